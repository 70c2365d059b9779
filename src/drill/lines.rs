//! The lines that people speak when the scenario gives none: the house lines, read from
//! `assets/lines/house.ron`. A line has an id (`house.ack.2`) and slots in braces. Nobody
//! says the same line of a situation twice before all others have been said.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use smol_str::{SmolStr, format_smolstr};

use super::dice::Die;
use crate::scenario::ids::LineId;

/// The house lines by situation; a constant of the build.
static HOUSE: LazyLock<BTreeMap<SmolStr, Vec<(LineId, String)>>> = LazyLock::new(|| {
    let read: BTreeMap<SmolStr, Vec<String>> =
        ron::from_str(include_str!("../../assets/lines/house.ron"))
            .expect("the house lines are part of the build and a test reads them");
    read.into_iter()
        .map(|(situation, texts)| {
            let lines = texts.into_iter().enumerate().map(|(at, text)| {
                (
                    LineId(format_smolstr!("house.{situation}.{}", at + 1)),
                    text,
                )
            });
            (situation.clone(), lines.collect())
        })
        .collect()
});

/// Which lines have been said in this drill.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    said: BTreeMap<SmolStr, u64>,
}

impl Spoken {
    /// Chooses a house line for a situation, one not said before if there is one left.
    pub fn choose(&mut self, situation: &str, die: &mut Die) -> (LineId, &'static str) {
        let Some(lines) = HOUSE.get(situation) else {
            return (LineId(format_smolstr!("house.{situation}")), "…");
        };
        let said = match self.said.get_mut(situation) {
            Some(said) => said,
            None => self.said.entry(SmolStr::new(situation)).or_default(),
        };
        let all = (1_u64 << lines.len().min(63)) - 1;
        if *said & all == all {
            *said = 0;
        }
        let left = lines.len() as u32 - said.count_ones();
        let mut drawn = die.below(left);
        let mut at = 0;
        loop {
            if *said & (1 << at) == 0 {
                if drawn == 0 {
                    break;
                }
                drawn -= 1;
            }
            at += 1;
        }
        *said |= 1 << at;
        let (id, text) = &lines[at];
        (id.clone(), text.as_str())
    }
}

/// Fills the slots of a line. A slot without a value is left out; one that begins a sentence
/// is written with a capital.
pub(super) fn fill(text: &str, slots: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(text.len() + 24);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((slot, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = slots.iter().find(|(name, _)| *name == slot) {
            let begins = filled.is_empty() || filled.ends_with(". ") || filled.ends_with("? ");
            let mut letters = value.chars();
            match letters.next() {
                Some(first) if begins => {
                    filled.extend(first.to_uppercase());
                    filled.push_str(letters.as_str());
                }
                _ => filled.push_str(value),
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drill::dice::Dice;

    #[test]
    fn slots_are_filled_and_unknown_ones_left_out() {
        let slots = [("name", "Sam".to_owned())];
        assert_eq!(
            fill("Thanks {name}, {what}ok {", &slots),
            "Thanks Sam, ok {"
        );
    }

    #[test]
    fn no_line_comes_twice_before_all_have_come() {
        let mut dice = Dice::new(1);
        let mut spoken = Spoken::default();
        let of = HOUSE["acknowledge"].len();
        let mut seen: Vec<LineId> = (0..of)
            .map(|_| spoken.choose("acknowledge", dice.of("x")).0)
            .collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), of);
    }

    #[test]
    fn every_situation_has_a_line() {
        assert!(
            HOUSE
                .values()
                .all(|lines| !lines.is_empty() && lines.len() < 63)
        );
    }
}
