//! The beginning as Markdown: what it is of, the trainee's own view, what became of the incident.

use std::fmt::Write;

use super::{NOT_KNOWN, Written, clock, letter, number, plain, thousands};
use crate::debrief::report::{Question, Report};
use crate::drill::Mode;
use crate::score::Rating;

pub(super) fn write_head(page: &mut String, report: &Report) -> Written {
    writeln!(page, "# Debrief: {}\n", plain(&report.scenario_title))?;
    let day = report.date.map(|day| format!(" · {day}"));
    writeln!(
        page,
        "{}{} · seed {} · {} · policy {}\n",
        plain(&report.trainee),
        day.unwrap_or_default(),
        report.seed,
        match report.mode {
            Mode::Practice => "practice",
            Mode::Exam => "exam",
        },
        plain(&report.policy_used.title),
    )?;
    if let Some(last) = &report.commitment.last {
        writeln!(page, "> Last time you wrote: **{}**\n", plain(last))?;
    }
    if !report.complete {
        writeln!(
            page,
            "> **Cut short.** The drill broke off at {}. {NOT_KNOWN}\n",
            clock(report.outcome.lasted_ms)
        )?;
    }
    Ok(())
}

/// The trainee's own rating of each dimension, or the boxes to tick where they gave none.
pub(super) fn write_own_view(page: &mut String, report: &Report) -> Written {
    let questions = &report.self_assessment;
    if questions.is_empty() {
        return Ok(());
    }
    if questions.iter().all(|question| question.answer.is_none()) {
        return write_boxes(page, questions);
    }
    writeln!(
        page,
        "## Your own view\n\nHow you rated yourself, from 1 (not at all) to 5 (fully), before any \
         mark was shown.\n\n| dimension | you were asked | you said |\n|---|---|:-:|"
    )?;
    for question in questions {
        let answer = question.answer.map(|answer| answer.to_string());
        writeln!(
            page,
            "| **{}** | {} | {} |",
            question.title,
            question.question,
            answer.as_deref().unwrap_or("–")
        )?;
    }
    writeln!(page)
}

fn write_boxes(page: &mut String, questions: &[Question]) -> Written {
    writeln!(
        page,
        "## Before you read on\n\nRate yourself first, from 1 (not at all) to 5 (fully).\n\n\
         | dimension | ask yourself | 1 | 2 | 3 | 4 | 5 |\n|---|---|:-:|:-:|:-:|:-:|:-:|"
    )?;
    for question in questions {
        let (title, asked) = (&question.title, &question.question);
        writeln!(page, "| **{title}** | {asked} | ☐ | ☐ | ☐ | ☐ | ☐ |")?;
    }
    writeln!(page)
}

pub(super) fn write_outcome(page: &mut String, report: &Report) -> Written {
    let outcome = &report.outcome;
    let amount = |lost: Option<u64>| lost.map_or_else(|| "–".to_owned(), thousands);
    let moment = |ms: Option<u64>| ms.map_or_else(|| "never".to_owned(), clock);
    let so_far = if report.complete { "" } else { " so far" };
    writeln!(page, "## Outcome against par\n")?;
    writeln!(page, "{}\n", plain(&outcome.text))?;
    writeln!(
        page,
        "**{} of 100, {}**{}\n",
        number(report.score),
        letter(report.rating),
        report
            .rating
            .map_or_else(String::new, |rating| format!(": {}", Rating::means(rating)))
    )?;
    writeln!(page, "| what | you | par |\n|---|---:|---:|")?;
    writeln!(
        page,
        "| customer-minutes lost{so_far} | {} | {} |",
        amount(outcome.lost),
        amount(outcome.par.map(|par| par.customer_minutes))
    )?;
    let par_moment = outcome
        .par
        .map_or_else(|| "–".to_owned(), |par| moment(par.mitigated_ms));
    if let Some(cents) = outcome.cents.filter(|cents| *cents > 0) {
        let par = outcome.par.map(|par| par.customer_minutes);
        let price = outcome
            .lost
            .filter(|lost| *lost > 0)
            .map(|lost| cents / lost);
        let par = par.zip(price).map(|(par, price)| par * price / 100);
        let lost = thousands(cents / 100);
        writeln!(page, "| revenue lost{so_far} | {lost} | {} |", amount(par))?;
    }
    writeln!(
        page,
        "| customers no longer hurt | {} | {par_moment} |\n",
        match outcome.mitigated_ms {
            None if !report.complete => "not known".to_owned(),
            mitigated => moment(mitigated),
        }
    )?;
    if let Some(idle) = outcome.idle {
        writeln!(
            page,
            "People sat on the call with nothing to do for {} person-minutes, about {} of their time.\n",
            idle.minutes,
            thousands(idle.cents / 100)
        )?;
    }
    Ok(())
}

pub(super) fn write_coach(page: &mut String, report: &Report) -> Written {
    let Some(coach) = &report.coach else {
        return Ok(());
    };
    writeln!(page, "## {} says\n", plain(&coach.name))?;
    for word in &coach.after {
        let sign = if word.met { "✓" } else { "✗" };
        let (text, said) = (plain(&word.text), plain(&word.said));
        writeln!(page, "- {sign} **{text}** {said}")?;
    }
    writeln!(page, "\n> {}\n", plain(&coach.before))
}

/// What the scenario asked for; where there is a coach, they speak of it.
pub(super) fn write_objectives(page: &mut String, report: &Report) -> Written {
    if report.objectives.is_empty() || report.coach.is_some() {
        return Ok(());
    }
    writeln!(page, "## What this drill asked for\n")?;
    for objective in &report.objectives {
        let sign = if objective.met { "✓" } else { "✗" };
        writeln!(page, "- {sign} {}", plain(&objective.text))?;
    }
    writeln!(page)
}
