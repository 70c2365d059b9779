//! Posts: liaisons draft, the commander approves. A first draft for customers may hold a fault
//! that the commander should catch: the word "outage", a promised time, the name of a host.

use super::numbers::{ANSWERS_IN, DRAFT_FLAWED, DRAFT_TAKES, MEND_TAKES};
use crate::drill::due::{Due, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{DraftId, Flaw, Sense, Seq, What};
use crate::drill::state::Draft;
use crate::hearing::Channel;
use crate::scenario::ids::{LineId, PartyId, PersonId};
use crate::scenario::model::{Audience, Part, Service};
use crate::units::{Permille, Span};

impl Drill {
    /// "Lucia, put something on the status page."
    pub(in crate::drill) fn on_instruct_post(
        &mut self,
        to: &[PartyId],
        audience: Audience,
        next_in_s: Option<u64>,
        utterance: Seq,
    ) {
        let asked = self.people_of(to).first().cloned();
        let who = asked.or_else(|| match audience {
            Audience::Public => self.customer_liaison(),
            Audience::Internal => self.internal_liaison(),
        });
        let next_in_ms = next_in_s.map(|seconds| seconds * 1000);
        self.emit(What::PostAsked {
            audience,
            who: who.clone(),
            utterance,
            next_in_ms,
        });
        // What customers were told counts as promised; a note to the company moves it not.
        if let Some(seconds) = next_in_s.filter(|_| audience == Audience::Public) {
            let due_ms = self.now.0 + seconds * 1000;
            self.emit(What::UpdatePromised { utterance, due_ms });
        }
        let Some(who) = who else { return };
        let after = self.reaction(&who, ANSWERS_IN);
        self.say_later(after, &who, "drafting", vec![], Sense::Chatter, vec![]);
        let takes = self.die(&who).span(DRAFT_TAKES.0, DRAFT_TAKES.1);
        let liaison = self
            .person(&who)
            .is_some_and(|one| one.part != Part::Responder);
        let sound = audience == Audience::Internal || !liaison;
        let clean = sound || !self.die(&who).chance(DRAFT_FLAWED);
        self.later(
            takes,
            Due::Draft {
                audience,
                who,
                clean,
                next_in_ms,
            },
        );
    }

    pub(in crate::drill) fn on_draft_ready(
        &mut self,
        audience: Audience,
        who: &PersonId,
        clean: bool,
        next_in_ms: Option<u64>,
    ) {
        if !self.state.is_present(who) {
            return;
        }
        let draft = self.state.drafts.len() as DraftId + 1;
        let minutes = Span(next_in_ms.unwrap_or(1_200_000)).as_minutes_said();
        let slots = vec![
            ("service", self.service_felt_most(audience)),
            ("host", self.host_name()),
            ("minutes", minutes.to_string()),
        ];
        let flawed = (!clean).then(|| match self.die(who).below(3) {
            0 => (Flaw::Outage, "post-outage"),
            1 => (Flaw::PromisedTime, "post-promised-time"),
            _ => (Flaw::HostName, "post-host-name"),
        });
        let flaw = flawed.map(|(flaw, _)| flaw);
        let situation = match (audience, flawed) {
            (Audience::Internal, _) => "post-internal",
            (Audience::Public, None) => "post-public",
            (Audience::Public, Some((_, situation))) => situation,
        };
        let (_, text) = self.worded(who, situation, slots, None);
        if audience == Audience::Internal {
            // Word to the company needs no approval; the liaison sends it and says so.
            self.emit(What::DraftOffered {
                draft,
                audience,
                who: who.clone(),
                text: text.clone(),
            });
            let posted = What::Posted {
                draft,
                audience,
                text,
            };
            let sense = Sense::ConfirmsPost { draft };
            self.say_later(
                Span::ZERO,
                who,
                "posted-internal",
                vec![],
                sense,
                vec![posted],
            );
            return;
        }
        self.offer_draft(draft, audience, who, text, flaw);
    }

    fn offer_draft(
        &mut self,
        draft: DraftId,
        audience: Audience,
        who: &PersonId,
        text: String,
        flaw: Option<Flaw>,
    ) {
        self.emit(What::DraftOffered {
            draft,
            audience,
            who: who.clone(),
            text: text.clone(),
        });
        if let Some(flaw) = flaw {
            self.emit(What::DraftFlawed { draft, flaw });
        }
        self.speak_later(
            Span::ZERO,
            Speech::aloud(
                who,
                Words::House("offers-draft", vec![("draft", text)]),
                Sense::OffersDraft { draft, audience },
            )
            .to(vec![self.state.trainee.clone()], Channel::Call),
        );
    }

    /// A draft that the scenario has the liaison offer.
    pub(in crate::drill) fn offer_scripted_draft(&mut self, audience: Audience, line: &LineId) {
        let who = match audience {
            Audience::Public => self.customer_liaison(),
            Audience::Internal => self.internal_liaison(),
        };
        let Some(who) = who else { return };
        let (_, text) = self.line_said(&who, line, None);
        let draft = self.state.drafts.len() as DraftId + 1;
        let flaw = flaw_in(&text, &self.scenario.unsayable);
        self.offer_draft(draft, audience, &who, text, flaw);
    }

    /// "That reads fine, send it."
    pub(in crate::drill) fn on_approve_post(&mut self) {
        let Some(Draft {
            id,
            audience,
            who,
            text,
            ..
        }) = self.state.waiting_draft().cloned()
        else {
            return;
        };
        let after = self.reaction(&who, ANSWERS_IN);
        let posted = What::Posted {
            draft: id,
            audience,
            text,
        };
        let sense = Sense::ConfirmsPost { draft: id };
        self.say_later(after, &who, "posted", vec![], sense, vec![posted]);
    }

    /// "Take out the time estimate."
    pub(in crate::drill) fn on_revise_post(&mut self, utterance: Seq) {
        let Some(draft) = self.state.waiting_draft().cloned() else {
            return;
        };
        self.emit(What::DraftRevised {
            draft: draft.id,
            utterance,
        });
        let takes = self.die(&draft.who).span(MEND_TAKES.0, MEND_TAKES.1);
        let next_in_ms = self.state.update_due.map(|due| due.since(self.now).0);
        let (audience, who) = (draft.audience, draft.who);
        self.later(
            takes,
            Due::Draft {
                audience,
                who,
                clean: true,
                next_in_ms,
            },
        );
    }

    /// The service of which customers feel most, as this audience calls it.
    fn service_felt_most(&self, audience: Audience) -> String {
        let felt = |service: &&Service| {
            let health = self
                .state
                .health
                .get(&service.id)
                .copied()
                .unwrap_or(Permille::FULL);
            service
                .customer_share
                .of(Permille(1000 - health.0.min(1000)))
        };
        let services = &self.scenario.world.services;
        // The first of equals: authors list what customers see first.
        let most = services.iter().rev().max_by_key(felt);
        let called = |service: &Service| match audience {
            Audience::Public => service.public_name.clone(),
            Audience::Internal => None,
        };
        most.map_or_else(
            || "the service".to_owned(),
            |service| called(service).unwrap_or_else(|| service.name.clone()),
        )
    }

    fn host_name(&self) -> String {
        let first = self.scenario.world.services.first();
        first.map_or_else(
            || "app-07".to_owned(),
            |service| format!("{}-07.int", service.id),
        )
    }
}

/// What is wrong with the text of a draft that an author wrote.
fn flaw_in(text: &str, unsayable: &[String]) -> Option<Flaw> {
    let text = text.to_lowercase();
    if unsayable
        .iter()
        .any(|word| text.contains(&word.to_lowercase()))
    {
        return Some(Flaw::Unsayable);
    }
    if text.contains("outage") {
        return Some(Flaw::Outage);
    }
    let promises = [
        "fixed by",
        "resolved by",
        "back by",
        "fixed in",
        "resolved in",
        "back in",
    ];
    if promises.iter().any(|words| text.contains(words)) {
        return Some(Flaw::PromisedTime);
    }
    text.contains(".int").then_some(Flaw::HostName)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faults_of_a_draft_are_seen() {
        assert_eq!(flaw_in("We have an outage.", &[]), Some(Flaw::Outage));
        assert_eq!(
            flaw_in("It will be fixed by three.", &[]),
            Some(Flaw::PromisedTime)
        );
        assert_eq!(
            flaw_in("orders-db-07.int is slow", &[]),
            Some(Flaw::HostName)
        );
        assert_eq!(flaw_in("Some customers see slow checkouts.", &[]), None);
        let unsayable = ["hacked".to_owned()];
        assert_eq!(
            flaw_in("We have been Hacked.", &unsayable),
            Some(Flaw::Unsayable)
        );
    }
}
