//! What brings each fact about.

use super::facts::{Fact, quiet};
use super::net::NodeId;
use super::{Course, Pace, Which};
use crate::scenario::felt::Felt;
use crate::scenario::ids::PersonId;
use crate::scenario::model::{
    Change, Effect, Fault, Finding, Person, Presence, Remedy, Role, When,
};
use crate::scenario::observable::NEGLECTED_AFTER;
use crate::units::{Permille, Span};

/// So long it takes in the expected course until somebody is asked to do what they can (ours).
const ASKED_IN: Span = Span::minutes(2);

impl<'a> Course<'a> {
    pub(super) fn add_causes(&mut self) {
        let file = self.file;
        for person in &file.cast {
            self.coming(person);
        }
        for fault in &file.world.faults {
            self.fault(fault);
        }
        for finding in &file.world.findings {
            self.finding(finding);
        }
        for remedy in &file.world.remedies {
            self.remedy(remedy);
        }
        for inject in &file.injects {
            if self.has(inject.only.as_ref()) {
                let happens = self.condition(&inject.when);
                self.net.cause(Fact::Inject(&inject.id), happens);
                self.effects(&inject.then, happens);
            }
        }
        self.opening();
        self.stakeholders();
        self.health();
    }

    fn fact(&mut self, fact: Fact<'a>) -> NodeId {
        let known = self.given.has(fact);
        let node = self.net.fact(fact);
        if !known {
            self.from(fact, Span::ZERO);
        }
        node
    }

    /// A fact that comes about by itself so long after the start.
    fn from(&mut self, fact: Fact<'a>, time: Span) {
        let node = self.net.at_time(time);
        self.net.cause(fact, node);
    }

    fn facts(&mut self, facts: impl Iterator<Item = Fact<'a>>) -> Vec<NodeId> {
        facts.map(|fact| self.fact(fact)).collect()
    }

    /// So long people need, where it is reckoned.
    fn work(&self, takes: Span) -> Span {
        match self.pace {
            Pace::Earliest => Span::ZERO,
            Pace::Expected => takes + ASKED_IN,
        }
    }

    fn condition(&mut self, when: &'a When) -> NodeId {
        match when {
            When::At(at) => self.net.at_time(self.scaled(at.0)),
            When::Within(from, to) => self.net.at_time(self.scaled(self.drawn(from.0, to.0))),
            When::After(trigger, delay) => {
                let of: Vec<NodeId> = self.facts(Fact::of(trigger).into_iter());
                self.net.all(&of, self.scaled(delay.0))
            }
            When::While(holds) => {
                let mut of = self.facts(Fact::of_state(holds).into_iter());
                of.push(self.net.at_time(quiet(holds)));
                self.net.all(&of, Span::ZERO)
            }
            When::All(parts) => {
                let of: Vec<NodeId> = parts.iter().map(|part| self.condition(part)).collect();
                self.net.all(&of, Span::ZERO)
            }
            When::Any(parts) => {
                let of: Vec<NodeId> = parts.iter().map(|part| self.condition(part)).collect();
                self.net.any(&of)
            }
            When::Not(_) => self.net.at_time(Span::ZERO),
        }
    }

    /// How somebody comes to the call, in these drills.
    fn coming(&mut self, person: &'a Person) {
        let fact = Fact::There(&person.id);
        if person.id == self.file.trainee {
            self.from(fact, Span::ZERO);
        }
        for presence in self.presences(person) {
            match presence {
                Presence::OnCall => self.from(fact, Span::ZERO),
                Presence::Paged(least, most) => {
                    let comes = self.drawn(least.0, most.0) + self.work(Span::ZERO);
                    self.from(fact, comes);
                }
                Presence::Away => {}
            }
        }
    }

    /// How they may come: as a variant says in whose drills we are, else as written and as any
    /// other variant says.
    fn presences(&self, person: &Person) -> Vec<Presence> {
        let mut all = vec![person.presence];
        let patches = self.given.presences.get(&person.id);
        for (variant, option, presence) in patches.into_iter().flatten() {
            match self.which {
                Which::With(of, drawn) if *variant == of => {
                    if *option == drawn {
                        return vec![*presence];
                    }
                }
                Which::With(..) | Which::All => all.push(*presence),
            }
        }
        all
    }

    fn fault(&mut self, fault: &'a Fault) {
        let started = Fact::Started(&fault.id);
        if fault.at_start && self.has(fault.only.as_ref()) {
            self.from(started, Span::ZERO);
        }
        let node = self.fact(started);
        self.net.cause(Fact::Below(&fault.service), node);
        for spread in &fault.spreads {
            let arrived = self.net.all(&[node], spread.after.0);
            self.net.cause(Fact::Below(&spread.to), arrived);
        }
        if let Some(along) = fault.propagates {
            let arrived = self.net.all(&[node], along.after.0);
            self.travelling.push(arrived);
        }
        let cleared = self.fact(Fact::Cleared(&fault.id));
        self.net.cause(Fact::Mended(&fault.id), cleared);
    }

    fn finding(&mut self, finding: &'a Finding) {
        if !self.has(finding.only.as_ref()) {
            return;
        }
        let finders = self.facts(finding.found_by.iter().map(Fact::There));
        let mut needs = vec![self.net.any(&finders)];
        needs.extend(self.facts(finding.after.iter().map(Fact::Known)));
        needs.extend(self.facts(finding.while_fault.iter().map(Fact::Started)));
        let found = self.net.all(&needs, self.work(finding.takes.0));
        self.net.cause(Fact::Known(&finding.id), found);
    }

    fn remedy(&mut self, remedy: &'a Remedy) {
        if !self.has(remedy.only.as_ref()) {
            return;
        }
        let hands = self.facts(remedy.done_by.iter().map(Fact::There));
        let come = remedy
            .done_by
            .iter()
            .any(|who| self.given.attendance.may_come(who));
        // That nobody can carry it out at all is reported as such.
        let mut needs = match come {
            true => vec![self.net.any(&hands)],
            false => Vec::new(),
        };
        needs.extend(self.facts(remedy.needs.iter().map(Fact::Known)));
        if self.pace == Pace::Expected {
            needs.extend(self.facts(remedy.proposed_after.iter().map(Fact::Known)));
        }
        let carried_out = self.net.all(&needs, self.work(remedy.takes.0));
        self.net.cause(Fact::Done(&remedy.id), carried_out);
        let done = self.fact(Fact::Done(&remedy.id));
        for effect in &remedy.effects {
            let mends = matches!(effect.change, Change::Clear | Change::Reduce(_));
            if mends && self.has(effect.only.as_ref()) {
                let started = self.fact(Fact::Started(&effect.fault));
                let mended = self.net.all(&[done, started], effect.over.0);
                let gone = matches!(
                    effect.change,
                    Change::Clear | Change::Reduce(Permille::NONE)
                );
                let fact = match gone {
                    true => Fact::Cleared(&effect.fault),
                    false => Fact::Mended(&effect.fault),
                };
                self.net.cause(fact, mended);
            }
        }
        self.effects(&remedy.side_effects, done);
        self.effects(&remedy.if_fails, done);
        self.risk(remedy);
    }

    fn risk(&mut self, remedy: &'a Remedy) {
        let Some(risk) = &remedy.risk else { return };
        let instead = self.given.risks.get(&remedy.id);
        let who = risk.known_by.iter();
        let who: Vec<&PersonId> = who.chain(instead.into_iter().flatten().copied()).collect();
        let who = self.facts(who.into_iter().map(Fact::There));
        let told = self.net.any(&who);
        self.net.cause(Fact::RiskTold(&remedy.id), told);
        if risk.serious {
            self.net.cause(Fact::Objected(&remedy.id), told);
        }
    }

    fn effects(&mut self, effects: &'a [Effect], by: NodeId) {
        for effect in effects {
            match effect {
                Effect::Join(who) => self.net.cause(Fact::There(who), by),
                Effect::StartFault(fault) => {
                    let known = self.given.faults.get(fault);
                    if known.is_none_or(|fault| self.has(fault.only.as_ref())) {
                        self.net.cause(Fact::Started(fault), by);
                    }
                }
                Effect::ClearFault(fault) => {
                    let started = self.fact(Fact::Started(fault));
                    let cleared = self.net.all(&[by, started], Span::ZERO);
                    self.net.cause(Fact::Cleared(fault), cleared);
                }
                Effect::Pressure(arc) => {
                    self.net.cause(Fact::Arc(&arc.id), by);
                    self.net.cause(Fact::Pressed, by);
                    self.net.cause(Fact::There(&arc.by), by);
                    // Who gives in has it done at once.
                    if let (Some(remedy), Pace::Earliest) = (&arc.demands, self.pace) {
                        self.net.cause(Fact::Done(remedy), by);
                    }
                }
                Effect::Reveal(_, finding) => self.net.cause(Fact::Known(finding), by),
                _ => {}
            }
        }
    }

    fn opening(&mut self) {
        let file = self.file;
        let others = file.cast.iter().filter(|one| one.id != file.trainee);
        let trained = others.clone().filter(|one| one.ic_trained);
        let trained = self.facts(trained.map(|one| Fact::There(&one.id)));
        let trained = self.net.any(&trained);
        let anybody = self.facts(others.map(|one| Fact::There(&one.id)));
        let anybody = self.net.any(&anybody);
        for role in [Role::Scribe, Role::CustomerLiaison, Role::InternalLiaison] {
            self.net.cause(Fact::Filled(role), anybody);
        }
        self.net.cause(Fact::Filled(Role::Deputy), trained);
        let Some(opening) = &file.opening else { return };
        for finding in &opening.known {
            self.from(Fact::Known(finding), Span::ZERO);
        }
        for role in opening.roles.keys() {
            self.from(Fact::Filled(*role), Span::ZERO);
        }
        if opening.brief.iter().any(|part| part.corrected_by.is_some()) {
            self.from(Fact::PutRight, opening.brief_at.0);
        }
    }

    fn stakeholders(&mut self) {
        for who in &self.file.stakeholders {
            self.from(Fact::There(who), NEGLECTED_AFTER);
            self.from(Fact::Pressed, NEGLECTED_AFTER);
        }
    }

    fn health(&mut self) {
        let travelling = std::mem::take(&mut self.travelling);
        let arrived = self.net.any(&travelling);
        // Where a fault travels to is a matter of the map; it is taken to come everywhere.
        for service in &self.file.world.services {
            self.net.cause(Fact::Below(&service.id), arrived);
        }
        let felt = Felt::of(self.file);
        for fault in &self.file.world.faults {
            if !felt.can_be(fault) {
                continue;
            }
            let started = self.fact(Fact::Started(&fault.id));
            self.net.cause(Fact::Hurt, started);
            let mended = self.fact(Fact::Mended(&fault.id));
            self.net.cause(Fact::Eased, mended);
        }
        for remedy in &self.file.world.remedies {
            let masks = |change| matches!(change, Change::Mask(..));
            if remedy.effects.iter().any(|effect| masks(effect.change)) {
                let done = self.fact(Fact::Done(&remedy.id));
                self.net.cause(Fact::Eased, done);
            }
        }
    }
}
