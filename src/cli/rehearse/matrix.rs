//! The matrix: commanders by dimensions, the mean mark of each. What belongs to a commander's own
//! fault stands in square brackets, what the fault touches in round ones.

use super::details::percent;
use crate::cli::screen::Screen;
use crate::rehearsal::survey::Survey;
use crate::rehearsal::validity::{self, Standing};
use crate::scenario::model::Dimension;
use crate::score::dimensions::{self, MARKED};

/// Letters of a dimension's title that stand over its column.
const LETTERS: usize = 4;
/// Columns for a commander's name.
const NAME: usize = 13;

/// The matrix of one scenario.
pub(super) fn show(survey: &Survey, bots: &[&str], screen: &mut Screen) -> anyhow::Result<()> {
    header(screen)?;
    for bot in bots {
        let mean = |dimension: &Dimension| survey.matrix.get(bot)?.get(dimension)?.mean;
        let whole = survey.whole.get(bot).and_then(|whole| whole.mean);
        let ended = survey.resolved.get(bot).copied().unwrap_or_default();
        row(bot, mean, whole, &percent(ended), screen)?;
    }
    legend(screen)
}

/// The matrix of several scenarios, of which each counts as much as the others.
pub(super) fn show_all(
    surveys: &[Survey],
    bots: &[&str],
    screen: &mut Screen,
) -> anyhow::Result<()> {
    let count = surveys.len();
    screen.line("")?;
    screen.line(&screen.paint.bold(&format!("all {count} scenarios")))?;
    screen.line("")?;
    header(screen)?;
    for bot in bots {
        let marks = |dimension: &Dimension| {
            mean(surveys.iter().filter_map(|survey| {
                let spread = survey.matrix.get(bot)?.get(dimension)?;
                spread.mean
            }))
        };
        let whole = mean(surveys.iter().filter_map(|one| one.whole.get(bot)?.mean));
        let ended = mean(
            surveys
                .iter()
                .filter_map(|one| one.resolved.get(bot).copied()),
        );
        let ended = percent(ended.unwrap_or_default());
        row(bot, marks, whole, &ended, screen)?;
    }
    legend(screen)
}

fn header(screen: &mut Screen) -> anyhow::Result<()> {
    let mut said = format!("{:NAME$}", "");
    for dimension in MARKED {
        let title: String = dimensions::title(dimension).chars().take(LETTERS).collect();
        said.push_str(&format!("{:>5}", title.to_lowercase()));
    }
    screen.line(&format!("{said}  all  ended well"))
}

fn row(
    bot: &str,
    mean: impl Fn(&Dimension) -> Option<f64>,
    whole: Option<f64>,
    ended: &str,
    screen: &mut Screen,
) -> anyhow::Result<()> {
    let mut said = format!("{bot:NAME$}");
    for dimension in MARKED {
        let mark = match mean(&dimension) {
            Some(mean) => format!("{mean:.0}"),
            None => "–".to_owned(),
        };
        let mark = match validity::standing(bot, dimension) {
            Standing::Own => format!("[{mark}]"),
            Standing::Touched => format!("({mark})"),
            Standing::Clear => format!("{mark} "),
        };
        said.push_str(&format!("{mark:>5}"));
    }
    let whole = whole.map_or_else(|| "–".to_owned(), |whole| format!("{whole:.0}"));
    screen.line(&format!("{said} {whole:>4}  {ended}"))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), one| (sum + one, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

fn legend(screen: &mut Screen) -> anyhow::Result<()> {
    screen.line("")?;
    screen.line("[ ] where the commander's own fault belongs   ( ) where it has consequences")?;
    screen.line("–   nothing observed")?;
    screen.line("")
}
