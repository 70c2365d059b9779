//! The trainee's own rating of a dimension against its mark: over- or underrated, or about right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::Question;

/// The steps of the scale on which trainees rate themselves.
pub const STEPS: u8 = 5;
/// A step more or less is still about right. Ours: a scale of five is no finer than that.
const ABOUT: u8 = 1;

/// How an own rating compares with the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OwnView {
    /// The trainee thought better of it than the mark does.
    Overrated,
    /// They agree, as far as such a scale can tell.
    AboutRight,
    /// The trainee thought worse of it than the mark does.
    Underrated,
}

impl OwnView {
    /// Compares an answer with what the mark comes to on the same scale (1–5).
    fn of(answer: u8, marked: u8) -> OwnView {
        if answer > marked + ABOUT {
            OwnView::Overrated
        } else if answer + ABOUT < marked {
            OwnView::Underrated
        } else {
            OwnView::AboutRight
        }
    }

    /// In print.
    pub fn said(self) -> &'static str {
        match self {
            OwnView::Overrated => "overrated",
            OwnView::AboutRight => "about right",
            OwnView::Underrated => "underrated",
        }
    }
}

impl Question {
    /// Compares the answer with the mark, where there are both.
    pub(super) fn compare(&mut self) {
        self.view = self.seen_as(self.answer);
    }

    /// How an answer compares with the mark, where there are both.
    pub fn seen_as(&self, answer: Option<u8>) -> Option<OwnView> {
        let both = answer.zip(self.marked);
        both.map(|(answer, marked)| OwnView::of(answer, marked))
    }
}

/// What a score comes to on the trainee's scale: a fifth of the marks for each step.
pub(super) fn on_the_scale(score: u8) -> u8 {
    score.div_ceil(100 / STEPS).clamp(1, STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_steps_apart_is_over_or_underrated_and_one_is_not() {
        for (score, marked) in [
            (0, 1),
            (20, 1),
            (21, 2),
            (60, 3),
            (80, 4),
            (81, 5),
            (100, 5),
        ] {
            assert_eq!(on_the_scale(score), marked, "{score}");
        }
        assert_eq!(OwnView::of(5, 3), OwnView::Overrated);
        assert_eq!(OwnView::of(4, 3), OwnView::AboutRight);
        assert_eq!(OwnView::of(2, 3), OwnView::AboutRight);
        assert_eq!(OwnView::of(1, 3), OwnView::Underrated);
    }
}
