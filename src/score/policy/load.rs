//! Reads a policy from RON, and names what is wrong with it, where, and what to do.

use std::fmt;

use super::{Policy, check};
use crate::scenario::{Diagnostic, Level, Place};

/// The policies in this build, by name; the first is the default.
pub const SHIPPED: [(&str, &str); 1] = [(
    "pagerduty",
    include_str!("../../../assets/policies/pagerduty.ron"),
)];

/// What is wrong with a policy: never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct PolicyError(pub Vec<Diagnostic>);

/// One finding a line: place, what is wrong, what to do.
impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, found) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            let Place { line, column, .. } = found.place;
            write!(f, "line {line}, column {column}: {}", found.message)?;
            if !found.help.is_empty() {
                write!(f, "; {}", found.help)?;
            }
        }
        Ok(())
    }
}

/// No policy of this name is shipped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no policy called `{asked}`; there is {}, or name a file",
    names()
)]
pub struct UnknownPolicy {
    /// The name that was asked for.
    pub asked: String,
}

fn names() -> String {
    SHIPPED.map(|(name, _)| name).join(", ")
}

/// The shipped policy with this name.
///
/// # Errors
/// When there is none.
pub fn shipped(name: &str) -> Result<Policy, UnknownPolicy> {
    SHIPPED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, source)| Policy::load(source).expect("a test loads every shipped policy"))
        .ok_or_else(|| UnknownPolicy {
            asked: name.to_owned(),
        })
}

impl Policy {
    /// Reads and checks a policy.
    ///
    /// # Errors
    /// When the text is no policy, lacks a rule or a limit, or has a threshold missing or out of
    /// order: all that is wrong, with its place and what to do.
    pub fn load(source: &str) -> Result<Policy, PolicyError> {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let policy: Policy = options
            .from_str(source)
            .map_err(|error| PolicyError(vec![unreadable(&error)]))?;
        let findings = check::findings(&policy, source);
        if findings.is_empty() {
            Ok(policy)
        } else {
            Err(PolicyError(findings))
        }
    }
}

fn unreadable(error: &ron::error::SpannedError) -> Diagnostic {
    Diagnostic {
        code: "E101",
        level: Level::Error,
        place: Place {
            line: error.span.start.line,
            column: error.span.start.col,
            ..Place::default()
        },
        message: error.code.to_string(),
        help: "compare with the policy `pagerduty` that is shipped".to_owned(),
    }
}
