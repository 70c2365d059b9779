//! The facts that a brief states: the level, who does what until when, when the next update is
//! due. Only what is said plainly is taken; what cannot be read is no fact, and nobody is
//! blamed for it.

use super::super::acts::{BriefFacts, BriefedTask};
use super::super::durations::{DAY, Units};
use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, mark};
use super::super::names::Names;
use super::super::tokens::{CLOCK, NO_BREAK, PRONOUN, STOP};

/// A clock time that is more than so far ahead is meant as past ("until ten past" at twelve past).
const AHEAD_AT_MOST: u32 = 45 * 60;
/// The same for a time by hour and minute.
const AHEAD_IN_A_DAY: u32 = DAY / 2;
/// As much for a time that names the hour in words ("ten to eight").
const AHEAD_ON_THE_DIAL: u32 = DAY / 4;

/// What the facts are read from.
pub struct Told<'a> {
    /// What was said.
    pub text: &'a str,
    /// Its items; the last is its end.
    pub items: &'a [Item],
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The names.
    pub names: &'a Names,
    /// The words of times, from now.
    pub units: &'a Units,
    /// Who is told: their own part is theirs to know.
    pub whom: u16,
}

impl Told<'_> {
    /// All facts.
    pub fn facts(&self) -> BriefFacts {
        BriefFacts {
            severity: self.severity(),
            tasks: self.tasks(),
            next_update_in_s: self.next_update(),
        }
    }

    fn word(&self, at: usize) -> &str {
        self.items
            .get(at)
            .map_or("", |item| self.lexicon.text(item.word))
    }

    fn len(&self) -> usize {
        self.items.len() - 1
    }

    /// Where the sentence that `at` stands in ends.
    fn sentence_end(&self, at: usize) -> usize {
        (at + 1..self.len())
            .find(|end| self.items[*end].cut >= STOP)
            .unwrap_or(self.len())
    }

    /// The level that is told last and not as what was before.
    fn severity(&self) -> Option<u8> {
        let before = |at: usize| (at.saturating_sub(3)..at).map(|at| self.word(at));
        let mut said = None;
        for (at, item) in self.items[..self.len()].iter().enumerate() {
            let past = before(at).any(|word| matches!(word, "was" | "from" | "not" | "were"));
            let level = if item.is_any(class::SEV) {
                Some(item.value)
            } else if matches!(self.word(at), "severity" | "level") {
                self.level_behind(at)
            } else {
                None
            };
            if let Some(level) = level.filter(|_| !past) {
                said = u8::try_from(level)
                    .ok()
                    .filter(|level| (1..=5).contains(level));
            }
        }
        said
    }

    /// "severity is one", "the severity is at two".
    fn level_behind(&self, at: usize) -> Option<u32> {
        let mut next = at + 1;
        while matches!(
            self.word(next),
            "is" | "at" | "now" | "still" | "of" | "set" | "to" | "level" | "a" | "currently"
        ) {
            next += 1;
        }
        let item = self.items[..self.len()].get(next)?;
        let unbroken = self.items[at + 1..=next]
            .iter()
            .all(|item| item.cut == NO_BREAK);
        (unbroken && next > at + 1 && item.is_any(class::NUM)).then_some(item.value)
    }

    fn tasks(&self) -> Vec<BriefedTask> {
        let mut tasks: Vec<BriefedTask> = Vec::new();
        for at in 0..self.len() {
            let item = &self.items[at];
            let is_owner = item.is_any(class::PERSON)
                && item.looks & PRONOUN == 0
                && item.party != self.whom
                && !(at > 0 && item.cut == NO_BREAK && self.items[at - 1].is_any(mark::POINTS));
            if !is_owner {
                continue;
            }
            let Some(from) = self.work_behind(at) else {
                continue;
            };
            let words_end = self.words_end(from);
            let task = self.slice(from, words_end);
            if task.is_empty() {
                continue;
            }
            tasks.push(BriefedTask {
                who: self.names.person(item.party),
                task,
                due_in_s: self.due(words_end.max(from), self.facts_end(words_end)),
            });
        }
        tasks
    }

    /// Where the words of the work begin that somebody is told to be at.
    fn work_behind(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        let skips = |at: usize| {
            self.items[at].is_any(mark::SKIP) || matches!(self.word(at), "still" | "currently")
        };
        while next < self.len() && skips(next) {
            next += 1;
        }
        if next >= self.len() || self.items[next].cut >= STOP {
            return None;
        }
        let doing = |at: usize| {
            at < self.len()
                && (self.items[at].is_any(class::DOING) || self.word(at).ends_with("ing"))
        };
        match self.word(next) {
            "has" | "owns" | "handles" | "covers" | "runs" | "checks" | "does" | "have" => {
                let got = usize::from(self.word(next + 1) == "got");
                Some(next + 1 + got)
            }
            "on" => Some(next + 1),
            "is" => {
                let mut then = next + 1;
                while then < self.len() && skips(then) {
                    then += 1;
                }
                match self.word(then) {
                    "on" | "at" => Some(then + 1),
                    _ => doing(then).then_some(then),
                }
            }
            _ => doing(next).then_some(next),
        }
        .filter(|from| *from < self.len())
    }

    /// Where the words of a task end: at a break, at its time, at the next one's owner.
    fn words_end(&self, from: usize) -> usize {
        (from + 1..self.len())
            .find(|at| {
                let item = &self.items[*at];
                let timed = matches!(
                    self.word(*at),
                    "until"
                        | "till"
                        | "by"
                        | "due"
                        | "at"
                        | "back"
                        | "reports"
                        | "for"
                        | "with"
                        | "in"
                        | "another"
                ) && (at + 1..(at + 4).min(self.len())).any(|next| self.is_time(next));
                let next_owner = self.word(*at) == "and"
                    && self.items[at + 1].is_any(class::PERSON)
                    && self.work_behind(at + 1).is_some();
                item.cut != NO_BREAK || self.is_time(*at) || timed || next_owner
            })
            .unwrap_or(self.len())
    }

    /// Where what belongs to a task ends: with the sentence, at the next person, at an update.
    fn facts_end(&self, from: usize) -> usize {
        let end = if from < self.len() && self.items[from].cut >= STOP {
            from
        } else {
            self.sentence_end(from)
        };
        (from..end)
            .find(|at| {
                self.items[*at].is_any(class::PERSON)
                    || matches!(self.word(*at), "update" | "updates" | "next")
            })
            .unwrap_or(end)
    }

    /// When the next update was promised, if it is said.
    fn next_update(&self) -> Option<i64> {
        (0..self.len()).find_map(|at| {
            if !matches!(self.word(at), "update" | "updates" | "post") {
                return None;
            }
            let end = self.sentence_end(at);
            let promises = |word: &str| {
                matches!(
                    word,
                    "next" | "promised" | "promise" | "due" | "owe" | "owed"
                )
            };
            let near = at.saturating_sub(4)..(at + 5).min(end);
            near.clone()
                .any(|near| promises(self.word(near)))
                .then(|| self.due(at, end))
                .flatten()
        })
    }

    fn is_time(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.is_any(class::TIME) || item.looks & CLOCK != 0
    }

    /// The first time between two places, in seconds from now; negative when it is past.
    fn due(&self, from: usize, to: usize) -> Option<i64> {
        let now = (from..to).any(|at| self.word(at) == "due" && self.word(at + 1) == "now");
        let at = (from..to).find(|at| self.is_time(*at));
        let Some(at) = at else {
            return now.then_some(0);
        };
        let repeats = matches!(self.word(at.wrapping_sub(1)), "every" | "each" | "since")
            || matches!(self.word(at + 1), "ago" | "overdue" | "late");
        if repeats {
            return None;
        }
        let item = &self.items[at];
        let seconds = if item.is_any(class::TIME) {
            item.value
        } else {
            self.units.until(item.value)
        };
        let said = self.text.get(item.start as usize..item.end as usize);
        let said = said.unwrap_or("");
        let on_the_clock = matches!(
            self.word(at.wrapping_sub(1)),
            "by" | "at" | "until" | "till" | "before" | "about" | "around"
        ) && !["min", "hour", "sec"]
            .iter()
            .any(|unit| said.contains(unit));
        let (ahead, turn) = if item.looks & CLOCK != 0 {
            (AHEAD_IN_A_DAY, DAY)
        } else if said.ends_with("past") || said.ends_with("to") {
            (AHEAD_AT_MOST, 3600)
        } else if on_the_clock {
            (AHEAD_ON_THE_DIAL, DAY / 2)
        } else {
            return Some(i64::from(seconds));
        };
        let seconds = i64::from(seconds);
        Some(if seconds > i64::from(ahead) {
            seconds - i64::from(turn)
        } else {
            seconds
        })
    }

    fn slice(&self, from: usize, to: usize) -> String {
        if from >= to {
            return String::new();
        }
        let (start, end) = (self.items[from].start, self.items[to - 1].end);
        self.text
            .get(start as usize..end as usize)
            .unwrap_or("")
            .trim_matches(|sign: char| !sign.is_alphanumeric())
            .to_owned()
    }
}
