//! Pictures one after another, for a benchmark: says when the first was drawn and when the last,
//! so that whoever started the program can look at its memory and time in between.

use bevy::prelude::*;

use super::clock::NextPicture;
use std::time::Duration;

/// How many pictures are drawn, one right after the other, before the window waits again.
#[derive(Resource, Clone, Copy, Debug)]
pub(crate) struct Pictures(pub(crate) u32);

/// Pictures that pass before the first that counts: fonts and pipelines are made in them.
const WARMED_UP: u32 = 30;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, count);
}

fn count(pictures: Res<Pictures>, mut next: ResMut<NextPicture>, mut drawn: Local<u32>) {
    *drawn += 1;
    let last = WARMED_UP + pictures.0;
    match *drawn {
        1 => println!("first"),
        WARMED_UP => println!("warm"),
        drawn if drawn == last => println!("last"),
        _ => {}
    }
    if *drawn < last {
        next.within(Duration::ZERO);
    }
}
