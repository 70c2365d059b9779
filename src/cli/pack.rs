//! `hotwash pack`: a scenario on paper, to print and hand out.

use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use crate::authoring::pack;
use crate::desk::note::note;
use crate::desk::trouble::trouble;
use crate::desk::{after, find, out};

/// Print a scenario as a pack: cards, tables and sheets to run the drill on paper.
///
/// One HTML page that needs no network. Open it in a browser and print it: briefing, cast cards,
/// inject cards, what can be found out and done, the course of the world, the evaluator's sheet.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash pack checkout-latency                          writes checkout-latency-pack.html\n  \
    hotwash pack checkout-latency --seed 7                 only what seed 7 deals, its times drawn\n  \
    hotwash pack my.ron --out monday.html\n\n\
    Without --seed all variants are printed, and the cover says what to choose between.")]
pub(super) struct Pack {
    /// A path to a .ron file, or the id of a scenario that comes with hotwash
    scenario: String,
    /// Write the page to this file; ID-pack.html here when left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print what this seed deals
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Mark by this policy: a name, or a path to a .ron file
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
}

impl Pack {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let scenario = find::scenario(&self.scenario)?.scenario;
        let policy = after::policy(self.policy.as_deref(), &scenario)?;
        let page = pack::html(&pack::pack(&scenario, &policy, self.seed));
        let path = self
            .out
            .unwrap_or_else(|| PathBuf::from(format!("{}-pack.html", scenario.id)));
        if let Some(other) = path.extension()
            && !other.eq_ignore_ascii_case("html")
            && !other.eq_ignore_ascii_case("htm")
        {
            return Err(trouble(
                format!("the pack is a page, and {} is none", path.display()),
                "name a file that ends in .html; a browser prints it, to a PDF as well",
            ));
        }
        out::write_whole(&path, &page)?;
        note(&format!(
            "pack: {} (open it in a browser and print it)",
            path.display()
        ));
        Ok(Verdict::Fine)
    }
}
