//! A figure: head and shoulders in a round light, the name and what they are beneath. A paged
//! person is an empty chair; whoever came unasked stands in the door.

use bevy::math::{Rect, Vec2};
use bevy_egui::egui::Color32;

use super::Figure;
use super::seats::{BETWEEN_NAMES, Seat};
use crate::window::scene::pen::{Drawing, arc, disc, oval, slab};
use crate::window::scene::piece::{Face, Key, Pieces, Words};
use crate::window::scene::words;
use crate::window::theme::{Tone, room, size};
use crate::window::view::call::{Fatigue, PersonView, Place};

/// Letters of a name, from the usual to the smallest before it is cut [points].
const NAME: [f32; 3] = [size::SMALL, size::SMALL - 1.0, SMALLEST_NAME];
/// The smallest letters of a name [points].
pub(super) const SMALLEST_NAME: f32 = size::SMALL - 2.0;
/// Letters of what somebody is, in the same way [points].
const TITLE: [f32; 2] = [size::SMALL - 1.0, size::SMALL - 2.0];

/// The middle of a name is so far beneath the light behind a figure [points].
const BENEATH: f32 = 16.0;

/// A figure with its plate.
pub(super) fn figure(pieces: &mut Pieces, figure: &Figure<'_>) {
    let person = figure.person;
    let key = |part| Key(person.id.0.clone(), part, 0);
    let at = figure.seat.at;
    let radius = figure.seat.radius;
    let mut ground = Drawing::default();
    let mut body = Drawing::default();
    match person.place {
        Place::OnCall => {
            ground.shade(disc(Vec2::ZERO, radius), room::GLOW[0], room::GLOW[1]);
            bust(&mut body, figure);
        }
        Place::Door => {
            door(&mut ground, radius, figure);
            bust(&mut body, figure);
        }
        Place::Paged(_) => chair(&mut body, radius, figure),
    }
    pieces.draw(key("ground"), at, 2.0, ground);
    pieces.draw(key("body"), at, 3.0, body);
    plate(pieces, figure);
}

/// Name and role.
fn plate(pieces: &mut Pieces, figure: &Figure<'_>) {
    let (person, seat, palette) = (figure.person, figure.seat, figure.palette);
    let room = seat.wide - BETWEEN_NAMES;
    let (name, letters) = name(person, seat);
    let ink = match (person.you, person.place) {
        (true, _) => palette.accent,
        (_, Place::Paged(_)) => palette.dim,
        _ => palette.ink,
    };
    let (text, tone) = match (&person.presses, person.place) {
        (_, Place::Paged(since)) => (
            format!("paged {} ago", clock(figure.now.since(since))),
            Tone::Quiet,
        ),
        (Some(press), _) => (press.kind.clone(), Tone::Pressure),
        _ => match (&person.wants, person.roles.first()) {
            (Some(why), _) => (why.clone(), Tone::Watch),
            (None, Some(role)) => (role.clone(), Tone::Quiet),
            (None, None) => (person.title.clone(), Tone::Quiet),
        },
    };
    let top = seat.at.y + seat.radius + BENEATH;
    let words = Words::centred(name, letters, Face::Strong, ink);
    pieces.write(key(figure, "name"), Vec2::new(seat.at.x, top), 4.0, words);
    let wrapped = |letters| words::wrap(&text, room, seat.lines, letters, Face::Regular);
    let whole = |letters: &&f32| !wrapped(**letters).iter().any(|line| line.ends_with('…'));
    let letters = *TITLE.iter().find(whole).unwrap_or(&TITLE[TITLE.len() - 1]);
    for (number, line) in (0u16..).zip(wrapped(letters)) {
        let words = Words::centred(line, letters, Face::Regular, palette.tone(tone));
        let at = Vec2::new(seat.at.x, top + 15.0 + 13.0 * f32::from(number));
        let key = Key(person.id.0.clone(), "role", number);
        pieces.write(key, at, 4.0, words);
    }
}

/// What somebody is called at their seat, in letters of what size.
fn name(person: &PersonView, seat: &Seat) -> (String, f32) {
    let room = seat.wide - BETWEEN_NAMES;
    let yours = format!("{} (you)", person.name);
    let name = match person.you {
        true if words::width(&yours, NAME[0], Face::Strong) <= room => yours,
        true => "You".to_owned(),
        false => person.name.clone(),
    };
    let whole = |letters: &&f32| words::width(&name, **letters, Face::Strong) <= room;
    let letters = *NAME.iter().find(whole).unwrap_or(&SMALLEST_NAME);
    (words::fit(&name, room, letters, Face::Strong), letters)
}

/// Where somebody's name is written, so that nothing is put over it.
pub(super) fn named_at(person: &PersonView, seat: &Seat) -> Rect {
    let (name, letters) = name(person, seat);
    let middle = seat.at + Vec2::new(0.0, seat.radius + BENEATH);
    let wide = words::width(&name, letters, Face::Strong);
    Rect::from_center_size(middle, Vec2::new(wide, letters))
}

fn key(figure: &Figure<'_>, part: &'static str) -> Key {
    Key(figure.person.id.0.clone(), part, 0)
}

/// Minutes and seconds, `2:10`.
fn clock(span: crate::units::Span) -> String {
    let secs = span.as_secs();
    format!("{}:{:02}", secs / 60, secs % 60)
}

/// What sets people apart that is not their team: hair and its colour. Drawn from the id, so that
/// somebody always looks the same.
fn looks(id: &str) -> (usize, Color32) {
    let sum = id
        .bytes()
        .fold(7usize, |sum, byte| sum * 31 % 65_521 + usize::from(byte));
    (sum % 5, room::HAIR[sum / 5 % room::HAIR.len()])
}

/// Head and shoulders within the light.
fn bust(drawing: &mut Drawing, figure: &Figure<'_>) {
    let person = figure.person;
    let r = figure.seat.radius;
    // Who is tired sinks; who presses comes nearer.
    let sinks = match person.fatigue {
        Fatigue::Fresh => 0.0,
        Fatigue::Tiring => 0.05,
        Fatigue::Spent => 0.12,
    };
    let step = person.presses.as_ref().map_or(0, |press| press.step.min(3));
    let lean = step as f32 * -0.05;
    let cloth = room::CLOTHES[figure.team % room::CLOTHES.len()];
    let (style, hair) = looks(person.id.as_str());
    let head = Vec2::new(lean, -0.15 + sinks) * r;
    let face = 0.36 * r;
    back_hair(drawing, style, head, face, hair);
    if person.wants.is_some() {
        raised_arm(drawing, r, cloth);
    }
    shoulders(drawing, r, sinks, lean, cloth);
    // The neck.
    drawing.fill(
        slab(
            head + Vec2::new(-0.12, 0.18) * r,
            head + Vec2::new(0.12, 0.48) * r,
            0.1 * r,
        ),
        room::FACE.gamma_multiply(0.86),
    );
    collar(
        drawing,
        figure.team,
        head + Vec2::new(0.0, 0.44) * r,
        r,
        cloth,
    );
    drawing.fill(oval(head, Vec2::new(face * 0.9, face * 1.06)), room::FACE);
    front_hair(drawing, style, head, face, hair);
    features(drawing, figure, head, face);
    if person.commands {
        headset(drawing, head, face, figure.palette.tone(Tone::Command));
    }
    if person.wants.is_some() {
        raised_hand(drawing, r);
    }
}

fn shoulders(drawing: &mut Drawing, r: f32, sinks: f32, lean: f32, cloth: Color32) {
    let top = 0.26 + sinks;
    // Up over the shoulders, then back along the edge of the light.
    let mut outline: Vec<Vec2> = [
        (-0.80, 0.60),
        (-0.76, 0.50),
        (-0.66, top + 0.14),
        (-0.48, top + 0.06),
        (-0.18, top),
        (0.18, top),
        (0.48, top + 0.06),
        (0.66, top + 0.14),
        (0.76, 0.50),
        (0.80, 0.60),
    ]
    .iter()
    .map(|(x, y)| Vec2::new(x + lean, *y) * r)
    .collect();
    outline.extend(arc(Vec2::ZERO, r * 0.985, 0.352, 0.296));
    let foot = cloth
        .gamma_multiply(1.0)
        .lerp_to_gamma(Color32::BLACK, 0.35);
    drawing.shade(outline, cloth, foot);
}

/// What is on a collar tells teams apart without colour.
fn collar(drawing: &mut Drawing, team: usize, at: Vec2, r: f32, cloth: Color32) {
    let light = cloth.lerp_to_gamma(Color32::WHITE, 0.45);
    let to = |x: f32, y: f32| at + Vec2::new(x, y) * r;
    let width = (0.05 * r).max(1.0);
    match team % 5 {
        0 => drawing.line(
            vec![to(-0.22, -0.12), to(0.0, 0.16), to(0.22, -0.12)],
            width,
            light,
        ),
        1 => drawing
            .line(
                vec![to(-0.2, -0.1), to(-0.1, 0.06), to(0.1, 0.06), to(0.2, -0.1)],
                width,
                light,
            )
            .line(vec![to(0.0, 0.06), to(0.0, 0.5)], width, light),
        2 => drawing
            .line(vec![to(-0.5, 0.22), to(0.5, 0.22)], width, light)
            .line(vec![to(-0.5, 0.34), to(0.5, 0.34)], width, light),
        3 => drawing
            .fill(disc(to(0.0, 0.12), width), light)
            .fill(disc(to(0.0, 0.30), width), light),
        _ => drawing.around(slab(to(0.2, 0.16), to(0.44, 0.34), 0.03 * r), width, light),
    };
}

fn back_hair(drawing: &mut Drawing, style: usize, head: Vec2, face: f32, hair: Color32) {
    match style {
        // To the shoulders.
        1 => drawing.fill(
            slab(
                head + Vec2::new(-1.08, -1.05) * face,
                head + Vec2::new(1.08, 1.45) * face,
                face,
            ),
            hair,
        ),
        // Tied up.
        3 => drawing.fill(disc(head + Vec2::new(0.0, -1.25) * face, face * 0.42), hair),
        // Full.
        4 => drawing.fill(
            oval(
                head + Vec2::new(0.0, -0.2) * face,
                Vec2::new(1.2, 1.15) * face,
            ),
            hair,
        ),
        _ => drawing,
    };
}

fn front_hair(drawing: &mut Drawing, style: usize, head: Vec2, face: f32, hair: Color32) {
    // A cap of hair: over the head, and back along the brow.
    let brow = |left: f32, right: f32| {
        let mut cap: Vec<Vec2> = arc(head, face * 1.07, -0.27, 0.54);
        cap.push(head + Vec2::new(0.78, right) * face);
        cap.push(head + Vec2::new(0.1, -0.62) * face);
        cap.push(head + Vec2::new(-0.78, left) * face);
        cap
    };
    match style {
        0 => drawing.fill(brow(-0.42, -0.42), hair),
        1 | 3 => drawing.fill(brow(-0.25, -0.25), hair),
        2 => drawing.fill(brow(-0.1, -0.55), hair),
        _ => drawing.fill(brow(-0.38, -0.38), hair),
    };
}

fn features(drawing: &mut Drawing, figure: &Figure<'_>, head: Vec2, face: f32) {
    let person = figure.person;
    let line = (face * 0.14).max(1.0);
    let eye = |x: f32| head + Vec2::new(x, 0.06) * face;
    for eye in [eye(-0.36), eye(0.36)] {
        let wide = Vec2::new(0.14 * face, 0.0);
        match person.fatigue {
            Fatigue::Fresh => drawing.fill(oval(eye, Vec2::new(0.11, 0.15) * face), room::FEATURE),
            // Half closed: a lid over what is left.
            Fatigue::Tiring => drawing
                .fill(
                    oval(
                        eye + Vec2::new(0.0, 0.05 * face),
                        Vec2::new(0.11, 0.08) * face,
                    ),
                    room::FEATURE,
                )
                .line(
                    vec![eye - wide * 1.2, eye + wide * 1.2],
                    line * 0.8,
                    room::FEATURE,
                ),
            Fatigue::Spent => drawing.line(vec![eye - wide, eye + wide], line, room::FEATURE),
        };
    }
    if person.speech.is_some() {
        drawing.fill(
            oval(
                head + Vec2::new(0.0, 0.52) * face,
                Vec2::new(0.2, 0.16) * face,
            ),
            room::FEATURE,
        );
    } else {
        let mouth = [(-0.2, 0.52), (0.2, 0.52)];
        let mouth = mouth.map(|(x, y)| head + Vec2::new(x, y) * face);
        drawing.line(
            mouth.to_vec(),
            line * 0.8,
            room::FEATURE.gamma_multiply(0.7),
        );
    }
    if person.presses.is_some() {
        // A frown.
        for side in [-1.0, 1.0] {
            let from = head + Vec2::new(0.55 * side, -0.32) * face;
            let to = head + Vec2::new(0.18 * side, -0.16) * face;
            drawing.line(vec![from, to], line, room::FEATURE);
        }
    }
}

fn headset(drawing: &mut Drawing, head: Vec2, face: f32, ink: Color32) {
    let width = (face * 0.14).max(1.4);
    drawing.line(arc(head, face * 1.16, -0.26, 0.52), width, ink);
    for side in [-1.0, 1.0] {
        let ear = head + Vec2::new(1.1 * side, 0.08) * face;
        drawing.fill(oval(ear, Vec2::new(0.2, 0.32) * face), ink);
    }
    let boom = arc(head, face * 1.02, 0.50, 0.20);
    drawing.line(boom, width * 0.7, ink);
    drawing.fill(disc(head + Vec2::new(0.0, 1.02) * face, width * 0.9), ink);
}

/// An arm beside the head, from behind the shoulder.
fn raised_arm(drawing: &mut Drawing, r: f32, cloth: Color32) {
    let sleeve = cloth.lerp_to_gamma(Color32::WHITE, 0.10);
    let elbow = Vec2::new(-0.66, 0.36) * r;
    drawing.line(
        vec![
            Vec2::new(-0.46, 0.70) * r,
            elbow,
            Vec2::new(-0.69, -0.20) * r,
        ],
        0.25 * r,
        sleeve,
    );
}

/// An open palm.
fn raised_hand(drawing: &mut Drawing, r: f32) {
    let palm = Vec2::new(-0.68, -0.40) * r;
    drawing.fill(oval(palm, Vec2::new(0.14, 0.16) * r), room::FACE);
    for (finger, lean) in [(-0.13, -0.06), (-0.045, -0.02), (0.045, 0.02), (0.13, 0.06)] {
        let root = palm + Vec2::new(finger, -0.08) * r;
        let tip = palm + Vec2::new(finger + lean, -0.34 + finger.abs() * 0.6) * r;
        drawing.line(vec![root, tip], (0.075 * r).max(1.0), room::FACE);
    }
    let thumb = palm + Vec2::new(0.24, -0.06) * r;
    drawing.line(
        vec![palm + Vec2::new(0.06, 0.06) * r, thumb],
        (0.075 * r).max(1.0),
        room::FACE,
    );
}

/// A door that stands open, lit from behind.
fn door(drawing: &mut Drawing, r: f32, figure: &Figure<'_>) {
    let frame = figure.palette.tone(Tone::Quiet);
    let (min, max) = (Vec2::new(-0.80, -1.12) * r, Vec2::new(0.80, 0.99) * r);
    drawing.shade(slab(min, max, 2.0), room::DOORWAY[0], room::DOORWAY[1]);
    let jamb = [Vec2::new(min.x, max.y), min, Vec2::new(max.x, min.y), max];
    drawing.line(jamb.to_vec(), (0.07 * r).max(1.5), frame);
    // The leaf, seen from its edge.
    let leaf = [
        Vec2::new(max.x, min.y),
        Vec2::new(max.x + 0.22 * r, min.y - 0.04 * r),
        Vec2::new(max.x + 0.22 * r, max.y + 0.06 * r),
        max,
    ];
    drawing.shade(leaf.to_vec(), figure.palette.hovered, figure.palette.raised);
    drawing.around(leaf.to_vec(), 1.0, frame);
    drawing.fill(disc(Vec2::new(max.x + 0.15 * r, 0.05 * r), 0.04 * r), frame);
}

/// An empty chair, and the outline of who is to come.
fn chair(drawing: &mut Drawing, r: f32, figure: &Figure<'_>) {
    let ghost = figure.palette.dim.gamma_multiply(0.7);
    let mut edge = disc(Vec2::ZERO, r);
    edge.push(edge[0]);
    drawing.dashes(&edge, 0.14 * r, 1.5, ghost);
    let back = slab(
        Vec2::new(-0.36, -0.46) * r,
        Vec2::new(0.36, 0.30) * r,
        0.16 * r,
    );
    drawing.fill(back.clone(), figure.palette.raised);
    drawing.around(back, 1.5, ghost);
    let seat = slab(
        Vec2::new(-0.50, 0.34) * r,
        Vec2::new(0.50, 0.50) * r,
        0.08 * r,
    );
    drawing.fill(seat.clone(), figure.palette.raised);
    drawing.around(seat, 1.5, ghost);
    let stem = vec![Vec2::new(0.0, 0.50) * r, Vec2::new(0.0, 0.76) * r];
    drawing.line(stem, 2.0, ghost);
}
