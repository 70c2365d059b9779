//! What those outside were told, and when customers were hurt: posts and their drafts, status
//! updates on the call, promises of the next update.

use std::collections::BTreeMap;

use super::{Ledger, Mark};
use crate::drill::event::{DraftId, EndWhy, Flaw};
use crate::drill::{Event, What};
use crate::scenario::ids::PersonId;
use crate::scenario::model::Audience;
use crate::units::{Moment, Span};

/// What those outside were told.
#[derive(Clone, Debug, Default)]
pub struct Outside<'a> {
    /// Posts that the commander asked for.
    pub asked: Vec<Asked<'a>>,
    /// Everything that anybody was told: posts, and updates on the call.
    pub told: Vec<Told<'a>>,
    /// What is wrong with drafts.
    pub flaws: BTreeMap<DraftId, Flaw>,
    /// The drafts that were sent back.
    pub revised: BTreeMap<DraftId, Mark>,
    /// Promises of the next update.
    pub promises: Vec<Promise>,
    /// Something changed that is worth telling.
    pub news: Vec<Mark>,
    /// Customers began (`true`) and ceased to be hurt, in order.
    pub hurt: Vec<(Mark, bool)>,
}

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listener {
    /// Those on the call.
    Call,
    /// Stakeholders inside the company.
    Company,
    /// Customers, by the status page.
    Customers,
}

impl From<Audience> for Listener {
    fn from(audience: Audience) -> Listener {
        match audience {
            Audience::Public => Listener::Customers,
            Audience::Internal => Listener::Company,
        }
    }
}

/// A post that the commander asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// When.
    pub mark: Mark,
    /// For whom.
    pub listener: Listener,
    /// Whom the commander asked.
    pub who: Option<&'a PersonId>,
    /// When they said the next one comes.
    pub next: Option<Moment>,
}

/// Somebody was told how things stand.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// When.
    pub mark: Mark,
    /// Who.
    pub listener: Listener,
    /// The draft that it was; none for what the commander said on the call.
    pub draft: Option<DraftId>,
    /// The words of a post; empty for what the commander said, whose words `mark` cites.
    pub text: &'a str,
    /// When the next one comes, as far as the commander said so.
    pub next: Option<Moment>,
}

/// A promise of the next update.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// When it was given.
    pub mark: Mark,
    /// To whom.
    pub listener: Listener,
    /// When the next update is due.
    pub due: Moment,
}

impl<'a> Ledger<'a> {
    pub(super) fn enter_outside(&mut self, event: &'a Event) {
        let mark = Mark::of(event);
        match &event.what {
            What::PostAsked {
                audience,
                who,
                utterance,
                next_in_ms,
            } => self.enter_asked(Asked {
                mark: Mark::words(event, *utterance),
                listener: Listener::from(*audience),
                who: who.as_ref(),
                next: next_in_ms.map(|span| event.at + Span(span)),
            }),
            What::UpdateGiven {
                utterance,
                next_in_ms,
            } => {
                let mark = Mark::words(event, *utterance);
                let next = next_in_ms.map(|span| event.at + Span(span));
                self.outside.told.push(Told {
                    mark,
                    listener: Listener::Call,
                    draft: None,
                    text: "",
                    next,
                });
                self.promise(mark, Listener::Call, next);
            }
            What::UpdatePromised { utterance, due_ms } => {
                let mark = Mark::words(event, *utterance);
                let with_a_post = self
                    .outside
                    .asked
                    .last()
                    .is_some_and(|asked| asked.mark == mark && asked.next.is_some());
                if !with_a_post {
                    self.promise(mark, Listener::Call, Some(Moment(*due_ms)));
                }
            }
            What::PromiseLearned { due_ms } => {
                self.promise(mark, Listener::Customers, Some(Moment(*due_ms)));
            }
            What::DraftFlawed { draft, flaw } => {
                self.outside.flaws.insert(*draft, *flaw);
            }
            What::DraftRevised { draft, utterance } => {
                let words = Mark::words(event, *utterance);
                self.outside.revised.entry(*draft).or_insert(words);
            }
            What::Posted {
                draft,
                audience,
                text,
            } => {
                let listener = Listener::from(*audience);
                let asked = self.outside.asked.iter().rev();
                let next = asked
                    .clone()
                    .find(|asked| asked.listener == listener)
                    .and_then(|asked| asked.next);
                self.outside.told.push(Told {
                    mark,
                    listener,
                    draft: Some(*draft),
                    text,
                    next,
                });
            }
            What::Impact { rate, .. } if *rate > 0 && self.outside.hurt.is_empty() => {
                self.outside.hurt.push((mark, true));
            }
            What::Mitigated => {
                self.outside.hurt.push((mark, false));
                self.outside.news.push(mark);
            }
            What::HurtAgain => {
                self.outside.hurt.push((mark, true));
                self.outside.news.push(mark);
            }
            What::FindingKnown { .. } => self.outside.news.push(mark),
            _ => {}
        }
    }

    fn enter_asked(&mut self, asked: Asked<'a>) {
        self.promise(asked.mark, asked.listener, asked.next);
        self.outside.asked.push(asked);
    }

    fn promise(&mut self, mark: Mark, listener: Listener, due: Option<Moment>) {
        self.outside.promises.extend(due.map(|due| Promise {
            mark,
            listener,
            due,
        }));
    }

    /// While the trainee commanded: from when to when, in order.
    pub fn commanded(&self) -> Vec<(Moment, Moment)> {
        let own = |(_, who): &(Mark, Option<&PersonId>)| *who == Some(self.trainee);
        let ends = self.commanders.iter().skip(1).map(|(mark, _)| mark.at);
        self.commanders
            .iter()
            .zip(ends.chain([self.end.at]))
            .filter(|(stretch, _)| own(stretch))
            .map(|((from, _), until)| (from.at, until))
            .collect()
    }

    /// While customers were hurt, the trainee commanded and had not declared it over: from when
    /// to when, in order. Who closes the call or leaves while customers are hurt leaves them
    /// without word for as long as it goes on.
    pub fn commanded_while_hurt(&self) -> Vec<(Moment, Moment)> {
        let deserted = self.deserted_until();
        let over = deserted.or(self.resolved.map(|resolved| resolved.at));
        let over = over.unwrap_or(self.end.at);
        let ends = self.outside.hurt.iter().skip(1).map(|(mark, _)| mark.at);
        let hurt: Vec<(Moment, Moment)> = self
            .outside
            .hurt
            .iter()
            .zip(ends.chain([over]))
            .filter(|((_, hurt), _)| *hurt)
            .map(|((from, _), until)| (from.at, until.min(over)))
            .collect();
        let mut commanded = self.commanded();
        if let Some((until, last)) = deserted.zip(commanded.last_mut()) {
            last.1 = until;
        }
        let both = hurt.iter().flat_map(|hurt| {
            commanded
                .iter()
                .map(|own| (own.0.max(hurt.0), own.1.min(hurt.1)))
        });
        both.filter(|(from, until)| from < until).collect()
    }

    /// Whether customers were hurt at a moment of the drill.
    pub fn hurt_at(&self, at: Moment) -> bool {
        let later = self.outside.hurt.partition_point(|(mark, _)| mark.at <= at);
        later
            .checked_sub(1)
            .is_some_and(|last| self.outside.hurt[last].1)
    }

    /// How long customers went on being hurt after the trainee had closed the call or left; none
    /// where they did not, or nobody was hurt then.
    fn deserted_until(&self) -> Option<Moment> {
        let went = match self.ended? {
            EndWhy::CallClosed | EndWhy::Left => true,
            EndWhy::SteppedIn => self.abandoned,
            EndWhy::HandedOver | EndWhy::TimeUp | EndWhy::Scripted => false,
        };
        let (horizon, _, mitigated) = self.reckoned?;
        let until = mitigated.map_or(horizon.at, Moment);
        (went && self.hurt_at(self.end.at) && until > self.end.at).then_some(until)
    }
}
