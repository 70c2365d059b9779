//! The services in a list: what the map shows, for the keyboard and a screen reader.

use bevy_egui::egui::{RichText, Ui};

use super::row::{nothing_yet, row};
use crate::window::intent::Intent;
use crate::window::theme::{Tone, chip, size, small, strong};
use crate::window::view::call::{CallView, ServiceView};

/// The services in a list. `focus` is taken by the first row.
pub(crate) fn services(ui: &mut Ui, view: &CallView, focus: bool) -> Option<Intent> {
    if view.services.is_empty() {
        nothing_yet(ui, focus, "This drill has no services to watch.");
    }
    for (nth, service) in view.services.iter().enumerate() {
        let needs = needs(view, service);
        let label = match needs.is_empty() {
            true => format!("{} {}", service.name, service.state),
            false => format!("{} {}, {needs}", service.name, service.state),
        };
        let id = ui.id().with(("service", service.id.as_str()));
        let response = row(ui, id, &label, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.horizontal_wrapped(|ui| {
                let name = RichText::new(&service.name).family(strong());
                ui.label(name.size(size::BODY));
                chip(ui, tone(service), service.state);
            });
            if !needs.is_empty() {
                small(ui, &needs);
            }
        });
        if nth == 0 && focus {
            response.request_focus();
        }
    }
    None
}

/// What a service needs, by name.
fn needs(view: &CallView, service: &ServiceView) -> String {
    let names: Vec<&str> = service
        .needs
        .iter()
        .filter_map(|id| view.services.iter().find(|other| other.id == *id))
        .map(|other| other.name.as_str())
        .collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("needs {}", names.join(", ")),
    }
}

/// The tone of a service's health.
pub(crate) fn tone(service: &ServiceView) -> Tone {
    match service.health.0 {
        healthy if healthy >= 985 => Tone::Good,
        degraded if degraded >= 800 => Tone::Watch,
        _ => Tone::Bad,
    }
}
