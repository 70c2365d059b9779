//! The published schema of scenarios: it is what the tables give, it explains itself, the shipped
//! scenarios hold to it, and what lint refuses for its shape it refuses too.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::authoring::schema::schema;
use hotwash::scenario::json::as_json;
use serde_json::{Value, json};

use super::cli::{folder, hotwash};

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario.schema.json");

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&schema()).expect("it is JSON");
    jsonschema::draft202012::new(&schema).expect("it is a schema")
}

fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    [root.join("micro"), root]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the folder is there"))
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "ron"))
        .collect()
}

fn instance(name: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let source = fs::read_to_string(root.join(name)).expect("it can be read");
    as_json(&source).expect("it is RON")
}

#[test]
fn the_published_schema_is_what_the_tables_give() {
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(PUBLISHED, schema()).expect("it can be written");
    }
    let published = fs::read_to_string(PUBLISHED).unwrap_or_default();
    assert!(
        published == schema(),
        "docs/scenario.schema.json is not what the tables and the reference page give; run this \
         test with HOTWASH_UPDATE=1"
    );
}

#[test]
fn it_is_a_schema_and_says_what_each_field_and_word_means() {
    let schema: Value = serde_json::from_str(&schema()).expect("it is JSON");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    assert_eq!(schema["$id"], "urn:hotwash:scenario:1");
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut explained = 0;
    for (name, block) in definitions.iter().chain([(&"root".to_owned(), &schema)]) {
        let fields = block["properties"].as_object().into_iter().flatten();
        let words = block["oneOf"].as_array().into_iter().flatten();
        let fields = fields.map(|(field, value)| (field.as_str(), value));
        for (part, value) in fields.chain(words.map(|word| ("a word", word))) {
            let said = value["description"].as_str().unwrap_or_default();
            assert!(!said.is_empty(), "{name}: {part}: {value}");
            explained += 1;
        }
    }
    assert!(explained > 250, "{explained}");
}

#[test]
fn the_shipped_scenarios_hold_to_it() {
    let validator = validator();
    for path in shipped() {
        let source = fs::read_to_string(&path).expect("it can be read");
        let json = as_json(&source).expect("it is RON");
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn what_has_the_wrong_shape_is_refused() {
    let validator = validator();
    let good = instance("checkout-latency.ron");
    assert!(validator.is_valid(&good));
    let wrong = [
        ("/difficulty", json!("Easy")),
        ("/skills/0", json!("charm")),
        ("/length", json!(60)),
        ("/start/clock", json!("25:00")),
        ("/severity/truth", json!(6)),
        ("/world/services/0/id", json!("Not An Id")),
        ("/world/services/0/customer_share", json!(1001)),
        ("/world/faults/0/harm", json!(0.5)),
        ("/injects/0/when", json!("At")),
        ("/injects/0/then/0", json!({"Say": ["sam"]})),
        ("/injects/0/then/0", json!({"Shout": ["sam", "x"]})),
        ("/lines", json!(["x"])),
    ];
    for (at, value) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(at).expect(at) = value;
        assert!(!validator.is_valid(&bad), "{at}");
    }
    for key in ["title", "world", "cast"] {
        let mut bad = good.clone();
        bad.as_object_mut().expect("an object").remove(key);
        assert!(!validator.is_valid(&bad), "without {key}");
    }
    let mut bad = good;
    bad["titel"] = json!("x");
    assert!(!validator.is_valid(&bad), "with an unknown field");
}

#[test]
fn words_are_written_as_the_schema_says() {
    let json =
        as_json("(a: At(\"5s\"), b: Say(\"x\", \"y\"), c: Clear, d: None, e: Some(1_0), f: true)");
    let expected = json!({
        "a": {"At": "5s"}, "b": {"Say": ["x", "y"]}, "c": "Clear", "d": null, "e": 10, "f": true,
    });
    assert_eq!(json.expect("it is RON"), expected);
}

#[test]
fn the_verb_prints_the_schema_and_a_scenario_as_json() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["schema"], "");
    assert_eq!((ran.code, ran.out), (0, schema()));
    fs::write(dir.path().join("a.ron"), "(id: \"x\")").expect("it can be written");
    let ran = hotwash(dir.path(), &["schema", "--of", "a.ron"], "");
    assert_eq!((ran.code, ran.out.as_str()), (0, "{\n  \"id\": \"x\"\n}\n"));
    fs::write(dir.path().join("b.ron"), "(id:").expect("it can be written");
    let ran = hotwash(dir.path(), &["schema", "--of", "b.ron"], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("b.ron:1:1") && ran.err.contains("help:"),
        "{}",
        ran.err
    );
}
