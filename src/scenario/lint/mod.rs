//! The rules that a scenario has to keep beyond its shape: one rule a file.
//!
//! Rules on ids need only the ids that were given and named, so they run on a scenario that is
//! otherwise broken. Rules on meaning need the scenario read into its types; they must bear
//! unknown ids, which are reported elsewhere. A rule reports and changes nothing.

pub(super) mod attendance;
mod backward_times;
mod briefing_names_trainee;
mod coach_silent;
pub(super) mod conditions;
mod contradiction;
mod dependency_cycle;
mod draft_without_liaison;
mod duplicate_ids;
mod empty_inject;
mod empty_variant;
mod ending_unreachable;
mod endings_missing;
mod exclusive;
mod fault_never_starts;
mod fault_without_remedy;
mod flood;
mod format_number;
mod half_never;
mod harm_unfelt;
mod id_form;
mod inject_apart;
mod inject_late;
mod inject_never;
mod ladder_without_coach;
mod lines;
mod lines_twice;
mod load_without_adapts;
mod long_line;
mod no_deputy;
mod no_liaison;
mod nothing_ails;
mod objective_never;
mod only_nothing;
mod opening_brief;
mod opening_commander;
mod opening_people;
mod options_alike;
mod pressure_fields;
mod red_herring;
mod remedies_alike;
mod remedy_hands;
mod remedy_idle;
mod remedy_knowledge;
mod remedy_unproposed;
mod same_names;
mod service_unused;
mod shift_too_late;
mod short_forms;
mod signal_direction;
mod silence;
mod speaks_while_away;
mod stakeholder_never_comes;
mod to_fill_in;
mod trainee;
mod trainee_speaks;
mod unknown_ids;
mod unknown_situation;
mod unknown_slot;
mod unknown_step;
mod unknown_variant;
mod unobservable;
mod unreachable_finding;
mod unreadable_cue;
mod unspeakable;
mod unspoken_lines;
mod unused_people;
mod worsens_nowhere;

use super::course::Drills;
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
        no_liaison::check,
        draft_without_liaison::check,
        trainee_speaks::check,
        same_names::check,
        briefing_names_trainee::check,
        ladder_without_coach::check,
        remedies_alike::check,
        contradiction::check,
        endings_missing::check,
        service_unused::check,
        signal_direction::check,
        harm_unfelt::check,
        lines_twice::check,
        unknown_slot::check,
        long_line::check,
        unspeakable::check,
        short_forms::check,
        silence::check,
        flood::check,
        unobservable::check,
        options_alike::check,
        shift_too_late::check,
        pressure_fields::check,
        stakeholder_never_comes::check,
        half_never::check,
        worsens_nowhere::check,
        only_nothing::check,
    ];
    let mut found: Vec<Diagnostic> = rules.iter().flat_map(|rule| rule(subject)).collect();
    let drills = Drills::of(subject.file);
    found.extend(of_course(subject, &drills));
    found
}

/// Applies the rules on what can come about.
fn of_course(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let rules = [
        inject_never::check,
        inject_late::check,
        inject_apart::check,
        ending_unreachable::check,
        objective_never::check,
        fault_never_starts::check,
        fault_without_remedy::check,
        remedy_idle::check,
        remedy_knowledge::check,
        remedy_unproposed::check,
        nothing_ails::check,
        unused_people::check,
        speaks_while_away::check,
    ];
    rules
        .iter()
        .flat_map(|rule| rule(subject, drills))
        .collect()
}
