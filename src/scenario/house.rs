//! The house: the situations in which people speak, and what they say where a scenario gives them
//! no words of its own. Read from `assets/lines/house.ron`, which is part of the build.
//!
//! A situation has plain lines, and may have variants for a persona, a mood or a tone, written
//! `situation@variant`. Lint holds what authors write against it; the drill chooses from it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use smol_str::{SmolStr, format_smolstr};

use super::ids::LineId;
use super::model::{Persona, Tone};

/// Stands between a situation and a variant.
pub const AT: char = '@';

/// A line of the house.
#[derive(Debug)]
pub struct HouseLine {
    /// `house.SITUATION.NUMBER` or `house.SITUATION@VARIANT.NUMBER`, counted from 1.
    pub id: LineId,
    /// Its words, with slots in braces.
    pub text: String,
}

/// The lines of one situation.
#[derive(Debug, Default)]
pub struct Situation {
    plain: Vec<HouseLine>,
    variants: BTreeMap<SmolStr, Vec<HouseLine>>,
}

/// The state somebody is in, as far as one hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// On duty for too long.
    Tired,
    /// Chased, warned, or short of temper under pressure.
    Annoyed,
    /// It is serious and one hears it.
    Tense,
    /// None of these.
    Calm,
}

/// The house lines by situation; a constant of the build.
static HOUSE: LazyLock<BTreeMap<SmolStr, Situation>> = LazyLock::new(|| {
    let read: BTreeMap<SmolStr, Vec<String>> =
        ron::from_str(include_str!("../../assets/lines/house.ron"))
            .expect("the house lines are part of the build and a test reads them");
    let mut house: BTreeMap<SmolStr, Situation> = BTreeMap::new();
    for (key, texts) in read {
        let lines = texts.into_iter().enumerate().map(|(at, text)| HouseLine {
            id: LineId(format_smolstr!("house.{key}.{}", at + 1)),
            text,
        });
        let (situation, variant) = split(&key);
        let of = house.entry(SmolStr::new(situation)).or_default();
        match variant {
            Some(variant) => of.variants.insert(SmolStr::new(variant), lines.collect()),
            None => Some(std::mem::replace(&mut of.plain, lines.collect())),
        };
    }
    house
});

/// What the house has for a situation.
pub fn situation(name: &str) -> Option<&'static Situation> {
    HOUSE.get(name)
}

/// All situations that there are, by name.
pub fn situations() -> impl Iterator<Item = (&'static str, &'static Situation)> {
    HOUSE.iter().map(|(name, of)| (name.as_str(), of))
}

/// All variants that there can be of a situation.
pub fn variants() -> impl Iterator<Item = &'static str> {
    let personas = Persona::ALL.iter().map(|one| one.name());
    let moods = Mood::ALL.iter().map(|one| one.name());
    let tones = Tone::ALL.iter().map(|one| one.name());
    personas.chain(moods).chain(tones)
}

/// A key of lines, as its situation and its variant.
pub fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once(AT) {
        Some((situation, variant)) => (situation, Some(variant)),
        None => (key, None),
    }
}

impl Situation {
    /// The lines for a variant, or the plain ones.
    pub fn lines(&self, variant: Option<&str>) -> &[HouseLine] {
        match variant {
            Some(variant) => self.variants.get(variant).map_or(&[], Vec::as_slice),
            None => &self.plain,
        }
    }

    /// The variants that have lines.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        self.variants.keys().map(SmolStr::as_str)
    }
}

impl Mood {
    /// All of them.
    pub const ALL: [Mood; 4] = [Mood::Tired, Mood::Annoyed, Mood::Tense, Mood::Calm];

    /// The name that lines are found by (`tired`).
    pub fn name(self) -> &'static str {
        match self {
            Mood::Tired => "tired",
            Mood::Annoyed => "annoyed",
            Mood::Tense => "tense",
            Mood::Calm => "calm",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_has_plain_lines_and_only_known_variants() {
        let known: Vec<&str> = variants().collect();
        for (name, of) in situations() {
            assert!(!of.lines(None).is_empty(), "{name} has no plain lines");
            for variant in of.variants() {
                assert!(known.contains(&variant), "{name}@{variant}");
                assert!(!of.lines(Some(variant)).is_empty(), "{name}@{variant}");
            }
        }
    }

    #[test]
    fn a_line_is_found_by_its_situation_and_variant() {
        let of = situation("acknowledge").expect("people acknowledge");
        assert_eq!(of.lines(None)[0].id.as_str(), "house.acknowledge.1");
        assert!(of.lines(Some("no-such")).is_empty());
        assert_eq!(split("takeover@hostile"), ("takeover", Some("hostile")));
    }
}
