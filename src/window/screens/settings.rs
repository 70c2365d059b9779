//! How the window looks and runs. Whatever is changed holds at once and is kept.

use bevy_egui::egui::{Margin, TextEdit, Ui};

use super::briefing::{MODES, PACES, choice};
use crate::window::intent::Intent;
use crate::window::panels::page::{beside, in_sight, page};
use crate::window::screen::Screen;
use crate::window::settings::Settings;
use crate::window::theme::{self, Width, space};

/// The sizes of text that can be chosen [percent].
const SIZES: [u16; 5] = [100, 125, 150, 175, 200];

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct SettingsMemory {
    /// The name while it is typed; none while nobody types one.
    name: Option<String>,
    /// A path of one's own scenarios while it is typed.
    path: String,
}

/// The whole screen.
pub(crate) fn settings(
    ui: &mut Ui,
    settings: &Settings,
    memory: &mut SettingsMemory,
) -> Option<Intent> {
    page(ui, Screen::Settings, |ui| {
        theme::title(ui, "Settings");
        theme::small(ui, "What you change holds at once.");
        ui.add_space(space::S);
        let mut next = settings.clone();
        let side_by_side = Width::of(ui) != Width::Narrow;
        let mut looks_next = settings.clone();
        beside(
            ui,
            side_by_side,
            0.5,
            |ui| {
                group(ui, "You", |ui| name(ui, &mut next, memory));
                group(ui, "Drills", |ui| drills(ui, &mut next));
                group(ui, "Scenarios of your own", |ui| own(ui, &mut next, memory));
            },
            |ui| {
                group(ui, "Looks", |ui| looks(ui, &mut looks_next));
                #[allow(unexpected_cfgs, reason = "not every build has sound")]
                #[cfg(feature = "sound")]
                group(ui, "Sound", |ui| volume(ui, &mut looks_next));
                group(ui, "Where your data lies", where_it_lies);
            },
        );
        next.text_percent = looks_next.text_percent;
        next.high_contrast = looks_next.high_contrast;
        next.reduced_motion = looks_next.reduced_motion;
        next.volume_percent = looks_next.volume_percent;
        (next != *settings).then_some(Intent::Set(next))
    })
}

fn group(ui: &mut Ui, head: &str, add: impl FnOnce(&mut Ui)) {
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        theme::heading(ui, head);
        add(ui);
    });
    ui.add_space(space::XS);
}

/// The name goes into the settings when it is whole, not letter by letter.
fn name(ui: &mut Ui, next: &mut Settings, memory: &mut SettingsMemory) {
    let mut typed = memory.name.clone().unwrap_or_else(|| next.trainee.clone());
    let label = ui.label("Your name");
    let edit = TextEdit::singleline(&mut typed)
        .hint_text("as people call you")
        .desired_width(260.0_f32.min(ui.available_width()))
        .margin(Margin::symmetric(8, 5));
    let field = ui.add(edit).labelled_by(label.id);
    in_sight(&field);
    if field.has_focus() || field.changed() {
        memory.name = Some(typed.clone());
    }
    if field.lost_focus() {
        next.trainee = typed.trim().to_owned();
        memory.name = None;
    }
    theme::small(
        ui,
        "People on the call use your first name, and your history goes under it. Without one you \
         play under the name of the part, and those drills stay under that.",
    );
}

fn drills(ui: &mut Ui, next: &mut Settings) {
    theme::small(
        ui,
        "What a briefing begins with; you can choose otherwise there.",
    );
    for (mode, name, means) in MODES {
        if choice(ui, name, means, next.mode == mode) {
            next.mode = mode;
        }
    }
    theme::section(ui, "Pace");
    ui.horizontal_wrapped(|ui| {
        for (pace, name, _) in PACES {
            let tab = theme::tab(ui, next.pace == pace, name);
            in_sight(&tab);
            if tab.clicked() {
                next.pace = pace;
            }
        }
    });
    let means = PACES.iter().find(|(pace, ..)| *pace == next.pace);
    theme::small(ui, means.map_or("", |(_, _, means)| *means));
}

fn looks(ui: &mut Ui, next: &mut Settings) {
    theme::section(ui, "Size of text");
    ui.horizontal_wrapped(|ui| {
        for percent in SIZES {
            let tab = theme::tab(ui, next.text_percent == percent, &format!("{percent} %"));
            in_sight(&tab);
            if tab.clicked() {
                next.text_percent = percent;
            }
        }
    });
    ui.add_space(space::XS);
    in_sight(&theme::check(
        ui,
        &mut next.high_contrast,
        "Strong contrast",
    ));
    theme::small(
        ui,
        "Black ground, white text, yellow for what has the focus.",
    );
    in_sight(&theme::check(
        ui,
        &mut next.reduced_motion,
        "Reduced motion",
    ));
    theme::small(ui, "Nothing moves that need not; clocks still run.");
}

#[allow(unexpected_cfgs, reason = "not every build has sound")]
#[cfg(feature = "sound")]
fn volume(ui: &mut Ui, next: &mut Settings) {
    use bevy_egui::egui::Slider;
    let slider = Slider::new(&mut next.volume_percent, 0..=100);
    in_sight(&ui.add(slider.text("How loud").suffix(" %")));
}

fn own(ui: &mut Ui, next: &mut Settings, memory: &mut SettingsMemory) {
    theme::small(
        ui,
        "Beside those in the data folder, the library shows what lies here.",
    );
    let mut gone = None;
    for (at, path) in next.own_scenarios.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            let leave_out = theme::quiet_button(ui, "Leave out");
            leave_out.widget_info(|| {
                use bevy_egui::egui::{WidgetInfo, WidgetType};
                WidgetInfo::labeled(WidgetType::Button, true, format!("Leave out {path}"))
            });
            in_sight(&leave_out);
            if leave_out.clicked() {
                gone = Some(at);
            }
            ui.label(path);
        });
    }
    if let Some(at) = gone {
        next.own_scenarios.remove(at);
    }
    let label = ui.label("A file or a folder");
    ui.horizontal_wrapped(|ui| {
        let edit = TextEdit::singleline(&mut memory.path)
            .hint_text("/home/me/drills")
            .desired_width(240.0_f32.min(ui.available_width() - 70.0))
            .margin(Margin::symmetric(8, 5));
        let field = ui.add(edit).labelled_by(label.id);
        in_sight(&field);
        let enter = ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter));
        let add = theme::quiet_button(ui, "Add");
        in_sight(&add);
        let path = memory.path.trim().to_owned();
        let wanted = add.clicked() || (field.lost_focus() && enter);
        if wanted && !path.is_empty() && !next.own_scenarios.contains(&path) {
            next.own_scenarios.push(path);
            memory.path.clear();
        }
    });
}

fn where_it_lies(ui: &mut Ui) {
    match crate::window::shelf::data_folder() {
        Some(folder) => {
            ui.label(folder.display().to_string());
            theme::small(
                ui,
                "drills/ holds every drill with its debrief, history.jsonl your marks, \
                 scenarios/ your own scenarios, settings.json what is set here. Nothing of it \
                 leaves this machine.",
            );
            let copy = theme::quiet_button(ui, "Copy the path");
            in_sight(&copy);
            if copy.clicked() {
                ui.ctx().copy_text(folder.display().to_string());
            }
        }
        None => {
            ui.label("Nowhere: no home directory is known.");
        }
    }
    let names = crate::records::DATA;
    theme::small(
        ui,
        &format!("The environment variable {names} names another folder."),
    );
}

#[cfg(test)]
mod tests;
