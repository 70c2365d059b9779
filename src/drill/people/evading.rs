//! Evasive people: a plain question gets no plain answer the first time, or the second. Asked
//! again, or pinned down ("yes or no?"), they give one. Each question is evaded for itself, and
//! once it has been answered straight it stays so.

use std::collections::BTreeMap;

use super::numbers::{ANSWERS_IN, EVADES};
use crate::drill::engine::Drill;
use crate::drill::event::Sense;
use crate::scenario::ids::{PersonId, RemedyId};

/// A question that can be answered with yes or no.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::drill) enum PlainQuestion {
    /// Can this go wrong?
    Risk(RemedyId),
    /// Is it well again?
    Recovered,
    /// "Yes or no?", of nothing that was asked before.
    Other,
}

/// What has been evaded.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct Evading {
    /// How often each question will still be evaded.
    left: BTreeMap<(PersonId, PlainQuestion), u32>,
    /// What somebody evaded last and has not answered.
    open: BTreeMap<PersonId, PlainQuestion>,
    /// Who evaded last.
    last: Option<PersonId>,
}

impl Drill {
    /// Whether somebody evades a question this time. Says so if they do.
    pub(in crate::drill) fn evades(&mut self, who: &PersonId, question: &PlainQuestion) -> bool {
        if !self.evades_at_times(who) {
            return false;
        }
        let asked = (who.clone(), question.clone());
        let left = match self.people.evading.left.get(&asked) {
            Some(left) => *left,
            None => self.die(who).between(EVADES.0, EVADES.1),
        };
        let evading = &mut self.people.evading;
        evading.left.insert(asked, left.saturating_sub(1));
        if left == 0 {
            evading.open.remove(who);
            return false;
        }
        evading.open.insert(who.clone(), question.clone());
        evading.last = Some(who.clone());
        let after = self.reaction(who, ANSWERS_IN);
        self.say_later(after, who, "evades", vec![], Sense::Evades, vec![]);
        true
    }

    /// Whether it is in somebody's nature to evade.
    pub(in crate::drill) fn evades_at_times(&self, who: &PersonId) -> bool {
        self.person(who).is_some_and(|one| one.traits.evasive)
    }

    /// The question that somebody has evaded and not answered.
    pub(in crate::drill) fn evaded_question(&self, who: &PersonId) -> Option<PlainQuestion> {
        self.people.evading.open.get(who).cloned()
    }

    /// Who evaded last, if they are still there and have not answered.
    pub(in crate::drill) fn last_evader(&self) -> Option<PersonId> {
        let evading = &self.people.evading;
        let open = |who: &&PersonId| evading.open.contains_key(who);
        let last = evading.last.as_ref().filter(open)?;
        self.state.is_present(last).then(|| last.clone())
    }
}
