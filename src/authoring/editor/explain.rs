//! What is shown over a name, a word or an id: what the reference page says of it, and for an id
//! what it stands for here.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::super::reference::{self, plain};
use super::document::Document;
use crate::scenario::annotate::{Spot, What};
use crate::scenario::house;
use crate::scenario::shape::{Choice, Field, IdKind, Need, Record, Shape, Word};

/// The explanation of what stands at a place.
pub(super) fn hover(document: &Document, spot: &Spot) -> Option<Hover> {
    let value = match &spot.what {
        What::Name(record, Some(field)) => of_field(record, field),
        What::Word(choice, Some(word)) => of_word(choice, word),
        What::Gives(kind, within) | What::Names(kind, within) => {
            of_id(document, *kind, within, &spot.text)
        }
        What::Name(_, None) | What::Word(_, None) | What::Value => return None,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(document.stretch(&spot.bytes)),
    })
}

/// A field: its kind, its range, whether it must be there, what it means.
pub(super) fn of_field(record: &Record, field: &Field) -> String {
    let mut head = format!(
        "**{}** of {}: {}",
        field.name,
        record.name,
        kind(&field.shape)
    );
    let row = reference::of_field(record, field.name);
    let default = row.map_or("", |row| row.default);
    match (field.need, default) {
        (Need::Required, _) => head.push_str("; must be given"),
        (_, "" | "**must**") => {}
        (_, default) => head.push_str(&format!("; when left out: {}", plain(default))),
    }
    match row.map(|row| plain(row.meaning)) {
        Some(meaning) if !meaning.is_empty() => format!("{head}\n\n{meaning}"),
        _ => head,
    }
}

/// A word, with its values.
pub(super) fn of_word(choice: &Choice, word: &Word) -> String {
    let values: Vec<String> = word.values.iter().map(kind).collect();
    let head = match values.as_slice() {
        [] => format!("**{}**: {}", word.name, choice.name),
        _ => format!("**{}**({}): {}", word.name, values.join(", "), choice.name),
    };
    match reference::of_word(choice, word) {
        Some(meaning) => format!("{head}\n\n{meaning}"),
        None => head,
    }
}

fn of_id(document: &Document, kind: IdKind, within: &str, id: &str) -> String {
    let head = format!("{} **{id}**", kind.name());
    let told = match kind {
        IdKind::Situation => house::situation(house::split(id).0)
            .and_then(|situation| situation.lines(house::Manner::PLAIN).first())
            .map(|line| format!("The house says, for example: {}", line.text)),
        _ => document
            .given(kind, within, id)
            .and_then(|given| document.told(given))
            .map(plain),
    };
    match told {
        Some(told) => format!("{head}\n\n{told}"),
        None => head,
    }
}

/// What a value has to be, in a few words.
pub(super) fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Flag => "`true` or `false`".into(),
        Shape::Whole(0, 1000) => "a share, 0 to 1000 thousandths".into(),
        Shape::Whole(least, most) if *most >= i64::from(u32::MAX) => match *least {
            i64::MIN => "a whole number".into(),
            least => format!("a whole number from {least}"),
        },
        Shape::Whole(least, most) => format!("a whole number from {least} to {most}"),
        Shape::Lapse(0) => "a time, such as \"5m\"".into(),
        Shape::Lapse(_) => "a time longer than nothing, such as \"5m\"".into(),
        Shape::Clock => "a clock time, such as \"14:05\"".into(),
        Shape::Gives(kind) => format!("the id of this {}", kind.name()),
        Shape::Names(kind) => format!("the id of a {}", kind.name()),
        Shape::List(of) => format!("a list, each {}", self::kind(of)),
        Shape::Map(key, value) => {
            format!("a map from {} to {}", self::kind(key), self::kind(value))
        }
        Shape::Option => "a variant and its option".into(),
        Shape::Record(record) => format!("{}, a block", record.name),
        Shape::Choice(choice) => choice.name.into(),
    }
}
