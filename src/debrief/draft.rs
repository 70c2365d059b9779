//! The draft of a postmortem as Markdown, filled from the log: what the trainee finishes after the
//! call, and what is exported for a wiki. What is left to them stands in square brackets. `review` reads what this writes, so the
//! headings and the two lines at the top are a contract between them.

use super::markdown::plain;
use super::report::{Postmortem, Report};

/// Where the owner is left open.
const OWNER_OPEN: &str = "[one person, by name]";
/// Where the date is left open.
const DUE_OPEN: &str = "[a date, or so many business days]";

/// What went well, where that is left open.
const WELL_OPEN: &str = "[what went well, and where you were lucky]";

/// What the trainee answered, where they were asked; what they left out comes from the log, or
/// is left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Who owns it.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<String>,
    /// Lines of the timeline, each with its time.
    pub timeline: Vec<String>,
    /// What went well.
    pub went_well: Vec<String>,
    /// Action items.
    pub actions: Vec<String>,
}

/// Writes the draft, filled from the log.
pub fn draft(report: &Report) -> String {
    draft_with(report, &Answers::default())
}

/// Writes the draft with the trainee's answers.
pub fn draft_with(report: &Report, answers: &Answers) -> String {
    let postmortem = &report.postmortem;
    let mut page = Page::default();
    page.line(&format!("# {}", plain(&postmortem.title)));
    page.note(
        "One person owns this: accountable for getting it done, not for writing it alone.\n\
         `hotwash follow-up` on the folder of the drill checks it. Fill in what stands in square brackets.",
    );
    head(postmortem, answers, &mut page);
    page.heading("Summary");
    page.line(&plain(&postmortem.summary));
    page.heading("Impact");
    let impact = postmortem.impact.iter();
    page.items(impact.map(|line| plain(line).replace('…', "[how many]")));
    page.heading("Timeline");
    page.note(
        "Facts only, each with its time since the call began: changes in status and impact, key\n\
         actions, each with a metric or a graph where there is one. A responder, no names.",
    );
    let told = postmortem.timeline.iter();
    let told = told.map(|entry| format!("{} {}", entry.at, plain(&entry.text)));
    page.items(or_else(&answers.timeline, told));
    page.heading("Contributing factors");
    page.note(
        "There are always several, and a person's action is never one: ask what and how, and why it\n\
         made sense at the time. These questions may help; put your answers in their place.",
    );
    page.items(postmortem.questions.iter().map(|question| plain(question)));
    page.heading("What went well");
    page.items(or_else(
        &answers.went_well,
        [WELL_OPEN.to_owned()].into_iter(),
    ));
    page.heading("Action items");
    page.note(
        "Each starts with a verb, is specific, and has an end: one can tell when it is done.",
    );
    page.items(or_else(
        &answers.actions,
        postmortem.actions.iter().cloned(),
    ));
    said(postmortem, &mut page);
    page.text
}

fn head(postmortem: &Postmortem, answers: &Answers, page: &mut Page) {
    let open = |answered: &Option<String>, said: &Option<String>, open: &str| {
        let said = said.as_deref().map(plain);
        answered.clone().or(said).unwrap_or_else(|| open.to_owned())
    };
    let owner = open(&answers.owner, &postmortem.owner, OWNER_OPEN);
    let due = open(&answers.due, &postmortem.due, DUE_OPEN);
    let level = postmortem.severity;
    let severity = level.map_or_else(|| "[which]".to_owned(), |level| level.to_string());
    page.items([
        format!("Owner: {owner}"),
        format!("Due: {due}"),
        format!("Severity: {severity}"),
    ]);
}

/// What was put off on the call, and what customers may be told.
fn said(postmortem: &Postmortem, page: &mut Page) {
    if !postmortem.todos.is_empty() {
        page.heading("To-dos said on the call");
        let todos = postmortem.todos.iter();
        page.items(todos.map(|todo| format!("{} {}", todo.at, plain(&todo.text))));
    }
    page.heading("External message");
    for line in postmortem.message.lines() {
        page.line(&format!("> {line}"));
    }
}

/// What was answered, else the others.
fn or_else(answered: &[String], others: impl Iterator<Item = String>) -> Vec<String> {
    if answered.is_empty() {
        others.collect()
    } else {
        answered.to_vec()
    }
}

/// A page of Markdown under way. What comes from a drill is one line, whatever was typed there.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        // What was typed on the call neither opens nor closes a comment here.
        let text = words
            .join(" ")
            .replace("<!--", "< !--")
            .replace("-->", "-- >");
        self.text.push_str(&text);
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.line(&format!("## {text}"));
        self.text.push('\n');
    }

    fn items(&mut self, items: impl IntoIterator<Item = String>) {
        for item in items {
            self.line(&format!("- {item}"));
        }
    }

    fn note(&mut self, text: &str) {
        let gap = if self.text.ends_with("\n\n") {
            ""
        } else {
            "\n"
        };
        self.text.push_str(&format!("{gap}<!-- {text} -->\n\n"));
    }
}
