//! The postmortem's dates as an iCalendar file (RFC 5545): the meeting, and the day it is due.
//!
//! Times float: ten o'clock is ten o'clock wherever the file is opened, because a drill knows no
//! time zone. Nobody is invited and nothing is linked; who imports it owns it.

use std::fmt::Write;

use icalendar::{Calendar, Component, Event, Property};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, time};
use jiff::{Span, ToSpan};
use uuid::Uuid;

use super::due::{self, DueDay};
use super::{Occasion, ids};
use crate::calendar::is_business_day;
use crate::debrief::Report;

/// How long the meeting takes [min]: 30–60 (C), 15–30 (D); this suits both.
const MEETING: i64 = 30;
/// When it begins [h]: in working hours wherever it is opened. Ours.
const MEETING_AT: i8 = 10;

/// The dates of a drill's postmortem; none where its day is not known.
pub fn calendar(report: &Report, occasion: &Occasion) -> Option<String> {
    let begun = occasion.begun?;
    let due = due::of(report, occasion.day()?);
    let drill = ids::drill(report, occasion);
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Hotwash//Debrief//EN"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.push(meeting(report, &due, occasion.day()?, begun, &drill));
    calendar.push(due_day(report, &due, begun, &drill));
    Some(calendar.to_string())
}

fn meeting(report: &Report, due: &DueDay, begun_on: Date, begun: Timestamp, drill: &Uuid) -> Event {
    let starts = meeting_day(due.on, begun_on).to_datetime(time(MEETING_AT, 0, 0, 0));
    let ends = starts.saturating_add(MEETING.minutes());
    let mut event = entry(drill, "postmortem-meeting", begun);
    event
        .summary(&format!(
            "Postmortem meeting: {}",
            line(&report.scenario_title)
        ))
        .description(&about_meeting(report, due))
        .append_property(Property::new("DTSTART", floating(starts)))
        .append_property(Property::new("DTEND", floating(ends)));
    event.done()
}

fn due_day(report: &Report, due: &DueDay, begun: Timestamp, drill: &Uuid) -> Event {
    let mut event = entry(drill, "postmortem-due", begun);
    event
        .summary(&format!("Postmortem due: {}", line(&report.scenario_title)))
        .description(&about_due(report, due))
        .append_property(all_day("DTSTART", due.on))
        .append_property(all_day("DTEND", due.on.saturating_add(1.day())))
        .add_property("TRANSP", "TRANSPARENT");
    event.done()
}

/// The last working day before the due day that is not the drill's own; the due day itself where
/// there is none between.
fn meeting_day(due: Date, begun_on: Date) -> Date {
    let before = (1..).map(|days| due.saturating_sub(Span::new().days(days)));
    let between = before.take_while(|day| *day > begun_on);
    let mut working = between.filter(|day| is_business_day(*day));
    working.next().unwrap_or(due)
}

fn entry(drill: &Uuid, what: &str, begun: Timestamp) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{}@hotwash", ids::of(drill, what)))
        .add_property("DTSTAMP", begun.strftime("%Y%m%dT%H%M%SZ").to_string());
    event
}

fn about_meeting(report: &Report, due: &DueDay) -> String {
    let mut text = about(report, due);
    let _ = write!(
        text,
        "\n\nBring: the timeline with a figure for each entry, the impact, contributing factors, action items.\
         \nA facilitator leads who takes no other part. Ask what and how, not who and why; tell the story forwards; \
         an action by a person is never a cause."
    );
    text
}

fn about_due(report: &Report, due: &DueDay) -> String {
    let mut text = about(report, due);
    let _ = write!(
        text,
        "\n\nDone means: published, every action item with a verb, an owner and an end, every to-do a ticket, \
         the message to customers sent."
    );
    text
}

/// Owner, date and what it is about. Writing into a String cannot fail.
fn about(report: &Report, due: &DueDay) -> String {
    let skeleton = &report.postmortem;
    let mut text = match &skeleton.owner {
        Some(owner) => format!(
            "Owner: {} (gets it done, need not write it alone).",
            line(owner)
        ),
        None => "Owner: nobody has been named yet.".to_owned(),
    };
    let _ = write!(text, "\n{}\n\n{}", line(&due.why), line(&skeleton.summary));
    for impact in skeleton.impact.iter().filter(|line| !line.ends_with('…')) {
        let _ = write!(text, "\n- {}", line(impact));
    }
    let _ = write!(
        text,
        "\n\nThis was a drill: {}, seed {}.",
        report.scenario, report.seed
    );
    text
}

/// A text as one line, without signs that a calendar may not hold.
fn line(text: &str) -> String {
    text.replace(|sign: char| sign.is_control(), " ")
}

fn floating(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

fn all_day(key: &str, date: Date) -> Property {
    Property::new(key, date.strftime("%Y%m%d").to_string())
        .add_parameter("VALUE", "DATE")
        .done()
}
