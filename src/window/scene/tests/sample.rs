//! A call to look at: the cast and the services of a shipped drill, in the midst of things.

use crate::drill::event::TaskId;
use crate::scenario::Scenario;
use crate::units::{Moment, Permille};
use crate::window::view::call::{
    CallView, Fatigue, PersonView, Place, Press, ServiceView, Speech, Standing, TaskView,
};

/// The moment of the sample.
pub(in crate::window::scene) const NOW: Moment = Moment::at(12, 30);

/// So many people of a drill; what they do goes round.
pub(in crate::window::scene) fn sample(scenario: &Scenario, many: usize) -> CallView {
    let mut view = CallView::default();
    view.head.now = NOW;
    for (number, person) in scenario.cast.iter().take(many).enumerate() {
        let you = person.id == scenario.trainee;
        let first = person.name.split(' ').next().unwrap_or(&person.name);
        let mut shown = PersonView {
            id: person.id.clone(),
            name: first.to_owned(),
            title: person.title.clone(),
            team: format!("team {}", number / 3),
            roles: Vec::new(),
            place: Place::OnCall,
            you,
            commands: you,
            speech: None,
            task: None,
            tasks: 0,
            wants: None,
            presses: None,
            fatigue: Fatigue::Fresh,
            sub_team: None,
        };
        match number {
            1 => shown.roles.push("deputy".to_owned()),
            2 => shown.fatigue = Fatigue::Tiring,
            3 => shown.fatigue = Fatigue::Spent,
            4 => shown.wants = Some("asks which comes first".to_owned()),
            5 => {
                shown.speech = Some(Speech {
                    text: "Payments looks fine from here, the pool is full since 14:02.".to_owned(),
                    from: Moment::at(12, 28),
                    until: Moment::at(12, 36),
                });
            }
            8 => shown.place = Place::Paged(Moment::at(10, 20)),
            9 | 10 => shown.sub_team = Some("database".into()),
            11 => {
                shown.place = Place::Door;
                shown.presses = Some(Press {
                    kind: "executive takeover".to_owned(),
                    step: 2,
                });
            }
            _ => {}
        }
        // Whether somebody works, and how, goes round: well in time, last minute, over, no box.
        let boxes = [
            Some(Moment::at(16, 0)),
            Some(Moment::at(13, 10)),
            Some(Moment::at(12, 0)),
            None,
        ];
        let standings = [
            Standing::Acknowledged,
            Standing::AckAwaited,
            Standing::AskedBack,
            Standing::Given,
        ];
        if number > 4 && number != 8 && number != 11 {
            let id = number as TaskId;
            shown.task = Some(id);
            shown.tasks = 1;
            view.tasks.push(TaskView {
                id,
                owner: person.id.clone(),
                owner_name: first.to_owned(),
                text: "look at the pool".to_owned(),
                given: Moment::at(9, 0),
                box_ends: boxes[number % 4],
                estimate: None,
                standing: standings[number % 4],
                boxed: Moment::at(9, 0),
            });
        }
        view.people.push(shown);
    }
    let health = [1000, 1000, 920, 640, 310];
    for (number, service) in scenario.world.services.iter().enumerate() {
        let health = Permille(health[number % health.len()]);
        view.services.push(ServiceView {
            id: service.id.clone(),
            name: service.name.clone(),
            health,
            state: crate::desk::told::state_of(health),
            needs: service.depends_on.clone(),
        });
    }
    view
}
