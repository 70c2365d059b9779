//! Ten thousand drills: `cargo bench --no-default-features --bench rehearse`.
//!
//! * two cores rehearse at least 1.8 times as fast as one, in turns within one run;
//! * the memory of ten thousand drills is that of a thousand, within a tenth.
//!
//! With `--test` each is run once with a few drills, without judging a busy machine.

use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hotwash::hearing::Hearing;
use hotwash::rehearsal::survey::{Plan, survey};
use hotwash::scenario::{self, Scenario};
use hotwash::score::policy;
use rayon::ThreadPoolBuilder;

const SCENARIO: &str = include_str!("../scenarios/checkout-latency.ron");
/// Drills in all.
const RUNS: u64 = 10_000;
/// One core and two take turns so often, so that a busy moment hits both.
const TURNS: u64 = 5;
/// At least so much faster.
const FASTER: f64 = 1.8;
/// At most so much more memory, for ten times the drills.
const MORE: f64 = 1.1;
/// Asks this program for the memory of so many drills.
const MEMORY_OF: &str = "--memory-of";

struct Stage {
    scenario: Arc<Scenario>,
    hearing: Arc<Hearing>,
}

impl Stage {
    fn new() -> Stage {
        let scenario = scenario::load(SCENARIO).scenario.expect("it is shipped");
        Stage {
            hearing: Arc::new(Hearing::new(&scenario)),
            scenario: Arc::new(scenario),
        }
    }

    /// Rehearses with so many threads.
    fn rehearse(&self, threads: usize, seed: u64, runs: u64) -> Duration {
        let policy = policy::shipped(&self.scenario.policy).expect("it is shipped");
        let plan = Plan {
            scenario: &self.scenario,
            hearing: &self.hearing,
            policy: &policy,
            called: "checkout-latency",
            bots: &["by-the-book"],
            seed,
            runs,
        };
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be had");
        #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
        let begun = Instant::now();
        let survey = pool.install(|| survey(&plan, &|| {}));
        let took = begun.elapsed();
        assert_eq!(survey.expect("it is shipped").runs, runs);
        took
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let stage = Stage::new();
    if let Some(at) = args.iter().position(|arg| arg == MEMORY_OF) {
        let runs = args.get(at + 1).and_then(|runs| runs.parse().ok());
        stage.rehearse(2, 1, runs.expect("a number of drills"));
        println!("{}", peak_memory().unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    let smoke = args.iter().any(|arg| arg == "--test");
    let runs = if smoke { 20 } else { RUNS };
    let fast = is_faster(&stage, runs, smoke);
    let flat = is_flat(runs, smoke);
    match smoke || (fast && flat) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn is_faster(stage: &Stage, runs: u64, smoke: bool) -> bool {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    stage.rehearse(2, 1, 20);
    let (mut one, mut two) = (Duration::ZERO, Duration::ZERO);
    for turn in 0..TURNS {
        let seed = 1 + turn * (runs / TURNS);
        one += stage.rehearse(1, seed, runs / TURNS);
        two += stage.rehearse(2, seed, runs / TURNS);
    }
    let ratio = one.as_secs_f64() / two.as_secs_f64();
    println!(
        "{runs} drills: {:.2} s on one core, {:.2} s on two: {ratio:.2} times as fast (at least {FASTER}){}",
        one.as_secs_f64(),
        two.as_secs_f64(),
        if smoke { ", not judged" } else { "" }
    );
    if cores < 2 {
        println!("there is one core here: not judged");
        return true;
    }
    ratio >= FASTER
}

fn is_flat(runs: u64, smoke: bool) -> bool {
    let (few, many) = (memory_of(runs / 10), memory_of(runs));
    let (Some(few), Some(many)) = (few, many) else {
        println!("this system does not tell how much memory a program has had: not judged");
        return true;
    };
    let ratio = many as f64 / few as f64;
    println!(
        "{} drills: {few} KiB at most, {runs} drills: {many} KiB: {ratio:.2} times (at most {MORE}){}",
        runs / 10,
        if smoke { ", not judged" } else { "" }
    );
    ratio <= MORE
}

/// The most memory that so many drills had, in a program of their own [KiB].
fn memory_of(runs: u64) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let runs = runs.to_string();
    let ran = Command::new(program).args([MEMORY_OF, &runs]).output();
    let printed = String::from_utf8(ran.ok()?.stdout).ok()?;
    printed.trim().parse().ok().filter(|kib| *kib > 0)
}

/// The most memory this program has had [KiB]; Linux tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
