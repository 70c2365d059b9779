//! The open tasks with their clocks.

use bevy_egui::egui::{RichText, Ui};

use super::row::{nothing_yet, row};
use super::wording::{clock, speak_to};
use crate::drill::Mode;
use crate::units::{Moment, Span};
use crate::window::intent::Intent;
use crate::window::theme::{Tone, chip, meter, quiet_button, size, space, strong};
use crate::window::view::call::{CallView, PersonView, Place, Standing, TaskView};

/// A time box is about to run out when less than this is left. Ours.
const RUNS_OUT: Span = Span::secs(60);

/// The open tasks. A click or Enter on one speaks to who has it. `focus` is taken by the first.
pub(crate) fn tasks(ui: &mut Ui, view: &CallView, focus: bool) -> Option<Intent> {
    if view.tasks.is_empty() {
        nothing_yet(ui, focus, &nobody_works(view));
    }
    let mut wish = None;
    for (nth, task) in view.tasks.iter().enumerate() {
        let asked = one(ui, task, view.head.now, view.head.mode, focus && nth == 0);
        wish = wish.or(asked);
    }
    wish
}

/// What stands where nobody has a task: in practice how one is given, to somebody who is here.
fn nobody_works(view: &CallView) -> String {
    let mut told = "Nobody has a task.".to_owned();
    let here = |person: &&PersonView| !person.you && person.place == Place::OnCall;
    let somebody = view.people.iter().rfind(here);
    if let (Mode::Practice, false, Some(person)) = (view.head.mode, view.head.ended, somebody) {
        told += &format!(
            " Give one by name, with minutes, and ask for a confirmation: “{}, please check the \
             logs, five minutes. Understood?”",
            person.name
        );
    }
    told
}

fn one(ui: &mut Ui, task: &TaskView, now: Moment, mode: Mode, focus: bool) -> Option<Intent> {
    let id = ui.id().with(("task", task.id));
    let (tone, clock) = time_box(task, now);
    let (standing_tone, standing) = standing(task.standing);
    let label = format!("{}: {}, {clock}, {standing}", task.owner_name, task.text);
    let response = row(ui, id, &label, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal_wrapped(|ui| {
            let name = RichText::new(&task.owner_name).family(strong());
            ui.label(name.size(size::BODY));
            chip(ui, standing_tone, standing);
        });
        ui.label(&task.text);
        meter(ui, task.left(now).unwrap_or(0.0), tone, &clock);
    });
    if focus {
        response.request_focus();
    }
    let mut wish = None;
    if response
        .on_hover_text(format!("Speak to {}", task.owner_name))
        .clicked()
    {
        wish = Some(speak_to(&task.owner_name));
    }
    if task.is_over(now) && mode == Mode::Practice {
        let asks = quiet_button(ui, &format!("Follow up with {}", task.owner_name));
        let words = follow_up(&task.owner_name);
        if asks
            .on_hover_text(format!("Puts “{words}” on the line"))
            .clicked()
        {
            wish = Some(Intent::Write(words));
        }
        ui.add_space(space::XS);
    }
    wish
}

/// Words that ask how a task stands.
fn follow_up(name: &str) -> String {
    format!("{name}, your time is up, where are we?")
}

/// How a task's time stands, in its tone and in words.
pub(crate) fn time_box(task: &TaskView, now: Moment) -> (Tone, String) {
    let Some(ends) = task.box_ends else {
        let given = clock(now.since(task.given));
        return (Tone::Watch, format!("no time box · given {given} ago"));
    };
    if ends <= now {
        return (Tone::Bad, format!("{} over", clock(now.since(ends))));
    }
    let left = ends.since(now);
    let tone = if left < RUNS_OUT {
        Tone::Watch
    } else {
        Tone::Good
    };
    (tone, format!("{} left", clock(left)))
}

fn standing(standing: Standing) -> (Tone, &'static str) {
    match standing {
        Standing::Acknowledged => (Tone::Good, "confirmed"),
        Standing::AckAwaited => (Tone::Watch, "not confirmed yet"),
        Standing::Given => (Tone::Quiet, "confirmation not asked for"),
        Standing::AskedBack => (Tone::Watch, "has a question"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hearing::{Act, Context, Hearing};
    use crate::window::panels::call::tests::call_of;
    use crate::window::panels::call::tests::shown;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn the_follow_up_that_is_offered_is_heard_as_one() {
        let found = crate::desk::find::scenario("checkout-latency").expect("it is shipped");
        let hearing = Hearing::new(&found.scenario);
        let heard = hearing.hear(&follow_up("Hayley"), &Context::default());
        let acts: Vec<&Act> = heard.acts.iter().map(|heard| &heard.act).collect();
        assert!(matches!(acts[..], [Act::FollowUp { .. }]), "heard {acts:?}");
    }

    #[test]
    fn a_time_box_that_is_over_says_by_how_much() {
        let mut view = call_of(3, 0);
        view.head.now = view.tasks[0].box_ends.expect("it has one") + Span::secs(80);
        let mut harness = shown(view, |ui, view| tasks(ui, view, false));
        harness.run_ok();
        harness.get_by_label("1:20 over");
    }

    #[test]
    fn enter_on_a_task_speaks_to_who_has_it() {
        let view = call_of(3, 0);
        let owner = view.tasks[0].owner_name.clone();
        let mut harness = shown(view, |ui, view| tasks(ui, view, true));
        harness.run_ok();
        harness.key_press(bevy_egui::egui::Key::Enter);
        harness.run_ok();
        assert_eq!(harness.state().wish, Some(speak_to(&owner)));
    }

    #[test]
    fn in_an_exam_no_words_are_offered() {
        let mut view = call_of(3, 0);
        view.head.now = Moment::at(90, 0);
        let mut harness = shown(view.clone(), |ui, view| tasks(ui, view, false));
        harness.run_ok();
        assert!(
            harness
                .query_all_by_label_contains("Follow up")
                .next()
                .is_some()
        );
        view.head.mode = Mode::Exam;
        let mut harness = shown(view, |ui, view| tasks(ui, view, false));
        harness.run_ok();
        assert!(
            harness
                .query_all_by_label_contains("Follow up")
                .next()
                .is_none()
        );
    }

    #[test]
    fn how_a_task_is_given_is_told_in_practice_with_somebody_who_is_here() {
        let mut view = call_of(3, 0);
        view.tasks.clear();
        view.people.retain(|person| person.place == Place::OnCall);
        let name = view.people.last().expect("somebody").name.clone();
        assert!(nobody_works(&view).contains(&format!("“{name}, please")));
        view.head.ended = true;
        assert_eq!(nobody_works(&view), "Nobody has a task.");
        view.head.ended = false;
        view.head.mode = Mode::Exam;
        assert_eq!(nobody_works(&view), "Nobody has a task.");
    }
}
