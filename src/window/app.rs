//! The app: which plugins it is made of, and the window it opens.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use bevy::a11y::AccessibilityPlugin;
use bevy::app::{
    PanicHandlerPlugin, PluginGroupBuilder, TaskPoolPlugin, TerminalCtrlCHandlerPlugin,
};
use bevy::diagnostic::{DiagnosticsPlugin, FrameCountPlugin};
use bevy::ecs::schedule::SingleThreadedExecutor;
use bevy::input::InputPlugin;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::{RenderApp, RenderPlugin};
use bevy::time::TimePlugin;
use bevy::window::{PresentMode, WindowCloseRequested, WindowResolution};
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiGlobalSettings, EguiPlugin, PrimaryEguiContext};

use super::clock::NextPicture;
use super::display::{self, Graphics, Missing};
use super::intent::Intent;
use super::panels::notes::NoteView;
use super::screen::Screen;
use super::screenshot::Picture;
use super::{clock, draw, measure, obey, scene, shader, shown};
use crate::desk::note;

/// How large the window is when it opens [points].
const OPENS_AT: (u32, u32) = (1280, 800);

/// What wall time is counted from.
#[derive(Resource, Clone, Copy)]
pub(crate) struct Began(pub(crate) Instant);

/// What was asked for since the last frame.
#[derive(Resource, Default)]
pub(crate) struct Asked(pub(crate) Vec<Intent>);

/// What the program has to say of itself, the latest last, and since when.
#[derive(Resource, Default)]
pub(crate) struct Notes {
    shown: Vec<NoteView>,
    since: Vec<Duration>,
    heard: Option<Mutex<Receiver<String>>>,
}

impl Notes {
    /// A note stands so long, unless it is put away before: time to read the longest.
    const STANDS: Duration = Duration::from_secs(12);

    /// From now on takes in what the rest of the program notes.
    fn listening() -> Notes {
        Notes {
            heard: Some(Mutex::new(note::listen())),
            ..Notes::default()
        }
    }

    /// Says something.
    pub(crate) fn say(&mut self, text: impl Into<String>, now: Duration) {
        self.shown.push(NoteView { text: text.into() });
        self.since.push(now);
    }

    /// Puts one away.
    pub(crate) fn put_away(&mut self, at: usize) {
        if at < self.shown.len() {
            self.shown.remove(at);
            self.since.remove(at);
        }
    }

    /// What is shown.
    pub(crate) fn shown(&self) -> &[NoteView] {
        &self.shown
    }

    /// Takes in what was noted meanwhile and drops what has stood long enough. Gives how long
    /// until the next is dropped.
    fn look(&mut self, now: Duration) -> Option<Duration> {
        let heard: Vec<String> = match &self.heard {
            Some(heard) => {
                let heard = heard
                    .lock()
                    .unwrap_or_else(|poisoned| poisoned.into_inner());
                heard.try_iter().collect()
            }
            None => Vec::new(),
        };
        for text in heard {
            self.say(text, now);
        }
        while self
            .since
            .first()
            .is_some_and(|since| now >= *since + Notes::STANDS)
        {
            self.put_away(0);
        }
        let oldest = self.since.first()?;
        Some((*oldest + Notes::STANDS).saturating_sub(now))
    }
}

fn look_at_notes(mut notes: ResMut<Notes>, began: Res<Began>, mut next: ResMut<NextPicture>) {
    if let Some(wait) = notes.bypass_change_detection().look(began.0.elapsed()) {
        next.within(wait);
    }
}

/// Closing the window leaves the drill as `Intent::Quit` does.
fn close(mut closing: MessageReader<WindowCloseRequested>, mut asked: ResMut<Asked>) {
    if closing.read().count() > 0 {
        asked.0.push(Intent::Quit);
    }
}

/// Whether a processor draws: then nothing moves by itself, because each picture costs its time.
#[derive(Resource, Clone, Copy)]
pub(crate) struct SoftwareDrawn(pub(crate) bool);

/// How the window opens; usually on the library.
#[derive(Default)]
pub(crate) struct Opening {
    /// On this instead.
    pub(crate) on: Option<Picture>,
    /// With the clock of what it shows running.
    pub(crate) running: bool,
    /// So many pictures are drawn one after another, for a benchmark.
    pub(crate) pictures: Option<u32>,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When there is no display, or nothing to draw with. Nothing was opened then.
pub(crate) fn open(opening: Opening) -> Result<(), Missing> {
    let answering = display::ensure_display()?;
    let finds = thread::spawn(display::graphics);
    // What the library shows is read meanwhile.
    let reads = thread::spawn(super::shelf::warm);
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
    app.add_plugins(Engine(WindowPlugin {
        primary_window: Some(window),
        close_when_requested: false,
        ..default()
    }));
    drop(answering);
    // A panic of either goes on here; that of the reader comes again when the library is entered.
    let graphics = finds.join().unwrap_or_else(|panic| resume_unwind(panic))?;
    let _ = reads.join();
    let software = SoftwareDrawn(graphics.software);
    // A window is there sooner when it need not wait for all that it will ever be drawn with.
    app.add_plugins(drawing(graphics, false));
    // Before the settings are read: what is wrong with them is to be heard.
    let notes = Notes::listening();
    let settings = super::shelf::settings();
    let first_time = !settings.guide_seen && opening.on.is_none();
    app.insert_resource(settings)
        .insert_resource(software)
        .insert_resource(notes)
        .add_plugins(game)
        .add_systems(obey::Orders, close.before(obey::obey));
    if first_time {
        let mut next = app.world_mut().resource_mut::<NextState<Screen>>();
        next.set(Screen::Guide);
    }
    if let Some(pictures) = opening.pictures {
        app.insert_resource(measure::Pictures(pictures))
            .add_plugins(measure::plugin);
    }
    if let Some(picture) = opening.on {
        app.add_systems(PostStartup, move |world: &mut World| {
            let shown = shown::show(world, &picture);
            shown::pause(world, !opening.running);
            if let Err(error) = shown {
                let now = world.resource::<Began>().0.elapsed();
                world.resource_mut::<Notes>().say(format!("{error:#}"), now);
            }
        });
    }
    one_by_one(&mut app);
    app.run();
    Ok(())
}

/// Has the systems run one after the other. Nearly all have next to nothing to do here, and handing
/// them to several threads takes longer than running them.
fn one_by_one(app: &mut App) {
    let all = |world: &mut World| {
        for (_, schedule) in world.resource_mut::<Schedules>().iter_mut() {
            schedule.set_executor(SingleThreadedExecutor::new());
        }
    };
    all(app.world_mut());
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        all(renderer.world_mut());
    }
}

/// Those of the engine's own plugins that do not draw. They are built while it is found out what
/// does, which takes as long.
pub(super) struct Engine(pub(super) WindowPlugin);

impl PluginGroup for Engine {
    fn build(self) -> PluginGroupBuilder {
        PluginGroupBuilder::start::<Engine>()
            .add(PanicHandlerPlugin)
            .add(LogPlugin {
                level: bevy::log::Level::ERROR,
                filter: String::new(),
                ..default()
            })
            .add(TaskPoolPlugin::default())
            .add(FrameCountPlugin)
            .add(TimePlugin)
            .add(TransformPlugin)
            .add(DiagnosticsPlugin)
            .add(InputPlugin)
            .add(self.0)
            .add(AccessibilityPlugin)
            .add(TerminalCtrlCHandlerPlugin)
            .add(AssetPlugin::default())
            .add(WinitPlugin::default())
    }
}

/// The rest of the engine's own plugins, which draw.
pub(super) fn drawing(graphics: Graphics, at_once: bool) -> PluginGroupBuilder {
    DefaultPlugins
        .build()
        .disable::<PanicHandlerPlugin>()
        .disable::<LogPlugin>()
        .disable::<TaskPoolPlugin>()
        .disable::<FrameCountPlugin>()
        .disable::<TimePlugin>()
        .disable::<TransformPlugin>()
        .disable::<DiagnosticsPlugin>()
        .disable::<InputPlugin>()
        .disable::<WindowPlugin>()
        .disable::<AccessibilityPlugin>()
        .disable::<TerminalCtrlCHandlerPlugin>()
        .disable::<AssetPlugin>()
        .disable::<WinitPlugin>()
        .disable::<PipelinedRenderingPlugin>()
        .set(RenderPlugin {
            synchronous_pipeline_compilation: at_once,
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
    // One texture holds all that panels are drawn with; no array of them is needed.
    app.add_plugins(EguiPlugin {
        bindless_mode_array_size: None,
    });
    app.world_mut()
        .resource_mut::<EguiGlobalSettings>()
        .auto_create_primary_context = false;
    app.insert_resource(Began(clock::wall()))
        .insert_resource(ClearColor(Color::srgb_u8(0x0A, 0x0F, 0x16)))
        .init_resource::<Asked>()
        .init_resource::<Notes>()
        .init_state::<Screen>()
        .add_systems(Startup, camera)
        .add_systems(
            Update,
            look_at_notes
                .after(draw::tick)
                .before(scene::SceneSet::Mirror),
        )
        .add_plugins((
            clock::plugin,
            draw::plugin,
            obey::plugin,
            scene::plugin,
            shader::plugin,
        ));
    #[cfg(feature = "sound")]
    app.add_plugins(super::sound::plugin);
}

/// One camera draws all: the ground, the scene on it, and the panels over both. A second would go
/// over every pixel of the window once more.
fn camera(mut commands: Commands) {
    commands.spawn((PrimaryEguiContext, Camera2d, Msaa::Off));
}
