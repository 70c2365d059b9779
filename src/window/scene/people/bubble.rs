//! Who speaks: arcs of a voice beside the head, and a bubble with the first words.

use bevy::math::{Rect, Vec2};

use super::Figure;
use crate::window::scene::pen::{Drawing, arc, slab};
use crate::window::scene::piece::{Face, Key, Pieces, Words};
use crate::window::scene::words;
use crate::window::theme::{Tone, size};

/// No bubble is wider [points].
const WIDEST: f32 = 230.0;
/// Between two lines [points].
const LINE: f32 = 15.0;
/// Voice arcs on each side.
const ARCS: u16 = 3;
/// How often the voice swells [1/s].
const SWELLS: f32 = 1.1;

/// The voice and the words of whoever speaks. Gives where the words are.
pub(super) fn speech(pieces: &mut Pieces, figure: &Figure<'_>) -> Option<Rect> {
    let speech = figure.person.speech.as_ref()?;
    let key = |part, number| Key(figure.person.id.0.clone(), part, number);
    let palette = figure.palette;
    let (at, r) = (figure.seat.at, figure.seat.radius);
    let voice = match figure.person.you {
        true => palette.accent,
        false => palette.ink,
    };
    for number in 0..ARCS {
        let swell = (figure.secs * SWELLS - f32::from(number) * 0.22).rem_euclid(1.0);
        // In steps, so that its meshes are few; still, each arc is fainter than the one before.
        let strength = match figure.secs {
            still if still <= 0.0 => 0.9 - 0.22 * f32::from(number),
            _ => 0.35 + 0.6 * ((1.0 - swell) * 6.0).round() / 6.0,
        };
        let mut drawing = Drawing::default();
        let head = Vec2::new(0.0, -0.06 * r);
        let radius = r * (0.50 + 0.13 * f32::from(number));
        let ink = voice.gamma_multiply(strength.clamp(0.0, 1.0));
        for from in [0.19, 0.69] {
            drawing.line(arc(head, radius, from, 0.12), (r * 0.06).max(1.5), ink);
        }
        pieces.draw(key("voice", number), at, 4.5, drawing);
    }
    // The first words will do; the transcript has all.
    let Placed { text, middle, half } = placed(&speech.text, figure);
    let mut drawing = Drawing::default();
    let line = if figure.person.presses.is_some() {
        palette.tone(Tone::Pressure)
    } else {
        voice.gamma_multiply(0.6)
    };
    let outline = slab(-half, half, 8.0);
    let tip = Vec2::new(at.x, (at.y - 0.56 * r).max(middle.y + half.y + 4.0)) - middle;
    let root = tip.x.clamp(-half.x + 14.0, half.x - 14.0);
    let tail = vec![
        Vec2::new(root - 6.0, half.y - 1.0),
        Vec2::new(root + 6.0, half.y - 1.0),
        Vec2::new(tip.x, tip.y.min(half.y + 11.0)),
    ];
    drawing.around(outline.clone(), 1.5, line);
    drawing.around(tail.clone(), 1.5, line);
    drawing.fill(outline, palette.hovered);
    drawing.fill(tail, palette.hovered);
    pieces.draw(key("bubble", 0), middle, 8.0, drawing);
    for (number, line) in (0u16..).zip(text) {
        let down = (f32::from(number) + 0.5) * LINE - half.y + 6.0;
        let words = Words::centred(line, size::SMALL, Face::Regular, palette.ink);
        pieces.write(
            key("words", number),
            middle + Vec2::new(0.0, down),
            9.0,
            words,
        );
    }
    Some(Rect::from_center_half_size(middle, half))
}

/// A bubble where it is put.
struct Placed {
    text: Vec<String>,
    middle: Vec2,
    half: Vec2,
}

/// Puts a bubble over the head: as many lines and as high as it can be without hiding anybody's
/// name; titles of the row behind are hidden while somebody speaks.
fn placed(said: &str, figure: &Figure<'_>) -> Placed {
    let (at, r) = (figure.seat.at, figure.seat.radius);
    let over_the_light = at.y - r - 12.0;
    let over_the_hair = at.y - 0.62 * r - 6.0;
    let put = |most: usize, foot: f32| {
        let share = if most > 1 { 0.5 } else { 0.66 };
        let room = WIDEST.min(figure.room.x * share);
        let text = words::wrap(said, room, most, size::SMALL, Face::Regular);
        let widest = text
            .iter()
            .map(|line| words::width(line, size::SMALL, Face::Regular))
            .fold(0.0, f32::max);
        let half = Vec2::new(widest / 2.0 + 9.0, LINE * text.len() as f32 / 2.0 + 6.0);
        let wanted = Vec2::new(at.x, foot - half.y);
        let middle = wanted.min(figure.room - half - 3.0).max(half + 3.0).round();
        Placed { text, middle, half }
    };
    let hides = |placed: &Placed| {
        let bubble = Rect::from_center_half_size(placed.middle, placed.half);
        figure
            .names
            .iter()
            .any(|name| !bubble.intersect(*name).is_empty())
    };
    let ways = [(2, over_the_light), (2, over_the_hair), (1, over_the_light)];
    ways.into_iter()
        .map(|(most, foot)| put(most, foot))
        .find(|placed| !hides(placed))
        .unwrap_or_else(|| put(1, over_the_hair))
}
