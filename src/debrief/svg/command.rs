//! The lanes of command: who commanded, which severity held, who held which role.

use super::sheet::{ROW, Sheet};
use crate::debrief::clock;
use crate::debrief::timeline::Timeline;

/// Draws them.
pub(super) fn draw(sheet: &mut Sheet, timeline: &Timeline) {
    commanders(sheet, timeline);
    severity(sheet, timeline);
    roles(sheet, timeline);
}

fn commanders(sheet: &mut Sheet, timeline: &Timeline) {
    sheet.heading("Command");
    let y = sheet.y();
    sheet.name("commander", "who", y + 12);
    for stretch in &timeline.commanders {
        let span = (stretch.from_ms, stretch.to_ms);
        let (class, text_class) = match (&stretch.who, stretch.trainee) {
            (None, _) => ("nobody", "on-hatch"),
            (Some(_), true) => ("trainee", "on-dark"),
            (Some(_), false) => ("other", "on-dark"),
        };
        let who = stretch.who.as_deref().unwrap_or("nobody");
        let tip = format!("{who}: {}–{}", clock(span.0), clock(span.1));
        sheet.bar(class, span, y, &tip);
        sheet.inside(text_class, who, span, y);
    }
    sheet.down(ROW);
}

fn severity(sheet: &mut Sheet, timeline: &Timeline) {
    if timeline.severity.iter().all(|one| one.level.is_none()) {
        return;
    }
    let y = sheet.y();
    sheet.name("severity", "who", y + 12);
    for stretch in &timeline.severity {
        let span = (stretch.from_ms, stretch.to_ms);
        let (class, said) = match stretch.level {
            Some(level) => ("level", format!("SEV-{level}")),
            None => ("unset", "not set".to_owned()),
        };
        let tip = format!("{said}: {}–{}", clock(span.0), clock(span.1));
        sheet.bar(class, span, y, &tip);
        sheet.inside("on-pale", &said, span, y);
    }
    sheet.down(ROW);
}

fn roles(sheet: &mut Sheet, timeline: &Timeline) {
    let mut drawn: Vec<&str> = Vec::new();
    for stretch in &timeline.roles {
        if drawn.contains(&stretch.role.as_str()) {
            continue;
        }
        drawn.push(&stretch.role);
        let y = sheet.y();
        sheet.name(&stretch.role, "who", y + 12);
        for held in timeline.roles.iter().filter(|one| one.role == stretch.role) {
            let span = (held.from_ms, held.to_ms);
            let tip = format!(
                "{}: {}, {}–{}",
                held.role,
                held.who,
                clock(span.0),
                clock(span.1)
            );
            sheet.bar("role", span, y, &tip);
            sheet.inside("on-pale", &held.who, span, y);
        }
        sheet.down(ROW);
    }
}
