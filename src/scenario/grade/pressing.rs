//! Pressure: there is some, of more than one kind, and it does not all come at once.

use std::collections::BTreeSet;

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Dimension, Effect, Holds, Inject, Pressure, When};
use crate::scenario::story::deals::Deal;
use crate::scenario::story::moments::{Comes, comes};
use crate::units::{Moment, Span};

/// A full drill has so many arcs, and so many kinds of them. Ours.
const LEAST: usize = 3;
const KINDS: usize = 2;
/// Two arcs are begun at least so far apart. Ours: an ignored person presses again after about
/// a minute, and one is to be answered before the next begins.
const APART: Span = Span::secs(60);

pub(super) const ASKED: Criterion = Criterion {
    id: "pressure",
    asks: "pressure, and not all at once",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let practised = subject.file.skills.contains(&Dimension::Pressure);
    match (subject.is_full(), practised) {
        (true, _) => judged(
            subject.in_each_deal(|deal| missing(subject, deal).or_else(|| at_once(subject, deal))),
        ),
        (false, true) => judged(subject.in_each_deal(|deal| {
            arcs(subject, deal).is_empty().then(|| {
                "nobody presses; add an inject with `Pressure((…))` of the kind to be practised"
                    .to_owned()
            })
        })),
        (false, false) => Judged::NotAsked,
    }
}

/// The arcs that injects begin in a drill.
fn arcs<'a>(subject: &'a Subject, deal: &Deal) -> Vec<(&'a Inject, &'a Pressure)> {
    let mut found = Vec::new();
    for inject in &subject.file.injects {
        if deal.has(inject.only.as_ref()) {
            found.extend(inject.then.iter().filter_map(|effect| match effect {
                Effect::Pressure(arc) => Some((inject, arc)),
                _ => None,
            }));
        }
    }
    found
}

fn missing(subject: &Subject, deal: &Deal) -> Option<String> {
    let arcs = arcs(subject, deal);
    let kinds: BTreeSet<_> = arcs.iter().map(|(_, arc)| arc.kind).collect();
    if arcs.len() < LEAST {
        return Some(format!(
            "somebody presses too seldom, {} of the {LEAST} that a full drill needs: add injects with \
             `Pressure((…))`, such as a list that sales want, or an executive who takes over",
            arcs.len()
        ));
    }
    (kinds.len() < KINDS).then(|| {
        "all pressure is of one kind; add an inject with `Pressure((…))` of another".to_owned()
    })
}

fn at_once(subject: &Subject, deal: &Deal) -> Option<String> {
    let mut timed: Vec<(Moment, &Inject, &str)> = arcs(subject, deal)
        .into_iter()
        .filter_map(|(inject, arc)| match comes(inject) {
            // The middle of a window stands for all that the seed may draw.
            Comes::At(from, to) => {
                let middle = Moment(from.0.midpoint(to.0));
                Some((middle, inject, arc.id.as_str()))
            }
            Comes::Answering => None,
        })
        .collect();
    timed.sort_by_key(|(at, _, _)| *at);
    let mut pairs = timed.iter().enumerate().flat_map(|(at, one)| {
        let later = &timed[at + 1..];
        let close = later
            .iter()
            .take_while(|other| other.0.since(one.0) < APART);
        close.map(move |other| (one, other))
    });
    let (one, other) = pairs.find(|(one, other)| !exclude_each_other(one.1, other.1))?;
    Some(format!(
        "the pressure arcs `{}` and `{}` come at the same time; move one of them, so that each \
         can be answered",
        one.2, other.2
    ))
}

/// Whether one needs a state that the other must not have.
fn exclude_each_other(one: &Inject, other: &Inject) -> bool {
    let (needs, bars) = states(&one.when);
    let (other_needs, other_bars) = states(&other.when);
    needs.iter().any(|state| other_bars.contains(state))
        || other_needs.iter().any(|state| bars.contains(state))
}

/// The states that a condition needs, and those that it bars.
fn states(when: &When) -> (Vec<&Holds>, Vec<&Holds>) {
    match when {
        When::While(state) => (vec![state], Vec::new()),
        When::Not(part) => {
            let (needs, bars) = match &**part {
                // Of several barred things one may be there.
                When::All(_) | When::Any(_) => (Vec::new(), Vec::new()),
                one => states(one),
            };
            (bars, needs)
        }
        When::All(parts) => parts.iter().map(states).fold(
            (Vec::new(), Vec::new()),
            |(mut needs, mut bars), (more_needs, more_bars)| {
                needs.extend(more_needs);
                bars.extend(more_bars);
                (needs, bars)
            },
        ),
        When::Any(_) | When::At(_) | When::Within(..) | When::After(..) => (Vec::new(), Vec::new()),
    }
}
