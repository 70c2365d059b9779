//! Words that blame a person. Practice: what and how, not who and why; a person's action is never
//! a cause (C). A small table of shapes, on purpose: what is not plainly blame is none.
//!
//! A shape is a row of words; `|` parts alternatives, `@` is somebody's name. Words are compared
//! in lower case, with short forms written out ("didn't" is "did not", "Sam's" is "sam 's").
//! Whoever says that something does *not* matter or is *nobody's* fault blames nobody.

/// The shapes.
const SHAPES: [&str; 22] = [
    "your|his|whose fault|mistake|mess|screwup|bad|doing",
    "her|their fault|mistake|screwup",
    "@ 's fault|mistake|mess|screwup",
    "who broke|caused|botched|wrecked|screwed|messed",
    "who did this",
    "who let|allowed this|that|it",
    "who is|was|'s to blame",
    "you|he|she|@ is|are|was|were|'s to blame",
    "i blame you|him|her|them|@",
    "whose idea|deploy|change|commit|code|decision is|was this|that|it",
    "you|he|she|they|@ should have known|tested|checked|caught|told|thought|seen|noticed|asked|listened|warned|read|reviewed|done|said|rolled",
    "you|he|she|they|@ should not|never have",
    "you|he|she|@ broke|caused|botched|wrecked|screwed|messed",
    "you|he|she|@ took|brought it|this|that|everything|us|production down",
    "how could you|he|she|they let|do|not|miss|forget|be",
    "what were you|they thinking",
    "why did|have|do not you|he|she|they|@",
    "why did|have|do you|he|she|they|@ not",
    "why did you|he|she|they|@ break|push|deploy|delete|touch|let|ship|merge",
    "you|he|she|they never tested|checked|told|asked|listened|thought|read|reviewed",
    "you are|were careless|sloppy|reckless|incompetent|useless|stupid|clueless|negligent",
    "you are|were so|too|being|just careless|sloppy|reckless|incompetent|useless|stupid|clueless|negligent",
];

/// Words before a shape, in the same sentence, that take the blame out of it.
const WITHOUT_BLAME: [&str; 9] = [
    "not",
    "nobody",
    "never",
    "without",
    "stop",
    "instead",
    "rather",
    "cannot",
    "regardless",
];

/// Whether a text blames somebody; `names` are those of the people, in lower case.
pub fn blames(text: &str, names: &[String]) -> bool {
    text.split(['.', '?', '!', ';', '\n']).any(|sentence| {
        let words = words(sentence);
        SHAPES.iter().any(|shape| {
            let shape: Vec<&str> = shape.split(' ').collect();
            words.windows(shape.len()).enumerate().any(|(at, row)| {
                row.iter()
                    .zip(&shape)
                    .all(|(word, slot)| fits(word, slot, names))
                    && !words[..at]
                        .iter()
                        .any(|word| WITHOUT_BLAME.contains(&word.as_str()))
            })
        })
    })
}

fn fits(word: &str, slot: &str, names: &[String]) -> bool {
    slot.split('|').any(|one| match one {
        "@" => names.iter().any(|name| name == word),
        one => one == word,
    })
}

/// The words of a sentence in lower case, short forms written out.
fn words(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let plain = sentence.replace('’', "'").to_lowercase();
    for word in plain.split(|letter: char| !(letter.is_alphanumeric() || letter == '\'')) {
        let word = word.trim_matches('\'');
        match word {
            "" => {}
            "can't" => found.push("cannot".to_owned()),
            "won't" => found.extend(["will".to_owned(), "not".to_owned()]),
            _ => {
                let endings = [
                    ("n't", "not"),
                    ("'re", "are"),
                    ("'ve", "have"),
                    ("'s", "'s"),
                ];
                let split = endings
                    .iter()
                    .find_map(|(ending, full)| Some((word.strip_suffix(ending)?, *full)));
                match split {
                    Some((stem, full)) => found.extend([stem.to_owned(), full.to_owned()]),
                    None => found.push(word.to_owned()),
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_blame(text: &str) -> bool {
        blames(text, &["sam".to_owned(), "priya".to_owned()])
    }

    #[test]
    fn words_that_blame_a_person_are_known() {
        for text in [
            "Sam, this is your fault.",
            "Whose fault is this?",
            "That's Priya's mistake.",
            "Who broke checkout?",
            "Who did this?",
            "Who's to blame here?",
            "Sam, you should have tested that.",
            "You shouldn't have deployed on a Friday.",
            "You should’ve known.",
            "Priya should have checked the replica first.",
            "Whose deploy is this?",
            "Whose idea was that?",
            "You broke production.",
            "Sam broke it again.",
            "Sam, you took everything down.",
            "How could you miss that?",
            "What were you thinking?",
            "Why didn't you tell us?",
            "Why did you push on a Friday?",
            "You never tested it.",
            "You are so careless.",
            "No, you broke it.",
            "I blame Sam for this.",
        ] {
            assert!(is_blame(text), "{text}");
        }
    }

    #[test]
    fn words_about_things_ownership_and_time_blame_nobody() {
        for text in [
            "The deploy broke it.",
            "Did deploy 714 break checkout?",
            "What broke?",
            "Who owns the database?",
            "Who is responsible for checkout?",
            "Whose service is this?",
            "Who deployed last, and what changed?",
            "Sam, you should have access now.",
            "You should have five minutes for that.",
            "You should see the graphs.",
            "This is nobody's fault.",
            "Sam, this is not your fault.",
            "It doesn't matter whose fault this is.",
            "Let's not ask who broke it.",
            "Let's look at what happened instead of who caused it.",
            "The fault is in the cache.",
            "That was my mistake.",
            "Why did the failover not work?",
            "How could you tell?",
            "Thanks to you we are back.",
            "This is a blameless postmortem.",
            "What did you do, and what do you need?",
            "The node took it down.",
        ] {
            assert!(!is_blame(text), "{text}");
        }
    }
}
