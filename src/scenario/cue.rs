//! The form of a cue: how words, choices and classes are written. Scenarios may add cues of
//! their own (`phrases`), and whoever writes one is told where it cannot be read.
//!
//! Only the form is known here. What a cue matches is the business of hearing, whose tables keep
//! to this form as well.

use std::ops::Range;

/// The classes that a cue may name.
pub const CLASSES: [&str; 16] = [
    "@person",
    "@team",
    "@party",
    "@service",
    "@remedy",
    "@doing",
    "@time",
    "@num",
    "@sev",
    "@verb",
    "@tell",
    "@group",
    "@subject",
    "@customer-liaison",
    "@internal-liaison",
    "@any",
];

/// What may stand behind `::`, beside `tier=` and a number.
pub const HINTS: [&str; 22] = [
    "full",
    "named",
    "public",
    "internal",
    "nobody",
    "self",
    "group",
    "swap",
    "keep",
    "deputy",
    "scribe",
    "customer-liaison",
    "internal-liaison",
    "all",
    "question",
    "reply",
    "box",
    "negated",
    "clause",
    "object",
    "command",
    "backup",
];

/// How deep brackets may nest.
const DEEPEST: usize = 4;

/// Why a cue cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the cue.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// For an unknown word: which words are known there.
    pub known: &'static [&'static str],
}

/// Whether a cue can be read: `give @person a bell`, `(hit|press) the big button :: tier=9`.
pub fn check(cue: &str) -> Result<(), Fault> {
    let words_end = cue.find("::").unwrap_or(cue.len());
    if let Some(notes) = cue.get(words_end + 2..) {
        for (start, note) in pieces(notes, &[]) {
            let at = words_end + 2 + start;
            let tier = note.strip_prefix("tier=");
            let readable = match tier {
                Some(number) => number.parse::<u8>().is_ok(),
                None => HINTS.contains(&note),
            };
            if !readable {
                let message = match tier {
                    Some(_) => format!("`{note}` needs a number from 0 to 255"),
                    None => format!("unknown hint `{note}`"),
                };
                let known: &[&str] = if tier.is_some() { &[] } else { &HINTS };
                return Err(fault(at..at + note.len(), message, known));
            }
        }
    }
    let words = &cue[..words_end];
    let signs = pieces(words, &['(', ')', '[', ']', '|', '^', '$', '=', '*']);
    let mut at = 0;
    let holds = sequence(&signs, &mut at, 0)?;
    if let Some((start, sign)) = signs.get(at) {
        let message = format!("`{sign}` without a bracket before it");
        return Err(fault(*start..start + sign.len(), message, &[]));
    }
    if !holds {
        let message = "no word of it has to be said".to_owned();
        return Err(fault(0..words_end, message, &[]));
    }
    Ok(())
}

fn fault(at: Range<usize>, message: String, known: &'static [&'static str]) -> Fault {
    Fault { at, message, known }
}

/// The words and signs of a text, each with its place.
fn pieces<'a>(text: &'a str, signs: &[char]) -> Vec<(usize, &'a str)> {
    let mut pieces = Vec::new();
    let mut word: Option<usize> = None;
    for (at, sign) in text.char_indices() {
        let stands_alone = signs.contains(&sign);
        if stands_alone || sign.is_whitespace() {
            pieces.extend(word.take().map(|start| (start, &text[start..at])));
        } else {
            word.get_or_insert(at);
        }
        if stands_alone {
            pieces.push((at, &text[at..at + sign.len_utf8()]));
        }
    }
    pieces.extend(word.map(|start| (start, &text[start..])));
    pieces
}

/// Reads up to the end or to a bracket that closes. Says whether something has to be said.
fn sequence(signs: &[(usize, &str)], at: &mut usize, depth: usize) -> Result<bool, Fault> {
    let mut holds = false;
    while let Some((start, sign)) = signs.get(*at).copied() {
        match sign {
            ")" | "]" | "|" => break,
            "(" | "[" => {
                if depth == DEEPEST {
                    let message = "brackets are nested too deeply".to_owned();
                    return Err(fault(start..start + 1, message, &[]));
                }
                let needed = choices(signs, at, depth)?;
                holds |= needed && sign == "(";
            }
            "*" | "^" | "$" | "=" => {}
            class if class.starts_with('@') => {
                if !CLASSES.contains(&class) {
                    let message = format!("unknown class `{class}`");
                    return Err(fault(start..start + class.len(), message, &CLASSES));
                }
                holds |= class != "@any";
            }
            word => {
                if let Some(odd) = word.find(|sign: char| !is_of_a_word(sign)) {
                    let end = start + word.len();
                    let message = format!("`{word}` is no plain word in small letters");
                    return Err(fault(start + odd..end, message, &[]));
                }
                holds = true;
            }
        }
        *at += 1;
    }
    Ok(holds)
}

/// Reads the choices of a bracket up to the one that closes it. Says whether each of them needs
/// something to be said.
fn choices(signs: &[(usize, &str)], at: &mut usize, depth: usize) -> Result<bool, Fault> {
    let (opened, bracket) = signs[*at];
    let close = if bracket == "(" { ")" } else { "]" };
    let mut each = true;
    loop {
        *at += 1;
        each &= sequence(signs, at, depth + 1)?;
        match signs.get(*at).copied() {
            Some((_, "|")) => {}
            Some((_, end)) if end == close => return Ok(each),
            _ => {
                let message = format!("`{bracket}` is not closed by `{close}`");
                return Err(fault(opened..opened + 1, message, &[]));
            }
        }
    }
}

/// Words are written as hearing reads them: small letters, digits, apostrophes.
pub fn is_of_a_word(sign: char) -> bool {
    (sign.is_alphanumeric() && !sign.is_uppercase()) || sign == '\''
}
