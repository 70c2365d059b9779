//! After the drill: marking it and writing the reports. The seam to `rehearsal` (par), `score` and `debrief`.

use std::path::Path;
use std::sync::Arc;

use super::costliest::Costliest;
use super::note::{Paint, note};
use super::occasion::Occasion;
use super::session::Session;
use super::trouble::{meant, trouble};
use super::{export, find, out};
use crate::debrief::{self, Around, Reflection, Report, WhatIf};
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::recording::Header;
use crate::rehearsal;
use crate::scenario::Scenario;
use crate::score::Policy;
use crate::score::policy::{PolicyError, SHIPPED, shipped};

/// The policy that `asked` names: a shipped one or a file; the scenario's own when left out.
pub(crate) fn policy(asked: Option<&str>, scenario: &Scenario) -> anyhow::Result<Policy> {
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
pub(crate) fn policy_of(header: &Header) -> anyhow::Result<Policy> {
    serde_json::from_value(header.policy.clone()).map_err(|error| {
        trouble(
            format!("line 1: the policy in the recording cannot be used: {error}"),
            "mark by another one: `hotwash debrief RECORDING --policy pagerduty`",
        )
    })
}

/// As it stands in a recording's header.
pub(crate) fn in_header(policy: &Policy) -> serde_json::Value {
    serde_json::to_value(policy).expect("a policy has text keys and whole numbers")
}

/// A drill, debriefed.
#[derive(Clone)]
pub(crate) struct Debriefed {
    report: Report,
}

/// Marks a drill that is over, against par on the same scenario and seed, and puts beside it
/// what is known around it.
pub(crate) fn debrief(
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
    let report = occasion.told_of_branch(report);
    let around = Around {
        par_marks,
        follow_up: occasion.follow_up(drill, &report),
        ..occasion.around(&report.trainee)
    };
    Debriefed {
        report: report.with(around),
    }
}

/// Lets the world run out, marks the drill, writes the reports and keeps the drill in the
/// trainee's history.
pub(crate) fn finish(
    session: &mut Session,
    policy: &Policy,
    occasion: &Occasion,
) -> anyhow::Result<Debriefed> {
    session.run_out()?;
    let mut debriefed = debrief(session.drill(), session.hearing(), policy, occasion);
    if let Some(dir) = occasion.dir() {
        debriefed.look_into(occasion.costliest(), session, policy);
        let exported = debriefed.put_down(occasion)?;
        export::tell(&exported, dir);
    }
    occasion.keep(debriefed.report(), &occasion.reflection());
    Ok(debriefed)
}

impl Debriefed {
    /// The debrief object.
    pub(crate) fn object(&self) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::to_value(&self.report)?)
    }

    /// Looks into the costliest moments, where that is wanted.
    pub(crate) fn look_into(&mut self, costliest: Costliest, session: &Session, policy: &Policy) {
        let (drill, hearing) = (session.drill(), session.hearing());
        self.report.what_if = costliest.find(drill, hearing, policy, &self.report);
    }

    /// Takes in where another way would have been better, found out by whoever looked.
    #[cfg_attr(
        not(feature = "window"),
        expect(dead_code, reason = "the terminal waits for it")
    )]
    pub(crate) fn compared(&mut self, what_if: Option<WhatIf>) {
        self.report.what_if = what_if;
    }

    /// Writes the reports and what else was asked for into the drill's folder, where it has one.
    /// Gives the names of what else there is.
    pub(crate) fn put_down(&self, occasion: &Occasion) -> anyhow::Result<Vec<&'static str>> {
        let Some(dir) = occasion.dir() else {
            return Ok(Vec::new());
        };
        self.write(dir)?;
        occasion.export(&self.report, dir)
    }

    /// The report.
    pub(crate) fn report(&self) -> &Report {
        &self.report
    }

    /// Takes in what the trainee thinks of the drill and resolves to do.
    pub(crate) fn reflect(&mut self, reflection: &Reflection) {
        self.report.reflect(reflection);
    }

    /// Writes the three renderings into a folder, each whole or not at all.
    pub(crate) fn write(&self, dir: &Path) -> anyhow::Result<()> {
        out::write_whole(&dir.join("debrief.md"), debrief::markdown(&self.report))?;
        out::write_whole(&dir.join("debrief.html"), debrief::html(&self.report))?;
        out::write_whole(&dir.join("debrief.json"), debrief::json(&self.report))
    }
}
