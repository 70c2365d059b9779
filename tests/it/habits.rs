//! What each commander with one fault does, and by-the-book does not, in the same drill.

use hotwash::drill::event::{AskBack, EndWhy, Gone};
use hotwash::drill::{Drill, What};
use hotwash::rehearsal::{Bot, play};

use crate::stage::{begin, load, seed};

/// Stolen keys: an hour with people to call in and to let go, who have to be given work.
fn played(bot: &str) -> Drill {
    let (scenario, hearing) = load(include_str!("../../scenarios/stolen-key.ron"));
    let mut drill = Drill::begin(scenario, hearing, seed(1));
    let mut bot = Bot::named(bot).expect("it is shipped");
    play(&mut drill, &mut bot, |_, _| {});
    drill
}

fn count(drill: &Drill, what: impl Fn(&What) -> bool) -> usize {
    drill.log().iter().filter(|event| what(&event.what)).count()
}

/// How often something happens with a faulty commander, and with by-the-book.
fn both(bot: &str, what: impl Fn(&What) -> bool) -> (usize, usize) {
    (
        count(&played(bot), &what),
        count(&played("by-the-book"), &what),
    )
}

#[test]
fn a_nag_asks_long_before_the_time_is_up() {
    let early = |what: &What| matches!(what, What::FollowedUp { late_ms: Some(late), .. } if *late < -30_000);
    let (nag, book) = both("nag", early);
    assert!(nag >= 5 && book == 0, "{nag} {book}");
}

#[test]
fn a_solo_hero_does_technical_work() {
    let (hero, book) = both("solo-hero", |what| matches!(what, What::HandsOn { .. }));
    assert!(hero >= 4 && book == 0, "{hero} {book}");
}

#[test]
fn a_ditherer_asks_and_never_decides() {
    let (ditherer, book) = both("ditherer", |what| matches!(what, What::PlanDecided { .. }));
    assert!(ditherer == 0 && book > 0, "{ditherer} {book}");
    let asks = |what: &What| matches!(what, What::OptionsAsked { .. } | What::RisksAsked { .. });
    let (ditherer, book) = both("ditherer", asks);
    assert!(ditherer > book, "{ditherer} {book}");
}

#[test]
fn a_litigator_argues_about_the_level() {
    let argues = |what: &What| matches!(what, What::SeverityArgued { .. });
    let (litigator, book) = both("litigator", argues);
    assert!(litigator >= 2 && book == 0, "{litigator} {book}");
}

#[test]
fn who_is_mute_outside_asks_for_no_post_and_promises_nothing() {
    let tells = |what: &What| {
        matches!(
            what,
            What::PostAsked { .. } | What::UpdatePromised { .. } | What::Posted { .. }
        )
    };
    let (mute, book) = both("mute-outside", tells);
    assert!(mute == 0 && book >= 3, "{mute} {book}");
}

#[test]
fn a_hoarder_calls_more_people_in_and_lets_nobody_go() {
    let (hoarder, book) = both("hoarder", |what| matches!(what, What::Paged { .. }));
    assert!(hoarder > book, "{hoarder} {book}");
    let lets_go = |what: &What| {
        matches!(
            what,
            What::Left {
                why: Gone::Released | Gone::Relieved,
                ..
            }
        )
    };
    let (hoarder, book) = both("hoarder", lets_go);
    assert!(hoarder == 0 && book > 0, "{hoarder} {book}");
}

#[test]
fn a_mumbler_is_asked_what_is_meant() {
    let unclear = |what: &What| {
        matches!(
            what,
            What::AskedBack {
                why: AskBack::Unclear,
                ..
            }
        )
    };
    let (mumbler, book) = both("mumbler", unclear);
    assert!(mumbler >= 2 && book == 0, "{mumbler} {book}");
    let short = |what: &What| matches!(what, What::Heard { acronyms, .. } if !acronyms.is_empty());
    let (mumbler, book) = both("mumbler", short);
    assert!(mumbler >= 2 && book == 0, "{mumbler} {book}");
}

#[test]
fn a_vanisher_leaves_and_declares_nothing() {
    let left = |what: &What| {
        matches!(
            what,
            What::DrillEnded {
                why: EndWhy::Left,
                ..
            }
        )
    };
    assert_eq!(both("vanisher", left), (1, 0));
    let declares = |what: &What| matches!(what, What::DeclaredResolved { .. });
    assert_eq!(both("vanisher", declares), (0, 1));
}

#[test]
fn who_has_a_plan_and_asks_whether_they_are_needed_is_told_to_stay() {
    let mut drill = begin(2);
    let mut bot = Bot::named("ditherer").expect("it is shipped");
    play(&mut drill, &mut bot, |_, _| {});
    let asked = count(&drill, |what| matches!(what, What::AskedIfNeeded { .. }));
    let told = count(&drill, |what| {
        matches!(what, What::Said { text, sense: None, .. }
            if text.contains("we still need you") || text.contains("we may need you soon"))
    });
    assert!(asked > 0 && told > 0, "{asked} asked, {told} told to stay");
}
