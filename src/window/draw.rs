//! Draws the screen that is shown, and takes down what was asked for on it.

use std::time::Duration;

use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, UiBuilder};
use bevy_egui::{EguiContexts, EguiPreUpdateSet, EguiPrimaryContextPass};

use super::app::{Asked, Began, Notes, SoftwareDrawn};
use super::clock::NextPicture;
use super::panels;
use super::screen::Screen;
use super::screens::{self, call::CallMemory};
use super::seat::{Review, Seat};
use super::settings::Settings;
use super::theme;
use super::view::library::{DrillCard, HistoryView, LibraryView};

/// What the screens keep between frames.
#[derive(Resource, Default)]
pub(crate) struct Memories {
    pub(crate) library: screens::library::LibraryMemory,
    pub(crate) briefing: screens::briefing::BriefingMemory,
    pub(crate) guide: screens::guide::GuideMemory,
    pub(crate) call: CallMemory,
    pub(crate) hot_wash: screens::hot_wash::HotWashMemory,
    pub(crate) history: screens::history::HistoryMemory,
    pub(crate) settings: screens::settings::SettingsMemory,
}

/// What lies on the shelf, read when its screen is entered.
#[derive(Resource, Default)]
pub(crate) struct Shelf {
    pub(crate) library: LibraryView,
    pub(crate) history: HistoryView,
    pub(crate) chosen: Option<DrillCard>,
    /// The guide's ear, while the guide is shown.
    pub(crate) ear: Option<super::shelf::Ear>,
}

/// While a clock is on the screen it changes so often.
const SECOND: Duration = Duration::from_secs(1);
/// Where a processor draws it is seen to change so often only, and whenever something happens: a
/// picture for each second would take as much of the processor as a drill itself. Ours.
const CALM: Duration = Duration::from_secs(5);
/// What happens at once is shown together.
const SOONEST: Duration = Duration::from_millis(10);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Memories>()
        .init_resource::<Shelf>()
        .add_systems(
            PreUpdate,
            dress
                .after(EguiPreUpdateSet::InitContexts)
                .before(EguiPreUpdateSet::ProcessInput),
        )
        .add_systems(Update, tick)
        .add_systems(EguiPrimaryContextPass, draw);
}

/// Lets the drill's time pass.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a reason for the clock to run, or for a picture"
)]
pub(super) fn tick(
    seat: Option<ResMut<Seat>>,
    review: Option<ResMut<Review>>,
    began: Res<Began>,
    memories: Res<Memories>,
    screen: Res<State<Screen>>,
    software: Option<Res<SoftwareDrawn>>,
    mut next: ResMut<NextPicture>,
    mut notes: ResMut<Notes>,
) {
    if let Some(mut seat) = seat {
        let hold = super::obey::hold(&seat, &memories, *screen.get());
        if let Err(error) = seat.tick(began.0.elapsed(), hold) {
            notes.say(format!("{error:#}"), began.0.elapsed());
            seat.pause(true);
        }
        next.when_changes(seat.watched());
        if let Some(wait) = seat.until_something_new(hold) {
            next.within(wait.max(SOONEST));
        }
        if !seat.is_paused() && !seat.is_ended() {
            next.within(if software.is_some_and(|software| software.0) {
                CALM
            } else {
                SECOND
            });
        }
    } else {
        next.when_changes(None);
    }
    if let Some(mut review) = review {
        review.look();
        if review.is_busy() {
            next.within(Duration::from_millis(250));
        }
    }
}

/// Puts the theme on before a picture begins: fonts that come while one is drawn are there for the
/// next one only.
fn dress(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    software: Res<SoftwareDrawn>,
    mut ground: ResMut<ClearColor>,
    mut dressed: Local<Option<Settings>>,
) {
    let Ok(ctx) = contexts.ctx_mut() else { return };
    if dressed.as_ref() == Some(&*settings) {
        return;
    }
    ground.0 = ground_of(&settings);
    let mut look = settings.look();
    // Where a processor draws, a blinking cursor alone would cost half of it.
    look.reduced_motion |= software.0;
    match &*dressed {
        None => theme::install(ctx, look),
        Some(_) => theme::dress(ctx, look),
    }
    ctx.set_zoom_factor(settings.zoom());
    *dressed = Some(settings.clone());
}

/// What stands behind the scene, in the colours of the theme.
fn ground_of(settings: &Settings) -> Color {
    let [red, green, blue, _] = settings.look().palette().night.to_array();
    Color::srgb_u8(red, green, blue)
}

/// Draws the screen that is shown.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a resource that some screen shows"
)]
fn draw(
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    settings: Res<Settings>,
    seat: Option<Res<Seat>>,
    review: Option<Res<Review>>,
    shelf: Res<Shelf>,
    notes: Res<Notes>,
    mut memories: ResMut<Memories>,
    mut asked: ResMut<Asked>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let mut ui = egui::Ui::new(
        ctx.clone(),
        "window".into(),
        UiBuilder::new()
            .layer_id(LayerId::background())
            .max_rect(ctx.viewport_rect()),
    );
    let memories = &mut *memories;
    memories.call.people_at = None;
    memories.call.map_at = None;
    let wish = match screen.get() {
        Screen::Library => {
            screens::library::library(&mut ui, &shelf.library, &mut memories.library)
        }
        Screen::Guide => shelf.ear.as_ref().and_then(|ear| {
            screens::guide::guide(
                &mut ui,
                ear.view(),
                &mut memories.guide,
                &|text, situation| ear.hear(text, situation),
            )
        }),
        Screen::Briefing => shelf.chosen.as_ref().and_then(|chosen| {
            screens::briefing::briefing(&mut ui, chosen, &settings, &mut memories.briefing)
        }),
        Screen::Call => seat.as_ref().and_then(|seat| {
            screens::call::call(&mut ui, seat.view(), &mut memories.call, &|text| {
                seat.hear(text)
            })
        }),
        Screen::HotWash => review.as_ref().and_then(|review| {
            screens::hot_wash::hot_wash(&mut ui, review.view(), &mut memories.hot_wash)
        }),
        Screen::History => {
            screens::history::history(&mut ui, &shelf.history, &mut memories.history)
        }
        Screen::Settings => screens::settings::settings(&mut ui, &settings, &mut memories.settings),
    };
    asked.0.extend(wish);
    asked.0.extend(panels::notes::notes(&mut ui, notes.shown()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_behind_the_scene_has_the_contrast_that_was_chosen() {
        let mut settings = Settings::default();
        let night = ground_of(&settings);
        settings.high_contrast = true;
        assert_eq!(ground_of(&settings), Color::srgb_u8(0, 0, 0));
        assert_ne!(night, ground_of(&settings));
    }
}
