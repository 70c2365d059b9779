//! `reflection.json` beside a recording: what the trainee thought of the drill before any mark
//! was shown, and what they resolved. It appears whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::whole::write_whole;
use crate::debrief::Reflection;

/// The name of the file in a drill's folder.
pub const REFLECTION: &str = "reflection.json";

/// Reads the reflection in a drill's folder; an empty one where none was written.
///
/// # Errors
/// When it is there and cannot be read, or is no reflection.
pub fn reflection(dir: &Path) -> io::Result<Reflection> {
    let text = match fs::read_to_string(dir.join(REFLECTION)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Reflection::default()),
        Err(error) => return Err(error),
    };
    let read: Reflection = serde_json::from_str(&text)?;
    let rated = read.self_assessment.values();
    if rated.clone().any(|rating| !(1..=5).contains(rating)) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a rating is not between 1 and 5",
        ));
    }
    Ok(read)
}

/// Writes the reflection into a drill's folder.
///
/// # Errors
/// When it could not be written; then the one before, if any, is still there whole.
pub fn keep_reflection(dir: &Path, reflection: &Reflection) -> io::Result<()> {
    let mut text = serde_json::to_string_pretty(reflection)
        .expect("a reflection has text keys and whole numbers");
    text.push('\n');
    write_whole(&dir.join(REFLECTION), &text)
}
