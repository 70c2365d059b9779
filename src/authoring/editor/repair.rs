//! Quick fixes: where lint asks whether something else was meant, that in its place.

use lsp_types::{CodeAction, CodeActionKind, Diagnostic, TextEdit, WorkspaceEdit};

use super::document::Document;

/// What can be done at once about these findings.
pub(super) fn repairs(document: &Document, found: &[Diagnostic]) -> Vec<CodeAction> {
    let own = found
        .iter()
        .filter(|one| one.source.as_deref() == Some("hotwash"));
    own.filter_map(|one| repair(document, one)).collect()
}

fn repair(document: &Document, found: &Diagnostic) -> Option<CodeAction> {
    let (_, asked) = found.message.split_once("did you mean `")?;
    let (meant, _) = asked.split_once('`')?;
    let bytes = document.byte(found.range.start)..document.byte(found.range.end);
    let written = document.text.get(bytes)?;
    let new_text = match written.starts_with('"') {
        true => format!("\"{meant}\""),
        false => meant.to_owned(),
    };
    let edit = TextEdit {
        range: found.range,
        new_text,
    };
    Some(CodeAction {
        title: format!("Write `{meant}`"),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![found.clone()]),
        edit: Some(WorkspaceEdit {
            changes: Some([(document.uri.clone(), vec![edit])].into_iter().collect()),
            ..WorkspaceEdit::default()
        }),
        is_preferred: Some(true),
        ..CodeAction::default()
    })
}
