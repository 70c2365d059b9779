//! The skeleton of a blameless postmortem as Markdown, for a wiki: what the log knows is filled
//! in, what people must find stands in square brackets.

use std::fmt::Write;

use crate::debrief::Report;
use crate::debrief::markdown::plain;

/// The skeleton as Markdown.
pub fn postmortem(report: &Report) -> String {
    let mut page = String::new();
    // Writing into a String cannot fail.
    let _ = write_page(&mut page, report);
    page
}

fn write_page(page: &mut String, report: &Report) -> Result<(), std::fmt::Error> {
    let skeleton = &report.postmortem;
    let or = |text: &Option<String>, open: &str| text.as_deref().map_or(open.to_owned(), plain);
    writeln!(
        page,
        "# {}\n\n- Owner: {}\n- Due: {}\n- Severity: {}\n\n## Summary\n\n{}\n\n## Impact\n",
        plain(&skeleton.title),
        or(&skeleton.owner, "[one person, by name]"),
        or(&skeleton.due, "[a date, or so many business days]"),
        skeleton
            .severity
            .map_or_else(|| "[which]".to_owned(), |level| level.to_string()),
        plain(&skeleton.summary),
    )?;
    items(
        page,
        skeleton
            .impact
            .iter()
            .map(|line| plain(line).replace('…', "[how many]")),
    )?;
    writeln!(page, "\n## Timeline\n")?;
    let facts = skeleton.timeline.iter();
    items(
        page,
        facts.map(|fact| format!("{} {}", fact.at, plain(&fact.text))),
    )?;
    writeln!(page, "\n## Contributing factors\n")?;
    items(
        page,
        skeleton.questions.iter().map(|question| plain(question)),
    )?;
    writeln!(
        page,
        "\n## What went well\n\n- [what went well, and where you were lucky]\n\n## Action items\n"
    )?;
    items(page, skeleton.actions.iter().cloned())?;
    if !skeleton.todos.is_empty() {
        writeln!(page, "\n## To-dos said on the call\n")?;
    }
    let todos = skeleton.todos.iter();
    items(
        page,
        todos.map(|todo| format!("{} {}", todo.at, plain(&todo.text))),
    )?;
    writeln!(page, "\n## External message\n")?;
    for line in skeleton.message.lines() {
        writeln!(page, "> {line}")?;
    }
    Ok(())
}

fn items(page: &mut String, items: impl Iterator<Item = String>) -> Result<(), std::fmt::Error> {
    for item in items {
        writeln!(page, "- {item}")?;
    }
    Ok(())
}
