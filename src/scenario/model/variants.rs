//! What may differ from seed to seed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::world::full;
use super::{Presence, Traits};
use crate::scenario::ids::{OptionId, PersonId, RemedyId, ServiceId, VariantId};
use crate::units::{Lapse, Permille};

/// Belongs only to drills in which one of these options was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Only(pub Vec<(VariantId, OptionId)>);

/// A group of options of which each drill has one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its id (`cause`).
    pub id: VariantId,
    /// The options.
    pub options: Vec<VariantOption>,
}

/// One option of a variant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantOption {
    /// Its id (`bad-deploy`).
    pub id: OptionId,
    /// How likely it is, against the others' weights.
    #[serde(default = "one")]
    pub weight: u32,
    /// What differs in the cast.
    #[serde(default)]
    pub cast: Vec<CastPatch>,
    /// Who knows the risk of a remedy instead.
    #[serde(default)]
    pub risks: BTreeMap<RemedyId, Vec<PersonId>>,
    /// All times of injects are scaled by this [permille].
    #[serde(default = "full")]
    pub inject_times: Permille,
    /// A word to other authors.
    #[serde(default)]
    pub note: String,
}

fn one() -> u32 {
    1
}

/// What differs in one person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastPatch {
    /// Who.
    pub id: PersonId,
    /// Comes to the call otherwise.
    #[serde(default)]
    pub presence: Option<Presence>,
    /// Is otherwise.
    #[serde(default)]
    pub traits: Option<Traits>,
    /// Has been on call for otherwise long.
    #[serde(default)]
    pub on_call_before: Option<Lapse>,
    /// Knows otherwise.
    #[serde(default)]
    pub expertise: Option<BTreeMap<ServiceId, Permille>>,
}
