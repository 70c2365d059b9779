//! What a task is about: the remedy or the service that its words name. Names, aliases and
//! phrases come from the scenario, topics from its findings.

use crate::scenario::Scenario;
use crate::scenario::ids::{RemedyId, ServiceId};

/// The phrases of a scenario that name a subject, longest first.
#[derive(Clone, Debug)]
pub(super) struct Subjects {
    remedies: Vec<(String, RemedyId)>,
    services: Vec<(String, ServiceId)>,
}

/// What some words are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    pub remedy: Option<RemedyId>,
    pub service: Option<ServiceId>,
}

impl Subjects {
    /// Collects the phrases.
    pub fn new(scenario: &Scenario) -> Subjects {
        let mut remedies = Vec::new();
        for remedy in &scenario.world.remedies {
            let phrases = remedy.phrases.iter().map(String::as_str);
            for phrase in phrases.chain([remedy.name.as_str(), remedy.id.as_str()]) {
                remedies.push((padded(phrase), remedy.id.clone()));
            }
        }
        let mut services = Vec::new();
        for service in &scenario.world.services {
            let names = service.aliases.iter().map(String::as_str);
            for name in names.chain([service.name.as_str(), service.id.as_str()]) {
                services.push((padded(name), service.id.clone()));
            }
        }
        for finding in &scenario.world.findings {
            for topic in &finding.topics {
                services.push((padded(topic), finding.service.clone()));
            }
        }
        remedies.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        // Names of services stand before topics of the same length: the sort is stable.
        services.sort_by_key(|one| std::cmp::Reverse(one.0.len()));
        Subjects { remedies, services }
    }

    /// Finds what the words are about.
    pub fn of(&self, words: &str) -> Subject {
        let words = padded(words);
        Subject {
            remedy: first_named(&self.remedies, &words),
            service: first_named(&self.services, &words),
        }
    }
}

fn first_named<I: Clone>(phrases: &[(String, I)], words: &str) -> Option<I> {
    phrases
        .iter()
        .find(|(phrase, _)| words.contains(phrase.as_str()))
        .map(|(_, id)| id.clone())
}

/// Lower-case words between single spaces, with one at each end, so that `contains` finds
/// whole words only.
fn padded(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for part in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        words.extend(part.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
    words
}

/// Whether the words say nothing that could be worked on ("look into it", "fix this").
pub(super) fn is_vague(words: &str) -> bool {
    const EMPTY: [&str; 32] = [
        "a",
        "and",
        "at",
        "can",
        "check",
        "deal",
        "do",
        "fix",
        "for",
        "go",
        "handle",
        "have",
        "help",
        "it",
        "into",
        "look",
        "me",
        "now",
        "of",
        "on",
        "out",
        "please",
        "something",
        "sort",
        "stuff",
        "take",
        "that",
        "the",
        "thing",
        "this",
        "us",
        "with",
    ];
    padded(words)
        .split_whitespace()
        .all(|word| EMPTY.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_told_from_work() {
        assert!(is_vague("look into it please"));
        assert!(is_vague(""));
        assert!(!is_vague("look into the checkout latency"));
        assert!(!is_vague("write down the timeline"));
    }

    #[test]
    fn whole_words_only() {
        assert!(padded("The orders-db!").contains(&padded("orders db")));
        assert!(!padded("borders db").contains(&padded("orders db")));
    }
}
