//! The ways that requests take, and the requests on them.

use bevy::math::Vec2;

use super::layers::{Plan, Way};
use super::tone;
use crate::window::scene::pen::{Drawing, disc};
use crate::window::scene::piece::{Key, Pieces};
use crate::window::theme::{Palette, Tone};
use crate::window::view::call::ServiceView;

/// Corners of a curve.
const CORNERS: usize = 28;
/// How fast a request goes where all is well [points/s].
const FAST: f32 = 62.0;
/// How fast it still goes where nothing works [share of that].
const SLOWEST: f32 = 0.12;
/// Between two requests where all is well [points].
const APART: f32 = 34.0;
/// A request [points].
const REQUEST: f32 = 2.3;

/// All ways, with what is on them.
pub(super) fn ways(
    pieces: &mut Pieces,
    services: &[ServiceView],
    plan: &Plan,
    secs: f32,
    palette: &Palette,
) {
    for (to, service) in services.iter().enumerate() {
        let entrance = plan.depth[to] == 0;
        if entrance {
            let path = curve(plan.customers, enter(plan, to), plan.way);
            way(
                pieces,
                Key("customers".into(), "way", to as u16),
                &path,
                service,
                secs,
                palette,
            );
        }
        for (from, needing) in services.iter().enumerate() {
            if from == to || !needing.needs.contains(&service.id) {
                continue;
            }
            let path = curve(leave(plan, from), enter(plan, to), plan.way);
            let key = Key(needing.id.0.clone(), "way", to as u16);
            way(pieces, key, &path, service, secs, palette);
        }
    }
}

/// Where requests reach a service.
fn enter(plan: &Plan, service: usize) -> Vec2 {
    let node = plan.nodes[service];
    match plan.way {
        Way::Across => Vec2::new(node.min.x, node.center().y),
        Way::Down => Vec2::new(node.center().x, node.min.y),
    }
}

/// Where its own requests leave it.
fn leave(plan: &Plan, service: usize) -> Vec2 {
    let node = plan.nodes[service];
    match plan.way {
        Way::Across => Vec2::new(node.max.x, node.center().y),
        Way::Down => Vec2::new(node.center().x, node.max.y),
    }
}

/// A curve that leaves and comes in straight.
fn curve(from: Vec2, to: Vec2, way: Way) -> Vec<Vec2> {
    let pull = match way {
        Way::Across => Vec2::new(((to.x - from.x) * 0.55).abs().max(18.0), 0.0),
        Way::Down => Vec2::new(0.0, ((to.y - from.y) * 0.55).abs().max(18.0)),
    };
    let (one, other) = (from + pull, to - pull);
    (0..=CORNERS)
        .map(|corner| {
            let t = corner as f32 / CORNERS as f32;
            let u = 1.0 - t;
            from * (u * u * u)
                + one * (3.0 * u * u * t)
                + other * (3.0 * u * t * t)
                + to * (t * t * t)
        })
        .collect()
}

/// A way and its requests. How well `service`, which is to answer them, does decides.
fn way(
    pieces: &mut Pieces,
    key: Key,
    path: &[Vec2],
    service: &ServiceView,
    secs: f32,
    palette: &Palette,
) {
    let tone = tone(service);
    let mut drawing = Drawing::default();
    match tone {
        Tone::Good => drawing.line(path.to_vec(), 1.6, palette.line),
        Tone::Watch => drawing.line(path.to_vec(), 1.8, palette.tone(tone).gamma_multiply(0.5)),
        _ => drawing.dashes(path, 5.0, 1.8, palette.tone(tone).gamma_multiply(0.8)),
    };
    pieces.draw(key.clone(), Vec2::ZERO, 1.0, drawing);
    let long: f32 = path.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let health = service.health.0.min(1000) as f32 / 1000.0;
    let many = (long / APART * health).round().max(1.0);
    let ink = match tone {
        Tone::Good => palette.dim,
        tone => palette.tone(tone),
    };
    let speed = FAST * (SLOWEST + (1.0 - SLOWEST) * health * health);
    for request in 0..many as u16 {
        let begins = (f32::from(request) + 0.5) / many;
        let share = (begins + secs * speed / long.max(1.0)).rem_euclid(1.0);
        let mut drawing = Drawing::default();
        drawing.fill(disc(Vec2::ZERO, REQUEST), ink);
        // A service has far fewer requests on a way than there are numbers between two ways.
        let number = key.2 * 64 + request;
        let key = Key(key.0.clone(), "request", number);
        pieces.draw(key, along(path, long * share), 2.0, drawing);
    }
}

/// The point so far along a path.
fn along(path: &[Vec2], mut far: f32) -> Vec2 {
    for pair in path.windows(2) {
        let long = pair[0].distance(pair[1]);
        if far <= long {
            return pair[0].lerp(pair[1], far / long.max(0.001));
        }
        far -= long;
    }
    path.last().copied().unwrap_or_default()
}
