//! Between the drill's time and the screen's points, and how much of the time is shown.

/// No closer than this many times: about a minute across the screen for an hour's drill.
const CLOSEST: f64 = 40.0;
/// Room that a minute's figures take [points].
const LABEL: f64 = 62.0;

/// How much of the time is shown, and from when on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zoom {
    /// How many times larger than the whole drill.
    factor: f64,
    /// Where it begins [ms].
    left: f64,
}

impl Default for Zoom {
    fn default() -> Zoom {
        Zoom {
            factor: 1.0,
            left: 0.0,
        }
    }
}

impl Zoom {
    /// Nearer by this factor, or farther where it is below one.
    pub(super) fn by(&mut self, factor: f64) {
        self.factor = (self.factor * factor).clamp(1.0, CLOSEST);
    }

    /// Whether less than the whole drill is shown.
    pub(super) fn is_in(&self) -> bool {
        self.factor > 1.0
    }

    /// Sees to it that a moment of a drill that lasts `end` is shown.
    pub(super) fn show(&mut self, at: u64, end: u64) {
        let shown = end as f64 / self.factor;
        let at = at as f64;
        if at < self.left || at > self.left + shown {
            self.left = at - shown / 2.0;
        }
        self.left = self.left.clamp(0.0, end as f64 - shown);
    }
}

/// Where a moment lies on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    left: f64,
    shown: f64,
    end: u64,
    from: f32,
    to: f32,
}

impl Scale {
    /// The time of a drill that lasts `end` between two places.
    pub(super) fn new(zoom: &Zoom, end: u64, (from, to): (f32, f32)) -> Scale {
        Scale {
            left: zoom.left,
            shown: (end as f64 / zoom.factor).max(1.0),
            end,
            from,
            to,
        }
    }

    /// How long the drill lasts [ms].
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Where a moment lies; outside of the sheet where it is not shown.
    pub(super) fn x(&self, at_ms: u64) -> f32 {
        let share = (at_ms as f64 - self.left) / self.shown;
        self.from + (share * f64::from(self.to - self.from)) as f32
    }

    /// Which moment lies there, within the drill.
    pub(super) fn at(&self, x: f32) -> u64 {
        let share = f64::from(x - self.from) / f64::from((self.to - self.from).max(1.0));
        (self.left + share * self.shown).clamp(0.0, self.end as f64) as u64
    }

    /// Round moments to write on the ruler, as many as have room.
    pub(super) fn ticks(&self) -> impl Iterator<Item = u64> + use<> {
        let most = (f64::from(self.to - self.from) / LABEL).max(1.0);
        let steps = [5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600];
        let fits = |step: &u64| self.shown / (*step as f64 * 1000.0) <= most;
        let step = steps.into_iter().find(fits).unwrap_or(7200) * 1000;
        let first = (self.left / step as f64).ceil() as u64;
        let last = ((self.left + self.shown) / step as f64).floor() as u64;
        (first..=last).map(move |place| place * step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3_600_000;

    #[test]
    fn a_moment_and_its_place_lead_to_each_other_at_every_zoom() {
        let mut zoom = Zoom::default();
        for _ in 0..5 {
            zoom.show(1_800_000, HOUR);
            let scale = Scale::new(&zoom, HOUR, (100.0, 900.0));
            let x = scale.x(1_800_000);
            assert!((100.0..=900.0).contains(&x), "{zoom:?}");
            assert!(scale.at(x).abs_diff(1_800_000) < 2_000, "{zoom:?}");
            zoom.by(2.0);
        }
    }

    #[test]
    fn nothing_outside_of_the_drill_is_shown() {
        let mut zoom = Zoom::default();
        zoom.by(8.0);
        for at in [0, HOUR] {
            zoom.show(at, HOUR);
            let scale = Scale::new(&zoom, HOUR, (0.0, 800.0));
            assert!(scale.x(0) <= 0.0 && scale.x(HOUR) >= 799.9, "{zoom:?}");
        }
        zoom.by(0.01);
        assert!(!zoom.is_in());
    }

    #[test]
    fn the_minutes_on_the_ruler_have_room() {
        let scale = Scale::new(&Zoom::default(), HOUR, (0.0, 400.0));
        let ticks: Vec<f32> = scale.ticks().map(|at| scale.x(at)).collect();
        assert!(ticks.len() >= 3);
        assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] >= 60.0));
    }
}
