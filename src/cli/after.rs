//! After the drill: marking it and writing the reports. The seam to `score` and `debrief`.

use std::path::Path;
use std::sync::Arc;

use super::screen::Screen;
use super::trouble::{meant, trouble};
use super::{find, out};
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::recording::Header;
use crate::scenario::Scenario;
use crate::score::Policy;
use crate::score::policy::{SHIPPED, shipped};

/// The policy that `asked` names: a shipped one or a file; the scenario's own when left out.
pub(super) fn policy(asked: Option<&str>, scenario: &Scenario) -> anyhow::Result<Policy> {
    let asked = asked.unwrap_or(&scenario.policy);
    if !asked.ends_with(".ron") && !Path::new(asked).is_file() {
        return shipped(asked).map_err(|unknown| {
            let help = match meant(asked, SHIPPED.iter().map(|(name, _)| *name)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "name a policy that comes with hotwash, or a .ron file".to_owned(),
            };
            trouble(unknown.to_string(), help)
        });
    }
    let text = find::read(Path::new(asked))?;
    Policy::load(&text).map_err(|error| {
        let told = error.to_string().replace('\n', "\n  ");
        trouble(
            format!("the policy {asked} cannot be used:\n  {told}"),
            "mend what is named; assets/policies/pagerduty.ron shows every rule",
        )
    })
}

/// The policy that a recording was to be marked by.
pub(super) fn policy_of(header: &Header) -> anyhow::Result<Policy> {
    serde_json::from_value(header.policy.clone()).map_err(|error| {
        trouble(
            format!("line 1: the policy in the recording cannot be used: {error}"),
            "mark by another one: `hotwash debrief RECORDING --policy pagerduty`",
        )
    })
}

/// As it stands in a recording's header.
pub(super) fn in_header(policy: &Policy) -> serde_json::Value {
    serde_json::to_value(policy).expect("a policy has text keys and whole numbers")
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
        json: serde_json::json!({"format": 1, "scenario": drill.scenario().id, "policy": policy.id, "dimensions": []}),
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
