//! The people: figures in a room at night, each at their seat, with what they do and what they
//! want. What has a meaning has a sign or words as well as a colour.

mod bubble;
mod figure;
mod night;
mod seats;
mod signs;

use bevy::math::{Rect, Vec2};
use bevy::prelude::*;

use super::beat::Beat;
use super::board::{Board, Inks};
use super::frames::Frames;
use super::mirror::Mirror;
use super::piece::{Body, Piece, Pieces};
use super::words;
use crate::window::theme::Palette;
use crate::window::view::call::{PersonView, Place, TaskView};

/// What lies on the people's part of the screen.
#[derive(Resource, Default)]
pub(super) struct PeopleBoard(pub(super) Board);

/// What one figure is drawn from.
struct Figure<'a> {
    person: &'a PersonView,
    task: Option<&'a TaskView>,
    seat: &'a seats::Seat,
    /// The number of their team, in the order in which teams are met.
    team: usize,
    now: crate::units::Moment,
    /// The scene's time [s].
    secs: f32,
    palette: &'a Palette,
    room: Vec2,
    /// Where everybody's name is written.
    names: &'a [Rect],
}

/// Everything on the people's part of the screen.
pub(super) fn people(mirror: &Mirror, size: Vec2, secs: f32) -> Pieces {
    let mut pieces = Pieces::default();
    let seats = seats::seats(&mirror.people, size);
    night::room(&mut pieces, &seats, size, &mirror.palette);
    let seated = mirror.people.iter().zip(&seats.seats);
    let names: Vec<Rect> = seated
        .map(|(person, seat)| figure::named_at(person, seat))
        .collect();
    let mut bubbles = Vec::new();
    let mut teams: Vec<&str> = Vec::new();
    for (person, seat) in mirror.people.iter().zip(&seats.seats) {
        let team = teams.iter().position(|team| *team == person.team);
        let team = team.unwrap_or_else(|| {
            teams.push(&person.team);
            teams.len() - 1
        });
        let task = person
            .task
            .and_then(|id| mirror.tasks.iter().find(|task| task.id == id));
        let figure = Figure {
            person,
            task,
            seat,
            team,
            now: mirror.now,
            secs,
            palette: &mirror.palette,
            room: size,
            names: &names,
        };
        figure::figure(&mut pieces, &figure);
        signs::signs(&mut pieces, &figure);
        bubbles.extend(bubble::speech(&mut pieces, &figure));
    }
    leave_out_hidden_titles(&mut pieces, &bubbles, &mirror.people);
    pieces
}

/// A title that is half behind somebody's words is worse than none. What somebody wants, or
/// presses for, stays.
fn leave_out_hidden_titles(pieces: &mut Pieces, bubbles: &[Rect], people: &[PersonView]) {
    let plain = |person: &&PersonView| {
        person.wants.is_none() && person.presses.is_none() && person.place == Place::OnCall
    };
    for person in people.iter().filter(plain) {
        let hidden = pieces.0.iter().any(|piece| match &piece.body {
            Body::Words(words) if piece.key.0 == person.id.0 && piece.key.1 == "role" => {
                let wide = words::width(&words.text, words.size, words.face);
                let title = Rect::from_center_size(piece.at, Vec2::new(wide, words.size));
                let behind = |bubble: &Rect| !bubble.intersect(title).is_empty();
                bubbles.iter().any(behind)
            }
            _ => false,
        });
        if hidden {
            let title = |piece: &Piece| piece.key.0 == person.id.0 && piece.key.1 == "role";
            pieces.0.retain(|piece| !title(piece));
        }
    }
}

/// Brings the people in line with what is mirrored.
pub(super) fn draw(
    mirror: Res<Mirror>,
    frames: Res<Frames>,
    beat: Res<Beat>,
    mut board: ResMut<PeopleBoard>,
    mut commands: Commands,
    mut inks: ResMut<Inks>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    // Of the people only a voice goes by the scene's time.
    let speaks = mirror.people.iter().any(|person| person.speech.is_some());
    let later = beat.is_changed() && speaks;
    if !(mirror.is_changed() || frames.is_changed() || later) {
        return;
    }
    let Some(frame) = frames.people else {
        board.0.clear(&mut commands);
        return;
    };
    let pieces = people(&mirror, frame.size, beat.secs).0;
    let pens = (&mut commands, &mut *inks, &mut *meshes);
    board.0.set(pieces, frame, beat.comes(), pens);
}
