//! What became of the incident: outcome against par, what the coach says, what to keep doing and
//! what to practise, and words that were not understood.

use bevy_egui::egui::{Button, Grid, RichText, Ui, Vec2};
use smol_str::SmolStr;

use super::bits;
use crate::debrief::report::{MeasureReport, Report};
use crate::debrief::thousands;
use crate::scenario::model::Dimension;
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::theme::{
    Palette, Tone, Width, card, chip, heading, meter, size, small, space, strong,
};

/// What the panel asks for.
pub(crate) enum Asked {
    /// Of the game.
    Intent(Intent),
    /// To see the measures of a dimension.
    Measures(Dimension),
}

/// The whole panel.
pub(crate) fn result(ui: &mut Ui, report: &Report) -> Option<Asked> {
    let mut asked = None;
    match Width::of(ui) {
        Width::Narrow => {
            outcome(ui, report);
            words_of_others(ui, report);
            asked = singled_out(ui, report).or(asked);
            asked = not_understood(ui, report).or(asked);
        }
        _ => {
            ui.columns(2, |columns| {
                // Columns would stretch the text to both edges; what stands in one would not.
                columns[0].vertical(|ui| {
                    outcome(ui, report);
                    asked = not_understood(ui, report);
                });
                columns[1].vertical(|ui| {
                    words_of_others(ui, report);
                    asked = singled_out(ui, report).or(asked.take());
                });
            });
        }
    }
    asked
}

/// A card as wide as there is room.
fn wide_card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = card(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    })
    .inner;
    ui.add_space(space::XS);
    inner
}

fn outcome(ui: &mut Ui, report: &Report) {
    wide_card(ui, |ui| {
        let (_, means) = bits::letter(report.rating);
        ui.horizontal(|ui| {
            bits::badge(ui, report.rating, 40.0);
            let score = report
                .score
                .map_or("–".to_owned(), |score| score.to_string());
            ui.label(RichText::new(score).family(strong()).size(size::TITLE));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                small(ui, "of 100");
                small(ui, means);
            });
        });
        if !report.complete {
            chip(
                ui,
                Tone::Watch,
                "Cut short: marked as far as it was recorded; the outcome is not marked",
            );
        }
        ui.label(&report.outcome.text);
        ui.add_space(space::XS);
        against_par(ui, report);
    });
}

/// The outcome beside par, in figures and as bars.
fn against_par(ui: &mut Ui, report: &Report) {
    let outcome = &report.outcome;
    heading(ui, "Against par");
    small(
        ui,
        "Par is what the by-the-book commander comes to in this same drill.",
    );
    let par = outcome.par.map(|par| par.customer_minutes);
    let most = outcome.lost.max(par).unwrap_or(0).max(1);
    let share = |lost: u64| lost as f32 / most as f32;
    let so_far = if report.complete { "" } else { " so far" };
    small(ui, &format!("Customer-minutes lost{so_far}"));
    if let Some(lost) = outcome.lost {
        let tone = match par {
            Some(par) if lost > par => Tone::Watch,
            _ => Tone::Good,
        };
        meter(ui, share(lost), tone, &format!("you {}", thousands(lost)));
    }
    if let Some(par) = par {
        meter(
            ui,
            share(par),
            Tone::Info,
            &format!("par {}", thousands(par)),
        );
    }
    if let (true, Some(lost), Some(par)) = (report.complete, outcome.lost, par) {
        ui.label(compared(lost, par));
    }
    let when = |ms: Option<u64>| ms.map_or("never".to_owned(), |ms| Moment(ms).to_string());
    let yours = match outcome.mitigated_ms {
        None if !report.complete => "not known".to_owned(),
        ms => when(ms),
    };
    Grid::new("against par")
        .spacing(Vec2::new(space::L, space::XS))
        .show(ui, |ui| {
            small(ui, "");
            small(ui, "you");
            small(ui, "par");
            ui.end_row();
            ui.label("No longer hurt");
            ui.monospace(yours);
            ui.monospace(
                outcome
                    .par
                    .map_or("–".to_owned(), |par| when(par.mitigated_ms)),
            );
            ui.end_row();
            if let Some(cents) = outcome.cents.filter(|cents| *cents > 0) {
                ui.label(format!("Revenue lost{so_far}"));
                ui.monospace(thousands(cents / 100));
                ui.monospace(revenue_of_par(cents, outcome.lost, par));
                ui.end_row();
            }
        });
    if let Some(idle) = outcome.idle {
        small(
            ui,
            &format!(
                "People sat on the call with nothing to do for {} person-minutes, about {} of their time.",
                idle.minutes,
                thousands(idle.cents / 100)
            ),
        );
    }
}

/// What par's loss comes to in money, at what this drill's minutes cost.
fn revenue_of_par(cents: u64, lost: Option<u64>, par: Option<u64>) -> String {
    let price = lost.filter(|lost| *lost > 0).map(|lost| cents / lost);
    par.zip(price).map_or("–".to_owned(), |(par, price)| {
        thousands(par * price / 100)
    })
}

/// How what was lost compares with par, in words.
fn compared(lost: u64, par: u64) -> String {
    let tenths = (lost * 10 + par / 2).checked_div(par);
    match tenths {
        Some(tenths) if tenths > 11 => format!(
            "Customers lost {}.{} times what they had to.",
            tenths / 10,
            tenths % 10
        ),
        Some(tenths) if tenths >= 9 => "About what a good commander loses here.".to_owned(),
        Some(_) => "Less than the by-the-book commander loses here.".to_owned(),
        None if lost == 0 => "Nobody lost anything, as it should be.".to_owned(),
        None => "Customers need not have lost anything here.".to_owned(),
    }
}

/// What the coach says, or what the drill asked for where it has none.
fn words_of_others(ui: &mut Ui, report: &Report) {
    if let Some(coach) = &report.coach {
        wide_card(ui, |ui| {
            heading(ui, &format!("{} says", coach.name));
            for word in &coach.after {
                met(ui, word.met, &word.text);
                ui.indent(&word.objective, |ui| ui.label(&word.said));
            }
            ui.add_space(space::XS);
            small(ui, &format!("Before the drill: {}", coach.before));
        });
    } else if !report.objectives.is_empty() {
        wide_card(ui, |ui| {
            heading(ui, "What this drill asked for");
            for objective in &report.objectives {
                met(ui, objective.met, &objective.text);
            }
        });
    }
}

fn met(ui: &mut Ui, met: bool, text: &str) {
    let (tone, meaning) = match met {
        true => (Tone::Good, "met"),
        false => (Tone::Bad, "not met"),
    };
    ui.horizontal_top(|ui| {
        bits::sign(ui, tone, meaning);
        ui.vertical(|ui| ui.label(RichText::new(text).family(strong())));
    });
}

/// What went best and what cost most; each leads to its measure.
fn singled_out(ui: &mut Ui, report: &Report) -> Option<Asked> {
    let best = list(ui, report, "Keep doing", &report.strengths, false);
    let costly = list(ui, report, "What to practise", &report.to_practise, true);
    best.or(costly).map(Asked::Measures)
}

fn list(
    ui: &mut Ui,
    report: &Report,
    title: &str,
    ids: &[SmolStr],
    instead: bool,
) -> Option<Dimension> {
    if ids.is_empty() {
        return None;
    }
    wide_card(ui, |ui| {
        heading(ui, title);
        let mut asked = None;
        for id in ids {
            let Some(measure) = report.measure(id) else {
                continue;
            };
            if one(ui, measure) {
                let of = |measures: &[MeasureReport]| measures.iter().any(|one| one.id == *id);
                let dimension = report.dimensions.iter().find(|one| of(&one.measures));
                asked = dimension.map(|dimension| dimension.id);
            }
            if let Some(words) = measure.say_instead.as_deref().filter(|_| instead) {
                bits::instead(ui, "say instead", words);
            }
        }
        asked
    })
}

fn one(ui: &mut Ui, measure: &MeasureReport) -> bool {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_top(|ui| {
        bits::badge(ui, measure.rating, 22.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = RichText::new(&measure.title).color(palette.accent);
            let link = ui.add(Button::new(name).frame(false).wrap());
            small(ui, &measure.text);
            link.on_hover_text("Show the evidence").clicked()
        })
        .inner
    })
    .inner
}

/// What was said and not understood; it never counts.
fn not_understood(ui: &mut Ui, report: &Report) -> Option<Asked> {
    if report.not_understood.is_empty() {
        return None;
    }
    wide_card(ui, |ui| {
        heading(ui, "Not understood");
        small(
            ui,
            "Nobody on the call knew what to do with these words. They never count against you.",
        );
        let mut wish = None;
        for words in &report.not_understood {
            let at_ms = millis(&words.at);
            let said = format!("“{}”", words.text);
            wish = wish.or(bits::line(ui, Tone::Quiet, "not understood", at_ms, &said));
            if words.parts.len() > 1 || words.parts.first() != Some(&words.text) {
                small(ui, &format!("not: {}", words.parts.join(" · ")));
            }
        }
        wish.map(Asked::Intent)
    })
}

/// A time as it is printed, in milliseconds; the report has no other for these.
fn millis(at: &str) -> u64 {
    let parts = at.split(':').map(|part| part.parse().unwrap_or(0));
    parts.fold(0, |sum: u64, part: u64| sum * 60 + part) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_time_is_read_back() {
        for ms in [0, 33_000, 754_000, 3_754_000, 7_200_000] {
            assert_eq!(millis(&Moment(ms).to_string()), ms, "{}", Moment(ms));
        }
    }

    #[test]
    fn par_is_told_in_words_also_where_it_is_nothing() {
        assert_eq!(
            compared(620, 100),
            "Customers lost 6.2 times what they had to."
        );
        assert!(compared(105, 100).starts_with("About"));
        assert!(compared(50, 100).starts_with("Less"));
        assert!(compared(0, 0).starts_with("Nobody"));
        assert!(compared(9, 0).starts_with("Customers need not"));
    }
}
