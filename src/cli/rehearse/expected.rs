//! An expectations file: read, with all that is wrong in it, and shown once it was checked.

use std::path::Path;

use crate::cli::screen::Screen;
use crate::desk::find;
use crate::desk::trouble::trouble;
use crate::rehearsal::expect::{self, Expectation, Verdict};

/// The sentences of a file. Whoever they name must be among those who play.
pub(super) fn read(file: &Path, bots: &[&str]) -> anyhow::Result<Vec<Expectation>> {
    let shown = file.display();
    let text = find::read(file)?;
    let expected = expect::read(&text).map_err(|misread| {
        let wrong: Vec<String> = misread
            .iter()
            .map(|one| {
                format!(
                    "{shown}:{}:{}: {}; {}",
                    one.line, one.column, one.message, one.help
                )
            })
            .collect();
        trouble(
            format!("could not read what is expected:\n  {}", wrong.join("\n  ")),
            "a sentence a line, as in `by-the-book resolves >= 98 %`; `hotwash rehearse --help` has more",
        )
    })?;
    for one in &expected {
        if let Some(absent) = one.names().into_iter().find(|name| !bots.contains(name)) {
            return Err(trouble(
                format!("{shown}:{}: {absent} does not play", one.line),
                "add them to --commander, or leave --commander out: then all play",
            ));
        }
    }
    Ok(expected)
}

/// Shows how each sentence came out.
pub(super) fn show(verdicts: &[Verdict], screen: &mut Screen) -> anyhow::Result<()> {
    if verdicts.is_empty() {
        return Ok(());
    }
    screen.line("")?;
    for verdict in verdicts {
        let sign = if verdict.met { "met    " } else { "NOT MET" };
        screen.line(&format!("{sign}  {}", verdict.text))?;
        screen.line(&format!("         {}", verdict.because))?;
        if let Some(replay) = &verdict.replay {
            screen.line(&format!("         {replay}"))?;
        }
    }
    let met = verdicts.iter().filter(|verdict| verdict.met).count();
    screen.line("")?;
    screen.line(&format!("{met} of {} expectations met", verdicts.len()))
}
