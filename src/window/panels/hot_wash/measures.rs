//! The measures of a dimension: what was seen, the words that prove it, each with its time, and
//! what could have been said instead.

use bevy_egui::egui::{RichText, Ui};

use super::{bits, marks};
use crate::debrief::report::{DimensionReport, MeasureReport, Report};
use crate::debrief::{OwnView, Reflection};
use crate::window::intent::Intent;
use crate::window::theme::{Tone, card, chip, heading, small, space, strong};

/// The whole panel.
pub(crate) fn measures(
    ui: &mut Ui,
    report: &Report,
    reflection: &Reflection,
    dimension: &DimensionReport,
) -> Option<Intent> {
    head(ui, report, reflection, dimension);
    let mut wish = None;
    for measure in dimension.measures.iter().filter(|one| one.score.is_some()) {
        wish = wish.or(one(ui, measure));
        ui.add_space(space::XS);
    }
    let unseen = dimension.measures.iter().filter(|one| one.score.is_none());
    let unseen: Vec<&str> = unseen.map(|measure| measure.title.as_str()).collect();
    if !unseen.is_empty() {
        let why = "the drill gave no occasion for it";
        small(ui, &format!("Not observed, {why}: {}.", unseen.join(", ")));
    }
    wish
}

fn head(ui: &mut Ui, report: &Report, reflection: &Reflection, dimension: &DimensionReport) {
    ui.horizontal_wrapped(|ui| {
        bits::badge(ui, dimension.rating, 28.0);
        heading(ui, &dimension.title);
        match dimension.score {
            Some(score) => small(
                ui,
                &format!("{score} of 100, {}", bits::letter(dimension.rating).1),
            ),
            None => small(
                ui,
                "not observed: nothing in this drill called for it, and it counts nowhere",
            ),
        };
        if let Some(par) = dimension.par {
            small(ui, &format!("· par {par}"));
        }
    });
    let Some((question, answer)) = marks::answered(report, reflection, dimension.id) else {
        return;
    };
    let (Some(view), Some(marked)) = (question.seen_as(Some(answer)), question.marked) else {
        return;
    };
    let (tone, words) = match view {
        OwnView::Overrated => (
            Tone::Watch,
            format!(
                "You said {answer} of 5; the mark comes to {marked}. You thought better of it than it was."
            ),
        ),
        OwnView::AboutRight => (
            Tone::Good,
            format!("You said {answer} of 5; the mark comes to {marked}. You saw it as it was."),
        ),
        OwnView::Underrated => (
            Tone::Info,
            format!(
                "You said {answer} of 5; the mark comes to {marked}. You did better than you thought."
            ),
        ),
    };
    chip(ui, tone, &words);
}

fn one(ui: &mut Ui, measure: &MeasureReport) -> Option<Intent> {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            bits::badge(ui, measure.rating, 22.0);
            ui.label(RichText::new(&measure.title).family(strong()));
            ui.label(RichText::new(&measure.text).monospace());
        });
        small(ui, &measure.is);
        let mut wish = None;
        for quote in &measure.quotes {
            wish = wish.or(bits::quote(ui, quote));
        }
        if let Some(words) = &measure.say_instead {
            bits::instead(ui, "say instead", words);
        }
        wish
    })
    .inner
}
