//! The world: faults that travel along dependencies and are held by who has them in hand, masks,
//! remedies that work by half or need to know first, noise, and what is lost in money.

use hotwash::drill::event::{Reported, Sense};
use hotwash::drill::{Drill, What};
use hotwash::units::Moment;

use crate::pressed::{Shop, count, lines_of, said, tell, wait_until};
use crate::stage::all;

fn health(drill: &Drill, service: &str) -> u32 {
    drill
        .state()
        .health
        .get(&service.into())
        .map_or(1000, |health| health.0)
}

const TRAVELS: &str = r#"propagates: (after: "3m", share: 500),"#;

/// The fault does not grow in this shop, so that figures are plain.
fn still(shop: Shop) -> Shop {
    shop.frozen()
}

#[test]
fn a_fault_travels_along_dependencies_step_by_step_and_damped() {
    let mut drill = still(Shop::new().fault(TRAVELS)).commanded(1);
    wait_until(&mut drill, 179);
    assert_eq!(health(&drill, "store"), 600, "800 of 500");
    assert_eq!(health(&drill, "orders"), 1000);
    wait_until(&mut drill, 181);
    assert_eq!(health(&drill, "orders"), 800, "half of it, a step on");
    assert_eq!(health(&drill, "app"), 800, "by the shorter of two ways");
    assert_eq!(health(&drill, "shop"), 1000);
    wait_until(&mut drill, 361);
    assert_eq!(health(&drill, "shop"), 900, "a quarter, two steps on");
    assert_eq!(health(&drill, "app"), 800, "reached once");
    assert_eq!(health(&drill, "mail"), 1000, "depends on nothing of it");
}

#[test]
fn a_service_that_the_author_names_is_reached_as_they_say() {
    let spreads = r#"propagates: (after: "3m", share: 500), spreads: [(to: "orders", after: "1m", harm: 100)],"#;
    let mut drill = still(Shop::new().fault(spreads)).commanded(1);
    wait_until(&mut drill, 61);
    assert_eq!(health(&drill, "orders"), 950);
    wait_until(&mut drill, 361);
    assert_eq!(health(&drill, "orders"), 950, "and not a second time");
    assert_eq!(health(&drill, "shop"), 900, "but it travels on through it");
}

#[test]
fn without_propagation_a_fault_stays_where_it_is() {
    let mut drill = still(Shop::new()).commanded(1);
    wait_until(&mut drill, 900);
    assert_eq!(health(&drill, "orders"), 1000);
}

fn intensity(drill: &Drill) -> u32 {
    drill
        .state()
        .faults
        .get(&"stuck".into())
        .map_or(0, |one| one.0)
}

#[test]
fn a_fault_is_held_while_somebody_who_knows_has_it_in_hand() {
    let mut left = Shop::new().commanded(1);
    wait_until(&mut left, 241);
    assert_eq!(intensity(&left), 600, "nobody has it");

    let mut held = Shop::new().commanded(1);
    tell(
        &mut held,
        "Paul, please look into the store, thirty minutes. Understood?",
    );
    wait_until(&mut held, 121);
    assert_eq!(intensity(&held), 500, "Paul knows it well and has it");
    let done = |drill: &Drill| count(drill, |what| matches!(what, What::WorkDone { .. }));
    while done(&held) == 0 {
        let next = held.next_due().expect("he finishes some time");
        held.advance(next);
    }
    let after = intensity(&held);
    let second = held.now().0 / 1000 + 121;
    wait_until(&mut held, second);
    assert!(intensity(&held) > after, "and it grows on when he is done");

    let mut unsure = Shop::new().commanded(1);
    tell(
        &mut unsure,
        "Nadia, please look into the store, thirty minutes. Understood?",
    );
    wait_until(&mut unsure, 121);
    assert_eq!(intensity(&unsure), 550, "Nadia does not know it well");
}

fn ordered(shop: Shop, seed: u64) -> Drill {
    let mut drill = shop.commanded(seed);
    tell(
        &mut drill,
        "Paul, please restart the store, five minutes. Understood?",
    );
    wait_until(&mut drill, 400);
    drill
}

fn result(drill: &Drill) -> Option<Reported> {
    all(drill, |what| match what {
        What::TaskReported { result, .. } => Some(*result),
        _ => None,
    })
    .first()
    .map(|(_, result)| *result)
}

#[test]
fn a_remedy_may_work_by_half_and_is_reported_so() {
    let half = ordered(
        still(Shop::new().remedy(r#"half: 1000, says_half: "half-way","#)),
        1,
    );
    assert_eq!(intensity(&half), 250);
    assert_eq!(result(&half), Some(Reported::Half));
    assert!(lines_of(&half, "paul").contains(&"half-way".to_owned()));

    let plain = ordered(still(Shop::new().remedy("half: 1000,")), 1);
    assert!(said(&plain, "paul", "report-remedy-half"));

    let whole = ordered(still(Shop::new()), 1);
    assert_eq!(intensity(&whole), 0);
    assert_eq!(result(&whole), Some(Reported::Done));
}

#[test]
fn what_reduces_or_hides_does_half_of_that() {
    let half = |change: &str| ordered(still(Shop::new().change(change).remedy("half: 1000,")), 1);
    let whole = |change: &str| ordered(still(Shop::new().change(change)), 1);
    assert_eq!(intensity(&whole("Reduce(400)")), 200);
    assert_eq!(intensity(&half("Reduce(400)")), 350);
    assert_eq!(health(&whole(r#"Mask(500, "30m")"#), "store"), 800);
    assert_eq!(health(&half(r#"Mask(500, "30m")"#), "store"), 700);
}

#[test]
fn a_mask_comes_off_when_it_is_torn_off_or_its_time_is_over() {
    let shop = || {
        still(Shop::new().change(r#"Mask(500, "10m")"#)).remedies(
            r#"(id: "open-it", name: "open the gates", phrases: ["open the gates"], done_by: ["paul"],
                takes: "1m", effects: [(fault: "stuck", change: Unmask)]),"#,
        )
    };
    let mut torn = ordered(shop(), 1);
    assert_eq!(health(&torn, "store"), 800);
    tell(
        &mut torn,
        "Paul, please open the gates, five minutes. Understood?",
    );
    wait_until(&mut torn, 560);
    assert_eq!(health(&torn, "store"), 600, "torn off");
    tell(
        &mut torn,
        "Paul, please restart the store, five minutes. Understood?",
    );
    wait_until(&mut torn, 740);
    assert_eq!(health(&torn, "store"), 800, "hidden again");
    wait_until(&mut torn, 1_100);
    assert_eq!(
        health(&torn, "store"),
        800,
        "the first mask's time is not the second's"
    );

    let mut over = ordered(shop(), 1);
    wait_until(&mut over, 900);
    assert_eq!(health(&over, "store"), 600);
}

#[test]
fn nobody_can_do_what_needs_to_be_known_first() {
    let needs = r#"needs: ["backup-age"], says_needs: "not-yet","#;
    let early = ordered(Shop::new().remedy(needs), 1);
    assert!(lines_of(&early, "paul").contains(&"not-yet".to_owned()));
    assert_eq!(
        count(&early, |what| matches!(what, What::TaskDeclined { .. })),
        1
    );
    assert_eq!(
        count(&early, |what| matches!(what, What::RemedyStarted { .. })),
        0
    );

    let plain = ordered(Shop::new().remedy(r#"needs: ["backup-age"],"#), 1);
    assert!(said(&plain, "paul", "remedy-needs"));

    let known = Shop::new()
        .remedy(needs)
        .inject(r#"(id: "told", when: At("10s"), then: [Reveal("paul", "backup-age")]),"#);
    let known = ordered(known, 1);
    assert_eq!(
        count(&known, |what| matches!(what, What::RemedyStarted { .. })),
        1
    );
}

#[test]
fn a_decision_that_lacks_something_is_answered_and_taken_up_by_nobody() {
    let mut drill = Shop::new().remedy(r#"needs: ["backup-age"],"#).commanded(1);
    tell(&mut drill, "We go ahead and restart the store.");
    wait_until(&mut drill, 200);
    let lacks = count(&drill, |what| {
        matches!(
            what,
            What::Said {
                sense: Some(Sense::NeedsFinding { .. }),
                ..
            }
        )
    });
    assert_eq!(lacks, 1);
    assert_eq!(
        count(&drill, |what| matches!(what, What::RemedyStarted { .. })),
        0
    );
}

#[test]
fn a_signal_shows_the_fault_through_its_noise_and_is_never_flat_at_nothing() {
    let samples = |drill: &Drill| -> Vec<i64> {
        all(drill, |what| match what {
            What::Measured { values, .. } => Some(values[0].1),
            _ => None,
        })
        .into_iter()
        .map(|(_, value)| value)
        .collect()
    };
    let mut ill = still(Shop::new()).commanded(1);
    wait_until(&mut ill, 600);
    assert!(samples(&ill).iter().all(|value| (70..=130).contains(value)));

    let clear = r#"(id: "well", when: At("1s"), then: [ClearFault("stuck")]),"#;
    let mut well = still(Shop::new()).inject(clear).commanded(1);
    wait_until(&mut well, 900);
    let values = &samples(&well)[1..];
    assert!(
        values.iter().all(|value| (0..20).contains(value)),
        "{values:?}"
    );
    assert!(values.iter().any(|value| *value > 0), "{values:?}");
}

#[test]
fn what_is_lost_is_told_in_customer_minutes_and_in_money() {
    let shop = Shop::new().inject(r#"(id: "hit", when: At("1m"), then: [Lose(1000)]),"#);
    let mut drill = still(shop).commanded(1);
    drill.hear(&hotwash::drill::Command::Finish);
    drill.advance(Moment::at(100, 1));
    let reckoned = all(&drill, |what| match what {
        What::Reckoned { lost, cents, .. } => Some((*lost, *cents)),
        _ => None,
    });
    assert_eq!(reckoned.len(), 1);
    let (lost, cents) = reckoned[0].1;
    assert!(lost >= 1000, "{lost}");
    assert_eq!(cents, lost * 25);
    let impacts = all(&drill, |what| match what {
        What::Impact { lost, cents, .. } => Some((*lost, *cents)),
        _ => None,
    });
    assert!(impacts.iter().all(|(_, (lost, cents))| *cents == lost * 25));
}
