//! Filling in: every answer stands within a text in quotes, and is written so that it ends there.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::kinds::PARTS;
use super::people::{ROLES, first};
use super::{Answers, Kind, Wrong, bare};
use crate::scenario::model::Difficulty;
use crate::units::Span;

/// The template of a kind with answers in it.
pub(super) fn filled(kind: &Kind, answers: &Answers) -> Result<String, Wrong> {
    let wrong = |error: minijinja::Error| Wrong::Template(format!("{error:#}"));
    let mut environment = quoting();
    let length = answers.length;
    environment.add_filter("at", move |share: u64| moment(length, share));
    for (name, text) in PARTS {
        environment.add_template(name, text).map_err(wrong)?;
    }
    let people: BTreeMap<&'static str, BTreeMap<&'static str, String>> = ROLES
        .iter()
        .zip(&answers.people)
        .map(|(role, name)| {
            let called =
                BTreeMap::from([("name", name.clone()), ("first", first(name).to_owned())]);
            (role.id, called)
        })
        .collect();
    environment
        .render_named_str(
            kind.id,
            kind.text,
            context! {
                id => &answers.id,
                title => &answers.title,
                product => &answers.product,
                Product => begins_sentence(&answers.product),
                product_name => bare(&answers.product),
                service => &answers.service,
                service_name => bare(&answers.service),
                Service => begins_sentence(&answers.service),
                company => &answers.company,
                difficulty => format!("{:?}", answers.difficulty),
                beginner => answers.difficulty == Difficulty::Beginner,
                advanced => answers.difficulty == Difficulty::Advanced,
                short_forms => short_forms(answers),
                people => &people,
            },
        )
        .map_err(wrong)
}

/// What fills in templates of scenarios: what is put in is escaped as within quotes, and what is
/// asked for must be there.
fn quoting() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("ron".into()));
    environment.set_formatter(|out, _, value: &Value| {
        let text = value.to_string();
        if value.is_safe() {
            out.write_str(&text)?;
        } else {
            out.write_str(&text.replace('\\', "\\\\").replace('"', "\\\""))?;
        }
        Ok(())
    });
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .expect("only whitespace differs from the usual syntax"),
    );
    environment
}

/// A moment of the script as a time: a share of the drill's length, to ten seconds [permille].
fn moment(length: Span, share: u64) -> String {
    /// Times are written to this [ms].
    const STEP: u64 = 10_000;
    let seconds = (length.0 * share / 1000 + STEP / 2) / STEP * STEP / 1000;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds}s"),
        (minutes, 0) => format!("{minutes}m"),
        (minutes, seconds) => format!("{minutes}m {seconds}s"),
    }
}

fn begins_sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |begin| {
        begin.to_uppercase().chain(letters).collect()
    })
}

/// Words of the answers in capitals: somebody new would ask what they mean, so the glossary has
/// them.
fn short_forms(answers: &Answers) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let said = [
        &answers.service,
        &answers.product,
        &answers.company,
        &answers.title,
    ];
    let names = answers.people.iter();
    for word in said
        .into_iter()
        .chain(names)
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
    {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let is_short_form = (2..=6).contains(&word.chars().count())
            && capitals >= 2
            && !word.chars().any(char::is_lowercase);
        if is_short_form && word != "SEV" && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}
