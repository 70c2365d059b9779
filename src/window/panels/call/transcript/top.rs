//! What stands over the transcript: which lines are shown, what is searched for.

use bevy_egui::egui::{Key, Modifiers, ScrollArea, TextEdit, Ui};

use super::{Choice, Chosen, TranscriptMemory, partner};
use crate::hearing::Channel;
use crate::window::intent::Intent;
use crate::window::panels::call::wording::{self, write_to};
use crate::window::theme::{quiet_button, small, tab};
use crate::window::view::call::CallView;

/// What stands over the transcript.
pub(super) fn top(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut TranscriptMemory,
    choice: Choice,
) -> Option<Intent> {
    let find = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F));
    if find {
        memory.search.get_or_insert_default();
        memory.search_focus = true;
    }
    if choice == Choice::Here || memory.chosen != Chosen::Everything {
        row(ui, view, memory);
    }
    search(ui, memory);
    match memory.chosen {
        Chosen::Direct(_) => with_whom(ui, view, memory),
        _ => None,
    }
}

fn row(ui: &mut Ui, view: &CallView, memory: &mut TranscriptMemory) {
    ui.horizontal_wrapped(|ui| {
        let direct = matches!(memory.chosen, Chosen::Direct(_));
        if tab(ui, !direct, "Transcript").clicked() && direct {
            memory.chosen = Chosen::Everything;
        }
        let conversations = conversations(view);
        let name = match conversations.len() {
            0 => "Direct".to_owned(),
            count => format!("Direct {count}"),
        };
        if tab(ui, direct, &name)
            .on_hover_text("Messages between you and one person")
            .clicked()
        {
            memory.chosen = Chosen::Direct(None);
        }
        if !direct {
            which(ui, view, memory);
        }
        let hint = "Search the transcript (Ctrl+F)";
        if memory.search.is_none() && quiet_button(ui, "Search").on_hover_text(hint).clicked() {
            memory.search = Some(String::new());
            memory.search_focus = true;
        }
    });
}

/// Which lines are shown.
fn which(ui: &mut Ui, view: &CallView, memory: &mut TranscriptMemory) {
    let name = format!("Show: {}", told(&memory.chosen, view));
    ui.menu_button(name, |ui| lines(ui, view, memory))
        .response
        .on_hover_text("Which lines are shown");
}

/// The same and more in one button, for where there is no room for a row.
pub(crate) fn choices(ui: &mut Ui, view: &CallView, memory: &mut TranscriptMemory) {
    ui.menu_button("Show…", |ui| {
        if ui.button("Search (Ctrl+F)").clicked() {
            memory.search.get_or_insert_default();
            memory.search_focus = true;
            ui.close();
        }
        let direct = Chosen::Direct(None);
        let on = memory.chosen == direct;
        if ui.selectable_label(on, told(&direct, view)).clicked() {
            memory.chosen = direct;
            ui.close();
        }
        lines(ui, view, memory);
    })
    .response
    .on_hover_text("Which lines are shown");
}

fn lines(ui: &mut Ui, view: &CallView, memory: &mut TranscriptMemory) {
    ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
        let mut choices = vec![
            Chosen::Everything,
            Chosen::Channel(Channel::Call),
            Chosen::Channel(Channel::Chat),
            Chosen::Channel(Channel::StatusPage),
            Chosen::Channel(Channel::Page),
            Chosen::Seen,
        ];
        let people = view.people.iter();
        choices.extend(people.map(|person| Chosen::Person(person.id.clone())));
        for choice in choices {
            let on = memory.chosen == choice;
            if ui.selectable_label(on, told(&choice, view)).clicked() {
                memory.chosen = choice;
                ui.close();
            }
        }
    });
}

fn told(chosen: &Chosen, view: &CallView) -> String {
    match chosen {
        Chosen::Everything => "everything".to_owned(),
        Chosen::Channel(channel) => match wording::channel(*channel) {
            Some((sign, name)) => format!("{sign} {name}"),
            None => "the call".to_owned(),
        },
        Chosen::Seen => "what could be seen".to_owned(),
        Chosen::Person(id) => {
            let found = view.people.iter().find(|person| person.id == *id);
            found.map_or_else(|| id.to_string(), |person| person.name.clone())
        }
        Chosen::Direct(_) => "direct messages".to_owned(),
    }
}

fn search(ui: &mut Ui, memory: &mut TranscriptMemory) {
    let Some(search) = &mut memory.search else {
        return;
    };
    let mut closes = false;
    ui.horizontal(|ui| {
        let what = small(ui, "Search");
        let room = (ui.available_width() - 190.0).max(100.0);
        let field = TextEdit::singleline(search).desired_width(room);
        let response = ui.add(field).labelled_by(what.id);
        if std::mem::take(&mut memory.search_focus) {
            response.request_focus();
        }
        let found = match (search.is_empty(), memory.shown.lines.len()) {
            (true, _) => String::new(),
            (false, 1) => "1 line".to_owned(),
            (false, lines) => format!("{lines} lines"),
        };
        small(ui, &found);
        closes = quiet_button(ui, "Close").clicked();
        closes |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    });
    if closes {
        memory.search = None;
    }
}

/// With whom there are direct messages, by first name, in the order of the first of them.
fn conversations(view: &CallView) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for line in &view.lines {
        if let Some(with) = partner(line)
            && !names.contains(&with)
        {
            names.push(with);
        }
    }
    names
}

/// With whom direct messages are shown, and a way to begin one.
fn with_whom(ui: &mut Ui, view: &CallView, memory: &mut TranscriptMemory) -> Option<Intent> {
    let mut wish = None;
    let Chosen::Direct(with) = memory.chosen.clone() else {
        return None;
    };
    ui.horizontal_wrapped(|ui| {
        let conversations = conversations(view);
        if conversations.len() > 1 && tab(ui, with.is_none(), "With anybody").clicked() {
            memory.chosen = Chosen::Direct(None);
        }
        for name in conversations {
            if tab(ui, with.as_deref() == Some(name), name).clicked() {
                memory.chosen = Chosen::Direct(Some(name.to_owned()));
            }
        }
        if let Some(name) = &with
            && quiet_button(ui, &format!("Write to {name}")).clicked()
        {
            wish = Some(write_to(name));
        }
        let others: Vec<_> = view.people.iter().filter(|person| !person.you).collect();
        ui.add_enabled_ui(!others.is_empty(), |ui| {
            ui.menu_button("New message…", |ui| {
                for person in others {
                    if ui.button(&person.name).clicked() {
                        wish = Some(write_to(&person.name));
                        ui.close();
                    }
                }
            });
        });
    });
    wish
}
