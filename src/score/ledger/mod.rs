//! The ledger: the facts of a drill that marks are made of, each with the event that proves it.
//!
//! It is written in one pass over the log and borrows from it; nothing is cloned. It records and
//! never judges: what counts as late or as missed is the measures' business. What happens after
//! the drill has ended for the trainee is aftermath, and only the reckoning is taken from it.

mod crew;
mod decide;
mod facts;
mod outside;
mod recovery;
mod stand;
mod words;
mod work;
mod write;

use std::collections::BTreeMap;

pub use crew::{Crew, Idle, Need, Page, Reports, Response, Stay};
pub use facts::{
    Announced, Answer, Arc, Brief, BriefFact, Decision, Extension, FollowUp, Mark, Order, Passing,
    Plan, Poll, Standing, Stood, Taking, Task, TimeBox,
};
pub use outside::{Asked, Listener, Outside, Promise, Told};
pub use recovery::{Closing, Owner, Recovery};

pub use words::{Din, Words};

use crate::drill::event::{EndWhy, PlanId, TaskId};
use crate::drill::{Event, Seq};
use crate::hearing::BriefElement;
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, PersonId, RemedyId};
use crate::scenario::model::Role;
use crate::units::{Moment, Span};

use super::Policy;

/// The facts of a drill.
#[derive(Debug)]
pub struct Ledger<'a> {
    /// The log that it was written from.
    pub log: &'a [Event],
    /// The scenario that was played.
    pub scenario: &'a Scenario,
    /// Who the trainee plays.
    pub trainee: &'a PersonId,
    /// The first event.
    pub began: Mark,
    /// When the drill ended for the trainee, or the last event where it was cut short.
    pub end: Mark,
    /// Why it ended; none where the log was cut short.
    pub ended: Option<EndWhy>,
    /// When the trainee's shift ends.
    pub shift_ends: Option<Moment>,
    /// The severity when the call began.
    pub severity_at_start: Option<u8>,

    /// The incident was under way when the trainee came; who had command briefed them.
    pub found_under_way: bool,
    /// The roles that were filled then.
    pub filled_at_start: Vec<Role>,
    /// Command was offered to the trainee, the first time.
    pub offered: Option<Mark>,
    /// The trainee asked whether anybody commands.
    pub commander_asked: Option<Mark>,
    /// The trainee took command, the first time.
    pub taking: Option<Taking>,
    /// The trainee declared that they go on commanding.
    pub kept: Vec<Mark>,
    /// Who commanded from when on; each lasts until the next.
    pub commanders: Vec<(Mark, Option<&'a PersonId>)>,
    /// Command passed from the trainee to somebody.
    pub passings: Vec<Passing<'a>>,
    /// Somebody left command without a word.
    pub abandoned: bool,
    /// Technical work by the commander.
    pub hands_on: Vec<(Mark, &'a str)>,
    /// Standing roles given.
    pub roles: Vec<(Mark, Role, &'a PersonId)>,
    /// Orders by a trainee who did not command.
    pub without_command: Vec<(Mark, &'a str)>,
    /// Who came (`true`) and went, in order.
    pub presence: Vec<(Moment, &'a PersonId, bool)>,

    /// Orders of any kind, in order.
    pub orders: Vec<Order<'a>>,
    /// Tasks that were given to somebody.
    pub tasks: Vec<Task<'a>>,
    /// All time boxes, in the order in which they were set.
    pub boxes: Vec<TimeBox>,
    /// Follow-ups on tasks that had a time box.
    pub follow_ups: Vec<FollowUp>,
    /// New time boxes for tasks that had had one.
    pub extensions: Vec<Extension>,

    /// The commander asked for options.
    pub options_asked: Vec<Mark>,
    /// Somebody offered an option, the first time for each.
    pub first_offer: Option<Mark>,
    /// How each remedy stood in the end.
    pub options: BTreeMap<&'a RemedyId, Standing>,
    /// Plans by number.
    pub plans: BTreeMap<PlanId, Plan<'a>>,
    /// What was decided, also by simply ordering a remedy.
    pub decisions: Vec<Decision<'a>>,
    /// A remedy was reported to have failed.
    pub failures: Vec<Mark>,
    /// Somebody began to carry out a remedy.
    pub remedies_started: Vec<Mark>,
    /// The commander asked whether all is well again.
    pub recovery_asked: Vec<Mark>,
    /// Somebody told whether it is: when, who, and what.
    pub recovery_told: Vec<(Mark, &'a PersonId, bool)>,
    /// The commander declared it over.
    pub resolved: Option<Mark>,
    /// The commander closed the call.
    pub call_closed: Option<Mark>,
    /// What else belongs to the end.
    pub closing: Closing<'a>,
    /// What those outside were told.
    pub outside: Outside<'a>,

    /// Pressure arcs, in the order in which they began.
    pub arcs: Vec<Arc<'a>>,
    /// Severity levels declared.
    pub severities: Vec<(Mark, u8)>,
    /// The commander joined an argument about it.
    pub argued: Vec<Mark>,

    /// Briefs given.
    pub briefs: Vec<Brief<'a>>,
    /// Facts that briefs stated, in the order told.
    pub brief_facts: Vec<BriefFact<'a>>,
    /// Read-backs heard.
    pub read_backs: Vec<Mark>,
    /// What was wrong in the last of them.
    pub flaw: Option<BriefElement>,
    /// When an update was promised for, by when it was promised.
    pub promised: Vec<(Mark, Moment)>,
    /// Answers to read-backs, and whether each was right once judged.
    pub read_back_answers: Vec<(Mark, Option<bool>)>,
    /// Announcements that command passes.
    pub announced: Vec<Announced<'a>>,

    /// Who was there, and what they had to do.
    pub crew: Crew<'a>,
    /// How the trainee spoke.
    pub words: Words<'a>,

    /// Customer-minutes lost and when customers ceased to be hurt [ms]; the event that says so.
    pub reckoned: Option<(Mark, u64, Option<u64>)>,

    task_at: BTreeMap<TaskId, usize>,
    arc_at: BTreeMap<&'a ArcId, usize>,
    open_tasks: BTreeMap<&'a PersonId, u32>,
    /// The words that last sent somebody to rest.
    rotating: Option<Seq>,
    /// By them a task was taken from whoever goes, and not given to another yet.
    passes_on: bool,
    general_risks_asked: Option<Mark>,
    self_report_grace: Span,
    follow_up_early: Span,
    is_over: bool,
}

impl<'a> Ledger<'a> {
    /// Writes the ledger of a log.
    pub fn of(log: &'a [Event], scenario: &'a Scenario, policy: &Policy) -> Ledger<'a> {
        let mut ledger = Ledger::empty(log, scenario, policy);
        for event in log {
            ledger.enter(event);
        }
        ledger.crew.close(ledger.end.at);
        ledger
    }

    fn empty(log: &'a [Event], scenario: &'a Scenario, policy: &Policy) -> Ledger<'a> {
        let first = log.first().map(Mark::of).unwrap_or_default();
        Ledger {
            log,
            scenario,
            trainee: &scenario.trainee,
            began: first,
            end: first,
            ended: None,
            shift_ends: None,
            severity_at_start: None,
            found_under_way: false,
            filled_at_start: Vec::new(),
            offered: None,
            commander_asked: None,
            taking: None,
            kept: Vec::new(),
            commanders: Vec::new(),
            passings: Vec::new(),
            abandoned: false,
            hands_on: Vec::new(),
            roles: Vec::new(),
            without_command: Vec::new(),
            presence: Vec::new(),
            orders: Vec::new(),
            tasks: Vec::new(),
            boxes: Vec::new(),
            follow_ups: Vec::new(),
            extensions: Vec::new(),
            options_asked: Vec::new(),
            first_offer: None,
            options: BTreeMap::new(),
            plans: BTreeMap::new(),
            decisions: Vec::new(),
            failures: Vec::new(),
            remedies_started: Vec::new(),
            recovery_asked: Vec::new(),
            recovery_told: Vec::new(),
            resolved: None,
            call_closed: None,
            closing: Closing::default(),
            outside: Outside::default(),
            arcs: Vec::new(),
            severities: Vec::new(),
            argued: Vec::new(),
            briefs: Vec::new(),
            brief_facts: Vec::new(),
            read_backs: Vec::new(),
            flaw: None,
            promised: Vec::new(),
            read_back_answers: Vec::new(),
            announced: Vec::new(),
            crew: Crew::of(scenario),
            words: Words::default(),
            reckoned: None,
            task_at: BTreeMap::new(),
            arc_at: BTreeMap::new(),
            open_tasks: BTreeMap::new(),
            rotating: None,
            passes_on: false,
            general_risks_asked: None,
            self_report_grace: policy.limit("self-report-grace"),
            follow_up_early: policy.limit("follow-up-early"),
            is_over: false,
        }
    }

    /// What somebody is called on the call.
    pub fn name(&self, who: &'a PersonId) -> &'a str {
        self.scenario
            .person(who)
            .map_or(who.as_str(), |person| person.first_name())
    }

    /// The trainee's full name.
    pub fn trainee_name(&self) -> &'a str {
        self.scenario
            .person(self.trainee)
            .map_or(self.trainee.as_str(), |person| person.name.as_str())
    }

    /// Who commanded at a moment.
    pub fn commander_at(&self, at: Moment) -> Option<&'a PersonId> {
        let later = self.commanders.partition_point(|(mark, _)| mark.at <= at);
        later
            .checked_sub(1)
            .and_then(|last| self.commanders[last].1)
    }

    /// Whether the trainee commanded at a moment.
    pub fn trainee_commanded_at(&self, at: Moment) -> bool {
        self.commander_at(at) == Some(self.trainee)
    }

    /// Since when the trainee commanded, the first time.
    pub fn commanded_from(&self) -> Option<Mark> {
        self.commanders
            .iter()
            .find(|(_, who)| *who == Some(self.trainee))
            .map(|(mark, _)| *mark)
    }

    /// When the trainee's command ended for good: passed on, or with the drill.
    pub fn commanded_until(&self) -> Moment {
        match self.commanders.last() {
            Some((mark, who)) if *who != Some(self.trainee) => mark.at.min(self.end.at),
            _ => self.end.at,
        }
    }

    /// Whether somebody was on the call at a moment.
    pub fn is_present(&self, who: &PersonId, at: Moment) -> bool {
        self.presence
            .iter()
            .take_while(|(when, _, _)| *when <= at)
            .filter(|(_, person, _)| *person == who)
            .last()
            .is_some_and(|(_, _, came)| *came)
    }

    /// The task with this place in the ledger.
    pub fn task(&self, at: usize) -> &Task<'a> {
        &self.tasks[at]
    }

    /// The event with this number.
    pub fn event(&self, seq: Seq) -> Option<&'a Event> {
        find(self.log, seq)
    }
}

/// The event with this number: where it stands in a log without gaps, or found by halving.
pub fn find(log: &[Event], seq: Seq) -> Option<&Event> {
    let guess = usize::try_from(seq).ok()?.checked_sub(1)?;
    match log.get(guess) {
        Some(event) if event.seq == seq => Some(event),
        _ => {
            let at = log.binary_search_by_key(&seq, |event| event.seq).ok()?;
            log.get(at)
        }
    }
}
