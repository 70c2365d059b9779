//! `hotwash stats`: a scenario in figures, and how good it is to practise with.

mod page;

use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Verdict;
use super::screen::Screen;
use super::sources::{self, Source};
use crate::desk::find;
use crate::scenario::grade::{self, Grade, Letter};
use crate::scenario::stats::{self, Stats};

/// Show a scenario in figures: words, injects, people, drills, what can be marked, and a grade.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash stats my.ron\n  \
    hotwash stats scenarios --min-grade A\n  \
    hotwash stats checkout-latency --json\n\n\
    The grade says what a scenario lacks to be practised with, and what to add: A lacks nothing,\n    \
    B a little, C much or something that practice needs, D is no drill yet.\n\
    It ends with 1 where a grade is below --min-grade.")]
pub(super) struct Show {
    /// Scenario files, folders with scenario files (.ron), or ids of scenarios that come with
    /// hotwash
    #[arg(required = true)]
    paths: Vec<String>,
    /// End with 1 where a scenario has a lower grade than this
    #[arg(long, value_enum, ignore_case = true, value_name = "LETTER")]
    min_grade: Option<Least>,
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,
}

/// The lowest grade that will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "verbatim")]
enum Least {
    /// Nothing may be lacking
    A,
    /// A little may be
    B,
    /// Much may be
    C,
    /// Anything will do
    D,
}

impl Least {
    fn letter(self) -> Letter {
        match self {
            Least::A => Letter::A,
            Least::B => Letter::B,
            Least::C => Letter::C,
            Least::D => Letter::D,
        }
    }
}

/// What is printed as JSON of one scenario.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    stats: &'a Stats,
    grade: &'a Grade,
}

impl Show {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut asked = Vec::new();
        for path in &self.paths {
            named(path, &mut asked)?;
        }
        let mut screen = Screen::stdout();
        let mut letters = Vec::new();
        for (at, path) in asked.iter().enumerate() {
            let scenario = find::scenario(path)?.scenario;
            let stats = stats::of(&scenario);
            let grade = grade::of(&scenario);
            if self.json {
                let (stats, grade) = (&stats, &grade);
                screen.line(&serde_json::to_string(&Printed { stats, grade })?)?;
            } else {
                if at > 0 {
                    screen.line("")?;
                }
                page::show(&stats, &grade, &mut screen)?;
            }
            letters.push(grade.letter);
        }
        if letters.len() > 1 && !self.json {
            screen.line("")?;
            screen.line(&summed_up(&letters))?;
        }
        let least = self.min_grade.map_or(Letter::D, Least::letter);
        Ok(match letters.iter().any(|letter| *letter > least) {
            true => Verdict::Findings,
            false => Verdict::Fine,
        })
    }
}

fn summed_up(letters: &[Letter]) -> String {
    let each = [Letter::A, Letter::B, Letter::C, Letter::D].map(|letter| {
        let count = letters.iter().filter(|one| **one == letter).count();
        (letter, count)
    });
    let told: Vec<String> = each
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(letter, count)| format!("{count} with grade {letter}"))
        .collect();
    format!("{} scenarios: {}", letters.len(), told.join(", "))
}

/// The scenarios that one argument names: itself, or the files of a folder in the order of their
/// names.
fn named(asked: &str, found: &mut Vec<String>) -> anyhow::Result<()> {
    if !Path::new(asked).is_dir() {
        found.push(asked.to_owned());
        return Ok(());
    }
    let (inside, troubles) = sources::named(&[asked.into()]);
    found.extend(inside.iter().map(Source::name));
    troubles.into_iter().next().map_or(Ok(()), Err)
}
