//! Finding cues in the items of one sentence. Each cue is tried only where its rarest word
//! stands, outwards in both directions; words such as "please" between two steps are stepped
//! over. The cost grows with the words that are said, not with the number of cues.

use super::Grammar;
use super::hints::{Hints, Kind};
use super::pattern::{Content, Place, Reach, Step, Take};
use crate::hearing::items::{Item, class};
use crate::hearing::lexicon::mark;
use crate::hearing::tokens::{COMMA, NO_BREAK, STOP};
use crate::hearing::trace::{Trace, Why};

/// A cue found in a sentence. Places are items of the whole utterance.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The act.
    pub kind: Kind,
    /// Its tier.
    pub tier: u8,
    /// What it tells about the slots.
    pub hints: Hints,
    /// The first item.
    pub from: usize,
    /// Behind the last item.
    pub to: usize,
    /// Where the captured words begin, if the cue says so.
    pub capture: Option<usize>,
    /// How many items were named by the cue and not leapt over.
    pub weight: u16,
    /// Which cue of the grammar found it.
    pub made_by: u32,
}

/// How many items a match may leap over between two steps.
const SKIPS: usize = 2;

/// What a step can reach from a place, in both directions, words such as "please" leapt over.
#[derive(Clone, Copy, Debug, Default)]
struct Reaches {
    ahead: Reach,
    behind: Reach,
}

impl Reaches {
    fn from(items: &[Item], low: usize, high: usize, at: usize) -> Reaches {
        let mut reaches = Reaches::default();
        for item in items[at..high.min(at + SKIPS + 1)].iter() {
            reaches.ahead.add(item.word, item.is);
            if !item.is_any(mark::SKIP) {
                break;
            }
        }
        for item in items[low.max(at.saturating_sub(SKIPS + 1))..at]
            .iter()
            .rev()
        {
            reaches.behind.add(item.word, item.is);
            if !item.is_any(mark::SKIP) {
                break;
            }
        }
        reaches
    }
}

/// A sentence, and what can be reached in it.
struct Scene<'a> {
    items: &'a [Item],
    low: usize,
    high: usize,
    reaches: &'a [Reaches],
}

struct Walk<'a> {
    items: &'a [Item],
    reaches: &'a [Reaches],
    grammar: &'a Grammar,
    low: usize,
    high: usize,
    capture: Option<usize>,
    weight: u16,
}

impl Grammar {
    /// All cues in `items[low..high]`, which is one sentence.
    pub fn find(
        &self,
        items: &[Item],
        low: usize,
        high: usize,
        found: &mut Vec<Match>,
        trace: &mut Trace,
    ) {
        let mut content = Content::default();
        for item in &items[low..high] {
            content.add(item.word, item.is);
        }
        let reaches: Vec<Reaches> = (low..=high)
            .map(|at| Reaches::from(items, low, high, at))
            .collect();
        let scene = Scene {
            items,
            low,
            high,
            reaches: &reaches,
        };
        for (at, item) in items.iter().enumerate().take(high).skip(low) {
            let (from, to) = self.by_word[usize::from(item.word)];
            let by_word = &self.filed[from as usize..to as usize];
            for place in by_word.iter().filter(|place| place.may_be_in(content)) {
                self.try_at(&scene, at, place, found, trace);
            }
            let mut bits = item.is & self.filed_classes;
            while bits != 0 {
                let bit = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let by_class = &self.by_class[bit];
                for place in by_class.iter().filter(|place| place.may_be_in(content)) {
                    self.try_at(&scene, at, place, found, trace);
                }
            }
        }
    }

    #[inline]
    fn try_at(
        &self,
        scene: &Scene,
        at: usize,
        place: &Place,
        found: &mut Vec<Match>,
        trace: &mut Trace,
    ) {
        let (items, made_by) = (scene.items, place.cue);
        let cue = &self.cues[made_by as usize];
        let steps = &self.steps[cue.from as usize..cue.to as usize];
        let anchor = place.step as usize;
        let mut walk = Walk {
            items,
            grammar: self,
            low: scene.low,
            high: scene.high,
            reaches: scene.reaches,
            capture: None,
            weight: 1,
        };
        let Some(to) = walk.forward(&steps[anchor + 1..], at + 1) else {
            return;
        };
        let Some(from) = walk.backward(&steps[..anchor], at) else {
            return;
        };
        let one = Match {
            kind: cue.kind,
            tier: cue.tier,
            hints: cue.hints,
            from,
            to,
            capture: walk.capture,
            weight: walk.weight,
            made_by,
        };
        if cue.hints.has(Hints::QUESTION) && !walk.is_question(to) {
            return trace.strike(&one, Why::NoQuestion);
        }
        if !cue.hints.has(Hints::NEGATED) && walk.is_negated(from) {
            return trace.strike(&one, Why::Negated);
        }
        let undone =
            cue.kind == Kind::Assign && items[to].cut == NO_BREAK && items[to].is_any(mark::NOT);
        if undone {
            return trace.strike(&one, Why::Negated);
        }
        found.push(one);
    }
}

impl Walk<'_> {
    #[inline]
    fn takes(&self, step: &Step, item: &Item) -> bool {
        step.takes(item.word, item.is, &self.grammar.words)
    }

    /// Walks the steps from `at` on; gives the place behind the last item.
    fn forward(&mut self, steps: &[Step], at: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(at);
        };
        match step.take {
            Take::Capture => {
                self.capture = Some(at);
                self.forward(rest, at)
            }
            Take::Start => (self.items.get(at)?.is_any(class::START) || at == self.low)
                .then(|| self.forward(rest, at))?,
            Take::End => self.ends_at(at).then(|| self.forward(rest, at))?,
            Take::Gap(most) => {
                let last = (at + usize::from(most)).min(self.high);
                let weight = self.weight;
                for next in at..=last {
                    if next > at && (self.items[next - 1].cut > COMMA || self.turns(next - 1)) {
                        break;
                    }
                    if let Some(end) = self.forward(rest, next) {
                        return Some(end);
                    }
                    self.weight = weight;
                }
                None
            }
            Take::Choice => {
                let (weight, grammar) = (self.weight, self.grammar);
                let reach = self.reaches[at - self.low].ahead;
                let possible = step.may_begin(reach);
                for sequence in grammar.sequences[step.choices()]
                    .iter()
                    .filter(|sequence| possible && sequence.may_begin(reach))
                {
                    let choice = &grammar.steps[sequence.from as usize..sequence.to as usize];
                    let anything = choice.len() == 1 && choice[0].classes() & class::ANY != 0;
                    if anything
                        && step.is_optional()
                        && self.items.get(at).is_some_and(|item| item.cut != NO_BREAK)
                    {
                        continue;
                    }
                    if let Some(end) = self
                        .forward(choice, at)
                        .and_then(|next| self.forward(rest, next))
                    {
                        return Some(end);
                    }
                    self.weight = weight;
                }
                if step.is_optional() {
                    self.forward(rest, at)
                } else {
                    None
                }
            }
            Take::One => {
                let weight = self.weight;
                let mut next = at;
                let mut broken = false;
                while next < self.high.min(at + SKIPS + 1) {
                    let item = &self.items[next];
                    broken |= item.cut != NO_BREAK;
                    // "all clear, the incident is over": what may follow follows in the same clause
                    // … and takes nobody's name away from what is said to them
                    let taken = if step.is_optional() && (broken || item.is_any(class::PERSON)) {
                        step.names(item.word, item.is, &self.grammar.words)
                    } else {
                        self.takes(step, item)
                    };
                    if taken {
                        self.weight = weight + 1;
                        if let Some(end) = self.forward(rest, next + 1) {
                            return Some(end);
                        }
                        self.weight = weight;
                    }
                    if !item.is_any(mark::SKIP) {
                        break;
                    }
                    next += 1;
                }
                if step.is_optional() {
                    return self.forward(rest, at);
                }
                None
            }
        }
    }

    /// Walks the steps backwards from before `at`; gives the place of the first item.
    fn backward(&mut self, steps: &[Step], at: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_last() else {
            return Some(at);
        };
        match step.take {
            Take::Capture => {
                self.capture = Some(at);
                self.backward(rest, at)
            }
            Take::Start => {
                let mut start = at;
                while !(start == self.low || self.items[start].is_any(class::START)) {
                    if start == self.low || !self.items[start - 1].is_any(mark::SKIP) {
                        return None;
                    }
                    start -= 1;
                }
                self.backward(rest, at)
            }
            Take::End => (at == self.low || self.items[at].cut != NO_BREAK)
                .then(|| self.backward(rest, at))?,
            Take::Gap(most) => {
                let last = at.saturating_sub(usize::from(most)).max(self.low);
                let weight = self.weight;
                for next in (last..=at).rev() {
                    if next < at && self.turns(next) {
                        break;
                    }
                    if let Some(start) = self.backward(rest, next) {
                        return Some(start);
                    }
                    self.weight = weight;
                }
                None
            }
            Take::Choice => {
                let (weight, grammar) = (self.weight, self.grammar);
                let reach = self.reaches[at - self.low].behind;
                let possible = step.may_end(reach);
                for sequence in grammar.sequences[step.choices()]
                    .iter()
                    .filter(|sequence| possible && sequence.may_end(reach))
                {
                    let choice = &grammar.steps[sequence.from as usize..sequence.to as usize];
                    if let Some(start) = self
                        .backward(choice, at)
                        .and_then(|next| self.backward(rest, next))
                    {
                        return Some(start);
                    }
                    self.weight = weight;
                }
                if step.is_optional() {
                    self.backward(rest, at)
                } else {
                    None
                }
            }
            Take::One => {
                let weight = self.weight;
                let mut next = at;
                while next > self.low && at - next <= SKIPS {
                    let item = &self.items[next - 1];
                    if self.takes(step, item) {
                        self.weight = weight + 1;
                        if let Some(start) = self.backward(rest, next - 1) {
                            return Some(start);
                        }
                        self.weight = weight;
                    }
                    if !item.is_any(mark::SKIP) {
                        break;
                    }
                    next -= 1;
                }
                if step.is_optional() {
                    return self.backward(rest, at);
                }
                None
            }
        }
    }

    /// "…, and Lucia, update the page": whether somebody else is spoken to from here on.
    fn turns(&self, at: usize) -> bool {
        self.items[at].is_any(class::PERSON)
            && self
                .items
                .get(at + 1)
                .is_some_and(|next| next.cut != NO_BREAK)
            && at > self.low
            && self.items[at - 1].is_any(mark::LEAD)
            && self.items[at - 1].cut != NO_BREAK
    }

    /// Whether the clause ends before `at`: a break, the end, or nothing but names and
    /// courtesies up to one.
    fn ends_at(&self, at: usize) -> bool {
        let mut next = at;
        // "five minutes copy": an order to confirm closes what it follows
        if at > self.low
            && at < self.high
            && self.items[at - 1].is_any(class::TIME)
            && self.items[at].is_any(mark::VERB)
        {
            return true;
        }
        while next < self.high {
            let item = &self.items[next];
            if item.cut != NO_BREAK || (next > at && item.is_any(mark::LEAD)) {
                return true;
            }
            let passes = item.is_any(
                mark::SKIP
                    | mark::LEAD
                    | class::PERSON
                    | class::TEAM
                    | mark::GROUP
                    | mark::SUBJECT
                    | mark::VERB,
            );
            if !passes {
                return false;
            }
            if item.is_any(mark::SUBJECT | mark::LEAD) || next > at && item.is_any(mark::VERB) {
                return true;
            }
            next += 1;
        }
        true
    }

    /// Whether the sentence that ends behind `to` ends in a question mark.
    fn is_question(&self, to: usize) -> bool {
        let _ = to;
        self.items
            .get(self.high)
            .is_some_and(|item| item.cut > STOP)
    }

    /// Whether a "not" stands shortly before, in the same clause.
    fn is_negated(&self, from: usize) -> bool {
        let low = from.saturating_sub(3).max(self.low);
        let mut at = from;
        while at > low {
            if self.items[at].cut != NO_BREAK {
                return false;
            }
            at -= 1;
            let item = &self.items[at];
            // "no problem Hayley I'll …": what was denied was said before the name
            if item.is_any(class::PERSON) {
                return false;
            }
            if item.is_any(mark::NOT) {
                return true;
            }
            if item.is_any(mark::LEAD) {
                return false;
            }
        }
        false
    }
}
