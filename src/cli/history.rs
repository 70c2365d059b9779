//! `hotwash history`: a trainee's drills, how their marks move, and what they resolved last.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::json;

use super::Verdict;
use super::screen::Screen;
use super::transcript::wrap;
use crate::desk::occasion;
use crate::drill::Mode;
use crate::records::{self, Goes, History as Drills, Line, Trend};
use crate::score::dimensions;

/// Show the drills that a trainee has played, and how their marks move.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash history                        everybody's drills on this machine\n  \
    hotwash history --trainee 'Kim Novak'\n  \
    hotwash history --json\n\n\
    Drills by a person, by another program, and by a script that names a trainee are kept in\n\
    history.jsonl in your data directory; the environment variable HOTWASH_DATA names another folder.")]
pub(super) struct History {
    /// Only this trainee's
    #[arg(long, value_name = "NAME")]
    trainee: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl History {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let history = occasion::history();
        let trainees = trainees(&history, self.trainee.as_deref());
        let mut screen = Screen::stdout();
        if self.json {
            let all: Vec<_> = trainees.iter().map(|drills| as_json(drills)).collect();
            let path = records::history_path().ok();
            let object = json!({ "path": path, "trainees": all });
            screen.line(&serde_json::to_string_pretty(&object)?)?;
            return Ok(Verdict::Fine);
        }
        if trainees.is_empty() {
            let whose = self.trainee.map(|name| format!(" by {name}"));
            screen.line(&format!(
                "No drill{} stands in the history yet; `hotwash play` puts one there.",
                whose.unwrap_or_default()
            ))?;
        }
        for (at, drills) in trainees.iter().enumerate() {
            if at > 0 {
                screen.line("")?;
            }
            show(drills, &mut screen)?;
        }
        Ok(Verdict::Fine)
    }
}

/// The drills by trainee, in the order in which the trainees first played.
fn trainees<'a>(history: &'a Drills, asked: Option<&str>) -> Vec<Vec<&'a Line>> {
    let mut all: Vec<Vec<&Line>> = Vec::new();
    for line in &history.drills {
        if asked.is_some_and(|name| !line.is_by(name)) {
            continue;
        }
        match all.iter_mut().find(|drills| drills[0].is_by(&line.trainee)) {
            Some(drills) => drills.push(line),
            None => all.push(vec![line]),
        }
    }
    all
}

fn show(drills: &[&Line], screen: &mut Screen) -> anyhow::Result<()> {
    let name = &drills[0].trainee;
    let many = if drills.len() == 1 { "drill" } else { "drills" };
    let head = format!("{name}: {} {many}", drills.len());
    screen.line(&screen.paint.bold(&head))?;
    let width = drills.iter().map(|line| line.drill.scenario.len()).max();
    for line in drills {
        let score = line.drill.score;
        let score = score.map_or_else(|| "–".to_owned(), |score| score.to_string());
        let exam = match line.mode {
            Mode::Exam => "  exam",
            Mode::Practice => "",
        };
        screen.line(&format!(
            "  {}  {:<2$}  {score:>3}  seed {3}{exam}",
            line.drill.date,
            line.drill.scenario,
            width.unwrap_or(0),
            line.drill.seed
        ))?;
    }
    screen.line("")?;
    if let Some(trend) = whole(drills) {
        screen.line(&screen.paint.bold(&row("in all", &trend)))?;
    }
    for (dimension, trend) in by_dimension(drills) {
        screen.line(&row(dimensions::title(dimension), &trend))?;
    }
    if let Some((date, commitment)) = last_commitment(drills) {
        let room = screen.width.saturating_sub(2).max(24);
        screen.line("")?;
        screen.line(&format!("Resolved on {date}:"))?;
        screen.line(&format!("  {}", wrap(commitment, room).join("\n  ")))?;
    }
    Ok(())
}

/// A dimension's last marks and where they go.
fn row(title: &str, trend: &Trend) -> String {
    let goes = match (trend.goes, trend.before) {
        (Some(goes), Some(before)) => {
            let sign = match goes {
                Goes::Up => "▲ up from",
                Goes::Level => "= level with",
                Goes::Down => "▼ down from",
            };
            format!("{sign} {before}")
        }
        _ => String::new(),
    };
    // One mark stands there already.
    let several = Some(&trend.scores).filter(|scores| scores.len() > 1);
    let marks: Vec<String> = several.into_iter().flatten().map(u8::to_string).collect();
    let text = format!(
        "  {title:<14}{:>4}  {goes:<16}  {}",
        trend.latest,
        marks.join(" ")
    );
    text.trim_end().to_owned()
}

fn whole(drills: &[&Line]) -> Option<Trend> {
    Trend::of(drills.iter().filter_map(|line| line.drill.score))
}

fn by_dimension(drills: &[&Line]) -> Vec<(crate::scenario::model::Dimension, Trend)> {
    let marked = dimensions::MARKED.into_iter();
    marked
        .filter_map(|dimension| {
            let marks = drills
                .iter()
                .filter_map(|line| line.drill.dimensions.get(&dimension).copied());
            Some((dimension, Trend::of(marks)?))
        })
        .collect()
}

fn last_commitment<'a>(drills: &[&'a Line]) -> Option<(jiff::civil::Date, &'a str)> {
    let mut latest = drills.iter().rev();
    latest.find_map(|line| Some((line.drill.date, line.drill.commitment.as_deref()?)))
}

fn as_json(drills: &[&Line]) -> serde_json::Value {
    let trends: BTreeMap<_, _> = by_dimension(drills).into_iter().collect();
    json!({
        "trainee": drills[0].trainee,
        "drills": drills,
        "trend": whole(drills),
        "dimensions": trends,
        "commitment": last_commitment(drills).map(|(_, text)| text),
    })
}
