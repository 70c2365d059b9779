//! `hotwash hear`: what each utterance is heard as, without a drill.

use std::io::{self, BufRead, IsTerminal, Write};

use clap::Args;
use serde::Serialize;

use super::Verdict;
use crate::desk::find;
use crate::desk::trouble::{meant, trouble};
use crate::hearing::{Context, Explained, Heard, Hearing, Suggestion};
use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;

/// Say which acts each line of standard input performs, one JSON object a line.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    echo 'Hayley, please check the logs. Five minutes.' | hotwash hear --scenario checkout-latency\n  \
    hotwash hear --scenario checkout-latency --explain --suggest")]
pub(super) struct Hear {
    /// Whose cast and services are meant: a path to a .ron file, or a shipped scenario's id
    #[arg(long, value_name = "FILE")]
    scenario: String,
    /// Who speaks: an id or a name of the cast; the trainee when left out
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// Say why: the words and the table line of each act, and why the words are no other act.
    /// At a terminal in plain words, else under the key `explain`
    #[arg(long)]
    explain: bool,
    /// Say what may have been meant by what was not understood
    #[arg(long)]
    suggest: bool,
    /// Print JSON at a terminal, too
    #[arg(long)]
    json: bool,
}

/// What is printed for an utterance.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    heard: Heard,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Explained>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggest: Option<Vec<Suggestion>>,
}

impl Hear {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let found = find::scenario(&self.scenario)?;
        let context = Context {
            speaker: match self.speaker.as_deref() {
                Some(name) => Some(speaker(name, &found.scenario)?),
                None => None,
            },
            ..Context::default()
        };
        let hearing = Hearing::new(&found.scenario);
        let mut from = io::stdin().lock();
        let mut to = io::stdout().lock();
        let in_words = self.explain && !self.json && to.is_terminal();
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = from.read_until(b'\n', &mut bytes).map_err(|error| {
                trouble(
                    format!("could not read standard input: {error}"),
                    "pipe text in",
                )
            })?;
            if read == 0 {
                return Ok(Verdict::Fine);
            }
            let line = String::from_utf8_lossy(&bytes);
            let text = line.strip_suffix('\n').unwrap_or(&line);
            let text = text.strip_suffix('\r').unwrap_or(text);
            let explain = self.explain.then(|| hearing.explain(text, &context));
            let suggest = self.suggest.then(|| hearing.suggest(text, &context));
            let answer = match explain {
                Some(explained) if in_words => in_plain_words(&explained, suggest.as_deref()),
                explain => serde_json::to_string(&Line {
                    heard: match &explain {
                        Some(explained) => explained.heard.clone(),
                        None => hearing.hear(text, &context),
                    },
                    explain,
                    suggest,
                })?,
            };
            match writeln!(to, "{answer}").and_then(|()| to.flush()) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                    return Ok(Verdict::Fine);
                }
                Err(error) => {
                    return Err(trouble(
                        format!("could not write to standard output: {error}"),
                        "make room where the output goes",
                    ));
                }
            }
        }
    }
}

/// The reasons and the suggestions for a reader at a terminal.
fn in_plain_words(explained: &Explained, suggestions: Option<&[Suggestion]>) -> String {
    let mut answer = explained.to_string();
    for suggestion in suggestions.unwrap_or_default() {
        for near in &suggestion.nearest {
            answer.push_str(&format!("  perhaps {}: \"{}\"\n", near.act, near.say));
        }
    }
    answer
}

/// The person of the cast who has this id or name.
fn speaker(asked: &str, scenario: &Scenario) -> anyhow::Result<PersonId> {
    let found = scenario.cast.iter().find(|person| {
        [person.id.as_str(), &person.name, person.first_name()]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(asked))
    });
    if let Some(person) = found {
        return Ok(person.id.clone());
    }
    let lower = asked.to_lowercase();
    let help = match meant(
        &lower,
        scenario.cast.iter().map(|person| person.id.as_str()),
    ) {
        Some(id) => format!("did you mean `{id}`?"),
        None => {
            let ids: Vec<&str> = scenario.cast.iter().map(|p| p.id.as_str()).collect();
            format!("the cast is: {}", ids.join(", "))
        }
    };
    Err(trouble(
        format!("nobody in the cast is called `{asked}`"),
        help,
    ))
}
