//! Short forms that nobody has explained: a newcomer on the call asks what they mean, once for
//! each. What the scenario's glossary holds is known to everybody. Nobody insists on an answer.

use super::numbers::ANSWERS_IN;
use crate::drill::due::{Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, Seq, What};
use crate::hearing::Channel;
use crate::scenario::ids::PersonId;

impl Drill {
    /// The commander used these short forms.
    pub(in crate::drill) fn on_short_forms(
        &mut self,
        used: &[String],
        channel: Channel,
        utterance: Seq,
    ) {
        if used.is_empty() || !matches!(channel, Channel::Call | Channel::Chat) {
            return;
        }
        let Some(who) = self.newcomer() else { return };
        let asked = &mut self.people.short_forms_asked;
        let short: Vec<String> = used
            .iter()
            .filter(|one| asked.insert(one.to_lowercase()))
            .cloned()
            .collect();
        if short.is_empty() {
            return;
        }
        let after = self.reaction(&who, ANSWERS_IN);
        let slots = vec![("short", short.join(" and "))];
        self.speak_later(
            after,
            Speech::aloud(
                &who,
                Words::House("asks-meaning", slots),
                Sense::AsksMeaning { of: short.clone() },
            )
            .to(Vec::new(), channel)
            .then(vec![What::AcronymAsked {
                who,
                short,
                utterance,
            }]),
        );
    }

    /// The first on the call, by id, who is new to calls.
    fn newcomer(&self) -> Option<PersonId> {
        let new = |who: &&PersonId| {
            **who != self.state.trainee && self.person(who).is_some_and(|one| one.traits.newcomer)
        };
        self.state.present().find(new).cloned()
    }
}
