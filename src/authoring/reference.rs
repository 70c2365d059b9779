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
    let blocks = blocks().into_iter();
    blocks
        .flat_map(|holder| holder.fields.iter().map(move |field| (holder, field)))
        .filter(|(_, field)| block_of(&field.shape).is_some_and(|held| held.name == record.name))
        .map(|(holder, field)| (holder, field.name))
        .collect()
}

/// All blocks of the language, the file first.
fn blocks() -> Vec<&'static Record> {
    let (mut found, mut choices) = (vec![&SCENARIO], Vec::new());
    let mut at = 0;
    while let Some(record) = found.get(at).copied() {
        for field in record.fields {
            gather(&field.shape, &mut found, &mut choices);
        }
        at += 1;
    }
    found
}

/// Adds the blocks that stand in a shape and are not known yet.
fn gather(
    shape: &'static Shape,
    blocks: &mut Vec<&'static Record>,
    choices: &mut Vec<&'static str>,
) {
    match shape {
        Shape::List(of) => gather(of, blocks, choices),
        Shape::Map(_, value) => gather(value, blocks, choices),
        Shape::Record(record) if blocks.iter().all(|known| known.name != record.name) => {
            blocks.push(record);
        }
        Shape::Choice(choice) if !choices.contains(&choice.name) => {
            choices.push(choice.name);
            for value in choice.words.iter().flat_map(|word| word.values) {
                gather(value, blocks, choices);
            }
        }
        _ => {}
    }
}

/// The block that a shape is, or lists.
fn block_of(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(of) => block_of(of),
        _ => None,
    }
}

/// Choices whose words have a table of their own, and the heading of its first column.
const WORD_TABLES: [(&str, &str); 7] = [
    ("a condition", "condition"),
    ("something that happens", "happening"),
    ("something that holds", "state"),
    ("a role", "role"),
    ("an audience", "audience"),
    ("an effect", "effect"),
    ("a kind of pressure", "kind"),
];

/// What the page says of a word: its row, or what the row of the field that takes it says.
pub(super) fn of_word(choice: &Choice, word: &Word) -> Option<String> {
    let table = WORD_TABLES.iter().find(|(name, _)| *name == choice.name);
    if let Some((_, heading)) = table {
        return in_table(heading, word);
    }
    let (record, field) = takers(choice)?;
    let meaning = of_field(record, field)?.meaning;
    Some(plain(
        &clause(meaning, word).unwrap_or_else(|| meaning.to_owned()),
    ))
}

fn in_table(heading: &str, word: &Word) -> Option<String> {
    let mut inside = false;
    for line in PAGE.lines() {
        let Some(cells) = cells(line) else {
            inside = false;
            continue;
        };
        inside |= cells[0] == heading;
        if !inside {
            continue;
        }
        // What stands in ticks: the names.
        let names: Vec<&str> = cells[0].split('`').skip(1).step_by(2).collect();
        let Some(at) = names.iter().position(|name| is_of(name, word)) else {
            continue;
        };
        let each: Vec<&str> = cells[1].split(", ").collect();
        if names.len() > 1 && each.len() == names.len() {
            return Some(plain(each[at]));
        }
        return Some(plain(&cells[1..].join("; settled by: ")));
    }
    None
}

/// Whether a name as the page writes it, perhaps with values, is that of a word.
fn is_of(name: &str, word: &Word) -> bool {
    let rest = name.strip_prefix(word.name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
}

/// The field that takes words of this choice.
fn takers(choice: &Choice) -> Option<(&'static Record, &'static str)> {
    fn takes(shape: &Shape, choice: &Choice) -> bool {
        match shape {
            Shape::Choice(own) => own.name == choice.name,
            Shape::List(of) => takes(of, choice),
            Shape::Map(key, value) => takes(key, choice) || takes(value, choice),
            _ => false,
        }
    }
    blocks().into_iter().find_map(|record| {
        let mut fields = record.fields.iter();
        let field = fields.find(|field| takes(&field.shape, choice))?;
        Some((record, field.name))
    })
}

/// What a meaning says of one word in it: in brackets behind it, or up to the next semicolon.
fn clause(meaning: &str, word: &Word) -> Option<String> {
    let mut at = 0;
    for (number, part) in meaning.split('`').enumerate() {
        let ends = at + part.len();
        if number % 2 == 1 && is_of(part, word) {
            let before = meaning[..at - 1].trim_end();
            let behind = meaning.get(ends + 1..).unwrap_or("");
            return said_behind(before, word, behind);
        }
        at = ends + 1;
    }
    None
}

fn said_behind(before: &str, word: &Word, behind: &str) -> Option<String> {
    if let Some(inner) = behind.strip_prefix(" (") {
        return inner.split(')').next().map(str::to_owned);
    }
    // Behind a comma it is said of all the words before as well.
    if !(before.is_empty() || before.ends_with(';')) {
        return None;
    }
    let own = |said: &str| said.split("; ").next().unwrap_or(said).to_owned();
    match behind.strip_prefix(": ") {
        Some(said) => Some(own(said)),
        None => behind
            .starts_with(' ')
            .then(|| format!("{}{}", word.name.to_lowercase(), own(behind))),
    }
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
        for (of, name, said) in [
            ("a condition", "At", "from this time on"),
            ("a condition", "Any", "when at least one is"),
            ("something that happens", "Joined", "they came to the call"),
            ("something that holds", "Fault", "while the fault is there"),
            ("an effect", "Leave", "leave it"),
            ("an audience", "Public", "customers, on the status page"),
            ("a presence", "Away", "comes only by an inject"),
            ("a load", "Extra", "only for a trainee who copes"),
            (
                "a change",
                "Mask",
                "hide that share for a while, then it is back",
            ),
            ("a change", "Clear", "clear it"),
            ("a part", "Trainee", "exactly one"),
            (
                "an outcome",
                "HandedOver",
                "`Resolved`, `HandedOver` or `Unresolved`",
            ),
        ] {
            assert_eq!(word(of, name), said, "{of}: {name}");
        }
        assert!(word("pronouns", "They").contains("how one speaks of them"));
        assert!(word("pronouns", "They").starts_with("`She`"));
    }

    #[test]
    fn links_lose_their_target() {
        assert_eq!(
            plain("see [the coach](#coach)\n and [x](y)"),
            "see the coach and x"
        );
    }
}
