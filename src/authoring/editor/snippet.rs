//! Text to insert, with places to fill in.

use crate::scenario::shape::{Need, Shape, Word};

/// A text with places to fill in, each with what stands there at first.
#[derive(Clone, Debug, Default)]
pub(super) struct Snippet {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Place(String),
}

impl Snippet {
    /// Only text.
    pub(super) fn text(text: &str) -> Snippet {
        Snippet::default().then(text)
    }

    /// And then this text.
    pub(super) fn then(mut self, text: &str) -> Snippet {
        self.parts.push(Part::Text(text.to_owned()));
        self
    }

    fn place(mut self, first: &str) -> Snippet {
        self.parts.push(Part::Place(first.to_owned()));
        self
    }

    fn quoted(self, first: &str) -> Snippet {
        self.then("\"").place(first).then("\"")
    }

    /// And then an example of this shape: of a block its fields that must be there.
    pub(super) fn of_shape(self, shape: &Shape) -> Snippet {
        match shape {
            Shape::Text | Shape::Gives(_) | Shape::Names(_) => self.quoted(""),
            Shape::Flag => self.place("true"),
            Shape::Whole(least, _) => self.place(&(*least).max(0).to_string()),
            Shape::Lapse(_) => self.quoted("5m"),
            Shape::Clock => self.quoted("14:05"),
            Shape::List(_) => self.then("[").place("").then("]"),
            Shape::Map(..) => self.then("{").place("").then("}"),
            Shape::Option => self.then("(").quoted("").then(", ").quoted("").then(")"),
            Shape::Choice(choice) => match choice.words.first() {
                Some(word) if word.values.is_empty() => self.place(word.name),
                _ => self.place(""),
            },
            Shape::Record(record) => {
                let mut out = self.then("(");
                let required = record
                    .fields
                    .iter()
                    .filter(|field| field.need == Need::Required);
                for (at, field) in required.enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    out = out.then(&format!("{comma}{}: ", field.name));
                    out = match field.shape {
                        // One level is enough at once.
                        Shape::Record(_) => out.then("(").place("").then(")"),
                        ref shape => out.of_shape(shape),
                    };
                }
                out.then(")")
            }
        }
    }

    /// And then a word with its values.
    pub(super) fn of_word(self, word: &Word) -> Snippet {
        let mut out = self.then(word.name);
        for (at, shape) in word.values.iter().enumerate() {
            out = out.then(if at == 0 { "(" } else { ", " }).of_shape(shape);
        }
        match word.values {
            [] => out,
            _ => out.then(")"),
        }
    }

    /// As editors read it that fill in places.
    pub(super) fn filled(&self) -> String {
        let mut number = 0;
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => escaped(text),
                Part::Place(first) => {
                    number += 1;
                    match first.as_str() {
                        "" => format!("${number}"),
                        first => format!("${{{number}:{}}}", escaped(first)),
                    }
                }
            })
            .collect()
    }

    /// As it stands at first.
    pub(super) fn plain(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Text(text) | Part::Place(text) => text.as_str(),
        });
        parts.collect()
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}
