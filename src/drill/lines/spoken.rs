//! What has been said in a drill, as a set of hashes, and the choice of words that were not.

use std::collections::BTreeMap;

use super::{fill, may_come_again, running_on};
use crate::scenario::Scenario;
use crate::scenario::house::HouseLine;
use crate::scenario::ids::{LineId, PersonId};

/// Lines out of which one is chosen.
#[derive(Clone, Copy)]
pub(in crate::drill) enum Pool<'a> {
    /// Of the house.
    House(&'a [HouseLine]),
    /// Of the scenario.
    Own(&'a [LineId], &'a Scenario),
}

/// Slots of a line, with their values.
type Slots = [(&'static str, String)];

/// What has been said, written or drafted by simulated people.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct Spoken {
    /// By the hash of the words, with slots filled and unfilled.
    said: BTreeMap<u64, Saying>,
    count: u32,
}

/// When words were last said, and by whom.
#[derive(Clone, Debug)]
struct Saying {
    by: PersonId,
    at: u32,
}

impl<'a> Pool<'a> {
    fn len(self) -> usize {
        match self {
            Pool::House(lines) => lines.len(),
            Pool::Own(lines, _) => lines.len(),
        }
    }

    /// The line's id and words.
    fn line(self, at: usize) -> (&'a LineId, &'a str) {
        match self {
            Pool::House(lines) => (&lines[at].id, &lines[at].text),
            Pool::Own(lines, scenario) => (&lines[at], scenario.line(&lines[at])),
        }
    }

    /// All its lines with their slots filled.
    pub fn filled(self, slots: &Slots) -> impl Iterator<Item = (LineId, String)> {
        self.from(0)
            .map(|(line, words)| (line.clone(), fill(words, slots)))
    }

    /// Its lines, from the one that was drawn on and round.
    fn from(self, drawn: u32) -> impl Iterator<Item = (&'a LineId, &'a str)> {
        let len = self.len();
        let first = ((u64::from(drawn) * len as u64) >> 32) as usize;
        (0..len).map(move |step| self.line((first + step) % len))
    }
}

impl Spoken {
    /// Who last said these words.
    pub fn by(&self, text: &str) -> Option<&PersonId> {
        self.said.get(&hash(text)).map(|saying| &saying.by)
    }

    /// A number that differs from one time to the next, for a choice that is nobody's luck: no
    /// die is thrown because of what others have said.
    pub fn turn(&self) -> u32 {
        self.count.wrapping_mul(0x9e37_79b9)
    }

    /// Somebody says these words.
    pub fn remember(&mut self, text: &str, who: &PersonId) {
        self.note(hash(text), who);
    }

    fn note(&mut self, words: u64, who: &PersonId) {
        self.count += 1;
        let by = who.clone();
        self.said.insert(words, Saying { by, at: self.count });
    }

    /// Words that were not said: of the first pool that has a line nobody has used; when all are
    /// used, of a line that says something new by its slots; then a short one, which may come
    /// again, the one said longest ago. Nothing when there is none. `drawn` is one throw of the
    /// speaker's die, whatever comes of it.
    pub fn choose(
        &mut self,
        pools: &[Pool],
        slots: &Slots,
        drawn: u32,
        who: &PersonId,
    ) -> Option<(LineId, String)> {
        for pool in pools {
            for (line, words) in pool.from(drawn) {
                let used = hash(words);
                if self.said.contains_key(&used) {
                    continue;
                }
                let text = fill(words, slots);
                let told = hash(&text);
                if self.said.contains_key(&told) && !may_come_again(&text) {
                    continue;
                }
                self.note(used, who);
                self.note(told, who);
                return Some((line.clone(), text));
            }
        }
        self.choose_used(pools, slots, drawn, who)
    }

    fn choose_used(
        &mut self,
        pools: &[Pool],
        slots: &Slots,
        drawn: u32,
        who: &PersonId,
    ) -> Option<(LineId, String)> {
        let filled = pools
            .iter()
            .flat_map(|pool| pool.from(drawn))
            .map(|(line, words)| (self.last(words), line, words, fill(words, slots)));
        let (_, line, words, text) = filled
            .filter(|(_, _, _, text)| self.by(text).is_none() || may_come_again(text))
            // New words before those that come again.
            .min_by_key(|(last, _, _, text)| (self.by(text).is_some(), *last))?;
        self.remember(words, who);
        self.remember(&text, who);
        Some((line.clone(), text))
    }

    fn last(&self, text: &str) -> u32 {
        self.said.get(&hash(text)).map_or(0, |saying| saying.at)
    }

    /// One of these texts, all of which were said, in a frame that makes new words of it. The
    /// frames have the slot `said`, and `running` where the text can run on within a sentence.
    pub fn frame(
        &mut self,
        texts: &[(LineId, String)],
        frames: &[HouseLine],
        slots: &Slots,
        drawn: u32,
        who: &PersonId,
    ) -> (LineId, String) {
        let mut oldest: Vec<&(LineId, String)> = texts.iter().collect();
        oldest.sort_by_key(|(_, text)| self.last(text));
        let framed = |at: usize, text: &str| -> Vec<(usize, String)> {
            let framings = framings(text, frames, slots, drawn);
            framings.map(|text| (at, text)).collect()
        };
        let bare = oldest.iter().enumerate();
        let once: Vec<(usize, String)> = bare.flat_map(|(at, one)| framed(at, &one.1)).collect();
        // Who has used up every frame puts one around another.
        let twice = once.iter().flat_map(|(at, text)| framed(*at, text));
        let found = once
            .iter()
            .cloned()
            .chain(twice)
            .find(|(_, text)| self.by(text).is_none());
        let Some((at, text)) = found else {
            return (LineId::default(), "…".to_owned());
        };
        let (line, said) = oldest[at];
        self.remember(said, who);
        self.remember(&text, who);
        (line.clone(), text)
    }
}

/// A text in each of these frames that fit it.
fn framings(
    text: &str,
    frames: &[HouseLine],
    slots: &Slots,
    drawn: u32,
) -> impl Iterator<Item = String> {
    let running = running_on(text);
    let runs = running.is_some();
    let mut slots = slots.to_vec();
    slots.push(("said", text.to_owned()));
    slots.push(("running", running.unwrap_or_default()));
    Pool::House(frames)
        .from(drawn)
        .filter(move |(_, frame)| runs || !frame.contains("{running}"))
        .map(move |(_, frame)| fill(frame, &slots))
}

/// A number for words, the same everywhere; capitals make no difference. Eight letters at a time,
/// because every line that is spoken is looked up.
fn hash(text: &str) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix =
        |hash: u64, letters: u64| (hash.rotate_left(23) ^ (letters | SMALL)).wrapping_mul(FACTOR);
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let hash = eights
        .iter()
        .fold(0, |hash, letters| mix(hash, u64::from_le_bytes(*letters)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::house::{Manner, situation};

    fn plain(name: &str) -> &'static [HouseLine] {
        situation(name).map_or(&[], |of| of.lines(Manner::PLAIN))
    }

    #[test]
    fn no_line_comes_twice_before_all_have_come() {
        let mut spoken = Spoken::default();
        let who = PersonId::from("sam");
        let lines = plain("acknowledge");
        let mut seen: Vec<LineId> = (0..lines.len() as u32)
            .map(|draw| {
                let drawn = draw.wrapping_mul(0x9e37_79b9);
                spoken
                    .choose(&[Pool::House(lines)], &[], drawn, &who)
                    .expect("one is left")
                    .0
            })
            .collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), lines.len());
    }

    #[test]
    fn a_used_pool_gives_way_to_the_next_and_both_to_new_slots() {
        let mut spoken = Spoken::default();
        let who = PersonId::from("sam");
        let line = |text: &str| HouseLine {
            id: LineId::from(text),
            text: text.to_owned(),
        };
        let (first, second) = (
            [line("It takes about {minutes}.")],
            [line("Give me {minutes}, would you.")],
        );
        let pools = [Pool::House(&first), Pool::House(&second)];
        let mut say = |minutes: &str| {
            let slots = [("minutes", minutes.to_owned())];
            spoken.choose(&pools, &slots, 0, &who).map(|(_, text)| text)
        };
        assert_eq!(say("an hour").as_deref(), Some("It takes about an hour."));
        assert_eq!(
            say("an hour").as_deref(),
            Some("Give me an hour, would you.")
        );
        assert_eq!(say("a day").as_deref(), Some("It takes about a day."));
        assert_eq!(say("an hour"), None);
    }

    #[test]
    fn capitals_make_no_difference() {
        assert_eq!(hash("It's the Database."), hash("it's the database."));
        assert_ne!(hash("It's the database."), hash("It's the databases."));
        assert_ne!(hash("aaaaaaaabbbbbbbb"), hash("bbbbbbbbaaaaaaaa"));
    }
}
