//! What can be done, and what can go wrong with it. Those who know a remedy propose it when
//! asked for options. Those who know a risk keep it until they are asked about risks.

use super::evading::PlainQuestion;
use super::numbers::ANSWERS_IN;
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, Seq, What};
use crate::scenario::ids::{PartyId, PersonId, RemedyId};
use crate::scenario::model::{Part, Remedy};
use crate::units::Span;

/// How many speak up for an option when everybody is asked (ours).
const VOICES: usize = 3;

impl Drill {
    /// "What can we do?"
    pub(in crate::drill) fn on_ask_actions(&mut self, to: &[PartyId], utterance: Seq) {
        self.emit(What::OptionsAsked { utterance });
        let asked = self.people_of(to);
        self.interrupt(&asked, utterance);
        let everybody = to.is_empty();
        let room: Vec<PersonId> = if everybody {
            self.on_main_call()
        } else {
            asked
        };
        let mut offers: Vec<(PersonId, RemedyId)> = Vec::new();
        for remedy in &self.scenario.world.remedies {
            if !self.comes_to_mind(remedy) {
                continue;
            }
            let by = proposers(remedy)
                .iter()
                .find(|who| room.contains(who) && offers.iter().all(|(other, _)| other != *who));
            if let Some(who) = by {
                offers.push((who.clone(), remedy.id.clone()));
            }
        }
        if offers.is_empty() {
            let who = room.iter().find(|who| {
                self.person(who)
                    .is_some_and(|one| one.part == Part::Responder)
            });
            if let Some(who) = who.cloned() {
                let after = self.reaction(&who, ANSWERS_IN);
                self.say_later(after, &who, "no-option", vec![], Sense::HasNoOption, vec![]);
            }
            return;
        }
        for (at, (who, remedy)) in offers.into_iter().take(VOICES).enumerate() {
            let after = self.reaction(&who, ANSWERS_IN) + Span::secs(at as u64);
            self.offer(&who, &remedy, after);
        }
    }

    fn offer(&mut self, who: &PersonId, remedy: &RemedyId, after: Span) {
        let name = self
            .scenario
            .remedy(remedy)
            .map_or_else(String::new, |one| one.name.clone());
        let offered = What::OptionOffered {
            remedy: remedy.clone(),
            who: who.clone(),
        };
        let sense = Sense::Offers {
            remedy: remedy.clone(),
        };
        self.say_later(
            after,
            who,
            "offers",
            vec![("remedy", name)],
            sense,
            vec![offered],
        );
    }

    /// Whether anybody would think of a remedy now: it has not been tried, and what it answers
    /// to has been found.
    fn comes_to_mind(&self, remedy: &Remedy) -> bool {
        let tried = self
            .state
            .options
            .get(&remedy.id)
            .is_some_and(|one| one.started.is_some());
        !tried
            && self.casting.has(remedy.only.as_ref())
            && remedy
                .proposed_after
                .iter()
                .all(|one| self.state.known.contains_key(one))
    }

    /// "What could go wrong?"
    pub(in crate::drill) fn on_ask_risks(
        &mut self,
        to: &[PartyId],
        remedy: Option<RemedyId>,
        utterance: Seq,
    ) {
        self.emit(What::RisksAsked {
            remedy: remedy.clone(),
            utterance,
        });
        let asked = self.people_of(to);
        self.interrupt(&asked, utterance);
        let room: Vec<PersonId> = if to.is_empty() {
            self.on_main_call()
        } else {
            asked
        };
        let about: Vec<RemedyId> = match &remedy {
            Some(remedy) => vec![remedy.clone()],
            None => self.remedies_on_the_table(),
        };
        // Only what is asked of one thing can be answered with yes or no.
        let plain = remedy.is_some();
        let mut answered = false;
        for remedy in &about {
            for who in &room {
                if self.knows_risk(who, remedy) && !self.has_told(who, remedy) {
                    if !(plain && self.evades(who, &PlainQuestion::Risk(remedy.clone()))) {
                        self.tell_risk(who, remedy);
                    }
                    answered = true;
                }
            }
        }
        if answered {
            return;
        }
        let who = match to {
            [] => about.first().and_then(|remedy| {
                let remedy = self.scenario.remedy(remedy)?;
                let knows = proposers(remedy).iter().chain(&remedy.done_by);
                knows.into_iter().find(|who| room.contains(who))
            }),
            _ => room.first(),
        };
        if let Some(who) = who.cloned() {
            if let Some(remedy) = about.first().filter(|_| plain)
                && self.evades(&who, &PlainQuestion::Risk(remedy.clone()))
            {
                return;
            }
            let after = self.reaction(&who, ANSWERS_IN);
            let told = about
                .first()
                .is_some_and(|remedy| self.has_told(&who, remedy));
            let situation = if told { "risk-again" } else { "no-risk" };
            let sense = Sense::KnowsNoRisk {
                remedy: about.first().cloned(),
            };
            self.say_later(after, &who, situation, vec![], sense, vec![]);
        }
    }

    pub(super) fn tell_risk(&mut self, who: &PersonId, remedy: &RemedyId) {
        let scenario = self.scenario.clone();
        let Some(risk) = scenario.remedy(remedy).and_then(|one| one.risk.as_ref()) else {
            return;
        };
        let after = self.reaction(who, ANSWERS_IN);
        let serious = risk.serious;
        let told = What::RiskTold {
            remedy: remedy.clone(),
            who: who.clone(),
            serious,
        };
        let sense = Sense::WarnsOf {
            remedy: remedy.clone(),
            serious,
        };
        self.say_words(
            after,
            who,
            Words::Line(risk.says.clone()),
            sense,
            vec![told],
        );
    }

    /// Whether somebody knows what can go wrong with a remedy.
    pub(in crate::drill) fn knows_risk(&self, who: &PersonId, remedy: &RemedyId) -> bool {
        self.casting
            .risk_known_by
            .get(remedy)
            .is_some_and(|people| people.contains(who))
    }

    /// Whether what can go wrong with a remedy is serious.
    pub(in crate::drill) fn is_serious(&self, remedy: &RemedyId) -> bool {
        let risk = self
            .scenario
            .remedy(remedy)
            .and_then(|one| one.risk.as_ref());
        risk.is_some_and(|risk| risk.serious)
    }

    pub(super) fn has_told(&self, who: &PersonId, remedy: &RemedyId) -> bool {
        let standing = self.state.options.get(remedy);
        standing.is_some_and(|one| one.risks.iter().any(|(teller, _)| teller == who))
    }

    /// The remedy that was spoken of last: of the plan, or the one offered or asked about.
    pub(in crate::drill) fn remedy_spoken_of(&self) -> Option<RemedyId> {
        self.log.iter().rev().find_map(|event| match &event.what {
            What::RisksAsked {
                remedy: Some(remedy),
                ..
            }
            | What::OptionOffered { remedy, .. }
            | What::PlanProposed {
                remedy: Some(remedy),
                ..
            } => Some(remedy.clone()),
            _ => None,
        })
    }

    /// What a question about risks without a name is about: the plan, or all that was offered.
    fn remedies_on_the_table(&self) -> Vec<RemedyId> {
        let plan = self
            .state
            .plans
            .iter()
            .rev()
            .find(|plan| plan.decided.is_none());
        match plan.and_then(|plan| plan.remedy.clone()) {
            Some(remedy) => vec![remedy],
            None => self
                .state
                .options
                .iter()
                .filter(|(_, standing)| standing.started.is_none())
                .map(|(remedy, _)| remedy.clone())
                .collect(),
        }
    }
}

/// Who thinks of a remedy.
pub(super) fn proposers(remedy: &Remedy) -> &[PersonId] {
    if remedy.proposed_by.is_empty() {
        &remedy.done_by
    } else {
        &remedy.proposed_by
    }
}
