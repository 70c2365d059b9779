//! `hotwash export`: a scenario as other programs and facilitators take it.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Verdict;
use crate::authoring::{msel, openaev};
use crate::desk::find;
use crate::desk::note::note;
use crate::desk::out::write_whole;
use crate::desk::trouble::trouble;
use crate::scenario::Scenario;

/// Write a scenario's injects as a list of events for a spreadsheet, or for OpenAEV.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash export checkout-latency                        the list of events, as CSV\n  \
    hotwash export my.ron --out my.xlsx                    the same as a workbook\n  \
    hotwash export my.ron --format openaev --out my.zip    for OpenAEV (formerly OpenBAS)\n\n\
    Bring a changed list back with `hotwash import msel my.xlsx --into my.ron`.")]
pub(super) struct Export {
    /// A scenario file (.ron), or the id of one that comes with hotwash
    scenario: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Msel)]
    format: Format,
    /// Where to: .csv or .xlsx for a list of events, .zip (or .json) for OpenAEV; standard output without
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A Master Scenario Events List: CSV or a workbook
    Msel,
    /// A scenario for OpenAEV (formerly OpenBAS)
    Openaev,
}

impl Export {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let found = find::scenario(&self.scenario)?;
        let bytes = self.bytes(&found.scenario)?;
        match &self.out {
            Some(path) => {
                write_whole(path, &bytes)?;
                note(&format!("{} is written", path.display()));
            }
            None => print(&bytes)?,
        }
        Ok(Verdict::Fine)
    }

    fn bytes(&self, scenario: &Scenario) -> anyhow::Result<Vec<u8>> {
        let ending = self.out.as_deref().map(ending).unwrap_or_default();
        match (self.format, ending.as_str()) {
            (Format::Msel, "" | "csv" | "txt") => {
                let csv = msel::to_csv(scenario);
                // Spreadsheet programs take a text file for UTF-8 by this mark alone.
                let mark = if self.out.is_some() { "\u{feff}" } else { "" };
                Ok(format!("{mark}{csv}").into_bytes())
            }
            (Format::Msel, "xlsx") => workbook(scenario),
            (Format::Msel, other) => Err(trouble(
                format!("a list of events cannot be written as .{other}"),
                "name a file that ends in .csv or .xlsx",
            )),
            (Format::Openaev, "" | "json") => Ok(openaev::to_json(scenario).into_bytes()),
            (Format::Openaev, "zip") => Ok(openaev::to_archive(scenario)),
            (Format::Openaev, other) => Err(trouble(
                format!("OpenAEV takes no .{other}"),
                "name a file that ends in .zip, which it imports, or .json, to look at",
            )),
        }
    }
}

/// The ending of a file's name, in small letters.
fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

#[cfg(feature = "spreadsheets")]
fn workbook(scenario: &Scenario) -> anyhow::Result<Vec<u8>> {
    msel::to_workbook(scenario).map_err(|error| {
        trouble(
            format!("could not make a workbook: {error}"),
            "write a .csv instead",
        )
    })
}

#[cfg(not(feature = "spreadsheets"))]
fn workbook(_: &Scenario) -> anyhow::Result<Vec<u8>> {
    Err(trouble(
        "this build of hotwash writes no workbooks",
        "write a .csv, or build hotwash with the feature `spreadsheets`",
    ))
}

fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    let printed = out.write_all(bytes).and_then(|()| match out.is_terminal() {
        true if !bytes.ends_with(b"\n") => out.write_all(b"\n"),
        _ => Ok(()),
    });
    match printed.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(trouble(
            format!("could not write to standard output: {error}"),
            "make room where the output goes, or name a file with --out",
        )),
        _ => Ok(()),
    }
}
