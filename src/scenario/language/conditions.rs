//! Conditions and effects: what an inject waits for and what it makes happen.

use super::super::shape::IdKind::{
    Act, Arc, Ending, Fault, Finding, Inject, Line, Person, Remedy, Service, Signal, Step,
};
use super::super::shape::Shape::{
    Choice as OneOf, Flag, Gives, List, Map, Names, Record as Block, Whole,
};
use super::super::shape::{Choice, Record, may, must, optional, with, word};
use super::{AUDIENCE, COUNT, LEVEL, PEOPLE, SHARE, SOME_TIME, TIME, VALUE};

/// A condition.
pub(in super::super) static WHEN: Choice = Choice {
    name: "a condition",
    words: &[
        with("At", &[TIME]),
        with("Within", &[TIME, TIME]),
        with("After", &[OneOf(&TRIGGER), TIME]),
        with("While", &[OneOf(&HOLDS)]),
        with("All", &[List(&OneOf(&WHEN))]),
        with("Any", &[List(&OneOf(&WHEN))]),
        with("Not", &[OneOf(&WHEN)]),
    ],
};

static TRIGGER: Choice = Choice {
    name: "something that happens",
    words: &[
        with("Inject", &[Names(Inject)]),
        with("Act", &[Names(Act)]),
        with("Finding", &[Names(Finding)]),
        with("RemedyStarted", &[Names(Remedy)]),
        with("RemedyDone", &[Names(Remedy)]),
        word("Decided"),
        with("FaultStarted", &[Names(Fault)]),
        with("FaultCleared", &[Names(Fault)]),
        with("Joined", &[Names(Person)]),
        with("Left", &[Names(Person)]),
        with("PressureBegan", &[Names(Arc)]),
        with("PressureEnded", &[Names(Arc)]),
        with("Posted", &[AUDIENCE]),
        word("Mitigated"),
        word("DeclaredResolved"),
        word("CommandPassed"),
        word("CommandTaken"),
        with("RoleGiven", &[OneOf(&ROLE)]),
        with("TaskGiven", &[Names(Person)]),
        with("TaskConfirmed", &[Names(Person)]),
        with("TaskReported", &[Names(Person)]),
        with("FollowedUp", &[Names(Person)]),
        with("Estimated", &[Names(Person)]),
        with("TimeGranted", &[Names(Person)]),
        word("OrderUndirected"),
        with("RiskTold", &[Names(Remedy)]),
        word("ObjectionsPolled"),
        with("Objected", &[Names(Remedy)]),
        with("PressureSettled", &[Names(Arc)]),
        with("Paged", &[Names(Person)]),
        with("Removed", &[Names(Person)]),
        with("Relieved", &[Names(Person)]),
        with("PostedSound", &[AUDIENCE]),
        with("PostedFlawed", &[AUDIENCE]),
        word("SeverityDeclared"),
        word("BriefPutRight"),
        word("ReadBackRight"),
        word("PostmortemGiven"),
        word("CallClosed"),
    ],
};

static HOLDS: Choice = Choice {
    name: "something that holds",
    words: &[
        word("TraineeCommands"),
        word("NobodyCommands"),
        with("Present", &[Names(Person)]),
        with("Filled", &[OneOf(&ROLE)]),
        with("Fault", &[Names(Fault)]),
        with("Known", &[Names(Finding)]),
        with("HealthBelow", &[Names(Service), SHARE]),
        with("SeverityAtLeast", &[LEVEL]),
        with("SeverityIs", &[LEVEL]),
        word("SeverityUndeclared"),
        word("UnderPressure"),
        with("OpenTasks", &[COUNT]),
        with("QuietFor", &[AUDIENCE, SOME_TIME]),
        word("CustomersHurt"),
    ],
};

pub(super) static ROLE: Choice = Choice {
    name: "a role",
    words: &[
        word("Deputy"),
        word("Scribe"),
        word("CustomerLiaison"),
        word("InternalLiaison"),
    ],
};

/// What can be made to happen.
pub(super) static EFFECT: Choice = Choice {
    name: "an effect",
    words: &[
        with("Say", &[Names(Person), Names(Line)]),
        with("Chat", &[Names(Person), Names(Line)]),
        with("Direct", &[Names(Person), Names(Line)]),
        with("Join", &[Names(Person)]),
        with("Leave", &[Names(Person)]),
        with("Page", &[Names(Person)]),
        with("StartFault", &[Names(Fault)]),
        with("WorsenFault", &[Names(Fault), SHARE]),
        with("ClearFault", &[Names(Fault)]),
        with("Lose", &[Whole(1, u32::MAX as i64)]),
        with("Signal", &[Names(Signal), VALUE]),
        with("Pressure", &[Block(&PRESSURE)]),
        with("Draft", &[AUDIENCE, Names(Line)]),
        with("Remind", &[Names(Line)]),
        with("Reveal", &[Names(Person), Names(Finding)]),
        with("End", &[Names(Ending)]),
    ],
};

static PRESSURE: Record = Record {
    name: "a pressure arc",
    fields: &[
        must("id", Gives(Arc)),
        must("kind", OneOf(&PRESSURE_KIND)),
        must("by", Names(Person)),
        optional("tone", OneOf(&TONE)),
        may("says_yes", Flag),
        optional("level", LEVEL),
        optional("demands", Names(Remedy)),
        may("chips_in", PEOPLE),
        may("lines", Map(&Names(Step), &Names(Line))),
    ],
};

static PRESSURE_KIND: Choice = Choice {
    name: "a kind of pressure",
    words: &[
        word("ExecutiveTakeover"),
        word("AntiMotivation"),
        word("InformationRequest"),
        word("SeverityDispute"),
        word("ProcessDispute"),
        word("GrenadeThrower"),
        word("BelligerentResponder"),
        word("UpdateDemand"),
        word("LateCommander"),
        word("RecapRequest"),
    ],
};

static TONE: Choice = Choice {
    name: "a tone",
    words: &[word("Polite"), word("Pushy"), word("Hostile")],
};
