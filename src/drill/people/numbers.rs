//! Every number that shapes how people behave, with its unit and source. "Ours" marks a number
//! for which no study was found; it was set so that drills feel like calls.

use crate::units::{Permille, Span};

/// How fast people speak: 150 words a minute (ours; usual for spoken English).
pub const MS_PER_WORD: u64 = 400;
/// A breath between two speakers (ours).
pub const BREATH: Span = Span(600);
/// Spoken small talk that could not be said for so long is left unsaid (ours).
pub const CHATTER_PATIENCE: Span = Span::secs(25);

/// How soon somebody acknowledges an order when asked to (DESIGN: 2–6 s; ours).
pub const ACKNOWLEDGES_IN: (Span, Span) = (Span::secs(2), Span::secs(6));
/// How soon somebody answers a question (ours).
pub const ANSWERS_IN: (Span, Span) = (Span::secs(2), Span::secs(5));
/// Given something new, somebody tells what they have found so soon: before they confirm it, so
/// less than [`ACKNOWLEDGES_IN`] (ours).
pub const TELLS_FIRST_IN: Span = Span::secs(1);
/// How soon those who know of a serious risk object when polled (ours).
pub const OBJECTS_IN: (Span, Span) = (Span::secs(3), Span::secs(7));

/// Unacknowledged work takes so much longer. El-Shafy et al. 2017: hazard ratio 3.6
/// (95 % CI 2.5–5.3) of closed-loop against open orders in trauma resuscitation.
pub const UNACKNOWLEDGED_SLOWDOWN: Permille = Permille(3_600);
/// What ordinary work takes that the scenario says nothing about. El-Shafy et al. 2017: the
/// mean order took 3.85 minutes.
pub const ORDINARY_TASK: Span = Span::secs(231);
/// How ordinary work is spread about [`ORDINARY_TASK`], in twentieths of all tasks from the
/// quickest to the slowest [permille of the mean]: the means of the twentieths of an exponential
/// distribution. Only there does a factor in time give the same hazard ratio, which is what was
/// measured (El-Shafy et al. 2017); that ordinary tasks are spread so is ours.
pub const ORDINARY_SPREAD: [u32; 20] = [
    25, 78, 134, 193, 255, 322, 393, 470, 554, 645, 745, 856, 982, 1125, 1292, 1494, 1746, 2086,
    2609, 3996,
];
/// How far work that the scenario gives a time strays from it, at most [permille] (ours).
pub const WORK_SPREAD: u32 = 250;
/// Looking where one knows little takes so much longer (ours).
pub const UNFAMILIAR: Permille = Permille(1_600);
/// Below this expertise on a service somebody sends you to somebody else [permille] (ours).
pub const KNOWS_SERVICE: Permille = Permille(300);
/// From this expertise on somebody watches a service and speaks for it [permille] (ours).
pub const KNOWS_WELL: Permille = Permille(600);
/// Whoever reported so short a time ago has nothing to add (ours).
pub const TOLD_JUST_NOW: Span = Span::secs(45);

/// Asked before the time box is over: the work takes so much longer (PRACTICE 13: asking costs
/// them time; the figure is ours).
pub const CHASE_COST: Span = Span::secs(40);
/// Each time that the same task is chased again costs so much more of it [permille] (ours).
pub const CHASE_GROWS: Permille = Permille(500);
/// A question about anything else costs whoever is at work so much (PRACTICE 13; the figure is
/// ours, well below [`CHASE_COST`]).
pub const INTERRUPT_COST: Span = Span::secs(15);
/// A question so shortly before the end of the time box is no chasing (ours).
pub const CHASE_GRACE: Span = Span::secs(15);
/// What giving in to an executive costs everybody's work (ours).
pub const YIELD_COST: Span = Span::secs(150);
/// What a handover without a brief costs everybody's work (ours).
pub const COLD_HANDOVER_COST: Span = Span::secs(180);

/// Chased so often somebody is annoyed (ours).
pub const ANNOYED_BY_CHASES: u32 = 2;
/// Who is quick to take offence needs to be chased only so often (ours).
pub const ANNOYED_BY_CHASES_IF_SHORT: u32 = 1;
/// From this temper on somebody is quick to take offence [permille] (ours; the house's is 200).
pub const SHORT_TEMPER: Permille = Permille(600);
/// So long after the last chase it is forgotten (ours).
pub const ANNOYED_FOR: Span = Span::minutes(10);
/// From this share of customers hurt on one hears in people's voices that it is serious
/// [permille] (ours).
pub const TENSE_FROM: Permille = Permille(400);

/// The chance that one of two people takes up an order to nobody [permille]. Each further
/// bystander divides it (ours, after the bystander effect, PRACTICE 11).
pub const PICK_UP: Permille = Permille(500);
/// The same for one who knows that nobody else has heard it. Darley and Latané 1968: of those
/// who were alone with a person in need 85 % helped.
pub const PICK_UP_ALONE: Permille = Permille(850);
/// How long bystanders wait for each other (ours).
pub const PICK_UP_AFTER: (Span, Span) = (Span::secs(12), Span::secs(40));
/// Which-comes-first unanswered for so long: they finish the old one first (ours).
pub const WHICH_FIRST_PATIENCE: Span = Span::secs(30);

/// When people tire, counted from when they came on duty. PRACTICE 31: rest after about 90
/// minutes (C); slowing from an hour is ours (DESIGN).
pub const SLOW_AFTER: Span = Span::minutes(60);
/// See [`SLOW_AFTER`].
pub const SPENT_AFTER: Span = Span::minutes(90);
/// Nobody asks to be relieved earlier on a call than this (ours).
pub const ASKS_RELIEF_FROM: Span = Span::minutes(12);
/// How much longer work takes by tiredness 0, 1, 2 (ours).
pub const TIRED: [Permille; 3] = [Permille(1_000), Permille(1_300), Permille(1_700)];
/// About when somebody is spent and asks to be relieved: so long after [`SPENT_AFTER`] (ours).
pub const ASKS_RELIEF_WITHIN: (Span, Span) = (Span::ZERO, Span::minutes(3));
/// Whoever asked to be relieved and was not asks again after this (ours).
pub const ASKS_RELIEF_AGAIN: Span = Span::minutes(10);
/// So often in all (ours).
pub const ASKS_RELIEF_AT_MOST: u32 = 3;
/// The chance that tired work goes wrong, for each minute on duty beyond [`SLOW_AFTER`]
/// [permille] (ours).
pub const SLIPS_PER_MINUTE: u32 = 2;
/// It grows no further [permille] (ours).
pub const SLIPS_AT_MOST: u32 = 200;
/// What whoever takes work over from somebody needs to get into it (ours).
pub const GETS_INTO_IT: Span = Span::secs(60);

/// So many people can report to one commander (PRACTICE 16).
pub const SPAN_OF_CONTROL: usize = 7;
/// The chance that a report or an acknowledgement is not heard, for each person beyond that
/// [permille] (ours).
pub const LOST_PER_PERSON: u32 = 80;
/// It grows no further [permille] (ours).
pub const LOST_AT_MOST: u32 = 600;
/// How much longer a sub-team's work takes with nobody, one, two, three or more members who know
/// the service (ours: a second pair of eyes helps more than a fourth).
pub const TEAM_SPEED: [Permille; 4] =
    [Permille(1_000), Permille(750), Permille(620), Permille(550)];

/// How soon a leader speaks up when a member of the sub-team is asked: before the member can
/// (ours).
pub const SPEAKS_FOR_MEMBER_IN: (Span, Span) = (Span::secs(1), Span::secs(2));

/// Who has had nothing to do for so long asks whether they are needed (ours).
pub const IDLE_ASKS_AFTER: Span = Span::minutes(12);
/// People do not ask in chorus: between two of them lies so much (ours).
pub const IDLE_ASKS_APART: (Span, Span) = (Span::secs(100), Span::secs(140));
/// They ask again after this (ours).
pub const IDLE_ASKS_AGAIN: Span = Span::minutes(8);
/// So often; then they leave or fall silent (ours).
pub const IDLE_ASKS: u32 = 2;
/// The chance that they leave then, beside their temper [permille] (ours).
pub const IDLE_LEAVES: u32 = 300;
/// What an hour of a responder costs a company [hundredths of its currency] (ours: about what an
/// engineer costs with everything that comes on top of the salary).
pub const HOUR_COSTS_CENTS: u64 = 10_000;

/// How often an evasive person evades the same question (DESIGN: once or twice).
pub const EVADES: (u32, u32) = (1, 2);
/// How long a commander's own technical work takes that the scenario says nothing about (ours).
pub const HANDS_ON_TAKES: Span = Span::secs(120);
/// How long somebody who left the call needs to come back when paged (ours).
pub const COMES_BACK_IN: (Span, Span) = (Span::minutes(1), Span::minutes(3));

/// The deputy calls the age of the incident so often (PRACTICE 17, C).
pub const CALLS_TIME_EVERY: Span = Span::minutes(10);
/// How soon the deputy speaks up about a time box that is over (ours).
pub const CALLS_BOX_AFTER: (Span, Span) = (Span::secs(12), Span::secs(20));
/// How long before the end of the shift the deputy reminds of it (ours).
pub const REMINDS_OF_SHIFT: [Span; 2] = [Span::minutes(8), Span::minutes(2)];

/// How long a liaison takes to write a draft (ours).
pub const DRAFT_TAKES: (Span, Span) = (Span::secs(40), Span::secs(75));
/// How long they take to mend one (ours).
pub const MEND_TAKES: (Span, Span) = (Span::secs(15), Span::secs(30));
/// The chance that a first public draft holds a fault (ours).
pub const DRAFT_FLAWED: Permille = Permille(400);

/// How long the incoming commander waits for more of the brief before reading it back (ours).
pub const READ_BACK_AFTER: Span = Span::secs(12);
/// The chance that the read-back holds an error (DESIGN: one is planted).
pub const READ_BACK_FLAWED: Permille = Permille(1_000);
/// How long after a confirmed handover the drill ends (ours).
pub const LEAVES_AFTER: Span = Span::secs(45);
/// Between two parts of the brief that the trainee is given, beside the time to read them (ours).
pub const BRIEF_PAUSE: Span = Span::secs(4);
/// How fast people read what is written to them: 250 words a minute (usual for English; rounded).
pub const MS_PER_WORD_READ: u64 = 240;
/// How soon after an answer about the brief command is offered on the call, if nothing more is
/// asked (ours).
pub const OFFERS_AFTER: Span = Span::secs(10);
/// How long a trainee who asks nothing and reads nothing back is waited for (ours).
pub const OFFERS_UNASKED_AFTER: Span = Span::secs(50);
/// Command that was offered and not taken is offered again after this (ours).
pub const PRESSES_TO_TAKE_AFTER: Span = Span::secs(25);
/// So often, before whoever has it keeps it (ours).
pub const PRESSES_TO_TAKE_TIMES: u32 = 2;
/// How long whoever handed over stays for questions (PRACTICE 32: leaves and rests; ours).
pub const OUTGOING_LEAVES_AFTER: Span = Span::secs(60);
/// How long an executive keeps command before giving it back (ours).
pub const EXECUTIVE_KEEPS: (Span, Span) = (Span::secs(150), Span::secs(240));
/// How long nobody may command after that before somebody trained steps in (ours).
pub const STEPS_IN_AFTER: Span = Span::secs(90);

/// After "one at a time" people keep order for so long (ours).
pub const ORDER_KEPT: Span = Span::minutes(4);
/// How soon after an open question a second voice collides with the first (ours).
pub const CROSSTALK_WITHIN: Span = Span::secs(2);
