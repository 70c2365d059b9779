//! What-if as Markdown: the costliest moments, what was said there and what could have been.

use std::fmt::Write;

use super::{Written, plain};
use crate::debrief::report::Report;
use crate::debrief::what_if::{CostlyMoment, SaidThen};

pub(super) fn write_what_if(page: &mut String, report: &Report) -> Written {
    let Some(what_if) = &report.what_if else {
        return Ok(());
    };
    writeln!(page, "## What if\n\n{}\n", plain(&what_if.text))?;
    for moment in &what_if.moments {
        write_moment(page, moment)?;
    }
    Ok(())
}

fn write_moment(page: &mut String, moment: &CostlyMoment) -> Written {
    writeln!(
        page,
        "### {}–{}\n\n{}\n",
        moment.from,
        moment.to,
        plain(&moment.text)
    )?;
    if moment.said.is_empty() {
        writeln!(page, "You said nothing.\n")?;
    } else {
        writeln!(page, "You said:\n")?;
        write_words(page, &moment.said)?;
    }
    if !moment.could_say.is_empty() {
        writeln!(page, "What could have been said:\n")?;
        write_words(page, &moment.could_say)?;
    }
    Ok(())
}

fn write_words(page: &mut String, said: &[SaidThen]) -> Written {
    for one in said {
        writeln!(page, "- `{}` \"{}\"", one.at, plain(&one.words))?;
    }
    writeln!(page)
}
