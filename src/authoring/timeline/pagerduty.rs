//! PagerDuty's JSON: an incident's log entries and notes, as its public API gives them, alone or
//! beside the incident; and plain lists of objects with a time and a text.

use serde_json::{Map, Value};

use super::clock::{self, Reading};
use super::happened::Kind;
use super::table::Columns;
use super::{Doubt, Gathered, Raw, Unreadable, plain};

/// Whether a text is meant to be JSON.
pub(super) fn is_json(source: &str) -> bool {
    let start = source.trim_start();
    let behind = start.strip_prefix('[').map(str::trim_start);
    start.starts_with('{')
        || behind.is_some_and(|rest| {
            rest.starts_with(['{', ']'])
                || rest.starts_with(|c: char| c.is_ascii_digit()) && start.ends_with(']')
        })
}

/// Reads what the API gives.
pub(super) fn gather(source: &str) -> Result<Gathered, Unreadable> {
    let value: Value = serde_json::from_str(source).map_err(|error| {
        let lines = source.lines().filter(|line| !line.trim().is_empty());
        let several = lines.clone().count() > 1 && lines.clone().take(2).all(|line| serde_json::from_str::<Value>(line).is_ok());
        Unreadable {
            line: Some(error.line()),
            what: format!("it is not JSON: {error}"),
            help: match several {
                true => "this looks like a recording, one object a line; `hotwash debrief` makes a postmortem of it, \
                         and the postmortem's timeline can be imported"
                    .to_owned(),
                false => "save what the API gives as it is, whole".to_owned(),
            },
        }
    })?;
    let mut reading = Gathering {
        source,
        searched: 0,
        gathered: Gathered::default(),
    };
    match &value {
        Value::Array(items) => reading.items(items),
        Value::Object(object) => reading.object(object),
        _ => {}
    }
    let mut gathered = reading.gathered;
    without_doubles(&mut gathered);
    if gathered.raws.is_empty() {
        return Err(Unreadable {
            line: None,
            what: "it holds neither log entries nor notes".to_owned(),
            help: "save what the API gives for an incident's log entries (`log_entries`) or notes (`notes`)".to_owned(),
        });
    }
    Ok(gathered)
}

struct Gathering<'a> {
    source: &'a str,
    /// So far the source has been searched for the line of an entry.
    searched: usize,
    gathered: Gathered,
}

impl Gathering<'_> {
    fn object(&mut self, object: &Map<String, Value>) {
        if let Some(Value::Object(incident)) = object.get("incident") {
            self.incident(incident);
        } else if object.contains_key("title") || object.contains_key("incident_number") {
            self.incident(object);
        }
        for name in ["log_entries", "notes", "entries", "timeline", "events"] {
            if let Some(Value::Array(items)) = object.get(name) {
                self.items(items);
            }
        }
        if let Some(Value::Object(incident)) = object.get("incident") {
            for name in ["log_entries", "notes"] {
                if let Some(Value::Array(items)) = incident.get(name) {
                    self.items(items);
                }
            }
        }
    }

    fn incident(&mut self, incident: &Map<String, Value>) {
        let title = text(incident, &["title"]).or_else(|| text(incident, &["summary"]));
        let gathered = &mut self.gathered;
        let title = title.map(|title| without_number(&title).to_owned());
        gathered.title = gathered.title.take().or(title);
        let level = text(incident, &["priority", "summary"]);
        gathered.severity = gathered.severity.or_else(|| super::severity(&level?));
        if let Some(service) = text(incident, &["service", "summary"]) {
            note_service(gathered, &service);
        }
    }

    fn items(&mut self, items: &[Value]) {
        for (at, item) in items.iter().enumerate() {
            let Value::Object(item) = item else {
                self.gathered.doubts.push(Doubt {
                    line: 0,
                    what: format!("entry {} is no object; left out", at + 1),
                });
                continue;
            };
            let raw = match text(item, &["type"]) {
                Some(kind)
                    if kind.ends_with("_log_entry") || kind.ends_with("_log_entry_reference") =>
                {
                    self.log_entry(item, &kind)
                }
                _ => self.note(item),
            };
            match raw {
                Some(raw) => self.gathered.raws.push(raw),
                None => self.gathered.doubts.push(Doubt {
                    line: 0,
                    what: format!("entry {} tells nothing that happened; left out", at + 1),
                }),
            }
        }
    }

    /// A log entry, by its type.
    fn log_entry(&mut self, item: &Map<String, Value>, kind: &str) -> Option<Raw> {
        let agent = text(item, &["agent", "summary"]);
        let agent_is_person =
            text(item, &["agent", "type"]).is_none_or(|kind| kind.contains("user"));
        let service = text(item, &["service", "summary"]).or_else(|| {
            agent
                .clone()
                .filter(|_| !agent_is_person && kind.starts_with("trigger"))
        });
        if let Some(service) = &service {
            note_service(&mut self.gathered, service);
        }
        if self.gathered.title.is_none() {
            let title = text(item, &["incident", "summary"]);
            self.gathered.title = title.map(|title| without_number(&title).to_owned());
        }
        let summary = text(item, &["summary"]);
        let channel = text(item, &["channel", "summary"]);
        let content = text(item, &["channel", "content"]).or_else(|| text(item, &["note"]));
        let described = text(item, &["event_details", "description"])
            .or_else(|| text(item, &["channel", "subject"]));
        let what = match kind.split_once("_log_entry").map_or(kind, |(kind, _)| kind) {
            "trigger" => channel
                .filter(|words| !is_channel_name(words))
                .or(described)
                .or(summary),
            "annotate" => content.or(channel).or(summary),
            _ => summary.or(content).or(channel),
        }?;
        let person = text(item, &["user", "summary"]).or(agent.filter(|_| agent_is_person));
        let sort = match kind.split_once("_log_entry").map_or(kind, |(kind, _)| kind) {
            "trigger" => Some(Kind::Alert),
            "acknowledge"
            | "notify"
            | "escalate"
            | "assign"
            | "reassign"
            | "responder_request"
            | "exhaust_escalation_path"
            | "repeat_escalation_path"
            | "unacknowledge"
            | "snooze"
            | "unsnooze"
            | "link"
            | "unlink" => Some(Kind::Came),
            "resolve" => Some(Kind::Over),
            "priority_change" | "urgency_change" | "severity_change" => Some(Kind::Decided),
            "status_update" => Some(Kind::Told),
            _ => None,
        };
        Some(Raw {
            who: person,
            service,
            kind: sort,
            ..self.timed(item, what)
        })
    }

    /// A note, or an object of a plain list.
    fn note(&mut self, item: &Map<String, Value>) -> Option<Raw> {
        if let Some(content) = text(item, &["content"]) {
            let who = text(item, &["user", "summary"]);
            return Some(Raw {
                who,
                ..self.timed(item, content)
            });
        }
        let names: Vec<String> = item.keys().cloned().collect();
        let columns = Columns::named(&names)?;
        let cells: Vec<String> = item
            .values()
            .map(|value| match value {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                Value::Object(inner) => text(inner, &["summary"])
                    .or_else(|| text(inner, &["name"]))
                    .unwrap_or_default(),
                other => other.to_string(),
            })
            .collect();
        let first = columns
            .time
            .and_then(|at| cells.get(at))
            .cloned()
            .unwrap_or_default();
        let line = self.line_of(&first);
        let raw = columns.raw(&cells, line, Reading::default().year);
        (!raw.what.is_empty()).then_some(raw)
    }

    fn timed(&mut self, item: &Map<String, Value>, what: String) -> Raw {
        let when = text(item, &["created_at"])
            .or_else(|| text(item, &["at"]))
            .unwrap_or_default();
        let line = self.line_of(&when);
        let reading = Reading {
            alone: true,
            ..Reading::default()
        };
        let stamp = clock::stamp(&when, reading).map(|(stamp, _)| stamp);
        Raw {
            line,
            instead: if stamp.is_none() { when } else { String::new() },
            stamp,
            what,
            ..Raw::default()
        }
    }

    /// The line on which a text stands next.
    fn line_of(&mut self, text: &str) -> usize {
        let found = (!text.is_empty())
            .then(|| self.source[self.searched..].find(text))
            .flatten();
        if let Some(at) = found {
            self.searched += at + text.len();
        }
        self.source[..self.searched].matches('\n').count() + 1
    }
}

/// A text at the end of a path.
fn text(object: &Map<String, Value>, path: &[&str]) -> Option<String> {
    let (last, way) = path.split_last()?;
    let mut at = object;
    for step in way {
        at = at.get(*step)?.as_object()?;
    }
    let text = at.get(*last)?.as_str()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A title without the number of the incident: `[#812] Bookings fail`.
fn without_number(title: &str) -> &str {
    let rest = title
        .strip_prefix("[#")
        .and_then(|rest| rest.split_once("] "));
    rest.map_or(title, |(_, title)| title)
}

/// A channel that names itself tells nothing of what happened.
fn is_channel_name(words: &str) -> bool {
    matches!(
        words.to_lowercase().as_str(),
        "api" | "web" | "website" | "email" | "auto" | "nagios" | "mobile" | "timeout"
    )
}

fn note_service(gathered: &mut Gathered, service: &str) {
    let service = plain(service);
    if !gathered.services.contains(&service) {
        gathered.services.push(service);
    }
}

/// A note stands among the log entries too: what has the same time and words is taken once.
fn without_doubles(gathered: &mut Gathered) {
    let mut seen: Vec<(Option<clock::Stamp>, String)> = Vec::new();
    let before = gathered.raws.len();
    gathered.raws.retain(|raw| {
        let key = (raw.stamp, raw.what.clone());
        let is_new = raw.stamp.is_none() || !seen.contains(&key);
        seen.push(key);
        is_new
    });
    let doubles = before - gathered.raws.len();
    if doubles > 0 {
        gathered.doubts.push(Doubt {
            line: 0,
            what: format!(
                "what stands there twice, with the same time and words, is taken once: {doubles} times"
            ),
        });
    }
}
