//! `hotwash lint`: what is wrong or doubtful in scenarios, each with its place and help.
//!
//! What cannot be read does not hide what is found in the rest: it is told last, and then the
//! verb could not run (2). Formats for other programs stand in files of their own.

mod github;
mod sarif;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Verdict;
use super::screen::Screen;
use super::sources::{self, Source};
use crate::desk::find;
use crate::desk::note::note;
use crate::desk::trouble::told;
use crate::scenario::grade::{self, Grade, Letter};
use crate::scenario::{self, Diagnostic, Level};

/// Show what is wrong or doubtful in scenarios.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash lint my.ron\n  \
    hotwash lint scenarios --deny-warnings         a whole folder; warnings count, too\n  \
    hotwash lint - < my.ron                        what an editor has not saved yet\n  \
    hotwash lint scenarios --format github         in a workflow: beside the line it is about\n  \
    hotwash lint scenarios --format sarif > lint.sarif\n  \
    hotwash explain W105                           what a code means and how to mend it\n\n\
    It ends with 0 when all is well (warnings are shown), 1 when something has an error, and 2\n\
    when something could not be read.")]
pub(super) struct Lint {
    /// Scenario files, or folders with scenario files (.ron); `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// End with 1 for warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the line and a caret
    Text,
    /// One JSON object a finding and line
    Json,
    /// SARIF 2.1.0, for code scanners
    Sarif,
    /// GitHub's workflow commands, one a finding
    Github,
}

/// A text that has been looked at.
struct Checked<'a> {
    source: &'a Source,
    text: String,
    found: Vec<Diagnostic>,
    /// How good it is to practise with; none where it cannot be played.
    grade: Option<Grade>,
}

impl Lint {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let (sources, mut troubles) = sources::named(&self.paths);
        let mut screen = Screen::stdout();
        let mut tally = Tally::default();
        let mut log = sarif::Log::new();
        for source in &sources {
            let text = match source.read() {
                Ok(text) => text,
                Err(trouble) => {
                    troubles.push(trouble);
                    continue;
                }
            };
            let (found, grade) = look(source, &text);
            let checked = Checked {
                source,
                text,
                found,
                grade,
            };
            tally.count(&checked);
            match self.format {
                Format::Sarif => log.add(&checked),
                _ => print(&checked, self.format, &mut screen)?,
            }
        }
        match self.format {
            Format::Text if tally.scenarios == 0 => {}
            Format::Text => tally.show(&mut screen)?,
            Format::Sarif => screen.line(&log.printed(&troubles)?)?,
            Format::Json | Format::Github => {}
        }
        if !screen.is_read() {
            note("the reader went away before all findings were printed");
        }
        if let Some(last) = troubles.pop() {
            for trouble in &troubles {
                note(told(trouble).trim_end());
            }
            return Err(last);
        }
        Ok(match (tally.errors, tally.warnings) {
            (0, 0) => Verdict::Fine,
            (0, _) if !self.deny_warnings => Verdict::Fine,
            _ => Verdict::Findings,
        })
    }
}

/// Looks at a text. Which rules it is held against is decided here, by what it is; a `.ron` is a
/// scenario.
fn look(source: &Source, text: &str) -> (Vec<Diagnostic>, Option<Grade>) {
    let loaded = match source.id() {
        Some(id) => scenario::load_named(text, id),
        None => scenario::load(text),
    };
    (loaded.diagnostics, loaded.scenario.as_ref().map(grade::of))
}

fn print(checked: &Checked, format: Format, screen: &mut Screen) -> anyhow::Result<()> {
    let name = checked.source.name();
    if format == Format::Text && !checked.found.is_empty() {
        let shown = find::rendered(&name, &checked.text, &checked.found, screen.paint);
        screen.line(&format!("{}\n", shown.trim_end()))?;
    }
    if format == Format::Text {
        return match &checked.grade {
            Some(grade) if grade.letter != Letter::A => {
                screen.line(&format!("{name}: {}\n", grade.told().trim_end()))
            }
            _ => Ok(()),
        };
    }
    for found in &checked.found {
        match format {
            Format::Github => screen.line(&github::command(checked, found))?,
            Format::Json => screen.line(&as_json(&name, checked, found)?)?,
            Format::Text | Format::Sarif => {}
        }
    }
    Ok(())
}

/// A finding as one line of JSON.
fn as_json(name: &str, checked: &Checked, found: &Diagnostic) -> anyhow::Result<String> {
    let mut line = serde_json::to_value(found)?;
    let (end_line, end_column) = found.place.end_in(&checked.text);
    line["file"] = name.into();
    line["end_line"] = end_line.into();
    line["end_column"] = end_column.into();
    Ok(line.to_string())
}

/// What has been looked at and found.
#[derive(Default)]
struct Tally {
    scenarios: usize,
    errors: usize,
    warnings: usize,
    codes: BTreeSet<&'static str>,
    /// How many scenarios have each grade.
    grades: BTreeMap<Letter, usize>,
}

/// So many codes are named at the end; the rest can be seen above.
const NAMED: usize = 4;

impl Tally {
    fn count(&mut self, checked: &Checked) {
        self.scenarios += 1;
        if let Some(grade) = &checked.grade {
            *self.grades.entry(grade.letter).or_default() += 1;
        }
        for one in &checked.found {
            match one.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
            }
            self.codes.insert(one.code);
        }
    }

    fn show(&self, screen: &mut Screen) -> anyhow::Result<()> {
        let grades = self.grades.iter().map(|(letter, count)| match count {
            1 if self.scenarios == 1 => format!("; grade {letter}"),
            _ => format!("; {count} of grade {letter}"),
        });
        screen.line(&format!(
            "{} checked: {}, {}{}",
            counted(self.scenarios, "scenario"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
            grades.collect::<String>()
        ))?;
        if self.codes.is_empty() {
            return Ok(());
        }
        let codes: Vec<&str> = self.codes.iter().copied().take(NAMED).collect();
        screen.line(&format!(
            "What that means and how to mend it: hotwash explain {}",
            codes.join(" ")
        ))
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
