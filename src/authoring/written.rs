//! Values of the scenario language as an author would write them: `All([At("5m"), …])`.
//!
//! The model is read from RON and never written back by it; whoever makes or changes a scenario
//! writes its values here, in the house's style. Whatever is written reads back as the same
//! value; a test holds that for every condition and effect that comes with Hotwash.

use std::fmt::Write;

use crate::scenario::model::{Again, Audience, Effect, Holds, Load, Only, Pressure, Trigger, When};
use crate::units::{Lapse, Permille, Span};

/// A word of the language with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word (`After`).
    pub word: &'static str,
    /// The values in brackets behind it.
    pub values: Vec<Value>,
}

/// A value of a [`Term`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An id, in quotes.
    Id(String),
    /// A length of time.
    Time(Span),
    /// A word that stands alone (`Public`).
    Word(String),
    /// A number.
    Number(i64),
    /// Another term.
    Term(Term),
    /// A list of terms.
    Terms(Vec<Term>),
    /// What is written already.
    Written(String),
}

/// A text in quotes.
pub fn text(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            other if other.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\u{{{:x}}}", u32::from(other));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

/// A length of time as an author writes it, in quotes: `"2m 30s"`.
pub fn time(span: Span) -> String {
    let (seconds, rest) = (span.as_secs(), span.0 % 1000);
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "m"),
        (seconds % 60, "s"),
        (rest, "ms"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect();
    match said.is_empty() {
        true => "\"0s\"".to_owned(),
        false => format!("\"{}\"", said.join(" ")),
    }
}

/// A list of texts.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let written: Vec<String> = texts.into_iter().map(text).collect();
    format!("[{}]", written.join(", "))
}

/// A condition.
pub fn when(when: &When) -> String {
    when_term(when).to_string()
}

/// An effect.
pub fn effect(effect: &Effect) -> String {
    effect_term(effect).to_string()
}

/// An effect as it stands in a file: pressure with a field a line.
pub fn effect_block(effect: &Effect) -> String {
    match effect {
        Effect::Pressure(arc) => {
            let fields: Vec<String> = fields_of(arc)
                .iter()
                .map(|field| format!("    {field},\n"))
                .collect();
            format!("Pressure((\n{}))", fields.concat())
        }
        other => self::effect(other),
    }
}

/// How often an inject may happen again.
pub fn again(again: &Again) -> String {
    format!(
        "(cool_down: {}, at_most: {})",
        time(again.cool_down.0),
        again.at_most
    )
}

/// The variants that something belongs to.
pub fn only(only: &Only) -> String {
    let pairs: Vec<String> = only
        .0
        .iter()
        .map(|(variant, option)| format!("({}, {})", text(variant.as_str()), text(option.as_str())))
        .collect();
    format!("[{}]", pairs.join(", "))
}

/// For whom an inject is.
pub fn load(load: Load) -> &'static str {
    match load {
        Load::Extra => "Extra",
        Load::Sparable => "Sparable",
    }
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)?;
        if self.values.is_empty() {
            return Ok(());
        }
        let values: Vec<String> = self.values.iter().map(Value::to_string).collect();
        write!(f, "({})", values.join(", "))
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Id(id) => f.write_str(&text(id)),
            Value::Time(span) => f.write_str(&time(*span)),
            Value::Word(word) | Value::Written(word) => f.write_str(word),
            Value::Number(number) => write!(f, "{number}"),
            Value::Term(term) => write!(f, "{term}"),
            Value::Terms(terms) => {
                let terms: Vec<String> = terms.iter().map(Term::to_string).collect();
                write!(f, "[{}]", terms.join(", "))
            }
        }
    }
}

fn alone(word: &'static str) -> Term {
    term(word, [])
}

fn term(word: &'static str, values: impl IntoIterator<Item = Value>) -> Term {
    Term {
        word,
        values: values.into_iter().collect(),
    }
}

fn id(id: impl std::fmt::Display) -> Value {
    Value::Id(id.to_string())
}

fn lapse(lapse: Lapse) -> Value {
    Value::Time(lapse.0)
}

fn share(share: Permille) -> Value {
    Value::Number(i64::from(share.0))
}

fn audience(audience: Audience) -> Value {
    Value::Word(format!("{audience:?}"))
}

/// A condition as a term.
pub fn when_term(when: &When) -> Term {
    let all = |all: &[When]| [Value::Terms(all.iter().map(when_term).collect())];
    match when {
        When::At(at) => term("At", [lapse(*at)]),
        When::Within(from, to) => term("Within", [lapse(*from), lapse(*to)]),
        When::After(trigger, after) => {
            term("After", [Value::Term(trigger_term(trigger)), lapse(*after)])
        }
        When::While(holds) => term("While", [Value::Term(holds_term(holds))]),
        When::All(parts) => term("All", all(parts)),
        When::Any(parts) => term("Any", all(parts)),
        When::Not(part) => term("Not", [Value::Term(when_term(part))]),
    }
}

fn trigger_term(trigger: &Trigger) -> Term {
    match trigger {
        Trigger::Inject(inject) => term("Inject", [id(inject)]),
        Trigger::Act(act) => term("Act", [id(act)]),
        Trigger::Finding(finding) => term("Finding", [id(finding)]),
        Trigger::RemedyStarted(remedy) => term("RemedyStarted", [id(remedy)]),
        Trigger::RemedyDone(remedy) => term("RemedyDone", [id(remedy)]),
        Trigger::Decided => alone("Decided"),
        Trigger::FaultStarted(fault) => term("FaultStarted", [id(fault)]),
        Trigger::FaultCleared(fault) => term("FaultCleared", [id(fault)]),
        Trigger::Joined(person) => term("Joined", [id(person)]),
        Trigger::Left(person) => term("Left", [id(person)]),
        Trigger::PressureBegan(arc) => term("PressureBegan", [id(arc)]),
        Trigger::PressureEnded(arc) => term("PressureEnded", [id(arc)]),
        Trigger::Posted(to) => term("Posted", [audience(*to)]),
        Trigger::Mitigated => alone("Mitigated"),
        Trigger::DeclaredResolved => alone("DeclaredResolved"),
        Trigger::CommandPassed => alone("CommandPassed"),
        Trigger::CommandTaken => alone("CommandTaken"),
        Trigger::RoleGiven(role) => term("RoleGiven", [Value::Word(format!("{role:?}"))]),
        Trigger::TaskGiven(person) => term("TaskGiven", [id(person)]),
        Trigger::TaskConfirmed(person) => term("TaskConfirmed", [id(person)]),
        Trigger::TaskReported(person) => term("TaskReported", [id(person)]),
        Trigger::FollowedUp(person) => term("FollowedUp", [id(person)]),
        Trigger::Estimated(person) => term("Estimated", [id(person)]),
        Trigger::TimeGranted(person) => term("TimeGranted", [id(person)]),
        Trigger::OrderUndirected => alone("OrderUndirected"),
        Trigger::RiskTold(remedy) => term("RiskTold", [id(remedy)]),
        Trigger::ObjectionsPolled => alone("ObjectionsPolled"),
        Trigger::Objected(remedy) => term("Objected", [id(remedy)]),
        Trigger::PressureSettled(arc) => term("PressureSettled", [id(arc)]),
        Trigger::Paged(person) => term("Paged", [id(person)]),
        Trigger::Removed(person) => term("Removed", [id(person)]),
        Trigger::Relieved(person) => term("Relieved", [id(person)]),
        Trigger::PostedSound(to) => term("PostedSound", [audience(*to)]),
        Trigger::PostedFlawed(to) => term("PostedFlawed", [audience(*to)]),
        Trigger::SeverityDeclared => alone("SeverityDeclared"),
        Trigger::BriefPutRight => alone("BriefPutRight"),
        Trigger::ReadBackRight => alone("ReadBackRight"),
        Trigger::PostmortemGiven => alone("PostmortemGiven"),
        Trigger::CallClosed => alone("CallClosed"),
    }
}

fn holds_term(holds: &Holds) -> Term {
    match holds {
        Holds::TraineeCommands => alone("TraineeCommands"),
        Holds::NobodyCommands => alone("NobodyCommands"),
        Holds::Present(person) => term("Present", [id(person)]),
        Holds::Filled(role) => term("Filled", [Value::Word(format!("{role:?}"))]),
        Holds::Fault(fault) => term("Fault", [id(fault)]),
        Holds::Known(finding) => term("Known", [id(finding)]),
        Holds::HealthBelow(service, below) => term("HealthBelow", [id(service), share(*below)]),
        Holds::SeverityAtLeast(level) => term("SeverityAtLeast", [Value::Number((*level).into())]),
        Holds::SeverityIs(level) => term("SeverityIs", [Value::Number((*level).into())]),
        Holds::SeverityUndeclared => alone("SeverityUndeclared"),
        Holds::UnderPressure => alone("UnderPressure"),
        Holds::OpenTasks(number) => term("OpenTasks", [Value::Number((*number).into())]),
        Holds::QuietFor(to, long) => term("QuietFor", [audience(*to), lapse(*long)]),
        Holds::CustomersHurt => alone("CustomersHurt"),
    }
}

/// An effect as a term.
pub fn effect_term(effect: &Effect) -> Term {
    match effect {
        Effect::Say(person, line) => term("Say", [id(person), id(line)]),
        Effect::Chat(person, line) => term("Chat", [id(person), id(line)]),
        Effect::Direct(person, line) => term("Direct", [id(person), id(line)]),
        Effect::Join(person) => term("Join", [id(person)]),
        Effect::Leave(person) => term("Leave", [id(person)]),
        Effect::Page(person) => term("Page", [id(person)]),
        Effect::StartFault(fault) => term("StartFault", [id(fault)]),
        Effect::WorsenFault(fault, by) => term("WorsenFault", [id(fault), share(*by)]),
        Effect::ClearFault(fault) => term("ClearFault", [id(fault)]),
        Effect::Lose(minutes) => term("Lose", [Value::Number((*minutes).into())]),
        Effect::Signal(signal, value) => term("Signal", [id(signal), Value::Number(*value)]),
        Effect::Pressure(arc) => term("Pressure", [Value::Written(pressure(arc))]),
        Effect::Draft(to, line) => term("Draft", [audience(*to), id(line)]),
        Effect::Remind(line) => term("Remind", [id(line)]),
        Effect::Reveal(person, finding) => term("Reveal", [id(person), id(finding)]),
        Effect::End(ending) => term("End", [id(ending)]),
    }
}

/// The block of a pressure arc, in one line.
fn pressure(arc: &Pressure) -> String {
    format!("({})", fields_of(arc).join(", "))
}

fn fields_of(arc: &Pressure) -> Vec<String> {
    let mut fields = vec![
        format!("id: {}", text(arc.id.as_str())),
        format!("kind: {:?}", arc.kind),
        format!("by: {}", text(arc.by.as_str())),
    ];
    if let Some(tone) = arc.tone {
        fields.push(format!("tone: {tone:?}"));
    }
    if arc.says_yes {
        fields.push("says_yes: true".to_owned());
    }
    if let Some(level) = arc.level {
        fields.push(format!("level: {level}"));
    }
    if let Some(remedy) = &arc.demands {
        fields.push(format!("demands: {}", text(remedy.as_str())));
    }
    if !arc.chips_in.is_empty() {
        let people = arc.chips_in.iter().map(|person| person.as_str());
        fields.push(format!("chips_in: {}", texts(people)));
    }
    if !arc.lines.is_empty() {
        let lines: Vec<String> = arc
            .lines
            .iter()
            .map(|(step, line)| format!("{}: {}", text(step), text(line.as_str())))
            .collect();
        fields.push(format!("lines: {{{}}}", lines.join(", ")));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reads_back_as_it_was() {
        for said in ["", "don't \"quote\"", "a\\b\nc\td\r", "ü – 漢 \u{7}\u{85}"] {
            let back: String = ron::from_str(&text(said)).expect("it is a text");
            assert_eq!(back, said);
        }
    }

    #[test]
    fn a_time_reads_back_as_it_was() {
        for ms in [0, 1, 999, 1000, 90_000, 3_600_000, 5_430_007] {
            let written = time(Span(ms));
            assert_eq!(Span::parse(written.trim_matches('"')), Ok(Span(ms)));
        }
        assert_eq!(time(Span::secs(150)), "\"2m 30s\"");
    }
}
