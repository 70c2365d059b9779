//! A survey in detail: one commander's drills, and which parts of the scenario were reached.

use crate::cli::screen::Screen;
use crate::cli::transcript::wrap;
use crate::rehearsal::Bot;
use crate::rehearsal::survey::{Spread, Survey, Times};
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
            "  customers       {} out of harm{}; {:.0} customer-minutes lost in the mean",
            percent(harm.mitigated),
            after(harm.mitigated_min),
            harm.customer_minutes
        ))?;
    }
    screen.line("                   mean   p10   p50   p90   0 … 100      observed in")?;
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
        "  {title:<14} {mean:>7.1} {:>5} {:>5} {:>5}   {}   {} drills",
        mark(spread.p10),
        mark(spread.p50),
        mark(spread.p90),
        drawn(&spread.tens),
        spread.observed
    ))
}

/// How many marks there are of each ten, drawn as ten bars; a dot where there is none.
fn drawn(tens: &[u64; 10]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = tens.iter().copied().max().unwrap_or(0).max(1);
    let bar = |count: &u64| match count {
        0 => '·',
        _ => BARS[((count * 8).div_ceil(most) as usize).clamp(1, 8) - 1],
    };
    tens.iter().map(bar).collect()
}

/// When customers were out of harm.
fn after(times: Times) -> String {
    match times {
        Times {
            p10: Some(early),
            p50: Some(half),
            p90: Some(late),
        } => format!(" after {half} min ({early} to {late} in eight of ten)"),
        _ => String::new(),
    }
}

/// What par is.
pub(super) fn show_par(survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
    let Some(harm) = survey.harm.get(Bot::NAMES[0]) else {
        return Ok(());
    };
    screen.line(&format!(
        "par        {}: {} out of harm{}; {:.0} customer-minutes lost in the mean",
        Bot::NAMES[0],
        percent(harm.mitigated),
        after(harm.mitigated_min),
        harm.customer_minutes
    ))
}

/// What was reached, the seldom first.
pub(super) fn show_seldom(survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
    const SHOWN: usize = 8;
    let drills = survey.runs * survey.outcomes.len() as u64;
    for (part, coverage) in &survey.coverage {
        let mut reached: Vec<(u64, &str)> = coverage
            .times
            .iter()
            .filter(|(_, times)| **times > 0 && **times < drills)
            .map(|(id, times)| (*times, id.as_str()))
            .collect();
        reached.sort_unstable();
        reached.truncate(SHOWN);
        if reached.is_empty() {
            continue;
        }
        let told: Vec<String> = reached
            .iter()
            .map(|(times, id)| format!("{id} {}", percent(*times as f64 / drills as f64)))
            .collect();
        let seldom = format!("seldom among the {part}: {}", told.join(", "));
        let room = screen.width.saturating_sub(2).max(24);
        screen.line(&wrap(&seldom, room).join("\n  "))?;
    }
    Ok(())
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
