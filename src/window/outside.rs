//! What is opened outside the window: the written debrief, with the program that this system has
//! for pages.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

/// The written debrief, as it is named in a drill's folder.
const DEBRIEF: &str = "debrief.html";

/// Opens the written debrief that lies in a drill's folder.
///
/// # Errors
/// When it does not lie there, or there is nothing to open it with; the path is told then, so that
/// the reader can open it.
pub(super) fn open_debrief(dir: Option<&Path>) -> anyhow::Result<()> {
    let dir = dir.context("this drill is not kept, so there is no written debrief of it")?;
    let path = std::path::absolute(dir.join(DEBRIEF))?;
    ensure!(
        path.is_file(),
        "the written debrief is not there yet: {}",
        path.display()
    );
    let mut opener = opener();
    opener
        .arg(&path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = opener.spawn().with_context(|| {
        format!(
            "could not find a program to open it with; open it yourself: {}",
            path.display()
        )
    })?;
    // Somebody has to take in how it ended, or it stays in the process table.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// The program that opens files as this system's user is used to.
fn opener() -> Command {
    if cfg!(target_os = "windows") {
        let mut start = Command::new("cmd");
        // The empty text is the title of the console that `start` expects first.
        start.args(["/C", "start", ""]);
        start
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debrief_that_is_not_there_is_told_with_its_path_and_nothing_is_opened() {
        let dir = tempfile::tempdir().expect("a folder");
        let told = open_debrief(Some(dir.path())).expect_err("it is not there");
        let path = dir.path().join(DEBRIEF);
        assert!(told.to_string().contains(&path.display().to_string()));
        let told = open_debrief(None).expect_err("there is none");
        assert!(told.to_string().contains("not kept"));
    }
}
