//! `hotwash list`: the scenarios that come with hotwash.

use clap::Args;

use super::screen::Screen;
use super::transcript::wrap;
use super::{Verdict, find, shipped};

/// Show the scenarios that come with hotwash.
#[derive(Args)]
pub(super) struct List {
    /// Print JSON, one object a scenario
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut screen = Screen::stdout();
        for shipped in shipped::SCENARIOS {
            let scenario = find::scenario(shipped.id)?.scenario;
            let minutes = scenario.length.0.as_minutes_said();
            let skills: Vec<String> = scenario
                .skills
                .iter()
                .map(|skill| match serde_json::to_value(skill) {
                    Ok(serde_json::Value::String(id)) => id,
                    _ => format!("{skill:?}"),
                })
                .collect();
            if self.json {
                let line = serde_json::json!({
                    "id": scenario.id,
                    "title": scenario.title,
                    "difficulty": format!("{:?}", scenario.difficulty).to_lowercase(),
                    "minutes": minutes,
                    "skills": skills,
                });
                screen.line(&line.to_string())?;
                continue;
            }
            let id = screen.paint.bold(&scenario.id);
            let difficulty = format!("{:?}", scenario.difficulty).to_lowercase();
            screen.line(&format!("{id}  {}", scenario.title))?;
            screen.line(&format!("  {minutes} min · {difficulty}"))?;
            let skills = format!("practises {}", skills.join(", "));
            let room = screen.width.saturating_sub(2).max(24);
            screen.line(&format!("  {}", wrap(&skills, room).join("\n  ")))?;
        }
        Ok(Verdict::Fine)
    }
}
