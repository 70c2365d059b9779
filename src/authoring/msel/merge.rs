//! A table of ours back into the scenario that it came from: what was changed in the table is
//! changed in the text, and nothing else is touched.
//!
//! The table is held against the one that the scenario would be written as now. Whatever cell
//! says something else was changed; a row that is not there is a new event; one that is missing
//! was taken out. Where the scenario has gone on since, the row's mark tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::written;
use super::columns::Column;
use super::key::Key;
use super::lines::{self, Said};
use super::mode::Mode;
use super::rows::{self, Cells, OPENING, Row};
use super::sheet::Table;
use super::stated::{self, Stated};
use super::{Finding, carry, readable, ron, times};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, InjectId};
use crate::scenario::model::{Effect, Inject, Load, When};

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
    arcs: BTreeSet<ArcId>,
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
            None => plan.new(scenario, table, id, rows, statement.list_moved),
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
    fn new(
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

    /// Plans an event from its rows; `base` is what each is held against.
    fn event(
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

    /// Tells what changes in a row, and what cannot be changed there.
    fn tell(&mut self, row: &Stated, base: &Cells, changed: &BTreeSet<Column>, is_known: bool) {
        for column in changed {
            let (was, is) = (base.get(*column), row.cells.get(*column));
            if let Some(why) = fixed(row, *column, is) {
                self.notes.push(format!(
                    "row {}, {}: “{}” was not taken over: {why}",
                    row.number,
                    column.name(),
                    short(is)
                ));
                continue;
            }
            if is_known {
                self.changes.push(format!(
                    "~ {}  {}: {} → {}",
                    row.key,
                    column.name(),
                    shown(was),
                    shown(is)
                ));
            }
        }
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

/// Why a cell cannot be changed where it stands; none where it can.
fn fixed(row: &Stated, column: Column, is: &str) -> Option<String> {
    if !row.key.is_first() {
        let of_event = matches!(
            column,
            Column::Time
                | Column::When
                | Column::Again
                | Column::Only
                | Column::Load
                | Column::Note
                | Column::Expected
        );
        if of_event {
            return Some(format!("change it in the row of `{}`", row.key.inject));
        }
    }
    let mode = Mode::read(row.cells.get(Column::Mode));
    let is_step = row.key.step.is_some();
    match column {
        Column::Objective => Some("it follows from the rubric of the scenario".to_owned()),
        Column::To if mode != Some(Mode::Page) => Some("it follows from the mode".to_owned()),
        Column::From | Column::Mode | Column::Then if is_step => {
            Some("it follows from the pressure that it is a step of".to_owned())
        }
        Column::From if mode.is_some_and(|mode| !mode.has_somebody()) => {
            Some("nobody brings this about".to_owned())
        }
        Column::Message
            if mode.is_some_and(|mode| !mode.is_spoken()) && !is_step && !is.is_empty() =>
        {
            Some("nothing is said here; what happens stands in `then`".to_owned())
        }
        _ => None,
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

fn shown(cell: &str) -> String {
    match cell {
        "" => "(nothing)".to_owned(),
        cell => short(cell),
    }
}

/// A text in one line, short enough to be listed.
fn short(text: &str) -> String {
    /// So many letters of a text are shown in a summary. Ours.
    const SHOWN: usize = 72;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > SHOWN {
        true => line.chars().take(SHOWN - 1).chain(['…']).collect(),
        false => line,
    }
}
