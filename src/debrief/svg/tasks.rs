//! The lane of tasks: a bar for each, by who had it; solid in its time box, hatched past it,
//! dashed where it had none. A number leads to the table below the picture.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::sheet::{BAR, ROW, Sheet};
use super::text::{LETTER, escape, fit, wide};
use crate::debrief::clock;
use crate::debrief::timeline::{TaskBar, Timeline};

/// A label shorter than this says nothing; the number stands alone then [px].
const LEAST_LABEL: u64 = 9 * LETTER;

/// A task in its row, and until where a label beside it has room.
struct Placed<'a> {
    number: usize,
    task: &'a TaskBar,
    row: u64,
    free_until: u64,
}

/// Draws it.
pub(super) fn draw(sheet: &mut Sheet, timeline: &Timeline) {
    if timeline.tasks.is_empty() {
        return;
    }
    sheet.heading("Tasks, by who had them");
    let mut by_person: BTreeMap<&str, Vec<(usize, &TaskBar)>> = BTreeMap::new();
    for (at, task) in timeline.tasks.iter().enumerate() {
        let of_person = by_person.entry(task.who.as_str()).or_default();
        of_person.push((at + 1, task));
    }
    for (who, tasks) in by_person {
        let top = sheet.y();
        sheet.name(who, "who", top + 12);
        let placed = place(&tasks, timeline.until_ms);
        let rows = placed.iter().map(|one| one.row + 1).max().unwrap_or(1);
        for one in &placed {
            draw_task(sheet, one, top + one.row * ROW);
        }
        sheet.down(rows * ROW);
    }
}

/// Puts each task into the first row that is free by then.
fn place<'a>(tasks: &[(usize, &'a TaskBar)], until: u64) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut row_ends: Vec<(u64, usize)> = Vec::new();
    for (number, task) in tasks {
        let free = row_ends.iter().position(|(end, _)| *end <= task.from_ms);
        let row = free.unwrap_or(row_ends.len());
        let last = (task.to_ms, placed.len());
        match row_ends.get_mut(row) {
            Some(end) => {
                placed[end.1].free_until = task.from_ms;
                *end = last;
            }
            None => row_ends.push(last),
        }
        placed.push(Placed {
            number: *number,
            task,
            row: row as u64,
            free_until: until,
        });
    }
    placed
}

fn draw_task(sheet: &mut Sheet, placed: &Placed<'_>, y: u64) {
    let (number, task) = (placed.number, placed.task);
    let tip = format!(
        "{number}. {}: {} — given {}, {} {}",
        task.who,
        task.text,
        clock(task.from_ms),
        task.ended,
        clock(task.to_ms)
    );
    let span = (task.from_ms, task.to_ms);
    let box_end = task.boxes_ms.last().copied().filter(|_| !task.picked_up);
    let (solid, class) = match box_end {
        Some(end) => ((span.0, end.min(span.1)), "on-dark"),
        None => (span, "on-pale"),
    };
    match box_end {
        Some(_) => {
            if solid.1 < span.1 {
                sheet.bar("overrun", (solid.1, span.1), y, &tip);
            }
            sheet.bar("boxed", solid, y, &tip);
        }
        None => sheet.bar("unboxed", span, y, &tip),
    }
    label(sheet, placed, (solid, class), y);
    marks(sheet, task, y);
}

/// The number and the words: inside the bar, or the words beside it where the row is free.
fn label(sheet: &mut Sheet, placed: &Placed<'_>, (solid, class): ((u64, u64), &str), y: u64) {
    let label = format!("{} {}", placed.number, placed.task.text);
    let number = placed.number.to_string();
    let free = (placed.task.to_ms, placed.free_until);
    if sheet.width(solid) >= LEAST_LABEL.max(wide(&label).min(2 * LEAST_LABEL)) {
        sheet.inside(class, &label, solid, y);
        return;
    }
    let fits_inside = sheet.width(solid) > wide(&number) + 4;
    if fits_inside {
        let x = sheet.x(solid.0) + 4;
        sheet.words(class, (x, y + 12), "start", &number);
    }
    let beside = if fits_inside {
        &placed.task.text
    } else {
        &label
    };
    if sheet.width(free) > LEAST_LABEL {
        let text = fit(beside, sheet.width(free) - 16);
        let at = (sheet.x(free.0) + 8, y + 12);
        sheet.words("beside", at, "start", &text);
    }
}

fn marks(sheet: &mut Sheet, task: &TaskBar, y: u64) {
    let mut shapes = String::new();
    for end in task.boxes_ms.iter().filter(|end| **end <= task.to_ms) {
        let (x, top, foot) = (sheet.x(*end), y - 2, y + BAR + 2);
        let _ = write!(shapes, "<path class=\"box-end\" d=\"M{x} {top}V{foot}\"/>");
    }
    for at in &task.follow_ups_ms {
        let (x, top) = (sheet.x(*at).saturating_sub(4), y - 4);
        let tip = format!("follow-up at {}", clock(*at));
        let _ = write!(
            shapes,
            "<path class=\"follow-up\" d=\"M{x} {top}h8l-4 7z\"><title>{}</title></path>",
            escape(&tip)
        );
    }
    sheet.add(&shapes);
}
