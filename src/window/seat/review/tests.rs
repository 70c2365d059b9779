//! The rules of the hot wash, on drills that are played into a folder of their own.

use std::path::PathBuf;
use std::process::Command as Program;
use std::time::Duration;

use super::*;
use crate::desk::begin::Wanted;
use crate::drill::event::What;
use crate::drill::{Command, State};
use crate::records::History;
use crate::window::seat::Seat;
use crate::window::seat::tests::{Folder, wanted};

/// A short drill: command is taken late, and then the trainee leaves.
fn played(folder: &Folder, change: impl FnOnce(&mut Wanted)) -> Begun {
    let mut wanted = wanted("take-command", Mode::Practice, folder.0.join("drill"));
    change(&mut wanted);
    let mut begun = begin::anew(wanted).expect("it begins");
    let session = &mut begun.session;
    session.advance(Moment::at(0, 50)).expect("kept");
    let words = "This is Alex, I am the incident commander.";
    for command in [
        Command::Say {
            text: words.to_owned(),
        },
        Command::Finish,
    ] {
        session.command(command).expect("kept");
        session.advance(Moment::at(1, 30)).expect("kept");
    }
    assert!(session.is_ended());
    begun
}

/// Waits until nothing more is worked out. Gives what was shown on the way: whether there was a
/// report, and how far the long look was.
fn finished(review: &mut Review) -> Vec<(bool, Option<f32>)> {
    let mut shown = Vec::new();
    for _ in 0..100_000 {
        if review.look() {
            let view = review.view();
            shown.push((view.report.is_some(), view.looking));
        }
        if !review.is_busy() {
            return shown;
        }
        std::thread::park_timeout(Duration::from_millis(2));
    }
    panic!("it is still busy");
}

fn debrief(dir: &Path) -> Report {
    let text = std::fs::read(dir.join("debrief.json")).expect("it was written");
    serde_json::from_slice(&text).expect("a report")
}

/// Waits until the debrief in a folder is as it should be: it is written beside everything else.
fn written(dir: &Path, is: impl Fn(&Report) -> bool) -> Report {
    for _ in 0..10_000 {
        let report = debrief(dir);
        if is(&report) {
            return report;
        }
        std::thread::park_timeout(Duration::from_millis(2));
    }
    panic!("it was not written again: {:#?}", debrief(dir).commitment);
}

#[test]
fn the_report_comes_first_and_what_another_way_would_have_cost_after_it() {
    let folder = Folder::new("marked");
    let mut review = Review::of(played(&folder, |wanted| wanted.what_if = true));
    assert!(review.view().report.is_none() && review.is_busy());
    let shown = finished(&mut review);
    let first = shown
        .iter()
        .position(|(report, _)| *report)
        .expect("a report");
    let looks: Vec<f32> = shown[first..].iter().filter_map(|(_, far)| *far).collect();
    assert!(looks.len() > 2 && looks.is_sorted(), "{looks:?}");
    assert!(looks[0] < 0.5 && looks.iter().all(|far| (0.0..=1.0).contains(far)));
    assert_eq!(review.view().looking, None);

    let report = review.view().report.clone().expect("it was marked");
    assert!(report.complete && report.what_if.is_some());
    let dir = folder.0.join("drill");
    assert_eq!(debrief(&dir), *report);
    assert!(dir.join("debrief.html").is_file() && dir.join("debrief.md").is_file());
}

#[test]
fn it_is_marked_as_the_terminal_marks_it() {
    let folder = Folder::new("same");
    let mut begun = played(&folder, |wanted| wanted.what_if = true);
    crate::desk::after::finish(&mut begun.session, &begun.policy, &begun.occasion)
        .expect("it is marked");
    drop(begun);
    let dir = folder.0.join("drill");
    let by_the_terminal = debrief(&dir);
    let mut review = Review::open(&dir).expect("a recording");
    let shown = finished(&mut review);
    assert_eq!(review.view().report.as_deref(), Some(&by_the_terminal));
    // What was looked into before is not looked into again.
    assert!(shown.iter().all(|(_, far)| far.is_none()), "{shown:?}");
}

#[test]
fn what_the_trainee_says_is_kept_at_once_and_stands_in_the_debrief() {
    let folder = Folder::new("said-of-it");
    let mut review = Review::of(played(&folder, |_| {}));
    let dir = folder.0.join("drill");
    // Before the marks are there.
    review.rate(Dimension::Command, Some(2));
    assert!(dir.join("reflection.json").is_file());
    finished(&mut review);
    review.rate(Dimension::Outcome, Some(5));
    review.rate(Dimension::Outcome, None);
    review.rate(Dimension::Clarity, Some(9));
    review.commit("  When nobody commands, I will say so at once. ");
    let kept = crate::records::reflection(&dir).expect("it was kept");
    assert_eq!(kept, review.view().reflection);
    assert_eq!(kept.self_assessment.get(&Dimension::Command), Some(&2));
    assert_eq!(kept.self_assessment.len(), 1, "{kept:?}");
    let commitment = "When nobody commands, I will say so at once.";
    let is = |report: &Report| report.commitment.written.as_deref() == Some(commitment);
    let report = written(&dir, is);
    assert_eq!(review.view().report.as_deref(), Some(&report));
    let command = |one: &&crate::debrief::report::Question| one.dimension == Dimension::Command;
    let asked = report.self_assessment.iter().find(command);
    assert_eq!(asked.and_then(|question| question.answer), Some(2));

    // Who comes back finds it, and goes on where they were.
    drop(review);
    let again = Review::open(&dir).expect("a recording");
    assert_eq!(again.view().reflection, kept);
    assert_eq!(again.view().step, Step::Evidence);
}

/// The history lies where an environment variable says, so this test runs itself again with it.
#[test]
fn what_is_resolved_stands_in_the_history() {
    const NAME: &str = "window::seat::review::tests::what_is_resolved_stands_in_the_history";
    const HERE: &str = "HOTWASH_TEST_HISTORY";
    let Some(data) = std::env::var_os(HERE).map(PathBuf::from) else {
        let folder = Folder::new("history");
        let this = std::env::current_exe().expect("this test");
        let run = Program::new(this)
            .args(["--exact", NAME, "--nocapture"])
            .env(HERE, &folder.0)
            .env(crate::records::DATA, &folder.0)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "{said}");
        assert!(said.contains("1 passed"), "{said}");
        return;
    };
    let folder = Folder(data.join("drills"));
    let history = || History::read(&data.join("history.jsonl")).expect("it can be read");
    let mut review = Review::of(played(&folder, |wanted| wanted.keeps = Keeps::History));
    finished(&mut review);
    let before = history();
    assert_eq!(before.drills.len(), 1);
    assert_eq!(before.drills[0].drill.commitment, None);
    review.commit("When nobody commands, I will say so.");
    let after = history();
    assert_eq!(after.drills.len(), 1, "it is the same drill");
    let resolved = after.drills[0].drill.commitment.as_deref();
    assert_eq!(resolved, Some("When nobody commands, I will say so."));
    assert_eq!(after.drills[0].drill.score, before.drills[0].drill.score);
    drop(review);

    // Later, from its recording.
    let mut again = Review::open(&folder.0.join("drill")).expect("a recording");
    finished(&mut again);
    again.commit("When nobody commands, I will take it.");
    let later = history();
    assert_eq!(later.drills.len(), 1);
    let resolved = later.drills[0].drill.commitment.as_deref();
    assert_eq!(resolved, Some("When nobody commands, I will take it."));
}

#[test]
fn any_moment_is_shown_as_the_commander_had_it_forwards_and_backwards() {
    let folder = Folder::new("scrubbed");
    let mut begun = begin::anew(wanted(
        "checkout-latency",
        Mode::Practice,
        folder.0.join("drill"),
    ))
    .expect("it begins");
    let mut bot = crate::rehearsal::Bot::named("by-the-book").expect("a bot");
    let mut steps = Vec::new();
    let (drill, _) = begun.session.parts();
    crate::rehearsal::play_until(drill, &mut bot, Moment::at(600, 0), |_, _| {});
    let drill = drill.clone();
    let mut review = Review::of(begun);
    let end = review.view().end;
    assert_eq!(review.view().at, end);
    assert!(review.view().then.head.ended);

    for at in [0, 5, 12, 30, 20, 3, 90].map(|minutes| Moment::at(minutes, 10)) {
        review.scrub(at);
        let at = at.min(end);
        assert_eq!(review.view().at, at);
        let then = &review.view().then;
        let mut known = State::default();
        let mut said = 0;
        for event in drill.log().iter().take_while(|event| event.at <= at) {
            if known.ended.is_none() {
                known.witness(event);
                said += usize::from(matches!(event.what, What::Said { .. }));
            }
        }
        assert_eq!(then.head.now, at);
        assert_eq!(then.head.severity, known.severity);
        assert_eq!(then.tasks.len(), known.open_tasks().count());
        let lines = then
            .lines
            .iter()
            .filter(|line| matches!(line.kind, crate::window::view::call::LineKind::Said { .. }));
        assert_eq!(lines.count(), said);
        steps.push((at, then.clone()));
    }
    // The same moment looks the same, from whichever side one comes.
    for (at, before) in steps {
        review.scrub(at);
        assert_eq!(review.view().then, before, "{at}");
    }
}

#[test]
fn a_drill_is_played_on_from_a_moment_of_it_and_its_report_says_so() {
    let folder = Folder::new("branched");
    let mut review = Review::of(played(&folder, |wanted| {
        wanted.commander = Some("by-the-book".to_owned());
    }));
    finished(&mut review);
    assert!(review.view().can_branch);
    let at = Moment::at(0, 40);
    let branch = review.branch(at).expect("it can be branched");
    let dir = folder.0.join("drill").join("branches").join("1");
    let mut seat = Seat::take(branch, Default::default(), Duration::ZERO);
    assert_eq!(seat.view().head.now, at);
    assert!(!seat.view().head.you_command);
    seat.say("This is Alex, I am the incident commander.")
        .expect("said");
    seat.finish().expect("it ends");
    let mut second = seat.get_up();
    finished(&mut second);
    let report = second.view().report.clone().expect("it was marked");
    let said = &report.outcome.text;
    assert!(
        said.starts_with("Played on from 00:40 of an earlier drill"),
        "{said}"
    );
    let page = std::fs::read_to_string(dir.join("debrief.md")).expect("it was written");
    assert!(page.contains("Played on from 00:40 of an earlier drill"));
    let first = review.view().report.clone().expect("it was marked");
    assert!(!first.outcome.text.contains("earlier drill"));
}

#[test]
fn an_exam_is_looked_back_on_and_not_played_on() {
    let folder = Folder::new("examined");
    let mut review = Review::of(played(&folder, |wanted| wanted.mode = Mode::Exam));
    finished(&mut review);
    assert!(review.view().report.is_some() && !review.view().can_branch);
    let Err(refused) = review.branch(Moment::at(0, 40)) else {
        panic!("an exam is played once");
    };
    assert!(refused.to_string().contains("exam"), "{refused}");
    assert!(!folder.0.join("drill").join("branches").exists());
}

#[test]
fn what_breaks_off_is_looked_back_on_as_far_as_it_goes_and_cannot_be_read_is_told() {
    let folder = Folder::new("broken-off");
    let dir = folder.0.join("drill");
    let begun = begin::anew(wanted("take-command", Mode::Practice, dir.clone()));
    let mut begun = begun.expect("it begins");
    begun.session.advance(Moment::at(1, 0)).expect("kept");
    begun.session.command(Command::Clock).expect("kept");
    drop(begun);
    let mut review = Review::open(&dir).expect("a recording");
    assert_eq!(review.view().end, Moment::at(1, 0));
    finished(&mut review);
    assert!(!review.view().report.as_ref().expect("marked").complete);
    assert!(Review::open(&folder.0.join("nothing")).is_err());
}
