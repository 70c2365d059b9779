//! The report as Markdown, for a wiki. What the trainee typed is escaped, so that it shows as it
//! was typed and neither links nor runs.

mod what_if;

use std::fmt::Write;

use what_if::write_what_if;

use super::report::{DimensionReport, MeasureReport, Quote, Report};
use super::{NOT_KNOWN, clock, thousands};
use crate::drill::Mode;
use crate::score::Rating;
use crate::units::Span;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut page = String::new();
    // Writing into a String cannot fail.
    let _ = write_page(&mut page, report);
    page
}

type Written = Result<(), std::fmt::Error>;

fn write_page(page: &mut String, report: &Report) -> Written {
    write_head(page, report)?;
    write_questions(page, report)?;
    write_outcome(page, report)?;
    write_coach(page, report)?;
    write_objectives(page, report)?;
    write_dimensions(page, report)?;
    for dimension in &report.dimensions {
        write_dimension(page, dimension)?;
    }
    write_what_if(page, report)?;
    write_commitment(page, report)?;
    write_timeline(page, report)?;
    write_scribe(page, report)?;
    write_adapted(page, report)?;
    write_not_understood(page, report)?;
    write_postmortem(page, report)?;
    write_policy(page, report)?;
    writeln!(
        page,
        "## Play it again\n\nThe first command shows this drill again, word for word; the second \
         plays the same incident anew.\n\n```sh"
    )?;
    for line in &report.replay {
        writeln!(page, "{}", line.replace('`', ""))?;
    }
    writeln!(page, "```")
}

/// Text as text: nothing in it is markup, a link, or the start of a new block.
pub(super) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            control if control.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

fn letter(rating: Option<Rating>) -> &'static str {
    rating.map_or("–", Rating::letter)
}

fn number(score: Option<u8>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

fn write_coach(page: &mut String, report: &Report) -> Written {
    let Some(coach) = &report.coach else {
        return Ok(());
    };
    writeln!(page, "## {} says\n", plain(&coach.name))?;
    for word in &coach.after {
        let sign = if word.met { "✓" } else { "✗" };
        writeln!(
            page,
            "- {sign} **{}** {}",
            plain(&word.text),
            plain(&word.said)
        )?;
    }
    writeln!(page, "\n> {}\n", plain(&coach.before))
}

fn write_objectives(page: &mut String, report: &Report) -> Written {
    // A coach speaks of each of them.
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

fn write_head(page: &mut String, report: &Report) -> Written {
    writeln!(page, "# Debrief: {}\n", plain(&report.scenario_title))?;
    writeln!(
        page,
        "{} · seed {} · {} · policy {}\n",
        plain(&report.trainee),
        report.seed,
        match report.mode {
            Mode::Practice => "practice",
            Mode::Exam => "exam",
        },
        plain(&report.policy_used.title),
    )?;
    if !report.complete {
        writeln!(
            page,
            "> **Cut short.** The drill broke off at {}. {NOT_KNOWN}\n",
            clock(report.outcome.lasted_ms)
        )?;
    }
    Ok(())
}

fn write_questions(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## Before you read on\n")?;
    writeln!(
        page,
        "Rate yourself first, from 1 (not at all) to 5 (fully).\n\n\
         | dimension | ask yourself | 1 | 2 | 3 | 4 | 5 |\n|---|---|:-:|:-:|:-:|:-:|:-:|"
    )?;
    for question in &report.self_assessment {
        let boxes: Vec<&str> = (1..=5)
            .map(|box_| {
                if question.answer == Some(box_) {
                    "☒"
                } else {
                    "☐"
                }
            })
            .collect();
        writeln!(
            page,
            "| **{}** | {} | {} |",
            question.title,
            question.question,
            boxes.join(" | ")
        )?;
    }
    writeln!(page)
}

fn write_outcome(page: &mut String, report: &Report) -> Written {
    let outcome = &report.outcome;
    let amount = |lost: Option<u64>| lost.map_or_else(|| "–".to_owned(), thousands);
    let moment = |ms: Option<u64>| ms.map_or_else(|| "never".to_owned(), clock);
    writeln!(page, "## Outcome against par\n")?;
    writeln!(page, "{}\n", plain(&outcome.text))?;
    writeln!(
        page,
        "**{} of 100, {}**\n",
        number(report.score),
        letter(report.rating)
    )?;
    writeln!(page, "| | you | par |\n|---|---:|---:|")?;
    writeln!(
        page,
        "| customer-minutes lost{} | {} | {} |",
        if report.complete { "" } else { " so far" },
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
        writeln!(
            page,
            "| revenue lost{} | {} | {} |",
            if report.complete { "" } else { " so far" },
            thousands(cents / 100),
            amount(par)
        )?;
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

fn write_dimensions(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## Dimensions\n")?;
    writeln!(page, "| dimension | rating | score |\n|---|:-:|---:|")?;
    for dimension in &report.dimensions {
        writeln!(
            page,
            "| {} | {} | {} |",
            dimension.title,
            letter(dimension.rating),
            number(dimension.score)
        )?;
    }
    writeln!(
        page,
        "\nP performed without challenges, S with some, M with major, U unable; – not observed.\n"
    )
}

fn write_dimension(page: &mut String, dimension: &DimensionReport) -> Written {
    writeln!(
        page,
        "## {} — {} ({})\n",
        dimension.title,
        letter(dimension.rating),
        number(dimension.score)
    )?;
    for measure in dimension.measures.iter().filter(|one| one.score.is_some()) {
        write_measure(page, measure)?;
    }
    let unseen: Vec<&str> = dimension
        .measures
        .iter()
        .filter(|measure| measure.score.is_none())
        .map(|measure| measure.title.as_str())
        .collect();
    if !unseen.is_empty() {
        writeln!(page, "Not observed: {}.\n", unseen.join(", "))?;
    }
    Ok(())
}

fn write_measure(page: &mut String, measure: &MeasureReport) -> Written {
    writeln!(
        page,
        "**{} {}** — {}  \n{}\n",
        letter(measure.rating),
        measure.title,
        measure.text,
        measure.is
    )?;
    for quote in &measure.quotes {
        write_quote(page, quote)?;
    }
    if let Some(words) = &measure.say_instead {
        writeln!(page, "- *say instead:* \"{}\"", plain(words))?;
    }
    writeln!(page)
}

fn write_quote(page: &mut String, quote: &Quote) -> Written {
    let sign = match (quote.fault, quote.merit) {
        (true, _) => "✗",
        (false, true) => "✓",
        (false, false) => "·",
    };
    if quote.said {
        writeln!(
            page,
            "- {sign} `{}` {}: \"{}\"",
            quote.at,
            plain(&quote.who),
            plain(&quote.words)
        )
    } else {
        writeln!(page, "- {sign} `{}` {}", quote.at, plain(&quote.words))
    }
}

fn write_commitment(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## One commitment\n")?;
    match &report.commitment.written {
        Some(words) => writeln!(page, "> {}\n", plain(words)),
        None => writeln!(
            page,
            "> When … I will …\n\nFor example: {}\n",
            plain(&report.commitment.suggestion)
        ),
    }
}

fn write_timeline(page: &mut String, report: &Report) -> Written {
    let timeline = &report.timeline;
    writeln!(page, "## Timeline\n")?;
    for stretch in &timeline.commanders {
        writeln!(
            page,
            "- {}–{} commanded by {}",
            clock(stretch.from_ms),
            clock(stretch.to_ms),
            plain(stretch.who.as_deref().unwrap_or("nobody"))
        )?;
    }
    writeln!(page)?;
    for moment in &timeline.moments {
        writeln!(page, "- `{}` {}", clock(moment.at_ms), plain(&moment.text))?;
    }
    writeln!(
        page,
        "\n| no. | who | task | given | due | ended | how |\n|---:|---|---|---:|---:|---:|---|"
    )?;
    for (at, task) in timeline.tasks.iter().enumerate() {
        let due: Vec<String> = task.boxes_ms.iter().map(|end| clock(*end)).collect();
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} |",
            at + 1,
            plain(&task.who),
            plain(&task.text),
            clock(task.from_ms),
            due.join(", "),
            clock(task.to_ms),
            task.ended
        )?;
    }
    writeln!(
        page,
        "\n| who | pressure | from | lasted | how it ended |\n|---|---|---:|---:|---|"
    )?;
    for arc in &timeline.pressure {
        writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            plain(&arc.who),
            arc.kind,
            clock(arc.from_ms),
            Span(arc.to_ms.saturating_sub(arc.from_ms)),
            arc.ended
        )?;
    }
    writeln!(page)
}

fn write_scribe(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## Scribe's log\n")?;
    match &report.scribe.who {
        Some(who) => writeln!(page, "Kept by {}.\n", plain(who))?,
        None => writeln!(page, "No scribe was appointed, so nobody kept a log.\n")?,
    }
    for (from, to) in &report.scribe.gaps {
        writeln!(page, "- {}–{}: *nobody wrote*", clock(*from), clock(*to))?;
    }
    for entry in &report.scribe.entries {
        writeln!(page, "- `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page)
}

fn write_adapted(page: &mut String, report: &Report) -> Written {
    if report.adapted.is_empty() {
        return Ok(());
    }
    writeln!(page, "## What was adapted to you\n")?;
    for one in &report.adapted {
        let (what, why) = (plain(&one.what), plain(&one.why.join("; ")));
        writeln!(page, "- {} **{}**: {what} — {why}", one.at, one.how.said())?;
    }
    writeln!(page)
}

fn write_not_understood(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## What was not understood\n")?;
    if report.not_understood.is_empty() {
        writeln!(page, "Everything you said was understood.\n")?;
        return Ok(());
    }
    writeln!(page, "Listed so that you know; never marked.\n")?;
    for one in &report.not_understood {
        writeln!(page, "- `{}` \"{}\"", one.at, plain(&one.text))?;
    }
    writeln!(page)
}

fn write_postmortem(page: &mut String, report: &Report) -> Written {
    let skeleton = &report.postmortem;
    let or_blank = |text: &Option<String>| text.as_deref().map_or_else(|| "…".to_owned(), plain);
    writeln!(page, "## {}\n", plain(&skeleton.title))?;
    writeln!(
        page,
        "Owner: {} · due: {}\n\n{}\n",
        or_blank(&skeleton.owner),
        or_blank(&skeleton.due),
        plain(&skeleton.summary)
    )?;
    writeln!(page, "### Impact\n")?;
    for line in &skeleton.impact {
        writeln!(page, "- {}", plain(line))?;
    }
    writeln!(page, "\n### What happened\n")?;
    for entry in &skeleton.timeline {
        writeln!(page, "- `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page, "\n### Contributing factors, as questions\n")?;
    for question in &skeleton.questions {
        writeln!(page, "- {}", plain(question))?;
    }
    writeln!(page, "\n### Action items\n")?;
    for action in &skeleton.actions {
        writeln!(page, "- [ ] {}", plain(action))?;
    }
    if !skeleton.todos.is_empty() {
        writeln!(page, "\n### Put off on the call\n")?;
    }
    for entry in &skeleton.todos {
        writeln!(page, "- [ ] `{}` {}", entry.at, plain(&entry.text))?;
    }
    writeln!(page, "\n### Message to customers, a draft\n")?;
    for line in skeleton.message.lines() {
        writeln!(page, "> {}", plain(line))?;
    }
    writeln!(page)
}

fn write_policy(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## How this was marked\n")?;
    writeln!(page, "{}\n", plain(&report.policy_used.about))?;
    writeln!(
        page,
        "| measure | unit | weight | 100 | P to | S to | M to | 0 from | source |\n|---|---|---:|---:|---:|---:|---:|---:|---|"
    )?;
    for measure in report.dimensions.iter().flat_map(|one| &one.measures) {
        let Some(rule) = report.policy_used.rule(&measure.id) else {
            continue;
        };
        let unit = serde_json::to_value(rule.unit).unwrap_or_default();
        let values = match rule.thresholds() {
            Some(values) => values.map(|value| value.to_string()).join(" | "),
            None => "yes | | | | no".to_owned(),
        };
        writeln!(
            page,
            "| {} | {} | {} | {values} | {} |",
            measure.title,
            unit.as_str().unwrap_or_default(),
            rule.weight,
            plain(&rule.source)
        )?;
    }
    writeln!(page)?;
    for limit in report.policy_used.limits.values() {
        writeln!(
            page,
            "- {}: {} ({})",
            plain(&limit.is),
            limit.value,
            plain(&limit.source)
        )?;
    }
    writeln!(page)
}
