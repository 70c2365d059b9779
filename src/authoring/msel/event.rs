//! One event of a list: its rows, and what becomes of the inject.

use std::collections::{BTreeMap, BTreeSet};

use super::super::written;
use super::columns::Column;
use super::key::Key;
use super::lines::Said;
use super::merge::{Plan, Planned};
use super::mode::Mode;
use super::rows::{self, Cells, OPENING};
use super::sheet::Table;
use super::stated::{self, Stated};
use super::told::short;
use super::{Finding, readable, ron, times};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, InjectId};
use crate::scenario::model::{Effect, Inject, Load, When};

impl Plan {
    /// Plans an event from its rows; `base` is what each is held against.
    pub(super) fn event(
        &mut self,
        scenario: &Scenario,
        table: &Table,
        old: Option<(usize, &Inject)>,
        base: &BTreeMap<&Key, &Cells>,
        rows: &[Stated],
    ) {
        let before = self.changes.len();
        let settled = settled_by(rows);
        let mut all: Vec<(&Stated, BTreeSet<Column>)> = Vec::new();
        for row in rows {
            let own = own_cells(scenario, row, &settled);
            let base = base.get(&row.key).copied().unwrap_or(&own);
            let changed = stated::changed(table, scenario, base, &row.cells);
            self.tell(row, base, &changed, old.is_some());
            all.push((row, changed));
        }
        let first = all.iter().find(|(row, _)| row.key.is_first());
        let mut inject = match old {
            Some((_, old)) => old.clone(),
            None => Inject {
                id: InjectId::from(rows[0].key.inject.as_str()),
                when: When::All(Vec::new()),
                then: Vec::new(),
                again: None,
                only: None,
                load: None,
                note: String::new(),
            },
        };
        if let Some((row, changed)) = first {
            self.fields(row, changed, &mut inject, old.is_none());
        }
        let planned = self.planned.len();
        let old_effects = old.map_or(&[][..], |(_, old)| &old.then);
        let effects = self.effects(scenario, planned, old_effects, &all, &mut inject);
        if inject.then.is_empty() {
            if let Some((at, _)) = old {
                self.changes.truncate(before);
                self.changes.push(format!("- {}", inject.id));
                self.removed.push(at);
            }
            return;
        }
        if old.is_none() {
            let row = rows[0].number;
            let said = first.map_or("", |(row, _)| row.cells.get(Column::Message));
            self.changes.truncate(before);
            self.changes.push(format!(
                "+ {} (row {row})  {}  {}",
                inject.id,
                times::said(&inject.when),
                short(said)
            ));
        }
        self.planned.push(Planned {
            old: old.map(|(at, _)| at),
            inject,
            effects,
        });
    }

    /// What belongs to the event as a whole.
    fn fields(
        &mut self,
        row: &Stated,
        changed: &BTreeSet<Column>,
        inject: &mut Inject,
        is_new: bool,
    ) {
        match condition(row, changed, is_new) {
            Ok(Some(when)) => inject.when = when,
            Ok(None) => {}
            Err(finding) => self.findings.push(finding),
        }
        let cell = |column| row.cells.get(column);
        let mut wrong = |column: Column, error: String| {
            let message = format!("`{}` cannot be read: {error}", row.cells.get(column));
            self.findings.push(row.finding(column, message));
        };
        let wanted = |column| changed.contains(&column) || is_new;
        if wanted(Column::Again) {
            match optional(cell(Column::Again)) {
                Ok(again) => inject.again = again,
                Err(error) => wrong(Column::Again, error),
            }
        }
        if wanted(Column::Only) {
            match optional(cell(Column::Only)) {
                Ok(only) => inject.only = only,
                Err(error) => wrong(Column::Only, error),
            }
        }
        if wanted(Column::Load) {
            match optional::<Load>(cell(Column::Load)) {
                Ok(load) => inject.load = load,
                Err(error) => wrong(Column::Load, error),
            }
        }
        if wanted(Column::Note) || wanted(Column::Expected) {
            let (note, expected) = rows::parts_of_note(&inject.note);
            let note = if wanted(Column::Note) {
                cell(Column::Note)
            } else {
                note
            };
            let expected = match wanted(Column::Expected) {
                // What follows from the kind of pressure need not be written down.
                true if changed.contains(&Column::Expected) => cell(Column::Expected),
                _ => expected,
            };
            inject.note = rows::note_of(note, expected);
        }
    }

    /// The effects of an event; gives which old one each is.
    fn effects(
        &mut self,
        scenario: &Scenario,
        planned: usize,
        old: &[Effect],
        rows: &[(&Stated, BTreeSet<Column>)],
        inject: &mut Inject,
    ) -> Vec<Option<usize>> {
        let mut mains: Vec<&(&Stated, BTreeSet<Column>)> = rows
            .iter()
            .filter(|(row, _)| row.key.step.is_none())
            .collect();
        mains.sort_by_key(|(row, _)| row.key.effect);
        let mut effects = Vec::new();
        inject.then.clear();
        for (row, changed) in mains {
            let at = row.key.effect - 1;
            let cell = row.cells.get(Column::Then);
            let own = match ron::read::<Effect>(cell) {
                Ok(own) => Some(own),
                Err(_) if cell.is_empty() || at < old.len() => None,
                Err(error) => {
                    let message = format!("`{cell}` is no effect: {error}");
                    self.findings.push(row.finding(Column::Then, message));
                    continue;
                }
            };
            let was = old.get(at).or(own.as_ref());
            let mut effect = match readable::effect(scenario, row, was, changed) {
                Ok(effect) => effect,
                Err(finding) => {
                    self.findings.push(finding);
                    continue;
                }
            };
            if let Effect::Pressure(arc) = &mut effect
                && at >= old.len()
                && !self.arcs.insert(arc.id.clone())
            {
                // A copy of another is another.
                arc.id = ArcId::from(readable::line_named(row).as_str());
            }
            let number = inject.then.len();
            self.steps(planned, number, row, rows, &mut effect);
            if let Some(line) = rows::line_of(scenario, &effect, OPENING) {
                self.said.push(Said {
                    row: (*row).clone(),
                    line,
                    bound: matches!(effect, Effect::Reveal(..)),
                    place: (planned, number, OPENING.to_owned()),
                });
            }
            inject.then.push(effect);
            effects.push((at < old.len()).then_some(at));
        }
        for at in (0..old.len()).filter(|at| !effects.contains(&Some(*at))) {
            let key = Key::of(inject.id.as_str(), at + 1);
            self.changes
                .push(format!("- {key}  {}", written::effect(&old[at])));
        }
        effects
    }

    /// The steps of a pressure arc: those that have a row, and no others.
    fn steps(
        &mut self,
        planned: usize,
        number: usize,
        main: &Stated,
        rows: &[(&Stated, BTreeSet<Column>)],
        effect: &mut Effect,
    ) {
        let belongs = |row: &Stated| row.key.effect == main.key.effect;
        let steps: Vec<_> = rows
            .iter()
            .filter(|(row, _)| row.key.step.is_some() && belongs(row))
            .collect();
        if let Effect::Pressure(arc) = effect {
            let stated: BTreeSet<&str> = steps
                .iter()
                .filter_map(|(row, _)| row.key.step.as_deref())
                .collect();
            let gone: Vec<_> = arc
                .lines
                .keys()
                .filter(|step| *step != OPENING && !stated.contains(step.as_str()))
                .cloned()
                .collect();
            for step in gone {
                arc.lines.remove(&step);
                self.changes.push(format!("- {}:{step}", main.key));
            }
        }
        for (row, changed) in steps {
            let name = row.key.step.as_deref().unwrap_or_default();
            if let Err(finding) = readable::step(effect, row, name, changed.contains(&Column::Line))
            {
                self.findings.push(finding);
                continue;
            }
            let line = match effect {
                Effect::Pressure(arc) => arc.lines.get(name).cloned(),
                _ => None,
            };
            self.said.extend(line.map(|line| Said {
                row: (*row).clone(),
                line,
                bound: false,
                place: (planned, number, name.to_owned()),
            }));
        }
    }
}

/// The condition that a row states, if it states another than before.
fn condition(
    row: &Stated,
    changed: &BTreeSet<Column>,
    is_new: bool,
) -> Result<Option<When>, Finding> {
    let (time, when) = (row.cells.get(Column::Time), row.cells.get(Column::When));
    let read_time = || times::read(time).map_err(|error| row.finding(Column::Time, error));
    let read_when = || {
        ron::read::<When>(when).map_err(|error| {
            row.finding(Column::When, format!("`{when}` is no condition: {error}"))
        })
    };
    match (
        changed.contains(&Column::Time),
        changed.contains(&Column::When),
    ) {
        (true, true) if !when.is_empty() => {
            let (read, stated) = (read_time()?, read_when()?);
            match read == stated {
                true => Ok(Some(read)),
                false => Err(row.finding(
                    Column::When,
                    "was changed, and so was the time, to something else; change one of them back",
                )),
            }
        }
        (true, _) => {
            // A new row's condition is passed over only where it could have been read.
            if is_new && !when.is_empty() {
                read_when()?;
            }
            read_time().map(Some)
        }
        (false, true) => read_when().map(Some),
        (false, false) if is_new => match when.is_empty() {
            true => read_time().map(Some),
            false => read_when().map(Some),
        },
        (false, false) => Ok(None),
    }
}

/// The effect that a row has in the scenario language.
fn own_effect(row: &Stated) -> Option<Effect> {
    ron::read(row.cells.get(Column::Then)).ok()
}

/// What the row of a new event is held against: itself, as far as the scenario language says it.
/// So whoever copies a row and changes what one reads gets what one reads.
fn own_cells(scenario: &Scenario, row: &Stated, settled: &str) -> Cells {
    let mut cells = row.cells.clone();
    if row.key.is_first() {
        let when = ron::read::<When>(row.cells.get(Column::When)).ok();
        cells.put(
            Column::Time,
            when.map_or(String::new(), |when| times::said(&when)),
        );
        cells.put(Column::Expected, settled);
        // Where the row was copied the objective came along; where it was typed it is told.
        if row.cells.get(Column::Check).is_empty() {
            cells.put(Column::Objective, "");
        }
    }
    if row.key.step.is_none() {
        match own_effect(row) {
            Some(effect) => rows::who_and_how(scenario, &effect, &mut cells),
            None => {
                cells.put(Column::From, "");
                cells.put(Column::Mode, "");
            }
        }
    }
    cells
}

/// What settles the pressure that some rows bring by the scenario language.
fn settled_by(rows: &[Stated]) -> String {
    let modes = rows
        .iter()
        .filter_map(own_effect)
        .map(|effect| Mode::of(&effect));
    let settled: Vec<&str> = modes
        .map(Mode::settled_by)
        .filter(|by| !by.is_empty())
        .collect();
    settled.join(" ")
}

fn optional<T: serde::de::DeserializeOwned>(cell: &str) -> Result<Option<T>, String> {
    match cell.trim() {
        "" => Ok(None),
        cell => ron::read(cell).map(Some),
    }
}
