//! What leads to what: the arrows between a scenario's parts, each from cause to consequence.

use serde::Serialize;

use super::part::{Kind, Part};
use crate::scenario::ids::{FaultId, FindingId};
use crate::scenario::model::ScenarioFile;
use crate::scenario::model::{Change, Effect, Finding, Holds, Pressure, Remedy, Trigger, When};

/// How one part leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The second comes after the first.
    After,
    /// The second comes only while the first holds.
    While,
    /// The second does not come once the first is there.
    Unless,
    /// The first begins the second, or makes it worse.
    Starts,
    /// The first clears, lessens or hides the second.
    Clears,
    /// The second needs the first to be known.
    Needs,
    /// The first brings the second to light.
    Reveals,
    /// The first shows the second to be wrong.
    Disproves,
    /// Whoever presses demands the second.
    Demands,
    /// The drill ends with the second.
    Ends,
}

impl LinkKind {
    /// All of them, in the order of a legend.
    pub const ALL: [LinkKind; 10] = [
        LinkKind::After,
        LinkKind::While,
        LinkKind::Unless,
        LinkKind::Starts,
        LinkKind::Clears,
        LinkKind::Needs,
        LinkKind::Reveals,
        LinkKind::Disproves,
        LinkKind::Demands,
        LinkKind::Ends,
    ];

    /// The word beside an arrow, read from its first end to its second.
    pub fn word(self) -> &'static str {
        match self {
            LinkKind::After => "then",
            LinkKind::While => "while",
            LinkKind::Unless => "prevents",
            LinkKind::Starts => "starts",
            LinkKind::Clears => "clears",
            LinkKind::Needs => "needed for",
            LinkKind::Reveals => "reveals",
            LinkKind::Disproves => "disproves",
            LinkKind::Demands => "demands",
            LinkKind::Ends => "ends",
        }
    }
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    /// The cause.
    pub from: Part,
    /// The consequence.
    pub to: Part,
    /// How.
    pub kind: LinkKind,
}

/// Every arrow of a scenario, each once, in a steady order.
pub fn links(file: &ScenarioFile) -> Vec<Link> {
    let mut found = Vec::new();
    for inject in &file.injects {
        let part = Part::new(Kind::Inject, inject.id.as_str());
        condition(&inject.when, Holding::Wanted, &part, &mut found);
        effects(&inject.then, &part, &mut found);
    }
    for ending in &file.endings {
        let part = Part::new(Kind::Ending, ending.id.as_str());
        if let Some(when) = &ending.when {
            condition(when, Holding::Wanted, &part, &mut found);
        }
    }
    for remedy in &file.world.remedies {
        of_remedy(remedy, &mut found);
    }
    for finding in &file.world.findings {
        of_finding(finding, &mut found);
    }
    found.sort();
    found.dedup();
    // What ends a drill is no mere sequel.
    for link in &mut found {
        if link.to.kind == Kind::Ending && link.kind == LinkKind::After {
            link.kind = LinkKind::Ends;
        }
    }
    found.dedup();
    found
}

fn link(from: Part, to: &Part, kind: LinkKind, found: &mut Vec<Link>) {
    let to = to.clone();
    found.push(Link { from, to, kind });
}

/// Whether a condition is wanted or stands in the way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holding {
    Wanted,
    Unwanted,
}

fn condition(when: &When, holding: Holding, to: &Part, found: &mut Vec<Link>) {
    let as_wanted = |kind| match holding {
        Holding::Wanted => kind,
        Holding::Unwanted => LinkKind::Unless,
    };
    match when {
        When::At(_) | When::Within(..) => {}
        When::After(trigger, _) => {
            if let Some(from) = of_trigger(trigger) {
                link(from, to, as_wanted(LinkKind::After), found);
            }
        }
        When::While(holds) => {
            if let Some(from) = of_state(holds) {
                link(from, to, as_wanted(LinkKind::While), found);
            }
        }
        When::All(parts) | When::Any(parts) => {
            for part in parts {
                condition(part, holding, to, found);
            }
        }
        When::Not(part) => {
            let turned = match holding {
                Holding::Wanted => Holding::Unwanted,
                Holding::Unwanted => Holding::Wanted,
            };
            condition(part, turned, to, found);
        }
    }
}

/// The part that a happening is about, where it is about one.
pub(super) fn of_trigger(trigger: &Trigger) -> Option<Part> {
    Some(match trigger {
        Trigger::Inject(id) => Part::new(Kind::Inject, id.as_str()),
        Trigger::Finding(id) => Part::new(Kind::Finding, id.as_str()),
        Trigger::RemedyStarted(id)
        | Trigger::RemedyDone(id)
        | Trigger::RiskTold(id)
        | Trigger::Objected(id) => Part::new(Kind::Remedy, id.as_str()),
        Trigger::FaultStarted(id) | Trigger::FaultCleared(id) => fault(id),
        Trigger::PressureBegan(id) | Trigger::PressureEnded(id) | Trigger::PressureSettled(id) => {
            Part::new(Kind::Pressure, id.as_str())
        }
        _ => return None,
    })
}

/// The part that a state is about, where it is about one.
pub(super) fn of_state(holds: &Holds) -> Option<Part> {
    match holds {
        Holds::Fault(id) => Some(fault(id)),
        Holds::Known(id) => Some(finding(id)),
        _ => None,
    }
}

fn effects(effects: &[Effect], from: &Part, found: &mut Vec<Link>) {
    for effect in effects {
        let (to, kind) = match effect {
            Effect::StartFault(id) | Effect::WorsenFault(id, _) => (fault(id), LinkKind::Starts),
            Effect::ClearFault(id) => (fault(id), LinkKind::Clears),
            Effect::Reveal(_, id) => (finding(id), LinkKind::Reveals),
            Effect::End(id) => (Part::new(Kind::Ending, id.as_str()), LinkKind::Ends),
            Effect::Pressure(arc) => {
                demanded(arc, found);
                (pressure(arc), LinkKind::Starts)
            }
            _ => continue,
        };
        link(from.clone(), &to, kind, found);
    }
}

fn demanded(arc: &Pressure, found: &mut Vec<Link>) {
    if let Some(remedy) = &arc.demands {
        let to = Part::new(Kind::Remedy, remedy.as_str());
        link(pressure(arc), &to, LinkKind::Demands, found);
    }
}

fn of_remedy(remedy: &Remedy, found: &mut Vec<Link>) {
    let part = Part::new(Kind::Remedy, remedy.id.as_str());
    for id in remedy.needs.iter().chain(&remedy.proposed_after) {
        link(finding(id), &part, LinkKind::Needs, found);
    }
    for effect in &remedy.effects {
        let kind = match effect.change {
            Change::Clear | Change::Reduce(_) | Change::Mask(..) => LinkKind::Clears,
            Change::Worsen(_) | Change::Unmask => LinkKind::Starts,
        };
        link(part.clone(), &fault(&effect.fault), kind, found);
    }
    effects(&remedy.side_effects, &part, found);
    effects(&remedy.if_fails, &part, found);
}

fn of_finding(one: &Finding, found: &mut Vec<Link>) {
    let part = finding(&one.id);
    for id in &one.after {
        link(finding(id), &part, LinkKind::Needs, found);
    }
    if let Some(id) = &one.while_fault {
        link(fault(id), &part, LinkKind::While, found);
    }
    for id in &one.disproves {
        link(part.clone(), &finding(id), LinkKind::Disproves, found);
    }
}

fn fault(id: &FaultId) -> Part {
    Part::new(Kind::Fault, id.as_str())
}

fn finding(id: &FindingId) -> Part {
    Part::new(Kind::Finding, id.as_str())
}

fn pressure(arc: &Pressure) -> Part {
    Part::new(Kind::Pressure, arc.id.as_str())
}
