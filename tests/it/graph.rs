//! `hotwash graph`: a scenario as a picture. The goldens lie beside their scenario in `graph/`:
//! run with `HOTWASH_UPDATE=1` to write them anew, then look at them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hotwash::scenario::graph::{Graph, Heat, dot, mermaid, svg};
use hotwash::scenario::story::links::LinkKind;
use hotwash::scenario::story::part::{Kind, Part};

use crate::cli::{folder, hotwash};
use crate::stage::{CHECKOUT, load};

const BAKERY: &str = include_str!("graph/bakery.ron");

fn bakery() -> Graph {
    Graph::of(&load(BAKERY).0)
}

/// Holds a text against its golden.
fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/graph")
        .join(name);
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(&path, text).expect("the golden can be written");
    }
    let kept = fs::read_to_string(&path).expect("the golden is there");
    assert!(
        kept == text,
        "{name} differs; write it anew with HOTWASH_UPDATE=1 and look at it"
    );
}

#[test]
fn a_small_scenario_is_drawn_as_before_in_all_formats() {
    golden("bakery.svg", &svg::draw(&bakery()));
    golden("bakery.dot", &dot::draw(&bakery()));
    golden("bakery.mmd", &mermaid::draw(&bakery()));
}

#[test]
fn a_heated_picture_is_drawn_as_before() {
    golden("bakery-heat.svg", &svg::draw(&heated()));
}

/// The bakery after a hundred drills in which everything was reached but one finding and one
/// inject, and nobody counted pressure and faults.
fn heated() -> Graph {
    let counted = [
        (Kind::Inject, "rosa-opens", 100),
        (Kind::Inject, "vans-queue", 48),
        (Kind::Inject, "vera-presses", 31),
        (Kind::Inject, "otto-looks", 0),
        (Kind::Inject, "vans-leave", 64),
        (Kind::Finding, "valve-shut", 40),
        (Kind::Finding, "thermometer", 55),
        (Kind::Finding, "thermometer-fine", 0),
        (Kind::Ending, "bread", 64),
    ];
    let reached = counted.map(|(kind, id, times)| (Part::new(kind, id), times));
    bakery().heated(Heat {
        drills: 100,
        reached: reached.into_iter().collect(),
    })
}

#[test]
fn every_kind_of_arrow_is_found_where_the_scenario_has_it() {
    let graph = bakery();
    let arrows: BTreeSet<String> = graph
        .links
        .iter()
        .map(|link| {
            format!(
                "{} {} {} {} {}",
                link.from.kind.name(),
                link.from.id,
                link.kind.word(),
                link.to.kind.name(),
                link.to.id
            )
        })
        .collect();
    for arrow in [
        "fault cold-oven while inject vans-queue",
        "fault cold-oven while finding valve-shut",
        "inject vans-queue starts fault vans-wait",
        "inject vera-presses starts pressure vera-takes-over",
        "pressure vera-takes-over demands remedy open-valve",
        "remedy open-valve prevents inject vera-presses",
        "remedy open-valve starts fault vans-wait",
        "remedy open-valve clears fault cold-oven",
        "remedy buy-flour clears fault no-flour",
        "finding valve-shut needed for remedy open-valve",
        "finding thermometer needed for finding thermometer-fine",
        "finding thermometer-fine disproves finding thermometer",
        "finding thermometer then inject otto-looks",
        "inject otto-looks reveals finding thermometer-fine",
        "remedy open-valve then inject vans-leave",
        "inject vans-queue then inject vans-leave",
        "inject vans-leave clears fault vans-wait",
        "inject vans-leave ends ending bread",
        "pressure vera-takes-over ends ending no-bread",
    ] {
        assert!(arrows.contains(arrow), "no `{arrow}` in {arrows:#?}");
    }
    assert_eq!(arrows.len(), 19);
    let kinds: BTreeSet<LinkKind> = graph.links.iter().map(|link| link.kind).collect();
    assert_eq!(kinds.len(), LinkKind::ALL.len(), "the bakery has them all");
}

#[test]
fn what_an_author_writes_cannot_break_out_of_a_picture() {
    let source = BAKERY.replace("Bread &", "</svg><script>]]> ]-->\\\\ `x` #x; |");
    let graph = Graph::of(&load(&source).0);
    assert!(graph.title.contains("<script>"));
    assert!(!svg::draw(&graph).contains("<script"));
    let dot = dot::draw(&graph);
    let label = dot.lines().nth(1).expect("it has a second line");
    assert!(
        label.contains("\\\\ `x`") && label.ends_with("<late>\";"),
        "{label}"
    );
    let title = mermaid::draw(&graph);
    let title = title.lines().nth(1).expect("it has a second line");
    assert!(title.ends_with("\\\"butter\\\" <late>\""), "{title}");
}

#[test]
fn a_part_that_nobody_reached_is_dashed_and_named_and_one_that_nobody_counted_is_not() {
    let graph = heated();
    let drawn = svg::draw(&graph);
    assert!(drawn.contains("Never reached (dashed): inject otto-looks, finding thermometer-fine."));
    assert_eq!(drawn.matches(" never\">").count(), 2);
    assert!(drawn.contains("48 %"));
    let dot = dot::draw(&graph);
    assert_eq!(dot.matches("\\nnever\"").count(), 2);
    assert_eq!(dot.matches("style=dashed, tooltip").count(), 2);
    let mermaid = mermaid::draw(&graph);
    assert_eq!(mermaid.matches("<i>never</i>").count(), 2);
    assert!(
        mermaid
            .lines()
            .any(|line| line.starts_with("  class n") && line.ends_with(" never"))
    );
}

#[test]
fn only_all_is_a_hundred_percent_and_only_none_is_never() {
    let part = |id| Part::new(Kind::Inject, id);
    let times = [("none", 0), ("one", 1), ("most", 999), ("all", 1000)];
    let heat = Heat {
        drills: 1000,
        reached: times
            .map(|(id, times)| (part(id), times))
            .into_iter()
            .collect(),
    };
    let told = |id| heat.told(&part(id));
    assert_eq!(told("none").as_deref(), Some("never"));
    assert_eq!(told("one").as_deref(), Some("under 1 %"));
    assert_eq!(told("most").as_deref(), Some("99 %"));
    assert_eq!(told("all").as_deref(), Some("100 %"));
    assert_eq!(told("unknown"), None);
}

#[test]
fn every_shipped_scenario_is_drawn_whole_within_a_screens_width() {
    for path in crate::grade::shipped() {
        let source = fs::read_to_string(&path).expect("it can be read");
        let scenario = load(&source).0;
        let drawn = svg::draw(&Graph::of(&scenario));
        let name = path.display();
        let width = between(&drawn, "viewBox=\"0 0 ", " ");
        let width: u32 = width.parse().expect("a width is a number");
        assert!((760..=1600).contains(&width), "{name} is {width} wide");
        let parts = scenario.injects.len()
            + scenario.world.faults.len()
            + scenario.world.findings.len()
            + scenario.world.remedies.len()
            + scenario.endings.len();
        let boxes = drawn.matches("<g class=\"part ").count();
        assert!(boxes >= parts, "{name}: {boxes} of {parts}");
        // Both drawn from the same scenario, each from its own order of lanes.
        assert_eq!(drawn, svg::draw(&Graph::of(&scenario)), "{name}");
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect("it is there");
    rest.split_once(after).expect("it ends").0
}

#[test]
fn a_scenario_in_which_nothing_happens_is_drawn_too() {
    let mut file = (**CHECKOUT.0).clone();
    file.injects.clear();
    file.endings.clear();
    file.world.faults.clear();
    file.world.remedies.clear();
    file.world.findings.clear();
    let graph = Graph::of(&file);
    assert!(svg::draw(&graph).contains("checkout-latency: 0 parts, 0 arrows, 60 min"));
    assert!(dot::draw(&graph).ends_with("}\n"));
    assert!(mermaid::draw(&graph).contains("flowchart LR"));
}

#[test]
fn a_long_title_is_broken_and_none_of_it_cut_off() {
    let mut file = (**CHECKOUT.0).clone();
    file.title = "checkout ".repeat(60);
    let drawn = svg::draw(&Graph::of(&file));
    let lines = drawn
        .lines()
        .filter(|line| line.contains("class=\"title\""));
    let words: usize = lines
        .clone()
        .map(|line| line.matches("checkout").count())
        .sum();
    assert_eq!(words, 60);
    assert!(lines.count() > 1);
}

#[test]
fn the_text_of_a_picture_says_all_that_it_shows() {
    let drawn = svg::draw(&Graph::of(&CHECKOUT.0));
    let told = between(&drawn, "<desc id=\"desc\">", "</desc>");
    for finding in &CHECKOUT.0.world.findings {
        assert!(told.contains(finding.id.as_str()), "{}", finding.id);
    }
    assert!(told.contains("finding loss-on-standby-link disproves finding packet-loss."));
}

#[test]
fn the_verb_writes_what_the_files_ending_says_or_what_is_asked_for() {
    let dir = folder();
    for (file, begins) in [
        ("a.svg", "<svg "),
        ("a.dot", "digraph "),
        ("a.mmd", "---\ntitle: "),
    ] {
        let ran = hotwash(dir.path(), &["graph", "assign", "--out", file], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let written = fs::read_to_string(dir.path().join(file)).expect("it was written");
        assert!(written.starts_with(begins), "{written}");
        assert!(ran.out.is_empty());
    }
    let ran = hotwash(dir.path(), &["graph", "assign", "--out", "a.png"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("ends in .svg"), "{}", ran.err);
    assert!(!dir.path().join("a.png").exists());
    let ran = hotwash(dir.path(), &["graph", "assign", "--format", "dot"], "");
    assert!(ran.out.starts_with("digraph ") && ran.out.ends_with("}\n"));
}

#[test]
fn heat_counts_what_rehearsals_reach() {
    let dir = folder();
    let args = ["graph", "assign", "--heat", "1", "--format", "dot"];
    let ran = hotwash(dir.path(), &args, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = ran.out.lines().find(|line| line.contains("no-yes"));
    let line = line.expect("the inject is drawn");
    assert!(line.contains(" %\"") || line.contains("never\""), "{line}");
    let again = hotwash(dir.path(), &args, "");
    assert_eq!(ran.out, again.out);
}

#[test]
fn a_picture_that_cannot_be_written_is_told() {
    let dir = folder();
    let out = Path::new("no-such-folder").join("a.svg");
    let out = out.to_str().expect("it is plain");
    let ran = hotwash(dir.path(), &["graph", "assign", "--out", out], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("could not write no-such-folder/a.svg"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("help: "));
    let ran = hotwash(dir.path(), &["graph", "asign"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `assign`?"), "{}", ran.err);
}
