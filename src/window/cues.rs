//! What is to be heard of a call beside the words: which cue a change of what is shown deserves.
//! It plays nothing; `sound` does, in a build that has it.

use std::collections::BTreeSet;

use super::view::call::CallView;
use crate::drill::event::TaskId;
use crate::scenario::ids::PersonId;
use crate::units::Permille;

/// Something to hear. The order is that of importance: of several, the last is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// Somebody joins.
    Joins,
    /// Services do better.
    Better,
    /// Somebody wants a word.
    Word,
    /// Services do worse.
    Worse,
    /// A time box is over.
    Time,
    /// Somebody presses.
    Pressure,
}

/// Services whose mean health differs by less from what was last heard are as they were: signals
/// swing. Ours.
const HEARD_FROM: u32 = 60;

/// What has been heard of a call so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    begun: bool,
    there: BTreeSet<PersonId>,
    want: BTreeSet<PersonId>,
    press: BTreeSet<PersonId>,
    over: BTreeSet<TaskId>,
    health: u32,
}

impl Heard {
    /// The cue for what is new since the last look, if anything is. The first look at a call is
    /// silent: nothing has changed yet.
    pub(crate) fn cue(&mut self, view: &CallView) -> Option<Cue> {
        let now = view.head.now;
        let people = || view.people.iter().filter(|person| !person.you);
        let those = |which: &dyn Fn(&crate::window::view::call::PersonView) -> bool| {
            let those = people().filter(|person| which(person));
            those
                .map(|person| person.id.clone())
                .collect::<BTreeSet<_>>()
        };
        let there = those(&|person| !matches!(person.place, super::view::call::Place::Paged(_)));
        let want = those(&|person| person.wants.is_some());
        let press = those(&|person| person.presses.is_some());
        let over: BTreeSet<TaskId> = view
            .tasks
            .iter()
            .filter(|task| task.is_over(now))
            .map(|task| task.id)
            .collect();
        let health = mean(view.services.iter().map(|service| service.health));

        let mut cues = Vec::new();
        let mut note = |cue, new: bool| cues.extend(new.then_some(cue));
        note(Cue::Joins, !there.is_subset(&self.there));
        note(Cue::Word, !want.is_subset(&self.want));
        note(Cue::Time, !over.is_subset(&self.over));
        note(Cue::Pressure, !press.is_subset(&self.press));
        note(Cue::Better, health >= self.health + HEARD_FROM);
        note(Cue::Worse, health + HEARD_FROM <= self.health);
        if !self.begun || health.abs_diff(self.health) >= HEARD_FROM {
            self.health = health;
        }
        (self.there, self.want, self.press, self.over) = (there, want, press, over);
        let silent = !std::mem::replace(&mut self.begun, true);
        cues.into_iter().max().filter(|_| !silent)
    }
}

fn mean(health: impl Iterator<Item = Permille>) -> u32 {
    let all: Vec<u32> = health.map(|health| health.0).collect();
    let many = u32::try_from(all.len()).unwrap_or(u32::MAX).max(1);
    all.iter().sum::<u32>() / many
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Moment;
    use crate::window::view::call::{
        Fatigue, PersonView, Place, Press, ServiceView, Standing, TaskView,
    };

    fn person(id: &str) -> PersonView {
        PersonView {
            id: PersonId::from(id),
            name: id.to_owned(),
            title: String::new(),
            team: String::new(),
            roles: Vec::new(),
            place: Place::OnCall,
            you: false,
            commands: false,
            speech: None,
            task: None,
            tasks: 0,
            wants: None,
            presses: None,
            fatigue: Fatigue::Fresh,
            sub_team: None,
        }
    }

    fn call() -> CallView {
        CallView {
            people: vec![person("hayley")],
            services: vec![ServiceView {
                id: "web".into(),
                name: "web".to_owned(),
                health: Permille(900),
                state: "is degraded",
                needs: Vec::new(),
            }],
            ..CallView::default()
        }
    }

    #[test]
    fn what_stays_as_it_is_is_silent() {
        let mut heard = Heard::default();
        let mut view = call();
        view.people[0].wants = Some("asks which comes first".to_owned());
        assert_eq!(heard.cue(&view), None);
        assert_eq!(heard.cue(&view), None);
    }

    #[test]
    fn each_change_has_its_cue_once() {
        let mut heard = Heard::default();
        let mut view = call();
        heard.cue(&view);
        view.people.push(person("sam"));
        assert_eq!(heard.cue(&view), Some(Cue::Joins));
        view.people[0].wants = Some("asks which comes first".to_owned());
        assert_eq!(heard.cue(&view), Some(Cue::Word));
        view.services[0].health = Permille(500);
        assert_eq!(heard.cue(&view), Some(Cue::Worse));
        view.services[0].health = Permille(520);
        assert_eq!(heard.cue(&view), None);
        view.services[0].health = Permille(990);
        assert_eq!(heard.cue(&view), Some(Cue::Better));
        view.tasks.push(TaskView {
            id: 1,
            owner: "sam".into(),
            owner_name: "Sam".to_owned(),
            text: "look".to_owned(),
            given: Moment::START,
            box_ends: Some(Moment::at(5, 0)),
            estimate: None,
            standing: Standing::Acknowledged,
            boxed: Moment::START,
        });
        view.head.now = Moment::at(4, 59);
        assert_eq!(heard.cue(&view), None);
        view.head.now = Moment::at(5, 0);
        assert_eq!(heard.cue(&view), Some(Cue::Time));
        assert_eq!(heard.cue(&view), None);
    }

    #[test]
    fn of_several_the_gravest_is_heard() {
        let mut heard = Heard::default();
        let mut view = call();
        heard.cue(&view);
        view.people[0].wants = Some("has a question".to_owned());
        let mut pusher = person("marcus");
        pusher.presses = Some(Press {
            kind: "executive takeover".to_owned(),
            step: 0,
        });
        view.people.push(pusher);
        assert_eq!(heard.cue(&view), Some(Cue::Pressure));
    }
}
