//! The end: recovery asked after and told, the incident declared over, the call closed, the
//! postmortem given to one person.

use super::evading::PlainQuestion;
use super::numbers::{ANSWERS_IN, KNOWS_SERVICE};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{EndWhy, Sense, Seq, What};
use crate::scenario::ids::{PartyId, PersonId, ServiceId};
use crate::scenario::model::Service;
use crate::units::Span;

/// After the call is closed people say goodbye for so long (ours).
const GOODBYES: Span = Span::secs(6);

impl Drill {
    /// "Are all the graphs back to normal?"
    pub(in crate::drill) fn on_ask_recovered(&mut self, to: &[PartyId], utterance: Seq) {
        self.emit(What::RecoveryAsked { utterance });
        let mut asked = self.people_of(to);
        self.interrupt(&asked, utterance);
        if asked.is_empty() {
            asked = self.owners_of_services();
        }
        for who in asked {
            if !self.evades(&who, &PlainQuestion::Recovered) {
                self.tell_recovered(&who);
            }
        }
    }

    /// Somebody says whether what they know is well again.
    pub(super) fn tell_recovered(&mut self, who: &PersonId) {
        let unwell = self.unwell_service_of(who);
        let healthy = unwell.is_none();
        let after = self.reaction(who, ANSWERS_IN);
        let told = What::RecoveryTold {
            who: who.clone(),
            healthy,
        };
        let scenario = self.scenario.clone();
        let own = unwell.clone().or_else(|| self.own_service(who));
        let name = own.as_ref().and_then(|id| scenario.service(id));
        let slots = vec![(
            "service",
            name.map_or_else(String::new, Service::in_a_sentence),
        )];
        let situation = match (healthy, name.is_some()) {
            (true, true) => "recovered",
            (true, false) => "recovered-no-service",
            (false, _) => "not-recovered",
        };
        let sense = Sense::TellsRecovery {
            service: unwell,
            healthy,
        };
        self.say_later(after, who, situation, slots, sense, vec![told]);
    }

    /// One person for each service, who knows it best.
    fn owners_of_services(&self) -> Vec<PersonId> {
        let mut owners: Vec<PersonId> = Vec::new();
        for service in &self.scenario.world.services {
            let best = self
                .responders_on_main_call()
                .into_iter()
                .filter(|who| self.expertise(who, &service.id) >= KNOWS_SERVICE)
                .max_by_key(|who| self.expertise(who, &service.id));
            owners.extend(best.filter(|who| !owners.contains(who)));
        }
        owners
    }

    /// A service that somebody knows and that is not well; whoever knows none feels what
    /// customers feel.
    fn unwell_service_of(&self, who: &PersonId) -> Option<ServiceId> {
        let person = self.person(who)?;
        let known: Vec<&ServiceId> = person
            .expertise
            .iter()
            .filter(|(_, level)| **level >= KNOWS_SERVICE)
            .map(|(service, _)| service)
            .collect();
        let unwell = |service: &&ServiceId| !self.is_recovered(service);
        if known.is_empty() {
            return self.state.health.keys().find(unwell).cloned();
        }
        known.into_iter().find(unwell).cloned()
    }

    /// "We're all clear."
    pub(in crate::drill) fn on_declare_resolved(&mut self, utterance: Seq) {
        self.emit(What::DeclaredResolved { utterance });
        if self.state.mitigated.is_some() {
            return;
        }
        if let Some(who) = self.first_with(crate::scenario::model::Part::CustomerLiaison) {
            let after = self.reaction(&who, ANSWERS_IN);
            self.say_later(after, &who, "still-hurt", vec![], Sense::TellsScope, vec![]);
        }
    }

    /// "That's it for the call."
    pub(in crate::drill) fn on_end_call(&mut self, place: Option<String>, utterance: Seq) {
        self.emit(What::CallClosed {
            utterance,
            follow_up_place: place,
        });
        let wait = self.mouth_free.since(self.now) + GOODBYES;
        self.later(wait, Due::End(EndWhy::CallClosed));
    }

    /// "Sam, please own the postmortem."
    pub(in crate::drill) fn on_assign_postmortem(
        &mut self,
        person: Option<PersonId>,
        due: Option<String>,
        utterance: Seq,
    ) {
        let Some(who) = person.filter(|who| self.state.is_present(who)) else {
            return;
        };
        let after = self.reaction(&who, ANSWERS_IN);
        let given = What::PostmortemGiven {
            who: who.clone(),
            due,
            utterance,
        };
        self.say_later(
            after,
            &who,
            "takes-postmortem",
            vec![],
            Sense::TakesPostmortem,
            vec![given],
        );
    }
}
