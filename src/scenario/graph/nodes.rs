//! What stands in each node: the part's id, and in a few words what one must know of it. What an
//! arrow says already is left out.

use super::{Lane, Node};
use crate::scenario::model::{
    Effect, Ending, Fault, Finding, Inject, Only, Outcome, Pressure, Remedy, ScenarioFile,
};
use crate::scenario::story::moments::{Comes, comes};
use crate::scenario::story::part::{Kind, Part, arcs};
use crate::scenario::story::told;

/// The nodes of a scenario, lane by lane.
pub(super) fn of(file: &ScenarioFile) -> Vec<Node> {
    let mut injects: Vec<&Inject> = file.injects.iter().collect();
    injects.sort_by_key(|inject| comes(inject));
    let world = &file.world;
    let mut nodes: Vec<Node> = injects.into_iter().map(inject).collect();
    nodes.extend(
        arcs(file)
            .into_iter()
            .map(|(arc, only)| pressure(arc, only)),
    );
    nodes.extend(world.faults.iter().map(fault));
    nodes.extend(world.findings.iter().map(finding));
    nodes.extend(world.remedies.iter().map(remedy));
    nodes.extend(file.endings.iter().map(ending));
    nodes.sort_by_key(|node| node.lane);
    nodes
}

fn node(kind: Kind, id: &str, lane: Lane, about: Vec<String>, only: Option<&Only>) -> Node {
    let mut about: Vec<String> = about.into_iter().filter(|line| !line.is_empty()).collect();
    if let Some(Only(pairs)) = only {
        let pairs = pairs.iter();
        let pairs: Vec<String> = pairs
            .map(|(variant, option)| format!("{variant} = {option}"))
            .collect();
        about.push(format!("only {}", pairs.join(" or ")));
    }
    let told = format!("{} {id}: {}", kind.name(), about.join("; "));
    Node {
        part: Part::new(kind, id),
        lane,
        about,
        told,
    }
}

fn inject(one: &Inject) -> Node {
    let lane = match comes(one) {
        Comes::At(..) => Lane::Clock,
        Comes::Answering => Lane::Answer,
    };
    let again = one.again.map_or(String::new(), |again| {
        format!("up to {} times", again.at_most)
    });
    let about = vec![told::beside_arrows(&one.when), does(&one.then), again];
    let mut node = node(
        Kind::Inject,
        one.id.as_str(),
        lane,
        about,
        one.only.as_ref(),
    );
    node.told = format!("inject {}: {}", one.id, told::when(&one.when));
    node
}

/// What an inject does that no arrow shows.
fn does(effects: &[Effect]) -> String {
    let mut told: Vec<String> = Vec::new();
    for effect in effects {
        let says = match effect {
            Effect::Say(who, _) => format!("{who} says"),
            Effect::Chat(who, _) => format!("{who} writes"),
            Effect::Direct(who, _) => format!("{who} writes to you"),
            Effect::Join(who) => format!("{who} joins"),
            Effect::Leave(who) => format!("{who} leaves"),
            Effect::Page(who) => format!("{who} is paged"),
            Effect::Lose(minutes) => format!("{minutes} customer-minutes lost"),
            Effect::Signal(signal, value) => format!("{signal} shows {value}"),
            Effect::Draft(..) => "a draft is offered".to_owned(),
            Effect::Remind(_) => "the deputy reminds".to_owned(),
            Effect::StartFault(_)
            | Effect::WorsenFault(..)
            | Effect::ClearFault(_)
            | Effect::Pressure(_)
            | Effect::Reveal(..)
            | Effect::End(_) => continue,
        };
        if !told.contains(&says) {
            told.push(says);
        }
    }
    told.join(", ")
}

fn pressure(arc: &Pressure, only: Option<&Only>) -> Node {
    let kind = spoken(&format!("{:?}", arc.kind));
    let says_yes = match arc.says_yes {
        true => "means it",
        false => "",
    };
    let about = vec![format!("{kind} by {}", arc.by), says_yes.to_owned()];
    node(Kind::Pressure, arc.id.as_str(), Lane::Pressure, about, only)
}

fn fault(one: &Fault) -> Node {
    let mut how = Vec::new();
    if one.at_start {
        how.push("there from the start");
    }
    if one.worsens.is_some() {
        how.push("grows");
    }
    if one.propagates.is_some() || !one.spreads.is_empty() {
        how.push("spreads");
    }
    let about = vec![format!("in {}", one.service), how.join(", ")];
    node(
        Kind::Fault,
        one.id.as_str(),
        Lane::Fault,
        about,
        one.only.as_ref(),
    )
}

fn finding(one: &Finding) -> Node {
    let who: Vec<&str> = one.found_by.iter().map(|who| who.as_str()).collect();
    let herring = match one.red_herring {
        true => "a red herring",
        false => "",
    };
    let about = vec![
        format!("{}, {} by {}", one.service, one.takes.0, who.join(" or ")),
        herring.to_owned(),
    ];
    node(
        Kind::Finding,
        one.id.as_str(),
        Lane::Finding,
        about,
        one.only.as_ref(),
    )
}

fn remedy(one: &Remedy) -> Node {
    let who: Vec<&str> = one.done_by.iter().map(|who| who.as_str()).collect();
    let risk = match &one.risk {
        Some(risk) if risk.serious => "a serious risk",
        Some(_) => "a risk",
        None => "",
    };
    let about = vec![
        format!("{} by {}", one.takes.0, who.join(" or ")),
        risk.to_owned(),
    ];
    node(
        Kind::Remedy,
        one.id.as_str(),
        Lane::Remedy,
        about,
        one.only.as_ref(),
    )
}

fn ending(one: &Ending) -> Node {
    let outcome = match one.outcome {
        Outcome::Resolved => "resolved",
        Outcome::HandedOver => "handed over",
        Outcome::Unresolved => "unresolved",
    };
    let when = one.when.as_ref();
    let about = vec![
        outcome.to_owned(),
        when.map_or(String::new(), told::beside_arrows),
    ];
    let mut node = node(Kind::Ending, one.id.as_str(), Lane::Ending, about, None);
    if let Some(when) = when {
        node.told = format!("ending {}: {}", one.id, told::when(when));
    }
    node
}

/// `ExecutiveTakeover` as it is spoken.
fn spoken(name: &str) -> String {
    let mut spoken = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !spoken.is_empty() {
            spoken.push(' ');
        }
        spoken.extend(letter.to_lowercase());
    }
    spoken
}
