//! The rules, one a file, and what they share: the draft with its words, and how a finding is
//! made. Where several rules find fault with the same words, the first in this order tells it.

mod attribution;
mod blameless;
mod bounded;
mod confirmation;
mod covered;
mod due;
mod facts_only;
mod hindsight;
mod names;
mod negativity;
mod owner;
mod specific;
mod times;
mod unfinished;
mod verb;

use std::ops::Range;

use super::draft::{Draft, Passage, Section, placeholder};
use super::facts::Facts;
use super::finding::{Finding, Rule};
use super::phrase;
use super::words::{self, Word, words};
use crate::scenario::Place;

/// What a rule looks at.
pub(super) struct Case<'a> {
    draft: &'a Draft<'a>,
    facts: &'a Facts,
    /// The passages that are written by now, with their words.
    written: Vec<Written<'a>>,
}

/// A passage that is written by now.
struct Written<'a> {
    passage: Passage<'a>,
    words: Vec<Word>,
    /// It stands in the log like this, so that nobody wrote it.
    told: bool,
}

/// Reviews a whole draft.
pub(super) fn all(draft: &Draft<'_>, facts: &Facts) -> Vec<Finding> {
    let case = Case::new(draft, facts);
    let mut found = Found::default();
    owner::check(&case, &mut found);
    due::check(&case, &mut found);
    unfinished::check(&case, &mut found);
    times::check(&case, &mut found);
    covered::check(&case, &mut found);
    lines(&case, &mut found);
    confirmation::several(&case, &mut found);
    negativity::went_well(&case, &mut found);
    found.in_order()
}

/// Reviews lines, without what a whole draft must have.
pub(super) fn of_lines(draft: &Draft<'_>, facts: &Facts) -> Vec<Finding> {
    let case = Case::new(draft, facts);
    let mut found = Found::default();
    unfinished::check(&case, &mut found);
    times::check(&case, &mut found);
    lines(&case, &mut found);
    found.in_order()
}

/// Reviews the owner alone.
pub(super) fn of_owner(draft: &Draft<'_>, facts: &Facts) -> Vec<Finding> {
    let mut found = Found::default();
    owner::check(&Case::new(draft, facts), &mut found);
    found.in_order()
}

/// Reviews the date alone.
pub(super) fn of_due(draft: &Draft<'_>, facts: &Facts) -> Vec<Finding> {
    let mut found = Found::default();
    due::check(&Case::new(draft, facts), &mut found);
    found.in_order()
}

fn lines(case: &Case<'_>, found: &mut Found) {
    attribution::check(case, found);
    hindsight::check(case, found);
    confirmation::check(case, found);
    negativity::check(case, found);
    blameless::check(case, found);
    names::check(case, found);
    facts_only::check(case, found);
    verb::check(case, found);
    specific::check(case, found);
    bounded::check(case, found);
}

impl<'a> Case<'a> {
    fn new(draft: &'a Draft<'a>, facts: &'a Facts) -> Case<'a> {
        let passages = draft.passages.iter();
        let written = passages
            .filter(|passage| placeholder(passage.text).is_none())
            .map(|passage| Written {
                passage: *passage,
                words: words(passage),
                told: facts.tells(times::behind(passage.text)),
            })
            .collect();
        Case {
            draft,
            facts,
            written,
        }
    }

    /// The passages in which words are judged: not what the log told, nor what was quoted.
    fn prose(&self) -> impl Iterator<Item = &Written<'a>> {
        self.written
            .iter()
            .filter(|written| !written.told && written.passage.section != Section::Quoted)
    }

    /// The written items of a section.
    fn items(&self, section: Section) -> impl Iterator<Item = &Written<'a>> {
        let mut items = self.draft.items(section);
        let is_item: Vec<usize> = items.by_ref().map(|item| item.start).collect();
        self.written
            .iter()
            .filter(move |written| is_item.contains(&written.passage.start))
    }

    /// Finds each of these phrases in a passage, outside quotations.
    fn phrases<'p, T>(
        &self,
        written: &Written<'_>,
        phrases: &'p [(&'p str, T)],
    ) -> Vec<(Range<usize>, &'p T)> {
        let all = &written.words;
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let here = phrase::first_of(phrases, all, at, self.facts);
            match here.filter(|_| !all[at].quoted) {
                Some(((_, meant), many)) => {
                    found.push((at..at + many, meant));
                    at += many;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// What was found.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    /// The words that a rule found fault with already.
    told: Vec<(Rule, Range<usize>)>,
}

impl Found {
    /// Finds fault with these bytes.
    fn add(
        &mut self,
        rule: Rule,
        case: &Case<'_>,
        bytes: Range<usize>,
        what: impl Into<String>,
        instead: impl Into<String>,
    ) {
        let place = Place::of(case.draft.text, &bytes);
        let quote: Vec<&str> = case.draft.text[place.start..place.end]
            .split_whitespace()
            .collect();
        self.findings.push(Finding {
            rule,
            place,
            quote: quote.join(" "),
            what: what.into(),
            instead: instead.into(),
        });
    }

    /// Finds fault with these words of a passage, unless another rule has told them already.
    fn add_words(
        &mut self,
        rule: Rule,
        case: &Case<'_>,
        all: &[Word],
        found: &Range<usize>,
        what: impl Into<String>,
        instead: impl Into<String>,
    ) {
        let bytes = words::span(all, found.start, found.end);
        let overlaps = |(known, told): &(Rule, Range<usize>)| {
            *known != rule && told.start < bytes.end && bytes.start < told.end
        };
        if self.told.iter().any(overlaps) {
            return;
        }
        self.told.push((rule, bytes.clone()));
        self.add(rule, case, bytes, what, instead);
    }

    fn in_order(mut self) -> Vec<Finding> {
        self.findings
            .sort_by_key(|finding| (finding.place.start, finding.place.end));
        self.findings.dedup();
        self.findings
    }
}

/// The words of the draft at this place, as they are quoted in a sentence.
fn quoted(case: &Case<'_>, all: &[Word], found: &Range<usize>) -> String {
    let bytes = words::span(all, found.start, found.end);
    let words: Vec<&str> = case.draft.text[bytes].split_whitespace().collect();
    words.join(" ")
}

/// Where a section is missing, its finding stands behind the end of the draft.
fn end(case: &Case<'_>) -> Range<usize> {
    let end = case.draft.text.trim_end().len();
    end..end
}

/// Where a line at the top is missing, its finding stands under the first line.
fn top(case: &Case<'_>) -> Range<usize> {
    let text = case.draft.text;
    let start = text.len() - text.trim_start().len();
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..end
}

/// The heading of a section, else the end of the draft.
fn heading_or_end(case: &Case<'_>, section: Section) -> Range<usize> {
    match case.draft.heading(section) {
        Some((start, text)) => {
            let line = &case.draft.text[start..];
            let skip = line.find(text).unwrap_or(0);
            start + skip..start + skip + text.len()
        }
        None => end(case),
    }
}
