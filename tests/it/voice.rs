//! A whole call as it reads: a short script in, the transcript out, kept as a golden that a
//! person can read. It changes only when the call is meant to sound different.

use crate::cli::{folder, hotwash};

const WORDS: &str = "\
00:04  Is there an Incident Commander on the call?
00:16  Hi everyone, I'm Alex Reyes and I'm the Incident Commander.
00:24  Tatiana, you are my deputy please. Wei, you're scribe.
00:40  Sam, what are you seeing?
00:56  Sam, please look into the checkout API, I'll come back to you in five minutes. Understood?
01:10  Can someone check the orders database?
02:00  We are treating this as a severity one.
06:02  Sam, that's five minutes, where are we?
06:30  What are our options?
07:00  I propose that we do a rolling restart of checkout API. Any strong objections?
07:20  Hearing none, we go ahead with the rolling restart.
07:26  Sam, please do a rolling restart of checkout API, report back in five minutes. Understood?
";

#[test]
fn a_call_reads_like_a_call() {
    let dir = folder();
    std::fs::write(dir.path().join("words.txt"), WORDS).unwrap();
    let args = [
        "play",
        "checkout-latency",
        "--script",
        "words.txt",
        "--seed",
        "4",
        "--out",
        "call",
    ];
    let ran = hotwash(dir.path(), &args, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let call: String = ran
        .out
        .lines()
        .take_while(|line| !line.starts_with(" 09:"))
        .fold(String::new(), |mut text, line| {
            text.push_str(line.trim_end());
            text.push('\n');
            text
        });
    insta::assert_snapshot!("a_call", call);
}
