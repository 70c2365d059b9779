//! What comes after the call as Markdown: the commitment, the draft reviewed, a postmortem to fill in.

use std::fmt::Write;

use super::{Written, plain};
use crate::debrief::follow_up::DraftFinding;
use crate::debrief::report::Report;

pub(super) fn write_commitment(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## One commitment\n")?;
    match &report.commitment.written {
        Some(words) => writeln!(page, "> \"{}\"\n", plain(words)),
        None => writeln!(
            page,
            "> When … I will …\n\nFor example: {}\n",
            plain(&report.commitment.suggestion)
        ),
    }
}

/// The trainee's draft of the postmortem, and what the review found in it.
pub(super) fn write_follow_up(page: &mut String, report: &Report) -> Written {
    let Some(draft) = &report.follow_up else {
        return Ok(());
    };
    let or =
        |text: &Option<String>, none: &str| text.as_deref().map_or_else(|| none.to_owned(), plain);
    writeln!(
        page,
        "## Your draft of the postmortem, reviewed\n\nOwner: {} · due: {} · {} lines of timeline · {} action items\n",
        or(&draft.owner, "nobody yet"),
        or(&draft.due, "not said"),
        draft.timeline,
        draft.actions
    )?;
    if draft.findings.is_empty() {
        writeln!(page, "Nothing to mend.")?;
    }
    for finding in &draft.findings {
        write_finding(page, finding)?;
    }
    writeln!(page)
}

fn write_finding(page: &mut String, finding: &DraftFinding) -> Written {
    writeln!(
        page,
        "- **{}**, line {}: {} {} *Instead:* {}",
        plain(&finding.title),
        finding.line,
        plain(&finding.what),
        plain(&finding.why),
        plain(&finding.instead)
    )?;
    if !finding.quote.is_empty() {
        writeln!(page, "  > \"{}\"", plain(&finding.quote))?;
    }
    Ok(())
}

pub(super) fn write_postmortem(page: &mut String, report: &Report) -> Written {
    let skeleton = &report.postmortem;
    let or_blank = |text: &Option<String>| text.as_deref().map_or_else(|| "…".to_owned(), plain);
    writeln!(page, "## {}\n", plain(&skeleton.title))?;
    writeln!(
        page,
        "Owner: {} · due: {}\n\n{}\n",
        or_blank(&skeleton.owner),
        or_blank(&skeleton.due),
        plain(&skeleton.summary)
    )?;
    writeln!(page, "### Impact\n")?;
    for line in &skeleton.impact {
        writeln!(page, "- {}", plain(line))?;
    }
    writeln!(page, "\n### What happened\n")?;
    for entry in &skeleton.timeline {
        writeln!(page, "- `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page, "\n### Contributing factors, as questions\n")?;
    for question in &skeleton.questions {
        writeln!(page, "- {}", plain(question))?;
    }
    writeln!(page, "\n### Action items\n")?;
    for action in &skeleton.actions {
        writeln!(page, "- [ ] {}", plain(action))?;
    }
    if !skeleton.todos.is_empty() {
        writeln!(page, "\n### Put off on the call\n")?;
    }
    for entry in &skeleton.todos {
        writeln!(page, "- [ ] `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page, "\n### Message to customers, a draft\n")?;
    for line in skeleton.message.lines() {
        writeln!(page, "> {}", plain(line))?;
    }
    writeln!(page)
}
