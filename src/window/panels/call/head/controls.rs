//! What is pressed on the top of the call: pause, pace, back, leave, end; and the questions that
//! are asked before time is undone or a drill ended.

use bevy_egui::egui::{Id, Key, Modal, RichText, Slider, Ui};

use super::HeadMemory;
use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::units::{Moment, Span};
use crate::window::intent::Intent;
use crate::window::panels::call::line::field_id;
use crate::window::theme::{
    Palette, Width, heading, key, primary, quiet_button, size, small, space,
};
use crate::window::view::call::{CallView, LineKind};

/// Steps back that are offered.
const STEPS: [(Span, &str); 2] = [
    (Span::secs(30), "30 seconds"),
    (Span::minutes(2), "2 minutes"),
];
/// So many of the trainee's own lines can be taken back at once.
const OWN_LINES: usize = 4;
/// So much of each is shown [letters].
const SHOWN: usize = 48;

/// What is pressed on the top, from the right on.
pub(super) fn controls(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut HeadMemory,
    width: Width,
) -> Option<Intent> {
    let head = &view.head;
    let mut wish = None;
    ui.menu_button("Menu", |ui| {
        ui.set_min_width(180.0);
        if width != Width::Wide {
            if !head.ended {
                ui.menu_button("Pace", |ui| wish = wish.take().or(paces(ui, head.pace)));
            }
            if head.mode == Mode::Practice {
                ui.menu_button("Back", |ui| wish = wish.take().or(back(ui, view, memory)));
            }
            ui.separator();
        }
        wish = wish.take().or(drill(ui, head.ended, memory));
    })
    .response
    .on_hover_text(match head.ended {
        true => "Keys",
        false => "Keys, leave, end",
    });
    if width == Width::Wide {
        if !head.ended {
            let name = format!("Pace: {}", pace(head.pace));
            ui.menu_button(name, |ui| wish = wish.take().or(paces(ui, head.pace)))
                .response
                .on_hover_text("How fast time passes while nobody speaks");
        }
        if head.mode == Mode::Practice {
            ui.menu_button("Back", |ui| wish = wish.take().or(back(ui, view, memory)))
                .response
                .on_hover_text("Go back to a moment of the call and try again");
        }
    }
    if head.ended {
        // The way on is on the line.
        return wish;
    }
    let (name, hint) = match head.paused {
        true => ("Go on", "Time passes again (Ctrl+P)"),
        false => ("Pause", "Time stands, and nobody hears you (Ctrl+P)"),
    };
    let pressed = match head.paused {
        true => primary(ui, name),
        false => quiet_button(ui, name),
    };
    if pressed.on_hover_text(hint).clicked() {
        wish = Some(Intent::Pause(!head.paused));
    }
    wish
}

fn drill(ui: &mut Ui, ended: bool, memory: &mut HeadMemory) -> Option<Intent> {
    let mut wish = None;
    if ui.button("Keys (F1)").clicked() {
        memory.keys = true;
        ui.close();
    }
    if ended {
        return None;
    }
    ui.separator();
    let leave = ui.button("Leave for now");
    if leave
        .on_hover_text("To the library; the drill can be resumed there")
        .clicked()
    {
        wish = Some(Intent::Leave);
        ui.close();
    }
    if ui.button("End the drill…").clicked() {
        memory.ending = true;
        ui.close();
    }
    wish
}

fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Real => "real",
        Pace::Brisk => "brisk",
        Pace::Fast => "fast",
    }
}

fn paces(ui: &mut Ui, now: Pace) -> Option<Intent> {
    let mut wish = None;
    for (one, told) in [
        (Pace::Real, "real – as the clock on the wall"),
        (Pace::Brisk, "brisk – lulls pass four times as fast"),
        (Pace::Fast, "fast – lulls are skipped"),
    ] {
        if ui.selectable_label(now == one, told).clicked() {
            wish = Some(Intent::Pace(one));
            ui.close();
        }
    }
    wish
}

fn back(ui: &mut Ui, view: &CallView, memory: &mut HeadMemory) -> Option<Intent> {
    let now = view.head.now;
    let mut wish = None;
    for (step, told) in STEPS {
        let can = now.0 >= step.0;
        ui.add_enabled_ui(can, |ui| {
            if ui.button(told).clicked() {
                wish = Some(Intent::Rewind(Moment(now.0.saturating_sub(step.0))));
                ui.close();
            }
        });
    }
    for (at, words) in own_lines(view) {
        if ui.button(format!("before “{words}”")).clicked() {
            // A second before: nothing of it has been said.
            wish = Some(Intent::Rewind(Moment(at.0.saturating_sub(1_000))));
            ui.close();
        }
    }
    if ui.button("to another moment…").clicked() {
        memory.back_to = Some(minutes(now));
        ui.close();
    }
    wish
}

/// The trainee's last lines, the latest first.
fn own_lines(view: &CallView) -> Vec<(Moment, String)> {
    let own = view.lines.iter().rev();
    own.filter(|line| matches!(line.kind, LineKind::Said { you: true, .. }))
        .take(OWN_LINES)
        .map(|line| {
            let mut words: String = line.text.chars().take(SHOWN).collect();
            if words.len() < line.text.len() {
                words.push('…');
            }
            (line.at, words)
        })
        .collect()
}

fn minutes(moment: Moment) -> f64 {
    moment.0 as f64 / 60_000.0
}

fn moment(minutes: f64) -> Moment {
    // A slider gives minutes of a call, never negative and never near what a u64 cannot hold.
    Moment((minutes.max(0.0) * 60.0).round() as u64 * 1000)
}

/// What is asked over the screen: whether the drill is to end, where to go back to, the keys.
pub(crate) fn dialogs(ui: &mut Ui, view: &CallView, memory: &mut HeadMemory) -> Option<Intent> {
    let mut wish = None;
    if memory.ending {
        let modal = Modal::new(Id::new("end the drill")).show(ui.ctx(), |ui| {
            ui.set_max_width(420.0);
            heading(ui, "End the drill now?");
            ui.label("The call ends here and the hot wash begins. To go on another time, leave it instead.");
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                let end = primary(ui, "End it");
                let leave = quiet_button(ui, "Leave for now");
                let stay = quiet_button(ui, "Stay");
                if ![&end, &leave, &stay].iter().any(|button| button.has_focus()) {
                    end.request_focus();
                }
                if end.clicked() {
                    wish = Some(Intent::Finish);
                }
                if leave.clicked() {
                    wish = Some(Intent::Leave);
                }
                stay.clicked()
            })
            .inner
        });
        if modal.inner || wish.is_some() || modal.should_close() {
            memory.ending = false;
        }
    }
    wish.or_else(|| go_back(ui, view, memory)).or_else(|| {
        keys(ui, memory);
        None
    })
}

fn go_back(ui: &mut Ui, view: &CallView, memory: &mut HeadMemory) -> Option<Intent> {
    let mut to = memory.back_to?;
    let mut wish = None;
    let modal = Modal::new(Id::new("go back")).show(ui.ctx(), |ui| {
        ui.set_max_width(420.0);
        heading(ui, "Go back to");
        let last = minutes(view.head.now);
        ui.spacing_mut().slider_width = (ui.available_width() - 100.0).clamp(120.0, 300.0);
        let slider = Slider::new(&mut to, 0.0..=last)
            .step_by(1.0 / 12.0)
            .custom_formatter(|to, _| moment(to).to_string())
            .custom_parser(parse);
        let slider = ui.add(slider);
        let focused = ui.memory(|memory| memory.focused());
        if focused.is_none_or(|id| id == field_id()) {
            slider.request_focus();
        }
        small(
            ui,
            "This call stays as it is; you play on from there in one of its own.",
        );
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, "Go back").clicked() {
                wish = Some(Intent::Rewind(moment(to)));
            }
            quiet_button(ui, "Stay").clicked()
        })
        .inner
    });
    let closes = modal.inner || wish.is_some() || modal.should_close();
    memory.back_to = (!closes).then_some(to);
    wish
}

/// Minutes from `7`, `7:30`.
pub(super) fn parse(text: &str) -> Option<f64> {
    match text.trim().split_once(':') {
        Some((minutes, seconds)) => {
            let seconds: f64 = seconds.parse().ok()?;
            Some(minutes.parse::<f64>().ok()? + seconds / 60.0)
        }
        None => text.trim().parse().ok(),
    }
}

/// The keys of the call.
pub(crate) const KEYS: [(&str, &str); 17] = [
    ("F1", "these keys"),
    ("F2", "the transcript"),
    ("F3", "the people"),
    ("F4", "the tasks"),
    ("F5", "the services"),
    ("F6", "the signals"),
    ("Esc", "back to the line"),
    ("Enter", "say the line; on a row, speak to that person"),
    ("Ctrl+K", "what a commander says, in practice"),
    ("Alt+1 2 3", "speak on the call, in the chat, to one person"),
    ("Tab", "completes a name; elsewhere, the next thing"),
    ("↑", "on the line: what you said last"),
    ("↑ ↓", "in a list: from one thing to the next"),
    ("Ctrl+F", "search the transcript"),
    ("Ctrl+C", "copy the line that has the focus"),
    ("Ctrl+P", "pause and go on"),
    ("Ctrl+E", "end the drill, after asking"),
];

fn keys(ui: &mut Ui, memory: &mut HeadMemory) {
    if !memory.keys {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let high = ui.ctx().content_rect().height() - 140.0;
    let modal = Modal::new(Id::new("keys")).show(ui.ctx(), |ui| {
        ui.set_width(420.0);
        heading(ui, "Keys");
        bevy_egui::egui::ScrollArea::vertical()
            .max_height(high.max(120.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                bevy_egui::egui::Grid::new("keys")
                    .num_columns(2)
                    .min_row_height(22.0)
                    .show(ui, |ui| {
                        for (name, does) in KEYS {
                            key(ui, name);
                            let does = RichText::new(does).size(size::BODY).color(palette.ink);
                            ui.label(does);
                            ui.end_row();
                        }
                    });
            });
        let close = primary(ui, "Close");
        if !ui.memory(|memory| memory.focused().is_some_and(|id| id == close.id)) {
            close.request_focus();
        }
        close.clicked()
    });
    let again = ui.input_mut(|input| input.consume_key(Default::default(), Key::F1));
    if modal.inner || again || modal.should_close() {
        memory.keys = false;
    }
}
