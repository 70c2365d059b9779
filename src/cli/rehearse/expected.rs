//! An expectations file: read, with all that is wrong in it, and shown once it was checked.

use std::path::Path;

use crate::cli::screen::Screen;
use crate::desk::find;
use crate::desk::trouble::trouble;
use crate::rehearsal::expect::{self, Expectation, Misread, Verdict};
use crate::scenario::Scenario;

/// The sentences of a file. Whoever they name must be among those who play.
pub(super) fn read(file: &Path, bots: &[&str]) -> anyhow::Result<Vec<Expectation>> {
    let shown = file.display();
    let text = find::read(file)?;
    let expected = expect::read(&text).map_err(|misread| {
        trouble(
            format!("could not read what is expected:\n  {}", told(&misread, file)),
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

/// Says which ids of a file a scenario does not have. It is done before a drill is played: many
/// drills take their time.
pub(super) fn holds_for(
    scenario: &Scenario,
    expected: &[Expectation],
    file: Option<&Path>,
) -> anyhow::Result<()> {
    let unknown = expected.iter().flat_map(|one| one.unknown(scenario));
    let unknown: Vec<Misread> = unknown.collect();
    let Some(file) = file.filter(|_| !unknown.is_empty()) else {
        return Ok(());
    };
    Err(trouble(
        format!(
            "what is expected does not fit the scenario {}:\n  {}",
            scenario.id,
            told(&unknown, file)
        ),
        "name the ids as the scenario gives them",
    ))
}

/// What is wrong in a file, a line each.
fn told(misread: &[Misread], file: &Path) -> String {
    let shown = file.display();
    let wrong: Vec<String> = misread
        .iter()
        .map(|one| {
            format!(
                "{shown}:{}:{}: {}; {}",
                one.line, one.column, one.message, one.help
            )
        })
        .collect();
    wrong.join("\n  ")
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
