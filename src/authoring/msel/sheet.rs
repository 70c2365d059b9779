//! Sheets of cells, before anybody knows what the columns mean; and finding the row that says so.

use super::columns::Column;

/// A table with more rows than this is no list of events. Ours; large exercises have some hundreds.
pub(super) const LARGEST_ROWS: usize = 20_000;

/// A table with more columns than this is no list of events. Ours.
pub(super) const LARGEST_COLUMNS: usize = 256;

/// The header is looked for in so many rows; titles and dates stand above it. Ours.
const HEADER_WITHIN: usize = 40;

/// So many known columns make a header. Ours: a title that holds one known word is none.
const HEADER_COLUMNS: usize = 2;

/// Why no table could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// It is no text and no workbook.
    #[error("it is neither a text nor a workbook (.xlsx)")]
    NoText,
    /// It is a workbook, and this build cannot read one.
    #[error("it is a workbook, and this build of hotwash reads none")]
    NoWorkbooks,
    /// Another kind of workbook.
    #[error("it is a workbook of another kind than .xlsx")]
    OtherWorkbook,
    /// It has too many rows or columns.
    #[error("it has more than {LARGEST_ROWS} rows or {LARGEST_COLUMNS} columns")]
    TooLarge,
    /// It ends early or is damaged.
    #[error("it is damaged: {0}")]
    Broken(String),
    /// No row looks like a header.
    #[error(
        "no row names the columns: none of {0} has two that are known, such as `time` and `message`"
    )]
    NoHeader(String),
    /// A sheet that is not there.
    #[error("there is no sheet `{0}`; there are: {1}")]
    NoSheet(String, String),
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Its rows, without those that are empty.
    pub rows: Vec<SheetRow>,
    /// Rows and columns (from 1) of cells whose formula has no value.
    pub formulas: Vec<(usize, usize)>,
}

/// A table whose columns are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet; empty for a text file.
    pub sheet: String,
    /// What stands in the rows above the header, a text a row.
    pub above: Vec<String>,
    /// Which column stands where; those that are not known have none.
    pub columns: Vec<Option<Column>>,
    /// The headers as they were written.
    pub headers: Vec<String>,
    /// The rows below the header that are not empty.
    pub rows: Vec<TableRow>,
    /// What was made of the file that somebody should know.
    pub notes: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells, as many as there are headers.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The cells of its widest row.
    pub(super) fn widest(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// The row that names the columns, with how many it names.
    fn header(&self) -> Option<(usize, usize)> {
        self.rows
            .iter()
            .take(HEADER_WITHIN)
            .enumerate()
            .map(|(at, row)| (at, known(&columns_of(&row.cells)).count()))
            .filter(|(_, known)| *known >= HEADER_COLUMNS)
            // Of equally good ones the first.
            .rev()
            .max_by_key(|(_, known)| *known)
    }
}

/// The first of several sheets, or ways to read one, whose header names most columns.
pub(super) fn best(sheets: &[Sheet]) -> Result<Table, Unreadable> {
    let found = sheets
        .iter()
        .filter_map(|sheet| sheet.header().map(|(at, known)| (sheet, at, known)))
        .rev()
        .max_by_key(|(_, _, known)| *known);
    match found {
        Some((sheet, at, _)) => Ok(table(sheet, at)),
        None => {
            let rows = sheets.iter().map(|sheet| sheet.rows.len()).max();
            let rows = rows.unwrap_or(0).min(HEADER_WITHIN);
            Err(Unreadable::NoHeader(match rows {
                1 => "the one row".to_owned(),
                _ => format!("the first {rows} rows"),
            }))
        }
    }
}

/// Which column each header names. A column that is named twice counts once, where it stands
/// first; `inject` is the event's number where something else is the message.
fn columns_of(headers: &[String]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> =
        headers.iter().map(|header| Column::named(header)).collect();
    let is_inject = |at: usize| headers[at].trim().eq_ignore_ascii_case("inject");
    let has = |columns: &[Option<Column>], wanted| columns.contains(&Some(wanted));
    let other_message =
        (0..headers.len()).any(|at| columns[at] == Some(Column::Message) && !is_inject(at));
    if other_message && !has(&columns, Column::Event) {
        for at in (0..headers.len()).filter(|at| is_inject(*at)) {
            columns[at] = Some(Column::Event);
        }
    }
    if has(&columns, Column::When) && !has(&columns, Column::Time) {
        // Without a column of ours beside it, "when" is a time.
        if !has(&columns, Column::Then) {
            for column in columns.iter_mut().filter(|is| **is == Some(Column::When)) {
                *column = Some(Column::Time);
            }
        }
    }
    for at in 0..columns.len() {
        if columns[at].is_some() && columns[..at].contains(&columns[at]) {
            columns[at] = None;
        }
    }
    columns
}

fn known(columns: &[Option<Column>]) -> impl Iterator<Item = &Column> {
    columns.iter().flatten()
}

fn table(sheet: &Sheet, header: usize) -> Table {
    let headers = sheet.rows[header].cells.clone();
    let columns = columns_of(&headers);
    let mut notes = Vec::new();
    for (row, column) in &sheet.formulas {
        notes.push(format!(
            "row {row}, column {column}: the cell holds a formula without a value; open the workbook once and save it"
        ));
    }
    let rows = sheet.rows[header + 1..]
        .iter()
        .map(|row| {
            let beyond = row.cells.iter().skip(headers.len());
            if beyond.clone().any(|cell| !cell.trim().is_empty()) {
                notes.push(format!(
                    "row {}: has more cells than there are headers; the last were not read",
                    row.number
                ));
            }
            let mut cells: Vec<String> = row.cells.clone();
            cells.resize(headers.len(), String::new());
            TableRow {
                number: row.number,
                cells: cells.iter().map(|cell| tidy(cell)).collect(),
            }
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    Table {
        sheet: sheet.name.clone(),
        above: sheet.rows[..header]
            .iter()
            .filter_map(in_one_line)
            .collect(),
        columns,
        headers,
        rows,
        notes,
    }
}

/// What a row above the header says; none where it says nothing.
fn in_one_line(row: &SheetRow) -> Option<String> {
    let words = row.cells.iter().flat_map(|cell| cell.split_whitespace());
    let said = words.collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// A cell without what spreadsheet programs leave around it; lines within it end in one way.
pub(super) fn tidy(cell: &str) -> String {
    cell.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\u{a0}', " ")
        .trim_end()
        .trim_start_matches('\n')
        .to_owned()
}

impl Table {
    /// Whether a column is there.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }

    /// The cell of a row in a column; empty where there is none.
    pub fn cell<'a>(&self, row: &'a TableRow, column: Column) -> &'a str {
        self.columns
            .iter()
            .position(|is| *is == Some(column))
            .map_or("", |at| row.cells[at].as_str())
    }

    /// The cells of a row that stand in columns which are not known, with their headers.
    pub fn others<'a>(&'a self, row: &'a TableRow) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.columns.iter().zip(&self.headers).zip(&row.cells);
        all.filter(|((column, _), cell)| column.is_none() && !cell.trim().is_empty())
            .map(|((_, header), cell)| (header.trim(), cell.trim()))
    }
}
