//! The cards of the guide: what one says, why, and what must be heard of it. What is heard is the
//! ear's business; a card only looks whether it is what the card asked for.

use crate::hearing::{Act, Directed};
use crate::window::view::guide::{GuideView, HeardNow, Situation};

/// A card.
pub(super) struct Lesson {
    /// Its head.
    pub(super) title: &'static str,
    /// Why a commander says so.
    pub(super) why: &'static str,
    /// Words that one might use.
    pub(super) example: fn(&GuideView) -> String,
    /// In what situation it is said.
    pub(super) situation: Situation,
    /// What the sentence needs, and whether it was heard.
    pub(super) checks: fn(&HeardNow) -> Vec<(&'static str, bool)>,
    /// What the practice says of it: a line to take along.
    pub(super) practice: &'static str,
    /// What it brings.
    pub(super) wins: &'static str,
}

/// All of them, in the order of a call.
pub(super) const LESSONS: [Lesson; 5] = [
    Lesson {
        title: "Ask who commands",
        why: "You join a call about a major incident. Everybody talks, and nobody seems to be in \
              charge. Before you take command, ask whether anybody has it, and wait.",
        example: |_| "Is anybody the incident commander on this call?".to_owned(),
        situation: Situation::Quiet,
        checks: |heard| {
            vec![(
                "asks who commands",
                heard.has(|act| *act == Act::AskForCommander),
            )]
        },
        practice: "Whoever is trained and present takes command. Whoever is on call and \
                   comes later does not take over by arriving, only by a handover.",
        wins: "If somebody has it, help them. If you hear nothing, it is yours.",
    },
    Lesson {
        title: "Take command",
        why: "Nobody answers. Say your name and your role in full: “IC” means nothing to a \
              newcomer, and from now on everybody must know whom to turn to. You will fix nothing \
              yourself; you get it fixed.",
        example: |view| format!("This is {}. I'm the Incident Commander.", view.you),
        situation: Situation::Quiet,
        checks: |heard| {
            let taken = |full: bool, name: bool| {
                heard.has(|act| match act {
                    Act::TakeCommand { named, full_title } => {
                        (!full || *full_title) && (!name || *named)
                    }
                    _ => false,
                })
            };
            vec![
                ("takes command", taken(false, false)),
                ("your name", taken(false, true)),
                ("the full title", taken(true, false)),
            ]
        },
        practice: "A commander runs no command and reads no graph. Whoever is the only \
                   one who can fix it hands command over first.",
        wins: "Now you are the highest authority on this call, above the CEO.",
    },
    Lesson {
        title: "Give work to one person",
        why: "“Can someone look?” is heard by everybody and done by nobody. Name one person, say \
              how many minutes, and ask for a yes.",
        example: |view| {
            format!(
                "{}, please {}, five minutes. Understood?",
                view.colleague, view.job
            )
        },
        situation: Situation::Quiet,
        checks: |heard| {
            let given = |wants: fn(&Directed, Option<u64>, bool) -> bool| {
                heard.has(|act| match act {
                    Act::Assign {
                        directed,
                        timebox_s,
                        ack_asked,
                        ..
                    } => wants(directed, *timebox_s, *ack_asked),
                    _ => false,
                })
            };
            vec![
                ("to one person", given(|to, _, _| *to == Directed::Person)),
                ("minutes", given(|_, minutes, _| minutes.is_some())),
                ("asks for a yes", given(|_, _, asked| asked)),
            ]
        },
        practice: "Name, minutes, a yes: that is the whole of it. Never to a group, \
                   because then everybody waits for somebody else.",
        wins: "Orders that were acknowledged were done 3.6 times sooner (El-Shafy et al. 2017).",
    },
    Lesson {
        title: "Come back when the time is over",
        why: "The minutes are over, and you hear nothing. Silence is not lack of progress, but \
              nobody tells you unless you ask. Not before: asking costs them time.",
        example: |view| {
            format!(
                "{}, that's your five minutes. Where are we?",
                view.colleague
            )
        },
        situation: Situation::WorkGiven,
        checks: |heard| {
            let asks = heard.has(|act| {
                matches!(
                    act,
                    Act::FollowUp { .. } | Act::AskStatus { .. } | Act::AskEstimate { .. }
                )
            });
            let somebody = heard.acts.iter().any(|act| match act {
                Act::FollowUp { to } | Act::AskStatus { to } | Act::AskEstimate { to } => {
                    !to.is_empty()
                }
                _ => false,
            });
            vec![("asks for the result", asks), ("of one person", somebody)]
        },
        practice: "Ask for the status, decide, give it to somebody, come back: a call \
                   goes round in this circle until it is over.",
        wins: "If they need more, ask how long they think, and come back then.",
    },
    Lesson {
        title: "Decide by asking for objections",
        why: "Somebody proposes a restart. Don't ask whether everybody agrees: say the plan, ask \
              for strong objections, wait a breath, hear none, go. Nobody can say later that they \
              knew. A wrong decision teaches more than none.",
        example: |_| "The plan is to restart it. Are there any strong objections?".to_owned(),
        situation: Situation::Quiet,
        checks: |heard| {
            vec![
                (
                    "says the plan",
                    heard.has(|act| matches!(act, Act::Propose { .. } | Act::Decide { .. })),
                ),
                (
                    "asks for strong objections",
                    heard.has(|act| *act == Act::PollObjections),
                ),
            ]
        },
        practice: "Consensus is gathered by its absence. Deciding to do nothing is a \
                   decision, too; not deciding is not.",
        wins: "Whoever knows of a serious risk speaks now; nobody else needs to.",
    },
];

impl HeardNow {
    fn has(&self, is: impl Fn(&Act) -> bool) -> bool {
        self.acts.iter().any(is)
    }
}
