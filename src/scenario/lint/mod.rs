//! The rules that a scenario has to keep beyond its shape: one rule a file.
//!
//! Rules on ids need only the ids that were given and named, so they run on a scenario that is
//! otherwise broken. Rules on meaning need the scenario read into its types; they must bear
//! unknown ids, which are reported elsewhere. A rule reports and changes nothing.

pub(super) mod attendance;
mod backward_times;
mod coach_silent;
pub(super) mod conditions;
mod dependency_cycle;
mod duplicate_ids;
mod empty_inject;
mod empty_variant;
mod exclusive;
mod format_number;
mod id_form;
mod load_without_adapts;
mod no_deputy;
mod opening_brief;
mod opening_commander;
mod opening_people;
mod red_herring;
mod remedy_hands;
mod to_fill_in;
mod trainee;
mod unknown_ids;
mod unknown_situation;
mod unknown_step;
mod unknown_variant;
mod unreachable_finding;
mod unreadable_cue;
mod unspoken_lines;

use super::model::ScenarioFile;
use super::spans::{Node, Step};
use super::text::Text;
use super::walk::Ids;
use super::{Diagnostic, Place};

/// A scenario that could be read into its types.
pub(super) struct Subject<'a> {
    /// The scenario.
    pub file: &'a ScenarioFile,
    /// The same as a tree with places.
    pub tree: &'a Node,
    /// The same as text.
    pub text: &'a Text<'a>,
}

impl Subject<'_> {
    /// Where the value at the end of a path stands.
    fn place(&self, path: &[Step]) -> Place {
        self.text.place(&self.tree.at(path).pointer())
    }
}

/// Applies the rules on ids.
pub(super) fn of_ids(ids: &Ids) -> Vec<Diagnostic> {
    let rules = [
        id_form::check,
        duplicate_ids::check,
        unknown_ids::check,
        unknown_situation::check,
        unknown_variant::check,
        unknown_step::check,
        unspoken_lines::check,
    ];
    rules.iter().flat_map(|rule| rule(ids)).collect()
}

/// Applies the rules on meaning.
pub(super) fn of_meaning(subject: &Subject) -> Vec<Diagnostic> {
    let rules = [
        format_number::check,
        trainee::check,
        no_deputy::check,
        dependency_cycle::check,
        remedy_hands::check,
        unreachable_finding::check,
        red_herring::check,
        empty_inject::check,
        empty_variant::check,
        backward_times::check,
        load_without_adapts::check,
        unreadable_cue::check,
        opening_commander::check,
        opening_people::check,
        opening_brief::check,
        coach_silent::check,
        to_fill_in::check,
    ];
    rules.iter().flat_map(|rule| rule(subject)).collect()
}
