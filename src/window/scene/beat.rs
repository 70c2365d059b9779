//! The scene's own time. It goes on only while something really moves: somebody speaks, requests
//! travel the map, a figure goes to its seat. While the clock stands, where a processor draws and
//! with reduced motion nothing moves, and what changes is simply there.

use bevy::prelude::*;

use super::board::{Bound, Comes};
use super::frames::Frames;
use super::mirror::Mirror;
use crate::window::app::SoftwareDrawn;
use crate::window::clock::{MOVING, NextPicture};
use crate::window::settings::Settings;

/// The longest step that time takes between two pictures [s]: after a lull nothing leaps.
const LONGEST_STEP: f32 = 0.1;
/// How fast somebody nears their seat [share of the way left, per s].
const NEARS: f32 = 9.0;
/// So near is there [units of the world].
const THERE: f32 = 0.4;

/// The scene's time.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Beat {
    /// How long things have moved [s].
    pub(super) secs: f32,
    /// Whether things move by themselves now.
    pub(super) moves: bool,
}

impl Beat {
    /// How a piece comes to a new place.
    pub(super) fn comes(self) -> Comes {
        if self.moves {
            Comes::Gliding
        } else {
            Comes::AtOnce
        }
    }
}

/// Lets the scene's time pass, and asks for the next picture while something moves.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a reason for something to move, or not to"
)]
pub(super) fn beat(
    time: Res<Time>,
    mirror: Res<Mirror>,
    frames: Res<Frames>,
    settings: Res<Settings>,
    software: Option<Res<SoftwareDrawn>>,
    gliding: Query<(), With<Bound>>,
    mut beat: ResMut<Beat>,
    mut next: ResMut<NextPicture>,
) {
    let drawn_by_processor = software.is_some_and(|software| software.0);
    let may = mirror.runs && !settings.reduced_motion && !drawn_by_processor;
    if beat.moves != may {
        beat.moves = may;
    }
    if !may {
        return;
    }
    let speaks = mirror.people.iter().any(|person| person.speech.is_some());
    let people = frames.people.is_some() && (speaks || !gliding.is_empty());
    let requests = frames.map.is_some() && !mirror.services.is_empty();
    if people || requests {
        beat.secs += time.delta_secs().min(LONGEST_STEP);
        next.within(MOVING);
    }
}

/// Moves what glides; where nothing may move, it is there.
pub(super) fn glide(
    time: Res<Time>,
    beat: Res<Beat>,
    mut gliding: Query<(Entity, &Bound, &mut Transform)>,
    mut commands: Commands,
) {
    let share = 1.0 - (-NEARS * time.delta_secs().min(LONGEST_STEP)).exp();
    for (piece, Bound(there), mut transform) in &mut gliding {
        let left = *there - transform.translation;
        transform.translation.z = there.z;
        if !beat.moves || left.truncate().length() < THERE {
            transform.translation = *there;
            commands.entity(piece).remove::<Bound>();
        } else {
            transform.translation += (left * share).with_z(0.0);
        }
    }
}
