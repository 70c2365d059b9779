//! A postmortem as Markdown: a title, sections, a list of responders, and the timeline as a table, a
//! list, or lines that begin with a time, as they are pasted from a chat. A postmortem that Hotwash
//! wrote itself counts its times from the start of the call.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::clock::{self, Reading};
use super::mentioned;
use super::table::Columns;
use super::{Doubt, Gathered, Raw, plain};

/// Reads a postmortem.
pub(super) fn gather(source: &str) -> Gathered {
    let mut page = Page::new(source);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        page.read(event, range.start);
    }
    page.gathered
}

/// What has been read so far.
struct Page<'a> {
    source: &'a str,
    gathered: Gathered,
    reading: Reading,
    section: String,
    /// The text under way, and where it began.
    text: String,
    begun: usize,
    /// Where links lead.
    links: Vec<String>,
    /// How deep in lists.
    lists: usize,
    table: Option<Table>,
}

/// A table under way.
#[derive(Default)]
struct Table {
    header: Vec<String>,
    rows: Vec<(usize, Vec<String>, String)>,
    row: Vec<String>,
    in_header: bool,
}

impl<'a> Page<'a> {
    fn new(source: &'a str) -> Page<'a> {
        let since_call = source.contains("time since the call began");
        let year = first_year(source);
        Page {
            source,
            gathered: Gathered::default(),
            reading: Reading {
                year: year.unwrap_or(Reading::default().year),
                since_call,
                alone: false,
            },
            section: String::new(),
            text: String::new(),
            begun: 0,
            links: Vec::new(),
            lists: 0,
            table: None,
        }
    }

    fn line(&self, at: usize) -> usize {
        self.source[..at].matches('\n').count() + 1
    }

    fn begin(&mut self, at: usize) {
        self.text.clear();
        self.links.clear();
        self.begun = at;
    }

    fn read(&mut self, event: Event, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                self.text.push_str(&code);
                self.text.push('`');
            }
            Event::SoftBreak | Event::HardBreak => {
                let in_lines = self.table.is_none() && self.lists == 0;
                self.text.push(if in_lines { '\n' } else { ' ' });
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, at: usize) {
        match tag {
            Tag::Heading { .. } | Tag::TableCell | Tag::CodeBlock(_) => self.begin(at),
            Tag::Paragraph if self.lists == 0 => self.begin(at),
            // A second paragraph of an item goes on with it.
            Tag::Paragraph if !self.text.is_empty() => self.text.push(' '),
            Tag::List(_) => {
                self.item();
                self.lists += 1;
            }
            Tag::Item => self.begin(at),
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Table(_) => self.table = Some(Table::default()),
            Tag::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_header = true;
                }
            }
            Tag::TableRow => {
                let line = self.line(at);
                if let Some(table) = &mut self.table {
                    table.row.clear();
                    table.rows.push((line, Vec::new(), String::new()));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph if self.lists == 0 => self.paragraph(),
            TagEnd::CodeBlock if self.lists == 0 => self.paragraph(),
            TagEnd::Item => self.item(),
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::TableCell => self.cell(),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_header = false;
                    table.header = std::mem::take(&mut table.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let cells = std::mem::take(&mut table.row);
                    if let Some(row) = table.rows.last_mut() {
                        row.1 = cells;
                    }
                }
            }
            TagEnd::Table => self.table_end(),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let line = self.line(self.begun);
        let text = plain(&std::mem::take(&mut self.text));
        if let Some((stamp, rest)) = clock::stamp(&text, self.reading)
            && stamp.date.is_some()
            && stamp.time.is_none()
        {
            // A heading with a day: what follows happened on it.
            self.gathered.raws.push(Raw {
                line,
                stamp: Some(stamp),
                ..Raw::default()
            });
            if rest.is_empty() {
                return;
            }
        }
        if level == HeadingLevel::H1 && self.gathered.title.is_none() {
            self.gathered.title = Some(title(&text));
        }
        self.note_severity(&text);
        self.section = text;
    }

    /// Lines that begin with a time are entries; labels tell of the incident; the rest is told.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let begun = self.begun;
        let first = self.line(begun);
        let mut prose = String::new();
        for (at, line) in text.lines().enumerate() {
            let is_label = line
                .split_once(": ")
                .is_some_and(|(label, _)| label.split(' ').count() <= 3);
            if is_label || line.trim().is_empty() {
                self.prose(&std::mem::take(&mut prose));
            }
            if !self.entry(line, first + at) {
                prose.push(' ');
                prose.push_str(line);
            }
        }
        self.prose(&prose);
        self.links.clear();
    }

    fn item(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let line = self.line(self.begun);
        if !self.entry(&text, line) {
            let is_timeline = self.section.to_lowercase().contains("timeline");
            if is_timeline {
                self.gathered.raws.push(Raw {
                    line,
                    what: text.split_whitespace().collect::<Vec<_>>().join(" "),
                    more: self.links.join(" "),
                    ..Raw::default()
                });
            } else {
                self.prose(&text);
            }
        }
        self.links.clear();
    }

    /// A line that begins with a time.
    fn entry(&mut self, text: &str, line: usize) -> bool {
        let Some((stamp, rest)) = clock::stamp(text, self.reading) else {
            return false;
        };
        let what: Vec<&str> = rest.split_whitespace().collect();
        if stamp.time.is_none() && !self.section.to_lowercase().contains("timeline") {
            return false;
        }
        if what.is_empty() && stamp.time.is_some() {
            self.gathered.doubts.push(Doubt {
                line,
                what: format!("nothing stands behind the time; left out: {}", text.trim()),
            });
            return true;
        }
        self.gathered.raws.push(Raw {
            line,
            stamp: Some(stamp),
            what: what.join(" "),
            more: self.links.join(" "),
            ..Raw::default()
        });
        true
    }

    /// Something that is told beside the timeline.
    fn prose(&mut self, text: &str) {
        let text = plain(text);
        if text.is_empty() {
            return;
        }
        self.note_severity(&text);
        let section = self.section.to_lowercase();
        let is_people = [
            "responder",
            "participant",
            "involved",
            "people",
            "roles",
            "attendees",
        ]
        .iter()
        .any(|word| section.contains(word));
        let person = mentioned::from_item(&text);
        let by_label = text
            .split_once(':')
            .filter(|(label, _)| label.len() <= 30 && mentioned::part(label).is_some());
        if let Some((label, names)) = by_label {
            let several = mentioned::several(names, label);
            if !several.is_empty() {
                self.gathered.people.extend(several);
                return;
            }
        }
        if is_people && let Some(person) = person {
            self.gathered.people.push(person);
            return;
        }
        if let Some((label, value)) = text.split_once(':') {
            self.label(&label.to_lowercase(), value.trim());
        }
        self.gathered.told.push((self.section.clone(), text));
    }

    /// A line such as `Date: 2016-03-11`.
    fn label(&mut self, label: &str, value: &str) {
        let is = |word: &str| label.split(' ').any(|one| one.starts_with(word));
        if is("date") && self.gathered.raws.is_empty() {
            let stamp = clock::stamp(value, self.reading).map(|(stamp, _)| stamp);
            if let Some(stamp) = stamp.filter(|stamp| stamp.date.is_some()) {
                self.gathered.raws.push(Raw {
                    stamp: Some(clock::Stamp {
                        time: None,
                        ..stamp
                    }),
                    ..Raw::default()
                });
            }
        } else if is("service") || is("component") || is("system") {
            let names = value.split([',', ';']).map(str::trim);
            let names = names.filter(|name| !name.is_empty() && name.len() <= 40);
            self.gathered.services.extend(names.map(str::to_owned));
        } else if is("timezone") || label.contains("time zone") || label.contains("all times") {
            self.gathered.zone = clock::zone_in(value);
        }
    }

    fn note_severity(&mut self, text: &str) {
        // `Time in SEV-1` stands in every template, filled in or not.
        if self.gathered.severity.is_none() && !text.to_lowercase().contains("time in sev") {
            self.gathered.severity = super::severity(text);
        }
    }

    fn cell(&mut self) {
        let text = std::mem::take(&mut self.text);
        let links = self.links.join(" ");
        self.links.clear();
        if let Some(table) = &mut self.table {
            table.row.push(text.trim().to_owned());
            if !table.in_header
                && !links.is_empty()
                && let Some(row) = table.rows.last_mut()
            {
                if !row.2.is_empty() {
                    row.2.push(' ');
                }
                row.2.push_str(&links);
            }
        }
    }

    fn table_end(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let Some(columns) = Columns::named(&table.header) else {
            for (_, cells, _) in table.rows {
                let filled: Vec<&str> = cells
                    .iter()
                    .map(String::as_str)
                    .filter(|cell| !cell.is_empty())
                    .collect();
                self.prose(&filled.join(": "));
            }
            return;
        };
        self.gathered.zone = self.gathered.zone.or(columns.zone());
        for (line, cells, links) in table.rows {
            let mut raw = columns.raw(&cells, line, self.reading.year);
            if !links.is_empty() {
                raw.more = format!("{} {links}", raw.more).trim().to_owned();
            }
            if raw.what.is_empty() {
                if cells.iter().any(|cell| !cell.is_empty()) {
                    self.gathered.doubts.push(Doubt {
                        line,
                        what: format!(
                            "nothing stands under what happened; left out: {}",
                            cells.join(" | ")
                        ),
                    });
                }
                continue;
            }
            self.gathered.raws.push(raw);
        }
    }
}

/// A title without what all titles say.
fn title(text: &str) -> String {
    let starts = [
        "postmortem:",
        "post-mortem:",
        "post mortem:",
        "incident report:",
        "incident:",
        "incident review:",
        "postmortem -",
        "postmortem –",
    ];
    let lower = text.to_lowercase();
    let start = starts.iter().find(|start| lower.starts_with(**start));
    start
        .map_or(text, |start| text[start.len()..].trim())
        .to_owned()
}

/// The first year that is written, as days without one are of the same.
fn first_year(source: &str) -> Option<i16> {
    let numbers = source.split(|c: char| !c.is_ascii_digit());
    let years = numbers.filter(|number| number.len() == 4);
    years
        .filter_map(|number| number.parse().ok())
        .find(|year| (1990..2100).contains(year))
}
