//! Stakeholders: told how things stand they press more mildly or not at all; untold for long they
//! press harder and come by themselves.

use hotwash::drill::event::ToneWhy;
use hotwash::drill::{Drill, What};
use hotwash::scenario::model::{PressureKind, Tone};

use crate::pressed::{Shop, count, tell, tones, wait_until};
use crate::stage::all;

const STATUS: &str = "Here's where we are: the store is stuck and Paul looks into it. Next update in twenty minutes.";

fn arc_at(minute: u64, spec: &str) -> String {
    format!(r#"(id: "later", when: At("{minute}m"), then: [Pressure((id: "later", {spec}))]),"#)
}

fn whys(drill: &Drill) -> Vec<ToneWhy> {
    all(drill, |what| match what {
        What::ToneJudged { why, .. } => Some(*why),
        _ => None,
    })
    .into_iter()
    .map(|(_, why)| why)
    .collect()
}

/// A list is asked for at this minute; the call was told how things stand at that one, if at any.
fn asked_at(minute: u64, told: Option<u64>, by: &str, head: &str) -> Drill {
    let spec = format!(r#"kind: InformationRequest, by: "{by}", tone: Pushy"#);
    let mut drill = Shop::new()
        .head(head)
        .inject(&arc_at(minute, &spec))
        .commanded(1);
    if let Some(told) = told {
        wait_until(&mut drill, told * 60);
        tell(&mut drill, STATUS);
    }
    wait_until(&mut drill, minute * 60 + 5);
    drill
}

#[test]
fn the_tone_follows_how_long_ago_stakeholders_were_told() {
    for (minute, told, tone, why) in [
        (10, None, Tone::Pushy, ToneWhy::Written),
        (10, Some(5), Tone::Polite, ToneWhy::Informed),
        (25, Some(6), Tone::Polite, ToneWhy::Informed),
        (27, Some(5), Tone::Pushy, ToneWhy::Written),
        (34, Some(5), Tone::Pushy, ToneWhy::Written),
        (36, Some(5), Tone::Hostile, ToneWhy::Neglected),
        (29, None, Tone::Pushy, ToneWhy::Written),
        (31, None, Tone::Hostile, ToneWhy::Neglected),
    ] {
        let drill = asked_at(minute, told, "marcus", "");
        assert_eq!(tones(&drill)[0].1, tone, "at {minute}, told at {told:?}");
        assert_eq!(whys(&drill), [why], "at {minute}, told at {told:?}");
    }
}

#[test]
fn only_stakeholders_care_and_a_short_drill_is_left_as_written() {
    let drill = asked_at(10, Some(5), "grant", "");
    assert_eq!(tones(&drill)[0].1, Tone::Pushy);
    let drill = asked_at(10, Some(5), "grant", r#"stakeholders: ["grant"],"#);
    assert_eq!(tones(&drill)[0].1, Tone::Polite);
    let drill = asked_at(10, Some(5), "marcus", "ladder: 1,");
    assert_eq!(tones(&drill)[0].1, Tone::Pushy);
}

#[test]
fn an_internal_post_informs_as_well() {
    let spec = r#"kind: InformationRequest, by: "marcus", tone: Pushy"#;
    let mut drill = Shop::new().inject(&arc_at(10, spec)).commanded(1);
    tell(&mut drill, "Omar, please send the stakeholders a note.");
    wait_until(&mut drill, 605);
    assert_eq!(whys(&drill), [ToneWhy::Informed]);
}

#[test]
fn who_knows_how_things_stand_often_asks_for_nothing() {
    let came = |kind: &str, told: Option<u64>| {
        let spec = format!(r#"kind: {kind}, by: "marcus""#);
        let shop = Shop::new().inject(&arc_at(10, &spec)).load();
        let comes = |seed: &u64| {
            let mut drill = shop.commanded(*seed);
            if let Some(told) = told {
                wait_until(&mut drill, told * 60);
                tell(&mut drill, STATUS);
            }
            wait_until(&mut drill, 605);
            let spared = count(&drill, |what| matches!(what, What::PressureSpared { .. }));
            assert_eq!(spared, 1 - tones(&drill).len());
            spared == 0
        };
        (1..=20).filter(comes).count()
    };
    for kind in ["UpdateDemand", "AntiMotivation"] {
        let informed = came(kind, Some(5));
        assert!(
            (2..=18).contains(&informed),
            "{kind}: {informed} of 20 came"
        );
        assert_eq!(came(kind, None), 20, "{kind}");
    }
    assert_eq!(came("InformationRequest", Some(5)), 20);
}

#[test]
fn who_was_given_in_to_comes_back_even_when_told_before() {
    let spec = r#"kind: UpdateDemand, by: "marcus", tone: Pushy"#;
    let shop = Shop::new().inject(&arc_at(10, spec)).load();
    let mut came = 0;
    for seed in 1..=10 {
        let mut drill = shop.commanded(seed);
        tell(&mut drill, STATUS);
        wait_until(&mut drill, 610);
        if tones(&drill).is_empty() {
            continue;
        }
        tell(&mut drill, "Okay Marcus, whatever you think is best.");
        wait_until(&mut drill, 950);
        assert_eq!(tones(&drill).len(), 2, "seed {seed}");
        came += 1;
    }
    assert!(came >= 1);
}

#[test]
fn neglected_stakeholders_come_by_themselves_every_quarter_of_an_hour() {
    let shop = || Shop::new().head(r#"stakeholders: ["dana", "marcus"],"#);
    let demands = |drill: &Drill| {
        all(drill, |what| match what {
            What::PressureBegan {
                arc_kind: PressureKind::UpdateDemand,
                who,
                ..
            } => Some(who.to_string()),
            _ => None,
        })
    };
    let mut drill = shop().commanded(1);
    wait_until(&mut drill, 30 * 60 - 1);
    assert!(demands(&drill).is_empty());
    wait_until(&mut drill, 31 * 60);
    assert_eq!(demands(&drill)[0].1, "dana");
    assert_eq!(whys(&drill), [ToneWhy::Neglected]);
    tell(
        &mut drill,
        "Dana, the next update comes in fifteen minutes.",
    );
    wait_until(&mut drill, 46 * 60);
    let who: Vec<String> = demands(&drill).into_iter().map(|(_, who)| who).collect();
    assert_eq!(who, ["dana", "marcus"]);

    let mut drill = shop().commanded(1);
    for minute in [20, 40] {
        wait_until(&mut drill, minute * 60);
        tell(&mut drill, STATUS);
    }
    wait_until(&mut drill, 69 * 60);
    assert!(demands(&drill).is_empty(), "they were told");
    wait_until(&mut drill, 72 * 60);
    assert_eq!(demands(&drill).len(), 1, "and then no more");

    let mut drill = Shop::new().commanded(1);
    wait_until(&mut drill, 80 * 60);
    assert!(demands(&drill).is_empty(), "nobody is named as one");
}
