//! `hotwash what-if`: a recorded drill branched at a moment, a bot in the trainee's seat, and both
//! ways held against each other.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::screen::Screen;
use super::transcript::wrap;
use super::{Verdict, bots, script};
use crate::debrief::what_if::SaidThen;
use crate::desk::costliest;
use crate::desk::note::note;
use crate::desk::opened::Opened;
use crate::desk::trouble::trouble;
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::rehearsal;
use crate::rehearsal::what_if::{Amount, Comparison, Question, Recorded, Sure, compare};
use crate::score::Policy;
use crate::units::{Moment, Span};

/// Branch a recorded drill at a moment: what would another commander have lost?
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash what-if drill-7/recording.jsonl --at 12:30\n  \
    hotwash what-if drill-7/recording.jsonl --at 12:30 --for 10:00 --futures 100\n  \
    hotwash what-if drill-7/recording.jsonl --at 0:00 --commander group-caller --json\n\n\
    From --at on, chance is dealt anew, as often as --futures says. In each of these futures the\n\
    window is played twice: with your words, at the moments at which you said them, and with the\n\
    bot in your seat. After the window the bot commands in both. What differs in all futures by\n\
    more than chance explains is told as your way's cost; anything less is not claimed.")]
pub(super) struct WhatIf {
    /// The recording: `recording.jsonl` in the folder of the drill
    recording: PathBuf,
    /// When the bot takes over: minutes and seconds since the call began
    #[arg(long, value_name = "MM:SS")]
    at: String,
    /// How long the window is in which the two ways differ
    #[arg(long = "for", value_name = "MM:SS", default_value = "05:00")]
    window: String,
    /// Who takes over
    #[arg(long, value_name = "BOT", default_value = "by-the-book")]
    commander: String,
    /// In how many futures both ways are played
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    futures: u32,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The scenario it was played with, where hotwash does not find it by itself
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
    /// Mark by this policy instead of the recorded one: a name, or a path to a .ron file
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
}

impl WhatIf {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let bot = bots::named(&self.commander)?;
        let at = stamp("--at", &self.at)?;
        let window = stamp("--for", &self.window)?.since(Moment::START);
        if window == Span::ZERO {
            return Err(trouble(
                "--for 00:00 leaves no time in which anything could differ",
                "give the window a length, such as --for 05:00",
            ));
        }
        let (scenario, policy) = (self.scenario.as_deref(), self.policy.as_deref());
        let opened = Opened::open(&self.recording, scenario, policy)?;
        if let Some(torn) = &opened.recording.torn {
            note(&format!("{}: {}", opened.path.display(), torn.said()));
        }
        let question = Question {
            bot,
            from: at,
            to: at + window,
            futures: self.futures,
            sure: Sure::Percent95,
        };
        let compared = ask(&opened.drill, &opened.hearing, &opened.policy, question)?;
        let mut screen = Screen::stdout();
        if self.json {
            screen.line(&serde_json::to_string_pretty(&compared)?)?;
        } else {
            show(&compared, &mut screen)?;
        }
        Ok(Verdict::Fine)
    }
}

/// Minutes and seconds.
fn stamp(option: &str, text: &str) -> anyhow::Result<Moment> {
    script::moment(text).ok_or_else(|| {
        trouble(
            format!("{option} {text} is no time"),
            format!("write minutes and seconds, such as {option} 12:30"),
        )
    })
}

fn ask(
    drill: &Drill,
    hearing: &Arc<Hearing>,
    policy: &Policy,
    mut question: Question,
) -> anyhow::Result<Comparison> {
    let par = rehearsal::par(drill.scenario(), hearing, drill.settings());
    let recorded = Recorded::of(drill, hearing, policy, Some(par));
    if question.from >= recorded.end {
        return Err(trouble(
            format!(
                "nobody can take over at {}: the drill ends at {}",
                question.from, recorded.end
            ),
            format!("name a moment before {} with --at", recorded.end),
        ));
    }
    question.to = question.to.min(recorded.end + Span(1));
    let branches = 2 * u64::from(question.futures);
    let bar = costliest::progress(branches, "playing both ways");
    let compared = compare(&recorded, &question, &|| bar.inc(1));
    bar.finish_and_clear();
    compared.ok_or_else(|| {
        trouble(
            "there are too few futures to compare",
            "ask for more of them with --futures",
        )
    })
}

fn show(compared: &Comparison, screen: &mut Screen) -> anyhow::Result<()> {
    let (from, to) = (Moment(compared.from_ms), Moment(compared.to_ms));
    let horizon = Moment(compared.horizon_ms);
    let bot = &compared.commander;
    let room = screen.width.saturating_sub(2).max(24);
    let title = format!("What if {bot} had taken your seat at {from}, until {to}?");
    screen.line(&screen.paint.bold(&title))?;
    let method = format!(
        "{} futures dealt anew from {from} on, each played both ways; from {to} on {bot} commands in both.",
        compared.futures
    );
    screen.line(&wrap(&method, room).join("\n"))?;
    screen.line(&format!(
        "\n{:<22} {:>12} {:>16}   your way cost",
        "", "your words", bot
    ))?;
    let whole = |amount: i64| amount.to_string();
    let tenths = |amount: i64| format!("{}.{}", amount / 10, amount % 10);
    let lost = format!("lost {from}–{to}");
    row(
        screen,
        &lost,
        &compared.in_window,
        whole,
        compared.in_window.difference.customer_minutes(),
    )?;
    let lost = format!("lost up to {horizon}");
    row(
        screen,
        &lost,
        &compared.lost,
        whole,
        compared.lost.difference.customer_minutes(),
    )?;
    if let Some(points) = &compared.points {
        row(screen, "score", points, tenths, points.difference.points())?;
    }
    screen.line("")?;
    screen.line(&wrap(&compared.text, room).join("\n"))?;
    screen.line("")?;
    words(screen, "You said:", "You said nothing.", &compared.said)?;
    words(
        screen,
        &format!("{bot} said, where the dice fell as they did for you:"),
        &format!("{bot} said nothing that you did not say."),
        &compared.could_say,
    )
}

fn row(
    screen: &mut Screen,
    what: &str,
    amount: &Amount,
    told: impl Fn(i64) -> String,
    cost: String,
) -> anyhow::Result<()> {
    screen.line(&format!(
        "{what:<22} {:>12} {:>16}   {cost}",
        told(amount.trainee),
        told(amount.bot)
    ))
}

fn words(screen: &mut Screen, some: &str, none: &str, said: &[SaidThen]) -> anyhow::Result<()> {
    screen.line(if said.is_empty() { none } else { some })?;
    for one in said {
        let room = screen.width.saturating_sub(9).max(24);
        let text = wrap(&one.words, room).join("\n         ");
        screen.line(&format!("  {}  {text}", one.at))?;
    }
    Ok(())
}
