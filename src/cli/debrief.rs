//! `hotwash debrief`: the report of a recorded drill, made anew from its recording.

use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use super::summary::summarise;
use crate::desk::after;
use crate::desk::export::{self, Export};
use crate::desk::note::note;
use crate::desk::occasion::{self, Keeps, Occasion};
use crate::desk::opened::Opened;
use crate::desk::session::Session;

/// Make the debrief of a recorded drill anew.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash debrief drill-7/recording.jsonl                  writes beside the recording\n  \
    hotwash debrief drill-7/recording.jsonl --out elsewhere\n  \
    hotwash debrief drill-7/recording.jsonl --policy google  marked by another policy\n  \
    hotwash debrief drill-7/recording.jsonl --export ics --export xapi\n  \
    hotwash debrief drill-7/recording.jsonl --export all")]
pub(super) struct Debrief {
    /// The recording: `recording.jsonl` in the folder of the drill
    recording: PathBuf,
    /// Write the reports into this folder; beside the recording when left out
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The scenario it was played with, where hotwash does not find it by itself
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
    /// Mark by this policy instead of the recorded one: a name, or a path to a .ron file
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
    /// Write this beside the reports, too; may be given again
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    export: Vec<Export>,
    /// Leave out the costliest moments, which takes longest
    #[arg(long)]
    no_what_if: bool,
}

impl Debrief {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let (scenario, policy) = (self.scenario.as_deref(), self.policy.as_deref());
        let opened = Opened::open(&self.recording, scenario, policy)?;
        let beside = opened.dir();
        let Opened {
            path,
            recording,
            policy,
            hearing,
            drill,
        } = opened;
        let mut session = Session::go_on(drill, hearing, None);
        if session.is_ended() {
            session.run_out()?;
        } else {
            note(&format!(
                "this drill is not over, it stands at {}; `hotwash resume {}` goes on with it",
                session.drill().now(),
                path.display()
            ));
        }
        let scenario = session.scenario();
        let trainee = scenario.person(&scenario.trainee);
        let keeps = trainee.map_or(Keeps::Nothing, |trainee| {
            occasion::kept(&recording.header, &trainee.name)
        });
        let occasion = Occasion::new(recording.header, Some(beside.clone()), keeps)
            .exporting(self.export)
            .comparing(!self.no_what_if);
        let mut debriefed = after::debrief(session.drill(), session.hearing(), &policy, &occasion);
        debriefed.look_into(occasion.costliest(), &session, &policy);
        let dir = self.out.unwrap_or(beside);
        if !dir.as_os_str().is_empty() {
            crate::desk::out::make(&dir)?;
        }
        debriefed.write(&dir)?;
        let exported = occasion.export(debriefed.report(), &dir)?;
        summarise(debriefed.report(), &mut Screen::stdout())?;
        note(&format!(
            "debrief: {} (also .md and .json)",
            dir.join("debrief.html").display()
        ));
        export::tell(&exported, &dir);
        Ok(Verdict::Fine)
    }
}
