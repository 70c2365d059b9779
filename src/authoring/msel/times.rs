//! Conditions as a facilitator reads and writes them: `05:00`, `05:00–06:00`,
//! `after finding cache-empty + 02:00 and while customers hurt`.
//!
//! Every condition of the scenario language can be written so, and reads back as the same.

use super::super::written::{Term, Value, when_term};
use crate::scenario::model::When;
use crate::units::Span;

/// What the word of a happening or a state takes: an id, another word, a time, a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Id,
    Word,
    Time,
    Number,
}

use Takes::{Id, Number, Time, Word};

/// Happenings, as the scenario language names them, and what they take.
const HAPPENINGS: [(&str, &[Takes]); 39] = [
    ("Inject", &[Id]),
    ("Act", &[Id]),
    ("Finding", &[Id]),
    ("RemedyStarted", &[Id]),
    ("RemedyDone", &[Id]),
    ("Decided", &[]),
    ("FaultStarted", &[Id]),
    ("FaultCleared", &[Id]),
    ("Joined", &[Id]),
    ("Left", &[Id]),
    ("PressureBegan", &[Id]),
    ("PressureEnded", &[Id]),
    ("Posted", &[Word]),
    ("Mitigated", &[]),
    ("DeclaredResolved", &[]),
    ("CommandPassed", &[]),
    ("CommandTaken", &[]),
    ("RoleGiven", &[Word]),
    ("TaskGiven", &[Id]),
    ("TaskConfirmed", &[Id]),
    ("TaskReported", &[Id]),
    ("FollowedUp", &[Id]),
    ("Estimated", &[Id]),
    ("TimeGranted", &[Id]),
    ("OrderUndirected", &[]),
    ("RiskTold", &[Id]),
    ("ObjectionsPolled", &[]),
    ("Objected", &[Id]),
    ("PressureSettled", &[Id]),
    ("Paged", &[Id]),
    ("Removed", &[Id]),
    ("Relieved", &[Id]),
    ("PostedSound", &[Word]),
    ("PostedFlawed", &[Word]),
    ("SeverityDeclared", &[]),
    ("BriefPutRight", &[]),
    ("ReadBackRight", &[]),
    ("PostmortemGiven", &[]),
    ("CallClosed", &[]),
];

/// States, likewise.
const STATES: [(&str, &[Takes]); 14] = [
    ("TraineeCommands", &[]),
    ("NobodyCommands", &[]),
    ("Present", &[Id]),
    ("Filled", &[Word]),
    ("Fault", &[Id]),
    ("Known", &[Id]),
    ("HealthBelow", &[Id, Number]),
    ("SeverityAtLeast", &[Number]),
    ("SeverityIs", &[Number]),
    ("SeverityUndeclared", &[]),
    ("UnderPressure", &[]),
    ("OpenTasks", &[Number]),
    ("QuietFor", &[Word, Time]),
    ("CustomersHurt", &[]),
];

/// Minutes and seconds, `07:30`; past an hour the minutes go on; fractions of a second behind a
/// dot.
pub(super) fn clock(span: Span) -> String {
    let (seconds, rest) = (span.as_secs(), span.0 % 1000);
    let whole = format!("{:02}:{:02}", seconds / 60, seconds % 60);
    match rest {
        0 => whole,
        rest => format!("{whole}.{rest:03}"),
    }
}

/// A condition in words.
pub(super) fn said(when: &When) -> String {
    match when {
        When::At(at) => clock(at.0),
        When::Within(from, to) => format!("{}–{}", clock(from.0), clock(to.0)),
        When::Not(part) => format!("not {}", closed(part)),
        When::All(parts) => joined(parts, "and"),
        When::Any(parts) => joined(parts, "or"),
        When::After(..) | When::While(_) => said_term(&when_term(when)),
    }
}

fn said_term(term: &Term) -> String {
    match (term.word, term.values.as_slice()) {
        ("After", [Value::Term(happening), Value::Time(Span::ZERO)]) => {
            format!("after {}", in_words(happening))
        }
        ("After", [Value::Term(happening), Value::Time(later)]) => {
            format!("after {} + {}", in_words(happening), clock(*later))
        }
        ("While", [Value::Term(state)]) => format!("while {}", in_words(state)),
        _ => in_words(term),
    }
}

/// `RemedyDone("x")` as `remedy done x`.
fn in_words(term: &Term) -> String {
    let mut words = vec![spaced(term.word, ' ')];
    words.extend(term.values.iter().map(|value| match value {
        Value::Id(id) => id.clone(),
        Value::Time(span) => clock(*span),
        Value::Word(word) => spaced(word, '-'),
        other => other.to_string(),
    }));
    words.join(" ")
}

/// `CustomerLiaison` as `customer liaison`.
fn spaced(word: &str, between: char) -> String {
    let mut spaced = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !spaced.is_empty() {
            spaced.push(between);
        }
        spaced.extend(letter.to_lowercase());
    }
    spaced
}

/// Several conditions, so that they read back as they were: fewer than two need their word.
fn joined(parts: &[When], by: &str) -> String {
    let said: Vec<String> = parts.iter().map(closed).collect();
    match said.len() {
        0 | 1 => {
            let word = if by == "and" { "all" } else { "any" };
            format!("{word} ({})", said.concat())
        }
        _ => said.join(&format!(" {by} ")),
    }
}

/// A condition as part of another.
fn closed(when: &When) -> String {
    match when {
        When::All(_) | When::Any(_) => format!("({})", said(when)),
        _ => said(when),
    }
}

/// Reads a condition in words; says what it stumbled over.
pub(super) fn read(cell: &str) -> Result<When, String> {
    let mut words = Words {
        all: words_of(cell),
        at: 0,
    };
    if words.all.is_empty() {
        return Err("there is no time".to_owned());
    }
    let written = words.any()?;
    if let Some(rest) = words.peek() {
        return Err(format!("`{rest}` does not fit in there"));
    }
    super::ron::read::<When>(&written)
}

fn words_of(cell: &str) -> Vec<String> {
    let marked = cell
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('+', " + ")
        .replace(['–', '—'], " – ");
    marked
        .split_whitespace()
        .map(|word| word.trim_end_matches(',').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a cell, and which is next.
struct Words {
    all: Vec<String>,
    at: usize,
}

impl Words {
    fn peek(&self) -> Option<&str> {
        self.all.get(self.at).map(String::as_str)
    }

    fn take(&mut self) -> Result<String, String> {
        let word = self.peek().map(str::to_owned);
        self.at += 1;
        word.ok_or_else(|| "it ends too early".to_owned())
    }

    /// Takes a word if it is this one, in whatever letters.
    fn takes(&mut self, wanted: &str) -> bool {
        let is = self
            .peek()
            .is_some_and(|word| word.eq_ignore_ascii_case(wanted));
        self.at += usize::from(is);
        is
    }

    fn any(&mut self) -> Result<String, String> {
        let mut parts = vec![self.all_of()?];
        while self.takes("or") {
            parts.push(self.all_of()?);
        }
        Ok(match parts.len() {
            1 => parts.concat(),
            _ => format!("Any([{}])", parts.join(", ")),
        })
    }

    fn all_of(&mut self) -> Result<String, String> {
        let mut parts = vec![self.one()?];
        while self.takes("and") {
            parts.push(self.one()?);
        }
        Ok(match parts.len() {
            1 => parts.concat(),
            _ => format!("All([{}])", parts.join(", ")),
        })
    }

    fn one(&mut self) -> Result<String, String> {
        if self.takes("not") {
            return Ok(format!("Not({})", self.one()?));
        }
        if self.takes("(") {
            let inside = self.any()?;
            return self.closing(inside);
        }
        for (word, name) in [("all", "All"), ("any", "Any")] {
            if self.takes(word) {
                return self.alone(name);
            }
        }
        if self.takes("after") {
            let happening = self.named(&HAPPENINGS, "something that happens")?;
            let later = match self.takes("+") {
                true => self.time()?,
                false => Span::ZERO,
            };
            return Ok(format!(
                "After({happening}, {})",
                super::super::written::time(later)
            ));
        }
        if self.takes("while") {
            let state = self.named(&STATES, "something that holds")?;
            return Ok(format!("While({state})"));
        }
        let from = self.time()?;
        let written = super::super::written::time;
        if ["–", "-", "to"].into_iter().any(|mark| self.takes(mark)) {
            let to = self.time()?;
            return Ok(format!("Within({}, {})", written(from), written(to)));
        }
        Ok(format!("At({})", written(from)))
    }

    /// `all (x)`, for lists of one or none.
    fn alone(&mut self, name: &str) -> Result<String, String> {
        if !self.takes("(") {
            return Err(format!("`(` is missing behind `{}`", name.to_lowercase()));
        }
        if self.takes(")") {
            return Ok(format!("{name}([])"));
        }
        let inside = self.any()?;
        self.closing(format!("{name}([{inside}])"))
    }

    fn closing(&mut self, inside: String) -> Result<String, String> {
        match self.takes(")") {
            true => Ok(inside),
            false => Err("`)` is missing".to_owned()),
        }
    }

    /// A happening or a state with what it takes.
    fn named(&mut self, table: &[(&str, &[Takes])], what: &str) -> Result<String, String> {
        let found = table
            .iter()
            .filter(|(name, _)| {
                let spaced = spaced(name, ' ');
                let words = spaced.split(' ');
                let at = self.all[self.at.min(self.all.len())..].iter();
                words.clone().count() <= at.len()
                    && words
                        .zip(at)
                        .all(|(one, other)| one.eq_ignore_ascii_case(other))
            })
            // `fault started` before `fault`.
            .max_by_key(|(name, _)| name.len());
        let Some((name, takes)) = found else {
            let word = self.peek().unwrap_or_default();
            return Err(format!("`{word}` is not known as {what}"));
        };
        self.at += spaced(name, ' ').split(' ').count();
        let mut values = Vec::new();
        for takes in *takes {
            values.push(match takes {
                Id => super::super::written::text(&self.take()?),
                Time => super::super::written::time(self.time()?),
                Number => self.number()?,
                Word => camel(&self.take()?),
            });
        }
        Ok(match values.is_empty() {
            true => (*name).to_owned(),
            false => format!("{name}({})", values.join(", ")),
        })
    }

    fn number(&mut self) -> Result<String, String> {
        let word = self.take()?;
        match word.parse::<u32>() {
            Ok(number) => Ok(number.to_string()),
            Err(_) => Err(format!("`{word}` is no number")),
        }
    }

    /// A time of one word (`07:30`, `90s`, `5m`) or of several (`1h 30m`).
    fn time(&mut self) -> Result<Span, String> {
        let word = self.take()?;
        // `05:00-06:00` in one word.
        if let Some((from, to)) = word.split_once('-').filter(|(from, _)| !from.is_empty()) {
            let rest = [from, "–", to].map(str::to_owned);
            self.all.splice(self.at - 1..self.at, rest);
            self.at -= 1;
            return self.time();
        }
        let mut span = span(&word).ok_or_else(|| {
            format!("`{word}` is no time; write minutes and seconds, for example 07:30")
        })?;
        while let Some(more) = self
            .peek()
            .filter(|word| !word.contains(':'))
            .and_then(span_of_unit)
        {
            span += more;
            self.at += 1;
        }
        Ok(span)
    }
}

fn span_of_unit(word: &str) -> Option<Span> {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        .then(|| Span::parse(word).ok())
        .flatten()
}

/// `07:30`, `1:07:30`, `07:30.500`, `90s`. What a spreadsheet made of `61:00` is read as that.
pub(super) fn span(word: &str) -> Option<Span> {
    /// No time in a drill is longer [s].
    const A_DAY: u64 = 86_400;
    if !word.contains(':') {
        return span_of_unit(word);
    }
    let (whole, rest) = word.split_once('.').unwrap_or((word, ""));
    let rest: u64 = match rest.len() {
        0 => 0,
        1..=3 => format!("{rest:0<3}").parse().ok()?,
        _ => return None,
    };
    let parts: Vec<u64> = whole
        .split(':')
        .map(|part| part.parse().ok().filter(|number| *number < 10_000))
        .collect::<Option<_>>()?;
    let seconds = match parts.as_slice() {
        [minutes, seconds] if *seconds < 60 => minutes * 60 + seconds,
        [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => {
            let seconds = hours * 3600 + minutes * 60 + seconds;
            match seconds > A_DAY && parts[2] == 0 {
                true => hours * 60 + minutes,
                false => seconds,
            }
        }
        _ => return None,
    };
    Some(Span(seconds * 1000 + rest))
}

/// `customer-liaison` as `CustomerLiaison`.
fn camel(word: &str) -> String {
    word.split('-')
        .map(|part| {
            let mut letters = part.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::written;

    fn value(takes: Takes) -> &'static str {
        match takes {
            Id => "\"some-id\"",
            Word => "CustomerLiaison",
            Time => "\"2m 30s\"",
            Number => "3",
        }
    }

    #[test]
    fn every_happening_and_state_reads_back_as_it_was() {
        let filled = |(name, takes): &(&str, &[Takes])| match takes.is_empty() {
            true => (*name).to_owned(),
            false => {
                let values: Vec<&str> = takes.iter().map(|takes| value(*takes)).collect();
                format!("{name}({})", values.join(", "))
            }
        };
        let audience = |text: String| match text.starts_with("Posted") || text.starts_with("Quiet")
        {
            true => text.replace("CustomerLiaison", "Internal"),
            false => text,
        };
        let happenings = HAPPENINGS
            .iter()
            .map(|row| format!("After({}, \"1s\")", audience(filled(row))));
        let states = STATES
            .iter()
            .map(|row| format!("While({})", audience(filled(row))));
        for ron in happenings.chain(states) {
            let when: When = super::super::ron::read(&ron).expect("it is a condition");
            assert_eq!(written::when(&when), ron);
            assert_eq!(read(&said(&when)), Ok(when.clone()), "{}", said(&when));
        }
    }

    #[test]
    fn conditions_read_as_a_facilitator_writes_them() {
        for (cell, ron) in [
            ("05:00", "At(\"5m\")"),
            ("5:00 - 6:30", "Within(\"5m\", \"6m 30s\")"),
            ("05:00–06:00", "Within(\"5m\", \"6m\")"),
            ("05:00-06:00", "Within(\"5m\", \"6m\")"),
            ("90s", "At(\"1m 30s\")"),
            ("1h 30m", "At(\"1h 30m\")"),
            ("61:00:00", "At(\"1h 1m\")"),
            (
                "After finding cache-empty + 02:00",
                "After(Finding(\"cache-empty\"), \"2m\")",
            ),
            ("after mitigated", "After(Mitigated, \"0s\")"),
            (
                "20:00 and while quiet for internal 20:00",
                "All([At(\"20m\"), While(QuietFor(Internal, \"20m\"))])",
            ),
            (
                "25:00, and not (while fault x or after decided)",
                "All([At(\"25m\"), Not(Any([While(Fault(\"x\")), After(Decided, \"0s\")]))])",
            ),
            ("all (any ())", "All([Any([])])"),
        ] {
            let when = read(cell).unwrap_or_else(|error| panic!("{cell}: {error}"));
            assert_eq!(written::when(&when), ron, "{cell}");
        }
    }

    #[test]
    fn what_is_no_condition_is_told() {
        for cell in [
            "",
            "soon",
            "05:70",
            "after",
            "after lunch",
            "(05:00",
            "05:00 06:00",
            "while",
            "5",
            "not",
            "05:00 –",
            "after finding",
        ] {
            assert!(read(cell).is_err(), "{cell}");
        }
    }
}
