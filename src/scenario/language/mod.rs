//! The scenario language as tables: every block, field, word, unit and range, in the order of
//! `model` and of `docs/scenario-language.md`.
//!
//! One table a block. `walk` reads a text against [`SCENARIO`]; nothing here does anything.

#[cfg(test)]
mod agrees;
mod conditions;
mod drill;
mod world;

pub(super) use conditions::WHEN;
pub(crate) use drill::SCENARIO;

use super::shape::IdKind::{self, Option as Choosable, Person, Variant};
use super::shape::Shape::{self, Choice as OneOf, Gives, List, Names, Whole};
use super::shape::{Choice, word};

/// A share of a whole [permille].
const SHARE: Shape = Whole(0, 1000);
/// A factor [permille]: from a thousandth to ten times.
const FACTOR: Shape = Whole(1, 10_000);
/// A level of severity.
const LEVEL: Shape = Whole(1, 5);
/// A count.
const COUNT: Shape = Whole(0, u32::MAX as i64);
/// A measured value.
const VALUE: Shape = Whole(i64::MIN, i64::MAX);
/// A length of time that may be none.
const TIME: Shape = Shape::Lapse(0);
/// A length of time that must be some.
const SOME_TIME: Shape = Shape::Lapse(1);
/// A text.
const TEXT: Shape = Shape::Text;
/// Texts.
const TEXTS: Shape = List(&Shape::Text);
/// People.
const PEOPLE: Shape = List(&Names(Person));
/// Findings.
const FINDINGS: Shape = List(&Names(IdKind::Finding));
/// The variants that something belongs to.
const ONLY: Shape = List(&Shape::Option);
/// The id of a group of variants and that of an option, where they are given.
const VARIANT_ID: Shape = Gives(Variant);
const OPTION_ID: Shape = Gives(Choosable);
/// To whom an update goes.
const AUDIENCE: Shape = OneOf(&Choice {
    name: "an audience",
    words: &[word("Public"), word("Internal")],
});
