//! `hotwash schema`: the scenario language as a JSON Schema, and scenarios as the JSON that it
//! describes.

use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use crate::authoring::schema::schema;
use crate::desk::find;
use crate::desk::note::{Paint, note};
use crate::desk::trouble::trouble;
use crate::scenario::json::as_json;

/// Print the scenario language as a JSON Schema (2020-12), for programs that read or check scenarios.
#[derive(Args)]
#[command(after_help = "Examples:\n  hotwash schema >scenario.schema.json\n  \
        hotwash schema --of my.ron >my.json    a scenario as the JSON that the schema describes")]
pub(super) struct Schema {
    /// Print this scenario as JSON instead
    #[arg(long, value_name = "FILE")]
    of: Option<PathBuf>,
}

impl Schema {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut screen = Screen::stdout();
        let Some(file) = self.of else {
            screen.line(schema().trim_end())?;
            return Ok(Verdict::Fine);
        };
        let text = find::read(&file)?;
        let json = as_json(&text).map_err(|wrong| {
            let name = file.display().to_string();
            note(find::rendered(&name, &text, &wrong, Paint::for_stderr()).trim_end());
            trouble(
                format!("{name} is not RON"),
                "mend what is shown above; `hotwash lint` says more",
            )
        })?;
        screen.line(&serde_json::to_string_pretty(&json)?)?;
        Ok(Verdict::Fine)
    }
}
