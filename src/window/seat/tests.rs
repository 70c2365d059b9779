//! The rules of the seat, with a wall clock that is moved by hand and recordings in a folder of
//! their own.

use std::path::PathBuf;

use super::*;
use crate::desk::begin::{Kept, Wanted};
use crate::desk::occasion::Keeps;
use crate::drill::event::Event;
use crate::recording::file::look_at;
use crate::recording::{Recorded, Recording};

/// A folder that is gone when the test is over.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Folder {
        let dir = std::env::temp_dir().join(format!("hotwash-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        Folder(dir)
    }

    fn drill(&self) -> PathBuf {
        self.0.join("drill")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn wanted(scenario: &str, mode: Mode, dir: PathBuf) -> Wanted {
    Wanted {
        scenario: scenario.to_owned(),
        seed: Some(7),
        mode,
        trainee: None,
        policy: None,
        commander: None,
        kept: Kept::Synced(dir),
        keeps: Keeps::Nothing,
        export: Vec::new(),
        what_if: false,
    }
}

fn seat(folder: &Folder, mode: Mode, pace: Pace) -> Seat {
    let begun = begin::anew(wanted("checkout-latency", mode, folder.drill())).expect("it begins");
    Seat::take(begun, pace, Duration::ZERO)
}

const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

/// Lets wall time pass until `wall`, five seconds at a time: longer gaps are a machine asleep.
fn wait(seat: &mut Seat, until: u64) {
    while seat.wall < secs(until) {
        let next = seat.wall + secs(5).min(secs(until) - seat.wall);
        seat.tick(next, Hold::Free).expect("the disk is there");
    }
}

/// Takes command, appoints a deputy and gives an order, a minute and a half of it.
fn play(seat: &mut Seat) {
    wait(seat, 20);
    seat.say("This is Alex, I am the incident commander.")
        .expect("said");
    wait(seat, 40);
    seat.say("Tatiana, please be my deputy.").expect("said");
    wait(seat, 60);
    seat.say("Hayley, please look into the payments gateway, five minutes, understood?")
        .expect("said");
    wait(seat, 90);
}

fn log(seat: &Seat) -> Vec<Event> {
    seat.begun.session.drill().log().to_vec()
}

fn recorded(dir: &Path) -> Recording {
    look_at(&dir.join("recording.jsonl")).expect("a whole recording")
}

fn events(recording: &Recording) -> Vec<Event> {
    recording.events().map(|(_, event)| event.clone()).collect()
}

#[test]
fn what_is_said_is_heard_and_shown() {
    let folder = Folder::new("said");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    play(&mut seat);
    let view = seat.view();
    assert_eq!(view.head.now, Moment::at(1, 30));
    assert!(view.head.you_command);
    assert_eq!(view.head.commander.as_deref(), Some("Alex"));
    assert_eq!(view.head.dir, Some(folder.drill()));
    assert_eq!(view.tasks.len(), 1);
    assert_eq!(view.tasks[0].owner_name, "Hayley");
    let chips = seat.hear("Hayley, what did you find? Hayley, check the XQZ, florble grumpf.");
    let act = |chip: &ChipView| matches!(chip, ChipView::Act(act) if act.contains("→ Hayley"));
    assert!(chips.iter().any(act), "{chips:?}");
    assert!(
        chips.contains(&ChipView::ShortForm("XQZ".to_owned())),
        "{chips:?}"
    );
    assert_eq!(seat.hear("  "), Vec::new());
    assert_eq!(
        log(&seat),
        events(&recorded(&folder.drill())),
        "hearing says nothing"
    );
}

#[test]
fn nobody_helps_in_an_exam() {
    let folder = Folder::new("exam");
    let mut seat = seat(&folder, Mode::Exam, Pace::Real);
    play(&mut seat);
    assert_eq!(seat.hear("Hayley, what did you find?"), Vec::new());
    let before = log(&seat);
    let refused = seat
        .rewind(Moment::at(0, 30))
        .expect_err("an exam is not rewound");
    assert!(refused.to_string().contains("exam"), "{refused}");
    assert_eq!(log(&seat), before, "the exam goes on where it was");
    assert!(!folder.drill().join("branches").exists());
}

#[test]
fn a_drill_that_was_left_goes_on_as_if_it_had_not_been() {
    let (left, stayed) = (Folder::new("left"), Folder::new("stayed"));
    let mut stays = seat(&stayed, Mode::Practice, Pace::Real);
    play(&mut stays);
    wait(&mut stays, 200);

    let mut leaves = seat(&left, Mode::Practice, Pace::Real);
    play(&mut leaves);
    leaves.leave().expect("it is kept");
    let at = leaves.view().head.now;
    drop(leaves);
    let again = begin::again(&left.drill(), None, false).expect("it goes on");
    let mut again = Seat::take(again, Pace::Real, secs(1_000));
    assert_eq!(again.view().head.now, at);
    assert!(again.view().head.you_command && !again.view().lines.is_empty());
    while again.wall < secs(1_110) {
        let next = again.wall + secs(5);
        again.tick(next, Hold::Free).expect("the disk is there");
    }
    assert_eq!(again.view().head.now, stays.view().head.now);
    assert_eq!(log(&again), log(&stays));
    let (mut one, mut other) = (again.view().clone(), stays.view().clone());
    (one.head.dir, other.head.dir) = (None, None);
    assert_eq!(one, other);
}

#[test]
fn a_window_that_is_killed_has_lost_nothing_that_was_said() {
    let folder = Folder::new("killed");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    play(&mut seat);
    let said: Vec<Command> = commands(&recorded(&folder.drill()));
    assert_eq!(said.len(), 3);
    let before = log(&seat);
    // No leaving: the process is gone.
    drop(seat);
    let again = begin::again(&folder.drill(), None, false).expect("it goes on");
    let log = again.session.drill().log();
    assert_eq!(log[..], before[..log.len()]);
    assert_eq!(log.len(), before.len());
}

fn commands(recording: &Recording) -> Vec<Command> {
    let commands = recording
        .entries
        .iter()
        .filter_map(|entry| match &entry.what {
            Recorded::Command(timed) => Some(timed.command.clone()),
            Recorded::Event(_) => None,
        });
    commands.collect()
}

#[test]
fn going_back_leaves_the_old_recording_whole_and_resumable_and_the_branch_says_from_where() {
    let folder = Folder::new("rewound");
    let mut seat = seat(&folder, Mode::Practice, Pace::Brisk);
    play(&mut seat);
    let before = log(&seat);
    let at = before
        .iter()
        .find(|event| matches!(event.what, What::RoleGiven { .. }))
        .expect("a deputy was appointed")
        .at;
    seat.rewind(at).expect("practice is rewound");
    assert_eq!(seat.view().head.now, at);
    assert!(seat.view().head.you_command && seat.view().tasks.is_empty());
    assert_eq!(seat.view().head.pace, Pace::Brisk);
    let known: Vec<Event> = before.iter().filter(|one| one.at <= at).cloned().collect();
    assert_eq!(log(&seat), known);

    let branch = folder.drill().join("branches").join("1");
    assert_eq!(seat.view().head.dir.as_deref(), Some(branch.as_path()));
    let (old, new) = (recorded(&folder.drill()), recorded(&branch));
    assert_eq!(events(&old), before);
    assert_eq!(old.header.branched_at_ms, None);
    assert_eq!(new.header.branched_at_ms, Some(at.0));
    assert_eq!(new.header.commander, None);

    // Another way from there on: both can be gone on with.
    seat.say("Sam, please look into the checkout API, five minutes, understood?")
        .expect("said");
    seat.leave().expect("it is kept");
    drop(seat);
    let old = begin::again(&folder.drill(), None, false).expect("the old one goes on");
    assert_eq!(old.session.drill().log(), before);
    let new = begin::again(&branch, None, false).expect("the new one goes on");
    assert_eq!(new.session.drill().state().tasks[&1].to.as_str(), "sam");
}

#[test]
fn a_pause_and_another_pace_take_nothing_from_the_drill() {
    let folder = Folder::new("paused");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    play(&mut seat);
    let at = seat.view().head.now;
    seat.pause(true);
    assert!(seat.view().head.paused);
    wait(&mut seat, 150);
    assert_eq!(seat.view().head.now, at);
    seat.pause(false);
    wait(&mut seat, 151);
    assert_eq!(seat.view().head.now, at + Span::secs(1));

    // In a lull the brisk clock runs four times as fast, from the very next look on.
    let calm = seat.speech_ends.max(seat.view().head.now) + Span::secs(10);
    seat.pause(true);
    seat.pause(false);
    while seat.view().head.now < calm || seat.speech_ends + Span::secs(3) > seat.view().head.now {
        let next = seat.wall + secs(1);
        seat.tick(next, Hold::Free).expect("the disk is there");
    }
    let at = seat.view().head.now;
    seat.set_pace(Pace::Brisk);
    assert_eq!(seat.view().head.pace, Pace::Brisk);
    let next = seat.wall + Duration::from_millis(250);
    seat.tick(next, Hold::Free).expect("the disk is there");
    assert_eq!(seat.view().head.now, at + Span::secs(1));
}

#[test]
fn a_machine_that_slept_has_paused_the_drill() {
    let folder = Folder::new("slept");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    play(&mut seat);
    let at = seat.view().head.now;
    seat.tick(secs(9_000), Hold::Free)
        .expect("the disk is there");
    assert_eq!(seat.view().head.now, at);
}

#[test]
fn the_next_look_comes_at_the_latest_when_words_end() {
    let folder = Folder::new("look");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    wait(&mut seat, 5);
    seat.say("Hello everybody.").expect("said");
    let speech = |seat: &Seat| {
        let you = seat
            .view()
            .people
            .first()
            .and_then(|you| you.speech.clone());
        you.map(|speech| speech.until)
    };
    let until = speech(&seat).expect("the trainee speaks");
    while let Some(ends) = speech(&seat) {
        assert_eq!(ends, until);
        let wait = seat
            .until_something_new(Hold::Free)
            .expect("words are being said");
        let left = Duration::from_millis(until.since(seat.view().head.now).0);
        assert!(wait <= left, "{wait:?} of {left:?}");
        let next = seat.wall + wait;
        seat.tick(next, Hold::Free).expect("the disk is there");
    }
    assert_eq!(seat.view().head.now, until);
}

#[test]
fn a_drill_that_is_finished_stands_still_and_is_looked_back_on() {
    let folder = Folder::new("finished");
    let mut seat = seat(&folder, Mode::Practice, Pace::Real);
    play(&mut seat);
    seat.finish().expect("it ends");
    assert!(seat.is_ended() && seat.view().head.ended);
    let lines = seat.view().lines.len();
    wait(&mut seat, 500);
    seat.finish().expect("once is enough");
    assert_eq!(seat.view().lines.len(), lines);
    let finishes = |command: &&Command| matches!(command, Command::Finish);
    let said = commands(&recorded(&folder.drill()));
    assert_eq!(said.iter().filter(finishes).count(), 1);
    let review = seat.get_up();
    assert_eq!(review.view().end, Moment::at(1, 30));
    assert!(review.view().can_branch && review.is_busy());
}

/// A scenario in a file of its own.
fn written(folder: &Folder) -> (PathBuf, String) {
    let text = crate::desk::shipped::named("checkout-latency")
        .expect("shipped")
        .text;
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let path = folder.0.join("checkout-latency.ron");
    std::fs::write(&path, text).expect("written");
    (path, text.to_owned())
}

fn on_file(path: &Path, mode: Mode, folder: &Folder) -> Seat {
    let asked = path.to_str().expect("a plain path");
    let begun = begin::anew(wanted(asked, mode, folder.drill())).expect("it begins");
    Seat::take(begun, Pace::Real, Duration::ZERO)
}

#[test]
fn a_scenario_that_is_edited_is_played_again_up_to_now_and_goes_on_beside() {
    let folder = Folder::new("edited");
    let (path, text) = written(&folder);
    let mut seat = on_file(&path, Mode::Practice, &folder);
    assert!(seat.watched().is_some());
    play(&mut seat);
    let title = seat.view().head.title.clone();
    let edited = text.replace(&format!("\"{title}\""), "\"Checkout, edited\"");
    assert_ne!(edited, text);
    std::fs::write(&path, edited).expect("written");
    let (now, lines) = (seat.view().head.now, seat.view().lines.len());
    seat.pause(true);
    wait(&mut seat, 95);
    let view = seat.view();
    assert_eq!(view.head.title, "Checkout, edited");
    assert_eq!(view.head.now, now);
    assert!(view.head.paused && view.findings.is_empty());
    assert_eq!(view.tasks.len(), 1, "what was said was said");
    assert_eq!(view.lines.len(), lines + 1);
    assert!(
        view.lines[lines].text.contains("edited"),
        "{:?}",
        view.lines[lines]
    );
    let branch = folder.drill().join("branches").join("1");
    assert_eq!(view.head.dir.as_deref(), Some(branch.as_path()));
    let header = recorded(&branch).header;
    assert_eq!(header.branched_at_ms, Some(now.0));
    assert_eq!(header.scenario_hash, seat.begun.session.scenario().hash);
    // It goes on, and can be left and resumed.
    seat.pause(false);
    wait(&mut seat, 100);
    seat.leave().expect("it is kept");
    drop(seat);
    begin::again(&branch, None, false).expect("it goes on");
}

#[test]
fn a_scenario_with_a_mistake_is_told_with_its_place_and_the_last_good_one_is_played() {
    let folder = Folder::new("mistaken");
    let (path, text) = written(&folder);
    let mut seat = on_file(&path, Mode::Practice, &folder);
    play(&mut seat);
    let before = log(&seat);
    let wrong = text.replacen("trainee: \"", "trainee: \"nobody-", 1);
    assert_ne!(wrong, text);
    std::fs::write(&path, &wrong).expect("written");
    wait(&mut seat, 95);
    let findings = seat.view().findings.clone();
    let line = 1 + wrong
        .lines()
        .position(|line| line.contains("nobody-"))
        .expect("there");
    let place = format!("{}:{line}:", path.display());
    assert!(
        findings.iter().any(|one| one.starts_with(&place)),
        "{findings:#?}"
    );
    assert!(
        log(&seat).len() >= before.len(),
        "the last good version is played on"
    );
    assert_eq!(seat.view().head.dir, Some(folder.drill()));
    // Mended: nothing is wrong any more, and nothing was played anew.
    std::fs::write(&path, &text).expect("written");
    wait(&mut seat, 105);
    assert_eq!(seat.view().findings, Vec::<String>::new());
    assert_eq!(seat.view().head.dir, Some(folder.drill()));
}

#[test]
fn an_exam_is_played_as_it_was_written() {
    let folder = Folder::new("unmoved");
    let (path, text) = written(&folder);
    let mut seat = on_file(&path, Mode::Exam, &folder);
    assert!(seat.watched().is_none());
    play(&mut seat);
    std::fs::write(&path, text.replace("Checkout", "Checkout, edited")).expect("written");
    wait(&mut seat, 100);
    assert_eq!(seat.view().head.dir, Some(folder.drill()));
    assert!(seat.view().findings.is_empty());
}
