//! Events: everything that happens in a drill, in the order it happened.
//!
//! The log of events is the drill. State, transcript, score, debrief and every view are folds
//! of it. Events carry ids and plain numbers, so that a recording can be read without the
//! scenario. What the commander could not have heard or seen is marked by [`Event::audience`]
//! and never leaves for a front end while the drill runs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::hearing::{BriefElement, BriefFacts, Channel, Directed, HeardAct};
use crate::scenario::ids::{
    ArcId, EndingId, FaultId, FindingId, InjectId, LineId, ObjectiveId, OptionId, PersonId,
    RemedyId, ServiceId, SignalId, VariantId,
};
use crate::scenario::model::{Audience as PostAudience, Load, Outcome, PressureKind, Role, Tone};
use crate::units::{Moment, Permille};

/// Number of an event in its drill, from 1.
pub type Seq = u64;
/// Number of a task in its drill, from 1.
pub type TaskId = u32;
/// Number of a plan in its drill, from 1.
pub type PlanId = u32;
/// Number of a draft in its drill, from 1.
pub type DraftId = u32;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its number: 1, 2, 3 … without gaps.
    pub seq: Seq,
    /// When it happened.
    #[serde(rename = "at_ms")]
    pub at: Moment,
    /// What it was.
    #[serde(flatten)]
    pub what: What,
}

/// What happened. `utterance` is always the number of the `said` event that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(missing_docs)] // each variant's line explains its fields
pub enum What {
    // The call and who is on it.
    /// The call begins.
    CallBegan {
        trainee: PersonId,
        shift_ends_ms: Option<u64>,
        severity: Option<u8>,
    },
    /// The options that the seed drew. Hidden: the truth of this drill.
    Cast {
        options: BTreeMap<VariantId, OptionId>,
    },
    /// An inject fired. Hidden.
    InjectFired { inject: InjectId },
    /// Somebody came to the call.
    Joined { who: PersonId, how: Came },
    /// Somebody left the call.
    Left { who: PersonId, why: Gone },
    /// Somebody was paged. They come later, or not.
    Paged {
        who: PersonId,
        by: PersonId,
        utterance: Option<Seq>,
    },

    // Words.
    /// Somebody said or wrote something. The trainee's own words too.
    Said {
        who: PersonId,
        channel: Channel,
        /// To whom; empty is everybody.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        to: Vec<PersonId>,
        text: String,
        /// How long the words take; 0 when written.
        lasts_ms: u64,
        /// The line of the scenario or house that was spoken; none for the trainee.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<LineId>,
        /// What a listener understands by it; none for the trainee, whose words are heard.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sense: Option<Sense>,
    },
    /// What the trainee's words performed. Follows the `said` event at once.
    Heard {
        utterance: Seq,
        acts: Vec<HeardAct>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        acronyms: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        not_understood: Vec<String>,
    },

    // Command.
    /// The trainee asked whether anybody commands.
    CommanderAskedFor { utterance: Seq },
    /// The trainee declared themselves commander. `again`: they commanded already, so this
    /// only repeats it (near the end of the shift: they keep command knowingly).
    CommandTaken {
        who: PersonId,
        utterance: Option<Seq>,
        named: bool,
        full_title: bool,
        again: bool,
    },
    /// Command went from one to another, or to nobody.
    CommandPassed {
        from: Option<PersonId>,
        to: Option<PersonId>,
        how: Passed,
    },
    /// The incident was under way when the trainee came: who commanded, for how long it had been
    /// running, who held which role.
    UnderWay {
        commander: PersonId,
        age_ms: u64,
        roles: BTreeMap<Role, PersonId>,
    },
    /// Whoever commands told the trainee a part of the brief. `last`: nothing more follows.
    BriefPartTold { about: BriefElement, last: bool },
    /// That part was not so. Hidden.
    BriefWasWrong { about: BriefElement },
    /// The trainee heard how it is. Hidden: the words are heard, what they mean is theirs to find.
    BriefPutRight { about: BriefElement, utterance: Seq },
    /// The next update that had been promised outside before the trainee came. Hidden.
    PromiseStands { due_ms: u64 },
    /// The trainee was told truly when it is due.
    PromiseLearned { due_ms: u64 },
    /// Whoever commands offers the trainee command on the call.
    CommandOffered { from: PersonId, to: PersonId },
    /// They keep it, because the trainee did not take it.
    CommandKept { who: PersonId },
    /// The commander did technical work with their own hands.
    HandsOn { utterance: Seq, task: String },
    /// Somebody was given a standing role, and took it.
    RoleGiven {
        role: Role,
        who: PersonId,
        utterance: Seq,
    },
    /// An order by a trainee who does not (or no longer does) command; nobody follows it.
    /// Only acts that command people count; a farewell or a thank-you does not.
    OrderWithoutCommand { utterance: Seq, act: SmolStr },
    /// A message to the commander waited, because the commander's hands were on a keyboard. Hidden.
    MessageWaited { who: PersonId, wait_ms: u64 },
    /// A standing role is open, because who held it left.
    RoleLeftOpen { role: Role, who: PersonId },
    /// A newcomer asked what short forms mean that were used without a word of explanation.
    AcronymAsked {
        who: PersonId,
        short: Vec<String>,
        utterance: Seq,
    },

    // Tasks.
    /// A task was given to one person (also each of a group who are named).
    TaskGiven {
        task: TaskId,
        to: PersonId,
        directed: Directed,
        text: String,
        /// The service it is about, if one was understood.
        service: Option<ServiceId>,
        /// The remedy it carries out, if it is one.
        remedy: Option<RemedyId>,
        timebox_ms: Option<u64>,
        ack_asked: bool,
        utterance: Seq,
    },
    /// An order went to nobody or to a group. Who picks it up is hidden.
    OrderUndirected {
        utterance: Seq,
        directed: Directed,
        text: String,
    },
    /// A bystander took up an undirected order, without a word. Hidden.
    PickedUp {
        task: TaskId,
        who: PersonId,
        text: String,
        service: Option<ServiceId>,
        remedy: Option<RemedyId>,
        utterance: Seq,
    },
    /// Somebody had this task, confirmed, before the trainee came. Hidden: the brief tells of it.
    WorkUnderWay {
        task: TaskId,
        to: PersonId,
        text: String,
        service: Option<ServiceId>,
        remedy: Option<RemedyId>,
        timebox_ms: Option<u64>,
        /// The event that tells how things stood.
        utterance: Seq,
    },
    /// The trainee was told truly of such a task.
    TaskLearned {
        task: TaskId,
        to: PersonId,
        text: String,
        service: Option<ServiceId>,
        remedy: Option<RemedyId>,
        box_ends_ms: Option<u64>,
    },
    /// The person confirmed the task.
    TaskAcknowledged { task: TaskId, who: PersonId },
    /// The commander asked again for a confirmation of it.
    AckAskedAgain { task: TaskId, utterance: Seq },
    /// The person asked back, because it was unclear or because they have another task.
    /// The work waits for an answer: a clearer order, or which one comes first.
    AskedBack {
        task: TaskId,
        who: PersonId,
        why: AskBack,
    },
    /// The person cannot do it and says so.
    TaskDeclined { task: TaskId, who: PersonId },
    /// The person reported unasked or at a follow-up; `Open` when more time is needed.
    TaskReported {
        task: TaskId,
        who: PersonId,
        result: Reported,
        finding: Option<FindingId>,
    },
    /// The work itself is finished; nobody may know yet. Hidden.
    WorkDone { task: TaskId, who: PersonId },
    /// The time box is over. Only the clock: nobody need notice.
    TimeboxOver { task: TaskId },
    /// The commander asked how it stands. `late_ms`: after (+) or before (−) the time box's
    /// end; none when the task has no time box.
    FollowedUp {
        task: TaskId,
        utterance: Seq,
        late_ms: Option<i64>,
    },
    /// The commander asked the person how long they need.
    EstimateAsked { task: TaskId, utterance: Seq },
    /// The person said how long they need.
    Estimated {
        task: TaskId,
        who: PersonId,
        estimate_ms: u64,
    },
    /// The commander set a new time box. `asked`: the person had been asked how long they need
    /// since the last one.
    TimeExtended {
        task: TaskId,
        timebox_ms: u64,
        asked: bool,
        utterance: Seq,
    },
    /// The task will be done after what the person has already. It waits no longer for an answer.
    TaskQueued { task: TaskId },
    /// The task was called off.
    TaskCancelled {
        task: TaskId,
        utterance: Option<Seq>,
    },
    /// Somebody left the call with this task unfinished. It wants another owner.
    WorkLeftOpen { task: TaskId, who: PersonId },
    /// A sub-team was formed: its members leave the main call, its leader has the task and
    /// answers for all of them.
    TeamFormed {
        team: SmolStr,
        leader: PersonId,
        members: Vec<PersonId>,
        task: TaskId,
        utterance: Seq,
    },
    /// A member went back to the main call.
    TeamLeft { team: SmolStr, who: PersonId },
    /// The sub-team's task is over, and with it the team.
    TeamDissolved {
        team: SmolStr,
        members: Vec<PersonId>,
    },
    /// Somebody found out that they were doing what another has just reported.
    WorkDoubled {
        task: TaskId,
        who: PersonId,
        with: TaskId,
    },
    /// Too many report to one commander: somebody spoke, or would have, and was not heard. The
    /// task stays as it was. Hidden.
    MessageLost {
        task: TaskId,
        who: PersonId,
        what: Lost,
    },
    /// A question took somebody off their work, which cost it so much. Hidden.
    Interrupted {
        who: PersonId,
        task: TaskId,
        cost_ms: u64,
        utterance: Seq,
    },
    /// A tired person made a mistake in their work and does not know. Hidden.
    Slipped { who: PersonId, task: TaskId },

    // What can be done, and deciding.
    /// The commander asked what could be done.
    OptionsAsked { utterance: Seq },
    /// Somebody named something that could be done.
    OptionOffered { remedy: RemedyId, who: PersonId },
    /// The commander asked what could go wrong, with one remedy or in general.
    RisksAsked {
        remedy: Option<RemedyId>,
        utterance: Seq,
    },
    /// Somebody told a risk.
    RiskTold {
        remedy: RemedyId,
        who: PersonId,
        serious: bool,
    },
    /// The commander put a plan before the call.
    PlanProposed {
        plan: PlanId,
        remedy: Option<RemedyId>,
        text: String,
        utterance: Seq,
    },
    /// The commander asked for strong objections to it.
    ObjectionsPolled {
        plan: Option<PlanId>,
        utterance: Seq,
    },
    /// The commander asked everybody to agree.
    AgreementPolled {
        plan: Option<PlanId>,
        utterance: Seq,
    },
    /// Somebody objected strongly. `too_late`: the commander had gone on already.
    Objected {
        plan: PlanId,
        remedy: RemedyId,
        who: PersonId,
        too_late: bool,
    },
    /// The commander committed to a plan. `polled_ms`: how long before that objections had been
    /// polled; none when never.
    PlanDecided {
        plan: PlanId,
        remedy: Option<RemedyId>,
        text: String,
        polled_ms: Option<u64>,
        utterance: Seq,
    },
    /// Somebody began to carry out a remedy.
    RemedyStarted {
        remedy: RemedyId,
        who: PersonId,
        task: TaskId,
    },
    /// It has been carried out. Hidden until reported: whether it worked. `half`: it worked, but
    /// faults were eased by half only.
    RemedyDone {
        remedy: RemedyId,
        who: PersonId,
        task: TaskId,
        worked: bool,
        #[serde(default, skip_serializing_if = "is_no")]
        half: bool,
    },
    /// An executive who commands, or who got their way, ordered a remedy, and people obey.
    OrderedInstead { who: PersonId, remedy: RemedyId },

    // The world.
    /// A fault started. Hidden.
    FaultStarted {
        fault: FaultId,
        service: ServiceId,
        intensity: Permille,
    },
    /// A fault grew or shrank. Hidden.
    FaultChanged { fault: FaultId, intensity: Permille },
    /// A fault is gone. Hidden.
    FaultCleared { fault: FaultId },
    /// A service is in another state of health; the service map shows it.
    HealthChanged {
        service: ServiceId,
        health: Permille,
    },
    /// The signals of a service were sampled.
    Measured {
        service: ServiceId,
        values: Vec<(SignalId, i64)>,
    },
    /// What customers lose changed. Hidden; the debrief shows it.
    Impact {
        /// Lost until now [customer-minutes].
        lost: u64,
        /// Being lost now [customers at a time].
        rate: u64,
        /// Revenue lost until now, in hundredths of the currency; 0 where the scenario has no
        /// price.
        #[serde(default, skip_serializing_if = "is_nothing")]
        cents: u64,
    },
    /// The state was found out by somebody who looked. Hidden until reported.
    Found {
        finding: FindingId,
        who: PersonId,
        task: TaskId,
    },
    /// A finding is now known on the call.
    FindingKnown { finding: FindingId, who: PersonId },
    /// Customers are no longer hurt.
    Mitigated,
    /// Customers are hurt again after `Mitigated`.
    HurtAgain,

    // Severity.
    /// The commander set the severity.
    SeverityDeclared { level: u8, utterance: Seq },
    /// The commander joined an argument about it.
    SeverityArgued { utterance: Seq },

    // Pressure.
    /// Somebody brings pressure.
    PressureBegan {
        arc: ArcId,
        arc_kind: PressureKind,
        who: PersonId,
        tone: Tone,
        level: Option<u8>,
    },
    /// It got worse, because it was ignored or handled badly. `step` counts from 1.
    PressureGrew { arc: ArcId, step: u32, why: Grew },
    /// Why it is brought in this tone. `drawn`: the one that was written or drawn; `untold_ms`:
    /// how long stakeholders had not been told how things stand; none when they never were.
    /// Hidden.
    ToneJudged {
        arc: ArcId,
        drawn: Tone,
        tone: Tone,
        why: ToneWhy,
        untold_ms: Option<u64>,
    },
    /// It does not come, because stakeholders know how things stand. Hidden.
    PressureSpared {
        arc: ArcId,
        arc_kind: PressureKind,
        who: PersonId,
        untold_ms: u64,
    },
    /// The commander answered it. `fitting`: the right act at this step.
    PressureAnswered {
        arc: ArcId,
        act: SmolStr,
        fitting: bool,
        utterance: Seq,
    },
    /// It is over. `cost_ms`: work that it cost the responders.
    PressureEnded {
        arc: ArcId,
        how: Ended,
        cost_ms: u64,
    },

    // Pressure that adapts to the trainee.
    /// An inject for those who cope, or not for those who drown, was due: how does the trainee
    /// do? `strain` is what the signs weigh together. Hidden.
    LoadJudged {
        inject: InjectId,
        load: Load,
        strain: u32,
        verdict: Verdict,
        signs: Vec<LoadSign>,
    },
    /// The pressure was adapted. Hidden; the debrief tells.
    LoadAdapted { inject: InjectId, how: Adapted },

    // Updates.
    /// The commander told the call where things stand.
    UpdateGiven {
        utterance: Seq,
        next_in_ms: Option<u64>,
    },
    /// The commander promised when the next update comes.
    UpdatePromised { utterance: Seq, due_ms: u64 },
    /// The commander asked a liaison for a post.
    PostAsked {
        audience: PostAudience,
        who: Option<PersonId>,
        utterance: Seq,
        next_in_ms: Option<u64>,
    },
    /// A liaison offered a draft.
    DraftOffered {
        draft: DraftId,
        audience: PostAudience,
        who: PersonId,
        text: String,
    },
    /// What is wrong with a draft. Hidden.
    DraftFlawed { draft: DraftId, flaw: Flaw },
    /// The commander sent a draft back.
    DraftRevised { draft: DraftId, utterance: Seq },
    /// A post went out. If its draft was flawed, the flaw was let through.
    Posted {
        draft: DraftId,
        audience: PostAudience,
        text: String,
    },

    // Handover.
    /// Somebody reminded the commander of something.
    Reminded { who: PersonId, of: Reminder },
    /// A brief (a part of it) was given to somebody.
    Briefed {
        to: PersonId,
        elements: Vec<BriefElement>,
        private: bool,
        /// What it stated that can be held against the truth.
        #[serde(default, skip_serializing_if = "BriefFacts::is_empty")]
        facts: BriefFacts,
        utterance: Seq,
    },
    /// A fact of the brief, held against what was so when it was told, or put right in answer to
    /// a read-back. `task`: the task that it is about. Hidden.
    BriefChecked {
        element: BriefElement,
        task: Option<TaskId>,
        /// What was told ("severity 2").
        said: String,
        /// What was so ("severity 1").
        truth: String,
        right: bool,
        utterance: Seq,
    },
    /// The incoming commander read the brief back.
    ReadBack {
        who: PersonId,
        elements: Vec<BriefElement>,
    },
    /// One element of the read-back was wrong. Hidden.
    ReadBackFlawed { element: BriefElement },
    /// The trainee answered the read-back.
    ReadBackAnswered { confirmed: bool, utterance: Seq },
    /// Whether that answer was right: a right read-back confirmed, or the wrong element
    /// corrected. Hidden.
    ReadBackJudged { right: bool },
    /// The trainee announced on the call that command passes.
    HandoverAnnounced { to: PersonId, utterance: Seq },
    /// The incoming commander said on the call that they have command.
    HandoverConfirmed { who: PersonId },
    /// Somebody asks to be relieved.
    ReliefAsked { who: PersonId },
    /// Somebody who had nothing to do for so long asked whether they are needed.
    AskedIfNeeded { who: PersonId, idle_ms: u64 },
    /// Somebody is tired. Hidden; one sees it in how they work. `level` 1 slow, 2 spent.
    Tired { who: PersonId, level: u8 },

    // The end.
    /// An objective of the scenario's rubric was met. Hidden.
    ObjectiveMet { objective: ObjectiveId },
    /// The scribe wrote this down.
    Logged { text: String },
    /// The commander asked whether the system has recovered.
    RecoveryAsked { utterance: Seq },
    /// Somebody confirmed or denied it.
    RecoveryTold { who: PersonId, healthy: bool },
    /// The commander declared the incident over.
    DeclaredResolved { utterance: Seq },
    /// The commander closed the call.
    CallClosed {
        utterance: Seq,
        follow_up_place: Option<String>,
    },
    /// The commander named the owner of the postmortem.
    PostmortemGiven {
        who: PersonId,
        due: Option<String>,
        utterance: Seq,
    },
    /// The commander warned somebody who disrupts the call.
    Warned { who: PersonId, utterance: Seq },
    /// The commander thanked people.
    Thanked { to: Vec<PersonId>, utterance: Seq },
    /// How long responders sat on the call with nothing to do, and what their time costs
    /// [hundredths of the company's currency]. Hidden.
    IdleReckoned {
        idle_ms: BTreeMap<PersonId, u64>,
        cost_cents: u64,
    },
    /// The drill is over for the trainee. World events that follow are its aftermath, up to the
    /// scenario's length, with nobody at the helm but those who had been told what to do.
    DrillEnded {
        ending: Option<EndingId>,
        outcome: Outcome,
        why: EndWhy,
    },
    /// The reckoning at the horizon. Hidden.
    Reckoned {
        /// [customer-minutes]
        lost: u64,
        mitigated_ms: Option<u64>,
        /// Revenue, in hundredths of the currency; 0 where the scenario has no price.
        #[serde(default, skip_serializing_if = "is_nothing")]
        cents: u64,
    },
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes references
fn is_no(flag: &bool) -> bool {
    !flag
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes references
fn is_nothing(amount: &u64) -> bool {
    *amount == 0
}

/// How somebody came to the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Came {
    AtStart,
    Paged,
    Unasked,
}

/// Why somebody left the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Gone {
    Released,
    Removed,
    Relieved,
    OwnAccord,
}

/// How command passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passed {
    /// By a handover that was announced.
    Handover,
    /// To an executive who said yes.
    Takeover,
    /// Given back by an executive; nobody commands until it is taken.
    Returned,
    /// Somebody stepped in because nobody commanded.
    SteppedIn,
    /// Given away without a brief and without an announcement.
    Yielded,
    /// The commander left without a word.
    Abandoned,
}

/// Why somebody asks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskBack {
    /// What is meant is not clear.
    Unclear,
    /// They have another task and ask which comes first.
    WhichFirst,
}

/// What was lost where too many report to one commander.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Lost {
    Acknowledgement,
    Report,
}

/// What a report said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reported {
    /// Something was found.
    Found,
    /// It is done.
    Done,
    /// It is done, and worked by half.
    Half,
    /// Looked, and found nothing amiss.
    Nothing,
    /// It did not work.
    Failed,
    /// Not finished; the task stays open.
    NeedsMoreTime,
}

/// Why pressure grew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Grew {
    Ignored,
    HandledBadly,
    ToldNo,
}

/// Why pressure is brought in the tone in which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToneWhy {
    /// As the scenario has it.
    Written,
    /// As the seed drew it.
    Drawn,
    /// One tone milder: stakeholders had been told lately.
    Informed,
    /// One tone harsher: stakeholders had not been told for long.
    Neglected,
    /// One tone harsher: the update that they had been promised did not come.
    PromiseBroken,
    /// One tone harsher: they had been thrown off the call without a warning.
    Unwarned,
}

/// How a trainee does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// On top of it.
    Copes,
    /// Neither.
    Manages,
    /// More than they can answer.
    Drowns,
}

/// A sign of how a trainee does, with how often or how long it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum LoadSign {
    /// So many who press have had no fitting answer.
    Unanswered {
        /// How many.
        arcs: u32,
    },
    /// So many time boxes are over that were not followed up.
    Overdue {
        /// How many.
        boxes: u32,
    },
    /// So many questions and drafts wait for the commander.
    Waiting {
        /// How many.
        questions: u32,
    },
    /// The commander has not spoken for so long.
    Silent {
        /// How long [ms].
        for_ms: u64,
    },
    /// So many customers are hurt.
    Hurt {
        /// Which share [permille].
        share: Permille,
    },
}

/// How pressure was adapted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adapted {
    /// It came, because the trainee coped.
    Added,
    /// It was left out, because the trainee drowned.
    Spared,
}

/// How pressure ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// The commander's fitting act settled it.
    Settled,
    /// The commander gave in.
    Yielded,
    /// The executive took command.
    TookCommand,
    /// The person was removed from the call.
    Removed,
    /// It ran out by itself after everything it could cost.
    RanOut,
    /// The drill ended first.
    CutOff,
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Says "outage".
    Outage,
    /// Promises a time of repair.
    PromisedTime,
    /// Names a host.
    HostName,
    /// Holds a word that must not be said while this runs.
    Unsayable,
}

/// Of what the commander was reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
#[allow(missing_docs)]
pub enum Reminder {
    IncidentTime {
        minutes: u64,
    },
    TimeboxOver {
        task: TaskId,
    },
    ShiftEnds {
        in_ms: u64,
    },
    /// A task has lost its owner.
    WorkOpen {
        task: TaskId,
    },
    /// So many people report to the commander.
    SpanOfControl {
        people: u32,
    },
    /// The commander is doing technical work.
    HandsOn,
    Other,
}

/// Why the drill ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EndWhy {
    CallClosed,
    HandedOver,
    /// Nobody commanded for too long, and somebody trained took it.
    SteppedIn,
    TimeUp,
    Left,
    Scripted,
}

/// What a listener understands by something that a simulated person said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
#[allow(missing_docs)] // one word each; the events of the same name explain them
pub enum Sense {
    /// Talk that moves nothing.
    Chatter,
    Acknowledges {
        task: TaskId,
    },
    AsksBack {
        task: TaskId,
        why: AskBack,
    },
    Declines {
        task: TaskId,
    },
    Reports {
        task: TaskId,
        result: Reported,
    },
    Estimates {
        task: TaskId,
        estimate_ms: u64,
    },
    /// How a service looks to them.
    TellsStatus {
        services: Vec<ServiceId>,
    },
    TellsScope,
    Offers {
        remedy: RemedyId,
    },
    HasNoOption,
    WarnsOf {
        remedy: RemedyId,
        serious: bool,
    },
    KnowsNoRisk {
        remedy: Option<RemedyId>,
    },
    Objects {
        remedy: RemedyId,
    },
    Crosstalk,
    ToldYouSo {
        remedy: RemedyId,
    },
    AnswersYesNo {
        yes: bool,
    },
    Evades,
    CallsTime {
        minutes: u64,
    },
    CallsTimebox {
        task: TaskId,
    },
    RemindsOfShift {
        left_ms: u64,
    },
    TakesRole {
        role: Role,
    },
    IsPresent,
    OffersDraft {
        draft: DraftId,
        audience: PostAudience,
    },
    ConfirmsPost {
        draft: DraftId,
    },
    ConfirmsPage {
        who: PersonId,
    },
    Presses {
        arc: ArcId,
        step: u32,
    },
    /// Gives way to the commander: the arc is settled.
    Relents {
        arc: ArcId,
    },
    /// Answers a challenge: takes command, or does not.
    AnswersChallenge {
        arc: ArcId,
        takes: bool,
    },
    /// Gives command back after having taken it.
    ReturnsCommand,
    ConfirmsRemoval {
        who: PersonId,
    },
    ReadsBack,
    AsksForBrief,
    TakesCommand,
    AsksWhoCommands,
    /// Tells the trainee a part of the brief.
    Briefs {
        about: BriefElement,
    },
    AsksReadBack,
    ConfirmsBrief,
    CorrectsBrief {
        about: BriefElement,
    },
    /// Offers the trainee command, or presses them to take it.
    OffersCommand,
    /// Confirms that the trainee has command.
    GivesCommand,
    KeepsCommand,
    /// Refuses an order because the trainee does not command.
    NotYourCall,
    /// Two command at once: whose word counts?
    AsksWhomToFollow,
    /// Orders a remedy in the commander's place.
    OrdersInstead {
        remedy: RemedyId,
    },
    /// Cannot carry out a remedy before something else is known.
    NeedsFinding {
        remedy: RemedyId,
    },
    AsksRelief,
    TellsRecovery {
        service: Option<ServiceId>,
        healthy: bool,
    },
    TakesPostmortem,
    Reminds,
    Introduces,
    Farewell,
    /// A newcomer asks what short forms mean.
    AsksMeaning {
        of: Vec<String>,
    },
    AsksIfNeeded,
    /// A task has lost its owner.
    CallsWorkOpen {
        task: TaskId,
    },
    CallsRoleOpen {
        role: Role,
    },
    /// Was at what another has just reported.
    DidTheSame {
        task: TaskId,
    },
    /// The leader of a sub-team puts a member on, or gives one back.
    Lends {
        who: PersonId,
    },
}

/// Who may know of an event while the drill runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The commander hears or sees it.
    Commander,
    /// Nobody outside the simulator; the debrief tells.
    Hidden,
}

impl Event {
    /// Whether the drill is over for the trainee with this event.
    pub fn ends_the_drill(&self) -> bool {
        matches!(self.what, What::DrillEnded { .. })
    }

    /// Who may know of this event while the drill runs.
    pub fn audience(&self) -> Audience {
        match self.what {
            What::Cast { .. }
            | What::InjectFired { .. }
            | What::PickedUp { .. }
            | What::WorkUnderWay { .. }
            | What::BriefWasWrong { .. }
            | What::BriefPutRight { .. }
            | What::PromiseStands { .. }
            | What::WorkDone { .. }
            | What::RemedyDone { .. }
            | What::FaultStarted { .. }
            | What::FaultChanged { .. }
            | What::FaultCleared { .. }
            | What::Impact { .. }
            | What::Found { .. }
            | What::Mitigated
            | What::HurtAgain
            | What::DraftFlawed { .. }
            | What::BriefChecked { .. }
            | What::ReadBackFlawed { .. }
            | What::ReadBackJudged { .. }
            | What::ToneJudged { .. }
            | What::PressureSpared { .. }
            | What::LoadJudged { .. }
            | What::LoadAdapted { .. }
            | What::Tired { .. }
            | What::MessageWaited { .. }
            | What::MessageLost { .. }
            | What::Interrupted { .. }
            | What::Slipped { .. }
            | What::IdleReckoned { .. }
            | What::ObjectiveMet { .. }
            | What::Reckoned { .. } => Audience::Hidden,
            _ => Audience::Commander,
        }
    }
}
