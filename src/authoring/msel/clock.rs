//! Times as other people's lists write them: clock times, military and with am or pm, dates,
//! date time groups, lengths of time since the start of the exercise.

use jiff::civil::Date;

use crate::units::Span;

/// A time as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// So long after the start of the exercise.
    Since(Span),
    /// By the clock: the day, where one was told, and seconds after midnight.
    Clock(Option<Date>, u32),
    /// By the clock on a numbered day of the exercise, from 1.
    Day(u32, u32),
}

/// Words that stand before a `+`, for the start of the exercise.
const STARTS: [&str; 9] = [
    "startex",
    "exstart",
    "start of exercise",
    "start",
    "t",
    "h",
    "e",
    "ex",
    "zero",
];

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads a time, or two with something between. `elapsed`: the header says that times count
/// from the start.
pub(super) fn read(cell: &str, elapsed: bool) -> Result<(Told, Option<Told>), String> {
    let written = cell.trim();
    let cell = written.to_lowercase();
    if cell.is_empty() {
        return Err("there is no time".to_owned());
    }
    if let Some(told) = one(&cell, elapsed) {
        return Ok((told, None));
    }
    if STARTS.iter().any(|start| {
        cell.strip_prefix(start)
            .is_some_and(|rest| rest.trim_start().starts_with(['-', '−']))
    }) {
        return Err(format!("`{written}` is before the start of the exercise"));
    }
    for between in [" to ", "–", "—", " - ", "-"] {
        let Some((from, to)) = cell.split_once(between) else {
            continue;
        };
        if let (Some(from), Some(to)) = (one(from.trim(), elapsed), one(to.trim(), elapsed)) {
            return Ok((from, Some(to)));
        }
    }
    Err(format!(
        "`{written}` is no time; write for example 09:05, 0905, STARTEX+15 or +15m"
    ))
}

fn one(cell: &str, elapsed: bool) -> Option<Told> {
    if STARTS[..4].contains(&cell) {
        return Some(Told::Since(Span::ZERO));
    }
    if let Some(since) = behind_start(cell) {
        return length(since).map(Told::Since);
    }
    if elapsed {
        return length(cell).map(Told::Since);
    }
    None.or_else(|| group(cell))
        .or_else(|| numbered_day(cell))
        .or_else(|| dated(cell))
        .or_else(|| of_day(cell).map(|second| Told::Clock(None, second)))
        .or_else(|| {
            // With a colon it is a time of day, and if that is none it is nothing.
            let length = if cell.contains(':') {
                None
            } else {
                length(cell)
            };
            length.map(Told::Since)
        })
}

/// What stands behind `startex+`, `t +` or `+` alone.
fn behind_start(cell: &str) -> Option<&str> {
    let plus = |rest: &'_ str| rest.trim_start().starts_with('+');
    let rest = STARTS
        .iter()
        .filter_map(|start| cell.strip_prefix(start))
        .find(|rest| plus(rest))
        .unwrap_or(cell);
    rest.trim_start().strip_prefix('+').map(str::trim)
}

/// A length of time: `15`, `15 min`, `1h 30m`, `0:15`, `01:02:03`. A number alone is minutes.
fn length(cell: &str) -> Option<Span> {
    let cell = cell.trim();
    if let Ok(minutes) = cell.parse::<u32>() {
        return Some(Span::minutes(minutes.into()));
    }
    if let Ok(minutes) = cell.parse::<f64>() {
        let seconds = (minutes * 60.0).round();
        return (0.0..1e6)
            .contains(&seconds)
            .then(|| Span::secs(seconds as u64));
    }
    if cell.contains(':') {
        let parts: Vec<u64> = cell
            .split(':')
            .map(|part| part.trim().parse().ok().filter(|part| *part < 1000))
            .collect::<Option<_>>()?;
        return match parts.as_slice() {
            [hours, minutes] if *minutes < 60 => Some(Span::secs(hours * 3600 + minutes * 60)),
            [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => {
                Some(Span::secs(hours * 3600 + minutes * 60 + seconds))
            }
            _ => None,
        };
    }
    Span::parse(cell).ok()
}

/// A time of day in seconds after midnight: `09:05`, `0905`, `0905z`, `9:05 pm`, `14h05`, `2 pm`.
fn of_day(cell: &str) -> Option<u32> {
    let mut cell = cell.trim();
    for unit in ["hours", "hrs", "hr", "uhr", "local", "utc", "gmt", "h"] {
        cell = cell.strip_suffix(unit).map_or(cell, str::trim_end);
    }
    let (cell, half) = match cell.trim_end_matches('.').strip_suffix('m') {
        Some(rest) => {
            let rest = rest.trim_end_matches('.');
            let half = rest
                .chars()
                .last()
                .filter(|half| matches!(half, 'a' | 'p'))?;
            (rest[..rest.len() - 1].trim_end(), Some(half))
        }
        None => (cell, None),
    };
    let cell = match cell.strip_suffix(|zone: char| zone.is_ascii_alphabetic()) {
        Some(rest) if rest.len() >= 4 => rest.trim_end(),
        _ => cell,
    };
    let parts: Vec<&str> = cell.split([':', 'h', '.']).collect();
    let number = |text: &str| -> Option<u32> {
        let digits = !text.is_empty() && text.len() <= 2;
        let digits = digits && text.chars().all(|letter| letter.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let (hour, minute, second) = match parts.as_slice() {
        [digits] if half.is_none() && matches!(digits.len(), 4 | 6) && digits.is_ascii() => {
            let second = if digits.len() == 6 {
                number(&digits[4..])?
            } else {
                0
            };
            (number(&digits[..2])?, number(&digits[2..4])?, second)
        }
        [hour] if half.is_some() => (number(hour)?, 0, 0),
        [hour, minute] => (number(hour)?, number(minute)?, 0),
        [hour, minute, second] => (number(hour)?, number(minute)?, number(second)?),
        _ => return None,
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some('p') => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then(|| hour * 3600 + minute * 60 + second)
}

/// A date time group: `051405zjan26`, with or without spaces.
fn group(cell: &str) -> Option<Told> {
    let plain: String = cell
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if !plain.is_ascii() || plain.len() < 11 {
        return None;
    }
    let (digits, rest) = plain.split_at(6);
    let month_at = |text: &str| MONTHS.iter().position(|month| text.starts_with(month));
    let (month, year) = match (month_at(rest), rest.get(1..).and_then(month_at)) {
        (Some(month), _) => (month, rest.get(3..)?),
        (None, Some(month)) => (month, rest.get(4..)?),
        (None, None) => return None,
    };
    let year: i16 = match year.len() {
        2 => 2000 + year.parse::<i16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    let date = Date::new(
        year,
        i8::try_from(month).ok()? + 1,
        digits[..2].parse().ok()?,
    )
    .ok()?;
    of_day(&digits[2..]).map(|second| Told::Clock(Some(date), second))
}

/// `day 2 14:05`, `d1 0905`.
fn numbered_day(cell: &str) -> Option<Told> {
    let rest = cell
        .strip_prefix("day")
        .or_else(|| cell.strip_prefix('d'))?;
    let rest = rest.trim_start();
    let ends = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let day: u32 = rest[..ends]
        .parse()
        .ok()
        .filter(|day| (1..100).contains(day))?;
    let time = rest[ends..].trim_start_matches([',', ' ', '-', ':', '@']);
    of_day(time).map(|second| Told::Day(day, second))
}

/// A date and a time: `2026-03-02 09:05`, `2026-03-02t09:05:00z`, `3/2/2026 9:05 am`.
fn dated(cell: &str) -> Option<Told> {
    let at = cell.find([' ', 't', ','])?;
    let date = date(&cell[..at])?;
    let time = cell[at + 1..].trim_start_matches([' ', ',']);
    let time = time.split(['+', '.']).next().unwrap_or(time);
    let time = time.strip_suffix('z').unwrap_or(time);
    of_day(time).map(|second| Told::Clock(Some(date), second))
}

fn date(text: &str) -> Option<Date> {
    let numbers = |mark: char| -> Option<[i16; 3]> {
        let all: Vec<i16> = text
            .split(mark)
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        all.try_into().ok()
    };
    let (year, month, day) = if let Some([year, month, day]) = numbers('-') {
        (year, month, day)
    } else if let Some([day, month, year]) = numbers('.') {
        (year, month, day)
    } else {
        // Where the first number cannot be a month it is the day.
        let [first, second, year] = numbers('/')?;
        match first > 12 {
            true => (year, second, first),
            false => (year, first, second),
        }
    };
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE_PAST_NINE: u32 = 9 * 3600 + 300;

    fn told(cell: &str) -> Option<Told> {
        read(cell, false).ok().map(|(told, _)| told)
    }

    #[test]
    fn clock_times_are_read_as_people_write_them() {
        for cell in [
            "09:05",
            "9:05",
            "0905",
            "0905Z",
            "0905 hrs",
            "09:05:00",
            "9:05 AM",
            "9.05",
            "9h05",
            "9:05 a.m.",
            "09:05 UTC",
            "090500",
        ] {
            assert_eq!(
                told(cell),
                Some(Told::Clock(None, FIVE_PAST_NINE)),
                "{cell}"
            );
        }
        assert_eq!(told("2 pm"), Some(Told::Clock(None, 14 * 3600)));
        assert_eq!(told("12:10 am"), Some(Told::Clock(None, 600)));
    }

    #[test]
    fn dates_are_read_with_their_time() {
        let date = Date::new(2026, 3, 2).ok();
        for cell in [
            "2026-03-02 09:05",
            "2026-03-02T09:05:00Z",
            "3/2/2026 9:05 AM",
            "02.03.2026 09:05",
            "020905ZMAR26",
            "020905 MAR 2026",
        ] {
            assert_eq!(
                told(cell),
                Some(Told::Clock(date, FIVE_PAST_NINE)),
                "{cell}"
            );
        }
        assert_eq!(told("Day 2, 0905"), Some(Told::Day(2, FIVE_PAST_NINE)));
    }

    #[test]
    fn lengths_of_time_count_from_the_start() {
        for cell in [
            "STARTEX+15",
            "STARTEX + 0:15",
            "T+15",
            "t + 15 min",
            "+15m",
            "+00:15",
            "15 min",
            "15",
        ] {
            assert_eq!(told(cell), Some(Told::Since(Span::minutes(15))), "{cell}");
        }
        assert_eq!(told("STARTEX"), Some(Told::Since(Span::ZERO)));
        assert_eq!(
            read("00:15", true).ok().map(|told| told.0),
            Some(Told::Since(Span::minutes(15)))
        );
    }

    #[test]
    fn two_times_are_a_window() {
        for cell in ["09:05-09:10", "0905 – 0910", "09:05 to 09:10"] {
            let window = read(cell, false).expect("it is a window");
            assert_eq!(
                window.1,
                Some(Told::Clock(None, FIVE_PAST_NINE + 300)),
                "{cell}"
            );
        }
    }

    #[test]
    fn what_is_no_time_is_told() {
        for cell in [
            "",
            "soon",
            "25:00",
            "9:75",
            "TBD",
            "T-15",
            "after lunch",
            "99999999999999",
        ] {
            assert!(read(cell, false).is_err(), "{cell}");
        }
    }
}
