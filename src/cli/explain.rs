//! `hotwash explain`: what a code of lint means, why it matters, and how to mend it.

mod page;

pub(super) use page::set;

use std::collections::BTreeSet;

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use crate::desk::trouble::{meant, trouble};
use crate::scenario::Level;
use crate::scenario::codes;
use crate::scenario::house;

/// Explain what a finding of lint means and how to mend it; without a code, list them all.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash explain              every code with its title\n  \
    hotwash explain W105         one of them, with an example\n  \
    hotwash explain e013 w105    several, in small letters too\n  \
    hotwash explain situations   the situations in which people speak, with the slots of their lines")]
pub(super) struct Explain {
    /// Codes as lint prints them, such as E013; or `situations`
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

impl Explain {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        if let [word] = self.codes.as_slice()
            && word.eq_ignore_ascii_case("situations")
        {
            return situations(&mut Screen::stdout());
        }
        let mut screen = Screen::stdout();
        if self.codes.is_empty() {
            return list(&mut screen);
        }
        let found = |asked: &String| codes::named(&asked.trim().to_uppercase());
        let known = self.codes.iter().filter_map(found);
        for (at, code) in known.enumerate() {
            if at > 0 {
                screen.line("\n")?;
            }
            let page = set(code.page, screen.width, screen.paint);
            screen.line(page.trim_end())?;
        }
        let unknown = self.codes.iter().filter(|asked| found(asked).is_none());
        match unknown.map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => Ok(Verdict::Fine),
            unknown => Err(none_such(unknown)),
        }
    }
}

/// Every situation in which people speak, with the slots of its lines and one of them.
fn situations(screen: &mut Screen) -> anyhow::Result<Verdict> {
    for (name, situation) in house::situations() {
        let manners = situation.manners();
        let lines: Vec<&str> = manners
            .flat_map(|manner| situation.lines(manner))
            .map(|line| line.text.as_str())
            .collect();
        let slots: BTreeSet<&str> = lines.iter().flat_map(|line| slots(line)).collect();
        let told = match slots.is_empty() {
            true => String::new(),
            false => format!("  {}", slots.into_iter().collect::<Vec<_>>().join(" ")),
        };
        screen.line(&format!("{}{told}", screen.paint.bold(name)))?;
        if let Some(first) = lines.first() {
            screen.line(&format!("    {first}"))?;
        }
    }
    screen.line("")?;
    screen.line("A `voice` or `house_lines` gives lines of your own for one of them, or for `situation@variant`.")?;
    screen.line(&format!(
        "Variants: {}",
        house::variants().collect::<Vec<_>>().join(", ")
    ))?;
    Ok(Verdict::Fine)
}

/// The slots of a line, in their braces.
fn slots(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('{').filter_map(|(at, _)| {
        let end = line[at..].find('}')?;
        line.get(at..=at + end)
    })
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

/// What is said of words that are no codes.
fn none_such(asked: &[&str]) -> anyhow::Error {
    let near = asked
        .iter()
        .filter_map(|asked| near(&asked.trim().to_uppercase()))
        .map(|near| format!("did you mean `{near}`? "));
    let near: String = near.collect();
    let named: Vec<String> = asked.iter().map(|asked| format!("`{asked}`")).collect();
    let known: Vec<&str> = codes::ALL.iter().map(|code| code.id).collect();
    trouble(
        format!("lint has no code {}", named.join(", no code ")),
        format!("{near}the codes are: {}", known.join(", ")),
    )
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
