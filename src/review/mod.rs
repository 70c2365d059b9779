//! Follow-up practice: the trainee's draft of a postmortem, reviewed.
//!
//! ```text
//!  postmortem.md ──read──► Draft (passages by section) ──rules──► findings, each with its place
//!       facts of the drill (people, moments, policy) ───────┘
//! ```
//!
//! The practice: one owner by name and a date; a timeline of facts; what and how, never who;
//! actions that start with a verb, are specific and have an end; the four biases looked for
//! (PRACTICE 35 to 39). One rule a file in `rules`.
//!
//! Architecture invariant: pure, and never fails: any text can be reviewed. A rule says what is
//! wrong, why it matters and what to do instead, and a good postmortem comes out clean: where
//! words can be meant well, they are let pass.

mod draft;
mod facts;
mod finding;
mod phrase;
mod rules;
mod verbs;
mod words;

pub use draft::{Draft, Passage, Section};
pub use facts::{Facts, Known, Moment};
pub use finding::{Finding, RULES, Rule};

use crate::debrief::FollowUp;
use crate::scenario::Diagnostic;

/// A draft, reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What was found, in the order of the draft.
    pub findings: Vec<Finding>,
    /// Who owns it, as written.
    pub owner: Option<String>,
    /// When it is due, as written.
    pub due: Option<String>,
    /// How many lines its timeline has.
    pub timeline: usize,
    /// How many action items it has.
    pub actions: usize,
}

/// Reviews a draft against what is known of the drill.
pub fn review(text: &str, facts: &Facts) -> Review {
    let draft = Draft::read(text);
    let findings = rules::all(&draft, facts);
    let filled = |field: &Option<draft::Field<'_>>| {
        let field = field.as_ref()?;
        (!field.is_open()).then(|| field.value.to_owned())
    };
    Review {
        findings,
        owner: filled(&draft.owner),
        due: filled(&draft.due),
        timeline: draft.items(Section::Timeline).count(),
        actions: draft.items(Section::Actions).count(),
    }
}

/// Reviews one line as if it stood in this section: for who writes a draft line by line. What a
/// whole draft must have (a date, the end of the incident) is not asked of a line.
pub fn review_line(section: Section, line: &str, facts: &Facts) -> Vec<Finding> {
    let head = section.heading();
    let text = format!("## {head}\n- {line}\n");
    let behind = text.len() - line.len() - 1;
    let draft = Draft::read(&text);
    rules::of_lines(&draft, facts)
        .into_iter()
        .map(|finding| finding.moved_back(behind))
        .collect()
}

/// Reviews who is named as the owner.
pub fn review_owner(owner: &str, facts: &Facts) -> Vec<Finding> {
    review_field("Owner", owner, |draft| rules::of_owner(draft, facts))
}

/// Reviews when it is said to be due.
pub fn review_due(due: &str, facts: &Facts) -> Vec<Finding> {
    review_field("Due", due, |draft| rules::of_due(draft, facts))
}

fn review_field(
    key: &str,
    value: &str,
    rules: impl Fn(&Draft<'_>) -> Vec<Finding>,
) -> Vec<Finding> {
    let text = format!("- {key}: {value}\n");
    let behind = text.len() - value.len() - 1;
    let findings = rules(&Draft::read(&text));
    findings
        .into_iter()
        .map(|finding| finding.moved_back(behind))
        .collect()
}

impl Review {
    /// As it is printed, each finding with its line and a caret.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        finding::diagnostics(&self.findings)
    }

    /// As it stands in a debrief.
    pub fn follow_up(&self) -> FollowUp {
        FollowUp {
            owner: self.owner.clone(),
            due: self.due.clone(),
            timeline: self.timeline,
            actions: self.actions,
            findings: self.findings.iter().map(Finding::in_report).collect(),
        }
    }
}
