//! Does what was asked for. The only place that changes anything because of a panel.

use bevy::app::MainScheduleOrder;
use bevy::ecs::schedule::ScheduleLabel;
use bevy::prelude::*;

use super::app::{Asked, Began, Notes};
use super::draw::{Memories, Shelf};
use super::intent::{BeginWith, Intent};
use super::outside;
use super::screen::Screen;
use super::seat::{Review, Seat};
use super::settings::Settings;
use super::shelf;
use super::view::library::UnderWay;
use crate::desk::begin::{self, Kept, Wanted};
use crate::desk::occasion::Keeps;
use crate::desk::pacer::{Hold, Pace};
use crate::drill::Mode;

/// The moment of a frame in which what was asked for is done: nothing else runs then, and a change
/// of screen is made right after.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Orders;

pub(super) fn plugin(app: &mut App) {
    app.init_schedule(Orders).add_systems(Orders, obey);
    app.world_mut()
        .resource_mut::<MainScheduleOrder>()
        .insert_after(PreUpdate, Orders);
    app.add_systems(OnEnter(Screen::Library), read_library)
        .add_systems(OnEnter(Screen::Guide), read_guide)
        .add_systems(OnExit(Screen::Guide), guide_was_seen)
        .add_systems(OnEnter(Screen::History), read_history);
}

fn read_library(mut shelf: ResMut<Shelf>, settings: Res<Settings>, seat: Option<Res<Seat>>) {
    shelf.library = shelf::library(&settings);
    shelf.library.under_way = seat.map(|seat| under_way(&seat));
}

/// What the library tells of the drill that waits.
fn under_way(seat: &Seat) -> UnderWay {
    let head = &seat.view().head;
    UnderWay {
        title: head.title.clone(),
        reached: head.now.to_string(),
    }
}

fn read_history(mut shelf: ResMut<Shelf>, settings: Res<Settings>) {
    shelf.history = shelf::history(&settings);
}

fn read_guide(mut shelf: ResMut<Shelf>, mut memories: ResMut<Memories>, settings: Res<Settings>) {
    shelf.ear = shelf::Ear::new(&settings);
    memories.guide = Default::default();
}

/// Who has left the guide, wherever to, is not shown it again unasked.
fn guide_was_seen(
    mut shelf: ResMut<Shelf>,
    mut settings: ResMut<Settings>,
    mut notes: ResMut<Notes>,
    began: Res<Began>,
) {
    shelf.ear = None;
    if settings.guide_seen {
        return;
    }
    settings.guide_seen = true;
    if let Err(error) = shelf::keep(&settings) {
        notes.say(format!("{error:#}"), began.0.elapsed());
    }
}

/// Whether time may pass: in practice it stands while a line is being typed.
pub(super) fn hold(seat: &Seat, memories: &Memories, screen: Screen) -> Hold {
    let practice = seat.view().head.mode == Mode::Practice;
    let typing = practice && !memories.call.line.text.trim().is_empty();
    match typing || screen != Screen::Call {
        true => Hold::Typing,
        false => Hold::Free,
    }
}

/// Does what was asked for on the last frame, in order.
pub(super) fn obey(world: &mut World) {
    let asked = std::mem::take(&mut world.resource_mut::<Asked>().0);
    for intent in asked {
        if let Err(error) = one(world, intent) {
            let now = world.resource::<Began>().0.elapsed();
            let mut notes = world.resource_mut::<Notes>();
            notes.say(format!("{error:#}"), now);
        }
    }
}

fn one(world: &mut World, intent: Intent) -> anyhow::Result<()> {
    match intent {
        Intent::Go(screen) => {
            if let (Screen::Call, Some(mut seat)) = (screen, world.get_resource_mut::<Seat>()) {
                seat.pause(false);
            }
            go(world, screen);
        }
        Intent::Choose(asked) => {
            choose(world, &asked)?;
        }
        Intent::Begin(with) => {
            let begun = begin_drill(&with, world.resource::<Settings>())?;
            sit_down(world, begun, with.pace)?;
        }
        Intent::Resume(recording) => {
            let begun = begin::again(&recording, None, true)?;
            let pace = world.resource::<Settings>().pace;
            sit_down(world, begun, pace)?;
        }
        Intent::Review(recording) => {
            let review = Review::open(&recording)?;
            world.insert_resource(review);
            world.resource_mut::<Memories>().hot_wash = Default::default();
            go(world, Screen::HotWash);
        }
        Intent::Write(text) => world.resource_mut::<Memories>().call.line.text = text,
        Intent::Set(settings) => {
            world.insert_resource(settings.clone());
            shelf::keep(&settings)?;
        }
        Intent::PutAway(at) => world.resource_mut::<Notes>().put_away(at),
        Intent::Quit => {
            leave(world)?;
            world.write_message(AppExit::Success);
        }
        Intent::Leave => {
            stand_still(world)?;
            go(world, Screen::Library);
        }
        Intent::Say(_)
        | Intent::Pause(_)
        | Intent::Pace(_)
        | Intent::Rewind(_)
        | Intent::Finish => on_the_call(world, intent)?,
        Intent::Rate(..)
        | Intent::Step(_)
        | Intent::Commit(_)
        | Intent::Scrub(_)
        | Intent::PlayFrom(_)
        | Intent::OpenDebrief => in_the_hot_wash(world, intent)?,
    }
    Ok(())
}

/// Opens the briefing of a drill, as the history stands now.
fn choose(world: &mut World, asked: &str) -> anyhow::Result<()> {
    let library = shelf::library(world.resource::<Settings>());
    let mut shelf = world.resource_mut::<Shelf>();
    let found = library.drills.iter().find(|card| card.asked == asked);
    let found = found
        .cloned()
        .ok_or_else(|| anyhow::anyhow!("the drill {asked} is not here any more"))?;
    shelf.chosen = Some(shelf::briefed(found));
    go(world, Screen::Briefing);
    Ok(())
}

fn on_the_call(world: &mut World, intent: Intent) -> anyhow::Result<()> {
    let Some(mut seat) = world.get_resource_mut::<Seat>() else {
        return Ok(());
    };
    match intent {
        Intent::Say(text) => seat.say(&text)?,
        Intent::Pause(paused) => seat.pause(paused),
        Intent::Pace(pace) => seat.set_pace(pace),
        Intent::Rewind(at) => seat.rewind(at)?,
        Intent::Finish => {
            seat.finish()?;
            if let Some(seat) = world.remove_resource::<Seat>() {
                world.insert_resource(seat.get_up());
                world.resource_mut::<Memories>().hot_wash = Default::default();
            }
            go(world, Screen::HotWash);
        }
        _ => {}
    }
    Ok(())
}

fn in_the_hot_wash(world: &mut World, intent: Intent) -> anyhow::Result<()> {
    let Some(mut review) = world.get_resource_mut::<Review>() else {
        return Ok(());
    };
    match intent {
        Intent::Rate(dimension, rating) => review.rate(dimension, rating),
        Intent::Step(step) => review.step(step),
        Intent::Commit(text) => review.commit(&text),
        Intent::Scrub(at) => review.scrub(at),
        Intent::PlayFrom(at) => {
            let begun = review.branch(at)?;
            let pace = world.resource::<Settings>().pace;
            sit_down(world, begun, pace)?;
        }
        Intent::OpenDebrief => outside::open_debrief(review.view().dir.as_deref())?,
        _ => {}
    }
    Ok(())
}

/// Leaves the drill that is under way, if there is one, so that it can be resumed. Where it cannot
/// be kept, one stays on it.
fn leave(world: &mut World) -> anyhow::Result<()> {
    if let Some(mut seat) = world.get_resource_mut::<Seat>() {
        seat.leave()?;
    }
    world.remove_resource::<Seat>();
    Ok(())
}

/// Stops the drill that is under way: it waits for who comes back, and is kept up to here in case
/// nobody does. One that is over is left for good.
fn stand_still(world: &mut World) -> anyhow::Result<()> {
    let Some(mut seat) = world.get_resource_mut::<Seat>() else {
        return Ok(());
    };
    if seat.is_ended() {
        return leave(world);
    }
    seat.leave()?;
    seat.pause(true);
    Ok(())
}

/// Shows another screen.
pub(super) fn go(world: &mut World, screen: Screen) {
    world.resource_mut::<NextState<Screen>>().set(screen);
}

/// Sits down before a drill; one that waits behind the library is left first.
fn sit_down(world: &mut World, begun: begin::Begun, pace: Pace) -> anyhow::Result<()> {
    leave(world)?;
    let wall = world.resource::<Began>().0.elapsed();
    world.resource_mut::<Memories>().call = Default::default();
    world.insert_resource(Seat::take(begun, pace, wall));
    go(world, Screen::Call);
    Ok(())
}

fn begin_drill(with: &BeginWith, settings: &Settings) -> anyhow::Result<begin::Begun> {
    let name = settings.trainee.trim();
    let seed = with.seed.unwrap_or_else(begin::drawn_seed);
    let dir = shelf::drill_dir(&with.asked, seed);
    begin::anew(Wanted {
        scenario: with.asked.clone(),
        seed: Some(seed),
        mode: with.mode,
        trainee: (!name.is_empty()).then(|| name.to_owned()),
        policy: with.policy.clone(),
        commander: None,
        kept: dir.map_or(Kept::Usual, Kept::Synced),
        keeps: Keeps::History,
        export: Vec::new(),
        what_if: true,
    })
}

#[cfg(test)]
mod tests;
