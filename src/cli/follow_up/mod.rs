//! `hotwash follow-up`: what comes after the call. The trainee drafts the postmortem, and the
//! draft is reviewed: what is wrong, where, why, and what to do instead.

mod interview;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::Verdict;
use super::screen::Screen;
use crate::debrief::{self, Around, Report};
use crate::desk::note::{Paint, note};
use crate::desk::opened::Opened;
use crate::desk::out::POSTMORTEM_MD;
use crate::desk::trouble::trouble;
use crate::desk::{find, out};
use crate::review::{self, Facts, Review};

/// Draft the postmortem of a drill, or have the draft checked; 1 when something is found.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash follow-up drill-7                       draft it, or check the draft that is there\n  \
    hotwash follow-up drill-7 --json\n  \
    hotwash follow-up drill-7 --draft mine.md       check another file against this drill\n  \
    hotwash follow-up --draft mine.md               check a draft by itself\n\n\
    The draft is postmortem.md beside the recording. Where there is none, you are asked for owner,\n\
    date, timeline and actions; without a terminal a skeleton is written, to be filled in.\n\
    A draft that is there is never written over.")]
pub(super) struct FollowUp {
    /// The recording, or the folder of the drill
    #[arg(required_unless_present = "draft")]
    recording: Option<PathBuf>,
    /// Check this file instead of postmortem.md
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The scenario the drill was played with, where hotwash does not find it by itself
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
}

/// A drill that is followed up.
struct Followed {
    /// Its folder.
    dir: PathBuf,
    report: Report,
    facts: Facts,
}

impl FollowUp {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let followed = match &self.recording {
            Some(recording) => Some(followed(recording, self.scenario.as_deref())?),
            None => None,
        };
        let path = match (&self.draft, &followed) {
            (Some(draft), _) => draft.clone(),
            (None, Some(followed)) => followed.dir.join(POSTMORTEM_MD),
            (None, None) => return Err(trouble("no drill was named", "name its folder")),
        };
        if self.draft.is_none()
            && let Some(followed) = &followed
            && path.symlink_metadata().is_err()
            && !begin(&path, followed, self.json)?
        {
            return Ok(Verdict::Fine);
        }
        let text = read(&path)?;
        let facts = followed.map_or_else(Facts::default, |followed| followed.facts);
        let review = review::review(&text, &facts);
        let mut screen = Screen::stdout();
        if self.json {
            print_json(&path, &review, &mut screen)?;
        } else {
            print(&path, &text, &review, &mut screen)?;
        }
        Ok(match review.findings.is_empty() {
            true => Verdict::Fine,
            false => Verdict::Findings,
        })
    }
}

/// Plays the recording again and gathers what it tells about its postmortem.
fn followed(recording: &Path, scenario: Option<&str>) -> anyhow::Result<Followed> {
    let opened = Opened::open(recording, scenario, None)?;
    let begun = opened.recording.header.date();
    let drill = &opened.drill;
    let (log, scenario) = (drill.log(), drill.scenario());
    let report = Report::of(log, scenario, drill.settings(), &opened.policy, None);
    let facts = Facts::of(log, scenario, &report, begun);
    Ok(Followed {
        dir: opened.dir(),
        report: report.with(Around {
            begun,
            ..Around::default()
        }),
        facts,
    })
}

/// Writes the first draft: with what is answered at a keyboard, else as a skeleton. Gives whether
/// it is to be checked now.
fn begin(path: &Path, followed: &Followed, as_json: bool) -> anyhow::Result<bool> {
    let at_keyboard = io::stdin().is_terminal() && io::stdout().is_terminal() && !as_json;
    let text = if at_keyboard {
        let answers = interview::ask(&followed.report, &followed.facts)?;
        debrief::draft_with(&followed.report, &answers)
    } else {
        debrief::draft(&followed.report)
    };
    out::write_whole(path, &text)?;
    if at_keyboard {
        note(&format!(
            "your draft is {}; mend it in an editor and run this again",
            path.display()
        ));
    } else {
        note(&format!(
            "{} is a skeleton filled from the log: fill in what stands in square brackets, then run this again to have it checked",
            path.display()
        ));
    }
    Ok(at_keyboard)
}

fn read(path: &Path) -> anyhow::Result<String> {
    crate::desk::occasion::read_draft(path).map_err(|error| {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the path of the draft",
            io::ErrorKind::InvalidData => "a draft is UTF-8 text (Markdown), no larger than 1 MB",
            _ => "check the file and its permissions",
        };
        trouble(format!("could not read {}: {error}", path.display()), help)
    })
}

fn print(path: &Path, text: &str, review: &Review, screen: &mut Screen) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let found = review.diagnostics();
    if !found.is_empty() {
        let rendered = find::rendered(&name, text, &found, Paint::for_stdout());
        screen.line(rendered.trim_end())?;
        screen.line("")?;
    }
    let findings = match review.findings.len() {
        0 => "nothing to mend".to_owned(),
        1 => "1 finding".to_owned(),
        many => format!("{many} findings"),
    };
    screen.line(&format!(
        "{name}: owner {}, due {}, {} in the timeline, {}: {findings}",
        review.owner.as_deref().unwrap_or("nobody"),
        review.due.as_deref().unwrap_or("never"),
        counted(review.timeline, "line"),
        counted(review.actions, "action item")
    ))
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

fn print_json(path: &Path, review: &Review, screen: &mut Screen) -> anyhow::Result<()> {
    let mut object = serde_json::to_value(review.follow_up())?;
    object["draft"] = json!(path.display().to_string());
    screen.line(&serde_json::to_string_pretty(&object)?)
}
