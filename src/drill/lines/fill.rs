//! Slots filled, and a line made to run on behind other words.

/// Words that begin a sentence and are written small within one. Names are not among them.
const STARTERS: [&str; 62] = [
    "a",
    "about",
    "all",
    "an",
    "and",
    "are",
    "around",
    "at",
    "both",
    "but",
    "by",
    "can",
    "could",
    "customers",
    "do",
    "every",
    "everything",
    "from",
    "give",
    "half",
    "he",
    "how",
    "if",
    "in",
    "is",
    "it",
    "it's",
    "its",
    "maybe",
    "more",
    "my",
    "no",
    "nobody",
    "not",
    "nothing",
    "on",
    "only",
    "or",
    "orders",
    "our",
    "people",
    "she",
    "should",
    "so",
    "some",
    "somebody",
    "still",
    "that",
    "that's",
    "the",
    "there",
    "there's",
    "they",
    "they're",
    "this",
    "we",
    "we're",
    "what",
    "when",
    "where",
    "you",
    "your",
];

/// Fills the slots of a line. A slot without a value is left out; one that begins a sentence
/// is written with a capital.
pub(in crate::drill) fn fill(text: &str, slots: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(text.len() + 24);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((slot, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = slots.iter().find(|(name, _)| *name == slot) {
            let begins = filled.is_empty() || filled.ends_with(". ") || filled.ends_with("? ");
            let mut letters = value.chars();
            match letters.next() {
                Some(first) if begins => {
                    filled.extend(first.to_uppercase());
                    filled.push_str(letters.as_str());
                }
                _ => filled.push_str(value),
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// A line as it runs on behind a comma; nothing where its first word has to keep its capital.
pub(in crate::drill) fn running_on(text: &str) -> Option<String> {
    let first = text.split([' ', ',']).next()?.to_lowercase();
    if first == "i" || first.starts_with("i'") {
        return Some(text.to_owned());
    }
    STARTERS.binary_search(&first.as_str()).ok()?;
    Some(first.clone() + &text[first.len()..])
}

/// A line without the name at its head: "Omar here. Can I …" is no way to say it again.
pub(in crate::drill) fn without_greeting<'a>(text: &'a str, name: &str) -> &'a str {
    let Some((greeting, rest)) = text.split_once(". ") else {
        return text;
    };
    let words = greeting.split([' ', ',']).filter(|word| !word.is_empty());
    let named = words.clone().any(|word| word == name);
    if named && words.count() <= GREETING_WORDS && !rest.is_empty() {
        rest
    } else {
        text
    }
}

/// A first sentence of so few words that holds the speaker's name is a greeting (ours).
const GREETING_WORDS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_unknown_ones_left_out() {
        let slots = [("name", "Sam".to_owned())];
        assert_eq!(
            fill("Thanks {name}, {what}ok {", &slots),
            "Thanks Sam, ok {"
        );
    }

    #[test]
    fn a_line_runs_on_unless_it_begins_with_a_name() {
        assert!(STARTERS.is_sorted());
        assert_eq!(
            running_on("The pool is full.").as_deref(),
            Some("the pool is full.")
        );
        assert_eq!(running_on("I'd wait.").as_deref(), Some("I'd wait."));
        assert_eq!(running_on("Priya has it."), None);
    }

    #[test]
    fn a_greeting_is_not_said_again() {
        let line = "Omar here. Can I have two sentences?";
        assert_eq!(without_greeting(line, "Omar"), "Can I have two sentences?");
        assert_eq!(without_greeting(line, "Wei"), line);
        assert_eq!(without_greeting("Omar here.", "Omar"), "Omar here.");
    }
}
