//! The result of a drill in a few lines, for the terminal.

use super::screen::Screen;
use super::transcript::wrap;
use crate::debrief::Report;
use crate::scenario::model::Dimension;

/// Prints the result in a few lines: what became of it, and the rating of each dimension.
pub(super) fn summarise(report: &Report, screen: &mut Screen) -> anyhow::Result<()> {
    let paint = screen.paint;
    screen.line("")?;
    screen.line(&paint.bold("Hot wash"))?;
    for line in wrap(&report.outcome.text, screen.width.saturating_sub(2).max(24)) {
        screen.line(&format!("  {line}"))?;
    }
    if let Some(coach) = &report.coach {
        screen.line("")?;
        screen.line(&paint.bold(&coach.name))?;
        for word in &coach.after {
            let sign = if word.met { "✓" } else { "✗" };
            let room = screen.width.saturating_sub(4).max(24);
            let said = wrap(&word.said, room).join("\n    ");
            screen.line(&format!("  {sign} {said}"))?;
        }
        screen.line("")?;
    }
    for dimension in &report.dimensions {
        let marks = match (dimension.score, dimension.rating) {
            (Some(score), Some(rating)) => {
                let own = own_rating(report, dimension.id);
                format!("{score:>4}  {}  {own}{}", rating.letter(), rating.means())
            }
            _ => "   –     not observed".to_owned(),
        };
        screen.line(&format!("  {:<14}{marks}", dimension.title))?;
    }
    if is_self_assessed(report) {
        screen.line("  (you: your own rating, of 5)")?;
    }
    if let (Some(score), Some(rating)) = (report.score, report.rating) {
        let whole = format!("  {:<14}{score:>4}  {}", "in all", rating.letter());
        screen.line(&paint.bold(&whole))?;
    }
    Ok(())
}

fn is_self_assessed(report: &Report) -> bool {
    let mut questions = report.self_assessment.iter();
    questions.any(|question| question.answer.is_some())
}

/// The trainee's own rating beside a mark; empty where they gave none at all.
fn own_rating(report: &Report, dimension: Dimension) -> String {
    if !is_self_assessed(report) {
        return String::new();
    }
    let mut questions = report.self_assessment.iter();
    let answer = questions
        .find(|question| question.dimension == dimension)
        .and_then(|question| question.answer);
    match answer {
        Some(answer) => format!("you {answer}  "),
        None => "you –  ".to_owned(),
    }
}
