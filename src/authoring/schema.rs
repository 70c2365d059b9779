//! The scenario language as a JSON Schema, made from the tables that `load` reads by and the
//! reference page.
//!
//! RON is written as JSON in the way that serde writes its types: a block of fields is an object, a
//! word alone is a text, a word with one value is `{"Word": value}`, one with several
//! `{"Word": [value, …]}`. The rules between values (ids that must exist, times in order) are
//! lint's; a schema cannot say them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reference::{self, plain};
use crate::scenario::ids::ACT_IDS;
use crate::scenario::language::SCENARIO;
use crate::scenario::model::FORMAT;
use crate::scenario::shape::{Choice, Field, IdKind, Need, Record, Shape, Word};

/// What a reader must know to write a scenario as JSON, or to read one.
const MAPPING: &str = "A Hotwash scenario, written as JSON. A block of fields, `(…: …)`, is an \
    object; a list is an array; a map is an object. A word alone is a text: `Clear` is \"Clear\". A \
    word with one value is an object with that word: `At(\"5s\")` is {\"At\": \"5s\"}; with several \
    values they stand in an array: `Say(\"sam\", \"hello\")` is {\"Say\": [\"sam\", \"hello\"]}. A variant \
    and its option are an array of two. `hotwash schema --of FILE` prints a scenario so. The rules \
    between values, such as ids that must exist, are those of `hotwash lint`.";

/// The schema, as text with a line break at its end.
pub fn schema() -> String {
    let mut parts = Parts {
        defs: BTreeMap::new(),
    };
    let root = parts.block(&SCENARIO);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:hotwash:scenario:{FORMAT}"),
        "title": "A Hotwash scenario",
        "description": MAPPING,
    });
    for (key, value) in root {
        if let Some(schema) = schema.as_object_mut() {
            schema.entry(key).or_insert(value);
        }
    }
    parts.defs.insert("id".to_owned(), id());
    schema["$defs"] = parts.defs.into_iter().collect();
    // The same text whether or not a build keeps the order in which keys were put in.
    schema.sort_all_objects();
    let ordered = schemars::Schema::try_from(schema).expect("an object is a schema");
    let mut text = serde_json::to_string_pretty(&ordered)
        .expect("a schema holds only texts, whole numbers and lists");
    text.push('\n');
    text
}

fn id() -> Value {
    json!({
        "description": "Lower-case letters, digits and single dashes; unique among its kind.",
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    })
}

/// The definitions so far.
struct Parts {
    defs: BTreeMap<String, Value>,
}

impl Parts {
    /// A reference to the definition of a block, which is made if it is new.
    fn record(&mut self, record: &'static Record) -> Value {
        let name = slug(record.name);
        if !self.defs.contains_key(&name) {
            self.defs.insert(name.clone(), Value::Null);
            let block = self.block(record);
            self.defs.insert(name.clone(), Value::Object(block));
        }
        refer(&name)
    }

    fn block(&mut self, record: &'static Record) -> Map<String, Value> {
        let fields = record.fields.iter();
        let properties: Map<String, Value> = fields
            .clone()
            .map(|field| (field.name.to_owned(), self.field(record, field)))
            .collect();
        let required: Vec<&str> = fields
            .filter(|field| field.need == Need::Required)
            .map(|field| field.name)
            .collect();
        let block = json!({
            "title": capital(record.name),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        match block {
            Value::Object(block) => block,
            _ => Map::new(),
        }
    }

    fn field(&mut self, record: &'static Record, field: &'static Field) -> Value {
        let value = self.shape(&field.shape);
        let mut value = match field.need {
            Need::Optional => json!({"anyOf": [value, {"type": "null"}]}),
            Need::Required | Need::Defaulted => value,
        };
        value["description"] = described(record, field).into();
        value
    }

    fn shape(&mut self, shape: &'static Shape) -> Value {
        match shape {
            Shape::Text => json!({"type": "string"}),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Whole(least, most) => whole(*least, *most),
            Shape::Lapse(_) => json!({
                "type": "string",
                "pattern": "^\\+?[0-9P]",
                "examples": ["90s", "5m", "1h 30m"],
            }),
            Shape::Clock => json!({
                "type": "string",
                "pattern": "^([01]?[0-9]|2[0-3]):[0-5]?[0-9]$",
                "examples": ["14:05"],
            }),
            Shape::Gives(kind) | Shape::Names(kind) => named(*kind),
            Shape::List(of) => json!({"type": "array", "items": self.shape(of)}),
            Shape::Map(key, value) => json!({
                "type": "object",
                "propertyNames": self.shape(key),
                "additionalProperties": self.shape(value),
            }),
            Shape::Option => json!({
                "description": "A variant and its option.",
                "type": "array",
                "prefixItems": [refer("id"), refer("id")],
                "items": false,
                "minItems": 2,
            }),
            Shape::Record(record) => self.record(record),
            Shape::Choice(choice) => self.choice(choice),
        }
    }

    fn choice(&mut self, choice: &'static Choice) -> Value {
        let name = slug(choice.name);
        if !self.defs.contains_key(&name) {
            self.defs.insert(name.clone(), Value::Null);
            let words: Vec<Value> = choice
                .words
                .iter()
                .map(|word| self.word(choice, word))
                .collect();
            let title = capital(choice.name);
            let definition = json!({"title": title, "oneOf": words});
            self.defs.insert(name.clone(), definition);
        }
        refer(&name)
    }

    fn word(&mut self, choice: &'static Choice, word: &'static Word) -> Value {
        let mut value = match word.values {
            [] => json!({"const": word.name}),
            [one] => tagged(word.name, self.shape(one)),
            several => {
                let items: Vec<Value> = several.iter().map(|value| self.shape(value)).collect();
                let values = json!({
                    "type": "array",
                    "prefixItems": items,
                    "items": false,
                    "minItems": several.len(),
                });
                tagged(word.name, values)
            }
        };
        if let Some(meaning) = reference::of_word(choice, word) {
            value["description"] = capital(&meaning).into();
        }
        value
    }
}

fn tagged(word: &str, value: Value) -> Value {
    json!({
        "type": "object",
        "properties": {word: value},
        "required": [word],
        "additionalProperties": false,
    })
}

fn whole(least: i64, most: i64) -> Value {
    let mut number = json!({"type": "integer"});
    if least != i64::MIN {
        number["minimum"] = least.into();
    }
    if most != i64::MAX {
        number["maximum"] = most.into();
    }
    number
}

fn named(kind: IdKind) -> Value {
    match kind {
        IdKind::Act => json!({"enum": ACT_IDS.as_slice()}),
        // With a variant behind an `@`; which there are is lint's to say.
        IdKind::Situation => json!({"type": "string", "pattern": "^[a-z0-9-]+(@[a-z]+)?$"}),
        _ => refer("id"),
    }
}

fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// What a field means, and what it is when it is left out.
fn described(record: &Record, field: &Field) -> String {
    let Some(row) = reference::of_field(record, field.name) else {
        return String::new();
    };
    let mut said = capital(&plain(row.meaning).replace("**", ""));
    if said.is_empty() {
        said = capital(&plain(row.kind));
    }
    if field.need != Need::Required && !matches!(row.default, "" | "**must**") {
        said.push_str(&format!(" (when left out: {})", plain(row.default)));
    }
    said
}

/// `a fault's signal` as a name: `fault-signal`.
fn slug(name: &str) -> String {
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(name).replace("'s", "").replace(' ', "-")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
