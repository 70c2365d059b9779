//! What the practice teaches a commander to say. Rows stand in the order of [`Phrase`].

use super::{Phrase, Row};

/// What is said, the acts it performs, and the ways to say it.
#[rustfmt::skip]
pub(super) const BY_THE_BOOK: &[Row] = &[
    (Phrase::AskForCommander, &["ask-for-commander"], &[
        "Hello everyone. Is anyone running this incident?",
        "Hi all. Is there an Incident Commander on this call?",
        "Hello all. Do we have an Incident Commander?",
    ]),
    (Phrase::TakeCommand, &["take-command"], &[
        "Hi all, I'm {who} and I am the Incident Commander.",
        "This is {who}. I am the Incident Commander.",
        "My name is {who} and I am the Incident Commander.",
    ]),
    (Phrase::TakeBack, &["take-command"], &[
        "Thank you. I'm {who} and I am the Incident Commander.",
        "This is {who}. I am taking command again as Incident Commander.",
    ]),
    (Phrase::StayOn, &["take-command"], &[
        "This is {who}. I am the Incident Commander and I am staying on.",
    ]),
    (Phrase::AppointDeputy, &["appoint"], &[
        "{to}, you are my deputy.",
        "{to}, please be my deputy.",
        "{to}, you're the deputy today.",
    ]),
    (Phrase::AppointScribe, &["appoint"], &[
        "{to}, you're scribe today.",
        "{to}, please be our scribe.",
        "{to}, you are the scribe.",
    ]),
    (Phrase::AppointCustomerLiaison, &["appoint"], &[
        "{to}, you are our customer liaison.",
        "{to}, you're the customer liaison today.",
    ]),
    (Phrase::AppointInternalLiaison, &["appoint"], &[
        "{to}, you are our internal liaison.",
        "{to}, you're the internal liaison today.",
    ]),
    (Phrase::AskStatus, &["ask-status"], &[
        "{to}, what are you seeing?",
        "{to}, what do you know so far?",
    ]),
    (Phrase::AskScope, &["ask-scope"], &[
        "{to}, how many customers are affected?",
        "{to}, how many customers does this touch?",
    ]),
    (Phrase::DeclareSeverity, &["declare-severity"], &[
        "We're calling this a severity {what}.",
        "I am declaring this a severity {what} incident.",
    ]),
    (Phrase::Investigate, &["assign"], &[
        "{to}, please look into {what}. I'll come back to you in {time}. Understood?",
        "{to}, please investigate {what}. I'll come back to you in {time}. Understood?",
        "{to}, please look into {what} and find out what is wrong. You've got {time}. Understood?",
    ]),
    (Phrase::InvestigateChanges, &["assign"], &[
        "{to}, please check what changed recently on {what}, deploys included. I'll come back to you in {time}. Understood?",
        "{to}, please look into {what} again and check recent deploys and changes. You've got {time}. Understood?",
    ]),
    (Phrase::InvestigateUntimed, &["assign"], &[
        "{to}, please look into {what}. Understood?",
        "{to}, please investigate {what}. Understood?",
    ]),
    (Phrase::InvestigateAnybody, &["assign"], &[
        "Can someone look into {what}, please?",
        "Somebody please look into {what}.",
        "Can somebody investigate {what}?",
    ]),
    (Phrase::Execute, &["assign"], &[
        "{to}, please {what}. I'll come back to you in {time}. Understood?",
        "{to}, please go ahead and {what}. You've got {time}. Understood?",
    ]),
    (Phrase::ExecuteUntimed, &["assign"], &[
        "{to}, please {what}. Understood?",
        "{to}, please go ahead and {what}. Understood?",
    ]),
    (Phrase::ExecuteAnybody, &["assign"], &[
        "Can someone {what}, please?",
        "Somebody please {what}.",
        "Can somebody {what}?",
    ]),
    (Phrase::AskAck, &["ask-ack"], &[
        "{to}, do you copy?",
        "{to}, please confirm.",
        "Do you copy, {to}?",
    ]),
    (Phrase::Clarify, &["assign"], &[
        "{to}, please look into {what}: errors, latency and recent changes. I'll come back to you in {time}. Understood?",
    ]),
    (Phrase::ClarifyUntimed, &["assign"], &[
        "{to}, please look into {what}: errors, latency and recent changes. Understood?",
    ]),
    (Phrase::FollowUp, &["follow-up"], &[
        "{to}, that's {time}. Where are we?",
        "{to}, it's been {time}. How's it going?",
    ]),
    (Phrase::FollowUpWhenever, &["follow-up"], &[
        "{to}, any news?",
        "{to}, how's it going?",
    ]),
    (Phrase::AskEstimate, &["ask-estimate"], &[
        "{to}, how long do you need?",
        "{to}, how much more time do you need?",
    ]),
    (Phrase::GrantTime, &["grant-time"], &[
        "Fine, {to}, I'll come back to you in {time}.",
        "Fine, {to}, I'll check in again in {time}.",
    ]),
    (Phrase::Acknowledge, &["acknowledge"], &[
        "Got it, thank you {to}.",
        "Thanks for that, {to}.",
        "Understood, thank you {to}.",
    ]),
    (Phrase::CancelTask, &["cancel-task"], &[
        "{to}, drop that please.",
        "{to}, please stop working on that.",
    ]),
    (Phrase::Page, &["page"], &[
        "{to}, please page {who}.",
        "{to}, get {who} on the call, please.",
    ]),
    (Phrase::Rotate, &["rotate"], &[
        "{to}, take a break, {who} takes over for you.",
        "{to}, please take a break, {who} takes over for you.",
    ]),
    (Phrase::Release, &["release"], &[
        "{to}, you can go, thank you.",
        "{to}, you are free to go, thank you.",
    ]),
    (Phrase::AskToStay, &[], &[
        "{to}, please stay, we still need you.",
        "{to}, please stay on the call, we may need you soon.",
    ]),
    (Phrase::AskOptions, &["ask-actions"], &[
        "What are our options?",
        "What can we do about this?",
    ]),
    (Phrase::AskOptionsOf, &["ask-actions"], &[
        "{to}, what are our options?",
        "{to}, what can we do about this?",
    ]),
    (Phrase::AskRisks, &["ask-risks"], &[
        "What are the risks if we {what}?",
        "What could go wrong if we {what}?",
    ]),
    (Phrase::ProposeAndPoll, &["propose", "poll-objections"], &[
        "The plan is to {what}. Are there any strong objections?",
        "I propose that we {what}. Any strong objections?",
        "The plan is to {what}. Does anyone strongly object?",
    ]),
    (Phrase::Decide, &["decide"], &[
        "Hearing no objections, let's {what}.",
        "Hearing none, let's go ahead and {what}.",
    ]),
    (Phrase::DecideAgainst, &["acknowledge"], &[
        "Got it, thank you {to}.",
        "Understood, thank you {to}.",
    ]),
    (Phrase::KeepOrder, &["keep-order"], &[
        "One at a time, please.",
        "Please, one at a time.",
    ]),
    (Phrase::PinAnswer, &["pin-answer"], &[
        "{to}, yes or no, please.",
        "{to}, a straight answer please: yes or no?",
    ]),
    (Phrase::AskRecovered, &["ask-recovered"], &[
        "{to}, has {what} recovered?",
        "{to}, is {what} back to normal?",
        "{to}, are the graphs for {what} back to normal?",
    ]),
    (Phrase::PostPublic, &["instruct-post"], &[
        "{to}, please post an update on the status page, next update in {time}.",
        "{to}, please put something on the status page. Next update in {time}.",
    ]),
    (Phrase::PostInternal, &["instruct-post"], &[
        "{to}, please send an internal update to the stakeholders, next update in {time}.",
        "{to}, please send the stakeholders an internal update. Next update in {time}.",
    ]),
    (Phrase::Approve, &["approve-post"], &[
        "{to}, that reads fine, send it.",
        "{to}, that reads well, please post it.",
    ]),
    (Phrase::ReviseOutage, &["revise-post"], &[
        "{to}, please take out the word outage and say service disruption.",
        "{to}, please change the word outage to service disruption.",
    ]),
    (Phrase::ReviseTime, &["revise-post"], &[
        "{to}, please take out the time estimate.",
        "{to}, take out the promised time, please.",
    ]),
    (Phrase::ReviseHost, &["revise-post"], &[
        "{to}, please take out the host name.",
        "{to}, please remove the host name from the draft.",
    ]),
    (Phrase::ReviseWord, &["revise-post"], &[
        "{to}, please take out the word {what}.",
        "{to}, please remove the word {what} from the draft.",
    ]),
    (Phrase::ReadBack, &["brief"], &[
        "/dm {to} Reading back. {what} Is that all right",
        "/dm {to} Let me read that back. {what} Did I get that",
    ]),
    (Phrase::StatusUpdate, &["status-update"], &[
        "Here's where we are: {what}. Next update in {time}.",
        "Status update: {what}. Next update in {time}.",
    ]),
    (Phrase::ChallengeTakeover, &["challenge-takeover"], &[
        "{to}, do you wish to take command?",
        "{to}, are you taking over command?",
    ]),
    (Phrase::WarnInterrupter, &["warn"], &[
        "{to}, this is disruptive. If you carry on I'll have to remove you from the call.",
    ]),
    (Phrase::WarnBelligerent, &["warn"], &[
        "{to}, we need your experience, but this is disruptive. If you carry on I'll have to remove you from the call.",
        "{to}, we want your help, but this is disruptive. If you carry on I'll have to remove you from the call.",
    ]),
    (Phrase::Remove, &["remove"], &[
        "{to}, please remove {who} from the call.",
        "{to}, drop {who} from the call, please.",
    ]),
    (Phrase::AnnounceHandover, &["hand-over"], &[
        "Everybody, command now goes to {who}.",
        "Everyone, I am handing over command to {who}.",
    ]),
    (Phrase::RefuseRequest, &["refuse-request"], &[
        "{to}, the list waits, fixing this comes first.",
        "{to}, the list has to wait, fixing this comes first.",
    ]),
    (Phrase::PromiseUpdate, &["promise-update"], &[
        "{to}, the next update comes in {time}.",
        "Next update in {time}, {to}.",
    ]),
    (Phrase::Defer, &["defer-to-after"], &[
        "{to}, please hold that until we're done.",
        "{to}, please keep that until after the incident.",
    ]),
    (Phrase::CloseSeverityDebate, &["close-severity-debate"], &[
        "We treat it as the higher severity and sort it out later.",
        "We stay with the higher severity and discuss it after the incident.",
    ]),
    (Phrase::CloseProcessDebate, &["close-process-debate"], &[
        "Let's take the process question to the review.",
        "We discuss the process in the review, not on this call.",
    ]),
    (Phrase::Yield, &["yield"], &[
        "Okay, whatever you think is best, {to}.",
        "Okay {to}, whatever you think is best.",
    ]),
    (Phrase::ConfirmReadback, &["confirm-readback"], &[
        "/dm {to} That's right.",
        "/dm {to} That's correct.",
    ]),
    (Phrase::CorrectReadback, &["correct-readback"], &[
        "/dm {to} No, {what}",
    ]),
    (Phrase::DeclareResolved, &["declare-resolved"], &[
        "We're all clear, the incident is resolved.",
        "The incident is resolved.",
    ]),
    (Phrase::PostFinal, &["instruct-post"], &[
        "{to}, please put something on the status page.",
        "{to}, please post an update on the status page.",
    ]),
    (Phrase::AssignPostmortem, &["assign-postmortem"], &[
        "{to}, please own the postmortem, due in {time}.",
        "{to}, you own the postmortem, due in {time}.",
    ]),
    (Phrase::Thank, &["thank"], &[
        "Thanks everyone.",
        "Thank you all for your work.",
    ]),
    (Phrase::EndCall, &["end-call"], &[
        "That's it for the call, carry on in the incident chat.",
        "That's it for this call, carry on in the incident chat.",
    ]),
];
