//! A draft as a page of the scenario language, in the house's style.

use super::super::written::{self, text, texts, time};
use super::{Draft, Ending, Event, Fault, Finding, Member, Remedy, Service, World};
use crate::scenario::model::Presence;

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
