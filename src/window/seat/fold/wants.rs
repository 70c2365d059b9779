//! Who wants a word with the commander, and why, in words.
//!
//! What the drill's state tells already (a question about a task, a draft that waits) is read
//! from there. What stands in events alone is kept here until it is answered.

use std::collections::{BTreeMap, BTreeSet};

use super::Fold;
use crate::drill::State;
use crate::drill::event::{AskBack, Reported, Sense, TaskId, What};
use crate::drill::state::{DraftStatus, TaskStatus};
use crate::hearing::Act;
use crate::scenario::ids::{PartyId, PersonId};
use crate::scenario::model::Audience as PostAudience;
use crate::window::view::call::Press;

/// What was asked and not answered yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Wants {
    /// Who asked to be relieved.
    relief: BTreeSet<PersonId>,
    /// Who asked whether they are needed.
    needed: BTreeSet<PersonId>,
    /// Who objects strongly to the plan that is on the table.
    objections: BTreeSet<PersonId>,
    /// Who needs more time for which task.
    more_time: BTreeMap<TaskId, PersonId>,
    /// Who asked something that any words of the commander may answer.
    asked: BTreeMap<PersonId, &'static str>,
}

impl Wants {
    /// Takes in what could be heard or seen; `known` holds it already.
    pub(super) fn take_in(&mut self, what: &What, known: &State) {
        match what {
            What::Said { who, .. } if *who == known.trainee => self.asked.clear(),
            What::Said {
                who,
                sense: Some(sense),
                ..
            } => {
                if let Some(why) = asks(sense) {
                    self.asked.insert(who.clone(), why);
                }
            }
            What::Heard { acts, .. } => acts.iter().for_each(|heard| self.answer(&heard.act)),
            What::ReliefAsked { who } => {
                self.relief.insert(who.clone());
            }
            What::AskedIfNeeded { who, .. } => {
                self.needed.insert(who.clone());
            }
            What::Objected { who, .. } => {
                self.objections.insert(who.clone());
            }
            What::PlanProposed { .. } | What::PlanDecided { .. } => self.objections.clear(),
            What::TaskReported {
                task,
                who,
                result: Reported::NeedsMoreTime,
                ..
            } => {
                self.more_time.insert(*task, who.clone());
            }
            What::TimeExtended { task, .. }
            | What::TaskReported { task, .. }
            | What::TaskCancelled { task, .. } => {
                self.more_time.remove(task);
            }
            What::TaskGiven { to, .. } | What::RoleGiven { who: to, .. } => {
                self.needed.remove(to);
            }
            What::Left { who, .. } => self.forget(who),
            _ => {}
        }
    }

    /// Who waits to be told whether they are needed, or that they were heard.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &PersonId> {
        self.needed.iter().chain(&self.objections)
    }

    /// The commander spoke to or of them by name: "please stay, Jonas" is no order, and answers.
    pub(super) fn named(&mut self, who: &PersonId) {
        self.needed.remove(who);
        self.objections.remove(who);
    }

    /// Words to somebody answer what they asked.
    fn answer(&mut self, act: &Act) {
        let to: Vec<&PartyId> = match act {
            Act::Release { people, keep } => people.iter().chain(keep).collect(),
            act => act.said_to().iter().collect(),
        };
        for party in to {
            let who = PersonId(party.0.clone());
            self.needed.remove(&who);
            if !matches!(act, Act::Brief { .. } | Act::Thank { .. }) {
                self.objections.remove(&who);
            }
        }
        if let Act::Rotate {
            person: Some(who), ..
        } = act
        {
            self.relief.remove(who);
        }
    }

    fn forget(&mut self, who: &PersonId) {
        self.relief.remove(who);
        self.needed.remove(who);
        self.objections.remove(who);
        self.asked.remove(who);
        self.more_time.retain(|_, owner| owner != who);
    }
}

/// What these words ask of the commander, where nothing but words can answer it.
fn asks(sense: &Sense) -> Option<&'static str> {
    Some(match sense {
        Sense::AsksMeaning { .. } => "asks what a short form means",
        Sense::AsksForBrief => "asks for the brief",
        Sense::AsksReadBack => "wants you to read the brief back",
        Sense::AsksWhoCommands => "asks who commands",
        Sense::AsksWhomToFollow => "asks whose word counts",
        Sense::NeedsFinding { .. } => "must know something else first",
        _ => return None,
    })
}

impl Fold {
    /// Why somebody wants a word, if they do: what holds up the work first.
    pub(super) fn wanted_by(&self, who: &PersonId, presses: Option<&Press>) -> Option<String> {
        let (known, wants) = (&self.known, &self.wants);
        let words = |text: &str| Some(text.to_owned());
        if !self.is_here(who) {
            return None;
        }
        let mut asked_back = known
            .open_tasks()
            .filter(|task| task.to == *who)
            .filter_map(|task| match task.status {
                TaskStatus::AskedBack(why) => Some(why),
                _ => None,
            });
        match asked_back.next() {
            Some(AskBack::WhichFirst) => return words("asks which comes first"),
            Some(AskBack::Unclear) => return words("asks what exactly is meant"),
            None => {}
        }
        if wants.objections.contains(who) {
            return words("objects strongly");
        }
        let handover = &known.handover;
        if handover.to.as_ref() == Some(who) && handover.read_back.is_some() && !handover.answered {
            return words("read the brief back: is it right?");
        }
        let receiving = known.receiving.as_ref();
        if receiving.is_some_and(|one| {
            one.from == *who && one.offered.is_some() && !one.kept && !known.trainee_commands()
        }) && known.commander.as_ref() == Some(who)
        {
            return words("offers you command");
        }
        if known.drafts.iter().any(|draft| {
            draft.who == *who
                && draft.status == DraftStatus::Waiting
                && draft.audience == PostAudience::Public
        }) {
            return words("has a draft for you");
        }
        if wants.more_time.values().any(|owner| owner == who) {
            return words("asks for more time");
        }
        if let Some(why) = wants.asked.get(who) {
            return words(why);
        }
        if wants.relief.contains(who) {
            return words("asks to be relieved");
        }
        if wants.needed.contains(who) {
            return words("asks whether they are needed");
        }
        presses.map(|press| format!("presses: {}", press.kind))
    }
}
