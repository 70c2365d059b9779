//! What a commander with a fault says, and nobody should. Rows stand in the order of [`Phrase`].

use super::{Phrase, Row};

/// What is said, the acts it performs, and the ways to say it.
#[rustfmt::skip]
pub(super) const FAULTY: &[Row] = &[
    (Phrase::Chase, &["follow-up"], &[
        "{to}, anything yet?",
        "Anything yet, {to}?",
        "{to}, where are we now?",
        "{to}, any news?",
        "{to}, are we there yet?",
        "{to}, how's it going?",
        "{to}, how far are you?",
    ]),
    (Phrase::LookMyself, &["assign"], &[
        "Let me look at the logs of {what} myself.",
        "I'll dig into {what} myself.",
        "Let me check the dashboards for {what}.",
        "Give me a moment, I'll look into {what} myself.",
    ]),
    (Phrase::GraphsMyself, &["assign"], &[
        "Let me check the graphs for {what} myself.",
        "I'll look at the graphs for {what} myself.",
        "Give me a moment, I'll check the error rates of {what} myself.",
    ]),
    (Phrase::ExecuteMyself, &["assign"], &[
        "I'll {what} myself.",
        "Let me {what} myself.",
    ]),
    (Phrase::Dither, &["ask-actions"], &[
        "Let me think about that. What are our options?",
        "I'm not sure yet. What else can we do?",
        "Hmm, I'd rather not rush this. What are our options?",
        "What else could we do?",
    ]),
    (Phrase::DitherOverRisks, &["ask-risks"], &[
        "Wait, I'm not sure. What could go wrong if we {what}?",
        "I don't know. What are the risks if we {what}?",
        "Let me ask again. What are the risks if we {what}?",
    ]),
    (Phrase::ArgueSeverity, &["argue-severity"], &[
        "I really don't think this is a severity {what}.",
        "Are we sure this is a severity {what}?",
        "Honestly, I wouldn't call this a severity {what}.",
        "I still don't see how this is a severity {what}.",
    ]),
    (Phrase::InvestigateVaguely, &["assign"], &[
        "{to}, please have a look at the thing. I'll come back to you in {time}. Understood?",
        "{to}, please sort that stuff out. I'll come back to you in {time}. Understood?",
        "{to}, please look into that stuff. You've got {time}. Understood?",
    ]),
    (Phrase::ClarifyInJargon, &["assign"], &[
        "{to}, please look into {what}: RPS, QPS and TTFB. I'll come back to you in {time}. Understood?",
        "{to}, please look into {what}, the SLIs and the MTTR. I'll come back to you in {time}. Understood?",
        "{to}, please look into {what}: QPS and TTFB. You've got {time}. Understood?",
    ]),
    (Phrase::AskStatusInJargon, &["ask-status"], &[
        "{to}, what are you seeing on QPS and MTTR?",
        "{to}, what are you seeing on the TTFB and the SLO?",
        "{to}, what do you know so far about the RPS?",
    ]),
    (Phrase::StatusUpdateInJargon, &["status-update"], &[
        "Here's where we are: {what}, MTTR and RPO to be seen. Next update in {time}.",
        "Status update: {what}, QPS and TTFB are off. Next update in {time}.",
    ]),
];
