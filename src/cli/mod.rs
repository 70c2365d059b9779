//! The command line: one file a verb, and one place that decides the exit code.
//!
//! The edge of the program: files, the clock and the terminal are touched here and in
//! `recording::file`, never in the core.
//!
//! Architecture invariant: a front end adds no rules. Terminal, script, protocol and bots drive
//! the same `Drill` through the same [`crate::desk::session::Session`].

mod board;
mod bots;
mod debrief;
mod drive;
mod explain;
mod export;
mod fmt;
mod follow_up;
mod graph;
mod hear;
mod history;
mod import;
mod lint;
mod list;
#[cfg(feature = "editor")]
mod lsp;
mod new;
mod pack;
mod play;
mod protocol;
mod rehearse;
mod replay;
mod resume;
mod schema;
mod screen;
mod script;
mod sources;
mod stats;
mod summary;
mod terminal;
mod transcript;
mod what_if;
mod window;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A flight simulator for incident commanders.
///
/// You sit in the Incident Commander's chair of a major incident call and say, in plain
/// English, what a commander says. Simulated responders hear you and do what people do. At the
/// end comes the hot wash: what you did well and badly, each mark with its evidence.
#[derive(Parser)]
#[command(
    name = "hotwash",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
        hotwash                                    open the window, or play in the terminal\n  \
        hotwash play checkout-latency              play a shipped scenario\n  \
        hotwash play my.ron --seed 7 --out drill-7 play your own, always dealt the same\n  \
        hotwash resume drill-7/recording.jsonl     go on where you left\n  \
        hotwash new night-shift                    begin a scenario of your own\n  \
        hotwash lint night-shift.ron               what is wrong with it, and what to do\n  \
        hotwash rehearse night-shift.ron quick     can it be won, lost and marked?\n  \
        hotwash --screenshot call --out call.png   a picture of the call, without a display\n  \
        hotwash --screenshot call --out call.png --recording drill-7/recording.jsonl --at 12:30\n  \
        hotwash --screenshot settings --out settings.png --size 1920x1080 --text 200\n\n\
        Exit codes: 0 fine, 1 findings or a failed expectation, 2 could not run."
)]
struct Cli {
    #[command(flatten)]
    screenshot: window::Screenshot,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    Play(play::Play),
    Resume(resume::Resume),
    Replay(replay::Replay),
    Debrief(debrief::Debrief),
    FollowUp(follow_up::FollowUp),
    WhatIf(what_if::WhatIf),
    History(history::History),
    Rehearse(rehearse::Rehearse),
    Hear(hear::Hear),
    List(list::List),
    New(new::New),
    Lint(lint::Lint),
    Export(export::Export),
    Import(import::Import),
    Explain(explain::Explain),
    Stats(stats::Show),
    Graph(graph::Draw),
    Pack(pack::Pack),
    Fmt(fmt::Fmt),
    Schema(schema::Schema),
    #[cfg(feature = "editor")]
    Lsp(lsp::Lsp),
}

/// How a verb came out when it could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// All is well.
    Fine,
    /// There are findings, or an expectation failed. They have been printed.
    Findings,
}

/// Runs the command line. Gives 0 when all is well, 1 for findings or a failed expectation and
/// 2 when it could not run.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows which stream and which code they get.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return match error.print() {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::from(2),
            };
        }
    };
    let verdict = match cli.verb {
        None => window::open(&cli.screenshot),
        Some(Verb::Play(play)) => play.run(),
        Some(Verb::Resume(resume)) => resume.run(),
        Some(Verb::Replay(replay)) => replay.run(),
        Some(Verb::Debrief(debrief)) => debrief.run(),
        Some(Verb::FollowUp(follow_up)) => follow_up.run(),
        Some(Verb::WhatIf(what_if)) => what_if.run(),
        Some(Verb::History(history)) => history.run(),
        Some(Verb::Rehearse(rehearse)) => rehearse.run(),
        Some(Verb::Hear(hear)) => hear.run(),
        Some(Verb::List(list)) => list.run(),
        Some(Verb::New(new)) => new.run(),
        Some(Verb::Lint(lint)) => lint.run(),
        Some(Verb::Export(export)) => export.run(),
        Some(Verb::Import(import)) => import.run(),
        Some(Verb::Explain(explain)) => explain.run(),
        Some(Verb::Stats(stats)) => stats.run(),
        Some(Verb::Graph(graph)) => graph.run(),
        Some(Verb::Pack(pack)) => pack.run(),
        Some(Verb::Fmt(fmt)) => fmt.run(),
        Some(Verb::Schema(schema)) => schema.run(),
        #[cfg(feature = "editor")]
        Some(Verb::Lsp(lsp)) => lsp.run(),
    };
    match verdict {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(error) => {
            // When even standard error is gone, the exit code is all that is left to say.
            let _ = std::io::stderr().write_all(crate::desk::trouble::told(&error).as_bytes());
            ExitCode::from(2)
        }
    }
}
