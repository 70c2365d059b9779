//! A scenario's figures as a page of text: a word on the left, the figures on the right, nothing
//! wider than the screen.

use crate::cli::screen::Screen;
use crate::cli::transcript::wrap;
use crate::scenario::grade::Grade;
use crate::scenario::model::Outcome;
use crate::scenario::stats::{Choice, Seen, Speaker, Stats};

/// Columns for the word on the left.
const LEFT: usize = 14;
/// Columns that are left for figures, however narrow the screen is.
const NARROWEST: usize = 24;
/// Columns for a person's name.
const NAME: usize = 22;

/// Prints the page.
pub(super) fn show(stats: &Stats, grade: &Grade, screen: &mut Screen) -> anyhow::Result<()> {
    screen.line(&screen.paint.bold(&stats.title))?;
    row("", &head(stats), screen)?;
    screen.line("")?;
    graded(grade, screen)?;
    screen.line("")?;
    words(stats, screen)?;
    injects(stats, screen)?;
    world(stats, screen)?;
    drills(stats, screen)?;
    people(&stats.people, screen)?;
    marks(&stats.dimensions, screen)
}

fn head(stats: &Stats) -> String {
    let difficulty = format!("{:?}", stats.difficulty).to_lowercase();
    let place = match stats.ladder {
        Some(rung) => format!("rung {rung} of the ladder"),
        None => "a full drill".to_owned(),
    };
    format!(
        "{} · {place} · {difficulty} · {}, {} at the latest",
        stats.id, stats.length_ms, stats.ends_at_latest_ms
    )
}

/// One row; a long one goes on below itself.
fn row(word: &str, figures: &str, screen: &mut Screen) -> anyhow::Result<()> {
    let room = screen.width.saturating_sub(LEFT).max(NARROWEST);
    let mut left = word;
    for line in wrap(figures, room) {
        screen.line(&format!("{left:LEFT$}{line}"))?;
        left = "";
    }
    Ok(())
}

fn graded(grade: &Grade, screen: &mut Screen) -> anyhow::Result<()> {
    let told = grade.in_short();
    let (letter, rest) = told.split_once(':').unwrap_or((&told, ""));
    screen.line(&format!("{}:{rest}", screen.paint.bold(letter)))?;
    for lack in &grade.lacks {
        row(&format!("  {}", lack.criterion), &lack.says, screen)?;
    }
    Ok(())
}

fn words(stats: &Stats, screen: &mut Screen) -> anyhow::Result<()> {
    let words = &stats.words;
    row(
        "Spoken",
        &format!(
            "{}, {}: {} to say each once; the longest has {}",
            counted(words.lines, "line"),
            counted(words.spoken, "word"),
            words.speaking_ms,
            counted(words.longest, "word")
        ),
        screen,
    )?;
    let coach = match words.coach {
        0 => String::new(),
        words => format!("; the coach has {}", counted(words, "word")),
    };
    row(
        "Briefing",
        &format!(
            "{}, {} to read{coach}",
            counted(words.briefing, "word"),
            words.reading_ms
        ),
        screen,
    )
}

fn injects(stats: &Stats, screen: &mut Screen) -> anyhow::Result<()> {
    let injects = &stats.injects;
    row(
        "Injects",
        &format!(
            "{}: {} by the clock, {} in answer to what happens",
            injects.count, injects.by_the_clock, injects.answering
        ),
        screen,
    )?;
    let kinds = injects.by_kind.iter();
    let kinds: Vec<String> = kinds
        .map(|(kind, count)| format!("{} {count}", kind.told()))
        .collect();
    row("", &kinds.join(", "), screen)?;
    if injects.by_the_clock > 0 {
        let counts = injects.over_time.iter();
        let counts: Vec<String> = counts
            .map(|count| match count {
                0 => "·".to_owned(),
                count => count.to_string(),
            })
            .collect();
        let each = injects.part_ms;
        row(
            "",
            &format!("by the clock in each {each}: {}", counts.join(" ")),
            screen,
        )?;
    }
    let pressure = injects.pressure.iter();
    let pressure: Vec<String> = pressure
        .map(|(kind, count)| format!("{} {count}", spaced(&format!("{kind:?}"))))
        .collect();
    let pressure = match pressure.is_empty() {
        true => "none".to_owned(),
        false => pressure.join(", "),
    };
    row("Pressure", &pressure, screen)
}

fn world(stats: &Stats, screen: &mut Screen) -> anyhow::Result<()> {
    let world = &stats.world;
    row(
        "World",
        &format!(
            "{}, {}, {}",
            counted(world.services, "service"),
            counted(world.signals, "signal"),
            counted(world.faults, "fault")
        ),
        screen,
    )?;
    row(
        "",
        &format!(
            "{}, {}; {}, {} with a risk, {} that mend{} nothing",
            counted(world.findings, "finding"),
            counted(world.red_herrings, "red herring"),
            match world.remedies {
                1 => "1 remedy".to_owned(),
                many => format!("{many} remedies"),
            },
            world.risky,
            world.useless,
            if world.useless == 1 { "s" } else { "" }
        ),
        screen,
    )
}

fn drills(stats: &Stats, screen: &mut Screen) -> anyhow::Result<()> {
    let groups: Vec<String> = stats.variants.iter().map(told).collect();
    let of = match groups.is_empty() {
        true => "no variants".to_owned(),
        false => groups.join(", "),
    };
    row("Drills", &format!("{}: {of}", stats.drills), screen)?;
    let endings = stats.endings.iter();
    let endings: Vec<String> = endings
        .map(|ending| {
            let counts = match ending.outcome {
                Outcome::Resolved => "resolved",
                Outcome::HandedOver => "handed over",
                Outcome::Unresolved => "unresolved",
            };
            match ending.id == *counts {
                true => counts.to_owned(),
                false => format!("{} ({counts})", ending.id),
            }
        })
        .collect();
    row("Endings", &endings.join(", "), screen)?;
    row("Objectives", &stats.objectives.to_string(), screen)?;
    screen.line("")
}

fn told(choice: &Choice) -> String {
    format!("{} {}", choice.options.len(), choice.id)
}

fn people(people: &[Speaker], screen: &mut Screen) -> anyhow::Result<()> {
    screen.line(&format!(
        "{:LEFT$}{:NAME$} lines  words  comes",
        "People", ""
    ))?;
    for person in people {
        let name: String = person.name.chars().take(NAME).collect();
        screen.line(&format!(
            "{:LEFT$}{name:NAME$} {:>5}  {:>5}  {}",
            "", person.lines, person.words, person.comes
        ))?;
    }
    screen.line("")
}

fn marks(dimensions: &[Seen], screen: &mut Screen) -> anyhow::Result<()> {
    let name = |seen: &Seen| {
        let name = format!("{:?}", seen.id).to_lowercase();
        match seen.practised {
            true => format!("{name}*"),
            false => name,
        }
    };
    let can = dimensions.iter().filter(|seen| seen.observable);
    let can: Vec<String> = can.map(name).collect();
    row("Marked", &can.join(", "), screen)?;
    for seen in dimensions.iter().filter(|seen| !seen.observable) {
        row("", &format!("not {}: {}", name(seen), seen.why_not), screen)?;
    }
    row("", "* what it says that it practises", screen)
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// `ExecutiveTakeover` as it is spoken.
fn spaced(name: &str) -> String {
    let mut spaced = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.extend(letter.to_lowercase());
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_spoken_with_spaces() {
        assert_eq!(spaced("ExecutiveTakeover"), "executive takeover");
    }
}
