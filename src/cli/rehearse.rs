//! `hotwash rehearse`: a scenario played many times by simulated commanders, for whoever writes
//! it: how scores are spread, how drills end, what nobody ever reaches, what was odd.

use std::io::IsTerminal;
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::screen::Screen;
use super::transcript::wrap;
use super::trouble::trouble;
use super::{Verdict, after, bots, find};
use crate::hearing::Hearing;
use crate::rehearsal::Bot;
use crate::rehearsal::survey::{self, OddKind, Oddity, Plan, Spread, Survey};
use crate::scenario::model::Outcome;
use crate::score::dimensions;

/// Play a scenario many times with simulated commanders and show what came of it.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash rehearse checkout-latency\n  \
    hotwash rehearse my.ron --commander by-the-book silent --runs 500\n  \
    hotwash rehearse my.ron --commander all --json\n\n\
    Run N of a seed S deals the same drill as `hotwash play SCENARIO --seed S+N`.\n\
    It ends with 1 where a drill was odd (a dead end, a commander without end) or where\n    \
    by-the-book brings fewer than 98 in 100 drills to their proper end.")]
pub(super) struct Rehearse {
    /// Paths to .ron files, or ids of scenarios that come with hotwash
    #[arg(required = true)]
    scenario: Vec<String>,
    /// Which simulated commanders play; `all` for all of them
    #[arg(long, value_name = "BOT", num_args = 1.., default_values_t = ["all".to_owned()])]
    commander: Vec<String>,
    /// How many drills each of them plays
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..))]
    runs: u64,
    /// Deal the first drill from this number, the next from the one after it
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Mark by this policy: a name, or a path to a .ron file
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,
}

impl Rehearse {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let bots = self.bots()?;
        let mut screen = Screen::stdout();
        let mut verdict = Verdict::Fine;
        for asked in &self.scenario {
            let scenario = find::scenario(asked)?.scenario;
            let policy = after::policy(self.policy.as_deref(), &scenario)?;
            let plan = Plan {
                scenario: &scenario,
                hearing: &Arc::new(Hearing::new(&scenario)),
                policy: &policy,
                called: asked,
                bots: &bots,
                seed: self.seed,
                runs: self.runs,
            };
            let bar = progress(asked, self.runs * bots.len() as u64);
            let survey = survey::survey(&plan, &|| bar.inc(1))?;
            bar.finish_and_clear();
            if is_wanting(&survey) {
                verdict = Verdict::Findings;
            }
            if self.json {
                screen.line(&serde_json::to_string(&survey)?)?;
            } else {
                show(&survey, &bots, &mut screen)?;
            }
        }
        Ok(verdict)
    }

    fn bots(&self) -> anyhow::Result<Vec<&'static str>> {
        if self.commander.iter().any(|name| name == "all") {
            return Ok(Bot::NAMES.to_vec());
        }
        let mut names = Vec::new();
        for asked in &self.commander {
            let name = bots::named(asked)?.name();
            if names.contains(&name) {
                return Err(trouble(
                    format!("{name} was named twice"),
                    "name each commander once",
                ));
            }
            names.push(name);
        }
        Ok(names)
    }
}

/// The commander who sets par brings at least so many drills to their proper end. Ours.
const PAR_RESOLVES: f64 = 0.98;

/// Whether something is amiss with the scenario, or with the commanders.
fn is_wanting(survey: &Survey) -> bool {
    let par = survey.resolved.get(Bot::NAMES[0]);
    let odd = |odd: &Oddity| odd.kind != OddKind::ParUnresolved;
    par.is_some_and(|share| *share < PAR_RESOLVES) || survey.oddities.iter().any(odd)
}

/// A bar on standard error, where somebody watches it.
fn progress(scenario: &str, drills: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} drills, {eta} left")
        .expect("the template is a constant; every use of the verb on a terminal tries it");
    ProgressBar::new(drills)
        .with_style(style)
        .with_prefix(scenario.to_owned())
}

fn show(survey: &Survey, bots: &[&str], screen: &mut Screen) -> anyhow::Result<()> {
    let title = screen.paint.bold(&survey.scenario);
    let last = survey.seed.wrapping_add(survey.runs - 1);
    screen.line(&format!(
        "{title}  {} drills each, seeds {} to {last}",
        survey.runs, survey.seed
    ))?;
    for bot in bots {
        screen.line("")?;
        screen.line(&screen.paint.bold(bot))?;
        show_bot(survey, bot, screen)?;
    }
    screen.line("")?;
    show_coverage(survey, screen)?;
    for odd in &survey.oddities {
        screen.line(&format!(
            "odd: {}, {} in {} of {} drills",
            odd.kind.told(),
            odd.bot,
            odd.times,
            survey.runs
        ))?;
        for drill in &odd.first {
            screen.line(&format!("  {}   # {}", drill.replay, drill.about))?;
        }
    }
    Ok(())
}

fn show_bot(survey: &Survey, bot: &str, screen: &mut Screen) -> anyhow::Result<()> {
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

fn show_coverage(survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
    for (part, coverage) in &survey.coverage {
        if coverage.of == 0 {
            continue;
        }
        let by: Vec<String> = coverage
            .by
            .iter()
            .map(|(bot, reached)| format!("{bot} {reached}"))
            .collect();
        screen.line(&format!(
            "{part:<10} {} of {} reached ({})",
            coverage.reached,
            coverage.of,
            by.join(", ")
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
fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.01 {
        return "under 1%".to_owned();
    }
    format!("{:.0}%", (share * 100.0).floor())
}
