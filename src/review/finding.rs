//! What a rule found, and the rules by name: what each is called, and why it matters.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::debrief::DraftFinding;
use crate::scenario::{Diagnostic, Place};

/// A rule by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// In print.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
}

/// One person owns the postmortem (PRACTICE 35).
pub(super) const OWNER: Rule = Rule {
    id: "owner",
    title: "One owner",
    why: "What several own, or a team, nobody owns: each waits for the other. The owner need not write it alone, only see to it that it gets done.",
};
/// It has a date (PRACTICE 35).
pub(super) const DUE: Rule = Rule {
    id: "due",
    title: "A date",
    why: "Memories fade within days, and planned work fills every gap; a postmortem without a date soon is never written.",
};
/// Nothing is left to be filled in.
pub(super) const UNFINISHED: Rule = Rule {
    id: "unfinished",
    title: "Filled in",
    why: "A gap that is left in print reads as if nobody had cared to know.",
};
/// Every line of the timeline has its time (PRACTICE 38).
pub(super) const TIMES: Rule = Rule {
    id: "timeline-times",
    title: "Times in order",
    why: "Only with times in order can readers see what was known when, and how long each step took.",
};
/// The timeline tells the key moments (PRACTICE 38).
pub(super) const COVERED: Rule = Rule {
    id: "timeline-covered",
    title: "Key moments told",
    why: "Without start, mitigation and end nobody can tell how long it hurt, or which action helped.",
};
/// The timeline tells facts only (PRACTICE 38).
pub(super) const FACTS_ONLY: Rule = Rule {
    id: "timeline-facts",
    title: "Facts only",
    why: "A guess or a judgement in the timeline becomes a fact for whoever reads it next; the timeline is what all the rest is argued from.",
};
/// What and how, never who (PRACTICE 36).
pub(super) const BLAMELESS: Rule = Rule {
    id: "blameless",
    title: "Blameless",
    why: "A person's action is never a cause: somebody else in the same place would have done the same. Blame ends the search for what made it possible, and teaches people to keep quiet.",
};
/// Nobody is named (PRACTICE 36).
pub(super) const NAMES: Rule = Rule {
    id: "no-names",
    title: "No names",
    why: "With a name in it a sentence is about a person; without, it is about what the situation was like for anybody in that place.",
};
/// An action starts with a verb (PRACTICE 39).
pub(super) const VERB: Rule = Rule {
    id: "action-verb",
    title: "Starts with a verb",
    why: "What starts with a verb can be begun; a topic or a wish cannot.",
};
/// An action is specific (PRACTICE 39).
pub(super) const SPECIFIC: Rule = Rule {
    id: "action-specific",
    title: "Specific",
    why: "What does not say what exactly is to be changed is done by nobody, or by each in another way; and care does not last, while a changed system does.",
};
/// An action has an end (PRACTICE 39).
pub(super) const BOUNDED: Rule = Rule {
    id: "action-bounded",
    title: "Has an end",
    why: "Work without an end is never done: one cannot tell when to close it, so it is never finished or closed at random.",
};
/// A bias: people's traits instead of their situation (PRACTICE 37).
pub(super) const ATTRIBUTION: Rule = Rule {
    id: "bias-attribution",
    title: "Fundamental attribution",
    why: "We explain what others do by what they are like, and what we do ourselves by the situation. Traits cannot be fixed; situations can.",
};
/// A bias: evidence for what one believes already (PRACTICE 37).
pub(super) const CONFIRMATION: Rule = Rule {
    id: "bias-confirmation",
    title: "Confirmation",
    why: "Whoever is sure of a cause sees only what speaks for it. Complex systems have several contributing causes, and the first that is found is seldom the one that matters most.",
};
/// A bias: it looks plain afterwards (PRACTICE 37).
pub(super) const HINDSIGHT: Rule = Rule {
    id: "bias-hindsight",
    title: "Hindsight",
    why: "Afterwards we know which of a hundred signs mattered; those on the call did not. What looks plain now tells nothing of why it made sense then.",
};
/// A bias: only what went wrong (PRACTICE 37).
pub(super) const NEGATIVITY: Rule = Rule {
    id: "bias-negativity",
    title: "Negativity",
    why: "Bad things are seen and remembered more than good ones. What went well is what kept it from being worse, and it can be lost when nobody knows of it.",
};

/// Every rule, in the order in which they are told.
pub const RULES: [Rule; 15] = [
    OWNER,
    DUE,
    UNFINISHED,
    TIMES,
    COVERED,
    FACTS_ONLY,
    BLAMELESS,
    NAMES,
    VERB,
    SPECIFIC,
    BOUNDED,
    ATTRIBUTION,
    CONFIRMATION,
    HINDSIGHT,
    NEGATIVITY,
];

/// Findings as they are printed: each rule says once why it matters.
pub(super) fn diagnostics(findings: &[Finding]) -> Vec<Diagnostic> {
    let mut said = BTreeSet::new();
    let findings = findings.iter();
    findings
        .map(|finding| finding.diagnostic(said.insert(finding.rule.id)))
        .collect()
}

/// One thing in a draft that could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: Rule,
    /// Where it is.
    pub place: Place,
    /// The words that it is about.
    pub quote: String,
    /// What is wrong with them.
    pub what: String,
    /// What to do instead.
    pub instead: String,
}

impl Finding {
    /// As it stands in a debrief.
    pub fn in_report(&self) -> DraftFinding {
        DraftFinding {
            rule: SmolStr::new_static(self.rule.id),
            title: self.rule.title.to_owned(),
            line: self.place.line,
            column: self.place.column,
            quote: self.quote.clone(),
            what: self.what.clone(),
            why: self.rule.why.to_owned(),
            instead: self.instead.clone(),
        }
    }

    /// As it is printed with its line and a caret.
    fn diagnostic(&self, why: bool) -> Diagnostic {
        let help = match why {
            true => format!("{}\nwhy: {}", self.instead, self.rule.why),
            false => self.instead.clone(),
        };
        Diagnostic::warning(self.rule.id, self.place, self.what.clone(), help)
    }

    /// The same finding in a text that lacks the first so many bytes, all on the lines before or
    /// on its own line.
    pub(super) fn moved_back(mut self, bytes: usize) -> Finding {
        self.place.start = self.place.start.saturating_sub(bytes);
        self.place.end = self.place.end.saturating_sub(bytes);
        self.place.line = 1;
        self.place.column = self.place.start + 1;
        self
    }
}
