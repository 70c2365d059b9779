//! The redraw clock: when the next picture is due.
//!
//! The engine would draw for ever: it takes each repaint that egui wants *later* as one that is
//! wanted *now*. So its requests are swept away here and answered by this clock: a picture is
//! drawn when somebody did something, when egui asked for one, when the drill has something new,
//! when the clock on the screen changes, and while something moves.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::ecs::message::Messages;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContexts, EguiPostUpdateSet};

/// Between two pictures while something moves: smooth enough for what moves here. Ours.
pub(crate) const MOVING: Duration = Duration::from_millis(33);
/// The longest time between two looks, whatever happens.
const LONGEST: Duration = Duration::from_secs(60);

/// When the next picture is due. Whoever has a reason for one says so each frame.
#[derive(Resource, Debug)]
pub(crate) struct NextPicture {
    wanted: Duration,
    asked_by_egui: Arc<Mutex<Option<Duration>>>,
}

impl Default for NextPicture {
    fn default() -> NextPicture {
        NextPicture {
            wanted: LONGEST,
            asked_by_egui: Arc::default(),
        }
    }
}

impl NextPicture {
    /// A picture is wanted after so long, or sooner.
    pub(crate) fn within(&mut self, wait: Duration) {
        self.wanted = self.wanted.min(wait);
    }

    /// What all reasons together come to; they are forgotten.
    fn take(&mut self) -> Duration {
        let mut asked = self
            .asked_by_egui
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let wanted = self.wanted.min(asked.take().unwrap_or(LONGEST));
        self.wanted = LONGEST;
        wanted
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<NextPicture>()
        .add_systems(
            PreUpdate,
            listen
                .after(bevy_egui::EguiPreUpdateSet::InitContexts)
                .before(bevy_egui::EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            PostUpdate,
            set.after(EguiPostUpdateSet::PostProcessOutput)
                .after(EguiPostUpdateSet::ProcessOutput),
        );
}

/// Hears when egui wants its next picture, in the engine's place.
fn listen(mut contexts: EguiContexts, next: Res<NextPicture>, mut listens: Local<bool>) {
    if *listens {
        return;
    }
    let Ok(ctx) = contexts.ctx_mut() else { return };
    let asked = next.asked_by_egui.clone();
    ctx.set_request_repaint_callback(move |wish| {
        let mut asked = asked
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        *asked = Some(asked.map_or(wish.delay, |earlier| earlier.min(wish.delay)));
    });
    *listens = true;
}

/// Sets the clock for the next picture.
fn set(
    mut next: ResMut<NextPicture>,
    mut redraws: ResMut<Messages<RequestRedraw>>,
    winit: Option<ResMut<WinitSettings>>,
) {
    redraws.clear();
    let wait = next.take();
    if wait.is_zero() {
        redraws.write(RequestRedraw);
    }
    if let Some(mut winit) = winit {
        let mode = UpdateMode::reactive_low_power(wait.max(Duration::from_millis(1)));
        winit.focused_mode = mode;
        winit.unfocused_mode = mode;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soonest_reason_decides_and_is_then_forgotten() {
        let mut next = NextPicture::default();
        next.within(Duration::from_secs(1));
        next.within(Duration::from_secs(9));
        *next.asked_by_egui.lock().expect("no panic") = Some(Duration::from_millis(300));
        assert_eq!(next.take(), Duration::from_millis(300));
        assert_eq!(next.take(), LONGEST);
    }
}
