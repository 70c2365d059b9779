//! A stage for tests: a drill played from timed lines, and questions about what happened.

use std::sync::{Arc, LazyLock};

use hotwash::drill::{Command, Drill, Event, Mode, Seq, Settings, What};
use hotwash::hearing::Hearing;
use hotwash::scenario::{self, Scenario};
use hotwash::units::Moment;

/// The reference scenario, loaded once.
pub static CHECKOUT: LazyLock<(Arc<Scenario>, Arc<Hearing>)> =
    LazyLock::new(|| load(include_str!("../../scenarios/checkout-latency.ron")));

/// Loads a scenario that must be sound.
pub fn load(source: &str) -> (Arc<Scenario>, Arc<Hearing>) {
    let loaded = scenario::load(source);
    let scenario = loaded
        .scenario
        .unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let hearing = Hearing::new(&scenario);
    (Arc::new(scenario), Arc::new(hearing))
}

/// Settings with this seed.
pub fn seed(seed: u64) -> Settings {
    Settings {
        seed,
        mode: Mode::Practice,
        trainee: None,
    }
}

/// A drill of the reference scenario under this seed.
pub fn begin(number: u64) -> Drill {
    let (scenario, hearing) = CHECKOUT.clone();
    Drill::begin(scenario, hearing, seed(number))
}

/// Plays timed lines (seconds, words) on the reference scenario, then lets time pass until
/// `until` seconds.
pub fn play(number: u64, lines: &[(u64, &str)], until: u64) -> Drill {
    let mut drill = begin(number);
    for (at, words) in lines {
        say(&mut drill, *at, words);
    }
    drill.advance(Moment(until * 1000));
    drill
}

/// A drill of the reference scenario in which the trainee has taken command.
pub fn opened(number: u64) -> Drill {
    let mut drill = begin(number);
    for (at, words) in OPENING {
        say(&mut drill, at, words);
    }
    drill
}

/// The same at 60 seconds: severity one; Sam has the checkout API until 14:12; the next update
/// was promised for 14:23.
pub fn in_full_swing(number: u64) -> Drill {
    let mut drill = opened(number);
    for (at, words) in [
        (30, "This is a severity one."),
        (
            40,
            "Sam, please look into the checkout API, I'll come back to you in ten minutes. Understood?",
        ),
        (
            60,
            "Lucia, please put something on the status page. Next update in twenty minutes.",
        ),
    ] {
        say(&mut drill, at, words);
    }
    drill
}

/// Says something at a second.
pub fn say(drill: &mut Drill, at: u64, words: &str) {
    drill.advance(Moment(at * 1000));
    drill.hear(&Command::Say {
        text: words.to_owned(),
    });
}

/// The lines by which the trainee takes command and has a deputy and a scribe, in 25 seconds.
pub const OPENING: [(u64, &str); 3] = [
    (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
    (10, "Tatiana, you are my deputy."),
    (15, "Wei, you're scribe today."),
];

/// The opening, then these lines.
pub fn commanded<'a>(lines: &[(u64, &'a str)]) -> Vec<(u64, &'a str)> {
    let mut all: Vec<(u64, &'a str)> = OPENING.to_vec();
    all.extend_from_slice(lines);
    all
}

/// What happened, with its moment, where `pick` gives something.
pub fn all<'a, T: 'a>(
    drill: &'a Drill,
    pick: impl Fn(&'a What) -> Option<T> + 'a,
) -> Vec<(Moment, T)> {
    drill
        .log()
        .iter()
        .filter_map(|event| Some((event.at, pick(&event.what)?)))
        .collect()
}

/// The words of whoever but the trainee spoke after this event.
pub fn said_after<'a>(drill: &'a Drill, after: Seq) -> Vec<(Moment, &'a str, &'a str)> {
    let trainee = &drill.state().trainee;
    let said = |event: &'a Event| match &event.what {
        What::Said { who, text, .. } if who != trainee && event.seq > after => {
            Some((event.at, who.as_str(), text.as_str()))
        }
        _ => None,
    };
    drill.log().iter().filter_map(said).collect()
}

/// The number of the trainee's last words that begin like this.
pub fn uttered(drill: &Drill, begins: &str) -> Seq {
    let trainee = &drill.state().trainee;
    drill
        .log()
        .iter()
        .rev()
        .find(|event| matches!(&event.what, What::Said { who, text, .. } if who == trainee && text.starts_with(begins)))
        .unwrap_or_else(|| panic!("nobody said {begins:?}"))
        .seq
}
