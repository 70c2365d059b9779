//! What can come about in a drill, and when at the earliest.
//!
//! Everything that an author can wait for (an inject, a finding, a fault, somebody's coming) is a
//! fact; whatever can bring it about is a cause. From what is there when the call begins, facts
//! follow from causes until nothing more does. What has not come about then never can, whatever
//! the trainee does. The trainee is taken to do anything, at once; where it is open whether
//! something can happen, it can.

mod causes;
mod drills;
mod facts;
mod net;
mod why;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use net::{Net, NodeId};

pub(in crate::scenario) use drills::{Drills, Verdict};
pub(in crate::scenario) use facts::Fact;
pub(in crate::scenario) use why::Why;

use crate::scenario::ids::{
    ArcId, FaultId, FindingId, InjectId, OptionId, PersonId, RemedyId, ServiceId, VariantId,
};
use crate::scenario::lint::attendance::Attendance;
use crate::scenario::lint::conditions::effects;
use crate::scenario::model::{Effect, Fault, Only, Presence, ScenarioFile, When};
use crate::units::{Permille, Span};

/// Which drills of a scenario a course is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Which<'a> {
    /// All of them together: what can come about in any.
    All,
    /// Those in which this option was drawn.
    With(&'a VariantId, &'a OptionId),
}

/// How long things take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Pace {
    /// People need no time, and each draw falls as early as it can.
    Earliest,
    /// People need the time that is written and a little to be asked, and each draw falls in the
    /// middle.
    Expected,
}

/// What can come about, and when.
pub(in crate::scenario) struct Course<'a> {
    file: &'a ScenarioFile,
    which: Which<'a>,
    pace: Pace,
    /// What times of conditions are scaled by.
    tempo: Permille,
    given: Rc<Given<'a>>,
    net: Net<'a>,
    /// Faults on their way along the map.
    travelling: Vec<NodeId>,
}

/// The ids that are given, and what variants say about them. What is not given is reported
/// elsewhere, and stands in no rule's way.
struct Given<'a> {
    injects: BTreeSet<&'a InjectId>,
    findings: BTreeSet<&'a FindingId>,
    faults: BTreeMap<&'a FaultId, &'a Fault>,
    remedies: BTreeSet<&'a RemedyId>,
    people: BTreeSet<&'a PersonId>,
    services: BTreeSet<&'a ServiceId>,
    arcs: BTreeSet<&'a ArcId>,
    /// The findings that an effect tells of without a task.
    revealed: BTreeSet<&'a FindingId>,
    options: BTreeSet<(&'a VariantId, &'a OptionId)>,
    attendance: Attendance<'a>,
    presences: BTreeMap<&'a PersonId, Vec<(&'a VariantId, &'a OptionId, Presence)>>,
    risks: BTreeMap<&'a RemedyId, Vec<&'a PersonId>>,
}

impl<'a> Course<'a> {
    pub(in crate::scenario) fn of(
        file: &'a ScenarioFile,
        which: Which<'a>,
        pace: Pace,
    ) -> Course<'a> {
        Course::with(Rc::new(Given::of(file)), file, which, pace)
    }

    /// The same where what is given was gathered before.
    fn with(
        given: Rc<Given<'a>>,
        file: &'a ScenarioFile,
        which: Which<'a>,
        pace: Pace,
    ) -> Course<'a> {
        let mut course = Course {
            file,
            which,
            pace,
            tempo: tempo(file, which, pace),
            given,
            net: Net::default(),
            travelling: Vec::new(),
        };
        course.add_causes();
        course.net.settle();
        course
    }

    /// When a fact comes about at the earliest; never when there is no way to it.
    pub(in crate::scenario) fn when(&self, fact: Fact<'a>) -> Option<Span> {
        if !self.given.has(fact) {
            return Some(Span::ZERO);
        }
        self.net.at(fact)
    }

    /// When a condition comes true at the earliest.
    pub(in crate::scenario) fn earliest(&self, when: &'a When) -> Option<Span> {
        match when {
            When::At(at) => Some(self.scaled(at.0)),
            When::Within(from, to) => Some(self.scaled(self.drawn(from.0, to.0))),
            When::After(trigger, delay) => {
                let at = Fact::of(trigger).map_or(Some(Span::ZERO), |fact| self.when(fact));
                at.map(|at| at + self.scaled(delay.0))
            }
            When::While(holds) => {
                let at = Fact::of_state(holds).map_or(Some(Span::ZERO), |fact| self.when(fact));
                at.map(|at| at.max(facts::quiet(holds)))
            }
            When::All(parts) => parts.iter().try_fold(Span::ZERO, |latest, part| {
                self.earliest(part).map(|at| at.max(latest))
            }),
            When::Any(parts) => parts.iter().filter_map(|part| self.earliest(part)).min(),
            When::Not(_) => Some(Span::ZERO),
        }
    }

    /// Whether something with these variants is in some of these drills.
    pub(in crate::scenario) fn has(&self, only: Option<&Only>) -> bool {
        let Some(only) = only else { return true };
        only.0.iter().any(|(of, drawn)| match self.which {
            Which::All => true,
            Which::With(variant, option) => {
                of != variant || drawn == option || !self.given.options.contains(&(of, drawn))
            }
        })
    }

    fn scaled(&self, time: Span) -> Span {
        Span(time.0.saturating_mul(u64::from(self.tempo.0)) / 1000)
    }

    fn drawn(&self, from: Span, to: Span) -> Span {
        match self.pace {
            Pace::Earliest => from,
            Pace::Expected => Span(from.0 / 2 + to.0 / 2),
        }
    }
}

impl<'a> Given<'a> {
    fn of(file: &'a ScenarioFile) -> Given<'a> {
        let world = &file.world;
        let (mut arcs, mut revealed) = (BTreeSet::new(), BTreeSet::new());
        for (_, effect) in effects(file) {
            match effect {
                Effect::Pressure(arc) => {
                    arcs.insert(&arc.id);
                }
                Effect::Reveal(_, finding) => {
                    revealed.insert(finding);
                }
                _ => {}
            }
        }
        let mut given = Given {
            injects: file.injects.iter().map(|one| &one.id).collect(),
            findings: world.findings.iter().map(|one| &one.id).collect(),
            faults: world.faults.iter().map(|one| (&one.id, one)).collect(),
            remedies: world.remedies.iter().map(|one| &one.id).collect(),
            people: file.cast.iter().map(|one| &one.id).collect(),
            services: world.services.iter().map(|one| &one.id).collect(),
            arcs,
            revealed,
            options: BTreeSet::new(),
            attendance: Attendance::of(file),
            presences: BTreeMap::new(),
            risks: BTreeMap::new(),
        };
        given.read_variants(file);
        given
    }

    fn read_variants(&mut self, file: &'a ScenarioFile) {
        for variant in &file.variants {
            for option in &variant.options {
                self.options.insert((&variant.id, &option.id));
                for patch in &option.cast {
                    if let Some(presence) = patch.presence {
                        let theirs = self.presences.entry(&patch.id).or_default();
                        theirs.push((&variant.id, &option.id, presence));
                    }
                }
                for (remedy, who) in &option.risks {
                    self.risks.entry(remedy).or_default().extend(who);
                }
            }
        }
    }

    fn has(&self, fact: Fact) -> bool {
        match fact {
            Fact::Inject(id) => self.injects.contains(id),
            Fact::Known(id) => self.findings.contains(id),
            Fact::Started(id) | Fact::Cleared(id) | Fact::Mended(id) => {
                self.faults.contains_key(id)
            }
            Fact::Done(id) | Fact::RiskTold(id) | Fact::Objected(id) => self.remedies.contains(id),
            Fact::There(id) => self.people.contains(id),
            Fact::Below(id) => self.services.contains(id),
            Fact::Arc(id) => self.arcs.contains(id),
            Fact::Filled(_) | Fact::Hurt | Fact::Eased | Fact::Pressed | Fact::PutRight => true,
        }
    }
}

/// The factor on times of conditions: the smallest that some of these drills have.
fn tempo(file: &ScenarioFile, which: Which, pace: Pace) -> Permille {
    if pace == Pace::Expected {
        return Permille::FULL;
    }
    let factors = file.variants.iter().map(|variant| {
        let options = variant.options.iter();
        let drawn = options.filter(|option| match which {
            Which::With(of, drawn) if *of == variant.id => option.id == *drawn,
            Which::With(..) | Which::All => true,
        });
        let least = drawn.map(|option| option.inject_times.0).min();
        Permille(least.unwrap_or(1000))
    });
    factors.fold(Permille::FULL, Permille::of)
}
