//! The call: how its panels stand beside each other, wide or narrow.
//!
//! ```text
//!  wide                               middle               narrow
//!  ┌────────────────────────────┐     ┌───────────────┐    ┌──────────┐
//!  │ head                       │     │ head          │    │ head     │
//!  ├──────┬─────────────┬───────┤     ├─────────┬─────┤    ├──────────┤
//!  │people│ transcript  │ tasks │     │ trans-  │tabs │    │ tabs     │
//!  ├──────┤             ├───────┤     │ cript   │     │    │          │
//!  │ map  │             │signals│     │         │     │    │          │
//!  ├──────┴─────────────┴───────┤     ├─────────┴─────┤    ├──────────┤
//!  │ line                       │     │ line          │    │ line     │
//!  └────────────────────────────┘     └───────────────┘    └──────────┘
//! ```

mod columns;
mod keys;
mod panes;
#[cfg(test)]
mod tests;

use bevy_egui::egui::{CentralPanel, Frame, Margin, Panel, Rect, RichText, ScrollArea, Ui};

use crate::window::intent::Intent;
use crate::window::panels::call::drafts::DraftsMemory;
use crate::window::panels::call::head::{self, HeadMemory};
use crate::window::panels::call::line::{self, ChipView, LineMemory};
use crate::window::panels::call::transcript::TranscriptMemory;
use crate::window::theme::{Palette, Tone, Width, chip, size, space};
use crate::window::view::call::CallView;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallMemory {
    /// The line.
    pub(crate) line: LineMemory,
    /// Where the people are drawn by the scene [points]; none while something covers it.
    pub(crate) people_at: Option<Rect>,
    /// Where the service map is drawn by the scene [points]; none while something covers it.
    pub(crate) map_at: Option<Rect>,
    /// The top.
    pub(crate) head: HeadMemory,
    /// The transcript.
    pub(crate) transcript: TranscriptMemory,
    /// Drafts that wait.
    pub(crate) drafts: DraftsMemory,
    /// Which part is shown where there is no room for all.
    pub(crate) part: Part,
    /// The people are shown as a list, not as a room.
    pub(crate) people_listed: bool,
    /// The services are shown as a list, not as a map.
    pub(crate) services_listed: bool,
    /// To which part the keyboard is to go.
    focus: Option<Part>,
    /// How high what waits for the commander is [points].
    waiting: f32,
    /// Something was asked over the screen when it was last drawn.
    asked_over: bool,
}

/// The parts of the screen that the keyboard goes to, F2 to F6, and that are tabs where there is
/// no room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// What was said.
    #[default]
    Transcript,
    /// Who is here.
    People,
    /// Who does what.
    Tasks,
    /// What breaks.
    Services,
    /// What is measured.
    Signals,
}

impl CallMemory {
    /// Whether the keyboard is to go to a part; it is told once.
    fn take_focus(&mut self, part: Part) -> bool {
        let asked = self.focus == Some(part);
        if asked {
            self.focus = None;
        }
        asked
    }
}

/// The whole screen. `ear` tells what would be heard of a text if it were said now.
pub(crate) fn call(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut CallMemory,
    ear: &dyn Fn(&str) -> Vec<ChipView>,
) -> Option<Intent> {
    memory.people_at = None;
    memory.map_at = None;
    let width = Width::of(ui);
    let high = ui.available_height();
    if std::mem::replace(&mut memory.asked_over, memory.head.asks()) && !memory.asked_over {
        // What was asked is answered: one speaks on.
        memory.line.wants_focus = true;
        ui.ctx().request_repaint();
    }
    let mut wish = keys::keys(ui, view, memory);
    let palette = Palette::of(ui.ctx());
    let bar = Frame::new()
        .fill(palette.deck)
        .inner_margin(Margin::symmetric(space::M as i8, 4));
    let asked = Panel::top("head of the call")
        .exact_size(head::height(width))
        .frame(bar)
        .show(ui, |ui| head::head(ui, view, &mut memory.head, width))
        .inner;
    wish = wish.or(asked);
    if !view.findings.is_empty() {
        Panel::top("findings of the scenario")
            .frame(bar)
            .show(ui, |ui| findings(ui, &view.findings, high));
    }
    let asked = Panel::bottom("line of the call")
        .max_size(high * 0.5)
        .frame(bar.inner_margin(Margin::symmetric(space::M as i8, space::S as i8)))
        .show(ui, |ui| line::line(ui, view, &mut memory.line, ear))
        .inner;
    wish = wish.or(asked);
    let asked = CentralPanel::no_frame()
        .show(ui, |ui| match width {
            Width::Wide => columns::wide(ui, view, memory),
            Width::Middle => columns::middle(ui, view, memory),
            Width::Narrow => columns::narrow(ui, view, memory),
        })
        .inner;
    wish = wish.or(asked);
    let asked = head::dialogs(ui, view, &mut memory.head);
    if memory.asked_over != memory.head.asks() {
        ui.ctx().request_repaint();
    }
    wish.or(asked)
}

/// What a scenario under edit has wrong, while its last good version is played.
fn findings(ui: &mut Ui, findings: &[String], high: f32) {
    let count = match findings.len() {
        1 => "1 mistake".to_owned(),
        many => format!("{many} mistakes"),
    };
    let words = format!("The scenario on disk has {count}; its last good version is played.");
    chip(ui, Tone::Watch, &words);
    ScrollArea::vertical()
        .id_salt("findings")
        .max_height((high * 0.05).max(18.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for finding in findings {
                ui.label(RichText::new(finding).monospace().size(size::SMALL));
            }
        });
}
