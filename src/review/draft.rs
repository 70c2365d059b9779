//! Reading a draft: its owner and date, and its passages by section. A passage is a list item, a
//! row of a table or a paragraph, with its place; headings, comments and code are none.

/// A part of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Before the first heading below the title.
    Head,
    /// In a few sentences.
    Summary,
    /// Whom it hurt.
    Impact,
    /// What happened when.
    Timeline,
    /// What contributed.
    Factors,
    /// What went well, and luck.
    WentWell,
    /// What went badly.
    WentBadly,
    /// What will be done.
    Actions,
    /// What customers are told, and words that were said on the call.
    Quoted,
    /// Anything else.
    Other,
}

/// Which words in a heading mean which section; the first that fits counts.
const HEADINGS: [(&str, Section); 29] = [
    ("message", Section::Quoted),
    ("said on the call", Section::Quoted),
    ("put off", Section::Quoted),
    ("timeline", Section::Timeline),
    ("chronology", Section::Timeline),
    ("sequence of events", Section::Timeline),
    ("what happened", Section::Timeline),
    ("action", Section::Actions),
    ("follow-up", Section::Actions),
    ("follow up", Section::Actions),
    ("next step", Section::Actions),
    ("remediation", Section::Actions),
    ("went well", Section::WentWell),
    ("worked well", Section::WentWell),
    ("went right", Section::WentWell),
    ("luck", Section::WentWell),
    ("strength", Section::WentWell),
    ("went badly", Section::WentBadly),
    ("went wrong", Section::WentBadly),
    ("went poorly", Section::WentBadly),
    ("go well", Section::WentBadly),
    ("could have gone better", Section::WentBadly),
    ("to improve", Section::WentBadly),
    ("impact", Section::Impact),
    ("factor", Section::Factors),
    ("cause", Section::Factors),
    ("analysis", Section::Factors),
    ("summary", Section::Summary),
    ("overview", Section::Summary),
];

impl Section {
    /// The section that a heading opens.
    fn of(heading: &str) -> Section {
        let heading = heading.to_lowercase();
        let fitting = HEADINGS.iter().find(|(words, _)| heading.contains(words));
        fitting.map_or(Section::Other, |(_, section)| *section)
    }

    /// The heading that the draft gives it.
    pub fn heading(self) -> &'static str {
        match self {
            Section::Head => "Postmortem",
            Section::Summary => "Summary",
            Section::Impact => "Impact",
            Section::Timeline => "Timeline",
            Section::Factors => "Contributing factors",
            Section::WentWell => "What went well",
            Section::WentBadly => "What went badly",
            Section::Actions => "Action items",
            Section::Quoted => "External message",
            Section::Other => "Notes",
        }
    }
}

/// A stretch of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Where it stands.
    pub section: Section,
    /// Its first byte.
    pub start: usize,
    /// Its text without the bullet; it may go over several lines.
    pub text: &'a str,
    /// Whether it is an item of a list or a row of a table, not a paragraph.
    pub is_item: bool,
}

/// A line `Key: value` at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The first byte of the value.
    pub start: usize,
    /// The value; may be empty.
    pub value: &'a str,
}

/// A draft, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its passages in order.
    pub passages: Vec<Passage<'a>>,
    /// The headings: the section, the first byte, the text.
    pub headings: Vec<(Section, usize, &'a str)>,
    /// Who owns it.
    pub owner: Option<Field<'a>>,
    /// When it is due.
    pub due: Option<Field<'a>>,
}

impl<'a> Draft<'a> {
    /// Reads any text.
    pub fn read(text: &'a str) -> Draft<'a> {
        let mut reader = Reader {
            draft: Draft {
                text,
                ..Draft::default()
            },
            section: Section::Head,
            hidden: None,
            open: None,
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            reader.line(start, line.trim_end());
            start += line.len();
        }
        reader.close();
        reader.draft
    }

    /// The items of a section; where it has none, its paragraphs.
    pub fn items(&self, section: Section) -> impl Iterator<Item = &Passage<'a>> {
        let within = move |passage: &&Passage<'a>| passage.section == section;
        let listed = self
            .passages
            .iter()
            .any(|one| one.section == section && one.is_item);
        self.passages
            .iter()
            .filter(within)
            .filter(move |passage| passage.is_item || !listed)
    }

    /// The first heading of a section: its first byte and its text.
    pub fn heading(&self, section: Section) -> Option<(usize, &'a str)> {
        let mut headings = self.headings.iter();
        let found = headings.find(|(of, ..)| *of == section);
        found.map(|(_, start, text)| (*start, *text))
    }
}

impl Field<'_> {
    /// Whether it has still to be filled in.
    pub fn is_open(&self) -> bool {
        self.value.is_empty() || placeholder(self.value).is_some()
    }
}

/// The first gap in square brackets that is left to be filled in: where it begins and ends. A
/// link, a ticket, a checkbox, code and "[sic]" are none.
pub fn placeholder(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        let close = text[open..].find(']').map(|at| open + at)?;
        let inside = &text[open + 1..close];
        let linked = text[close + 1..].starts_with(['(', '[', ':'])
            || text[..open].ends_with([']', '\\'])
            || !text[..open].matches('`').count().is_multiple_of(2);
        let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
        let digits = inside.chars().any(|c| c.is_ascii_digit());
        let is_gap = letters >= 3 && !digits || inside.trim() == "…" || inside.trim() == "...";
        if is_gap && !linked && inside != "sic" && !inside.contains('[') {
            return Some((open, close + 1));
        }
        from = open + 1;
    }
    None
}

/// What is passed over until its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Comment,
    Code,
}

struct Reader<'a> {
    draft: Draft<'a>,
    section: Section,
    hidden: Option<Hidden>,
    /// The passage under way: where it begins and ends, and whether it is an item.
    open: Option<(usize, usize, bool)>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, start: usize, line: &'a str) {
        let bare = line.trim_start();
        let at = start + line.len() - bare.len();
        match self.hidden {
            Some(Hidden::Comment) => {
                if bare.contains("-->") {
                    self.hidden = None;
                }
                return;
            }
            Some(Hidden::Code) => {
                if is_fence(bare) {
                    self.hidden = None;
                }
                return;
            }
            None => {}
        }
        if bare.starts_with("<!--") {
            self.close();
            if !bare.contains("-->") {
                self.hidden = Some(Hidden::Comment);
            }
        } else if is_fence(bare) {
            self.close();
            self.hidden = Some(Hidden::Code);
        } else if bare.is_empty() || is_rule(bare) {
            // Behind a row of a table, such a line says that the row was its head.
            if bare.starts_with('|') {
                self.open = None;
            }
            self.close();
        } else if let Some(heading) = heading(bare) {
            self.close();
            self.head(start, heading);
        } else if let Some((skip, item)) = item(bare) {
            self.close();
            self.item(at + skip, item);
        } else {
            let end = start + line.len();
            if let Some(open) = &mut self.open {
                open.1 = end;
            } else if self.section != Section::Head || !self.field(at, bare) {
                self.open = Some((at, end, false));
            }
        }
    }

    fn head(&mut self, start: usize, (depth, text): (usize, &'a str)) {
        // The title names no section.
        let is_title = depth == 1 && self.draft.headings.is_empty();
        if is_title && Section::of(text) == Section::Other {
            return;
        }
        let section = Section::of(text);
        // A heading further in ("### Detection") stays in its section, unless it names another.
        if section != Section::Other || depth <= 2 {
            self.section = section;
            self.draft.headings.push((section, start, text));
        }
    }

    fn item(&mut self, at: usize, text: &'a str) {
        if self.section == Section::Head && self.field(at, text) {
            return;
        }
        self.open = Some((at, at + text.len(), true));
    }

    /// Takes a line such as "Owner: Hayley Chen" or "**Due date:** Friday".
    fn field(&mut self, at: usize, text: &'a str) -> bool {
        let Some((key, value)) = text.split_once(':') else {
            return false;
        };
        let bold = |c: char| matches!(c, '*' | '_' | '`' | '|') || c.is_whitespace();
        let key = key.trim_matches(bold).to_lowercase();
        let trimmed = value.trim_start_matches(bold);
        let field = Field {
            start: at + text.len() - trimmed.len(),
            value: trimmed.trim_end_matches(bold),
        };
        let slot = if key.ends_with("owner") || key == "owned by" {
            &mut self.draft.owner
        } else if key.starts_with("due") || key == "deadline" {
            &mut self.draft.due
        } else {
            return false;
        };
        *slot = slot.or(Some(field));
        true
    }

    fn close(&mut self) {
        if let Some((start, end, is_item)) = self.open.take() {
            self.draft.passages.push(Passage {
                section: self.section,
                start,
                text: &self.draft.text[start..end],
                is_item,
            });
        }
    }
}

/// A line in bold stands under every heading.
const BOLD: usize = 7;

fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

/// "---", "***", or the line under the head of a table.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '*' | '_' | '|' | ':' | ' '))
        && line.contains(['-', '*', '_'])
        && !line.starts_with("- ")
        && !line.starts_with("* ")
}

/// The depth and the text of a heading. A line in bold that names a section is one as well.
fn heading(line: &str) -> Option<(usize, &str)> {
    let bold = line
        .strip_prefix("**")
        .and_then(|line| line.strip_suffix("**"));
    if let Some(text) = bold.filter(|text| !text.contains("**")) {
        return (Section::of(text) != Section::Other).then_some((BOLD, text));
    }
    let text = line.trim_start_matches('#');
    let depth = line.len() - text.len();
    (1..=6).contains(&depth).then_some(())?;
    text.starts_with(' ').then(|| (depth, text.trim()))
}

/// A list item or a row of a table: how many bytes its mark takes, and its text.
fn item(line: &str) -> Option<(usize, &str)> {
    let text = if let Some(row) = line.strip_prefix('|') {
        row.trim_end_matches(['|', ' '])
    } else if let Some(rest) = line.strip_prefix(['-', '*', '+', '•']) {
        rest.starts_with([' ', '\t']).then_some(rest)?
    } else {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = (1..=3).contains(&digits).then(|| &line[digits..])?;
        let rest = rest.strip_prefix(['.', ')'])?;
        rest.starts_with(' ').then_some(rest)?
    };
    let text = without_checkbox(text.trim_start());
    let skip = text.as_ptr().addr() - line.as_ptr().addr();
    Some((skip, text))
}

fn without_checkbox(text: &str) -> &str {
    ["[ ]", "[x]", "[X]"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map_or(text, str::trim_start)
}
