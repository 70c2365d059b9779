//! A pace: in the first half of a full drill something scripted comes again and again, since
//! there everything has still to be found out. The second half belongs to what the trainee does.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::story::deals::Deal;
use crate::scenario::story::moments::by_the_clock;
use crate::units::{Moment, Span};

/// Between two scripted events of the first half lies at most this share of the length: ten
/// minutes of an hour. Ours.
const SHARE: u64 = 6;

pub(super) const ASKED: Criterion = Criterion {
    id: "pace",
    asks: "events spread over the first half",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    if !subject.is_full() {
        return Judged::NotAsked;
    }
    judged(subject.in_each_deal(|deal| silence(subject, deal)))
}

fn silence(subject: &Subject, deal: &Deal) -> Option<String> {
    let length = subject.file.length.0;
    let longest = Span(length.0 / SHARE);
    let half = Moment(length.0 / 2);
    let timed = by_the_clock(subject.file);
    let dealt = timed
        .iter()
        .filter(|(_, inject)| deal.has(inject.only.as_ref()))
        .map(|(at, _)| (*at).min(half));
    let mut before = Moment::START;
    for at in dealt.chain([half]) {
        if at.since(before) > longest {
            return Some(format!(
                "between {before} and {at} nothing scripted comes; add an inject there: a message \
                 from customers, somebody who joins, news of the system, or pressure"
            ));
        }
        before = at;
    }
    None
}
