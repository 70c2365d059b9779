//! A stage of its own for pressure and the world: a small shop, into which a test puts one arc,
//! one fault or one remedy.

use std::sync::Arc;

use hotwash::drill::{Drill, Mode, Settings, What};
use hotwash::hearing::Hearing;
use hotwash::scenario::Scenario;
use hotwash::scenario::model::Tone;
use hotwash::units::Span;

use crate::stage::{load, say};

/// What a test puts into the shop.
pub struct Shop {
    text: String,
}

impl Shop {
    pub fn new() -> Shop {
        Shop {
            text: include_str!("fixtures/pressed.ron").to_owned(),
        }
    }

    fn put(mut self, place: &str, what: &str) -> Shop {
        let mark = format!("// {place}\n");
        assert!(self.text.contains(&mark), "no place {place}");
        self.text = self.text.replace(&mark, &format!("{what}\n{mark}"));
        self
    }

    /// A field of the head.
    pub fn head(self, what: &str) -> Shop {
        self.put("HEAD", what)
    }

    /// A field of the fault.
    pub fn fault(self, what: &str) -> Shop {
        self.put("FAULT", what)
    }

    /// A field of the remedy.
    pub fn remedy(self, what: &str) -> Shop {
        self.put("REMEDY", what)
    }

    /// The fault does not grow.
    pub fn frozen(mut self) -> Shop {
        let grows = r#"worsens: (by: 50, every: "2m"),"#;
        assert!(self.text.contains(grows));
        self.text = self.text.replace(grows, "");
        self
    }

    /// More remedies.
    pub fn remedies(self, what: &str) -> Shop {
        self.put("REMEDIES", what)
    }

    /// What the remedy does to the fault; it clears it when nothing is said.
    pub fn change(mut self, what: &str) -> Shop {
        self.text = self.text.replace("CHANGE", what);
        self
    }

    /// An inject.
    pub fn inject(self, what: &str) -> Shop {
        self.put("INJECTS", what)
    }

    /// Somebody presses a minute into the call: the fields of the arc `press`.
    pub fn pressed(self, arc: &str) -> Shop {
        let inject =
            format!(r#"(id: "press", when: At("60s"), then: [Pressure((id: "press", {arc}))]),"#);
        self.inject(&inject)
    }

    /// The shop as a scenario, for many drills.
    pub fn load(self) -> Loaded {
        let (scenario, hearing) = load(&self.change("Clear").text);
        Loaded { scenario, hearing }
    }

    /// A drill of it.
    pub fn begin(self, mode: Mode, seed: u64) -> Drill {
        self.load().begin(mode, seed)
    }

    /// The same, and the trainee has taken command and named a deputy and a scribe.
    pub fn commanded(self, seed: u64) -> Drill {
        self.load().commanded(seed)
    }

    /// The same, a minute and some seconds into the call: somebody has just pressed.
    pub fn under_pressure(self, seed: u64) -> Drill {
        let mut drill = self.commanded(seed);
        wait_until(&mut drill, 70);
        drill
    }
}

/// A shop that was loaded.
pub struct Loaded {
    scenario: Arc<Scenario>,
    hearing: Arc<Hearing>,
}

impl Loaded {
    /// A drill of it.
    pub fn begin(&self, mode: Mode, seed: u64) -> Drill {
        let settings = Settings {
            seed,
            mode,
            trainee: None,
        };
        Drill::begin(self.scenario.clone(), self.hearing.clone(), settings)
    }

    /// The same, and the trainee has taken command and named a deputy and a scribe.
    pub fn commanded(&self, seed: u64) -> Drill {
        let mut drill = self.begin(Mode::Practice, seed);
        command(&mut drill);
        drill
    }
}

/// The trainee takes command and names a deputy and a scribe, in 20 seconds.
pub fn command(drill: &mut Drill) {
    say(drill, 2, "I'm Alex and I am the Incident Commander.");
    say(drill, 8, "Tatiana, you are my deputy.");
    say(drill, 13, "Wei, you're the scribe.");
    wait_until(drill, 20);
}

pub fn wait_until(drill: &mut Drill, second: u64) {
    drill.advance(hotwash::units::Moment(second * 1000));
}

pub fn wait(drill: &mut Drill, seconds: u64) {
    let to = drill.now() + Span::secs(seconds);
    drill.advance(to);
}

/// The trainee says something now, and has finished when this returns.
pub fn tell(drill: &mut Drill, words: &str) {
    let now = drill.now().0 / 1000;
    say(drill, now, words);
    wait(drill, words.split_whitespace().count() as u64 / 2 + 8);
}

/// How often something happened.
pub fn count(drill: &Drill, pick: impl Fn(&What) -> bool) -> usize {
    drill.log().iter().filter(|event| pick(&event.what)).count()
}

/// What somebody said, with its line.
pub fn lines_of(drill: &Drill, who: &str) -> Vec<String> {
    drill
        .log()
        .iter()
        .filter_map(|event| match &event.what {
            What::Said {
                who: speaker,
                line: Some(line),
                ..
            } if speaker.as_str() == who => Some(line.to_string()),
            _ => None,
        })
        .collect()
}

/// Whether somebody said a line of this situation, in any variant.
pub fn said(drill: &Drill, who: &str, situation: &str) -> bool {
    let plain = format!("house.{situation}.");
    let varied = format!("house.{situation}@");
    lines_of(drill, who)
        .iter()
        .any(|line| line.starts_with(&plain) || line.starts_with(&varied))
}

/// The tones in which pressure began.
pub fn tones(drill: &Drill) -> Vec<(String, Tone)> {
    drill
        .log()
        .iter()
        .filter_map(|event| match &event.what {
            What::PressureBegan { arc, tone, .. } => Some((arc.to_string(), *tone)),
            _ => None,
        })
        .collect()
}
