//! The rows that a table of ours states, and in which columns each differs from the scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::{Ids, slug};
use super::Finding;
use super::columns::Column;
use super::key::Key;
use super::mode::Mode;
use super::rows::{Cells, Row, mark_of_all};
use super::sheet::{Table, TableRow, tidy};
use super::{people, ron, times};
use crate::scenario::Scenario;
use crate::scenario::model::{Again, Effect, Only, When};

/// A row as it was read.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// Its number in the spreadsheet.
    pub number: usize,
    /// What it is about.
    pub key: Key,
    /// Its cells.
    pub cells: Cells,
}

impl Stated {
    /// A finding in a column of this row.
    pub(super) fn finding(&self, column: Column, message: impl Into<String>) -> Finding {
        Finding {
            row: Some(self.number),
            column: column.name().to_owned(),
            message: message.into(),
        }
    }
}

/// All rows of a table, and what cannot be made of some.
pub(super) struct Statement {
    /// The rows in the order of the table.
    pub rows: Vec<Stated>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Whether the scenario has gained or lost rows since the table was written.
    pub list_moved: bool,
}

/// Reads the rows of a table for a scenario with these rows.
pub(super) fn of(table: &Table, scenario: &Scenario, base: &[Row]) -> Statement {
    let mut findings = missing_columns(table);
    let mut ids = Ids::default();
    for inject in &scenario.injects {
        ids.take(inject.id.as_str());
    }
    for row in &table.rows {
        if let Some(key) = Key::read(table.cell(row, Column::Event)) {
            ids.take(&key.inject);
        }
    }
    let mut rows: Vec<Stated> = Vec::new();
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    for row in &table.rows {
        let Some(stated) = stated(table, row, &mut ids, &mut findings) else {
            continue;
        };
        match seen.insert(stated.key.clone(), stated.number) {
            None => rows.push(stated),
            Some(earlier) => findings.push(stated.finding(
                Column::Event,
                format!(
                    "`{}` stands in row {earlier} already; give a new event another name, or none",
                    stated.key
                ),
            )),
        }
    }
    Statement {
        rows,
        findings,
        list_moved: list_moved(table, base),
    }
}

fn missing_columns(table: &Table) -> Vec<Finding> {
    [Column::Event, Column::Time]
        .into_iter()
        .filter(|column| !table.has(*column))
        .map(|column| Finding {
            row: None,
            column: column.name().to_owned(),
            message: "there is no such column; this takes tables that `hotwash export` wrote (for others use --new ID)".to_owned(),
        })
        .collect()
}

fn stated(
    table: &Table,
    row: &TableRow,
    ids: &mut Ids,
    findings: &mut Vec<Finding>,
) -> Option<Stated> {
    let mut cells = Cells::default();
    for column in Column::OURS {
        cells.put(column, table.cell(row, column));
    }
    let event = cells.get(Column::Event).trim().to_owned();
    let key = match event.as_str() {
        "" => Some(Key::of(&ids.give(&name_of(&cells)), 1)),
        event => Key::read(event),
    };
    if key.is_none() {
        findings.push(Finding {
            row: Some(row.number),
            column: Column::Event.name().to_owned(),
            message: format!(
                "`{event}` is no name for an event: write `{}`, or leave it empty",
                slug(&event)
            ),
        });
    }
    key.map(|key| Stated {
        number: row.number,
        key,
        cells,
    })
}

/// What a new event is called after: who speaks, and the first words.
fn name_of(cells: &Cells) -> String {
    let first = |text: &str, count| {
        let words: Vec<&str> = text.split_whitespace().take(count).collect();
        words.join(" ")
    };
    let who = first(cells.get(Column::From), 1);
    format!("{who} {}", first(cells.get(Column::Message), 3))
}

fn list_moved(table: &Table, base: &[Row]) -> bool {
    let check = Column::Check;
    let header = table
        .columns
        .iter()
        .position(|column| *column == Some(check))
        .and_then(|at| table.headers[at].split_whitespace().nth(1));
    header.is_some_and(|mark| mark != mark_of_all(base))
}

/// The columns in which a row says something else than the scenario.
pub(super) fn changed(
    table: &Table,
    scenario: &Scenario,
    base: &Cells,
    stated: &Cells,
) -> BTreeSet<Column> {
    Column::OURS
        .into_iter()
        .filter(|column| !matches!(column, Column::Event | Column::Check))
        .filter(|column| table.has(*column))
        .filter(|column| !same(*column, scenario, base.get(*column), stated.get(*column)))
        .collect()
}

/// Whether two cells say the same, in whatever words.
fn same(column: Column, scenario: &Scenario, one: &str, other: &str) -> bool {
    let (one, other) = (tidy(one), tidy(other));
    if one == other {
        return true;
    }
    fn alike<T: PartialEq, E>(one: Result<T, E>, other: Result<T, E>) -> bool {
        matches!((one, other), (Ok(one), Ok(other)) if one == other)
    }
    let (one, other) = (one.as_str(), other.as_str());
    match column {
        Column::Time => alike(times::read(one), times::read(other)),
        Column::When => alike(ron::read::<When>(one), ron::read::<When>(other)),
        Column::Then => alike(ron::read::<Effect>(one), ron::read::<Effect>(other)),
        Column::Only => alike(ron::read::<Only>(one), ron::read::<Only>(other)),
        Column::Again => alike(again(one), again(other)),
        Column::From | Column::To => {
            alike(people::named(scenario, one), people::named(scenario, other))
        }
        Column::Mode => match (Mode::read(one), Mode::read(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one.eq_ignore_ascii_case(other),
        },
        _ => false,
    }
}

fn again(cell: &str) -> Result<(u64, u32), String> {
    ron::read::<Again>(cell).map(|again| (again.cool_down.0.0, again.at_most))
}
