//! Passing command on at the end of the shift: brief, read-back, announcement, confirmation.
//!
//! The brief goes to the incoming commander alone, in five parts. What they read back is compared
//! with it part by part; a number or a name that was never said is put right. Once command is
//! announced the commander gives no more orders.

use std::collections::BTreeSet;

use super::Mind;
use crate::drill::state::TaskStatus;
use crate::hearing::BriefElement;
use crate::rehearsal::habits::Leaving;
use crate::rehearsal::words::{Phrase, Slots, minutes, number, spoken_number};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Audience, Part, Role};
use crate::units::{Moment, Span};

/// So long before the shift ends the handover begins. Ours: a brief, a read-back and a minute.
const BEFORE_THE_END: Span = Span::minutes(6);
/// So long is waited for a read-back before what was not taken in is said again.
const READ_BACK: Span = Span::secs(40);
/// So long is waited for the confirmation on the call.
const CONFIRMS: Span = Span::secs(20);
/// The read-back has been answered; a breath before the announcement.
const SETTLED: Span = Span::secs(5);
/// So often anything here is said again.
const TRIES: u32 = 3;
/// Having handed over, the commander stays no longer than this.
const LEAVES: Span = Span::secs(90);

/// What the commander remembers of passing command on.
#[derive(Debug, Default)]
pub(super) struct Passing {
    step: Step,
    /// The deputy reminded of the end of the shift.
    pub reminded: bool,
    /// What was just read back.
    pub read_back: Option<String>,
    to: Option<PersonId>,
    brief: Vec<(BriefElement, String)>,
    tries: u32,
    stays: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    NotYet,
    Briefed(Moment),
    Answered(Moment),
    Announced(Moment),
    Over(Moment),
}

impl Passing {
    /// Nothing new is begun any more.
    pub fn is_under_way(&self) -> bool {
        self.step != Step::NotYet
    }

    /// Command has not been announced to pass yet.
    pub fn may_still_order(&self) -> bool {
        matches!(self.step, Step::Briefed(_) | Step::Answered(_))
    }

    /// When the commander leaves, having handed over.
    pub fn leaves(&self) -> Option<Moment> {
        match self.step {
            Step::Over(since) => Some(since + LEAVES),
            _ => None,
        }
    }
}

impl Mind {
    /// The next step of the handover, when its time has come.
    pub(super) fn pass_command(&mut self, now: Moment) -> Option<String> {
        match self.passing.step {
            Step::NotYet => self.begin_handover(now),
            Step::Briefed(since) => self.hear_read_back(since, now),
            Step::Answered(since) => {
                if self.passing.read_back.is_some() {
                    return self.hear_read_back(since, now);
                }
                if now < since + SETTLED {
                    self.wake_at(since + SETTLED);
                    return None;
                }
                self.announce(now)
            }
            Step::Announced(since) => {
                if self.state.handover.confirmed.is_some() || !self.state.trainee_commands() {
                    self.passing.step = Step::Over(now);
                    let to = self.passing.to.clone()?;
                    return Some(self.say_to(Phrase::Acknowledge, &to));
                }
                if now < since + CONFIRMS || self.passing.tries >= TRIES {
                    self.wake_at(since + CONFIRMS);
                    return None;
                }
                self.passing.tries += 1;
                self.passing.step = Step::Announced(now);
                let to = self.passing.to.clone()?;
                Some(self.say_to(Phrase::AskAck, &to))
            }
            Step::Over(_) => None,
        }
    }

    fn begin_handover(&mut self, now: Moment) -> Option<String> {
        let ends = self.state.shift_ends?;
        let due = ends - BEFORE_THE_END;
        if now < due && !self.passing.reminded {
            self.wake_at(due);
            return None;
        }
        if !self.state.trainee_commands() || self.verifying.recovered || self.passing.stays {
            return None;
        }
        let Some(to) = self.successor() else {
            // Nobody can take it: the commander keeps it, and says so.
            self.passing.stays = true;
            return Some(self.take_command(Phrase::StayOn));
        };
        self.passing.to = Some(to.clone());
        if self.habits.handover == Leaving::Cold {
            return self.announce(now);
        }
        self.passing.brief = self.brief(now);
        self.passing.step = Step::Briefed(now);
        self.passing.read_back = None;
        let all: BTreeSet<BriefElement> = BTreeSet::new();
        Some(self.tell_brief(&to, &all))
    }

    /// The deputy, or any other trained commander on the call.
    fn successor(&self) -> Option<PersonId> {
        let deputy = self.state.roles.get(&Role::Deputy);
        deputy.filter(|who| self.is_here(who)).cloned().or_else(|| {
            self.book
                .people()
                .iter()
                .find(|person| {
                    person.ic_trained
                        && person.part != Part::Executive
                        && person.id != self.state.trainee
                        && self.is_here(&person.id)
                })
                .map(|person| person.id.clone())
        })
    }

    fn announce(&mut self, now: Moment) -> Option<String> {
        let to = self.passing.to.clone()?;
        self.passing.step = Step::Announced(now);
        self.passing.tries = 0;
        let slots = Slots {
            who: self.book.name(&to),
            ..Slots::default()
        };
        Some(self.voice.say(Phrase::AnnounceHandover, slots))
    }

    /// The parts of the brief that were not taken in yet, as one direct message.
    fn tell_brief(&self, to: &PersonId, taken: &BTreeSet<BriefElement>) -> String {
        let mut said = format!("/dm {}", self.book.name(to));
        for (element, words) in &self.passing.brief {
            if !taken.contains(element) {
                said.push(' ');
                said.push_str(words);
            }
        }
        said
    }

    fn hear_read_back(&mut self, since: Moment, now: Moment) -> Option<String> {
        let to = self.passing.to.clone()?;
        if let Some(read) = self.passing.read_back.take() {
            self.passing.step = Step::Answered(now);
            let wrong = self.wrong_element(&read);
            let what = wrong
                .and_then(|at| self.passing.brief.get(at))
                .map(|(_, words)| words.clone());
            let phrase = if what.is_some() {
                Phrase::CorrectReadback
            } else {
                Phrase::ConfirmReadback
            };
            let slots = Slots {
                to: self.book.name(&to),
                what: what.as_deref().map(corrected).unwrap_or_default(),
                ..Slots::default()
            };
            return Some(self.voice.say(phrase, slots));
        }
        if now < since + READ_BACK {
            self.wake_at(since + READ_BACK);
            return None;
        }
        self.passing.tries += 1;
        let missing = self.passing.brief.len() > self.state.handover.elements.len();
        if self.passing.tries < TRIES && missing {
            self.passing.step = Step::Briefed(now);
            let taken = self.state.handover.elements.clone();
            return Some(self.tell_brief(&to, &taken));
        }
        self.announce(now)
    }

    /// The part of the brief that the read-back gets wrong, if one.
    fn wrong_element(&self, read: &str) -> Option<usize> {
        let brief: Vec<Facts> = self
            .passing
            .brief
            .iter()
            .map(|(_, words)| self.facts(words))
            .collect();
        read.split_inclusive(['.', ';', '!'])
            .map(|part| self.facts(part))
            .filter(|part| !part.hard.is_empty())
            .find_map(|part| {
                // The part of the brief that it speaks of is the one with most words in common.
                let (at, told) = brief.iter().enumerate().max_by_key(|(at, told)| {
                    let alike = part.words.intersection(&told.words).count();
                    (alike, usize::MAX - at)
                })?;
                (!part.hard.is_subset(&told.hard)).then_some(at)
            })
    }

    fn facts(&self, text: &str) -> Facts {
        let mut facts = Facts::default();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != ':') {
            let word = word.trim_matches(':').to_lowercase();
            if word.is_empty() {
                continue;
            }
            if let Some(count) = spoken_number(&word) {
                facts.hard.insert(count.to_string());
            } else if self
                .book
                .people()
                .iter()
                .any(|person| person.first_name().eq_ignore_ascii_case(&word))
                || OPPOSITES.contains(&word.as_str())
            {
                facts.hard.insert(word.clone());
            }
            if word.len() > 2 {
                facts.words.insert(word);
            }
        }
        facts
    }

    /// All that the incoming commander has to know.
    fn brief(&self, now: Moment) -> Vec<(BriefElement, String)> {
        vec![
            (BriefElement::Severity, self.brief_severity()),
            (BriefElement::Story, self.brief_story()),
            (BriefElement::Tasks, self.brief_tasks(now)),
            (BriefElement::Risks, self.brief_risks()),
            (BriefElement::Promises, self.brief_promises(now)),
        ]
    }

    fn brief_severity(&self) -> String {
        let level = number(u64::from(self.state.severity.unwrap_or(1)));
        let way = if self.state.health.is_empty() {
            "and it is getting better"
        } else if self.choosing.last.is_some() {
            "and it is stable"
        } else {
            "and it is not better yet"
        };
        format!("Severity: this is a severity {level} {way}.")
    }

    fn brief_story(&self) -> String {
        let mut said = match self.unwell().first() {
            Some(service) => format!(
                "What happened so far: {} became slow and is still degraded",
                self.book.service(service)
            ),
            None => "What happened so far: the services were degraded and look healthy now".into(),
        };
        if let Some((who, _)) = self.state.known.values().last() {
            said.push_str(&format!(
                "; {} found out something that matters",
                self.book.name(who)
            ));
        }
        if let Some(remedy) = &self.choosing.last {
            said.push_str(&format!("; we decided to {}", self.book.remedy(remedy)));
        }
        said.push('.');
        said
    }

    fn brief_tasks(&self, now: Moment) -> String {
        let tasks: Vec<String> = self
            .state
            .open_tasks()
            .filter(|task| task.status == TaskStatus::Open)
            .map(|task| {
                let what = match (&task.remedy, &task.service) {
                    (Some(remedy), _) => format!("to {}", self.book.remedy(remedy)),
                    (None, Some(service)) => format!("to look into {}", self.book.service(service)),
                    (None, None) => "with an open task".to_owned(),
                };
                let due = match task.box_ends {
                    Some(ends) if ends > now => {
                        format!(
                            ", due in {}",
                            minutes(ends.since(now).as_minutes_said().max(1))
                        )
                    }
                    Some(_) => ", due now".to_owned(),
                    None => String::new(),
                };
                format!("{} is {what}{due}", self.book.name(&task.to))
            })
            .collect();
        if tasks.is_empty() {
            "Open tasks: there are no open tasks.".to_owned()
        } else {
            format!("Open tasks: {}.", tasks.join(", "))
        }
    }

    fn brief_risks(&self) -> String {
        let risky = self
            .state
            .options
            .iter()
            .find(|(_, option)| option.risks.iter().any(|(_, serious)| *serious))
            .map(|(remedy, _)| self.book.remedy(remedy));
        let plan_b = self
            .state
            .options
            .iter()
            .find(|(remedy, option)| {
                option.offered_by.is_some()
                    && option.started.is_none()
                    && option.objections.is_empty()
                    && !option.risks.iter().any(|(_, serious)| *serious)
                    && !self.choosing.given_up.contains(*remedy)
            })
            .map(|(remedy, _)| self.book.remedy(remedy));
        let risk = match risky {
            Some(remedy) => format!("Risks: it is dangerous to {remedy}"),
            None => "Risks: it may get worse again".to_owned(),
        };
        match plan_b {
            Some(remedy) => format!("{risk}; plan B is to {remedy}."),
            None => format!("{risk}; plan B is to ask for options again."),
        }
    }

    fn brief_promises(&self, now: Moment) -> String {
        let due = |audience, every: u64| {
            let last = self.state.posted.get(&audience)?;
            let due = *last + Span::minutes(every);
            Some(minutes(due.since(now).as_minutes_said().max(1)))
        };
        let public = due(Audience::Public, super::outside::PUBLIC_MINUTES);
        let internal = due(Audience::Internal, super::outside::INTERNAL_MINUTES);
        match (public, internal) {
            (Some(public), Some(internal)) => format!(
                "Promises made outside: we promised the next public update in {public} and the next internal update in {internal}."
            ),
            (Some(public), None) => {
                format!("Promises made outside: we promised the next public update in {public}.")
            }
            (None, Some(internal)) => {
                format!(
                    "Promises made outside: we promised the next internal update in {internal}."
                )
            }
            (None, None) => {
                "Promises made outside: nothing was promised to the outside.".to_owned()
            }
        }
    }
}

/// What a sentence says that can be wrong (numbers, names), and all its words.
#[derive(Debug, Default)]
struct Facts {
    hard: BTreeSet<String>,
    words: BTreeSet<String>,
}

/// Words that say the contrary of each other: one read back for another is an error.
const OPPOSITES: [&str; 5] = ["better", "worse", "stable", "public", "internal"];

/// A part of the brief as a correction: its text behind the heading.
fn corrected(words: &str) -> &str {
    words.split_once(": ").map_or(words, |(_, text)| text)
}
