//! One open scenario: its text, what stands where in it, and what is said about it.

use std::ops::Range;

use lsp_types::{
    Diagnostic as Said, DiagnosticSeverity, NumberOrString, Position, PublishDiagnosticsParams,
    Range as Stretch, TextEdit, Uri,
};

use super::place::Lines;
use crate::scenario::annotate::{Annotated, Bracket, Spot, What, annotate};
use crate::scenario::format::format;
use crate::scenario::ids::ACT_IDS;
use crate::scenario::shape::IdKind;
use crate::scenario::{Diagnostic, Level, Loaded, house, load, load_named};

/// An open text.
#[derive(Debug)]
pub(super) struct Document {
    /// How the editor names it.
    pub uri: Uri,
    /// The editor's number of this version of it.
    pub version: i32,
    /// The text.
    pub text: String,
    /// Its lines.
    pub lines: Lines,
    /// What stands where in it.
    pub annotated: Annotated,
}

impl Document {
    /// Reads a text.
    pub(super) fn new(uri: Uri, version: i32, text: String) -> Document {
        Document {
            uri,
            version,
            lines: Lines::of(&text),
            annotated: annotate(&text),
            text,
        }
    }

    /// A stretch of its bytes as lines and columns.
    pub(super) fn stretch(&self, bytes: &Range<usize>) -> Stretch {
        self.lines.stretch(&self.text, bytes)
    }

    /// The byte at a line and column.
    pub(super) fn byte(&self, position: Position) -> usize {
        self.lines.byte(&self.text, position)
    }

    /// The name, word or id at a place.
    pub(super) fn spot(&self, position: Position) -> Option<&Spot> {
        let byte = self.byte(position);
        let spots = &self.annotated.spots;
        // Between two that touch, the one that begins here.
        let at = spots.partition_point(|spot| spot.bytes.start <= byte);
        spots[..at].last().filter(|spot| byte <= spot.bytes.end)
    }

    /// Where an id is given.
    pub(super) fn given(&self, kind: IdKind, within: &str, id: &str) -> Option<&Spot> {
        self.annotated.spots.iter().find(|spot| {
            spot.text == id
                && matches!(&spot.what, What::Gives(of, its) if *of == kind && its == within)
        })
    }

    /// The ids of a kind that may be named, each once, in the order of the text.
    pub(super) fn ids(&self, kind: IdKind, within: &str) -> Vec<String> {
        let mut found: Vec<String> = match kind {
            IdKind::Act => ACT_IDS.map(String::from).to_vec(),
            IdKind::Situation => house::situations()
                .map(|(name, _)| name.to_owned())
                .collect(),
            _ => Vec::new(),
        };
        for spot in &self.annotated.spots {
            let fits = match &spot.what {
                What::Gives(of, its) => *of == kind && its == within,
                // Teams need not be listed anywhere.
                What::Names(of, _) => *of == kind && kind == IdKind::Team,
                _ => false,
            };
            if fits && !spot.text.is_empty() && !found.contains(&spot.text) {
                found.push(spot.text.clone());
            }
        }
        found
    }

    /// What an id is, in a few words: the name, title or text that stands with it.
    pub(super) fn told<'a>(&'a self, given: &'a Spot) -> Option<&'a str> {
        if let Some(text) = &given.means {
            return Some(text);
        }
        let block: &Bracket = self.annotated.brackets.get(given.bracket?)?;
        ["name", "title", "text", "note", "kind", "service"]
            .iter()
            .find_map(|wanted| {
                let field = block.fields.iter().find(|(name, _)| name == wanted)?;
                field.1.as_deref()
            })
    }

    /// What lint says of it.
    pub(super) fn diagnostics(&self) -> PublishDiagnosticsParams {
        PublishDiagnosticsParams {
            uri: self.uri.clone(),
            version: Some(self.version),
            diagnostics: self
                .loaded()
                .diagnostics
                .iter()
                .map(|diagnostic| self.said(diagnostic))
                .collect(),
        }
    }

    /// Loads it, by the name of its file where the editor tells one that lint would look at.
    fn loaded(&self) -> Loaded {
        let file = self.uri.path().as_str().rsplit('/').next();
        match file.and_then(|file| file.strip_suffix(".ron")) {
            Some(name) if !name.contains('%') => load_named(&self.text, name),
            _ => load(&self.text),
        }
    }

    fn said(&self, diagnostic: &Diagnostic) -> Said {
        let place = diagnostic.place;
        // A wave under one line says where; one under forty says less.
        let line_end = self.text[place.start..].find(['\n', '\r']);
        let end = line_end.map_or(place.end, |end| place.end.min(place.start + end));
        let message = match diagnostic.help.as_str() {
            "" => diagnostic.message.clone(),
            help => format!("{}\nhelp: {help}", diagnostic.message),
        };
        Said {
            range: self.stretch(&(place.start..end)),
            severity: Some(match diagnostic.level {
                Level::Error => DiagnosticSeverity::ERROR,
                Level::Warning => DiagnosticSeverity::WARNING,
            }),
            code: Some(NumberOrString::String(diagnostic.code.to_owned())),
            source: Some("hotwash".to_owned()),
            message,
            ..Said::default()
        }
    }

    /// The edit that lays it out: only the lines between what stays in front and behind. None
    /// where it is laid out, or no RON.
    pub(super) fn laid_out(&self) -> Vec<TextEdit> {
        let Ok(new) = format(&self.text) else {
            return Vec::new();
        };
        if new == self.text {
            return Vec::new();
        }
        let same = |one: &mut dyn Iterator<Item = &str>, other: &mut dyn Iterator<Item = &str>| {
            let pairs = one.zip(other).take_while(|(one, other)| one == other);
            pairs.map(|(line, _)| line.len()).sum::<usize>()
        };
        let front = same(
            &mut self.text.split_inclusive('\n'),
            &mut new.split_inclusive('\n'),
        );
        let (old, new) = (&self.text[front..], &new[front..]);
        let behind = same(
            &mut old.split_inclusive('\n').rev(),
            &mut new.split_inclusive('\n').rev(),
        );
        vec![TextEdit {
            range: self.stretch(&(front..self.text.len() - behind)),
            new_text: new[..new.len() - behind].to_owned(),
        }]
    }
}
