//! What may come next where somebody types: fields that are not there yet, words, ids of the
//! right kind.
//!
//! Only the text before the cursor says what is expected there, so that it matters little how
//! broken the rest is.

use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, Position, TextEdit,
};

use super::document::Document;
use super::explain::{kind, of_field, of_word};
use super::snippet::Snippet;
use crate::scenario::annotate::{Annotated, Next, What, before};
use crate::scenario::shape::{Choice, IdKind, Need, Record, Shape};

/// Whether an editor fills in places of what it inserts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fills {
    /// It inserts plain text.
    #[default]
    Nothing,
    /// It goes from one place to fill in to the next.
    Places,
}

/// What may come at a place.
pub(super) fn complete(
    document: &Document,
    position: Position,
    fills: Fills,
) -> Vec<CompletionItem> {
    let cursor = document.byte(position);
    let Some((typed, annotated)) = before(&document.text, cursor) else {
        return Vec::new();
    };
    let offer = Offer {
        document,
        typed: reaching(&document.text, &typed, cursor),
        quoted: document.text[typed].starts_with('"'),
        fills,
    };
    match &annotated.next {
        Next::Name(record) if !offer.quoted => offer.fields(record, &annotated, cursor),
        Next::Value(shape, within) => offer.values(shape, within),
        Next::Name(_) | Next::Nothing => Vec::new(),
    }
}

/// What is replaced: what has been typed, and the rest of the same word behind the cursor.
fn reaching(text: &str, typed: &Range<usize>, cursor: usize) -> Range<usize> {
    let rest = &text[cursor..];
    let quoted = text[typed.clone()].starts_with('"');
    let ends = if quoted {
        let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
        rest[..line]
            .find(|letter: char| !is_of_word(letter))
            .filter(|end| rest[*end..].starts_with('"'))
            .map_or(0, |end| end + 1)
    } else {
        rest.find(|letter: char| !is_of_word(letter))
            .unwrap_or(rest.len())
    };
    typed.start..cursor + ends
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '@')
}

/// Where and how things are offered.
struct Offer<'a> {
    document: &'a Document,
    typed: Range<usize>,
    /// Whether a quote has been typed.
    quoted: bool,
    fills: Fills,
}

impl Offer<'_> {
    fn item(&self, label: &str, kind: CompletionItemKind, new: Snippet) -> CompletionItem {
        let (new_text, format) = match self.fills {
            Fills::Places => (new.filled(), InsertTextFormat::SNIPPET),
            Fills::Nothing => (new.plain(), InsertTextFormat::PLAIN_TEXT),
        };
        CompletionItem {
            label: label.to_owned(),
            kind: Some(kind),
            insert_text_format: Some(format),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: self.document.stretch(&self.typed),
                new_text,
            })),
            ..CompletionItem::default()
        }
    }

    fn fields(&self, record: &Record, annotated: &Annotated, cursor: usize) -> Vec<CompletionItem> {
        let there = self.names_there(annotated, cursor);
        let rest = self.document.text[self.typed.end..].trim_start();
        let fresh = record
            .fields
            .iter()
            .filter(|field| !there.iter().any(|name| name == field.name));
        fresh
            .map(|field| {
                // Over a name that has its value already, only the name changes.
                let mut new = Snippet::text(field.name);
                if !rest.starts_with(':') {
                    new = new.then(": ").of_shape(&field.shape).then(",");
                }
                let order = if field.need == Need::Required { 0 } else { 1 };
                CompletionItem {
                    detail: Some(kind(&field.shape)),
                    documentation: Some(markdown(of_field(record, field))),
                    sort_text: Some(format!("{order}{}", field.name)),
                    ..self.item(field.name, CompletionItemKind::FIELD, new)
                }
            })
            .collect()
    }

    /// The fields that the block around the cursor has, on both sides of it.
    fn names_there(&self, annotated: &Annotated, cursor: usize) -> Vec<String> {
        let whole = &self.document.annotated;
        let open = annotated
            .open
            .and_then(|number| annotated.brackets.get(number));
        let open = open.map(|bracket| bracket.bytes.start);
        whole
            .spots
            .iter()
            .filter(|spot| spot.bytes.end < cursor || spot.bytes.start > cursor)
            .filter(|spot| {
                let bracket = spot.bracket.and_then(|number| whole.brackets.get(number));
                matches!(spot.what, What::Name(..)) && bracket.map(|it| it.bytes.start) == open
            })
            .map(|spot| spot.text.clone())
            .collect()
    }

    fn values(&self, shape: &'static Shape, within: &str) -> Vec<CompletionItem> {
        match shape {
            Shape::Names(kind) => self.ids(*kind, within),
            Shape::Gives(kind) => self.wanted(*kind),
            _ if self.quoted => Vec::new(),
            Shape::Choice(choice) => self.words(choice),
            Shape::Flag => ["true", "false"]
                .map(|flag| self.item(flag, CompletionItemKind::VALUE, Snippet::text(flag)))
                .to_vec(),
            Shape::Option => self.options(),
            Shape::Record(_) | Shape::List(_) | Shape::Map(..) | Shape::Lapse(_) | Shape::Clock => {
                let new = Snippet::text("").of_shape(shape);
                vec![self.item(&new.plain(), CompletionItemKind::SNIPPET, new)]
            }
            Shape::Text | Shape::Whole(..) => Vec::new(),
        }
    }

    fn words(&self, choice: &Choice) -> Vec<CompletionItem> {
        choice
            .words
            .iter()
            .map(|word| CompletionItem {
                documentation: Some(markdown(of_word(choice, word))),
                ..self.item(
                    word.name,
                    CompletionItemKind::ENUM_MEMBER,
                    Snippet::text("").of_word(word),
                )
            })
            .collect()
    }

    fn ids(&self, kind: IdKind, within: &str) -> Vec<CompletionItem> {
        let document = self.document;
        let here = self.typed.clone();
        document
            .ids(kind, within)
            .iter()
            .filter(|id| {
                let given = document.given(kind, within, id);
                given.is_none_or(|given| !here.contains(&given.bytes.start))
            })
            .map(|id| {
                let given = document.given(kind, within, id);
                let told = given.and_then(|given| document.told(given));
                self.id(id, told.unwrap_or(kind.name()))
            })
            .collect()
    }

    /// Ids that are named somewhere and given nowhere.
    fn wanted(&self, kind: IdKind) -> Vec<CompletionItem> {
        let document = self.document;
        let mut found: Vec<&str> = Vec::new();
        for spot in &document.annotated.spots {
            let named = matches!(&spot.what, What::Names(of, _) if *of == kind);
            let wanted = named && document.given(kind, "", &spot.text).is_none();
            if wanted && !spot.text.is_empty() && !found.contains(&spot.text.as_str()) {
                found.push(&spot.text);
            }
        }
        let told = format!("{} that is named and not given yet", kind.name());
        found.iter().map(|id| self.id(id, &told)).collect()
    }

    fn id(&self, id: &str, told: &str) -> CompletionItem {
        let quoted = format!("\"{id}\"");
        CompletionItem {
            detail: Some(shortened(told)),
            // Editors compare with all that is replaced, quote included.
            filter_text: self.quoted.then(|| quoted.clone()),
            ..self.item(id, CompletionItemKind::REFERENCE, Snippet::text(&quoted))
        }
    }

    fn options(&self) -> Vec<CompletionItem> {
        let variants = self.document.ids(IdKind::Variant, "");
        let pairs = variants.iter().flat_map(|variant| {
            let options = self.document.ids(IdKind::Option, variant);
            options
                .into_iter()
                .map(move |option| format!("(\"{variant}\", \"{option}\")"))
        });
        pairs
            .map(|pair| self.item(&pair, CompletionItemKind::VALUE, Snippet::text(&pair)))
            .collect()
    }
}

fn markdown(value: String) -> Documentation {
    Documentation::MarkupContent(MarkupContent {
        kind: MarkupKind::Markdown,
        value,
    })
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    /// Longer than this does not fit beside an id [characters].
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
