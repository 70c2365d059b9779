//! A phrase for each act, filled with the names of the cast. The phrases stand in the grammar's
//! tables, on the lines that begin with `say:`.

use super::grammar::hints::Kind;
use super::lexicon::{Lexicon, mark};
use crate::scenario::Scenario;
use crate::scenario::model::{Part, Person, Presence};

/// The phrases, by act.
#[derive(Clone, Debug)]
pub struct Examples(Vec<(Kind, String)>);

impl Examples {
    /// Fills the slots of the phrases. A phrase with a slot that the scenario cannot fill is
    /// left out.
    pub fn new(says: &[(Kind, &str)], scenario: &Scenario, lexicon: &Lexicon) -> Examples {
        let slots = slots(scenario, lexicon);
        let filled = says.iter().filter_map(|(kind, phrase)| {
            let mut said = (*phrase).to_owned();
            for (slot, name) in &slots {
                said = said.replace(slot, name);
            }
            (!said.contains('{')).then_some((*kind, said))
        });
        Examples(filled.collect())
    }

    /// The first phrase for an act.
    pub fn of(&self, kind: Kind) -> Option<&str> {
        self.all()
            .find(|(of, _)| *of == kind)
            .map(|(_, phrase)| phrase)
    }

    /// All phrases.
    pub fn all(&self) -> impl Iterator<Item = (Kind, &str)> {
        self.0.iter().map(|(kind, phrase)| (*kind, phrase.as_str()))
    }
}

/// What the slots of the phrases stand for in a scenario.
fn slots(scenario: &Scenario, lexicon: &Lexicon) -> Vec<(&'static str, String)> {
    let mut slots: Vec<(&'static str, String)> = Vec::new();
    let mut fill = |slot, name: Option<String>| slots.extend(name.map(|name| (slot, name)));
    let others = || {
        scenario
            .cast
            .iter()
            .filter(|person| person.id != scenario.trainee)
    };
    let called = |person: &Person| {
        let first = person.first_name();
        let namesakes = scenario
            .cast
            .iter()
            .filter(|other| other.first_name() == first);
        match namesakes.count() {
            1 => first.to_owned(),
            _ => person.name.clone(),
        }
    };
    let here = |person: &&Person| person.presence == Presence::OnCall;
    let who = |part: Part| {
        let fits = move |person: &&Person| person.part == part;
        let mut found = others().filter(fits).filter(here);
        found
            .next()
            .or_else(|| others().find(fits))
            .or_else(|| others().find(here))
            .or_else(|| others().next())
    };
    let trainee = scenario
        .cast
        .iter()
        .find(|person| person.id == scenario.trainee);
    let responder = who(Part::Responder);
    let relief = others().find(|person| {
        person.part == Part::Responder && responder.is_none_or(|other| other.id != person.id)
    });
    fill("{trainee}", trainee.map(called));
    fill("{responder}", responder.map(called));
    fill("{relief}", relief.map(called));
    fill("{deputy}", who(Part::Commander).map(called));
    fill("{scribe}", who(Part::Support).map(called));
    fill("{customer-liaison}", who(Part::CustomerLiaison).map(called));
    fill("{internal-liaison}", who(Part::InternalLiaison).map(called));
    fill("{executive}", who(Part::Executive).map(called));
    let service = scenario.world.services.first();
    fill("{service}", service.map(|service| service.name.clone()));
    // "let's" wants a verb behind it
    let opens_an_order = |phrase: &&String| {
        let first = phrase.split_whitespace().next().unwrap_or("");
        let word = lexicon.look_up(first).and_then(|reads| reads.first());
        word.is_some_and(|word| lexicon.marks(*word) & mark::VERB != 0)
    };
    let mut phrases = scenario
        .world
        .remedies
        .iter()
        .flat_map(|remedy| &remedy.phrases);
    fill("{remedy}", phrases.find(opens_an_order).cloned());
    let mut teams = responder.into_iter().chain(others());
    let team = teams.find_map(|person| person.team.clone());
    fill("{team}", team.map(|team| team.to_string()));
    slots
}
