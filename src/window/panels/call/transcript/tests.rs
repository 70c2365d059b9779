//! The transcript through its accessibility tree.

use bevy_egui::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::hearing::Channel;
use crate::units::Moment;
use crate::window::panels::call::tests::{Shown as Panel, call_of, said, shown_with};

fn shown(view: CallView) -> Harness<'static, Panel<TranscriptMemory>> {
    let mut harness = shown_with(view, TranscriptMemory::default(), |ui, view, memory| {
        transcript(ui, view, memory, Choice::Here)
    });
    harness.run_ok();
    harness
}

/// The lines that are laid out, as they are read.
fn laid_out(harness: &Harness<'_, Panel<TranscriptMemory>>) -> Vec<String> {
    let links = harness.query_all_by_role(accesskit::Role::Link);
    links
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn only_what_is_in_sight_is_laid_out_and_the_latest_line_is() {
    let harness = shown(call_of(8, 2_000));
    let lines = laid_out(&harness);
    assert!((5..60).contains(&lines.len()), "{}", lines.len());
    let last = lines.iter().filter(|line| line.contains(" 1999: "));
    assert_eq!(last.count(), 1, "the latest is in sight: {lines:?}");
}

#[test]
fn it_stays_at_the_latest_line_when_more_is_said() {
    let mut harness = shown(call_of(8, 200));
    let late = said(
        Moment::at(40, 0),
        "Sam",
        Channel::Call,
        &[],
        "it is the pool",
    );
    harness.state_mut().view.lines.push(late);
    harness.step();
    harness.step();
    harness.get_by_label("40:00 Sam: it is the pool");
}

#[test]
fn scrolled_up_it_stays_there_and_tells_what_is_new_until_one_jumps_back() {
    let mut harness = shown(call_of(8, 200));
    harness.get_by_label_contains(" 199: ").focus();
    harness.run_ok();
    harness.key_press(Key::PageUp);
    harness.run_ok();
    let before = laid_out(&harness);
    assert!(
        !before.iter().any(|line| line.contains(" 199: ")),
        "{before:?}"
    );
    for nth in 0..3 {
        let text = format!("late words {nth}");
        let late = said(Moment::at(40, nth), "Sam", Channel::Call, &[], &text);
        harness.state_mut().view.lines.push(late);
    }
    harness.run_ok();
    assert_eq!(laid_out(&harness), before, "nothing moved");
    harness.get_by_label("↓ Latest · 3 new lines").click();
    harness.run_ok();
    harness.get_by_label_contains("late words 2");
    assert!(harness.query_by_label_contains("↓ Latest").is_none());
}

#[test]
fn scrolling_into_what_was_never_laid_out_moves_by_what_was_scrolled() {
    let mut harness = shown(call_of(8, 400));
    harness.get_by_label_contains(" 399: ").focus();
    harness.run_ok();
    harness.key_press(Key::PageUp);
    harness.run_ok();
    let view = harness.state().view.clone();
    let memory = &mut harness.state_mut().memory;
    let at = memory.offset;
    memory.offset = at - 40.0;
    let top = |memory: &TranscriptMemory| {
        let (nth, top) = memory
            .heights
            .within(memory.offset..memory.offset + 600.0)
            .nth(3)
            .expect("lines are in sight");
        (
            view.lines[memory.shown.lines[nth]].text.clone(),
            top - memory.offset,
        )
    };
    let before = top(memory);
    harness.step();
    let after = top(&harness.state().memory);
    assert_eq!(before.0, after.0);
    assert!((before.1 - after.1).abs() < 0.6, "{before:?} {after:?}");
}

#[test]
fn every_channel_is_told_by_word_and_sign() {
    let harness = shown(call_of(8, 0));
    for told in [
        "00:12 Hayley, # chat: The dashboards are slow for me, too.",
        "00:20 Lucia, ■ status page: We are looking into slow payments.",
        "00:24 Tatiana, ↗ page: Paged the network team.",
        "00:30 You, @ direct to Tatiana: Please keep an eye on the time.",
        "00:36 Tatiana, @ direct to you: Will do.",
        "heard: take command",
        "not understood: Frobnicate the whatsit",
    ] {
        harness.get_by_label(told);
    }
}

#[test]
fn a_click_on_a_name_and_enter_on_a_line_speak_to_whoever_said_it() {
    let mut harness = shown(call_of(8, 0));
    let line = harness.get_by_label_contains("00:12 Hayley");
    let name = line.rect().left_top() + vec2(52.0 + 15.0, 12.0);
    harness.hover_at(name);
    harness.run_ok();
    harness.drag_at(name);
    harness.drop_at(name);
    harness.run_ok();
    assert_eq!(harness.state().wish, Some(speak_to("Hayley")));

    harness.state_mut().wish = None;
    harness.get_by_label_contains("00:20 Lucia").focus();
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().wish, Some(speak_to("Lucia")));

    harness.state_mut().wish = None;
    harness.get_by_label_contains("00:05 You").focus();
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().wish, None, "nobody speaks to themselves");
}

#[test]
fn a_line_with_the_focus_can_be_copied() {
    let mut harness = shown(call_of(8, 0));
    harness.get_by_label_contains("00:12 Hayley").focus();
    harness.run_ok();
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter();
    let copied: Vec<_> = copied
        .filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        copied,
        ["00:12 Hayley, # chat: The dashboards are slow for me, too."]
    );
}

#[test]
fn ctrl_f_searches_words_and_names_whatever_their_case() {
    let mut harness = shown(call_of(8, 40));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_ok();
    let field = harness.get_by_role(accesskit::Role::TextInput);
    assert!(field.is_focused());
    field.type_text("DASHBOARDS");
    harness.run_ok();
    harness.get_by_label("1 line");
    assert_eq!(laid_out(&harness).len(), 1);
    harness.get_by_label("Close").click();
    harness.run_ok();
    assert!(laid_out(&harness).len() > 1);
}

#[test]
fn direct_messages_stand_by_person_and_one_can_be_begun() {
    let mut harness = shown(call_of(8, 40));
    harness.get_by_label("Direct 1").click();
    harness.run_ok();
    assert_eq!(laid_out(&harness).len(), 2, "theirs and one's own");
    harness.get_by_label("Tatiana").click();
    harness.run_ok();
    harness.get_by_label("Write to Tatiana").click();
    harness.run_ok();
    let begun = Intent::Write("/dm tatiana ".to_owned());
    assert_eq!(harness.state().wish, Some(begun));
}

#[test]
fn what_was_heard_goes_with_the_words_it_was_heard_in() {
    let mut harness = shown(call_of(8, 0));
    harness.state_mut().memory.chosen = Chosen::Person("alex".into());
    harness.run_ok();
    harness.get_by_label("heard: take command");
    harness.state_mut().memory.chosen = Chosen::Person("hayley".into());
    harness.run_ok();
    assert!(harness.query_by_label("heard: take command").is_none());
    assert_eq!(laid_out(&harness).len(), 1);
}

#[test]
fn after_going_back_what_was_taken_back_is_gone() {
    let mut harness = shown(call_of(8, 40));
    harness.state_mut().view.lines.truncate(4);
    harness.run_ok();
    assert_eq!(laid_out(&harness).len(), 4);
}

#[test]
fn an_empty_call_teaches_what_to_say_first() {
    let mut view = call_of(8, 0);
    view.lines.clear();
    let harness = shown(view);
    harness.get_by_label_contains("take command");
}
