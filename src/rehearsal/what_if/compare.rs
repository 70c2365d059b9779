//! One window played both ways, in many futures: the answer to "what if?".

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;
use smol_str::SmolStr;

use super::Recorded;
use super::branch::{Came, Helm, Window, future, play_branch, play_window};
use super::interval::{Sure, paired};
use super::spoken::{could_say, said};
use crate::debrief::what_if::{Difference, SaidThen};
use crate::drill::Drill;
use crate::rehearsal::bot::Bot;
use crate::units::Moment;

/// What is asked of a recorded drill.
#[derive(Debug)]
pub struct Question {
    /// Who takes the seat.
    pub bot: Bot,
    /// From here on.
    pub from: Moment,
    /// Until here; then the bot sits down in the trainee's branch too.
    pub to: Moment,
    /// In so many futures.
    pub futures: u32,
    /// How sure a claim has to be.
    pub sure: Sure,
}

/// One window played both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Who took the seat.
    pub commander: SmolStr,
    /// Where the window begins [ms].
    pub from_ms: u64,
    /// Where it ends [ms].
    pub to_ms: u64,
    /// Up to here losses are reckoned [ms].
    pub horizon_ms: u64,
    /// In how many futures.
    pub futures: u32,
    /// Lost within the window [customer-minutes].
    pub in_window: Amount,
    /// Lost up to the horizon [customer-minutes].
    pub lost: Amount,
    /// The whole score [tenths of a point]; none where nothing could be marked.
    pub points: Option<Amount>,
    /// What the trainee said in the window.
    pub said: Vec<SaidThen>,
    /// What the bot said there with the dice as they fell, and the trainee did not.
    pub could_say: Vec<SaidThen>,
    /// What may be claimed, in words.
    pub text: String,
}

/// An amount in both branches, in the mean of all futures, and what the trainee's way cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// With the trainee's words.
    pub trainee: i64,
    /// With the bot's.
    pub bot: i64,
    /// What the trainee's way cost: more lost, or fewer points.
    pub difference: Difference,
}

/// Plays a window both ways. `played` is told of each branch that is over.
///
/// Gives nothing where fewer than two futures were asked for.
pub fn compare(
    recorded: &Recorded<'_>,
    question: &Question,
    played: &(dyn Fn() + Sync),
) -> Option<Comparison> {
    let stood = recorded.stood_at(&[question.from]);
    let stood = stood.first()?;
    let jobs = (0..u64::from(question.futures)).flat_map(|count| {
        let seed = future(recorded.settings.seed, question.from, count);
        [Helm::Trainee, Helm::Bot].map(|helm| (helm, seed))
    });
    let jobs: Vec<(Helm, u64)> = jobs.collect();
    let window = question.window();
    let came: Vec<Came> = jobs
        .into_par_iter()
        .map(|(helm, seed)| {
            let came = play_branch(recorded, stood, window, helm, &question.bot, seed);
            played();
            came
        })
        .collect();
    settle(recorded, question, stood, &came)
}

/// Reckons what came of all branches; they alternate, the trainee's first.
pub(super) fn settle(
    recorded: &Recorded<'_>,
    question: &Question,
    stood: &Drill,
    came: &[Came],
) -> Option<Comparison> {
    let window = question.window();
    let (pairs, _) = came.as_chunks::<2>();
    let amount = |of: &dyn Fn(&Came) -> i64, sign: i64| {
        let cost: Vec<i64> = pairs
            .iter()
            .map(|[trainee, bot]| sign * (of(trainee) - of(bot)))
            .collect();
        Some(Amount {
            trainee: mean(pairs.iter().map(|[trainee, _]| of(trainee))),
            bot: mean(pairs.iter().map(|[_, bot]| of(bot))),
            difference: paired(&cost, question.sure)?,
        })
    };
    let whole = |lost: u64| i64::try_from(lost).unwrap_or(i64::MAX);
    let marked = came.iter().all(|came| came.score.is_some());
    let tenths = |came: &Came| i64::from(came.score.unwrap_or_default()) * 10;
    let trainee = &recorded.scenario.trainee;
    let mut as_it_fell = stood.clone();
    play_window(
        &mut as_it_fell,
        window,
        Helm::Bot,
        question.bot.unseated(),
        &[],
    );
    let lost = amount(&|came| whole(came.lost), 1)?;
    let points = if marked { amount(&tenths, -1) } else { None };
    Some(Comparison {
        commander: question.bot.name().into(),
        from_ms: window.from.0,
        to_ms: window.to.0,
        horizon_ms: recorded.horizon().0,
        futures: question.futures,
        in_window: amount(&|came| whole(came.in_window), 1)?,
        text: claim(&lost.difference, points.map(|points| points.difference)),
        lost,
        points,
        said: said(recorded.log, trainee, window),
        could_say: could_say(as_it_fell.log(), recorded.log, trainee, window),
    })
}

/// What may be said of a difference; where chance may explain it, only that.
fn claim(cost: &Difference, points: Option<Difference>) -> String {
    let futures = cost.futures;
    let mut text = if cost.low > 0 {
        format!(
            "Your way cost {}, over {futures} futures: more than chance explains.",
            cost.customer_minutes()
        )
    } else if cost.high < 0 {
        format!(
            "Your way saved {}, over {futures} futures: more than chance explains.",
            cost.turned().customer_minutes()
        )
    } else {
        format!(
            "In customer-minutes the difference is not larger than chance over {futures} futures: nothing is claimed."
        )
    };
    match points {
        Some(points) if points.low > 0 => {
            text.push_str(&format!(" In the score it cost {}.", points.points()));
        }
        Some(points) if points.high < 0 => {
            let gained = points.turned().points();
            text.push_str(&format!(" In the score it gained {gained}."));
        }
        Some(_) => text.push_str(" In the score the difference is not larger than chance."),
        None => {}
    }
    text
}

impl Question {
    pub(super) fn window(&self) -> Window {
        Window {
            from: self.from,
            to: self.to,
        }
    }
}

/// The mean, rounded to the nearest.
fn mean(amounts: impl ExactSizeIterator<Item = i64>) -> i64 {
    let count = i64::try_from(amounts.len()).unwrap_or(i64::MAX).max(1);
    let sum: i64 = amounts.sum();
    (2 * sum + count).div_euclid(2 * count)
}
