//! One line of the history: a finished drill, with its marks and what the trainee resolved.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::debrief::{EarlierDrill, Reflection, Report};
use crate::drill::Mode;
use crate::recording::Header;

/// The number of the line's shape.
pub const FORMAT: u32 = 1;

/// A finished drill as it stands in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// [`FORMAT`].
    pub format: u32,
    /// Who played: the name that was given, else the one of the cast.
    pub trainee: String,
    /// When the drill was begun by the wall clock, RFC 3339, as in the recording's header.
    pub started: String,
    /// Practice or exam.
    pub mode: Mode,
    /// The id of the policy that it was marked by.
    pub policy: SmolStr,
    /// Where its recording was then; none where it was not kept.
    pub recording: Option<String>,
    /// What a later debrief shows of it.
    #[serde(flatten)]
    pub drill: EarlierDrill,
}

impl Line {
    /// The line of a drill; none where the header does not tell the day on which it was begun.
    pub fn of(
        report: &Report,
        header: &Header,
        recording: Option<String>,
        reflection: &Reflection,
    ) -> Option<Line> {
        let observed = report.dimensions.iter();
        Some(Line {
            format: FORMAT,
            trainee: report.trainee.clone(),
            started: header.started.clone(),
            mode: report.mode,
            policy: report.policy.clone(),
            recording,
            drill: EarlierDrill {
                date: header.date()?,
                scenario: report.scenario.clone(),
                scenario_title: report.scenario_title.clone(),
                seed: report.seed,
                score: report.score,
                dimensions: observed
                    .filter_map(|dimension| Some((dimension.id, dimension.score?)))
                    .collect(),
                commitment: reflection.commitment.clone(),
            },
        })
    }

    /// Whether both lines tell of one drill; the later one then counts. The recording may have
    /// been moved meanwhile: see [`Line::is_of`].
    pub(super) fn same_drill(&self, other: &Line) -> bool {
        self.recording == other.recording
            && self.trainee == other.trainee
            && self.started == other.started
            && self.drill.scenario == other.drill.scenario
            && self.drill.seed == other.drill.seed
    }

    /// Whether it tells of the drill with this header, played by `trainee`, wherever its
    /// recording lies now.
    pub fn is_of(&self, header: &Header, trainee: &str) -> bool {
        is_name(&self.trainee, trainee)
            && self.started == header.started
            && self.drill.scenario == header.scenario
            && self.drill.seed == header.seed
    }

    /// Whether this trainee played it.
    pub fn is_by(&self, trainee: &str) -> bool {
        is_name(&self.trainee, trainee)
    }
}

/// Whether two names mean one trainee: letter case and spaces between words do not matter.
fn is_name(one: &str, other: &str) -> bool {
    let words =
        |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    words(one) == words(other)
}
