//! Two minutes for who is here for the first time: the five sentences of a commander, each said
//! once, heard by the real ear; then the first drill.

mod lessons;

use bevy_egui::egui::{
    Align, Button, Frame, Key, Layout, Margin, RichText, Sense, Stroke, TextEdit, Ui, vec2,
};

use crate::window::intent::Intent;
use crate::window::panels::call::line::ChipView;
use crate::window::panels::page::{begins_here, page_with_foot, rows};
use crate::window::screen::Screen;
use crate::window::theme::{self, Palette, Tone, Width, size, space, strong};
use crate::window::view::guide::{GuideView, HeardNow, Situation};
use lessons::{LESSONS, Lesson};

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuideMemory {
    /// At which card it is.
    at: usize,
    /// What is typed on it.
    text: String,
    /// Which cards were done.
    done: [bool; LESSONS.len()],
    /// So many pictures of this card were drawn while it settled.
    settled: u8,
}

impl GuideMemory {
    fn go(&mut self, at: usize) {
        self.at = at;
        self.text.clear();
        self.settled = 0;
    }
}

/// So much below the line is to be seen with it: what is heard, and what is missing [points].
const BELOW_LINE: f32 = 80.0;

/// A card has its place after so many pictures: the size of text holds from the second one on.
const SETTLES: u8 = 3;

/// What hears what is tried.
type Hears<'a> = dyn Fn(&str, Situation) -> HeardNow + 'a;

/// The whole screen. `ear` tells what would be heard of a text.
pub(crate) fn guide(
    ui: &mut Ui,
    view: &GuideView,
    memory: &mut GuideMemory,
    ear: &Hears<'_>,
) -> Option<Intent> {
    let lesson = LESSONS.get(memory.at);
    let heard = match lesson {
        Some(lesson) => ear(&memory.text, lesson.situation),
        None => HeardNow::default(),
    };
    let checks = lesson.map_or_else(Vec::new, |lesson| (lesson.checks)(&heard));
    let said = lesson.is_some() && checks.iter().all(|(_, met)| *met);
    if said {
        memory.done[memory.at] = true;
    }
    let mut step = memory.at;
    let mut entered = false;
    let ended = memory.at >= LESSONS.len();
    let at = memory.at;
    let wish = page_with_foot(
        ui,
        Screen::Guide,
        |ui| foot(ui, view, at, said, &mut step),
        |ui| {
            progress(ui, at, &memory.done);
            match lesson {
                Some(lesson) => {
                    entered = card(ui, view, lesson, &checks, &heard, memory);
                    ui.add_space(space::L);
                    beside_it(ui, lesson, at, &memory.done);
                }
                None => the_end(ui, view, &memory.done),
            }
            None
        },
    );
    if entered && said && !ended {
        step = memory.at + 1;
    }
    if step != memory.at {
        memory.go(step);
    }
    wish
}

/// Where one is: a mark for each card, filled where it was done.
fn progress(ui: &mut Ui, at: usize, done: &[bool]) {
    let palette = Palette::of(ui.ctx());
    let words = match at < LESSONS.len() {
        true => format!("Guide · {} of {}", at + 1, LESSONS.len()),
        false => "Guide · done".to_owned(),
    };
    ui.horizontal(|ui| {
        theme::section(ui, &words);
        for (card, done) in done.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 6.0), Sense::hover());
            let fill = match (done, card == at) {
                (true, _) => palette.tone(Tone::Good),
                (_, true) => palette.accent,
                _ => palette.raised,
            };
            ui.painter().rect(
                rect,
                3.0,
                fill,
                Stroke::NONE,
                bevy_egui::egui::StrokeKind::Inside,
            );
        }
    });
}

/// A card: why, an example, the line, what is heard. Whether the line was entered.
fn card(
    ui: &mut Ui,
    view: &GuideView,
    lesson: &Lesson,
    checks: &[(&str, bool)],
    heard: &HeardNow,
    memory: &mut GuideMemory,
) -> bool {
    theme::title(ui, lesson.title);
    ui.label(RichText::new(lesson.why).line_height(Some(22.0)));
    ui.add_space(space::M);
    let example = (lesson.example)(view);
    theme::section(ui, "You might say");
    quote(ui, &format!("“{example}”"));
    ui.add_space(space::M);
    let label = theme::section(ui, "Say it in your words");
    let edit = TextEdit::singleline(&mut memory.text)
        .hint_text("type here")
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 9));
    let line = ui.add(edit).labelled_by(label.id);
    if memory.settled < SETTLES {
        if memory.settled == 0 {
            line.request_focus();
        }
        memory.settled += 1;
        ui.ctx().request_repaint();
        // On a small screen the line and what is heard of it come before what stands above.
        let with_chips = line.rect.with_max_y(line.rect.bottom() + BELOW_LINE);
        ui.scroll_to_rect(with_chips, None);
    }
    let typed = line.changed();
    let entered = line.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        line.request_focus();
    }
    chips(ui, heard);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        for (what, met) in checks {
            need(ui, what, *met);
        }
    });
    if checks.iter().all(|(_, met)| *met) {
        ui.add_space(space::XS);
        ui.label(RichText::new(lesson.wins).family(strong()));
    }
    if typed {
        // On a small screen what is heard would be out of sight.
        ui.scroll_to_cursor(None);
    }
    entered
}

/// What the practice says of it, and where it stands in a call.
fn beside_it(ui: &mut Ui, lesson: &Lesson, at: usize, done: &[bool]) {
    let columns = match Width::of(ui) {
        Width::Narrow => 1,
        _ => 2,
    };
    rows(ui, "beside the lesson", columns, 2, |ui, place, height| {
        let card = theme::card(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.set_min_height(height);
            ui.with_layout(Layout::top_down(Align::Min), |ui| match place {
                0 => practice(ui, lesson, at),
                _ => course(ui, at, done),
            });
        });
        card.response
    });
}

/// A line of the practice, and what comes next.
fn practice(ui: &mut Ui, lesson: &Lesson, at: usize) {
    theme::section(ui, "From the practice");
    ui.label(lesson.practice);
    ui.add_space(space::S);
    theme::section(ui, "Next");
    let next = LESSONS.get(at + 1);
    ui.label(next.map_or("A drill with people who answer", |next| next.title));
}

/// The sentences in the order of a call.
fn course(ui: &mut Ui, at: usize, done: &[bool]) {
    let palette = Palette::of(ui.ctx());
    theme::section(ui, "A call in five sentences");
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.spacing_mut().interact_size.y = 0.0;
    for (place, (lesson, done)) in LESSONS.iter().zip(done).enumerate() {
        let (sign, colour, state) = match (*done, place == at) {
            (true, _) => ("✓", palette.tone(Tone::Good), "said"),
            (_, true) => ("●", palette.accent, "now"),
            _ => ("○", palette.dim, "to come"),
        };
        let ink = if place == at {
            palette.ink
        } else {
            palette.dim
        };
        ui.horizontal(|ui| {
            let sign = ui.label(RichText::new(sign).color(colour));
            sign.widget_info(|| {
                use bevy_egui::egui::{WidgetInfo, WidgetType};
                let label = format!("Sentence {}, {state}", place + 1);
                WidgetInfo::labeled(WidgetType::Label, true, label)
            });
            ui.label(RichText::new(lesson.title).color(ink));
        });
    }
}

/// Words to say, beside a line.
fn quote(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui.ctx());
    let frame = Frame::new().inner_margin(Margin {
        left: 14,
        ..Margin::symmetric(0, 4)
    });
    let shown = frame.show(ui, |ui| ui.label(RichText::new(words).size(size::HEADING)));
    let edge = shown
        .response
        .rect
        .with_max_x(shown.response.rect.left() + 3.0);
    ui.painter()
        .rect_filled(edge, 2.0, palette.tone(Tone::Command));
}

/// What is heard, as on the call.
fn chips(ui: &mut Ui, heard: &HeardNow) {
    ui.horizontal_wrapped(|ui| {
        if heard.chips.is_empty() {
            theme::small(ui, "What is heard of it stands here as you type.");
        }
        for chip in &heard.chips {
            match chip {
                ChipView::Act(act) => theme::chip(ui, Tone::Info, act),
                ChipView::NotUnderstood(words) => theme::chip(
                    ui,
                    Tone::Watch,
                    &format!("not understood: “{}”", words.trim()),
                ),
                // The lesson's own list tells what is missing.
                ChipView::Missing { .. } => continue,
                ChipView::ShortForm(short) => {
                    theme::chip(ui, Tone::Watch, &format!("not everybody knows {short}"))
                }
            };
        }
    });
}

/// Something that the sentence needs, and whether it has it.
fn need(ui: &mut Ui, what: &str, met: bool) {
    let palette = Palette::of(ui.ctx());
    let (sign, colour) = match met {
        true => ("✓", palette.tone(Tone::Good)),
        false => ("○", palette.dim),
    };
    let text = RichText::new(format!("{sign} {what}")).color(colour);
    let label = ui.label(text);
    label.widget_info(|| {
        use bevy_egui::egui::{WidgetInfo, WidgetType};
        let state = if met { "heard" } else { "not heard yet" };
        WidgetInfo::labeled(WidgetType::Label, true, format!("{what}: {state}"))
    });
    ui.add_space(space::S);
}

fn the_end(ui: &mut Ui, view: &GuideView, done: &[bool]) {
    theme::title(ui, "Now with people");
    let said = done.iter().filter(|done| **done).count();
    let all = done.len();
    ui.label(format!(
        "You have said {said} of the {all} sentences that carry a call. In a drill people answer: \
         they acknowledge, work, come back or forget, object or keep silent, by how you ask."
    ));
    ui.add_space(space::XS);
    ui.label(format!(
        "“{}” is the first step of the ladder: {} minutes, four people, nobody in charge. A coach \
         tells you what to try, and afterwards every mark shows the second it was earned in.",
        view.first_title,
        view.first_length.as_minutes_said()
    ));
    ui.add_space(space::S);
    for (key, does) in [
        ("Enter", "says what stands on the line"),
        ("Tab", "walks from one thing to the next"),
        ("Esc", "goes back"),
    ] {
        ui.horizontal_wrapped(|ui| {
            theme::key(ui, key);
            ui.label(does);
        });
    }
}

fn foot(ui: &mut Ui, view: &GuideView, at: usize, said: bool, step: &mut usize) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        if at < LESSONS.len() {
            let next = match said {
                true => theme::primary(ui, "Next"),
                false => ui.add_enabled(false, Button::new("Next").min_size(vec2(0.0, 34.0))),
            };
            if next.clicked() {
                *step = at + 1;
            }
            if !said && theme::quiet_button(ui, "Skip this one").clicked() {
                *step = at + 1;
            }
        } else {
            let play = theme::primary(ui, "Play the first drill");
            let entered = begins_here(ui, &play);
            if entered || play.clicked() {
                wish = Some(Intent::Choose(view.first.clone()));
            }
        }
        if at > 0 && theme::quiet_button(ui, "Back").clicked() {
            *step = at - 1;
        }
        let leave = theme::quiet_button(ui, "Leave the guide");
        let escape = ui.input(|input| input.key_pressed(Key::Escape));
        if leave.clicked() || escape {
            wish = Some(Intent::Go(Screen::Library));
        }
    });
    wish
}

#[cfg(test)]
mod tests;
