//! `hotwash import incident`: a past incident's timeline as a scenario draft.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::authoring::draft::slug;
use crate::authoring::timeline::{self, Wanted};
use crate::cli::Verdict;
use crate::cli::screen::Screen;
use crate::desk::note::note;
use crate::desk::out;
use crate::desk::trouble::trouble;
use crate::scenario;
use crate::units::Span;

/// Make a scenario draft from the timeline of a past incident.
///
/// Reads a postmortem in Markdown, a table (CSV) with time, who and what, or PagerDuty's log
/// entries and notes as JSON. What happened to the responders becomes injects at their times,
/// what they found out findings, what they did remedies; what they decided stands as comments.
/// Whatever is not known is a text that begins with FILL IN: `hotwash lint` names each of them.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash import incident postmortem.md --new checkout-outage\n  \
    hotwash import incident timeline.csv --new slow-search --length 45m\n  \
    hotwash import incident log-entries.json --new night-shift --out drafts/night-shift.ron\n\n\
    Then: hotwash lint checkout-outage.ron, fill in what it names, hotwash play checkout-outage.ron\n\n\
    Exit codes: 0 a draft was written, 2 it could not be. What was unclear is said on standard error.")]
pub(in crate::cli) struct Incident {
    /// The timeline: a .md, .csv or .json file; its form is recognised by what is in it
    file: PathBuf,
    /// The id of the new scenario: small letters, digits and dashes
    #[arg(long, value_name = "ID")]
    new: String,
    /// Write the draft to this file; ID.ron here when left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How long the drill is to last, such as 45m; as long as the incident when left out
    #[arg(long, value_name = "TIME", value_parser = Span::parse)]
    length: Option<Span>,
}

impl Incident {
    pub(in crate::cli) fn run(self) -> anyhow::Result<Verdict> {
        let usual = slug(&self.new);
        if usual != self.new {
            return Err(trouble(
                format!("`{}` is no id", self.new),
                format!(
                    "write small letters, digits and single dashes, for example `--new {usual}`"
                ),
            ));
        }
        if let Some(length) = self.length
            && !(Span::minutes(1)..=Span::minutes(24 * 60)).contains(&length)
        {
            return Err(trouble(
                "no drill lasts so long, or so short",
                "give --length a time from 1m to 24h",
            ));
        }
        let path = self
            .out
            .unwrap_or_else(|| PathBuf::from(format!("{}.ron", self.new)));
        if path.symlink_metadata().is_ok() {
            return Err(trouble(
                format!("{} is there already", path.display()),
                "name another file with --out; an import never overwrites one",
            ));
        }
        let source = read(&self.file)?;
        let shown = self.file.display().to_string();
        let timeline = timeline::read(&source).map_err(|error| {
            let at = error.line.map_or(String::new(), |line| format!(":{line}"));
            trouble(format!("could not read {shown}{at}: {error}"), error.help)
        })?;
        let wanted = Wanted {
            id: self.new,
            source: self
                .file
                .file_name()
                .map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned()),
            length: self.length,
        };
        let (draft, notes) = timeline::sketch(&timeline, &wanted);
        let text = draft.to_ron();
        out::write_whole(&path, &text)?;
        for doubt in &timeline.doubts {
            match doubt.line {
                0 => note(&format!("{shown}: {}", doubt.what)),
                line => note(&format!("{shown}:{line}: {}", doubt.what)),
            }
        }
        for said in &notes {
            note(&format!("{shown}: {said}"));
        }
        let found = scenario::load(&text).diagnostics;
        let open = found.iter().filter(|one| one.code == "W190").count();
        let mut screen = Screen::stdout();
        screen.line(&format!(
            "{}: {} read; {}, {}, {}, {}",
            path.display(),
            counted(timeline.entries.len(), "entry", "entries"),
            counted(draft.injects.len(), "inject", "injects"),
            counted(draft.world.findings.len(), "finding", "findings"),
            counted(draft.world.remedies.len(), "remedy", "remedies"),
            counted(draft.cast.len(), "person", "people"),
        ))?;
        screen.line(&format!(
            "{} to fill in: `hotwash lint {}` names each",
            counted(open, "text is", "texts are"),
            path.display()
        ))?;
        Ok(Verdict::Fine)
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {several}"),
    }
}

/// Reads the source as text.
fn read(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| {
        let help = match error.kind() {
            ErrorKind::NotFound => "check the path",
            ErrorKind::IsADirectory => "name the file, not its folder",
            _ => "check the file and its permissions",
        };
        trouble(format!("could not read {shown}: {error}"), help)
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        trouble(
            format!("could not read {shown}:{line}: it is not UTF-8 text"),
            "save it as UTF-8; a workbook can be saved as CSV",
        )
    })
}
