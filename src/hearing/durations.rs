//! Lengths of time and severity levels, as people say them: "five minutes", "5m", "half an
//! hour", "a couple of minutes", "in 20", "sev two". Seconds come out.

use super::lexicon::{Lexicon, WordId};
use super::tokens::{CLOCK, NO_BREAK, NUMBER, Token, tokenise};
use crate::units::Span;

/// The words that times are made of, as the lexicon numbers them.
#[derive(Clone, Debug)]
pub struct Units {
    seconds: [WordId; 2],
    minutes: [WordId; 2],
    hours: [WordId; 2],
    severity: [WordId; 3],
    /// The words that a correction can begin with.
    corrects: [WordId; 7],
    /// Seconds after midnight at which the words are said.
    clock: u32,
}

/// Numbers by their words.
const NUMBERS: [(&str, u32); 34] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("hundred", 100),
    ("dozen", 12),
];

/// Behind these words a bare number means minutes.
const MINUTES_FOLLOW: [&str; 15] = [
    "in", "another", "got", "have", "take", "within", "give", "for", "extra", "more", "to", "it",
    "you", "after", "further",
];

/// What is hours when nothing else is said is a mistake: nobody gives a time box of a week.
const LONGEST: u32 = 7 * 24 * 3600;

const HOUR: u32 = 3600;
/// A day [s].
pub const DAY: u32 = 24 * HOUR;

/// The whole number that a text begins with, "three", "twenty one" or "21", behind the count of
/// words that say it.
pub fn number_said(text: &str) -> Option<(usize, u32)> {
    let mut lexicon = Lexicon::default();
    let units = Units::new(&mut lexicon, 0);
    let (tokens, _) = tokenise(text, &lexicon, |_| None);
    let (words, tenths) = units.number(&tokens, &lexicon)?;
    (tenths % 10 == 0).then_some((words, tenths / 10))
}

impl Units {
    /// Numbers the words of times.
    pub fn new(lexicon: &mut Lexicon, clock: u32) -> Units {
        for word in ["o'clock", "oclock", "sharp", "noon"] {
            lexicon.word(word);
        }
        for (word, value) in NUMBERS {
            let id = lexicon.word(word);
            if !matches!(word, "first" | "second" | "third" | "fourth" | "fifth") {
                lexicon.set_value(id, value * 10);
            }
        }
        Units {
            seconds: [lexicon.word("second"), lexicon.word("seconds")],
            minutes: [lexicon.word("minute"), lexicon.word("minutes")],
            hours: [lexicon.word("hour"), lexicon.word("hours")],
            severity: [
                lexicon.word("sev"),
                lexicon.word("severity"),
                lexicon.word("priority"),
            ],
            corrects: ["no", "sorry", "i", "make", "scratch", "or", "correction"]
                .map(|word| lexicon.word(word)),
            clock: clock * 60,
        }
    }

    /// The same words, said so much later.
    pub fn later(&self, by: Span) -> Units {
        let clock = (u64::from(self.clock) + by.as_secs()) % u64::from(DAY);
        Units {
            clock: u32::try_from(clock).unwrap_or(0),
            ..self.clone()
        }
    }

    /// Whether a correction can begin with this word.
    #[inline]
    pub fn may_correct(&self, word: WordId) -> bool {
        self.corrects.contains(&word)
    }

    /// Whole minutes as seconds.
    pub fn minutes(&self, count: u32) -> u32 {
        count.saturating_mul(60).min(LONGEST)
    }

    fn unit(&self, token: Option<&Token>) -> Option<u32> {
        let word = token?.word;
        if self.minutes.contains(&word) {
            Some(60)
        } else if self.seconds.contains(&word) {
            Some(1)
        } else if self.hours.contains(&word) {
            Some(3600)
        } else {
            None
        }
    }

    /// The length of time that begins at `tokens[at]`: how many words it takes, its seconds.
    pub fn duration(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, u32)> {
        let here = &tokens[at..];
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        let first = here.first()?;
        if first.looks & CLOCK != 0 {
            let behind_by = at > 0
                && matches!(
                    lexicon.text(tokens[at - 1].word),
                    "by" | "at" | "until" | "till"
                );
            return behind_by.then(|| (1, self.until(first.number / 10)));
        }
        if self.behind_clock_word(tokens, at, lexicon)
            && let Some(found) = self.clock_in_words(tokens, at, lexicon)
        {
            return Some(found);
        }
        match text(0) {
            "half" => {
                let (skip, more) = match (text(1), text(2)) {
                    ("a" | "an", "hour") => (3, 1800),
                    ("hour", _) => (2, 1800),
                    ("a", "minute") => (3, 30),
                    ("past", _) if self.behind_clock_word(tokens, at, lexicon) => {
                        (2, self.until_past(30))
                    }
                    _ => return None,
                };
                return Some((skip, more));
            }
            "quarter" if text(1) == "of" && text(3) == "hour" => return Some((4, 900)),
            "a" | "an" | "couple" | "few" | "three" if self.vague(here, lexicon).is_some() => {
                return self.vague(here, lexicon);
            }
            _ => {}
        }
        let (mut used, mut tenths) = self.number(here, lexicon)?;
        // "five to ten minutes", "5-10 min": the later one
        let joined = usize::from(matches!(text(used), "to" | "or"));
        if let Some(rest) = here.get(used + joined..)
            && let Some((more, later)) = self.number(rest, lexicon)
            && later > tenths
            && here[used..used + joined + more]
                .iter()
                .all(|token| token.cut == NO_BREAK)
            && self.unit(here.get(used + joined + more)).is_some()
        {
            used += joined + more;
            tenths = later;
        }
        let mut after = used;
        if matches!(
            text(after),
            "more" | "whole" | "full" | "extra" | "odd" | "solid" | "short" | "further"
        ) {
            after += 1;
        }
        if let Some(unit) = self.unit(here.get(after)) {
            let mut seconds = tenths.saturating_mul(unit) / 10;
            after += 1;
            if text(after) == "and" && text(after + 1) == "a" && text(after + 2) == "half" {
                seconds = seconds.saturating_add(unit / 2);
                after += 3;
            } else if text(after) == "and" && text(after + 1) == "a" && text(after + 2) == "quarter"
            {
                seconds = seconds.saturating_add(unit / 4);
                after += 3;
            } else if unit == 3600 || unit == 60 {
                let and = usize::from(text(after) == "and");
                if let Some((more, tenths)) = here
                    .get(after + and..)
                    .and_then(|rest| self.number(rest, lexicon))
                    && let Some(small) = self.unit(here.get(after + and + more))
                    && small < unit
                {
                    seconds = seconds.saturating_add(tenths.saturating_mul(small) / 10);
                    after += and + more + 1;
                }
            }
            return Some((after, seconds.min(LONGEST)));
        }
        // "five more, Hayley"
        let more =
            text(used) == "more" && here.get(used + 1).is_none_or(|next| next.cut != NO_BREAK);
        if more && (10..=600).contains(&tenths) {
            return Some((used + 1, tenths.saturating_mul(6)));
        }
        // a bare number behind "in", "another", "you have got" is minutes when nothing is counted
        let cue = at > 0
            && MINUTES_FOLLOW.contains(&lexicon.text(tokens[at - 1].word))
            && first.cut == NO_BREAK;
        let counts_nothing = here.get(used).is_none_or(|next| {
            next.cut != NO_BREAK
                || matches!(
                    lexicon.text(next.word),
                    "and"
                        | "then"
                        | "okay"
                        | "understood"
                        | "please"
                        | "got"
                        | "copy"
                        | "clear"
                        | "i"
                        | "we"
                        | "thanks"
                        | "max"
                        | "tops"
                        | "so"
                        | "from"
                        | "sorry"
                        | "right"
                        | "alright"
                        | "if"
                        | "with"
                        | "no"
                        | "make"
                        | "more"
                        | "longer"
                        | "extra"
                        | "how"
                        | "what"
                        | "whether"
                        | "or"
                )
        });
        let sure = at > 0
            && !matches!(
                lexicon.text(tokens[at - 1].word),
                "to" | "it" | "you" | "for" | "have" | "give" | "got" | "more" | "after"
            );
        let told = at > 1
            && (sure
                || matches!(
                    (
                        lexicon.text(tokens[at - 2].word),
                        lexicon.text(tokens[at - 1].word),
                    ),
                    ("you" | "give" | "it" | "them" | "him" | "her", _)
                        | ("have", "got")
                        | ("can" | "could" | "may", "have")
                        | ("make" | "say", "it")
                ));
        (cue && counts_nothing && (told || sure) && (10..=1800).contains(&tenths))
            .then(|| (used, tenths.saturating_mul(6)))
    }

    /// "a couple of minutes", "a few minutes", "an hour", "three quarters of an hour".
    fn vague(&self, here: &[Token], lexicon: &Lexicon) -> Option<(usize, u32)> {
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        let article = usize::from(matches!(text(0), "a" | "an"));
        if text(0) == "three" {
            return (text(1) == "quarters" && text(2) == "of" && text(4) == "hour")
                .then_some((5, 2700));
        }
        if article == 1 && text(1) == "half" && text(2) == "hour" {
            return Some((3, 1800));
        }
        if article == 1 && text(1) == "quarter" && text(2) == "of" && text(4) == "hour" {
            return Some((5, 900));
        }
        let (tenths, mut at) = match text(article) {
            "couple" => (20, article + 1),
            "few" => (30, article + 1),
            _ if article == 1 => (10, 1),
            _ => return None,
        };
        if text(at) == "of" {
            at += 1;
        }
        if matches!(text(at), "more" | "extra" | "good" | "quick" | "full") {
            at += 1;
        }
        let unit = self.unit(here.get(at))?;
        if tenths == 10 && unit == 1 {
            return None; // "a second" is no time box
        }
        let mut seconds = tenths * unit / 10;
        at += 1;
        if text(at) == "and" && text(at + 1) == "a" && text(at + 2) == "half" {
            seconds += unit / 2;
            at += 3;
        }
        Some((at, seconds))
    }

    /// The number that begins here, tenfold, and how many words it takes.
    fn number(&self, here: &[Token], lexicon: &Lexicon) -> Option<(usize, u32)> {
        let first = here.first()?;
        if first.looks & CLOCK != 0 {
            return None;
        }
        if first.looks & NUMBER != 0 {
            return Some((1, first.number));
        }
        let value = lexicon.value(first.word);
        if value == 0 {
            return None;
        }
        let tens = value - 1;
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        if text(1) == "and" && text(2) == "a" && text(3) == "half" {
            return Some((4, tens + 5));
        }
        if tens >= 200
            && let Some(next) = here.get(1)
        {
            let ones = lexicon.value(next.word);
            if ones > 1 && ones <= 91 && next.cut == NO_BREAK {
                return Some((2, tens + ones - 1));
            }
        }
        Some((1, tens))
    }

    fn behind_clock_word(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
        let text = |back: usize| {
            let token = at.checked_sub(back).map(|before| &tokens[before]);
            token.map_or("", |token| lexicon.text(token.word))
        };
        let from = match text(1) {
            "about" | "around" | "roughly" | "exactly" | "latest" => 2,
            _ => 1,
        };
        matches!(text(from), "by" | "at" | "until" | "till" | "before")
    }

    /// A clock time in words, behind "at" or "by": "half past", "ten to eight", "five o'clock",
    /// "nine". How many words it takes, and the seconds until then.
    fn clock_in_words(
        &self,
        tokens: &[Token],
        at: usize,
        lexicon: &Lexicon,
    ) -> Option<(usize, u32)> {
        let here = &tokens[at..];
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        let article = usize::from(text(0) == "a" && text(1) == "quarter");
        let (used, minutes) = match text(article) {
            "quarter" => (article + 1, 15),
            "half" => (1, 30),
            _ => {
                let (used, tenths) = self.number(here, lexicon)?;
                (used, tenths / 10)
            }
        };
        let unit = here.get(used);
        let unit = usize::from(unit.is_some_and(|unit| self.minutes.contains(&unit.word)));
        let side = text(used + unit);
        if minutes >= 60 || !matches!(side, "past" | "to") {
            return self.full_hour(tokens, at, lexicon);
        }
        let used = used + unit + 1;
        let past = if side == "past" {
            minutes
        } else {
            60 - minutes
        };
        match self.hour(&here[used..], lexicon) {
            Some((words, hour)) => {
                let hour = if side == "past" { hour } else { hour + 11 };
                Some((used + words, self.until_on_the_dial(hour * 60 + past)))
            }
            // "from ten to …" counts; "at ten to, Lucia" is a time
            None if side == "to" && here.get(used).is_some_and(|next| next.cut == NO_BREAK) => None,
            None => Some((used, self.until_past(past))),
        }
    }

    /// "Five o'clock", "eight sharp", "nine": a bare hour only where nothing is counted by it.
    fn full_hour(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, u32)> {
        let here = &tokens[at..];
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        if text(0) == "noon" {
            return Some((1, self.until(12 * 60)));
        }
        let (words, hour) = self.hour(here, lexicon)?;
        let ends = here.get(words).is_none_or(|next| {
            next.cut != NO_BREAK || matches!(lexicon.text(next.word), "and" | "then" | "please")
        });
        let said_so = words > 1 && here[words - 1].looks & NUMBER == 0;
        // "one by one"
        let counted = at > 1 && tokens[at - 2].word == here[0].word;
        // "we are at six now" is a reading
        let reads = lexicon.text(tokens[at - 1].word) == "at"
            && at.checked_sub(2).is_none_or(|before| {
                matches!(
                    lexicon.text(tokens[before].word),
                    "is" | "are"
                        | "am"
                        | "was"
                        | "were"
                        | "be"
                        | "been"
                        | "still"
                        | "now"
                        | "currently"
                        | "sitting"
                        | "holding"
                        | "running"
                        | "stuck"
                        | "stands"
                        | "it"
                        | "this"
                        | "keep"
                        | "kept"
                        | "stay"
                        | "stays"
                        | "remain"
                        | "remains"
                )
            });
        (ends && !reads && !counted || said_so).then(|| (words, self.until_on_the_dial(hour * 60)))
    }

    /// An hour of the dial, with the words that may follow it.
    fn hour(&self, here: &[Token], lexicon: &Lexicon) -> Option<(usize, u32)> {
        let (words, tenths) = self.number(here, lexicon)?;
        let hour = tenths / 10;
        if !(1..=12).contains(&hour) || tenths % 10 != 0 || here.first()?.cut != NO_BREAK {
            return None;
        }
        let follows = here.get(words).filter(|next| next.cut == NO_BREAK);
        let more = follows.is_some_and(|next| {
            matches!(
                lexicon.text(next.word),
                "o'clock" | "oclock" | "sharp" | "latest"
            )
        });
        Some((words + usize::from(more), hour))
    }

    /// Seconds until the hands of a clock next stand so [minutes after twelve]: "ten to eight" is
    /// in the morning for whoever says it at half past seven.
    fn until_on_the_dial(&self, minutes: u32) -> u32 {
        const HALF_A_DAY: u32 = DAY / 2;
        (minutes * 60 % HALF_A_DAY + HALF_A_DAY - self.clock % HALF_A_DAY) % HALF_A_DAY
    }

    /// Seconds from now until a clock time [minutes after midnight].
    pub fn until(&self, clock: u32) -> u32 {
        (clock % (24 * 60) * 60 + DAY - self.clock) % DAY
    }

    /// Seconds from now until so many minutes past the hour.
    fn until_past(&self, minutes: u32) -> u32 {
        (minutes % 60 * 60 + HOUR - self.clock % HOUR) % HOUR
    }

    /// A severity level that begins here: how many words it takes, and the level.
    pub fn severity(&self, here: &[Token], lexicon: &Lexicon) -> Option<(usize, u32)> {
        let first = here.first()?;
        if !self.severity.contains(&first.word) {
            return None;
        }
        let text = |off: usize| here.get(off).map_or("", |token| lexicon.text(token.word));
        let at = match text(1) {
            "level" | "number" | "of" => 2,
            _ => 1,
        };
        let (_, tenths) = here.get(at..).and_then(|rest| self.number(rest, lexicon))?;
        let level = tenths / 10;
        (here[at].cut == NO_BREAK && tenths % 10 == 0 && (1..=5).contains(&level))
            .then_some((at + 1, level))
    }
}
