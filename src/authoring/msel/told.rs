//! What is told of a list that goes back into its scenario: what changes, and what cannot be
//! changed where it stands.

use std::collections::BTreeSet;

use super::columns::Column;
use super::merge::Plan;
use super::mode::Mode;
use super::rows::Cells;
use super::stated::Stated;

impl Plan {
    /// Tells what changes in a row, and what cannot be changed there.
    pub(super) fn tell(
        &mut self,
        row: &Stated,
        base: &Cells,
        changed: &BTreeSet<Column>,
        is_known: bool,
    ) {
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

fn shown(cell: &str) -> String {
    match cell {
        "" => "(nothing)".to_owned(),
        cell => short(cell),
    }
}

/// A text in one line, short enough to be listed.
pub(super) fn short(text: &str) -> String {
    /// So many letters of a text are shown in a summary. Ours.
    const SHOWN: usize = 72;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > SHOWN {
        true => line.chars().take(SHOWN - 1).chain(['…']).collect(),
        false => line,
    }
}
