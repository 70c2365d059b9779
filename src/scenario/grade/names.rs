//! Everything can be called by more than one name, since no two commanders say it alike.

use super::{Criterion, Judged, SLIGHT, Subject, judged};

pub(super) const ASKED: Criterion = Criterion {
    id: "names",
    asks: "more than one name for everything",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let world = &subject.file.world;
    let mut services = world.services.iter();
    if let Some(service) = services.find(|service| service.aliases.is_empty()) {
        return Judged::Lacks(format!(
            "the service `{}` has one name only; add to its `aliases` what people call it in haste",
            service.id
        ));
    }
    let mut remedies = world.remedies.iter();
    judged(
        remedies
            .find(|remedy| remedy.phrases.is_empty())
            .map(|remedy| {
                format!(
                    "the remedy `{}` has one name only; add `phrases` by which somebody may order it",
                    remedy.id
                )
            }),
    )
}
