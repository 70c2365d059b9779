//! Why a condition can never come true, in the words of an author, and which part of it is to
//! blame.

use super::{Course, Fact};
use crate::scenario::ids::InjectId;
use crate::scenario::model::{Role, When};
use crate::scenario::spans::Step;

/// Why something can never come true.
pub(in crate::scenario) struct Why {
    /// The way to the part that is to blame, from the whole condition.
    pub path: Vec<Step<'static>>,
    /// What it waits for, as it stands behind "it waits for …".
    pub waits_for: String,
    /// What to do about it.
    pub help: String,
    /// Another finding tells of the cause: what it waits for is reported itself.
    pub told_elsewhere: bool,
    /// The inject that it waits for.
    pub inject: Option<InjectId>,
}

impl<'a> Course<'a> {
    /// Why a condition never comes true; asked only of one that does not.
    pub(in crate::scenario) fn why_never(&self, when: &'a When) -> Why {
        match when {
            When::All(parts) => {
                let never = |part: &&When| self.earliest(part).is_none();
                self.why_part(parts, parts.iter().find(never))
            }
            When::Any(parts) => self.why_part(parts, parts.first()),
            When::After(trigger, _) => {
                Fact::of(trigger).map_or_else(nothing, |fact| self.why_not(fact))
            }
            When::While(holds) => {
                Fact::of_state(holds).map_or_else(nothing, |fact| self.why_not(fact))
            }
            When::At(_) | When::Within(..) | When::Not(_) => nothing(),
        }
    }

    fn why_part(&self, parts: &'a [When], part: Option<&'a When>) -> Why {
        let Some(part) = part else { return nothing() };
        let at = parts.iter().position(|one| std::ptr::eq(one, part));
        let mut why = self.why_never(part);
        let mut path = vec![Step::Item(0), Step::Item(at.unwrap_or(0))];
        path.append(&mut why.path);
        Why { path, ..why }
    }

    /// What is missing for a fact.
    fn why_not(&self, fact: Fact<'a>) -> Why {
        let (waits_for, help, told_elsewhere) = match fact {
            Fact::Inject(id) => (
                format!("the inject `{id}`, which never happens"),
                "let it wait for something that can happen".to_owned(),
                true,
            ),
            Fact::Known(id) => (
                format!("the finding `{id}`, which nobody can make"),
                "name somebody in its `found_by` who may come, or let an inject `Reveal` it"
                    .to_owned(),
                !self.given.revealed.contains(id),
            ),
            Fact::Started(id) => (
                format!("the fault `{id}`, which never starts"),
                format!("write `at_start: true` for it, or start it by `StartFault(\"{id}\")`"),
                true,
            ),
            Fact::Cleared(id) | Fact::Mended(id) => (
                format!("the fault `{id}` to be gone, and nothing clears it"),
                format!("let a remedy `Clear` it, or an inject `ClearFault(\"{id}\")`"),
                self.when(Fact::Mended(id)).is_none(),
            ),
            Fact::Done(id) => (
                format!("the remedy `{id}`, which nobody can carry out"),
                "name somebody in its `done_by` who may come, and `needs` that can be known"
                    .to_owned(),
                true,
            ),
            Fact::RiskTold(id) => (
                format!("the risk of `{id}`, which nobody can tell"),
                "give the remedy a `risk` that somebody knows who may come".to_owned(),
                false,
            ),
            Fact::Objected(id) => (
                format!("an objection to `{id}`, and nobody has a serious one"),
                "write `serious: true` in its `risk`, and let somebody who may come know it"
                    .to_owned(),
                false,
            ),
            Fact::There(id) => (
                format!("`{id}`, who never comes to the call"),
                format!("let them be on call or paged, or let an inject `Join(\"{id}\")`"),
                true,
            ),
            Fact::Arc(id) => (
                format!("the pressure arc `{id}`, which never begins"),
                "let the inject that begins it wait for something that can happen".to_owned(),
                false,
            ),
            Fact::Below(id) => (
                format!("harm to the service `{id}`, and no fault reaches it"),
                "give a fault this `service`, or let one spread to it".to_owned(),
                false,
            ),
            Fact::Filled(Role::Deputy) => (
                "a deputy, and nobody who may come is trained to be one".to_owned(),
                "write `ic_trained: true` for somebody beside the trainee".to_owned(),
                true,
            ),
            Fact::Filled(role) => (
                format!("a {}, and nobody but the trainee may come", role.name()),
                "add somebody to the cast".to_owned(),
                false,
            ),
            Fact::Hurt => (
                "customers to be hurt, and no fault reaches them".to_owned(),
                "give the service of a fault a `customer_share`".to_owned(),
                false,
            ),
            Fact::Eased => (
                "customers to be hurt no longer, and nothing helps them".to_owned(),
                "let a remedy `Clear`, `Reduce` or `Mask` the fault that hurts them".to_owned(),
                false,
            ),
            Fact::Pressed => (
                "somebody to press, and nobody does".to_owned(),
                "let an inject begin a pressure arc".to_owned(),
                false,
            ),
            Fact::PutRight => (
                "a brief to be put right, and nothing in one is told wrongly".to_owned(),
                "give a part of the opening's brief a `corrected_by`".to_owned(),
                false,
            ),
        };
        Why {
            path: Vec::new(),
            waits_for,
            help,
            told_elsewhere,
            inject: match fact {
                Fact::Inject(id) => Some(id.clone()),
                _ => None,
            },
        }
    }
}

/// A condition without parts.
fn nothing() -> Why {
    Why {
        path: Vec::new(),
        waits_for: "one of several things, and none is given".to_owned(),
        help: "write what it waits for into the brackets".to_owned(),
        told_elsewhere: false,
        inject: None,
    }
}
