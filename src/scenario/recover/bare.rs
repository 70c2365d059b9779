//! Sentences without an opening quote. A sentence has commas, colons, apostrophes and brackets of
//! its own; where it began is told by the field that it stands in.

use super::tokens::{Token, What};

/// The first token of a sentence that ends with the last one of this line, when it is the value of
/// a field and begins like a sentence. Not the value of an earlier field: those end in a comma
/// before the next name.
pub(super) fn sentence(tokens: &[Token], line: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in (0..tokens.len()).rev() {
        let token = &tokens[at];
        if token.line != line {
            return None;
        }
        match token.what {
            What::Close(_) => depth += 1,
            What::Open(_) if depth == 0 => return None,
            What::Open(_) => depth -= 1,
            What::Colon if depth == 0 && ends_a_name(tokens, at) => {
                return begins_like_one(&tokens[at + 1..]).then_some(at + 1);
            }
            _ => {}
        }
    }
    None
}

/// Whether what stands before a colon is the name of a field or the key of an entry.
fn ends_a_name(tokens: &[Token], colon: usize) -> bool {
    let Some(name) = colon.checked_sub(1) else {
        return false;
    };
    let is_first = name.checked_sub(1).is_none_or(|before| {
        let before = &tokens[before];
        let parts = matches!(before.what, What::Comma | What::Open(_));
        parts || before.line != tokens[name].line
    });
    is_first && matches!(tokens[name].what, What::Word(_) | What::Text(_))
}

/// Whether tokens read like words and not like values: a word is followed by another one, by an
/// apostrophe or, after a space, by a bracket; or words without a colon stand behind a comma.
fn begins_like_one(tokens: &[Token]) -> bool {
    let [first, second, ..] = tokens else {
        return false;
    };
    if !matches!(first.what, What::Word(_) | What::Number(_)) {
        return false;
    }
    match second.what {
        What::Word(_) | What::Number(_) | What::Text(_) | What::Odd(_) | What::Other => true,
        What::Open(_) => second.bytes.start > first.bytes.end,
        What::Comma => ends_in_words(tokens),
        _ => false,
    }
}

/// Two words in a row at the end: no value has them.
fn ends_in_words(tokens: &[Token]) -> bool {
    let words = tokens
        .iter()
        .rev()
        .filter(|one| !matches!(one.what, What::Odd(_)));
    let last: Vec<&Token> = words.take(2).collect();
    last.len() == 2 && last.iter().all(|one| matches!(one.what, What::Word(_)))
}
