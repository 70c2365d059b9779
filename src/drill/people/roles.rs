//! Standing roles: who takes one, and who may not.

use super::numbers::ANSWERS_IN;
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, Seq, What};
use crate::scenario::ids::PersonId;
use crate::scenario::model::Role;

impl Drill {
    /// "Wei, you're scribe today."
    pub(in crate::drill) fn on_appoint(
        &mut self,
        person: Option<PersonId>,
        role: Role,
        utterance: Seq,
    ) {
        let Some(who) = person.filter(|who| *who != self.state.trainee) else {
            return;
        };
        if !self.state.is_present(&who) {
            return;
        }
        let trained = self.person(&who).is_some_and(|one| one.ic_trained);
        let after = self.reaction(&who, ANSWERS_IN);
        if role == Role::Deputy && !trained {
            let sense = Sense::HasNoOption;
            self.say_later(after, &who, "not-trained", vec![], sense, vec![]);
            return;
        }
        let slots = vec![("role", role_name(role).to_owned())];
        let given = What::RoleGiven {
            role,
            who: who.clone(),
            utterance,
        };
        self.say_later(
            after,
            &who,
            "takes-role",
            slots,
            Sense::TakesRole { role },
            vec![given],
        );
    }

    /// The deputy, if there is one on the call.
    pub(in crate::drill) fn deputy(&self) -> Option<PersonId> {
        self.holder(Role::Deputy)
    }
}

/// A role as it is said.
pub(in crate::drill) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Deputy => "deputy",
        Role::Scribe => "scribe",
        Role::CustomerLiaison => "customer liaison",
        Role::InternalLiaison => "internal liaison",
    }
}
