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
    /// The plain lines, then those of each variant, as [`Manner`] numbers them.
    lists: [Vec<HouseLine>; 1 + VARIANTS],
}

/// How somebody speaks, as far as lines differ by it: plainly, or a variant. A number, because
/// it is looked up for every line that is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner(usize);

/// So many variants there are.
const VARIANTS: usize = Persona::ALL.len() + Mood::ALL.len() + Tone::ALL.len();

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
        let manner = variant
            .map_or(Some(Manner::PLAIN), Manner::named)
            .expect("the variants of the house are known ones, and a test reads them");
        let of = house.entry(SmolStr::new(situation)).or_default();
        of.lists[manner.0] = lines.collect();
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

/// All variants that there can be of a situation, by name.
pub fn variants() -> impl Iterator<Item = &'static str> {
    (1..=VARIANTS).filter_map(|at| Manner(at).variant())
}

/// A key of lines, as its situation and its variant.
pub fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once(AT) {
        Some((situation, variant)) => (situation, Some(variant)),
        None => (key, None),
    }
}

impl Situation {
    /// The lines for a manner of speaking.
    pub fn lines(&self, manner: Manner) -> &[HouseLine] {
        &self.lists[manner.0]
    }

    /// The manners of speaking that have lines.
    pub fn manners(&self) -> impl Iterator<Item = Manner> {
        let full = self
            .lists
            .iter()
            .enumerate()
            .filter(|(_, list)| !list.is_empty());
        full.map(|(at, _)| Manner(at))
    }

    /// Whether it makes a difference how somebody speaks.
    pub fn varies(&self) -> bool {
        self.manners().any(|manner| manner != Manner::PLAIN)
    }
}

impl Manner {
    /// Without a variant.
    pub const PLAIN: Manner = Manner(0);

    /// The name of the variant, if it is one.
    pub fn variant(self) -> Option<&'static str> {
        let at = self.0.checked_sub(1)?;
        let (personas, moods) = (Persona::ALL.len(), Mood::ALL.len());
        if let Some(persona) = Persona::ALL.get(at) {
            return Some(persona.name());
        }
        if let Some(mood) = Mood::ALL.get(at - personas) {
            return Some(mood.name());
        }
        Tone::ALL.get(at - personas - moods).map(|tone| tone.name())
    }

    /// The manner with this name.
    pub fn named(variant: &str) -> Option<Manner> {
        (1..=VARIANTS)
            .map(Manner)
            .find(|manner| manner.variant() == Some(variant))
    }
}

impl From<Persona> for Manner {
    fn from(persona: Persona) -> Manner {
        Manner(1 + persona as usize)
    }
}

impl From<Mood> for Manner {
    fn from(mood: Mood) -> Manner {
        Manner(1 + Persona::ALL.len() + mood as usize)
    }
}

impl From<Tone> for Manner {
    fn from(tone: Tone) -> Manner {
        Manner(1 + Persona::ALL.len() + Mood::ALL.len() + tone as usize)
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
    fn every_situation_has_plain_lines() {
        for (name, of) in situations() {
            assert!(!of.lines(Manner::PLAIN).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_manner_is_found_by_its_name() {
        for persona in Persona::ALL {
            assert_eq!(Manner::named(persona.name()), Some(persona.into()));
        }
        for mood in Mood::ALL {
            assert_eq!(Manner::named(mood.name()), Some(mood.into()));
        }
        for tone in Tone::ALL {
            assert_eq!(Manner::named(tone.name()), Some(tone.into()));
        }
        assert_eq!(Manner::named("no-such"), None);
        assert_eq!(variants().count(), VARIANTS);
    }

    #[test]
    fn a_line_is_found_by_its_situation_and_variant() {
        let of = situation("acknowledge").expect("people acknowledge");
        assert_eq!(
            of.lines(Manner::PLAIN)[0].id.as_str(),
            "house.acknowledge.1"
        );
        let dry = &of.lines(Persona::Dry.into())[0];
        assert_eq!(dry.id.as_str(), "house.acknowledge@dry.1");
        assert_eq!(split("takeover@hostile"), ("takeover", Some("hostile")));
    }
}
