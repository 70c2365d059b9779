//! How people behave, as transcripts that a person can read: a short script goes in, the call
//! comes out. `docs/people.md` lists every situation and every kind of pressure with its
//! transcript; a row without one fails here.
//!
//! A transcript has a head, the trainee's lines, and the call as it was when it was last looked at:
//!
//! ```text
//! row: time box over, no follow-up
//! seed: 4
//! until: 09:00
//! must: timebox-over
//! never: task-reported
//! ---
//! 00:02 I'm Alex and I'm the Incident Commander.
//! ===
//! 00:02 alex     I'm Alex and I'm the Incident Commander.
//! ```
//!
//! `must` and `never` name a kind of event, and what its fields have to be, and from when to when:
//! `must: said who=hayley sense.is=reports after=05:00 before=06:00`; `~` instead of `=` looks for a
//! part of the text. What the call says is a golden: run with `HOTWASH_UPDATE=1` to write it anew,
//! then read it aloud.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hotwash::drill::{Command, Drill, Event, Mode, Settings, What};
use hotwash::scenario::model::{PressureKind, Tone};
use hotwash::units::Moment;
use serde_json::Value;

use crate::stage::load;

/// The kinds of pressure, as a transcript's row names them.
const KINDS: [PressureKind; 10] = [
    PressureKind::ExecutiveTakeover,
    PressureKind::AntiMotivation,
    PressureKind::InformationRequest,
    PressureKind::SeverityDispute,
    PressureKind::ProcessDispute,
    PressureKind::GrenadeThrower,
    PressureKind::BelligerentResponder,
    PressureKind::UpdateDemand,
    PressureKind::LateCommander,
    PressureKind::RecapRequest,
];
const TONES: [Tone; 3] = [Tone::Polite, Tone::Pushy, Tone::Hostile];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/transcripts")
}

/// A transcript file, read.
struct Script {
    name: String,
    head: Vec<(String, String)>,
    lines: Vec<(Moment, String)>,
    golden: String,
}

impl Script {
    fn read(path: &Path) -> Script {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let (head, rest) = text
            .split_once("---\n")
            .unwrap_or_else(|| panic!("{name}: no line `---`"));
        let (said, golden) = rest.split_once("===\n").unwrap_or((rest, ""));
        let pair = |line: &str| {
            let (key, value) = line
                .split_once(": ")
                .unwrap_or_else(|| panic!("{name}: `{line}` is no `key: value`"));
            (key.to_owned(), value.trim().to_owned())
        };
        Script {
            head: head
                .lines()
                .filter(|line| !line.is_empty())
                .map(pair)
                .collect(),
            lines: said
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(|line| {
                    let (at, words) = line.split_once(' ').unwrap();
                    (moment(at), words.trim().to_owned())
                })
                .collect(),
            golden: golden.to_owned(),
            name,
        }
    }

    fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.head
            .iter()
            .filter(move |(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }

    fn one<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        self.all(key).next()
    }

    /// Plays it on the stage, with the injects and patches that it asks for.
    fn play(&self) -> Drill {
        let mut source = std::fs::read_to_string(folder().join("stage.ron")).unwrap();
        let injects: Vec<&str> = self.all("inject").collect();
        let added: String = injects.iter().fold(String::new(), |mut all, inject| {
            let _ = writeln!(all, "{inject},");
            all
        });
        source = source.replace("// INJECTS", &added);
        for patch in self.all("replace") {
            let (old, new) = patch
                .split_once(" =>")
                .unwrap_or_else(|| panic!("{}: `replace: OLD => NEW`", self.name));
            let new = new.trim_start();
            assert!(source.contains(old), "{}: no `{old}` to replace", self.name);
            source = source.replacen(old, new, 1);
        }
        let (scenario, hearing) = load(&source);
        let settings = Settings {
            seed: self.one("seed").map_or(1, |seed| seed.parse().unwrap()),
            mode: if self.one("mode") == Some("exam") {
                Mode::Exam
            } else {
                Mode::Practice
            },
            trainee: None,
        };
        let mut drill = Drill::begin(scenario, hearing, settings);
        for (at, words) in &self.lines {
            drill.advance(*at);
            let text = words.clone();
            drill.hear(&Command::Say { text });
        }
        drill.advance(moment(self.one("until").expect("`until: MM:SS`")));
        drill
    }

    fn write(&self, call: &str) {
        let mut text = String::new();
        for (key, value) in &self.head {
            let _ = writeln!(text, "{key}: {value}");
        }
        text.push_str("---\n");
        for (at, words) in &self.lines {
            let _ = writeln!(text, "{} {words}", clock(*at));
        }
        text.push_str("===\n");
        text.push_str(call);
        std::fs::write(folder().join(&self.name), text).unwrap();
    }
}

fn moment(text: &str) -> Moment {
    let (minutes, seconds) = text
        .split_once(':')
        .unwrap_or_else(|| panic!("`{text}` is no MM:SS"));
    Moment::at(minutes.parse().unwrap(), seconds.parse().unwrap())
}

fn clock(at: Moment) -> String {
    let seconds = at.0 / 1000;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// The call as one reads it: what was said, and in brackets what happened beside.
fn told(log: &[Event]) -> String {
    let mut text = String::new();
    let begun = |event: &&Event| event.at > Moment::START;
    for event in log.iter().filter(begun) {
        let at = clock(event.at);
        match &event.what {
            What::Logged { text: note } => {
                let _ = writeln!(text, "{at}          [logged: {note}]");
            }
            What::Said {
                who,
                channel,
                text: words,
                ..
            } => {
                let channel = match channel {
                    hotwash::hearing::Channel::Call => String::new(),
                    other => format!(
                        "({}) ",
                        serde_json::to_value(other).unwrap().as_str().unwrap()
                    ),
                };
                let _ = writeln!(text, "{at} {:<9}{channel}{words}", who.as_str());
            }
            What::Heard { .. }
            | What::Measured { .. }
            | What::HealthChanged { .. }
            | What::Impact { .. }
            | What::FaultChanged { .. }
            | What::Cast { .. }
            | What::Tired { level: 1, .. } => {}
            what => {
                let shown = in_short(what);
                let _ = writeln!(text, "{at}          [{shown}]");
            }
        }
    }
    text
}

/// An event on one line: its kind and its short fields.
fn in_short(what: &What) -> String {
    let Value::Object(fields) = serde_json::to_value(what).unwrap() else {
        unreachable!("an event is an object");
    };
    let mut shown = fields["kind"].as_str().unwrap().to_owned();
    for (name, value) in &fields {
        let text = match value {
            Value::String(text) if name != "kind" && name != "text" => text.clone(),
            Value::Number(number) if !matches!(name.as_str(), "utterance") => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            _ => continue,
        };
        let _ = write!(shown, " {name}={text}");
    }
    shown
}

/// A condition on the log: `KIND field=value… after=MM:SS before=MM:SS times=N`.
fn count(rule: &str, log: &[Event]) -> usize {
    let mut words = rule.split_whitespace();
    let kind = words.next().unwrap();
    let rest: Vec<&str> = words.collect();
    log.iter()
        .filter(|event| {
            let value = serde_json::to_value(event).unwrap();
            value["kind"] == kind
                && rest.iter().all(|word| match word.split_once('=') {
                    Some(("after", at)) => event.at >= moment(at),
                    Some(("before", at)) => event.at <= moment(at),
                    Some(("times", _)) => true,
                    Some((field, wanted)) => text_at(&value, field) == wanted,
                    None => {
                        let (field, part) = word
                            .split_once('~')
                            .unwrap_or_else(|| panic!("`{word}` in `{rule}`"));
                        let part = part.replace('_', " ").to_lowercase();
                        text_at(&value, field).to_lowercase().contains(&part)
                    }
                })
        })
        .count()
}

fn text_at(value: &Value, field: &str) -> String {
    let found = field.split('.').fold(value, |value, name| &value[name]);
    match found {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn scripts() -> Vec<Script> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Script::read(path)).collect()
}

#[test]
fn every_transcript_shows_what_it_says_and_reads_as_it_was_last_read() {
    let update = std::env::var_os("HOTWASH_UPDATE").is_some();
    let mut wrong = Vec::new();
    for script in scripts() {
        let drill = script.play();
        let (musts, nevers): (Vec<_>, Vec<_>) =
            (script.all("must").collect(), script.all("never").collect());
        if musts.is_empty() {
            wrong.push(format!("{}: it shows nothing (`must: …`)", script.name));
        }
        for rule in musts {
            let wanted = rule
                .split_whitespace()
                .find_map(|word| word.strip_prefix("times="))
                .map(|times| times.parse::<usize>().unwrap());
            let found = count(rule, drill.log());
            if wanted.map_or(found == 0, |wanted| found != wanted) {
                wrong.push(format!("{}: must: {rule} (found {found})", script.name));
            }
        }
        for rule in nevers {
            if count(rule, drill.log()) > 0 {
                wrong.push(format!("{}: never: {rule}", script.name));
            }
        }
        let call = told(drill.log());
        if update {
            script.write(&call);
        } else if call != script.golden {
            let at = call
                .lines()
                .zip(script.golden.lines())
                .find(|(now, then)| now != then);
            wrong.push(format!(
                "{}: the call reads otherwise now: {at:?}",
                script.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rows of the tables of docs/people.md: what stands in the first cell, and the transcripts
/// linked in the last.
fn rows() -> BTreeMap<String, Vec<String>> {
    let page = include_str!("../../docs/people.md");
    page.lines()
        .filter(|line| {
            line.starts_with("| ")
                && !line.starts_with("| situation")
                && !line.starts_with("| kind")
        })
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let links = cells
                .last()
                .unwrap()
                .split("](../tests/it/transcripts/")
                .skip(1)
                .filter_map(|link| link.split_once(')'))
                .map(|(file, _)| file.to_owned())
                .collect();
            (cells[0].trim_matches('`').to_owned(), links)
        })
        .collect()
}

#[test]
fn every_row_of_the_page_has_a_transcript_and_every_transcript_a_row() {
    let rows = rows();
    assert!(rows.len() >= 30, "{} rows", rows.len());
    let shown: BTreeMap<String, String> = scripts()
        .into_iter()
        .map(|script| {
            let row = script.one("row").unwrap_or_default().to_owned();
            (script.name, row)
        })
        .collect();
    let mut wrong = Vec::new();
    let mut linked = BTreeSet::new();
    for (row, files) in &rows {
        if files.is_empty() {
            wrong.push(format!("`{row}` has no transcript"));
        }
        for file in files {
            linked.insert(file.clone());
            match shown.get(file) {
                None => wrong.push(format!("`{row}`: there is no {file}")),
                Some(other) if other != row => {
                    wrong.push(format!("`{row}`: {file} shows `{other}`"));
                }
                Some(_) => {}
            }
        }
    }
    let unlinked: Vec<&String> = shown
        .keys()
        .filter(|file| !linked.contains(*file))
        .collect();
    assert!(unlinked.is_empty(), "not on the page: {unlinked:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_pressure_is_shown_in_every_tone() {
    let mut seen = BTreeSet::new();
    for script in scripts() {
        let Some(kind) = script
            .one("row")
            .filter(|_| script.name.starts_with("arc-"))
        else {
            continue;
        };
        for event in script.play().log() {
            if let What::PressureBegan { arc_kind, tone, .. } = &event.what {
                let named = serde_json::to_value(arc_kind).unwrap();
                if kind == format!("{arc_kind:?}") {
                    seen.insert((named.to_string(), *tone));
                }
            }
        }
    }
    let missing: Vec<String> = KINDS
        .iter()
        .flat_map(|kind| TONES.map(|tone| (*kind, tone)))
        .filter(|(kind, tone)| {
            !seen.contains(&(serde_json::to_value(kind).unwrap().to_string(), *tone))
        })
        .map(|(kind, tone)| format!("{kind:?} {tone:?}"))
        .collect();
    assert!(missing.is_empty(), "no transcript of {missing:?}");
}
