//! From the text of a RON file to a checked [`Scenario`] and the list of what is wrong with it.
//!
//! ```text
//! text ──guard──► ron: syntax ──► spans: tree ──walk──► shape mistakes, ids ──► lint on ids
//!                       └──────► ron: typed ─────────────────────────────────► lint on meaning
//! ```
//!
//! Each step goes on where the one before found mistakes, so that one run finds them all; only a
//! text that is no RON at all ends it at once. Nothing here panics, whatever the text.

use ron::extensions::Extensions;
use ron::options::Options;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use super::guard::MOST_FINDINGS;
use super::lint::{self, Subject};
use super::model::ScenarioFile;
use super::pieces::{Piece, pieces};
use super::text::Text;
use super::{Diagnostic, Level, Loaded, Scenario, guard, spans, syntax, walk};

/// Reads and checks a scenario. Never panics; the diagnostics stand in the order of the text.
pub fn load(source: &str) -> Loaded {
    if let Some(refused) = guard::refuse(source) {
        return refuse(refused);
    }
    let text = Text::new(source);
    let tree = match parse(source, &text) {
        Ok(tree) => tree,
        Err(wrong) => return refuse(wrong),
    };
    let (ids, mut found) = walk::walk(&tree, &text);
    found.extend(lint::of_ids(&ids));
    let file = match options().from_str::<ScenarioFile>(source) {
        Ok(file) => {
            found.extend(lint::of_meaning(&Subject {
                file: &file,
                tree: &tree,
                text: &text,
            }));
            Some(file)
        }
        // The walk has said it better already.
        Err(_) if found.iter().any(is_error) => None,
        Err(error) => {
            found.push(syntax::explain("E016", &error, &text));
            None
        }
    };
    found.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.code));
    found.dedup();
    let playable = !found.iter().any(is_error);
    if found.len() > MOST_FINDINGS && !playable {
        found.retain(is_error);
    }
    found.truncate(MOST_FINDINGS);
    Loaded {
        scenario: file
            .filter(|_| playable)
            .map(|file| Scenario::from_checked(file, hash(source))),
        diagnostics: found,
    }
}

/// What keeps a text from being RON; empty where it is.
pub(super) fn syntax(source: &str) -> Vec<Diagnostic> {
    let text = Text::new(source);
    guard::refuse(source)
        .or_else(|| parse(source, &text).err())
        .into_iter()
        .collect()
}

/// Reads a scenario whose text was checked before and is the same still: nothing is looked for in
/// it again. None where it is no scenario after all.
pub fn load_checked(source: &str) -> Option<Scenario> {
    let file = options().from_str::<ScenarioFile>(source).ok()?;
    Some(Scenario::from_checked(file, hash(source)))
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The tree of a text that is RON.
///
/// `ron` looks first, because it ends at the first mistake: whatever the text, it is read once.
fn parse(source: &str, text: &Text) -> Result<spans::Node, Diagnostic> {
    let empty = || {
        Diagnostic::error(
            "E004",
            text.place(&(0..0)),
            "there is no scenario in this text",
            "docs/scenario-language.md begins with a whole small one to copy",
        )
    };
    if !holds_anything(source) {
        return Err(empty());
    }
    if let Err(error) = options().from_str::<IgnoredAny>(source) {
        return Err(syntax::explain("E001", &error, text));
    }
    match spans::parse(source) {
        Ok(Some(tree)) => Ok(tree),
        Ok(None) => Err(empty()),
        Err(wrong) => Err(Diagnostic::error(
            "E001",
            text.place(&wrong.bytes),
            wrong.message,
            "",
        )),
    }
}

/// Whether there is more in a text than space and comments.
fn holds_anything(source: &str) -> bool {
    pieces(source.as_bytes()).any(|(piece, range)| match piece {
        Piece::Comment => false,
        Piece::Byte => !source.as_bytes()[range.start].is_ascii_whitespace(),
        Piece::Text | Piece::Closed => true,
    })
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == Level::Error
}

fn refuse(diagnostic: Diagnostic) -> Loaded {
    Loaded {
        scenario: None,
        diagnostics: vec![diagnostic],
    }
}

fn hash(source: &str) -> String {
    Sha256::digest(source.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
