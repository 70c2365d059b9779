//! A scenario's text as JSON, in the shape that the published schema describes.

use serde_json::{Map, Number, Value as Json};

use super::spans::{self, Field, Node, Value};
use super::{Diagnostic, load, walk};

/// The text as JSON: blocks and maps as objects, lists as arrays, words as serde writes them.
///
/// # Errors
/// A text that is no RON; the diagnostics say where it breaks.
pub fn as_json(source: &str) -> Result<Json, Vec<Diagnostic>> {
    let broken = load::syntax(source);
    if !broken.is_empty() {
        return Err(broken);
    }
    let tree = spans::parse(source).ok().flatten();
    Ok(tree.map_or(Json::Null, |tree| value(&tree, source)))
}

fn value(node: &Node, source: &str) -> Json {
    let all = |nodes: &[Node]| -> Json { nodes.iter().map(|node| value(node, source)).collect() };
    match &node.what {
        Value::Unit => Json::Object(Map::new()),
        Value::Flag => Json::Bool(&source[node.bytes.clone()] == "true"),
        Value::Number(raw) => number(raw),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) | Value::Tuple(items) => all(items),
        Value::Map(entries) => entries
            .iter()
            .map(|(name, of)| (key(name, source), value(of, source)))
            .collect(),
        Value::Record(fields) => object(fields, source),
        Value::Word(word, values, fields) => {
            let inner = match (values.as_slice(), fields.as_slice()) {
                ([], []) => return Json::String(word.clone()),
                ([], fields) => object(fields, source),
                ([one], _) => value(one, source),
                (several, _) => all(several),
            };
            [(word.clone(), inner)].into_iter().collect()
        }
        Value::Nothing | Value::Unread => Json::Null,
        Value::Something(inner) => value(inner, source),
        Value::Other => Json::String(source[node.bytes.clone()].to_owned()),
    }
}

fn object(fields: &[Field], source: &str) -> Json {
    fields
        .iter()
        .map(|field| (field.name.clone(), value(&field.value, source)))
        .collect()
}

fn key(node: &Node, source: &str) -> String {
    match &node.what {
        Value::Text(text) | Value::Word(text, _, _) => text.clone(),
        _ => source[node.bytes.clone()].to_owned(),
    }
}

fn number(raw: &str) -> Json {
    let whole = walk::whole_number(raw).and_then(Number::from_i128);
    let fraction = || raw.replace('_', "").parse().ok().and_then(Number::from_f64);
    match whole.or_else(fraction) {
        Some(number) => Json::Number(number),
        None => Json::String(raw.to_owned()),
    }
}
