//! What scenarios a verb is to look at: files, folders with files, standard input; each once, whatever ways
//! lead to it. And how each is called: as the author wrote it, and as an address.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::desk::find;
use crate::desk::trouble::trouble;

/// What stands for standard input among the paths.
const STDIN: &str = "-";

/// One text to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A file, as it was named or found.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Source {
    /// Its text.
    pub(super) fn read(&self) -> anyhow::Result<String> {
        match self {
            Source::File(path) => find::read(path),
            Source::Stdin => find::read_from("standard input", io::stdin().lock()),
        }
    }

    /// Its file; none for standard input.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Source::File(path) => Some(path),
            Source::Stdin => None,
        }
    }

    /// What it is called in findings.
    pub(super) fn name(&self) -> String {
        match self {
            Source::File(path) => {
                let path = path.strip_prefix(".").unwrap_or(path);
                path.display().to_string()
            }
            Source::Stdin => "stdin".to_owned(),
        }
    }

    /// The id that a scenario in it should have; none where no file says.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Source::File(path) if is_scenario(path) => path.file_stem()?.to_str(),
            _ => None,
        }
    }

    /// Its path with forward slashes, from the folder of work where it lies in it.
    pub(super) fn path(&self) -> PathBuf {
        match self {
            Source::File(path) => std::env::current_dir()
                .ok()
                .and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned))
                .unwrap_or_else(|| path.clone()),
            Source::Stdin => PathBuf::from("stdin"),
        }
    }
}

/// The parts of a path as an address has them between its slashes; the first is empty where the
/// path is a whole one.
pub(super) fn parts(path: &Path) -> Vec<Vec<u8>> {
    let parts = path.components().filter_map(|part| match part {
        Component::CurDir => None,
        Component::RootDir => Some(Vec::new()),
        Component::ParentDir => Some(b"..".to_vec()),
        Component::Normal(part) => Some(part.as_encoded_bytes().to_vec()),
        Component::Prefix(drive) => Some(drive.as_os_str().as_encoded_bytes().to_vec()),
    });
    let mut parts: Vec<Vec<u8>> = parts.collect();
    // `C:\` has a root behind its drive.
    if parts.len() > 1 {
        let mut at = 0;
        parts.retain(|part| {
            at += 1;
            at == 1 || !part.is_empty()
        });
    }
    parts
}

/// What the paths of the command line name, in their order, and what could not be looked into.
pub(super) fn named(paths: &[PathBuf]) -> (Vec<Source>, Vec<anyhow::Error>) {
    let (mut found, mut troubles) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == STDIN {
            found.push(Source::Stdin);
        } else if !path.is_dir() {
            found.push(Source::File(path.clone()));
        } else {
            let mut inside = Vec::new();
            match collect(path, &mut inside) {
                Err(trouble) => troubles.push(trouble),
                Ok(()) if inside.is_empty() => troubles.push(trouble(
                    format!(
                        "there is no scenario (.ron) in the folder {}",
                        path.display()
                    ),
                    "name a scenario file, or a folder that holds some",
                )),
                Ok(()) => {}
            }
            found.extend(inside.into_iter().map(Source::File));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|source| {
        seen.insert(match source {
            Source::File(path) => Some(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
            Source::Stdin => None,
        })
    });
    (found, troubles)
}

/// The scenario files in a folder, in the order of their names. What begins with a dot is an
/// editor's or a tool's own.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let could_not = |error: io::Error| {
        trouble(
            format!("could not read the folder {}: {error}", folder.display()),
            "check its permissions",
        )
    };
    let mut inside = Vec::new();
    for entry in fs::read_dir(folder).map_err(could_not)? {
        inside.push(entry.map_err(could_not)?.path());
    }
    inside.sort();
    for entry in inside {
        let name = entry.file_name().unwrap_or_default();
        // A link to a folder could lead back here.
        let is_folder = entry.is_dir() && !entry.is_symlink();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        } else if is_folder {
            collect(&entry, files)?;
        } else if is_scenario(&entry) {
            files.push(entry);
        }
    }
    Ok(())
}

fn is_scenario(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron")
}
