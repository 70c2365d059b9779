//! E040: a condition does not contradict itself.

use super::Subject;
use super::conditions::conditions;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Holds, When};
use crate::scenario::spans::Step;

/// So many parts of one condition are held against each other.
const PARTS_AT_MOST: usize = 64;

/// A part of a condition that has to hold, or not to hold, for the whole to be true.
struct Part<'a> {
    path: Vec<Step<'static>>,
    when: &'a When,
    holds: bool,
}

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    conditions(subject.file)
        .into_iter()
        .filter_map(|(path, when)| {
            let When::All(all) = when else { return None };
            let mut parts = Vec::new();
            for (at, part) in all.iter().enumerate() {
                collect(vec![Step::Item(0), Step::Item(at)], part, true, &mut parts);
            }
            parts.truncate(PARTS_AT_MOST);
            let (first, second) = parts.iter().enumerate().find_map(|(at, second)| {
                let first = parts[..at].iter().find(|first| opposed(first, second))?;
                Some((first, second))
            })?;
            let place = |part: &Part| subject.place(&[path.as_slice(), &part.path].concat());
            Some(Diagnostic::error(
                "E040",
                place(second),
                format!(
                    "this condition never comes true: this part and the one at {}:{} exclude each other",
                    place(first).line,
                    place(first).column
                ),
                "take one of them out, or write `Any([…])` where one suffices",
            ))
        })
        .collect()
}

fn collect<'a>(path: Vec<Step<'static>>, when: &'a When, holds: bool, parts: &mut Vec<Part<'a>>) {
    match (when, holds) {
        (When::All(list), true) | (When::Any(list), false) => {
            for (at, part) in list.iter().enumerate() {
                let mut deeper = path.clone();
                deeper.extend([Step::Item(0), Step::Item(at)]);
                collect(deeper, part, holds, parts);
            }
        }
        (When::Not(part), _) => {
            let mut deeper = path;
            deeper.push(Step::Item(0));
            collect(deeper, part, !holds, parts);
        }
        _ => parts.push(Part { path, when, holds }),
    }
}

fn opposed(one: &Part, other: &Part) -> bool {
    match (one.holds, other.holds) {
        (true, false) => implies(one.when, other.when),
        (false, true) => implies(other.when, one.when),
        (true, true) => match (one.when, other.when) {
            (When::While(one), When::While(other)) => exclude(one, other) || exclude(other, one),
            _ => false,
        },
        (false, false) => false,
    }
}

/// Whether the second is true whenever the first is.
fn implies(one: &When, other: &When) -> bool {
    match (one, other) {
        (When::After(one, later), When::After(other, sooner)) => one == other && later >= sooner,
        (When::At(later) | When::Within(later, _), When::At(sooner)) => later >= sooner,
        (When::While(Holds::SeverityIs(is)), When::While(Holds::SeverityAtLeast(least))) => {
            is >= least
        }
        _ => one == other,
    }
}

/// Whether the two never hold at once.
fn exclude(one: &Holds, other: &Holds) -> bool {
    match (one, other) {
        (Holds::TraineeCommands, Holds::NobodyCommands) => true,
        (Holds::SeverityUndeclared, Holds::SeverityIs(_) | Holds::SeverityAtLeast(_)) => true,
        (Holds::SeverityIs(one), Holds::SeverityIs(other)) => one != other,
        (Holds::SeverityIs(is), Holds::SeverityAtLeast(least)) => is < least,
        _ => false,
    }
}
