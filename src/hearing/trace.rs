//! What was done on the way from cues to acts, for whoever asks why. Normal hearing keeps no
//! trace: each of these then only does what it was given to do.
//!
//! Reports come from `cues` (strikes) and from `resolve` (rules). `explain` puts them in words.

use super::cues::Sentence;
use super::drafts::Draft;
use super::grammar::hints::Kind;
use super::grammar::matcher::Match;
use super::items::Item;

/// Why a cue does not stand, or a draft did not become an act of its own.
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// A "not" stands before it or behind it.
    Negated,
    /// It is one only before a question mark.
    NoQuestion,
    /// It is one only where an answer is awaited.
    NotAwaited,
    /// It runs across the end of a clause.
    AcrossClauses,
    /// It names whom it is said to, or a thing: "this call, Ines".
    Misread,
    /// It is told as a fact or a possibility, not done.
    Told,
    /// It was said in quotation marks.
    Quoted,
    /// It is what somebody else said, or thought, or did.
    Reported,
    /// It hangs on a condition.
    Conditional,
    /// A stronger cue has the same words.
    Weaker(Match),
    /// The cue is one of those that perform nothing.
    PerformsNothing,
    /// A rule took it away.
    Rule(&'static str),
    /// A rule made it a part of the draft with this cue.
    Merged(&'static str, Kind, (usize, usize)),
    /// A rule or the context made it another act.
    Became(&'static str),
    /// A slot that it cannot do without stayed empty.
    Empty,
}

/// Something that was rejected or changed.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// What it was.
    pub kind: Kind,
    /// The cue of the grammar that had found it.
    pub made_by: u32,
    /// The items of the cue.
    pub cue: (usize, usize),
    /// What became of it.
    pub why: Why,
}

/// The trace of one utterance.
#[derive(Debug, Default)]
pub struct Trace {
    kept: bool,
    /// In the order in which it happened.
    pub notes: Vec<Note>,
    /// The items of the words; the last is their end.
    pub items: Vec<Item>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Those that were not understood.
    pub unheard: Vec<Sentence>,
    /// The drafts that became acts, one for each act.
    pub drafts: Vec<Draft>,
    /// Where the words begin in the text [bytes].
    pub offset: usize,
    /// The whole message was heard as a brief.
    pub brief: bool,
}

impl Trace {
    /// A trace that is not kept.
    pub fn none() -> Trace {
        Trace::default()
    }

    /// A trace that is kept.
    pub fn kept() -> Trace {
        Trace {
            kept: true,
            ..Trace::default()
        }
    }

    /// Reports something if the trace is kept.
    #[inline]
    pub fn report(&mut self, report: impl FnOnce(&mut Trace)) {
        if self.kept {
            report(self);
        }
    }

    /// Notes why one cue does not stand.
    #[inline]
    pub fn strike(&mut self, one: &Match, why: Why) {
        if self.kept {
            self.note_strike(one, why);
        }
    }

    /// Runs a strike over the cues and notes which it takes away.
    #[inline]
    pub fn strikes(
        &mut self,
        why: Why,
        found: &mut Vec<Match>,
        strike: impl FnOnce(&mut Vec<Match>),
    ) {
        let before = if self.kept { found.clone() } else { Vec::new() };
        strike(found);
        if self.kept {
            self.compare_cues(why, &before, found);
        }
    }

    /// Runs a rule over the drafts and notes what it takes away, merges and changes.
    #[inline]
    pub fn rule(
        &mut self,
        name: &'static str,
        drafts: &mut Vec<Draft>,
        rule: impl FnOnce(&mut Vec<Draft>),
    ) {
        let before = if self.kept {
            drafts.clone()
        } else {
            Vec::new()
        };
        rule(drafts);
        if self.kept {
            self.compare_drafts(name, &before, drafts);
        }
    }

    #[cold]
    #[inline(never)]
    fn note_strike(&mut self, one: &Match, why: Why) {
        self.notes.push(Note {
            kind: one.kind,
            made_by: one.made_by,
            cue: (one.from, one.to),
            why,
        });
    }

    #[cold]
    #[inline(never)]
    fn compare_cues(&mut self, why: Why, before: &[Match], after: &[Match]) {
        for one in before {
            let same = |left: &Match| {
                (left.made_by, left.from, left.to) == (one.made_by, one.from, one.to)
            };
            if !after.iter().any(same) {
                self.note_strike(one, why);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn compare_drafts(&mut self, name: &'static str, before: &[Draft], after: &[Draft]) {
        for draft in before {
            let why = match find(after, draft) {
                Some(left) if left.kind != draft.kind => Why::Became(name),
                Some(_) => continue,
                None => match swallower(before, after, draft) {
                    Some(other) => Why::Merged(name, other.kind, other.cue),
                    None => Why::Rule(name),
                },
            };
            self.note(draft, why);
        }
    }

    /// Notes what became of a draft.
    pub fn note(&mut self, draft: &Draft, why: Why) {
        self.notes.push(Note {
            kind: draft.kind,
            made_by: draft.made_by,
            cue: draft.cue,
            why,
        });
    }
}

/// The same draft, as it is now.
fn find<'a>(drafts: &'a [Draft], draft: &Draft) -> Option<&'a Draft> {
    drafts
        .iter()
        .find(|left| (left.made_by, left.cue) == (draft.made_by, draft.cue))
}

/// The draft whose part grew over a draft that is gone.
fn swallower<'a>(before: &[Draft], now: &'a [Draft], gone: &Draft) -> Option<&'a Draft> {
    now.iter().find(|draft| {
        let covers = |part: (usize, usize)| part.0 <= gone.cue.0 && gone.cue.1 <= part.1;
        covers(draft.part) && find(before, draft).is_some_and(|old| old.part != draft.part)
    })
}
