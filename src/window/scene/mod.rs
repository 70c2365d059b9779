//! What Bevy draws: the people on the call and the services' map. It mirrors the call's view and
//! decides nothing; it can be clicked nowhere, and all that it shows can be read in a panel too.
//!
//! ```text
//!  CallView ─► mirror ─► people(), map() ─► pieces ─► board ─► what Bevy draws
//! ```
//!
//! Architecture invariant: what is seen is a function of what is mirrored, the size of its part
//! of the screen and the time. Entities are made and changed by `board` alone.

mod beat;
mod board;
mod canvas;
mod frames;
mod map;
mod mirror;
mod pen;
mod people;
mod piece;
mod words;

#[cfg(test)]
mod tests;

use bevy::camera::visibility::VisibilitySystems;
use bevy::prelude::*;
use bevy_egui::EguiPostUpdateSet;

use super::draw;

/// The steps of a frame, in order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SceneSet {
    /// What is shown of the call is taken over.
    Mirror,
    /// What moves gets its time, and the next picture is asked for.
    Beat,
    /// The parts of the screen that are free are taken over.
    Place,
    /// The boards are brought in line.
    Draw,
    /// What glides goes on its way.
    Glide,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        mirror::mirror.in_set(SceneSet::Mirror).after(draw::tick),
    )
    .add_plugins(stage);
}

/// Everything but the taking over from the call.
fn stage(app: &mut App) {
    app.configure_sets(
        Update,
        (
            SceneSet::Mirror,
            SceneSet::Beat,
            SceneSet::Place,
            SceneSet::Draw,
            SceneSet::Glide,
        )
            .chain()
            .after(draw::tick),
    )
    .init_resource::<mirror::Mirror>()
    .init_resource::<beat::Beat>()
    .init_resource::<frames::Frames>()
    .init_resource::<canvas::Canvas>()
    .add_systems(Startup, canvas::put_up)
    .init_resource::<board::Inks>()
    .init_resource::<people::PeopleBoard>()
    .init_resource::<map::MapBoard>()
    .add_systems(
        Update,
        (
            beat::beat.in_set(SceneSet::Beat),
            (frames::place, canvas::lay).chain().in_set(SceneSet::Place),
            (people::draw, map::draw).chain().in_set(SceneSet::Draw),
            beat::glide.in_set(SceneSet::Glide),
        ),
    )
    .add_systems(
        PostUpdate,
        (
            frames::wake.after(EguiPostUpdateSet::EndPass),
            // The words on it have been set in type, and who sees what is not yet decided.
            canvas::draw_if_changed
                .after(VisibilitySystems::CalculateBounds)
                .before(VisibilitySystems::CheckVisibility)
                .after(frames::wake),
        )
            .before(EguiPostUpdateSet::ProcessOutput),
    );
}
