//! How high the lines are. What has not been in sight is guessed; what comes near is measured,
//! and the measuring says by how much everything below moved.

use std::ops::Range;

/// The heights of the lines that are shown [points].
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    width: f32,
    lines: Vec<Height>,
}

#[derive(Clone, Copy, Debug)]
struct Height {
    points: f32,
    measured: bool,
}

impl Heights {
    /// All is guessed anew.
    pub(super) fn forget(&mut self) {
        self.lines.clear();
    }

    /// There are so many lines now, and they are set so wide.
    pub(super) fn grow(&mut self, count: usize, width: f32, guess: impl Fn(usize) -> f32) {
        if self.width.to_bits() != width.to_bits() {
            self.width = width;
            self.lines.clear();
        }
        self.lines.truncate(count);
        for nth in self.lines.len()..count {
            self.lines.push(Height {
                points: guess(nth),
                measured: false,
            });
        }
    }

    /// Measures what lies in `around`. Gives by how much that moved what lies at `offset`.
    pub(super) fn measure(
        &mut self,
        around: Range<f32>,
        offset: f32,
        high: impl Fn(usize) -> f32,
    ) -> f32 {
        let mut top = 0.0;
        let mut moved = 0.0;
        for (nth, line) in self.lines.iter_mut().enumerate() {
            if top > around.end {
                break;
            }
            let guessed = line.points;
            if top + guessed >= around.start && !line.measured {
                *line = Height {
                    points: high(nth),
                    measured: true,
                };
                if top + guessed <= offset {
                    moved += line.points - guessed;
                }
            }
            top += guessed;
        }
        moved
    }

    /// Measures the last lines, as many as fill `room`.
    pub(super) fn measure_end(&mut self, room: f32, high: impl Fn(usize) -> f32) {
        let mut left = room;
        for (nth, line) in self.lines.iter_mut().enumerate().rev() {
            if left <= 0.0 {
                break;
            }
            if !line.measured {
                *line = Height {
                    points: high(nth),
                    measured: true,
                };
            }
            left -= line.points;
        }
    }

    /// All together.
    pub(super) fn total(&self) -> f32 {
        self.lines.iter().map(|line| line.points).sum()
    }

    /// How high a line is.
    pub(super) fn of(&self, nth: usize) -> f32 {
        self.lines[nth].points
    }

    /// The lines that lie in `seen`, with their tops.
    pub(super) fn within(&self, seen: Range<f32>) -> impl Iterator<Item = (usize, f32)> {
        let mut top = 0.0;
        self.lines
            .iter()
            .enumerate()
            .map(move |(nth, line)| {
                let at = top;
                top += line.points;
                (nth, at, line.points)
            })
            .skip_while(move |(_, at, high)| at + high < seen.start)
            .take_while(move |(_, at, _)| *at < seen.end)
            .map(|(nth, at, _)| (nth, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measuring_above_says_by_how_much_the_rest_moved() {
        let mut heights = Heights::default();
        heights.grow(10, 300.0, |_| 20.0);
        let moved = heights.measure(0.0..400.0, 60.0, |_| 25.0);
        // Three lines lie wholly above 60.
        assert!((moved - 15.0).abs() < 0.01, "{moved}");
        assert!((heights.total() - 250.0).abs() < 0.01);
        let again = heights.measure(0.0..400.0, 75.0, |_| 99.0);
        assert!(again.abs() < 0.01, "what is measured stays");
    }

    #[test]
    fn only_lines_in_sight_are_given() {
        let mut heights = Heights::default();
        heights.grow(100, 300.0, |_| 20.0);
        let seen: Vec<usize> = heights.within(201.0..299.0).map(|(nth, _)| nth).collect();
        assert_eq!(seen, [10, 11, 12, 13, 14]);
    }

    #[test]
    fn another_width_forgets_what_was_measured() {
        let mut heights = Heights::default();
        heights.grow(3, 300.0, |_| 20.0);
        heights.measure_end(100.0, |_| 44.0);
        heights.grow(3, 200.0, |_| 30.0);
        assert!((heights.total() - 90.0).abs() < 0.01);
    }
}
