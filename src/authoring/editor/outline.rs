//! The outline of a scenario: its blocks, and in them everything that has an id.

use std::ops::Range;

use lsp_types::{DocumentSymbol, SymbolKind};

use super::document::Document;
use crate::scenario::annotate::{Bracket, Holds, Spot, What};
use crate::scenario::shape::IdKind;

/// The outline.
pub(super) fn outline(document: &Document) -> Vec<DocumentSymbol> {
    let annotated = &document.annotated;
    let is_block = |bracket: &Bracket| matches!(bracket.holds, Holds::Record(_));
    if !annotated.brackets.first().is_some_and(is_block) {
        return Vec::new();
    }
    let mut tree = Tree {
        document,
        inner: vec![Vec::new(); annotated.brackets.len()],
        ids: vec![Vec::new(); annotated.brackets.len()],
    };
    for (number, bracket) in annotated.brackets.iter().enumerate() {
        if let Some(parent) = bracket.parent {
            tree.inner[parent].push(number);
        }
    }
    for spot in &annotated.spots {
        if let (What::Gives(..), Some(bracket)) = (&spot.what, spot.bracket) {
            tree.ids[bracket].push(spot);
        }
    }
    tree.within(0)
}

/// What stands in which bracket.
struct Tree<'a> {
    document: &'a Document,
    /// The brackets in each.
    inner: Vec<Vec<usize>>,
    /// The ids that are given in each.
    ids: Vec<Vec<&'a Spot>>,
}

impl Tree<'_> {
    /// What stands in a bracket, in the order of the text.
    fn within(&self, number: usize) -> Vec<DocumentSymbol> {
        let document = self.document;
        let brackets = &document.annotated.brackets;
        let mut found = Vec::new();
        if matches!(brackets[number].holds, Holds::Map(..)) {
            let keys = self.ids[number].iter();
            found.extend(keys.map(|key| symbol(document, key, &key.bytes, Vec::new())));
        }
        for child in &self.inner[number] {
            let bracket = &brackets[*child];
            let inner = self.within(*child);
            match (self.ids[*child].first(), &bracket.field) {
                (Some(id), _) if matches!(bracket.holds, Holds::Record(_)) => {
                    found.push(symbol(document, id, &bracket.bytes, inner));
                }
                (_, Some(field)) if number == 0 || !inner.is_empty() => {
                    found.push(block(document, bracket, field, inner));
                }
                _ => found.extend(inner),
            }
        }
        found
    }
}

/// Something with an id.
fn symbol(
    document: &Document,
    id: &Spot,
    bytes: &Range<usize>,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    let kind = match &id.what {
        What::Gives(kind, _) => symbol_kind(*kind),
        _ => SymbolKind::OBJECT,
    };
    // Editors refuse an outline in which something has no name.
    let name = match id.text.as_str() {
        "" => "(no id)",
        name => name,
    };
    let told = document.told(id).map(str::to_owned);
    plain_symbol(document, name, told, kind, bytes, &id.bytes, children)
}

/// A block or list that is the value of a field.
fn block(
    document: &Document,
    bracket: &Bracket,
    (name, name_bytes): &(String, Range<usize>),
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    let bytes = name_bytes.start..bracket.bytes.end;
    let kind = SymbolKind::NAMESPACE;
    plain_symbol(document, name, None, kind, &bytes, name_bytes, children)
}

fn plain_symbol(
    document: &Document,
    name: &str,
    detail: Option<String>,
    kind: SymbolKind,
    bytes: &Range<usize>,
    name_bytes: &Range<usize>,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    #[expect(deprecated, reason = "the type has a field that it calls deprecated")]
    DocumentSymbol {
        name: name.to_owned(),
        detail,
        kind,
        tags: None,
        deprecated: None,
        range: document.stretch(bytes),
        selection_range: document.stretch(name_bytes),
        children: (!children.is_empty()).then_some(children),
    }
}

fn symbol_kind(kind: IdKind) -> SymbolKind {
    match kind {
        IdKind::Person | IdKind::Team => SymbolKind::CLASS,
        IdKind::Service => SymbolKind::MODULE,
        IdKind::Signal => SymbolKind::VARIABLE,
        IdKind::Remedy => SymbolKind::FUNCTION,
        IdKind::Finding => SymbolKind::CONSTANT,
        IdKind::Inject | IdKind::Fault | IdKind::Arc => SymbolKind::EVENT,
        IdKind::Line => SymbolKind::STRING,
        IdKind::Variant => SymbolKind::ENUM,
        IdKind::Option => SymbolKind::ENUM_MEMBER,
        _ => SymbolKind::OBJECT,
    }
}
