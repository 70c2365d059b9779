//! `hotwash explain`: what a code of lint means, why it matters, and how to mend it.

mod page;

pub(super) use page::set;

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use crate::desk::trouble::{meant, trouble};
use crate::scenario::Level;
use crate::scenario::codes::{self, Code};

/// Explain what a finding of lint means and how to mend it; without a code, list them all.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash explain              every code with its title\n  \
    hotwash explain W105         one of them, with an example\n  \
    hotwash explain e013 w105    several, in small letters too")]
pub(super) struct Explain {
    /// Codes as lint prints them, such as E013
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

impl Explain {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let asked: Vec<&Code> = self
            .codes
            .iter()
            .map(|asked| find(asked))
            .collect::<anyhow::Result<_>>()?;
        let mut screen = Screen::stdout();
        if asked.is_empty() {
            return list(&mut screen);
        }
        for (at, code) in asked.into_iter().enumerate() {
            if at > 0 {
                screen.line("\n")?;
            }
            let page = set(code.page, screen.width, screen.paint);
            screen.line(page.trim_end())?;
        }
        Ok(Verdict::Fine)
    }
}

/// Every code with its title, errors first.
fn list(screen: &mut Screen) -> anyhow::Result<Verdict> {
    for (level, heading) in [
        (Level::Error, "Errors: the scenario cannot be played"),
        (
            Level::Warning,
            "Warnings: it can be, but something is doubtful",
        ),
    ] {
        screen.line(&screen.paint.bold(heading))?;
        for code in codes::ALL.iter().filter(|code| code.level() == level) {
            let id = screen.paint.bold(code.id);
            screen.line(&format!("  {id}  {}", code.title()))?;
        }
        screen.line("")?;
    }
    screen.line("`hotwash explain CODE` tells what one means and how to mend it.")?;
    Ok(Verdict::Fine)
}

fn find(asked: &str) -> anyhow::Result<&'static Code> {
    let code = asked.trim().to_uppercase();
    codes::named(&code).ok_or_else(|| {
        let near = match near(&code) {
            Some(near) => format!("did you mean `{near}`? "),
            None => String::new(),
        };
        let known: Vec<&str> = codes::ALL.iter().map(|code| code.id).collect();
        trouble(
            format!("lint has no code `{asked}`"),
            format!("{near}the codes are: {}", known.join(", ")),
        )
    })
}

/// The code that was perhaps meant: its number written in another way, or with the other letter;
/// else the one that looks most alike.
fn near(asked: &str) -> Option<&'static str> {
    let digits = asked.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let letters = if asked.starts_with('W') { "WE" } else { "EW" };
    let number = digits.parse::<u32>().ok();
    let by_number = number.and_then(|number| {
        letters
            .chars()
            .find_map(|letter| codes::named(&format!("{letter}{number:03}")))
    });
    let known = codes::ALL.iter().map(|code| code.id);
    by_number
        .map(|code| code.id)
        .or_else(|| meant(asked, known))
}
