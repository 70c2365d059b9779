//! Who may speak which line. A line may have several speakers: whoever looks into it reports a
//! finding, whoever carries a remedy out tells how it went.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::ids::{LineId, PersonId};
use crate::scenario::model::ScenarioFile;
use crate::scenario::model::{Effect, Part};

/// Who may speak which line.
#[derive(Clone, Debug, Default)]
pub struct Speakers<'a> {
    lines: BTreeMap<&'a LineId, BTreeSet<&'a PersonId>>,
}

impl<'a> Speakers<'a> {
    /// Reads them out of a scenario.
    pub fn of(file: &'a ScenarioFile) -> Speakers<'a> {
        let mut speakers = Speakers::default();
        for inject in &file.injects {
            speakers.effects(file, &inject.then);
        }
        for finding in &file.world.findings {
            speakers.say(&finding.says, &finding.found_by);
        }
        speakers.remedies(file);
        for person in &file.cast {
            for line in person.voice.values().flatten() {
                speakers.say(line, [&person.id]);
            }
        }
        if let Some(opening) = &file.opening {
            for part in &opening.brief {
                let lines = [Some(&part.says), part.corrected_by.as_ref()];
                for line in lines.into_iter().flatten() {
                    speakers.say(line, [&opening.commander]);
                }
            }
        }
        speakers
    }

    fn remedies(&mut self, file: &'a ScenarioFile) {
        for remedy in &file.world.remedies {
            let told = [
                &remedy.says_needs,
                &remedy.says_done,
                &remedy.says_half,
                &remedy.says_failed,
            ];
            for line in told.into_iter().flatten() {
                self.say(line, &remedy.done_by);
            }
            if let Some(risk) = &remedy.risk {
                let patched = file.variants.iter().flat_map(|variant| &variant.options);
                let others = patched.filter_map(|option| option.risks.get(&remedy.id));
                let know: Vec<&PersonId> = risk.known_by.iter().chain(others.flatten()).collect();
                self.say(&risk.says, know.iter().copied());
                if let Some(line) = &risk.told_you_so {
                    self.say(line, know);
                }
            }
            self.effects(file, &remedy.side_effects);
            self.effects(file, &remedy.if_fails);
        }
    }

    fn effects(&mut self, file: &'a ScenarioFile, effects: &'a [Effect]) {
        for effect in effects {
            match effect {
                Effect::Say(who, line) | Effect::Chat(who, line) | Effect::Direct(who, line) => {
                    self.say(line, [who]);
                }
                Effect::Pressure(arc) => {
                    for line in arc.lines.values() {
                        self.say(line, [&arc.by]);
                    }
                }
                Effect::Draft(_, line) => self.say(line, of_part(file, Part::CustomerLiaison)),
                Effect::Remind(line) => self.say(line, of_part(file, Part::Commander)),
                Effect::Reveal(who, finding) => {
                    let found = file.world.findings.iter().find(|one| one.id == *finding);
                    if let Some(found) = found {
                        self.say(&found.says, [who]);
                    }
                }
                Effect::Join(_)
                | Effect::Leave(_)
                | Effect::Page(_)
                | Effect::StartFault(_)
                | Effect::WorsenFault(..)
                | Effect::ClearFault(_)
                | Effect::Lose(_)
                | Effect::Signal(..)
                | Effect::End(_) => {}
            }
        }
    }

    fn say(&mut self, line: &'a LineId, who: impl IntoIterator<Item = &'a PersonId>) {
        self.lines.entry(line).or_default().extend(who);
    }

    /// The lines that this person may speak.
    pub fn lines_of<'s>(&'s self, person: &'s PersonId) -> impl Iterator<Item = &'a LineId> + 's {
        let mine = self.lines.iter().filter(|(_, who)| who.contains(person));
        mine.map(|(line, _)| *line)
    }
}

fn of_part(file: &ScenarioFile, part: Part) -> impl Iterator<Item = &PersonId> {
    let fits = file.cast.iter().filter(move |person| person.part == part);
    fits.map(|person| &person.id)
}
