//! `--export`: what else is written beside the debrief, for a calendar, a learning record store, an
//! exercise programme or a wiki. What cannot be made is said, and the rest is written.

use std::fs;
use std::path::Path;

use clap::ValueEnum;

use super::note::note;
use super::out::{self, AFTER_ACTION_HTML, AFTER_ACTION_MD, POSTMORTEM_ICS, POSTMORTEM_MD, XAPI};
use super::trouble::trouble;
use crate::debrief::Report;
use crate::debrief::exports::{self, Occasion};
use crate::recording::Header;

/// Something to write beside the debrief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Export {
    /// postmortem.ics: the postmortem's meeting and due day, for a calendar
    Ics,
    /// xapi.json: the marks as xAPI statements, for a learning record store
    Xapi,
    /// after-action.md and .html: an after-action report in the shape of HSEEP
    AfterAction,
    /// postmortem.md: the skeleton of a blameless postmortem, for a wiki
    Postmortem,
    /// All of these
    All,
}

/// Makes sure that there is a folder for what is asked for.
pub(crate) fn ensure_folder(asked: &[Export], dir: Option<&Path>) -> anyhow::Result<()> {
    if asked.is_empty() || dir.is_some() {
        return Ok(());
    }
    Err(trouble(
        "--export needs a folder to write to",
        "name one with --out, such as `--out drill-7`",
    ))
}

/// Writes what is asked for into a folder, each file whole or not at all. Gives their names.
pub(crate) fn write(
    asked: &[Export],
    report: &Report,
    header: &Header,
    dir: &Path,
) -> anyhow::Result<Vec<&'static str>> {
    let occasion = Occasion::of(&header.started, header.commander.as_deref());
    let mut written = Vec::new();
    let mut put = |name: &'static str, text: &str| -> anyhow::Result<()> {
        out::write_whole(&dir.join(name), text)?;
        written.push(name);
        Ok(())
    };
    let wants = |export| asked.contains(&export) || asked.contains(&Export::All);
    if wants(Export::Ics) {
        match exports::calendar(report, &occasion) {
            Some(text) => put(POSTMORTEM_ICS, &text)?,
            None => note(&format!(
                "{POSTMORTEM_ICS} is left out: the recording does not say on which day the drill was begun"
            )),
        }
    }
    if wants(Export::Xapi) {
        if occasion.begun.is_none() {
            note(&format!(
                "{XAPI} is without timestamps: the recording does not say when the drill was begun"
            ));
        }
        put(XAPI, &exports::xapi(report, &occasion))?;
    }
    if wants(Export::AfterAction) {
        if occasion.begun.is_none() {
            note(&format!(
                "{AFTER_ACTION_MD} and {AFTER_ACTION_HTML} are without dates: the recording does not say when the drill was begun"
            ));
        }
        put(
            AFTER_ACTION_MD,
            &exports::after_action_markdown(report, &occasion),
        )?;
        put(
            AFTER_ACTION_HTML,
            &exports::after_action_html(report, &occasion),
        )?;
    }
    if wants(Export::Postmortem) {
        let text = exports::postmortem(report);
        if is_edited(&dir.join(POSTMORTEM_MD), &text) {
            note(&format!(
                "{POSTMORTEM_MD} is there and has been worked on; it is left as it is"
            ));
        } else {
            put(POSTMORTEM_MD, &text)?;
        }
    }
    Ok(written)
}

/// Says what has been written.
pub(crate) fn tell(written: &[&str], dir: &Path) {
    if !written.is_empty() {
        note(&format!("{}: {}", dir.display(), written.join(", ")));
    }
}

/// Whether a file is there that holds something else.
fn is_edited(path: &Path, text: &str) -> bool {
    match fs::read(path) {
        Ok(there) => there != text.as_bytes(),
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}
