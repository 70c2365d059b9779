//! The after-action report as Markdown. All texts are escaped.

use std::fmt::Write;

use jiff::civil::Date;

use super::observation::Observation;
use super::{AfterAction, Occasion};
use crate::debrief::Report;
use crate::debrief::markdown::plain;

/// The after-action report of a drill, for a wiki.
pub fn markdown(report: &Report, occasion: &Occasion) -> String {
    let mut page = String::new();
    // Writing into a String cannot fail.
    let _ = write_page(&mut page, &AfterAction::of(report, occasion));
    page
}

type Written = Result<(), std::fmt::Error>;

fn write_page(page: &mut String, after: &AfterAction) -> Written {
    writeln!(page, "# {}\n", plain(&after.title))?;
    writeln!(page, "## Exercise overview\n\n| | |\n|---|---|")?;
    for (what, text) in &after.overview {
        writeln!(page, "| **{}** | {} |", plain(what), plain(text))?;
    }
    write_capabilities(page, after)?;
    write_objectives(page, after)?;
    write_observations(page, "Strengths", &after.strengths)?;
    write_observations(page, "Areas for improvement", &after.improvements)?;
    write_plan(page, after)?;
    writeln!(page, "---\n\nMade by {}.", plain(&after.made_by))
}

fn write_capabilities(page: &mut String, after: &AfterAction) -> Written {
    writeln!(
        page,
        "\n## Objectives, capabilities and ratings\n\n\
         | | objective | core capability | rating | score |\n|---|---|---|:-:|---:|"
    )?;
    for row in &after.capabilities {
        writeln!(
            page,
            "| **{}** | {} | {} | {} | {} |",
            plain(&row.title),
            plain(&row.objective),
            plain(&row.capability),
            row.rating.as_deref().unwrap_or("not observed"),
            row.score
                .map_or_else(|| "–".to_owned(), |score| score.to_string()),
        )?;
    }
    writeln!(page)?;
    for (letter, name, meaning) in &after.ratings {
        writeln!(page, "- **{letter}**, {name}: {meaning}.")?;
    }
    writeln!(page)
}

fn write_objectives(page: &mut String, after: &AfterAction) -> Written {
    if after.objectives.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "## Objectives of this scenario\n\n| objective | |\n|---|---|"
    )?;
    for objective in &after.objectives {
        let met = if objective.met {
            "reached"
        } else {
            "not reached"
        };
        writeln!(page, "| {} | {met} |", plain(&objective.text))?;
    }
    writeln!(page)
}

fn write_observations(page: &mut String, title: &str, all: &[Observation]) -> Written {
    writeln!(page, "## {title}\n")?;
    if all.is_empty() {
        writeln!(page, "None was observed.\n")?;
    }
    for (at, one) in all.iter().enumerate() {
        writeln!(
            page,
            "### {}. {} ({}): {}\n\n**Observation.** {}\n",
            at + 1,
            plain(&one.title),
            plain(&one.dimension),
            one.rating,
            plain(&one.statement)
        )?;
        writeln!(page, "**Reference.** Practice: {}.\n", plain(&one.source))?;
        for seen in &one.references {
            match seen.who.as_str() {
                "" => writeln!(
                    page,
                    "- `{}` {} (event {})",
                    seen.at,
                    plain(&seen.words),
                    seen.seq
                )?,
                who => writeln!(
                    page,
                    "- `{}` {who}: \"{}\" (event {})",
                    seen.at,
                    plain(&seen.words),
                    seen.seq
                )?,
            }
        }
        writeln!(
            page,
            "\n**Analysis.** {}\n\n**Recommendation.** {}\n",
            plain(&one.analysis),
            plain(&one.recommendation)
        )?;
    }
    Ok(())
}

fn write_plan(page: &mut String, after: &AfterAction) -> Written {
    writeln!(page, "## Improvement plan\n")?;
    if after.plan.is_empty() {
        return writeln!(page, "Nothing to correct was observed.\n");
    }
    writeln!(
        page,
        "| issue | corrective action | capability element | owner | start | completion |\n\
         |---|---|---|---|---|---|"
    )?;
    let day = |date: Option<Date>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
    for row in &after.plan {
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            plain(&row.issue),
            plain(&row.action),
            row.element,
            plain(&row.owner),
            day(row.start),
            day(row.completion)
        )?;
    }
    writeln!(page)
}
