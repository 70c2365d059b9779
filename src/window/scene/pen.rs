//! Shapes as meshes. A [`Drawing`] is a few marks in points, y down, as panels have it; a mesh of
//! it has soft edges a pixel wide (its outermost ring of corners is transparent), so that nothing
//! needs multisampling, which a processor that draws could ill afford.

use std::f32::consts::TAU;

use bevy::asset::RenderAssetUsages;
use bevy::color::{Color, ColorToComponents};
use bevy::math::Vec2;
use bevy::mesh::{Indices, Mesh, PrimitiveTopology};
use bevy_egui::egui::Color32;

/// One mark of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A surface whose corners can all be seen from its middle.
    Fill {
        /// Its corners, in order.
        outline: Vec<Vec2>,
        /// Its colour at the top.
        top: Color32,
        /// Its colour at the foot.
        foot: Color32,
    },
    /// A line.
    Line {
        /// Where it goes.
        path: Vec<Vec2>,
        /// Whether its end is its beginning.
        closed: bool,
        /// How wide [points].
        width: f32,
        /// Its colour.
        ink: Color32,
    },
}

/// Marks, the later over the earlier.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing(pub(super) Vec<Mark>);

impl Drawing {
    /// A surface of one colour.
    pub(super) fn fill(&mut self, outline: Vec<Vec2>, ink: Color32) -> &mut Drawing {
        self.shade(outline, ink, ink)
    }

    /// A surface that goes from one colour to another, downwards.
    pub(super) fn shade(
        &mut self,
        outline: Vec<Vec2>,
        top: Color32,
        foot: Color32,
    ) -> &mut Drawing {
        self.0.push(Mark::Fill { outline, top, foot });
        self
    }

    /// An open line.
    pub(super) fn line(&mut self, path: Vec<Vec2>, width: f32, ink: Color32) -> &mut Drawing {
        let closed = false;
        self.0.push(Mark::Line {
            path,
            closed,
            width,
            ink,
        });
        self
    }

    /// A line around.
    pub(super) fn around(&mut self, path: Vec<Vec2>, width: f32, ink: Color32) -> &mut Drawing {
        let closed = true;
        self.0.push(Mark::Line {
            path,
            closed,
            width,
            ink,
        });
        self
    }

    /// A line in dashes, each followed by a gap as long [points].
    pub(super) fn dashes(
        &mut self,
        path: &[Vec2],
        dash: f32,
        width: f32,
        ink: Color32,
    ) -> &mut Drawing {
        let mut piece = path.first().map(|first| vec![*first]).unwrap_or_default();
        let (mut left, mut inked) = (dash, true);
        for pair in path.windows(2) {
            let (mut from, to) = (pair[0], pair[1]);
            while from.distance(to) > left {
                from += (to - from).normalize_or_zero() * left;
                piece.push(from);
                if inked {
                    self.line(std::mem::take(&mut piece), width, ink);
                }
                piece = vec![from];
                (left, inked) = (dash, !inked);
            }
            left -= from.distance(to);
            piece.push(to);
        }
        if inked && piece.len() > 1 {
            self.line(piece, width, ink);
        }
        self
    }
}

/// A disc's outline.
pub(super) fn disc(middle: Vec2, radius: f32) -> Vec<Vec2> {
    oval(middle, Vec2::splat(radius))
}

/// An oval's outline.
pub(super) fn oval(middle: Vec2, radii: Vec2) -> Vec<Vec2> {
    let corners = (radii.max_element().sqrt() * 7.0).clamp(10.0, 72.0) as u32;
    (0..corners)
        .map(|corner| middle + Vec2::from_angle(TAU * corner as f32 / corners as f32) * radii)
        .collect()
}

/// Part of a circle, clockwise from the top; both in turns.
pub(super) fn arc(middle: Vec2, radius: f32, from: f32, turns: f32) -> Vec<Vec2> {
    let corners = (turns.abs() * radius.sqrt() * 14.0).ceil().clamp(2.0, 96.0) as u32;
    (0..=corners)
        .map(|corner| {
            let turn = from + turns * corner as f32 / corners as f32;
            middle + Vec2::from_angle(TAU * (turn - 0.25)) * radius
        })
        .collect()
}

/// A box with round corners.
pub(super) fn slab(min: Vec2, max: Vec2, round: f32) -> Vec<Vec2> {
    let round = round.min((max - min).min_element() / 2.0).max(0.01);
    let corners = [
        (Vec2::new(max.x - round, min.y + round), 0.0),
        (Vec2::new(max.x - round, max.y - round), 0.25),
        (Vec2::new(min.x + round, max.y - round), 0.5),
        (Vec2::new(min.x + round, min.y + round), 0.75),
    ];
    corners
        .iter()
        .flat_map(|(middle, from)| arc(*middle, round, *from, 0.25))
        .collect()
}

/// A star of five points.
pub(super) fn star(middle: Vec2, radius: f32) -> Vec<Vec2> {
    (0..10)
        .map(|corner| {
            let reach = if corner % 2 == 0 {
                radius
            } else {
                radius * 0.45
            };
            middle + Vec2::from_angle(TAU * (corner as f32 / 10.0 - 0.25)) * reach
        })
        .collect()
}

/// A mesh of a drawing. `unit` is how many units of the world a point is, `fringe` how wide its
/// soft edges are [points].
pub(super) fn mesh(drawing: &Drawing, unit: f32, fringe: f32) -> Mesh {
    let mut sheet = Sheet::default();
    for mark in &drawing.0 {
        match mark {
            Mark::Fill { outline, top, foot } => sheet.fill(outline, *top, *foot, fringe),
            Mark::Line {
                path,
                closed,
                width,
                ink,
            } => {
                sheet.line(path, *closed, *width, *ink, fringe);
            }
        }
    }
    let positions: Vec<[f32; 3]> = sheet
        .corners
        .iter()
        .map(|corner| [corner.x * unit, -corner.y * unit, 0.0])
        .collect();
    Mesh::new(
        PrimitiveTopology::TriangleList,
        RenderAssetUsages::default(),
    )
    .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
    .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, sheet.inks)
    .with_inserted_indices(Indices::U32(sheet.triangles))
}

/// What has been put down so far.
#[derive(Default)]
struct Sheet {
    corners: Vec<Vec2>,
    inks: Vec<[f32; 4]>,
    triangles: Vec<u32>,
}

impl Sheet {
    fn corner(&mut self, at: Vec2, ink: [f32; 4]) {
        self.corners.push(at);
        self.inks.push(ink);
    }

    fn next(&self) -> u32 {
        self.corners.len() as u32
    }

    fn fill(&mut self, outline: &[Vec2], top: Color32, foot: Color32, fringe: f32) {
        if outline.len() < 3 {
            return;
        }
        let out = outwards(outline, true);
        let sum: Vec2 = outline.iter().sum();
        let middle = sum / outline.len() as f32;
        let ends = |best: fn(f32, f32) -> f32, start| {
            outline.iter().map(|corner| corner.y).fold(start, best)
        };
        let (high, low) = (ends(f32::min, f32::MAX), ends(f32::max, f32::MIN));
        let (top, foot) = (linear(top), linear(foot));
        let ink = |at: Vec2| {
            let share = ((at.y - high) / (low - high).max(0.01)).clamp(0.0, 1.0);
            std::array::from_fn(|part| top[part] + (foot[part] - top[part]) * share)
        };
        let first = self.next();
        self.corner(middle, ink(middle));
        for (corner, out) in outline.iter().zip(&out) {
            let clear: [f32; 4] = ink(*corner);
            self.corner(*corner - *out * fringe / 2.0, clear);
            self.corner(
                *corner + *out * fringe / 2.0,
                [clear[0], clear[1], clear[2], 0.0],
            );
        }
        let many = outline.len() as u32;
        for side in 0..many {
            let (here, there) = (first + 1 + 2 * side, first + 1 + 2 * ((side + 1) % many));
            self.triangles.extend([first, here, there]);
            self.triangles
                .extend([here, here + 1, there + 1, here, there + 1, there]);
        }
    }

    fn line(&mut self, path: &[Vec2], closed: bool, width: f32, ink: Color32, fringe: f32) {
        if path.len() < 2 {
            return;
        }
        let ink = linear(ink);
        let core = (width - fringe).max(0.0) / 2.0;
        let reach = core + fringe;
        // What is thinner than a pixel is fainter instead.
        let strength = ink[3] * (width / fringe).min(1.0);
        let clear = [ink[0], ink[1], ink[2], 0.0];
        let full = [ink[0], ink[1], ink[2], strength];
        let first = self.next();
        for (corner, out) in path.iter().zip(outwards(path, closed)) {
            self.corner(*corner - out * reach, clear);
            self.corner(*corner - out * core, full);
            self.corner(*corner + out * core, full);
            self.corner(*corner + out * reach, clear);
        }
        let many = path.len() as u32;
        let sides = if closed { many } else { many - 1 };
        for side in 0..sides {
            let (here, there) = (first + 4 * side, first + 4 * ((side + 1) % many));
            for lane in 0..3 {
                let (a, b) = (here + lane, there + lane);
                self.triangles.extend([a, a + 1, b + 1, a, b + 1, b]);
            }
        }
    }
}

/// The direction out of an outline, or to the side of a path, at each of its corners.
fn outwards(path: &[Vec2], closed: bool) -> Vec<Vec2> {
    let many = path.len();
    let side = |from: usize, to: usize| (path[to] - path[from]).normalize_or_zero().perp();
    let area: f32 = (0..many)
        .map(|at| path[at].perp_dot(path[(at + 1) % many]))
        .sum();
    let turn = if closed && area > 0.0 { -1.0 } else { 1.0 };
    (0..many)
        .map(|at| {
            let before = match (at, closed) {
                (0, false) => side(0, 1),
                (0, true) => side(many - 1, 0),
                _ => side(at - 1, at),
            };
            let after = match (at + 1 == many, closed) {
                (true, false) => before,
                (true, true) => side(at, 0),
                _ => side(at, at + 1),
            };
            let both = before + after;
            // A sharp corner would reach for ever.
            let long = 1.0 / (0.5 * both.length_squared()).max(0.5);
            both * long * turn
        })
        .collect()
}

/// A colour as the renderer's vertices have it.
fn linear(ink: Color32) -> [f32; 4] {
    let [red, green, blue, alpha] = ink.to_srgba_unmultiplied();
    Color::srgba_u8(red, green, blue, alpha)
        .to_linear()
        .to_f32_array()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(mesh: &Mesh) -> Vec2 {
        let positions = mesh.attribute(Mesh::ATTRIBUTE_POSITION).expect("corners");
        let corners = positions.as_float3().expect("three figures each");
        corners.iter().fold(Vec2::ZERO, |most, [x, y, _]| {
            most.max(Vec2::new(x.abs(), y.abs()))
        })
    }

    #[test]
    fn a_disc_has_its_size_and_half_a_pixel_more_whichever_way_round_it_is_drawn() {
        for turned in [false, true] {
            let mut outline = disc(Vec2::ZERO, 20.0);
            if turned {
                outline.reverse();
            }
            let mut drawing = Drawing::default();
            drawing.fill(outline, Color32::WHITE);
            let reach = reach(&mesh(&drawing, 2.0, 1.0));
            assert!((reach.x - 41.0).abs() < 0.3, "{reach}");
        }
    }

    #[test]
    fn dashes_leave_about_half_of_a_line_out() {
        let path = [Vec2::ZERO, Vec2::new(40.0, 0.0), Vec2::new(100.0, 0.0)];
        let mut drawing = Drawing::default();
        drawing.dashes(&path, 10.0, 2.0, Color32::WHITE);
        let inked: f32 = drawing
            .0
            .iter()
            .map(|mark| match mark {
                Mark::Line { path, .. } => path[0].distance(path[path.len() - 1]),
                Mark::Fill { .. } => 0.0,
            })
            .sum();
        assert!((inked - 50.0).abs() < 0.01, "{inked}");
    }
}
