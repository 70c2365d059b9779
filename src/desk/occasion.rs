//! The occasion on which a drill is played: who played it when, where it is kept, and what is
//! known of the same trainee's earlier drills. The seam to `records`.
//!
//! Nothing here may cost anybody a drill: where the history cannot be read or written that is
//! said, and the drill goes on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::costliest::Costliest;
use super::export::{self, Export};
use super::note::note;
use super::out::{self, POSTMORTEM_MD};
use crate::debrief::{self, Around, EarlierDrill, FollowUp, Reflection, Report};
use crate::drill::Drill;
use crate::recording::Header;
use crate::records::{self, History, Line, REFLECTION};
use crate::review::{self, Facts};
use crate::units::Moment;

/// So many earlier drills are shown in a debrief: enough to see a trend. Ours.
const SHOWN_EARLIER: usize = 8;

/// No draft is larger than this [bytes].
const LARGEST_DRAFT: u64 = 1024 * 1024;

/// Whose drills go into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// This one does.
    History,
    /// This one does not: a bot or a script plays it.
    Nothing,
}

/// A drill's occasion.
pub(crate) struct Occasion {
    header: Header,
    dir: Option<PathBuf>,
    keeps: Keeps,
    exports: Vec<Export>,
    costliest: Costliest,
}

impl Occasion {
    /// The occasion of a drill that is played now, kept in `dir`.
    pub(crate) fn new(header: Header, dir: Option<PathBuf>, keeps: Keeps) -> Occasion {
        Occasion {
            header,
            dir,
            keeps,
            exports: Vec::new(),
            costliest: Costliest::default(),
        }
    }

    /// The same, where more than the debrief is asked for.
    pub(crate) fn exporting(mut self, exports: Vec<Export>) -> Occasion {
        self.exports = exports;
        self
    }

    /// The same, with the costliest moments looked into or not.
    pub(crate) fn comparing(mut self, wanted: bool) -> Occasion {
        self.costliest = Costliest::of(!wanted, self.header.commander.as_deref());
        self
    }

    /// Whether its debrief looks into the costliest moments.
    pub(crate) fn costliest(&self) -> Costliest {
        self.costliest
    }

    /// Writes what is asked for beside the debrief. Gives the names of the files.
    pub(crate) fn export(&self, report: &Report, dir: &Path) -> anyhow::Result<Vec<&'static str>> {
        export::write(&self.exports, report, &self.header, dir)
    }

    /// Where the drill is kept.
    pub(crate) fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// The recording's header.
    #[cfg_attr(
        not(feature = "window"),
        expect(dead_code, reason = "the window alone branches")
    )]
    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// Where a branch of this drill is kept: in a folder of its own, within its own.
    #[cfg_attr(
        not(feature = "window"),
        expect(dead_code, reason = "the window alone branches")
    )]
    pub(crate) fn branch_dir(&self) -> PathBuf {
        let branches = self.dir.clone().unwrap_or_default().join("branches");
        out::next_in(&branches)
    }

    /// The same report; of a drill that goes on from a moment of an earlier one it says so, because
    /// its beginning was played before.
    pub(crate) fn told_of_branch(&self, mut report: Report) -> Report {
        if let Some(at) = self.header.branched_at_ms {
            let at = Moment(at);
            let said = format!("Played on from {at} of an earlier drill: a second try.");
            let text = &mut report.outcome.text;
            *text = match text.is_empty() {
                true => said,
                false => format!("{said} {text}"),
            };
        }
        report
    }

    /// What is known around the drill; what by-the-book scores is another's to add.
    pub(crate) fn around(&self, trainee: &str) -> Around {
        Around {
            begun: self.header.date(),
            reflection: self.reflection(),
            earlier: self.earlier(trainee),
            ..Around::default()
        }
    }

    /// The trainee's own words on this drill, as far as they wrote any.
    pub(crate) fn reflection(&self) -> Reflection {
        let Some(dir) = &self.dir else {
            return Reflection::default();
        };
        records::reflection(dir).unwrap_or_else(|error| {
            let path = dir.join(REFLECTION);
            note(&format!(
                "could not use {}: {error}; the debrief is made without it",
                path.display()
            ));
            Reflection::default()
        })
    }

    /// The trainee's draft of the postmortem, reviewed; none where they have written none.
    pub(crate) fn follow_up(&self, drill: &Drill, report: &Report) -> Option<FollowUp> {
        let path = self.dir.as_ref()?.join(POSTMORTEM_MD);
        let text = match read_draft(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                note(&format!(
                    "could not read {}: {error}; the debrief is made without it",
                    path.display()
                ));
                return None;
            }
        };
        // A skeleton that nobody has touched is nobody's draft.
        if text == debrief::draft(report) {
            return None;
        }
        let facts = Facts::of(drill.log(), drill.scenario(), report, self.header.date());
        Some(review::review(&text, &facts).follow_up())
    }

    /// Keeps the trainee's own words beside the recording.
    pub(crate) fn keep_reflection(&self, reflection: &Reflection) {
        let Some(dir) = &self.dir else { return };
        if let Err(error) = records::keep_reflection(dir, reflection) {
            let path = dir.join(REFLECTION);
            note(&format!(
                "could not write {}: {error}; your answers stand in the debrief alone",
                path.display()
            ));
        }
    }

    /// Keeps the drill in the trainee's history, or says why it could not.
    pub(crate) fn keep(&self, report: &Report, reflection: &Reflection) {
        if self.keeps == Keeps::Nothing || !report.complete {
            return;
        }
        let recording = self.dir.as_deref().map(recording_path);
        let Some(line) = Line::of(report, &self.header, recording, reflection) else {
            return;
        };
        let written = match records::history_path() {
            Ok(path) => History::append(&path, &line)
                .map_err(|error| format!("could not write {}: {error}", path.display())),
            Err(error) => Err(error.to_string()),
        };
        if let Err(why) = written {
            note(&format!(
                "{why}; this drill is not in your history ({} names another folder for it)",
                records::DATA
            ));
        }
    }

    /// What this trainee resolved after their last drill, and in which.
    pub(crate) fn last_commitment(&self, trainee: &str) -> Option<EarlierDrill> {
        if self.keeps == Keeps::Nothing {
            return None;
        }
        let history = history();
        let mut latest = history.of(trainee).rev();
        latest
            .find(|line| line.drill.commitment.is_some())
            .map(|line| line.drill.clone())
    }

    /// The trainee's last drills before this one, oldest first. Of a drill that is not kept in
    /// the history they are nobody's business.
    fn earlier(&self, trainee: &str) -> Vec<EarlierDrill> {
        if self.keeps == Keeps::Nothing {
            return Vec::new();
        }
        let history = history();
        let before = history.of(trainee).filter(|line| {
            line.started <= self.header.started && !line.is_of(&self.header, trainee)
        });
        let mut last: Vec<EarlierDrill> = before
            .rev()
            .take(SHOWN_EARLIER)
            .map(|line| line.drill.clone())
            .collect();
        last.reverse();
        last
    }
}

/// Reads a draft.
///
/// # Errors
/// When it cannot be read, or is larger than any draft.
pub(crate) fn read_draft(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > LARGEST_DRAFT {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "it is larger than any draft",
        ));
    }
    fs::read_to_string(path)
}

/// Whether the drill with this header stands in the trainee's history.
pub(crate) fn kept(header: &Header, trainee: &str) -> Keeps {
    match history()
        .of(trainee)
        .any(|line| line.is_of(header, trainee))
    {
        true => Keeps::History,
        false => Keeps::Nothing,
    }
}

/// The history, with a word for each line that could not be used; an empty one where it cannot
/// be read at all.
pub(crate) fn history() -> History {
    let Ok(path) = records::history_path() else {
        return History::default();
    };
    match History::read(&path) {
        Ok(history) => {
            for skipped in &history.skipped {
                note(&skipped.to_string());
            }
            history
        }
        Err(error) => {
            note(&format!("could not read {}: {error}", path.display()));
            History::default()
        }
    }
}

/// Where the recording is, from wherever the history is read.
fn recording_path(dir: &Path) -> String {
    let path = dir.join(out::RECORDING);
    let whole = std::path::absolute(&path).unwrap_or(path);
    whole.display().to_string()
}
