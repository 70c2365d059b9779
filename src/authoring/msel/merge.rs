//! A table of ours back into the scenario that it came from: what was changed in the table is
//! changed in the text, and nothing else is touched.
//!
//! The table is held against the one that the scenario would be written as now. Whatever cell
//! says something else was changed; a row that is not there is a new event; one that is missing
//! was taken out. Where the scenario has gone on since, the row's mark tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Column;
use super::key::Key;
use super::lines::{self, Said};
use super::rows::{self, Cells, Row};
use super::sheet::Table;
use super::stated::{self, Stated};
use super::{Finding, carry};
use crate::scenario::Scenario;
use crate::scenario::ids::ArcId;
use crate::scenario::model::{Effect, Inject};

/// A scenario with a table's changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// What was changed, a line each.
    pub changes: Vec<String>,
    /// What was not taken over, and what else somebody should know.
    pub notes: Vec<String>,
}

/// What is to become of an event.
pub(super) struct Planned {
    /// Which of the scenario's injects it is; none for a new one.
    pub old: Option<usize>,
    /// What it becomes.
    pub inject: Inject,
    /// Which of the old effects each effect is; none for a new one.
    pub effects: Vec<Option<usize>>,
}

/// Everything that is planned, and what is told about it.
#[derive(Default)]
pub(super) struct Plan {
    pub planned: Vec<Planned>,
    pub removed: Vec<usize>,
    pub said: Vec<Said>,
    pub findings: Vec<Finding>,
    pub changes: Vec<String>,
    pub notes: Vec<String>,
    /// Pressure arcs that there are already.
    pub arcs: BTreeSet<ArcId>,
}

/// Puts a table into the scenario whose text is `source`.
///
/// # Errors
/// Everything that cannot be done as it stands in the table; then nothing is changed.
pub fn merge(source: &str, scenario: &Scenario, table: &Table) -> Result<Merged, Vec<Finding>> {
    let base = rows::of(scenario);
    let statement = stated::of(table, scenario, &base);
    let mut plan = Plan {
        findings: statement.findings,
        notes: unknown_columns(table),
        ..Plan::default()
    };
    let mut groups: BTreeMap<String, Vec<Stated>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for row in statement.rows {
        let id = row.key.inject.clone();
        if !groups.contains_key(&id) {
            order.push(id.clone());
        }
        groups.entry(id).or_default().push(row);
    }
    let known: BTreeMap<&str, usize> = (0..)
        .zip(&scenario.injects)
        .map(|(at, inject)| (inject.id.as_str(), at))
        .collect();
    for inject in &scenario.injects {
        if groups.contains_key(inject.id.as_str()) {
            plan.arcs.extend(arcs(inject));
        }
    }
    for id in &order {
        let rows = &groups[id];
        match known.get(id.as_str()) {
            Some(at) => plan.known(scenario, table, &base, *at, rows),
            None => plan.add(scenario, table, id, rows, statement.list_moved),
        }
    }
    for (at, inject) in scenario.injects.iter().enumerate() {
        if !groups.contains_key(inject.id.as_str()) {
            plan.missing(at, inject, statement.list_moved);
        }
    }
    plan.note_order(scenario, &order);
    let settled = lines::settle(scenario, &plan.said);
    plan.findings.extend(settled.findings);
    for ((event, effect, step), line) in settled.moved {
        let effect = &mut plan.planned[event].inject.then[effect];
        carry::give_line(effect, &step, line);
    }
    if !plan.findings.is_empty() {
        plan.findings.sort_by_key(|finding| finding.row);
        return Err(plan.findings);
    }
    let text = carry::carried_out(source, scenario, &plan, &settled.texts).map_err(|message| {
        vec![Finding {
            row: None,
            column: String::new(),
            message,
        }]
    })?;
    Ok(Merged {
        text,
        changes: plan.changes,
        notes: plan.notes,
    })
}

fn arcs(inject: &Inject) -> impl Iterator<Item = ArcId> {
    inject.then.iter().filter_map(|effect| match effect {
        Effect::Pressure(arc) => Some(arc.id.clone()),
        _ => None,
    })
}

fn unknown_columns(table: &Table) -> Vec<String> {
    let mut notes = table.notes.clone();
    for (column, header) in table.columns.iter().zip(&table.headers) {
        let ours = column.is_some_and(|column| Column::OURS.contains(&column));
        if !ours && !header.trim().is_empty() {
            notes.push(format!("the column `{}` was not read", header.trim()));
        }
    }
    notes
}

impl Plan {
    /// Rows of an event that the scenario has.
    fn known(
        &mut self,
        scenario: &Scenario,
        table: &Table,
        base: &[Row],
        at: usize,
        stated: &[Stated],
    ) {
        let old = &scenario.injects[at];
        let base: BTreeMap<&Key, &Cells> = base
            .iter()
            .filter(|row| row.key.inject == old.id.as_str())
            .map(|row| (&row.key, &row.cells))
            .collect();
        let mut rows = Vec::new();
        for row in stated {
            rows.push(self.against_the_scenario(row, base.get(&row.key).copied()));
        }
        self.event(scenario, table, Some((at, old)), &base, &rows);
    }

    /// The row, unless the scenario has changed it since the table was written: then, if the
    /// table has not, as the scenario has it; if both have, there is a finding.
    fn against_the_scenario(&mut self, row: &Stated, base: Option<&Cells>) -> Stated {
        let check = row.cells.get(Column::Check);
        let Some(base) = base.filter(|_| !check.is_empty()) else {
            return row.clone();
        };
        if check == base.get(Column::Check) {
            return row.clone();
        }
        if check == row.cells.mark() {
            let note = format!(
                "row {}: `{}` has changed in the scenario since the table was written, and stays as it is there",
                row.number, row.key
            );
            self.notes.push(note);
            return Stated {
                cells: base.clone(),
                ..row.clone()
            };
        }
        self.findings.push(row.finding(
            Column::Event,
            format!(
                "`{}` was changed here, and in the scenario too since the table was written; export again and repeat the change",
                row.key
            ),
        ));
        row.clone()
    }

    /// Rows of an event that the scenario does not have.
    fn add(
        &mut self,
        scenario: &Scenario,
        table: &Table,
        id: &str,
        stated: &[Stated],
        list_moved: bool,
    ) {
        let untouched = |row: &Stated| {
            let check = row.cells.get(Column::Check);
            !check.is_empty() && check == row.cells.mark()
        };
        if list_moved && stated.iter().all(untouched) {
            let note = format!(
                "row {}: `{id}` is gone from the scenario since the table was written, and stays away",
                stated[0].number
            );
            self.notes.push(note);
            return;
        }
        if !stated.iter().any(|row| row.key.is_first()) {
            self.findings.push(stated[0].finding(
                Column::Event,
                format!(
                    "there is no row `{id}`, which `{}` belongs to",
                    stated[0].key
                ),
            ));
            return;
        }
        self.event(scenario, table, None, &BTreeMap::new(), stated);
    }

    /// An event that has no row any more.
    fn missing(&mut self, at: usize, inject: &Inject, list_moved: bool) {
        if list_moved {
            self.notes.push(format!(
                "`{}` has no row; since the scenario has gained or lost events after the table was written, it stays (export again to take it out)",
                inject.id
            ));
            return;
        }
        self.changes.push(format!("- {}", inject.id));
        self.removed.push(at);
    }

    /// Says so when the rows stand in another order than the scenario's injects.
    fn note_order(&mut self, scenario: &Scenario, order: &[String]) {
        let stated = order.iter().map(String::as_str);
        let of_file: BTreeMap<&str, usize> = (0..)
            .zip(&scenario.injects)
            .map(|(at, inject)| (inject.id.as_str(), at))
            .collect();
        let places: Vec<usize> = stated.filter_map(|id| of_file.get(id).copied()).collect();
        if !places.is_sorted() {
            self.notes.push(
                "the rows stand in another order than in the scenario, which keeps its own: what happens when is said by the time".to_owned(),
            );
        }
    }
}
