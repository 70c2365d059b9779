//! From the text of a RON file to a checked [`Scenario`] and the list of what is wrong with it.
//!
//! ```text
//! text ──guard──► ron: syntax ─┬─► spans: tree ──────┬──walk──► shape mistakes, ids ──► lint on ids
//!                              └─► recover: tree, E001 ┘
//!        no mistake so far: ron: typed ──────────────────────────────────► lint on meaning
//!        otherwise: mend ──► ron: typed ──► lint on meaning ──► what stands all the same
//! ```
//!
//! Each step goes on where the one before found mistakes, so that one run finds them all. Nothing
//! here panics, whatever the text.

use ron::extensions::Extensions;
use ron::options::Options;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use super::guard::MOST_FINDINGS;
use super::lint::{self, Subject};
use super::model::ScenarioFile;
use super::pieces::{Piece, pieces};
use super::text::Text;
use super::{Diagnostic, Level, Loaded, Scenario, guard, mend, recover, spans, syntax, walk};

/// Reads and checks a scenario. Never panics; the diagnostics stand in the order of the text.
pub fn load(source: &str) -> Loaded {
    if let Some(refused) = guard::refuse(source) {
        return refuse(refused);
    }
    let text = Text::new(source);
    let Read {
        tree,
        mut found,
        cut,
    } = match read(source, &text) {
        Ok(read) => read,
        Err(wrong) => return refuse(wrong),
    };
    let walk::Walked {
        mut ids,
        wrong,
        keys,
    } = walk::walk(&tree, &text);
    found.retain(|one| {
        let about_quotes = one.message == recover::QUOTED_NAME;
        !(about_quotes && keys.contains(&one.place.start))
    });
    found.extend(wrong);
    let is_block = matches!(tree.what, spans::Value::Record(_));
    let file = if found.is_empty() {
        match options().from_str::<ScenarioFile>(source) {
            Ok(file) => {
                let subject = Subject {
                    file: &file,
                    tree: &tree,
                    text: &text,
                };
                found.extend(lint::of_meaning(&subject));
                found.extend(lint::of_whole(&subject));
                Some(file)
            }
            Err(error) => {
                found.push(syntax::explain("E016", &error, &text));
                None
            }
        }
    } else {
        let mended = mend::mend(&tree, source, cut);
        if is_block {
            found.extend(of_mended(&mended, &text));
        }
        ids.unread = mended.unread;
        None
    };
    found.extend(lint::of_ids(&ids));
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
    if let Some(refused) = guard::refuse(source) {
        return vec![refused];
    }
    match read(source, &Text::new(source)) {
        Ok(read) => read.found,
        Err(wrong) => vec![wrong],
    }
}

/// What the rules on meaning find in a scenario that had to be mended to be read.
fn of_mended(mended: &mend::Mended, text: &Text) -> Vec<Diagnostic> {
    let written = mended.write(text.source());
    let Ok(file) = options().from_str::<ScenarioFile>(&written) else {
        return Vec::new();
    };
    let mut found = lint::of_meaning(&Subject {
        file: &file,
        tree: &mended.tree,
        text,
    });
    found.truncate(2 * MOST_FINDINGS);
    found.retain(|one| mended.stands(one));
    found
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

/// A text as a tree.
struct Read {
    tree: spans::Node,
    /// Its mistakes of writing.
    found: Vec<Diagnostic>,
    /// It ends before its brackets do.
    cut: bool,
}

/// Reads a text as a tree, as far as it can be read.
///
/// `ron` looks first: what it takes is RON, and what it does not take goes to `recover`.
fn read(source: &str, text: &Text) -> Result<Read, Diagnostic> {
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
        return recovered(source, text, syntax::explain("E001", &error, text));
    }
    match spans::parse(source) {
        Ok(Some(tree)) => Ok(Read {
            tree,
            found: Vec::new(),
            cut: false,
        }),
        Ok(None) => Err(empty()),
        Err(wrong) => Err(Diagnostic::error(
            "E001",
            text.place(&wrong.bytes),
            wrong.message,
            "",
        )),
    }
}

/// What can be made of a text that is no RON; `first` is what the parser says about it.
fn recovered(source: &str, text: &Text, first: Diagnostic) -> Result<Read, Diagnostic> {
    let Some(read) = recover::read(source) else {
        // Too much is wrong to tell it apart: what stood before the first mistake is read.
        return match recover::read_beginning(source, first.place.start) {
            Some(tree) => Ok(Read {
                tree,
                found: vec![first],
                cut: true,
            }),
            None => Err(first),
        };
    };
    let told = |mistake: recover::Mistake| {
        let place = text.place(&mistake.bytes);
        Diagnostic::error("E001", place, mistake.message, mistake.help)
    };
    let mut found: Vec<Diagnostic> = read.mistakes.into_iter().map(told).collect();
    if found.is_empty() {
        found.push(first);
    }
    Ok(Read {
        tree: read.tree,
        found,
        cut: read.cut,
    })
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
