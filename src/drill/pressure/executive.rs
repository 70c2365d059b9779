//! Executives who command: because they said yes and it was announced, because they said yes and
//! it was not, or in effect, because they got their way. What they demand is then done: by whoever
//! can, unpolled, with its risks.

use super::Stage;
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Ended, Passed, Sense, Seq, TaskId, What};
use crate::drill::people::numbers::{ACKNOWLEDGES_IN, ANSWERS_IN};
use crate::scenario::ids::{ArcId, PersonId, RemedyId};
use crate::scenario::model::{Part, PressureKind};
use crate::units::Span;

/// An executive who commands says so soon what they want done (ours).
const ORDERS_IN: (Span, Span) = (Span::secs(4), Span::secs(9));

impl Drill {
    /// The trainee announced that the executive commands.
    pub(in crate::drill) fn takeover_granted(&mut self, who: &PersonId) {
        if let Some(arc) = self.open_takeover_of(who) {
            self.end_arc(&arc, Ended::TookCommand);
        }
    }

    fn open_takeover_of(&self, who: &PersonId) -> Option<ArcId> {
        self.arcs
            .iter()
            .find(|(id, run)| {
                run.spec.by == *who
                    && run.spec.kind == PressureKind::ExecutiveTakeover
                    && self.is_open(id)
            })
            .map(|(id, _)| id.clone())
    }

    /// They said yes, and the trainee announced nothing: they simply take over.
    pub(super) fn take_over_unannounced(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        self.end_arc(arc, Ended::TookCommand);
        if !self.state.trainee_commands() {
            return;
        }
        let from = Some(self.state.trainee.clone());
        let passed = What::CommandPassed {
            from,
            to: Some(who.clone()),
            how: Passed::Takeover,
        };
        let slots = vec![("full", self.full_name(&who))];
        self.say_later(
            Span::ZERO,
            &who,
            "takes-command",
            slots,
            Sense::TakesCommand,
            vec![passed],
        );
    }

    /// An executive commands now: they order what they came for.
    pub(in crate::drill) fn executive_commands(&mut self, who: &PersonId) {
        let demanded = self.arcs.values().rev().find_map(|run| {
            (run.spec.by == *who && run.spec.kind == PressureKind::ExecutiveTakeover)
                .then(|| run.spec.demands.clone())
                .flatten()
        });
        if let Some(remedy) = demanded {
            let after = self.reaction(who, ORDERS_IN);
            self.order_instead(who, &remedy, after);
        }
    }

    /// Somebody orders a remedy in the commander's place.
    pub(super) fn order_instead(&mut self, who: &PersonId, remedy: &RemedyId, after: Span) {
        let begun = self
            .state
            .options
            .get(remedy)
            .is_some_and(|one| one.started.is_some());
        if begun {
            return;
        }
        let slots = vec![("remedy", self.remedy_name(remedy))];
        let ordered = What::OrderedInstead {
            who: who.clone(),
            remedy: remedy.clone(),
        };
        let sense = Sense::OrdersInstead {
            remedy: remedy.clone(),
        };
        self.say_later(after, who, "orders-remedy", slots, sense, vec![ordered]);
    }

    /// The order has been spoken: whoever can carry it out begins, asking nobody.
    pub(in crate::drill) fn obey(&mut self, id: &RemedyId, order: Seq) {
        let scenario = self.scenario.clone();
        let Some(remedy) = scenario.remedy(id) else {
            return;
        };
        let able = remedy.done_by.iter().find(|who| self.state.is_present(who));
        let Some(who) = able.cloned() else {
            if let Some(who) = self.first_with(Part::Responder) {
                let after = self.reaction(&who, ANSWERS_IN);
                self.say_later(
                    after,
                    &who,
                    "declines-remedy",
                    vec![],
                    Sense::HasNoOption,
                    vec![],
                );
            }
            return;
        };
        if self.lacks_for(id) {
            self.say_what_is_lacking(&who, id, None);
            return;
        }
        let name = remedy.name.clone();
        let slots = vec![("remedy", name.clone())];
        self.put_to_other_work(
            &who,
            &name,
            Some(id.clone()),
            order,
            Words::House("does-as-told", slots),
        );
    }

    /// Somebody drops what they have for what another than the commander wants, and says so.
    pub(super) fn put_to_other_work(
        &mut self,
        who: &PersonId,
        text: &str,
        remedy: Option<RemedyId>,
        cause: Seq,
        words: Words,
    ) {
        let task = self.next_task();
        self.emit(What::PickedUp {
            task,
            who: who.clone(),
            text: text.to_owned(),
            service: None,
            remedy,
            utterance: cause,
        });
        self.drop_all_for(task, who, words);
    }

    /// Somebody drops what they have for a task, and says so.
    pub(super) fn drop_all_for(&mut self, task: TaskId, who: &PersonId, words: Words) {
        self.pause_others(task);
        self.begin_work(task);
        let after = self.reaction(who, ACKNOWLEDGES_IN);
        self.confirm_in(after, task, who, words);
    }

    /// Whether the executive of an arc waits for command to be announced.
    pub(super) fn waits_for_command(&self, arc: &ArcId) -> bool {
        self.arcs
            .get(arc)
            .is_some_and(|run| run.stage == Stage::SaidYes)
    }
}
