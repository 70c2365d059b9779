//! The drill as statements of the Experience API 1.0.3, for a learning record store (LRS): one for
//! the drill, one for each dimension observed, one for each of the trainee's own answers.
//!
//! A statement's id is made of what it says: sent twice it is taken once, and marks by another
//! policy are other statements. All statements of one drill share its registration. Their
//! timestamp is when the drill was begun, which the specification allows: a simulated hour may
//! pass in a second, and its end would lie in the future, which it forbids.

mod statement;

use serde_json::{Map, Value, json};
use statement::{activity, score, verb};

use super::{Occasion, ids};
use crate::debrief::Report;
use crate::debrief::report::{DimensionReport, Question};
use crate::drill::Mode;
use crate::score::Rating;
use crate::units::Span;

/// The scale of a self-assessment, lowest first.
const SCALE: [&str; 5] = ["1, not at all", "2", "3", "4", "5, fully"];

/// All statements of a drill, a JSON array as a record store takes it.
pub fn xapi(report: &Report, occasion: &Occasion) -> String {
    let statements = Statements {
        report,
        occasion,
        registration: ids::drill(report, occasion).to_string(),
    };
    let all: Vec<Value> = [statements.drill()]
        .into_iter()
        .chain(
            report
                .dimensions
                .iter()
                .filter_map(|one| statements.dimension(one)),
        )
        .chain(
            report
                .self_assessment
                .iter()
                .filter_map(|one| statements.answer(one)),
        )
        .chain(statements.commitment())
        .collect();
    let mut text =
        serde_json::to_string_pretty(&all).expect("statements hold texts, numbers and lists");
    text.push('\n');
    text
}

struct Statements<'a> {
    report: &'a Report,
    occasion: &'a Occasion,
    registration: String,
}

impl Statements<'_> {
    /// The drill as a whole: completed, passed or failed in an exam, suspended where it broke off.
    fn drill(&self) -> Value {
        let report = self.report;
        let success = report.rating.map(|rating| rating >= Rating::S);
        let verb = match (report.complete, report.mode, success) {
            (false, _, _) => verb("suspended"),
            (true, Mode::Exam, Some(true)) => verb("passed"),
            (true, Mode::Exam, Some(false)) => verb("failed"),
            (true, _, _) => verb("completed"),
        };
        let mut result = Map::new();
        if let Some(whole) = report.score {
            result.insert("score".to_owned(), score(whole));
        }
        if let Some(success) = success.filter(|_| report.complete) {
            result.insert("success".to_owned(), success.into());
        }
        result.insert("completion".to_owned(), report.complete.into());
        result.insert(
            "duration".to_owned(),
            duration(report.outcome.lasted_ms).into(),
        );
        self.statement(verb, self.scenario(), Some(result), None)
    }

    /// A dimension that was observed, as a part of the drill.
    fn dimension(&self, dimension: &DimensionReport) -> Option<Value> {
        let mut result = Map::new();
        result.insert("score".to_owned(), score(dimension.score?));
        if let Some(rating) = dimension.rating {
            result.insert("success".to_owned(), (rating >= Rating::S).into());
        }
        let object = activity(
            &self.part("dimension", &ids::dimension(dimension.id)),
            &format!("{}: {}", dimension.title, self.report.scenario_title),
            "http://adlnet.gov/expapi/activities/objective",
        );
        let grouping = activity(
            &format!("{}dimension:{}", ids::NAMES, &ids::dimension(dimension.id)),
            &dimension.title,
            "http://adlnet.gov/expapi/activities/objective",
        );
        Some(self.statement(verb("scored"), object, Some(result), Some(grouping)))
    }

    /// The trainee's own rating of a dimension, where they gave one.
    fn answer(&self, question: &Question) -> Option<Value> {
        let answer = question.answer?;
        let scale: Vec<Value> = SCALE
            .iter()
            .zip(1..)
            .map(|(means, step)| json!({"id": step.to_string(), "description": {"en": means}}))
            .collect();
        let mut object = activity(
            &self.part("self-assessment", &ids::dimension(question.dimension)),
            &question.question,
            "http://adlnet.gov/expapi/activities/cmi.interaction",
        );
        object["definition"]["interactionType"] = "likert".into();
        object["definition"]["scale"] = scale.into();
        let mut result = Map::new();
        result.insert("response".to_owned(), answer.to_string().into());
        Some(self.statement(verb("responded"), object, Some(result), None))
    }

    /// What the trainee wrote that they will do, where they did.
    fn commitment(&self) -> Option<Value> {
        let written = self.report.commitment.written.as_deref()?;
        let mut object = activity(
            &self.part("commitment", "next"),
            "When … I will …",
            "http://adlnet.gov/expapi/activities/cmi.interaction",
        );
        object["definition"]["interactionType"] = "other".into();
        let mut result = Map::new();
        result.insert("response".to_owned(), written.into());
        Some(self.statement(verb("responded"), object, Some(result), None))
    }

    /// A statement whole, with its id. Without a grouping it speaks of the drill itself or of a
    /// question about it.
    fn statement(
        &self,
        verb: Value,
        object: Value,
        result: Option<Map<String, Value>>,
        grouping: Option<Value>,
    ) -> Value {
        let is_part = object["id"] != self.scenario()["id"];
        let mut said = json!({
            "actor": self.actor(),
            "verb": verb,
            "object": object,
            "context": self.context(is_part, grouping),
        });
        if let Some(result) = result {
            said["result"] = result.into();
        }
        if let Some(begun) = self.occasion.begun {
            said["timestamp"] = begun.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string().into();
        }
        let namespace = ids::of(&uuid::Uuid::NAMESPACE_URL, ids::NAMES);
        said["id"] = ids::of(&namespace, &said.to_string()).to_string().into();
        said
    }

    /// Who did it: an account without an address. A bot is no trainee.
    fn actor(&self) -> Value {
        let (home, name) = match &self.occasion.bot {
            Some(bot) => ("commander-bots", bot.as_str()),
            None => ("trainees", self.report.trainee.as_str()),
        };
        json!({
            "objectType": "Agent",
            "name": name,
            "account": {"homePage": format!("{}{home}", ids::NAMES), "name": name},
        })
    }

    fn context(&self, is_part: bool, grouping: Option<Value>) -> Value {
        let profile = activity(
            &format!("{}xapi:1", ids::NAMES),
            "Statements of Hotwash",
            "http://adlnet.gov/expapi/activities/profile",
        );
        let mut activities = json!({"category": [profile]});
        if is_part {
            activities["parent"] = vec![self.scenario()].into();
        }
        if let Some(grouping) = grouping {
            activities["grouping"] = vec![grouping].into();
        }
        json!({
            "registration": self.registration,
            "contextActivities": activities,
            "revision": self.report.scenario_hash,
            "platform": concat!("Hotwash ", env!("CARGO_PKG_VERSION")),
            "language": "en",
            "extensions": {
                (format!("{}seed", ids::NAMES)): self.report.seed,
                (format!("{}policy", ids::NAMES)): self.report.policy,
                (format!("{}mode", ids::NAMES)): self.report.mode,
            },
        })
    }

    fn scenario(&self) -> Value {
        activity(
            &format!("{}scenario:{}", ids::NAMES, segment(&self.report.scenario)),
            &self.report.scenario_title,
            "http://adlnet.gov/expapi/activities/simulation",
        )
    }

    /// The id of a part of the scenario.
    fn part(&self, kind: &str, of: &str) -> String {
        format!(
            "{}scenario:{}:{kind}:{of}",
            ids::NAMES,
            segment(&self.report.scenario)
        )
    }
}

/// A length of time in the format with designators, to the hundredth of a second.
fn duration(ms: u64) -> String {
    let seconds = Span(ms).as_secs();
    match ms % 1000 / 10 {
        0 => format!("PT{}M{}S", seconds / 60, seconds % 60),
        rest => format!("PT{}M{}.{rest:02}S", seconds / 60, seconds % 60),
    }
}

/// A text as a part of a name: what may not stand there is written by its bytes.
fn segment(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            kept.push(char::from(byte));
        } else {
            kept.push_str(&format!("%{byte:02X}"));
        }
    }
    kept
}
