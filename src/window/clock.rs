//! The redraw clock: when the next picture is due.
//!
//! The engine would draw for ever: it takes each repaint that egui wants *later* as one that is
//! wanted *now*. So its requests are swept away here and answered by this clock: a picture is
//! drawn when somebody did something, when egui asked for one, when the drill has something new,
//! when the clock on the screen changes, and while something moves.
//!
//! The event loop itself is told to wait, always: it draws at once whenever its waiting time is
//! changed. A thread of its own keeps the time and wakes the loop.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use bevy::ecs::message::Messages;
use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::{EguiContexts, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet};

/// Between two pictures while something moves: smooth enough for what moves here. Ours.
pub(crate) const MOVING: Duration = Duration::from_millis(33);
/// A watched file is looked at so often. Ours: as soon as one has turned from the editor to the
/// window.
const LOOKS: Duration = Duration::from_secs(1);
/// The longest time between two looks, whatever happens.
const LONGEST: Duration = Duration::from_secs(60);

/// When the next picture is due. Whoever has a reason for one says so each frame.
#[derive(Resource, Debug)]
pub(crate) struct NextPicture {
    wanted: Duration,
    /// A file: when it changes, a picture is wanted too.
    watched: Option<PathBuf>,
    asked_by_egui: Arc<Mutex<Option<Duration>>>,
}

impl Default for NextPicture {
    fn default() -> NextPicture {
        NextPicture {
            wanted: LONGEST,
            watched: None,
            asked_by_egui: Arc::default(),
        }
    }
}

impl NextPicture {
    /// A picture is wanted after so long, or sooner.
    pub(crate) fn within(&mut self, wait: Duration) {
        self.wanted = self.wanted.min(wait);
    }

    /// A picture is wanted when a file changes, until another is named, or none.
    pub(crate) fn when_changes(&mut self, file: Option<&Path>) {
        if self.watched.as_deref() != file {
            self.watched = file.map(Path::to_owned);
        }
    }

    /// What all reasons together come to; they are forgotten.
    fn take(&mut self) -> Duration {
        let mut asked = self
            .asked_by_egui
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let wanted = self.wanted.min(asked.take().unwrap_or(LONGEST));
        self.wanted = LONGEST;
        wanted
    }
}

pub(super) fn plugin(app: &mut App) {
    let waits = UpdateMode::reactive_low_power(Duration::MAX);
    app.init_resource::<NextPicture>()
        .insert_resource(WinitSettings {
            focused_mode: waits,
            unfocused_mode: waits,
        })
        .add_systems(
            PreUpdate,
            (listen, drop_repetitions)
                .chain()
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            PostUpdate,
            set.after(EguiPostUpdateSet::PostProcessOutput)
                .after(EguiPostUpdateSet::ProcessOutput),
        );
    start(app);
}

/// The thread that keeps the time, told when to wake the event loop next.
#[derive(Resource, Clone)]
struct Waker(Sender<Told>);

/// What the thread is told.
#[derive(Clone, Debug)]
enum Told {
    /// Wake at this moment, and at none that was told before.
    At(Instant),
    /// Wake when this file changes, and for no other; none for none.
    When(Option<PathBuf>),
}

/// When a file was changed last, and how long it was then [bytes].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp(SystemTime, u64);

impl Stamp {
    /// A file's; none where there is no such file.
    pub(crate) fn of(file: &Path) -> Option<Stamp> {
        let about = fs::metadata(file).ok()?;
        Some(Stamp(about.modified().ok()?, about.len()))
    }
}

/// Whether something that the last picture was to be drawn with was not there yet.
#[derive(Resource, Clone, Debug, Default)]
pub(crate) struct PipelinesAwaited(Arc<AtomicBool>);

impl PipelinesAwaited {
    /// Whether it still was not.
    pub(crate) fn still(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is drawn with is made beside the window's own work; until it is there, a picture lacks
/// something, and the next is wanted soon.
fn wait_for_pipelines(
    cache: Res<PipelineCache>,
    waker: Option<Res<Waker>>,
    awaited: Res<PipelinesAwaited>,
) {
    let awaits = cache.waiting_pipelines().next().is_some();
    // One more picture once they are there: the last may have begun without them.
    let awaited = awaited.0.swap(awaits, Ordering::Relaxed);
    if let Some(waker) = waker
        && (awaits || awaited)
    {
        let _ = waker.0.send(Told::At(wall() + MOVING));
    }
}

/// Starts the thread. Where nothing is on a screen there is no event loop to wake.
fn start(app: &mut App) {
    let awaited = PipelinesAwaited::default();
    app.insert_resource(awaited.clone());
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        renderer
            .insert_resource(awaited)
            .add_systems(Render, wait_for_pipelines.in_set(RenderSystems::Cleanup));
    }
    let Some(proxy) = app.world().get_resource::<EventLoopProxyWrapper>() else {
        return;
    };
    let proxy = (**proxy).clone();
    let (tell, told) = channel();
    thread::spawn(move || keep_time(&told, || proxy.send_event(WinitUserEvent::WakeUp).is_ok()));
    app.insert_resource(Waker(tell.clone()));
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        renderer.insert_resource(Waker(tell));
    }
}

/// Wakes at the moment that was told last, until there is nobody left to tell or to wake.
fn keep_time(told: &Receiver<Told>, mut wake: impl FnMut() -> bool) {
    let mut due: Option<Instant> = None;
    let mut watched: Option<(PathBuf, Option<Stamp>)> = None;
    let mut looks = wall();
    loop {
        let look = watched.as_ref().map(|_| looks);
        let next = match due.into_iter().chain(look).min() {
            None => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(next) => told.recv_timeout(next.saturating_duration_since(wall())),
        };
        match next {
            Ok(Told::At(moment)) => due = Some(moment),
            Ok(Told::When(file)) => {
                watched = file.map(|file| {
                    let stamp = Stamp::of(&file);
                    (file, stamp)
                });
                looks = wall() + LOOKS;
            }
            Err(RecvTimeoutError::Timeout) => {
                let now = wall();
                let mut wakes = due.take_if(|due| *due <= now).is_some();
                if let Some((file, known)) = &mut watched
                    && looks <= now
                {
                    looks = now + LOOKS;
                    let stamp = Stamp::of(file);
                    wakes |= std::mem::replace(known, stamp) != stamp;
                }
                if wakes && !wake() {
                    return;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the window is the edge: it tells pictures by the monotonic clock"
)]
pub(super) fn wall() -> Instant {
    Instant::now()
}

/// Hears when egui wants its next picture, in the engine's place.
fn listen(mut contexts: EguiContexts, next: Res<NextPicture>, mut listens: Local<bool>) {
    if *listens {
        return;
    }
    let Ok(ctx) = contexts.ctx_mut() else { return };
    let asked = next.asked_by_egui.clone();
    ctx.set_request_repaint_callback(move |wish| {
        let mut asked = asked
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        *asked = Some(asked.map_or(wish.delay, |earlier| earlier.min(wish.delay)));
    });
    *listens = true;
}

/// The engine tells egui each frame which of Shift, Ctrl and their like are held, and egui takes
/// what it is told as something new to draw. Only what differs from the last time is let through.
fn drop_repetitions(mut inputs: Query<&mut EguiInput>, mut held: Local<Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            Event::ModifiersChanged(now) => std::mem::replace(&mut *held, *now) != *now,
            _ => true,
        });
    }
}

/// Sets the clock for the next picture.
fn set(
    mut next: ResMut<NextPicture>,
    mut redraws: ResMut<Messages<RequestRedraw>>,
    waker: Option<Res<Waker>>,
    mut watched: Local<Option<PathBuf>>,
) {
    redraws.clear();
    let wait = next.take();
    if let Some(waker) = &waker
        && *watched != next.watched
    {
        watched.clone_from(&next.watched);
        let _ = waker.0.send(Told::When(watched.clone()));
    }
    if wait.is_zero() {
        redraws.write(RequestRedraw);
    } else if let Some(waker) = waker {
        // A thread that has ended had nobody left to wake.
        let _ = waker.0.send(Told::At(wall() + wait));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soonest_reason_decides_and_is_then_forgotten() {
        let mut next = NextPicture::default();
        next.within(Duration::from_secs(1));
        next.within(Duration::from_secs(9));
        *next.asked_by_egui.lock().expect("no panic") = Some(Duration::from_millis(300));
        assert_eq!(next.take(), Duration::from_millis(300));
        assert_eq!(next.take(), LONGEST);
    }

    #[test]
    fn the_thread_wakes_once_at_the_moment_told_last() {
        let (tell, told) = channel();
        let (woke, wakes) = channel();
        let thread = thread::spawn(move || {
            keep_time(&told, || woke.send(wall()).is_ok());
        });
        let began = wall();
        tell.send(Told::At(began + Duration::from_secs(3600)))
            .expect("it listens");
        tell.send(Told::At(began + Duration::from_millis(20)))
            .expect("it listens");
        let woken = wakes.recv().expect("it wakes");
        assert!(woken.duration_since(began) >= Duration::from_millis(20));
        drop(tell);
        thread
            .join()
            .expect("it ends when nobody is left to tell it");
        assert!(wakes.try_recv().is_err(), "it woke again");
    }

    #[test]
    fn the_thread_wakes_when_a_watched_file_changes_and_not_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("drill.ron");
        fs::write(&file, "one").expect("the folder is ours");
        let (tell, told) = channel();
        let (woke, wakes) = channel();
        let thread = thread::spawn(move || keep_time(&told, || woke.send(()).is_ok()));
        tell.send(Told::When(Some(file.clone())))
            .expect("it listens");
        let quiet = wakes.recv_timeout(LOOKS * 3 / 2);
        assert!(quiet.is_err(), "nothing has changed");
        fs::write(&file, "another").expect("the folder is ours");
        wakes.recv_timeout(LOOKS * 20).expect("it wakes");
        drop(tell);
        thread.join().expect("it ends");
    }
}
