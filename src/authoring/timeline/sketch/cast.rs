//! The cast of a draft: whoever the source names, with their parts as far as words tell; whoever
//! is named by a role alone gets an invented name; and those without whom no drill can be run.

use std::collections::BTreeMap;

use super::Course;
use crate::authoring::draft::{Ids, Member, slug};
use crate::authoring::timeline::happened::{Kind, is_word};
use crate::authoring::timeline::mentioned::{self, Mentioned};
use crate::authoring::timeline::{Timeline, plain};
use crate::scenario::model::{Part, Presence};
use crate::units::{Lapse, Span};

/// Names for people who have none, each with a letter of its own. Invented.
const INVENTED: [&str; 16] = [
    "Ana Torres",
    "Ben Okoro",
    "Chen Li",
    "Dora Novak",
    "Emil Haas",
    "Farah Aziz",
    "Goran Petrov",
    "Hana Sato",
    "Ivan Moreau",
    "Jana Lund",
    "Kofi Mensah",
    "Lea Fischer",
    "Mira Costa",
    "Nils Berg",
    "Olga Weiss",
    "Pablo Ruiz",
];

/// The people of a draft.
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    pub(super) trainee: String,
    /// By name or role in small letters.
    by_name: BTreeMap<String, String>,
}

impl Cast {
    pub(super) fn of(timeline: &Timeline, course: &Course, services: &[(String, String)]) -> Cast {
        let mut casting = Casting::default();
        let people = timeline.people.iter();
        let named: Vec<Mentioned> = people.cloned().chain(actors(timeline)).collect();
        // Full names first, so that a first name alone finds its bearer.
        for longest in [true, false] {
            for one in &named {
                let is_full = one.name.contains(' ');
                if is_full == longest {
                    casting.meet(one);
                }
            }
        }
        casting.trainee();
        casting.need(
            Part::Commander,
            "Back-up incident commander",
            "the source names no deputy; somebody must be able to take over",
        );
        casting.need(
            Part::CustomerLiaison,
            "Customer liaison",
            "the source names nobody who speaks to customers",
        );
        casting.need(
            Part::InternalLiaison,
            "Internal liaison",
            "the source names nobody who informs the company",
        );
        casting.need(
            Part::Responder,
            "Engineer on call",
            "the source names nobody who worked on it",
        );
        let mut cast = casting.done();
        cast.presence(timeline, course);
        cast.expertise(timeline, services);
        cast
    }

    /// The full name of whoever has this id.
    pub(super) fn named_by_id<'a>(&'a self, id: &'a str) -> &'a str {
        let mut members = self.members.iter();
        members
            .find(|member| member.id == id)
            .map_or(id, |member| member.name.as_str())
    }

    /// Who a name or role means.
    pub(super) fn named(&self, name: &str) -> Option<&Member> {
        let lower = name.trim_start_matches('@').to_lowercase();
        let first = || {
            let mut full = self.by_name.iter();
            full.find(|(full, _)| full.split(' ').next() == Some(lower.as_str()))
        };
        let id = self
            .by_name
            .get(&lower)
            .or_else(|| first().map(|(_, id)| id))?;
        self.members.iter().find(|member| member.id == *id)
    }

    /// Who acts in an entry, if it says so.
    pub(super) fn actor(&self, timeline: &Timeline, at: usize) -> Option<&Member> {
        let entry = &timeline.entries[at];
        let own = mentioned::actor(&entry.what).0;
        let name = entry.who.clone().or(own)?;
        self.named(&name)
    }

    /// The first of this part who is there from the start; anybody of it otherwise.
    pub(super) fn of_part(&self, part: Part) -> Option<&Member> {
        let of_part = || {
            self.members
                .iter()
                .filter(move |member| member.part == part)
        };
        of_part()
            .find(|member| member.presence == Presence::OnCall)
            .or_else(|| of_part().next())
    }

    /// A responder who knows this service best, there from the start if one is.
    pub(super) fn who_knows(&self, service: &str) -> Option<&Member> {
        let responders = || {
            self.members
                .iter()
                .filter(|member| member.part == Part::Responder)
        };
        responders().max_by_key(|member| {
            let is_there = member.presence == Presence::OnCall;
            (
                is_there,
                member.expertise.get(service).copied().unwrap_or(0),
            )
        })
    }

    /// Who came later than the call began was called: they come when paged.
    fn presence(&mut self, timeline: &Timeline, course: &Course) {
        for at in 0..timeline.entries.len() {
            let entry = &timeline.entries[at];
            let lower = entry.what.to_lowercase();
            let joins =
                entry.kind == Kind::Came && (is_word(&lower, "joined") || is_word(&lower, "joins"));
            let Some(since) = course
                .at(timeline, at)
                .filter(|since| joins && *since > Span::minutes(2))
            else {
                continue;
            };
            let Some(id) = self.actor(timeline, at).map(|member| member.id.clone()) else {
                continue;
            };
            let others_on_call = self.members.iter().any(|member| {
                member.part == Part::Responder
                    && member.presence == Presence::OnCall
                    && member.id != id
            });
            for member in &mut self.members {
                let may = match member.part {
                    Part::Responder => others_on_call,
                    Part::Trainee | Part::Executive => false,
                    _ => true,
                };
                if member.id == id && may && member.presence == Presence::OnCall {
                    member.presence =
                        Presence::Paged(Lapse(Span::minutes(2)), Lapse(Span::minutes(5)));
                    member.comments.push(format!(
                        "guessed: comes when paged; joined {} into the call then",
                        crate::units::Moment::START + since
                    ));
                }
            }
        }
    }

    /// Who was at work on a service knows it; a responder of whom nothing is told knows them all a
    /// little.
    fn expertise(&mut self, timeline: &Timeline, services: &[(String, String)]) {
        let mut known: Vec<(String, String)> = Vec::new();
        for (at, entry) in timeline.entries.iter().enumerate() {
            let Some(member) = self.actor(timeline, at) else {
                continue;
            };
            for (id, name) in services {
                let named = entry.service.as_deref().map(slug).as_deref() == Some(id.as_str());
                if named
                    || mentioned::speaks_of(&entry.what, name)
                    || mentioned::speaks_of(&member.title, name)
                {
                    known.push((member.id.clone(), id.clone()));
                }
            }
        }
        for member in &mut self.members {
            if member.part != Part::Responder {
                continue;
            }
            for (who, service) in &known {
                if *who == member.id {
                    member.expertise.insert(service.clone(), 800);
                }
            }
            if member.expertise.is_empty() {
                let all = services.iter().map(|(id, _)| (id.clone(), 500));
                member.expertise.extend(all);
            }
            member
                .comments
                .push("guessed: what they know, and how well".to_owned());
        }
    }
}

/// Whoever acts in the entries.
fn actors(timeline: &Timeline) -> Vec<Mentioned> {
    let mut all = Vec::new();
    for entry in &timeline.entries {
        let own = mentioned::actor(&entry.what).0;
        let Some(name) = entry.who.clone().or(own) else {
            continue;
        };
        all.push(
            match mentioned::looks_like_name(&name) || mentioned::part(&name).is_none() {
                true => Mentioned {
                    name,
                    role: String::new(),
                },
                false => Mentioned {
                    name: String::new(),
                    role: name,
                },
            },
        );
    }
    all
}

/// A cast under way.
#[derive(Default)]
struct Casting {
    ids: Ids,
    members: Vec<Member>,
    by_name: BTreeMap<String, String>,
    invented: usize,
}

impl Casting {
    fn meet(&mut self, one: &Mentioned) {
        let name = plain(&one.name).trim_start_matches('@').to_owned();
        let role = plain(&one.role);
        let part = mentioned::part(&role).or_else(|| mentioned::part(&name));
        let key = if name.is_empty() {
            role.to_lowercase()
        } else {
            name.to_lowercase()
        };
        let known = self
            .by_name
            .get(&key)
            .cloned()
            .or_else(|| self.bearer(&key));
        if let Some(id) = known {
            if let (Some(part), Some(member)) =
                (part, self.members.iter_mut().find(|member| member.id == id))
                && member.title.is_empty()
                && !role.is_empty()
            {
                member.part = part;
                member.title = titled(&role, part);
            }
            return;
        }
        let part = part.unwrap_or(Part::Responder);
        // One commander, one liaison: whoever is named by the role alone is the one with the name.
        let alone = matches!(
            part,
            Part::Trainee | Part::CustomerLiaison | Part::InternalLiaison
        );
        if name.is_empty()
            && alone
            && let Some(member) = self.members.iter().find(|member| member.part == part)
        {
            self.by_name.insert(key, member.id.clone());
            return;
        }
        let mut comments = Vec::new();
        let shown = match name.is_empty() {
            true => {
                comments.push(format!("guessed: the name; the source says \"{role}\""));
                self.invent()
            }
            false => name,
        };
        if mentioned::part(&role).is_none() {
            comments.push("guessed: what they are on the call".to_owned());
        }
        self.add(&key, shown, titled(&role, part), part, comments);
    }

    /// Whose first name this is.
    fn bearer(&self, first: &str) -> Option<String> {
        let mut all = self.by_name.iter();
        let found =
            all.find(|(full, _)| full.contains(' ') && full.split(' ').next() == Some(first));
        found.map(|(_, id)| id.clone())
    }

    fn add(&mut self, key: &str, name: String, title: String, part: Part, comments: Vec<String>) {
        let first = name.split(' ').next().unwrap_or(&name).to_owned();
        let taken = self.members.iter().any(|member| member.id == slug(&first));
        let id = self.ids.give(if taken { &name } else { &first });
        self.by_name.insert(key.to_owned(), id.clone());
        self.members.push(Member {
            comments,
            id,
            name,
            title,
            team: None,
            part,
            ic_trained: matches!(part, Part::Trainee | Part::Commander),
            expertise: BTreeMap::new(),
            presence: match part {
                Part::Executive => Presence::Away,
                _ => Presence::OnCall,
            },
        });
    }

    /// A name that nobody's first name here begins like.
    fn invent(&mut self) -> String {
        loop {
            let name = INVENTED[self.invented % INVENTED.len()];
            let round = self.invented / INVENTED.len();
            self.invented += 1;
            let name = match round {
                0 => name.to_owned(),
                _ => format!("{name} {}", round + 1),
            };
            let first = slug(name.split(' ').next().unwrap_or(&name));
            if round > 0 || !self.members.iter().any(|member| member.id == first) {
                return name;
            }
        }
    }

    /// The trainee sits in the chair of whoever commanded.
    fn trainee(&mut self) {
        let mut commanders = 0;
        for member in &mut self.members {
            if member.part == Part::Trainee {
                commanders += 1;
                if commanders > 1 {
                    member.part = Part::Commander;
                    member
                        .comments
                        .push("commanded too; guessed: in reserve here".to_owned());
                } else {
                    member
                        .comments
                        .push("commanded then; the trainee sits in their chair".to_owned());
                }
            }
        }
        if commanders == 0 {
            let comment = "guessed: the source names no incident commander".to_owned();
            let name = match self.members.iter().any(|member| member.id == "alex") {
                true => self.invent(),
                false => "Alex Reyes".to_owned(),
            };
            self.add(
                "incident commander",
                name,
                "Incident commander".to_owned(),
                Part::Trainee,
                vec![comment],
            );
        }
    }

    fn need(&mut self, part: Part, title: &str, why: &str) {
        if !self.members.iter().any(|member| member.part == part) {
            let name = self.invent();
            let key = title.to_lowercase();
            self.add(
                &key,
                name,
                title.to_owned(),
                part,
                vec![format!("guessed: {why}")],
            );
        }
    }

    fn done(self) -> Cast {
        let trainee = self
            .members
            .iter()
            .find(|member| member.part == Part::Trainee)
            .map_or_else(String::new, |member| member.id.clone());
        Cast {
            members: self.members,
            trainee,
            by_name: self.by_name,
        }
    }
}

/// A role as a title; the usual one where the source names none.
fn titled(role: &str, part: Part) -> String {
    let questions = ["who was the ", "who was "];
    let lower = role.to_lowercase();
    let start = questions.iter().find(|start| lower.starts_with(**start));
    let role = start.map_or(role, |start| &role[start.len()..]);
    match (role, part) {
        ("", _) => String::new(),
        (role, Part::Trainee) if role.eq_ignore_ascii_case("ic") => "Incident commander".to_owned(),
        (role, _) => role.to_owned(),
    }
}
