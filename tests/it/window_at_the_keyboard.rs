//! The window for real, on a display of its own: a trainee plays from the library to the score with
//! real keys and clicks, and a window that is closed in the middle of a drill loses nothing.
//!
//! Needs Xvfb, xdotool, ImageMagick's `import` and tesseract, and a Vulkan driver (Mesa's will do).
//! Where one is missing the test says so and leaves itself out, unless `HOTWASH_REQUIRE_DISPLAY=1`.

#![expect(
    clippy::disallowed_methods,
    reason = "another process is waited for, by the wall's clock"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A machine that does much else needs its time; nothing takes nearly so long on an idle one.
const PATIENCE: Duration = Duration::from_secs(150);

/// What must be installed.
const NEEDED: [&str; 4] = ["Xvfb", "xdotool", "import", "tesseract"];

/// A display, the window on it, and what it keeps.
struct Stage {
    xvfb: Child,
    display: String,
    window: Option<Child>,
    data: tempfile::TempDir,
}

impl Drop for Stage {
    fn drop(&mut self) {
        for child in self.window.iter_mut().chain([&mut self.xvfb]) {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A display of one's own; none where something is missing that it needs.
fn stage() -> Option<Stage> {
    let missing: Vec<&str> = NEEDED
        .into_iter()
        .filter(|program| !installed(program))
        .collect();
    if !missing.is_empty() {
        let required =
            std::env::var_os("HOTWASH_REQUIRE_DISPLAY").is_some_and(|value| value == "1");
        assert!(
            !required,
            "a display is required, and there is no {missing:?}"
        );
        eprintln!("left out: the window at the keyboard needs {missing:?}");
        return None;
    }
    let mut xvfb = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            // It would start anew whenever a program that asks it something has gone.
            "-noreset",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts");
    let mut number = String::new();
    BufReader::new(xvfb.stdout.take().expect("piped"))
        .read_line(&mut number)
        .expect("Xvfb tells its number");
    let data = tempfile::tempdir().expect("a folder for what the window keeps");
    fs::write(
        data.path().join("settings.json"),
        r#"{"guide_seen":true,"pace":"real"}"#,
    )
    .expect("it is ours");
    Some(Stage {
        xvfb,
        display: format!(":{}", number.trim()),
        window: None,
        data,
    })
}

fn installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

impl Stage {
    fn open(&mut self) {
        let child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .env("DISPLAY", &self.display)
            .env("HOTWASH_DATA", self.data.path())
            .env_remove("WAYLAND_DISPLAY")
            .current_dir(self.data.path())
            .stdin(Stdio::null())
            .spawn()
            .expect("hotwash starts");
        self.window = Some(child);
        let found = until("the window", || {
            let window = self.tool(
                "xdotool",
                &["search", "--onlyvisible", "--name", "^Hotwash$"],
            );
            window.lines().last().map(str::to_owned)
        });
        self.tool("xdotool", &["windowfocus", &found]);
        self.see("Library");
    }

    fn tool(&self, program: &str, args: &[&str]) -> String {
        let out = Command::new(program)
            .args(args)
            .env("DISPLAY", &self.display)
            // Several threads of tesseract get into each other's way, ten times as slow.
            .env("OMP_THREAD_LIMIT", "1")
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    fn press(&self, key: &str) {
        self.tool("xdotool", &["key", "--clearmodifiers", key]);
    }

    /// What can be read on the screen.
    fn read(&self) -> String {
        self.recognise(&[])
    }

    /// Points at a word that can be read on the screen, and clicks; again where nothing came of
    /// it, until another can be read.
    fn click(&self, word: &str, then: &str) {
        until(&format!("`{then}` after a click on `{word}`"), || {
            let table = self.recognise(&["tsv"]);
            let found = table.lines().find_map(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                let number = |at: usize| fields.get(at)?.parse::<u32>().ok();
                let is_it = fields
                    .get(11)?
                    .trim_matches(|sign: char| !sign.is_alphabetic())
                    == word;
                // Left, top, width and height, of a picture of twice the size.
                let (left, top) = (number(6)?, number(7)?);
                let (wide, high) = (number(8)?, number(9)?);
                is_it.then_some(((left + wide / 2) / 2, (top + high / 2) / 2))
            });
            if let Some((x, y)) = found {
                let (x, y) = (x.to_string(), y.to_string());
                self.tool(
                    "xdotool",
                    &["mousemove", &x, &y, "sleep", "0.2", "click", "1"],
                );
            }
            self.read().contains(then).then_some(())
        });
    }

    fn recognise(&self, how: &[&str]) -> String {
        let picture = self.data.path().join("screen.png");
        let picture = picture.to_str().expect("plain letters");
        // Letters of a screen are small for a reader of print.
        self.tool(
            "import",
            &["-window", "root", "-resize", "200%", "-negate", picture],
        );
        let mut args = vec![picture, "-", "--psm", "11"];
        args.extend(how);
        self.tool("tesseract", &args)
    }

    /// Waits until a word can be read on the screen.
    fn see(&self, word: &str) {
        let mut last = String::new();
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            last = self.read();
            if last.contains(word) {
                return;
            }
        }
        panic!("`{word}` is not on the screen, which reads:\n{last}");
    }

    /// The drills that were begun, by folder.
    fn drills(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.data.path().join("drills"));
        let mut found: Vec<PathBuf> = folder
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        found.sort();
        found
    }

    /// Types something and says it; gives its event once it is on the disk.
    fn say(&self, recording: &Path, words: &str) -> Value {
        self.tool("xdotool", &["type", "--delay", "8", words]);
        self.press("Return");
        until(&format!("`{words}` to be said"), || {
            said(recording)
                .into_iter()
                .find(|event| event["text"] == words)
        })
    }
}

/// Looks again and again until there is something.
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("waited too long for {what}");
}

/// What was said so far, by anybody.
fn said(recording: &Path) -> Vec<Value> {
    let text = fs::read_to_string(recording).unwrap_or_default();
    let events = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    events
        .filter(|event: &Value| event["kind"] == "said")
        .collect()
}

/// From the library to the call of a full drill.
fn join(stage: &Stage) -> PathBuf {
    stage.click("full", "Checkout latency");
    stage.click("Checkout", "starts when you join");
    stage.press("Return");
    let folder = until("a drill", || stage.drills().into_iter().next());
    stage.see("Transcript");
    folder.join("recording.jsonl")
}

#[test]
fn a_drill_is_played_from_the_library_to_the_score() {
    let Some(mut stage) = stage() else { return };
    stage.open();
    let recording = join(&stage);
    let lines = [
        "This is Alex, I am the Incident Commander.",
        "What is wrong?",
        "Hayley, please look into the payments gateway in five minutes. Understood?",
        "What can we do about it?",
        "Thank you, everybody.",
    ];
    let mut shown = String::new();
    for line in lines {
        let own = stage.say(&recording, line);
        if line.ends_with('?') {
            let answer = until("an answer", || {
                let after = |event: &Value| event["at_ms"].as_u64() >= own["at_ms"].as_u64();
                let by_another = |event: &Value| event["who"] != own["who"];
                said(&recording)
                    .into_iter()
                    .find(|event| after(event) && by_another(event))
            });
            let text = answer["text"].as_str().expect("words");
            let words = text.split(|letter: char| !letter.is_alphabetic());
            let longest = words.max_by_key(|word| word.len());
            shown = longest.unwrap_or_default().to_owned();
        }
    }
    // What was answered is shown, too: the longest word of it stands in the transcript.
    assert!(!shown.is_empty(), "somebody answered");
    stage.see(&shown);

    // Held as long as a hand would, or both are up again before the next picture.
    let held = "keydown ctrl sleep 0.4 key e sleep 0.4 keyup ctrl";
    stage.tool("xdotool", &held.split(' ').collect::<Vec<_>>());
    stage.see("End the drill now");
    stage.press("Return");
    stage.see("How do you think it went");
    let debrief = recording.with_file_name("debrief.json");
    let report: Value = until("the report", || {
        serde_json::from_str(&fs::read_to_string(&debrief).ok()?).ok()
    });
    // Each Enter goes on; the questions may all be left out.
    until("the evidence", || {
        stage.press("Return");
        stage.read().contains("Outcome").then_some(())
    });
    let score = report["score"].as_u64().expect("something was observed");
    stage.see(&score.to_string());
    let trainee = report["trainee"].as_str().expect("a name");
    assert!(trainee.starts_with("Alex"), "{trainee}");
}

#[test]
fn a_window_that_is_killed_in_the_middle_of_a_drill_loses_nothing_that_was_said() {
    let Some(mut stage) = stage() else { return };
    stage.open();
    let recording = join(&stage);
    let words = "This is Alex, I am the Incident Commander.";
    stage.say(&recording, words);
    let mut window = stage.window.take().expect("it is open");
    window.kill().expect("it runs");
    window.wait().expect("it has ended");
    stage.open();
    stage.click("Resume", "Transcript");
    stage.see("Incident Commander.");
    stage.say(&recording, "Thank you, everybody.");
    let texts: Vec<Value> = said(&recording)
        .into_iter()
        .map(|event| event["text"].clone())
        .collect();
    assert!(texts.iter().any(|text| text == words), "{texts:?}");
}
