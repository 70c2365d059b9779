//! The parts that statements are made of: verbs of the ADL vocabulary, activities, scores.

use serde_json::{Value, json};

/// A verb of the ADL vocabulary by its name, which is also how it is shown.
pub(super) fn verb(name: &str) -> Value {
    json!({
        "id": format!("http://adlnet.gov/expapi/verbs/{name}"),
        "display": {"en": name},
    })
}

/// An activity with its name in print and its type.
pub(super) fn activity(id: &str, name: &str, kind: &str) -> Value {
    json!({
        "objectType": "Activity",
        "id": id,
        "definition": {"type": kind, "name": {"en": name}},
    })
}

/// A score of 0–100.
pub(super) fn score(of_100: u8) -> Value {
    json!({
        "scaled": f64::from(of_100.min(100)) / 100.0,
        "raw": of_100,
        "min": 0,
        "max": 100,
    })
}
