//! The page: the order in which people learn, marks beside what they are held against, and every
//! lane of the timeline.

use hotwash::debrief::{self, Report};
use hotwash::drill::What;
use hotwash::drill::event::{EndWhy, Gone};
use hotwash::scenario::model::{Audience, Role};

use super::debrief_full::{full, of_bot, plain};
use super::score_log::{Log, by_the_book, troubled};

/// Where each text stands for the first time after the one before it; fails where one does not.
fn in_order(page: &str, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        match page[from..].find(text) {
            Some(at) => from += at + text.len(),
            None => panic!("`{text}` does not follow in its place"),
        }
    }
}

fn body(report: &Report) -> String {
    let page = debrief::html(report);
    let start = page.find("<body>").expect("a body");
    page[start..].to_owned()
}

#[test]
fn own_view_comes_before_the_evidence_and_the_evidence_before_the_commitment() {
    let report = full("");
    in_order(
        &body(&report),
        &[
            "Last time you wrote:",
            "id=\"own\"",
            "id=\"result\"",
            "id=\"marks\"",
            "id=\"practise\"",
            "id=\"what-if\"",
            "id=\"timeline\"",
            "id=\"evidence\"",
            "id=\"commitment\"",
            "id=\"after\"",
            "id=\"policy\"",
        ],
    );
    in_order(
        &debrief::markdown(&report),
        &[
            "> Last time you wrote:",
            "## Your own view",
            "## Outcome against par",
            "## Marks",
            "## What cost you most",
            "## What if",
            "## Timeline",
            "## Every measure, with its evidence",
            "## Scribe's log",
            "## One commitment",
            "## Your draft of the postmortem, reviewed",
            "## Postmortem",
            "## How this was marked",
        ],
    );
}

#[test]
fn every_link_of_the_page_leads_somewhere() {
    for report in [full(""), plain(&Log::default()), plain(&troubled())] {
        let page = debrief::html(&report);
        for link in page.split("href=\"#").skip(1) {
            let id = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "#{id}");
        }
        let ids: Vec<&str> = page.split(" id=\"").skip(1).collect();
        let ids: Vec<&str> = ids.iter().filter_map(|id| id.split('"').next()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
    }
}

#[test]
fn own_ratings_stand_beside_the_marks_with_what_became_of_them() {
    let report = full("");
    let page = body(&report);
    let (own, marks) = page.split_at(page.find("id=\"result\"").unwrap());
    assert!(
        !own.contains("type=\"radio\""),
        "what was answered is not asked again"
    );
    assert!(own.contains("●●●●●") && own.contains("not answered"));
    let handover = report
        .self_assessment
        .iter()
        .find(|one| one.answer == Some(5));
    let marked = handover.and_then(|one| one.marked).expect("it was marked");
    assert!(marked <= 3, "the troubled drill hands over badly");
    assert!(marks.contains(&format!("5 of 5, marked {marked}")));
    assert!(
        marks.contains("▲ overrated"),
        "in a shape and a word, not in a colour"
    );
    let text = debrief::markdown(&report);
    assert!(text.contains(&format!("5 of 5, marked {marked}: overrated")));
}

#[test]
fn marks_are_shown_against_par_and_earlier_drills() {
    let page = body(&full(""));
    assert!(page.contains("of 100, par 97\""));
    assert!(page.contains("class=\"par-tick\" style=\"left:97%\""));
    assert!(page.contains("aria-label=\"over the last drills: 31, 52, "));
    let text = debrief::markdown(&full(""));
    assert!(text.contains("| 97 | 31 → 52 |"), "{text}");
    let without = body(&plain(&troubled()));
    assert!(!without.contains("Your last drills") && !without.contains("par-tick"));
}

#[test]
fn what_was_said_stands_beside_what_to_say_instead() {
    let page = body(&plain(&troubled()));
    let practise =
        &page[page.find("id=\"practise\"").unwrap()..page.find("id=\"timeline\"").unwrap()];
    assert!(practise.contains("class=\"pair both\""));
    assert_eq!(
        practise.matches("class=\"instead\"").count(),
        practise.matches("Say instead").count()
    );
    in_order(practise, &["class=\"left\"", "class=\"instead\""]);
}

#[test]
fn the_costliest_moments_tell_their_cost_and_what_could_have_been_said() {
    let page = body(&full(""));
    let part = &page[page.find("id=\"what-if\"").unwrap()..page.find("id=\"timeline\"").unwrap()];
    in_order(
        part,
        &[
            "Two stretches cost more",
            "took over at each moment",
            "41\u{202f}200 customer-minutes (22\u{202f}000 to 60\u{202f}100)",
            "What you said",
            "Can someone look?",
            "What could have been said",
            "Priya, please look into the database.",
            "<p>Nothing.</p>",
            "What are our options?",
        ],
    );
    assert_eq!(part.matches("class=\"band\"").count(), 2);
    let mut none = full("");
    if let Some(what_if) = &mut none.what_if {
        what_if.moments.clear();
        what_if.text = "No stretch differs by more than chance.".to_owned();
    }
    let page = body(&none);
    assert!(page.contains("No stretch differs by more than chance."));
    assert!(!page.contains("What could have been said"));
    assert!(!body(&plain(&troubled())).contains("id=\"what-if\""));
}

#[test]
fn the_review_of_the_draft_quotes_and_tells_the_counter_move() {
    let page = body(&full(""));
    in_order(
        &page[page.find("id=\"after\"").unwrap()..],
        &[
            "Blameless",
            "line 12, column 3",
            "It names a person as a cause.",
            "Sam forgot the flag",
            "Ask what made it possible.",
        ],
    );
    let mut clean = full("");
    clean.follow_up.as_mut().unwrap().findings.clear();
    assert!(body(&clean).contains("nothing to mend"));
    assert!(debrief::markdown(&clean).contains("Nothing to mend."));
}

#[test]
fn promises_of_updates_are_kept_or_broken_on_the_page_as_in_the_mark() {
    let mut log = Log::staffed();
    log.hurt();
    log.at(3, 0).ask_post(Audience::Public, 10);
    log.at(4, 0).post(Audience::Public, "We are on it.");
    log.at(12, 0).ask_post(Audience::Public, 5);
    log.at(12, 30).post(Audience::Public, "Still on it.");
    log.at(30, 0).post(Audience::Public, "It is over.");
    log.at(31, 0).end(EndWhy::TimeUp, 1, None);
    let report = plain(&log);
    let kept: Vec<Option<bool>> = report
        .timeline
        .promises
        .iter()
        .filter(|promise| promise.to == "public")
        .map(|promise| promise.kept)
        .collect();
    assert_eq!(kept, [Some(true), Some(false)]);
    let page = body(&report);
    assert!(page.contains("class=\"promise kept\"") && page.contains("class=\"promise broken\""));
    assert!(page.contains(">✓</text>") && page.contains(">✗</text>"));
    assert!(page.contains("kept, it came at 12:30"));
    assert!(page.contains("not kept, it came at 30:00"));
}

#[test]
fn roles_and_severity_stand_as_long_as_they_held() {
    let mut log = Log::commanded();
    log.at(2, 0).give_role(Role::Scribe, "wei");
    log.at(5, 0).give_role(Role::Scribe, "kai");
    log.at(6, 0).declare_severity(1);
    log.at(7, 0).push(What::Left {
        who: "kai".into(),
        why: Gone::OwnAccord,
    });
    log.at(10, 0).end(EndWhy::TimeUp, 1, None);
    let timeline = plain(&log).timeline;
    let held: Vec<(&str, u64, u64)> = timeline
        .roles
        .iter()
        .map(|role| {
            (
                role.role.as_str(),
                role.from_ms / 60_000,
                role.to_ms / 60_000,
            )
        })
        .collect();
    assert_eq!(held, [("scribe", 2, 5), ("scribe", 5, 7)]);
    let last = timeline.severity.last().unwrap();
    assert_eq!(
        (last.level, last.from_ms, last.to_ms),
        (Some(1), 360_000, 600_000)
    );
}

#[test]
fn only_hurt_services_show_their_signals_and_at_most_so_many_samples() {
    let report = of_bot("by-the-book", 7);
    let hurt: Vec<&str> = report
        .timeline
        .health
        .iter()
        .map(|health| health.service.as_str())
        .collect();
    assert!(!report.timeline.signals.is_empty());
    for track in &report.timeline.signals {
        assert!(hurt.contains(&track.service.as_str()), "{}", track.service);
        assert!((2..=97).contains(&track.points.len()), "{}", track.signal);
        assert!(track.points.is_sorted_by_key(|(at, _)| *at));
    }
    let page = body(&report);
    for text in [
        "class=\"signal\"",
        "class=\"alarm\"",
        "class=\"health\"",
        "class=\"impact\"",
        "class=\"role\"",
        "class=\"level\"",
        "class=\"update\"",
        "class=\"cadence\"",
        "class=\"boxed\"",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert!(debrief::markdown(&report).contains("checkout API: response time [ms]"));
}

#[test]
fn everything_drawn_stands_in_a_table_too() {
    let report = of_bot("random", 3);
    let page = body(&report);
    let tables = &page[page.find("</svg>").unwrap()..];
    for task in &report.timeline.tasks {
        assert!(
            tables.contains(&format!("<td class=\"name\">{}", task.who)),
            "{}",
            task.who
        );
    }
    for track in &report.timeline.signals {
        assert!(tables.contains(&format!("{}: {}", track.service, track.signal)));
    }
    for arc in &report.timeline.pressure {
        assert!(tables.contains(&arc.ended));
    }
}

#[test]
fn names_of_two_hundred_letters_are_cut_where_there_is_no_room() {
    let mut report = plain(&by_the_book());
    let long = "Wolfeschlegelstein".repeat(12);
    for task in &mut report.timeline.tasks {
        task.who.clone_from(&long);
    }
    for stretch in &mut report.timeline.commanders {
        stretch.who = Some(long.clone());
    }
    let page = body(&report);
    let drawn = &page[page.find("<svg class=\"timeline\"").unwrap()..page.rfind("</svg>").unwrap()];
    let widest = drawn
        .split("<text class=\"who\"")
        .skip(1)
        .filter_map(|text| text.split('>').nth(1)?.split('<').next())
        .map(|text| text.chars().count())
        .max();
    assert_eq!(widest, Some(18));
    assert!(page.contains(&long), "the table holds the whole name");
}

#[test]
fn hostile_words_run_nowhere_in_what_stands_around_a_drill() {
    let hostile = "</q></svg><script>alert(1)</script>\"'><img src=x onerror=1> {{ 7*7 }}";
    let page = debrief::html(&full(hostile));
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert!(page.matches("&lt;script&gt;").count() >= 8);
    let text = debrief::markdown(&full(
        "| a | <b> [x](javascript:1) http://x.example @everyone",
    ));
    for unsafe_one in ["<b>", "[x](", " http://", "www.", "@everyone"] {
        assert!(!text.contains(unsafe_one), "{unsafe_one}");
    }
}

#[test]
fn tables_of_the_wiki_page_have_as_many_cells_in_every_row() {
    for report in [
        full("a | b \\ | c"),
        of_bot("random", 3),
        plain(&Log::default()),
    ] {
        let text = debrief::markdown(&report);
        let mut cells = None;
        for line in text.lines() {
            if !line.starts_with('|') {
                cells = None;
                continue;
            }
            let bare = line.replace("\\\\", "").replace("\\|", "");
            let here = bare.matches('|').count();
            assert_eq!(*cells.get_or_insert(here), here, "{line}");
        }
    }
}

/// What a wiki page bears: GitHub renders no file beyond this [bytes].
const WIKI_PAGE: usize = 512 * 1024;

#[test]
fn the_renderings_of_an_hour_are_small_enough_to_send() {
    for bot in ["random", "marathoner"] {
        let report = of_bot(bot, 11);
        assert!(debrief::markdown(&report).len() < WIKI_PAGE / 4);
        assert!(debrief::html(&report).len() < WIKI_PAGE);
    }
}
