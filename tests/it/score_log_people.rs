//! What the builder of logs tells of people: who comes and goes, asks, tires, and how the trainee
//! speaks.

use hotwash::drill::event::{AskBack, Came, Gone, Sense};
use hotwash::drill::{Event, Seq, What};
use hotwash::hearing::{Act, Channel, HeardAct};
use hotwash::units::Permille;

use super::score_log::Log;

impl Log {
    fn last_seq(&self) -> Seq {
        self.events.last().map_or(0, |event: &Event| event.seq)
    }

    /// What the trainee's last words performed.
    pub fn heard(&mut self, utterance: Seq, acts: Vec<Act>, acronyms: &[&str]) {
        self.push(What::Heard {
            utterance,
            acts: acts
                .into_iter()
                .map(|act| HeardAct { act, span: (0, 1) })
                .collect(),
            acronyms: acronyms.iter().map(|one| (*one).to_owned()).collect(),
            not_understood: Vec::new(),
        });
    }

    pub fn health(&mut self, service: &str, health: u32) {
        self.push(What::HealthChanged {
            service: service.into(),
            health: Permille(health),
        });
    }

    pub fn joins(&mut self, who: &str) {
        self.push(What::Joined {
            who: who.into(),
            how: Came::Paged,
        });
    }

    pub fn leaves(&mut self, who: &str, why: Gone) {
        self.push(What::Left {
            who: who.into(),
            why,
        });
    }

    /// The trainee has somebody called in.
    pub fn page(&mut self, who: &str) {
        let utterance = self.say(&format!("Tatiana, please page {who}."));
        let whom = Some(hotwash::scenario::ids::PartyId(who.into()));
        self.heard(utterance, vec![Act::Page { whom }], &[]);
        self.push(What::Paged {
            who: who.into(),
            by: "tatiana".into(),
            utterance: Some(utterance),
        });
    }

    pub fn asks_if_needed(&mut self, who: &str) {
        self.says(who, "Do you still need me?");
        self.push(What::AskedIfNeeded {
            who: who.into(),
            idle_ms: 720_000,
        });
    }

    /// The trainee lets somebody go, and they do.
    pub fn release(&mut self, who: &str) {
        let utterance = self.say(&format!("{}, you can go, thank you.", called(who)));
        let people = vec![hotwash::scenario::ids::PartyId(who.into())];
        let keep = Vec::new();
        self.heard(utterance, vec![Act::Release { people, keep }], &[]);
        self.leaves(who, Gone::Released);
    }

    pub fn asks_relief(&mut self, who: &str) {
        self.says(who, "I need a break.");
        self.push(What::ReliefAsked { who: who.into() });
    }

    /// The trainee sends somebody to rest, and they go.
    pub fn relieve(&mut self, who: &str) {
        let utterance = self.say(&format!("{}, please take a break.", called(who)));
        let rotate = Act::Rotate {
            person: Some(who.into()),
            replacement: None,
        };
        self.heard(utterance, vec![rotate], &[]);
        self.leaves(who, Gone::Relieved);
    }

    pub fn asks_back(&mut self, task: u32, who: &str, why: AskBack) {
        self.says(who, "What do you mean?");
        self.push(What::AskedBack {
            task,
            who: who.into(),
            why,
        });
    }

    /// The trainee says something that holds short forms.
    pub fn say_short(&mut self, text: &str, short: &[&str]) -> Seq {
        let utterance = self.say(text);
        self.heard(utterance, Vec::new(), short);
        utterance
    }

    /// Somebody starts to talk and breaks off, because another does.
    pub fn breaks_off(&mut self, who: &str) -> Seq {
        self.push(What::Said {
            who: who.into(),
            channel: Channel::Call,
            to: Vec::new(),
            text: "I think that".to_owned(),
            lasts_ms: 1_000,
            line: None,
            sense: Some(Sense::Crosstalk),
        });
        self.last_seq()
    }

    pub fn keep_order(&mut self) -> Seq {
        let utterance = self.say("One at a time, please.");
        self.heard(utterance, vec![Act::KeepOrder], &[]);
        utterance
    }
}

/// A name as one says it.
fn called(who: &str) -> String {
    let mut letters = who.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
