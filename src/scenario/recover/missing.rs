//! What stands directly between brackets tells which brackets are missing or wrong there: where an
//! opening one was to be, which closing one came too early, what kind they were to be.

use super::tokens::{Token, What};

/// The tokens directly behind an opening bracket that is not closed yet, by their numbers: what
/// stands between inner brackets left out, those brackets not.
fn directly(out: &[Token], opens: usize) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    (opens + 1..out.len()).filter(move |at| match out[*at].what {
        What::Open(_) => {
            depth += 1;
            depth == 1
        }
        What::Close(_) => {
            depth = depth.saturating_sub(1);
            depth == 0
        }
        _ => depth == 0,
    })
}

fn is_name(out: &[Token], at: usize) -> bool {
    matches!(out.get(at).map(|token| &token.what), Some(What::Word(_)))
}

fn is_key(out: &[Token], at: usize) -> bool {
    matches!(out.get(at).map(|token| &token.what), Some(What::Text(_)))
}

fn is(out: &[Token], at: usize, what: &What) -> bool {
    out.get(at).is_some_and(|token| token.what == *what)
}

/// The token before which an opening bracket is missing, for a closing one that has none.
pub(super) fn opener(out: &[Token], opens: usize, shut: u8) -> Option<usize> {
    let colon = |at: usize| is(out, at, &What::Colon);
    let mut inside = directly(out, opens);
    match shut {
        // `worsens: by: 50)`, `[id: "sam")`
        b')' => inside.find_map(|at| {
            let in_list = is(out, opens, &What::Open(b'[')) && is_name(out, at) && colon(at + 1);
            let in_field = colon(at) && is_name(out, at + 1) && colon(at + 2);
            match (in_list, in_field) {
                (true, _) => Some(at),
                (_, true) => Some(at + 1),
                _ => None,
            }
        }),
        // `lines: "hello": "…"}`
        b'}' => inside
            .find(|at| colon(*at) && (is_key(out, at + 1) || is_name(out, at + 1)) && colon(at + 2))
            .map(|at| at + 1),
        // `skills: command]`, `All(While(…)])`
        _ => {
            let behind = inside.filter(|at| colon(*at)).last().unwrap_or(opens) + 1;
            let there = behind < out.len() && !is(out, behind, &What::Open(b'['));
            there.then_some(behind)
        }
    }
}

/// A closing bracket after which its block goes on in the next line, by how that is indented.
pub(super) fn closed_early(out: &[Token], opens: usize, shut: u8) -> Option<usize> {
    let mut begun = None;
    for at in directly(out, opens) {
        match out[at].what {
            What::Open(_) => begun = Some(at),
            What::Word(_) if out[at].leads && is(out, at + 1, &What::Colon) => {
                let last = if is(out, at - 1, &What::Comma) {
                    at - 2
                } else {
                    at - 1
                };
                let deeper = begun.is_some_and(|begun| out[begun].indent < out[at].indent);
                if deeper && is(out, last, &What::Close(shut)) && !out[last].added {
                    return Some(last);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether something directly within could not be read: a bracket may be in that.
pub(super) fn lost_within(out: &[Token], opens: usize) -> bool {
    directly(out, opens).any(|at| out[at].what == What::Lost)
}

/// The kind of bracket that belongs around what stands here.
pub(super) fn kind_of(out: &[Token], opens: usize) -> Option<u8> {
    let mut kind = None;
    for at in directly(out, opens) {
        let before_colon = is(out, at + 1, &What::Colon);
        if is_name(out, at) && before_colon {
            return Some(b'(');
        }
        if is_key(out, at) && before_colon {
            kind = Some(b'{');
        }
    }
    kind
}
