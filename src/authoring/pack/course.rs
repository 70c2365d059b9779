//! The course of the world: what each service and signal shows, minute by minute, if nothing is
//! done. It is played, not reckoned: a drill runs to its end with a commander who says nothing.
//!
//! Without a seed there is one table for each set of faults that some drill has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::drill::{Drill, Event, Mode, Settings, What, deal};
use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::scenario::ids::{FaultId, ServiceId, SignalId};
use crate::scenario::model::Signal;
use crate::units::{Moment, Permille, Span};

/// At most so many columns stand beside each other on a page.
const COLUMNS: u64 = 13;
/// How far apart columns may be [s].
const STEPS: [u64; 9] = [15, 30, 60, 120, 300, 600, 900, 1800, 3600];
/// So many seeds are looked through for different sets of faults.
const SEEDS: u64 = 64;
/// More tables than this help nobody on paper.
const TABLES: usize = 6;

/// What the world shows over time.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Course {
    /// To which choices it belongs; empty where there is only one course.
    when: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// One figure over time.
#[derive(Clone, Debug, Serialize)]
struct Row {
    service: String,
    name: String,
    unit: String,
    /// Normal, and from where it is called bad.
    normal: String,
    alarm: String,
    cells: Vec<Cell>,
}

/// A figure at a moment.
#[derive(Clone, Debug, Serialize)]
struct Cell {
    text: String,
    bad: bool,
}

/// The courses that are printed.
pub(super) fn of(scenario: &Scenario, seed: Option<u64>) -> Vec<Course> {
    let scenario = Arc::new(scenario.clone());
    let hearing = Arc::new(Hearing::new(&scenario));
    if let Some(seed) = seed {
        return vec![course(&scenario, &hearing, seed, String::new())];
    }
    let seeds = different(&scenario);
    let alone = seeds.len() == 1;
    let mut courses = Vec::new();
    for (faults, (seed, options)) in seeds.into_iter().take(TABLES) {
        let when = match alone {
            true => String::new(),
            false => named(&scenario, &faults, &options),
        };
        courses.push(course(&scenario, &hearing, seed, when));
    }
    courses
}

type Options = BTreeSet<(String, String)>;

/// A seed for each set of faults that differs from the others, and the choices that all drills
/// with that set have in common.
fn different(scenario: &Scenario) -> BTreeMap<BTreeSet<FaultId>, (u64, Options)> {
    let mut found: BTreeMap<BTreeSet<FaultId>, (u64, Options)> = BTreeMap::new();
    for seed in 1..=SEEDS {
        let dealt = deal(scenario, seed);
        let faults = scenario.world.faults.iter();
        let faults = faults
            .filter(|fault| dealt.has(fault.only.as_ref()))
            .map(|fault| fault.id.clone())
            .collect();
        let drawn = dealt.options().iter();
        let options: Options = drawn
            .map(|(variant, option)| (variant.to_string(), option.to_string()))
            .collect();
        found
            .entry(faults)
            .and_modify(|(_, common)| common.retain(|one| options.contains(one)))
            .or_insert((seed, options));
    }
    found
}

/// By which choices a facilitator knows this course: those that all of its drills share and that
/// some fault hangs on.
fn named(scenario: &Scenario, faults: &BTreeSet<FaultId>, options: &Options) -> String {
    let decides = |variant: &str| {
        scenario.world.faults.iter().any(|fault| {
            let only = fault.only.iter().flat_map(|only| &only.0);
            only.into_iter().any(|(of, _)| of.as_str() == variant)
        })
    };
    let told: Vec<String> = options
        .iter()
        .filter(|(variant, _)| decides(variant))
        .map(|(variant, option)| format!("{variant}: {option}"))
        .collect();
    if told.is_empty() {
        let names: Vec<&str> = faults.iter().map(FaultId::as_str).collect();
        return format!("with the faults {}", names.join(", "));
    }
    told.join(", ")
}

/// What has been seen so far.
#[derive(Default)]
struct Seen {
    health: BTreeMap<ServiceId, Permille>,
    signals: BTreeMap<SignalId, i64>,
    /// Lost when it last changed how fast customers lose [customer-minutes], and when that was.
    lost: u64,
    since: Moment,
    hurt: u64,
}

impl Seen {
    fn see(&mut self, event: &Event) {
        match &event.what {
            What::HealthChanged { service, health } => {
                self.health.insert(service.clone(), *health);
            }
            What::Measured { values, .. } => self.signals.extend(values.iter().cloned()),
            What::Impact { lost, rate, .. } => {
                self.lost = *lost;
                self.since = event.at;
                self.hurt = *rate;
            }
            _ => {}
        }
    }

    /// Lost until now.
    fn lost_by(&self, now: Moment) -> u64 {
        self.lost + self.hurt * now.since(self.since).0 / 60_000
    }
}

fn course(scenario: &Arc<Scenario>, hearing: &Arc<Hearing>, seed: u64, when: String) -> Course {
    let settings = Settings {
        seed,
        mode: Mode::Practice,
        trainee: None,
    };
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings);
    let length = scenario.length.0;
    let step = step(length);
    let mut rows = rows(scenario);
    let mut columns = Vec::new();
    let mut seen = Seen::default();
    let mut read = 0;
    let mut at = Span::ZERO;
    while at <= length {
        let moment = Moment::START + at;
        drill.advance(moment);
        for event in &drill.log()[read..] {
            seen.see(event);
        }
        read = drill.log().len();
        columns.push(moment.to_string());
        note(scenario, &seen, moment, &mut rows);
        at += step;
    }
    Course {
        when,
        columns,
        rows,
    }
}

fn step(length: Span) -> Span {
    let fits = |seconds: &&u64| length.as_secs() / **seconds < COLUMNS;
    Span::secs(STEPS.iter().find(fits).copied().unwrap_or(STEPS[8]))
}

fn rows(scenario: &Scenario) -> Vec<Row> {
    let row = |service: &str, name: &str, unit: &str, normal: String, alarm: String| Row {
        service: service.to_owned(),
        name: name.to_owned(),
        unit: unit.to_owned(),
        normal,
        alarm,
        cells: Vec::new(),
    };
    let mut rows = Vec::new();
    for service in &scenario.world.services {
        let name = &service.name;
        rows.push(row(name, "health", "%", "100".to_owned(), String::new()));
        for signal in &service.signals {
            let side = match is_lower_worse(signal) {
                true => "≤",
                false => "≥",
            };
            rows.push(row(
                name,
                &signal.name,
                &signal.unit,
                signal.baseline.to_string(),
                format!("{side} {}", signal.alarm),
            ));
        }
    }
    rows.push(row(
        "customers",
        "hurt at this moment",
        "",
        "0".to_owned(),
        String::new(),
    ));
    rows.push(row(
        "customers",
        "customer-minutes lost so far",
        "",
        "0".to_owned(),
        String::new(),
    ));
    rows
}

fn is_lower_worse(signal: &Signal) -> bool {
    signal.alarm < signal.baseline
}

/// Writes one column: the cells come in the order of the rows.
fn note(scenario: &Scenario, seen: &Seen, now: Moment, rows: &mut [Row]) {
    let mut cells = Vec::with_capacity(rows.len());
    for service in &scenario.world.services {
        let health = seen.health.get(&service.id).copied();
        let health = health.unwrap_or(Permille::FULL);
        cells.push(Cell {
            text: (health.0 / 10).to_string(),
            bad: health.0 < 900,
        });
        for signal in &service.signals {
            let value = seen.signals.get(&signal.id).copied();
            let value = value.unwrap_or(signal.baseline);
            let bad = match is_lower_worse(signal) {
                true => value <= signal.alarm,
                false => value >= signal.alarm,
            };
            cells.push(Cell {
                text: value.to_string(),
                bad,
            });
        }
    }
    for figure in [seen.hurt, seen.lost_by(now)] {
        cells.push(Cell {
            text: figure.to_string(),
            bad: false,
        });
    }
    for (row, cell) in rows.iter_mut().zip(cells) {
        row.cells.push(cell);
    }
}
