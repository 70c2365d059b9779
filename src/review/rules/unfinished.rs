//! Nothing is left to be filled in: no gap in square brackets, no empty section.

use super::{Case, Found};
use crate::review::draft::{Section, placeholder};
use crate::review::finding::UNFINISHED;

/// The sections that a postmortem cannot do without. What went well is another rule's.
const NEEDED: [Section; 3] = [Section::Timeline, Section::Factors, Section::Actions];

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for passage in &case.draft.passages {
        if let Some((from, to)) = placeholder(passage.text) {
            let bytes = passage.start + from..passage.start + to;
            let what = format!("{} is still to be filled in", &passage.text[from..to]);
            found.add(
                UNFINISHED,
                case,
                bytes,
                what,
                "Fill it in, or take the line out.",
            );
        }
    }
    for section in NEEDED {
        let empty = case.draft.items(section).next().is_none();
        if empty && case.draft.heading(section).is_some() {
            let bytes = super::heading_or_end(case, section);
            let what = "nothing stands under this heading";
            found.add(
                UNFINISHED,
                case,
                bytes,
                what,
                "Write what belongs here, a line each.",
            );
        }
    }
}
