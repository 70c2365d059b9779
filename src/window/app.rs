//! The app: which plugins it is made of, and the window it opens.

use std::sync::Mutex;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::window::{PresentMode, WindowCloseRequested, WindowResolution};
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
    display::ensure_display()?;
    // What the library shows is read meanwhile.
    let reads = thread::spawn(super::shelf::warm);
    let graphics = display::graphics();
    // A panic of it comes again, and is told, when the library is entered.
    let _ = reads.join();
    let graphics = graphics?;
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
    app.run();
    Ok(())
}

/// The engine's own plugins.
pub(super) fn engine(window: Option<Window>, graphics: Graphics) -> bevy::app::PluginGroupBuilder {
    // A picture off the screen must be whole; a window is there sooner when it need not wait.
    let synchronous = window.is_none();
    DefaultPlugins
        .build()
        .disable::<PipelinedRenderingPlugin>()
        .set(bevy::log::LogPlugin {
            level: bevy::log::Level::ERROR,
            filter: String::new(),
            ..default()
        })
        .set(WindowPlugin {
            primary_window: window,
            close_when_requested: false,
            ..default()
        })
        .set(RenderPlugin {
            synchronous_pipeline_compilation: synchronous,
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
