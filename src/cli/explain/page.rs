//! A page of Markdown as it is read at a terminal: headings bold, code indented, paragraphs as
//! wide as there is room. Of Markdown's own signs only the ticks around names stay.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::cli::transcript::wrap;
use crate::desk::note::Paint;

/// Wider than this a paragraph is hard to read [characters].
const WIDEST: usize = 90;
/// On a terminal narrower than this lines run over its edge [characters].
const NARROWEST: usize = 24;

/// Sets a page for a terminal of this width.
pub(in crate::cli) fn set(markdown: &str, width: usize, paint: Paint) -> String {
    let mut page = Page {
        out: String::new(),
        words: String::new(),
        room: width.clamp(NARROWEST, WIDEST),
        paint,
        lists: Vec::new(),
        sign: None,
        link: String::new(),
        after_item: false,
    };
    for event in Parser::new(markdown) {
        page.take(event);
    }
    page.out
}

struct Page {
    out: String,
    /// The words of the paragraph, heading or item that is being read.
    words: String,
    room: usize,
    paint: Paint,
    /// The lists that are open, each with the number of its next item if it has numbers.
    lists: Vec<Option<u64>>,
    /// What stands before the item that has begun.
    sign: Option<String>,
    link: String,
    after_item: bool,
}

impl Page {
    fn take(&mut self, event: Event) {
        match event {
            Event::End(TagEnd::CodeBlock) => self.code(),
            Event::End(TagEnd::Heading(_)) => self.heading(),
            Event::Start(Tag::List(number)) => {
                self.paragraph();
                self.lists.push(number);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                self.after_item = !self.lists.is_empty();
            }
            Event::Start(Tag::Item) => self.item(),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.paragraph(),
            Event::Start(Tag::Link { dest_url, .. }) => self.link = dest_url.to_string(),
            Event::End(TagEnd::Link) => {
                let link = std::mem::take(&mut self.link);
                if !self.words.ends_with(&link) {
                    self.words.push_str(&format!(" ({link})"));
                }
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.words.push_str(&text);
            }
            Event::Code(name) => self.words.push_str(&format!("`{name}`")),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            _ => {}
        }
    }

    fn heading(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.block(&self.paint.bold(&words));
        self.after_item = false;
    }

    fn item(&mut self) {
        self.sign = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "* ".to_owned(),
        });
    }

    /// Ends a paragraph or an item, if there is one.
    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let sign = self.sign.take();
        let is_item = sign.is_some();
        let sign = sign.unwrap_or_default();
        let outer = "  ".repeat(self.lists.len().saturating_sub(1));
        let room = self.room.saturating_sub(outer.len() + sign.len());
        let behind = format!("\n{outer}{:1$}", "", sign.len());
        let set = wrap(&words, room.max(NARROWEST)).join(&behind);
        if is_item && self.after_item {
            self.out.push_str(&format!("{outer}{sign}{set}\n"));
        } else {
            self.block(&format!("{outer}{sign}{set}"));
        }
        self.after_item = is_item;
    }

    fn code(&mut self) {
        let code = std::mem::take(&mut self.words);
        let indented = |line: &str| format!("    {line}").trim_end().to_owned();
        let lines: Vec<String> = code.lines().map(indented).collect();
        self.block(&lines.join("\n"));
        self.after_item = false;
    }

    /// A block with an empty line before it.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_without_the_signs_of_markdown() {
        let markdown = "# E013: unknown id\n\nA *name* that `nobody`\nhas, see [there](docs/x.md).\n\n\
            * one\n* two,\n  and more\n\n1. first\n2. second\n\n```ron\ntrainee: \"alxe\",\n\n  // so\n```\n\nMend it.\n";
        assert_eq!(
            set(markdown, 80, Paint::Plain),
            "E013: unknown id\n\nA name that `nobody` has, see there (docs/x.md).\n\n\
             * one\n* two, and more\n\n1. first\n2. second\n\n    trainee: \"alxe\",\n\n      // so\n\nMend it.\n"
        );
        let bold = set(markdown, 80, Paint::Ansi);
        assert!(bold.starts_with("\u{1b}[1mE013: unknown id\u{1b}[0m\n"));
    }

    #[test]
    fn no_paragraph_is_wider_than_its_room() {
        let words = "word ".repeat(60);
        for (width, widest) in [(40, 40), (1, NARROWEST), (500, WIDEST)] {
            let page = set(&format!("* {words}"), width, Paint::Plain);
            let longest = page.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(widest + 2), "{width}: {longest:?}");
            assert!(longest > Some(widest / 2), "{width}: {longest:?}");
        }
    }
}
