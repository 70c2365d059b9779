//! Times as people write them at the beginning of a line or in a cell: `14:02`, `2:02 pm`,
//! `2016-03-11T14:02:00Z`, `Mar 11, 14:02 PST`, `1402Z`, `T+5`.

use jiff::civil::Date;

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The day, where it is written.
    pub(super) date: Option<Date>,
    /// The time of day or since the start; none where only a day is written.
    pub(super) time: Option<Time>,
    /// The zone, where it is written [s east of UTC].
    pub(super) zone: Option<i32>,
    /// Written as 01/02/2016, which may be a day of January or of February.
    pub(super) ambiguous: bool,
}

/// A time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// Seconds since midnight; whether it says am or pm.
    OfDay { seconds: i64, half: bool },
    /// Seconds since the start.
    Since(i64),
}

/// How times are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The year of days without one.
    pub(super) year: i16,
    /// `03:12` is three minutes and twelve seconds since the call began.
    pub(super) since_call: bool,
    /// The text is a cell that holds nothing but a time.
    pub(super) alone: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            year: 2024,
            since_call: false,
            alone: false,
        }
    }
}

/// The time at the beginning of a text, and what stands behind it.
pub(super) fn stamp(text: &str, reading: Reading) -> Option<(Stamp, &str)> {
    let mut cursor = Cursor {
        rest: text.trim_start(),
        reading,
    };
    cursor.skip(&['[', '(', '*', '_', '~', '`', '≈']);
    for word in [
        "about ",
        "approximately ",
        "approx. ",
        "approx ",
        "circa ",
        "ca. ",
        "at ",
    ] {
        cursor.word(word);
    }
    cursor.skip(&['~', '≈']);
    let date = cursor.date();
    if date.is_some() {
        cursor.skip(&[' ', ',', '@']);
        if cursor.rest.starts_with(['T', 't'])
            && cursor.rest[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            cursor.rest = &cursor.rest[1..];
        }
        cursor.word("at ");
    }
    let time = cursor.time();
    if date.is_none() && time.is_none() {
        return None;
    }
    let zone = time.and_then(|_| cursor.zone());
    if time.is_some() {
        cursor.until();
    }
    cursor.skip(&[']', ')', '*', '_', '`']);
    let (date, ambiguous) = date.map_or((None, false), |(date, unsure)| (Some(date), unsure));
    let stamp = Stamp {
        date,
        time,
        zone,
        ambiguous,
    };
    let rest = cursor.rest.trim_start();
    if reading.alone && !rest.trim_matches(['.', ' ']).is_empty() {
        return None;
    }
    let rest = rest.trim_start_matches([':', '-', '–', '—', '|', '>', ',', ' ', '\t']);
    Some((stamp, rest))
}

/// The zone that a column's name tells: `Time (UTC)`, `when, PST`.
pub(super) fn zone_in(name: &str) -> Option<i32> {
    let words =
        name.split(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '-' && c != ':');
    words.filter(|word| !word.is_empty()).find_map(zone_named)
}

/// A zone by name or as a distance. Names that stand for several zones are not taken.
fn zone_named(word: &str) -> Option<i32> {
    let hours = match word.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "GMT" | "WET" => 0,
        "CET" | "BST" | "WEST" => 1,
        "CEST" | "EET" => 2,
        "EEST" | "MSK" => 3,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return distance(word),
    };
    Some(hours * 3600)
}

/// `+02:00`, `-0700`, `UTC+2`.
fn distance(word: &str) -> Option<i32> {
    let word = word
        .strip_prefix("UTC")
        .or_else(|| word.strip_prefix("GMT"))
        .unwrap_or(word);
    let (sign, digits) = match word.as_bytes().first()? {
        b'+' => (1, &word[1..]),
        b'-' => (-1, &word[1..]),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Where reading stands.
struct Cursor<'a> {
    rest: &'a str,
    reading: Reading,
}

impl Cursor<'_> {
    fn skip(&mut self, any: &[char]) {
        self.rest = self.rest.trim_start_matches(any);
    }

    /// Takes this word, whatever its case.
    fn word(&mut self, word: &str) -> bool {
        let fits = self.rest.get(..word.len());
        let is_there = fits.is_some_and(|start| start.eq_ignore_ascii_case(word));
        if is_there {
            self.rest = &self.rest[word.len()..];
        }
        is_there
    }

    fn take(&mut self, letter: char) -> bool {
        let rest = self.rest.strip_prefix(letter);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A whole number with so many digits.
    fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits < least || digits > most {
            return None;
        }
        let number = self.rest[..digits].parse().ok()?;
        self.rest = &self.rest[digits..];
        Some(number)
    }

    /// Tries to read; where that fails nothing was taken.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let got = read(self);
        if got.is_none() {
            self.rest = before;
        }
        got
    }

    /// A day, and whether it may be another one.
    fn date(&mut self) -> Option<(Date, bool)> {
        self.attempt(|this| {
            this.weekday();
            this.attempt(Self::year_first)
                .map(|date| (date, false))
                .or_else(|| this.attempt(Self::year_last))
                .or_else(|| {
                    this.attempt(Self::with_month_name)
                        .map(|date| (date, false))
                })
        })
    }

    fn weekday(&mut self) {
        let letters = self
            .rest
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let word = self.rest[..letters].to_ascii_lowercase();
        let days = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        if letters >= 3 && days.iter().any(|day| day.starts_with(&word)) {
            self.rest = self.rest[letters..].trim_start_matches(['.', ',', ' ']);
        }
    }

    fn year_first(&mut self) -> Option<Date> {
        let year = self.number(4, 4)?;
        let mark = self
            .rest
            .chars()
            .next()
            .filter(|mark| "-/.".contains(*mark))?;
        self.take(mark);
        let month = self.number(1, 2)?;
        self.take(mark).then_some(())?;
        date(year, month, self.number(1, 2)?)
    }

    fn year_last(&mut self) -> Option<(Date, bool)> {
        let first = self.number(1, 2)?;
        let mark = self
            .rest
            .chars()
            .next()
            .filter(|mark| "/.-".contains(*mark))?;
        self.take(mark);
        let second = self.number(1, 2)?;
        self.take(mark).then_some(())?;
        let year = match self.number(2, 4)? {
            short @ 0..=99 => 2000 + short,
            year => year,
        };
        // With slashes the month comes first in most tools; with dots the day does.
        let (month, day) = match (mark, first, second) {
            ('/', 13.., _) | ('.' | '-', _, 1..=12) => (second, first),
            _ => (first, second),
        };
        let unsure = mark == '/' && first <= 12 && second <= 12 && first != second;
        Some((date(year, month, day)?, unsure))
    }

    fn with_month_name(&mut self) -> Option<Date> {
        let before = self.number(1, 2);
        if before.is_some() {
            let _ = ["st", "nd", "rd", "th", "."]
                .iter()
                .any(|end| self.word(end));
            self.skip(&[' ', '-']);
        }
        let month = self.month()?;
        self.skip(&['.', ' ', '-']);
        let day = match before {
            Some(day) => day,
            None => {
                let day = self.number(1, 2)?;
                let _ = ["st", "nd", "rd", "th"].iter().any(|end| self.word(end));
                day
            }
        };
        let year = self.attempt(|this| {
            this.skip(&[',', ' ']);
            this.number(4, 4)
        });
        date(year.unwrap_or(i64::from(self.reading.year)), month, day)
    }

    fn month(&mut self) -> Option<i64> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let letters = self
            .rest
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let word = self.rest[..letters].to_ascii_lowercase();
        let found = MONTHS
            .iter()
            .position(|month| letters >= 3 && month.starts_with(&word));
        let at = found?;
        self.rest = &self.rest[letters..];
        i64::try_from(at + 1).ok()
    }

    fn time(&mut self) -> Option<Time> {
        if self.reading.since_call {
            return self.attempt(Self::minutes);
        }
        self.attempt(Self::since)
            .or_else(|| self.attempt(Self::of_day))
            .or_else(|| self.attempt(Self::four_digits))
    }

    /// Minutes and seconds since the call began.
    fn minutes(&mut self) -> Option<Time> {
        let minutes = self.number(1, 4)?;
        self.take(':').then_some(())?;
        let seconds = self.number(2, 2).filter(|seconds| *seconds < 60)?;
        Some(Time::Since(minutes * 60 + seconds))
    }

    /// `T+5`, `+00:05`, `+12 min`, `T+1h20m`.
    fn since(&mut self) -> Option<Time> {
        let _ = self.take('T') || self.take('t');
        self.take('+').then_some(())?;
        self.skip(&[' ']);
        let first = self.number(1, 4)?;
        if self.take(':') {
            let second = self.number(2, 2)?;
            return match self.take(':') {
                true => Some(Time::Since(first * 3600 + second * 60 + self.number(2, 2)?)),
                false => Some(Time::Since(first * 3600 + second * 60)),
            };
        }
        if self.unit(&["h"]) {
            let minutes = self.attempt(|this| {
                this.skip(&[' ']);
                this.number(1, 2)
            });
            let _ = self.word("min") || self.word("m");
            return Some(Time::Since(first * 3600 + minutes.unwrap_or(0) * 60));
        }
        if self.unit(&["seconds", "sec", "s"]) {
            return Some(Time::Since(first));
        }
        // `T+5 it broke`: minutes where no unit is told.
        let _ = self.unit(&["minutes", "mins", "min", "m"]);
        self.at_end_of_word().then_some(Time::Since(first * 60))
    }

    /// Takes one of these words, perhaps behind a space; digits may follow (`1h20m`).
    fn unit(&mut self, words: &[&str]) -> bool {
        let taken = self.attempt(|this| {
            this.skip(&[' ']);
            let word = words.iter().find(|word| this.word(word));
            let ends = !this.rest.starts_with(char::is_alphabetic);
            (word.is_some() && ends).then_some(())
        });
        taken.is_some()
    }

    fn of_day(&mut self) -> Option<Time> {
        let hours = self.number(1, 2)?;
        let mark = self.rest.chars().next()?;
        let mut seconds = 0;
        let mut minutes = 0;
        let with_minutes = match mark {
            ':' | 'h' => true,
            '.' => self.reading.alone,
            _ => false,
        };
        if with_minutes {
            self.take(mark);
            minutes = self.number(2, 2)?;
            // A colon may also end the time: `14:02: it broke`.
            let before = self.rest;
            if self.take(':') && !self.rest.starts_with(|c: char| c.is_ascii_digit()) {
                self.rest = before;
            } else if self.rest.len() < before.len() {
                seconds = self.number(2, 2)?;
                if self.take('.') || self.take(',') {
                    self.number(1, 9)?;
                }
            }
        }
        let half = self.half();
        if !with_minutes && half.is_none() {
            return None;
        }
        let hours = match half {
            Some(_) if !(1..=12).contains(&hours) => return None,
            Some(Half::Am) => hours % 12,
            Some(Half::Pm) => hours % 12 + 12,
            None => hours,
        };
        let fits = hours < 24 && minutes < 60 && seconds < 61;
        (fits && (self.at_end_of_word() || self.rest.starts_with(['Z', 'z']))).then_some(
            Time::OfDay {
                seconds: hours * 3600 + minutes * 60 + seconds,
                half: half.is_some(),
            },
        )
    }

    /// `1402Z`, `1402 UTC`, and `1402` in a cell of its own: elsewhere it may be a year.
    fn four_digits(&mut self) -> Option<Time> {
        let number = self.number(4, 4)?;
        let (hours, minutes) = (number / 100, number % 100);
        let mut ahead = Cursor {
            rest: self.rest,
            reading: self.reading,
        };
        let _ = self.word("h");
        let told = self.reading.alone && self.rest.trim().is_empty() || ahead.zone().is_some();
        (hours < 24 && minutes < 60 && told).then_some(Time::OfDay {
            seconds: hours * 3600 + minutes * 60,
            half: false,
        })
    }

    fn half(&mut self) -> Option<Half> {
        self.attempt(|this| {
            this.skip(&[' ', '\u{202f}', '\u{a0}']);
            let half = match this.rest.chars().next()?.to_ascii_lowercase() {
                'a' => Half::Am,
                'p' => Half::Pm,
                _ => return None,
            };
            this.rest = &this.rest[1..];
            this.take('.');
            (this.take('m') || this.take('M')).then_some(())?;
            this.take('.');
            this.at_end_of_word().then_some(half)
        })
    }

    /// A zone right behind a time.
    fn zone(&mut self) -> Option<i32> {
        self.attempt(|this| {
            let spaced = this.rest.starts_with([' ', '(']);
            this.skip(&[' ', '(']);
            let length = this
                .rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '-' && c != ':')
                .unwrap_or(this.rest.len());
            let word = this.rest[..length].trim_end_matches([':', '-']);
            // `14:02 -3 servers` is no zone; `14:02 +0000` is.
            if spaced && word.starts_with(['+', '-']) && word.len() < 5 {
                return None;
            }
            let zone = zone_named(word)?;
            this.rest = &this.rest[word.len()..];
            this.take(')');
            Some(zone)
        })
    }

    /// The end of a stretch of time, `– 14:10`: the entry stands at its beginning.
    fn until(&mut self) {
        self.attempt(|this| {
            this.skip(&[' ']);
            (this.take('-') || this.take('–') || this.take('—')).then_some(())?;
            this.skip(&[' ']);
            this.attempt(Self::of_day)?;
            let _ = this.zone();
            Some(())
        });
    }

    fn at_end_of_word(&self) -> bool {
        self.rest
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric())
    }
}

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Date, seconds, zone and what stands behind.
    type Parts = (Option<Date>, Option<i64>, Option<i32>, String);

    fn read(text: &str) -> Option<Parts> {
        let (stamp, rest) = stamp(text, Reading::default())?;
        let seconds = stamp.time.map(|time| match time {
            Time::OfDay { seconds, .. } | Time::Since(seconds) => seconds,
        });
        Some((stamp.date, seconds, stamp.zone, rest.to_owned()))
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let two_past = Some(14 * 3600 + 120);
        let day = Date::new(2016, 3, 11).ok();
        for (text, date, seconds, zone) in [
            ("14:02 it broke", None, two_past, None),
            ("14:02:00 – it broke", None, two_past, None),
            ("[14:02] it broke", None, two_past, None),
            ("**14:02** it broke", None, two_past, None),
            ("~14:02: it broke", None, two_past, None),
            ("2:02 PM it broke", None, two_past, None),
            ("2:02pm it broke", None, two_past, None),
            ("14h02 it broke", None, two_past, None),
            ("1402Z it broke", None, two_past, Some(0)),
            ("14:02 UTC it broke", None, two_past, Some(0)),
            ("14:02 (PST) it broke", None, two_past, Some(-8 * 3600)),
            ("14:02–14:10 it broke", None, two_past, None),
            ("2016-03-11 14:02 it broke", day, two_past, None),
            ("2016-03-11T14:02:00Z it broke", day, two_past, Some(0)),
            (
                "2016-03-11T14:02:00.123+02:00 it broke",
                day,
                two_past,
                Some(7200),
            ),
            ("11.03.2016, 14:02 it broke", day, two_past, None),
            ("Mar 11, 2016 at 14:02 it broke", day, two_past, None),
            ("Friday, 11 March 2016 14:02 it broke", day, two_past, None),
            ("T+5 it broke", None, Some(300), None),
            ("+5 sec it broke", None, Some(5), None),
            ("T+1h20m it broke", None, Some(4800), None),
            ("+1h 20m it broke", None, Some(4800), None),
            ("+00:05 it broke", None, Some(300), None),
            ("12am it broke", None, Some(0), None),
            ("12:30 pm it broke", None, Some(45_000), None),
        ] {
            let expected = (date, seconds, zone, "it broke".to_owned());
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_taken_for_one() {
        for text in [
            "soon",
            "25:00 it broke",
            "14:62 it broke",
            "2016 was bad",
            "3 servers broke",
            "13:02pm x",
            "5.14 was released",
            "1:1 meeting",
            "404 errors",
            "14:021 x",
            "may be broken",
            "a.m.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_may_be_another_says_so() {
        let unsure = |text| stamp(text, Reading::default()).map(|(stamp, _)| stamp.ambiguous);
        assert_eq!(unsure("03/11/2016 14:02"), Some(true));
        assert_eq!(unsure("13/11/2016 14:02"), Some(false));
        assert_eq!(unsure("11.03.2016 14:02"), Some(false));
    }
}
