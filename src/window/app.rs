//! The app: which plugins it is made of, and the window it opens.

use std::time::Instant;

use bevy::camera::CameraOutputMode;
use bevy::camera::visibility::RenderLayers;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::window::{PresentMode, WindowResolution};
use bevy_egui::{EguiGlobalSettings, EguiPlugin, PrimaryEguiContext};

use super::display::{self, Graphics, Missing};
use super::intent::Intent;
use super::screen::Screen;
use super::settings::Settings;
use super::{clock, draw, obey, scene};

/// How large the window is when it opens [points].
const OPENS_AT: (u32, u32) = (1280, 800);

/// What wall time is counted from.
#[derive(Resource, Clone, Copy)]
pub(crate) struct Began(pub(crate) Instant);

/// What was asked for since the last frame.
#[derive(Resource, Default)]
pub(crate) struct Asked(pub(crate) Vec<Intent>);

/// What went wrong, for the player to read; the latest last.
#[derive(Resource, Default)]
pub(crate) struct Notes(pub(crate) Vec<String>);

/// Whether a processor draws: then nothing moves by itself, because each picture costs its time.
#[derive(Resource, Clone, Copy)]
pub(crate) struct SoftwareDrawn(pub(crate) bool);

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When there is no display, or nothing to draw with. Nothing was opened then.
pub(crate) fn open() -> Result<(), Missing> {
    display::ensure_display()?;
    let graphics = display::graphics()?;
    let window = Window {
        title: "Hotwash".to_owned(),
        name: Some("hotwash".to_owned()),
        resolution: WindowResolution::new(OPENS_AT.0, OPENS_AT.1),
        resize_constraints: WindowResizeConstraints {
            min_width: 640.0,
            min_height: 360.0,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let mut app = App::new();
    let software = SoftwareDrawn(graphics.software);
    app.add_plugins(engine(Some(window), graphics));
    let settings = super::shelf::settings();
    let first_time = !settings.guide_seen;
    app.insert_resource(settings)
        .insert_resource(software)
        .add_plugins(game);
    if first_time {
        let mut next = app.world_mut().resource_mut::<NextState<Screen>>();
        next.set(Screen::Guide);
    }
    app.run();
    Ok(())
}

/// The engine's own plugins.
pub(super) fn engine(window: Option<Window>, graphics: Graphics) -> bevy::app::PluginGroupBuilder {
    DefaultPlugins
        .build()
        .disable::<PipelinedRenderingPlugin>()
        .set(bevy::log::LogPlugin {
            level: bevy::log::Level::WARN,
            filter: "wgpu=error,naga=error,bevy_render=error".to_owned(),
            ..default()
        })
        .set(WindowPlugin {
            primary_window: window,
            ..default()
        })
        .set(RenderPlugin {
            synchronous_pipeline_compilation: graphics.software,
            render_creation: graphics.creation(),
            ..default()
        })
}

/// No window at all: what is drawn goes into an image, and nobody closes it.
pub(super) fn headless_window() -> WindowPlugin {
    WindowPlugin {
        primary_window: None,
        exit_condition: bevy::window::ExitCondition::DontExit,
        ..default()
    }
}

/// The game, on whatever engine it is put.
pub(super) fn game(app: &mut App) {
    app.add_plugins(EguiPlugin::default());
    app.world_mut()
        .resource_mut::<EguiGlobalSettings>()
        .auto_create_primary_context = false;
    app.insert_resource(Began(Instant::now()))
        .insert_resource(ClearColor(Color::srgb_u8(0x0A, 0x0F, 0x16)))
        .init_resource::<Asked>()
        .init_resource::<Notes>()
        .init_state::<Screen>()
        .add_systems(Startup, cameras)
        .add_plugins((clock::plugin, draw::plugin, obey::plugin, scene::plugin));
}

/// The ground, and the camera that panels are drawn on. The scene's own cameras draw between them
/// (orders 0 to 9) with `CameraOutputMode::Skip`, so that the whole goes to the screen once.
fn cameras(mut commands: Commands) {
    commands.spawn((
        Camera2d,
        Camera {
            order: -1,
            output_mode: CameraOutputMode::Skip,
            ..default()
        },
        Msaa::Off,
        RenderLayers::none(),
    ));
    commands.spawn((
        PrimaryEguiContext,
        Camera2d,
        Camera {
            order: 10,
            clear_color: ClearColorConfig::None,
            ..default()
        },
        Msaa::Off,
        RenderLayers::none(),
    ));
}
