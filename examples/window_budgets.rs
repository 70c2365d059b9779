//! The window against a bare one, in one run: first picture, memory, processor time a picture, and
//! what it takes while it waits. Needs a display (Xvfb will do) and Linux.
//!
//! ```text
//! cargo build --examples && cargo run --example window_budgets
//! ```
//!
//! Each is started in turn, several times; the medians are compared. Ends with 1 when a budget is
//! exceeded.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("what a process takes is read from /proc, which this system does not have");
}

#[cfg(target_os = "linux")]
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, and waits"
)]
mod linux {
    use std::fs;
    use std::io::{BufRead, BufReader};
    use std::path::{Path, PathBuf};
    use std::process::{Child, Command, ExitCode, Stdio};
    use std::time::{Duration, Instant};

    /// Pictures that each draws.
    const PICTURES: u32 = 200;
    /// What opens first.
    const LIBRARY: &str = "library";
    /// A call that goes on. Its people speak: it does not wait.
    const RUNNING: &str = "call, 90 minutes in, running";
    /// Late in the long call.
    const LATE: &str = "89:00";
    /// How often each is started.
    const RUNS: usize = 5;
    /// How long a waiting window is watched.
    const WATCHED: Duration = Duration::from_secs(8);
    /// Times the bare window may be exceeded.
    const TIMES: f64 = 1.3;
    /// Of a core, while it waits [percent].
    const WAITING: f64 = 3.0;

    #[derive(Clone, Copy, Debug, Default)]
    struct Taken {
        first_ms: f64,
        memory_mib: f64,
        picture_ms: f64,
        waiting_percent: f64,
    }

    pub fn main() -> ExitCode {
        let here = std::env::current_exe().expect("this program has a path");
        let examples = here.parent().expect("it lies in a folder");
        let hotwash = examples.parent().expect("so does that").join("hotwash");
        let bare = examples.join("bare_window");
        let data = tempfile::tempdir().expect("a folder for what the window keeps");
        let recording = recorded(&hotwash, data.path());
        let pictures = PICTURES.to_string();
        let yardstick = || vec![pictures.clone()];
        let window = |screen: &str, at: &str, paused: bool| {
            let mut args = vec!["--measure".to_owned(), screen.to_owned()];
            args.extend(["--pictures".to_owned(), pictures.clone()]);
            args.extend(["--recording".to_owned(), recording.display().to_string()]);
            args.extend(["--at".to_owned(), at.to_owned()]);
            if paused {
                args.push("--paused".to_owned());
            }
            args
        };
        let mut measured: Vec<(&str, PathBuf, Vec<String>, Vec<Taken>)> = vec![
            ("bare window", bare, yardstick(), Vec::new()),
            (
                LIBRARY,
                hotwash.clone(),
                window("library", "00:00", true),
                Vec::new(),
            ),
            (
                "call, 90 minutes in, paused",
                hotwash.clone(),
                window("call", LATE, true),
                Vec::new(),
            ),
            (RUNNING, hotwash, window("call", LATE, false), Vec::new()),
        ];
        let smoke = std::env::args().any(|word| word == "--smoke");
        for _ in 0..if smoke { 1 } else { RUNS } {
            for (_, program, args, taken) in &mut measured {
                taken.push(one(program, args, data.path()));
            }
        }
        println!(
            "{:<30}{:>12}{:>12}{:>14}{:>12}",
            "", "first ms", "MiB", "ms a picture", "waiting %"
        );
        let all: Vec<(&str, Taken)> = measured
            .iter()
            .map(|(name, _, _, taken)| (*name, medians(taken)))
            .collect();
        let bare = all[0].1;
        let mut kept = true;
        for (name, taken) in &all {
            println!(
                "{name:<30}{:>12.0}{:>12.0}{:>14.2}{:>12.1}",
                taken.first_ms, taken.memory_mib, taken.picture_ms, taken.waiting_percent
            );
            if *name == "bare window" {
                continue;
            }
            // Only the library is a window that opens; a call is entered from it.
            let opens =
                (*name == LIBRARY).then_some(("first picture", taken.first_ms, bare.first_ms));
            for (what, value, of) in opens.into_iter().chain([
                ("memory", taken.memory_mib, bare.memory_mib),
                ("time a picture", taken.picture_ms, bare.picture_ms),
            ]) {
                let times = value / of;
                let word = if times <= TIMES { "kept" } else { "EXCEEDED" };
                kept &= times <= TIMES;
                println!("    {what}: {times:.2} of {TIMES} times the bare window: {word}");
            }
            if *name == RUNNING {
                println!("    goes on: {:.1} %, no budget", taken.waiting_percent);
                continue;
            }
            let waits = taken.waiting_percent <= WAITING;
            kept &= waits;
            let word = if waits { "kept" } else { "EXCEEDED" };
            println!(
                "    waiting: {:.1} of {WAITING} %: {word}",
                taken.waiting_percent
            );
        }
        match kept || smoke {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        }
    }

    /// A call of ninety minutes with two thousand lines: a shipped scenario made longer, and a
    /// commander who says something every five seconds.
    fn recorded(hotwash: &Path, data: &Path) -> PathBuf {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text =
            fs::read_to_string(root.join("scenarios/split-brain.ron")).expect("it is shipped");
        let longer = text
            .replacen("length: \"70m\"", "length: \"95m\"", 1)
            .replacen("ends_at_latest: \"85m\"", "ends_at_latest: \"95m\"", 1);
        assert_ne!(text, longer, "the scenario's length has changed");
        let scenario = data.join("longer.ron");
        fs::write(&scenario, longer).expect("the folder is ours");
        let words = [
            "This is Alex, I am the Incident Commander.",
            "What is the status?",
            "What can we do about it?",
            "/chat Taking notes here, please add what you see.",
            "What are the risks?",
            "Thank you, everybody.",
        ];
        let script: String = (2..1070_usize)
            .map(|at| {
                let seconds = at * 5;
                let said = words[at % words.len()];
                format!("{:02}:{:02}  {said}\n", seconds / 60, seconds % 60)
            })
            .collect();
        let spoken = data.join("words.txt");
        fs::write(&spoken, script).expect("the folder is ours");
        let out = data.join("drill");
        let status = Command::new(hotwash)
            .arg("play")
            .arg(&scenario)
            .arg("--script")
            .arg(&spoken)
            .args(["--seed", "7", "--no-what-if", "--out"])
            .arg(&out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("hotwash runs; build it first");
        assert!(status.success(), "the drill to show could not be played");
        out.join("recording.jsonl")
    }

    fn one(program: &Path, args: &[String], data: &Path) -> Taken {
        let began = Instant::now();
        let mut child = Command::new(program)
            .args(args)
            .env("HOTWASH_DATA", data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} runs; build it first: {error}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut until = |word: &str| {
            for line in lines.by_ref() {
                if line.expect("it prints text") == word {
                    return;
                }
            }
            panic!("{} ended before it said `{word}`", program.display());
        };
        until("first");
        let first = began.elapsed();
        until("warm");
        let warm = processor(&child);
        until("last");
        let drawn = processor(&child) - warm;
        let before = processor(&child);
        // Not for anything to happen, but to see what a window takes while nothing does.
        std::thread::sleep(WATCHED);
        let waited = processor(&child) - before;
        let memory_mib = resident(&child);
        // It may have gone by itself.
        let _ = child.kill();
        let _ = child.wait();
        Taken {
            first_ms: first.as_secs_f64() * 1000.0,
            memory_mib,
            picture_ms: drawn * 1000.0 / f64::from(PICTURES),
            waiting_percent: waited * 100.0 / WATCHED.as_secs_f64(),
        }
    }

    /// Processor time so far [seconds].
    fn processor(child: &Child) -> f64 {
        /// Ticks a second in /proc, fixed on Linux.
        const TICKS: f64 = 100.0;
        let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).expect("it runs");
        let (_, rest) = stat.rsplit_once(')').expect("the name stands in brackets");
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let ticks: f64 = [fields[11], fields[12]]
            .iter()
            .map(|field| field.parse::<f64>().expect("a number"))
            .sum();
        ticks / TICKS
    }

    /// Resident memory [MiB].
    fn resident(child: &Child) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .expect("Linux tells it");
        let kib: f64 = line
            .split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .expect("a number");
        kib / 1024.0
    }

    fn medians(taken: &[Taken]) -> Taken {
        let median = |of: fn(&Taken) -> f64| {
            let mut all: Vec<f64> = taken.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        Taken {
            first_ms: median(|taken| taken.first_ms),
            memory_mib: median(|taken| taken.memory_mib),
            picture_ms: median(|taken| taken.picture_ms),
            waiting_percent: median(|taken| taken.waiting_percent),
        }
    }
}
