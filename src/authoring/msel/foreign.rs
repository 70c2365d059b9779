//! Somebody else's list as the beginning of a scenario: cast, events and lines from what is
//! there, and a `FILL IN: ` wherever a drill needs more than a list tells.
//!
//! Every row ends up somewhere: as an event, as a comment, or among the findings. What columns
//! hold that a scenario has no place for stands as a comment above the event.

use std::collections::BTreeMap;

use super::super::draft::{Draft, Event, Ids, Member, fill_in};
use super::begun;
use super::clock::{self, Told};
use super::columns::Column;
use super::guess;
use super::mode::Mode;
use super::rows::note_of;
use super::sheet::{Table, TableRow};
use super::timeline::{Timeline, When as Placed};
use super::{Finding, times};
use crate::scenario::ids::{LineId, PersonId};
use crate::scenario::model::{Effect, Part, Presence, When};
use crate::units::{Lapse, Span};

/// A scenario that was begun from a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The draft.
    pub draft: Draft,
    /// What could not be understood, row by row; it is kept in the draft as a comment.
    pub findings: Vec<Finding>,
    /// What was guessed.
    pub notes: Vec<String>,
}

/// What is gathered while the rows are read.
struct Gathering<'a> {
    table: &'a Table,
    people: Ids,
    cast: Vec<Member>,
    /// Whom a cell of the list, in small letters, stands for.
    by_cell: BTreeMap<String, PersonId>,
    injects: Ids,
    events: Vec<Event>,
    lines: BTreeMap<String, String>,
    /// Comments that wait for the next event.
    waiting: Vec<String>,
    findings: Vec<Finding>,
    notes: Vec<String>,
}

/// Begins a scenario with this id.
pub fn begin(id: &str, table: &Table) -> Begun {
    let mut gathering = Gathering {
        table,
        people: Ids::default(),
        cast: begun::trainee_and_deputy(),
        by_cell: BTreeMap::new(),
        injects: Ids::default(),
        events: Vec::new(),
        lines: BTreeMap::new(),
        waiting: Vec::new(),
        findings: Vec::new(),
        notes: table.notes.clone(),
    };
    for member in &gathering.cast {
        gathering.people.take(&member.id);
    }
    let timeline = gathering.timeline();
    for (row, placed) in table.rows.iter().zip(&timeline.placed) {
        gathering.row(row, placed);
    }
    if gathering.events.is_empty() {
        gathering.findings.push(Finding {
            row: None,
            column: String::new(),
            message: "there is no event below the header".to_owned(),
        });
    }
    gathering.notes.extend(timeline.notes.clone());
    begun::draft(id, &timeline, &table.above, gathering.parts())
}

/// What was gathered, handed on.
pub(super) struct Parts {
    pub cast: Vec<Member>,
    pub events: Vec<Event>,
    pub lines: BTreeMap<String, String>,
    pub left: Vec<String>,
    pub findings: Vec<Finding>,
    pub notes: Vec<String>,
}

impl Gathering<'_> {
    fn parts(self) -> Parts {
        Parts {
            cast: self.cast,
            events: self.events,
            lines: self.lines,
            left: self.waiting,
            findings: self.findings,
            notes: self.notes,
        }
    }

    fn finding(&mut self, row: &TableRow, column: Column, message: impl Into<String>) {
        self.findings.push(Finding {
            row: Some(row.number),
            column: column.name().to_owned(),
            message: message.into(),
        });
    }

    /// When each row happens.
    fn timeline(&mut self) -> Timeline {
        let header = self
            .table
            .columns
            .iter()
            .position(|column| *column == Some(Column::Time))
            .map_or("", |at| self.table.headers[at].as_str())
            .to_lowercase();
        let elapsed = header.contains('+') || header.contains("elapsed") || header.contains("min");
        // Our own lists count minutes and seconds.
        let ours = self.table.has(Column::Then);
        let mut told: Vec<Option<(Told, Option<Told>)>> = Vec::new();
        for row in &self.table.rows {
            let cell = self.table.cell(row, Column::Time);
            let read = match ours {
                true => by_our_own(cell),
                false => clock::read(cell, elapsed),
            };
            told.push(match read {
                Ok(read) => Some(read),
                Err(error) => {
                    if !self.is_aside(row) {
                        let error = format!("{error}; it comes with the row before it");
                        self.finding(row, Column::Time, error);
                    }
                    None
                }
            });
        }
        Timeline::of(&told)
    }

    /// Whether a row is no event: a title between rows, or the header again.
    fn is_aside(&self, row: &TableRow) -> bool {
        let filled = row
            .cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count();
        let told = |column| !self.table.cell(row, column).trim().is_empty();
        let header = row.cells.iter().zip(&self.table.headers);
        let again = header
            .clone()
            .all(|(cell, header)| cell.trim().eq_ignore_ascii_case(header.trim()));
        again
            || (filled == 1
                && !told(Column::Message)
                && !told(Column::Time)
                && !told(Column::Title))
    }

    fn row(&mut self, row: &TableRow, placed: &Placed) {
        if self.is_aside(row) {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .collect();
            self.waiting
                .push(format!("Row {}: {}", row.number, cells.join(" | ")));
            return;
        }
        let cell = |column| self.table.cell(row, column).trim().to_owned();
        let (title, message) = (cell(Column::Title), cell(Column::Message));
        let mut comments = std::mem::take(&mut self.waiting);
        comments.push(self.origin(row));
        let id = self
            .injects
            .give(&name_of(&cell(Column::Event), &title, &message));
        let from = cell(Column::From);
        let person = self.speaker(row, &from, &mut comments);
        let to = cell(Column::To);
        self.addressee(&to, &mut comments);
        let mode = self.mode(row, &cell(Column::Mode), &to, &mut comments);
        let said = match (title.is_empty(), message.is_empty()) {
            (_, false) => message,
            (false, true) => title.clone(),
            (true, true) => {
                self.finding(
                    row,
                    Column::Message,
                    "is empty; the event says what has to be filled in",
                );
                let who = if from.is_empty() {
                    "is said here"
                } else {
                    "they say here"
                };
                fill_in(&format!("what {who}"))
            }
        };
        if !title.is_empty() && said != title {
            comments.push(format!("Title: {title}"));
        }
        self.lines.insert(id.clone(), said);
        let line = LineId::from(id.as_str());
        let effect = match mode {
            Mode::Chat => Effect::Chat(person, line),
            Mode::Direct => Effect::Direct(person, line),
            _ => Effect::Say(person, line),
        };
        self.events.push(Event {
            comments,
            id,
            when: placed.condition(),
            then: vec![effect],
            note: note(
                &cell(Column::Note),
                &cell(Column::Objective),
                &cell(Column::Expected),
            ),
        });
    }

    /// Where a row comes from, and what else it says.
    fn origin(&self, row: &TableRow) -> String {
        let mut said = vec![format!("Row {}", row.number)];
        for column in [Column::Event, Column::Time] {
            let cell = self.table.cell(row, column).trim();
            if !cell.is_empty() {
                said.push(format!("{} {cell}", column.name()));
            }
        }
        let others = self.table.others(row);
        said.extend(others.map(|(header, cell)| match header {
            "" => format!("also: {cell}"),
            header => format!("{header}: {cell}"),
        }));
        // Of our own lists the columns in the scenario language.
        for column in [
            Column::When,
            Column::Then,
            Column::Again,
            Column::Only,
            Column::Load,
        ] {
            let cell = self.table.cell(row, column).trim();
            if !cell.is_empty() {
                said.push(format!("{}: {cell}", column.name()));
            }
        }
        said.join("; ")
    }

    /// Who says it; somebody who stands in where nobody is named.
    fn speaker(&mut self, row: &TableRow, cell: &str, comments: &mut Vec<String>) -> PersonId {
        if cell.is_empty() {
            self.finding(
                row,
                Column::From,
                "is empty; the exercise control says it for now",
            );
            return self.person("Exercise control");
        }
        if guess::is_trainee(cell) {
            comments.push(format!(
                "From `{cell}`, whom the trainee plays: the exercise control says it for now."
            ));
            return self.person("Exercise control");
        }
        self.person(cell)
    }

    /// Whoever else gets it is of the cast, too.
    fn addressee(&mut self, cell: &str, comments: &mut Vec<String>) {
        if cell.is_empty() || guess::is_trainee(cell) || guess::is_everybody(cell) {
            return;
        }
        comments.push(format!("To: {cell}"));
        for name in cell.split([',', ';', '\n', '/', '&']).map(str::trim) {
            let known = guess::is_trainee(name) || guess::is_everybody(name);
            if !name.is_empty() && !known {
                self.person(name);
            }
        }
    }

    fn mode(&mut self, row: &TableRow, cell: &str, to: &str, comments: &mut Vec<String>) -> Mode {
        let direct = guess::is_trainee(to);
        match (cell.is_empty(), guess::channel(cell)) {
            (_, Some(mode)) => mode,
            (true, None) if direct => Mode::Direct,
            (true, None) => Mode::Call,
            (false, None) => {
                let message =
                    format!("`{cell}` is no channel that is known; it is said on the call");
                self.finding(row, Column::Mode, message);
                comments.push(format!("Mode: {cell}"));
                Mode::Call
            }
        }
    }

    /// Somebody of the cast by what a cell calls them: `SimCell (CEO)`, `Dana Fox, SVP`.
    fn person(&mut self, cell: &str) -> PersonId {
        let key = cell.to_lowercase();
        if let Some(person) = self.by_cell.get(&key) {
            return person.clone();
        }
        let one_line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, title) = match one_line.split_once(['(', ',']) {
            Some((stand_in, name)) if guess::is_stand_in(stand_in) => {
                (name.trim_end_matches(')').trim().to_owned(), String::new())
            }
            Some((name, title)) if !name.trim().is_empty() => (
                name.trim().to_owned(),
                title.trim_end_matches(')').trim().to_owned(),
            ),
            _ => (one_line.clone(), String::new()),
        };
        let id = self.people.give(&name);
        let part = guess::part(&one_line);
        self.cast.push(Member {
            comments: vec![format!("guessed: the part, from `{one_line}`.")],
            id: id.clone(),
            name,
            title,
            team: None,
            part,
            ic_trained: part == Part::Commander,
            expertise: BTreeMap::new(),
            presence: Presence::OnCall,
        });
        let person = PersonId::from(id.as_str());
        self.by_cell.insert(key, person.clone());
        person
    }
}

/// What an event is called: after its title, else its first words, else its number.
fn name_of(event: &str, title: &str, message: &str) -> String {
    /// So many words of a message make a name. Ours.
    const WORDS: usize = 5;
    let first: Vec<&str> = message.split_whitespace().take(WORDS).collect();
    let is_number = event.chars().all(|letter| !letter.is_alphabetic());
    match (title.is_empty(), is_number, first.is_empty()) {
        (false, _, _) => title.to_owned(),
        (true, false, _) => event.to_owned(),
        (true, true, false) => first.join(" "),
        (true, true, true) => format!("inject {event}"),
    }
}

fn note(note: &str, objective: &str, expected: &str) -> String {
    let objective = match objective {
        "" => String::new(),
        objective => format!("Objective: {objective}"),
    };
    let parts = [note, &objective]
        .into_iter()
        .filter(|part| !part.is_empty());
    note_of(&parts.collect::<Vec<_>>().join(" "), expected)
}

/// A time of our own lists.
fn by_our_own(cell: &str) -> Result<(Told, Option<Told>), String> {
    let since = |lapse: Lapse| Told::Since(lapse.0);
    match times::read(cell)? {
        When::At(at) => Ok((since(at), None)),
        When::Within(from, to) => Ok((since(from), Some(since(to)))),
        _ => Err(format!(
            "`{cell}` waits for something that this draft does not have"
        )),
    }
}

impl Placed {
    fn condition(&self) -> When {
        let lapse = |span: Span| Lapse(span);
        match self.until {
            Some(until) if until > self.from => When::Within(lapse(self.from), lapse(until)),
            _ => When::At(lapse(self.from)),
        }
    }
}
