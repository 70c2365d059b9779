//! W166: a pressure arc has the fields of its kind; those of another do nothing.

use super::Subject;
use super::conditions::effects;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Effect, PressureKind};
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (path, effect) in effects(subject.file) {
        let Effect::Pressure(arc) = effect else {
            continue;
        };
        let takeover = arc.kind == PressureKind::ExecutiveTakeover;
        let dispute = arc.kind == PressureKind::SeverityDispute;
        let place = |field: &'static str| {
            let mut to = path.clone();
            to.extend([Step::Item(0), field.into()]);
            subject.place(&to)
        };
        let idle = [
            ("says_yes", arc.says_yes && !takeover, "ExecutiveTakeover"),
            (
                "demands",
                arc.demands.is_some() && !takeover,
                "ExecutiveTakeover",
            ),
            ("level", arc.level.is_some() && !dispute, "SeverityDispute"),
        ];
        for (field, _, kind) in idle.into_iter().filter(|(_, idle, _)| *idle) {
            found.push(Diagnostic::warning(
                "W166",
                place(field),
                format!("`{field}` does nothing in `{}`", arc.id),
                format!("it belongs to `kind: {kind}`; take it out, or change the kind"),
            ));
        }
        if dispute && arc.level.is_none() {
            found.push(Diagnostic::warning(
                "W166",
                place("kind"),
                format!("the dispute `{}` argues for no level", arc.id),
                "say which severity they want: `level: 3`",
            ));
        }
    }
    found
}
