//! `hotwash rehearse`: a scenario played many times by simulated commanders, for whoever writes
//! it: how scores are spread, how drills end, what nobody ever reaches, what was odd; and whether
//! the score tells one fault from another.

mod details;
mod expected;
mod matrix;
mod quick;

use std::io::IsTerminal;
use std::path::PathBuf;
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
use crate::rehearsal::expect::{self, Expectation};
use crate::rehearsal::survey::{self, OddKind, Oddity, Plan, Survey};
use crate::rehearsal::validity;
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;

/// Play a scenario many times with simulated commanders and show what came of it.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash rehearse checkout-latency\n  \
    hotwash rehearse my.ron quick\n  \
    hotwash rehearse my.ron random --runs 5000\n  \
    hotwash rehearse my.ron --commander by-the-book silent --runs 500\n  \
    hotwash rehearse my.ron --expect my.expect --runs 1000\n  \
    hotwash rehearse my.ron --commander all --json\n  \
    hotwash rehearse checkout-latency slow-leak --validity --runs 200\n\n\
    quick    deals every option of every variant at least once, lets every commander play each of\n           \
    these drills, and makes every inject fire that nobody reached: what is broken shows in seconds\n  \
    random   the commander who says anything plays many drills: what nobody thought of shows\n\n\
    An expectations file has a sentence a line (docs/rehearsing.md has them all):\n    \
    by-the-book resolves >= 98 %\n    \
    no bot but litigator is below 50 in severity\n    \
    every inject is reached\n    \
    nothing is odd\n\n\
    Run N of a seed S deals the same drill as `hotwash play SCENARIO --seed S+N`.\n\
    It ends with 1 where an expectation is not met. Without --expect: where a drill was odd (a dead\n    \
    end, a commander without end), where by-the-book brings fewer than 98 in 100 drills to their\n    \
    proper end, with --validity where a mark does not tell what it should (docs/validity.md), and\n    \
    with quick where an option is never dealt or an inject cannot fire.")]
pub(in crate::cli) struct Rehearse {
    /// Paths to .ron files, or ids of scenarios that come with hotwash; and perhaps the word
    /// `quick` or `random`
    #[arg(required = true)]
    scenario: Vec<String>,
    /// Which simulated commanders play; `all` for all of them
    #[arg(long, value_name = "BOT", num_args = 1.., default_values_t = ["all".to_owned()])]
    commander: Vec<String>,
    /// How many drills each of them plays [default: 100; random: 1000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    runs: Option<u64>,
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
    /// Hold what came of it against the sentences of this file
    #[arg(long, value_name = "FILE")]
    expect: Option<PathBuf>,
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,
}

/// How it is rehearsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Many drills by many commanders.
    Survey,
    /// Everything once.
    Quick,
    /// Many drills by whoever says anything.
    Random,
}

impl Way {
    /// The word that asks for it.
    fn asked_by(word: &str) -> Option<Way> {
        match word {
            "quick" => Some(Way::Quick),
            "random" => Some(Way::Random),
            _ => None,
        }
    }
}

/// What is rehearsed, once the words of the command line have been understood.
struct Asked {
    way: Way,
    scenarios: Vec<String>,
    bots: Vec<&'static str>,
    runs: u64,
    expected: Vec<Expectation>,
}

/// How many drills each commander plays when nobody says.
const USUAL_RUNS: u64 = 100;
/// And when one commander alone plays them.
const RANDOM_RUNS: u64 = 1_000;

impl Rehearse {
    pub(in crate::cli) fn run(self) -> anyhow::Result<Verdict> {
        let asked = self.understand()?;
        let mut screen = Screen::stdout();
        let mut verdict = Verdict::Fine;
        let mut surveys = Vec::new();
        let mut found = Vec::new();
        for called in &asked.scenarios {
            let scenario = find::scenario(called)?.scenario;
            expected::holds_for(&scenario, &asked.expected, self.expect.as_deref())?;
            found.push((called, scenario));
        }
        for (called, scenario) in found {
            if !surveys.is_empty() && !self.json {
                screen.line("")?;
            }
            let (survey, is_fine) = self.rehearse(called, &scenario, &asked, &mut screen)?;
            if !is_fine {
                verdict = Verdict::Findings;
            }
            surveys.push(survey);
        }
        if surveys.len() > 1 && !self.json && asked.way == Way::Survey {
            matrix::show_all(&surveys, &asked.bots, &mut screen)?;
        }
        if self.validity && !self.is_valid(&surveys, &mut screen)? {
            verdict = Verdict::Findings;
        }
        Ok(verdict)
    }

    fn understand(&self) -> anyhow::Result<Asked> {
        let (words, scenarios): (Vec<&String>, Vec<&String>) = self
            .scenario
            .iter()
            .partition(|word| Way::asked_by(word).is_some());
        let way = match words.as_slice() {
            [] => Way::Survey,
            [word] => Way::asked_by(word).unwrap_or(Way::Survey),
            _ => {
                return Err(trouble(
                    "quick and random are asked for at once",
                    "ask for one of them at a time",
                ));
            }
        };
        if scenarios.is_empty() {
            return Err(trouble(
                "no scenario is named",
                "name one: `hotwash rehearse my.ron quick`; `hotwash list` names those that come with hotwash",
            ));
        }
        let bots = match way {
            Way::Random => vec![RANDOM],
            Way::Survey | Way::Quick => self.bots()?,
        };
        if self.validity && (way != Way::Survey || !bots.contains(&Bot::NAMES[0])) {
            return Err(trouble(
                format!("without {} there is nothing to compare with", Bot::NAMES[0]),
                "add it to --commander, or leave --validity, quick and random out",
            ));
        }
        let expected = match &self.expect {
            Some(file) => expected::read(file, &bots)?,
            None => Vec::new(),
        };
        let usual = match way {
            Way::Random => RANDOM_RUNS,
            Way::Survey | Way::Quick => USUAL_RUNS,
        };
        Ok(Asked {
            way,
            scenarios: scenarios.into_iter().cloned().collect(),
            bots,
            runs: self.runs.unwrap_or(usual),
            expected,
        })
    }

    /// Rehearses one scenario and shows it. Gives also whether all is well with it.
    fn rehearse(
        &self,
        called: &str,
        scenario: &Arc<Scenario>,
        asked: &Asked,
        screen: &mut Screen,
    ) -> anyhow::Result<(Survey, bool)> {
        let policy = after::policy(self.policy.as_deref(), scenario)?;
        let plan = Plan {
            scenario,
            hearing: &Arc::new(Hearing::new(scenario)),
            policy: &policy,
            called,
            bots: &asked.bots,
            seed: self.seed,
            runs: asked.runs,
        };
        if asked.way == Way::Quick {
            return self.look_quickly(&plan, asked, screen);
        }
        let bar = progress(called, asked.runs * asked.bots.len() as u64);
        let survey = survey::survey(&plan, &|| bar.inc(1))?;
        bar.finish_and_clear();
        let verdicts = expect::check(&asked.expected, &survey, called);
        if self.json {
            self.print_json(serde_json::to_value(&survey)?, &survey, &verdicts, screen)?;
        } else {
            show(&survey, asked, screen)?;
            expected::show(&verdicts, screen)?;
        }
        let is_fine = match verdicts.is_empty() {
            true => !is_wanting(&survey),
            false => verdicts.iter().all(|verdict| verdict.met),
        };
        Ok((survey, is_fine))
    }

    fn look_quickly(
        &self,
        plan: &Plan<'_>,
        asked: &Asked,
        screen: &mut Screen,
    ) -> anyhow::Result<(Survey, bool)> {
        let (seeds, _) = survey::quick::seeds_that_deal_all(plan);
        let bar = progress(plan.called, (seeds.len() * asked.bots.len()) as u64);
        let quick = survey::quick::quick(plan, &|| bar.inc(1))?;
        bar.finish_and_clear();
        let verdicts = expect::check(&asked.expected, &quick.survey, plan.called);
        if self.json {
            let mut printed = serde_json::to_value(&quick.survey)?;
            printed["quick"] = serde_json::json!({
                "seeds": quick.seeds, "undealt": quick.undealt, "forced": quick.forced,
            });
            self.print_json(printed, &quick.survey, &verdicts, screen)?;
        } else {
            quick::show(&quick, plan.called, screen)?;
            expected::show(&verdicts, screen)?;
        }
        let is_fine = !quick::is_wanting(&quick) && verdicts.iter().all(|verdict| verdict.met);
        Ok((quick.survey, is_fine))
    }

    fn print_json(
        &self,
        mut printed: serde_json::Value,
        survey: &Survey,
        verdicts: &[expect::Verdict],
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        if self.expect.is_some() {
            printed["expectations"] = serde_json::to_value(verdicts)?;
        }
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

/// The commander who says anything.
const RANDOM: &str = "random";

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

fn show(survey: &Survey, asked: &Asked, screen: &mut Screen) -> anyhow::Result<()> {
    let bots = asked.bots.as_slice();
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
    details::show_par(survey, screen)?;
    details::show_coverage(survey, screen)?;
    if asked.way == Way::Random {
        details::show_seldom(survey, screen)?;
    }
    show_odd(survey, screen)
}

/// The odd drills, each with the command that plays it again.
fn show_odd(survey: &Survey, screen: &mut Screen) -> anyhow::Result<()> {
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
