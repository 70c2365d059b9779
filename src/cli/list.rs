//! `hotwash list`: the scenarios that come with hotwash: the practice ladder, rung by rung, and
//! the full drills; and the policies that a drill can be marked by.

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use super::transcript::wrap;
use crate::desk::shipped;
use crate::scenario::Scenario;
use crate::score::policy::{self, SHIPPED};

/// Show the scenarios that come with hotwash.
#[derive(Args)]
pub(super) struct List {
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,

    /// Show the policies that a drill can be marked by, instead of the scenarios
    #[arg(long)]
    policies: bool,
}

impl List {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut screen = Screen::stdout();
        if self.policies {
            return policies(self.json, &mut screen);
        }
        let all = shipped::in_order()?;
        if self.json {
            for scenario in &all {
                screen.line(&as_json(scenario).to_string())?;
            }
            return Ok(Verdict::Fine);
        }
        let (ladder, full): (Vec<_>, Vec<_>) =
            all.iter().partition(|scenario| scenario.ladder.is_some());
        if !ladder.is_empty() {
            screen.line(
                &screen
                    .paint
                    .bold("The practice ladder: one skill in a few minutes"),
            )?;
            for scenario in ladder {
                let rung = scenario.ladder.unwrap_or_default();
                let id = screen.paint.bold(&scenario.id);
                screen.line(&format!(
                    "{rung:>4}  {id}  {}  {} min",
                    scenario.title,
                    minutes(scenario)
                ))?;
            }
            screen.line("")?;
            screen.line(&screen.paint.bold("Full drills, easiest first"))?;
        }
        for scenario in full {
            show(scenario, &mut screen)?;
        }
        Ok(Verdict::Fine)
    }
}

/// The policies, the default one first.
fn policies(json: bool, screen: &mut Screen) -> anyhow::Result<Verdict> {
    for (name, _) in SHIPPED {
        let policy = policy::shipped(name)?;
        if json {
            screen.line(&serde_json::to_string(&policy)?)?;
            continue;
        }
        let id = screen.paint.bold(&policy.id);
        screen.line(&format!("{id}  {}", policy.title))?;
        let room = screen.width.saturating_sub(2).max(24);
        screen.line(&format!("  {}", wrap(&policy.about, room).join("\n  ")))?;
    }
    if !json {
        screen.line("")?;
        screen.line(
            "Mark by one of them with `--policy NAME`, or by your own with `--policy FILE`.",
        )?;
    }
    Ok(Verdict::Fine)
}

fn show(scenario: &Scenario, screen: &mut Screen) -> anyhow::Result<()> {
    let id = screen.paint.bold(&scenario.id);
    let difficulty = format!("{:?}", scenario.difficulty).to_lowercase();
    screen.line(&format!("{id}  {}", scenario.title))?;
    screen.line(&format!("  {} min · {difficulty}", minutes(scenario)))?;
    let skills = format!("practises {}", skills(scenario).join(", "));
    let room = screen.width.saturating_sub(2).max(24);
    screen.line(&format!("  {}", wrap(&skills, room).join("\n  ")))
}

fn as_json(scenario: &Scenario) -> serde_json::Value {
    serde_json::json!({
        "id": scenario.id,
        "title": scenario.title,
        "difficulty": format!("{:?}", scenario.difficulty).to_lowercase(),
        "minutes": minutes(scenario),
        "skills": skills(scenario),
        "ladder": scenario.ladder,
    })
}

fn minutes(scenario: &Scenario) -> u64 {
    scenario.length.0.as_minutes_said()
}

fn skills(scenario: &Scenario) -> Vec<String> {
    let skills = scenario.skills.iter();
    skills
        .map(|skill| match serde_json::to_value(skill) {
            Ok(serde_json::Value::String(id)) => id,
            _ => format!("{skill:?}"),
        })
        .collect()
}
