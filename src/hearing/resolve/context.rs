//! Inside a drill the call decides what the words leave open: to whom a reply without a name goes,
//! whom "you" means, whose task "it" is, and whether the same words give a task or ask for one.
//!
//! A fault stays a fault: "can someone", "we should" and the passive name no owner, and no context
//! gives them one.

use super::super::Context;
use super::super::address::Addressed;
use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::{Item, class};
use super::super::lexicon::mark;
use super::super::names::{Names, Party};
use super::neighbours::Scene;
use super::{open_work, replies};
use crate::hearing::OpenTask;
use crate::scenario::ids::PersonId;

/// What the rules may look at.
pub struct Call<'a> {
    /// What the drill knows.
    pub context: &'a Context,
    /// The names.
    pub names: &'a Names,
    /// What was said.
    pub text: &'a str,
    /// The utterance.
    pub scene: &'a Scene<'a>,
    /// The items of other words; asked only where two tasks are compared.
    pub words_of: &'a dyn Fn(&str) -> Vec<Item>,
    /// To whom all of it is said.
    pub dm_to: Option<u16>,
}

/// Lets the drill's context decide what the words leave open.
pub fn consider(drafts: &mut Vec<Draft>, call: &Call) {
    answers_to_drafts_and_read_backs(drafts, call);
    replies::to_pressure(drafts, call);
    replies::to_a_demand(drafts, call);
    replies::to_a_newcomer(drafts, call);
    putting_off_ends_a_debate(drafts, call);
    for draft in drafts.iter_mut() {
        a_pronoun_that_nobody_fills_is_not_the_one_spoken_to(draft, call);
        if !draft.said.somebody() && !draft.hints.has(Hints::ALL) {
            draft.said = call.said_to(draft).into_iter().collect();
        }
    }
    open_work::going_on_is_no_order(drafts, call);
    open_work::what_is_open_is_followed_up(drafts, call);
}

impl FromIterator<Party> for Addressed {
    /// Those to whom words without a name are said.
    fn from_iter<I: IntoIterator<Item = Party>>(parties: I) -> Self {
        let to: Vec<Party> = parties.into_iter().collect();
        Addressed {
            inherited: !to.is_empty(),
            to,
            ..Addressed::default()
        }
    }
}

impl Call<'_> {
    fn place(&self, person: &PersonId) -> Option<Party> {
        self.names.place(person).map(Party::Person)
    }

    /// The place of somebody in the cast.
    pub fn place_of(&self, person: &Option<PersonId>) -> Option<u16> {
        self.names.place(person.as_ref()?)
    }

    fn one(&self, person: &Option<PersonId>) -> Option<Party> {
        person.as_ref().and_then(|id| self.place(id))
    }

    /// With whom the speaker is talking.
    pub(super) fn partner(&self) -> Option<Party> {
        let context = self.context;
        self.one(&context.last_speaker)
            .or_else(|| self.one(&context.last_addressee))
    }

    /// The partner, unless all they did was to press for something: nobody works for that.
    fn partner_at_work(&self) -> Option<Party> {
        let context = self.context;
        if context.pressed_last {
            return None;
        }
        self.partner()
    }

    fn presser(&self) -> Option<Party> {
        let first = self.context.pressure.first()?;
        self.place(&first.from)
    }

    pub(super) fn tasks_of(&self, party: Party) -> impl DoubleEndedIterator<Item = &OpenTask> {
        self.context
            .open_tasks
            .iter()
            .filter(move |task| self.place(&task.owner) == Some(party))
    }

    /// Whose task "it" is: of those with an open task whoever was last spoken with or of, else
    /// the owner of the newest.
    fn worker(&self) -> Option<Party> {
        let context = self.context;
        let recent = context
            .mentioned
            .iter()
            .chain(&context.last_speaker)
            .chain(&context.last_addressee);
        let at_work = |party: &Party| self.tasks_of(*party).next().is_some();
        recent
            .filter_map(|who| self.place(who))
            .find(at_work)
            .or_else(|| self.place(&self.context.open_tasks.last()?.owner))
    }

    pub(super) fn items(&self, (from, to): (usize, usize)) -> &[Item] {
        &self.scene.items[from..to]
    }

    fn says_you(&self, draft: &Draft) -> bool {
        self.items(draft.cue).iter().any(|item| {
            matches!(
                self.scene.lexicon.text(item.word),
                "you" | "your" | "yourself"
            )
        })
    }

    /// Whether an act names what it is about, be it by "it".
    fn says_it(&self, draft: &Draft) -> bool {
        self.items(draft.part).iter().any(|item| {
            let word = self.scene.lexicon.text(item.word);
            matches!(word, "it" | "that" | "this" | "the" | "task" | "what")
        })
    }

    /// Whether nothing but courtesies and names stands before a sentence.
    pub fn opens(&self, sentence: usize) -> bool {
        let low = self.scene.sentences[sentence].low;
        self.scene.items[..low]
            .iter()
            .all(|item| item.is_any(mark::SKIP | mark::LEAD | class::PERSON))
    }

    /// To whom an act without a name is said.
    fn said_to(&self, draft: &Draft) -> Option<Party> {
        let speaker = self.one(&self.context.last_speaker);
        match draft.kind {
            Kind::ApprovePost | Kind::RevisePost => self.one(&self.context.draft_from).or(speaker),
            Kind::DeferToAfter
            | Kind::RefuseRequest
            | Kind::Yield
            | Kind::ChallengeTakeover
            | Kind::Warn
            | Kind::Remove => self.presser().or(speaker),
            Kind::Acknowledge
            | Kind::Thank
            | Kind::AskEstimate
            | Kind::PinAnswer
            | Kind::AskAck => self.partner(),
            Kind::Rotate | Kind::Release => self.partner(),
            // "hold on" stops whoever speaks, "drop it" whoever works on it
            Kind::CancelTask if self.context.pressed_last || !self.says_it(draft) => self.partner(),
            Kind::GrantTime | Kind::FollowUp | Kind::CancelTask => {
                if self.says_you(draft) {
                    self.partner()
                } else {
                    self.worker().or_else(|| self.partner())
                }
            }
            Kind::Appoint | Kind::SpinOff | Kind::AssignPostmortem
                if self.says_you(draft) && draft.objects.is_empty() =>
            {
                self.partner_at_work()
            }
            Kind::AskStatus | Kind::AskScope | Kind::AskActions | Kind::AskRisks
                if self.says_you(draft) =>
            {
                self.one(&self.context.in_exchange_with)
            }
            Kind::Assign => self.ordered(draft),
            _ => None,
        }
    }

    /// Who is given an order that names nobody: whom "you" means; for a bare order the one who
    /// has just answered or asked the speaker, if it is the reply to that.
    fn ordered(&self, draft: &Draft) -> Option<Party> {
        if draft
            .hints
            .has(Hints::NOBODY | Hints::ONESELF | Hints::GROUP)
        {
            return None;
        }
        if self.says_you(draft) {
            return self.partner_at_work();
        }
        let first = self.scene.items[draft.cue.0];
        let bare = first.is_any(mark::VERB)
            || matches!(
                self.scene.lexicon.text(first.word),
                "do" | "go" | "please" | "have" | "take" | "keep"
            );
        if bare && self.opens(draft.sentence) {
            self.one(&self.context.in_exchange_with)
        } else {
            None
        }
    }
}

/// While a draft waits, "good, go ahead" approves it; while a read-back waits, "correct" confirms
/// it. Whoever reads back is answered first, unless the words name the drafter.
fn answers_to_drafts_and_read_backs(drafts: &mut [Draft], call: &Call) {
    let drafter = call.one(&call.context.draft_from);
    let reader = call.one(&call.context.readback_from);
    for draft in drafts {
        let to_reader =
            reader.is_some_and(|reader| !draft.said.somebody() || draft.said.to == [reader]);
        if !to_reader {
            reply_to_a_draft(draft, drafter, call);
        }
        reply_to_a_readback(draft, reader);
    }
}

/// "That can wait" said to somebody who argues the level, or the process, ends the argument.
fn putting_off_ends_a_debate(drafts: &mut [Draft], call: &Call) {
    for draft in drafts {
        if draft.kind != Kind::DeferToAfter {
            continue;
        }
        let theirs = call.context.pressure.iter().find(|open| {
            let from = call.place(&open.from);
            !draft.said.somebody() || from.is_some_and(|from| draft.said.to == [from])
        });
        if let Some(open) = theirs {
            draft.kind = replies::put_off(open.kind);
        }
    }
}

/// "Tatiana, remove him" does not mean Tatiana, even where nobody knows who he is.
fn a_pronoun_that_nobody_fills_is_not_the_one_spoken_to(draft: &mut Draft, call: &Call) {
    let about_another = matches!(draft.kind, Kind::Remove | Kind::Warn)
        && draft.objects.is_empty()
        && call.items(draft.cue).iter().any(|item| {
            matches!(
                call.scene.lexicon.text(item.word),
                "him" | "her" | "them" | "he" | "she" | "they"
            )
        });
    if about_another {
        draft.said = Addressed::default();
    }
}

/// While a draft waits, "good, go ahead" approves it, and so does "go".
fn reply_to_a_draft(draft: &mut Draft, drafter: Option<Party>, call: &Call) {
    let Some(drafter) = drafter else {
        return;
    };
    let to_drafter = !draft.said.somebody() || draft.said.inherited || draft.said.to == [drafter];
    let says = &call.items(draft.words);
    let only_go = draft.kind == Kind::Assign
        && says.len() == 1
        && matches!(call.scene.lexicon.text(says[0].word), "go" | "publish");
    if to_drafter && (draft.kind == Kind::ConfirmReadback || only_go) {
        draft.kind = Kind::ApprovePost;
    }
}

/// While a read-back waits, "correct" confirms it, and a receipt does too.
fn reply_to_a_readback(draft: &mut Draft, reader: Option<Party>) {
    let Some(reader) = reader else {
        return;
    };
    let to_reader = !draft.said.somebody() || draft.said.inherited || draft.said.to == [reader];
    if to_reader && matches!(draft.kind, Kind::RevisePost) {
        draft.kind = Kind::CorrectReadback;
    }
}
