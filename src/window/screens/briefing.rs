//! What one reads before the call: the situation, who one is, what to try, and how to play it.

mod setup;
pub(crate) use setup::{MODES, PACES, choice};

use bevy_egui::egui::{RichText, Ui};

use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::window::intent::{BeginWith, Intent};
use crate::window::panels::library::words;
use crate::window::panels::page::{begins_here, beside, page_with_foot};
use crate::window::screen::Screen;
use crate::window::settings::Settings;
use crate::window::theme::{self, Palette, Tone, Width, size, space, strong};
use crate::window::view::library::DrillCard;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct BriefingMemory {
    /// The drill that was chosen when the rest was set.
    asked: String,
    /// Practice or exam, where it is not as in the settings.
    mode: Option<Mode>,
    /// How fast, where it is not as in the settings.
    pace: Option<Pace>,
    /// The drill is dealt again by this number.
    deal_again: bool,
    /// The number as it was typed.
    seed: String,
}

impl BriefingMemory {
    /// The seed that was typed; none where it is to be drawn.
    fn seed(&self) -> Result<Option<u64>, &'static str> {
        let typed = self.seed.trim();
        if !self.deal_again || typed.is_empty() {
            return Ok(None);
        }
        typed
            .parse()
            .map(Some)
            .map_err(|_| "A seed is a whole number, such as 4711.")
    }
}

/// The whole screen.
pub(crate) fn briefing(
    ui: &mut Ui,
    view: &DrillCard,
    settings: &Settings,
    memory: &mut BriefingMemory,
) -> Option<Intent> {
    if memory.asked != view.asked {
        *memory = BriefingMemory {
            asked: view.asked.clone(),
            ..BriefingMemory::default()
        };
    }
    let chosen = BeginWith {
        asked: view.asked.clone(),
        seed: memory.seed().unwrap_or(None),
        mode: memory.mode.unwrap_or(settings.mode),
        pace: memory.pace.unwrap_or(settings.pace),
        policy: None,
    };
    let wrong = memory.seed().err();
    page_with_foot(
        ui,
        Screen::Briefing,
        |ui| foot(ui, &chosen, wrong),
        |ui| {
            let side_by_side = Width::of(ui) != Width::Narrow;
            beside(
                ui,
                side_by_side,
                0.6,
                |ui| text(ui, view, chosen.mode),
                |ui| setup::setup(ui, view, &chosen, memory, wrong),
            );
            None
        },
    )
}

fn foot(ui: &mut Ui, chosen: &BeginWith, wrong: Option<&str>) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        let begin = ui.add_enabled_ui(wrong.is_none(), |ui| theme::primary(ui, "Join the call"));
        let entered = begins_here(ui, &begin.inner);
        if (entered && wrong.is_none()) || begin.inner.clicked() {
            wish = Some(Intent::Begin(chosen.clone()));
        }
        let back = theme::quiet_button(ui, "Back to the library");
        let escape = ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Escape));
        if back.clicked() || escape {
            wish = Some(Intent::Go(Screen::Library));
        }
        match wrong {
            Some(wrong) => {
                theme::chip(ui, Tone::Bad, wrong);
            }
            None => {
                theme::small(ui, "The clock starts when you join.");
            }
        }
    });
    wish
}

/// What one reads.
fn text(ui: &mut Ui, view: &DrillCard, mode: Mode) {
    let kind = match view.rung {
        Some(rung) => format!("Step {rung} of the ladder"),
        None if view.own => "Your own drill".to_owned(),
        None => "Full drill".to_owned(),
    };
    theme::section(ui, &kind);
    theme::title(ui, &view.title);
    ui.horizontal_wrapped(|ui| {
        theme::chip(ui, Tone::Info, &words::length(view.length));
        theme::chip(ui, Tone::Quiet, words::difficulty(view));
        words::result_chip(ui, view);
    });
    ui.add_space(space::S);
    ui.label(
        RichText::new(&view.briefing)
            .size(size::BODY + 1.0)
            .line_height(Some(24.0)),
    );
    ui.add_space(space::S);
    theme::section(ui, "You play");
    ui.label(RichText::new(&view.plays).family(strong()));
    ui.add_space(space::XS);
    theme::section(ui, "It trains");
    ui.label(view.skills.join(", "));
    ui.add_space(space::M);
    if let Some((words, after)) = &view.resolved {
        note(
            ui,
            Tone::Command,
            "You resolved",
            words,
            &format!("after {after}"),
        );
    }
    if let (Mode::Practice, Some((name, before))) = (mode, &view.coach) {
        note(ui, Tone::Info, &format!("{name}, your coach"), before, "");
    }
}

/// Somebody's words, beside a line in the colour of whose they are.
fn note(ui: &mut Ui, tone: Tone, head: &str, words: &str, below: &str) {
    let palette = Palette::of(ui.ctx());
    let card = theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let head = match tone {
            Tone::Info => head.to_owned(),
            tone => format!("{} {head}", tone.sign()),
        };
        let sign = RichText::new(head).family(strong());
        ui.label(sign.color(palette.tone(tone)));
        ui.label(words);
        if !below.is_empty() {
            theme::small(ui, below);
        }
    });
    let edge = card
        .response
        .rect
        .with_max_x(card.response.rect.left() + 3.0);
    ui.painter().rect_filled(edge, 2.0, palette.tone(tone));
}

#[cfg(test)]
mod tests;
