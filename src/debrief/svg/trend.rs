//! A small line of the marks of earlier drills up to this one, for beside a bar.

use std::fmt::Write;

use super::text::escape;

/// Width, height and margin of the picture [px].
const WIDTH: usize = 96;
/// See [`WIDTH`].
const HEIGHT: u64 = 26;
/// See [`WIDTH`].
const MARGIN: usize = 5;

/// Draws the marks, oldest first; the last is this drill's. Drills without the mark leave a gap.
pub(in crate::debrief) fn draw(marks: &[Option<u8>]) -> String {
    let seen: Vec<String> = marks.iter().flatten().map(u8::to_string).collect();
    let said = escape(&format!("over the last drills: {}", seen.join(", ")));
    let mut shapes = String::new();
    let mut path = String::new();
    let step = (WIDTH - 2 * MARGIN) / marks.len().saturating_sub(1).max(1);
    for (at, mark) in marks.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let x = WIDTH - MARGIN - (marks.len() - 1 - at) * step;
        let room = HEIGHT - 2 * MARGIN as u64;
        let y = HEIGHT - MARGIN as u64 - u64::from((*mark).min(100)) * room / 100;
        let pen = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{pen}{x} {y}");
        let (class, size) = match at + 1 == marks.len() {
            true => ("now", 4),
            false => ("then", 2),
        };
        let _ = write!(
            shapes,
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{size}\"/>"
        );
    }
    format!(
        "<svg class=\"trend\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{said}\">\
         <path d=\"{path}\"/>{shapes}</svg>"
    )
}
