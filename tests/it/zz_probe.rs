use hotwash::scenario::{diagnostic, load};
#[test]
fn cases() {
    let sound = std::fs::read_to_string("tests/it/lint/small.ron").unwrap();
    let cases: Vec<(&str, &str)> = vec![
        ("title: \"Small\",", "title: \"Small\""),
        (
            "(id: \"store\", name: \"store\"),",
            "(id: \"store, name: \"store\"),",
        ),
        ("title: \"Small\",", "title: Small\","),
        (
            "briefing: \"The shop is slow.\",",
            "briefing: The shop is slow.\",",
        ),
        (
            "briefing: \"The shop is slow.\",",
            "briefing: The shop is slow.,",
        ),
        (
            "\"The shop is slow.\",\n    difficulty",
            "\"The \"shop\" is slow.\",\n    difficulty",
        ),
        ("title: \"Small\",", "title: “Small”,"),
        ("title: \"Small\",", "title: 'Small',"),
        ("title: \"Small\",", "title = \"Small\","),
        ("title: \"Small\",", "\"title\": \"Small\","),
        ("title: \"Small\",", "title: \"Small\";"),
        ("title: \"Small\",", "title: ,"),
        ("title: \"Small\",", "title: \"Small\",,"),
        ("title: \"Small\",", "# the title\n    title: \"Small\","),
        ("length: \"20m\",", "length: 20m,"),
        ("clock: \"09:00\"", "clock: 09:00"),
        ("at_start: 3", "at-start: 3"),
        ("trainee: \"alex\"", "trainee: @alex"),
        ("[command, delegation],", "[command, delegation,"),
        ("[command, delegation],", "[command delegation],"),
        ("[command, delegation],", "command, delegation],"),
        (
            "worsens: (by: 50, every: \"2m\"),",
            "worsens: (by: 50, every: \"2m\",",
        ),
        (
            "worsens: (by: 50, every: \"2m\"),",
            "worsens: (by: 50, every: \"2m\")),",
        ),
        (
            "worsens: (by: 50, every: \"2m\"),",
            "worsens: by: 50, every: \"2m\"),",
        ),
        (
            "part: Trainee, ic_trained: true),",
            "part: Trainee, ic_trained: true,",
        ),
        (
            "severity: (at_start: 3, truth: 2),",
            "severity: (at_start: 3, truth: 2)),",
        ),
        ("    ],\n    injects", "    injects"),
        ("    cast: [", "    cast: "),
        ("    ),\n    teams", "    teams"),
        (
            "then: [Say(\"sam\", \"hello\")]",
            "then: [Say(\"sam\", \"hello\"]",
        ),
        (
            "then: [Say(\"sam\", \"hello\")]",
            "then: [Say(\"sam\", hello\")]",
        ),
        (
            "then: [Say(\"sam\", \"hello\")]",
            "then: [Say(\"sam\" \"hello\")]",
        ),
        (
            "then: [Say(\"sam\", \"hello\")]",
            "then: Say(\"sam\", \"hello\")]",
        ),
        (
            "Not(After(Act(\"declare-resolved\"), \"0s\"))",
            "Not(After(Act(\"declare-resolved\"), \"0s\")",
        ),
        (
            "\"careful\": \"Carts are lost.\",",
            "\"careful\" \"Carts are lost.\",",
        ),
        (
            "\"careful\": \"Carts are lost.\",",
            "\"careful: \"Carts are lost.\",",
        ),
        (
            "\"careful\": \"Carts are lost.\",",
            "careful: \"Carts are lost.\",",
        ),
        (
            "\"careful\": \"Carts are lost.\",",
            "\"careful\": \"Carts are lost.\"",
        ),
        ("lines: {", "lines: ("),
        ("    cast: [", "    /* cast: ["),
        ("    lines: {", "    lnies: {"),
        ("    cast: [", "    cats: ["),
        ("expertise: {\"shop\": 900})", "expertise: {\"shop\": 900)"),
        ("(id: \"sam\", name", "id: \"sam\", name"),
    ];
    for (old, new) in cases {
        assert!(sound.contains(old), "{old}");
        let source = sound.replacen(old, new, 1);
        let found = load(&source).diagnostics;
        let line = sound[..sound.find(old).unwrap()].matches('\n').count() + 1;
        println!("--- [{line}] {new:?}");
        for d in found {
            println!(
                "      {} {}:{} {} · {}",
                d.code, d.place.line, d.place.column, d.message, d.help
            );
        }
    }
    let _ = diagnostic::render;
}
#[test]
fn deletions() {
    let mut histogram = std::collections::BTreeMap::new();
    let step: usize = std::env::var("STEP")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(11);
    for name in ["checkout-latency", "split-brain"] {
        let source = std::fs::read_to_string(format!("scenarios/{name}.ron")).unwrap();
        let places: Vec<usize> = source
            .bytes()
            .enumerate()
            .filter(|(_, b)| b",:()[]{}\"".contains(b))
            .map(|(at, _)| at)
            .collect();
        for at in places.iter().step_by(step) {
            let cut = format!("{}{}", &source[..*at], &source[at + 1..]);
            let found = load(&cut).diagnostics;
            *histogram.entry(found.len()).or_insert(0) += 1;
            let line = source[..*at].matches('\n').count() + 1;
            let off = found.first().map_or(0, |d| d.place.line.abs_diff(line));
            if found.len() > 2 || off > 1 {
                println!(
                    "{name} without {:?} in line {line}: {}",
                    &source[*at..at + 1],
                    source.lines().nth(line - 1).unwrap().trim()
                );
                for d in found.iter().take(5) {
                    println!(
                        "      {} {}:{} {} · {}",
                        d.code, d.place.line, d.place.column, d.message, d.help
                    );
                }
            }
        }
    }
    println!("{histogram:?}");
}
