//! What the drill itself tells about its postmortem: who was there, when the key moments were, by
//! when it is due, and which lines of the draft were filled in from the log.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::words::{Word, has};
use crate::debrief::Report;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::score::policy::{DayKind, Days};

/// How soon a postmortem is due where no policy is at hand (PRACTICE 35; C, for a severity 2).
const USUAL: Days = Days {
    count: 5,
    of: DayKind::Business,
};

/// What is known of the drill; nothing where only a draft is at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The people of the cast.
    pub people: Vec<Known>,
    /// Names of services: a person's name within one is no person.
    pub services: Vec<String>,
    /// The day on which the drill was begun.
    pub began: Option<Date>,
    /// How soon after it the postmortem is due by the policy.
    pub due: Option<Days>,
    /// The time of day at which the call began [ms].
    pub clock_ms: u64,
    /// The key moments, in the order of time.
    pub moments: Vec<Moment>,
    /// Lines that the draft got from the log, as they stand there.
    pub told: BTreeSet<String>,
}

/// Somebody of the cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Full name.
    pub name: String,
    /// Whether they were on the call at any time.
    pub on_call: bool,
}

/// A moment that a timeline tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What it was, as it ends "the timeline does not tell when …".
    pub what: &'static str,
    /// When it was [ms].
    pub at_ms: u64,
}

impl Facts {
    /// What the log of a drill that was begun on this day and its report tell.
    pub fn of(log: &[Event], scenario: &Scenario, report: &Report, began: Option<Date>) -> Facts {
        let present = present(log, scenario);
        let postmortem = &report.postmortem;
        let lines = postmortem.timeline.iter().map(|entry| &entry.text);
        let lines = lines.chain(&postmortem.impact).chain(&postmortem.questions);
        let lines = lines.chain([&postmortem.summary]);
        Facts {
            people: scenario
                .cast
                .iter()
                .map(|person| Known {
                    name: person.name.clone(),
                    on_call: present.contains(&person.id),
                })
                .collect(),
            services: scenario
                .world
                .services
                .iter()
                .map(|service| service.name.clone())
                .collect(),
            began,
            due: report.policy_used.days(match severity(log) {
                Some(1) => "postmortem-sev-1",
                _ => "postmortem-sev-2",
            }),
            clock_ms: u64::from(scenario.start.clock.0) * 60_000,
            moments: moments(log),
            told: lines.map(|line| plain(line)).collect(),
        }
    }

    /// How soon the postmortem is due.
    pub fn allowed(&self) -> Days {
        self.due.unwrap_or(USUAL)
    }

    /// Whether a line stands in the log like this.
    pub(super) fn tells(&self, line: &str) -> bool {
        self.told.contains(&plain(line))
    }

    /// Behind the name of somebody of the cast that begins at `at`.
    pub(super) fn name_at(&self, words: &[Word], at: usize) -> Option<usize> {
        let word = &words[at];
        if !word.capital || self.is_in_a_service(words, at) {
            return None;
        }
        let bare = word.low.strip_suffix("'s").unwrap_or(&word.low);
        for person in &self.people {
            let mut names = person.name.split_whitespace().map(str::to_lowercase);
            let Some(first) = names.next() else { continue };
            if bare != first {
                continue;
            }
            let mut to = at + 1;
            for name in names {
                let next = words.get(to).filter(|word| word.capital && !word.opens);
                let fits = next
                    .is_some_and(|word| word.low.strip_suffix("'s").unwrap_or(&word.low) == name);
                to += usize::from(fits);
            }
            if to > at + 1 || !is_also_a_word(&first) || acts(words, to) {
                return Some(to);
            }
        }
        None
    }

    fn is_in_a_service(&self, words: &[Word], at: usize) -> bool {
        self.services.iter().any(|service| {
            let names: Vec<String> = service.split_whitespace().map(str::to_lowercase).collect();
            (0..names.len()).any(|within| {
                let Some(from) = at.checked_sub(within) else {
                    return false;
                };
                let there = words.get(from..from + names.len());
                there.is_some_and(|there| there.iter().map(|word| &word.low).eq(&names))
            })
        })
    }
}

/// Names that are also words, or what else a line may begin with: only where they act they are
/// somebody.
fn is_also_a_word(name: &str) -> bool {
    const WORDS: &str = "will mark grant may rose hope grace faith art bill drew jack frank max sandy robin joy \
        dawn summer page chase pat rob sue gene cliff dale glen heath miles reed wade june april";
    has(WORDS, name)
}

/// Whether the word behind a name is what somebody did.
fn acts(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| !word.opens) else {
        return false;
    };
    const OTHERS: &str =
        "was had has is did didn't forgot took said told gave saw went began thought made should";
    has(OTHERS, &word.low) || word.low.len() > 3 && word.low.ends_with("ed")
}

/// A line without the spaces and marks around it, and without the strokes that Markdown needs.
fn plain(line: &str) -> String {
    let line = line.replace('\\', "");
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_lowercase()
}

/// Everybody who was on the call at any time.
fn present<'a>(log: &'a [Event], scenario: &'a Scenario) -> BTreeSet<&'a PersonId> {
    let mut present = BTreeSet::from([&scenario.trainee]);
    for event in log {
        match &event.what {
            What::Joined { who, .. } => present.insert(who),
            _ => false,
        };
    }
    present
}

fn severity(log: &[Event]) -> Option<u8> {
    log.iter().rev().find_map(|event| match event.what {
        What::SeverityDeclared { level, .. } => Some(level),
        What::CallBegan { severity, .. } => severity,
        _ => None,
    })
}

fn moments(log: &[Event]) -> Vec<Moment> {
    let mut began = None;
    let mut mitigated = None;
    let mut over = None;
    for event in log {
        match event.what {
            What::CallBegan { .. } => began = Some(event.at.0),
            What::Mitigated => mitigated = Some(event.at.0),
            What::HurtAgain => mitigated = None,
            What::DeclaredResolved { .. } => over = Some(event.at.0),
            _ => {}
        }
    }
    let all = [
        ("the incident call began", began),
        ("customers were no longer hurt", mitigated),
        ("the incident was declared over", over),
    ];
    let mut moments: Vec<Moment> = all
        .into_iter()
        .filter_map(|(what, at)| Some(Moment { what, at_ms: at? }))
        .collect();
    moments.sort_by_key(|moment| moment.at_ms);
    moments
}
