//! The published schema of `debrief.json`: it is what the types give, real debriefs hold to it,
//! and what is no debrief does not.

use hotwash::debrief::{self, Report};
use serde_json::{Value, json};

use super::debrief_full::{full, of_bot, plain};
use super::score_log::{Log, by_the_book, troubled};

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/debrief.schema.json");

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&debrief::schema()).unwrap();
    jsonschema::draft202012::new(&schema).expect("it is a schema")
}

fn object(report: &Report) -> Value {
    serde_json::from_str(&debrief::json(report)).unwrap()
}

#[test]
fn the_published_schema_is_what_the_types_give() {
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        std::fs::write(PUBLISHED, debrief::schema()).unwrap();
    }
    let published = std::fs::read_to_string(PUBLISHED).unwrap_or_default();
    assert!(
        published == debrief::schema(),
        "docs/debrief.schema.json is not what the types give; run this test with HOTWASH_UPDATE=1 \
         and, where a key went or changed, raise debrief::report::FORMAT"
    );
}

#[test]
fn the_schema_is_itself_valid_and_explains_its_keys() {
    let schema: Value = serde_json::from_str(&debrief::schema()).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    assert_eq!(schema["$id"], "urn:hotwash:debrief:1");
    for (name, key) in schema["properties"].as_object().unwrap() {
        assert!(key["description"].is_string(), "{name} is not explained");
    }
}

#[test]
fn real_debriefs_hold_to_the_schema() {
    let schema = schema();
    let mut cut_short = by_the_book();
    cut_short.events.truncate(40);
    let reports = [
        ("by the book", plain(&by_the_book())),
        ("troubled", plain(&troubled())),
        ("cut short", plain(&cut_short)),
        ("empty", plain(&Log::default())),
        ("with everything", full("words")),
        ("a bot's", of_bot("by-the-book", 7)),
        ("at random", of_bot("random", 7)),
    ];
    for (name, report) in reports {
        let errors: Vec<String> = schema
            .iter_errors(&object(&report))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn what_is_no_debrief_is_refused() {
    let schema = schema();
    let good = object(&full("words"));
    assert!(schema.is_valid(&good));
    let broken: [(&str, Value); 6] = [
        ("/format", json!(2)),
        ("/dimensions/0/id", json!("charm")),
        ("/dimensions/0/score", json!("83")),
        ("/rating", json!("A")),
        ("/timeline/tasks/0/from_ms", json!(-1)),
        ("/date", json!(20261122)),
    ];
    for (at, value) in broken {
        let mut bad = good.clone();
        *bad.pointer_mut(at).expect(at) = value;
        assert!(!schema.is_valid(&bad), "{at}");
    }
    for key in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!schema.is_valid(&bad), "without {key}");
    }
}
