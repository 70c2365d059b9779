//! The budgets of a drill, each as a ratio within one run: `cargo bench --bench budgets`.
//!
//! * a 60-minute drill by the by-the-book commander, with hearing and scoring, against the time
//!   serde_json takes to write its recording and read it back: at most twice;
//! * the same drill with 200 people and 2 000 injects: at most ten times as long for an event;
//! * a drill of 90 minutes marked: at most 5 ms; reported and rendered as page, wiki page and JSON:
//!   at most 50 ms.
//!
//! With `--test` each is run once, without judging the clock of a busy machine.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use hotwash::debrief::{self, Report};
use hotwash::drill::{Command, Drill, Event, Mode, Settings, Timed};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::{self, Bot};
use hotwash::scenario::{self, Scenario};
use hotwash::score::{self, ParResult, Policy, policy};

const SCENARIO: &str = include_str!("../scenarios/checkout-latency.ron");
const SEED: u64 = 7;

struct Stage {
    scenario: Arc<Scenario>,
    hearing: Arc<Hearing>,
    settings: Settings,
}

impl Stage {
    fn of(source: &str) -> Stage {
        let loaded = scenario::load(source);
        let Some(scenario) = loaded.scenario else {
            panic!("{:?}", loaded.diagnostics)
        };
        let hearing = Arc::new(Hearing::new(&scenario));
        let settings = Settings {
            seed: SEED,
            mode: Mode::Practice,
            trainee: None,
        };
        Stage {
            scenario: Arc::new(scenario),
            hearing,
            settings,
        }
    }

    fn begin(&self) -> Drill {
        Drill::begin(
            self.scenario.clone(),
            self.hearing.clone(),
            self.settings.clone(),
        )
    }

    /// The whole drill by the book, with all commands.
    fn play(&self) -> (Vec<Timed>, Drill) {
        self.play_by("by-the-book")
    }

    /// The same by another bot.
    fn play_by(&self, bot: &str) -> (Vec<Timed>, Drill) {
        let mut drill = self.begin();
        let mut bot = Bot::named(bot).expect("it is shipped");
        let mut commands = Vec::new();
        rehearsal::play(&mut drill, &mut bot, |command, _| {
            // A recording holds what was said, not each look at the clock.
            if command.command != Command::Clock {
                commands.push(command.clone());
            }
        });
        (commands, drill)
    }
}

/// The fastest of several runs: what the code costs when nothing else disturbs it.
fn fastest(times: usize, mut run: impl FnMut()) -> Duration {
    (0..times)
        .map(|_| {
            #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
            let start = std::time::Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn write(commands: &[Timed], log: &[Event]) -> Vec<String> {
    let commands = commands
        .iter()
        .map(|one| serde_json::to_string(one).expect("it is plain data"));
    let events = log
        .iter()
        .map(|one| serde_json::to_string(one).expect("it is plain data"));
    commands.chain(events).collect()
}

fn read(lines: &[String], commands: usize) {
    for line in &lines[..commands] {
        black_box(serde_json::from_str::<Timed>(line).expect("it was just written"));
    }
    for line in &lines[commands..] {
        black_box(serde_json::from_str::<Event>(line).expect("it was just written"));
    }
}

/// So many people and injects a grown scenario has in all.
const PEOPLE: usize = 200;
/// See [`PEOPLE`].
const INJECTS: usize = 2_000;

/// The scenario with 200 people and 2 000 injects. The added people sit on the call. Of the added
/// injects a quarter happens, spread over the drill; a quarter is looked at whenever a task is
/// given or ends, and half waits for what never happens.
fn grown(source: &str) -> String {
    let small = Stage::of(source);
    let mut people = String::new();
    for at in 0..PEOPLE - small.scenario.cast.len() {
        people.push_str(&format!(
            "(id: \"extra-{at}\", name: \"Xtra{at} Person{at}\", part: Support, traits: (talks: 0)),\n"
        ));
    }
    let trainee = &small.scenario.trainee;
    let first = &small.scenario.cast[0].id;
    let mut injects = String::new();
    let mut lines = String::new();
    for at in 0..INJECTS - small.scenario.injects.len() {
        let (when, then) = match at % 4 {
            0 => {
                lines.push_str(&format!("\"extra-line-{at}\": \"Note {at}: noted.\",\n"));
                let second = at * 3_000 / INJECTS;
                (
                    format!("At(\"{second}s\")"),
                    format!("Chat(\"extra-1\", \"extra-line-{at}\")"),
                )
            }
            1 => (
                "While(OpenTasks(99))".to_owned(),
                format!("Leave(\"{trainee}\")"),
            ),
            _ => (
                format!("All([After(Act(\"spin-off\"), \"1s\"), While(Present(\"{first}\"))])"),
                format!("Leave(\"{trainee}\")"),
            ),
        };
        injects.push_str(&format!(
            "(id: \"extra-inject-{at}\", when: {when}, then: [{then}]),\n"
        ));
    }
    source
        .replacen("cast: [", &format!("cast: [\n{people}"), 1)
        .replacen("injects: [", &format!("injects: [\n{injects}"), 1)
        .replacen("\n    lines: {", &format!("\n    lines: {{\n{lines}"), 1)
}

/// Marking a drill of 90 minutes takes at most so long.
const SCORE_BUDGET: Duration = Duration::from_millis(5);
/// Its report with its three renderings takes at most so long.
const RENDER_BUDGET: Duration = Duration::from_millis(50);

/// How long marking and rendering a drill of 90 minutes take.
fn debriefing(policy: &Policy, par: &ParResult, times: usize) -> (Duration, Duration) {
    let long = SCENARIO
        .replacen("length: \"60m\"", "length: \"90m\"", 1)
        .replacen("ends_at_latest: \"75m\"", "ends_at_latest: \"90m\"", 1);
    assert_ne!(long, SCENARIO, "the scenario states its length otherwise");
    let stage = Stage::of(&long);
    let (_, drill) = stage.play_by("marathoner");
    let log = drill.log();
    let scoring = fastest(times, || {
        black_box(score::score(log, &stage.scenario, policy, Some(par)));
    });
    let rendering = fastest(times, || {
        let report = Report::of(log, &stage.scenario, &stage.settings, policy, Some(par));
        black_box((
            debrief::html(&report),
            debrief::markdown(&report),
            debrief::json(&report),
        ));
    });
    (scoring, rendering)
}

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--test");
    let times = if smoke { 1 } else { 60 };
    let stage = Stage::of(SCENARIO);
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let par = ParResult {
        customer_minutes: 100_000,
        mitigated_ms: Some(1_500_000),
    };
    let (commands, drill) = stage.play();
    let log = drill.log();

    let mut whole = Duration::MAX;
    let mut yardstick = Duration::MAX;
    let mut scoring = Duration::MAX;
    // In turns, so that a slower moment of the machine meets both.
    for _ in 0..5 {
        whole = whole.min(fastest(times, || {
            let (_, drill) = stage.play();
            black_box(score::score(
                drill.log(),
                &stage.scenario,
                &policy,
                Some(&par),
            ));
        }));
        yardstick = yardstick.min(fastest(times, || {
            let lines = write(&commands, log);
            read(&lines, commands.len());
        }));
        scoring = scoring.min(fastest(times, || {
            black_box(score::score(log, &stage.scenario, &policy, Some(&par)));
        }));
    }

    let grown = Stage::of(&grown(SCENARIO));
    let (_, grown_drill) = grown.play();
    let grown_events = grown_drill.log().len();
    let large = fastest(times, || {
        black_box(grown.play());
    });
    let small = fastest(times, || {
        black_box(stage.play());
    });

    let (marked, rendered) = debriefing(&policy, &par, times);

    let ratio = whole.as_secs_f64() / yardstick.as_secs_f64();
    let per_event = |time: Duration, events: usize| time.as_secs_f64() * 1e9 / events as f64;
    let growth = per_event(large, grown_events) / per_event(small, log.len());
    println!(
        "events                        {:>9}   ({} commands)",
        log.len(),
        commands.len()
    );
    println!(
        "drill, hearing and score      {:>9.1} µs",
        whole.as_secs_f64() * 1e6
    );
    println!(
        "  of that the score           {:>9.1} µs",
        scoring.as_secs_f64() * 1e6
    );
    println!(
        "recording written and read    {:>9.1} µs",
        yardstick.as_secs_f64() * 1e6
    );
    println!("ratio                         {ratio:>9.2}     budget 2.0");
    println!(
        "200 people, 2 000 injects     {growth:>9.2}     budget 10.0 (time per event, {grown_events} events)"
    );
    println!(
        "90 minutes marked             {:>9.2} ms  budget 5.0",
        marked.as_secs_f64() * 1e3
    );
    println!(
        "90 minutes rendered           {:>9.2} ms  budget 50.0",
        rendered.as_secs_f64() * 1e3
    );
    let slow = marked > SCORE_BUDGET || rendered > RENDER_BUDGET;
    if !smoke && (ratio > 2.0 || growth > 10.0 || slow) {
        eprintln!("over budget");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
