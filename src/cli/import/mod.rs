//! `hotwash import`: what others wrote, as a scenario. One file a kind of source.

mod incident;
mod msel;

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
    Msel(msel::Msel),
    Incident(incident::Incident),
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        match self.source {
            Source::Msel(msel) => msel.run(),
            Source::Incident(incident) => incident.run(),
        }
    }
}
