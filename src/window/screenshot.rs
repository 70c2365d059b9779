//! A screen as a picture, drawn off the screen: for documents and tests. It is the same app, with
//! its cameras turned to an image instead of a window; needs an adapter and no display.

use std::path::PathBuf;
use std::time::Duration;

use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy_egui::{EguiContextSettings, PrimaryEguiContext};

use super::app::{self, SoftwareDrawn};
use super::screen::Screen;
use super::settings::Settings;
use super::shown;
use super::{clock, display};
use crate::units::Moment;

/// What picture is wanted.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Of which screen.
    pub(crate) screen: Screen,
    /// Where it is written (PNG).
    pub(crate) out: PathBuf,
    /// How large [pixels].
    pub(crate) size: (u32, u32),
    /// The size of text [percent].
    pub(crate) text_percent: u16,
    /// The drill that it shows.
    pub(crate) recording: Option<PathBuf>,
    /// At which moment of it.
    pub(crate) at: Option<Moment>,
}

/// Frames until what takes a few of them (fonts, layout, pictures of letters) has settled.
const SETTLED: u32 = 12;
/// No picture takes longer than this.
const PATIENCE: Duration = Duration::from_secs(120);

/// The image that is drawn on.
#[derive(Resource, Clone)]
struct Canvas(Handle<Image>);

/// The picture, once it is there.
#[derive(Resource, Default)]
struct Taken(Option<Image>);

/// Draws it.
///
/// # Errors
/// When there is nothing to draw with, the recording cannot be read, or the file not be written.
pub(crate) fn take(picture: &Picture) -> anyhow::Result<()> {
    let graphics = display::graphics()?;
    let mut app = App::new();
    let engine = app::Engine(app::headless_window()).build();
    app.add_plugins(engine.disable::<bevy::winit::WinitPlugin>());
    // A picture off the screen must be whole.
    app.add_plugins(app::drawing(graphics, true));
    let settings = Settings {
        text_percent: picture.text_percent,
        guide_seen: true,
        reduced_motion: true,
        // The rest as this player would see it: name, contrast.
        ..super::shelf::settings()
    };
    app.insert_resource(settings)
        .insert_resource(SoftwareDrawn(true))
        .init_resource::<Taken>()
        .add_plugins(app::game)
        .add_observer(keep);
    let canvas = app
        .world_mut()
        .resource_mut::<Assets<Image>>()
        .add(blank(picture.size));
    app.insert_resource(Canvas(canvas.clone())).add_systems(
        PreUpdate,
        turn_to_canvas.before(bevy_egui::EguiPreUpdateSet::InitContexts),
    );
    app.finish();
    app.cleanup();
    shown::show(app.world_mut(), picture)?;
    let began = clock::wall();
    for _ in 0..SETTLED {
        app.update();
    }
    while shown::is_busy(app.world()) && began.elapsed() < PATIENCE {
        app.update();
    }
    for _ in 0..SETTLED {
        app.update();
    }
    app.world_mut().spawn(Screenshot::image(canvas));
    while app.world().resource::<Taken>().0.is_none() {
        anyhow::ensure!(began.elapsed() < PATIENCE, "the picture did not come");
        app.update();
    }
    let image = app.world_mut().resource_mut::<Taken>().0.take();
    write(image.expect("it has just come"), picture)
}

fn keep(captured: On<ScreenshotCaptured>, mut taken: ResMut<Taken>) {
    taken.0 = Some(captured.image.clone());
}

/// Turns every camera to the canvas, also those that come later.
fn turn_to_canvas(
    canvas: Res<Canvas>,
    cameras: Query<(Entity, &RenderTarget, Has<PrimaryEguiContext>), With<Camera>>,
    mut commands: Commands,
) {
    for (camera, target, panels) in &cameras {
        if matches!(target, RenderTarget::Window(_)) {
            let mut camera = commands.entity(camera);
            camera.insert(RenderTarget::Image(canvas.0.clone().into()));
            if panels {
                camera.insert(EguiContextSettings::default());
            }
        }
    }
}

fn blank((wide, high): (u32, u32)) -> Image {
    let size = Extent3d {
        width: wide,
        height: high,
        depth_or_array_layers: 1,
    };
    let mut image = Image::new_fill(
        size,
        TextureDimension::D2,
        &[0x0A, 0x0F, 0x16, 0xFF],
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::default(),
    );
    image.texture_descriptor.usage = TextureUsages::TEXTURE_BINDING
        | TextureUsages::COPY_DST
        | TextureUsages::COPY_SRC
        | TextureUsages::RENDER_ATTACHMENT;
    image
}

fn write(image: Image, picture: &Picture) -> anyhow::Result<()> {
    let drawn = image.try_into_dynamic()?;
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn
        .to_rgb8()
        .write_to(&mut bytes, image::ImageFormat::Png)?;
    crate::records::write_whole(&picture.out, bytes.get_ref())?;
    Ok(())
}
