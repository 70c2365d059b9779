//! Every condition and every effect of a scenario with the path to it.

use crate::scenario::model::{Effect, ScenarioFile, When};
use crate::scenario::spans::Step;

/// The way to a value.
pub(in crate::scenario) type Path = Vec<Step<'static>>;

/// Every condition, those within others too.
pub(in crate::scenario) fn conditions(file: &ScenarioFile) -> Vec<(Path, &When)> {
    let injects = file.injects.iter().enumerate().map(|(at, inject)| {
        let path: Path = vec!["injects".into(), at.into(), "when".into()];
        (path, &inject.when)
    });
    let endings = file.endings.iter().enumerate().filter_map(|(at, ending)| {
        let path: Path = vec!["endings".into(), at.into(), "when".into()];
        ending.when.as_ref().map(|when| (path, when))
    });
    let objectives = file
        .rubric
        .objectives
        .iter()
        .enumerate()
        .map(|(at, objective)| {
            let path: Path = vec![
                "rubric".into(),
                "objectives".into(),
                at.into(),
                "when".into(),
            ];
            (path, &objective.when)
        });
    let mut all = Vec::new();
    for (path, when) in injects.chain(endings).chain(objectives) {
        collect(path, when, &mut all);
    }
    all
}

fn collect<'a>(path: Path, when: &'a When, all: &mut Vec<(Path, &'a When)>) {
    match when {
        When::All(parts) | When::Any(parts) => {
            for (at, part) in parts.iter().enumerate() {
                let mut deeper = path.clone();
                deeper.extend([Step::Item(0), Step::Item(at)]);
                collect(deeper, part, all);
            }
        }
        When::Not(part) => {
            let mut deeper = path.clone();
            deeper.push(Step::Item(0));
            collect(deeper, part, all);
        }
        When::At(_) | When::Within(..) | When::After(..) | When::While(_) => {}
    }
    all.push((path, when));
}

/// Every effect, of injects and of remedies.
pub(in crate::scenario) fn effects(file: &ScenarioFile) -> Vec<(Path, &Effect)> {
    let injects = file.injects.iter().enumerate().map(|(at, inject)| {
        (
            vec!["injects".into(), at.into(), "then".into()],
            &inject.then,
        )
    });
    let remedies = file
        .world
        .remedies
        .iter()
        .enumerate()
        .flat_map(|(at, remedy)| {
            [
                ("side_effects", &remedy.side_effects),
                ("if_fails", &remedy.if_fails),
            ]
            .map(|(field, effects)| {
                let path: Path = vec!["world".into(), "remedies".into(), at.into(), field.into()];
                (path, effects)
            })
        });
    injects
        .chain(remedies)
        .flat_map(|(path, effects)| {
            effects.iter().enumerate().map(move |(at, effect)| {
                let mut to = path.clone();
                to.push(at.into());
                (to, effect)
            })
        })
        .collect()
}
