//! Reads a policy from RON, and names what is wrong with it, where, and what to do.

use std::fmt;

use ron::error::Error;

use super::place::place_at;
use super::written::{Written, WrittenLimit, WrittenRule};
use super::{Allowance, Limit, Policy, Rule, check};
use crate::scenario::{Diagnostic, Place};

/// The policies in this build, by name; the first is the default.
pub const SHIPPED: [(&str, &str); 3] = [
    (
        "pagerduty",
        include_str!("../../../assets/policies/pagerduty.ron"),
    ),
    (
        "masterclass",
        include_str!("../../../assets/policies/masterclass.ron"),
    ),
    (
        "gentle",
        include_str!("../../../assets/policies/gentle.ron"),
    ),
];

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
    /// Reads and checks a policy. One that names a base takes from that shipped policy whatever
    /// it does not state itself: ratings, limits and rules, each of them whole.
    ///
    /// # Errors
    /// When the text is no policy, lacks a rule or a limit, has one twice or misspelt, or has a
    /// threshold missing or out of order: all that is wrong, with its place and what to do.
    pub fn load(source: &str) -> Result<Policy, PolicyError> {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let written: Written = options
            .from_str(source)
            .map_err(|error| PolicyError(vec![unreadable(&error, source)]))?;
        let findings = check::findings(&written, source);
        if findings.is_empty() {
            Ok(stated(written))
        } else {
            Err(PolicyError(findings))
        }
    }
}

/// A policy that was checked, on top of its base.
fn stated(written: Written) -> Policy {
    let base = written
        .base
        .as_deref()
        .map(|base| shipped(base).expect("the check knows the base"));
    let (ratings, mut limits, mut measures) = match base {
        Some(base) => (Some(base.ratings), base.limits, base.measures),
        None => Default::default(),
    };
    let stated_limits = written.limits.0.into_iter();
    limits.extend(stated_limits.map(|(name, one)| (name, limit(one))));
    let stated_rules = written.measures.0.into_iter();
    measures.extend(stated_rules.map(|(name, one)| (name, rule(one))));
    Policy {
        format: written.format,
        id: written.id,
        title: written.title,
        about: written.about,
        ratings: written
            .ratings
            .or(ratings)
            .expect("the check wants ratings or a base"),
        limits,
        measures,
    }
}

fn limit(written: WrittenLimit) -> Limit {
    let value = written.value.unwrap_or_default();
    Limit {
        is: written.is.unwrap_or_default(),
        value: Allowance::parse(&value).expect("the check parsed it"),
        source: written.source.unwrap_or_default(),
    }
}

fn rule(written: WrittenRule) -> Rule {
    Rule {
        weight: written.weight.unwrap_or_default(),
        unit: written
            .unit
            .and_then(super::written::WrittenUnit::known)
            .expect("the check compared it"),
        full: written.full,
        performed: written.performed,
        some: written.some,
        major: written.major,
        none: written.none,
        source: written.source.unwrap_or_default(),
    }
}

fn unreadable(error: &ron::error::SpannedError, source: &str) -> Diagnostic {
    let place = place_at(source, error.span.start.line, error.span.start.col);
    let help = match &error.code {
        Error::NoSuchStructField {
            expected, found, ..
        } => check::nearest(found, expected.iter().copied())
            .map(|near| format!("did you mean `{near}`?")),
        _ => None,
    };
    let help = help.unwrap_or_else(|| "compare with the policy `pagerduty` that is shipped".into());
    Diagnostic::error("E101", place, error.code.to_string(), help)
}
