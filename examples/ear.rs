//! Tries utterances: `cargo run --example ear < lines` prints what is heard, in the form of
//! the corpora under `tests/it/hearing/`.

use std::io::BufRead;

#[path = "../tests/it/hearing/form.rs"]
mod form;

fn main() {
    let path = "scenarios/checkout-latency.ron";
    let source = std::fs::read_to_string(path).expect("the scenario lies where it is run");
    let loaded = hotwash::scenario::load(&source);
    let scenario = loaded.scenario.expect("the scenario loads");
    let hearing = hotwash::hearing::Hearing::new(&scenario);
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("lines are text");
        if line.trim().is_empty() || line.starts_with([' ', '#']) {
            continue;
        }
        println!("{line}");
        let heard = hearing.hear(&line, &Default::default());
        for act in form::lines(&heard) {
            println!("    {act}");
        }
    }
}
