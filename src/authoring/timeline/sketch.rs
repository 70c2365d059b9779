//! The draft that a timeline gives. What happened to the responders is scripted at its time; what
//! they found out and did become findings and remedies; what they decided is left to the trainee
//! and stands as comments. Whatever is guessed says so.

mod cast;
mod events;
mod world;

use std::collections::BTreeMap;

use super::{Entry, Kind, Timeline};
use crate::authoring::draft::{Draft, Ending, Head, Ids, fill_in};
use crate::scenario::model::{
    Audience, ClockTime, Difficulty, Dimension, Outcome, Trigger, Weekday, When,
};
use crate::units::{Lapse, Moment, Span};
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
/// Comments are wrapped here [letters].
const WIDTH: usize = 100;

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
        comments: comments(timeline, wanted, &course, &scripted.left),
        head: head(timeline, wanted, &course, &cast),
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

/// A comment on an entry: when, in which line, what.
fn told(timeline: &Timeline, course: &Course, at: usize, how: &str) -> Vec<String> {
    let entry = &timeline.entries[at];
    let mut when = Vec::new();
    if let Some(clock) = entry.clock {
        when.push(clock.strftime("%H:%M").to_string());
    }
    match course.at(timeline, at) {
        Some(span) => when.push(format!("{} into the call", Moment::START + span)),
        None => when.push("before the call".to_owned()),
    }
    if entry.line > 0 {
        when.push(format!("line {}", entry.line));
    }
    let who = entry
        .who
        .as_ref()
        .map_or(String::new(), |who| format!("{who}: "));
    let more = match entry.more.is_empty() {
        true => String::new(),
        false => format!(" [{}]", entry.more),
    };
    let text = format!(
        "{how} ({}): {who}{}{more}",
        when.join(", "),
        super::plain(&entry.what)
    );
    wrapped(&text)
}

/// A text in lines that fit a page.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A line as it is spoken: a sentence, if it is not too long for one breath.
fn spoken(text: &str) -> String {
    /// Spoken lines are no longer than this [words]; docs/scenario-language.md.
    const BREATH: usize = 25;
    let text = super::plain(text);
    if text.split_whitespace().count() > BREATH {
        return fill_in(&format!("say this in at most {BREATH} words: {text}"));
    }
    let mut letters = text.chars();
    let first = letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().to_string());
    let text = format!("{first}{}", letters.as_str());
    match text.ends_with(['.', '!', '?']) {
        true => text,
        false => format!("{text}."),
    }
}

/// What somebody did, as they say it themselves: `Sam rolled back` is `I rolled back`.
fn in_their_words(what: &str, name: &str) -> String {
    let first = name.split(' ').next().unwrap_or(name);
    let rest = [name, first]
        .into_iter()
        .find_map(|name| what.strip_prefix(name)?.strip_prefix(' '));
    let Some(rest) = rest else {
        return what.to_owned();
    };
    let verb = rest.split(' ').next().unwrap_or(rest);
    let is_past =
        verb.ends_with("ed") || ["found", "saw", "took", "shut", "began", "sent"].contains(&verb);
    match is_past {
        true => format!("I {rest}"),
        false => what.to_owned(),
    }
}

/// What somebody found or reported, without the words that they did: `Sam found that it is full` is
/// `it is full`.
fn without_frame(what: &str) -> &str {
    const FRAMES: [&str; 14] = [
        "found that ",
        "finds that ",
        "found out that ",
        "noticed that ",
        "notices that ",
        "identified that ",
        "discovered that ",
        "determined that ",
        "realized that ",
        "realised that ",
        "confirmed that ",
        "saw that ",
        "reports that ",
        "reported that ",
    ];
    let behind = |frame: &str| what.find(frame).map(|at| &what[at + frame.len()..]);
    FRAMES
        .iter()
        .find_map(|frame| behind(frame))
        .unwrap_or(what)
}

fn head(timeline: &Timeline, wanted: &Wanted, course: &Course, cast: &Cast) -> Head {
    let begins = &timeline.entries[course.begins];
    let mut comments = Vec::new();
    let (day, clock) = match begins.clock {
        Some(clock) => (
            weekday(clock.date().weekday()),
            ClockTime(
                u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute()))
                    .unwrap_or(0),
            ),
        ),
        None => {
            comments.push("guessed: the day and the clock time; the source has none".to_owned());
            (Weekday::Tuesday, ClockTime(14 * 60))
        }
    };
    if let Some(clock) = begins.clock
        && clock.date().year() == 2000
    {
        comments.push("guessed: the day; the source has none".to_owned());
    }
    let severity = timeline.severity.unwrap_or_else(|| {
        comments.push("guessed: the severity; the source names none".to_owned());
        2
    });
    comments.push("guessed: difficulty and skills".to_owned());
    if let Some(took) = course.drawn {
        comments.push(format!(
            "guessed: the times; the incident took {took}, the drill is drawn together"
        ));
    }
    let began = spoken(&begins.what);
    let began = began.strip_prefix("FILL IN: ").unwrap_or(&began);
    let presses = timeline
        .entries
        .iter()
        .any(|entry| matches!(entry.kind, Kind::Pressed(_)));
    let mut skills = vec![
        Dimension::Command,
        Dimension::Delegation,
        Dimension::Timeboxing,
        Dimension::Decisions,
        Dimension::Updates,
    ];
    if presses {
        skills.push(Dimension::Pressure);
    }
    Head {
        comments,
        id: wanted.id.clone(),
        title: timeline
            .title
            .clone()
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| fill_in("a title of a few words that gives nothing away")),
        briefing: fill_in(&format!(
            "what the trainee knows when the call begins, who they are and what the company does; nothing of the cause. It began with: {began}"
        )),
        difficulty: Difficulty::Intermediate,
        skills,
        day,
        clock,
        length: course.length,
        severity_at_start: Some(severity),
        severity,
        trainee: cast.trainee.clone(),
        glossary: BTreeMap::new(),
    }
}

fn weekday(day: jiff::civil::Weekday) -> Weekday {
    match day {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    }
}

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

/// What stands at the top of the file.
fn comments(
    timeline: &Timeline,
    wanted: &Wanted,
    course: &Course,
    left: &[Vec<String>],
) -> Vec<String> {
    let mut page = vec![
        format!("A draft, made of a past incident: {}.", wanted.source),
        String::new(),
        "It can be played at once. `hotwash lint` names every text that begins with FILL IN; comments that".to_owned(),
        "begin with \"guessed\" say what was not in the source. Decisions are not scripted: the trainee takes".to_owned(),
        "them. They stand as comments where they were taken, so that you can compare afterwards.".to_owned(),
        "Names may be those of colleagues: change them unless those colleagues agree.".to_owned(),
    ];
    let before: Vec<usize> = (0..course.begins).collect();
    let before = before
        .iter()
        .map(|at| told(timeline, course, *at, "before it"));
    section(&mut page, "Before the call began", before);
    section(&mut page, "After the last inject", left.iter().cloned());
    let mut under: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    for (heading, text) in &timeline.told {
        let heading = if heading.is_empty() {
            "The source also says"
        } else {
            heading
        };
        let told = wrapped(&format!("- {text}"));
        match under.last_mut() {
            Some((last, all)) if *last == heading => all.push(told),
            _ => under.push((heading, vec![told])),
        }
    }
    for (heading, all) in under {
        section(&mut page, heading, all.into_iter());
    }
    let doubts = timeline.doubts.iter().map(|doubt| match doubt.line {
        0 => wrapped(&format!("- {}", doubt.what)),
        line => wrapped(&format!("- line {line}: {}", doubt.what)),
    });
    section(&mut page, "Unclear in the source", doubts);
    page
}

fn section(page: &mut Vec<String>, heading: &str, all: impl Iterator<Item = Vec<String>>) {
    let lines: Vec<String> = all.flatten().collect();
    if !lines.is_empty() {
        page.push(String::new());
        page.push(format!("{heading}:"));
        page.extend(lines);
    }
}
