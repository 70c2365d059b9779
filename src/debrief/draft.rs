//! The draft of a postmortem as Markdown, filled from the log: what the trainee finishes after the
//! call. What is left to them stands in square brackets. `review` reads what this writes, so the
//! headings and the two lines at the top are a contract between them.

use super::report::{Postmortem, Report};

/// Where the owner is left open.
const OWNER_OPEN: &str = "[one person, by name]";
/// Where the date is left open.
const DUE_OPEN: &str = "[a date, or so many business days]";

/// Writes the draft.
pub fn draft(report: &Report) -> String {
    let postmortem = &report.postmortem;
    let mut page = Page::default();
    page.line(&format!("# {}", postmortem.title));
    page.note(
        "One person owns this: accountable for getting it done, not for writing it alone.\n\
         `hotwash follow-up` on the folder of the drill checks it. Fill in what stands in square brackets.",
    );
    page.line(&format!(
        "- Owner: {}",
        postmortem.owner.as_deref().unwrap_or(OWNER_OPEN)
    ));
    page.line(&format!(
        "- Due: {}",
        postmortem.due.as_deref().unwrap_or(DUE_OPEN)
    ));
    page.heading("Summary");
    page.paragraph(&postmortem.summary);
    page.heading("Impact");
    for line in &postmortem.impact {
        page.item(&line.replace('…', "[how many]"));
    }
    timeline(postmortem, &mut page);
    questions(postmortem, &mut page);
    page.heading("What went well");
    page.item("[what went well, and where you were lucky]");
    page.heading("Action items");
    page.note(
        "Each starts with a verb, is specific, and has an end: one can tell when it is done.",
    );
    for action in &postmortem.actions {
        page.item(action);
    }
    page.text
}

fn timeline(postmortem: &Postmortem, page: &mut Page) {
    page.heading("Timeline");
    page.note(
        "Facts only, each with its time since the call began: changes in status and impact, key\n\
         actions, each with a metric or a graph where there is one. A responder, no names.",
    );
    for entry in &postmortem.timeline {
        page.item(&format!("{} {}", entry.at, entry.text));
    }
}

fn questions(postmortem: &Postmortem, page: &mut Page) {
    page.heading("Contributing factors");
    page.note(
        "There are always several, and a person's action is never one: ask what and how, and why it\n\
         made sense at the time. These questions may help; put your answers in their place.",
    );
    for question in &postmortem.questions {
        page.item(question);
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

    fn item(&mut self, text: &str) {
        self.line(&format!("- {text}"));
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text);
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
