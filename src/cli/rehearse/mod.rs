//! `hotwash rehearse`: a scenario played many times by simulated commanders, for whoever writes
//! it: how scores are spread, how drills end, what nobody ever reaches, what was odd; and whether
//! the score tells one fault from another.

mod details;
mod matrix;

use std::io::IsTerminal;
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::cli::screen::Screen;
use crate::cli::{Verdict, bots};
use crate::desk::trouble::trouble;
use crate::desk::{after, find};
use crate::hearing::Hearing;
use crate::rehearsal::Bot;
use crate::rehearsal::survey::{self, OddKind, Oddity, Plan, Survey};
use crate::rehearsal::validity;
use crate::scenario::model::Dimension;

/// Play a scenario many times with simulated commanders and show what came of it.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash rehearse checkout-latency\n  \
    hotwash rehearse my.ron --commander by-the-book silent --runs 500\n  \
    hotwash rehearse my.ron --commander all --json\n  \
    hotwash rehearse checkout-latency slow-leak --validity --runs 200\n\n\
    Run N of a seed S deals the same drill as `hotwash play SCENARIO --seed S+N`.\n\
    It ends with 1 where a drill was odd (a dead end, a commander without end) or where\n    \
    by-the-book brings fewer than 98 in 100 drills to their proper end, or with --validity\n    \
    where a mark does not tell what it should (docs/validity.md).")]
pub(in crate::cli) struct Rehearse {
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
    /// Hold the marks against the table of faults and what each may touch, and say where they
    /// do not fit
    #[arg(long)]
    validity: bool,
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,
}

impl Rehearse {
    pub(in crate::cli) fn run(self) -> anyhow::Result<Verdict> {
        let bots = self.bots()?;
        if self.validity && !bots.contains(&Bot::NAMES[0]) {
            return Err(trouble(
                format!("without {} there is nothing to compare with", Bot::NAMES[0]),
                "add it to --commander, or leave --validity out",
            ));
        }
        let mut screen = Screen::stdout();
        let mut verdict = Verdict::Fine;
        let mut surveys = Vec::new();
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
                self.print_json(&survey, &mut screen)?;
            } else {
                if !surveys.is_empty() {
                    screen.line("")?;
                }
                show(&survey, &bots, &mut screen)?;
            }
            surveys.push(survey);
        }
        if surveys.len() > 1 && !self.json {
            matrix::show_all(&surveys, &bots, &mut screen)?;
        }
        if self.validity && !self.is_valid(&surveys, &mut screen)? {
            verdict = Verdict::Findings;
        }
        Ok(verdict)
    }

    fn print_json(&self, survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
        let mut printed = serde_json::to_value(survey)?;
        if self.validity {
            let one = std::slice::from_ref(survey);
            printed["validity"] = serde_json::to_value(Validity {
                breaches: validity::check(one)
                    .iter()
                    .map(ToString::to_string)
                    .collect(),
                couplings: validity::couplings(one),
            })?;
        }
        screen.line(&printed.to_string())
    }

    /// Says where the marks do not fit the table. As JSON each scenario has said so already.
    fn is_valid(&self, surveys: &[Survey], screen: &mut Screen) -> anyhow::Result<bool> {
        let breaches = validity::check(surveys);
        if self.json {
            return Ok(breaches.is_empty());
        }
        screen.line("")?;
        for breach in &breaches {
            screen.line(&format!("not valid: {breach}"))?;
        }
        if breaches.is_empty() {
            screen.line("valid: each fault shows where it belongs, and only where it may")?;
        }
        Ok(breaches.is_empty())
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

/// So many commanders are shown one after the other in detail; more of them as a matrix.
const FEW: usize = 3;

/// What `--validity` adds to the JSON of a scenario.
#[derive(Serialize)]
struct Validity {
    breaches: Vec<String>,
    /// How far each commander falls behind where the table says that their fault shows.
    couplings: Vec<(&'static str, Dimension, Option<f64>)>,
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
    screen.line("")?;
    if bots.len() > FEW {
        matrix::show(survey, bots, screen)?;
    } else {
        for bot in bots {
            screen.line(&screen.paint.bold(bot))?;
            details::show_bot(survey, bot, screen)?;
            screen.line("")?;
        }
    }
    details::show_coverage(survey, screen)?;
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
