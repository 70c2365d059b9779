//! The span of control: seven people can report to one commander. With each one more it becomes
//! likelier that a report or an acknowledgement is not heard. The deputy, if there is one, says
//! once that it has become too much.

use super::numbers::{LOST_AT_MOST, LOST_PER_PERSON, SPAN_OF_CONTROL};
use crate::drill::engine::Drill;
use crate::drill::event::{Lost, Reminder, Sense, TaskId, What};
use crate::scenario::ids::PersonId;
use crate::units::Permille;

impl Drill {
    /// Whether what somebody says unasked about a task is not heard.
    pub(in crate::drill) fn loses_message(
        &mut self,
        task: TaskId,
        who: &PersonId,
        what: Lost,
    ) -> bool {
        let chance = loss_chance(self.state.direct_reports().len());
        let lost = chance != Permille::NONE && self.die(who).chance(chance);
        if lost {
            self.emit(What::MessageLost {
                task,
                who: who.clone(),
                what,
            });
        }
        lost
    }

    /// The commander has given somebody work: is it too many by now?
    pub(in crate::drill) fn watch_span_of_control(&mut self) {
        let people = self.state.direct_reports().len();
        if people <= SPAN_OF_CONTROL || self.people.too_many_called || self.deputy().is_none() {
            return;
        }
        self.people.too_many_called = true;
        let slots = vec![
            ("commander", self.called(&self.state.trainee.clone())),
            ("people", people.to_string()),
        ];
        let reminder = Reminder::SpanOfControl {
            people: u32::try_from(people).unwrap_or(u32::MAX),
        };
        self.deputy_says("too-many-reports", slots, Sense::Reminds, reminder);
    }
}

/// The chance that a message is lost when so many people report.
fn loss_chance(reporting: usize) -> Permille {
    let beyond = reporting.saturating_sub(SPAN_OF_CONTROL);
    let chance = u32::try_from(beyond).map_or(LOST_AT_MOST, |beyond| beyond * LOST_PER_PERSON);
    Permille(chance.min(LOST_AT_MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_seven_nothing_is_lost_and_beyond_it_more_with_each() {
        assert_eq!(loss_chance(7), Permille::NONE);
        assert_eq!(loss_chance(8), Permille(LOST_PER_PERSON));
        assert_eq!(loss_chance(10), Permille(3 * LOST_PER_PERSON));
        assert_eq!(loss_chance(60), Permille(LOST_AT_MOST));
    }
}
