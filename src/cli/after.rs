//! After the drill: marking it and writing the reports. The seam to `score` and `debrief`.

use std::path::Path;
use std::sync::Arc;

use super::out;
use super::screen::Screen;
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::recording::Header;
use crate::scenario::Scenario;

/// What a drill is marked by.
pub(super) struct Policy(serde_json::Value);

/// The policy that `asked` names: a shipped one or a file; the scenario's own when left out.
pub(super) fn policy(asked: Option<&str>, scenario: &Scenario) -> anyhow::Result<Policy> {
    Ok(Policy(serde_json::Value::String(
        asked.unwrap_or(&scenario.policy).to_owned(),
    )))
}

/// The policy that a recording was to be marked by.
pub(super) fn policy_of(header: &Header) -> anyhow::Result<Policy> {
    Ok(Policy(header.policy.clone()))
}

impl Policy {
    /// As it stands in a recording's header.
    pub(super) fn to_json(&self) -> serde_json::Value {
        self.0.clone()
    }
}

/// The three renderings of a debrief, and its summary for the terminal.
pub(super) struct Reports {
    markdown: String,
    html: String,
    json: serde_json::Value,
    summary: Vec<String>,
}

/// Marks a drill that is over.
pub(super) fn reports(drill: &Drill, _: &Arc<Hearing>, policy: &Policy) -> anyhow::Result<Reports> {
    Ok(Reports {
        markdown: String::new(),
        html: String::new(),
        json: serde_json::json!({"format": 1, "scenario": drill.scenario().id, "policy": policy.0, "dimensions": []}),
        summary: Vec::new(),
    })
}

impl Reports {
    /// The debrief object.
    pub(super) fn json(&self) -> &serde_json::Value {
        &self.json
    }

    /// Writes the reports into a folder, each whole or not at all.
    pub(super) fn write(&self, dir: &Path) -> anyhow::Result<()> {
        out::write_whole(&dir.join("debrief.md"), &self.markdown)?;
        out::write_whole(&dir.join("debrief.html"), &self.html)?;
        let mut json = serde_json::to_string_pretty(&self.json)?;
        json.push('\n');
        out::write_whole(&dir.join("debrief.json"), &json)
    }

    /// Prints the result in a few lines.
    pub(super) fn summarise(&self, screen: &mut Screen) -> anyhow::Result<()> {
        for line in &self.summary {
            screen.line(line)?;
        }
        Ok(())
    }
}
