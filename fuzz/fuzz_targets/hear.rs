//! Hears any bytes at all, with and without a drill around them, whole and cut short.
//! `docs/hearing.md` tells how to run it.

#![no_main]

use std::sync::LazyLock;

use hotwash::hearing::{Context, Hearing};
use hotwash::scenario::load;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/hearing/sound.rs"]
mod sound;

static HEARING: LazyLock<Hearing> = LazyLock::new(|| {
    let loaded = load(include_str!("../../scenarios/checkout-latency.ron"));
    Hearing::new(&loaded.scenario.expect("the scenario loads"))
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let drill = sound::in_the_middle_of_a_drill();
    sound::is_sound(&HEARING, &text, &Context::default());
    sound::is_sound(&HEARING, &text, &drill);
    let half = text.floor_char_boundary(text.len() / 2);
    sound::is_sound(&HEARING, &text[..half], &drill);
});
