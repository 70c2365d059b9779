//! The rest of the evidence as Markdown: the scribe's log, what was adapted to the trainee, what
//! was not understood.

use std::fmt::Write;

use super::{Written, clock, plain};
use crate::debrief::report::Report;

pub(super) fn write_scribe(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## Scribe's log\n")?;
    match &report.scribe.who {
        Some(who) => writeln!(page, "Kept by {}.\n", plain(who))?,
        None => writeln!(page, "No scribe was appointed, so nobody kept a log.\n")?,
    }
    for (from, to) in &report.scribe.gaps {
        writeln!(page, "- {}–{}: *nobody wrote*", clock(*from), clock(*to))?;
    }
    for entry in &report.scribe.entries {
        writeln!(page, "- `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page)
}

pub(super) fn write_adapted(page: &mut String, report: &Report) -> Written {
    if report.adapted.is_empty() {
        return Ok(());
    }
    writeln!(page, "## What was adapted to you\n")?;
    for one in &report.adapted {
        let (what, why) = (plain(&one.what), plain(&one.why.join("; ")));
        writeln!(page, "- {} **{}**: {what} — {why}", one.at, one.how.said())?;
    }
    writeln!(page)
}

pub(super) fn write_not_understood(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## What was not understood\n")?;
    if report.not_understood.is_empty() {
        writeln!(page, "Everything you said was understood.\n")?;
        return Ok(());
    }
    writeln!(page, "Listed so that you know; never marked.\n")?;
    for one in &report.not_understood {
        writeln!(page, "- `{}` \"{}\"", one.at, plain(&one.text))?;
    }
    writeln!(page)
}
