//! Tables as plain text: comma, semicolon, tab or bar between the cells, in the encodings that
//! spreadsheet programs save them in.

use super::sheet::{LARGEST_COLUMNS, LARGEST_ROWS, Sheet, SheetRow, Unreadable};

/// Separators that are tried.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What stands in the cells 0x80 to 0x9F of Windows-1252; elsewhere it is Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads the text in each way in which it can be cut into cells, the likeliest first, and says
/// what was made of its encoding.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<String>), Unreadable> {
    let (text, notes) = decoded(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    // Old programs end lines with a carriage return alone.
    let text = match text.contains('\n') {
        true => text,
        false => text.replace('\r', "\n"),
    };
    let mut ways: Vec<Sheet> = Vec::new();
    for separator in SEPARATORS {
        ways.push(cut(&text, separator)?);
    }
    // Where a header is found, its columns decide; this only settles the rest.
    ways.sort_by_key(|sheet| std::cmp::Reverse(sheet.widest()));
    Ok((ways, notes))
}

/// The text of the bytes.
fn decoded(bytes: &[u8]) -> Result<(String, Vec<String>), Unreadable> {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return decoded(rest);
    }
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .map(|pair| unit([pair[0], pair[1]]))
            .collect();
        (String::from_utf16_lossy(&units), Vec::new())
    };
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return Ok(wide(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return Ok(wide(rest, u16::from_be_bytes));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::NoText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let note = text.contains("â€").then(|| {
            "some letters look as if UTF-8 had been taken for another encoding (â€); \
             check the texts, or save the table as .xlsx"
                .to_owned()
        });
        return Ok((text.to_owned(), note.into_iter().collect()));
    }
    let text = bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            other => char::from(*other),
        })
        .collect();
    let note = "the file is not UTF-8; it was read as Windows-1252".to_owned();
    Ok((text, vec![note]))
}

fn cut(text: &str, separator: u8) -> Result<Sheet, Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // The reader passes over empty lines, which a spreadsheet shows as rows: so the rows are
    // counted by the line breaks before each, without those within cells.
    let (mut seen, mut lines, mut within) = (0, 0, 0);
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable::Broken(error.to_string()))?;
        let from = record
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .map_or(seen, |byte| text.floor_char_boundary(byte).max(seen));
        let rest = &text[from..];
        let begins = from + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        lines += text[seen..begins].matches('\n').count();
        seen = begins;
        let number = (1 + lines).saturating_sub(within);
        let breaks = record.iter().map(|cell| cell.matches('\n').count());
        within += breaks.sum::<usize>();
        if rows.len() >= LARGEST_ROWS || record.len() > LARGEST_COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        rows.push(SheetRow {
            number,
            cells: record.iter().map(unguarded).collect(),
        });
    }
    Ok(Sheet {
        name: String::new(),
        rows,
        formulas: Vec::new(),
    })
}

/// Writes a table, for spreadsheet programs and for people: lines end as RFC 4180 has it.
pub(super) fn write(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell)))
            .expect("rows are equally long and memory takes what is written");
    }
    let bytes = writer.into_inner().expect("memory takes what is written");
    String::from_utf8(bytes).expect("only texts were written")
}

/// What a spreadsheet program would take for a formula, or for the mark that we put before one.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@'])
}

/// A cell that no spreadsheet program takes for a formula.
fn guarded(cell: &str) -> String {
    match is_formula(cell) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn unguarded(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were_written() {
        let row: Vec<String> = [
            "a,b",
            "say \"no\"",
            "two\nlines",
            "=1+1",
            "'=x",
            "'tis",
            "–",
            "",
        ]
        .map(str::to_owned)
        .to_vec();
        let written = write(&[row.clone(), row.clone()]);
        let (ways, notes) = read(written.as_bytes()).expect("it is a table");
        assert!(notes.is_empty());
        assert_eq!(ways[0].rows[0].cells, row);
        assert_eq!(ways[0].rows[1].number, 2);
    }

    #[test]
    fn no_cell_is_a_formula_to_a_spreadsheet() {
        let written = write(&[vec!["=cmd()".to_owned(), "@x".to_owned(), "-1".to_owned()]]);
        assert_eq!(written, "'=cmd(),'@x,'-1\r\n");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let (ways, _) = read(b"a,b\n\n\n\"c\nd\",e\nf,g\n").expect("it is a table");
        let numbers: Vec<usize> = ways[0].rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4, 5]);
    }

    #[test]
    fn encodings_of_spreadsheet_programs_are_read() {
        let (ways, notes) = read(b"caf\xe9,\x93so\x94,x\n").expect("it is a table");
        assert_eq!(ways[0].rows[0].cells, ["café", "“so”", "x"]);
        assert_eq!(notes.len(), 1);
        let wide: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("é\tb".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(
            read(&wide).expect("it is a table").0[0].rows[0].cells,
            ["é", "b"]
        );
        assert!(matches!(read(b"\x00\x01\x02"), Err(Unreadable::NoText)));
        assert!(matches!(read(b"\xEF\xBB\xBF \n"), Err(Unreadable::Empty)));
    }
}
