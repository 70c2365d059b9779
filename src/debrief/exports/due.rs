//! The day on which a postmortem is due: as it was said on the call, or as the policy has it.

use jiff::civil::Date;

use crate::calendar::Due;
use crate::debrief::Report;
use crate::score::policy::{DayKind, Days};

/// What a severity 1 gives where the policy, read from an old recording, says nothing
/// (PRACTICE 35; C).
const GRAVE: Days = Days {
    count: 3,
    of: DayKind::Business,
};
/// The same for any lower severity, and where none was ever set (PRACTICE 35; C).
const LESSER: Days = Days {
    count: 5,
    of: DayKind::Business,
};

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
    let policy = &report.policy_used;
    let given = match severity {
        Some(1) => policy.days("postmortem-sev-1").unwrap_or(GRAVE),
        _ => policy.days("postmortem-sev-2").unwrap_or(LESSER),
    };
    let allowed = given.after(day);
    let policy = match severity {
        Some(level) => format!("{given} after a severity {level}"),
        None => format!("{given}, as no severity was set"),
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
