//! Why an utterance was heard as it was: for each act the cue and the words of each slot, and
//! for whatever else the words could have been, why they were not that.
//!
//! It hears once more with a trace kept and puts the trace into words; it decides nothing.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::drafts::Draft;
use super::grammar::hints::Kind;
use super::grammar::matcher::Match;
use super::items::{Item, class};
use super::lexicon::mark;
use super::trace::{Note, Trace, Why};
use super::{Context, Heard, HeardAct, Hearing};

/// An utterance as it was heard, with the reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// What was heard.
    #[serde(skip)]
    pub heard: Heard,
    /// The reason for each act, in the order of `heard.acts`.
    pub acts: Vec<Reason>,
    /// What the words could have been but were not, in the order spoken.
    pub rejected: Vec<Rejected>,
}

/// Some words of the utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Their byte range in the text.
    pub span: (usize, usize),
    /// The words.
    pub words: String,
}

/// Where the grammar says what the words perform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The table and the line, as in `tasks:12`.
    pub at: String,
    /// The line.
    pub line: String,
}

/// Why an act was heard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The act.
    pub act: String,
    /// The words of the cue.
    pub cue: Quote,
    /// The line of the tables that they fit; none for a command such as `!status`.
    pub rule: Option<Rule>,
    /// What the cue alone would have been, and which rule made it this act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// Its slots.
    pub slots: Vec<Slot>,
}

/// Where the value of a slot comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slot {
    /// The slot.
    pub slot: String,
    /// Its value, or one of them where it is a list.
    pub value: Value,
    /// The words that say so; none where the cue as a whole, or nothing, says so.
    pub words: Option<Quote>,
    /// How those words lead to the value.
    pub how: How,
}

/// How a slot got its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Words of the act itself say it.
    Said,
    /// Words before or behind the act say it.
    TakenOver,
    /// The cue means it.
    Cue,
    /// No words say it: the channel, the speaker or the drill does.
    Situation,
    /// It is empty.
    Empty,
}

/// A cue that was found and became no act of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// The act that it is a cue of; `nothing` for reports and the like.
    pub act: String,
    /// The words of the cue.
    pub cue: Quote,
    /// The line of the tables that they fit.
    pub rule: Rule,
    /// Why it is no act here, in plain English.
    pub why: String,
}

impl Hearing {
    /// Hears one utterance and says why it is heard so.
    pub fn explain(&self, text: &str, context: &Context) -> Explained {
        let mut trace = Trace::kept();
        let heard = self.hear_tracing(text, context, &mut trace);
        self.note_negated(&mut trace);
        let teller = Teller {
            hearing: self,
            heard: &heard,
            trace: &trace,
        };
        let acts = teller.reasons();
        let rejected = teller.rejected();
        Explained {
            heard,
            acts,
            rejected,
        }
    }
}

impl Hearing {
    /// Whether the question that an utterance pins is the one after recovery: "are all the graphs
    /// back to normal? Yes or no, please." Of its acts only the pin is heard.
    pub(crate) fn pins_recovery(&self, text: &str, context: &Context) -> bool {
        let mut trace = Trace::kept();
        self.hear_tracing(text, context, &mut trace);
        trace.notes.iter().any(|note| {
            note.kind == Kind::AskRecovered
                && matches!(note.why, Why::Merged(_, Kind::PinAnswer, _))
        })
    }
}

impl Hearing {
    /// "Don't restart it yet" fits no cue; without its "don't" it would.
    fn note_negated(&self, trace: &mut Trace) {
        for sentence in trace.sentences.clone() {
            if sentence.understood {
                continue;
            }
            let mut kept: Vec<usize> = Vec::new();
            let mut without: Vec<Item> = Vec::new();
            let mut starts = 0;
            for at in sentence.low..sentence.high {
                let item = trace.items[at];
                let helps =
                    self.lexicon.text(item.word) == "do" && trace.items[at + 1].is_any(mark::NOT);
                if helps || item.is_any(mark::NOT) {
                    starts |= item.is & class::START;
                    continue;
                }
                kept.push(at);
                without.push(Item {
                    is: item.is | starts,
                    ..item
                });
                starts = 0;
            }
            if kept.len() == sentence.high - sentence.low {
                continue;
            }
            without.extend(trace.items.last());
            let mut found = Vec::new();
            let end = kept.len();
            self.grammar
                .find(&without, 0, end, &mut found, &mut Trace::none());
            let acts = |one: &&Match| !matches!(one.kind, Kind::Nothing | Kind::Courtesy);
            let strongest = found
                .iter()
                .filter(acts)
                .max_by_key(|one| (one.tier, one.weight, std::cmp::Reverse(one.from)));
            if let Some(one) = strongest {
                let one = Match {
                    from: kept[one.from],
                    to: kept[one.to - 1] + 1,
                    ..*one
                };
                trace.strike(&one, Why::Negated);
            }
        }
    }
}

struct Teller<'a> {
    hearing: &'a Hearing,
    heard: &'a Heard,
    trace: &'a Trace,
}

impl Teller<'_> {
    fn reasons(&self) -> Vec<Reason> {
        let from_cues = !self.trace.brief && self.trace.drafts.len() == self.heard.acts.len();
        self.heard
            .acts
            .iter()
            .enumerate()
            .map(|(at, act)| match self.trace.drafts.get(at) {
                Some(draft) if from_cues => self.reason(act, draft),
                _ => self.whole(act),
            })
            .collect()
    }

    fn reason(&self, act: &HeardAct, draft: &Draft) -> Reason {
        let changed = self.trace.notes.iter().find_map(|note| match note.why {
            Why::Became(rule) if (note.made_by, note.cue) == (draft.made_by, draft.cue) => {
                Some(format!("{}: {}", note.kind.id(), sentence(rule)))
            }
            _ => None,
        });
        Reason {
            act: draft.kind.id().to_owned(),
            cue: self.quote(draft.cue),
            rule: Some(self.rule(draft.made_by)),
            changed,
            slots: self.slots(act, Some(draft)),
        }
    }

    /// A command, or a message heard as a whole.
    fn whole(&self, act: &HeardAct) -> Reason {
        let (from, to) = act.span;
        let brief = "a direct message that tells how things stand is a brief";
        Reason {
            act: act.act.id().to_owned(),
            cue: self.quote_bytes(from, to),
            rule: None,
            changed: self.trace.brief.then(|| brief.to_owned()),
            slots: self.slots(act, None),
        }
    }

    fn slots(&self, act: &HeardAct, draft: Option<&Draft>) -> Vec<Slot> {
        let Ok(Value::Object(slots)) = serde_json::to_value(&act.act) else {
            return Vec::new();
        };
        let mut told = Vec::new();
        for (name, value) in slots {
            let values = match value {
                _ if name == "act" => continue,
                Value::Array(values) if !values.is_empty() => values,
                value => vec![value],
            };
            for value in values {
                let (words, how) = self.source(&name, &value, act, draft);
                told.push(Slot {
                    slot: name.clone(),
                    value,
                    words,
                    how,
                });
            }
        }
        told
    }

    /// Which words say so.
    fn source(
        &self,
        name: &str,
        value: &Value,
        act: &HeardAct,
        draft: Option<&Draft>,
    ) -> (Option<Quote>, How) {
        let part = draft.map_or((0, 0), |draft| draft.part);
        let item_where = |fits: &dyn Fn(&Item) -> bool| self.item_where(part, fits);
        match value {
            Value::Null | Value::Bool(false) => (None, How::Empty),
            Value::Array(_) => (None, How::Empty),
            Value::String(text) if text.is_empty() => (None, How::Empty),
            Value::Bool(true) => match (name, draft) {
                ("ack_asked", Some(draft)) => match self.merged(draft, Kind::AskAck) {
                    Some(cue) => (Some(self.quote(cue)), How::Said),
                    None => (None, How::Cue),
                },
                _ => (None, How::Cue),
            },
            Value::Number(number) => {
                let number = number.as_u64().unwrap_or(0);
                let classes = match name {
                    "level" => class::SEV | class::NUM,
                    _ => class::TIME,
                };
                item_where(&|item| item.is_any(classes) && u64::from(item.value) == number)
            }
            Value::String(text) => match name {
                "role" | "audience" | "directed" | "elements" => (None, How::Cue),
                "remedy" => item_where(&|item| {
                    item.is_any(class::REMEDY)
                        && self.hearing.names.remedy(item.remedy).as_str() == text
                }),
                "task" | "plan" | "reason" | "correction" | "due" | "follow_up_place" => {
                    self.words_of(text, act)
                }
                "team" if act.act.id() == "spin-off" => self.words_of(text, act),
                _ => item_where(&|item| {
                    item.party()
                        .is_some_and(|party| self.hearing.names.id(party).as_str() == text)
                }),
            },
            Value::Object(_) => (None, How::Cue),
        }
    }

    /// The item that says it: within the act, else the last one before, else the next behind.
    fn item_where(
        &self,
        part: (usize, usize),
        fits: &dyn Fn(&Item) -> bool,
    ) -> (Option<Quote>, How) {
        let items = &self.trace.items;
        let end = part.1.min(items.len());
        let inside = (part.0..end).find(|at| fits(&items[*at]));
        let before = || {
            (0..part.0.min(items.len()))
                .rev()
                .find(|at| fits(&items[*at]))
        };
        let behind = || (end..items.len()).find(|at| fits(&items[*at]));
        match (inside, inside.or_else(before).or_else(behind)) {
            (Some(at), _) => (Some(self.quote((at, at + 1))), How::Said),
            (None, Some(at)) => (Some(self.quote((at, at + 1))), How::TakenOver),
            (None, None) => (None, How::Situation),
        }
    }

    /// Where a text that was taken from the words stands in them.
    fn words_of(&self, words: &str, act: &HeardAct) -> (Option<Quote>, How) {
        let (from, to) = act.span;
        let said = self.heard.text.get(from..to).unwrap_or("");
        let low = said.to_ascii_lowercase();
        match said.rfind(words).or_else(|| low.rfind(words)) {
            Some(at) => {
                let quote = self.quote_bytes(from + at, from + at + words.len());
                (Some(quote), How::Said)
            }
            None => (None, How::Cue),
        }
    }

    /// The cue of this kind that became a part of the draft.
    fn merged(&self, draft: &Draft, kind: Kind) -> Option<(usize, usize)> {
        self.trace.notes.iter().find_map(|note| match note.why {
            Why::Merged(_, _, into) if note.kind == kind && into == draft.cue => Some(note.cue),
            _ => None,
        })
    }

    fn rejected(&self) -> Vec<Rejected> {
        let mut told: Vec<(&Note, Rejected)> = Vec::new();
        for note in &self.trace.notes {
            let Some(why) = self.why(note) else {
                continue;
            };
            let one = Rejected {
                act: note.kind.id().to_owned(),
                cue: self.quote(note.cue),
                rule: self.rule(note.made_by),
                why,
            };
            // several lines may find the same act in the same words: the one that names most
            let twin = told.iter_mut().find(|(other, told)| {
                other.kind == note.kind
                    && told.why == one.why
                    && other.cue.0 < note.cue.1
                    && note.cue.0 < other.cue.1
            });
            match twin {
                Some((other, told)) => {
                    if note.cue.1 - note.cue.0 > other.cue.1 - other.cue.0 {
                        (*other, *told) = (note, one);
                    }
                }
                None => told.push((note, one)),
            }
        }
        told.sort_by_key(|(note, _)| note.cue);
        told.into_iter().map(|(_, one)| one).collect()
    }

    /// Why it is no act of its own; nothing where it is one after all.
    fn why(&self, note: &Note) -> Option<String> {
        let stands = self.trace.drafts.iter().any(|draft| {
            draft.kind == note.kind && draft.part.0 < note.cue.1 && note.cue.0 < draft.part.1
        });
        let performs = !matches!(note.kind, Kind::Nothing | Kind::Courtesy);
        let why = match note.why {
            _ if self.trace.brief => return None,
            Why::Became(..) => return None,
            Why::Merged(rule, into, _) => format!("part of {}: {}", into.id(), sentence(rule)),
            Why::Rule(rule) => sentence(rule),
            Why::PerformsNothing => "words like these perform nothing".to_owned(),
            _ if !performs || stands => return None,
            Why::Weaker(taken) if taken.kind == note.kind => return None,
            Why::Weaker(taken) => format!(
                "a stronger cue has the same words: {} \"{}\"",
                taken.kind.id(),
                self.quote((taken.from, taken.to)).words
            ),
            Why::Negated => "negated".to_owned(),
            Why::NoQuestion => "only a question mark would make it one".to_owned(),
            Why::NotAwaited => "no answer of this sort is awaited".to_owned(),
            Why::AcrossClauses => "the words stand in two clauses".to_owned(),
            Why::Misread => "the words name who is spoken to, or a thing".to_owned(),
            Why::Told => "is told, not done".to_owned(),
            Why::Quoted => "quoted".to_owned(),
            Why::Reported => "reported speech".to_owned(),
            Why::Conditional => "hangs on a condition".to_owned(),
            Why::Empty => "what it needs is not said".to_owned(),
        };
        Some(why)
    }

    fn rule(&self, made_by: u32) -> Rule {
        let (at, line) = self.hearing.grammar.written(made_by);
        Rule { at, line }
    }

    /// The words of some items.
    fn quote(&self, (from, to): (usize, usize)) -> Quote {
        let items = &self.trace.items;
        let last = to.max(from + 1).min(items.len());
        match items.get(from) {
            Some(first) => self.quote_bytes(
                self.trace.offset + first.start as usize,
                self.trace.offset + items[last - 1].end as usize,
            ),
            None => self.quote_bytes(0, 0),
        }
    }

    fn quote_bytes(&self, from: usize, to: usize) -> Quote {
        Quote {
            span: (from, to),
            words: self.heard.text.get(from..to).unwrap_or("").to_owned(),
        }
    }
}

/// A rule's name as a sentence.
fn sentence(rule: &str) -> String {
    let name = rule.rsplit("::").next().unwrap_or(rule).trim();
    name.replace('_', " ")
}

impl fmt::Display for Explained {
    /// A paragraph for a reader at a terminal.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.heard.text.trim())?;
        for reason in &self.acts {
            write!(out, "  {} because of \"{}\"", reason.act, reason.cue.words)?;
            if let Some(rule) = &reason.rule {
                write!(out, " ({})", rule.at)?;
            }
            if let Some(changed) = &reason.changed {
                write!(out, ", {changed}")?;
            }
            writeln!(out)?;
            for slot in reason.slots.iter().filter(|slot| slot.how != How::Empty) {
                let value = match &slot.value {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                let from = match (&slot.words, slot.how) {
                    (Some(words), How::TakenOver) => format!("\"{}\", said elsewhere", words.words),
                    (Some(words), _) => format!("\"{}\"", words.words),
                    (None, How::Situation) => "the situation".to_owned(),
                    (None, _) => "the cue".to_owned(),
                };
                writeln!(out, "    {} = {value}, from {from}", slot.slot)?;
            }
        }
        for one in &self.rejected {
            let (act, words, at) = (&one.act, &one.cue.words, &one.rule.at);
            match act.as_str() {
                "nothing" | "courtesy" => write!(out, "  ")?,
                _ => write!(out, "  not {act} ")?,
            }
            writeln!(out, "\"{words}\" ({at}): {}", one.why)?;
        }
        for part in &self.heard.not_understood {
            writeln!(out, "  not understood: {part}")?;
        }
        if self.acts.is_empty() {
            writeln!(out, "  performs nothing")?;
        }
        Ok(())
    }
}
