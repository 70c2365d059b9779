//! Tries utterances: `cargo run --example ear < lines` prints what is heard.
use std::io::BufRead;
fn main() {
    let source = std::fs::read_to_string("scenarios/checkout-latency.ron")
        .or_else(|_| std::fs::read_to_string("tests/it/fixtures/hearing.ron"))
        .expect("a scenario");
    let scenario = hotwash::scenario::load(&source).scenario.expect("loads");
    let hearing = hotwash::hearing::Hearing::new(&scenario);
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text");
        let heard = hearing.hear(&line, &Default::default());
        println!("{line}");
        for act in &heard.acts {
            println!("    {}", serde_json::to_string(act).expect("json"));
        }
        if !heard.not_understood.is_empty() {
            println!("    ?? {:?}", heard.not_understood);
        }
        if !heard.acronyms.is_empty() {
            println!("    acronyms {:?}", heard.acronyms);
        }
    }
}
