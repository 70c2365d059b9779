//! What the scenario brings into the vocabulary: people by first name, full name, surname,
//! nickname, title and role; teams; services; remedies. Names of several words are found by
//! their first word, so the cost of a look-up does not grow with the cast.

use super::items::class;
use super::lexicon::{Lexicon, UNKNOWN, WordId, mark};
use super::tokens::Token;
use crate::scenario::Scenario;
use crate::scenario::ids::{PartyId, PersonId, RemedyId};
use crate::scenario::model::{Part, Presence, Role};

/// Somebody or a team, by place in the scenario's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A person of the cast.
    Person(u16),
    /// A team.
    Team(u16),
}

/// A name found in an utterance.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// How many words it took.
    pub words: usize,
    /// What it is; see [`class`].
    pub is: u32,
    /// The person or team.
    pub party: u16,
    /// The remedy; of what is none, the service.
    pub remedy: u16,
}

#[derive(Clone, Debug)]
struct Name {
    words: Vec<WordId>,
    is: u32,
    party: u16,
    remedy: u16,
}

/// The names of a scenario.
#[derive(Clone, Debug)]
pub struct Names {
    /// Sorted by first word, longest first.
    names: Vec<Name>,
    /// By word: where its names begin and end in `names`.
    first: Vec<(u16, u16)>,
    /// Single words of people's names, for misspellings; sorted by spelling.
    spoken: Vec<(Box<str>, WordId)>,
    /// Ids, for the answer.
    people: Vec<PersonId>,
    teams: Vec<PartyId>,
    remedies: Vec<RemedyId>,
    /// Who holds a standing role by profession.
    by_part: Vec<(u16, Part)>,
    trainee: Option<u16>,
    articles: Vec<WordId>,
}

impl Names {
    /// Collects the names of a scenario, adding their words to the lexicon.
    pub fn new(scenario: &Scenario, lexicon: &mut Lexicon) -> Names {
        let mut book = Book {
            lexicon,
            names: Vec::new(),
            spoken: Vec::new(),
        };
        let people: Vec<PersonId> = scenario
            .cast
            .iter()
            .map(|person| person.id.clone())
            .collect();
        let mut teams: Vec<PartyId> = scenario
            .teams
            .iter()
            .map(|team| PartyId::from(&team.id))
            .collect();
        for person in &scenario.cast {
            if let Some(team) = &person.team {
                let id = PartyId::from(team);
                if !teams.contains(&id) {
                    teams.push(id);
                }
            }
        }
        book.people(scenario);
        for (role, is) in [
            ("customer liaison", class::CUSTOMER_LIAISON),
            ("external liaison", class::CUSTOMER_LIAISON),
            ("internal liaison", class::INTERNAL_LIAISON),
        ] {
            book.add(role, is, 0, 0);
        }
        book.teams(scenario, &teams);
        for (at, service) in scenario.world.services.iter().enumerate() {
            let at = at as u16;
            book.add(&service.name, class::SERVICE, 0, at);
            book.add(service.id.as_str(), class::SERVICE, 0, at);
            for alias in &service.aliases {
                book.add(alias, class::SERVICE, 0, at);
            }
        }
        book.remedies(scenario);
        let Book {
            mut names,
            mut spoken,
            ..
        } = book;
        names.sort_by(|a, b| {
            (a.words[0], std::cmp::Reverse(a.words.len()), &a.words, a.is).cmp(&(
                b.words[0],
                std::cmp::Reverse(b.words.len()),
                &b.words,
                b.is,
            ))
        });
        names = merge_same_words(names);
        spoken.sort();
        spoken.dedup();
        let mut first = vec![(0, 0); lexicon.len()];
        for (at, name) in names.iter().enumerate() {
            let range: &mut (u16, u16) = &mut first[usize::from(name.words[0])];
            if range.1 == 0 {
                range.0 = at as u16;
            }
            range.1 = at as u16 + 1;
        }
        Names {
            names,
            first,
            spoken,
            trainee: scenario
                .cast
                .iter()
                .position(|person| person.id == scenario.trainee)
                .map(|at| at as u16),
            by_part: scenario
                .cast
                .iter()
                .enumerate()
                .map(|(at, person)| (at as u16, person.part))
                .collect(),
            people,
            teams,
            remedies: scenario
                .world
                .remedies
                .iter()
                .map(|remedy| remedy.id.clone())
                .collect(),
            articles: ["the", "a", "an", "our", "that", "this", "back"]
                .iter()
                .take(6)
                .map(|word| lexicon.word(word))
                .collect(),
        }
    }

    /// The longest name that begins with the first of these words.
    pub fn longest(&self, tokens: &[Token]) -> Option<Found> {
        let first = tokens.first()?.word;
        let (from, to) = *self.first.get(usize::from(first))?;
        if first == UNKNOWN {
            return None;
        }
        self.names[usize::from(from)..usize::from(to)]
            .iter()
            .find_map(|name| {
                let words = self.covers(name, tokens)?;
                Some(Found {
                    words,
                    is: name.is,
                    party: name.party,
                    remedy: name.remedy,
                })
            })
    }

    /// How many of the words the name takes, articles inside it not counted against it.
    fn covers(&self, name: &Name, tokens: &[Token]) -> Option<usize> {
        let mut at = 1;
        for word in &name.words[1..] {
            loop {
                let token = tokens.get(at)?;
                if token.cut != 0 {
                    return None;
                }
                at += 1;
                if token.word == *word {
                    break;
                }
                let inside_remedy = name.is & class::REMEDY != 0;
                if !inside_remedy || !self.articles.contains(&token.word) {
                    return None;
                }
            }
        }
        Some(at)
    }

    /// The word of a name that a misspelt word comes nearest to, if only one is near.
    pub fn guess(&self, low: &str) -> Option<WordId> {
        let letters = low.len();
        if letters < 4 || !low.is_ascii() {
            return None;
        }
        let initial = &low[..1];
        let from = self
            .spoken
            .partition_point(|(text, _)| &text[..1] < initial);
        let mut best: Option<(usize, WordId)> = None;
        let mut tied = false;
        for (text, word) in self.spoken[from..]
            .iter()
            .take_while(|(text, _)| text.starts_with(initial))
        {
            if text.len() < 4 || text.len().abs_diff(letters) > 2 {
                continue;
            }
            let allowed = if text.len() >= 7 { 2 } else { 1 };
            if text.len().abs_diff(letters) > allowed {
                continue;
            }
            let distance = strsim::osa_distance(text, low);
            if distance > allowed {
                continue;
            }
            match best {
                Some((nearest, _)) if nearest < distance => {}
                Some((nearest, _)) if nearest == distance => tied = true,
                _ => {
                    best = Some((distance, *word));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, word)| word)
    }

    /// The id of a party.
    pub fn id(&self, party: Party) -> PartyId {
        match party {
            Party::Person(at) => PartyId::from(&self.people[usize::from(at)]),
            Party::Team(at) => self.teams[usize::from(at)].clone(),
        }
    }

    /// The id of a person.
    pub fn person(&self, at: u16) -> PersonId {
        self.people[usize::from(at)].clone()
    }

    /// The id of a remedy.
    pub fn remedy(&self, at: u16) -> RemedyId {
        self.remedies[usize::from(at)].clone()
    }

    /// The place of a person in the cast.
    pub fn place(&self, person: &PersonId) -> Option<u16> {
        self.people
            .iter()
            .position(|id| id == person)
            .map(|at| at as u16)
    }

    /// The person whom the trainee plays.
    pub fn trainee(&self) -> Option<u16> {
        self.trainee
    }

    /// The only person who holds a standing role by profession.
    pub fn holder(&self, role: Role) -> Option<u16> {
        let part = match role {
            Role::Deputy => Part::Commander,
            Role::Scribe => Part::Support,
            Role::CustomerLiaison => Part::CustomerLiaison,
            Role::InternalLiaison => Part::InternalLiaison,
        };
        let mut holders = self.by_part.iter().filter(|(_, held)| *held == part);
        let first = holders.next()?.0;
        holders.next().is_none().then_some(first)
    }
}

/// Two names with the same words are one: a team and a service may share theirs. Two people
/// who share a name cannot be told apart by it, so it stands for neither.
fn merge_same_words(names: Vec<Name>) -> Vec<Name> {
    let mut merged: Vec<Name> = Vec::with_capacity(names.len());
    let mut clash = false;
    for name in names {
        match merged.last_mut() {
            Some(last) if last.words == name.words => {
                let both_people = last.is & name.is & class::PERSON != 0;
                if both_people && last.party != name.party {
                    clash = true;
                    last.is &= !(class::PERSON | class::BY_ROLE);
                } else if !(clash && name.is & class::PERSON != 0) {
                    let takes_party = last.is & (class::PERSON | class::TEAM) == 0;
                    if takes_party {
                        last.party = name.party;
                    }
                    let tells_which = class::REMEDY | class::SERVICE;
                    if last.is & class::REMEDY == 0 && name.is & tells_which != 0 {
                        last.remedy = name.remedy;
                    }
                    last.is |= name.is
                        & !if takes_party {
                            0
                        } else {
                            class::TEAM | class::SURE
                        };
                }
            }
            _ => {
                clash = false;
                merged.push(name);
            }
        }
    }
    merged.retain(|name| name.is != 0);
    merged
}

struct Book<'a> {
    lexicon: &'a mut Lexicon,
    names: Vec<Name>,
    spoken: Vec<(Box<str>, WordId)>,
}

impl Book<'_> {
    /// The words of a text, new ones added; a leading article is dropped.
    fn words(&mut self, text: &str) -> Vec<WordId> {
        let mut words = Vec::new();
        let plain: String = text
            .chars()
            .map(|sign| {
                if sign.is_alphanumeric() || sign == '\'' {
                    sign
                } else {
                    ' '
                }
            })
            .collect::<String>()
            .to_lowercase();
        for word in plain.split_whitespace() {
            let folded: String = word
                .chars()
                .map(|sign| super::tokens::unaccented(sign).unwrap_or(sign))
                .collect();
            // "yesterday's backup": as the words of an utterance are read
            let bare = folded.trim_end_matches('\'');
            let plain = bare.strip_suffix("'s").unwrap_or(bare);
            match self.lexicon.look_up(&folded) {
                Some(reads) => words.extend_from_slice(reads),
                None => match self.lexicon.look_up(plain) {
                    Some(reads) => words.extend_from_slice(reads),
                    None => words.push(self.lexicon.word(plain)),
                },
            }
        }
        let article = words
            .first()
            .is_some_and(|word| matches!(self.lexicon.text(*word), "the" | "a" | "an"));
        if article && words.len() > 1 {
            words.remove(0);
        }
        words
    }

    fn add(&mut self, text: &str, is: u32, party: u16, remedy: u16) {
        let words = self.words(text);
        if !words.is_empty() {
            self.names.push(Name {
                words,
                is,
                party,
                remedy,
            });
        }
    }

    fn people(&mut self, scenario: &Scenario) {
        for (at, person) in scenario.cast.iter().enumerate() {
            let at = at as u16;
            let mut single: Vec<&str> = person.name.split_whitespace().collect();
            self.add(&person.name, class::PERSON, at, 0);
            let surname = (single.len() > 1).then(|| single[single.len() - 1]);
            if let Some(surname) = surname {
                for honorific in ["mr", "ms", "mrs", "dr", "miss"] {
                    self.add(&format!("{honorific} {surname}"), class::PERSON, at, 0);
                }
            }
            for nickname in &person.nicknames {
                self.add(nickname, class::PERSON, at, 0);
                if !nickname.contains(' ') {
                    single.push(nickname);
                }
            }
            single.push(person.id.as_str());
            for word in single {
                let words = self.words(word);
                match words[..] {
                    [id] => self.call_by(id, at, surname == Some(word)),
                    _ => self.call_by_parts(word, at),
                }
            }
            let by_role = class::PERSON | class::BY_ROLE;
            for role in person.known_as.iter().chain(Some(&person.title)) {
                if !role.is_empty() && !is_the_office(role) {
                    self.add(role, by_role, at, 0);
                    self.add(&format!("on call {role}"), by_role, at, 0);
                    self.add(&format!("{role} on call"), by_role, at, 0);
                }
            }
        }
    }

    /// A name of one word.
    fn call_by(&mut self, id: WordId, at: u16, surname: bool) {
        // a word of the grammar that is also a name has to be told apart
        let spelling = self.lexicon.text(id).to_owned();
        if self.lexicon.marks(id) != 0 || ALSO_NAMES.contains(&spelling.as_str()) {
            self.lexicon.set_mark(id, mark::ORDINARY);
        }
        self.names.push(Name {
            words: vec![id],
            is: class::PERSON,
            party: at,
            remedy: 0,
        });
        // "books" is no Brooks: people are called by surname too rarely to guess short ones
        let may_be_misspelt = !surname || spelling.len() >= LONG_SURNAME;
        if spelling.is_ascii() && !spelling.is_empty() && may_be_misspelt {
            self.spoken.push((spelling.into(), id));
        }
    }

    /// "Mei-Lin" is also written "Mei Lin" and "Meilin".
    fn call_by_parts(&mut self, name: &str, at: u16) {
        self.add(name, class::PERSON, at, 0);
        let joined = name.replace('-', "");
        if let [id] = self.words(&joined)[..] {
            self.call_by(id, at, false);
        }
    }

    fn teams(&mut self, scenario: &Scenario, teams: &[PartyId]) {
        for (at, id) in teams.iter().enumerate() {
            let written = scenario
                .teams
                .iter()
                .find(|team| PartyId::from(&team.id) == *id);
            let mut called: Vec<String> = vec![id.0.to_string()];
            if let Some(team) = written {
                called.extend(team.name.clone());
                called.extend(team.aliases.iter().cloned());
            }
            let members: Vec<(usize, Presence)> = scenario
                .cast
                .iter()
                .enumerate()
                .filter(|(_, person)| {
                    person
                        .team
                        .as_ref()
                        .is_some_and(|team| PartyId::from(team) == *id)
                })
                .map(|(at, person)| (at, person.presence))
                .collect();
            let on_call = match written.and_then(|team| team.pages.first()) {
                Some(first) => scenario.cast.iter().position(|person| person.id == *first),
                None => members.first().map(|(at, _)| *at),
            };
            let mut bare: Vec<String> = Vec::new();
            for name in called {
                let plain = name
                    .trim_start_matches("the ")
                    .trim_start_matches("The ")
                    .trim_end_matches(" team")
                    .to_owned();
                for form in [plain.clone(), plain.trim_end_matches('s').to_owned()] {
                    if !bare.contains(&form) && form.len() > 1 {
                        bare.push(form);
                    }
                }
                self.add(&name, class::TEAM, at as u16, 0);
            }
            for name in bare {
                if name != "support" || id.as_str() == "support" {
                    self.add(&name, class::TEAM, at as u16, 0);
                }
                for people in [
                    "team",
                    "folks",
                    "people",
                    "guys",
                    "crew",
                    "engineers",
                    "group",
                    "side",
                    "lot",
                ] {
                    let sure = class::TEAM | class::SURE;
                    self.add(&format!("{name} {people}"), sure, at as u16, 0);
                }
                self.add(
                    &format!("team {name}"),
                    class::TEAM | class::SURE,
                    at as u16,
                    0,
                );
                if let Some(person) = on_call {
                    let holder = class::PERSON | class::BY_ROLE;
                    for role in [
                        "on call",
                        "on call engineer",
                        "engineer on call",
                        "guy",
                        "person",
                        "expert",
                        "specialist",
                        "engineer",
                        "primary on call",
                    ] {
                        self.add(&format!("{name} {role}"), holder, person as u16, 0);
                    }
                    for role in ["on call for", "on call in", "person on call for"] {
                        for the in ["", "the "] {
                            let form = format!("{role} {the}{name}");
                            self.add(&form, holder, person as u16, 0);
                            self.add(&format!("whoever is {form}"), holder, person as u16, 0);
                        }
                    }
                }
            }
        }
    }

    /// The verbs that open a remedy's phrases order work in this company, known to the grammar
    /// or not: "fence the north", "promote the standby".
    fn remedy_verbs(&mut self, scenario: &Scenario) {
        for remedy in &scenario.world.remedies {
            for phrase in remedy.phrases.iter().chain([&remedy.name]) {
                let mut words = phrase.split_whitespace();
                let (Some(verb), Some(object)) = (words.next(), words.next()) else {
                    continue;
                };
                let [verb] = self.words(verb)[..] else {
                    continue;
                };
                // "counters off", "partner network": only what takes an object is surely a verb
                if OPENS_AN_OBJECT.contains(&object) && self.lexicon.marks(verb) == 0 {
                    self.lexicon.set_mark(verb, mark::VERB);
                    self.lexicon.add_gerund(verb);
                }
            }
        }
    }

    fn remedies(&mut self, scenario: &Scenario) {
        self.remedy_verbs(scenario);
        let mut short: Vec<(String, u16)> = Vec::new();
        for (at, remedy) in scenario.world.remedies.iter().enumerate() {
            let at = at as u16;
            let id = remedy.id.as_str().replace('-', " ");
            for phrase in remedy.phrases.iter().chain([&remedy.name, &id]) {
                self.add_remedy(phrase, at);
                let words: Vec<&str> = phrase.split_whitespace().collect();
                if let [verb, particle, ..] = words[..]
                    && matches!(particle, "back" | "over" | "out" | "off" | "up" | "down")
                    // "go back to your own work" is no remedy
                    && !matches!(verb, "go" | "come" | "get")
                {
                    short.push((format!("{verb} {particle}"), at));
                }
            }
        }
        short.sort();
        short.dedup();
        for (phrase, at) in &short {
            let taken = self.words(phrase);
            let only = short.iter().filter(|(other, _)| other == phrase).count() == 1;
            if only && !self.names.iter().any(|name| name.words == taken) {
                self.add_remedy(phrase, *at);
            }
        }
    }

    /// A remedy's phrase, as it stands and as something being done or done.
    fn add_remedy(&mut self, phrase: &str, at: u16) {
        let words = self.words(phrase);
        let Some(first) = words.first().copied() else {
            return;
        };
        let verb = self.lexicon.text(first).to_owned();
        let order = if self.lexicon.marks(first) & mark::VERB != 0 {
            mark::VERB
        } else {
            0
        };
        self.names.push(Name {
            words: words.clone(),
            is: class::REMEDY | order,
            party: 0,
            remedy: at,
        });
        for doing in other_forms(&verb) {
            let mut words = words.clone();
            words[0] = self.lexicon.word(&doing);
            self.names.push(Name {
                words,
                is: class::REMEDY | class::DOING,
                party: 0,
                remedy: at,
            });
        }
        // "the restart of checkout API"
        if let [verb, rest @ ..] = &words[..]
            && !rest.is_empty()
        {
            let mut words = vec![*verb, self.lexicon.word("of")];
            words.extend_from_slice(rest);
            self.names.push(Name {
                words,
                is: class::REMEDY | class::DOING,
                party: 0,
                remedy: at,
            });
        }
        // "roll the deploy back", "turn the flag off", "roll it back"
        if let [_, particle, rest @ ..] = &words[..]
            && matches!(
                self.lexicon.text(*particle),
                "back" | "over" | "out" | "off" | "up" | "down"
            )
        {
            let particle = *particle;
            let rest = rest.to_vec();
            // "the orders database failover", "a database failover"
            for from in [0, rest.len().saturating_sub(1)] {
                if !rest.is_empty() {
                    let mut words = rest[from..].to_vec();
                    words.extend([first, particle]);
                    self.names.push(Name {
                        words,
                        is: class::REMEDY | class::DOING,
                        party: 0,
                        remedy: at,
                    });
                }
            }
            for form in std::iter::once(verb.clone()).chain(other_forms(&verb)) {
                let is = class::REMEDY | if form == verb { order } else { class::DOING };
                let head = self.lexicon.word(&form);
                for object in ["it", "that", "this", "deploy", "release", "change"] {
                    let object = self.lexicon.word(object);
                    self.names.push(Name {
                        words: vec![head, object, particle],
                        is,
                        party: 0,
                        remedy: at,
                    });
                }
                if !rest.is_empty() {
                    let mut words = vec![head];
                    words.extend_from_slice(&rest);
                    words.push(particle);
                    self.names.push(Name {
                        words,
                        is,
                        party: 0,
                        remedy: at,
                    });
                }
            }
        }
    }
}

/// The other forms of a verb that begins a remedy's phrase.
fn other_forms(verb: &str) -> Vec<String> {
    if verb.ends_with("ing") || verb.len() < 2 {
        return Vec::new();
    }
    let stem = verb.trim_end_matches('e');
    let mut forms = vec![
        format!("{stem}ing"),
        format!("{stem}ed"),
        format!("{verb}s"),
    ];
    match verb {
        "do" => forms = vec!["doing".into(), "done".into(), "did".into()],
        _ if let Some((_, past)) = PASTS.iter().find(|(now, _)| *now == verb) => {
            forms.push((*past).into());
        }
        "shut" | "cut" | "drop" | "stop" => {
            let last = &verb[verb.len() - 1..];
            forms.push(format!("{verb}{last}ing"));
        }
        _ => {}
    }
    forms
}

/// Verbs of remedies and how they stand in the past: "if we went back to yesterday".
const PASTS: [(&str, &str); 15] = [
    ("hold", "held"),
    ("go", "went"),
    ("take", "took"),
    ("make", "made"),
    ("give", "gave"),
    ("send", "sent"),
    ("bring", "brought"),
    ("break", "broke"),
    ("freeze", "froze"),
    ("throw", "threw"),
    ("get", "got"),
    ("keep", "kept"),
    ("run", "ran"),
    ("leave", "left"),
    ("build", "built"),
];

/// What stands between a verb and the thing it is done to.
const OPENS_AN_OBJECT: [&str; 12] = [
    "the",
    "a",
    "an",
    "our",
    "all",
    "any",
    "it",
    "them",
    "only",
    "everything",
    "everybody",
    "every",
];

/// Surnames from so many letters on are known by a misspelling.
const LONG_SURNAME: usize = 7;

/// Names that are ordinary words although the grammar has no use for them.
const ALSO_NAMES: [&str; 30] = [
    "will", "mark", "bill", "rose", "may", "june", "hope", "faith", "art", "drew", "frank", "rich",
    "pat", "sue", "jack", "chip", "chase", "dale", "miles", "grant", "grace", "joy", "summer",
    "guy", "max", "rob", "rush", "page", "hunter", "ray",
];

/// The office that the trainee takes, whoever has it as a title: "I am the incident
/// commander" names nobody.
fn is_the_office(role: &str) -> bool {
    let role = role.to_lowercase();
    let bare = role
        .trim_start_matches("the ")
        .trim_end_matches(" on call")
        .trim_end_matches(" on duty");
    matches!(bare, "incident commander" | "commander" | "ic")
}
