//! Finding a scenario: a path to a file, or the id of one that comes with hotwash.

use std::path::Path;
use std::sync::Arc;

use super::note::{Paint, note};
use super::shipped;
use super::trouble::{meant, trouble};
use crate::recording::Header;
use crate::scenario::{self, Diagnostic, Level, Scenario, diagnostic};

/// No scenario is larger than this [bytes]; a file that is has been named by mistake.
pub(crate) const LARGEST: u64 = 8 * 1024 * 1024;

/// A scenario that was found and can be played.
pub(crate) struct Found {
    /// The scenario.
    pub(crate) scenario: Arc<Scenario>,
    /// Its file, as the player wrote it; none for a shipped one.
    pub(crate) path: Option<String>,
}

/// Finds, reads and checks the scenario that `asked` names.
pub(crate) fn scenario(asked: &str) -> anyhow::Result<Found> {
    if !is_path(asked) {
        if let Some(shipped) = shipped::named(asked) {
            return checked(asked, shipped.text, None);
        }
        let help = match meant(asked, shipped::ids()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!(
                "give a path to a .ron file, or one of: {}",
                shipped::ids().collect::<Vec<_>>().join(", ")
            ),
        };
        return Err(trouble(format!("there is no scenario `{asked}`"), help));
    }
    let text = read(Path::new(asked))?;
    checked(asked, &text, Some(asked.to_owned()))
}

/// Finds the scenario that a recording was played with: the one that `asked` names, else the
/// first of its own path and the shipped ones whose text is the same as then. When none is,
/// gives the nearest, so that the caller can say what differs.
pub(crate) fn scenario_of(header: &Header, asked: Option<&str>) -> anyhow::Result<Found> {
    let mut found = candidate_of(header, asked)?;
    if let Some(name) = &header.trainee {
        found.scenario = Arc::new(found.scenario.played_by(name));
    }
    Ok(found)
}

fn candidate_of(header: &Header, asked: Option<&str>) -> anyhow::Result<Found> {
    if let Some(asked) = asked {
        return scenario(asked);
    }
    let mut nearest = None;
    let path = header.scenario_path.as_deref();
    for candidate in path.into_iter().chain([header.scenario.as_str()]) {
        match scenario(candidate) {
            Ok(found) if found.scenario.hash == header.scenario_hash => return Ok(found),
            Ok(found) => nearest = nearest.or(Some(found)),
            Err(_) => {}
        }
    }
    nearest.ok_or_else(|| {
        let read_from = path.map_or(String::new(), |path| format!(" (it was read from {path})"));
        trouble(
            format!(
                "the scenario `{}` of this recording is not here{read_from}",
                header.scenario
            ),
            "name it with --scenario FILE",
        )
    })
}

/// Reads a text file of a size that a scenario can have, without the mark that some editors put
/// before the first letter.
pub(crate) fn read(path: &Path) -> anyhow::Result<String> {
    let text = read_exactly(path)?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The same with every byte as it is.
pub(crate) fn read_exactly(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let could_not = |error: std::io::Error| {
        let help = match error.kind() {
            std::io::ErrorKind::NotFound => {
                "check the path; `hotwash list` names the scenarios that come with hotwash"
            }
            std::io::ErrorKind::IsADirectory => "name the file, not its folder",
            std::io::ErrorKind::InvalidData => "scenarios are UTF-8 text",
            _ => "check the file and its permissions",
        };
        trouble(format!("could not read {shown}: {error}"), help)
    };
    let size = std::fs::metadata(path).map_err(could_not)?.len();
    if size > LARGEST {
        return Err(trouble(
            format!(
                "could not read {shown}: it has {} MB, and no scenario has more than {} MB",
                size / 1_000_000,
                LARGEST / 1_000_000
            ),
            "name a scenario file (.ron)",
        ));
    }
    std::fs::read_to_string(path).map_err(could_not)
}

fn is_path(asked: &str) -> bool {
    asked.ends_with(".ron") || asked.contains(['/', '\\']) || Path::new(asked).is_file()
}

fn checked(name: &str, text: &str, path: Option<String>) -> anyhow::Result<Found> {
    let loaded = scenario::load(text);
    let errors: Vec<Diagnostic> = loaded
        .diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.level == Level::Error)
        .collect();
    match loaded.scenario {
        Some(scenario) if errors.is_empty() => Ok(Found {
            scenario: Arc::new(scenario),
            path,
        }),
        _ => {
            note(rendered(name, text, &errors, Paint::for_stderr()).trim_end());
            let many = match errors.len() {
                0 | 1 => "an error".to_owned(),
                many => format!("{many} errors"),
            };
            Err(trouble(
                format!("the scenario {name} cannot be played: it has {many}"),
                "mend what is shown above; `hotwash lint` shows warnings as well",
            ))
        }
    }
}

/// Diagnostics as text for a person.
pub(crate) fn rendered(name: &str, text: &str, all: &[Diagnostic], paint: Paint) -> String {
    match paint {
        Paint::Plain => diagnostic::render(name, text, all),
        Paint::Ansi => diagnostic::render_coloured(name, text, all),
    }
}
