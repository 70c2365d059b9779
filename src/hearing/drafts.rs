//! From cues to drafts of acts: how far each reaches, to whom it is said, and which people,
//! remedies and times stand in it.

use super::address::{
    Addressed, called_in_passing, is_a_thing, is_vocative_stuff, lead_start, names_that_follow,
    opening_clause, opening_vocative, vocative_behind, vocatives,
};
use super::cues::Sentence;
use super::grammar::hints::{Hints, Kind};
use super::grammar::matcher::Match;
use super::items::{Item, class};
use super::lexicon::{Lexicon, mark};
use super::names::Party;
use super::tokens::{HESITATED, NO_BREAK, PRONOUN};

/// An act in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The act.
    pub kind: Kind,
    /// What the cue tells about the slots.
    pub hints: Hints,
    /// The cue of the grammar that found it.
    pub made_by: u32,
    /// The items of the cue.
    pub cue: (usize, usize),
    /// The items of the whole part of the utterance, names and courtesies included.
    pub part: (usize, usize),
    /// The items of the task, plan or reason.
    pub words: (usize, usize),
    /// The sentence.
    pub sentence: usize,
    /// To whom.
    pub said: Addressed,
    /// People and teams inside the cue.
    pub objects: Vec<Party>,
    /// The first remedy in the part.
    pub remedy: Option<u16>,
    /// The time in the cue [s].
    pub time: Option<u32>,
    /// A time box that later words gave it [s].
    pub timebox: Option<u32>,
    /// The next update that it announces [s].
    pub next: Option<u32>,
    /// The level in the part.
    pub level: Option<u32>,
    /// An acknowledgement was asked.
    pub ack: bool,
    /// Who takes over from somebody who rests.
    pub relief: Option<Party>,
}

impl Draft {
    /// What stands for the cue of a draft that no cue made.
    pub const BY_NO_CUE: u32 = u32::MAX;

    /// A draft that no cue made: what the items mean, said to somebody.
    pub fn made_up(kind: Kind, sentence: usize, items: (usize, usize), to: Party) -> Draft {
        Draft {
            kind,
            made_by: Draft::BY_NO_CUE,
            hints: Hints::default(),
            cue: items,
            part: items,
            words: (items.1, items.1),
            sentence,
            said: Addressed {
                to: vec![to],
                ..Addressed::default()
            },
            objects: Vec::new(),
            remedy: None,
            time: None,
            timebox: None,
            next: None,
            level: None,
            ack: false,
            relief: None,
        }
    }
}

/// Drafts for the cues of an utterance.
pub fn draft(
    items: &[Item],
    sentences: &[Sentence],
    cues: &[Match],
    lexicon: &Lexicon,
    dm_to: Option<Party>,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(cues.len());
    let mut last = Addressed {
        to: dm_to.into_iter().collect(),
        ..Addressed::default()
    };
    let mut carried: Vec<(usize, Addressed)> = Vec::new();
    let mut sentence_at = 0;
    let mut next_cue = 0;
    while next_cue < cues.len() {
        let cue = &cues[next_cue];
        while sentences[sentence_at].high <= cue.from {
            // a sentence of nothing but a name addresses what follows
            let sentence = &sentences[sentence_at];
            let alone = items[sentence.low..sentence.high]
                .iter()
                .all(is_vocative_stuff);
            if alone {
                let said = vocatives(items, sentence.low, sentence.high);
                if said.somebody() {
                    last = said.clone();
                    carried.push((drafts.len(), said));
                }
            } else if drafts
                .last()
                .is_none_or(|before| before.sentence != sentence_at)
            {
                // "Grant, please let us work. If you go on …": so does one that performs nothing
                // "That was no answer, Grant. Yes or no?": and so does one that ends with a name
                let mut said = opening_vocative(items, sentence, lexicon);
                if !said.somebody() {
                    said = called_in_passing(items, sentence.low, sentence.high);
                }
                if said.somebody() {
                    carried.push((drafts.len(), said));
                }
            }
            sentence_at += 1;
        }
        let sentence = &sentences[sentence_at];
        let floor = match drafts.last() {
            Some(before) if before.sentence == sentence_at => before.cue.1,
            _ => sentence.low,
        };
        let first_here = floor == sentence.low;
        let lead = lead_start(items, floor, cue.from, sentence.low, lexicon);
        if let Some(before) = drafts.last_mut()
            && before.sentence == sentence_at
        {
            close(before, items, lead, lexicon);
        }
        let mut said = vocatives(items, lead, cue.from);
        // "understood Hayley you have ten more": the name belongs to the receipt as well
        if let Some(before) = drafts.last_mut()
            && before.kind == Kind::Acknowledge
            && before.sentence == sentence_at
            && before.cue.1 == lead
            && !before.said.somebody()
            && items[lead].is_any(class::PERSON)
            && items[lead].looks & HESITATED == 0
        {
            before.said = said.clone();
        }
        let mut part_from = lead;
        if !first_here && !said.somebody() {
            said = opening_clause(items, floor, cue.from);
        }
        if first_here && !said.somebody() {
            let mut opening = opening_vocative(items, sentence, lexicon);
            if !opening.somebody() {
                opening = called_in_passing(items, sentence.low, cue.from);
            }
            if opening.somebody() {
                said = opening;
                part_from = sentence.low;
            }
        }
        let mut objects = Vec::new();
        let mut group_inside = false;
        let mut role_inside = false;
        for item in &items[cue.from..cue.to] {
            let only_a_role = item.is_any(class::CUSTOMER_LIAISON | class::INTERNAL_LIAISON)
                && cue.kind == Kind::Appoint;
            if let Some(party) = item.party().filter(|_| !only_a_role) {
                role_inside |= item.is_any(class::BY_ROLE);
                if !objects.contains(&party) {
                    objects.push(party);
                }
            }
            // "team Bravo" is being formed, not spoken to
            group_inside |= item.is_any(mark::GROUP) && cue.kind != Kind::SpinOff;
        }
        if said_to_object(cue.kind) && items[cue.to - 1].is_any(class::PERSON) {
            objects.extend(
                names_that_follow(&items[cue.to..sentence.high], lexicon)
                    .filter_map(|item| item.party()),
            );
        }
        let end = sentence.high;
        let find = |wanted: u32, from: usize, to: usize| {
            items[from..to]
                .iter()
                .find(|item| item.is_any(wanted))
                .copied()
        };
        let in_cue = |wanted: u32| find(wanted, cue.from, cue.to);
        drafts.push(Draft {
            kind: cue.kind,
            hints: cue.hints,
            made_by: cue.made_by,
            cue: (cue.from, cue.to),
            part: (part_from, end),
            words: (cue.capture.unwrap_or(cue.to), end),
            sentence: sentence_at,
            remedy: in_cue(class::REMEDY).map(|item| item.remedy),
            time: in_cue(class::TIME).map(|item| item.value),
            timebox: None,
            next: None,
            // "from sev two to sev one"
            level: items[cue.from..cue.to]
                .iter()
                .rev()
                .find(|item| item.is_any(class::SEV))
                .copied()
                .or_else(|| in_cue(class::NUM))
                .map(|item| item.value),
            ack: false,
            relief: None,
            said,
            objects,
        });
        let draft = drafts.last_mut().expect("one was just pushed");
        if cues
            .get(next_cue + 1)
            .is_none_or(|next| next.from >= sentence.high)
        {
            close(draft, items, end, lexicon);
        }
        address(draft, &mut last, group_inside, role_inside, items);
        next_cue += 1;
    }
    // "That's five minutes gone. Priya?": so is the last one's that names nobody
    if let Some(draft) = drafts.last_mut()
        && (draft.kind == Kind::Assign || said_to_object(draft.kind))
        && !draft.said.somebody()
        && let [.., before, sentence] = sentences
        && before.high > draft.cue.0
        && items[sentence.low..sentence.high]
            .iter()
            .all(is_vocative_stuff)
    {
        let said = vocatives(items, sentence.low, sentence.high);
        if !said.to.is_empty() {
            draft.said = said;
        }
    }
    // names behind a cue are only known once it is closed
    let mut last = Addressed {
        to: dm_to.into_iter().collect(),
        ..Addressed::default()
    };
    let mut carried = carried.into_iter().peekable();
    for (at, draft) in drafts.iter_mut().enumerate() {
        while let Some((_, said)) = carried.next_if(|(before, _)| *before <= at) {
            last = said;
        }
        if draft.said.inherited || !draft.said.somebody() {
            if !draft.hints.has(Hints::ALL | Hints::NOBODY | Hints::ONESELF)
                && !speaks_to_all(draft, items)
            {
                draft.said = Addressed {
                    inherited: true,
                    ..last.clone()
                };
            } else {
                draft.said = Addressed::default();
            }
        } else {
            last = draft.said.clone();
        }
    }
    drafts
}

/// Ends a draft's part before `end` and takes the names at its end as whom it is said to.
fn close(draft: &mut Draft, items: &[Item], end: usize, lexicon: &Lexicon) {
    let floor = draft.cue.1;
    draft.part.1 = end.max(floor);
    let mut words_end = end.max(floor);
    while words_end > floor
        && items[words_end - 1].is_any(mark::SKIP | mark::LEAD)
        && !matches!(
            lexicon.text(items[words_end - 1].word),
            "all" | "right" | "both" | "first" | "second" | "still"
        )
    {
        words_end -= 1;
    }
    let names_end = words_end;
    while words_end > floor {
        let item = &items[words_end - 1];
        let named = item.is_any(class::PERSON | mark::GROUP) && item.looks & PRONOUN == 0
            || item.is_any(class::TEAM) && !is_a_thing(item);
        if !named {
            break;
        }
        let pointed_at = words_end >= 2
            && item.cut == NO_BREAK
            && (items[words_end - 2].is_any(mark::POINTS | mark::NOT)
                || matches!(
                    lexicon.text(items[words_end - 2].word),
                    "and" | "the" | "our"
                ))
            && !(words_end - 1 == floor && draft.kind != Kind::Assign);
        if pointed_at && !(words_end - 1 == floor && item.is_any(mark::GROUP)) {
            break;
        }
        words_end -= 1;
    }
    if words_end < names_end {
        let said = vocatives(items, words_end, names_end);
        if !draft.said.somebody() || draft.said.inherited {
            draft.said = said;
        }
        while words_end > floor && items[words_end - 1].is_any(mark::SKIP | mark::LEAD) {
            words_end -= 1;
        }
    }
    // "I leave it to you, Dana, as you wish"
    let takes_part = matches!(
        draft.kind,
        Kind::Release | Kind::Rotate | Kind::Page | Kind::Appoint | Kind::HandOver | Kind::Brief
    );
    if !takes_part && (!draft.said.somebody() || draft.said.inherited) {
        let said = called_in_passing(items, draft.cue.0, draft.part.1);
        if said.somebody() {
            draft.said = said;
        }
    }
    draft.words.1 = words_end.max(draft.words.0.min(words_end.max(draft.cue.1)));
    if draft.words.1 < draft.words.0 {
        draft.words.1 = draft.words.0;
    }
    if !draft.said.somebody() || draft.said.inherited {
        let said = vocative_behind(items, floor, draft.part.1, lexicon);
        if said.somebody() {
            draft.said = said;
        }
    }
    let tail = &items[draft.cue.1..draft.part.1];
    if draft.remedy.is_none() {
        draft.remedy = tail
            .iter()
            .find(|item| item.is_any(class::REMEDY))
            .map(|item| item.remedy);
    }
}

/// Decides whom the draft is said to from what stands in it.
fn address(
    draft: &mut Draft,
    last: &mut Addressed,
    group_inside: bool,
    role_inside: bool,
    items: &[Item],
) {
    let mut named = draft.objects.clone();
    let order = draft.kind == Kind::Assign;
    if !order && draft.kind != Kind::Thank {
        named.retain(|party| matches!(party, Party::Person(_)));
    }
    if (order || said_to_object(draft.kind) && !draft.said.somebody()) && !named.is_empty() {
        // "you and Sam", "Priya, Jonas, please": the names before the cue count as well;
        // "ask Sam to check" is said to Sam alone
        let with_you = order && !draft.hints.has(Hints::OBJECT);
        if with_you && !draft.said.somebody() {
            draft.said.to.clone_from(&last.to);
        }
        let together = with_you || items[draft.cue.0].party().is_some();
        let mut to = if together {
            draft.said.to.clone()
        } else {
            Vec::new()
        };
        for party in named {
            if !to.contains(&party) {
                to.push(party);
            }
        }
        draft.said = Addressed {
            to,
            by_role: role_inside,
            ..Addressed::default()
        };
    } else if !draft.said.somebody() && group_inside {
        draft.said.everybody = true;
    }
    if draft.said.somebody() {
        *last = draft.said.clone();
    }
}

/// In these a name inside the cue is whom it is said to.
fn said_to_object(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AskAck
            | Kind::FollowUp
            | Kind::AskStatus
            | Kind::GrantTime
            | Kind::Thank
            | Kind::Acknowledge
            | Kind::AskEstimate
            | Kind::CancelTask
            | Kind::ApprovePost
            | Kind::RevisePost
            | Kind::DeferToAfter
            | Kind::RefuseRequest
            | Kind::PinAnswer
            | Kind::ChallengeTakeover
    )
}

fn speaks_to_all(draft: &Draft, items: &[Item]) -> bool {
    draft.kind != Kind::SpinOff
        && items[draft.cue.0..draft.cue.1]
            .iter()
            .any(|item| item.is_any(mark::SOMEONE | mark::GROUP))
}
