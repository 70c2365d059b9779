//! The words of simulated commanders: what can be said, in several ways each.
//!
//! Every phrase has the acts that it is meant to perform, and a test holds hearing to them. Which
//! way of saying it is taken depends on the drill's seed and on how often the bot has spoken.

mod by_the_book;
mod faulty;
mod numbers;
mod voice;

use by_the_book::BY_THE_BOOK;
use faulty::FAULTY;
pub(super) use numbers::{minutes, number, spoken_number};
pub(super) use voice::Voice;

/// Something that a simulated commander says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the tables beside this file say what each is for, and how
pub enum Phrase {
    AskForCommander,
    TakeCommand,
    TakeBack,
    StayOn,
    AppointDeputy,
    AppointScribe,
    AppointCustomerLiaison,
    AppointInternalLiaison,
    AskStatus,
    AskScope,
    DeclareSeverity,
    Investigate,
    InvestigateChanges,
    InvestigateUntimed,
    InvestigateAnybody,
    Execute,
    ExecuteUntimed,
    ExecuteAnybody,
    AskAck,
    Clarify,
    ClarifyUntimed,
    FollowUp,
    FollowUpWhenever,
    AskEstimate,
    GrantTime,
    Acknowledge,
    CancelTask,
    Page,
    Rotate,
    Release,
    AskToStay,
    AskOptions,
    AskOptionsOf,
    AskRisks,
    ProposeAndPoll,
    Decide,
    DecideAgainst,
    KeepOrder,
    PinAnswer,
    AskRecovered,
    PostPublic,
    PostInternal,
    Approve,
    ReviseOutage,
    ReviseTime,
    ReviseHost,
    ReviseWord,
    ReadBack,
    StatusUpdate,
    ChallengeTakeover,
    WarnInterrupter,
    WarnBelligerent,
    Remove,
    AnnounceHandover,
    RefuseRequest,
    PromiseUpdate,
    Defer,
    CloseSeverityDebate,
    CloseProcessDebate,
    Yield,
    ConfirmReadback,
    CorrectReadback,
    DeclareResolved,
    PostFinal,
    AssignPostmortem,
    Thank,
    EndCall,
    Chase,
    LookMyself,
    GraphsMyself,
    ExecuteMyself,
    Dither,
    DitherOverRisks,
    ArgueSeverity,
    InvestigateVaguely,
    ClarifyInJargon,
    AskStatusInJargon,
    StatusUpdateInJargon,
}

/// What fills the gaps of a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slots<'a> {
    /// `{to}`: whom it is said to.
    pub to: &'a str,
    /// `{who}`: whom it is about.
    pub who: &'a str,
    /// `{what}`: a service, a remedy, a sentence.
    pub what: &'a str,
    /// `{time}`: a length of time.
    pub time: &'a str,
}

/// What is said, the acts it performs, and the ways to say it.
type Row = (Phrase, &'static [&'static str], &'static [&'static str]);

impl Phrase {
    /// Every phrase with the acts that it is meant to perform and the ways to say it.
    pub fn all() -> impl Iterator<Item = (Phrase, &'static [&'static str], &'static [&'static str])>
    {
        BY_THE_BOOK.iter().chain(FAULTY).copied()
    }

    /// The ways to say it.
    fn ways(self) -> &'static [&'static str] {
        // The rows stand in the order of the enum; a test holds them to it.
        let at = self as usize;
        match at.checked_sub(BY_THE_BOOK.len()) {
            None => BY_THE_BOOK[at].2,
            Some(beyond) => FAULTY[beyond].2,
        }
    }
}

impl Slots<'_> {
    /// The template with its gaps filled.
    pub fn fill(&self, template: &str) -> String {
        let mut said = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (gap, behind) = after.split_once('}').unwrap_or((after, ""));
            said.push_str(match gap {
                "to" => self.to,
                "who" => self.who,
                "what" => self.what,
                "time" => self.time,
                _ => "",
            });
            rest = behind;
        }
        said.push_str(rest);
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_stand_in_the_order_of_the_phrases() {
        for (at, (phrase, acts, ways)) in Phrase::all().enumerate() {
            assert_eq!(phrase as usize, at, "{phrase:?}");
            let nothing_to_do = phrase == Phrase::AskToStay;
            assert_eq!(acts.is_empty(), nothing_to_do, "{phrase:?}");
            assert!(!ways.is_empty(), "{phrase:?}");
        }
        assert_eq!(
            Phrase::all().count(),
            Phrase::StatusUpdateInJargon as usize + 1
        );
    }
}
