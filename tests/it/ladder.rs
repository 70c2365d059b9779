//! The practice ladder: each short drill with two scripts beside it. Whoever does the skill right
//! (`ID.good.txt`) has shown it before the time is up and met every objective; whoever makes the
//! usual mistake (`ID.bad.txt`) has not.
//!
//! A script is what `play --script` reads. A line `# only: variant=option, …` says in which drills
//! it fits: one of these must have been drawn.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::drill::{Command, Drill, What};
use hotwash::hearing::Hearing;
use hotwash::scenario::Scenario;
use hotwash::scenario::ids::ObjectiveId;
use hotwash::scenario::model::Outcome;
use hotwash::units::Moment;

use crate::stage::{load, seed};

/// Each script is played with so many seeds.
const SEEDS: std::ops::Range<u64> = 1..13;

struct Script {
    lines: Vec<(Moment, String)>,
    only: Vec<(String, String)>,
}

fn script(path: &Path) -> Script {
    let text = std::fs::read_to_string(path).unwrap();
    let mut only = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some(options) = line.strip_prefix("# only: ") {
            only.extend(options.split(", ").map(|pair| {
                let (variant, option) = pair.split_once('=').unwrap();
                (variant.to_owned(), option.to_owned())
            }));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (at, words) = line.split_once(' ').unwrap();
        let (minutes, seconds) = at.split_once(':').unwrap();
        let at = Moment::at(minutes.parse().unwrap(), seconds.parse().unwrap());
        lines.push((at, words.trim().to_owned()));
    }
    Script { lines, only }
}

fn drills() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/micro");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "ron"))
        .collect();
    files.sort();
    files
}

/// The scripts beside a drill whose name begins like this.
fn beside(drill: &Path, kind: &str) -> Vec<PathBuf> {
    let id = drill.file_stem().unwrap().to_string_lossy().into_owned();
    let begins = format!("{id}.{kind}");
    let mut found: Vec<PathBuf> = std::fs::read_dir(drill.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with(&begins) && name.ends_with(".txt")
        })
        .collect();
    found.sort();
    found
}

/// How a drill ended with this script, and which objectives were missed; nothing where the script
/// does not fit what was drawn.
fn played(
    stage: &(Arc<Scenario>, Arc<Hearing>),
    script: &Script,
    number: u64,
) -> Option<(Outcome, Vec<ObjectiveId>)> {
    let (scenario, hearing) = stage.clone();
    let mut drill = Drill::begin(scenario.clone(), hearing, seed(number));
    let drawn = drill.log().iter().find_map(|event| match &event.what {
        What::Cast { options } => Some(options.clone()),
        _ => None,
    })?;
    let fits = script.only.iter().any(|(variant, option)| {
        drawn
            .iter()
            .any(|(known, chosen)| known.as_str() == variant && chosen.as_str() == option)
    });
    if !script.only.is_empty() && !fits {
        return None;
    }
    for (at, words) in &script.lines {
        drill.advance(*at);
        let text = words.clone();
        drill.hear(&Command::Say { text });
    }
    while let Some(due) = drill.next_due() {
        drill.advance(due);
    }
    let outcome = drill.log().iter().find_map(|event| match event.what {
        What::DrillEnded { outcome, .. } => Some(outcome),
        _ => None,
    })?;
    let met = |id: &ObjectiveId| {
        drill
            .log()
            .iter()
            .any(|event| matches!(&event.what, What::ObjectiveMet { objective } if objective == id))
    };
    let objectives = &scenario.rubric.objectives;
    let missed = objectives.iter().map(|one| one.id.clone());
    Some((outcome, missed.filter(|id| !met(id)).collect()))
}

#[test]
fn doing_the_skill_right_shows_it_and_the_usual_mistake_does_not() {
    let mut wrong = Vec::new();
    let drills = drills();
    assert!(drills.len() >= 14, "{} drills", drills.len());
    for drill in &drills {
        let stage = load(&std::fs::read_to_string(drill).unwrap());
        for (kind, right) in [("good", true), ("bad", false)] {
            let scripts = beside(drill, kind);
            assert!(!scripts.is_empty(), "{}: no {kind} script", drill.display());
            for path in scripts {
                let script = script(&path);
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let ends: Vec<_> = SEEDS
                    .filter_map(|number| Some((number, played(&stage, &script, number)?)))
                    .collect();
                if ends.is_empty() {
                    wrong.push(format!("{name}: fits none of the seeds"));
                }
                for (number, (outcome, missed)) in ends {
                    let shown = outcome == Outcome::Resolved && missed.is_empty();
                    if shown != right {
                        wrong.push(format!("{name}, seed {number}: {outcome:?}, {missed:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rung_is_short_has_a_coach_and_a_place_of_its_own() {
    let mut places = Vec::new();
    for path in drills() {
        let (scenario, _) = load(&std::fs::read_to_string(&path).unwrap());
        let id = &scenario.id;
        assert!(scenario.length.0.0 <= 5 * 60_000, "{id} is long");
        assert!(scenario.length.0.0 >= 2 * 60_000, "{id} is short");
        let coach = scenario.coach.as_ref();
        let coach = coach.unwrap_or_else(|| panic!("{id} has no coach"));
        assert!(coach.before.split_whitespace().count() >= 50, "{id}");
        for objective in &scenario.rubric.objectives {
            assert!(
                coach.after.iter().any(|one| one.objective == objective.id),
                "{id}: the coach says nothing about {}",
                objective.id
            );
        }
        places.push(scenario.ladder.unwrap_or_else(|| panic!("{id}: no rung")));
    }
    places.sort_unstable();
    let rungs: Vec<u32> = (1..=places.len() as u32).collect();
    assert_eq!(places, rungs);
}
