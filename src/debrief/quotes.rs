//! Quotes: the words behind an event, or what happened in words where nothing was said.

use std::collections::{BTreeMap, BTreeSet};

use super::clock;
use super::report::Quote;
use crate::drill::event::{Ended, Reported, Sense, TaskId};
use crate::drill::{Event, Seq, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, PersonId, RemedyId};
use crate::scenario::model::{Audience, PressureKind};
use crate::score::Rating;
use crate::score::ledger::find;

/// So many faults and so much that went well are quoted for one measure. Ours: a page is short.
const FAULTS: usize = 4;
/// See [`FAULTS`].
const PROOFS: usize = 2;

/// Finds words and descriptions for the events of one log.
pub(super) struct Quotes<'a> {
    log: &'a [Event],
    scenario: &'a Scenario,
    tasks: BTreeMap<TaskId, (&'a PersonId, &'a str)>,
    arcs: BTreeMap<&'a ArcId, (&'a PersonId, PressureKind)>,
    opened: BTreeMap<&'a ArcId, Seq>,
}

impl<'a> Quotes<'a> {
    /// Looks through the log once for what later descriptions need.
    pub(super) fn of(log: &'a [Event], scenario: &'a Scenario) -> Quotes<'a> {
        let mut quotes = Quotes {
            log,
            scenario,
            tasks: BTreeMap::new(),
            arcs: BTreeMap::new(),
            opened: BTreeMap::new(),
        };
        for event in log {
            match &event.what {
                What::TaskGiven { task, to, text, .. } => {
                    quotes.tasks.insert(*task, (to, text));
                }
                What::PickedUp {
                    task, who, text, ..
                } => {
                    quotes.tasks.insert(*task, (who, text));
                }
                What::PressureBegan {
                    arc, arc_kind, who, ..
                } => {
                    quotes.arcs.insert(arc, (who, *arc_kind));
                }
                What::Said {
                    sense: Some(Sense::Presses { arc, .. }),
                    ..
                } => {
                    quotes.opened.entry(arc).or_insert(event.seq);
                }
                _ => {}
            }
        }
        quotes
    }

    /// The words of an utterance.
    pub(super) fn words(&self, seq: Seq) -> Option<&'a str> {
        match &find(self.log, seq)?.what {
            What::Said { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The quotes that speak best for a measure: faults first, no words twice.
    /// What merely happened under a mark below P counts for nobody.
    pub(super) fn select(
        &self,
        evidence: &[Seq],
        faults: &[Seq],
        rating: Option<Rating>,
    ) -> Vec<Quote> {
        let counts_for = match rating {
            Some(Rating::P) => true,
            Some(Rating::S | Rating::M) => !faults.is_empty(),
            Some(Rating::U) | None => false,
        };
        let mut seen = BTreeSet::new();
        let against = faults.iter().copied().map(|seq| (seq, true));
        let proof = evidence
            .iter()
            .copied()
            .filter(|seq| faults.binary_search(seq).is_err())
            .map(|seq| (seq, false));
        against
            .take(FAULTS)
            .chain(proof.take(PROOFS))
            .filter_map(|(seq, fault)| self.quote(seq, fault, counts_for && !fault))
            .filter(|quote| seen.insert(quote.seq))
            .collect()
    }

    fn quote(&self, seq: Seq, fault: bool, merit: bool) -> Option<Quote> {
        let event = find(self.log, seq)?;
        // Whoever presses does so in words; those are the better evidence.
        let event = match &event.what {
            What::PressureBegan { arc, .. } => self
                .opened
                .get(arc)
                .and_then(|seq| find(self.log, *seq))
                .unwrap_or(event),
            What::ReadBack { who, .. } | What::RecoveryTold { who, .. } => {
                self.told(event.seq, who).unwrap_or(event)
            }
            _ => event,
        };
        let (who, words, said) = match &event.what {
            What::Said { who, text, .. } => (self.name(who).to_owned(), text.clone(), true),
            what => (String::new(), self.describe(what), false),
        };
        // What others say proves something, but is nobody's merit but theirs.
        let is_own = match &event.what {
            What::Said { who, .. } => *who == self.scenario.trainee,
            _ => true,
        };
        Some(Quote {
            seq: event.seq,
            at_ms: event.at.0,
            at: clock(event.at.0),
            who,
            words,
            said,
            fault,
            merit: merit && is_own,
        })
    }

    /// The words of a read-back or of an answer stand shortly before it in the log.
    fn told(&self, seq: Seq, speaker: &PersonId) -> Option<&'a Event> {
        let before = |back: Seq| find(self.log, seq.checked_sub(back)?);
        (1..=3).filter_map(before).find(|event| {
            matches!(&event.what, What::Said { who, sense: Some(Sense::ReadsBack | Sense::TellsRecovery { .. }), .. } if who == speaker)
        })
    }

    fn name(&self, who: &'a PersonId) -> &'a str {
        name_of(self.scenario, who)
    }

    fn remedy(&self, id: &'a RemedyId) -> &'a str {
        self.scenario
            .remedy(id)
            .map_or(id.as_str(), |remedy| remedy.name.as_str())
    }

    fn task(&self, id: TaskId) -> String {
        match self.tasks.get(&id) {
            Some((who, text)) => format!("{}: {text}", self.name(who)),
            None => format!("task {id}"),
        }
    }

    fn describe(&self, what: &'a What) -> String {
        match what {
            What::CallBegan { .. } => "the call begins".to_owned(),
            What::DrillEnded { .. } => "the drill ends".to_owned(),
            What::TimeboxOver { task } => format!("time box over — {}", self.task(*task)),
            What::TaskReported { task, result, .. } => {
                format!("{} — {}", reported(*result), self.task(*task))
            }
            What::OptionOffered { remedy, who } => {
                format!("{} offers: {}", self.name(who), self.remedy(remedy))
            }
            What::RiskTold { remedy, who, .. } => {
                format!(
                    "{} tells of a risk: {}",
                    self.name(who),
                    self.remedy(remedy)
                )
            }
            What::Objected { remedy, who, .. } => {
                format!(
                    "{} objects strongly: {}",
                    self.name(who),
                    self.remedy(remedy)
                )
            }
            What::PressureBegan { arc, .. } => match self.arcs.get(arc) {
                Some((who, kind)) => format!("{} presses: {}", self.name(who), pressure(*kind)),
                None => "pressure begins".to_owned(),
            },
            What::PressureEnded { arc, how, .. } => {
                let who = self
                    .arcs
                    .get(arc)
                    .map_or("pressure", |(who, _)| self.name(who));
                format!("{who}: {}", ended(*how))
            }
            What::CommandPassed { to, .. } => match to {
                Some(to) => format!("command passes to {}", self.name(to)),
                None => "nobody commands".to_owned(),
            },
            What::CommandOffered { from, .. } => format!("{} offers command", self.name(from)),
            What::CommandTaken { who, .. } => format!("{} takes command", self.name(who)),
            What::ReadBack { who, .. } => format!("{} reads the brief back", self.name(who)),
            What::RecoveryTold { who, healthy } => {
                let not = if *healthy { "" } else { "not " };
                format!("{} says that it is {not}back to normal", self.name(who))
            }
            What::Posted { audience, text, .. } => {
                let whom = match audience {
                    Audience::Public => "on the status page",
                    Audience::Internal => "to the company",
                };
                format!("posted {whom}: {text}")
            }
            What::HealthChanged { service, health } => {
                let service = self.scenario.service(service);
                let name = service.map_or("a service", |service| service.name.as_str());
                format!("{name} is at {} % of its health", health.0 / 10)
            }
            What::Joined { who, .. } => format!("{} comes to the call", self.name(who)),
            What::Left { who, .. } => format!("{} leaves the call", self.name(who)),
            What::AskedIfNeeded { who, .. } => {
                format!("{} asks whether they are needed", self.name(who))
            }
            What::ReliefAsked { who } => format!("{} asks to be relieved", self.name(who)),
            What::AcronymAsked { who, short, .. } => {
                format!("{} asks what {} means", self.name(who), short.join(" and "))
            }
            What::AskedBack { task, who, .. } => {
                format!("{} asks back — {}", self.name(who), self.task(*task))
            }
            What::ReadBackJudged { right: true } => "the read-back was answered rightly".to_owned(),
            What::ReadBackJudged { right: false } => {
                "the read-back held an error that stood".to_owned()
            }
            What::Reckoned {
                lost, mitigated_ms, ..
            } => match mitigated_ms {
                Some(ms) => format!(
                    "{} customer-minutes lost, mitigated at {}",
                    super::thousands(*lost),
                    clock(*ms)
                ),
                None => format!(
                    "{} customer-minutes lost, never mitigated",
                    super::thousands(*lost)
                ),
            },
            other => kind_of(other),
        }
    }
}

/// What somebody is called on the call.
pub(super) fn name_of<'a>(scenario: &'a Scenario, who: &'a PersonId) -> &'a str {
    scenario
        .person(who)
        .map_or(who.as_str(), |person| person.first_name())
}

/// The name of an event's kind, for the few that no measure cites.
fn kind_of(what: &What) -> String {
    serde_json::to_value(what)
        .ok()
        .and_then(|value| Some(value.get("kind")?.as_str()?.replace('-', " ")))
        .unwrap_or_default()
}

/// What a kind of pressure is called.
pub(super) fn pressure(kind: PressureKind) -> &'static str {
    match kind {
        PressureKind::ExecutiveTakeover => "executive takeover",
        PressureKind::AntiMotivation => "anti-motivation",
        PressureKind::InformationRequest => "information request",
        PressureKind::SeverityDispute => "severity dispute",
        PressureKind::ProcessDispute => "process dispute",
        PressureKind::GrenadeThrower => "grenade thrower",
        PressureKind::BelligerentResponder => "belligerent responder",
        PressureKind::UpdateDemand => "update demand",
        PressureKind::LateCommander => "late commander",
        PressureKind::RecapRequest => "recap request",
    }
}

/// How pressure ended, in words.
pub(super) fn ended(how: Ended) -> &'static str {
    match how {
        Ended::Settled => "settled",
        Ended::Yielded => "given in to",
        Ended::TookCommand => "took command",
        Ended::Removed => "removed from the call",
        Ended::RanOut => "ran out by itself",
        Ended::CutOff => "cut off by the end",
    }
}

/// What a report said, in words.
pub(super) fn reported(result: Reported) -> &'static str {
    match result {
        Reported::Found => "found something",
        Reported::Done => "done",
        Reported::Half => "done, and worked by half",
        Reported::Nothing => "found nothing",
        Reported::Failed => "failed",
        Reported::NeedsMoreTime => "needs more time",
    }
}
