//! A service on the map: its name, its health as a ring with a sign, and how it does in words.

use bevy::math::{Rect, Vec2};

use super::layers::{Plan, Shape, Way};
use super::tone;
use crate::window::scene::pen::{Drawing, arc, disc, slab};
use crate::window::scene::piece::{Face, Key, Pieces, Words};
use crate::window::scene::words;
use crate::window::theme::{Palette, Tone, size};
use crate::window::view::call::ServiceView;

/// The radius of the ring of health where there is room for it [points].
const RING: f32 = 11.0;
/// Between two lines, in sizes of their letters.
const LINE: f32 = 1.09;
/// Letters, and the radius of the ring beside them, from the usual to the smallest [points].
const SIZES: [(f32, f32); 6] = [
    (size::SMALL, RING),
    (size::SMALL - 1.0, RING),
    (size::SMALL - 1.0, 8.0),
    (size::SMALL - 2.0, 8.0),
    (size::SMALL - 2.0, 7.0),
    (size::SMALL - 2.5, 6.5),
];
/// A ring has so many steps.
const STEPS: f32 = 100.0;

/// A service.
pub(super) fn node(
    pieces: &mut Pieces,
    service: &ServiceView,
    place: Rect,
    shape: Shape,
    palette: &Palette,
) {
    let key = |part, number| Key(service.id.0.clone(), part, number);
    let tone = tone(service);
    let ink = palette.tone(tone);
    let half = place.half_size();
    let middle = place.center();
    let mut card = Drawing::default();
    let edge = if tone == Tone::Good {
        palette.line
    } else {
        ink
    };
    let ground = palette
        .raised
        .lerp_to_gamma(ink, if tone == Tone::Good { 0.0 } else { 0.10 });
    card.fill(slab(-half, half, 8.0), ground);
    card.around(
        slab(-half, half, 8.0),
        if tone == Tone::Good { 1.0 } else { 1.6 },
        edge,
    );
    pieces.draw(key("card", 0), middle, 4.0, card);
    let plate = Plate::fitting(service, place.size(), shape);
    let Plate {
        letters,
        radius,
        name,
        state,
    } = plate;
    let line = letters * LINE;
    let ring = match shape {
        Shape::Wide => Vec2::new(-half.x + radius + 9.0, 0.0),
        Shape::Tall => Vec2::new(0.0, -half.y + radius + 4.0),
    };
    let left = ring.x + radius + 9.0;
    pieces.draw(
        key("health", 0),
        middle + ring,
        5.0,
        health(service, tone, radius, palette),
    );
    let lines = (name.len() + state.len()) as f32;
    let first = match shape {
        Shape::Wide => -line * (lines - 1.0) / 2.0,
        Shape::Tall => ring.y + radius + line * 0.66,
    };
    let at = |down: f32| match shape {
        Shape::Wide => middle + Vec2::new(left, first + line * down),
        Shape::Tall => middle + Vec2::new(0.0, first + line * down),
    };
    let side = |words: Words| match shape {
        Shape::Wide => words.at_left(),
        Shape::Tall => words,
    };
    let below = name.len() as f32;
    for (number, text) in (0u16..).zip(name) {
        let words = Words::centred(text, letters, Face::Strong, palette.ink);
        pieces.write(key("name", number), at(f32::from(number)), 6.0, side(words));
    }
    let ink = if tone == Tone::Good { palette.dim } else { ink };
    for (number, text) in (0u16..).zip(state) {
        let words = Words::centred(text, letters - 1.0, Face::Regular, ink);
        pieces.write(
            key("state", number),
            at(below + f32::from(number)),
            6.0,
            side(words),
        );
    }
}

/// What is written on a card, and how large.
struct Plate {
    /// Letters of the name; those of the state are a point smaller.
    letters: f32,
    /// The radius of the ring of health.
    radius: f32,
    name: Vec<String>,
    state: Vec<String>,
}

impl Plate {
    /// The largest at which the whole name can be read. The words of its state are never left out.
    fn fitting(service: &ServiceView, size: Vec2, shape: Shape) -> Plate {
        let state = service.state.trim_start_matches("is ");
        let sizes = SIZES.iter().map(|(letters, radius)| {
            let room = match shape {
                Shape::Wide => Vec2::new(size.x - 2.0 * radius - 23.0, size.y - 6.0),
                Shape::Tall => Vec2::new(size.x - 6.0, size.y - 2.0 * radius - 8.0),
            };
            let lines = (((room.y + 0.1) / (letters * LINE)).floor() as usize).clamp(2, 4);
            let state = words::wrap(state, room.x, lines - 1, letters - 1.0, Face::Regular);
            let most = lines - state.len();
            let name = words::wrap(&service.name, room.x, most, *letters, Face::Strong);
            Plate {
                letters: *letters,
                radius: *radius,
                name,
                state,
            }
        });
        let mut plates: Vec<Plate> = sizes.collect();
        let whole = |plate: &Plate| !plate.name.iter().any(|line| line.ends_with('…'));
        let best = plates.iter().position(whole).unwrap_or(SIZES.len() - 1);
        plates.swap_remove(best)
    }
}

/// A ring as full as the service is well, with the sign of its tone.
fn health(service: &ServiceView, tone: Tone, radius: f32, palette: &Palette) -> Drawing {
    let mut drawing = Drawing::default();
    let ink = palette.tone(tone);
    let share = (service.health.0.min(1000) as f32 / 1000.0 * STEPS).round() / STEPS;
    drawing.around(disc(Vec2::ZERO, radius), 3.0, palette.line);
    if share > 0.0 {
        drawing.line(arc(Vec2::ZERO, radius, 0.0, share), 3.0, ink);
    }
    let to = |x: f32, y: f32| Vec2::new(x, y) * radius / RING;
    match tone {
        Tone::Good => drawing.line(vec![to(-4.2, 0.3), to(-1.2, 3.4), to(4.4, -3.4)], 1.9, ink),
        Tone::Watch => drawing
            .line(vec![to(0.0, -5.4), to(0.0, 1.2)], 2.2, ink)
            .fill(disc(to(0.0, 4.6), 1.4), ink),
        _ => drawing
            .line(vec![to(-3.6, -3.6), to(3.6, 3.6)], 2.2, ink)
            .line(vec![to(-3.6, 3.6), to(3.6, -3.6)], 2.2, ink),
    };
    drawing
}

/// The customers: three heads, and their word.
pub(super) fn customers(pieces: &mut Pieces, plan: &Plan, palette: &Palette) {
    let mut drawing = Drawing::default();
    for (x, y, large) in [(-7.5, 1.5, 0.8), (7.5, 1.5, 0.8), (0.0, 0.0, 1.0)] {
        let head = Vec2::new(x, y - 4.5 * large);
        let mut body = arc(Vec2::new(x, y + 8.0 * large), 6.6 * large, -0.25, 0.5);
        body.push(Vec2::new(x, y + 8.6 * large));
        drawing.around(disc(head, 3.6 * large), 2.4, palette.deck);
        drawing.around(body.clone(), 2.4, palette.deck);
        drawing.fill(disc(head, 3.6 * large), palette.dim);
        drawing.fill(body, palette.dim);
    }
    pieces.draw(
        Key("customers".into(), "heads", 0),
        plan.customers,
        4.0,
        drawing,
    );
    if plan.way == Way::Down {
        let words = Words::centred("customers", size::SMALL, Face::Regular, palette.dim);
        let at = plan.customers + Vec2::new(22.0, 1.0);
        pieces.write(Key("customers".into(), "word", 0), at, 4.0, words.at_left());
    }
}
