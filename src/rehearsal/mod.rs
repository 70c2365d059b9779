//! Rehearsal: simulated commanders and what is learnt from them.
//!
//! ```text
//!            audible events                      words
//!  Drill ──────────────────► Bot (Mind: State + memory) ──► Command::Say ──► Drill
//!        ◄────── play: wakes at next_due and at the bot's own time ──────┘
//! ```
//!
//! A bot speaks English through hearing, like anybody, and knows only what a commander can hear
//! or see: it is handed no hidden event, and of the scenario it reads what everybody in the
//! company knows (names, titles, teams, who is on call for what). The bot `by-the-book` sets par;
//! each other bot differs from it in exactly one habit, which shows that the score is valid.

mod book;
mod bot;
mod drive;
pub mod expect;
mod habits;
mod mind;
mod par;
pub mod survey;
pub mod validity;
pub mod what_if;
mod words;

pub use bot::{Bot, Move, UnknownBot};
pub use drive::{Played, play, play_until};
pub use par::{ParResult, par, par_and_marks};
pub use words::{Phrase, Slots};
