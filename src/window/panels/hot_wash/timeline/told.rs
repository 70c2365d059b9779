//! The timeline in words: how things stood at a moment, and where something happened.

use crate::debrief::timeline::Timeline;

/// How things stood at a moment: who commanded, what was open, who pressed.
pub(super) fn at(timeline: &Timeline, at_ms: u64) -> String {
    // What the end of the call cut off still stood then.
    let at_the_end = at_ms >= timeline.until_ms;
    let holds = |from: u64, to: u64| {
        let cut_off = at_the_end && to >= timeline.until_ms;
        from <= at_ms && (at_ms < to.max(from + 1) || cut_off)
    };
    let mut told = Vec::new();
    let mut commanders = timeline.commanders.iter();
    let commander = commanders.rfind(|one| holds(one.from_ms, one.to_ms));
    told.push(match commander.and_then(|one| one.who.as_deref()) {
        Some(who) => format!("{who} commands"),
        None => "Nobody commands".to_owned(),
    });
    let mut levels = timeline.severity.iter();
    let level = levels.rfind(|one| holds(one.from_ms, one.to_ms));
    if let Some(level) = level.and_then(|one| one.level) {
        told.push(format!("severity {level}"));
    }
    let open = timeline.tasks.iter();
    let open = open.filter(|one| holds(one.from_ms, one.to_ms)).count();
    told.push(match open {
        0 => "no task open".to_owned(),
        1 => "1 task open".to_owned(),
        open => format!("{open} tasks open"),
    });
    for one in &timeline.pressure {
        if holds(one.from_ms, one.to_ms) {
            told.push(format!("{} presses ({})", one.who, one.kind));
        }
    }
    told.join(" · ")
}

/// Moments at which something happened, in order: where a button leads to.
pub(super) fn stops(timeline: &Timeline) -> Vec<u64> {
    let mut stops: Vec<u64> = Vec::new();
    stops.extend(timeline.commanders.iter().map(|one| one.from_ms));
    stops.extend(timeline.tasks.iter().map(|one| one.from_ms));
    stops.extend(timeline.pressure.iter().map(|one| one.from_ms));
    stops.extend(timeline.updates.iter().map(|one| one.at_ms));
    stops.extend(timeline.moments.iter().map(|one| one.at_ms));
    stops.push(timeline.until_ms);
    stops.sort_unstable();
    stops.dedup();
    stops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::timeline::Stretch;

    #[test]
    fn whoever_commanded_when_the_call_ended_is_told_at_its_end() {
        let mut timeline = Timeline {
            until_ms: 75_000,
            ..Timeline::default()
        };
        timeline.commanders = vec![Stretch {
            trainee: true,
            from_ms: 10_000,
            to_ms: 75_000,
            who: Some("Alex".to_owned()),
        }];
        assert_eq!(at(&timeline, 75_000), "Alex commands · no task open");
        timeline.commanders[0].to_ms = 60_000;
        assert_eq!(at(&timeline, 75_000), "Nobody commands · no task open");
    }
}
