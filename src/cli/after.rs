//! After the drill: marking it and writing the reports. The seam to `rehearsal` (par), `score` and `debrief`.

use std::path::Path;
use std::sync::Arc;

use super::costliest::Costliest;
use super::occasion::Occasion;
use super::screen::{Paint, Screen, note};
use super::session::Session;
use super::transcript::wrap;
use super::trouble::{meant, trouble};
use super::{find, out};
use crate::debrief::{self, Around, Reflection, Report};
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::recording::Header;
use crate::rehearsal;
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;
use crate::score::Policy;
use crate::score::policy::{PolicyError, SHIPPED, shipped};

/// The policy that `asked` names: a shipped one or a file; the scenario's own when left out.
pub(super) fn policy(asked: Option<&str>, scenario: &Scenario) -> anyhow::Result<Policy> {
    let asked = asked.unwrap_or(&scenario.policy);
    if !asked.ends_with(".ron") && !Path::new(asked).is_file() {
        return shipped(asked).map_err(|unknown| {
            let help = match meant(asked, SHIPPED.iter().map(|(name, _)| *name)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "name a policy that comes with hotwash, or a .ron file".to_owned(),
            };
            trouble(unknown.to_string(), help)
        });
    }
    let text = find::read(Path::new(asked))?;
    Policy::load(&text).map_err(|PolicyError(wrong)| {
        note(find::rendered(asked, &text, &wrong, Paint::for_stderr()).trim_end());
        let many = match wrong.len() {
            1 => "an error".to_owned(),
            many => format!("{many} errors"),
        };
        trouble(
            format!("the policy {asked} cannot be used: it has {many}"),
            "mend what is shown above; docs/debrief.md tells how a policy is written",
        )
    })
}

/// The policy that a recording was to be marked by.
pub(super) fn policy_of(header: &Header) -> anyhow::Result<Policy> {
    serde_json::from_value(header.policy.clone()).map_err(|error| {
        trouble(
            format!("line 1: the policy in the recording cannot be used: {error}"),
            "mark by another one: `hotwash debrief RECORDING --policy pagerduty`",
        )
    })
}

/// As it stands in a recording's header.
pub(super) fn in_header(policy: &Policy) -> serde_json::Value {
    serde_json::to_value(policy).expect("a policy has text keys and whole numbers")
}

/// A drill, debriefed.
pub(super) struct Debriefed {
    report: Report,
}

/// Marks a drill that is over, against par on the same scenario and seed, and puts beside it
/// what is known around it.
pub(super) fn debrief(
    drill: &Drill,
    hearing: &Arc<Hearing>,
    policy: &Policy,
    occasion: &Occasion,
) -> Debriefed {
    let (par, par_marks) =
        rehearsal::par_and_marks(drill.scenario(), hearing, drill.settings(), policy);
    let report = Report::of(
        drill.log(),
        drill.scenario(),
        drill.settings(),
        policy,
        Some(&par),
    );
    let around = Around {
        par_marks,
        follow_up: occasion.follow_up(drill, &report),
        ..occasion.around(&report.trainee)
    };
    Debriefed {
        report: report.with(around),
    }
}

impl Debriefed {
    /// The debrief object.
    pub(super) fn object(&self) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::to_value(&self.report)?)
    }

    /// Looks into the costliest moments, where that is wanted.
    pub(super) fn look_into(&mut self, costliest: Costliest, session: &Session, policy: &Policy) {
        let (drill, hearing) = (session.drill(), session.hearing());
        self.report.what_if = costliest.find(drill, hearing, policy, &self.report);
    }

    /// The report.
    pub(super) fn report(&self) -> &Report {
        &self.report
    }

    /// Takes in what the trainee thinks of the drill and resolves to do.
    pub(super) fn reflect(&mut self, reflection: &Reflection) {
        self.report.reflect(reflection);
    }

    /// Writes the three renderings into a folder, each whole or not at all.
    pub(super) fn write(&self, dir: &Path) -> anyhow::Result<()> {
        out::write_whole(&dir.join("debrief.md"), &debrief::markdown(&self.report))?;
        out::write_whole(&dir.join("debrief.html"), &debrief::html(&self.report))?;
        out::write_whole(&dir.join("debrief.json"), &debrief::json(&self.report))
    }

    /// Prints the result in a few lines: what became of it, and the rating of each dimension.
    pub(super) fn summarise(&self, screen: &mut Screen) -> anyhow::Result<()> {
        let report = &self.report;
        let paint = screen.paint;
        screen.line("")?;
        screen.line(&paint.bold("Hot wash"))?;
        for line in wrap(&report.outcome.text, screen.width.saturating_sub(2).max(24)) {
            screen.line(&format!("  {line}"))?;
        }
        if let Some(coach) = &report.coach {
            screen.line("")?;
            screen.line(&paint.bold(&coach.name))?;
            for word in &coach.after {
                let sign = if word.met { "✓" } else { "✗" };
                let room = screen.width.saturating_sub(4).max(24);
                let said = wrap(&word.said, room).join("\n    ");
                screen.line(&format!("  {sign} {said}"))?;
            }
            screen.line("")?;
        }
        for dimension in &report.dimensions {
            let marks = match (dimension.score, dimension.rating) {
                (Some(score), Some(rating)) => {
                    let own = self.own_rating(dimension.id);
                    format!("{score:>4}  {}  {own}{}", rating.letter(), rating.means())
                }
                _ => "   –     not observed".to_owned(),
            };
            screen.line(&format!("  {:<14}{marks}", dimension.title))?;
        }
        if self.is_self_assessed() {
            screen.line("  (you: your own rating, of 5)")?;
        }
        if let (Some(score), Some(rating)) = (report.score, report.rating) {
            let whole = format!("  {:<14}{score:>4}  {}", "in all", rating.letter());
            screen.line(&paint.bold(&whole))?;
        }
        Ok(())
    }

    fn is_self_assessed(&self) -> bool {
        let mut questions = self.report.self_assessment.iter();
        questions.any(|question| question.answer.is_some())
    }

    /// The trainee's own rating beside a mark; empty where they gave none at all.
    fn own_rating(&self, dimension: Dimension) -> String {
        if !self.is_self_assessed() {
            return String::new();
        }
        let mut questions = self.report.self_assessment.iter();
        let answer = questions
            .find(|question| question.dimension == dimension)
            .and_then(|question| question.answer);
        match answer {
            Some(answer) => format!("you {answer}  "),
            None => "you –  ".to_owned(),
        }
    }
}
