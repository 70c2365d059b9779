//! Hearing in other companies than the one it was first tuned on: their remedies are verbs
//! that the grammar does not know, their liaisons write to clinics and depots, their clocks stand
//! elsewhere.

use super::form;
use super::labels::Ears;
use hotwash::hearing::Context;

/// Holds what is heard in a scenario, a line for each utterance; "-" is nothing.
fn check(scenario: &str, cases: &[(&str, &str)]) {
    let mut ears = Ears::default();
    let hearing = ears.of(scenario);
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let heard = form::lines(&hearing.hear(text, &Context::default()));
        let heard: Vec<&str> = heard
            .iter()
            .map(String::as_str)
            .filter(|line| *line != "not-understood")
            .collect();
        let heard = heard.join("; ");
        let fits = match *wanted {
            "-" => heard.is_empty(),
            wanted => wanted.split(' ').all(|part| heard.contains(part)) && !heard.contains(';'),
        };
        if !fits {
            wrong.push(format!("{text}\n    wanted {wanted}\n    heard  {heard}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_opens_a_remedy_orders_it() {
    check(
        "stolen-key",
        &[
            ("Bashir, destroy the machines.", "assign to=bashir"),
            ("bashir fence the key", "assign to=bashir"),
            ("Bashir, fence off the far region.", "assign to=bashir"),
        ],
    );
    check(
        "bad-config",
        &[
            ("Femi, lift the kill switch.", "assign to=femi"),
            ("Ngozi, break the glass.", "assign to=ngozi"),
            ("Failing over is off the table.", "-"),
            ("Carlos, failing over is off the table.", "-"),
            ("Restarting the edge is not an option.", "-"),
        ],
    );
}

#[test]
fn a_verb_that_nobody_knows_is_one_behind_a_name_and_before_a_thing() {
    check(
        "stolen-key",
        &[
            ("Colm, unpublish the logs.", "assign to=colm"),
            ("Ragnhild, preserve the disks.", "assign to=ragnhild"),
            ("Ragnhild, given the hour, thank you.", "thank to=ragnhild"),
            ("Colm, during the copy it was fine.", "-"),
        ],
    );
}

#[test]
fn whoever_speaks_to_customers_is_told_what_to_post() {
    check(
        "deleted-data",
        &[
            (
                "Carmen, tell the clinics that we are restoring their records.",
                "instruct-post audience=public to=carmen",
            ),
            (
                "Stellan, send the directors a short note.",
                "instruct-post audience=internal to=stellan",
            ),
            // words to people on the call, and work for others, are no posts
            ("Carmen, tell me what the clinics say.", "assign to=carmen"),
            ("Carmen, count the clinics that called.", "assign to=carmen"),
            (
                "Ravi, tell the clinics that we restore from a copy.",
                "assign to=ravi",
            ),
        ],
    );
}

#[test]
fn any_question_asked_by_name_asks_how_things_stand() {
    check(
        "stolen-key",
        &[
            ("Bashir, whose machines are those?", "ask-status to=bashir"),
            (
                "Since when are the jobs slow, Oksana?",
                "ask-status to=oksana",
            ),
            (
                "Farah, is the second key still used?",
                "ask-status to=farah",
            ),
            ("Whose machines are those?", "-"),
        ],
    );
    check(
        "provider-down",
        &[
            ("What happened?", "ask-status"),
            (
                "Leila, what have you got on the second provider?",
                "ask-status to=leila",
            ),
            ("What happened: the texts stopped.", "-"),
        ],
    );
    check(
        "expired-certificate",
        &[
            (
                "Chiamaka, since when do lockers drop off?",
                "ask-status to=chiamaka",
            ),
            ("Dag, you can drop off.", "release people=dag"),
            (
                "Pieter, pickup is fine, so you can go.",
                "release people=pieter",
            ),
        ],
    );
}

#[test]
fn clock_times_in_words_are_reckoned_from_the_clock_of_the_company() {
    // half past seven and a minute
    check(
        "expired-certificate",
        &[
            ("The next update comes at ten to eight.", "next_in_s=1140"),
            ("Next update at a quarter to eight.", "next_in_s=840"),
            ("Next update at five past eight.", "next_in_s=2040"),
            ("Next update at twenty-five to nine.", "next_in_s=3840"),
            ("Next update at half past eight.", "next_in_s=3540"),
            ("Next update at eight.", "next_in_s=1740"),
            ("Next update at eight o'clock.", "next_in_s=1740"),
            ("Next update by eight sharp.", "next_in_s=1740"),
            ("Next update at ten to.", "next_in_s=1140"),
            ("Next update at ten past.", "next_in_s=2340"),
            ("Next update in five to ten minutes.", "next_in_s=600"),
            ("Chiamaka, take the gateways out one by one.", "timebox_s=-"),
        ],
    );
    // two minutes past nine in the evening
    check(
        "deleted-data",
        &[("The next update comes at ten to ten.", "next_in_s=2880")],
    );
}
