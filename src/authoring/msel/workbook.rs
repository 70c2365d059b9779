//! Workbooks (.xlsx), with the feature `spreadsheets`.
//!
//! Cells are read one by one and not as a rectangle: a stray mark in the last corner of a sheet
//! must not cost the memory of all that lies between.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};

use super::columns::Column;
use super::sheet::{LARGEST_COLUMNS, LARGEST_ROWS, Sheet, SheetRow, Unreadable};

/// Widths of our columns [characters]: what is read is wide, what is kept is narrow. Ours.
const WIDTHS: [(Column, f64); 8] = [
    (Column::Event, 24.0),
    (Column::Time, 22.0),
    (Column::From, 20.0),
    (Column::To, 18.0),
    (Column::Mode, 20.0),
    (Column::Message, 60.0),
    (Column::Expected, 44.0),
    (Column::Objective, 30.0),
];

/// The width of all others.
const NARROW: f64 = 14.0;

/// Reads every sheet of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let broken = |error: calamine::XlsxError| Unreadable::Broken(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    names.iter().map(|name| sheet(&mut book, name)).collect()
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Unreadable> {
    let broken =
        |error: calamine::XlsxError| Unreadable::Broken(format!("sheet `{name}`: {error}"));
    let mut sheet = Sheet {
        name: name.to_owned(),
        rows: Vec::new(),
        formulas: Vec::new(),
    };
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let value = written(cell.get_value());
        if value.is_empty() {
            continue;
        }
        if row >= LARGEST_ROWS || column >= LARGEST_COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        if sheet.rows.last().is_none_or(|last| last.number != row + 1) {
            sheet.rows.push(SheetRow {
                number: row + 1,
                cells: Vec::new(),
            });
        }
        let last = sheet.rows.last_mut().expect("it was just put there");
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = value;
    }
    drop(cells);
    sheet.formulas = formulas(book, &sheet)?;
    Ok(sheet)
}

/// Formulas that nobody has reckoned: their cells look empty.
fn formulas(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &Sheet,
) -> Result<Vec<(usize, usize)>, Unreadable> {
    let broken = |error: calamine::XlsxError| Unreadable::Broken(error.to_string());
    let mut found = Vec::new();
    let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
    while let Some(cell) = cells.next_formula().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        if cell.get_value().is_empty() {
            continue;
        }
        let value = sheet
            .rows
            .iter()
            .find(|other| other.number == row)
            .and_then(|row| row.cells.get(column));
        if value.is_none_or(|value| value.trim().is_empty()) {
            found.push((row, column + 1));
        }
    }
    Ok(found)
}

/// A cell as somebody would type it.
fn written(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Rust writes 15 for 15.0.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(time) => time_written(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Excel counts days: a fraction is a time of day, a whole is a date, a length of time is either.
fn time_written(time: &ExcelDateTime) -> String {
    /// Smaller numbers are lengths of time in cells that show them as such.
    const A_YEAR: f64 = 366.0;
    let days = time.as_f64();
    if days < 1.0 || (time.is_duration() && days < A_YEAR) {
        // Rounded to the second: a fraction of a day is not exact.
        let seconds = (days * 86_400.0).round() as i64;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return match seconds {
            0 if hours < 24 => format!("{hours:02}:{minutes:02}"),
            _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        };
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    match second {
        0 => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// Writes our columns as a workbook: all cells are texts, so that no program makes dates of them.
pub(super) fn write(title: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    build(title, rows).map_err(|error| error.to_string())
}

fn build(title: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let plain = Format::new()
        .set_num_format("@")
        .set_align(FormatAlign::Top);
    let wide = plain.clone().set_text_wrap();
    let kept = plain.clone().set_font_color(Color::Gray);
    let head = plain.clone().set_bold().set_background_color(Color::Silver);
    let sheet = book.add_worksheet();
    sheet.set_name("MSEL")?;
    sheet.set_freeze_panes(1, 2)?;
    for (at, column) in Column::OURS.into_iter().enumerate() {
        let width = WIDTHS.iter().find(|(wide, _)| *wide == column);
        let at = at as u16;
        sheet.set_column_width(at, width.map_or(NARROW, |(_, width)| *width))?;
        sheet.set_column_format(at, if width.is_some() { &wide } else { &kept })?;
    }
    for (number, row) in rows.iter().enumerate() {
        for (at, cell) in row.iter().enumerate() {
            let read = Column::OURS
                .get(at)
                .is_some_and(|column| WIDTHS.iter().any(|(wide, _)| wide == column));
            let format = match (number, read) {
                (0, _) => &head,
                (_, true) => &wide,
                (_, false) => &kept,
            };
            sheet.write_string_with_format(number as u32, at as u16, cell, format)?;
        }
    }
    if let (Some(last_row), Some(last_column)) = (rows.len().checked_sub(1), rows.first()) {
        let last_column = last_column.len().saturating_sub(1) as u16;
        sheet.autofilter(0, 0, last_row as u32, last_column)?;
    }
    explain(&mut book, title)?;
    book.save_to_buffer()
}

/// What whoever opens it has to know.
const HOW: [&str; 8] = [
    "Change what you like in the white columns: time, from, mode, message, expected response. The grey ones keep what they have no words for.",
    "A new row is a new event: give it a time, from, mode and message; leave `event` empty or name it.",
    "Take a row out to take the event out. The order of the rows does not matter.",
    "A time is minutes and seconds from the start of the call (07:30), from-to (05:00–06:00), or: after finding cache-empty + 02:00.",
    "Rows like `boss/2` are the second thing that happens with `boss`; `boss:escalates` is said when nobody answers.",
    "Modes: call, chat, direct message, joins, leaves, page, reminder, and the kinds of pressure, for example: executive takeover (pushy).",
    "What follows from another column cannot be changed here: to, objective. Hotwash says so.",
    "Bring it back with: hotwash import msel THIS-FILE --into SCENARIO.ron --dry-run",
];

fn explain(book: &mut Workbook, title: &str) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name("How to use")?;
    sheet.set_column_width(0, 110)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, title, &head)?;
    for (at, line) in (2..).zip(HOW) {
        sheet.write_string_with_format(at, 0, line, &wrap)?;
    }
    Ok(())
}
