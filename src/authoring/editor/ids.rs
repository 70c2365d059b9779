//! Ids: where one is given, where it is named, and giving it another name everywhere.

use lsp_types::{Location, Position, PrepareRenameResponse, TextEdit, WorkspaceEdit};

use super::document::Document;
use crate::scenario::annotate::{Spot, What};
use crate::scenario::shape::IdKind;

/// An id at a place, with its kind and, for an option, its variant.
fn id(spot: &Spot) -> Option<(IdKind, &str, &str)> {
    match &spot.what {
        What::Gives(kind, within) | What::Names(kind, within) => Some((*kind, within, &spot.text)),
        _ => None,
    }
}

fn location(document: &Document, spot: &Spot) -> Location {
    Location {
        uri: document.uri.clone(),
        range: document.stretch(&spot.bytes),
    }
}

/// Where the id at a place is given.
pub(super) fn definition(document: &Document, position: Position) -> Option<Location> {
    let (kind, within, id) = id(document.spot(position)?)?;
    let given = document.given(kind, within, id)?;
    Some(location(document, given))
}

/// All places of the same id, with or without the one where it is given.
fn places(document: &Document, position: Position, given: bool) -> Vec<&Spot> {
    let Some(wanted) = document.spot(position).and_then(id) else {
        return Vec::new();
    };
    let all = document.annotated.spots.iter();
    all.filter(|spot| id(spot) == Some(wanted))
        .filter(|spot| given || matches!(spot.what, What::Names(..)))
        .collect()
}

/// Where the id at a place is named, and if asked where it is given.
pub(super) fn references(document: &Document, position: Position, given: bool) -> Vec<Location> {
    let places = places(document, position, given);
    places
        .into_iter()
        .map(|spot| location(document, spot))
        .collect()
}

/// What would be renamed at a place; none where nothing can be.
pub(super) fn renamed(document: &Document, position: Position) -> Option<PrepareRenameResponse> {
    let spot = document.spot(position)?;
    let (kind, _, id) = id(spot)?;
    is_own(kind).then(|| PrepareRenameResponse::RangeWithPlaceholder {
        range: document.stretch(&spot.bytes),
        placeholder: id.to_owned(),
    })
}

/// Whether ids of this kind are given in scenarios, and not by the house.
fn is_own(kind: IdKind) -> bool {
    !matches!(kind, IdKind::Act | IdKind::Situation | IdKind::Step)
}

/// Gives the id at a place another name, everywhere.
///
/// # Errors
/// Where there is no id, where the house gives it, and where the new one is malformed or taken.
pub(super) fn rename(
    document: &Document,
    position: Position,
    new: &str,
) -> Result<WorkspaceEdit, String> {
    let found = document.spot(position).and_then(id);
    let (kind, within, old) = found.ok_or("there is no id at this place")?;
    if !is_own(kind) {
        return Err(format!("the {} `{old}` is given by hotwash", kind.name()));
    }
    if !is_well_formed(new) {
        return Err(format!(
            "`{new}` is no id: lower-case letters, digits and single dashes between them"
        ));
    }
    if new != old && document.given(kind, within, new).is_some() {
        return Err(format!("there is a {} `{new}` already", kind.name()));
    }
    let edits = places(document, position, true)
        .into_iter()
        .map(|spot| TextEdit {
            range: document.stretch(&spot.bytes),
            new_text: new.to_owned(),
        })
        .collect();
    Ok(WorkspaceEdit {
        changes: Some([(document.uri.clone(), edits)].into_iter().collect()),
        ..WorkspaceEdit::default()
    })
}

fn is_well_formed(id: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(plain))
}
