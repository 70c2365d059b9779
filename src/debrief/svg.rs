//! Draws the timeline as SVG: lanes over minutes. Colours come from the page's style sheet
//! (Okabe–Ito, light and dark); what a colour says, a pattern, a shape or a word says too.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::clock;
use super::timeline::{TaskBar, Timeline};

/// Width of the drawing, of the names on its left, and of what is drawn [px].
const WIDTH: u64 = 1040;
const NAMES: u64 = 132;
const PLOT: u64 = WIDTH - NAMES - 12;
/// Height of a row of bars, and of a bar in it [px].
const ROW: u64 = 22;
const BAR: u64 = 16;
/// Space between lanes [px].
const GAP: u64 = 14;
/// Width of a letter in a bar, about [px].
const LETTER: u64 = 7;
/// The most rows for pressure, and the most services: the page stays readable.
const MOST_ROWS: usize = 8;

/// Draws it. The texts of trainee and scenario are escaped.
pub(super) fn draw(timeline: &Timeline) -> String {
    let mut sheet = Sheet {
        body: String::new(),
        y: 34,
        until: timeline.until_ms.max(1),
    };
    sheet.command(timeline);
    sheet.tasks(timeline);
    sheet.pressure(timeline);
    sheet.health(timeline);
    sheet.impact(timeline);
    sheet.updates(timeline);
    let height = sheet.y + 16;
    let axis = sheet.axis(height);
    let moments = sheet.moments(timeline, height);
    format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"timeline-title timeline-desc\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"timeline-title\">Timeline of the drill</title>\
         <desc id=\"timeline-desc\">{}</desc>\
         <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternTransform=\"rotate(45)\" \
         patternUnits=\"userSpaceOnUse\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>\
         <line class=\"hatch-line\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>\
         {axis}{}{moments}</svg>",
        escape(&description(timeline)),
        sheet.body
    )
}

fn description(timeline: &Timeline) -> String {
    let mut text = format!("{} minutes. ", timeline.until_ms.div_ceil(60_000));
    for stretch in &timeline.commanders {
        let who = stretch.who.as_deref().unwrap_or("Nobody");
        let (from, to) = (clock(stretch.from_ms), clock(stretch.to_ms));
        let _ = write!(text, "{who} commanded from {from} to {to}. ");
    }
    let _ = write!(
        text,
        "{} tasks and {} pressures; the tables below list them.",
        timeline.tasks.len(),
        timeline.pressure.len()
    );
    text
}

/// Text safe inside an element or an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            control if control.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

/// As much of a text as fits a width; nothing when hardly anything does.
fn fit(text: &str, width: u64) -> String {
    let room = usize::try_from(width / LETTER).unwrap_or(0);
    if text.chars().count() <= room {
        return text.to_owned();
    }
    if room < 5 {
        return String::new();
    }
    let mut cut: String = text.chars().take(room - 1).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

struct Sheet {
    body: String,
    y: u64,
    until: u64,
}

impl Sheet {
    fn x(&self, at_ms: u64) -> u64 {
        NAMES + at_ms.min(self.until) * PLOT / self.until
    }

    fn width(&self, from: u64, to: u64) -> u64 {
        self.x(to).saturating_sub(self.x(from)).max(2)
    }

    fn name(&mut self, text: &str, class: &str, y: u64) {
        let text = escape(&fit(text, NAMES - 8));
        let x = NAMES - 8;
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{text}</text>"
        );
    }

    fn heading(&mut self, text: &str) {
        self.y += GAP;
        let y = self.y;
        let _ = write!(
            self.body,
            "<line class=\"rule\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{}\" y2=\"{}\"/>\
             <text class=\"lane\" x=\"0\" y=\"{}\">{}</text>",
            y - 4,
            y - 4,
            y + 9,
            escape(text)
        );
        self.y += 18;
    }

    fn bar(&mut self, class: &str, span: (u64, u64), y: u64, tip: &str) {
        let (x, width) = (self.x(span.0), self.width(span.0, span.1));
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\" rx=\"2\">\
             <title>{}</title></rect>",
            escape(tip)
        );
    }

    fn inside(&mut self, class: &str, text: &str, span: (u64, u64), y: u64) {
        let (x, width) = (self.x(span.0) + 4, self.width(span.0, span.1));
        let text = fit(text, width.saturating_sub(8));
        if !text.is_empty() {
            let _ = write!(
                self.body,
                "<text class=\"{class}\" x=\"{x}\" y=\"{}\">{}</text>",
                y + 12,
                escape(&text)
            );
        }
    }

    fn axis(&self, height: u64) -> String {
        let minutes = self.until.div_ceil(60_000);
        let step = [1, 2, 5, 10, 15, 30, 60]
            .into_iter()
            .find(|step| minutes / step <= 14)
            .unwrap_or(120);
        let mut axis = String::new();
        let mut minute = 0;
        while minute * 60_000 <= self.until {
            let x = self.x(minute * 60_000);
            let _ = write!(
                axis,
                "<line class=\"tick\" x1=\"{x}\" x2=\"{x}\" y1=\"32\" y2=\"{height}\"/>\
                 <text class=\"minute\" x=\"{x}\" y=\"12\" text-anchor=\"middle\">{minute:02}:00</text>"
            );
            minute += step;
        }
        axis
    }

    fn command(&mut self, timeline: &Timeline) {
        self.heading("Command");
        let y = self.y;
        for stretch in &timeline.commanders {
            let span = (stretch.from_ms, stretch.to_ms);
            let (class, text_class) = match (&stretch.who, stretch.trainee) {
                (None, _) => ("nobody", "on-pale"),
                (Some(_), true) => ("trainee", "on-dark"),
                (Some(_), false) => ("other", "on-dark"),
            };
            let who = stretch.who.as_deref().unwrap_or("nobody");
            let tip = format!("{who}: {}–{}", clock(span.0), clock(span.1));
            self.bar(class, span, y, &tip);
            self.inside(text_class, who, span, y);
        }
        self.y += ROW;
    }

    fn tasks(&mut self, timeline: &Timeline) {
        if timeline.tasks.is_empty() {
            return;
        }
        self.heading("Tasks");
        let mut by_person: BTreeMap<&str, Vec<(usize, &TaskBar)>> = BTreeMap::new();
        for (at, task) in timeline.tasks.iter().enumerate() {
            by_person
                .entry(task.who.as_str())
                .or_default()
                .push((at + 1, task));
        }
        for (who, tasks) in by_person {
            let top = self.y;
            self.name(who, "who", top + 12);
            let mut row_ends: Vec<u64> = Vec::new();
            for (number, task) in tasks {
                let free = row_ends.iter().position(|end| *end <= task.from_ms);
                let row = free.unwrap_or(row_ends.len());
                match row_ends.get_mut(row) {
                    Some(end) => *end = task.to_ms,
                    None => row_ends.push(task.to_ms),
                }
                self.task(number, task, top + row as u64 * ROW);
            }
            self.y = top + row_ends.len() as u64 * ROW;
        }
    }

    fn task(&mut self, number: usize, task: &TaskBar, y: u64) {
        let tip = format!(
            "{number}. {}: {} — given {}, {} {}",
            task.who,
            task.text,
            clock(task.from_ms),
            task.ended,
            clock(task.to_ms)
        );
        let box_end = task.boxes_ms.last().copied();
        let in_box = box_end.map_or(task.from_ms, |end| end.min(task.to_ms));
        if task.picked_up || box_end.is_none() {
            self.bar("unboxed", (task.from_ms, task.to_ms), y, &tip);
        } else {
            if in_box < task.to_ms {
                self.bar("overrun", (in_box, task.to_ms), y, &tip);
            }
            self.bar("boxed", (task.from_ms, in_box), y, &tip);
        }
        let class = if box_end.is_some() && !task.picked_up {
            "on-dark"
        } else {
            "on-pale"
        };
        let label_to = if box_end.is_some() && !task.picked_up {
            in_box
        } else {
            task.to_ms
        };
        let label = format!("{number} {}", task.text);
        let fits = self.width(task.from_ms, label_to) > 8 * LETTER;
        let label = if fits { label } else { number.to_string() };
        let x = self.x(task.from_ms) + 4;
        let room = self.width(task.from_ms, label_to).saturating_sub(6);
        let text = if fits { fit(&label, room) } else { label };
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{x}\" y=\"{}\">{}</text>",
            y + 12,
            escape(&text)
        );
        for end in &task.boxes_ms {
            let x = self.x(*end);
            let _ = write!(
                self.body,
                "<line class=\"box-end\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/>",
                y - 2,
                y + BAR + 2
            );
        }
        for at in &task.follow_ups_ms {
            let x = self.x(*at);
            let _ = write!(
                self.body,
                "<path class=\"follow-up\" d=\"M{} {} h8 l-4 6 z\"><title>follow-up at {}</title></path>",
                x.saturating_sub(4),
                y - 4,
                clock(*at)
            );
        }
    }

    fn pressure(&mut self, timeline: &Timeline) {
        if timeline.pressure.is_empty() {
            return;
        }
        self.heading("Pressure");
        for arc in timeline.pressure.iter().take(MOST_ROWS) {
            let y = self.y;
            let span = (arc.from_ms, arc.to_ms);
            self.name(&arc.who, "who", y + 12);
            let tip = format!("{}: {} — {}", arc.who, arc.kind, arc.ended);
            self.bar("pressure", span, y, &tip);
            let label = format!("{} — {}", arc.kind, arc.ended);
            let width = label.chars().count() as u64 * LETTER;
            let end = self.x(arc.to_ms);
            let (x, anchor) = if end + 8 + width < WIDTH {
                (end + 8, "start")
            } else {
                (self.x(arc.from_ms).saturating_sub(8), "end")
            };
            let _ = write!(
                self.body,
                "<text class=\"beside\" x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                y + 12,
                escape(&label)
            );
            for at in &arc.answers_ms {
                let x = self.x(*at);
                let _ = write!(
                    self.body,
                    "<circle class=\"answer\" cx=\"{x}\" cy=\"{}\" r=\"5\"><title>answered at {}</title></circle>",
                    y + BAR / 2,
                    clock(*at)
                );
            }
            self.y += ROW;
        }
    }

    fn health(&mut self, timeline: &Timeline) {
        if timeline.health.is_empty() {
            return;
        }
        self.heading("Health of services");
        for service in timeline.health.iter().take(MOST_ROWS) {
            let y = self.y;
            self.name(&service.service, "who", y + 16);
            let steps: Vec<(u64, u64)> = service
                .steps
                .iter()
                .map(|(at, health)| (*at, u64::from((*health).min(1000))))
                .collect();
            self.steps("health", &steps, 1000, 1000, y, 22);
            self.y += 28;
        }
    }

    fn impact(&mut self, timeline: &Timeline) {
        let Some(most) = timeline.impact.iter().map(|(_, rate)| *rate).max() else {
            return;
        };
        if most == 0 {
            return;
        }
        self.heading("Customers hurt at a time");
        let y = self.y;
        self.name(&format!("up to {}", super::thousands(most)), "who", y + 12);
        self.steps("impact", &timeline.impact, 0, most, y, 40);
        self.y += 46;
    }

    /// An area in steps that begins at `before` and is `high` px high at `most`.
    fn steps(
        &mut self,
        class: &str,
        steps: &[(u64, u64)],
        before: u64,
        most: u64,
        y: u64,
        high: u64,
    ) {
        let floor = y + high;
        let level = |value: u64| {
            let rise = u128::from(value.min(most)) * u128::from(high) / u128::from(most.max(1));
            floor - u64::try_from(rise).unwrap_or(high)
        };
        let (left, right) = (self.x(0), self.x(self.until));
        let mut path = format!("M{left} {floor} V{}", level(before));
        for (at, value) in steps {
            let _ = write!(path, " H{} V{}", self.x(*at), level(*value));
        }
        let _ = write!(path, " H{right} V{floor} Z");
        let _ = write!(self.body, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    fn updates(&mut self, timeline: &Timeline) {
        if timeline.updates.is_empty() {
            return;
        }
        self.heading("Updates");
        for (to, title) in [
            ("call", "to the call"),
            ("internal", "internal"),
            ("public", "public"),
        ] {
            let of_kind = || timeline.updates.iter().filter(|update| update.to == to);
            if of_kind().next().is_none() {
                continue;
            }
            let y = self.y;
            self.name(title, "who", y + 11);
            for update in of_kind() {
                let x = self.x(update.at_ms);
                let shape = match to {
                    "call" => format!("<circle cx=\"{x}\" cy=\"{}\" r=\"5\"", y + 7),
                    "internal" => format!(
                        "<rect x=\"{}\" y=\"{}\" width=\"10\" height=\"10\"",
                        x.saturating_sub(5),
                        y + 2
                    ),
                    _ => format!("<path d=\"M{x} {y} l7 7 l-7 7 l-7 -7 z\""),
                };
                let _ = write!(
                    self.body,
                    "{shape} class=\"update\"><title>{title} at {}</title>{}",
                    clock(update.at_ms),
                    match to {
                        "call" => "</circle>",
                        "internal" => "</rect>",
                        _ => "</path>",
                    }
                );
            }
            self.y += 18;
        }
    }

    /// Letters above and a dashed line through all lanes; the page lists what they stand for.
    fn moments(&self, timeline: &Timeline, height: u64) -> String {
        let mut drawn = String::new();
        let mut last = 0;
        for (at, moment) in timeline.moments.iter().enumerate() {
            let x = self.x(moment.at_ms);
            let letter = mark(at);
            let y = if x < last + 12 { 40 } else { 28 };
            last = x;
            let _ = write!(
                drawn,
                "<line class=\"moment\" x1=\"{x}\" x2=\"{x}\" y1=\"32\" y2=\"{height}\"/>\
                 <text class=\"letter\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{letter}\
                 <title>{} {}</title></text>",
                clock(moment.at_ms),
                escape(&moment.text)
            );
        }
        if let Some(ends) = timeline.shift_ends_ms.filter(|ends| *ends <= self.until) {
            let x = self.x(ends);
            let _ = write!(
                drawn,
                "<line class=\"shift\" x1=\"{x}\" x2=\"{x}\" y1=\"18\" y2=\"{height}\"/>\
                 <text class=\"shift-label\" x=\"{}\" y=\"{}\" text-anchor=\"end\">shift ends</text>",
                x.saturating_sub(4),
                height - 6
            );
        }
        drawn
    }
}

/// The letter of a moment: a, b, … z, aa, ab …
pub(super) fn mark(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter(at).to_string(),
        round => format!("{}{}", letter(round - 1), letter(at)),
    }
}
