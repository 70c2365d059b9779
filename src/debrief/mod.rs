//! The debrief: one report, three renderings.
//!
//! ```text
//!  events, scenario, settings, policy, par ──► Report ──┬─► markdown
//!                                                       ├─► html (with the timeline as SVG)
//!                                                       └─► json
//! ```
//!
//! Architecture invariant: the report is a pure function of its inputs and the renderings are
//! pure functions of the report; nothing here reads a file, a clock or the network. What the
//! trainee typed is never trusted: every rendering escapes it.

pub mod exports;
pub mod report;
pub mod what_if;

mod adapted;
mod around;
mod assemble;
mod coached;
mod draft;
mod follow_up;
mod html;
mod markdown;
mod objectives;
mod outcome;
mod own_view;
mod postmortem;
mod quotes;
mod schema;
mod scribe;
mod svg;
pub mod timeline;

pub use around::{Around, EarlierDrill, Reflection};
pub use draft::{Answers, draft, draft_with};
pub use follow_up::{DraftFinding, FollowUp};
pub use html::{TEMPLATE, TemplateError, html, html_with};
pub use markdown::markdown;
pub use own_view::OwnView;
pub use report::Report;
pub use schema::schema;
pub use what_if::WhatIf;

use crate::units::Moment;

/// The report as JSON; its shape is told in `docs/debrief.md`.
pub fn json(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report)
        .expect("a report holds only texts, whole numbers and lists");
    text.push('\n');
    text
}

/// What a drill that broke off leaves open.
const NOT_KNOWN: &str = "What the trainee would have done after that is not known: whether and when customers \
    would no longer have been hurt, what it would have cost in the end, and how the incident was \
    closed or handed over. The marks cover what was recorded; the outcome is not marked.";

/// Minutes and seconds into the call, as everywhere in print.
fn clock(at_ms: u64) -> String {
    Moment(at_ms).to_string()
}

/// A whole number with its thousands apart: `12 400`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}
