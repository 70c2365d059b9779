//! `hotwash fmt`: scenarios laid out one way, with nothing in them changed.
//!
//! A file is replaced whole or not at all, and only when something in it changes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use super::sources::{self, Source};
use crate::desk::find;
use crate::desk::note::{Paint, note};
use crate::desk::trouble::trouble;
use crate::scenario::{Diagnostic, format::format};

/// Lay out scenarios one way; comments, texts and the order of fields stay.
///
/// Four spaces a level, short things on one line up to 120 characters, a comma behind each item of
/// a list on several lines. What its author began on a new line stays on several lines.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  hotwash fmt my.ron             lay out one scenario\n  \
        hotwash fmt scenarios          all of a folder\n  \
        hotwash fmt scenarios --check  list those that would change, and change none\n  \
        hotwash fmt - <my.ron          from standard input to standard output\n\n\
        Exit codes: 0 fine, 1 --check found scenarios that would change, 2 one could not be read."
)]
pub(super) struct Fmt {
    /// Scenario files, folders with scenario files (.ron), or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Change nothing; list what would change
    #[arg(long)]
    check: bool,
}

/// How a file came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is laid out already.
    Kept,
    /// It was laid out, or would be.
    Changed,
    /// It is no RON, and has been left alone.
    Broken,
}

impl Fmt {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            return self.stream();
        }
        let (sources, troubles) = sources::named(&self.paths);
        if let Some(trouble) = troubles.into_iter().next() {
            return Err(trouble);
        }
        let files = sources.iter().filter_map(Source::file);
        let mut screen = Screen::stdout();
        let (mut changed, mut broken) = (0, 0);
        for file in files {
            match self.one(file)? {
                Outcome::Kept => {}
                Outcome::Changed => {
                    changed += 1;
                    screen.line(&file.display().to_string())?;
                }
                Outcome::Broken => broken += 1,
            }
        }
        self.verdict(changed, broken)
    }

    fn verdict(&self, changed: usize, broken: usize) -> anyhow::Result<Verdict> {
        match (broken, changed) {
            (1.., _) => Err(trouble(
                match broken {
                    1 => "one scenario could not be laid out, because it is not RON".to_owned(),
                    _ => format!("{broken} scenarios could not be laid out: they are not RON"),
                },
                "mend what is shown above; nothing was changed in it",
            )),
            (0, 1..) if self.check => Ok(Verdict::Findings),
            _ => Ok(Verdict::Fine),
        }
    }

    fn one(&self, file: &Path) -> anyhow::Result<Outcome> {
        let text = find::read_exactly(file)?;
        let laid_out = match format(&text) {
            Ok(laid_out) => laid_out,
            Err(wrong) => {
                show(&file.display().to_string(), &text, &wrong);
                return Ok(Outcome::Broken);
            }
        };
        if laid_out == text {
            return Ok(Outcome::Kept);
        }
        if !self.check {
            replace(file, &laid_out).map_err(|error| {
                trouble(
                    format!("could not write {}: {error}", file.display()),
                    "check the permissions of the file and its folder; the file is as it was",
                )
            })?;
        }
        Ok(Outcome::Changed)
    }

    /// From standard input to standard output.
    fn stream(&self) -> anyhow::Result<Verdict> {
        if self.paths.len() > 1 {
            return Err(trouble(
                "`-` is standard input and stands alone",
                "lay out files and standard input in two runs",
            ));
        }
        let text = find::read_exactly_from("standard input", io::stdin().lock())?;
        let laid_out = match format(&text) {
            Ok(laid_out) => laid_out,
            Err(wrong) => {
                show("standard input", &text, &wrong);
                return self.verdict(0, 1);
            }
        };
        if self.check {
            return self.verdict(usize::from(laid_out != text), 0);
        }
        let mut out = io::stdout().lock();
        out.write_all(laid_out.as_bytes())?;
        out.flush()?;
        Ok(Verdict::Fine)
    }
}

fn show(name: &str, text: &str, wrong: &[Diagnostic]) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    note(find::rendered(name, text, wrong, Paint::for_stderr()).trim_end());
}

/// Puts a text in a file's place, whole or not at all. A link stays a link; permissions stay.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    let real = fs::canonicalize(file)?;
    // A folder may be writable where the file in it is not meant to be.
    File::options().write(true).open(&real)?;
    let permissions = fs::metadata(&real)?.permissions();
    let folder = real.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new()
        .prefix(".hotwash-fmt-")
        .tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(&real).map_err(|error| error.error)?;
    Ok(())
}
