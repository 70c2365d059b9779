//! The costliest moments: where by-the-book would have lost less, what was said there and what
//! could have been, and a way to play on from there.

use bevy_egui::egui::{RichText, Ui};

use super::bits;
use crate::debrief::what_if::{CostlyMoment, SaidThen};
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::theme::{Tone, Width, card, chip, heading, meter, small, space, strong};
use crate::window::view::review::ReviewView;

/// The whole panel.
pub(crate) fn costliest(ui: &mut Ui, view: &ReviewView) -> Option<Intent> {
    let report = view.report.as_ref()?;
    heading(ui, "The costliest moments");
    ui.label(
        "From many moments of your drill the by-the-book commander took over and played on to the \
         end. Where customers would clearly have lost less, it is told here.",
    );
    ui.add_space(space::XS);
    let Some(what_if) = &report.what_if else {
        match view.looking {
            Some(share) => {
                ui.label("Still being played …");
                let words = format!("{:.0} % of the branches", share * 100.0);
                meter(ui, share, Tone::Info, &words);
                small(
                    ui,
                    "You need not wait: they appear here when they are found.",
                );
            }
            None => {
                ui.label(
                    "Nobody has looked into them for this drill. The timeline can be played on \
                     from any moment all the same.",
                );
            }
        }
        return None;
    };
    ui.label(RichText::new(&what_if.text).family(strong()));
    let mut wish = None;
    for moment in &what_if.moments {
        ui.add_space(space::XS);
        wish = wish.or(one(ui, moment, view.can_branch));
    }
    wish
}

fn one(ui: &mut Ui, moment: &CostlyMoment, can_branch: bool) -> Option<Intent> {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{} – {}", moment.from, moment.to)).monospace());
            chip(ui, Tone::Bad, &moment.cost.customer_minutes());
            if let Some(points) = moment.points.filter(|points| points.is_claimed()) {
                chip(ui, Tone::Watch, &points.points());
            }
        });
        ui.label(&moment.text);
        match Width::of(ui) {
            Width::Narrow => {
                wish = said(ui, &moment.said);
                could(ui, &moment.could_say);
            }
            _ => ui.columns(2, |columns| {
                wish = columns[0].vertical(|ui| said(ui, &moment.said)).inner;
                columns[1].vertical(|ui| could(ui, &moment.could_say));
            }),
        }
        ui.horizontal_wrapped(|ui| {
            let at = Moment(moment.from_ms);
            if ui.button(format!("Look at {at} on the timeline")).clicked() {
                wish = Some(Intent::Scrub(at));
            }
            wish = bits::play_from(ui, at, can_branch).or(wish.take());
        });
        wish
    })
    .inner
}

fn said(ui: &mut Ui, said: &[SaidThen]) -> Option<Intent> {
    small(ui, "You said");
    if said.is_empty() {
        ui.label("Nothing.");
    }
    let mut wish = None;
    for one in said {
        let words = format!("“{}”", one.words);
        wish = wish.or(bits::line(ui, Tone::Info, "you said", one.at_ms, &words));
    }
    wish
}

fn could(ui: &mut Ui, could: &[SaidThen]) {
    if could.is_empty() {
        return;
    }
    small(ui, "What could have been said");
    for one in could {
        bits::instead(ui, &one.at, &one.words);
    }
}
