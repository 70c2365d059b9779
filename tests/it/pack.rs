//! The pack holds every card of its scenario, refers to cards by their right numbers, deals what the
//! drill deals, and is one page without network.

use std::sync::Arc;

use hotwash::authoring::pack;
use hotwash::drill::{Drill, Mode, Settings, What, deal};
use hotwash::hearing::Hearing;
use hotwash::scenario::model::{Effect, When};
use hotwash::scenario::{Scenario, load};
use hotwash::score::policy::shipped;
use hotwash::units::Moment;

use crate::cli::hotwash;

const BIG: &str = include_str!("../../scenarios/checkout-latency.ron");

fn scenario(text: &str) -> Scenario {
    load(text).scenario.expect("the scenario loads")
}

/// All scenarios that come with Hotwash.
fn all() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = Vec::new();
    for folder in [root.clone(), root.join("micro")] {
        for entry in std::fs::read_dir(folder).expect("the scenarios are there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|kind| kind == "ron") {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}

fn page(scenario: &Scenario, seed: Option<u64>) -> String {
    let policy = shipped("pagerduty").expect("it is shipped");
    pack::html(&pack::pack(scenario, &policy, seed))
}

/// Text as it stands escaped in the page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
        .replace('/', "&#x2f;")
}

#[test]
fn every_shipped_scenario_has_a_pack_with_all_its_words() {
    for (name, text) in all() {
        let scenario = scenario(&text);
        let page = page(&scenario, None);
        assert!(
            page.contains(&escaped(&scenario.briefing)),
            "{name}: the briefing"
        );
        for person in &scenario.cast {
            assert!(
                page.contains(&escaped(&person.name)),
                "{name}: {}",
                person.name
            );
        }
        let mut lines = Vec::new();
        for inject in &scenario.injects {
            assert!(
                page.contains(&format!("class=\"id\">{}<", inject.id)),
                "{name}: {}",
                inject.id
            );
            for effect in &inject.then {
                if let Effect::Say(_, line) | Effect::Chat(_, line) | Effect::Direct(_, line) =
                    effect
                {
                    lines.push(line.clone());
                }
            }
        }
        lines.extend(
            scenario
                .world
                .findings
                .iter()
                .map(|finding| finding.says.clone()),
        );
        lines.extend(
            scenario
                .world
                .remedies
                .iter()
                .filter_map(|remedy| Some(remedy.risk.as_ref()?.says.clone())),
        );
        for line in lines {
            let words = scenario.line(&line);
            if !words.contains('{') {
                assert!(page.contains(&escaped(words)), "{name}: {words}");
            }
        }
    }
}

#[test]
fn a_page_needs_no_network_and_runs_nothing() {
    let page = page(&scenario(BIG), None);
    for word in ["<script", "http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src &#x27;none&#x27;") || page.contains("default-src 'none'"));
}

#[test]
fn what_an_author_writes_is_escaped() {
    let text = BIG.replace("title: \"Checkout latency\"", "title: \"<b>&\"");
    let page = page(&scenario(&text), None);
    assert!(page.contains("&lt;b&gt;&amp;") && !page.contains("<b>&\""));
}

#[test]
fn without_a_seed_the_facilitator_chooses_and_with_one_it_is_dealt() {
    let scenario = scenario(BIG);
    let open = page(&scenario, None);
    assert!(open.contains("Choose before the drill"));
    assert!(open.contains("Only if you chose cause: bad-deploy"));
    assert!(
        open.contains("If you chose cause: bad-deploy")
            && open.contains("If you chose cause: express-pay-flag")
    );
    let dealt = page(&scenario, Some(7));
    assert!(!dealt.contains("Choose before the drill") && !dealt.contains("Only if you chose"));
    let drawn = deal(&scenario, 7);
    let injects: Vec<_> = scenario
        .injects
        .iter()
        .filter(|inject| !drawn.injects.contains_key(&inject.id))
        .collect();
    assert!(!injects.is_empty(), "some inject belongs to other drills");
    for inject in injects {
        assert!(
            !dealt.contains(&format!("class=\"id\">{}<", inject.id)),
            "{}",
            inject.id
        );
    }
}

#[test]
fn what_is_dealt_on_paper_is_what_the_drill_deals() {
    let scenario = Arc::new(scenario(BIG));
    let hearing = Arc::new(Hearing::new(&scenario));
    for seed in 1..6 {
        let settings = Settings {
            seed,
            mode: Mode::Practice,
            trainee: None,
        };
        let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings);
        drill.advance(Moment::at(30, 0));
        let dealt = deal(&scenario, seed);
        let mut compared = 0;
        for event in drill.log() {
            match &event.what {
                What::Cast { options } => assert_eq!(options, dealt.options()),
                What::InjectFired { inject } => {
                    if let Some(When::At(at)) = dealt.injects.get(inject) {
                        assert_eq!(event.at, Moment::START + at.0, "seed {seed}, {inject}");
                        compared += 1;
                    }
                }
                _ => {}
            }
        }
        assert!(compared > 3, "seed {seed}");
    }
}

#[test]
fn the_world_on_paper_gets_worse_as_it_does_in_a_drill() {
    let page = page(&scenario(BIG), Some(1));
    let row = page
        .split("customer-minutes lost so far")
        .nth(1)
        .expect("the row is there");
    let row = row.split("</tr>").next().expect("it ends");
    let cells: Vec<u64> = row
        .split("<td class=\"n\">")
        .skip(3)
        .filter_map(|cell| cell.split('<').next()?.parse().ok())
        .collect();
    assert!(cells.len() > 8, "{cells:?}");
    assert!(
        cells.windows(2).all(|pair| pair[0] < pair[1]),
        "it is lost minute by minute: {cells:?}"
    );
}

#[test]
fn the_verb_writes_where_it_is_told_and_says_why_it_cannot() {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = hotwash(dir.path(), &["pack", "swoop-takeover"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(dir.path().join("swoop-takeover-pack.html").is_file());
    let ran = hotwash(
        dir.path(),
        &["pack", "swoop-takeover", "--out", "no/such/folder/x.html"],
        "",
    );
    assert!(ran.code == 2 && ran.err.contains("help:"), "{}", ran.err);
    let ran = hotwash(
        dir.path(),
        &["pack", "swoop-takeover", "--out", "x.pdf"],
        "",
    );
    assert!(
        ran.code == 2 && ran.err.contains("ends in .html"),
        "{}",
        ran.err
    );
    assert!(!dir.path().join("x.pdf").exists());
    let ran = hotwash(dir.path(), &["pack", "swoop-takover"], "");
    assert!(
        ran.code == 2 && ran.err.contains("did you mean `swoop-takeover`"),
        "{}",
        ran.err
    );
}
