//! Lists of scenario events (MSEL), as facilitators keep them in a spreadsheet: a scenario's
//! injects out as a table and in again, and other people's tables as the beginning of a scenario.
//!
//! Out and in is lossless: whoever changes nothing gets the same bytes back, and whoever changes
//! a cell changes that and nothing else. What could not be understood is told, row by row.

mod begun;
mod carry;
mod clock;
mod columns;
mod delimited;
mod event;
mod foreign;
mod guess;
mod key;
mod lines;
mod merge;
mod mode;
mod people;
mod readable;
mod ron;
mod rows;
mod sheet;
mod stated;
mod timeline;
mod times;
mod told;
#[cfg(feature = "spreadsheets")]
mod workbook;

use std::fmt;

use crate::scenario::Scenario;
use crate::scenario::model::Inject;

pub use foreign::{Begun, begin};
pub use merge::{Merged, merge};
pub use sheet::{Table, TableRow, Unreadable};

/// Whether this build reads and writes workbooks.
pub const WORKBOOKS: bool = cfg!(feature = "spreadsheets");

/// Something in a table that cannot be done as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row, as a spreadsheet shows it; none for the table as a whole.
    pub row: Option<usize>,
    /// The header of the column.
    pub column: String,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}, ")?;
        }
        if !self.column.is_empty() {
            write!(f, "{}: ", self.column)?;
        }
        f.write_str(&self.message)
    }
}

/// A scenario's injects as rows of cells, the header first.
fn cells(scenario: &Scenario) -> Vec<Vec<String>> {
    let rows = rows::of(scenario);
    let mut header: Vec<String> = columns::Column::OURS
        .iter()
        .map(|column| column.name().to_owned())
        .collect();
    if let Some(check) = header.last_mut() {
        *check = format!("{check} {}", rows::mark_of_all(&rows));
    }
    let rows = rows.iter().map(|row| row.cells.all().to_vec());
    std::iter::once(header).chain(rows).collect()
}

/// A scenario's injects as comma-separated text, in UTF-8.
pub fn to_csv(scenario: &Scenario) -> String {
    delimited::write(&cells(scenario))
}

/// A scenario's injects as a workbook.
///
/// # Errors
/// When a text is longer than a cell can be.
#[cfg(feature = "spreadsheets")]
pub fn to_workbook(scenario: &Scenario) -> Result<Vec<u8>, String> {
    workbook::write(&scenario.title, &cells(scenario))
}

/// Reads a table from a file's bytes, whatever kind of file it is. Of several sheets the one
/// whose header names most columns, or the one that is named.
///
/// # Errors
/// When there is no table in it; never panics.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Unreadable> {
    /// Every .xlsx is a zip archive, every .xls a compound file.
    const ZIP: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(Unreadable::OtherWorkbook);
    }
    if bytes.starts_with(ZIP) {
        return from_workbook(bytes, sheet);
    }
    let (ways, notes) = delimited::read(bytes)?;
    let mut table = sheet::best(&ways)?;
    table.notes.splice(0..0, notes);
    if let Some(sheet) = sheet {
        let note = format!("a text file has no sheets; `{sheet}` was not looked for");
        table.notes.push(note);
    }
    Ok(table)
}

#[cfg(feature = "spreadsheets")]
fn from_workbook(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Unreadable> {
    let mut sheets = workbook::read(bytes)?;
    if let Some(wanted) = sheet {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let known = names.join(", ");
        sheets.retain(|sheet| sheet.name.eq_ignore_ascii_case(wanted));
        if sheets.is_empty() {
            return Err(Unreadable::NoSheet(wanted.to_owned(), known));
        }
    }
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Unreadable::Empty);
    }
    sheet::best(&sheets)
}

#[cfg(not(feature = "spreadsheets"))]
fn from_workbook(_: &[u8], _: Option<&str>) -> Result<Table, Unreadable> {
    Err(Unreadable::NoWorkbooks)
}

/// Something that is said in an inject, as a facilitator's list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Who says it, by name.
    pub from: String,
    /// By which channel, or with which pressure.
    pub mode: String,
    /// The words.
    pub text: String,
}

/// Everything that is said when an inject happens.
pub fn spoken(scenario: &Scenario, inject: &Inject) -> Vec<Spoken> {
    let rows = rows::of_inject(scenario, inject);
    let said = rows
        .iter()
        .filter(|row| row.key.step.is_none() && !row.cells.get(columns::Column::Line).is_empty());
    said.map(|row| {
        let cell = |column| row.cells.get(column).to_owned();
        Spoken {
            from: cell(columns::Column::From),
            mode: cell(columns::Column::Mode),
            text: cell(columns::Column::Message),
        }
    })
    .collect()
}

/// What a good answer to an inject is; empty where nothing presses.
pub fn settled_by(inject: &Inject) -> String {
    rows::settled_by(inject)
}

/// When an inject happens, in words.
pub fn told_when(inject: &Inject) -> String {
    times::said(&inject.when)
}
