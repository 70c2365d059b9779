//! Rotation: the tired go and rest, and somebody fresh goes on with what they had. Getting into
//! it takes a while. Whoever is not there cannot take over and has to be paged first; until then
//! the tired one stays.

use super::numbers::{ANSWERS_IN, GETS_INTO_IT};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Gone, Sense, Seq, What};
use crate::drill::state::Task;
use crate::hearing::Directed;
use crate::scenario::ids::PersonId;
use crate::units::Span;

/// The farewell comes after the one who takes over has spoken (ours).
const FAREWELL_AFTER: Span = Span::secs(4);

impl Drill {
    /// The commander sends somebody to rest; their work and roles go to who takes over.
    pub(in crate::drill) fn on_rotate(
        &mut self,
        person: Option<PersonId>,
        replacement: Option<PersonId>,
        utterance: Seq,
    ) {
        let Some(who) = person.filter(|who| self.state.is_present(who)) else {
            return;
        };
        if who == self.state.trainee {
            return;
        }
        let next = replacement.filter(|next| *next != who && *next != self.state.trainee);
        if let Some(absent) = next.as_ref().filter(|next| !self.state.is_present(next)) {
            self.tell_absent(absent);
            return;
        }
        if let Some(next) = &next {
            self.pass_roles(&who, next, utterance);
            self.pass_tasks(&who, next, utterance);
        }
        let pause = next.map_or(Span::ZERO, |_| FAREWELL_AFTER);
        let after = self.reaction(&who, ANSWERS_IN) + pause;
        let left = What::Left {
            who: who.clone(),
            why: Gone::Relieved,
        };
        self.say_later(after, &who, "leaves", vec![], Sense::Farewell, vec![left]);
    }

    fn pass_roles(&mut self, who: &PersonId, next: &PersonId, utterance: Seq) {
        for role in self.roles_of(who) {
            self.on_appoint(Some(next.clone()), role, utterance);
        }
    }

    fn pass_tasks(&mut self, who: &PersonId, next: &PersonId, utterance: Seq) {
        let open: Vec<Task> = self
            .state
            .open_tasks()
            .filter(|task| task.to == *who)
            .cloned()
            .collect();
        for task in open {
            if self.result_of(task.id).is_some() {
                // What is finished needs no other hands; they tell it before they go.
                self.later(Span::ZERO, Due::Report { task: task.id });
                continue;
            }
            let left = task.box_ends.map(|ends| ends.since(self.now).0);
            let timebox = left.filter(|left| *left > 0);
            self.stop_work(task.id);
            self.emit(What::TaskCancelled {
                task: task.id,
                utterance: Some(utterance),
            });
            let passed = self.order_person(
                next,
                Directed::Person,
                &task.text,
                timebox,
                task.ack_asked,
                utterance,
            );
            if let Some(passed) = passed {
                self.inherit_work(task.id, passed, GETS_INTO_IT);
            }
        }
    }
}
