//! The head of a draft, and the comments at the top of the file.

use std::collections::BTreeMap;

use super::cast::Cast;
use super::words::{spoken, told, wrapped};
use super::{Course, Wanted};
use crate::authoring::draft::{Head, fill_in};
use crate::authoring::timeline::{Kind, Timeline};
use crate::scenario::model::{ClockTime, Difficulty, Dimension, Weekday};

/// The head, with what was guessed about it.
pub(super) fn head(timeline: &Timeline, wanted: &Wanted, course: &Course, cast: &Cast) -> Head {
    let begins = &timeline.entries[course.begins];
    let mut comments = Vec::new();
    let (day, clock) = match begins.clock {
        Some(clock) => (
            weekday(clock.date().weekday()),
            ClockTime(
                u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute()))
                    .unwrap_or(0),
            ),
        ),
        None => {
            comments.push("guessed: the day and the clock time; the source has none".to_owned());
            (Weekday::Tuesday, ClockTime(14 * 60))
        }
    };
    if let Some(clock) = begins.clock
        && clock.date().year() == 2000
    {
        comments.push("guessed: the day; the source has none".to_owned());
    }
    let severity = timeline.severity.unwrap_or_else(|| {
        comments.push("guessed: the severity; the source names none".to_owned());
        2
    });
    comments.push("guessed: difficulty and skills".to_owned());
    if let Some(took) = course.drawn {
        comments.push(format!(
            "guessed: the times; the incident took {took}, the drill is drawn together"
        ));
    }
    let trainee = cast.named_by_id(&cast.trainee);
    let began = spoken(&begins.what);
    let began = began.strip_prefix("FILL IN: ").unwrap_or(&began);
    let presses = timeline
        .entries
        .iter()
        .any(|entry| matches!(entry.kind, Kind::Pressed(_)));
    let mut skills = vec![
        Dimension::Command,
        Dimension::Delegation,
        Dimension::Timeboxing,
        Dimension::Decisions,
        Dimension::Updates,
    ];
    if presses {
        skills.push(Dimension::Pressure);
    }
    Head {
        comments,
        id: wanted.id.clone(),
        title: timeline
            .title
            .clone()
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| fill_in("a title of a few words that gives nothing away")),
        briefing: fill_in(&format!(
            "what the trainee knows when the call begins, who they are and what the company does; nothing of the cause. You are {trainee}. It began with: {began}"
        )),
        difficulty: Difficulty::Intermediate,
        skills,
        day,
        clock,
        length: course.length,
        severity_at_start: Some(severity),
        severity,
        trainee: cast.trainee.clone(),
        glossary: BTreeMap::new(),
    }
}

fn weekday(day: jiff::civil::Weekday) -> Weekday {
    match day {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    }
}

/// What stands at the top of the file.
pub(super) fn comments(
    timeline: &Timeline,
    wanted: &Wanted,
    course: &Course,
    left: &[Vec<String>],
) -> Vec<String> {
    let mut page = vec![
        format!("A draft, made of a past incident: {}.", wanted.source),
        String::new(),
        "It can be played at once. `hotwash lint` names every text that begins with FILL IN; comments that".to_owned(),
        "begin with \"guessed\" say what was not in the source. Decisions are not scripted: the trainee takes".to_owned(),
        "them. They stand as comments where they were taken, so that you can compare afterwards.".to_owned(),
        "Names may be those of colleagues: change them unless those colleagues agree.".to_owned(),
    ];
    let before: Vec<usize> = (0..course.begins).collect();
    let before = before
        .iter()
        .map(|at| told(timeline, course, *at, "before it"));
    section(&mut page, "Before the call began", before);
    section(&mut page, "After the last inject", left.iter().cloned());
    let mut under: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    for (heading, text) in &timeline.told {
        let heading = if heading.is_empty() {
            "The source also says"
        } else {
            heading
        };
        let told = wrapped(&format!("- {text}"));
        match under.last_mut() {
            Some((last, all)) if *last == heading => all.push(told),
            _ => under.push((heading, vec![told])),
        }
    }
    for (heading, all) in under {
        section(&mut page, heading, all.into_iter());
    }
    let doubts = timeline.doubts.iter().map(|doubt| match doubt.line {
        0 => wrapped(&format!("- {}", doubt.what)),
        line => wrapped(&format!("- line {line}: {}", doubt.what)),
    });
    section(&mut page, "Unclear in the source", doubts);
    page
}

fn section(page: &mut Vec<String>, heading: &str, all: impl Iterator<Item = Vec<String>>) {
    let lines: Vec<String> = all.flatten().collect();
    if !lines.is_empty() {
        page.push(String::new());
        page.push(format!("{heading}:"));
        page.extend(lines);
    }
}
