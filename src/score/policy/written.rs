//! A policy as it is written: anything may be missing, misspelt or there twice, so that the check
//! can tell all that is wrong at once.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use smol_str::SmolStr;

use super::{Ratings, Unit};

/// A policy as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub format: u32,
    pub id: SmolStr,
    /// The shipped policy whose rules hold where this one states none.
    #[serde(default)]
    pub base: Option<SmolStr>,
    pub title: String,
    pub about: String,
    #[serde(default)]
    pub ratings: Option<Ratings>,
    #[serde(default)]
    pub limits: Listed<WrittenLimit>,
    #[serde(default)]
    pub measures: Listed<WrittenRule>,
}

/// A limit as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLimit {
    #[serde(default)]
    pub is: Option<String>,
    #[serde(default)]
    pub value: Option<String>,
    #[serde(default)]
    pub source: Option<String>,
}

/// A rule as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRule {
    #[serde(default)]
    pub weight: Option<u32>,
    #[serde(default)]
    pub unit: Option<WrittenUnit>,
    #[serde(default)]
    pub full: Option<i64>,
    #[serde(default)]
    pub performed: Option<i64>,
    #[serde(default)]
    pub some: Option<i64>,
    #[serde(default)]
    pub major: Option<i64>,
    #[serde(default)]
    pub none: Option<i64>,
    #[serde(default)]
    pub source: Option<String>,
}

/// A unit as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum WrittenUnit {
    Seconds,
    Permille,
    Times,
    YesNo,
    #[serde(other)]
    Unknown,
}

impl WrittenUnit {
    pub(super) fn known(self) -> Option<Unit> {
        match self {
            WrittenUnit::Seconds => Some(Unit::Seconds),
            WrittenUnit::Permille => Some(Unit::Permille),
            WrittenUnit::Times => Some(Unit::Times),
            WrittenUnit::YesNo => Some(Unit::YesNo),
            WrittenUnit::Unknown => None,
        }
    }
}

impl WrittenRule {
    /// The five thresholds by name, from best to worst.
    pub(super) fn thresholds(&self) -> [(&'static str, Option<i64>); 5] {
        [
            ("full", self.full),
            ("performed", self.performed),
            ("some", self.some),
            ("major", self.major),
            ("none", self.none),
        ]
    }
}

/// The entries of a map in the order written; one that stands there twice is kept twice.
#[derive(Debug)]
pub(super) struct Listed<T>(pub Vec<(SmolStr, T)>);

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Listed(Vec::new())
    }
}

impl<T> Listed<T> {
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Each entry with how often its name stood there before.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&SmolStr, usize, &T)> {
        self.0.iter().enumerate().map(|(at, (name, entry))| {
            let before = self.0[..at].iter().filter(|(known, _)| known == name);
            (name, before.count(), entry)
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Listed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map { \"name\": (…), … }")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Listed<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Listed(entries))
            }
        }

        from.deserialize_map(Entries(PhantomData))
    }
}
