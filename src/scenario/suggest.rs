//! Did you mean …? The known word that is nearest to one that nobody knows.

/// The help for an unknown word: the nearest known one, else all of them when they are few.
pub(super) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    if let Some(near) = nearest(word, &known) {
        return format!("did you mean `{near}`?");
    }
    match known.len() {
        0 => String::from("none is given yet"),
        1..=LISTED => format!("known: {}", in_ticks(&known)),
        _ => String::new(),
    }
}

/// How many words are listed when none is near. More are no help at a glance.
const LISTED: usize = 20;

fn in_ticks(words: &[&str]) -> String {
    let ticked: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    ticked.join(", ")
}

/// The known word that `word` was probably meant to be: a third of its letters may be wrong,
/// its parts may be swapped (`db-orders`), and it may be half of it (`rollback`).
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = word;
    let word = plain(word);
    let allowed = (word.chars().count() / 3).max(1);
    let by_spelling = known
        .iter()
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&word, &plain(candidate)),
                *candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min();
    by_spelling
        .map(|(_, candidate)| candidate)
        .or_else(|| {
            let mut alike = known
                .iter()
                .filter(|candidate| same_parts(&word, &plain(candidate)));
            let only = alike.next()?;
            alike.next().is_none().then_some(*only)
        })
        .or_else(|| same_meaning(written, known))
}

/// Words that authors take for one another.
const SAME: [&[&str]; 6] = [
    &[
        "done",
        "finished",
        "completed",
        "ended",
        "over",
        "reported",
        "cleared",
        "resolved",
        "closed",
    ],
    &["started", "began", "begun", "begins", "starts"],
    &["joined", "arrived", "entered", "came"],
    &["left", "gone", "departed"],
    &["confirmed", "acknowledged", "accepted"],
    &["told", "said", "named"],
];

/// The one known word whose parts mean the same: `RemedyFinished` for `RemedyDone`.
fn same_meaning<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let alike = |one: &String, other: &String| {
        let one_word =
            |group: &&&[&str]| group.contains(&one.as_str()) && group.contains(&other.as_str());
        one == other || SAME.iter().any(|group| one_word(&group))
    };
    let parts = capitals(word);
    let fits = |candidate: &&&str| {
        let others = capitals(candidate);
        parts.len() > 1
            && parts.len() == others.len()
            && parts
                .iter()
                .zip(&others)
                .all(|(one, other)| alike(one, other))
    };
    let mut fitting = known.iter().filter(fits);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(*only)
}

/// The parts of a word that begin with capitals, in small letters.
fn capitals(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for letter in word.chars() {
        if letter.is_uppercase() || parts.is_empty() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.extend(letter.to_lowercase());
        }
    }
    parts
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
}

fn same_parts(word: &str, candidate: &str) -> bool {
    let parts = |text: &str| -> Vec<String> { text.split('-').map(String::from).collect() };
    let (short, long) = (parts(word), parts(candidate));
    word.len() > 2 && short.iter().all(|part| long.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let known = ["hayley", "orders-db", "rollback-714", "restart-api"];
        for (word, near) in [
            ("haley", Some("hayley")),
            ("db-orders", Some("orders-db")),
            ("rollback", Some("rollback-714")),
            ("Restart_API", Some("restart-api")),
            ("zebra", None),
        ] {
            assert_eq!(nearest(word, &known), near, "{word}");
        }
    }
}
