//! A timeline as a table: a CSV file with its own header, and the meaning of a header wherever
//! tables stand. Columns are found by their names, whatever their order and spelling.

use super::clock::{self, Reading};
use super::{Doubt, FORMS, Gathered, Raw, Unreadable, plain};

/// Where which column stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) date: Option<usize>,
    pub(super) time: Option<usize>,
    pub(super) who: Option<usize>,
    pub(super) what: Option<usize>,
    pub(super) service: Option<usize>,
    /// The zone that the time's name tells.
    zone: Option<i32>,
    names: Vec<String>,
    /// There is a header to skip.
    has_header: bool,
    delimiter: u8,
}

const DATES: &[&str] = &["date", "day"];
const TIMES: &[&str] = &[
    "time",
    "timestamp",
    "when",
    "at",
    "datetime",
    "created_at",
    "created",
    "clock",
    "hour",
    "start",
    "occurred",
    "logged",
];
const PEOPLE: &[&str] = &[
    "who",
    "person",
    "actor",
    "by",
    "author",
    "user",
    "owner",
    "responder",
    "name",
    "from",
    "agent",
    "source",
    "speaker",
    "reporter",
];
const WHATS: &[&str] = &[
    "what",
    "event",
    "description",
    "message",
    "note",
    "notes",
    "summary",
    "text",
    "action",
    "entry",
    "comment",
    "details",
    "update",
    "activity",
    "happened",
    "content",
    "observation",
];
const SERVICES: &[&str] = &["service", "system", "component", "application", "app"];

impl Columns {
    /// The columns of a header; none where it has neither time nor event.
    pub(super) fn named(names: &[String]) -> Option<Columns> {
        let mut columns = Columns {
            names: names.to_vec(),
            has_header: true,
            delimiter: b',',
            ..Columns::default()
        };
        for (at, name) in names.iter().enumerate() {
            let lower = name.to_lowercase();
            let words: Vec<&str> = lower
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            let is = |any: &[&str]| words.iter().any(|word| any.contains(word));
            let place = if is(TIMES) {
                columns.zone = columns.zone.or_else(|| clock::zone_in(name));
                &mut columns.time
            } else if is(DATES) {
                &mut columns.date
            } else if is(SERVICES) {
                &mut columns.service
            } else if is(PEOPLE) {
                &mut columns.who
            } else if is(WHATS) {
                &mut columns.what
            } else {
                continue;
            };
            if place.is_none() {
                *place = Some(at);
            }
        }
        // A day with its time may stand under "date".
        columns.time = columns.time.or(columns.date);
        (columns.time.is_some() && columns.what.is_some()).then_some(columns)
    }

    /// The columns of a table without a header whose first row begins with a time.
    fn unnamed(first: &[String]) -> Option<Columns> {
        clock::stamp(
            first.first()?,
            Reading {
                alone: true,
                ..Reading::default()
            },
        )?;
        let (who, what) = match first.len() {
            0 | 1 => return None,
            2 => (None, 1),
            _ => (Some(1), 2),
        };
        Some(Columns {
            time: Some(0),
            who,
            what: Some(what),
            names: first
                .iter()
                .enumerate()
                .map(|(at, _)| format!("column {}", at + 1))
                .collect(),
            delimiter: b',',
            ..Columns::default()
        })
    }

    /// An entry from the cells of a row.
    pub(super) fn raw(&self, cells: &[String], line: usize, year: i16) -> Raw {
        let cell = |at: Option<usize>| {
            at.and_then(|at| cells.get(at))
                .map_or("", |cell| cell.trim())
        };
        let mut when = cell(self.time).to_owned();
        if self.date.is_some() && self.date != self.time {
            when = format!("{} {when}", cell(self.date));
        }
        let used = [self.date, self.time, self.who, self.what, self.service];
        let more = cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| !used.contains(&Some(*at)) && !cell.trim().is_empty());
        let more: Vec<String> = more
            .map(
                |(at, cell)| match self.names.get(at).filter(|name| !name.is_empty()) {
                    Some(name) => format!("{name}: {}", plain(cell)),
                    None => plain(cell),
                },
            )
            .collect();
        let filled = |text: &str| (!text.is_empty()).then(|| plain(text));
        let reading = Reading {
            alone: true,
            year,
            ..Reading::default()
        };
        let stamp = clock::stamp(&when, reading).map(|(stamp, _)| stamp);
        Raw {
            line,
            instead: if stamp.is_none() {
                when.trim().to_owned()
            } else {
                String::new()
            },
            stamp,
            who: filled(cell(self.who)),
            what: cell(self.what)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            service: filled(cell(self.service)),
            kind: None,
            more: more.join("; "),
        }
    }

    /// The zone that the header tells.
    pub(super) fn zone(&self) -> Option<i32> {
        self.zone
    }
}

/// The columns of a text that is a table; none where it is none.
pub(super) fn header(source: &str) -> Option<Columns> {
    let first = source.lines().find(|line| !line.trim().is_empty())?;
    if first.trim_start().starts_with(['|', '#', '-', '*', '<']) {
        return None;
    }
    [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let cells: Vec<String> = rows(first, delimiter)
            .next()?
            .ok()?
            .iter()
            .map(str::to_owned)
            .collect();
        if cells.len() < 2 {
            return None;
        }
        let named = Columns::named(&cells).or_else(|| Columns::unnamed(&cells));
        named.map(|columns| Columns {
            delimiter,
            ..columns
        })
    })
}

fn rows(source: &str, delimiter: u8) -> csv::StringRecordsIntoIter<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(source.as_bytes())
        .into_records()
}

/// Reads the rows.
pub(super) fn gather(source: &str, columns: &Columns) -> Result<Gathered, Unreadable> {
    let mut gathered = Gathered {
        zone: columns.zone(),
        ..Gathered::default()
    };
    let mut header_passed = !columns.has_header;
    for row in rows(source, columns.delimiter) {
        let row = row.map_err(|error| Unreadable {
            line: error
                .position()
                .and_then(|at| usize::try_from(at.line()).ok()),
            what: format!("the table breaks off: {error}"),
            help: FORMS.to_owned(),
        })?;
        let line = row
            .position()
            .and_then(|at| usize::try_from(at.line()).ok())
            .unwrap_or(0);
        let cells: Vec<String> = row.iter().map(str::to_owned).collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if !header_passed {
            header_passed = true;
            continue;
        }
        let raw = columns.raw(&cells, line, Reading::default().year);
        if raw.what.is_empty() {
            gathered.doubts.push(Doubt {
                line,
                what: format!(
                    "nothing stands under what happened; left out: {}",
                    cells.join(" | ")
                ),
            });
            continue;
        }
        gathered.severity = gathered.severity.or_else(|| super::severity(&raw.what));
        gathered.raws.push(raw);
    }
    Ok(gathered)
}
