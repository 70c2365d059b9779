//! The signs around a figure: the ring of the time box, who commands, whether a task was
//! acknowledged, who is tired, who presses.

use bevy::math::Vec2;
use bevy_egui::egui::Color32;

use super::Figure;
use crate::units::Span;
use crate::window::scene::pen::{Drawing, arc, disc, star};
use crate::window::scene::piece::{Key, Pieces};
use crate::window::theme::{Palette, Tone};
use crate::window::view::call::{Fatigue, Place, Standing, TaskView};

/// In its last minute a time box calls for an eye.
const LAST: Span = Span::minutes(1);
/// A ring has so many steps: finer than what is seen of it.
const STEPS: f32 = 180.0;
/// How wide the ring is [points].
const RING: f32 = 4.0;

/// Everything around a figure.
pub(super) fn signs(pieces: &mut Pieces, figure: &Figure<'_>) {
    let person = figure.person;
    let at = figure.seat.at;
    let r = figure.seat.radius;
    let key = |part| Key(person.id.0.clone(), part, 0);
    if person.commands {
        let mut drawing = Drawing::default();
        let orange = figure.palette.tone(Tone::Command);
        drawing.around(disc(Vec2::ZERO, r + 1.0), 1.5, orange);
        pieces.draw(key("command"), at, 4.0, drawing);
        let place = Vec2::new(-0.70, -0.70) * (r + 3.0);
        let shape = |drawing: &mut Drawing, size: f32| {
            drawing.fill(star(Vec2::ZERO, size * 0.74), orange);
        };
        badge(pieces, key("star"), at + place, figure, orange, shape);
    }
    if let Some(task) = figure
        .task
        .filter(|_| !matches!(person.place, Place::Paged(_)))
    {
        pieces.draw(key("ring"), at, 5.0, ring(task, figure));
        let (tone, shape) = standing(task.standing);
        let ink = figure.palette.tone(tone);
        let place = Vec2::new(0.72, 0.66) * (r + 3.0);
        let shape = |drawing: &mut Drawing, size: f32| shape(drawing, size, ink);
        badge(pieces, key("standing"), at + place, figure, ink, shape);
    }
    if person.fatigue > Fatigue::Fresh {
        let spent = person.fatigue == Fatigue::Spent;
        let tone = if spent { Tone::Bad } else { Tone::Watch };
        let ink = figure.palette.tone(tone);
        let place = Vec2::new(0.72, -0.68) * (r + 3.0);
        let ground = figure.palette.night;
        let shape = |drawing: &mut Drawing, size: f32| {
            drawing.fill(disc(Vec2::new(-0.08, 0.0) * size, size * 0.62), ink);
            drawing.fill(disc(Vec2::new(0.24, -0.16) * size, size * 0.54), ground);
        };
        badge(pieces, key("moon"), at + place, figure, ink, shape);
    }
    if let Some(press) = &person.presses {
        let ink = figure.palette.tone(Tone::Pressure);
        let place = Vec2::new(-0.72, 0.66) * (r + 3.0);
        let shape = |drawing: &mut Drawing, size: f32| {
            let reach = size * 0.62;
            let corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
            drawing.fill(corners.map(|(x, y)| Vec2::new(x, y) * reach).to_vec(), ink);
        };
        badge(pieces, key("press"), at + place, figure, ink, shape);
        pieces.draw(key("agitation"), at, 5.0, agitation(press.step, r, ink));
    }
}

/// The time box as a ring that runs down; dashed when it is over, dotted without one.
fn ring(task: &TaskView, figure: &Figure<'_>) -> Drawing {
    let palette: &Palette = figure.palette;
    let around = figure.seat.radius + 4.5;
    let mut drawing = Drawing::default();
    let Some(left) = task.left(figure.now) else {
        let dots = ((around * 0.55) as u32).max(12);
        for dot in 0..dots {
            let turn = std::f32::consts::TAU * dot as f32 / dots as f32;
            let at = Vec2::from_angle(turn) * around;
            drawing.fill(disc(at, 1.3), palette.tone(Tone::Info));
        }
        return drawing;
    };
    if task.is_over(figure.now) {
        let path = arc(Vec2::ZERO, around, 0.0, 1.0);
        drawing.dashes(&path, around * 0.22, RING, palette.tone(Tone::Bad));
        return drawing;
    }
    let ends_in = task.box_ends.map(|ends| ends.since(figure.now));
    let tone = match ends_in {
        Some(left) if left <= LAST => Tone::Watch,
        _ => Tone::Good,
    };
    drawing.around(disc(Vec2::ZERO, around), RING, palette.line);
    let left = (left * STEPS).ceil() / STEPS;
    drawing.line(arc(Vec2::ZERO, around, 0.0, left), RING, palette.tone(tone));
    drawing
}

/// A small round sign with something drawn in it.
fn badge(
    pieces: &mut Pieces,
    key: Key,
    at: Vec2,
    figure: &Figure<'_>,
    ink: Color32,
    shape: impl Fn(&mut Drawing, f32),
) {
    let size = (figure.seat.radius * 0.27).clamp(7.0, 11.0);
    let mut drawing = Drawing::default();
    drawing.fill(disc(Vec2::ZERO, size), figure.palette.night);
    drawing.around(disc(Vec2::ZERO, size), 1.2, ink);
    shape(&mut drawing, size);
    pieces.draw(key, at, 6.0, drawing);
}

type Shape = fn(&mut Drawing, f32, Color32);

/// How a task's standing is shown.
fn standing(standing: Standing) -> (Tone, Shape) {
    match standing {
        Standing::Acknowledged => (Tone::Good, check),
        Standing::AckAwaited => (Tone::Watch, waiting),
        Standing::Given => (Tone::Quiet, open),
        Standing::AskedBack => (Tone::Info, question),
    }
}

fn check(drawing: &mut Drawing, size: f32, ink: Color32) {
    let path = [(-0.45, 0.02), (-0.1, 0.36), (0.48, -0.36)];
    let path = path.map(|(x, y)| Vec2::new(x, y) * size);
    drawing.line(path.to_vec(), size * 0.22, ink);
}

fn waiting(drawing: &mut Drawing, size: f32, ink: Color32) {
    for dot in [-0.42, 0.0, 0.42] {
        drawing.fill(disc(Vec2::new(dot, 0.0) * size, size * 0.15), ink);
    }
}

fn open(drawing: &mut Drawing, size: f32, ink: Color32) {
    drawing.around(disc(Vec2::ZERO, size * 0.34), size * 0.16, ink);
}

fn question(drawing: &mut Drawing, size: f32, ink: Color32) {
    let mut hook = arc(Vec2::new(0.0, -0.22) * size, size * 0.3, -0.28, 0.72);
    hook.push(Vec2::new(0.0, 0.24) * size);
    drawing.line(hook, size * 0.2, ink);
    drawing.fill(disc(Vec2::new(0.0, 0.52) * size, size * 0.13), ink);
}

/// Strokes over the head, one more each time that it grows.
fn agitation(step: u32, r: f32, ink: Color32) -> Drawing {
    let mut drawing = Drawing::default();
    let strokes = step.min(3) + 1;
    for stroke in 0..strokes {
        let turn = (stroke as f32 - (strokes - 1) as f32 / 2.0) * 0.06 - 0.25;
        let way = Vec2::from_angle(std::f32::consts::TAU * turn);
        drawing.line(
            vec![way * r * 0.66, way * r * 0.88],
            (r * 0.07).max(1.5),
            ink,
        );
    }
    drawing
}
