//! An effect from what a facilitator reads: mode, from and to; or from the scenario language.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::columns::Column;
use super::mode::Mode;
use super::rows::{self, OPENING};
use super::stated::Stated;
use super::{people, ron};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, LineId, PersonId};
use crate::scenario::model::{Effect, PRESSURE_STEPS, Pressure};

/// The effect that a row states. `old` is what the scenario has, or what the row itself has in
/// the scenario language; `changed` are the columns in which the row says something else.
pub(super) fn effect(
    scenario: &Scenario,
    row: &Stated,
    old: Option<&Effect>,
    changed: &BTreeSet<Column>,
) -> Result<Effect, Finding> {
    let read = [Column::Mode, Column::From, Column::To, Column::Line];
    let readable = read.into_iter().any(|column| changed.contains(&column));
    let Some(old) = old else {
        return built(scenario, row, None, changed);
    };
    if !changed.contains(&Column::Then) {
        return match readable {
            true => built(scenario, row, Some(old), changed),
            false => Ok(old.clone()),
        };
    }
    let cell = row.cells.get(Column::Then);
    if cell.is_empty() {
        return Err(row.finding(
            Column::Then,
            "is empty; take the whole row out to take the effect out",
        ));
    }
    let then: Effect = ron::read(cell)
        .map_err(|error| row.finding(Column::Then, format!("`{cell}` is no effect: {error}")))?;
    if readable && built(scenario, row, Some(old), changed)? != then {
        return Err(row.finding(
            Column::Then,
            "was changed, and so were the columns that one reads, to something else; change one of them back",
        ));
    }
    Ok(then)
}

fn built(
    scenario: &Scenario,
    row: &Stated,
    old: Option<&Effect>,
    changed: &BTreeSet<Column>,
) -> Result<Effect, Finding> {
    let mode = mode(row, old, changed)?;
    let line = line(scenario, row, old, changed);
    let from = || person(scenario, row, old, changed, Column::From);
    let other_kind = |old: &&Effect| same_kind(&Mode::of(old), &mode);
    Ok(match mode {
        Mode::Call => Effect::Say(from()?, line),
        Mode::Chat => Effect::Chat(from()?, line),
        Mode::Direct => Effect::Direct(from()?, line),
        Mode::Joins => Effect::Join(from()?),
        Mode::Leaves => Effect::Leave(from()?),
        Mode::Page => Effect::Page(person(scenario, row, old, changed, Column::To)?),
        Mode::Draft(audience) => Effect::Draft(audience, line),
        Mode::Reminder => Effect::Remind(line),
        Mode::Pressure(kind, tone) => {
            let mut arc = arc(row, old, from()?, kind);
            arc.tone = tone;
            if !row.cells.get(Column::Message).is_empty() {
                arc.lines.entry(OPENING.into()).or_insert(line.clone());
            }
            if changed.contains(&Column::Line) {
                arc.lines.insert(OPENING.into(), line);
            }
            Effect::Pressure(arc)
        }
        Mode::Reveals => match old.filter(other_kind) {
            Some(Effect::Reveal(_, finding)) => Effect::Reveal(from()?, finding.clone()),
            _ => return Err(needs_then(row, mode)),
        },
        Mode::FaultStarts
        | Mode::FaultWorsens
        | Mode::FaultClears
        | Mode::Lose
        | Mode::Signal
        | Mode::Ends => match old.filter(other_kind) {
            Some(old) => old.clone(),
            None => return Err(needs_then(row, mode)),
        },
    })
}

fn needs_then(row: &Stated, mode: Mode) -> Finding {
    row.finding(
        Column::Mode,
        format!("`{mode}` needs to be told what: write the effect into the column `then`"),
    )
}

fn same_kind(one: &Mode, other: &Mode) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn mode(row: &Stated, old: Option<&Effect>, changed: &BTreeSet<Column>) -> Result<Mode, Finding> {
    if let Some(old) = old.filter(|_| !changed.contains(&Column::Mode)) {
        return Ok(Mode::of(old));
    }
    let cell = row.cells.get(Column::Mode);
    Mode::read(cell).ok_or_else(|| {
        let what = match cell {
            "" => "there is no mode".to_owned(),
            cell => format!("`{cell}` is no mode"),
        };
        row.finding(Column::Mode, format!("{what}; there are: {}", Mode::all()))
    })
}

/// Who speaks or acts: as the cell says if it was changed, else as it was.
fn person(
    scenario: &Scenario,
    row: &Stated,
    old: Option<&Effect>,
    changed: &BTreeSet<Column>,
    column: Column,
) -> Result<PersonId, Finding> {
    let cell = row.cells.get(column);
    let old = old
        .filter(|_| !changed.contains(&column))
        .and_then(person_of);
    match old {
        Some(person) => Ok(person),
        None => people::named(scenario, cell).map_err(|error| row.finding(column, error)),
    }
}

fn person_of(effect: &Effect) -> Option<PersonId> {
    match effect {
        Effect::Say(person, _)
        | Effect::Chat(person, _)
        | Effect::Direct(person, _)
        | Effect::Reveal(person, _)
        | Effect::Join(person)
        | Effect::Leave(person)
        | Effect::Page(person) => Some(person.clone()),
        Effect::Pressure(arc) => Some(arc.by.clone()),
        _ => None,
    }
}

/// The line: as the cell names it if it was changed, else as it was, else after the row.
fn line(
    scenario: &Scenario,
    row: &Stated,
    old: Option<&Effect>,
    changed: &BTreeSet<Column>,
) -> LineId {
    let cell = row.cells.get(Column::Line).trim();
    if changed.contains(&Column::Line) && !cell.is_empty() {
        return LineId::from(cell);
    }
    old.and_then(|old| rows::line_of(scenario, old, OPENING))
        .unwrap_or_else(|| LineId::from(line_named(row).as_str()))
}

/// What a new line of a row is called.
pub(super) fn line_named(row: &Stated) -> String {
    row.key.to_string().replace(['/', ':'], "-")
}

fn arc(
    row: &Stated,
    old: Option<&Effect>,
    by: PersonId,
    kind: crate::scenario::model::PressureKind,
) -> Pressure {
    match old {
        Some(Effect::Pressure(arc)) => Pressure {
            by,
            kind,
            ..arc.clone()
        },
        _ => Pressure {
            id: ArcId::from(line_named(row).as_str()),
            kind,
            by,
            tone: None,
            says_yes: false,
            level: None,
            demands: None,
            chips_in: Vec::new(),
            lines: BTreeMap::new(),
        },
    }
}

/// Gives a step of an arc its line, as a row of its own states it.
pub(super) fn step(
    effect: &mut Effect,
    row: &Stated,
    name: &str,
    line_changed: bool,
) -> Result<(), Finding> {
    let Effect::Pressure(arc) = effect else {
        return Err(row.finding(
            Column::Event,
            format!("`{}` is a step of something that is no pressure", row.key),
        ));
    };
    if !PRESSURE_STEPS.contains(&name) {
        return Err(row.finding(
            Column::Event,
            format!(
                "pressure has no step `{name}`; there are: {}",
                PRESSURE_STEPS.join(", ")
            ),
        ));
    }
    let cell = row.cells.get(Column::Line).trim();
    let line = match cell {
        "" => LineId::from(line_named(row).as_str()),
        cell => LineId::from(cell),
    };
    match line_changed {
        true => drop(arc.lines.insert(name.into(), line)),
        false => drop(arc.lines.entry(name.into()).or_insert(line)),
    }
    Ok(())
}
