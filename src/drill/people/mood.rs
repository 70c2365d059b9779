//! Moods: how somebody sounds, a pure reckoning from the state. It moves nothing but the words.

use super::numbers::{
    ANNOYED_BY_CHASES, ANNOYED_BY_CHASES_IF_SHORT, ANNOYED_FOR, SHORT_TEMPER, TENSE_FROM,
};
use crate::drill::engine::Drill;
use crate::scenario::house::Mood;
use crate::scenario::ids::PersonId;

impl Drill {
    /// The mood that somebody is in: what is their own comes before what all share.
    pub(in crate::drill) fn mood(&self, who: &PersonId) -> Mood {
        let tired = self.state.people.get(who).is_some_and(|one| one.tired >= 1);
        if tired {
            Mood::Tired
        } else if self.is_annoyed(who) {
            Mood::Annoyed
        } else if self.is_pressed() || self.customers_hurt() >= TENSE_FROM {
            Mood::Tense
        } else {
            Mood::Calm
        }
    }

    fn is_annoyed(&self, who: &PersonId) -> bool {
        let Some(one) = self.state.people.get(who) else {
            return false;
        };
        let (chases, last) = one.chased;
        let chases = if self.now.since(last) <= ANNOYED_FOR {
            chases
        } else {
            0
        };
        let short = self
            .person(who)
            .is_some_and(|person| person.traits.temper >= SHORT_TEMPER);
        one.warned
            || chases >= ANNOYED_BY_CHASES
            || (short && (chases >= ANNOYED_BY_CHASES_IF_SHORT || self.is_pressed()))
    }

    /// Somebody brings pressure on the call.
    fn is_pressed(&self) -> bool {
        self.state.open_arcs().next().is_some()
    }
}
