//! The world: services, signals, faults, remedies, findings.

use super::super::shape::IdKind::{Fault, Finding, Line, Remedy, Service, Signal};
use super::super::shape::Shape::{Choice as OneOf, Flag, Gives, List, Names, Record as Block};
use super::super::shape::{Choice, Record, may, must, optional, with, word};
use super::conditions::EFFECT;
use super::{COUNT, FINDINGS, ONLY, PEOPLE, SHARE, SOME_TIME, TEXT, TEXTS, TIME, VALUE};
use crate::scenario::shape::Shape::Whole;

pub(super) static WORLD: Record = Record {
    name: "the world",
    fields: &[
        must("customers", Whole(1, u32::MAX as i64)),
        may("cents_per_customer_minute", COUNT),
        must("services", List(&Block(&SERVICE))),
        may("faults", List(&Block(&FAULT))),
        may("remedies", List(&Block(&REMEDY))),
        may("findings", List(&Block(&FINDING))),
    ],
};

static SERVICE: Record = Record {
    name: "a service",
    fields: &[
        must("id", Gives(Service)),
        must("name", TEXT),
        may("aliases", TEXTS),
        may("public_name", TEXT),
        may("depends_on", List(&Names(Service))),
        may("customer_share", SHARE),
        may("signals", List(&Block(&SIGNAL))),
    ],
};

static SIGNAL: Record = Record {
    name: "a signal",
    fields: &[
        must("id", Gives(Signal)),
        must("name", TEXT),
        must("unit", TEXT),
        must("baseline", VALUE),
        may("noise", SHARE),
        must("alarm", VALUE),
    ],
};

static FAULT: Record = Record {
    name: "a fault",
    fields: &[
        must("id", Gives(Fault)),
        must("service", Names(Service)),
        must("harm", SHARE),
        may("starts_at", SHARE),
        may("at_start", Flag),
        optional("worsens", Block(&WORSENING)),
        may("signals", List(&Block(&FAULT_SIGNAL))),
        may("spreads", List(&Block(&SPREAD))),
        optional("propagates", Block(&PROPAGATION)),
        optional("only", ONLY),
    ],
};

static WORSENING: Record = Record {
    name: "a worsening",
    fields: &[
        must("by", SHARE),
        must("every", SOME_TIME),
        may("up_to", SHARE),
    ],
};

static FAULT_SIGNAL: Record = Record {
    name: "a fault's signal",
    fields: &[must("signal", Names(Signal)), must("at_full", VALUE)],
};

static SPREAD: Record = Record {
    name: "a spread",
    fields: &[
        must("to", Names(Service)),
        must("after", TIME),
        must("harm", SHARE),
    ],
};

static PROPAGATION: Record = Record {
    name: "a propagation",
    fields: &[must("after", TIME), must("share", SHARE)],
};

static REMEDY: Record = Record {
    name: "a remedy",
    fields: &[
        must("id", Gives(Remedy)),
        must("name", TEXT),
        may("phrases", TEXTS),
        optional("service", Names(Service)),
        may("done_by", PEOPLE),
        may("proposed_by", PEOPLE),
        may("proposed_after", FINDINGS),
        may("needs", FINDINGS),
        optional("says_needs", Names(Line)),
        must("takes", SOME_TIME),
        optional("risk", Block(&RISK)),
        may("success", SHARE),
        may("half", SHARE),
        may("effects", List(&Block(&REMEDY_EFFECT))),
        may("side_effects", List(&OneOf(&EFFECT))),
        may("if_fails", List(&OneOf(&EFFECT))),
        optional("says_done", Names(Line)),
        optional("says_half", Names(Line)),
        optional("says_failed", Names(Line)),
        optional("only", ONLY),
    ],
};

static RISK: Record = Record {
    name: "a risk",
    fields: &[
        must("says", Names(Line)),
        may("serious", Flag),
        must("known_by", PEOPLE),
        optional("told_you_so", Names(Line)),
    ],
};

static REMEDY_EFFECT: Record = Record {
    name: "a remedy's effect",
    fields: &[
        must("fault", Names(Fault)),
        must("change", OneOf(&CHANGE)),
        may("over", TIME),
        optional("only", ONLY),
    ],
};

static CHANGE: Choice = Choice {
    name: "a change",
    words: &[
        word("Clear"),
        with("Reduce", &[SHARE]),
        with("Mask", &[SHARE, SOME_TIME]),
        with("Worsen", &[SHARE]),
        word("Unmask"),
    ],
};

static FINDING: Record = Record {
    name: "a finding",
    fields: &[
        must("id", Gives(Finding)),
        must("service", Names(Service)),
        may("topics", TEXTS),
        must("found_by", PEOPLE),
        must("takes", SOME_TIME),
        may("after", FINDINGS),
        optional("while_fault", Names(Fault)),
        must("says", Names(Line)),
        may("red_herring", Flag),
        may("disproves", FINDINGS),
        optional("only", ONLY),
    ],
};
