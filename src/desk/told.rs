//! What can be seen on a call beside what is said, in words: who came and went, who commands,
//! how services do, what was posted, how it ended. And what people are called.
//!
//! One event in, a sentence out. It decides nothing and prints nothing; it is given only what
//! the commander could hear or see.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chips;
use crate::drill::Settings;
use crate::drill::event::{Came, EndWhy, Gone, Passed, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{PartyId, PersonId, ServiceId};
use crate::scenario::model::{Audience, Outcome};
use crate::units::Permille;

/// Turns what can be seen into words.
#[derive(Clone)]
pub(crate) struct Told {
    scenario: Arc<Scenario>,
    trainee: String,
    /// The state of each service that was last told, so that only a change of it is.
    states: BTreeMap<ServiceId, &'static str>,
}

impl Told {
    /// For a drill of this scenario with these settings.
    pub(crate) fn new(scenario: &Arc<Scenario>, settings: &Settings) -> Told {
        let trainee = settings.trainee.as_deref().map_or_else(
            || chips::called(scenario, &PartyId::from(&scenario.trainee)),
            |name| name.split_whitespace().next().unwrap_or(name).to_owned(),
        );
        Told {
            scenario: scenario.clone(),
            trainee,
            states: BTreeMap::new(),
        }
    }

    /// What somebody is called on this call.
    pub(crate) fn name(&self, who: &PersonId) -> String {
        if *who == self.scenario.trainee {
            self.trainee.clone()
        } else {
            chips::called(&self.scenario, &PartyId::from(who))
        }
    }

    /// What can be seen beside what is said. Most events show in somebody's words already.
    pub(crate) fn seen(&mut self, what: &What) -> Option<String> {
        Some(match what {
            What::CallBegan { severity, .. } => match severity {
                Some(level) => format!("The call begins. Declared: SEV-{level}."),
                None => "The call begins. No severity has been declared.".to_owned(),
            },
            What::Joined {
                who,
                how: Came::Paged,
            } => format!("{} joins, paged.", self.full_name(who)),
            What::Joined {
                who,
                how: Came::Unasked,
            } => format!("{} joins.", self.full_name(who)),
            What::Left { who, why } => {
                let how = match why {
                    Gone::Removed => "is removed from the call",
                    Gone::Relieved => "leaves to rest",
                    Gone::Released | Gone::OwnAccord => "leaves the call",
                };
                format!("{} {how}.", self.name(who))
            }
            What::Paged { who, .. } => format!("{} is paged.", self.name(who)),
            What::CommandPassed { to, how, .. } => {
                let to = to
                    .as_ref()
                    .map_or("nobody".to_owned(), |who| self.full_name(who));
                match how {
                    Passed::Takeover => format!("{to} has taken command."),
                    Passed::Returned => "Command was given back; nobody commands.".to_owned(),
                    Passed::SteppedIn => format!("{to} stepped in and commands now."),
                    Passed::Yielded => format!("{to} commands now; nothing was handed over."),
                    Passed::Abandoned => format!("Command lies with {to}."),
                    Passed::Handover => format!("Command passes to {to}."),
                }
            }
            What::HealthChanged { service, health } => {
                let name = self
                    .scenario
                    .service(service)
                    .map_or(service.as_str(), |service| &service.name);
                let state = state_of(*health);
                if self.states.insert(service.clone(), state) == Some(state) {
                    return None;
                }
                let mut letters = name.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                let name: String = first.chain(letters).collect();
                format!("{name} {state} ({} %).", health.0 / 10)
            }
            What::Posted { audience, text, .. } => match audience {
                Audience::Public => format!("Status page: {text}"),
                Audience::Internal => format!("To stakeholders: {text}"),
            },
            What::DrillEnded {
                ending,
                outcome,
                why,
            } => {
                let written = ending.as_ref().and_then(|id| {
                    let ending = self.scenario.endings.iter().find(|e| e.id == *id)?;
                    Some(ending.text.clone())
                });
                written.unwrap_or_else(|| {
                    match (why, outcome) {
                        (EndWhy::SteppedIn, _) => {
                            "The drill is over: nobody commanded, and somebody else took it."
                        }
                        (EndWhy::CallClosed, Outcome::Unresolved) => {
                            "The drill is over: you closed the call while the incident was open."
                        }
                        (_, Outcome::Resolved) => "The drill is over: the incident is resolved.",
                        (_, Outcome::HandedOver) => {
                            "The drill is over: command was handed on, without a brief."
                        }
                        (_, Outcome::Unresolved) => {
                            "The drill is over: the incident is not resolved."
                        }
                    }
                    .to_owned()
                })
            }
            _ => return None,
        })
    }

    /// A person with their title.
    pub(crate) fn full_name(&self, who: &PersonId) -> String {
        if *who == self.scenario.trainee {
            return self.trainee.clone();
        }
        match self.scenario.person(who) {
            Some(person) if person.title.is_empty() => person.name.clone(),
            Some(person) => format!("{} ({})", person.name, person.title),
            None => who.to_string(),
        }
    }
}

/// How a service does, in words. The bounds are those of most status pages' colours (ours).
pub(crate) fn state_of(health: Permille) -> &'static str {
    match health.0 {
        985.. => "is healthy",
        800..985 => "is degraded",
        500..800 => "is badly degraded",
        _ => "is failing",
    }
}
