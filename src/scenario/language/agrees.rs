//! The tables say the same as the types, and the reference page names all they say.

use std::collections::{BTreeMap, BTreeSet};

use ron::error::Error;
use serde::de::DeserializeOwned;

use super::SCENARIO;
use crate::scenario::model::*;
use crate::scenario::shape::{Choice, Record, Shape};

/// The names of the fields or words of each block and choice.
type Names = BTreeMap<&'static str, BTreeSet<&'static str>>;

fn in_tables() -> Names {
    let mut names = Names::new();
    record(&SCENARIO, &mut names);
    names
}

fn record(record: &Record, names: &mut Names) {
    let fields = record.fields.iter().map(|field| field.name).collect();
    if names.insert(record.name, fields).is_none() {
        for field in record.fields {
            shape(&field.shape, names);
        }
    }
}

fn choice(choice: &Choice, names: &mut Names) {
    let words = choice.words.iter().map(|word| word.name).collect();
    if names.insert(choice.name, words).is_none() {
        for value in choice.words.iter().flat_map(|word| word.values) {
            shape(value, names);
        }
    }
}

fn shape(of: &Shape, names: &mut Names) {
    match of {
        Shape::List(item) => shape(item, names),
        Shape::Map(key, value) => {
            shape(key, names);
            shape(value, names);
        }
        Shape::Record(block) => record(block, names),
        Shape::Choice(words) => choice(words, names),
        _ => {}
    }
}

/// What a type answers to a name that it cannot know.
fn of_type<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let fields = ron::from_str::<T>("(qqq: 1)").err().map(|error| error.code);
    let words = ron::from_str::<T>("Qqq").err().map(|error| error.code);
    for answer in [fields, words].into_iter().flatten() {
        if let Error::NoSuchStructField { expected, .. } = answer {
            return expected.iter().copied().collect();
        }
        if let Error::NoSuchEnumVariant { expected, .. } = answer {
            // Other spellings, for recordings, begin in lower case.
            let capital = expected
                .iter()
                .any(|word| word.starts_with(char::is_uppercase));
            return expected
                .iter()
                .copied()
                .filter(|word| !capital || word.starts_with(char::is_uppercase))
                .collect();
        }
    }
    panic!("neither a block nor a choice");
}

#[test]
fn the_tables_and_the_types_know_the_same_names() {
    let types: Names = [
        ("the scenario", of_type::<ScenarioFile>()),
        ("a difficulty", of_type::<Difficulty>()),
        ("a dimension", of_type::<Dimension>()),
        ("the coach", of_type::<Coach>()),
        ("a coach's word", of_type::<CoachWord>()),
        ("the opening", of_type::<Opening>()),
        ("given work", of_type::<GivenWork>()),
        ("a part of the brief", of_type::<BriefPart>()),
        ("a topic of the brief", of_type::<BriefTopic>()),
        ("the adapting", of_type::<Adapts>()),
        ("a load", of_type::<Load>()),
        ("a persona", of_type::<Persona>()),
        ("a propagation", of_type::<Propagation>()),
        ("the start", of_type::<Start>()),
        ("a day", of_type::<Weekday>()),
        ("the severity", of_type::<Severity>()),
        ("the world", of_type::<World>()),
        ("a service", of_type::<Service>()),
        ("a signal", of_type::<Signal>()),
        ("a fault", of_type::<Fault>()),
        ("a worsening", of_type::<Worsening>()),
        ("a fault's signal", of_type::<FaultSignal>()),
        ("a spread", of_type::<Spread>()),
        ("a remedy", of_type::<Remedy>()),
        ("a risk", of_type::<Risk>()),
        ("a remedy's effect", of_type::<RemedyEffect>()),
        ("a change", of_type::<Change>()),
        ("a finding", of_type::<Finding>()),
        ("a team", of_type::<Team>()),
        ("a person", of_type::<Person>()),
        ("pronouns", of_type::<Pronouns>()),
        ("a part", of_type::<Part>()),
        ("a presence", of_type::<Presence>()),
        ("the traits", of_type::<Traits>()),
        ("an inject", of_type::<Inject>()),
        ("a repetition", of_type::<Again>()),
        ("a condition", of_type::<When>()),
        ("something that happens", of_type::<Trigger>()),
        ("something that holds", of_type::<Holds>()),
        ("a role", of_type::<Role>()),
        ("an audience", of_type::<Audience>()),
        ("an effect", of_type::<Effect>()),
        ("a pressure arc", of_type::<Pressure>()),
        ("a kind of pressure", of_type::<PressureKind>()),
        ("a tone", of_type::<Tone>()),
        ("a variant", of_type::<Variant>()),
        ("an option", of_type::<VariantOption>()),
        ("a change to a person", of_type::<CastPatch>()),
        ("an ending", of_type::<Ending>()),
        ("an outcome", of_type::<Outcome>()),
        ("the rubric", of_type::<Rubric>()),
        ("an objective", of_type::<Objective>()),
        ("par", of_type::<Par>()),
    ]
    .into();
    let tables = in_tables();
    for (name, known) in &types {
        assert_eq!(tables.get(name), Some(known), "{name}");
    }
    assert_eq!(tables.len(), types.len());
}

#[test]
fn the_reference_page_names_every_field_and_word() {
    let page = include_str!("../../../docs/scenario-language.md");
    let missing: Vec<String> = in_tables()
        .into_iter()
        .flat_map(|(name, words)| words.into_iter().map(move |word| (name, word)))
        .filter(|(_, word)| !page.contains(&format!("`{word}")))
        .map(|(name, word)| format!("{name}: {word}"))
        .collect();
    assert!(
        missing.is_empty(),
        "not in the reference page: {missing:#?}"
    );
}
