//! The inject cards: when, who, to whom, the words, what a good answer is, what follows where none
//! comes. The same rows make the list of events.

use serde::Serialize;

use super::answers::{good_answer_to, playing, presses_again};
use super::book::Book;
use super::spoken::{condition, due, to};
use crate::drill::house_words;
use crate::scenario::house::{self, Manner};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Effect, Inject, Load, Pressure, Tone, When};

/// One card.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card {
    number: usize,
    id: String,
    /// By the clock; none where only what people do decides.
    due: Option<String>,
    when: String,
    only: Option<String>,
    load: Option<&'static str>,
    parts: Vec<Part>,
    good: Vec<&'static str>,
    ignored: Vec<String>,
    note: String,
}

/// One thing that happens on a card.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Part {
    who: String,
    does: String,
    to: &'static str,
    words: String,
    /// Words said later, each with its occasion.
    later: Vec<(String, String)>,
}

const EVERYBODY: &str = "everybody on the call";
const THE_COMMANDER: &str = "the commander";
const FACILITATOR: &str = "Facilitator";

pub(super) fn of(book: &Book) -> Vec<Card> {
    let all = book.injects.iter().enumerate();
    all.map(|(at, (inject, when))| card(book, at + 1, inject, when))
        .collect()
}

/// Whether anybody presses by a card.
pub(super) fn has_pressure(book: &Book) -> bool {
    let mut effects = book.injects.iter().flat_map(|(inject, _)| &inject.then);
    effects.any(|effect| matches!(effect, Effect::Pressure(_)))
}

fn card(book: &Book, number: usize, inject: &Inject, when: &When) -> Card {
    let mut good: Vec<&'static str> = inject
        .then
        .iter()
        .filter_map(|effect| good_answer(book, effect))
        .filter(|answer| !answer.is_empty())
        .collect();
    good.dedup();
    let mut ignored: Vec<String> = inject.then.iter().filter_map(ignored).collect();
    if let Some(again) = inject.again {
        ignored.push(format!(
            "Played again while it holds, {} later at the earliest, {} times in all.",
            again.cool_down.0, again.at_most
        ));
    }
    if ignored.is_empty() && !good.is_empty() {
        ignored.push("They do not press. Note how long the answer took.".to_owned());
    }
    Card {
        number,
        id: inject.id.to_string(),
        due: due(when),
        when: condition(book, when),
        only: book.only(inject.only.as_ref()),
        load: inject.load.map(|load| match load {
            Load::Extra => "Only for a trainee who copes.",
            Load::Sparable => "Leave it out for a trainee who drowns.",
        }),
        parts: inject
            .then
            .iter()
            .map(|effect| part(book, effect))
            .collect(),
        good,
        ignored,
        note: inject.note.clone(),
    }
}

fn spoken(book: &Book, who: &PersonId, does: &str, to: &'static str, words: String) -> Part {
    Part {
        who: book.first(who),
        does: does.to_owned(),
        to,
        words,
        later: Vec::new(),
    }
}

/// Something that nobody says: the facilitator does it.
fn silent(does: String) -> Part {
    Part {
        who: FACILITATOR.to_owned(),
        does,
        to: "",
        words: String::new(),
        later: Vec::new(),
    }
}

fn part(book: &Book, effect: &Effect) -> Part {
    match effect {
        Effect::Say(who, line) => spoken(book, who, "says", EVERYBODY, book.words(line)),
        Effect::Chat(who, line) => {
            spoken(book, who, "writes in the chat", EVERYBODY, book.words(line))
        }
        Effect::Direct(who, line) => spoken(book, who, "writes", THE_COMMANDER, book.words(line)),
        Effect::Join(who) => spoken(book, who, "comes to the call", "", String::new()),
        Effect::Leave(who) => spoken(book, who, "leaves the call", "", String::new()),
        Effect::Page(who) => silent(format!("{} is paged", book.first(who))),
        Effect::StartFault(fault) => silent(format!("the fault {} begins", book.fault(fault))),
        Effect::WorsenFault(fault, by) => silent(format!(
            "the fault {} grows by {} % of its worst",
            book.fault(fault),
            by.0 / 10
        )),
        Effect::ClearFault(fault) => silent(format!("the fault {} is gone", book.fault(fault))),
        Effect::Lose(number) => silent(format!("note down {number} customer-minutes lost at once")),
        Effect::Signal(signal, value) => silent(format!(
            "{} now shows {value}",
            signal_name(book, signal.as_str())
        )),
        Effect::Draft(audience, line) => Part {
            who: "Customer liaison".to_owned(),
            does: format!("offers this draft for a post {}", to(*audience)),
            to: THE_COMMANDER,
            words: book.words(line),
            later: Vec::new(),
        },
        Effect::Remind(line) => Part {
            who: "Deputy".to_owned(),
            does: "reminds, if there is a deputy".to_owned(),
            to: THE_COMMANDER,
            words: book.words(line),
            later: Vec::new(),
        },
        Effect::Reveal(who, finding) => {
            let words = book.scenario.finding(finding);
            let words = words.map_or_else(String::new, |finding| book.words(&finding.says));
            let does = format!("reports {} unasked", book.finding(finding));
            spoken(book, who, &does, EVERYBODY, words)
        }
        Effect::Pressure(pressure) => pressed(book, pressure),
        Effect::End(ending) => {
            let endings = &book.scenario.endings;
            let text = endings.iter().find(|one| one.id == *ending);
            Part {
                words: text.map_or_else(String::new, |ending| ending.text.clone()),
                to: EVERYBODY,
                ..silent("ends the drill and reads".to_owned())
            }
        }
    }
}

fn signal_name(book: &Book, id: &str) -> String {
    let services = book.scenario.world.services.iter();
    let mut signals =
        services.flat_map(|service| service.signals.iter().map(move |one| (service, one)));
    match signals.find(|(_, signal)| signal.id.as_str() == id) {
        Some((service, signal)) => format!("{} of {}", signal.name, service.in_a_sentence()),
        None => id.to_owned(),
    }
}

/// Somebody presses: their own lines, or the house's where the scenario has none.
fn pressed(book: &Book, pressure: &Pressure) -> Part {
    let (opens, grows) = house_words(pressure.kind);
    let own = |step: &str| pressure.lines.get(step).map(|line| book.words(line));
    let house = |situation: &str, at: usize| house_line(book, pressure, situation, at);
    let mut later = Vec::new();
    let steps = [
        ("escalates", "if there is no answer", grows, 0),
        ("escalates-again", "if there is still none", grows, 1),
    ];
    for (step, occasion, situation, at) in steps {
        let words = own(step).or_else(|| house(situation, at));
        later.extend(words.map(|words| (occasion.to_owned(), words)));
    }
    if pressure.kind == crate::scenario::model::PressureKind::ExecutiveTakeover {
        let (step, situation) = match pressure.says_yes {
            true => ("says-yes", "takes-challenge"),
            false => ("says-no", "declines-challenge"),
        };
        let words = own(step).or_else(|| house(situation, 0));
        later.extend(words.map(|words| ("asked whether they take command".to_owned(), words)));
    }
    let words = own("relents").or_else(|| house("relents", 0));
    later.extend(words.map(|words| ("settled".to_owned(), words)));
    let mut does = format!(
        "{}: comes to the call if not there, and says",
        playing(pressure.kind).name
    );
    if let Some(level) = pressure.level {
        does = format!("{does} (wants severity {level})");
    }
    if let Some(remedy) = &pressure.demands {
        does = format!("{does} (wants {})", book.remedy(remedy));
    }
    if !pressure.chips_in.is_empty() {
        let others = book.people(&pressure.chips_in, "and");
        does = format!("{does} ({others} chip in until it is closed)");
    }
    Part {
        later,
        ..spoken(
            book,
            &pressure.by,
            &does,
            THE_COMMANDER,
            own("opening")
                .or_else(|| house(opens, 0))
                .unwrap_or_default(),
        )
    }
}

/// A line of the house for a situation, in the tone of this pressure.
fn house_line(book: &Book, pressure: &Pressure, situation: &str, at: usize) -> Option<String> {
    let of = house::situation(situation)?;
    let tone = pressure.tone.unwrap_or(Tone::Pushy);
    let toned = of.lines(Manner::from(tone));
    let lines = match toned.is_empty() {
        true => of.lines(Manner::PLAIN),
        false => toned,
    };
    let line = lines.get(at).or_else(|| lines.first())?;
    let level = pressure.level.unwrap_or(3).to_string();
    let text = line.text.replace("{level}", &level);
    Some(book.read_out(&text))
}

fn good_answer(book: &Book, effect: &Effect) -> Option<&'static str> {
    let of = |who: &PersonId| {
        let person = book.scenario.person(who);
        person.map(|person| good_answer_to(person.part))
    };
    match effect {
        Effect::Say(who, _) | Effect::Chat(who, _) | Effect::Direct(who, _) => of(who),
        Effect::Reveal(who, _) => of(who),
        Effect::Pressure(pressure) => Some(playing(pressure.kind).good),
        Effect::Draft(..) => Some(
            "Reads the draft to the end, has what is wrong mended, and approves it in so many words.",
        ),
        Effect::Remind(_) => Some("Acts on the reminder, or says why not."),
        _ => None,
    }
}

fn ignored(effect: &Effect) -> Option<String> {
    let Effect::Pressure(pressure) = effect else {
        return None;
    };
    let bad = playing(pressure.kind).bad;
    Some(format!("{} Wrong: {bad}", presses_again(pressure.tone)))
}
