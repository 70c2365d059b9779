//! The room: a wall with a window on the night, desks, the wall that the door is in. It is quieter
//! than all that happens in it.

use bevy::math::Vec2;

use super::seats::{Desk, Seats};
use crate::window::scene::pen::{Drawing, slab};
use crate::window::scene::piece::{Face, Key, Pieces, Words};
use crate::window::scene::words;
use crate::window::theme::{Palette, room, size};

/// How far down the window reaches [share of the room].
const WINDOW: f32 = 0.42;

/// The room, without anybody in it.
pub(super) fn room(pieces: &mut Pieces, seats: &Seats, room: Vec2, palette: &Palette) {
    let key = |part, number| Key("room".into(), part, number);
    let plain = palette.night == Palette::CONTRAST.night;
    if !plain {
        pieces.draw(
            key("walls", 0),
            Vec2::ZERO,
            0.0,
            walls(room, seats.wall.unwrap_or(room.x)),
        );
    }
    for (number, desk) in (0u16..).zip(&seats.desks) {
        pieces.draw(key("desk", number), desk.min, 1.0, before(desk, palette));
        if let Some(name) = &desk.sub_team {
            let wide = desk.max.x - desk.min.x - 24.0;
            let text = words::fit(
                &format!("sub-team: {name}"),
                wide,
                size::SMALL - 2.0,
                Face::Strong,
            );
            let half = words::width(&text, size::SMALL - 2.0, Face::Strong) / 2.0 + 7.0;
            let middle = Vec2::new((desk.min.x + desk.max.x) / 2.0, desk.max.y + 1.0).round();
            let outline = slab(Vec2::new(-half, -8.0), Vec2::new(half, 8.0), 8.0);
            let mut pill = Drawing::default();
            pill.fill(outline.clone(), palette.hovered);
            pill.around(outline, 1.0, palette.dim);
            pieces.draw(key("tag", number), middle, 6.0, pill);
            let words = Words::centred(text, size::SMALL - 2.0, Face::Strong, palette.ink);
            pieces.write(key("sub-team", number), middle, 7.0, words);
        }
    }
    if let Some(wall) = seats.wall {
        let mut drawing = Drawing::default();
        let line = vec![Vec2::ZERO, Vec2::new(0.0, room.y - 16.0)];
        drawing.line(line, 1.0, palette.line);
        pieces.draw(key("wall", 0), Vec2::new(wall, 8.0), 0.5, drawing);
    }
}

/// The walls; the window is in the one that ends at `wall`.
fn walls(room: Vec2, wall: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let around =
        |min: Vec2, max: Vec2| vec![min, Vec2::new(max.x, min.y), max, Vec2::new(min.x, max.y)];
    drawing.shade(around(Vec2::ZERO, room), room::WALL[0], room::WALL[1]);
    let low = room.y * WINDOW;
    drawing.shade(
        slab(Vec2::new(10.0, 10.0), Vec2::new(wall - 10.0, low), 8.0),
        room::SKY[0],
        room::SKY[1],
    );
    let mut left = 16.0;
    let mut house: u32 = 5;
    while left < wall - 40.0 {
        // Any steady row of figures will do for houses; this one never changes.
        house = house.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let wide = 18.0 + f32::from((house >> 16) as u8) / 9.0;
        let high = 14.0 + f32::from((house >> 8) as u8) / 255.0 * (low * 0.5);
        let right = (left + wide).min(wall - 16.0);
        let min = Vec2::new(left, low - high);
        drawing.fill(around(min, Vec2::new(right, low - 1.0)), room::SKYLINE);
        for storey in 0..3u32 {
            let lit = (house >> (storey * 3)) & 7;
            let at = min + Vec2::new(4.0 + 3.0 * (lit as f32), 5.0 + 9.0 * storey as f32);
            if lit < 4 && at.y < low - 5.0 && at.x + 3.0 < right {
                drawing.fill(around(at, at + Vec2::new(2.0, 2.5)), room::LIT);
            }
        }
        left = right + 3.0;
    }
    // The window's bars.
    for bar in 1..4 {
        let x = 10.0 + (wall - 20.0) * bar as f32 / 4.0;
        let path = vec![Vec2::new(x, 10.0), Vec2::new(x, low)];
        drawing.line(path, 3.0, room::WALL[0]);
    }
    drawing
}

/// A desk, seen from the front: its top edge in the light.
fn before(desk: &Desk, palette: &Palette) -> Drawing {
    let wide = desk.max - desk.min;
    let mut drawing = Drawing::default();
    let (min, max) = (Vec2::new(3.0, 0.0), wide - Vec2::new(3.0, 0.0));
    let edge = if desk.sub_team.is_some() {
        palette.dim
    } else {
        palette.line
    };
    drawing.shade(slab(min, max, 8.0), palette.raised, palette.deck);
    drawing.around(slab(min, max, 8.0), 1.0, edge);
    drawing
}
