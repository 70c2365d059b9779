//! Stagings: for each measure with thresholds a transcript in which it comes to exactly a given
//! figure, and for each yes or no one for either answer. One file a dimension.
//!
//! A figure is given in the unit of the measure's thresholds: seconds, thousandths, occasions.

mod clarity;
mod closing;
mod command;
mod decisions;
mod delegation;
mod handover;
mod outcome;
mod people;
mod pressure;
mod severity;
mod timeboxing;
mod updates;

use hotwash::score::Policy;

use super::score_log::Log;

/// How one measure is staged.
pub struct Staging {
    /// The measure.
    pub id: &'static str,
    /// Which figures it can come to.
    pub reach: Reach,
    /// The transcript.
    pub stage: fn(i64, &Policy) -> Log,
}

/// Which figures a measure can come to.
pub enum Reach {
    /// All from this to that, so far apart.
    From(i64, i64, i64),
    /// These alone.
    These(&'static [i64]),
}

/// Any share of time or of credit.
const CREDIT: Reach = Reach::From(0, 1000, 1);
/// Any share of a hundred opportunities: a thousand would take long.
const SHARE: Reach = Reach::From(0, 1000, 10);
/// Any share but all of it: the first opportunity cannot be missed.
const SHARE_BUT_ALL: Reach = Reach::From(0, 990, 10);
/// Any number.
const NUMBER: Reach = Reach::From(0, 1_000_000, 1);
/// No, and yes.
const ANSWER: Reach = Reach::These(&[0, 1]);

/// All of them.
pub fn all() -> Vec<Staging> {
    [
        &command::ALL[..],
        &delegation::ALL,
        &timeboxing::ALL,
        &decisions::ALL,
        &updates::ALL,
        &pressure::ALL,
        &severity::ALL,
        &handover::ALL,
        &people::ALL,
        &clarity::ALL,
        &closing::ALL,
        &outcome::ALL,
    ]
    .into_iter()
    .flatten()
    .map(|(id, reach, stage)| Staging {
        id,
        reach: match reach {
            Reach::From(from, to, apart) => Reach::From(*from, *to, *apart),
            Reach::These(these) => Reach::These(these),
        },
        stage: *stage,
    })
    .collect()
}

type Row = (&'static str, Reach, fn(i64, &Policy) -> Log);

/// When opportunities begin [s]: command has been taken, and all roles are filled.
const BEGIN: u64 = 300;

/// As few opportunities as make a share [permille]: `one` is told which is to be taken. They lie
/// `apart` seconds apart.
fn share(figure: i64, mut log: Log, apart: u64, mut one: impl FnMut(&mut Log, u64, bool)) -> Log {
    let figure = u64::try_from(figure).expect("a share is not negative");
    let common = common_divisor(figure, 1000);
    for at in 0..1000 / common {
        log.at(0, BEGIN + at * apart);
        one(&mut log, at, at < figure / common);
    }
    log
}

/// Something, so often.
fn times(figure: i64, mut log: Log, mut one: impl FnMut(&mut Log, u64)) -> Log {
    for at in 0..u64::try_from(figure).expect("a number is not negative") {
        log.at(0, BEGIN + at * 10);
        one(&mut log, at);
    }
    log
}

fn common_divisor(one: u64, other: u64) -> u64 {
    if other == 0 {
        one
    } else {
        common_divisor(other, one % other)
    }
}

/// Seconds of a figure.
fn seconds(figure: i64) -> u64 {
    u64::try_from(figure).expect("a length is not negative")
}

/// A limit of the policy [s].
fn limit(policy: &Policy, name: &str) -> u64 {
    policy.limit(name).as_secs()
}

/// How long after its beginning something is answered so that the credit is so much [ms]: full
/// up to the limit, none from three times that on.
fn lag(credit: i64, policy: &Policy, name: &str) -> u64 {
    let lost = 1000 - u64::try_from(credit).expect("a share is not negative");
    limit(policy, name) * (1000 + 2 * lost)
}
