//! What the reference page says of a field or a word: `docs/scenario-language.md`, read once.
//!
//! Its tables have a row a field, its prose names the rest. What a block's own table does not say
//! stands in the row of the field that holds the block.

use std::sync::LazyLock;

use crate::scenario::language::SCENARIO;
use crate::scenario::shape::{Choice, Record, Shape, Word};

const PAGE: &str = include_str!("../../docs/scenario-language.md");

/// What the page says of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its kind, in the page's words.
    pub kind: &'static str,
    /// Its default, or `**must**`; empty where the row is that of the field around it.
    pub default: &'static str,
    /// What it means; may be empty.
    pub meaning: &'static str,
}

/// A table of fields.
struct Table {
    /// `a service`, `coach`; for the first table of a section the section's heading.
    of: String,
    rows: Vec<(&'static str, Row)>,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(read_tables);

/// Blocks whose table is called otherwise.
const CALLED: [(&str, &str); 5] = [
    ("the scenario", "Head"),
    ("a pressure arc", "Pressure"),
    ("a variant", "Variants"),
    ("an option", "Variants"),
    ("a remedy's effect", "an effect on a fault"),
];

fn read_tables() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut heading, mut in_table) = ("", false);
    for line in PAGE.lines() {
        if let Some(title) = line.strip_prefix('#') {
            heading = title.trim_start_matches('#').trim();
        }
        let Some(cells) = cells(line) else {
            in_table = false;
            continue;
        };
        match cells.as_slice() {
            [first, "kind", "default", "meaning"] if first.starts_with("field") => {
                in_table = true;
                let of = first.strip_prefix("field of ").unwrap_or(heading);
                let of = of.split(" (").next().unwrap_or(of).replace('`', "");
                tables.push(Table {
                    of,
                    rows: Vec::new(),
                });
            }
            [first, ..] if first.starts_with("---") => {}
            [name, kind, default, meaning] if in_table => {
                if let Some(table) = tables.last_mut() {
                    let row = Row {
                        kind,
                        default,
                        meaning,
                    };
                    table.rows.push((name, row));
                }
            }
            _ => in_table = false,
        }
    }
    tables
}

fn cells(line: &'static str) -> Option<Vec<&'static str>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.split('|').map(str::trim).collect())
}

/// What the page says of a field of a block.
pub(super) fn of_field(record: &Record, field: &str) -> Option<Row> {
    own_row(record, field).or_else(|| {
        let around = holders(record)
            .into_iter()
            .find_map(|(holder, name)| of_field(holder, name))?;
        let named = around.meaning.contains(&format!("`{field}`"));
        named.then_some(Row {
            kind: "",
            default: "",
            ..around
        })
    })
}

fn own_row(record: &Record, field: &str) -> Option<Row> {
    let called = CALLED.iter().find(|(name, _)| *name == record.name);
    let called = called.map_or(record.name, |(_, called)| called);
    let plain = called.strip_prefix("the ").unwrap_or(called);
    let quoted = format!("`{field}`");
    TABLES
        .iter()
        .filter(|table| table.of == called || table.of == plain)
        .flat_map(|table| &table.rows)
        .find_map(|(names, row)| {
            let at = names
                .split(", ")
                .position(|name| name.starts_with(&quoted))?;
            let whose = names.split_once("` of ").map(|(_, whose)| whose);
            let kinds: Vec<&str> = row.kind.split(", ").collect();
            let kind = match kinds.len() > 1 {
                true => kinds.get(at).copied().unwrap_or(row.kind),
                false => row.kind,
            };
            whose
                .is_none_or(|whose| whose == record.name)
                .then_some(Row { kind, ..*row })
        })
}

/// The fields whose value is this block, or a list of it.
fn holders(record: &Record) -> Vec<(&'static Record, &'static str)> {
    let mut found = Vec::new();
    let mut seen = Vec::new();
    look_in(&SCENARIO, record.name, &mut seen, &mut found);
    found
}

fn look_in(
    within: &'static Record,
    wanted: &str,
    seen: &mut Vec<&'static str>,
    found: &mut Vec<(&'static Record, &'static str)>,
) {
    if seen.contains(&within.name) {
        return;
    }
    seen.push(within.name);
    for field in within.fields {
        if let Some(held) = block_of(&field.shape) {
            if held.name == wanted {
                found.push((within, field.name));
            }
            look_in(held, wanted, seen, found);
        }
    }
}

/// The block that a shape is, or lists.
pub(super) fn block_of(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(of) => block_of(of),
        _ => None,
    }
}

/// What the page says of a word.
pub(super) fn of_word(choice: &Choice, word: &Word) -> Option<String> {
    let begins = match word.values {
        [] => format!("`{}`", word.name),
        _ => format!("`{}(", word.name),
    };
    // A table of its own before any prose.
    let own = PAGE.lines().filter_map(cells).find(|cells| {
        let listed = cells.len() < 4 && cells[0].contains(&begins);
        listed && cells[1..].iter().all(|cell| !cell.is_empty())
    });
    if let Some(cells) = own {
        return Some(plain(&cells[1..].join("; settled by: ")));
    }
    let section = match choice.name {
        // Elsewhere the same word is a field or another thing.
        "something that happens" => "Happenings, for",
        "something that holds" => "States, for",
        _ => "",
    };
    let from = PAGE.find(section).unwrap_or(0);
    let at = from + PAGE[from..].find(&begins)?;
    let paragraph_begins = PAGE[..at].rfind("\n\n").map_or(0, |end| end + 2);
    let line_begins = PAGE[..at].rfind('\n').map_or(0, |end| end + 1);
    let in_table = PAGE[line_begins..].starts_with('|');
    let whole = if in_table {
        let cell_begins = PAGE[line_begins..at]
            .rfind("| ")
            .map_or(at, |bar| line_begins + bar + 2);
        PAGE[cell_begins..].split(" |").next()?
    } else {
        PAGE[paragraph_begins..].split("\n\n").next()?
    };
    let behind = PAGE[at + 1..].split_once('`').map_or("", |(_, rest)| rest);
    let clause = clause(behind);
    Some(match clause {
        Some(clause) => plain(clause),
        None if in_table => plain(whole),
        None => plain(whole.split([':', ',']).next().unwrap_or(whole)),
    })
}

/// What is said right behind a word, if anything is.
fn clause(behind: &'static str) -> Option<&'static str> {
    if let Some(inner) = behind.strip_prefix(" (") {
        return inner.split(')').next();
    }
    let said = behind
        .strip_prefix(": ")
        .or_else(|| behind.strip_prefix(' '))?;
    let end = [";", ". ", ".\n", " |", "\n\n", ", `"]
        .iter()
        .filter_map(|end| said.find(end))
        .min()?;
    let said = &said[..end];
    (!said.contains('`') && !said.is_empty()).then_some(said)
}

/// Text of the page without its links, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, link) = rest.split_at(at);
        let end = link.find(')').map_or(link.len(), |end| end + 1);
        match before.rfind('[') {
            Some(open) => {
                out.push_str(&before[..open]);
                out.push_str(&before[open + 1..]);
            }
            None => out.push_str(before),
        }
        rest = &link[end..];
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every block and choice of the language.
    fn all() -> (Vec<&'static Record>, Vec<&'static Choice>) {
        fn shape(
            of: &'static Shape,
            records: &mut Vec<&'static Record>,
            choices: &mut Vec<&'static Choice>,
        ) {
            match of {
                Shape::List(item) => shape(item, records, choices),
                Shape::Map(key, value) => {
                    shape(key, records, choices);
                    shape(value, records, choices);
                }
                Shape::Record(record) if !records.iter().any(|known| known.name == record.name) => {
                    records.push(record);
                    for field in record.fields {
                        shape(&field.shape, records, choices);
                    }
                }
                Shape::Choice(choice) if !choices.iter().any(|known| known.name == choice.name) => {
                    choices.push(choice);
                    for value in choice.words.iter().flat_map(|word| word.values) {
                        shape(value, records, choices);
                    }
                }
                _ => {}
            }
        }
        let (mut records, mut choices) = (vec![&SCENARIO], Vec::new());
        for field in SCENARIO.fields {
            shape(&field.shape, &mut records, &mut choices);
        }
        (records, choices)
    }

    #[test]
    fn the_page_says_something_of_every_field_and_every_word() {
        let (records, choices) = all();
        let mut silent = Vec::new();
        for record in records {
            for field in record.fields {
                if of_field(record, field.name).is_none() {
                    silent.push(format!("{}: {}", record.name, field.name));
                }
            }
        }
        for choice in choices {
            for word in choice.words {
                if of_word(choice, word).is_none_or(|said| said.is_empty()) {
                    silent.push(format!("{}: {}", choice.name, word.name));
                }
            }
        }
        assert!(silent.is_empty(), "the page says nothing of {silent:#?}");
    }

    #[test]
    fn rows_and_clauses_are_those_of_the_thing_itself() {
        let (records, choices) = all();
        let field = |block: &str, name: &str| {
            let record = records.iter().find(|record| record.name == block);
            of_field(record.expect(block), name).expect(name)
        };
        assert_eq!(field("a fault", "harm").kind, "share");
        assert_eq!(field("a service", "name").kind, "text");
        assert!(field("a worsening", "every").meaning.contains("`every`"));
        assert!(field("an option", "weight").meaning.contains("how likely"));
        assert_eq!(
            field("an option", "id").meaning,
            "unique within its variant"
        );
        let word = |of: &str, name: &str| {
            let choice = choices.iter().find(|choice| choice.name == of).expect(of);
            let word = choice.words.iter().find(|word| word.name == name);
            of_word(choice, word.expect(name)).expect(name)
        };
        assert_eq!(word("a condition", "At"), "from this time on");
        assert_eq!(
            word("something that happens", "Act"),
            "the trainee performed it"
        );
        assert_eq!(
            word("something that holds", "OpenTasks"),
            "at least so many"
        );
        assert_eq!(word("a presence", "Away"), "comes only by an inject");
        assert_eq!(word("a load", "Extra"), "only for a trainee who copes");
        assert_eq!(
            word("a change", "Mask"),
            "hide that share for a while, then it is back"
        );
    }

    #[test]
    fn links_lose_their_target() {
        assert_eq!(
            plain("see [the coach](#coach)\n and [x](y)"),
            "see the coach and x"
        );
    }
}
