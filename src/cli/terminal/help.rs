//! The help page of the call: what a commander can say, in phrases for this cast.

use super::orders::ORDERS;
use crate::drill::Mode;
use crate::scenario::Scenario;
use crate::scenario::model::{Part, Presence};

/// The page. In an exam it only names the orders.
pub(super) fn text(scenario: &Scenario, mode: Mode) -> String {
    let mut page = String::new();
    if mode == Mode::Practice {
        page.push_str("Say it in your own words, for example:\n");
        for (act, phrase) in phrases(scenario) {
            page.push_str(&format!("  {act:<22}{phrase}\n"));
        }
        page.push('\n');
    }
    page.push_str("Orders to the program:\n");
    for (order, does) in ORDERS {
        page.push_str(&format!("  {order:<30}{does}\n"));
    }
    page.truncate(page.trim_end().len());
    page
}

/// What to say for which purpose, in the order in which an incident needs it.
fn phrases(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let called = |wanted: &dyn Fn(&crate::scenario::model::Person) -> bool, otherwise: &str| {
        scenario
            .cast
            .iter()
            .find(|person| person.id != scenario.trainee && wanted(person))
            .map_or(otherwise.to_owned(), |person| {
                person.first_name().to_owned()
            })
    };
    let here = |person: &crate::scenario::model::Person| person.presence == Presence::OnCall;
    let me = scenario
        .person(&scenario.trainee)
        .map_or("Alex", |person| person.first_name());
    let expert = called(&|p| p.part == Part::Responder && here(p), "Sam");
    let deputy = called(&|p| p.ic_trained, "Tatiana");
    let scribe = called(&|p| p.part == Part::Support, "Wei");
    let liaison = called(&|p| p.part == Part::CustomerLiaison, "Lucia");
    let executive = called(&|p| p.part == Part::Executive, "Dana");
    let service = scenario
        .world
        .services
        .first()
        .map_or("the service", |service| &service.name);
    let remedy = scenario
        .world
        .remedies
        .first()
        .map_or("roll back", |remedy| &remedy.name);
    vec![
        (
            "take command",
            format!("Hi everyone, I'm {me} and I'm the Incident Commander."),
        ),
        (
            "give roles",
            format!("{deputy}, please be my deputy. {scribe}, you are scribe."),
        ),
        (
            "ask what is wrong",
            format!("{expert}, what are you seeing?"),
        ),
        (
            "ask how wide",
            "How many customers does this touch, and is it growing?".to_owned(),
        ),
        (
            "set the severity",
            "We're treating this as a SEV-1.".to_owned(),
        ),
        (
            "give a task",
            format!(
                "{expert}, please look into {service}; I'll come back to you in five minutes. Understood?"
            ),
        ),
        (
            "follow up",
            format!("{expert}, that's five minutes. Where are we?"),
        ),
        ("ask for time", format!("{expert}, how long do you need?")),
        ("ask for options", "What can we do about it?".to_owned()),
        (
            "ask for risks",
            format!("What could go wrong if we {remedy}?"),
        ),
        (
            "propose, poll, decide",
            format!("I propose that we {remedy}. Any strong objections?"),
        ),
        (
            "",
            format!("Hearing none, we go ahead. {expert}, please {remedy}."),
        ),
        (
            "tell customers",
            format!("{liaison}, please draft a post for the status page."),
        ),
        (
            "answer an executive",
            format!("{executive}, do you wish to take command?"),
        ),
        ("keep order", "One at a time, please.".to_owned()),
        ("close", "Are all graphs back to normal?".to_owned()),
    ]
}
