//! What an author writes, as types: the head, the world, the cast, the injects, the variants,
//! the rubric and the lines of a scenario. The shapes here are the scenario language;
//! `docs/scenario-language.md` is its reference page and every field here is explained there.
//!
//! These types only hold what was written. They are read by `load`, checked by `lint`, and
//! brought to life by `drill`; nothing here decides anything.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::ids::{
    ArcId, EndingId, FaultId, FindingId, InjectId, LineId, ObjectiveId, OptionId, PersonId,
    RemedyId, ServiceId, SignalId, TeamId, VariantId,
};
use crate::units::{Lapse, Permille};

/// The number of the scenario language that this build reads.
pub const FORMAT: u32 = 1;

/// A whole scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// The number of the language, [`FORMAT`].
    pub format: u32,
    /// The scenario's id, the same as its file name without `.ron`.
    pub id: SmolStr,
    /// The title shown in lists.
    pub title: String,
    /// What the trainee reads before the call begins.
    pub briefing: String,
    /// For whom it is.
    pub difficulty: Difficulty,
    /// The dimensions that it practises.
    pub skills: Vec<Dimension>,
    /// Day and clock time at which the call begins.
    pub start: Start,
    /// How long the drill is expected to last; the outcome is reckoned up to here.
    pub length: Lapse,
    /// When the drill is ended at the latest; a quarter more than `length` when left out.
    #[serde(default)]
    pub ends_at_latest: Option<Lapse>,
    /// Severity at the start and in truth.
    pub severity: Severity,
    /// The policy that it is marked by unless the player names another.
    #[serde(default = "default_policy")]
    pub policy: SmolStr,
    /// Who of the cast is played by the trainee.
    pub trainee: PersonId,
    /// When the trainee's shift ends, counted from the start of the call.
    #[serde(default)]
    pub shift_ends: Option<Lapse>,
    /// Short forms that everybody on this call knows, with what they stand for.
    #[serde(default)]
    pub glossary: BTreeMap<SmolStr, String>,
    /// More ways to perform an act, by the act's id: cues as the tables of hearing write them.
    #[serde(default)]
    pub phrases: BTreeMap<SmolStr, Vec<String>>,
    /// More spellings of words, with the words that they stand for.
    #[serde(default)]
    pub spelling: BTreeMap<String, String>,
    /// The services and what happens to them.
    pub world: World,
    /// Teams; a team that is only named by people need not be listed.
    #[serde(default)]
    pub teams: Vec<Team>,
    /// The people.
    pub cast: Vec<Person>,
    /// The scripted events.
    #[serde(default)]
    pub injects: Vec<Inject>,
    /// What may differ from seed to seed.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// How the drill can end before its time.
    #[serde(default)]
    pub endings: Vec<Ending>,
    /// How it is marked.
    #[serde(default)]
    pub rubric: Rubric,
    /// Every line spoken, by id.
    #[serde(default)]
    pub lines: BTreeMap<LineId, String>,
}

fn default_policy() -> SmolStr {
    SmolStr::new_static("pagerduty")
}

/// For whom a scenario is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Difficulty {
    /// A first drill.
    Beginner,
    /// For those who know the steps.
    Intermediate,
    /// Several troubles at once.
    Advanced,
}

/// The groups of measures that a drill is marked in (DESIGN: score). Written as its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // each is explained in docs/scenario-language.md and in `score`
pub enum Dimension {
    Command,
    Delegation,
    Timeboxing,
    Decisions,
    Updates,
    Pressure,
    Severity,
    Handover,
    People,
    Clarity,
    Closing,
    Outcome,
}

/// When the call begins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The day of the week.
    pub day: Weekday,
    /// The clock time, `"14:05"`.
    pub clock: ClockTime,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A clock time as minutes after midnight, written `"14:05"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime(pub u16);

impl ClockTime {
    /// Reads a clock time as an author writes it: `14:05`.
    pub fn parse(text: &str) -> Option<ClockTime> {
        let (hours, minutes) = text.split_once(':')?;
        let hours: u16 = hours.parse().ok().filter(|hours| *hours < 24)?;
        let minutes: u16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        Some(ClockTime(hours * 60 + minutes))
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        ClockTime::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format_args!(
                "`{text}` is no clock time; write for example \"14:05\""
            ))
        })
    }
}

/// Severity levels, 1 (worst) to 5.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// What has been declared when the call begins; nothing when left out.
    #[serde(default)]
    pub at_start: Option<u8>,
    /// What it really is.
    pub truth: u8,
}

/// The system that the trainee's company runs, and what ails it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// Customers who use the product in any one minute.
    pub customers: u32,
    /// Revenue of one customer-minute, in hundredths of the currency.
    #[serde(default)]
    pub cents_per_customer_minute: u32,
    /// The services.
    pub services: Vec<Service>,
    /// What can ail them.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// What can be done.
    #[serde(default)]
    pub remedies: Vec<Remedy>,
    /// What can be found out.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// One service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name, as people say it.
    pub name: String,
    /// Other names that the commander may use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What customers call it, for posts that they read; the name when left out.
    #[serde(default)]
    pub public_name: Option<String>,
    /// What it needs to work.
    #[serde(default)]
    pub depends_on: Vec<ServiceId>,
    /// The share of customers who feel it when this service is wholly down [permille].
    #[serde(default)]
    pub customer_share: Permille,
    /// What is measured on it.
    #[serde(default)]
    pub signals: Vec<Signal>,
}

/// One figure measured on a service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Its id, unique in the scenario.
    pub id: SignalId,
    /// Its name, as people say it.
    pub name: String,
    /// Its unit, as printed behind the number (`ms`, `%`, `conn`).
    pub unit: SmolStr,
    /// Its value when all is well.
    pub baseline: i64,
    /// How far a sample strays from the true value [permille of it].
    #[serde(default)]
    pub noise: Permille,
    /// The value from which people call it bad. Above the baseline, higher is worse; below it,
    /// lower is worse.
    pub alarm: i64,
}

/// What ails a service. Its intensity runs from 0 (cleared) to 1000 (at its worst).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Its id.
    pub id: FaultId,
    /// The service it sits in.
    pub service: ServiceId,
    /// The health that the service loses at full intensity [permille].
    pub harm: Permille,
    /// Its intensity when it starts [permille].
    #[serde(default = "full")]
    pub starts_at: Permille,
    /// Present when the call begins. Otherwise an inject or a side effect starts it.
    #[serde(default)]
    pub at_start: bool,
    /// How it grows while nobody mends it.
    #[serde(default)]
    pub worsens: Option<Worsening>,
    /// The values that signals take at full intensity, on this service or another.
    #[serde(default)]
    pub signals: Vec<FaultSignal>,
    /// How it reaches other services.
    #[serde(default)]
    pub spreads: Vec<Spread>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}

fn full() -> Permille {
    Permille::FULL
}

/// How a fault grows.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worsening {
    /// How much intensity it gains at each step [permille].
    pub by: Permille,
    /// The time between two steps.
    pub every: Lapse,
    /// Where it stops [permille].
    #[serde(default = "full")]
    pub up_to: Permille,
}

/// What a fault does to one signal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultSignal {
    /// The signal.
    pub signal: SignalId,
    /// Its value while the fault is at full intensity.
    pub at_full: i64,
}

/// How a fault reaches another service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// The service reached.
    pub to: ServiceId,
    /// How long after the fault's start.
    pub after: Lapse,
    /// The health lost there at full intensity [permille].
    pub harm: Permille,
}

/// Something that can be done about the incident.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Its id.
    pub id: RemedyId,
    /// Its name, as it stands after "we could" or "go ahead and" (`roll back deploy 714`).
    pub name: String,
    /// Phrases by which the commander may name it.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// The service it is done to, if to one.
    #[serde(default)]
    pub service: Option<ServiceId>,
    /// Who can carry it out; nobody else can.
    #[serde(default)]
    pub done_by: Vec<PersonId>,
    /// Who thinks of it when asked for options; those in `done_by` when left out.
    #[serde(default)]
    pub proposed_by: Vec<PersonId>,
    /// Findings without which nobody thinks of it.
    #[serde(default)]
    pub proposed_after: Vec<FindingId>,
    /// How long it takes.
    pub takes: Lapse,
    /// What may go wrong with it.
    #[serde(default)]
    pub risk: Option<Risk>,
    /// The chance that it works [permille].
    #[serde(default = "full")]
    pub success: Permille,
    /// What it does to faults when it works.
    #[serde(default)]
    pub effects: Vec<RemedyEffect>,
    /// What else happens when it has been done, whether it worked or not.
    #[serde(default)]
    pub side_effects: Vec<Effect>,
    /// What else happens when it does not work.
    #[serde(default)]
    pub if_fails: Vec<Effect>,
    /// The report of who did it, when it worked.
    #[serde(default)]
    pub says_done: Option<LineId>,
    /// The report of who did it, when it did not work.
    #[serde(default)]
    pub says_failed: Option<LineId>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}

/// What may go wrong with a remedy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// What those who know it say.
    pub says: LineId,
    /// Serious: a person who knows it objects strongly when the plan is polled.
    #[serde(default)]
    pub serious: bool,
    /// Who knows it.
    pub known_by: Vec<PersonId>,
    /// What they say afterwards when they were never asked and it went wrong.
    #[serde(default)]
    pub told_you_so: Option<LineId>,
}

/// What a remedy does to one fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyEffect {
    /// The fault.
    pub fault: FaultId,
    /// What happens to it.
    pub change: Change,
    /// How long the change takes to arrive in full, in even steps; at once when left out.
    #[serde(default)]
    pub over: Lapse,
    /// Only in these variants.
    #[serde(default)]
    pub only: Option<Only>,
}

/// What happens to a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Change {
    /// It is gone.
    Clear,
    /// It falls to this share of its intensity and grows no more [permille].
    Reduce(Permille),
    /// It loses this share for as long as stated and then comes back [permille].
    Mask(Permille, Lapse),
    /// It gains this much intensity [permille].
    Worsen(Permille),
}

/// Something that investigating turns up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// The service that has to be looked at.
    pub service: ServiceId,
    /// Words in the task that lead to it although the service is not named (`deploy`, `pool`).
    #[serde(default)]
    pub topics: Vec<String>,
    /// Who can find it.
    pub found_by: Vec<PersonId>,
    /// How long it takes one of them.
    pub takes: Lapse,
    /// What must be known on the call before it can be found.
    #[serde(default)]
    pub after: Vec<FindingId>,
    /// The fault that must be there for it to be found.
    #[serde(default)]
    pub while_fault: Option<FaultId>,
    /// How it is reported.
    pub says: LineId,
    /// A red herring: it leads nowhere. It needs another finding that disproves it.
    #[serde(default)]
    pub red_herring: bool,
    /// The findings that it shows to be wrong.
    #[serde(default)]
    pub disproves: Vec<FindingId>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}

/// A team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name, as people say it; the id when left out.
    #[serde(default)]
    pub name: Option<String>,
    /// Other names that the commander may use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Who comes when it is paged, first to last; its members when left out.
    #[serde(default)]
    pub pages: Vec<PersonId>,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Full name; the first word is what they are called.
    pub name: String,
    /// Other names by which they may be called.
    #[serde(default)]
    pub nicknames: Vec<String>,
    /// What they are in the company (`SVP Sales`).
    #[serde(default)]
    pub title: String,
    /// Names of a role that they hold alone (`DBA`, `database on-call`).
    #[serde(default)]
    pub known_as: Vec<String>,
    /// How one speaks of them; any pronoun may mean them when left out.
    #[serde(default)]
    pub pronouns: Option<Pronouns>,
    /// Their team.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// What they are on this call.
    pub part: Part,
    /// Trained as an incident commander: may be deputy or take command.
    #[serde(default)]
    pub ic_trained: bool,
    /// How well they know which service [permille].
    #[serde(default)]
    pub expertise: BTreeMap<ServiceId, Permille>,
    /// Whether and how they come to the call.
    #[serde(default)]
    pub presence: Presence,
    /// How long they had been on call when it began; they tire sooner.
    #[serde(default)]
    pub on_call_before: Lapse,
    /// How they are.
    #[serde(default)]
    pub traits: Traits,
    /// Lines of their own for a situation, before the house's.
    #[serde(default)]
    pub voice: BTreeMap<SmolStr, Vec<LineId>>,
}

/// How one speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Pronouns {
    /// she, her
    She,
    /// he, him
    He,
    /// they, them
    They,
}

/// What somebody is on the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Part {
    /// The one whom the trainee plays.
    Trainee,
    /// Can be deputy, takes over command.
    Commander,
    /// Support: scribe and the like.
    Support,
    /// Speaks to customers.
    CustomerLiaison,
    /// Speaks to the company.
    InternalLiaison,
    /// Subject matter expert.
    Responder,
    /// Outranks everybody except the commander of a running incident.
    Executive,
}

/// Whether and how a person comes to the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
pub enum Presence {
    /// There when the call begins.
    #[default]
    OnCall,
    /// Comes so long after being paged, at least and at most.
    Paged(Lapse, Lapse),
    /// Comes only by an inject.
    Away,
}

/// How a person is. Shares are thousandths; each has the house's value when left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Traits {
    /// How often they acknowledge an order when no acknowledgement was asked.
    pub acknowledges: Permille,
    /// Their estimates as a share of the truth: 700 promises too early, 1000 is honest.
    pub estimates: Permille,
    /// How readily they say what is unwelcome without being asked.
    pub candour: Permille,
    /// How slowly they tire: 1000 is ordinary, 500 tires twice as soon.
    pub stamina: Permille,
    /// How readily they speak up when everybody is asked.
    pub talks: Permille,
    /// How quickly they take offence.
    pub temper: Permille,
    /// How fast they work: 1000 is ordinary, 1500 takes half as long again.
    pub pace: Permille,
    /// New to incident calls: asks what short forms mean.
    pub newcomer: bool,
}

impl Default for Traits {
    fn default() -> Self {
        Traits {
            acknowledges: Permille(600),
            estimates: Permille(850),
            candour: Permille(300),
            stamina: Permille(1000),
            talks: Permille(400),
            temper: Permille(200),
            pace: Permille(1000),
            newcomer: false,
        }
    }
}

/// A scripted event: when its condition comes true, its effects happen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Its id.
    pub id: InjectId,
    /// When it happens.
    pub when: When,
    /// What happens.
    pub then: Vec<Effect>,
    /// It may happen again; once when left out.
    #[serde(default)]
    pub again: Option<Again>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
    /// A word to other authors.
    #[serde(default)]
    pub note: String,
}

/// How often an inject may happen again.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The least time between two.
    pub cool_down: Lapse,
    /// How often in all.
    pub at_most: u32,
}

/// A condition. Times are counted from the start of the call.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum When {
    /// From this time on.
    At(Lapse),
    /// From a time on that is drawn between the two from the seed.
    Within(Lapse, Lapse),
    /// From so long after something happened for the first time.
    After(Trigger, Lapse),
    /// While this holds.
    While(Holds),
    /// All of these.
    All(Vec<When>),
    /// At least one of these.
    Any(Vec<When>),
    /// This is not so.
    Not(Box<When>),
}

/// Something that happens at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Trigger {
    /// An inject.
    Inject(InjectId),
    /// The trainee performed an act, named by its id (`take-command`).
    Act(SmolStr),
    /// A finding was reported on the call.
    Finding(FindingId),
    /// Somebody began to carry out a remedy.
    RemedyStarted(RemedyId),
    /// A remedy has been carried out.
    RemedyDone(RemedyId),
    /// The commander committed to a plan.
    Decided,
    /// A fault started.
    FaultStarted(FaultId),
    /// A fault is gone.
    FaultCleared(FaultId),
    /// Somebody came to the call.
    Joined(PersonId),
    /// Somebody left the call.
    Left(PersonId),
    /// A pressure arc began.
    PressureBegan(ArcId),
    /// A pressure arc is over.
    PressureEnded(ArcId),
    /// A post went out.
    Posted(Audience),
    /// Customers are no longer hurt.
    Mitigated,
    /// The commander declared the incident over.
    DeclaredResolved,
    /// Command passed to somebody.
    CommandPassed,
}

/// Something that holds for a while.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Holds {
    /// The trainee is in command.
    TraineeCommands,
    /// Nobody is in command.
    NobodyCommands,
    /// The person is on the call.
    Present(PersonId),
    /// The role is filled.
    Filled(Role),
    /// The fault is there.
    Fault(FaultId),
    /// The finding has been reported on the call.
    Known(FindingId),
    /// The service's health is below this [permille].
    HealthBelow(ServiceId, Permille),
    /// The severity declared is this number or a greater one (less severe).
    SeverityAtLeast(u8),
    /// No severity has been declared.
    SeverityUndeclared,
    /// At least one pressure arc is open.
    UnderPressure,
    /// At least so many tasks are open.
    OpenTasks(u32),
    /// Nothing was posted to this audience for so long.
    QuietFor(Audience, Lapse),
    /// Customers are still hurt.
    CustomersHurt,
}

/// What an inject makes happen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Effect {
    /// Somebody says a line; they must be on the call, or nothing is said.
    Say(PersonId, LineId),
    /// Somebody writes a line in the chat.
    Chat(PersonId, LineId),
    /// Somebody writes a line to the trainee alone.
    Direct(PersonId, LineId),
    /// Somebody comes to the call.
    Join(PersonId),
    /// Somebody leaves the call.
    Leave(PersonId),
    /// Somebody is paged.
    Page(PersonId),
    /// A fault starts.
    StartFault(FaultId),
    /// A fault gains intensity [permille].
    WorsenFault(FaultId, Permille),
    /// A fault is gone.
    ClearFault(FaultId),
    /// Customers lose so many customer-minutes at once.
    Lose(u32),
    /// A signal takes this value until the next sample.
    Signal(SignalId, i64),
    /// A pressure arc begins; the person joins first if they are not there.
    Pressure(Pressure),
    /// The customer liaison offers a draft of their own accord.
    Draft(Audience, LineId),
    /// The deputy, if there is one, reminds the commander.
    Remind(LineId),
    /// A finding is reported by a person without a task.
    Reveal(PersonId, FindingId),
    /// The drill ends.
    End(EndingId),
}

/// A pressure arc, as an inject begins it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressure {
    /// Its id.
    pub id: ArcId,
    /// Its kind.
    pub kind: PressureKind,
    /// Who brings it.
    pub by: PersonId,
    /// How; drawn from the seed when left out.
    #[serde(default)]
    pub tone: Option<Tone>,
    /// Executive takeover: says yes when asked whether they wish to take command.
    #[serde(default)]
    pub says_yes: bool,
    /// Severity dispute: the level that they argue for.
    #[serde(default)]
    pub level: Option<u8>,
    /// Others who chip in.
    #[serde(default)]
    pub chips_in: Vec<PersonId>,
    /// Lines of its own by step (`opening`, `escalates`, …), before the house's.
    #[serde(default)]
    pub lines: BTreeMap<SmolStr, LineId>,
}

/// The kinds of pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)] // each is explained in docs/scenario-language.md and in `drill::pressure`
pub enum PressureKind {
    #[serde(alias = "executive-takeover")]
    ExecutiveTakeover,
    #[serde(alias = "anti-motivation")]
    AntiMotivation,
    #[serde(alias = "information-request")]
    InformationRequest,
    #[serde(alias = "severity-dispute")]
    SeverityDispute,
    #[serde(alias = "process-dispute")]
    ProcessDispute,
    #[serde(alias = "grenade-thrower")]
    GrenadeThrower,
    #[serde(alias = "belligerent-responder")]
    BelligerentResponder,
    #[serde(alias = "update-demand")]
    UpdateDemand,
}

/// How pressure is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)]
pub enum Tone {
    #[serde(alias = "polite")]
    Polite,
    #[serde(alias = "pushy")]
    Pushy,
    #[serde(alias = "hostile")]
    Hostile,
}

/// Who an update is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Audience {
    /// Customers: the status page.
    #[serde(alias = "public")]
    Public,
    /// Stakeholders inside the company.
    #[serde(alias = "internal")]
    Internal,
}

/// The standing roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)]
pub enum Role {
    #[serde(alias = "deputy")]
    Deputy,
    #[serde(alias = "scribe")]
    Scribe,
    #[serde(alias = "customer-liaison")]
    CustomerLiaison,
    #[serde(alias = "internal-liaison")]
    InternalLiaison,
}

/// Belongs only to drills in which one of these options was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Only(pub Vec<(VariantId, OptionId)>);

/// A group of options of which each drill has one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its id (`cause`).
    pub id: VariantId,
    /// The options.
    pub options: Vec<VariantOption>,
}

/// One option of a variant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantOption {
    /// Its id (`bad-deploy`).
    pub id: OptionId,
    /// How likely it is, against the others' weights.
    #[serde(default = "one")]
    pub weight: u32,
    /// What differs in the cast.
    #[serde(default)]
    pub cast: Vec<CastPatch>,
    /// Who knows the risk of a remedy instead.
    #[serde(default)]
    pub risks: BTreeMap<RemedyId, Vec<PersonId>>,
    /// All times of injects are scaled by this [permille].
    #[serde(default = "full")]
    pub inject_times: Permille,
    /// A word to other authors.
    #[serde(default)]
    pub note: String,
}

fn one() -> u32 {
    1
}

/// What differs in one person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastPatch {
    /// Who.
    pub id: PersonId,
    /// Comes to the call otherwise.
    #[serde(default)]
    pub presence: Option<Presence>,
    /// Is otherwise.
    #[serde(default)]
    pub traits: Option<Traits>,
    /// Has been on call for otherwise long.
    #[serde(default)]
    pub on_call_before: Option<Lapse>,
    /// Knows otherwise.
    #[serde(default)]
    pub expertise: Option<BTreeMap<ServiceId, Permille>>,
}

/// A way for the drill to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Its id.
    pub id: EndingId,
    /// When it happens; by an inject's `End` when left out.
    #[serde(default)]
    pub when: Option<When>,
    /// What the trainee reads.
    pub text: String,
    /// How it counts.
    pub outcome: Outcome,
}

/// How an ending counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Outcome {
    /// The incident is over.
    #[serde(alias = "resolved")]
    Resolved,
    /// Command was passed on; others end it.
    #[serde(alias = "handed-over")]
    HandedOver,
    /// The time ran out, or the trainee left.
    #[serde(alias = "unresolved")]
    Unresolved,
}

/// How the drill is marked beside the policy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// How much each dimension counts in the whole; 1 when left out.
    #[serde(default)]
    pub weights: BTreeMap<Dimension, u32>,
    /// Objectives of this scenario alone.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// Par, stated instead of found by the by-the-book commander.
    #[serde(default)]
    pub par: Option<Par>,
}

/// An objective of a scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// What the trainee reads.
    pub text: String,
    /// It is met when this has come true by the end.
    pub when: When,
}

/// What a good commander loses here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Par {
    /// Customer-minutes lost.
    pub customer_minutes: u64,
    /// Time until customers are no longer hurt.
    pub mitigated: Lapse,
}
