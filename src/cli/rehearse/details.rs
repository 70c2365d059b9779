//! A survey in detail: one commander's drills, and which parts of the scenario were reached.

use crate::cli::screen::Screen;
use crate::cli::transcript::wrap;
use crate::rehearsal::survey::{Spread, Survey};
use crate::scenario::model::Outcome;
use crate::score::dimensions;

/// How one commander's drills ended and how their marks are spread.
pub(super) fn show_bot(survey: &Survey, bot: &str, screen: &mut Screen) -> anyhow::Result<()> {
    if let Some(outcomes) = survey.outcomes.get(bot) {
        let said: Vec<String> = [
            (Outcome::Resolved, "resolved"),
            (Outcome::HandedOver, "handed over"),
            (Outcome::Unresolved, "unresolved"),
        ]
        .iter()
        .filter_map(|(outcome, said)| Some((outcomes.get(outcome)?, said)))
        .filter(|(share, _)| **share > 0.0)
        .map(|(share, said)| format!("{} {said}", percent(*share)))
        .collect();
        screen.line(&format!("  ended           {}", said.join(", ")))?;
    }
    if let Some(harm) = survey.harm.get(bot) {
        screen.line(&format!(
            "  customers       {} out of harm; {:.0} customer-minutes lost in the mean",
            percent(harm.mitigated),
            harm.customer_minutes
        ))?;
    }
    screen.line("                   mean   p10   p50   p90   observed in")?;
    let dimensions = survey.matrix.get(bot).into_iter().flatten();
    for (dimension, spread) in dimensions.filter(|(_, spread)| spread.observed > 0) {
        show_spread(dimensions::title(*dimension), spread, screen)?;
    }
    if let Some(whole) = survey.whole.get(bot) {
        show_spread("in all", whole, screen)?;
    }
    Ok(())
}

fn show_spread(title: &str, spread: &Spread, screen: &mut Screen) -> anyhow::Result<()> {
    let mark = |mark: Option<u8>| mark.map_or_else(|| "–".to_owned(), |mark| mark.to_string());
    let mean = spread.mean.unwrap_or_default();
    screen.line(&format!(
        "  {title:<14} {mean:>7.1} {:>5} {:>5} {:>5}   {} drills",
        mark(spread.p10),
        mark(spread.p50),
        mark(spread.p90),
        spread.observed
    ))
}

/// Which parts of the scenario were reached, and which never.
pub(super) fn show_coverage(survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
    for (part, coverage) in &survey.coverage {
        if coverage.of == 0 {
            continue;
        }
        let by: Vec<String> = coverage
            .by
            .iter()
            .map(|(bot, reached)| format!("{bot} {reached}"))
            .collect();
        // Of many commanders the sum is of interest, not each.
        let by = match by.len() > super::FEW {
            true => String::new(),
            false => format!(" ({})", by.join(", ")),
        };
        screen.line(&format!(
            "{part:<10} {} of {} reached{by}",
            coverage.reached, coverage.of
        ))?;
        if !coverage.never.is_empty() {
            let ids: Vec<&str> = coverage.never.iter().map(|id| id.as_str()).collect();
            let never = format!("never: {}", ids.join(", "));
            let room = screen.width.saturating_sub(2).max(24);
            screen.line(&format!("  {}", wrap(&never, room).join("\n  ")))?;
        }
    }
    Ok(())
}

/// A share as percents; only all is a hundred, and only none is nothing.
pub(super) fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.01 {
        return "under 1%".to_owned();
    }
    format!("{:.0}%", (share * 100.0).floor())
}
