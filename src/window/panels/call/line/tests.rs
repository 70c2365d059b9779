//! The line through its accessibility tree, with the ear of a shipped scenario.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use bevy_egui::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::desk::find;
use crate::hearing::{Channel, Context, Hearing};
use crate::scenario::Scenario;
use crate::window::theme::Look;
use crate::window::view::call::{Fatigue, HeadView, LineKind, LineView, PersonView, Place};

/// A call on which somebody types.
struct Seat {
    view: CallView,
    memory: LineMemory,
    intents: Vec<Intent>,
    scenario: Arc<Scenario>,
    hearing: Hearing,
    /// How often the ear was asked.
    asked: Cell<usize>,
    dressed: bool,
}

impl Seat {
    fn ear(&self, text: &str) -> Vec<ChipView> {
        self.asked.set(self.asked.get() + 1);
        let heard = self.hearing.hear(text, &Context::default());
        ChipView::all(&heard, &self.scenario)
    }
}

pub(super) fn view_of(scenario: &Scenario, mode: Mode) -> CallView {
    let people = scenario.cast.iter().map(|person| PersonView {
        id: person.id.clone(),
        name: person.first_name().to_owned(),
        title: person.title.clone(),
        team: person.team.clone().unwrap_or_default().to_string(),
        roles: Vec::new(),
        place: Place::OnCall,
        you: person.id == scenario.trainee,
        commands: false,
        speech: None,
        task: None,
        tasks: 0,
        wants: None,
        presses: None,
        fatigue: Fatigue::Fresh,
        sub_team: None,
    });
    CallView {
        head: HeadView {
            mode,
            ..HeadView::default()
        },
        people: people.collect(),
        ..CallView::default()
    }
}

fn said(text: &str, channel: Channel, to: &[&str]) -> LineView {
    LineView {
        at: crate::units::Moment::START,
        kind: LineKind::Said {
            who: "me".into(),
            name: "Me".to_owned(),
            channel,
            to: to.iter().map(|name| (*name).to_owned()).collect(),
            you: true,
            reminds: false,
        },
        text: text.to_owned(),
    }
}

fn seated(mode: Mode, size: Vec2) -> Harness<'static, RefCell<Seat>> {
    let found = find::scenario("checkout-latency").expect("it is shipped");
    let seat = Seat {
        view: view_of(&found.scenario, mode),
        memory: LineMemory::default(),
        intents: Vec::new(),
        hearing: Hearing::new(&found.scenario),
        scenario: found.scenario,
        asked: Cell::new(0),
        dressed: false,
    };
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        |ui, seat: &mut RefCell<Seat>| {
            let seat = seat.get_mut();
            if !seat.dressed {
                let look = Look {
                    high_contrast: false,
                    reduced_motion: true,
                };
                theme::install(ui.ctx(), look);
                seat.dressed = true;
                return;
            }
            ui.add_space(ui.available_height() - 140.0);
            let mut memory = std::mem::take(&mut seat.memory);
            let intent = line(ui, &seat.view, &mut memory, &|text| seat.ear(text));
            seat.memory = memory;
            seat.intents.extend(intent);
        },
        RefCell::new(seat),
    );
    harness.run();
    harness
}

fn practice() -> Harness<'static, RefCell<Seat>> {
    seated(Mode::Practice, vec2(1280.0, 720.0))
}

fn types(harness: &mut Harness<'_, RefCell<Seat>>, text: &str) {
    harness.get_by_label("What you say").type_text(text);
    harness.run();
}

fn press(harness: &mut Harness<'_, RefCell<Seat>>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn text(harness: &Harness<'_, RefCell<Seat>>) -> String {
    harness.state().borrow().memory.text.clone()
}

fn intents(harness: &Harness<'_, RefCell<Seat>>) -> Vec<Intent> {
    harness.state().borrow().intents.clone()
}

fn reads(harness: &Harness<'_, RefCell<Seat>>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn last_name(harness: &Harness<'_, RefCell<Seat>>) -> String {
    let seat = harness.state().borrow();
    let mut others = seat.view.people.iter().filter(|one| !one.you);
    others.next_back().expect("a cast").name.clone()
}

#[test]
fn the_line_has_the_keyboard_from_the_start_and_enter_says_what_stands_on_it() {
    let mut harness = practice();
    assert!(harness.get_by_label("What you say").is_focused());
    types(&mut harness, "Hayley, what are you seeing?");
    press(&mut harness, Key::Enter);
    let words = "Hayley, what are you seeing?".to_owned();
    assert_eq!(intents(&harness), [Intent::Say(words)]);
    assert_eq!(text(&harness), "");
    assert!(harness.get_by_label("What you say").is_focused());
    press(&mut harness, Key::Enter);
    assert_eq!(intents(&harness).len(), 1, "nothing is not said");
}

#[test]
fn what_is_typed_behind_enter_in_one_frame_belongs_to_the_next_words() {
    let mut harness = practice();
    types(&mut harness, "One at a time");
    let key = |key| bevy_egui::egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = &mut harness.input_mut().events;
    events.push(bevy_egui::egui::Event::Text(", please.".to_owned()));
    events.push(key(Key::Enter));
    events.push(bevy_egui::egui::Event::Text("Ha".to_owned()));
    harness.run();
    let words = "One at a time, please.".to_owned();
    assert_eq!(intents(&harness), [Intent::Say(words)]);
    assert_eq!(text(&harness), "Ha");
}

#[test]
fn what_will_be_heard_is_shown_as_one_types_and_asked_once_for_each_text() {
    let mut harness = practice();
    types(&mut harness, "Hayley, please check the logs.");
    assert!(reads(&harness, "assign → Hayley"));
    assert!(reads(&harness, "no time box"));
    let asked = harness.state().borrow().asked.get();
    harness.run_steps(5);
    assert_eq!(harness.state().borrow().asked.get(), asked);
    types(&mut harness, " Five minutes.");
    assert!(harness.state().borrow().asked.get() > asked);
    assert!(!reads(&harness, "no time box"));
}

#[test]
fn words_are_not_called_lost_before_their_sentence_ends() {
    let mut harness = practice();
    types(&mut harness, "Regarding the zebra");
    assert!(!reads(&harness, "not understood"));
    assert!(reads(&harness, "listening"));
    types(&mut harness, " wobble.");
    assert!(reads(&harness, "not understood"));
}

#[test]
fn tab_adds_what_is_missing_and_then_leaves_the_line() {
    let mut harness = practice();
    types(&mut harness, "Hayley, please check the logs.");
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Tab);
    assert_eq!(
        text(&harness),
        "Hayley, please check the logs. I'll come back to you in five minutes. Understood?"
    );
    assert!(!reads(&harness, "no acknowledgement"));
    press(&mut harness, Key::Tab);
    assert!(!harness.get_by_label("What you say").is_focused());
    assert!(harness.get_by_label("Say").is_focused());
}

#[test]
fn what_is_missing_can_be_added_by_clicking_it() {
    let mut harness = practice();
    types(&mut harness, "Hayley, please check the logs. Five minutes.");
    harness.get_by_label_contains("no acknowledgement").click();
    harness.run();
    assert!(text(&harness).ends_with("Five minutes. Understood?"));
    assert!(harness.get_by_label("What you say").is_focused());
}

#[test]
fn short_forms_that_not_everybody_knows_are_pointed_out() {
    let mut harness = practice();
    types(&mut harness, "Hayley, please check the QZXW.");
    assert!(reads(&harness, "not everybody knows QZXW"));
}

#[test]
fn an_exam_gives_no_hints_but_completes_names() {
    let mut harness = seated(Mode::Exam, vec2(1280.0, 720.0));
    types(&mut harness, "Hay");
    press(&mut harness, Key::Tab);
    assert_eq!(text(&harness), "Hayley, ");
    types(&mut harness, "please check the logs.");
    assert!(!reads(&harness, "assign"));
    assert!(!reads(&harness, "no time box"));
    assert_eq!(harness.state().borrow().asked.get(), 0, "no ear in an exam");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    assert!(harness.query_by_label("Find a phrase").is_none());
    assert!(harness.query_by_label("Phrases").is_none());
    press(&mut harness, Key::Tab);
    assert!(!text(&harness).contains("five minutes"));
}

#[test]
fn tab_completes_roles_and_names_and_goes_round() {
    let mut harness = practice();
    types(&mut harness, "I am the IC");
    press(&mut harness, Key::Tab);
    assert_eq!(text(&harness), "I am the Incident Commander ");
    press(&mut harness, Key::Escape);
    assert_eq!(text(&harness), "");
    let twin = |name: &str, seat: &Seat| PersonView {
        name: name.to_owned(),
        you: false,
        ..seat.view.people[1].clone()
    };
    {
        let mut seat = harness.state().borrow_mut();
        let twins = [twin("Zoe", &seat), twin("Zora", &seat)];
        seat.view.people.extend(twins);
    }
    types(&mut harness, "ask Zo");
    assert!(reads(&harness, "Zoe · Zora"));
    press(&mut harness, Key::Tab);
    assert_eq!(text(&harness), "ask Zoe ");
    press(&mut harness, Key::Tab);
    assert_eq!(text(&harness), "ask Zora ");
    press(&mut harness, Key::Tab);
    assert_eq!(text(&harness), "ask Zoe ");
}

#[test]
fn up_calls_back_ones_own_lines_where_they_were_said_and_down_what_was_typed() {
    let mut harness = practice();
    {
        let mut seat = harness.state().borrow_mut();
        let first = said("One at a time, please.", Channel::Call, &[]);
        let second = said("That's right.", Channel::Dm, &["Hayley"]);
        let mut other = said("Nobody said this", Channel::Call, &[]);
        other.kind = LineKind::Seen;
        seat.view.lines = vec![first, second, other];
    }
    types(&mut harness, "draft");
    press(&mut harness, Key::ArrowUp);
    assert_eq!(text(&harness), "That's right.");
    let speaking = harness.state().borrow().memory.speaking.clone();
    assert_eq!(speaking, Speaking::Direct("Hayley".to_owned()));
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(text(&harness), "One at a time, please.");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(text(&harness), "draft");
}

#[test]
fn escape_empties_the_line_first_and_leaves_it_then() {
    let mut harness = practice();
    types(&mut harness, "never mind");
    press(&mut harness, Key::Escape);
    assert_eq!(text(&harness), "");
    assert!(harness.get_by_label("What you say").is_focused());
    press(&mut harness, Key::Escape);
    assert!(!harness.get_by_label("What you say").is_focused());
}

#[test]
fn alt_and_a_digit_turn_to_a_channel_and_the_words_go_there() {
    let mut harness = practice();
    harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    harness.run();
    types(&mut harness, "hello all");
    assert!(reads(&harness, "Send"));
    press(&mut harness, Key::Enter);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num3);
    harness.run();
    let last = last_name(&harness);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Enter);
    types(&mut harness, "hello you");
    press(&mut harness, Key::Enter);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    harness.run();
    types(&mut harness, "hello");
    press(&mut harness, Key::Enter);
    let words = |words: &str| Intent::Say(words.to_owned());
    assert_eq!(
        intents(&harness),
        [
            words("/chat hello all"),
            words(&format!("/dm {last} hello you")),
            words("hello"),
        ]
    );
}

#[test]
fn a_letter_finds_whom_to_write_to_and_does_not_land_on_the_line() {
    let mut harness = practice();
    harness.key_press_modifiers(Modifiers::ALT, Key::Num3);
    harness.run();
    types(&mut harness, "h");
    press(&mut harness, Key::Enter);
    let speaking = harness.state().borrow().memory.speaking.clone();
    let Speaking::Direct(name) = speaking else {
        panic!("turned to {speaking:?}");
    };
    assert!(name.starts_with('H'), "{name}");
    assert_eq!(text(&harness), "");
}

#[test]
fn a_command_typed_in_front_turns_to_its_channel() {
    let mut harness = practice();
    types(&mut harness, "/dm hayley ");
    assert_eq!(text(&harness), "");
    types(&mut harness, "thanks");
    press(&mut harness, Key::Enter);
    assert_eq!(
        intents(&harness),
        [Intent::Say("/dm Hayley thanks".to_owned())]
    );
    types(&mut harness, "!page databases");
    press(&mut harness, Key::Enter);
    assert_eq!(
        intents(&harness)[1],
        Intent::Say("!page databases".to_owned())
    );
}

#[test]
fn words_put_on_the_line_by_others_are_gone_on_with_at_their_end() {
    let mut harness = practice();
    harness.get_by_label("Phrases").focus();
    harness.run();
    harness.state().borrow_mut().memory.text = "Hayley, ".to_owned();
    harness.run();
    types(&mut harness, "drop that please.");
    assert_eq!(text(&harness), "Hayley, drop that please.");
    harness.state().borrow_mut().memory.text = "/dm Hayley That's ".to_owned();
    harness.run();
    types(&mut harness, "right.");
    press(&mut harness, Key::Enter);
    assert_eq!(
        intents(&harness),
        [Intent::Say("/dm Hayley That's right.".to_owned())]
    );
}

#[test]
fn a_phrase_is_found_taken_filled_and_said_by_keyboard_alone() {
    let mut harness = practice();
    press(&mut harness, Key::F9);
    assert!(harness.get_by_label("Find a phrase").is_focused());
    harness.get_by_label("Find a phrase").type_text("copy");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("Find a phrase").is_none());
    assert_eq!(text(&harness), "‹who›, do you copy?");
    let first = {
        let seat = harness.state().borrow();
        let others = seat.view.people.iter().filter(|one| !one.you);
        others.map(|one| one.name.clone()).next().expect("a cast")
    };
    press(&mut harness, Key::Enter);
    assert_eq!(text(&harness), format!("{first}, do you copy?"));
    press(&mut harness, Key::Enter);
    assert_eq!(
        intents(&harness),
        [Intent::Say(format!("{first}, do you copy?"))]
    );
}

#[test]
fn tab_goes_from_slot_to_slot_and_typing_fills_them() {
    let mut harness = practice();
    let text_of = "‹who›, please ‹task›. I'll come back to you in ‹minutes› minutes. Understood?";
    harness.state().borrow_mut().memory.text = text_of.to_owned();
    harness.run();
    types(&mut harness, "Hay");
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Tab);
    types(&mut harness, "check the logs");
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    let words = "Hayley, please check the logs. I'll come back to you in 5 minutes. Understood?";
    assert_eq!(intents(&harness), [Intent::Say(words.to_owned())]);
}

#[test]
fn a_phrase_with_a_slot_still_open_is_not_said() {
    let mut harness = practice();
    harness.state().borrow_mut().memory.text = "Hayley, please ‹task›. Understood?".to_owned();
    harness.run();
    press(&mut harness, Key::End);
    press(&mut harness, Key::Enter);
    assert_eq!(intents(&harness), []);
    press(&mut harness, Key::End);
    assert!(reads(&harness, "“task” is still open"));
}

#[test]
fn options_on_offer_are_those_that_were_spoken_of() {
    let mut harness = practice();
    harness.state().borrow_mut().view.options = vec!["restart the proxy".to_owned()];
    harness.state().borrow_mut().memory.text = "I propose that we ‹option›.".to_owned();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(text(&harness), "I propose that we restart the proxy.");
    harness.state().borrow_mut().view.options.clear();
    harness.state().borrow_mut().memory.text = "I propose that we ‹option›.".to_owned();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(
        text(&harness),
        "I propose that we ‹option›.",
        "nothing hidden is offered"
    );
}

#[test]
fn paused_the_line_says_why_and_goes_on() {
    let mut harness = practice();
    types(&mut harness, "Hayley");
    harness.state().borrow_mut().view.head.paused = true;
    harness.run();
    assert!(harness.query_by_label("What you say").is_none());
    assert!(reads(&harness, "nobody can hear you"));
    harness.get_by_label("Go on").click();
    harness.run();
    assert_eq!(intents(&harness), [Intent::Pause(false)]);
    harness.state().borrow_mut().view.head.paused = false;
    harness.run();
    assert_eq!(text(&harness), "Hayley");
    assert!(harness.get_by_label("What you say").is_focused());
}

#[test]
fn a_speech_of_minutes_is_warned_of() {
    let mut harness = practice();
    harness.state().borrow_mut().memory.text = "word ".repeat(400);
    harness.run();
    assert!(!reads(&harness, "minutes to say"));
    harness.state().borrow_mut().memory.text = "word ".repeat(401);
    harness.run();
    assert!(reads(&harness, "401 words take 3 minutes to say"));
}

#[test]
fn nothing_is_cut_off_at_any_width() {
    for size in [vec2(640.0, 360.0), vec2(960.0, 540.0), vec2(1900.0, 1000.0)] {
        let mut harness = seated(Mode::Practice, size);
        types(&mut harness, "Hayley, please check the logs.");
        let screen = bevy_egui::egui::Rect::from_min_size(bevy_egui::egui::Pos2::ZERO, size);
        let mut seen = Vec::new();
        for node in harness.root().children_recursive() {
            let role = node.accesskit_node().role();
            let button = role == bevy_egui::egui::accesskit::Role::Button;
            if !button && node.accesskit_node().label().is_none() {
                continue;
            }
            if node.accesskit_node().bounding_box().is_none() {
                continue;
            }
            let rect = node.rect();
            let label = node.accesskit_node().label().unwrap_or_default();
            assert!(
                screen.expand(0.5).contains_rect(rect),
                "{size}: {label} {rect}"
            );
            if button {
                for (other, at) in &seen {
                    let over = rect.intersect(*at);
                    let apart = over.width() <= 0.5 || over.height() <= 0.5;
                    assert!(apart, "{size}: {label} {rect} over {other} {at}");
                }
                seen.push((label, rect));
            }
        }
        assert!(seen.len() >= 5, "{size}: {seen:?}");
    }
}

#[test]
fn the_palette_stays_on_the_screen_where_there_is_little_room() {
    let mut harness = seated(Mode::Practice, vec2(640.0, 360.0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    let search = harness.get_by_label("Find a phrase").rect();
    assert!(search.top() > 0.0 && search.right() < 640.0, "{search}");
    press(&mut harness, Key::Escape);
    assert!(harness.get_by_label("What you say").is_focused());
}

#[test]
fn what_will_be_heard_is_told_as_it_changes() {
    let mut harness = practice();
    types(&mut harness, "Hayley, please check the logs.");
    let list = harness.get_by_label("What will be heard");
    let live = list.accesskit_node().live();
    assert_eq!(live, bevy_egui::egui::accesskit::Live::Polite);
    assert!(list.query_by_label_contains("assign → Hayley").is_some());
}
