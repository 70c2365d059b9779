//! A pane for each part of the call, wherever it stands.

use bevy_egui::egui::{
    CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType,
};

use super::{CallMemory, Part};
use crate::window::intent::Intent;
use crate::window::panels::call::{drafts, reminders, roster, services, signals, tasks};
use crate::window::theme::{Palette, section, space, tab};
use crate::window::view::call::CallView;

/// A picture of people or services needs so much height [points]; with less it is a list.
pub(super) const PICTURE: f32 = 200.0;

/// Where it stands what a pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// In the pane: it stands beside others.
    Here,
    /// On its tab: it stands alone, and holds what waits for the commander as well.
    ByTab,
}

/// A pane in its frame.
pub(super) fn pane<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui.ctx());
    ui.painter()
        .rect_filled(rect, CornerRadius::same(10), palette.deck);
    within(ui, rect, name, add)
}

/// What stands in a pane, clipped to it.
fn within<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = rect.shrink2(bevy_egui::egui::vec2(space::M, space::S));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(name.to_owned()));
    inside.shrink_clip_rect(rect);
    add(&mut inside)
}

/// The people: as a room that the scene draws, or as a list.
pub(super) fn people(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
) -> Option<Intent> {
    let focus = memory.take_focus(Part::People);
    let picture = Picture {
        name: "People",
        as_picture: "Room",
        key: "F3",
        alternative: room_in_words(view),
    };
    let listed = &mut memory.people_listed;
    let (at, wish) = picture.show(ui, rect, listed, |ui| roster::roster(ui, view, focus));
    memory.people_at = at;
    wish
}

/// The services: as a map that the scene draws, or as a list.
pub(super) fn services(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
) -> Option<Intent> {
    let focus = memory.take_focus(Part::Services);
    let told: Vec<String> = view
        .services
        .iter()
        .map(|service| format!("{} {}", service.name, service.state))
        .collect();
    let picture = Picture {
        name: "Services",
        as_picture: "Map",
        key: "F5",
        alternative: told.join(", "),
    };
    let listed = &mut memory.services_listed;
    let (at, wish) = picture.show(ui, rect, listed, |ui| services::services(ui, view, focus));
    memory.map_at = at;
    wish
}

/// The room in a sentence.
fn room_in_words(view: &CallView) -> String {
    let now = view.head.now;
    let one = |person: &crate::window::view::call::PersonView| {
        let task = view.tasks.iter().find(|task| Some(task.id) == person.task);
        let facts = roster::facts(person, task, now);
        let words: Vec<String> = facts.into_iter().map(|(_, words)| words).collect();
        match words.is_empty() {
            true => person.name.clone(),
            false => format!("{}: {}", person.name, words.join(", ")),
        }
    };
    let all: Vec<String> = view.people.iter().map(one).collect();
    all.join("; ")
}

/// Something that the scene draws, and that can be read as a list instead.
struct Picture {
    name: &'static str,
    as_picture: &'static str,
    key: &'static str,
    alternative: String,
}

impl Picture {
    /// Shows it. Gives where the scene is to draw, if it is.
    fn show(
        self,
        ui: &mut Ui,
        rect: Rect,
        listed: &mut bool,
        list: impl FnOnce(&mut Ui) -> Option<Intent>,
    ) -> (Option<Rect>, Option<Intent>) {
        let palette = Palette::of(ui.ctx());
        let room = rect.height() >= PICTURE;
        let as_list = *listed || !room;
        if as_list {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(10), palette.deck);
        } else {
            let edge = Stroke::new(1.0, palette.line);
            ui.painter()
                .rect_stroke(rect, CornerRadius::same(10), edge, StrokeKind::Inside);
        }
        within(ui, rect, self.name, |ui| {
            if room {
                ui.horizontal(|ui| {
                    section(ui, self.name);
                    if tab(ui, !as_list, self.as_picture).clicked() {
                        *listed = false;
                    }
                    let hint = format!("Everything in words ({})", self.key);
                    if tab(ui, as_list, "List").on_hover_text(hint).clicked() {
                        *listed = true;
                    }
                });
            }
            if as_list {
                let wish = ScrollArea::vertical()
                    .id_salt(self.name)
                    .auto_shrink([false, false])
                    .show(ui, list)
                    .inner;
                return (None, wish);
            }
            let at = ui.available_rect_before_wrap();
            let response = ui.allocate_rect(at, Sense::hover());
            let told = format!("{}. {}", self.as_picture, self.alternative);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
            (Some(at), None)
        })
    }
}

/// Brings into sight what the keyboard has just gone to within a list.
pub(super) fn follow_keyboard(ui: &Ui) {
    let focused = ui.memory(|memory| memory.focused());
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    if let Some(response) = response
        && response.gained_focus()
        && ui.min_rect().contains(response.rect.center())
    {
        ui.scroll_to_rect(response.rect, None);
    }
}

/// The open tasks.
pub(super) fn tasks(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
    named: Named,
) -> Option<Intent> {
    let focus = memory.take_focus(Part::Tasks);
    pane(ui, rect, "tasks", |ui| {
        if named == Named::Here {
            section(ui, &format!("Tasks {}", view.tasks.len()));
        }
        ScrollArea::vertical()
            .id_salt("tasks")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let waits = match named {
                    Named::ByTab => waiting(ui, view, memory),
                    Named::Here => None,
                };
                let asked = tasks::tasks(ui, view, focus);
                follow_keyboard(ui);
                waits.or(asked)
            })
            .inner
    })
}

/// Whether something waits for the commander.
pub(super) fn waits(view: &CallView) -> bool {
    !view.drafts.is_empty() || !view.reminders.is_empty()
}

/// What waits for the commander: drafts, and what the deputy called to mind.
pub(super) fn waiting(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let asked = drafts::drafts(ui, view, &mut memory.drafts);
    let reminded = reminders::reminders(ui, view);
    asked.or(reminded)
}

/// The signals.
pub(super) fn signals(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
    named: Named,
) -> Option<Intent> {
    let focus = memory.take_focus(Part::Signals);
    pane(ui, rect, "signals", |ui| {
        if named == Named::Here {
            section(ui, "Signals");
        }
        signals::signals(ui, view, focus)
    })
}
