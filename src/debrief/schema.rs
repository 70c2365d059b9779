//! The JSON Schema of `debrief.json`, made from the report's types: what a program may rely on.
//! It is published as `docs/debrief.schema.json`; a test holds that file to these types.

use schemars::generate::SchemaSettings;

use super::report::{FORMAT, Report};

/// The schema, JSON Schema 2020-12, as it is published.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    schema.insert(
        "$id".to_owned(),
        format!("urn:hotwash:debrief:{FORMAT}").into(),
    );
    schema.insert("title".to_owned(), "A Hotwash debrief".into());
    let mut text = serde_json::to_string_pretty(&schema)
        .expect("a schema holds only texts, whole numbers and lists");
    text.push('\n');
    text
}
