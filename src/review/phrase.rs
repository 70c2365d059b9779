//! Phrases to look for, written as they are said: words with spaces between, `a|b` for either,
//! `[a]` for one that may be missing, `@person` for somebody, `@people` for somebody or a team
//! (`@people's` for what they own),
//! `@adv` for any number of adverbs. A phrase does not go over the end of a sentence.

use super::facts::Facts;
use super::words::{Word, has};

/// Who acts: words for people that a postmortem uses.
const PEOPLE: &str = "engineer engineers developer developers dev devs responder responders administrator \
    administrators admin admins dba dbas sre sres commander deputy scribe liaison manager managers \
    lead intern interns contractor contractors colleague colleagues coworker employee employees \
    person author reviewer reviewers on-call trainee newcomer teammate teammates staff people \
    expert programmer analyst";

/// Somebody by a word that needs no article.
const SOMEBODY: &str = "somebody someone he she nobody anybody anyone everybody";

/// Before a word for people.
const ARTICLES: &str =
    "a an the our their one this that his her another some two both no any these";

/// So many words may stand between the article and the word for a person ("the on-call database
/// engineer"). Ours.
const BETWEEN: usize = 3;

/// How many words a phrase covers when it begins at `from`; none where it does not.
pub(super) fn matches(phrase: &str, words: &[Word], from: usize, facts: &Facts) -> Option<usize> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    rest(&parts, words, from, from, facts).map(|to| to - from)
}

/// The first of these phrases that begins at `from`: which, and how many words it covers.
pub(super) fn first_of<'p, T>(
    phrases: &'p [(&'p str, T)],
    words: &[Word],
    from: usize,
    facts: &Facts,
) -> Option<(&'p (&'p str, T), usize)> {
    phrases
        .iter()
        .find_map(|entry| Some((entry, matches(entry.0, words, from, facts)?)))
}

fn rest(parts: &[&str], words: &[Word], first: usize, at: usize, facts: &Facts) -> Option<usize> {
    let Some((part, others)) = parts.split_first() else {
        return Some(at);
    };
    if let Some(inner) = part
        .strip_prefix('[')
        .and_then(|part| part.strip_suffix(']'))
    {
        let taken = rest(&[&[inner], others].concat(), words, first, at, facts);
        return taken.or_else(|| rest(others, words, first, at, facts));
    }
    if *part == "@adv" {
        let mut to = at;
        while words.get(to).is_some_and(|word| is_adverb(&word.low)) {
            to += 1;
        }
        return (at..=to)
            .rev()
            .find_map(|to| rest(others, words, first, to, facts));
    }
    let word = words.get(at)?;
    // A phrase stays within one part of a sentence.
    if at > first && word.opens {
        return None;
    }
    part.split('|').find_map(|one| {
        let to = match one {
            "@person" | "@people" | "@people's" => {
                let to = somebody(words, at, one != "@person", facts)?;
                let owns = words[to - 1].low.ends_with("'s");
                (owns == one.ends_with("'s")).then_some(to)?
            }
            _ => (one == word.low).then_some(at + 1)?,
        };
        rest(others, words, first, to, facts)
    })
}

/// Behind the words for somebody that begin at `at`.
pub(super) fn somebody(words: &[Word], at: usize, teams: bool, facts: &Facts) -> Option<usize> {
    let word = words.get(at)?;
    if let Some(named) = facts.name_at(words, at) {
        return Some(named);
    }
    if has(SOMEBODY, unowned(&word.low)) {
        return Some(at + 1);
    }
    let with_article = has(ARTICLES, &word.low);
    let from = if with_article { at + 1 } else { at };
    let room = if with_article { BETWEEN } else { 0 };
    for noun in from..=from + room {
        let word = words.get(noun)?;
        if noun > at && word.opens {
            return None;
        }
        let is_team = teams && unowned(&word.low) == "team";
        if has(PEOPLE, unowned(&word.low)) || is_team {
            // "The on-call engineer": the longest word for them counts.
            let more = words.get(noun + 1).filter(|word| !word.opens);
            let more = more.is_some_and(|word| has(PEOPLE, unowned(&word.low)));
            return Some(noun + 1 + usize::from(more));
        }
        if is_little(&word.low) {
            return None;
        }
    }
    None
}

/// A word without the mark of what it owns: "the engineer's".
fn unowned(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// Words that end what belongs to an article.
fn is_little(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "in"
            | "on"
            | "for"
            | "by"
            | "with"
            | "and"
            | "or"
            | "that"
            | "which"
            | "is"
            | "was"
            | "were"
            | "are"
            | "had"
            | "has"
            | "from"
            | "at"
            | "as"
            | "when"
            | "while"
    )
}

fn is_adverb(word: &str) -> bool {
    const OTHERS: &str = "also just never not even still then again once";
    has(OTHERS, word) || word.len() > 4 && word.ends_with("ly")
}
