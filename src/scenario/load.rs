//! From the text of a RON file to a checked [`Scenario`] and the list of what is wrong with it.

use sha2::{Digest, Sha256};

use super::model::ScenarioFile;
use super::{Diagnostic, Level, Loaded, Place, Scenario};

/// Reads and checks a scenario. Never panics; the diagnostics stand in the order of the text.
pub fn load(source: &str) -> Loaded {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str::<ScenarioFile>(source) {
        Ok(file) => {
            let hash = Sha256::digest(source.as_bytes())
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            Loaded {
                scenario: Some(Scenario::from_checked(file, hash)),
                diagnostics: Vec::new(),
            }
        }
        Err(error) => Loaded {
            scenario: None,
            diagnostics: vec![Diagnostic {
                code: "E001",
                level: Level::Error,
                place: Place {
                    line: error.span.start.line,
                    column: error.span.start.col,
                    ..Place::default()
                },
                message: error.code.to_string(),
                help: String::new(),
            }],
        },
    }
}
