//! How it was marked, and how to play it again, as Markdown.

use std::fmt::Write;

use super::{Written, plain};
use crate::debrief::report::Report;

pub(super) fn write_policy(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## How this was marked\n")?;
    writeln!(page, "{}\n", plain(&report.policy_used.about))?;
    writeln!(
        page,
        "| measure | unit | weight | 100 | P to | S to | M to | 0 from | source |\n|---|---|---:|---:|---:|---:|---:|---:|---|"
    )?;
    for measure in report.dimensions.iter().flat_map(|one| &one.measures) {
        let Some(rule) = report.policy_used.rule(&measure.id) else {
            continue;
        };
        let unit = serde_json::to_value(rule.unit).unwrap_or_default();
        let values = match rule.thresholds() {
            Some(values) => values.map(|value| value.to_string()).join(" | "),
            None => "yes | | | | no".to_owned(),
        };
        writeln!(
            page,
            "| {} | {} | {} | {values} | {} |",
            measure.title,
            unit.as_str().unwrap_or_default(),
            rule.weight,
            plain(&rule.source)
        )?;
    }
    writeln!(page)?;
    for limit in report.policy_used.limits.values() {
        writeln!(
            page,
            "- {}: {} ({})",
            plain(&limit.is),
            limit.value,
            plain(&limit.source)
        )?;
    }
    writeln!(page)
}

pub(super) fn write_replay(page: &mut String, report: &Report) -> Written {
    writeln!(
        page,
        "## Play it again\n\nThe first command shows this drill again, word for word; the second \
         plays the same incident anew.\n\n```sh"
    )?;
    for line in &report.replay {
        writeln!(page, "{}", line.replace('`', ""))?;
    }
    writeln!(page, "```")
}
