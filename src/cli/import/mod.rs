//! `hotwash import`: what others wrote, as a scenario. One file a kind of source.

mod incident;

use clap::{Args, Subcommand};

use super::Verdict;

/// Make or change a scenario from a list of events or a past incident.
#[derive(Args)]
pub(super) struct Import {
    #[command(subcommand)]
    source: Source,
}

#[derive(Subcommand)]
enum Source {
    Incident(incident::Incident),
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        match self.source {
            Source::Incident(incident) => incident.run(),
        }
    }
}
