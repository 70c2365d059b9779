//! The window: the drill as a game, on Bevy and egui.
//!
//! ```text
//!  keys ─► panels (functions of a view) ─► Intent ─► obey ─► Seat ─► Drill
//!                ▲                                             │ events
//!                └── CallView ◄── seat::fold ◄─────────────────┤
//!                                  scene (people, map) ◄───────┘
//! ```
//!
//! Architecture invariant: the window adds no rules. It drives the same `Session` as the terminal,
//! and what it shows is folded from what a commander could hear and see.
//!
//! Architecture invariant: panels are functions of a view. They change nothing but their own
//! memory; whatever is asked for is an [`intent::Intent`], and `obey` alone does it.

mod app;
mod clock;
#[cfg(any(test, feature = "sound"))]
mod cues;
mod display;
mod draw;
mod intent;
mod measure;
mod obey;
mod outside;
mod panels;
mod scene;
mod screen;
mod screens;
mod screenshot;
mod seat;
mod settings;
mod shader;
mod shelf;
mod shown;
#[cfg(feature = "sound")]
mod sound;
mod theme;
mod view;

#[cfg(test)]
mod tests;

pub(crate) use app::{Opening, open};
pub(crate) use screen::Screen;
pub(crate) use screenshot::{Picture, take};
