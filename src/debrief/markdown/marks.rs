//! The marks as Markdown: an overview against par, own view and earlier drills; what to keep and
//! what cost most; then every measure with its evidence.

use std::fmt::Write;

use super::{Written, letter, number, plain};
use crate::debrief::report::{DimensionReport, MeasureReport, Quote, Report};

pub(super) fn write_overview(page: &mut String, report: &Report) -> Written {
    writeln!(
        page,
        "## Marks\n\n| dimension | rating | score | par | earlier drills | your own view |\n\
         |---|:-:|---:|---:|---|---|"
    )?;
    for dimension in &report.dimensions {
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            dimension.title,
            letter(dimension.rating),
            number(dimension.score),
            number(dimension.par),
            earlier(report, dimension),
            own_view(report, dimension),
        )?;
    }
    writeln!(
        page,
        "\nP performed without challenges, S with some, M with major, U unable; – not observed. \
         Par is what by-the-book scores on the same drill.\n"
    )
}

/// The marks of earlier drills, oldest first.
fn earlier(report: &Report, dimension: &DimensionReport) -> String {
    let marks = report.earlier.iter();
    let marks = marks.filter_map(|drill| drill.dimensions.get(&dimension.id));
    let marks: Vec<String> = marks.map(u8::to_string).collect();
    if marks.is_empty() {
        return "–".to_owned();
    }
    marks.join(" → ")
}

/// What the trainee had thought of it.
fn own_view(report: &Report, dimension: &DimensionReport) -> String {
    let questions = report.self_assessment.iter();
    let mut asked = questions.filter(|question| question.dimension == dimension.id);
    let told = asked.find_map(|question| {
        let (answer, marked, view) = (question.answer?, question.marked?, question.view?);
        let said = view.said();
        Some(format!("{answer} of 5, marked {marked}: {said}"))
    });
    told.unwrap_or_else(|| "–".to_owned())
}

/// What went best and what cost most, in short; the evidence follows below.
pub(super) fn write_singled_out(page: &mut String, report: &Report) -> Written {
    let named = |ids: &[smol_str::SmolStr]| -> Vec<MeasureReport> {
        let measures = ids.iter().filter_map(|id| report.measure(id));
        measures.cloned().collect()
    };
    let best = named(&report.strengths);
    if !best.is_empty() {
        writeln!(page, "## Keep doing\n")?;
        for measure in &best {
            writeln!(page, "- {}: {}", measure.title, measure.text)?;
        }
        writeln!(page)?;
    }
    let costliest = named(&report.to_practise);
    if costliest.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "## What cost you most\n\n| measure | result | said | say instead |\n|---|---|---|---|"
    )?;
    for measure in &costliest {
        let said: Vec<String> = measure.quotes.iter().take(2).map(in_a_cell).collect();
        writeln!(
            page,
            "| **{}** | {} | {} | {} |",
            measure.title,
            measure.text,
            said.join("<br>"),
            measure
                .say_instead
                .as_deref()
                .map_or_else(|| "–".to_owned(), |words| format!("\"{}\"", plain(words)))
        )?;
    }
    writeln!(page)
}

/// A quote in a cell of a table.
fn in_a_cell(quote: &Quote) -> String {
    if quote.said {
        let (who, words) = (plain(&quote.who), plain(&quote.words));
        format!("`{}` {who}: \"{words}\"", quote.at)
    } else {
        format!("`{}` {}", quote.at, plain(&quote.words))
    }
}

pub(super) fn write_dimensions(page: &mut String, report: &Report) -> Written {
    writeln!(page, "## Every measure, with its evidence\n")?;
    writeln!(
        page,
        "✗ counted against, ✓ counted for, · merely shows it.\n"
    )?;
    for dimension in &report.dimensions {
        write_dimension(page, dimension)?;
    }
    Ok(())
}

fn write_dimension(page: &mut String, dimension: &DimensionReport) -> Written {
    writeln!(
        page,
        "### {} — {} ({})\n",
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
