//! The scene's own picture: drawn when something on it has changed, and laid as it is on the
//! window every other time. Most pictures of the window differ from the one before by a letter
//! that was typed or a second that has passed; they cost nothing for the people and the map.
//!
//! ```text
//!  the scene's picture          the window
//!  ┌─────────┐                  ┌───────┬─────────
//!  │ people  │ ───────────────► │ people│ panels
//!  ├─────────┤                  ├───────┤
//!  │ map     │ ───────────────► │ map   │
//!  └─────────┘                  └───────┴─────────
//! ```

use std::time::Duration;

use bevy::asset::RenderAssetUsages;
use bevy::camera::visibility::RenderLayers;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::TextureFormat;
use bevy::text::TextLayoutInfo;

use super::board::OnBoard;
use super::frames::{Frames, Part};
use crate::window::clock::{NextPicture, PipelinesAwaited};

/// The layer on which the scene is drawn. The window's own camera sees the other.
pub(super) const LAYER: usize = 1;
/// Words of a new scene are set in type in its second picture, at the earliest.
const SETTLES: u8 = 3;

/// The picture.
#[derive(Resource)]
pub(super) struct Canvas {
    image: Handle<Image>,
    /// So many pictures more are drawn although nothing has changed.
    unsettled: u8,
}

impl FromWorld for Canvas {
    fn from_world(world: &mut World) -> Canvas {
        let mut images = world.resource_mut::<Assets<Image>>();
        Canvas {
            image: images.add(blank(UVec2::ONE)),
            unsettled: SETTLES,
        }
    }
}

/// Draws the picture.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Draws;

/// A part of the picture, laid on the window.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Laid(pub(super) Part);

fn blank(size: UVec2) -> Image {
    let format = TextureFormat::Rgba8UnormSrgb;
    let mut image = Image::new_target_texture(size.x, size.y, format, None);
    // Nothing but the renderer needs it.
    image.asset_usage = RenderAssetUsages::RENDER_WORLD;
    // It is laid pixel upon pixel.
    image.sampler = ImageSampler::nearest();
    image
}

/// Puts up the camera that draws the picture, off, and the parts that show it, hidden.
pub(super) fn put_up(canvas: Res<Canvas>, mut commands: Commands) {
    commands.spawn((
        Draws,
        Camera2d,
        Camera {
            order: -1,
            is_active: false,
            ..default()
        },
        target(&canvas.image, 1.0),
        Msaa::Off,
        RenderLayers::layer(LAYER),
    ));
    for part in [Part::People, Part::Map] {
        commands.spawn((
            Laid(part),
            Sprite::from_image(canvas.image.clone()),
            Visibility::Hidden,
        ));
    }
}

fn target(image: &Handle<Image>, scale_factor: f32) -> RenderTarget {
    RenderTarget::Image(ImageRenderTarget {
        handle: image.clone(),
        scale_factor,
    })
}

/// Makes the picture as large as both parts of the screen need, and lays each on its own.
pub(super) fn lay(
    frames: Res<Frames>,
    mut canvas: ResMut<Canvas>,
    mut images: ResMut<Assets<Image>>,
    mut cameras: Query<&mut RenderTarget, With<Draws>>,
    mut laid: Query<(&Laid, &mut Sprite, &mut Transform, &mut Visibility)>,
) {
    if !frames.is_changed() {
        return;
    }
    canvas.unsettled = SETTLES;
    for (Laid(part), mut sprite, mut place, mut seen) in &mut laid {
        let Some(frame) = frames.of(*part) else {
            *seen = Visibility::Hidden;
            continue;
        };
        *seen = Visibility::Inherited;
        *place = Transform::from_translation(frame.on_window.extend(0.0));
        sprite.rect = Some(frame.on_canvas);
        sprite.custom_size = Some(frame.on_canvas.size() / frame.scale);
    }
    let size = frames.canvas.max(UVec2::ONE);
    if let Some(mut image) = images.get_mut(&canvas.image)
        && image.size() != size
    {
        *image = blank(size);
    }
    for mut camera in &mut cameras {
        *camera = target(&canvas.image, frames.scale());
    }
}

/// A piece that does not look as it did.
type LooksNew = Or<(Changed<Mesh2d>, Changed<Transform>, Changed<TextLayoutInfo>)>;

/// Has the picture drawn when something on it has changed.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a reason to draw, or not to"
)]
pub(super) fn draw_if_changed(
    frames: Res<Frames>,
    ground: Option<Res<ClearColor>>,
    awaited: Option<Res<PipelinesAwaited>>,
    changed: Query<(), (With<OnBoard>, LooksNew)>,
    mut gone: RemovedComponents<OnBoard>,
    mut canvas: ResMut<Canvas>,
    mut cameras: Query<&mut Camera, With<Draws>>,
    mut next: ResMut<NextPicture>,
) {
    let awaits = awaited.is_some_and(|awaited| awaited.still());
    if awaits {
        // What is drawn with is not all there; the picture after it comes is whole.
        canvas.unsettled = canvas.unsettled.max(1);
    }
    let shown = frames.people.is_some() || frames.map.is_some();
    let new_ground = ground.is_some_and(|ground| ground.is_changed());
    let changed = gone.read().count() > 0 || !changed.is_empty() || new_ground;
    let draws = shown && (changed || canvas.unsettled > 0);
    if draws && canvas.unsettled > 0 && !awaits {
        canvas.unsettled -= 1;
        next.within(Duration::ZERO);
    }
    for mut camera in &mut cameras {
        if camera.is_active != draws {
            camera.is_active = draws;
        }
    }
}
