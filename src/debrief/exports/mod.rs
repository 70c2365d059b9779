//! What other programs and other practices take from a debrief: a calendar, a learning record,
//! an after-action report. Each is a pure function of the report and of its [`Occasion`].
//!
//! Architecture invariant: an export marks nothing and knows nothing that the report does not
//! hold; the same report and occasion give the same bytes.

mod after_action;
mod calendar;
mod due;
mod ids;
mod xapi;

pub use super::draft::draft as postmortem;
pub use after_action::{AfterAction, html as after_action_html, markdown as after_action_markdown};
pub use calendar::calendar;
pub use xapi::xapi;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// When and by whom a drill was played: what its recording's header knows and its log does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occasion {
    /// When it was begun, by the wall clock; none where the header does not say.
    pub begun: Option<Timestamp>,
    /// The commander bot that played it; none for a person, a script or a program.
    pub bot: Option<String>,
}

impl Occasion {
    /// Reads the stamp of a header, RFC 3339. A stamp that is none is no stamp.
    pub fn of(started: &str, bot: Option<&str>) -> Occasion {
        Occasion {
            begun: started.parse().ok(),
            bot: bot.map(str::to_owned),
        }
    }

    /// The day on which it was begun, in UTC, as the header has it.
    pub fn day(&self) -> Option<Date> {
        let begun = self.begun?;
        Some(begun.to_zoned(TimeZone::UTC).date())
    }
}
