//! What was not understood is answered with the nearest acts and phrases that are sure to be
//! heard.

use hotwash::hearing::{ACT_IDS, Context, Hearing, Suggestion};
use hotwash::scenario::{Scenario, load};

use super::scenario;

fn shipped() -> Vec<Scenario> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let files = std::fs::read_dir(dir).expect("the scenarios are there");
    files
        .map(|file| file.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .map(|path| std::fs::read_to_string(path).expect("it is text"))
        .map(|source| load(&source).scenario.expect("it loads"))
        .collect()
}

fn suggest(text: &str) -> Vec<Suggestion> {
    Hearing::new(&scenario()).suggest(text, &Context::default())
}

#[test]
fn every_act_has_a_phrase_that_is_heard_as_this_act_alone() {
    for scenario in shipped() {
        let hearing = Hearing::new(&scenario);
        for id in ACT_IDS {
            let has_one = hearing.examples().any(|(act, _)| act == id);
            assert!(has_one, "{}: no phrase performs {id}", scenario.id);
        }
        for (act, phrase) in hearing.examples() {
            let heard = hearing.hear(phrase, &Context::default());
            let acts: Vec<&str> = heard.acts.iter().map(|one| one.act.id()).collect();
            assert_eq!(acts, [act], "{}: {phrase}", scenario.id);
            assert!(heard.not_understood.is_empty(), "{phrase}: {heard:?}");
        }
    }
}

#[test]
fn what_was_not_understood_is_answered_with_the_nearest_acts() {
    for (text, act) in [
        ("the sevrity of this thing", "declare-severity"),
        ("who shall we wake", "page"),
        ("regarding objektions", "poll-objections"),
        ("commander handing", "hand-over"),
    ] {
        let suggestions = suggest(text);
        let [one] = &suggestions[..] else {
            panic!("{text}: {suggestions:?}");
        };
        assert_eq!(one.part.words, text);
        assert!((1..=3).contains(&one.nearest.len()), "{one:?}");
        assert!(one.nearest.iter().any(|near| near.act == act), "{one:?}");
    }
}

#[test]
fn what_was_understood_gets_no_advice_and_nonsense_gets_none_either() {
    assert_eq!(suggest("Sam, what are you seeing?"), []);
    let nonsense = suggest("Zxqv brrr fnord.");
    assert_eq!(nonsense.len(), 1);
    assert_eq!(nonsense[0].nearest, []);
}

#[test]
fn advice_points_at_the_part_in_the_text() {
    let text = "/dm tatiana Hi. Zxqv the sevrity. Sam, what are you seeing?";
    for one in suggest(text) {
        let (from, to) = one.part.span;
        assert_eq!(text.get(from..to), Some(one.part.words.as_str()));
    }
    assert!(!suggest(text).is_empty());
}
