//! `hotwash play`: a drill, driven by a person, a script, a program or a bot.
//!
//! Everything that can be wrong with what was asked for is found before the first file is made.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::drive::{Driver, drive};
use super::screen::Screen;
use super::{Verdict, bots, script};
use crate::desk::begin::{self, Kept, Wanted};
use crate::desk::export::Export;
use crate::desk::note::note;
use crate::desk::occasion::Keeps;
use crate::desk::pacer::Pace;
use crate::desk::shipped;
use crate::desk::trouble::trouble;
use crate::drill;

/// Play a drill in the terminal, by a script, by another program or by a simulated commander.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash play checkout-latency\n  \
    hotwash play my.ron --seed 7 --out drill-7\n  \
    hotwash play checkout-latency --script words.txt --seed 7 --out drill-7\n  \
    hotwash play checkout-latency --commander by-the-book --seed 7 --out drill-7\n  \
    printf '{\"say\":\"Hi, I am Alex\"}\\n{\"finish\":true}\\n' | hotwash play checkout-latency --protocol\n\n\
    A script has one utterance a line, `MM:SS  what is said`; `#` begins a comment.\n\
    Where standard input is no terminal, each line is said at once and time passes only by `:wait 2m`.\n\
    The same scenario, seed and words give the same drill.")]
pub(super) struct Play {
    /// A path to a .ron file, or the id of a scenario that comes with hotwash (see `hotwash list`)
    pub(super) scenario: Option<String>,
    /// Say what this file says, at the times it says
    #[arg(long, value_name = "FILE", conflicts_with_all = ["commander", "protocol"])]
    script: Option<PathBuf>,
    /// Let a simulated commander play, such as by-the-book
    #[arg(long, value_name = "BOT", conflicts_with = "protocol")]
    commander: Option<String>,
    /// Let another program play: JSON lines on standard input and output
    #[arg(long)]
    protocol: bool,
    /// Deal the drill from this number; drawn and shown when left out
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Your name, instead of the one in the cast
    #[arg(long, value_name = "NAME")]
    trainee: Option<String>,
    /// Practice shows what was heard; an exam does not
    #[arg(long, value_enum, default_value_t = Mode::Practice)]
    mode: Mode,
    /// Mark by this policy: a name, or a path to a .ron file
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
    /// How fast time passes while a person plays; scripts, bots and programs never wait
    #[arg(long, value_enum, default_value_t = Pace::Brisk)]
    pace: Pace,
    /// Keep the recording and the debrief in this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write this beside the debrief, too; may be given again
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    export: Vec<Export>,
    /// Leave the costliest moments out of the debrief, which take longest
    #[arg(long)]
    no_what_if: bool,
}

/// How a drill is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// What is heard is shown
    #[default]
    Practice,
    /// Without hints
    Exam,
}

impl Play {
    /// What `hotwash` without a word plays in the terminal.
    pub(super) fn in_the_terminal() -> Play {
        Play {
            scenario: None,
            script: None,
            commander: None,
            protocol: false,
            seed: None,
            trainee: None,
            mode: Mode::Practice,
            policy: None,
            pace: Pace::Brisk,
            out: None,
            export: Vec::new(),
            no_what_if: false,
        }
    }

    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let driver = self.driver()?;
        let asked = match (&self.scenario, &driver) {
            (Some(asked), _) => asked.clone(),
            (None, Driver::Person) => choose_scenario()?,
            (None, _) => {
                return Err(trouble(
                    "no scenario was named",
                    format!(
                        "name a .ron file or one of: {}",
                        shipped::ids().collect::<Vec<_>>().join(", ")
                    ),
                ));
            }
        };
        let kept = match (&driver, self.out) {
            // These can be run again word for word, so nothing is lost when nothing is kept.
            (Driver::Script(_) | Driver::Bot(_), None) => Kept::Nowhere,
            (Driver::Script(_) | Driver::Bot(_), Some(dir)) => Kept::Flushed(dir),
            (Driver::Protocol | Driver::Person, Some(dir)) => Kept::Synced(dir),
            (Driver::Protocol | Driver::Person, None) => Kept::Usual,
        };
        let keeps = match &driver {
            Driver::Person | Driver::Protocol => Keeps::History,
            // A script with a name is somebody's drill; without one it is a test of a scenario.
            Driver::Script(_) if self.trainee.is_some() => Keeps::History,
            Driver::Script(_) | Driver::Bot(_) => Keeps::Nothing,
        };
        let begun = begin::anew(Wanted {
            scenario: asked,
            seed: self.seed,
            mode: match self.mode {
                Mode::Practice => drill::Mode::Practice,
                Mode::Exam => drill::Mode::Exam,
            },
            trainee: self.trainee,
            policy: self.policy,
            commander: self.commander,
            kept,
            keeps,
            export: self.export,
            what_if: !self.no_what_if,
        })?;
        if self.seed.is_none() {
            note(&format!(
                "seed {} (drawn; --seed {0} deals this drill again)",
                begun.session.drill().settings().seed
            ));
        }
        if let Some(dir) = begun.occasion.dir() {
            note(&format!("this drill is kept in {}", dir.display()));
        }
        drive(begun, driver, self.pace)
    }

    fn driver(&self) -> anyhow::Result<Driver> {
        Ok(if let Some(path) = &self.script {
            Driver::Script(script::read(path)?)
        } else if let Some(name) = &self.commander {
            Driver::Bot(bots::named(name)?)
        } else if self.protocol {
            Driver::Protocol
        } else {
            Driver::Person
        })
    }
}

/// Offers the scenarios that come with hotwash.
fn choose_scenario() -> anyhow::Result<String> {
    let mut screen = Screen::stdout();
    screen.line("Which scenario?")?;
    let all = shipped::in_order()?;
    for (at, scenario) in all.iter().enumerate() {
        screen.line(&format!(
            "  {:>2}  {} ({})",
            at + 1,
            scenario.title,
            scenario.id
        ))?;
    }
    // Who reads no longer what is asked will not answer either: then the reading below ends.
    let _ = write!(io::stdout(), "A number, an id or a path: ");
    let _ = io::stdout().flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    if read == 0 || line.is_empty() {
        return Err(trouble(
            "no scenario was chosen",
            "name one: `hotwash play checkout-latency`; `hotwash list` shows them all",
        ));
    }
    let numbered = line
        .parse::<usize>()
        .ok()
        .and_then(|number| all.get(number.checked_sub(1)?));
    Ok(numbered.map_or(line.to_owned(), |scenario| scenario.id.to_string()))
}
