//! A scenario's injects as rows: what a facilitator reads, and what keeps the rest.

use sha2::{Digest, Sha256};

use super::super::written;
use super::columns::Column;
use super::key::Key;
use super::mode::Mode;
use super::times;
use crate::scenario::Scenario;
use crate::scenario::ids::{LineId, PersonId};
use crate::scenario::model::{Effect, Inject, Pressure, Trigger, When};

/// The step of an arc that the row of the effect itself holds.
pub(super) const OPENING: &str = "opening";

/// What stands before the expected response in an inject's note.
const EXPECTED: &str = "Expected: ";

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is about.
    pub key: Key,
    /// Its cells.
    pub cells: Cells,
}

/// The cells of a row in our columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells([String; Column::OURS.len()]);

impl Cells {
    /// The cell in one of our columns.
    pub(super) fn get(&self, column: Column) -> &str {
        self.0.get(column as usize).map_or("", String::as_str)
    }

    /// Writes a cell.
    pub(super) fn put(&mut self, column: Column, text: impl Into<String>) {
        if let Some(cell) = self.0.get_mut(column as usize) {
            *cell = text.into();
        }
    }

    /// All cells in the order of our columns.
    pub(super) fn all(&self) -> &[String] {
        &self.0
    }

    /// A mark of all cells but the mark: who changes one changes it.
    pub(super) fn mark(&self) -> String {
        mark(&self.0[..Column::Check as usize])
    }
}

/// A short mark of some texts.
fn mark<T: AsRef<str>>(texts: &[T]) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        // Spreadsheet programs change what stands around a text.
        digest.update(super::sheet::tidy(text.as_ref()).as_bytes());
        digest.update([0x1f]);
    }
    let digest = digest.finalize();
    digest[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A mark of which rows there are.
pub(super) fn mark_of_all(rows: &[Row]) -> String {
    let mut keys: Vec<String> = rows.iter().map(|row| row.key.to_string()).collect();
    keys.sort();
    mark(&keys)
}

/// All rows of a scenario, in the order of its injects.
pub(super) fn of(scenario: &Scenario) -> Vec<Row> {
    let injects = scenario.injects.iter();
    injects
        .flat_map(|inject| of_inject(scenario, inject))
        .collect()
}

/// The rows of an inject.
pub(super) fn of_inject(scenario: &Scenario, inject: &Inject) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, effect) in (1..).zip(&inject.then) {
        rows.extend(of_effect(scenario, inject, number, effect));
    }
    for row in &mut rows {
        let mark = row.cells.mark();
        row.cells.put(Column::Check, mark);
    }
    rows
}

fn of_effect(scenario: &Scenario, inject: &Inject, number: usize, effect: &Effect) -> Vec<Row> {
    let key = Key::of(inject.id.as_str(), number);
    let mut cells = Cells::default();
    cells.put(Column::Event, key.to_string());
    if key.is_first() {
        event_cells(scenario, inject, &mut cells);
    } else {
        cells.put(Column::Time, format!("with {}", inject.id));
    }
    effect_cells(scenario, effect, &mut cells);
    let mut rows = vec![Row { key, cells }];
    if let Effect::Pressure(arc) = effect {
        rows.extend(of_steps(scenario, inject, number, arc));
    }
    rows
}

/// What belongs to the event as a whole.
fn event_cells(scenario: &Scenario, inject: &Inject, cells: &mut Cells) {
    cells.put(Column::Time, times::said(&inject.when));
    cells.put(Column::When, written::when(&inject.when));
    let (note, expected) = parts_of_note(&inject.note);
    cells.put(Column::Note, note);
    let expected = match expected {
        "" => settled_by(inject),
        expected => expected.to_owned(),
    };
    cells.put(Column::Expected, expected);
    cells.put(Column::Objective, objectives(scenario, inject));
    if let Some(again) = &inject.again {
        cells.put(Column::Again, written::again(again));
    }
    if let Some(only) = &inject.only {
        cells.put(Column::Only, written::only(only));
    }
    if let Some(load) = inject.load {
        cells.put(Column::Load, written::load(load));
    }
}

/// An inject's note without, and with nothing but, the expected response.
pub(super) fn parts_of_note(note: &str) -> (&str, &str) {
    match note.rsplit_once(EXPECTED) {
        Some((note, expected)) => (note.trim_end(), expected),
        None => (note, ""),
    }
}

/// The two put together again.
pub(super) fn note_of(note: &str, expected: &str) -> String {
    match (note, expected) {
        (note, "") => note.to_owned(),
        ("", expected) => format!("{EXPECTED}{expected}"),
        (note, expected) => format!("{note} {EXPECTED}{expected}"),
    }
}

/// What settles the pressure that an inject brings.
pub(super) fn settled_by(inject: &Inject) -> String {
    let modes = inject.then.iter().map(Mode::of);
    let settled: Vec<&str> = modes
        .map(Mode::settled_by)
        .filter(|by| !by.is_empty())
        .collect();
    settled.join(" ")
}

/// The objectives of the rubric that hang on an inject.
fn objectives(scenario: &Scenario, inject: &Inject) -> String {
    let hangs = |trigger: &Trigger| {
        let of_effect = |effect: &Effect| match (trigger, effect) {
            (
                Trigger::PressureBegan(id)
                | Trigger::PressureEnded(id)
                | Trigger::PressureSettled(id),
                Effect::Pressure(arc),
            ) => arc.id == *id,
            (Trigger::Finding(id), Effect::Reveal(_, finding)) => finding == id,
            (Trigger::FaultCleared(id), Effect::StartFault(fault)) => fault == id,
            _ => false,
        };
        matches!(trigger, Trigger::Inject(id) if *id == inject.id)
            || inject.then.iter().any(of_effect)
    };
    let texts: Vec<&str> = scenario
        .rubric
        .objectives
        .iter()
        .filter(|objective| happenings(&objective.when).into_iter().any(hangs))
        .map(|objective| objective.text.as_str())
        .collect();
    texts.join(" ")
}

fn happenings(when: &When) -> Vec<&Trigger> {
    match when {
        When::After(trigger, _) => vec![trigger],
        When::All(parts) | When::Any(parts) => parts.iter().flat_map(happenings).collect(),
        When::Not(part) => happenings(part),
        When::At(_) | When::Within(..) | When::While(_) => Vec::new(),
    }
}

/// The cells that say who does an effect, to whom, and how.
pub(super) fn who_and_how(scenario: &Scenario, effect: &Effect, cells: &mut Cells) {
    let trainee = || called(scenario, &scenario.trainee);
    let (from, to) = match effect {
        Effect::Say(person, _)
        | Effect::Chat(person, _)
        | Effect::Reveal(person, _)
        | Effect::Join(person)
        | Effect::Leave(person) => (called(scenario, person), "everybody".to_owned()),
        Effect::Direct(person, _) => (called(scenario, person), trainee()),
        Effect::Pressure(arc) => (called(scenario, &arc.by), trainee()),
        Effect::Page(person) => (String::new(), called(scenario, person)),
        Effect::Draft(..) => ("the liaison".to_owned(), trainee()),
        Effect::Remind(_) => ("the deputy".to_owned(), trainee()),
        _ => (String::new(), String::new()),
    };
    cells.put(Column::From, from);
    cells.put(Column::To, to);
    cells.put(Column::Mode, Mode::of(effect).to_string());
}

fn effect_cells(scenario: &Scenario, effect: &Effect, cells: &mut Cells) {
    who_and_how(scenario, effect, cells);
    cells.put(Column::Then, written::effect(effect));
    match line_of(scenario, effect, OPENING) {
        Some(line) => {
            cells.put(Column::Message, scenario.line(&line));
            cells.put(Column::Line, line.as_str());
        }
        None => cells.put(Column::Message, happens(scenario, effect)),
    }
}

/// The rows for what is said in further steps of an arc.
fn of_steps(scenario: &Scenario, inject: &Inject, number: usize, arc: &Pressure) -> Vec<Row> {
    arc.lines
        .iter()
        .filter(|(step, _)| *step != OPENING)
        .map(|(step, line)| {
            let key = Key {
                step: Some(step.to_string()),
                ..Key::of(inject.id.as_str(), number)
            };
            let mut cells = Cells::default();
            cells.put(Column::Event, key.to_string());
            cells.put(Column::Time, format!("with {}", inject.id));
            cells.put(Column::From, called(scenario, &arc.by));
            cells.put(Column::To, called(scenario, &scenario.trainee));
            cells.put(Column::Mode, step.replace('-', " "));
            cells.put(Column::Message, scenario.line(line));
            cells.put(Column::Line, line.as_str());
            Row { key, cells }
        })
        .collect()
}

/// What somebody is called in the list: their name, or the id where two have the same.
pub(super) fn called(scenario: &Scenario, id: &PersonId) -> String {
    let name = scenario.person(id).map(|person| person.name.as_str());
    let alone = |name: &&str| {
        scenario
            .cast
            .iter()
            .filter(|other| other.name == *name)
            .count()
            == 1
    };
    name.filter(alone).unwrap_or(id.as_str()).to_owned()
}

/// The line that is spoken with an effect, or at a step of it.
pub(super) fn line_of(scenario: &Scenario, effect: &Effect, step: &str) -> Option<LineId> {
    match effect {
        Effect::Say(_, line)
        | Effect::Chat(_, line)
        | Effect::Direct(_, line)
        | Effect::Draft(_, line)
        | Effect::Remind(line) => Some(line.clone()),
        Effect::Reveal(_, finding) => scenario
            .finding(finding)
            .map(|finding| finding.says.clone()),
        Effect::Pressure(arc) => arc.lines.get(step).cloned(),
        _ => None,
    }
}

/// What happens where nobody speaks.
fn happens(scenario: &Scenario, effect: &Effect) -> String {
    let fault = |id: &crate::scenario::ids::FaultId| match scenario.fault(id) {
        Some(fault) => format!("{id} on {}", fault.service),
        None => id.to_string(),
    };
    match effect {
        Effect::StartFault(id) | Effect::ClearFault(id) => fault(id),
        Effect::WorsenFault(id, by) => format!("{}, by {} of 1000", fault(id), by.0),
        Effect::Lose(minutes) => format!("{minutes} customer-minutes"),
        Effect::Signal(signal, value) => format!("{signal} shows {value}"),
        Effect::End(ending) => scenario
            .endings
            .iter()
            .find(|other| other.id == *ending)
            .map_or(String::new(), |ending| ending.text.clone()),
        _ => String::new(),
    }
}
