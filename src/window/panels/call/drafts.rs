//! Drafts for customers that wait for approval: the commander approves, sends back with a reason,
//! or writes the words themselves. What is pressed is said on the call, in words that are heard;
//! in an exam the words are only put on the line, for the commander to say.

use std::collections::BTreeMap;

use bevy_egui::egui::{Id, Key, RichText, TextEdit, Ui};

use super::wording::clock;
use crate::drill::Mode;
use crate::drill::event::DraftId;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, card, primary, quiet_button, size};
use crate::window::view::call::{CallView, DraftView};

/// What the panel keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftsMemory {
    /// What is to be changed, of the drafts that are being sent back.
    pub(crate) reasons: BTreeMap<DraftId, String>,
    /// In whose field the keyboard is to be, once it is drawn.
    focus: Option<DraftId>,
}

/// Drafts for customers that wait for approval.
pub(crate) fn drafts(ui: &mut Ui, view: &CallView, memory: &mut DraftsMemory) -> Option<Intent> {
    memory
        .reasons
        .retain(|id, _| view.drafts.iter().any(|draft| draft.id == *id));
    let palette = Palette::of(ui.ctx());
    let mut wish = None;
    for draft in &view.drafts {
        ui.push_id(("draft", draft.id), |ui| {
            card(ui, |ui| {
                ui.set_width(ui.available_width());
                let waits = clock(view.head.now.since(draft.offered));
                let head = format!("Draft from {} · waits {waits}", draft.from);
                ui.label(RichText::new(head).size(size::SMALL).color(palette.dim));
                ui.label(format!("“{}”", draft.text));
                let asked = match memory.reasons.contains_key(&draft.id) {
                    false => answers(ui, draft, view.head.mode, memory),
                    true => reason(ui, draft, view.head.mode, memory),
                };
                if let Some(asked) = asked {
                    wish = Some(asked);
                }
            });
        });
    }
    wish
}

fn answers(
    ui: &mut Ui,
    draft: &DraftView,
    mode: Mode,
    memory: &mut DraftsMemory,
) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        let words = approval(&draft.from);
        let hint = match mode {
            Mode::Practice => format!("Says “{words}”"),
            Mode::Exam => "Puts an approval on the line, for you to say".to_owned(),
        };
        if primary(ui, "Approve").on_hover_text(hint).clicked() {
            wish = Some(spoken(words, mode));
        }
        let hint = "Asks for another version, and tells what to change";
        if quiet_button(ui, "Send back…").on_hover_text(hint).clicked() {
            memory.reasons.insert(draft.id, String::new());
            memory.focus = Some(draft.id);
        }
        let hint = "Puts the draft on the line, for you to change";
        if quiet_button(ui, "Edit words").on_hover_text(hint).clicked() {
            wish = Some(Intent::Write(other_words(&draft.from, &draft.text)));
        }
    });
    wish
}

fn reason(ui: &mut Ui, draft: &DraftView, mode: Mode, memory: &mut DraftsMemory) -> Option<Intent> {
    let text = memory.reasons.entry(draft.id).or_default();
    let what = ui.label("What should change?");
    let field = TextEdit::singleline(text)
        .id(field(draft))
        .hint_text("take out the time estimate")
        .desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(what.id);
    if memory.focus == Some(draft.id) {
        memory.focus = None;
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let ready = !text.trim().is_empty();
    let mut wish = None;
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        let send = ui.add_enabled_ui(ready, |ui| quiet_button(ui, "Send back").clicked());
        if ready && (entered || send.inner) {
            wish = Some(spoken(sent_back(&draft.from, text), mode));
            stays = false;
        }
        stays &= !quiet_button(ui, "Keep it").clicked();
    });
    if !stays {
        memory.reasons.remove(&draft.id);
    }
    wish
}

fn field(draft: &DraftView) -> Id {
    Id::new(("why a draft goes back", draft.id))
}

/// What is pressed in practice is said; an exam has whoever is tried say it themselves.
fn spoken(words: String, mode: Mode) -> Intent {
    match mode {
        Mode::Practice => Intent::Say(words),
        Mode::Exam => Intent::Write(words),
    }
}

/// Words that approve a draft.
fn approval(from: &str) -> String {
    format!("{from}, approved, please post it.")
}

/// Words that send a draft back.
fn sent_back(from: &str, reason: &str) -> String {
    let reason = reason.trim().trim_end_matches(['.', '!', '?']);
    format!("{from}, the draft needs changes: {reason}.")
}

/// Words that give a draft other words.
fn other_words(from: &str, text: &str) -> String {
    format!("{from}, change the draft to: {text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hearing::{Act, Context, Hearing};
    use crate::window::panels::call::tests::{call_of, shown_with};
    use egui_kittest::kittest::Queryable as _;

    /// The acts that are heard in the words while Lucia's draft waits.
    fn heard(words: &str) -> Vec<Act> {
        let found = crate::desk::find::scenario("checkout-latency").expect("it is shipped");
        let context = Context {
            draft_from: Some("lucia".into()),
            ..Context::default()
        };
        let heard = Hearing::new(&found.scenario).hear(words, &context);
        heard.acts.into_iter().map(|heard| heard.act).collect()
    }

    #[test]
    fn approving_is_heard_as_approval_and_nothing_else() {
        let acts = heard(&approval("Lucia"));
        assert!(matches!(acts[..], [Act::ApprovePost { .. }]), "{acts:?}");
    }

    #[test]
    fn whatever_the_reason_a_draft_goes_back_and_is_never_approved() {
        for reason in [
            "take out the time estimate",
            "say service degradation instead of outage.",
            "it is too long",
            "don't name hosts",
            "the number of customers is wrong",
            "say when the next update comes",
            "please be kinder",
            "spelling",
        ] {
            let acts = heard(&sent_back("Lucia", reason));
            assert!(
                acts.iter().any(|act| matches!(act, Act::RevisePost { .. })),
                "{reason}: {acts:?}"
            );
            assert!(
                acts.iter().all(|act| matches!(act, Act::RevisePost { .. })),
                "{reason}: {acts:?}"
            );
        }
    }

    #[test]
    fn other_words_for_a_draft_send_it_back() {
        let acts = heard(&other_words(
            "Lucia",
            "Checkout is slow for some customers. Next update at 14:30.",
        ));
        assert!(
            acts.iter().any(|act| matches!(act, Act::RevisePost { .. })),
            "{acts:?}"
        );
    }

    #[test]
    fn a_reason_is_typed_and_said() {
        let view = call_of(3, 0);
        let from = view.drafts[0].from.clone();
        let mut harness = shown_with(view, DraftsMemory::default(), drafts);
        harness.run_ok();
        harness.get_by_label("Send back…").click_accesskit();
        harness.run_ok();
        let field = harness.get_by_role(bevy_egui::egui::accesskit::Role::TextInput);
        assert!(field.is_focused(), "one types at once");
        field.type_text("it is too long");
        harness.run_ok();
        harness.get_by_label("Send back").click_accesskit();
        harness.run_ok();
        let said = sent_back(&from, "it is too long");
        assert_eq!(harness.state().wish, Some(Intent::Say(said)));
        assert!(harness.state().memory.reasons.is_empty());
    }

    #[test]
    fn in_an_exam_what_is_pressed_is_put_on_the_line_and_not_said() {
        let mut view = call_of(3, 0);
        let from = view.drafts[0].from.clone();
        for mode in [Mode::Practice, Mode::Exam] {
            view.head.mode = mode;
            let asked = |words: String| match mode {
                Mode::Practice => Some(Intent::Say(words)),
                Mode::Exam => Some(Intent::Write(words)),
            };
            let mut harness = shown_with(view.clone(), DraftsMemory::default(), drafts);
            harness.run_ok();
            harness.get_by_label("Approve").click_accesskit();
            harness.run_ok();
            assert_eq!(harness.state().wish, asked(approval(&from)), "{mode:?}");

            let reasons = [(view.drafts[0].id, "it is too long".to_owned())];
            let memory = DraftsMemory {
                reasons: reasons.into(),
                focus: None,
            };
            let mut harness = shown_with(view.clone(), memory, drafts);
            harness.run_ok();
            harness.get_by_label("Send back").click_accesskit();
            harness.run_ok();
            let words = sent_back(&from, "it is too long");
            assert_eq!(harness.state().wish, asked(words), "{mode:?}");
        }
    }
}
