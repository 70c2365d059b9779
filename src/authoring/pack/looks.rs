//! What can be found out and what can be done, as cards: what whoever plays a responder says when
//! the commander asks for it, after how many minutes.

use serde::Serialize;

use super::book::{Book, listed};
use crate::scenario::model::{Change, Effect, Remedy};
use crate::units::Permille;

/// Something that can be found out.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingCard {
    number: usize,
    id: String,
    who: String,
    about: String,
    topics: Vec<String>,
    takes: String,
    says: String,
    needs: String,
    while_fault: Option<String>,
    red_herring: bool,
    disproves: String,
    only: Option<String>,
}

pub(super) fn findings(book: &Book) -> Vec<FindingCard> {
    let all = book.findings().enumerate();
    all.map(|(at, finding)| {
        let numbers = |ids: &[_]| {
            let numbers: Vec<String> = ids.iter().map(|id| book.finding(id)).collect();
            listed(&numbers, "and")
        };
        FindingCard {
            number: at + 1,
            id: finding.id.to_string(),
            who: book.people(&finding.found_by, "or"),
            about: book.service(&finding.service),
            topics: finding.topics.clone(),
            takes: finding.takes.0.to_string(),
            says: book.words(&finding.says),
            needs: numbers(&finding.after),
            while_fault: finding.while_fault.as_ref().map(|fault| book.fault(fault)),
            red_herring: finding.red_herring,
            disproves: numbers(&finding.disproves),
            only: book.only(finding.only.as_ref()),
        }
    })
    .collect()
}

/// Something that can be done.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RemedyCard {
    number: usize,
    name: String,
    phrases: Vec<String>,
    done_by: String,
    proposed_by: String,
    proposed_after: String,
    needs: String,
    says_needs: Option<String>,
    takes: String,
    risk: Option<RiskLines>,
    works: Vec<String>,
    effects: Vec<String>,
    /// What is reported, each with its occasion.
    reports: Vec<(&'static str, String)>,
    only: Option<String>,
}

/// What may go wrong.
#[derive(Clone, Debug, Serialize)]
struct RiskLines {
    known_by: String,
    serious: bool,
    says: String,
    told_you_so: Option<String>,
}

pub(super) fn remedies(book: &Book) -> Vec<RemedyCard> {
    let all = book.remedies().enumerate();
    all.map(|(at, remedy)| card(book, at + 1, remedy)).collect()
}

fn card(book: &Book, number: usize, remedy: &Remedy) -> RemedyCard {
    let findings = |ids: &[_]| {
        let numbers: Vec<String> = ids.iter().map(|id| book.finding(id)).collect();
        listed(&numbers, "and")
    };
    let proposers = match remedy.proposed_by.is_empty() {
        true => &remedy.done_by,
        false => &remedy.proposed_by,
    };
    let reports = [
        ("done", &remedy.says_done),
        ("done, works by half", &remedy.says_half),
        ("does not work", &remedy.says_failed),
    ];
    RemedyCard {
        number,
        name: remedy.name.clone(),
        phrases: remedy.phrases.clone(),
        done_by: book.people(&remedy.done_by, "or"),
        proposed_by: book.people(proposers, "or"),
        proposed_after: findings(&remedy.proposed_after),
        needs: findings(&remedy.needs),
        says_needs: remedy.says_needs.as_ref().map(|line| book.words(line)),
        takes: remedy.takes.0.to_string(),
        risk: risk(book, remedy),
        works: works(remedy),
        effects: effects(book, remedy),
        reports: reports
            .into_iter()
            .filter_map(|(occasion, line)| Some((occasion, book.words(line.as_ref()?))))
            .collect(),
        only: book.only(remedy.only.as_ref()),
    }
}

fn risk(book: &Book, remedy: &Remedy) -> Option<RiskLines> {
    let risk = remedy.risk.as_ref()?;
    let known_by = match book.dealt {
        Some(dealt) => dealt.risk_known_by(&remedy.id),
        None => &risk.known_by,
    };
    Some(RiskLines {
        known_by: book.people(known_by, "and"),
        serious: risk.serious,
        says: book.words(&risk.says),
        told_you_so: risk.told_you_so.as_ref().map(|line| book.words(line)),
    })
}

/// Chance on paper: a number from 1 to 100, thrown or drawn.
fn works(remedy: &Remedy) -> Vec<String> {
    let percent = |share: Permille| share.0 / 10;
    let mut told = Vec::new();
    if remedy.success < Permille::FULL {
        told.push(format!(
            "Throw 1 to 100: it works up to {}.",
            percent(remedy.success)
        ));
    }
    if remedy.half > Permille::NONE {
        told.push(format!(
            "Where it works, throw again: up to {} it works by half only.",
            percent(remedy.half)
        ));
    }
    told
}

fn effects(book: &Book, remedy: &Remedy) -> Vec<String> {
    let direct = remedy
        .effects
        .iter()
        .filter(|effect| book.has(effect.only.as_ref()))
        .filter(|effect| {
            let fault = book.scenario.fault(&effect.fault);
            fault.is_none_or(|fault| book.has(fault.only.as_ref()))
        })
        .map(|effect| {
            let fault = book.fault(&effect.fault);
            let change = match effect.change {
                Change::Clear => format!("clears {fault}"),
                Change::Reduce(share) => {
                    format!("eases {fault} to {} % for good", share.0 / 10)
                }
                Change::Mask(share, lapse) => format!(
                    "hides {} % of {fault} for {}; then it is back",
                    share.0 / 10,
                    lapse.0
                ),
                Change::Worsen(share) => {
                    format!("makes {fault} worse by {} % of its worst", share.0 / 10)
                }
                Change::Unmask => format!("brings back what was hidden of {fault}"),
            };
            let over = match effect.over.0.0 {
                0 => change,
                _ => format!("{change}, little by little over {}", effect.over.0),
            };
            match book.only(effect.only.as_ref()) {
                Some(only) => format!("{over} (only {only})"),
                None => over,
            }
        });
    let mut told: Vec<String> = direct.collect();
    told.extend(
        remedy
            .side_effects
            .iter()
            .filter_map(|one| beside(book, one)),
    );
    let fails = remedy.if_fails.iter().filter_map(|one| beside(book, one));
    told.extend(fails.map(|one| format!("where it does not work: {one}")));
    if told.is_empty() {
        told.push("changes nothing".to_owned());
    }
    told
}

fn beside(book: &Book, effect: &Effect) -> Option<String> {
    match effect {
        Effect::Lose(number) => Some(format!("costs {number} customer-minutes at once")),
        Effect::StartFault(fault) => Some(format!("begins {}", book.fault(fault))),
        Effect::ClearFault(fault) => Some(format!("clears {}", book.fault(fault))),
        Effect::WorsenFault(fault, by) => Some(format!(
            "makes {} worse by {} % of its worst",
            book.fault(fault),
            by.0 / 10
        )),
        Effect::Say(who, line) | Effect::Chat(who, line) | Effect::Direct(who, line) => {
            Some(format!("{}: “{}”", book.first(who), book.words(line)))
        }
        Effect::Reveal(who, finding) => Some(format!(
            "{} reports {}",
            book.first(who),
            book.finding(finding)
        )),
        Effect::Page(who) => Some(format!("{} is paged", book.first(who))),
        Effect::Join(who) => Some(format!("{} comes to the call", book.first(who))),
        Effect::Leave(who) => Some(format!("{} leaves the call", book.first(who))),
        Effect::Pressure(pressure) => Some(format!(
            "{} begins to press ({})",
            book.first(&pressure.by),
            super::answers::playing(pressure.kind).name.to_lowercase()
        )),
        Effect::Signal(signal, value) => Some(format!("`{signal}` shows {value} for a moment")),
        Effect::End(_) => Some("ends the drill".to_owned()),
        Effect::Draft(_, line) | Effect::Remind(line) => Some(format!("“{}”", book.words(line))),
    }
}
