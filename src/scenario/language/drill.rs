//! The whole file, and of its blocks all but the world: head, teams, cast, injects, variants,
//! endings, rubric, lines.

use super::super::shape::IdKind::{
    Act, Ending, Inject, Line, Objective, Person, Remedy, Scenario, Service, Situation, Team,
};
use super::super::shape::Shape::{
    Choice as OneOf, Clock, Flag, Gives, List, Map, Names, Record as Block, Whole,
};
use super::super::shape::{Choice, Record, may, must, optional, with, word};
use super::conditions::{EFFECT, ROLE};
use super::world::WORLD;
use super::{
    COUNT, FACTOR, FINDINGS, LEVEL, ONLY, OPTION_ID, PEOPLE, SHARE, SOME_TIME, TEXT, TEXTS, TIME,
    VARIANT_ID, WHEN,
};

/// A scenario file.
pub(crate) static SCENARIO: Record = Record {
    name: "the scenario",
    fields: &[
        must("format", COUNT),
        must("id", Gives(Scenario)),
        must("title", TEXT),
        must("briefing", TEXT),
        must("difficulty", OneOf(&DIFFICULTY)),
        must("skills", List(&OneOf(&DIMENSION))),
        must("start", Block(&START)),
        must("length", SOME_TIME),
        optional("ends_at_latest", SOME_TIME),
        must("severity", Block(&SEVERITY)),
        may("policy", TEXT),
        must("trainee", Names(Person)),
        optional("shift_ends", SOME_TIME),
        optional("ladder", Whole(1, 1000)),
        optional("coach", Block(&COACH)),
        optional("opening", Block(&OPENING)),
        may("stakeholders", PEOPLE),
        optional("adapts", Block(&ADAPTS)),
        may("unsayable", TEXTS),
        may("glossary", Map(&TEXT, &TEXT)),
        may("phrases", Map(&Names(Act), &TEXTS)),
        may("spelling", Map(&TEXT, &TEXT)),
        must("world", Block(&WORLD)),
        may("teams", List(&Block(&TEAM))),
        must("cast", List(&Block(&PERSON))),
        may("injects", List(&Block(&INJECT))),
        may("variants", List(&Block(&VARIANT))),
        may("endings", List(&Block(&ENDING))),
        may("rubric", Block(&RUBRIC)),
        may("house_lines", Map(&Names(Situation), &List(&Names(Line)))),
        may("lines", Map(&Gives(Line), &TEXT)),
    ],
};

static COACH: Record = Record {
    name: "the coach",
    fields: &[
        must("name", TEXT),
        must("before", TEXT),
        must("after", List(&Block(&COACH_WORD))),
    ],
};

static COACH_WORD: Record = Record {
    name: "a coach's word",
    fields: &[
        must("objective", Names(Objective)),
        must("met", TEXT),
        must("missed", TEXT),
    ],
};

static OPENING: Record = Record {
    name: "the opening",
    fields: &[
        must("commander", Names(Person)),
        may("age", TIME),
        may("roles", Map(&OneOf(&ROLE), &Names(Person))),
        may("known", FINDINGS),
        may("tasks", List(&Block(&GIVEN_WORK))),
        optional("next_update", SOME_TIME),
        may("brief_at", TIME),
        must("brief", List(&Block(&BRIEF_PART))),
    ],
};

static GIVEN_WORK: Record = Record {
    name: "given work",
    fields: &[
        must("to", Names(Person)),
        must("task", TEXT),
        optional("timebox", SOME_TIME),
    ],
};

static BRIEF_PART: Record = Record {
    name: "a part of the brief",
    fields: &[
        must("about", OneOf(&BRIEF_TOPIC)),
        must("says", Names(Line)),
        optional("corrected_by", Names(Line)),
    ],
};

static BRIEF_TOPIC: Choice = Choice {
    name: "a topic of the brief",
    words: &[
        word("Severity"),
        word("Story"),
        word("Tasks"),
        word("Risks"),
        word("Promises"),
    ],
};

static ADAPTS: Record = Record {
    name: "the adapting",
    fields: &[must("extra_at_most", COUNT), must("spares_at_most", COUNT)],
};

static DIFFICULTY: Choice = Choice {
    name: "a difficulty",
    words: &[word("Beginner"), word("Intermediate"), word("Advanced")],
};

static DIMENSION: Choice = Choice {
    name: "a dimension",
    words: &[
        word("command"),
        word("delegation"),
        word("timeboxing"),
        word("decisions"),
        word("updates"),
        word("pressure"),
        word("severity"),
        word("handover"),
        word("people"),
        word("clarity"),
        word("closing"),
        word("outcome"),
    ],
};

static START: Record = Record {
    name: "the start",
    fields: &[must("day", OneOf(&WEEKDAY)), must("clock", Clock)],
};

static WEEKDAY: Choice = Choice {
    name: "a day",
    words: &[
        word("Monday"),
        word("Tuesday"),
        word("Wednesday"),
        word("Thursday"),
        word("Friday"),
        word("Saturday"),
        word("Sunday"),
    ],
};

static SEVERITY: Record = Record {
    name: "the severity",
    fields: &[optional("at_start", LEVEL), must("truth", LEVEL)],
};

static TEAM: Record = Record {
    name: "a team",
    fields: &[
        must("id", Gives(Team)),
        optional("name", TEXT),
        may("aliases", TEXTS),
        may("pages", PEOPLE),
    ],
};

static PERSON: Record = Record {
    name: "a person",
    fields: &[
        must("id", Gives(Person)),
        must("name", TEXT),
        may("nicknames", TEXTS),
        may("title", TEXT),
        may("known_as", TEXTS),
        optional("pronouns", OneOf(&PRONOUNS)),
        optional("team", Names(Team)),
        must("part", OneOf(&PART)),
        may("ic_trained", Flag),
        may("expertise", Map(&Names(Service), &SHARE)),
        may("presence", OneOf(&PRESENCE)),
        may("on_call_before", TIME),
        may("traits", Block(&TRAITS)),
        optional("persona", OneOf(&PERSONA)),
        may("voice", Map(&Names(Situation), &List(&Names(Line)))),
    ],
};

static PERSONA: Choice = Choice {
    name: "a persona",
    words: &[
        word("Laconic"),
        word("Chatty"),
        word("Formal"),
        word("Blunt"),
        word("Anxious"),
        word("Dry"),
    ],
};

static PRONOUNS: Choice = Choice {
    name: "pronouns",
    words: &[word("She"), word("He"), word("They")],
};

static PART: Choice = Choice {
    name: "a part",
    words: &[
        word("Trainee"),
        word("Commander"),
        word("Support"),
        word("CustomerLiaison"),
        word("InternalLiaison"),
        word("Responder"),
        word("Executive"),
    ],
};

static PRESENCE: Choice = Choice {
    name: "a presence",
    words: &[
        word("OnCall"),
        with("Paged", &[TIME, SOME_TIME]),
        word("Away"),
    ],
};

static TRAITS: Record = Record {
    name: "the traits",
    fields: &[
        may("acknowledges", SHARE),
        may("estimates", FACTOR),
        may("candour", SHARE),
        may("stamina", FACTOR),
        may("talks", SHARE),
        may("temper", SHARE),
        may("pace", FACTOR),
        may("newcomer", Flag),
        may("evasive", Flag),
        may("structured", Flag),
    ],
};

static INJECT: Record = Record {
    name: "an inject",
    fields: &[
        must("id", Gives(Inject)),
        must("when", OneOf(&WHEN)),
        must("then", List(&OneOf(&EFFECT))),
        optional("again", Block(&AGAIN)),
        optional("only", ONLY),
        optional("load", OneOf(&LOAD)),
        may("note", TEXT),
    ],
};

static LOAD: Choice = Choice {
    name: "a load",
    words: &[word("Extra"), word("Sparable")],
};

static AGAIN: Record = Record {
    name: "a repetition",
    fields: &[
        must("cool_down", SOME_TIME),
        must("at_most", Whole(1, 1000)),
    ],
};

static VARIANT: Record = Record {
    name: "a variant",
    fields: &[
        must("id", VARIANT_ID),
        must("options", List(&Block(&VARIANT_OPTION))),
    ],
};

static VARIANT_OPTION: Record = Record {
    name: "an option",
    fields: &[
        must("id", OPTION_ID),
        may("weight", Whole(1, 1000)),
        may("cast", List(&Block(&CAST_PATCH))),
        may("risks", Map(&Names(Remedy), &PEOPLE)),
        may("inject_times", FACTOR),
        may("note", TEXT),
    ],
};

static CAST_PATCH: Record = Record {
    name: "a change to a person",
    fields: &[
        must("id", Names(Person)),
        optional("presence", OneOf(&PRESENCE)),
        optional("traits", Block(&TRAITS)),
        optional("on_call_before", TIME),
        optional("expertise", Map(&Names(Service), &SHARE)),
    ],
};

static ENDING: Record = Record {
    name: "an ending",
    fields: &[
        must("id", Gives(Ending)),
        optional("when", OneOf(&WHEN)),
        must("text", TEXT),
        must("outcome", OneOf(&OUTCOME)),
    ],
};

static OUTCOME: Choice = Choice {
    name: "an outcome",
    words: &[word("Resolved"), word("HandedOver"), word("Unresolved")],
};

static RUBRIC: Record = Record {
    name: "the rubric",
    fields: &[
        may("weights", Map(&OneOf(&DIMENSION), &COUNT)),
        may("objectives", List(&Block(&OBJECTIVE))),
        optional("par", Block(&PAR)),
    ],
};

static OBJECTIVE: Record = Record {
    name: "an objective",
    fields: &[
        must("id", Gives(Objective)),
        must("text", TEXT),
        must("when", OneOf(&WHEN)),
    ],
};

static PAR: Record = Record {
    name: "par",
    fields: &[
        must("customer_minutes", Whole(0, i64::MAX)),
        must("mitigated", TIME),
    ],
};
