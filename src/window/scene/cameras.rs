//! The two cameras: one on the people, one on the map, each with the part of the screen that the
//! panels left to it. A camera whose part is covered is off. Neither wipes or writes anything:
//! the ground's camera does the one before them, the panels' the other after them.

use std::time::Duration;

use bevy::camera::visibility::RenderLayers;
use bevy::camera::{CameraOutputMode, Viewport};
use bevy::prelude::*;
use bevy_egui::egui;

use super::board::Frame;
use super::mirror::Mirror;
use crate::window::clock::NextPicture;
use crate::window::draw::Memories;
use crate::window::settings::Settings;

/// Smaller than this [points] there is nothing to see.
const LEAST: f32 = 40.0;

/// What a camera looks at.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// At the people.
    AtPeople,
    /// At the map.
    AtMap,
}

impl Looks {
    /// The layer on which it is drawn.
    pub(super) fn layer(self) -> usize {
        match self {
            Looks::AtPeople => 1,
            Looks::AtMap => 2,
        }
    }

    fn rect(self, memories: &Memories) -> Option<egui::Rect> {
        let rect = match self {
            Looks::AtPeople => memories.call.people_at,
            Looks::AtMap => memories.call.map_at,
        };
        rect.filter(|rect| rect.width() >= LEAST && rect.height() >= LEAST)
    }
}

/// The parts of the screen as they are drawn on now; none while covered.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frames {
    /// The people's.
    pub(super) people: Option<Frame>,
    /// The map's.
    pub(super) map: Option<Frame>,
    rects: [Option<egui::Rect>; 2],
}

/// Puts up both, off.
pub(super) fn cameras(mut commands: Commands) {
    for (order, looks) in [(0, Looks::AtPeople), (1, Looks::AtMap)] {
        commands.spawn((
            looks,
            Camera2d,
            Camera {
                order,
                is_active: false,
                output_mode: CameraOutputMode::Skip,
                clear_color: ClearColorConfig::None,
                ..default()
            },
            Msaa::Off,
            RenderLayers::layer(looks.layer()),
        ));
    }
}

/// Gives each its part of the screen.
pub(super) fn place(
    memories: Res<Memories>,
    settings: Res<Settings>,
    mirror: Res<Mirror>,
    mut cameras: Query<(&Looks, &mut Camera)>,
    mut frames: ResMut<Frames>,
) {
    let mut now = Frames::default();
    for looks in [Looks::AtPeople, Looks::AtMap] {
        let found = cameras.iter_mut().find(|(of, _)| **of == looks);
        let Some((_, mut camera)) = found else {
            continue;
        };
        let scale = camera.target_scaling_factor().unwrap_or(1.0);
        let target = camera.physical_target_size();
        let rect = looks.rect(&memories);
        let placed = rect.and_then(|rect| viewport(rect, settings.zoom() * scale, target));
        let Some(viewport) = placed.filter(|_| !mirror.people.is_empty()) else {
            if camera.is_active {
                camera.is_active = false;
            }
            continue;
        };
        let frame = Frame {
            size: viewport.physical_size.as_vec2() / (settings.zoom() * scale),
            unit: settings.zoom(),
            scale,
        };
        let same = camera.viewport.as_ref().is_some_and(|known| {
            known.physical_position == viewport.physical_position
                && known.physical_size == viewport.physical_size
        });
        if !same {
            camera.viewport = Some(viewport);
        }
        if !camera.is_active {
            camera.is_active = true;
        }
        match looks {
            Looks::AtPeople => (now.people, now.rects[0]) = (Some(frame), rect),
            Looks::AtMap => (now.map, now.rects[1]) = (Some(frame), rect),
        }
    }
    frames.set_if_neq(now);
}

/// Asks for another picture when the panels have moved the parts of the screen since.
pub(super) fn wake(
    memories: Res<Memories>,
    frames: Res<Frames>,
    mirror: Res<Mirror>,
    mut next: ResMut<NextPicture>,
) {
    let rects = [Looks::AtPeople, Looks::AtMap].map(|looks| looks.rect(&memories));
    if rects != frames.rects && !mirror.people.is_empty() {
        next.within(Duration::ZERO);
    }
}

/// A part of the screen in whole pixels, and an even number of them, so that words stand sharp.
/// None where nothing of it is on the target.
fn viewport(rect: egui::Rect, pixels: f32, target: Option<UVec2>) -> Option<Viewport> {
    let most = target.unwrap_or(UVec2::splat(u32::MAX / 4)).as_ivec2();
    let corner = |at: egui::Pos2| Vec2::new(at.x, at.y) * pixels;
    let min = corner(rect.min).round().as_ivec2().clamp(IVec2::ZERO, most);
    let max = corner(rect.max).round().as_ivec2().clamp(IVec2::ZERO, most);
    let size = ((max - min).max(IVec2::ZERO) / 2 * 2).as_uvec2();
    (size.x > 0 && size.y > 0).then(|| Viewport {
        physical_position: min.as_uvec2(),
        physical_size: size,
        ..default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_screen_is_whole_pixels_within_it() {
        let rect = egui::Rect::from_min_max(egui::pos2(10.4, 20.0), egui::pos2(411.0, 900.0));
        let placed = viewport(rect, 2.0, Some(UVec2::new(1280, 720))).expect("it is there");
        assert_eq!(placed.physical_position, UVec2::new(21, 40));
        assert_eq!(placed.physical_size, UVec2::new(800, 680));
        let away = rect.translate(egui::vec2(5000.0, 0.0));
        assert!(viewport(away, 1.0, Some(UVec2::new(1280, 720))).is_none());
    }
}
