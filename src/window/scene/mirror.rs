//! What the scene shows of the call: the people, their tasks and the services, as they are now or
//! were at the moment that the hot wash looks at.

use bevy::prelude::*;

use crate::units::Moment;
use crate::window::screen::Screen;
use crate::window::seat::{Review, Seat};
use crate::window::settings::Settings;
use crate::window::theme::Palette;
use crate::window::view::call::{CallView, PersonView, ServiceView, TaskView};

/// What is mirrored. Its clock goes by whole seconds, so that it changes only when something does.
#[derive(Resource, Clone, Debug, PartialEq)]
pub(super) struct Mirror {
    /// Everybody who is on the call, was paged, or stands at the door; the trainee first.
    pub(super) people: Vec<PersonView>,
    /// Open tasks.
    pub(super) tasks: Vec<TaskView>,
    /// All services.
    pub(super) services: Vec<ServiceView>,
    /// The second.
    pub(super) now: Moment,
    /// Whether time passes.
    pub(super) runs: bool,
    /// The colours in use.
    pub(super) palette: Palette,
}

impl Default for Mirror {
    fn default() -> Mirror {
        Mirror {
            people: Vec::new(),
            tasks: Vec::new(),
            services: Vec::new(),
            now: Moment::START,
            runs: false,
            palette: Palette::NIGHT,
        }
    }
}

impl Mirror {
    /// Takes over what is shown. Nothing is marked as changed unless it is.
    pub(super) fn take_over(
        mut mirror: Mut<'_, Mirror>,
        view: &CallView,
        runs: bool,
        palette: Palette,
    ) {
        let now = Moment(view.head.now.0 / 1000 * 1000);
        let (known, head) = (mirror.as_ref(), &view.head);
        let silent = |person: &PersonView| {
            let speech = person.speech.as_ref();
            speech.is_some_and(|speech| speech.until <= head.now || speech.from > head.now)
        };
        let same_people = known.people.len() == view.people.len()
            && known
                .people
                .iter()
                .zip(&view.people)
                .all(|(known, person)| {
                    if silent(person) {
                        known.speech.is_none() && *known == hushed(person)
                    } else {
                        known == person
                    }
                });
        if !same_people {
            let people = view.people.iter();
            mirror.people = people
                .map(|person| {
                    if silent(person) {
                        hushed(person)
                    } else {
                        person.clone()
                    }
                })
                .collect();
        }
        if mirror.tasks != view.tasks {
            mirror.tasks.clone_from(&view.tasks);
        }
        if mirror.services != view.services {
            mirror.services.clone_from(&view.services);
        }
        if (mirror.now, mirror.runs, mirror.palette) != (now, runs, palette) {
            (mirror.now, mirror.runs, mirror.palette) = (now, runs, palette);
        }
    }
}

/// The same person, who says nothing.
fn hushed(person: &PersonView) -> PersonView {
    PersonView {
        speech: None,
        ..person.clone()
    }
}

/// Takes over what the screen shows.
pub(super) fn mirror(
    seat: Option<Res<Seat>>,
    review: Option<Res<Review>>,
    screen: Res<State<Screen>>,
    settings: Res<Settings>,
    mirror: ResMut<Mirror>,
) {
    let palette = settings.look().palette();
    match screen.get() {
        Screen::Call => {
            if let Some(seat) = seat {
                let runs = !seat.is_paused() && !seat.is_ended();
                Mirror::take_over(mirror.into(), seat.view(), runs, palette);
            }
        }
        Screen::HotWash => {
            if let Some(review) = review {
                Mirror::take_over(mirror.into(), &review.view().then, false, palette);
            }
        }
        _ => {}
    }
}
