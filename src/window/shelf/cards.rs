//! Scenarios as cards. Those that come with hotwash are read once, on all cores.

use std::sync::OnceLock;

use crate::desk::shipped;
use crate::scenario::Scenario;
use crate::scenario::model::Difficulty;
use crate::score::dimensions;
use crate::window::view::library::DrillCard;

/// A teaser has at least so many letters, or whatever the briefing has. Ours.
const TEASER: usize = 70;

/// A scenario as the shelf knows it, before anybody's history is laid beside it.
#[derive(Clone, Debug)]
pub(super) struct Playable {
    /// Its card, as for somebody who never played.
    pub(super) card: DrillCard,
    /// Whom the trainee plays, by full name.
    pub(super) cast_name: String,
    /// What they are.
    pub(super) cast_title: String,
    /// The hash of its text.
    pub(super) hash: String,
}

impl Playable {
    /// A scenario that is asked for so.
    pub(super) fn of(scenario: &Scenario, asked: String) -> Playable {
        let trainee = scenario.person(&scenario.trainee);
        let cast_name = trainee.map_or_else(String::new, |person| person.name.clone());
        let cast_title = trainee.map_or_else(String::new, |person| person.title.clone());
        let coach = scenario.coach.as_ref();
        let skills = scenario.skills.iter();
        let card = DrillCard {
            asked,
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            teaser: teaser(&scenario.briefing),
            briefing: scenario.briefing.clone(),
            skills: skills
                .map(|skill| dimensions::title(*skill).to_owned())
                .collect(),
            trains: scenario.skills.clone(),
            length: scenario.length.0,
            difficulty: match scenario.difficulty {
                Difficulty::Beginner => 1,
                Difficulty::Intermediate => 3,
                Difficulty::Advanced => 5,
            },
            rung: scenario.ladder,
            coach: coach.map(|coach| (coach.name.clone(), coach.before.clone())),
            policy: scenario.policy.to_string(),
            ..DrillCard::default()
        };
        Playable {
            card,
            cast_name,
            cast_title,
            hash: scenario.hash.clone(),
        }
    }
}

/// Those that come with hotwash: the ladder from its lowest rung on, then the full drills.
pub(super) fn shipped() -> &'static [Playable] {
    static SHIPPED: OnceLock<Vec<Playable>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let all = shipped::in_order_at_once();
        all.iter()
            .map(|scenario| Playable::of(scenario, scenario.id.to_string()))
            .collect()
    })
}

/// The beginning of a briefing: whole sentences, until there are enough letters.
fn teaser(briefing: &str) -> String {
    let ends = briefing
        .match_indices(['.', '!', '?'])
        .map(|(at, _)| at + 1);
    let mut whole = ends.filter(|end| {
        let rest = &briefing[*end..];
        rest.is_empty() || rest.starts_with(char::is_whitespace)
    });
    let enough = whole.find(|end| *end >= TEASER).unwrap_or(briefing.len());
    briefing[..enough].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_ends_with_a_sentence_and_not_before_it_says_something() {
        let briefing = "Saturday, noon. In sixty seconds the festival sells its seats, and the \
                        seat map does not load. Nobody commands.";
        assert!(teaser(briefing).ends_with("does not load."));
        assert_eq!(teaser("Nobody commands"), "Nobody commands");
        assert_eq!(teaser(""), "");
    }

    #[test]
    fn what_is_read_quickly_is_what_a_check_reads() {
        for (quick, checked) in shipped()
            .iter()
            .zip(shipped::in_order().expect("all are whole"))
        {
            assert_eq!(quick.hash, checked.hash);
            assert_eq!(
                quick.card,
                Playable::of(&checked, checked.id.to_string()).card
            );
        }
    }

    #[test]
    fn whatever_comes_with_hotwash_is_on_the_shelf_and_the_ladder_first() {
        let all = shipped();
        let rungs: Vec<u32> = all.iter().filter_map(|one| one.card.rung).collect();
        assert!(rungs.is_sorted() && rungs.first() == Some(&1), "{rungs:?}");
        assert!(all.len() > rungs.len(), "full drills, too");
        assert!(all[..rungs.len()].iter().all(|one| one.card.rung.is_some()));
        assert_eq!(all.len(), shipped::ids().count());
    }
}
