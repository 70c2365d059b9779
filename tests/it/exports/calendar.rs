//! The postmortem's dates, read back by another library than the one that writes them.

use std::io::BufReader;

use hotwash::debrief::exports::{Occasion, calendar};
use ical::IcalParser;
use ical::parser::ical::component::IcalEvent;

use super::{on_sunday, report, report_by, with_postmortem};
use crate::score_log::Log;

/// The events of a calendar as another library reads them.
fn events(text: &str) -> Vec<IcalEvent> {
    let mut calendars = IcalParser::new(BufReader::new(text.as_bytes()));
    let calendar = calendars.next().expect("a calendar").expect("it is valid");
    assert!(calendars.next().is_none(), "one calendar");
    calendar.events
}

/// A property as a person reads it: escapes undone.
fn value(event: &IcalEvent, name: &str) -> String {
    let found = event.properties.iter().find(|one| one.name == name);
    let raw = found.and_then(|one| one.value.clone()).unwrap_or_default();
    raw.replace("\\n", "\n")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
}

fn dates(log: &Log, occasion: &Occasion) -> (IcalEvent, IcalEvent) {
    let text = calendar(&report(log), occasion).expect("the day is known");
    let mut events = events(&text).into_iter();
    (
        events.next().expect("a meeting"),
        events.next().expect("a due day"),
    )
}

#[test]
fn a_severity_1_is_due_after_three_days_and_met_over_the_day_before() {
    // Begun on Sunday the 22nd: Monday, Tuesday, Wednesday.
    let (meeting, due) = dates(&with_postmortem(None, 1), &on_sunday());
    assert_eq!(value(&due, "DTSTART"), "20261125");
    assert_eq!(
        value(&due, "DTEND"),
        "20261126",
        "an all-day event ends on the next day"
    );
    assert_eq!(value(&meeting, "DTSTART"), "20261124T100000");
    assert_eq!(value(&meeting, "DTEND"), "20261124T103000");
    assert_eq!(value(&meeting, "DTSTAMP"), "20261122T163745Z");
}

#[test]
fn a_lower_severity_is_due_after_five_business_days() {
    let (_, due) = dates(&with_postmortem(None, 2), &on_sunday());
    assert_eq!(value(&due, "DTSTART"), "20261127");
}

#[test]
fn days_are_the_policys_and_the_meeting_is_on_a_working_day() {
    // Begun on a Wednesday: three calendar days end on the Saturday, three business days on the
    // Monday. The working day before is the Friday both times.
    let wednesday = Occasion::of("2026-11-25T09:00:00Z", None);
    let log = with_postmortem(None, 1);
    for (policy, due_on) in [("pagerduty", "20261128"), ("masterclass", "20261130")] {
        let text = calendar(&report_by(&log, policy), &wednesday).expect("the day is known");
        let events = events(&text);
        assert_eq!(value(&events[0], "DTSTART"), "20261127T100000", "{policy}");
        assert_eq!(value(&events[1], "DTSTART"), due_on, "{policy}");
    }
}

#[test]
fn a_policy_of_an_old_recording_that_names_no_days_leaves_the_usual_ones() {
    let mut report = report(&with_postmortem(None, 1));
    report.policy_used.limits.remove("postmortem-sev-1");
    let wednesday = Occasion::of("2026-11-25T09:00:00Z", None);
    let text = calendar(&report, &wednesday).expect("the day is known");
    assert_eq!(value(&events(&text)[1], "DTSTART"), "20261130");
}

#[test]
fn what_was_said_on_the_call_counts_within_the_policy_and_is_said_where_it_does_not() {
    let (meeting, due) = dates(&with_postmortem(Some("tuesday"), 1), &on_sunday());
    assert_eq!(value(&due, "DTSTART"), "20261124");
    assert_eq!(value(&meeting, "DTSTART"), "20261123T100000");
    assert!(value(&due, "DESCRIPTION").contains("Due as said on the call: \"tuesday\"."));
    let (_, due) = dates(&with_postmortem(Some("two weeks"), 1), &on_sunday());
    assert_eq!(value(&due, "DTSTART"), "20261125");
    assert!(value(&due, "DESCRIPTION").contains("\"two weeks\" was said, which is outside that"));
    let (_, due) = dates(&with_postmortem(Some("when you can"), 1), &on_sunday());
    assert_eq!(
        value(&due, "DTSTART"),
        "20261125",
        "what cannot be read is the policy's"
    );
}

#[test]
fn where_no_day_lies_between_the_meeting_is_on_the_due_day() {
    let (meeting, due) = dates(&with_postmortem(Some("tomorrow"), 1), &on_sunday());
    assert_eq!(value(&due, "DTSTART"), "20261123");
    assert_eq!(value(&meeting, "DTSTART"), "20261123T100000");
}

#[test]
fn the_owner_stands_in_both_and_nobody_is_invited_or_linked() {
    let log = with_postmortem(Some("three business days"), 1);
    let (meeting, due) = dates(&log, &on_sunday());
    for event in [&meeting, &due] {
        let about = value(event, "DESCRIPTION");
        assert!(about.starts_with("Owner: Sam "), "{about}");
        assert!(about.contains("Customer-minutes lost"), "{about}");
        for name in ["ORGANIZER", "ATTENDEE", "URL"] {
            assert_eq!(value(event, name), "", "{name}");
        }
    }
    assert_eq!(
        value(&meeting, "SUMMARY"),
        "Postmortem meeting: Checkout latency"
    );
}

#[test]
fn the_same_drill_has_the_same_ids_and_another_has_others() {
    let log = with_postmortem(None, 1);
    let uids = |occasion: &Occasion| {
        let (meeting, due) = dates(&log, occasion);
        [value(&meeting, "UID"), value(&due, "UID")]
    };
    let ids = uids(&on_sunday());
    assert_eq!(ids, uids(&on_sunday()));
    assert_ne!(ids[0], ids[1]);
    let later = Occasion::of("2026-11-22T16:37:46Z", None);
    assert!(uids(&later).iter().all(|uid| !ids.contains(uid)));
}

#[test]
fn hostile_and_long_texts_neither_break_a_line_nor_a_property() {
    let mut report = report(&with_postmortem(None, 1));
    report.scenario_title = "Käse; \\n, 収益 🧀\r\nATTENDEE:mailto:x@example.com".to_owned();
    report.postmortem.owner = Some("Zoë, the \"owner\"\nEND:VCALENDAR".repeat(9));
    let text = calendar(&report, &on_sunday()).expect("the day is known");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line}");
    }
    let events = events(&text);
    assert_eq!(events.len(), 2);
    let summary = value(&events[0], "SUMMARY");
    assert!(summary.contains("Käse; "), "{summary}");
    assert!(
        summary.contains("収益 🧀  ATTENDEE:mailto:x@example.com"),
        "{summary}"
    );
    assert_eq!(value(&events[0], "ATTENDEE"), "");
    assert!(value(&events[0], "DESCRIPTION").contains("Zoë, the \"owner\" END:VCALENDAR"));
}

#[test]
fn without_a_day_there_are_no_dates() {
    let occasion = Occasion::of("", None);
    assert_eq!(
        calendar(&report(&with_postmortem(None, 1)), &occasion),
        None
    );
}
