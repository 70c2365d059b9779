//! The two parts of the screen that the panels left to the scene, the people's and the map's, and
//! where each is on the scene's own picture: one below the other.

use std::time::Duration;

use bevy::prelude::*;
use bevy_egui::{PrimaryEguiContext, egui};

use super::mirror::Mirror;
use crate::window::clock::NextPicture;
use crate::window::draw::Memories;
use crate::window::settings::Settings;

/// Pixels go down, the world goes up.
const DOWN: Vec2 = Vec2::new(1.0, -1.0);
/// Smaller than this [points] there is nothing to see.
const LEAST: f32 = 40.0;

/// Whose part of the screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The people's.
    People,
    /// The map's.
    Map,
}

/// A part of the screen that a scene is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// How large [points].
    pub(super) size: Vec2,
    /// Where its middle is in the world of the scene, whose own middle is the picture's.
    pub(super) middle: Vec2,
    /// Where its middle is in the world of the window, whose own middle is the window's.
    pub(super) on_window: Vec2,
    /// Where it is on the picture [pixels].
    pub(super) on_canvas: Rect,
    /// How many units of the world, which are the window's own, a point is.
    pub(super) unit: f32,
    /// How many pixels a unit of the world is.
    pub(super) scale: f32,
}

/// The parts of the screen as they are drawn on now; none while covered.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frames {
    /// The people's.
    pub(super) people: Option<Frame>,
    /// The map's.
    pub(super) map: Option<Frame>,
    /// How large the picture is that has room for both [pixels].
    pub(super) canvas: UVec2,
    rects: [Option<egui::Rect>; 2],
}

impl Frames {
    /// A part, unless it is covered.
    pub(super) fn of(&self, part: Part) -> Option<Frame> {
        match part {
            Part::People => self.people,
            Part::Map => self.map,
        }
    }

    /// How many pixels a unit of the world is.
    pub(super) fn scale(&self) -> f32 {
        self.people.or(self.map).map_or(1.0, |frame| frame.scale)
    }
}

/// Takes over which parts of the screen are free.
pub(super) fn place(
    memories: Res<Memories>,
    settings: Res<Settings>,
    mirror: Res<Mirror>,
    cameras: Query<&Camera, With<PrimaryEguiContext>>,
    mut frames: ResMut<Frames>,
) {
    let seen = cameras.iter().next().and_then(|camera| {
        let scale = camera.target_scaling_factor()?;
        Some((camera.physical_target_size()?, scale))
    });
    let rects = match mirror.people.is_empty() {
        true => [None; 2],
        false => free(&memories),
    };
    let mut canvas = UVec2::ZERO;
    let mut placed = rects.map(|rect| {
        let (target, scale) = seen?;
        let frame = frame(rect?, settings.zoom(), scale, target, canvas.y)?;
        let size = frame.on_canvas.size().as_uvec2();
        canvas = UVec2::new(canvas.x.max(size.x), canvas.y + size.y);
        Some(frame)
    });
    for frame in placed.iter_mut().flatten() {
        let off = frame.on_canvas.center() - canvas.as_vec2() / 2.0;
        frame.middle = off * DOWN / frame.scale;
    }
    let [people, map] = placed;
    frames.set_if_neq(Frames {
        people,
        map,
        canvas,
        rects,
    });
}

/// Asks for another picture when the panels have moved the parts of the screen since.
pub(super) fn wake(
    memories: Res<Memories>,
    frames: Res<Frames>,
    mirror: Res<Mirror>,
    mut next: ResMut<NextPicture>,
) {
    if free(&memories) != frames.rects && !mirror.people.is_empty() {
        next.within(Duration::ZERO);
    }
}

/// What the panels left to the people and to the map.
fn free(memories: &Memories) -> [Option<egui::Rect>; 2] {
    let large = |rect: &egui::Rect| rect.width() >= LEAST && rect.height() >= LEAST;
    [memories.call.people_at, memories.call.map_at].map(|rect| rect.filter(large))
}

/// A part of the screen in whole pixels, and an even number of them, so that words stand sharp.
/// None where nothing of it is on the target.
fn frame(rect: egui::Rect, unit: f32, scale: f32, target: UVec2, below: u32) -> Option<Frame> {
    let pixels = unit * scale;
    let most = target.as_ivec2();
    let corner = |at: egui::Pos2| (Vec2::new(at.x, at.y) * pixels).round().as_ivec2();
    let min = corner(rect.min).clamp(IVec2::ZERO, most);
    let max = corner(rect.max).clamp(IVec2::ZERO, most);
    let size = (max - min).max(IVec2::ZERO) / 2 * 2;
    let middle = (min + size / 2).as_vec2() - most.as_vec2() / 2.0;
    let corner = Vec2::new(0.0, below as f32);
    (size.x > 0 && size.y > 0).then(|| Frame {
        size: size.as_vec2() / pixels,
        middle: Vec2::ZERO,
        on_window: middle * DOWN / scale,
        on_canvas: Rect::from_corners(corner, corner + size.as_vec2()),
        unit,
        scale,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_screen_is_whole_pixels_within_it() {
        let rect = egui::Rect::from_min_max(egui::pos2(10.4, 20.0), egui::pos2(411.0, 900.0));
        let target = UVec2::new(1280, 720);
        let placed = frame(rect, 1.0, 2.0, target, 100).expect("it is there");
        // From 21, 40 to 821, 720.
        assert_eq!(placed.size, Vec2::new(400.0, 340.0));
        assert_eq!(placed.on_window, Vec2::new(-109.5, -10.0));
        assert_eq!(placed.on_canvas, Rect::new(0.0, 100.0, 800.0, 780.0));
        let away = rect.translate(egui::vec2(5000.0, 0.0));
        assert!(frame(away, 1.0, 1.0, target, 0).is_none());
    }
}
