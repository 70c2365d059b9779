//! `hotwash graph`: a scenario as a picture, and how often rehearsals reached each part of it.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::Verdict;
use super::screen::Screen;
use crate::desk::note::note;
use crate::desk::trouble::trouble;
use crate::desk::{after, find};
use crate::hearing::Hearing;
use crate::records;
use crate::rehearsal::Bot;
use crate::rehearsal::survey::{self, Plan, Survey};
use crate::scenario::Scenario;
use crate::scenario::graph::{Graph, Heat, dot, mermaid, svg};
use crate::scenario::story::part::{Kind, Part};

/// Draw a scenario: what comes when, what leads to what, and what nobody ever reaches.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash graph my.ron --out my.svg                a picture that any browser opens\n  \
    hotwash graph my.ron --heat 200 --out my.svg     with how often each part was reached\n  \
    hotwash graph my.ron --format mermaid            for a wiki or a code host\n  \
    hotwash graph my.ron --format dot | dot -Tpdf -o my.pdf\n\n\
    With --heat every simulated commander plays so many drills; parts that nobody reached are\n    \
    dashed and named. Pressure and faults are not counted.")]
pub(super) struct Draw {
    /// A path to a .ron file, or the id of a scenario that comes with hotwash
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// What to write; as the ending of --out has it, or svg
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Rehearse so many drills with each simulated commander, and show how often each part was
    /// reached
    #[arg(long, value_name = "RUNS", value_parser = clap::value_parser!(u64).range(1..))]
    heat: Option<u64>,
    /// Deal the first of these drills from this number, the next from the one after it
    #[arg(long, value_name = "N", default_value_t = 1, requires = "heat")]
    seed: u64,
}

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers and print
    Svg,
    /// For Graphviz
    Dot,
    /// A flowchart for wikis and code hosts
    Mermaid,
}

impl Format {
    /// As the ending of a file has it.
    fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()? {
            "svg" => Some(Format::Svg),
            "dot" | "gv" => Some(Format::Dot),
            "mmd" | "mermaid" => Some(Format::Mermaid),
            _ => None,
        }
    }
}

impl Draw {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let scenario = find::scenario(&self.scenario)?.scenario;
        let mut graph = Graph::of(&scenario);
        if let Some(runs) = self.heat {
            graph = graph.heated(self.rehearsed(&scenario, runs)?);
        }
        let of_file = self.out.as_deref().and_then(Format::of);
        if let Some(path) = self
            .out
            .as_deref()
            .filter(|path| path.extension().is_some())
            && of_file.is_none()
            && self.format.is_none()
        {
            return Err(trouble(
                format!("no graph is written as {}", path.display()),
                "name a file that ends in .svg (any browser opens and prints it), .dot or .mmd",
            ));
        }
        let drawn = match self.format.or(of_file).unwrap_or(Format::Svg) {
            Format::Svg => svg::draw(&graph),
            Format::Dot => dot::draw(&graph),
            Format::Mermaid => mermaid::draw(&graph),
        };
        match &self.out {
            None => Screen::stdout().line(drawn.trim_end())?,
            Some(path) => {
                records::write_whole(path, &drawn).map_err(|error| {
                    trouble(
                        format!("could not write {}: {error}", path.display()),
                        "name a file in a folder that you may write to with --out",
                    )
                })?;
                note(&format!("{} is drawn in {}", scenario.id, path.display()));
            }
        }
        Ok(Verdict::Fine)
    }

    fn rehearsed(&self, scenario: &Arc<Scenario>, runs: u64) -> anyhow::Result<Heat> {
        let plan = Plan {
            scenario,
            hearing: &Arc::new(Hearing::new(scenario)),
            policy: &after::policy(None, scenario)?,
            called: &self.scenario,
            bots: &Bot::NAMES,
            seed: self.seed,
            runs,
        };
        let bar = progress(&self.scenario, runs * Bot::NAMES.len() as u64);
        let survey = survey::survey(&plan, &|| bar.inc(1))?;
        bar.finish_and_clear();
        Ok(heat(&survey))
    }
}

/// How often each part was reached, by all commanders together.
fn heat(survey: &Survey) -> Heat {
    let counted = [
        ("injects", Kind::Inject),
        ("findings", Kind::Finding),
        ("remedies", Kind::Remedy),
        ("endings", Kind::Ending),
    ];
    let mut heat = Heat {
        drills: survey.runs * Bot::NAMES.len() as u64,
        ..Heat::default()
    };
    for (called, kind) in counted {
        if let Some(coverage) = survey.coverage.get(called) {
            let times = coverage.times.iter();
            heat.reached
                .extend(times.map(|(id, times)| (Part::new(kind, id), *times)));
        }
    }
    heat
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
