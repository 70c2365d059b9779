//! Plays a drill with a simulated commander and prints it to read aloud.
//!
//! `cargo run --example rehearse_once -- [BOT] [SEED] [SCENARIO]`

use std::sync::Arc;

use hotwash::drill::event::Audience;
use hotwash::drill::{Drill, Event, Settings, What};
use hotwash::hearing::{Channel, Hearing};
use hotwash::rehearsal::{Bot, play};
use hotwash::scenario::{Scenario, load};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_else(|| "by-the-book".to_owned());
    let seed = args.next().map_or(Ok(7), |seed| seed.parse())?;
    let file = args
        .next()
        .unwrap_or_else(|| "scenarios/checkout-latency.ron".to_owned());
    let loaded = load(&std::fs::read_to_string(&file)?);
    let Some(scenario) = loaded.scenario.map(Arc::new) else {
        anyhow::bail!("{file} cannot be played: {:?}", loaded.diagnostics);
    };
    let hearing = Arc::new(Hearing::new(&scenario));
    let settings = Settings {
        seed,
        mode: hotwash::drill::Mode::Exam,
        trainee: None,
    };
    let mut drill = Drill::begin(scenario.clone(), hearing, settings);
    let mut bot = Bot::named(&name)?;
    for event in drill.log() {
        print(&scenario, event);
    }
    play(&mut drill, &mut bot, |_, events| {
        for event in events {
            print(&scenario, event);
        }
    });
    println!("{} events", drill.log().len());
    Ok(())
}

fn print(scenario: &Scenario, event: &Event) {
    match &event.what {
        What::Said {
            who, channel, text, ..
        } => {
            let name = scenario
                .person(who)
                .map_or(who.as_str(), |person| person.first_name());
            let place = match channel {
                Channel::Call => "",
                Channel::Chat => " (chat)",
                Channel::Dm => " (direct)",
                Channel::StatusPage => " (status page)",
                Channel::Page => " (page)",
            };
            println!("{}  {name}{place}: {text}", event.at);
        }
        What::Heard {
            acts,
            not_understood,
            ..
        } => {
            let acts: Vec<&str> = acts.iter().map(|heard| heard.act.id()).collect();
            println!("{}      → {acts:?} {not_understood:?}", event.at);
        }
        What::Measured { .. }
        | What::Impact { .. }
        | What::Logged { .. }
        | What::FaultChanged { .. } => {}
        what => {
            let hidden = if event.audience() == Audience::Hidden {
                "~"
            } else {
                " "
            };
            println!("{}     {hidden}[{what:?}]", event.at);
        }
    }
}
