//! The form in which the corpora state what is heard: a line for each act, its id and its
//! slots. Lists are joined with `+`, nothing is `-`, texts of several words stand in quotes.

use hotwash::hearing::Heard;
use serde_json::Value;

/// What was heard, a line for each act; `not-understood` and `acronyms` where there are any.
pub fn lines(heard: &Heard) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for act in &heard.acts {
        let Ok(Value::Object(slots)) = serde_json::to_value(act) else {
            panic!("an act is an object");
        };
        let mut line = slots["act"].as_str().unwrap_or("").to_owned();
        for (name, value) in &slots {
            if name != "act" && name != "span" {
                line.push_str(&format!(" {name}={}", value_of(value)));
            }
        }
        lines.push(line);
    }
    if !heard.not_understood.is_empty() {
        lines.push("not-understood".to_owned());
    }
    if !heard.acronyms.is_empty() {
        lines.push(format!("acronyms={}", heard.acronyms.join("+")));
    }
    lines
}

fn value_of(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) if text.contains(' ') || text.is_empty() => format!("\"{text}\""),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(value_of).collect::<Vec<_>>().join("+"),
        other => other.to_string(),
    }
}
