//! The lane of pressure: who pressed for how long, where the commander answered, how it ended.

use super::sheet::{BAR, ROW, Sheet};
use crate::debrief::clock;
use crate::debrief::timeline::Timeline;

/// The most rows: the page stays readable, and the table lists all.
const MOST_ROWS: usize = 14;

/// Draws it.
pub(super) fn draw(sheet: &mut Sheet, timeline: &Timeline) {
    if timeline.pressure.is_empty() {
        return;
    }
    sheet.heading("Pressure");
    for arc in timeline.pressure.iter().take(MOST_ROWS) {
        let y = sheet.y();
        let span = (arc.from_ms, arc.to_ms);
        sheet.name(&arc.who, "who", y + 12);
        let tip = format!("{}: {} — {}", arc.who, arc.kind, arc.ended);
        sheet.bar("pressure", span, y, &tip);
        sheet.beside(&format!("{} — {}", arc.kind, arc.ended), span, y);
        for at in &arc.answers_ms {
            let (x, y) = (sheet.x(*at), y + BAR / 2);
            let at = clock(*at);
            sheet.add(&format!(
                "<circle class=\"answer\" cx=\"{x}\" cy=\"{y}\" r=\"5\">\
                 <title>answered at {at}</title></circle>"
            ));
        }
        sheet.down(ROW);
    }
    if let Some(more) = timeline.pressure.len().checked_sub(MOST_ROWS + 1) {
        let (y, more) = (sheet.y() + 10, more + 1);
        let text = format!("and {more} more, in the table below");
        sheet.words("beside", (super::sheet::NAMES, y), "start", &text);
        sheet.down(ROW);
    }
}
