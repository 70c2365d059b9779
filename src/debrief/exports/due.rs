//! The day on which a postmortem is due: as it was said on the call, or as the policy has it.

use jiff::civil::Date;

use crate::calendar::{Due, add_business_days};
use crate::debrief::Report;

/// Business days for a severity 1, and where no severity was ever set: undecided means the higher
/// (PRACTICE 26, 35; C).
const GRAVE: u32 = 3;
/// Business days for a severity 2 (PRACTICE 35; C), and for lower ones (ours).
const LESSER: u32 = 5;

/// When a postmortem is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DueDay {
    /// The day.
    pub(super) on: Date,
    /// Where that comes from, in a sentence.
    pub(super) why: String,
}

/// The day for a drill that was begun on `day`. What was said on the call counts where it can be
/// read and is no later than the policy allows.
pub(super) fn of(report: &Report, day: Date) -> DueDay {
    let severity = report.postmortem.severity;
    let count = match severity {
        None | Some(0 | 1) => GRAVE,
        Some(_) => LESSER,
    };
    let allowed = add_business_days(day, count);
    let policy = match severity {
        Some(level) => format!("{count} business days after a severity {level}"),
        None => format!("{count} business days, as no severity was set"),
    };
    let said = report.postmortem.due.as_deref();
    match said.and_then(|said| Some((said, Due::read(said)?.on(day)))) {
        None => DueDay {
            on: allowed,
            why: format!("Due by the policy: {policy}."),
        },
        Some((said, on)) if on <= allowed && on >= day => DueDay {
            on,
            why: format!("Due as said on the call: \"{said}\"."),
        },
        Some((said, _)) => DueDay {
            on: allowed,
            why: format!(
                "Due by the policy: {policy}. On the call \"{said}\" was said, which is outside that."
            ),
        },
    }
}
