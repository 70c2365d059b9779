//! The draft that a timeline gives. What happened to the responders is scripted at its time; what
//! they found out and did become findings and remedies; what they decided is left to the trainee
//! and stands as comments. Whatever is guessed says so.

mod cast;
mod events;
mod head;
mod words;
mod world;

use std::collections::BTreeMap;

use super::{Entry, Kind, Timeline};
use crate::authoring::draft::{Draft, Ending, Ids, fill_in};
use crate::scenario::model::{Audience, Outcome, Trigger, When};
use crate::units::{Lapse, Span};
use cast::Cast;

/// What the draft is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its id.
    pub id: String,
    /// The source, as it stands in the comments.
    pub source: String,
    /// How long the drill is to last; as long as the incident when left out.
    pub length: Option<Span>,
}

/// An incident longer than this makes no drill: it is drawn together.
const LONGEST: Span = Span::minutes(180);
/// How long a drill then is.
const DRAWN_TOGETHER: Span = Span::minutes(90);
/// No drill is shorter than this.
const SHORTEST: Span = Span::minutes(10);
/// The first inject comes so long after the start.
const FIRST: Span = Span::secs(5);

/// Writes a draft. Gives it with what somebody should know who goes on with it.
pub fn sketch(timeline: &Timeline, wanted: &Wanted) -> (Draft, Vec<String>) {
    let course = Course::of(timeline, wanted);
    let mut ids = Ids::default();
    let mut lines = BTreeMap::new();
    let services = world::services(timeline);
    let cast = Cast::of(timeline, &course, &services);
    let world = world::of(timeline, &course, &cast, &services, &mut ids, &mut lines);
    let scripted = events::of(timeline, &course, &cast, &world, &mut ids, &mut lines);
    let mut objectives = Vec::new();
    if let Some(finding) = world.findings.last() {
        objectives.push((
            "cause-known".to_owned(),
            "The call knows what is behind it.".to_owned(),
            When::After(
                Trigger::Finding(finding.id.as_str().into()),
                Lapse::default(),
            ),
        ));
    }
    objectives.push((
        "customers-told".to_owned(),
        "Customers are told on the status page.".to_owned(),
        When::After(Trigger::Posted(Audience::Public), Lapse::default()),
    ));
    let mut notes = course.notes.clone();
    notes.extend(scripted.notes);
    let draft = Draft {
        comments: head::comments(timeline, wanted, &course, &scripted.left),
        head: head::head(timeline, wanted, &course, &cast),
        world,
        cast: cast.members,
        injects: scripted.events,
        endings: endings(),
        objectives,
        lines,
    };
    (draft, notes)
}

/// The times of the drill.
#[derive(Clone, Debug)]
struct Course {
    /// The entry with which the call begins.
    begins: usize,
    length: Span,
    /// The incident's own length from there, where the drill's is another.
    drawn: Option<Span>,
    notes: Vec<String>,
}

impl Course {
    fn of(timeline: &Timeline, wanted: &Wanted) -> Course {
        let entries = &timeline.entries;
        let calls = |entry: &Entry| {
            matches!(
                entry.kind,
                Kind::Alert | Kind::Report | Kind::Worse | Kind::Pressed(_) | Kind::Came
            )
        };
        let begins = entries.iter().position(calls).unwrap_or(0);
        let last = entries.last().map_or(Span::ZERO, |entry| entry.at);
        let took = Span(last.0.saturating_sub(entries[begins].at.0));
        let mut notes = Vec::new();
        let asked = wanted.length.or_else(|| {
            (took > LONGEST).then(|| {
                notes.push(format!(
                    "the incident took {took}, too long for a drill: its times are drawn together to {DRAWN_TOGETHER}; `--length` says otherwise"
                ));
                DRAWN_TOGETHER
            })
        });
        let (length, drawn) = match asked {
            Some(length) => (length.max(SHORTEST), Some(took).filter(|took| took.0 > 0)),
            None => (rounded(took).max(SHORTEST), None),
        };
        Course {
            begins,
            length,
            drawn,
            notes,
        }
    }

    /// When an entry falls into the drill; none for what was before the call.
    fn at(&self, timeline: &Timeline, at: usize) -> Option<Span> {
        if at < self.begins {
            return None;
        }
        let since = timeline.entries[at].at.0 - timeline.entries[self.begins].at.0;
        let since = match self.drawn {
            // The last entry lies at nine tenths, so that something is left after it.
            Some(took) => {
                let scaled =
                    u128::from(since) * u128::from(self.length.0) * 9 / 10 / u128::from(took.0);
                u64::try_from(scaled).unwrap_or(u64::MAX) / 1000 * 1000
            }
            None => since,
        };
        Some(Span(since).max(FIRST))
    }
}

/// Up to the next five minutes, and five more.
fn rounded(span: Span) -> Span {
    Span::minutes((span.as_secs().div_ceil(300) + 1) * 5)
}

/// How it may end; the texts are to be filled in.
fn endings() -> Vec<Ending> {
    let ending = |id: &str, what: &str, outcome| Ending {
        id: id.to_owned(),
        when: None,
        text: fill_in(what),
        outcome,
    };
    vec![
        ending(
            "resolved",
            "what the trainee reads when the incident is over and the call is closed",
            Outcome::Resolved,
        ),
        ending(
            "time-up",
            "what the trainee reads when the time is up and the incident is still open",
            Outcome::Unresolved,
        ),
    ]
}
