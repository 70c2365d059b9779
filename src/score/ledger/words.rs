//! How the trainee spoke while they commanded: their words, the short forms in them, and where
//! several people talked at once until order was kept.

use std::collections::BTreeMap;

use super::Mark;
use crate::drill::event::Sense;
use crate::drill::{Event, Seq, What};
use crate::hearing::{Act, Channel, HeardAct};
use crate::scenario::ids::PersonId;
use crate::units::Span;

/// Voices that break off within this belong to one din. Ours.
const ONE_DIN: Span = Span::secs(15);
/// Murmurs so soon after everybody was asked to agree are the answer to that. Ours.
const MURMURS: Span = Span::secs(20);

/// How the trainee spoke.
#[derive(Debug, Default)]
pub struct Words<'a> {
    /// All that they said while they commanded.
    pub said: Vec<(Mark, &'a str)>,
    /// Words on call or chat with short forms that nobody had explained, and those.
    pub short_forms: Vec<(Mark, Vec<&'a str>)>,
    /// Somebody asked what short forms mean, by the words that held them.
    pub meaning_asked: BTreeMap<Seq, Mark>,
    /// Several talked at once.
    pub dins: Vec<Din<'a>>,

    channel: Channel,
    agreement: Option<Mark>,
}

/// Several people talked at once, and none was understood.
#[derive(Clone, Debug)]
pub struct Din<'a> {
    /// The first voice that broke off.
    pub began: Mark,
    /// Who talked.
    pub voices: Vec<&'a PersonId>,
    /// The commander kept order: one at a time, or one of them first.
    pub kept: Option<Mark>,
}

impl<'a> Words<'a> {
    /// Enters one event; `commands`: the trainee does, after it.
    pub(super) fn enter(&mut self, event: &'a Event, trainee: &PersonId, commands: bool) {
        match &event.what {
            What::Said {
                who, channel, text, ..
            } if who == trainee => {
                self.channel = *channel;
                if commands {
                    self.said.push((Mark::of(event), text));
                }
            }
            What::Said {
                who,
                sense: Some(Sense::Crosstalk),
                ..
            } if commands => self.enter_voice(event, who),
            What::Heard {
                utterance,
                acts,
                acronyms,
                ..
            } if commands => {
                let mark = Mark::words(event, *utterance);
                self.enter_order(mark, acts);
                self.enter_short_forms(mark, acronyms);
            }
            What::AcronymAsked { utterance, .. } => {
                self.meaning_asked
                    .entry(*utterance)
                    .or_insert(Mark::of(event));
            }
            What::AgreementPolled { .. } => self.agreement = Some(Mark::of(event)),
            _ => {}
        }
    }

    fn enter_voice(&mut self, event: &'a Event, who: &'a PersonId) {
        let murmurs = |polled: Mark| event.at.since(polled.at) < MURMURS;
        if self.agreement.is_some_and(murmurs) {
            return;
        }
        let same = |din: &&mut Din<'_>| din.kept.is_none() && event.at <= din.began.at + ONE_DIN;
        match self.dins.last_mut().filter(same) {
            Some(din) => din.voices.push(who),
            None => self.dins.push(Din {
                began: Mark::of(event),
                voices: vec![who],
                kept: None,
            }),
        }
    }

    fn enter_order(&mut self, mark: Mark, acts: &[HeardAct]) {
        for din in self.dins.iter_mut().filter(|din| din.kept.is_none()) {
            let keeps = |act: &Act| match act.said_to() {
                [one] => din.voices.iter().any(|who| who.as_str() == one.0.as_str()),
                _ => matches!(act, Act::KeepOrder),
            };
            if acts.iter().any(|heard| keeps(&heard.act)) {
                din.kept = Some(mark);
            }
        }
    }

    /// Short forms in a direct message are between two who know each other.
    fn enter_short_forms(&mut self, mark: Mark, used: &'a [String]) {
        if !matches!(self.channel, Channel::Call | Channel::Chat) {
            return;
        }
        let unexplained = |short: &&String| {
            let mut said = self.said.iter().rev();
            !said.any(|(_, text)| spells_out(text, short))
        };
        let short: Vec<&str> = used
            .iter()
            .filter(unexplained)
            .map(String::as_str)
            .collect();
        if !short.is_empty() {
            self.short_forms.push((mark, short));
        }
    }
}

/// Whether some words in a row begin with the letters of a short form ("service level objective").
fn spells_out(text: &str, short: &str) -> bool {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let letters: Vec<char> = short.chars().collect();
    letters.len() > 1
        && words.windows(letters.len()).any(|row| {
            row.iter().zip(&letters).all(|(word, letter)| {
                word.len() > 1
                    && word
                        .chars()
                        .next()
                        .is_some_and(|first| first.eq_ignore_ascii_case(letter))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_is_explained_by_the_words_it_stands_for() {
        assert!(spells_out("our SLO, the service level objective", "SLO"));
        assert!(!spells_out("our SLO is at risk", "SLO"));
        assert!(!spells_out("some long story", "SLO"));
    }
}
