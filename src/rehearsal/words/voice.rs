//! The voice of one simulated commander: which of the ways to say something is taken.

use super::{Phrase, Slots};

/// Chooses among the ways to say something, the same way for the same seed.
#[derive(Clone, Copy, Debug)]
pub(in crate::rehearsal) struct Voice {
    seed: u64,
    spoken: u64,
}

impl Voice {
    pub(in crate::rehearsal) fn new(seed: u64) -> Voice {
        Voice { seed, spoken: 0 }
    }

    /// Says it.
    pub(in crate::rehearsal) fn say(&mut self, phrase: Phrase, slots: Slots<'_>) -> String {
        let ways = phrase.ways();
        let way = usize::try_from(self.draw() % ways.len() as u64).unwrap_or_default();
        slots.fill(ways[way])
    }

    /// A number that the seed and the count of draws give (SplitMix64).
    pub(in crate::rehearsal) fn draw(&mut self) -> u64 {
        self.spoken += 1;
        let mut mixed = self
            .seed
            .wrapping_add(self.spoken.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_says_the_same() {
        let slots = Slots {
            to: "Hayley",
            what: "the edge",
            time: "five minutes",
            ..Slots::default()
        };
        let (mut one, mut other) = (Voice::new(7), Voice::new(7));
        for _ in 0..20 {
            let said = one.say(Phrase::Investigate, slots);
            assert_eq!(said, other.say(Phrase::Investigate, slots));
            assert!(said.starts_with("Hayley, please") && !said.contains('{'));
        }
    }
}
