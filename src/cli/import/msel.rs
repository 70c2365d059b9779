//! `hotwash import msel`: a list of events back into the scenario that it came from, or the list
//! of somebody else as the beginning of a new one.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::authoring::msel::{self, Finding, Table, Unreadable};
use crate::cli::Verdict;
use crate::cli::screen::Screen;
use crate::desk::find;
use crate::desk::note::{Paint, note};
use crate::desk::out::write_whole;
use crate::desk::trouble::trouble;
use crate::scenario::{self, Diagnostic, Level, Scenario};

/// No list of events is larger than this [bytes]. Ours.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Take a list of events (MSEL) from a spreadsheet: into the scenario it came from, or as the
/// beginning of a new one.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash import msel my.xlsx --into my.ron --dry-run     show what would change\n  \
    hotwash import msel my.xlsx --into my.ron               change it\n  \
    hotwash import msel their.csv --new flood --out flood.ron\n\n\
    With --into it takes what `hotwash export` wrote; everything that was not changed in the\n\
    spreadsheet keeps every byte. With --new it takes any list with columns such as time, from,\n\
    to, method, description; what is missing begins with `FILL IN:`.")]
pub(in crate::cli) struct Msel {
    /// The list: .csv or .xlsx
    file: PathBuf,
    /// The scenario file to change
    #[arg(
        long,
        value_name = "SCENARIO.ron",
        conflicts_with = "new",
        required_unless_present = "new"
    )]
    into: Option<PathBuf>,
    /// Begin a new scenario with this id
    #[arg(long, value_name = "ID")]
    new: Option<String>,
    /// Write here instead: with --into the scenario stays as it is; with --new it is ID.ron without
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The sheet of the workbook, where it is not the one with the best header
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

impl Msel {
    pub(in crate::cli) fn run(self) -> anyhow::Result<Verdict> {
        let table = self.table()?;
        match (&self.into, &self.new) {
            (Some(scenario), _) => self.merge(scenario, &table),
            (None, Some(id)) => self.begin(id, &table),
            (None, None) => Err(trouble(
                "it is not said what to do with the list",
                "name a scenario with --into, or a new one with --new",
            )),
        }
    }

    fn table(&self) -> anyhow::Result<Table> {
        let shown = self.file.display();
        let bytes = bytes(&self.file)?;
        msel::read(&bytes, self.sheet.as_deref()).map_err(|error| {
            let help = match &error {
                Unreadable::Empty => "name a list that has rows",
                Unreadable::NoWorkbooks => {
                    "save it as .csv, or build hotwash with the feature `spreadsheets`"
                }
                Unreadable::NoText | Unreadable::OtherWorkbook | Unreadable::Broken(_) => {
                    "open it in a spreadsheet program and save it as .xlsx or .csv"
                }
                Unreadable::TooLarge => "keep the rows of the list, and take stray cells out",
                Unreadable::NoHeader(_) => {
                    "give the columns a header row: time, from, to, mode, message, expected response, objective"
                }
                Unreadable::NoSheet(..) => "name one of these, or leave --sheet out",
            };
            trouble(format!("could not take {shown}: {error}"), help)
        })
    }

    /// The list into the scenario that it came from.
    fn merge(&self, into: &Path, table: &Table) -> anyhow::Result<Verdict> {
        let source = find::read(into)?;
        let before = scenario::load(&source);
        let Some(scenario) = before.scenario else {
            let errors = errors(&before.diagnostics);
            let name = into.display().to_string();
            note(find::rendered(&name, &source, &errors, Paint::for_stderr()).trim_end());
            return Err(trouble(
                format!("could not change {name}: it has errors already"),
                "mend what is shown above first",
            ));
        };
        let merged = match msel::merge(&source, &scenario, table) {
            Ok(merged) => merged,
            Err(findings) => return self.refused(&findings),
        };
        let mut screen = Screen::stdout();
        for told in merged.changes.iter() {
            screen.line(told)?;
        }
        for told in &merged.notes {
            note(&format!("note: {told}"));
        }
        let out = self.out.as_deref().unwrap_or(into);
        if merged.text == source && self.out.is_none() {
            screen.line(&format!("{}: nothing has changed", into.display()))?;
            return Ok(Verdict::Fine);
        }
        let after = scenario::load(&merged.text);
        if after.scenario.is_none() {
            let name = format!("{} (as it would be)", into.display());
            let errors = errors(&after.diagnostics);
            screen.line(
                find::rendered(&name, &merged.text, &errors, Paint::for_stdout()).trim_end(),
            )?;
            note("nothing was written: with these changes the scenario could not be played");
            return Ok(Verdict::Findings);
        }
        // Some editors put a mark before the first letter; reading drops it.
        let marked =
            std::fs::read(into).is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()));
        let mark = if marked { "\u{feff}" } else { "" };
        let text = format!("{mark}{}", merged.text);
        let counted = match merged.changes.len() {
            1 => "1 change".to_owned(),
            many => format!("{many} changes"),
        };
        self.put(out, &text, &counted, &mut screen)?;
        Ok(Verdict::Fine)
    }

    fn refused(&self, findings: &[Finding]) -> anyhow::Result<Verdict> {
        let mut screen = Screen::stdout();
        for finding in findings {
            screen.line(&format!("{}: {finding}", self.file.display()))?;
        }
        note("nothing was written; mend these cells and import again");
        Ok(Verdict::Findings)
    }

    /// Somebody else's list as the beginning of a scenario.
    fn begin(&self, id: &str, table: &Table) -> anyhow::Result<Verdict> {
        let well_formed = crate::authoring::draft::slug(id);
        if well_formed != id {
            return Err(trouble(
                format!("`{id}` is no id for a scenario"),
                format!("write small letters, digits and dashes: --new {well_formed}"),
            ));
        }
        let out = match &self.out {
            Some(out) => out.clone(),
            None => PathBuf::from(format!("{id}.ron")),
        };
        if out.exists() && self.out.is_none() && !self.dry_run {
            return Err(trouble(
                format!("{} is there already", out.display()),
                "name another file with --out, or another id",
            ));
        }
        let begun = msel::begin(id, table);
        let text = begun.draft.to_ron();
        let mut screen = Screen::stdout();
        for finding in &begun.findings {
            screen.line(&format!("{}: {finding}", self.file.display()))?;
        }
        for told in &begun.notes {
            note(&format!("note: {told}"));
        }
        let loaded = scenario::load(&text);
        if let Some(scenario) = &loaded.scenario {
            screen.line(&summary(scenario, &text))?;
        } else {
            let name = out.display().to_string();
            let errors = errors(&loaded.diagnostics);
            note(find::rendered(&name, &text, &errors, Paint::for_stderr()).trim_end());
        }
        self.put(&out, &text, "a draft", &mut screen)?;
        Ok(
            match begun.findings.is_empty() && loaded.scenario.is_some() {
                true => Verdict::Fine,
                false => Verdict::Findings,
            },
        )
    }

    fn put(&self, out: &Path, text: &str, what: &str, screen: &mut Screen) -> anyhow::Result<()> {
        let out_name = out.display();
        if self.dry_run {
            return screen.line(&format!(
                "{out_name}: {what}; nothing was written (--dry-run)"
            ));
        }
        write_whole(out, text)?;
        screen.line(&format!("{out_name}: {what}, written"))
    }
}

fn summary(scenario: &Scenario, text: &str) -> String {
    let events = match scenario.injects.len() {
        1 => "1 event".to_owned(),
        many => format!("{many} events"),
    };
    format!(
        "{events}, {} people; {} texts to fill in, each begins with `FILL IN:`",
        scenario.cast.len(),
        text.matches("\"FILL IN: ").count()
    )
}

fn errors(all: &[Diagnostic]) -> Vec<Diagnostic> {
    let errors = all.iter().filter(|found| found.level == Level::Error);
    errors.cloned().collect()
}

/// Reads a file of a size that a list can have.
fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = path.display();
    let could_not = |error: std::io::Error| {
        let help = match error.kind() {
            std::io::ErrorKind::NotFound => "check the path",
            std::io::ErrorKind::IsADirectory => "name the file, not its folder",
            _ => "check the file and its permissions; it may be open in another program",
        };
        trouble(format!("could not read {shown}: {error}"), help)
    };
    let file = std::fs::File::open(path).map_err(could_not)?;
    let mut bytes = Vec::new();
    // One byte more tells a file that is too large from one that just fits.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(could_not)?;
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(
            format!(
                "could not read {shown}: it has more than {} MB",
                LARGEST / 1024 / 1024
            ),
            "name a list of events (.csv or .xlsx)",
        ));
    }
    Ok(bytes)
}
