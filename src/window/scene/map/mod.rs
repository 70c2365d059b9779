//! The service map: what customers meet, what that needs, how each does, and the requests on
//! their way. Health is a ring, a sign and a word; requests get slower and fewer where whoever is
//! to answer them does badly.

mod layers;
mod node;
mod traffic;

use bevy::math::Vec2;
use bevy::prelude::*;

use super::beat::Beat;
use super::board::{Board, Comes, Inks};
use super::frames::Frames;
use super::mirror::Mirror;
use super::piece::Pieces;
use crate::window::theme::Tone;
use crate::window::view::call::ServiceView;

/// What lies on the map's part of the screen.
#[derive(Resource, Default)]
pub(super) struct MapBoard(pub(super) Board);

/// Everything on the map's part of the screen.
pub(super) fn map(mirror: &Mirror, size: Vec2, secs: f32) -> Pieces {
    let mut pieces = Pieces::default();
    if mirror.services.is_empty() {
        return pieces;
    }
    let plan = layers::plan(&mirror.services, size);
    traffic::ways(&mut pieces, &mirror.services, &plan, secs, &mirror.palette);
    node::customers(&mut pieces, &plan, &mirror.palette);
    for (service, place) in mirror.services.iter().zip(&plan.nodes) {
        node::node(&mut pieces, service, *place, plan.shape, &mirror.palette);
    }
    pieces
}

/// What the colour of a service's health means. The words decide, which are the core's.
fn tone(service: &ServiceView) -> Tone {
    match service.state {
        "is healthy" => Tone::Good,
        "is degraded" => Tone::Watch,
        _ => Tone::Bad,
    }
}

/// Brings the map in line with what is mirrored.
pub(super) fn draw(
    mirror: Res<Mirror>,
    frames: Res<Frames>,
    beat: Res<Beat>,
    mut board: ResMut<MapBoard>,
    mut commands: Commands,
    mut inks: ResMut<Inks>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    if !(mirror.is_changed() || frames.is_changed() || beat.is_changed()) {
        return;
    }
    let Some(frame) = frames.map else {
        board.0.clear(&mut commands);
        return;
    };
    let pieces = map(&mirror, frame.size, beat.secs).0;
    let pens = (&mut commands, &mut *inks, &mut *meshes);
    board.0.set(pieces, frame, Comes::AtOnce, pens);
}
