//! `hotwash lint`: what is wrong or doubtful in scenarios, each with its place and help.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Verdict;
use super::screen::Screen;
use crate::desk::find;
use crate::desk::note::{Paint, note};
use crate::desk::trouble::trouble;
use crate::scenario::{self, Level};

/// Show what is wrong or doubtful in scenarios; 1 when one of them has an error.
#[derive(Args)]
#[command(after_help = "Examples:\n  hotwash lint my.ron\n  hotwash lint scenarios --format json")]
pub(super) struct Lint {
    /// Scenario files, or folders with scenario files (.ron)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the line and a caret
    Text,
    /// One JSON object a finding and line
    Json,
}

impl Lint {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut files = Vec::new();
        for path in &self.paths {
            collect(path, &mut files)?;
        }
        let mut screen = Screen::stdout();
        let (mut errors, mut warnings) = (0, 0);
        for file in &files {
            let name = file.display().to_string();
            let text = find::read(file)?;
            let found = scenario::load(&text).diagnostics;
            for diagnostic in &found {
                match diagnostic.level {
                    Level::Error => errors += 1,
                    Level::Warning => warnings += 1,
                }
            }
            match self.format {
                Format::Text if found.is_empty() => {}
                Format::Text => {
                    let text = find::rendered(&name, &text, &found, Paint::for_stdout());
                    screen.line(text.trim_end())?;
                }
                Format::Json => {
                    for diagnostic in &found {
                        let mut line = serde_json::to_value(diagnostic)?;
                        line["file"] = name.clone().into();
                        screen.line(&line.to_string())?;
                    }
                }
            }
        }
        if !screen.is_read() {
            note("the reader went away before all findings were printed");
        }
        if self.format == Format::Text {
            screen.line(&format!(
                "{} checked: {}, {}",
                counted(files.len(), "scenario"),
                counted(errors, "error"),
                counted(warnings, "warning")
            ))?;
        }
        Ok(match errors {
            0 => Verdict::Fine,
            _ => Verdict::Findings,
        })
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// The scenario files that a path names, in the order of their names.
pub(super) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let could_not = |error: std::io::Error| {
        trouble(
            format!("could not read the folder {}: {error}", path.display()),
            "check its permissions",
        )
    };
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(path).map_err(could_not)? {
        inside.push(entry.map_err(could_not)?.path());
    }
    inside.sort();
    for entry in inside {
        // A link to a folder could lead back here.
        let is_folder = entry.is_dir() && !entry.is_symlink();
        if is_folder {
            collect(&entry, files)?;
        } else if entry
            .extension()
            .is_some_and(|extension| extension == "ron")
        {
            files.push(entry);
        }
    }
    Ok(())
}
