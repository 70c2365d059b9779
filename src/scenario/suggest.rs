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
    by_spelling.map(|(_, candidate)| candidate).or_else(|| {
        let mut alike = known
            .iter()
            .filter(|candidate| same_parts(&word, &plain(candidate)));
        let only = alike.next()?;
        alike.next().is_none().then_some(*only)
    })
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
