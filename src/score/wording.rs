//! *Say instead*: sentences that the trainee could have said, made of their own people and tasks.

use crate::drill::KNOWS_SERVICE;
use crate::scenario::ids::{PersonId, RemedyId, ServiceId};
use crate::scenario::model::{Part, Person, Role};
use crate::score::Ledger;
use crate::units::{Moment, Span};

/// The time box that is offered when none was given.
pub const USUAL_BOX: Span = Span::minutes(5);

/// An order as the practice teaches it: one person, the task, the minutes, the acknowledgement.
pub fn order(name: &str, task: &str, time_box: Span) -> String {
    format!(
        "{name}, please {}. I'll come back to you in {}. Understood?",
        clause(task),
        said(time_box)
    )
}

/// A task as it stands inside a sentence: no full stop, no capital, no politeness of its own.
pub fn clause(task: &str) -> String {
    let task = task.trim().trim_end_matches(['.', '?', '!', ',', ';', ' ']);
    let task = strip(task, "please ").unwrap_or(task);
    let mut letters = task.chars();
    match (letters.next(), letters.clone().next()) {
        (None, _) => "take this on".to_owned(),
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => task.to_owned(),
    }
}

fn strip<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.get(..start.len())
        .filter(|head| head.eq_ignore_ascii_case(start))
        .map(|_| &text[start.len()..])
}

/// A length of time as one says it: "five minutes", "90 seconds".
pub fn said(span: Span) -> String {
    const WORDS: [&str; 21] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "13", "14", "15", "16", "17", "18", "19", "twenty",
    ];
    let seconds = span.as_secs();
    if seconds < 120 && !seconds.is_multiple_of(60) {
        return format!("{seconds} seconds");
    }
    match span.as_minutes_said() {
        1 => "one minute".to_owned(),
        30 => "half an hour".to_owned(),
        minutes => match usize::try_from(minutes).ok().and_then(|at| WORDS.get(at)) {
            Some(word) => format!("{word} minutes"),
            None => format!("{minutes} minutes"),
        },
    }
}

/// What a remedy is called.
pub fn remedy<'a>(ledger: &Ledger<'a>, id: &'a RemedyId) -> &'a str {
    ledger
        .scenario
        .remedy(id)
        .map_or(id.as_str(), |remedy| remedy.name.as_str())
}

/// Who should have been asked for a task: on the call at that moment, and knowing the service
/// that it is about better than anybody there; any responder where no service is named.
pub fn best_for<'a>(
    ledger: &Ledger<'a>,
    task: &str,
    service: Option<&ServiceId>,
    at: Moment,
) -> Option<&'a PersonId> {
    let scenario = ledger.scenario;
    let named = service.or_else(|| named_in(ledger, task));
    let known_by = |person: &crate::scenario::model::Person| {
        named
            .and_then(|service| person.expertise.get(service))
            .map_or(0, |share| share.0)
    };
    scenario
        .cast
        .iter()
        .filter(|person| person.part == Part::Responder && ledger.is_present(&person.id, at))
        .max_by_key(|person| (known_by(person), std::cmp::Reverse(&person.id)))
        .map(|person| &person.id)
}

/// The service that a text names.
fn named_in<'a>(ledger: &Ledger<'a>, text: &str) -> Option<&'a ServiceId> {
    let text = text.to_lowercase();
    let scenario = ledger.scenario;
    let by_name = scenario.world.services.iter().find(|service| {
        std::iter::once(service.id.as_str())
            .chain([service.name.as_str()])
            .chain(service.aliases.iter().map(String::as_str))
            .any(|name| !name.is_empty() && text.contains(&name.to_lowercase()))
    });
    let by_remedy = || {
        let remedy = scenario.world.remedies.iter().find(|remedy| {
            std::iter::once(remedy.name.as_str())
                .chain(remedy.phrases.iter().map(String::as_str))
                .any(|phrase| !phrase.is_empty() && text.contains(&phrase.to_lowercase()))
        })?;
        remedy.service.as_ref()
    };
    let by_topic = || {
        let finding = scenario.world.findings.iter().find(|finding| {
            finding
                .topics
                .iter()
                .any(|topic| !topic.is_empty() && text.contains(&topic.to_lowercase()))
        })?;
        Some(&finding.service)
    };
    by_name
        .map(|service| &service.id)
        .or_else(by_remedy)
        .or_else(by_topic)
}

/// Who could stand in as deputy or take command: trained, on the call, not the trainee.
pub fn spare_commander<'a>(ledger: &Ledger<'a>, at: Moment) -> Option<&'a str> {
    present_with(ledger, at, |person| person.ic_trained)
}

/// Who could be scribe.
pub fn spare_scribe<'a>(ledger: &Ledger<'a>, at: Moment) -> Option<&'a str> {
    present_with(ledger, at, |person| person.part == Part::Support)
        .or_else(|| spare_commander(ledger, at))
}

fn present_with<'a>(
    ledger: &Ledger<'a>,
    at: Moment,
    fits: impl Fn(&crate::scenario::model::Person) -> bool,
) -> Option<&'a str> {
    ledger
        .scenario
        .cast
        .iter()
        .find(|person| {
            fits(person) && person.id != *ledger.trainee && ledger.is_present(&person.id, at)
        })
        .map(|person| person.first_name())
}

/// Having somebody called in, by whoever pages people.
pub fn page(ledger: &Ledger<'_>, at: Moment, who: &str) -> String {
    let deputy = ledger
        .roles
        .iter()
        .filter(|(given, role, _)| *role == Role::Deputy && given.at <= at)
        .map(|(_, _, who)| *who)
        .rfind(|who| ledger.is_present(who, at))
        .map(|who| ledger.name(who))
        .or_else(|| spare_commander(ledger, at));
    match deputy {
        Some(deputy) if deputy != who => format!("{deputy}, please page {who}."),
        _ => format!("!page {who}"),
    }
}

/// Sending somebody to rest: with whoever is there and knows best what they know, if anybody does.
pub fn relieve(ledger: &Ledger<'_>, tired: &PersonId, at: Moment) -> String {
    let scenario = ledger.scenario;
    let known = scenario.person(tired).map(|person| &person.expertise);
    let knows = |person: &Person| {
        let services = known.into_iter().flat_map(|known| known.keys());
        let levels = services.filter_map(|service| person.expertise.get(service));
        levels.max().copied().unwrap_or_default()
    };
    let others = scenario.cast.iter().filter(|person| {
        let takes_part = person.id != *tired && person.id != *ledger.trainee;
        takes_part && knows(person) >= KNOWS_SERVICE && ledger.is_present(&person.id, at)
    });
    let fresh = others.max_by_key(|person| (knows(person), std::cmp::Reverse(&person.id)));
    let name = scenario
        .person(tired)
        .map_or(tired.as_str(), Person::first_name);
    match fresh {
        Some(fresh) => {
            let fresh = fresh.first_name();
            format!("{name}, take a break, {fresh} takes over for you.")
        }
        None => format!("{name}, please take a break."),
    }
}

/// A task that leaves no question: looking into the service that somebody knows best.
pub fn something_clear(ledger: &Ledger<'_>, who: &PersonId) -> String {
    let scenario = ledger.scenario;
    let best = scenario.person(who).and_then(|person| {
        let most = person.expertise.values().max()?;
        person.expertise.iter().find(|(_, level)| *level == most)
    });
    match best.and_then(|(service, _)| scenario.service(service)) {
        Some(service) => format!("find out what is wrong with {}", service.in_a_sentence()),
        None => "read the scribe's log and tell us what we have not tried".to_owned(),
    }
}
