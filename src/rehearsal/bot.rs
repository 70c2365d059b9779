//! A simulated commander as its driver sees it: it witnesses events and makes moves.
//!
//! What it makes of them is the business of its mind. A bot is seated once for each drill;
//! before that it has nothing to say.

use std::sync::Arc;

use super::habits::{BOTS, Habits};
use super::mind::Mind;
use crate::drill::{Audience, Event, Settings};
use crate::scenario::Scenario;
use crate::units::Moment;

/// What a simulated commander does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// Says this, now.
    Say(String),
    /// Has nothing to say until something happens, or until this moment at the latest.
    WaitUntil(Moment),
    /// Is done with the drill.
    Finish,
}

/// A simulated commander.
#[derive(Debug)]
pub struct Bot {
    name: &'static str,
    habits: Habits,
    mind: Option<Box<Mind>>,
}

/// No bot has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no commander bot is called `{asked}`; {}", self.advice())]
pub struct UnknownBot {
    /// The name that was asked for.
    pub asked: String,
    /// The bot that was perhaps meant.
    pub meant: Option<&'static str>,
}

impl UnknownBot {
    fn advice(&self) -> String {
        match self.meant {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("there are {}", Bot::NAMES.join(", ")),
        }
    }
}

/// From this likeness on (0 to 1) a misspelt name is taken for another. Ours; as most tools do.
const ALIKE: f64 = 0.75;

impl Bot {
    /// The names of all bots; by-the-book, which sets par, comes first.
    pub const NAMES: [&'static str; BOTS.len()] = {
        let mut names = [""; BOTS.len()];
        let mut at = 0;
        while at < BOTS.len() {
            names[at] = BOTS[at].0;
            at += 1;
        }
        names
    };

    /// The bot with this name.
    ///
    /// # Errors
    /// When there is none, with the one that was perhaps meant.
    pub fn named(name: &str) -> Result<Bot, UnknownBot> {
        if let Some((name, habits)) = BOTS.into_iter().find(|(known, _)| *known == name) {
            return Ok(Bot {
                name,
                habits,
                mind: None,
            });
        }
        let meant = Bot::NAMES
            .into_iter()
            .map(|known| (strsim::jaro_winkler(known, name), known))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, known)| known);
        Err(UnknownBot {
            asked: name.to_owned(),
            meant,
        })
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The same commander, without a seat.
    pub fn unseated(&self) -> Bot {
        Bot {
            name: self.name,
            habits: self.habits,
            mind: None,
        }
    }

    /// Takes the commander's seat in a new drill and forgets any drill before it. Of the
    /// scenario it reads only what everybody in the company knows.
    pub fn sit_down(&mut self, scenario: &Arc<Scenario>, settings: &Settings) {
        self.mind = Some(Box::new(Mind::new(self.habits, scenario, settings)));
    }

    /// Hears or sees an event. Hidden ones pass it by.
    pub fn witness(&mut self, event: &Event) {
        if event.audience() == Audience::Commander
            && let Some(mind) = &mut self.mind
        {
            mind.witness(event);
        }
    }

    /// Takes in what happened before it sat down. Where the seat has spoken already, it recalls
    /// what was said and done as if it had been its own. Hidden events pass it by.
    pub fn catch_up(&mut self, log: &[Event], now: Moment) {
        if let Some(mind) = &mut self.mind {
            let heard = |event: &&Event| event.audience() == Audience::Commander;
            mind.take_over(log.iter().filter(heard), now);
        }
    }

    /// What it does at this moment. After `Say` it is asked again, once its words were obeyed.
    pub fn next(&mut self, now: Moment) -> Move {
        match &mut self.mind {
            Some(mind) => mind.next(now),
            None => Move::WaitUntil(Moment(u64::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bot_answers_to_its_name() {
        for name in Bot::NAMES {
            assert_eq!(Bot::named(name).map(|bot| bot.name()), Ok(name));
        }
        assert_eq!(Bot::NAMES[0], "by-the-book");
    }

    #[test]
    fn a_misspelt_bot_is_guessed_and_a_strange_one_gets_the_list() {
        let near = Bot::named("by-the-bok").unwrap_err();
        assert_eq!(near.meant, Some("by-the-book"));
        assert!(near.to_string().contains("did you mean `by-the-book`?"));
        let far = Bot::named("xyz").unwrap_err();
        assert_eq!(far.meant, None);
        assert!(far.to_string().contains("pushover"), "{far}");
    }

    #[test]
    fn a_bot_without_a_seat_waits() {
        let mut bot = Bot::named("by-the-book").unwrap();
        assert_eq!(bot.next(Moment::START), Move::WaitUntil(Moment(u64::MAX)));
    }
}
