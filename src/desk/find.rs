//! Finding a scenario: a path to a file, or the id of one that comes with hotwash.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use super::note::{Paint, note};
use super::shipped;
use super::trouble::{meant, trouble};
use crate::recording::Header;
use crate::scenario::{self, Diagnostic, Level, Scenario, diagnostic};

/// No scenario is larger than this [bytes]; a file that is has been named by mistake.
const LARGEST: u64 = 8 * 1024 * 1024;

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
        let file = format!("{asked}.ron");
        if Path::new(&file).is_file() {
            return Err(trouble(
                format!("there is no scenario `{asked}`"),
                format!(
                    "did you mean the file {file}? Name it with its ending: `hotwash play {file}`"
                ),
            ));
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
    read_exactly(path).map(unmarked)
}

/// The same with every byte as it is.
pub(crate) fn read_exactly(path: &Path) -> anyhow::Result<String> {
    let shown = path.display().to_string();
    let could_not = |error| could_not_read(&shown, &error);
    let size = fs::metadata(path).map_err(could_not)?.len();
    if size > LARGEST {
        let has = format!("{} MB", size / 1_000_000);
        return Err(too_large(&shown, &has));
    }
    read_exactly_from(&shown, fs::File::open(path).map_err(could_not)?)
}

/// Reads a text of a size that a scenario can have from wherever it comes, without a mark before
/// the first letter; `shown` is what that is called.
pub(crate) fn read_from(shown: &str, from: impl Read) -> anyhow::Result<String> {
    read_exactly_from(shown, from).map(unmarked)
}

fn unmarked(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(unmarked) => unmarked.to_owned(),
        None => text,
    }
}

/// The same with every byte as it is.
pub(crate) fn read_exactly_from(shown: &str, from: impl Read) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| could_not_read(shown, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(
            shown,
            &format!("over {} MB", LARGEST / 1_000_000),
        ));
    }
    String::from_utf8(bytes).map_err(|error| no_text(shown, &error))
}

fn could_not_read(shown: &str, error: &std::io::Error) -> anyhow::Error {
    let help = match error.kind() {
        std::io::ErrorKind::NotFound => {
            "check the path; `hotwash list` names the scenarios that come with hotwash"
        }
        std::io::ErrorKind::IsADirectory => "name the file, not its folder",
        _ => "check the file and its permissions",
    };
    trouble(format!("could not read {shown}: {error}"), help)
}

fn too_large(shown: &str, has: &str) -> anyhow::Error {
    trouble(
        format!(
            "could not read {shown}: it has {has}, and a scenario has at most {} MB",
            LARGEST / 1_000_000
        ),
        "name a scenario file (.ron)",
    )
}

/// What is said of bytes that are no text: the first of them that is none.
fn no_text(shown: &str, error: &FromUtf8Error) -> anyhow::Error {
    let (bytes, good) = (error.as_bytes(), error.utf8_error().valid_up_to());
    let line = bytes[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
    let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        "it looks like UTF-16: save it as UTF-8"
    } else {
        "scenarios are UTF-8 text: save it as UTF-8"
    };
    let byte = bytes.get(good).copied().unwrap_or_default();
    trouble(
        format!(
            "could not read {shown}: byte {} (0x{byte:02x}, in line {line}) is not UTF-8",
            good + 1
        ),
        help,
    )
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
