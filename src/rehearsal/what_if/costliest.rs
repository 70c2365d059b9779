//! The costliest moments of a drill: cheaply screened, then confirmed in futures of their own.
//!
//! Screening lets the bot take over at every edge of the windows, on the drill as it really went.
//! Where the expected loss rises over a window, something was lost in it: by the trainee's way,
//! or by bad luck. Which of the two it was is for the confirmation to tell, in which both ways
//! meet the same luck, dealt anew; and once more both meet the luck that there really was.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Recorded;
use super::branch::{Came, Helm, Window, future, lost_at, lost_from, play_branch, play_window};
use super::compare::{Comparison, Question, settle};
use super::interval::Sure;
use crate::debrief::what_if::{CostlyMoment, Expected, WhatIf};
use crate::drill::Drill;
use crate::rehearsal::bot::Bot;
use crate::units::{Moment, Permille, Span};

/// Into so many windows a drill of the scenario's length is cut. Ours: five minutes each in an
/// hour, as long as a time box.
const WINDOWS: u64 = 12;
/// No window is shorter. Ours: an order, its answer and a first step fit in.
const SHORTEST: Span = Span::secs(20);
/// So many windows at most, however long the drill went on.
const MOST_WINDOWS: u64 = 15;
/// In so many futures each edge is looked at. Ours: enough to find the steep places.
const SCREENED: u64 = 2;
/// So many moments are played both ways. With five at 99 percent each, all are right 95 times
/// of 100; three are affordable.
const CONFIRMED: usize = 3;
/// In so many futures. Ours: what a debrief of an hour's drill can pay for in a debug build.
const FUTURES: u32 = 12;
/// A neighbour that rises at least so much of a window's own rise belongs to the same moment.
const SAME_MOMENT: Permille = Permille(500);
/// In so many futures it is tried how a window went as the dice fell in it.
const AS_IT_FELL: u64 = 4;
/// At least so much of the cost must show there too. Ours: the dice in one window are one sample.
const SHOWN: Permille = Permille(500);
/// What cost less than this share of all that the drill lost is not worth telling. Ours.
const WORTH_TELLING: Permille = Permille(20);

/// So many branches are played at most: for who shows how far it is.
pub const MOST_BRANCHES: u64 =
    (MOST_WINDOWS + 1) * SCREENED + 2 * CONFIRMED as u64 * (FUTURES as u64 + AS_IT_FELL);

/// Finds the moments at which the bot would have lost less than the trainee, by more than
/// chance. `played` is told of each branch that is over.
pub fn costliest(recorded: &Recorded<'_>, bot: &Bot, played: &(dyn Fn() + Sync)) -> WhatIf {
    let (window, edges) = edges(recorded);
    let stood = recorded.stood_at(&edges);
    let curve = screen(recorded, bot, &edges, &stood, played);
    let candidates = candidates(&curve);
    let compared = confirm(recorded, bot, &edges, &stood, &candidates, played);
    let all_lost = lost_at(recorded.log, recorded.last());
    let least = all_lost * u64::from(WORTH_TELLING.0) / 1000;
    let mut moments: Vec<CostlyMoment> = compared
        .into_iter()
        .filter(|(_, one)| one.lost.difference.low > 0)
        .filter(|(_, one)| one.lost.difference.mean.unsigned_abs() >= least)
        .filter(|((from, to), one)| {
            let cost = as_it_fell(recorded, bot, &stood[*from], &stood[*to], one, played);
            cost * 1000 >= one.lost.difference.mean * i64::from(SHOWN.0)
        })
        .map(|(_, one)| moment(one))
        .collect();
    moments.sort_by_key(|one| (std::cmp::Reverse(one.cost.mean), one.from_ms));
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    WhatIf {
        commander: bot.name().into(),
        horizon_ms: recorded.horizon().0,
        futures: FUTURES,
        windows: count(edges.len() - 1),
        window_ms: window.0,
        confirmed: count(candidates.len()),
        text: verdict(bot, &moments, candidates.len()),
        curve,
        moments,
    }
}

/// The windows' length and their edges, from the beginning of the call to the trainee's end.
fn edges(recorded: &Recorded<'_>) -> (Span, Vec<Moment>) {
    let window = Span((recorded.scenario.length.0.0 / WINDOWS).max(SHORTEST.0));
    // What was said at the very end belongs to the last window.
    let end = recorded.end + Span(1);
    let inner = (0..MOST_WINDOWS).map(|count| Moment::START + Span(count * window.0));
    // The last window takes what is left, be it half as long again.
    let half = Span(window.0 / 2);
    let mut edges: Vec<Moment> = inner
        .take_while(|edge| *edge == Moment::START || *edge + half < end)
        .collect();
    edges.push(end);
    (window, edges)
}

fn screen(
    recorded: &Recorded<'_>,
    bot: &Bot,
    edges: &[Moment],
    stood: &[Drill],
    played: &(dyn Fn() + Sync),
) -> Vec<Expected> {
    let each = edges.iter().zip(stood);
    let jobs: Vec<(Moment, &Drill, u64)> = each
        .flat_map(|(edge, stood)| (0..SCREENED).map(move |count| (*edge, stood, count)))
        .collect();
    let lost: Vec<u64> = jobs
        .par_iter()
        .map(|(_, stood, count)| {
            // The same futures at every edge: what differs is what was done before.
            let seed = future(recorded.settings.seed, Moment::START, *count);
            let lost = lost_from(recorded, stood, bot, seed);
            played();
            lost
        })
        .collect();
    let means = lost
        .chunks(SCREENED as usize)
        .map(|lost| lost.iter().sum::<u64>() / SCREENED);
    edges
        .iter()
        .zip(means)
        .map(|(edge, lost)| Expected {
            at_ms: edge.0,
            lost,
        })
        .collect()
}

/// Stretches between two edges over which the expected loss rises most, none touching another's
/// window.
fn candidates(curve: &[Expected]) -> Vec<(usize, usize)> {
    let rise: Vec<u64> = curve
        .windows(2)
        .map(|pair| pair[1].lost.saturating_sub(pair[0].lost))
        .collect();
    let mut steepest: Vec<usize> = (0..rise.len()).filter(|at| rise[*at] > 0).collect();
    steepest.sort_by_key(|at| (std::cmp::Reverse(rise[*at]), *at));
    let mut taken = vec![false; rise.len()];
    let mut found = Vec::new();
    for at in steepest {
        if taken[at] || found.len() == CONFIRMED {
            continue;
        }
        let belongs = |near: &usize| {
            let enough = rise[at] * u64::from(SAME_MOMENT.0) <= rise[*near] * 1000;
            !taken[*near] && enough
        };
        let before = at.checked_sub(1);
        let near = [Some(at + 1).filter(|next| *next < rise.len()), before];
        let near = near.into_iter().flatten().filter(belongs);
        let near = near.max_by_key(|near| rise[*near]).unwrap_or(at);
        let (from, to) = (at.min(near), at.max(near));
        taken[from] = true;
        taken[to] = true;
        found.push((from, to + 1));
    }
    found
}

fn confirm(
    recorded: &Recorded<'_>,
    bot: &Bot,
    edges: &[Moment],
    stood: &[Drill],
    candidates: &[(usize, usize)],
    played: &(dyn Fn() + Sync),
) -> Vec<((usize, usize), Comparison)> {
    let questions: Vec<(Question, &Drill)> = candidates
        .iter()
        .map(|(from, to)| {
            let question = Question {
                bot: bot.unseated(),
                from: edges[*from],
                to: edges[*to],
                futures: FUTURES,
                sure: Sure::Percent99,
            };
            (question, &stood[*from])
        })
        .collect();
    let jobs: Vec<(&Question, &Drill, u64, Helm)> = questions
        .iter()
        .flat_map(|(question, stood)| {
            (0..u64::from(FUTURES)).flat_map(move |count| {
                let seed = future(recorded.settings.seed, question.from, count);
                [Helm::Trainee, Helm::Bot].map(|helm| (question, *stood, seed, helm))
            })
        })
        .collect();
    let came: Vec<Came> = jobs
        .par_iter()
        .map(|(question, stood, seed, helm)| {
            let came = play_branch(recorded, stood, question.window(), *helm, bot, *seed);
            played();
            came
        })
        .collect();
    let settled = questions
        .iter()
        .zip(came.chunks(2 * FUTURES as usize))
        .map(|((question, stood), came)| settle(recorded, question, stood, came));
    let each = candidates.iter().copied().zip(settled);
    each.filter_map(|(stretch, settled)| Some((stretch, settled?)))
        .collect()
}

/// What a window cost with the dice in it as they fell, in the mean of a few futures dealt anew at
/// its end: the trainee's words were said where they belong, so nothing comes of words that do not
/// fit what was heard.
fn as_it_fell(
    recorded: &Recorded<'_>,
    bot: &Bot,
    from: &Drill,
    to: &Drill,
    compared: &Comparison,
    played: &(dyn Fn() + Sync),
) -> i64 {
    let window = Window {
        from: Moment(compared.from_ms),
        to: Moment(compared.to_ms),
    };
    let mut otherwise = from.clone();
    play_window(&mut otherwise, window, Helm::Bot, bot.unseated(), &[]);
    let jobs: Vec<(&Drill, i64, u64)> = (0..AS_IT_FELL)
        .flat_map(|count| [(to, 1, count), (&otherwise, -1, count)])
        .collect();
    let cost: Vec<i64> = jobs
        .par_iter()
        .map(|(stood, sign, count)| {
            let seed = future(recorded.settings.seed, window.to, *count);
            let lost = lost_from(recorded, stood, bot, seed);
            played();
            sign * i64::try_from(lost).unwrap_or(i64::MAX)
        })
        .collect();
    cost.iter().sum::<i64>() / AS_IT_FELL.cast_signed()
}

fn moment(one: Comparison) -> CostlyMoment {
    let (from, to) = (Moment(one.from_ms), Moment(one.to_ms));
    let mut text = format!("From {from} to {to}: {}", one.text);
    if one.could_say.is_empty() {
        text.push_str(&format!(
            " {} gave no order there that you did not give: it let people work.",
            one.commander
        ));
    }
    CostlyMoment {
        from_ms: one.from_ms,
        to_ms: one.to_ms,
        from: from.to_string(),
        to: to.to_string(),
        said: one.said,
        could_say: one.could_say,
        cost: one.lost.difference,
        points: one.points.map(|points| points.difference),
        text,
    }
}

fn verdict(bot: &Bot, moments: &[CostlyMoment], confirmed: usize) -> String {
    let bot = bot.name();
    match (moments.len(), confirmed) {
        (0, 0) => format!(
            "Wherever {bot} took your seat, no more was lost before than after: there is no moment to tell of."
        ),
        (0, _) => {
            format!("There is no moment at which {bot} would have done better by more than chance.")
        }
        (1, _) => {
            format!("There is one moment at which {bot} would have lost less, by more than chance.")
        }
        (count, _) => format!(
            "There are {count} moments at which {bot} would have lost less, by more than chance. Their costs do not add up: who does better early has less to lose later."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(lost: &[u64]) -> Vec<Expected> {
        let at = |(at, lost): (usize, &u64)| Expected {
            at_ms: at as u64 * 300_000,
            lost: *lost,
        };
        lost.iter().enumerate().map(at).collect()
    }

    #[test]
    fn the_steepest_windows_are_looked_at_and_neighbours_are_one_moment() {
        let found = candidates(&curve(&[100, 100, 500, 800, 790, 1_000, 1_010]));
        assert_eq!(found, [(1, 3), (4, 5), (5, 6)]);
    }

    #[test]
    fn where_nothing_rises_nothing_is_looked_at() {
        assert!(candidates(&curve(&[900, 900, 700])).is_empty());
        assert!(candidates(&curve(&[900])).is_empty());
    }
}
