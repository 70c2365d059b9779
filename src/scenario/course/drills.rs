//! The drills of a scenario, as far as its variants tell them apart, and whether a condition can
//! come true in them.

use std::rc::Rc;

use super::{Course, Fact, Given, Pace, Which, Why};
use crate::scenario::ids::{OptionId, VariantId};
use crate::scenario::model::{Only, ScenarioFile, Trigger, When};
use crate::scenario::observable::ends;
use crate::scenario::spans::Step;
use crate::units::Span;

/// So many options are looked at one by one; whoever has more is told less.
const OPTIONS_AT_MOST: usize = 32;

/// What can come about in all drills, and in those of each option.
pub(in crate::scenario) struct Drills<'a> {
    /// In any of them.
    pub all: Course<'a>,
    /// The options of each variant, with what can come about once it was drawn.
    pub variants: Vec<Vec<Drawn<'a>>>,
    /// When a drill is over at the latest.
    pub ends: Span,
}

/// The drills in which an option was drawn.
pub(in crate::scenario) struct Drawn<'a> {
    pub variant: &'a VariantId,
    pub option: &'a OptionId,
    pub course: Course<'a>,
}

/// Whether a condition can come true.
pub(in crate::scenario) enum Verdict {
    /// It can.
    Can,
    /// In no drill.
    Never(Why),
    /// Only so late, when the drill is over.
    TooLate(Span),
    /// In no drill that it belongs to, whatever was drawn of this variant.
    Apart(Why),
}

impl<'a> Drills<'a> {
    pub(in crate::scenario) fn of(file: &'a ScenarioFile) -> Drills<'a> {
        let options = file.variants.iter().map(|variant| variant.options.len());
        let variants = match options.sum::<usize>() {
            0..=OPTIONS_AT_MOST => file.variants.as_slice(),
            _ => &[],
        };
        let given = Rc::new(Given::of(file));
        let course = |which| Course::with(given.clone(), file, which, Pace::Earliest);
        let drawn = variants.iter().map(|variant| {
            let options = variant.options.iter().map(|option| Drawn {
                variant: &variant.id,
                option: &option.id,
                course: course(Which::With(&variant.id, &option.id)),
            });
            options.collect()
        });
        Drills {
            all: course(Which::All),
            variants: drawn.collect(),
            ends: ends(file),
        }
    }

    /// Whether this condition, of something that belongs to these variants, can come true in time.
    pub(in crate::scenario) fn verdict(&self, only: Option<&'a Only>, when: &'a When) -> Verdict {
        let Some(at) = self.all.earliest(when) else {
            return Verdict::Never(self.all.why_never(when));
        };
        if at > self.ends {
            return Verdict::TooLate(at);
        }
        for options in &self.variants {
            let mut belongs = options.iter().filter(|drawn| drawn.course.has(only));
            let mut apart = None;
            let can = belongs.any(|drawn| {
                let can = drawn.course.earliest(when).is_some();
                if !can && apart.is_none() {
                    apart = Some(drawn.course.why_never(when));
                }
                can
            });
            if let (false, Some(why)) = (can, apart) {
                return Verdict::Apart(why);
            }
        }
        Verdict::Can
    }

    /// Whether a condition waits for an inject that is too late itself, and reported as such.
    pub(in crate::scenario) fn waits_for_a_late_one(&self, when: &'a When) -> bool {
        match when {
            When::After(Trigger::Inject(inject), _) => {
                let at = self.all.when(Fact::Inject(inject));
                at.is_some_and(|at| at > self.ends)
            }
            When::All(parts) | When::Any(parts) => {
                parts.iter().any(|part| self.waits_for_a_late_one(part))
            }
            _ => false,
        }
    }

    /// Whether another finding tells why this condition never comes true: what it waits for comes
    /// about in no drill at all, and is reported itself.
    pub(in crate::scenario) fn is_told_elsewhere(&self, when: &'a When, why: &Why) -> bool {
        let mut part = when;
        // Each part is two steps down: into the brackets, and to its number.
        for steps in why.path.chunks(2) {
            if let (When::All(parts) | When::Any(parts), [_, Step::Item(at)]) = (part, steps) {
                part = parts.get(*at).unwrap_or(part);
            }
        }
        why.told_elsewhere && self.all.earliest(part).is_none()
    }

    /// The first option in whose drills something fails that belongs to them.
    pub(in crate::scenario) fn first_without(
        &self,
        only: Option<&Only>,
        fails: impl Fn(&Course<'a>) -> bool,
    ) -> Option<&Drawn<'a>> {
        let options = self.variants.iter().flatten();
        options
            .filter(|drawn| drawn.course.has(only))
            .find(|drawn| fails(&drawn.course))
    }
}
