//! The world of a draft: the services that the source names, one fault that ails the first of them,
//! what was found out as findings, what was done as remedies.

use std::collections::BTreeMap;

use super::Course;
use super::cast::Cast;
use super::words::{in_their_words, spoken, told, without_frame};
use crate::authoring::draft::{Fault, Finding, Ids, Remedy, Service, Signal, World, fill_in, slug};
use crate::authoring::timeline::{Kind, Timeline, mentioned, plain};
use crate::scenario::model::Part;
use crate::units::Span;

/// More services than this are no help in a draft.
const MOST: usize = 8;
/// What finding something out takes, where nothing tells. A guess.
const LOOKS: Span = Span::minutes(4);
/// What doing something takes. A guess.
const DOES: Span = Span::minutes(3);
/// The id of the one fault.
const FAULT: &str = "what-ailed";

/// The services that a timeline names, by id and name, the one named most often first; one that
/// is to be filled in where it names none.
pub(super) fn services(timeline: &Timeline) -> Vec<(String, String)> {
    let mut counted: Vec<(String, String, usize)> = Vec::new();
    let mut count = |name: &str, weight: usize| {
        let id = slug(name);
        match counted.iter_mut().find(|(known, ..)| *known == id) {
            Some((.., often)) => *often += weight,
            // As it is said: people do not speak dashes.
            None => counted.push((id, plain(name).replace(['-', '_'], " "), weight)),
        }
    };
    for name in &timeline.services {
        count(name, 2);
    }
    for entry in &timeline.entries {
        if let Some(service) = &entry.service {
            count(service, 1);
        }
        for name in mentioned::services(&entry.what) {
            count(&name, 1);
        }
    }
    counted.sort_by_key(|(.., often)| std::cmp::Reverse(*often));
    counted.truncate(MOST);
    if counted.is_empty() {
        let name = fill_in("the service that was hit, as people call it");
        return vec![("service".to_owned(), name)];
    }
    counted
        .into_iter()
        .map(|(id, name, _)| (id, name))
        .collect()
}

pub(super) fn of(
    timeline: &Timeline,
    course: &Course,
    cast: &Cast,
    services: &[(String, String)],
    ids: &mut Ids,
    lines: &mut BTreeMap<String, String>,
) -> World {
    let mut making = Making {
        timeline,
        course,
        cast,
        services,
        ids,
        lines,
        world: World {
            comments: vec![
                "guessed: how many customers there are, and all shares and times below".to_owned(),
            ],
            customers: 10_000,
            ..World::default()
        },
    };
    making.services();
    making.fault();
    let over = timeline
        .entries
        .iter()
        .position(|entry| entry.kind == Kind::Over);
    let cleared_by = (course.begins..over.unwrap_or(timeline.entries.len()))
        .rev()
        .find(|at| timeline.entries[*at].kind == Kind::Done);
    for at in course.begins..timeline.entries.len() {
        match timeline.entries[at].kind {
            Kind::Found => making.finding(at),
            Kind::Done => making.remedy(at, Some(at) == cleared_by),
            _ => {}
        }
    }
    making.world
}

/// A world under way.
struct Making<'a> {
    timeline: &'a Timeline,
    course: &'a Course,
    cast: &'a Cast,
    services: &'a [(String, String)],
    ids: &'a mut Ids,
    lines: &'a mut BTreeMap<String, String>,
    world: World,
}

impl Making<'_> {
    fn services(&mut self) {
        for (at, (id, name)) in self.services.iter().enumerate() {
            let is_first = at == 0;
            self.world.services.push(Service {
                comments: match is_first {
                    true => vec!["guessed: that customers feel it, and what is measured on it; add what it depends on".to_owned()],
                    false => Vec::new(),
                },
                id: id.clone(),
                name: name.clone(),
                depends_on: Vec::new(),
                customer_share: if is_first { 600 } else { 0 },
                signals: match is_first {
                    true => vec![Signal {
                        id: "first-signal".to_owned(),
                        name: fill_in("what people look at on it; and put the true numbers behind it"),
                        unit: "%".to_owned(),
                        baseline: 1,
                        alarm: 5,
                    }],
                    false => Vec::new(),
                },
            });
        }
    }

    fn fault(&mut self) {
        let mut comments = vec![
            "guessed: what ailed it. Say how it harms, grows and spreads, and give it a better id."
                .to_owned(),
        ];
        let entries = &self.timeline.entries;
        let bad = |kind: Kind| matches!(kind, Kind::Alert | Kind::Report | Kind::Worse);
        if let Some(at) = entries.iter().position(|entry| bad(entry.kind)) {
            comments.extend(told(self.timeline, self.course, at, "first felt"));
        }
        if let Some(at) = entries.iter().position(|entry| entry.kind == Kind::Over) {
            comments.extend(told(self.timeline, self.course, at, "better again"));
        }
        self.world.faults.push(Fault {
            comments,
            id: FAULT.to_owned(),
            service: self.services[0].0.clone(),
            harm: 600,
            at_start: true,
            signals: vec![("first-signal".to_owned(), 40)],
        });
    }

    /// The service that an entry is about.
    fn service_of(&self, at: usize) -> (String, bool) {
        let entry = &self.timeline.entries[at];
        let found = self.services.iter().find(|(id, name)| {
            entry.service.as_deref().map(slug).as_deref() == Some(id.as_str())
                || mentioned::speaks_of(&entry.what, name)
        });
        match found {
            Some((id, _)) => (id.clone(), true),
            None => (self.services[0].0.clone(), false),
        }
    }

    /// Who did what an entry tells, or a responder who knows the service.
    fn hands(&self, at: usize, service: &str, comments: &mut Vec<String>) -> Vec<String> {
        let actor = self.cast.actor(self.timeline, at);
        let worker = actor.filter(|member| !matches!(member.part, Part::Trainee | Part::Executive));
        if worker.is_none() {
            comments.push("guessed: who".to_owned());
        }
        let who = worker.or_else(|| self.cast.who_knows(service));
        who.map(|member| member.id.clone()).into_iter().collect()
    }

    /// What an entry says, in the words of who did it.
    fn words(&self, at: usize) -> String {
        let what = mentioned::actor(&self.timeline.entries[at].what).1;
        let what = plain(what);
        match self.cast.actor(self.timeline, at) {
            Some(member) => in_their_words(&what, &member.name),
            None => what,
        }
    }

    fn line(&mut self, id: &str, words: String) -> String {
        let id = self.ids.give(id);
        self.lines.insert(id.clone(), words);
        id
    }

    fn finding(&mut self, at: usize) {
        let (service, is_told) = self.service_of(at);
        let mut comments = told(self.timeline, self.course, at, "found");
        if !is_told {
            comments.push("guessed: the service; the entry names none".to_owned());
        }
        let found_by = self.hands(at, &service, &mut comments);
        let what = self.words(at);
        let what = without_frame(&what);
        let id = self.ids.give(what);
        let says = self.line(&format!("found-{id}"), spoken(what));
        self.world.findings.push(Finding {
            comments,
            id,
            service,
            topics: Vec::new(),
            found_by,
            takes: LOOKS,
            says,
        });
    }

    fn remedy(&mut self, at: usize, clears: bool) {
        let (service, _) = self.service_of(at);
        let mut comments = told(self.timeline, self.course, at, "done");
        comments.push(match clears {
            true => "guessed: that this is what helped".to_owned(),
            false => {
                "guessed: that it does nothing; say what it did to the fault, and what it risks"
                    .to_owned()
            }
        });
        let done_by = self.hands(at, &service, &mut comments);
        let what = self.words(at);
        let known = self.world.findings.last().map(|finding| finding.id.clone());
        if clears && known.is_some() {
            comments.push("guessed: that nobody thinks of it before".to_owned());
        }
        let name = to_do(&what).unwrap_or_else(|| {
            fill_in(&format!(
                "what to do, as it stands after \"we could\": {}",
                plain(&what)
            ))
        });
        let id = self.ids.give(
            name.strip_prefix("FILL IN: ")
                .map_or(name.as_str(), |_| what.as_str()),
        );
        let says_done = self.line(&format!("done-{id}"), spoken(&what));
        self.world.remedies.push(Remedy {
            comments,
            id,
            name,
            phrases: Vec::new(),
            service: Some(service),
            done_by,
            proposed_after: known.filter(|_| clears).into_iter().collect(),
            takes: DOES,
            clears: if clears {
                vec![FAULT.to_owned()]
            } else {
                Vec::new()
            },
            says_done: Some(says_done),
        });
    }
}

/// What was done and what one does, by their verbs.
const VERBS: &[(&str, &str)] = &[
    ("rolled back", "roll back"),
    ("rolls back", "roll back"),
    ("rolling back", "roll back"),
    ("failed over", "fail over"),
    ("fails over", "fail over"),
    ("turned off", "turn off"),
    ("turns off", "turn off"),
    ("turned on", "turn on"),
    ("turns on", "turn on"),
    ("switched off", "switch off"),
    ("shut down", "shut down"),
    ("took out", "take out"),
    ("scaled", "scale"),
    ("scales", "scale"),
    ("restarted", "restart"),
    ("restarts", "restart"),
    ("rebooted", "reboot"),
    ("reboots", "reboot"),
    ("reverted", "revert"),
    ("reverts", "revert"),
    ("disabled", "disable"),
    ("disables", "disable"),
    ("enabled", "enable"),
    ("enables", "enable"),
    ("killed", "kill"),
    ("kills", "kill"),
    ("flushed", "flush"),
    ("flushes", "flush"),
    ("cleared", "clear"),
    ("clears", "clear"),
    ("purged", "purge"),
    ("blocked", "block"),
    ("blocks", "block"),
    ("drained", "drain"),
    ("drains", "drain"),
    ("patched", "patch"),
    ("applied", "apply"),
    ("applies", "apply"),
    ("increased", "increase"),
    ("increases", "increase"),
    ("promoted", "promote"),
    ("promotes", "promote"),
    ("restored", "restore"),
    ("rotated", "rotate"),
    ("renewed", "renew"),
    ("redeployed", "redeploy"),
    ("deployed", "deploy"),
    ("throttled", "throttle"),
    ("stopped", "stop"),
    ("stops", "stop"),
    ("added", "add"),
    ("adds", "add"),
];

/// What was done, as it stands after "we could": `Sam rolled back deploy 714.` is `roll back
/// deploy 714`.
fn to_do(what: &str) -> Option<String> {
    let what = plain(what);
    let lower = what.to_lowercase();
    if lower.len() != what.len() {
        // Some letters change their length with their case; then no place fits.
        return None;
    }
    let places = VERBS.iter().filter_map(|(did, verb)| {
        let at = lower.find(did)?;
        let begins = lower[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        let rest = &what[at + did.len()..];
        let ends = rest
            .chars()
            .next()
            .is_none_or(|after| !after.is_alphanumeric());
        (begins && ends).then_some((at, verb, rest))
    });
    let (_, verb, rest) = places.min_by_key(|(at, ..)| *at)?;
    let end = rest.find(['.', ';', ',', '(', ':']).unwrap_or(rest.len());
    let rest = rest[..end].trim();
    let rest = rest.split(" and ").next().unwrap_or(rest);
    (!rest.is_empty()).then(|| format!("{verb} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_becomes_what_can_be_done() {
        for (did, to) in [
            ("Sam rolled back deploy 714.", Some("roll back deploy 714")),
            ("Restarted the API, no change", Some("restart the API")),
            (
                "failed over to the replica and watched",
                Some("fail over to the replica"),
            ),
            ("Hotfix is out", None),
            ("Restarted", None),
        ] {
            assert_eq!(to_do(did).as_deref(), to, "{did}");
        }
    }
}
