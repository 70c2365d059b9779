//! Carrying out what is planned, in the text of the scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::super::written;
use super::merge::{Plan, Planned};
use super::rows::{self, OPENING};
use crate::scenario::edit::Edits;
use crate::scenario::edit::Step::{Field, Item, Key};
use crate::scenario::ids::LineId;
use crate::scenario::model::{Effect, Inject};
use crate::scenario::{Scenario, load};

/// Gives an effect, or a step of it, another line.
pub(super) fn give_line(effect: &mut Effect, step: &str, line: LineId) {
    match effect {
        Effect::Say(_, old)
        | Effect::Chat(_, old)
        | Effect::Direct(_, old)
        | Effect::Draft(_, old)
        | Effect::Remind(old) => *old = line,
        Effect::Pressure(arc) => {
            arc.lines.insert(step.into(), line);
        }
        _ => {}
    }
}

/// The text of the scenario with everything in it that is planned, and with these texts of lines.
pub(super) fn carried_out(
    source: &str,
    scenario: &Scenario,
    plan: &Plan,
    texts: &BTreeMap<LineId, String>,
) -> Result<String, String> {
    let mut edits = Edits::of(source).ok_or("the scenario is no RON")?;
    for at in &plan.removed {
        edits.remove(&[Field("injects"), Item(*at)]);
    }
    let mut behind = None;
    let mut new: Vec<String> = Vec::new();
    let has_list = edits.count(&[Field("injects")]) > 0;
    for planned in &plan.planned {
        match planned.old {
            Some(at) => {
                change(&mut edits, at, &scenario.injects[at], planned);
                behind = Some(at + 1);
            }
            None if has_list => {
                let before = behind.unwrap_or(scenario.injects.len());
                edits.insert(&[Field("injects")], before, &block(&planned.inject));
            }
            None => new.push(block(&planned.inject)),
        }
    }
    if !new.is_empty() {
        let items: Vec<String> = new
            .iter()
            .map(|item| item.replace('\n', "\n    "))
            .collect();
        let list = format!("[\n    {},\n]", items.join(",\n    "));
        edits.set(&[Field("injects")], &list);
    }
    write_lines(&mut edits, texts);
    let text = edits.text();
    Ok(without_unspoken(&text, dropped(scenario, plan)).unwrap_or(text))
}

fn write_lines(edits: &mut Edits, texts: &BTreeMap<LineId, String>) {
    if texts.is_empty() {
        return;
    }
    if edits.value(&[Field("lines")]).is_some() {
        for (line, said) in texts {
            edits.set(&[Field("lines"), Key(line.as_str())], &written::text(said));
        }
        return;
    }
    let entries: Vec<String> = texts
        .iter()
        .map(|(line, said)| {
            format!(
                "    {}: {},\n",
                written::text(line.as_str()),
                written::text(said)
            )
        })
        .collect();
    edits.set(&[Field("lines")], &format!("{{\n{}}}", entries.concat()));
}

/// Changes of an inject what differs.
fn change(edits: &mut Edits, at: usize, old: &Inject, planned: &Planned) {
    let new = &planned.inject;
    let path = |name| [Field("injects"), Item(at), Field(name)];
    if old.when != new.when {
        edits.set(&path("when"), &written::when(&new.when));
    }
    let then = path("then");
    let item = |number| [then[0], then[1], then[2], Item(number)];
    for number in 0..old.then.len() {
        if !planned.effects.contains(&Some(number)) {
            edits.remove(&item(number));
        }
    }
    for (effect, was) in new.then.iter().zip(&planned.effects) {
        match was {
            Some(number) if old.then[*number] == *effect => {}
            Some(number) => {
                edits.set(&item(*number), &written::effect_block(effect));
            }
            None => {
                edits.insert(&then, old.then.len(), &written::effect_block(effect));
            }
        }
    }
    let mut optional = |name, was: Option<String>, is: Option<String>| {
        if was != is {
            match is {
                Some(is) => edits.set(&path(name), &is),
                None => edits.remove(&path(name)),
            };
        }
    };
    let again = |inject: &Inject| inject.again.as_ref().map(written::again);
    optional("again", again(old), again(new));
    let only = |inject: &Inject| inject.only.as_ref().map(written::only);
    optional("only", only(old), only(new));
    let load = |inject: &Inject| inject.load.map(|load| written::load(load).to_owned());
    optional("load", load(old), load(new));
    let note = |inject: &Inject| {
        let note = inject.note.as_str();
        (!note.is_empty()).then(|| written::text(note))
    };
    optional("note", note(old), note(new));
}

/// A new inject in the house's style.
fn block(inject: &Inject) -> String {
    let mut lines = vec![
        format!("id: {}", written::text(inject.id.as_str())),
        format!("when: {}", written::when(&inject.when)),
    ];
    let then: Vec<String> = inject.then.iter().map(written::effect_block).collect();
    lines.push(format!("then: [{}]", then.join(", ")));
    lines.extend(
        inject
            .again
            .as_ref()
            .map(|again| format!("again: {}", written::again(again))),
    );
    lines.extend(
        inject
            .only
            .as_ref()
            .map(|only| format!("only: {}", written::only(only))),
    );
    lines.extend(
        inject
            .load
            .map(|load| format!("load: {}", written::load(load))),
    );
    if !inject.note.is_empty() {
        lines.push(format!("note: {}", written::text(&inject.note)));
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("    {},\n", line.replace('\n', "\n    ")))
        .collect();
    format!("(\n{})", lines.concat())
}

/// The lines that injects named before and that nothing planned names.
fn dropped(scenario: &Scenario, plan: &Plan) -> BTreeSet<LineId> {
    let of = |inject: &Inject| -> Vec<LineId> {
        let named = inject.then.iter().flat_map(|effect| match effect {
            Effect::Pressure(arc) => arc.lines.values().cloned().collect(),
            Effect::Reveal(..) => Vec::new(),
            other => Vec::from_iter(rows::line_of(scenario, other, OPENING)),
        });
        named.collect()
    };
    let before: BTreeSet<LineId> = scenario.injects.iter().flat_map(of).collect();
    let after: BTreeSet<LineId> = plan
        .planned
        .iter()
        .flat_map(|planned| of(&planned.inject))
        .collect();
    before.difference(&after).cloned().collect()
}

/// The text without those of these lines that nobody speaks any more. None when there are none.
fn without_unspoken(text: &str, dropped: BTreeSet<LineId>) -> Option<String> {
    /// A line that nobody speaks.
    const UNSPOKEN: &str = "W105";
    if dropped.is_empty() {
        return None;
    }
    let unspoken: Vec<String> = load(text)
        .diagnostics
        .into_iter()
        .filter(|found| found.code == UNSPOKEN)
        .map(|found| {
            text[found.place.start..found.place.end]
                .trim_matches('"')
                .to_owned()
        })
        .collect();
    let mut edits = Edits::of(text)?;
    for line in dropped
        .iter()
        .filter(|line| unspoken.iter().any(|id| id == line.as_str()))
    {
        edits.remove(&[Field("lines"), Key(line.as_str())]);
    }
    Some(edits.text())
}
