//! The last step: what is written is kept, and there is always a way on.

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::stage::{NARROW, Stage, WIDE, click, cut_off, open, reads, troubled, view};
use crate::window::intent::Intent;
use crate::window::screen::Screen;
use crate::window::view::review::Step;

fn write(harness: &mut Harness<'_, Stage>, text: &str) {
    let field = harness.get_by_role(Role::MultilineTextInput);
    field.focus();
    harness.run();
    harness
        .get_by_role(Role::MultilineTextInput)
        .type_text(text);
    harness.run();
}

fn kept<'h>(harness: &'h Harness<'_, Stage>) -> Option<&'h str> {
    harness.state().view.reflection.commitment.as_deref()
}

#[test]
fn what_is_written_is_kept_at_each_pause_and_enter_keeps_the_rest() {
    let mut harness = open(view(Some(troubled()), Step::Commitment), WIDE);
    write(&mut harness, "When I join, ");
    assert_eq!(kept(&harness), Some("When I join,"));
    write(&mut harness, "I will take command");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(kept(&harness), Some("When I join, I will take command"));
    assert!(reads(&harness, "kept"));
}

#[test]
fn who_turns_away_from_the_window_loses_nothing() {
    let mut harness = open(view(Some(troubled()), Step::Commitment), WIDE);
    write(&mut harness, "When it burns I will call");
    assert_eq!(kept(&harness), None);
    harness.event(Event::PointerGone);
    harness.run();
    assert_eq!(kept(&harness), Some("When it burns I will call"));
}

#[test]
fn what_was_written_is_kept_before_one_goes_elsewhere() {
    let mut harness = open(view(Some(troubled()), Step::Commitment), WIDE);
    write(&mut harness, "When it burns I will call");
    click(&mut harness, "Choose the next drill");
    let asked = &harness.state().asked;
    assert_eq!(
        asked[..],
        [
            Intent::Commit("When it burns I will call".to_owned()),
            Intent::Go(Screen::Library)
        ]
    );
}

#[test]
fn a_plan_without_a_moment_or_a_deed_is_asked_for_it() {
    let mut harness = open(view(Some(troubled()), Step::Commitment), WIDE);
    write(&mut harness, "Communicate better.");
    assert!(reads(&harness, "When will you do it?"));
    write(&mut harness, " When asked.");
    assert!(reads(&harness, "And what will you do then?"));
}

#[test]
fn the_proposal_can_be_taken_and_never_writes_over_ones_own_words() {
    let report = troubled();
    let suggestion = report.commitment.suggestion.clone();
    let mut harness = open(view(Some(report.clone()), Step::Commitment), WIDE);
    assert!(reads(&harness, &suggestion));
    click(&mut harness, "Use this");
    assert_eq!(kept(&harness), Some(suggestion.as_str()));
    let mut harness = open(view(Some(report), Step::Commitment), WIDE);
    write(&mut harness, "When it ends, I will thank them. ");
    assert!(harness.query_by_label("Use this").is_none());
}

#[test]
fn what_was_resolved_last_time_is_shown_again() {
    let mut report = troubled();
    report.commitment.last = Some("When I give work, I will say a name.".to_owned());
    let harness = open(view(Some(report), Step::Commitment), WIDE);
    assert!(reads(&harness, "When I give work, I will say a name."));
}

#[test]
fn the_written_debrief_opens_where_there_is_one_and_the_next_command_is_told() {
    let mut shown = view(Some(troubled()), Step::Commitment);
    let mut harness = open(shown.clone(), WIDE);
    click(&mut harness, "Open the written debrief");
    assert_eq!(harness.state().asked, [Intent::OpenDebrief]);
    assert!(reads(
        &harness,
        "hotwash follow-up /drills/checkout-latency-7"
    ));
    shown.dir = None;
    let harness = open(shown, WIDE);
    assert!(harness.query_by_label("Open the written debrief").is_none());
    assert!(reads(&harness, "not kept"));
}

#[test]
fn nothing_of_the_last_step_is_cut_off_on_the_smallest_screen() {
    let harness = open(view(Some(troubled()), Step::Commitment), NARROW);
    assert_eq!(cut_off(&harness, NARROW), [""; 0]);
}
