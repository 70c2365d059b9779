//! A scenario that was begun from something else – a list of events, a past incident – and is not
//! finished: what is known stands in it, what is not is a text that begins with `FILL IN: `.
//!
//! Whoever reads the source fills in a [`Draft`]; [`Draft::to_ron`] writes it as a file that loads
//! and that an author can go on with, comments included. Ids are made with [`slug`] and [`Ids`].

use std::collections::{BTreeMap, BTreeSet};

use super::written::{self, text, texts, time};
use crate::scenario::model::{
    ClockTime, Difficulty, Dimension, Effect, Outcome, Part, Presence, Weekday, When,
};
use crate::units::Span;

/// How a text begins that an author still has to write.
pub const FILL_IN: &str = "FILL IN: ";

/// A text that an author still has to write; `what` says what belongs there.
pub fn fill_in(what: &str) -> String {
    format!("{FILL_IN}{what}")
}

/// A scenario that was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Comments at the top of the file.
    pub comments: Vec<String>,
    /// The head.
    pub head: Head,
    /// The world.
    pub world: World,
    /// The people; the trainee is one of them.
    pub cast: Vec<Member>,
    /// The scripted events.
    pub injects: Vec<Event>,
    /// How the drill can end.
    pub endings: Vec<Ending>,
    /// What is marked beside the policy: id, text and condition.
    pub objectives: Vec<(String, String, When)>,
    /// Every line, by id.
    pub lines: BTreeMap<String, String>,
}

/// The head of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Comments above what follows the title.
    pub comments: Vec<String>,
    /// The id, the same as the file's name.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the trainee reads.
    pub briefing: String,
    /// For whom it is.
    pub difficulty: Difficulty,
    /// What it practises.
    pub skills: Vec<Dimension>,
    /// The day on which the call begins.
    pub day: Weekday,
    /// The clock time at which it begins.
    pub clock: ClockTime,
    /// How long it is expected to last.
    pub length: Span,
    /// The level that was declared when the call began.
    pub severity_at_start: Option<u8>,
    /// The level that it really is.
    pub severity: u8,
    /// The id of the trainee.
    pub trainee: String,
    /// Short forms that everybody knows.
    pub glossary: BTreeMap<String, String>,
}

/// The world of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Customers in any one minute.
    pub customers: u32,
    /// The services; at least one.
    pub services: Vec<Service>,
    /// What ails them.
    pub faults: Vec<Fault>,
    /// What can be done.
    pub remedies: Vec<Remedy>,
    /// What can be found out.
    pub findings: Vec<Finding>,
}

/// A service of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The services that it needs.
    pub depends_on: Vec<String>,
    /// How many customers feel it when it is down [permille].
    pub customer_share: u32,
    /// What is measured on it.
    pub signals: Vec<Signal>,
}

/// A signal of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signal {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Its value when all is well.
    pub baseline: i64,
    /// From here people call it bad.
    pub alarm: i64,
}

/// A fault of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Where it sits.
    pub service: String,
    /// The health that is lost [permille].
    pub harm: u32,
    /// There when the call begins.
    pub at_start: bool,
    /// Signals with their value at full intensity.
    pub signals: Vec<(String, i64)>,
}

/// A remedy of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remedy {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Its name, as it stands after "we could".
    pub name: String,
    /// Phrases that name it.
    pub phrases: Vec<String>,
    /// What it is done to.
    pub service: Option<String>,
    /// Who can do it; at least one.
    pub done_by: Vec<String>,
    /// Findings without which nobody thinks of it.
    pub proposed_after: Vec<String>,
    /// How long it takes.
    pub takes: Span,
    /// The faults that it clears.
    pub clears: Vec<String>,
    /// The line of who did it.
    pub says_done: Option<String>,
}

/// A finding of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// What has to be looked at.
    pub service: String,
    /// Words that lead to it.
    pub topics: Vec<String>,
    /// Who can find it; at least one.
    pub found_by: Vec<String>,
    /// How long it takes.
    pub takes: Span,
    /// The line in which it is reported.
    pub says: String,
}

/// A person of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Comments above them.
    pub comments: Vec<String>,
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are in the company; may be empty.
    pub title: String,
    /// Their team.
    pub team: Option<String>,
    /// What they are on the call.
    pub part: Part,
    /// Trained as an incident commander.
    pub ic_trained: bool,
    /// How well they know which service [permille].
    pub expertise: BTreeMap<String, u32>,
    /// Whether and how they come.
    pub presence: Presence,
}

/// A scripted event of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// When it happens.
    pub when: When,
    /// What happens; at least one.
    pub then: Vec<Effect>,
    /// A word to other authors; may be empty.
    pub note: String,
}

/// An ending of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Its id.
    pub id: String,
    /// When it comes by itself.
    pub when: Option<When>,
    /// What the trainee reads.
    pub text: String,
    /// `Resolved`, `HandedOver` or `Unresolved`.
    pub outcome: Outcome,
}

/// An id made of a text: small letters, digits and single dashes, at most forty bytes; `item`
/// where nothing is left of it.
pub fn slug(text: &str) -> String {
    /// Longer ids are tedious to read and to type [bytes]. Ours.
    const LONGEST: usize = 40;
    let mut id = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = unaccented(letter);
        let dash = plain.is_empty() && letter != '\'' && letter != '’';
        if dash && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        id.push_str(plain);
    }
    if id.len() > LONGEST {
        let whole_words = id[..=LONGEST].rfind('-').filter(|at| *at > 0);
        id.truncate(whole_words.unwrap_or(LONGEST));
    }
    match id.trim_matches('-') {
        "" => "item".to_owned(),
        id => id.to_owned(),
    }
}

/// A letter in the letters that ids are made of; empty where there is none.
fn unaccented(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = PLAIN.find(letter) {
        return &PLAIN[at..=at];
    }
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// Ids that are taken, so that each is given once.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeSet<String>);

impl Ids {
    /// An id made of `text` that nobody has yet: the [`slug`], if need be with a number.
    pub fn give(&mut self, text: &str) -> String {
        let plain = slug(text);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let id = std::iter::once(plain.clone())
            .chain(numbered)
            .find(|id| !self.0.contains(id))
            .expect("there are more numbers than ids");
        self.0.insert(id.clone());
        id
    }

    /// Notes that an id is taken.
    pub fn take(&mut self, id: &str) {
        self.0.insert(id.to_owned());
    }
}

impl Draft {
    /// The draft as the text of a scenario file.
    pub fn to_ron(&self) -> String {
        let mut page = Page::default();
        page.comments(&self.comments);
        page.open("(");
        self.head(&mut page);
        self.world.write(&mut page);
        page.blank();
        page.list("cast", &self.cast, Member::write);
        page.blank();
        page.list("injects", &self.injects, Event::write);
        if !self.endings.is_empty() {
            page.blank();
            page.list("endings", &self.endings, Ending::write);
        }
        if !self.objectives.is_empty() {
            page.blank();
            page.open("rubric: (");
            page.list("objectives", &self.objectives, |(id, says, when), page| {
                page.open("(");
                page.field("id", text(id));
                page.field("text", text(says));
                page.field("when", written::when(when));
                page.close("),");
            });
            page.close("),");
        }
        page.blank();
        page.open("lines: {");
        for (id, line) in &self.lines {
            page.field(&text(id), text(line));
        }
        page.close("},");
        page.close(")");
        page.written
    }

    fn head(&self, page: &mut Page) {
        let head = &self.head;
        page.field("format", crate::scenario::model::FORMAT);
        page.field("id", text(&head.id));
        page.field("title", text(&head.title));
        page.comments(&head.comments);
        page.field("briefing", text(&head.briefing));
        page.field("difficulty", format!("{:?}", head.difficulty));
        let skills: Vec<String> = head
            .skills
            .iter()
            .map(|skill| format!("{skill:?}").to_lowercase())
            .collect();
        page.field("skills", format!("[{}]", skills.join(", ")));
        let clock = format!("{:02}:{:02}", head.clock.0 / 60, head.clock.0 % 60);
        page.field(
            "start",
            format!("(day: {:?}, clock: {})", head.day, text(&clock)),
        );
        page.field("length", time(head.length));
        let at_start = head
            .severity_at_start
            .map_or(String::new(), |level| format!("at_start: {level}, "));
        page.field("severity", format!("({at_start}truth: {})", head.severity));
        page.field("trainee", text(&head.trainee));
        if !head.glossary.is_empty() {
            page.open("glossary: {");
            for (short, long) in &head.glossary {
                page.field(&text(short), text(long));
            }
            page.close("},");
        }
        page.blank();
    }
}

impl World {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("world: (");
        page.field("customers", self.customers);
        page.list("services", &self.services, Service::write);
        if !self.faults.is_empty() {
            page.list("faults", &self.faults, Fault::write);
        }
        if !self.remedies.is_empty() {
            page.list("remedies", &self.remedies, Remedy::write);
        }
        if !self.findings.is_empty() {
            page.list("findings", &self.findings, Finding::write);
        }
        page.close("),");
    }
}

impl Service {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("name", text(&self.name));
        page.names("depends_on", &self.depends_on);
        if self.customer_share > 0 {
            page.field("customer_share", self.customer_share);
        }
        if !self.signals.is_empty() {
            page.list("signals", &self.signals, |signal, page| {
                page.line(&format!(
                    "(id: {}, name: {}, unit: {}, baseline: {}, alarm: {}),",
                    text(&signal.id),
                    text(&signal.name),
                    text(&signal.unit),
                    signal.baseline,
                    signal.alarm
                ));
            });
        }
        page.close("),");
    }
}

impl Fault {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("service", text(&self.service));
        page.field("harm", self.harm);
        if self.at_start {
            page.field("at_start", true);
        }
        if !self.signals.is_empty() {
            page.list("signals", &self.signals, |(signal, at_full), page| {
                page.line(&format!("(signal: {}, at_full: {at_full}),", text(signal)));
            });
        }
        page.close("),");
    }
}

impl Remedy {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("name", text(&self.name));
        page.names("phrases", &self.phrases);
        if let Some(service) = &self.service {
            page.field("service", text(service));
        }
        page.names("done_by", &self.done_by);
        page.names("proposed_after", &self.proposed_after);
        page.field("takes", time(self.takes));
        if !self.clears.is_empty() {
            page.list("effects", &self.clears, |fault, page| {
                page.line(&format!("(fault: {}, change: Clear),", text(fault)));
            });
        }
        if let Some(line) = &self.says_done {
            page.field("says_done", text(line));
        }
        page.close("),");
    }
}

impl Finding {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("service", text(&self.service));
        page.names("topics", &self.topics);
        page.field("found_by", texts(self.found_by.iter().map(String::as_str)));
        page.field("takes", time(self.takes));
        page.field("says", text(&self.says));
        page.close("),");
    }
}

impl Member {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("name", text(&self.name));
        if !self.title.is_empty() {
            page.field("title", text(&self.title));
        }
        if let Some(team) = &self.team {
            page.field("team", text(team));
        }
        page.field("part", format!("{:?}", self.part));
        if self.ic_trained {
            page.field("ic_trained", true);
        }
        if !self.expertise.is_empty() {
            let known: Vec<String> = self
                .expertise
                .iter()
                .map(|(service, share)| format!("{}: {share}", text(service)))
                .collect();
            page.field("expertise", format!("{{{}}}", known.join(", ")));
        }
        match self.presence {
            Presence::OnCall => {}
            Presence::Away => page.field("presence", "Away"),
            Presence::Paged(least, most) => page.field(
                "presence",
                format!("Paged({}, {})", time(least.0), time(most.0)),
            ),
        }
        page.close("),");
    }
}

impl Event {
    fn write(&self, page: &mut Page) {
        page.comments(&self.comments);
        page.open("(");
        page.field("id", text(&self.id));
        page.field("when", written::when(&self.when));
        let then: Vec<String> = self.then.iter().map(written::effect).collect();
        page.field("then", format!("[{}]", then.join(", ")));
        if !self.note.is_empty() {
            page.field("note", text(&self.note));
        }
        page.close("),");
    }
}

impl Ending {
    fn write(&self, page: &mut Page) {
        page.open("(");
        page.field("id", text(&self.id));
        if let Some(when) = &self.when {
            page.field("when", written::when(when));
        }
        page.field("text", text(&self.text));
        page.field("outcome", format!("{:?}", self.outcome));
        page.close("),");
    }
}

/// What is being written, with the depth of its brackets.
#[derive(Default)]
struct Page {
    written: String,
    depth: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.written.push_str("    ");
        }
        self.written.push_str(line);
        self.written.push('\n');
    }

    fn blank(&mut self) {
        self.written.push('\n');
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn close(&mut self, line: &str) {
        self.depth -= 1;
        self.line(line);
    }

    fn field(&mut self, name: &str, value: impl std::fmt::Display) {
        self.line(&format!("{name}: {value},"));
    }

    /// A list of names, unless it is empty.
    fn names(&mut self, name: &str, names: &[String]) {
        if !names.is_empty() {
            self.field(name, texts(names.iter().map(String::as_str)));
        }
    }

    fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&T, &mut Page)) {
        self.open(&format!("{name}: ["));
        for item in items {
            write(item, self);
        }
        self.close("],");
    }

    /// Comments; one that holds line breaks is as many lines.
    fn comments(&mut self, comments: &[String]) {
        for line in comments.iter().flat_map(|comment| comment.lines()) {
            let line = line
                .trim_end()
                .replace(|letter: char| letter.is_control(), " ");
            self.line(format!("// {line}").trim_end());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Level, load};
    use crate::units::Lapse;

    fn member(id: &str, part: Part) -> Member {
        Member {
            comments: vec![format!("Who is {id}?\nNobody knows.")],
            id: id.to_owned(),
            name: fill_in("a name"),
            title: "\"Boss\"".to_owned(),
            team: Some("search".to_owned()),
            part,
            ic_trained: part != Part::Responder,
            expertise: BTreeMap::from([("search".to_owned(), 700)]),
            presence: Presence::Paged(Lapse(Span::secs(60)), Lapse(Span::secs(90))),
        }
    }

    fn head() -> Head {
        Head {
            comments: vec!["Nobody said how bad it was.".to_owned()],
            id: "slow-search".to_owned(),
            title: "Slow \\ search".to_owned(),
            briefing: fill_in("what the trainee reads"),
            difficulty: Difficulty::Intermediate,
            skills: vec![Dimension::Command, Dimension::Timeboxing],
            day: Weekday::Monday,
            clock: ClockTime(545),
            length: Span::minutes(30),
            severity_at_start: Some(3),
            severity: 2,
            trainee: "alex".to_owned(),
            glossary: BTreeMap::from([("DBA".to_owned(), "database administrator".to_owned())]),
        }
    }

    fn world() -> World {
        World {
            comments: Vec::new(),
            customers: 1000,
            services: vec![Service {
                id: "search".to_owned(),
                name: "search".to_owned(),
                customer_share: 500,
                signals: vec![Signal {
                    id: "answer-time".to_owned(),
                    name: "answer time".to_owned(),
                    unit: "ms".to_owned(),
                    baseline: 100,
                    alarm: 900,
                }],
                ..Service::default()
            }],
            faults: vec![Fault {
                id: "cold".to_owned(),
                service: "search".to_owned(),
                harm: 600,
                at_start: true,
                signals: vec![("answer-time".to_owned(), 4000)],
                ..Fault::default()
            }],
            remedies: vec![Remedy {
                id: "warm".to_owned(),
                name: "warm it".to_owned(),
                phrases: vec!["warm it".to_owned()],
                service: Some("search".to_owned()),
                done_by: vec!["nadia".to_owned()],
                proposed_after: vec!["empty".to_owned()],
                takes: Span::minutes(3),
                clears: vec!["cold".to_owned()],
                says_done: Some("done".to_owned()),
                ..Remedy::default()
            }],
            findings: vec![Finding {
                id: "empty".to_owned(),
                service: "search".to_owned(),
                found_by: vec!["nadia".to_owned()],
                takes: Span::minutes(4),
                says: "found".to_owned(),
                ..Finding::default()
            }],
        }
    }

    #[test]
    fn a_draft_loads_and_nothing_is_wrong_with_it() {
        let line = |id: &str| (id.to_owned(), "Words,\nsaid \"so\".".to_owned());
        let draft = Draft {
            comments: vec!["A draft.".to_owned()],
            head: head(),
            world: world(),
            cast: vec![
                member("alex", Part::Trainee),
                member("ola", Part::Commander),
                member("nadia", Part::Responder),
            ],
            injects: vec![Event {
                comments: vec!["Row 2.".to_owned()],
                id: "opens".to_owned(),
                when: When::At(Lapse(Span::secs(5))),
                then: vec![Effect::Say("nadia".into(), "said".into())],
                note: "Objective: find it".to_owned(),
            }],
            endings: vec![Ending {
                id: "over".to_owned(),
                when: None,
                text: fill_in("how it ended"),
                outcome: Outcome::Resolved,
            }],
            objectives: vec![(
                "o".to_owned(),
                "Known.".to_owned(),
                When::At(Lapse::default()),
            )],
            lines: BTreeMap::from([line("said"), line("done"), line("found")]),
        };
        let ron = draft.to_ron();
        let loaded = load(&ron);
        let errors: Vec<_> = loaded
            .diagnostics
            .iter()
            .filter(|found| found.level == Level::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}\n{ron}");
        let scenario = loaded.scenario.expect("nothing is wrong with it");
        assert_eq!(scenario.title, "Slow \\ search");
        assert_eq!(scenario.lines[&"said".into()], "Words,\nsaid \"so\".");
    }

    #[test]
    fn ids_are_made_of_any_text_and_given_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.give("The CEO's Müller!"), "the-ceos-mueller");
        assert_eq!(ids.give("the ceos mueller"), "the-ceos-mueller-2");
        assert_eq!(ids.give("漢字"), "item");
        assert!(slug(&"word ".repeat(30)).len() <= 40);
    }
}
