//! `hotwash new`: a first scenario of one's own from a template. At a keyboard a few questions
//! are asked, each with a default; elsewhere flags and defaults decide. Nothing is written over.

mod interview;
mod list;

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Verdict;
use super::screen::Screen;
use crate::authoring::template::{self, Answers, KINDS, Kind, Said, Wrong};
use crate::desk::find;
use crate::desk::note::{Paint, note};
use crate::desk::trouble::{meant, trouble};
use crate::scenario::Loaded;
use crate::scenario::model::Difficulty;

/// Write a first scenario of your own, from a template.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash new slow-checkout                          asks what it needs to know, writes slow-checkout.ron\n  \
    hotwash new slow-checkout --kind database --yes    every default, no question\n  \
    hotwash new key-leak --kind security --product \"the bank app\" --service login \\\n      \
    --people \"Nadia Karim, Ola Berg, Kenji Mori\"\n  \
    hotwash new --list                                 the kinds of incident, and the roles\n\n\
    What it writes plays as it is, and says in its comments what to change. Names are given in the\n\
    order of the roles; where there is none, one is made up. A file that is there is never written over.\n\
    docs/authoring.md goes on from there.")]
pub(super) struct New {
    /// The new scenario's id: small letters, digits and dashes
    #[arg(required_unless_present = "list")]
    id: Option<String>,
    /// The kind of incident; --list shows them
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What the drill is called
    #[arg(long)]
    title: Option<String>,
    /// What customers use, such as "the web shop"
    #[arg(long)]
    product: Option<String>,
    /// What your people call the service that suffers, such as checkout
    #[arg(long)]
    service: Option<String>,
    /// The company's name
    #[arg(long)]
    company: Option<String>,
    /// How hard it is
    #[arg(long, value_enum, ignore_case = true)]
    difficulty: Option<Hardness>,
    /// How long it lasts, from 30m to 45m
    #[arg(long)]
    length: Option<String>,
    /// Who takes part: full names, separated by commas
    #[arg(long, value_name = "NAMES")]
    people: Option<String>,
    /// The file to write, or the folder for it; ID.ron here where nobody says
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Ask nothing: the default for whatever no flag says
    #[arg(long, short)]
    yes: bool,
    /// Show the kinds of incident and the roles
    #[arg(long)]
    list: bool,
}

/// How hard a drill is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Hardness {
    Beginner,
    Intermediate,
    Advanced,
}

impl From<Hardness> for Difficulty {
    fn from(hardness: Hardness) -> Difficulty {
        match hardness {
            Hardness::Beginner => Difficulty::Beginner,
            Hardness::Intermediate => Difficulty::Intermediate,
            Hardness::Advanced => Difficulty::Advanced,
        }
    }
}

impl New {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let mut screen = Screen::stdout();
        let (false, Some(id)) = (self.list, &self.id) else {
            return list::show(&mut screen);
        };
        let named = self.kind.as_deref().map(kind_named).transpose()?;
        let kind = named.unwrap_or(&KINDS[0]);
        let answers = self.answers(kind, id).map_err(advised)?;
        let path = self.path(id);
        // Before anybody answers questions for nothing.
        if path.symlink_metadata().is_ok() {
            return Err(is_there(&path));
        }
        let at_keyboard = !self.yes && io::stdin().is_terminal() && io::stdout().is_terminal();
        let (kind, answers) = if at_keyboard {
            match interview::ask(named, answers, &self.asked_already())? {
                Some(answered) => answered,
                None => {
                    note("nothing was written");
                    return Ok(Verdict::Fine);
                }
            }
        } else {
            (kind, answers)
        };
        let (text, loaded) = template::written(kind, &answers).map_err(advised)?;
        write_new(&path, &text)?;
        tell(&path, &text, &loaded, &mut screen)?;
        Ok(Verdict::Fine)
    }

    /// What flags and defaults say.
    fn answers(&self, kind: &Kind, id: &str) -> Result<Answers, Wrong> {
        let mut answers = Answers::usual(kind, id)?;
        if let Some(title) = &self.title {
            answers.title = template::title(title)?;
        }
        let said = [
            (Said::Product, &self.product, &mut answers.product),
            (Said::Service, &self.service, &mut answers.service),
            (Said::Company, &self.company, &mut answers.company),
        ];
        for (what, given, answer) in said {
            if let Some(given) = given {
                *answer = template::spoken(what, given)?;
            }
        }
        if let Some(difficulty) = self.difficulty {
            answers.difficulty = difficulty.into();
        }
        if let Some(length) = &self.length {
            answers.length = template::length(length)?;
        }
        if let Some(people) = &self.people {
            answers.people = template::names(&listed(people))?;
        }
        Ok(answers)
    }

    /// The questions that flags have answered.
    fn asked_already(&self) -> Vec<&'static str> {
        let flags = [
            ("title", self.title.is_some()),
            ("product", self.product.is_some()),
            ("service", self.service.is_some()),
            ("company", self.company.is_some()),
            ("difficulty", self.difficulty.is_some()),
            ("length", self.length.is_some()),
            ("people", self.people.is_some()),
        ];
        flags
            .into_iter()
            .filter(|(_, given)| *given)
            .map(|(flag, _)| flag)
            .collect()
    }

    fn path(&self, id: &str) -> PathBuf {
        let file = format!("{id}.ron");
        match &self.out {
            None => PathBuf::from(file),
            Some(out) if out.is_dir() => out.join(file),
            Some(out) => out.clone(),
        }
    }
}

/// Names in one line; what lies between two commas.
fn listed(people: &str) -> Vec<String> {
    people
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect()
}

fn kind_named(asked: &str) -> anyhow::Result<&'static Kind> {
    template::kind(asked).ok_or_else(|| {
        let ids = || KINDS.iter().map(|kind| kind.id);
        let help = match meant(asked, ids()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("it is one of: {}", ids().collect::<Vec<_>>().join(", ")),
        };
        trouble(format!("there is no template for `{asked}`"), help)
    })
}

fn advised(wrong: Wrong) -> anyhow::Error {
    trouble(wrong.to_string(), wrong.help())
}

fn is_there(path: &Path) -> anyhow::Error {
    trouble(
        format!(
            "{} is there already, and is not written over",
            path.display()
        ),
        "take another id, or say with --out where it should go",
    )
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => is_there(path),
        kind => {
            let help = match kind {
                io::ErrorKind::NotFound => "make the folder first, or name another with --out",
                io::ErrorKind::StorageFull => "make room on the disk",
                _ => "name a place that you may write to with --out",
            };
            trouble(format!("could not write {}: {error}", path.display()), help)
        }
    })
}

/// Says what was written, and what comes next.
fn tell(path: &Path, text: &str, loaded: &Loaded, screen: &mut Screen) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let bold = screen.paint.bold(&name);
    screen.line(&format!("wrote {bold}, {} lines", text.lines().count()))?;
    if !loaded.diagnostics.is_empty() {
        let found = find::rendered(&name, text, &loaded.diagnostics, Paint::for_stdout());
        screen.line(found.trim_end())?;
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    if let Some(scenario) = &loaded.scenario
        && stem != Some(scenario.id.as_str())
    {
        note(&format!(
            "a scenario is called as its file: change `id: \"{}\"` in it, or the name of the file",
            scenario.id
        ));
    }
    let shown = if name.contains([' ', '\'', '"']) {
        format!("{name:?}")
    } else {
        name
    };
    screen.line("\nIt plays as it is. What to change first is marked \"change this\". Then:")?;
    for (command, does) in [
        ("lint", "what is wrong or doubtful, with line and column"),
        ("rehearse", "simulated commanders play it"),
        ("play", "you play it"),
    ] {
        screen.line(&format!("  hotwash {command:<8} {shown}   {does}"))?;
    }
    screen.line("docs/authoring.md builds a scenario step by step; docs/cookbook.md has patterns.")
}
