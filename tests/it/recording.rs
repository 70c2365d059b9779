//! Recordings: what is written is what is read, a replay comes out the same, and a kill at any
//! byte loses nothing that was acknowledged.

use std::sync::{Arc, OnceLock};

use hotwash::drill::{Command, Drill, Event, Mode, Settings, State, Timed};
use hotwash::hearing::Hearing;
use hotwash::recording::{
    Header, ReadError, Recorder, Recording, ReplayError, TornKind, read, replay,
};
use hotwash::scenario::{Scenario, load};
use hotwash::score::policy::shipped;
use hotwash::score::score;
use hotwash::units::{Moment, Span};
use proptest::prelude::*;

fn stage() -> (Arc<Scenario>, Arc<Hearing>) {
    static STAGE: OnceLock<(Arc<Scenario>, Arc<Hearing>)> = OnceLock::new();
    STAGE
        .get_or_init(|| {
            let scenario = load(include_str!("../../scenarios/checkout-latency.ron"))
                .scenario
                .expect("the reference scenario can be played");
            let hearing = Hearing::new(&scenario);
            (Arc::new(scenario), Arc::new(hearing))
        })
        .clone()
}

fn settings(seed: u64) -> Settings {
    Settings {
        seed,
        mode: Mode::Practice,
        trainee: None,
    }
}

fn header(seed: u64) -> Header {
    let (scenario, _) = stage();
    Header::new(
        &scenario,
        &settings(seed),
        "2026-01-02T03:04:05Z".to_owned(),
    )
}

/// A drill with its recording in memory, driven as every front end drives one.
struct Desk {
    drill: Drill,
    tape: Recorder<Vec<u8>>,
}

impl Desk {
    fn begin(seed: u64) -> Desk {
        let (scenario, hearing) = stage();
        let mut drill = Drill::begin(scenario, hearing, settings(seed));
        drill.advance(Moment::START);
        let mut tape = Recorder::begin(Vec::new(), &header(seed)).unwrap();
        tape.events(drill.log()).unwrap();
        Desk { drill, tape }
    }

    /// Goes on with a recording that was cut off.
    fn resume(bytes: &[u8], recording: &Recording) -> Desk {
        let (scenario, hearing) = stage();
        let replayed = replay(recording, scenario, hearing).unwrap();
        let mut whole = bytes[..recording.whole].to_vec();
        if recording.lacks_newline {
            whole.push(b'\n');
        }
        let mut tape = Recorder::go_on(whole);
        tape.events(replayed.missing()).unwrap();
        Desk {
            drill: replayed.drill,
            tape,
        }
    }

    fn advance(&mut self, to: Moment) {
        let events = self.drill.advance(to);
        self.tape.events(events).unwrap();
    }

    fn obey(&mut self, timed: &Timed) {
        self.advance(timed.at);
        // As every front end does: the drill's own time, which is ahead of the caller's while
        // the trainee's last words are still being spoken.
        let at = self.drill.now();
        let command = timed.command.clone();
        self.tape.command(&Timed { at, command }).unwrap();
        let events = self.drill.hear(&timed.command);
        self.tape.events(events).unwrap();
    }

    fn run_out(&mut self) {
        while !self.drill.is_over() {
            let due = self.drill.next_due().expect("an open drill has an end");
            self.advance(due);
        }
    }

    fn bytes(self) -> Vec<u8> {
        self.tape.into_inner()
    }
}

fn events(recording: &Recording) -> Vec<Event> {
    recording.events().map(|(_, event)| event.clone()).collect()
}

const WORDS: [&str; 14] = [
    "Hi everyone, I'm Alex and I am the Incident Commander.",
    "Tatiana, please be my deputy. Wei, you're the scribe.",
    "Hayley, please look into the checkout latency, I'll come back to you in five minutes. Understood?",
    "Can someone check the database?",
    "Hayley, that's five minutes, where are we?",
    "What can we do about it, and what are the risks?",
    "I propose that we roll back. Any strong objections?",
    "Hearing none, we go ahead with the rollback. Sam, please roll back deploy 714.",
    "We're treating this as a SEV-1.",
    "Dana, do you wish to take command?",
    "Lucia, put something on the status page.",
    "/dm tatiana sev 1 since two, Sam rolls back, next post at ten past",
    "/chat thanks all",
    "\u{1f525} ünïcode \"quoted\" \\ and\ttabs",
];

fn command() -> impl Strategy<Value = Command> {
    let words = prop::sample::select(&WORDS[..]).prop_map(str::to_owned);
    prop_oneof![
        8 => words.prop_map(|text| Command::Say { text }),
        2 => any::<String>().prop_map(|text| Command::Say { text }),
        1 => Just(Command::Clock),
    ]
}

/// Commands, each so many milliseconds after the one before.
fn commands() -> impl Strategy<Value = Vec<Timed>> {
    prop::collection::vec((0_u64..240_000, command()), 0..25).prop_map(|steps| {
        let mut now = Moment::START;
        steps
            .into_iter()
            .map(|(after, command)| {
                now = now + Span(after);
                Timed { at: now, command }
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn random_commands_replay_to_the_same_events_and_state(
        commands in commands(),
        seed in any::<u64>(),
        finishes in any::<bool>(),
    ) {
        let mut desk = Desk::begin(seed);
        for command in &commands {
            desk.obey(command);
        }
        if finishes {
            let at = desk.drill.now();
            desk.obey(&Timed { at, command: Command::Finish });
            desk.run_out();
        }
        let log = desk.drill.log().to_vec();
        let state = desk.drill.state().clone();
        let over = desk.drill.is_over();
        let recording = read(&desk.bytes()).unwrap();
        prop_assert_eq!(recording.torn.as_ref(), None);
        prop_assert_eq!(events(&recording), log.clone());

        let (scenario, hearing) = stage();
        let replayed = replay(&recording, scenario, hearing).unwrap();
        prop_assert_eq!(replayed.drill.log(), &log[..]);
        prop_assert_eq!(replayed.drill.state(), &state);
        prop_assert_eq!(replayed.missing(), &[][..]);
        prop_assert_eq!(replayed.drill.is_over(), over);
        prop_assert_eq!(&State::of(&log), &state);
        let marks = |log: &[Event]| {
            let policy = shipped("pagerduty").expect("it is shipped");
            score(log, &stage().0, &policy, None)
        };
        let marked = marks(&log);
        prop_assert_eq!(&marks(replayed.drill.log()), &marked);
        let scores = marked.dimensions.iter().filter_map(|dimension| dimension.score);
        for score in scores.chain(marked.whole) {
            prop_assert!(score <= 100, "a score of {}", score);
        }
        prop_assert!(log.is_sorted_by_key(|event| event.at), "time never goes back");
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut with_header = serde_json::to_vec(&header(1)).unwrap();
        with_header.push(b'\n');
        with_header.extend(&bytes);
        let _ = read(&bytes);
        let _ = read(&with_header);
    }
}

/// A drill of about seven minutes.
fn short_drill() -> (Vec<Timed>, Vec<u8>) {
    let mut desk = Desk::begin(7);
    let mut commands = Vec::new();
    for (at, text) in [20, 45, 70, 130, 210, 260, 300, 400].into_iter().zip(WORDS) {
        let timed = Timed {
            at: Moment::at(0, at),
            command: Command::Say {
                text: text.to_owned(),
            },
        };
        desk.obey(&timed);
        commands.push(timed);
    }
    desk.advance(Moment::at(7, 0));
    let last = Timed {
        at: Moment::at(7, 0),
        command: Command::Clock,
    };
    desk.obey(&last);
    commands.push(last);
    (commands, desk.bytes())
}

#[test]
fn cut_at_any_byte_of_its_last_4_kib_a_recording_resumes_and_loses_no_command() {
    let (commands, bytes) = short_drill();
    let body = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let from = bytes.len().saturating_sub(4096).max(body);
    let mut resumed_at = None;
    for cut in from..=bytes.len() {
        let left = &bytes[..cut];
        let recording = read(left).unwrap_or_else(|error| panic!("cut at {cut}: {error}"));
        let acknowledged = String::from_utf8_lossy(left)
            .split_inclusive('\n')
            .filter(|line| line.starts_with(r#"{"at_ms""#) && line.ends_with('\n'))
            .count();
        assert!(
            recording.commands().count() >= acknowledged,
            "cut at {cut}: an acknowledged command is lost"
        );
        // What is torn is told to the byte.
        let torn = recording.torn.as_ref().map_or(0, |torn| torn.bytes);
        assert_eq!(recording.whole + torn, cut, "cut at {cut}");
        if resumed_at == Some((recording.whole, recording.lacks_newline)) {
            continue; // the same whole lines were resumed at the byte before
        }
        resumed_at = Some((recording.whole, recording.lacks_newline));

        let known = recording.commands().count();
        let mut desk = Desk::resume(left, &recording);
        for command in &commands[known..] {
            desk.obey(command);
        }
        let again = desk.bytes();
        assert!(
            again == bytes,
            "cut at {cut}: the resumed drill is not the one that was played"
        );
    }
}

#[test]
fn a_torn_line_is_told_by_kind() {
    let (_, bytes) = short_drill();
    let text = String::from_utf8(bytes).unwrap();
    let torn_in = |start: &str| {
        let at = text.rfind(&format!("\n{start}")).unwrap() + 1 + start.len() + 3;
        read(&text.as_bytes()[..at]).unwrap().torn.unwrap()
    };
    assert_eq!(torn_in(r#"{"at_ms""#).kind, TornKind::Command);
    assert_eq!(torn_in(r#"{"seq""#).kind, TornKind::Event);
    assert!(torn_in(r#"{"seq""#).said().contains("worked out again"));
}

#[test]
fn a_file_that_is_no_recording_of_this_format_says_which_way_it_differs() {
    let cases: [(&[u8], &str); 7] = [
        (b"", "empty"),
        (b"(format: 1, id: \"x\")", "no hotwash recording"),
        (b"{\"format\":1}\n", "no hotwash recording"),
        (
            b"{\"format\":2,\"hotwash\":\"9.0.0\",\"new\":[]}\n",
            "newer than format 1",
        ),
        (
            b"{\"format\":0,\"hotwash\":\"0.0.1\"}\n",
            "older than format 1",
        ),
        (b"{\"format\":1,\"hotw", "breaks off after 17 bytes"),
        (
            b"{\"format\":1,\"hotwash\":\"0.1.0\",\"seed\":\"x\"}\n",
            "header is damaged",
        ),
    ];
    for (bytes, says) in cases {
        let error = read(bytes).unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
        assert!(!error.help().is_empty());
    }
}

#[test]
fn damage_in_the_middle_names_its_line() {
    let (_, bytes) = short_drill();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let broken = |lines: &[&str]| match read((lines.join("\n") + "\n").as_bytes()) {
        Err(ReadError::BrokenLine { line, why, .. }) => (line, why),
        other => panic!("expected a broken line, got {other:?}"),
    };

    let fifth = lines[4];
    lines[4] = &fifth[..20];
    assert_eq!(broken(&lines).0, 5);
    lines[4] = "\u{0}\u{0}";
    assert_eq!(broken(&lines).0, 5);
    lines[4] = fifth;

    let third = lines.remove(2);
    let (line, why) = broken(&lines);
    assert_eq!(line, 3);
    assert!(why.contains("a line is missing"), "{why}");
    lines.insert(2, third);

    let early = r#"{"at_ms":1,"command":"clock"}"#;
    lines.push(early);
    let (line, why) = broken(&lines);
    assert_eq!(line, lines.len());
    assert!(why.contains("time goes back"), "{why}");
}

#[test]
fn a_changed_event_is_found_and_shown_both_ways() {
    let (_, bytes) = short_drill();
    let text = String::from_utf8(bytes).unwrap();
    let changed = text.replacen("\"severity\":2", "\"severity\":3", 1);
    assert_ne!(changed, text, "the first event declares severity 2");
    let (scenario, hearing) = stage();
    let recording = read(changed.as_bytes()).unwrap();
    let Err(ReplayError::Differs(difference)) = replay(&recording, scenario, hearing) else {
        panic!("a changed event must be found");
    };
    let told = difference.to_string();
    assert_eq!(difference.line, 2);
    assert!(
        told.contains("\"severity\":3") && told.contains("\"severity\":2"),
        "{told}"
    );
}

#[test]
fn a_changed_scenario_is_refused_with_both_hashes() {
    let (_, bytes) = short_drill();
    let source = include_str!("../../scenarios/checkout-latency.ron");
    let other = load(&format!("{source}\n// changed")).scenario.unwrap();
    let hearing = Arc::new(Hearing::new(&other));
    let recording = read(&bytes).unwrap();
    let Err(error) = replay(&recording, Arc::new(other), hearing) else {
        panic!("another text of the scenario must be refused");
    };
    let told = error.to_string();
    assert!(told.contains(&stage().0.hash), "{told}");
}
