//! The draft of a postmortem as Markdown, filled from the log: what the trainee finishes after the
//! call. What is left to them stands in square brackets. `review` reads what this writes, so the
//! headings and the two lines at the top are a contract between them.

use super::report::Report;

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
    page.line(&format!("# {}", postmortem.title));
    page.note(
        "One person owns this: accountable for getting it done, not for writing it alone.\n\
         `hotwash follow-up` on the folder of the drill checks it. Fill in what stands in square brackets.",
    );
    let owner = answers.owner.as_ref().or(postmortem.owner.as_ref());
    let due = answers.due.as_ref().or(postmortem.due.as_ref());
    page.field("Owner", owner.map_or(OWNER_OPEN, String::as_str));
    page.field("Due", due.map_or(DUE_OPEN, String::as_str));
    page.heading("Summary");
    page.line(&postmortem.summary);
    page.heading("Impact");
    page.items(
        postmortem
            .impact
            .iter()
            .map(|line| line.replace('…', "[how many]")),
    );
    page.heading("Timeline");
    page.note(
        "Facts only, each with its time since the call began: changes in status and impact, key\n\
         actions, each with a metric or a graph where there is one. A responder, no names.",
    );
    let told = postmortem.timeline.iter();
    let told = told.map(|entry| format!("{} {}", entry.at, entry.text));
    page.items(or_else(&answers.timeline, told));
    page.heading("Contributing factors");
    page.note(
        "There are always several, and a person's action is never one: ask what and how, and why it\n\
         made sense at the time. These questions may help; put your answers in their place.",
    );
    page.items(postmortem.questions.iter().cloned());
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
    page.text
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

    fn field(&mut self, key: &str, value: &str) {
        self.line(&format!("- {key}: {value}"));
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
