//! Names that are also ordinary words: is "will", "mark" or "page" somebody here, or the word?
//! Only asked of a single word that the cast has as a name, so no other text is any slower.

use super::items::class;
use super::lexicon::{Lexicon, mark};
use super::names::{Found, Names};
use super::tokens::{CAPITAL, NO_BREAK, STOP, Token};

/// Whether a name is meant as the word that it also is: because of what stands behind it
/// ("grant them access"), or before it ("the bill", "we will"). Written big in the middle of a
/// sentence it is always the name.
pub fn reads_as_ordinary(
    tokens: &[Token],
    at: usize,
    found: &Found,
    lexicon: &Lexicon,
    names: &Names,
) -> bool {
    if !is_also_a_word(tokens, at, found, lexicon) {
        return false;
    }
    let token = tokens[at];
    let opens = at == 0 || token.cut >= STOP;
    if token.looks & CAPITAL != 0 && !opens {
        return false;
    }
    let text = |at: usize| lexicon.text(tokens[at].word);
    let before = (at > 0 && token.cut == NO_BREAK).then(|| text(at - 1));
    let behind = tokens
        .get(at + 1)
        .filter(|next| next.cut == NO_BREAK)
        .map(|next| lexicon.text(next.word));
    let modal = matches!(text(at), "will" | "may");
    if before.is_some_and(|word| asks_for_a_noun(word) || modal && is_subject(word))
        || before.is_some_and(|word| matches!(word, "i" | "we" | "they"))
    {
        return true;
    }
    let Some(behind) = behind else {
        return false;
    };
    let names_next = names
        .longest(&tokens[at + 1..])
        .is_some_and(|found| found.is & class::PERSON != 0);
    names_next && (opens || !modal)
        || is_object(behind)
        || before == Some("to")
        || modal && opens && is_subject(behind) && !is_told_what_they_are(tokens, at, lexicon)
        || modal && before.is_some_and(|word| goes_on(word, behind, lexicon))
}

/// Whether this is one word, somebody's name and something else as well.
pub fn is_also_a_word(tokens: &[Token], at: usize, found: &Found, lexicon: &Lexicon) -> bool {
    found.words == 1
        && found.is & class::PERSON != 0
        && lexicon.marks(tokens[at].word) & mark::ORDINARY != 0
}

/// "the bill", "our status page".
fn asks_for_a_noun(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "our"
            | "my"
            | "your"
            | "their"
            | "its"
            | "any"
            | "every"
            | "status"
    )
}

/// Somebody or something that will or may do something.
fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "you"
            | "it"
            | "they"
            | "he"
            | "she"
            | "this"
            | "that"
            | "these"
            | "those"
            | "there"
            | "what"
            | "who"
            | "which"
            | "someone"
            | "anyone"
            | "everyone"
            | "somebody"
            | "anybody"
            | "everybody"
            | "nobody"
    )
}

/// "grant them access", "page the network team", "mark it".
fn is_object(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "them"
            | "him"
            | "her"
            | "us"
            | "me"
            | "everyone"
            | "access"
            | "it"
            | "that"
            | "this"
            | "these"
            | "those"
            | "permission"
            | "permissions"
            | "more"
            | "another"
            | "my"
            | "our"
            | "their"
    )
}

/// "Will, you are scribe" without its comma.
fn is_told_what_they_are(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| lexicon.text(token.word));
    word(at + 1) == "you" && matches!(word(at + 2), "are" | "have" | "will" | "can" | "please")
}

/// "the fix will work": a verb behind, and a noun before.
fn goes_on(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let marks = |word: &str| {
        let reads = lexicon.look_up(word).and_then(|reads| reads.first());
        reads.map_or(0, |word| lexicon.marks(*word))
    };
    let leads = mark::LEAD | mark::SKIP | mark::VERB | mark::POINTS | mark::TELL;
    let asks = matches!(
        before,
        "can"
            | "could"
            | "would"
            | "should"
            | "does"
            | "did"
            | "do"
            | "is"
            | "has"
            | "have"
            | "let"
            | "thanks"
    );
    marks(before) & leads == 0
        && !asks
        && (marks(behind) & mark::VERB != 0
            || matches!(
                behind,
                "be" | "not" | "have" | "work" | "fail" | "break" | "need"
            ))
}
