//! What a picture shows: the drill of a recording, or one that is played for it.

use bevy::prelude::*;

use super::app::Began;
use super::draw::{Memories, Shelf};
use super::obey::go;
use super::screen::Screen;
use super::screens::hot_wash::HotWashMemory;
use super::screenshot::Picture;
use super::seat::{Review, Seat};
use super::settings::Settings;
use super::shelf;
use super::view::review::Step;
use crate::desk::begin::{self, Kept, Wanted};
use crate::desk::occasion::Keeps;
use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::rehearsal::{self, Bot};
use crate::units::Moment;

/// The drill of a picture for which no recording is named, and its moment.
const SHOWN: &str = "checkout-latency";
const SHOWN_AT: Moment = Moment::at(12, 30);
/// No drill lasts longer.
const THE_END: Moment = Moment::at(24 * 60, 0);

/// Goes to the screen of a picture, with what it is to show: the drill of its recording, or one
/// that by-the-book plays of the first full scenario.
///
/// # Errors
/// When its recording cannot be read.
pub(super) fn show(world: &mut World, picture: &Picture) -> anyhow::Result<()> {
    let drill = || match &picture.recording {
        Some(recording) => begin::looked_at(recording, picture.at),
        None => by_the_book(picture.at.unwrap_or(SHOWN_AT)),
    };
    match picture.screen {
        Screen::Call => {
            let wall = world.resource::<Began>().0.elapsed();
            let mut seat = Seat::take(drill()?, Pace::Real, wall);
            // The clock of a picture stands, and nothing on it says so.
            seat.hold_still();
            world.insert_resource(seat);
        }
        Screen::HotWash => {
            let review = match &picture.recording {
                Some(recording) => Review::open(recording)?,
                None => Review::of(by_the_book(THE_END)?),
            };
            world.insert_resource(review);
            if let (Some(at), Some(mut review)) = (picture.at, world.get_resource_mut::<Review>()) {
                review.step(Step::Evidence);
                review.scrub(at);
                world.resource_mut::<Memories>().hot_wash = HotWashMemory::on_timeline();
            }
        }
        Screen::Briefing => {
            read_shelf(world);
            let mut on_it = world.resource_mut::<Shelf>();
            let full = on_it.library.drills.iter().find(|card| card.rung.is_none());
            on_it.chosen = full.cloned().map(shelf::briefed);
        }
        Screen::Library | Screen::Guide | Screen::History | Screen::Settings => {}
    }
    go(world, picture.screen);
    Ok(())
}

/// Lets the clock of the drill that is shown run, or stops it as a player would.
pub(super) fn pause(world: &mut World, paused: bool) {
    if let Some(mut seat) = world.get_resource_mut::<Seat>() {
        seat.pause(paused);
    }
}

fn read_shelf(world: &mut World) {
    let library = shelf::library(world.resource::<Settings>());
    world.resource_mut::<Shelf>().library = library;
}

/// A drill that by-the-book plays until a moment; nothing of it is kept.
fn by_the_book(until: Moment) -> anyhow::Result<begin::Begun> {
    let name = Bot::NAMES[0];
    let wanted = Wanted {
        scenario: SHOWN.to_owned(),
        seed: Some(7),
        mode: Mode::Practice,
        trainee: None,
        policy: None,
        commander: Some(name.to_owned()),
        kept: Kept::Nowhere,
        keeps: Keeps::Nothing,
        export: Vec::new(),
        what_if: false,
    };
    let mut begun = begin::anew(wanted)?;
    let mut bot = Bot::named(name).map_err(|unknown| anyhow::anyhow!("{unknown:?}"))?;
    let (drill, _) = begun.session.parts();
    rehearsal::play_until(drill, &mut bot, until, |_, _| {});
    Ok(begun)
}

/// Whether something is still being worked out that the screen will show.
pub(super) fn is_busy(world: &World) -> bool {
    world.get_resource::<Review>().is_some_and(Review::is_busy)
}
