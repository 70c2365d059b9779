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
/// How soon those who know of a serious risk object when polled (ours).
pub const OBJECTS_IN: (Span, Span) = (Span::secs(3), Span::secs(7));

/// Unacknowledged work takes so much longer. El-Shafy et al. 2017: hazard ratio 3.6
/// (95 % CI 2.5–5.3) of closed-loop against open orders in trauma resuscitation.
pub const UNACKNOWLEDGED_SLOWDOWN: Permille = Permille(3_600);
/// What ordinary work takes that the scenario says nothing about. El-Shafy et al. 2017: the
/// mean order took 3.85 minutes.
pub const ORDINARY_TASK: Span = Span::secs(231);
/// How far a piece of work strays from its usual time, at most [permille] (ours).
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
/// A question so shortly before the end of the time box is no chasing (ours).
pub const CHASE_GRACE: Span = Span::secs(15);
/// What each step of pressure costs everybody's work (ours).
pub const PRESSURE_COST: Span = Span::secs(20);
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
/// How long an executive keeps command before giving it back (ours).
pub const EXECUTIVE_KEEPS: (Span, Span) = (Span::secs(150), Span::secs(240));
/// How long nobody may command after that before somebody trained steps in (ours).
pub const STEPS_IN_AFTER: Span = Span::secs(90);

/// After "one at a time" people keep order for so long (ours).
pub const ORDER_KEPT: Span = Span::minutes(4);
/// How soon after an open question a second voice collides with the first (ours).
pub const CROSSTALK_WITHIN: Span = Span::secs(2);
