//! Checks a policy as it is written: nothing missing, nothing unknown, nothing twice, every
//! threshold in order. Where it has a base, only what it states itself is checked.

use super::allowance::Allowance;
use super::place::place_of;
use super::written::{Listed, Written, WrittenLimit, WrittenRule};
use super::{FORMAT, Ratings, SHIPPED, Unit};
use crate::scenario::Diagnostic;
use crate::score::measures;

/// The named times that every policy states.
pub const LIMITS: [&str; 22] = [
    "acknowledge-within",
    "appoint-grace",
    "close-due",
    "closing-takes",
    "decide-grace",
    "follow-up-early",
    "follow-up-missed",
    "idle-counts",
    "keep-command-within",
    "objection-pause",
    "order-within",
    "page-grace",
    "page-within",
    "pressure-answer",
    "promise-grace",
    "release-within",
    "relief-within",
    "rest-after",
    "self-report-grace",
    "shift-overrun",
    "update-due",
    "updates-apart",
];

/// The named numbers of days that every policy states.
pub const DAY_LIMITS: [&str; 2] = ["postmortem-sev-1", "postmortem-sev-2"];

/// From this likeness on (0 to 1) an unknown name is taken for a misspelt one. Ours.
const ALIKE: f64 = 0.7;

/// All that is wrong with a policy, by place.
pub(super) fn findings(policy: &Written, source: &str) -> Vec<Diagnostic> {
    let mut found = Findings {
        source,
        list: Vec::new(),
    };
    check_head(policy, &mut found);
    check_limits(policy, &mut found);
    check_rules(policy, &mut found);
    found
        .list
        .sort_by_key(|one| (one.place.line, one.place.column));
    found.list
}

fn check_head(policy: &Written, found: &mut Findings<'_>) {
    if policy.format != FORMAT {
        found.add(
            "E102",
            "format",
            format!("this is a policy of format {}", policy.format),
            format!("this build reads format {FORMAT}"),
        );
    }
    match &policy.ratings {
        Some(ratings) => check_ratings(ratings, found),
        None if policy.base.is_none() => found.add(
            "E104",
            "title",
            "the ratings are missing".to_owned(),
            "add ratings: (performed: 80, some: 66, major: 50, source: …), or a base".to_owned(),
        ),
        None => {}
    }
    let Some(base) = &policy.base else { return };
    if *base == policy.id {
        found.add(
            "E110",
            "base",
            format!("`{base}` cannot be its own base"),
            "give this policy an id of its own".to_owned(),
        );
    } else if !SHIPPED.iter().any(|(known, _)| known == base) {
        let known = SHIPPED.map(|(name, _)| name);
        found.add(
            "E110",
            "base",
            format!("there is no policy `{base}` to begin from"),
            match nearest(base, known.into_iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("a base is one of {}", known.join(", ")),
            },
        );
    }
}

fn check_ratings(ratings: &Ratings, found: &mut Findings<'_>) {
    let in_order = 100 >= ratings.performed
        && ratings.performed > ratings.some
        && ratings.some > ratings.major
        && ratings.major > 0;
    if !in_order {
        found.add(
            "E103",
            "ratings",
            "the ratings are out of order".to_owned(),
            "write them so that 100 ≥ performed > some > major > 0".to_owned(),
        );
    }
}

fn check_limits(policy: &Written, found: &mut Findings<'_>) {
    let known = || LIMITS.into_iter().chain(DAY_LIMITS);
    for name in known() {
        if policy.base.is_none() && !policy.limits.has(name) {
            let example = if DAY_LIMITS.contains(&name) {
                "3 business days"
            } else {
                "30s"
            };
            found.add(
                "E104",
                "limits",
                format!("the limit `{name}` is missing"),
                format!("add \"{name}\": (is: …, value: \"{example}\", source: …)"),
            );
        }
    }
    found.twice("limit", &policy.limits);
    for (name, nth, limit) in policy.limits.counted() {
        if known().any(|known| known == name) {
            check_limit(name, nth, limit, found);
        } else {
            found.unknown("limit", name, known());
        }
    }
}

fn check_limit(name: &str, nth: usize, limit: &WrittenLimit, found: &mut Findings<'_>) {
    let holes = [
        ("is", limit.is.is_none()),
        ("value", limit.value.is_none()),
        ("source", limit.source.is_none()),
    ];
    found.holes(name, nth, &holes);
    let Some(value) = &limit.value else { return };
    let is_days = DAY_LIMITS.contains(&name);
    let help = match is_days {
        true => "write for example \"3 business days\" or \"3 calendar days\"",
        false => "write for example \"90s\", \"5m\" or \"1h 30m\"",
    };
    let wrong = match Allowance::parse(value) {
        Err(wrong) => wrong.to_string(),
        Ok(Allowance::Time(_)) if is_days => format!("`{name}` is a number of days"),
        Ok(Allowance::Days(_)) if !is_days => format!("`{name}` is a length of time"),
        Ok(_) => return,
    };
    found.add_nth("E111", name, nth, wrong, help.to_owned());
}

fn check_rules(policy: &Written, found: &mut Findings<'_>) {
    for spec in measures::all() {
        if policy.base.is_none() && !policy.measures.has(spec.id) {
            found.add(
                "E104",
                "measures",
                format!("the rule for the measure `{}` is missing", spec.id),
                format!("add \"{}\": (weight: 1, unit: {:?}, …)", spec.id, spec.unit),
            );
        }
    }
    found.twice("measure", &policy.measures);
    for (name, nth, rule) in policy.measures.counted() {
        match measures::named(name) {
            Some(spec) => check_rule(spec, nth, rule, found),
            None => found.unknown("measure", name, measures::all().map(|spec| spec.id)),
        }
    }
}

fn check_rule(spec: &measures::Spec, nth: usize, rule: &WrittenRule, found: &mut Findings<'_>) {
    let id = spec.id;
    let holes = [
        ("weight", rule.weight.is_none()),
        ("unit", rule.unit.is_none()),
        ("source", rule.source.is_none()),
    ];
    found.holes(id, nth, &holes);
    let Some(unit) = rule.unit else { return };
    if unit.known() != Some(spec.unit) {
        let message = match unit.known() {
            Some(unit) => format!("`{id}` is counted in {:?}, not in {unit:?}", spec.unit),
            None => format!("`{id}` has a unit that there is not"),
        };
        let help = format!("write `unit: {:?}` and thresholds in it", spec.unit);
        found.add_nth("E105", id, nth, message, help);
        return;
    }
    let stated = rule.thresholds();
    if spec.unit == Unit::YesNo {
        if let Some((name, _)) = stated.iter().find(|(_, value)| value.is_some()) {
            found.add_nth(
                "E106",
                id,
                nth,
                format!("`{id}` is a yes or no and has a threshold `{name}`"),
                "leave the thresholds out: yes is 100, no is 0".to_owned(),
            );
        }
        return;
    }
    let holes: Vec<&str> = stated
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect();
    if !holes.is_empty() {
        found.add_nth(
            "E107",
            id,
            nth,
            format!("`{id}` has no threshold `{}`", holes.join("`, `")),
            "state all five: full, performed, some, major, none".to_owned(),
        );
        return;
    }
    let values = stated.map(|(_, value)| value.unwrap_or_default());
    let falling = values.windows(2).all(|pair| pair[0] >= pair[1]);
    let rising = values.windows(2).all(|pair| pair[0] <= pair[1]);
    if values[0] == values[4] || !(falling || rising) {
        let out = stated
            .windows(3)
            .find(|three| (three[0].1 <= three[1].1) != (three[1].1 <= three[2].1))
            .map_or("none", |three| three[2].0);
        found.add_nth(
            "E108",
            id,
            nth,
            format!("the thresholds of `{id}` are out of order at `{out}`"),
            "let them rise or fall all the way from full to none".to_owned(),
        );
    }
}

struct Findings<'a> {
    source: &'a str,
    list: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, code: &'static str, key: &str, message: String, help: String) {
        self.add_nth(code, key, 0, message, help);
    }

    /// At the place where a key stands for the `nth` time, from 0.
    fn add_nth(
        &mut self,
        code: &'static str,
        key: &str,
        nth: usize,
        message: String,
        help: String,
    ) {
        let place = place_of(self.source, key, nth);
        self.list
            .push(Diagnostic::error(code, place, message, help));
    }

    fn holes(&mut self, key: &str, nth: usize, holes: &[(&str, bool)]) {
        let missing: Vec<&str> = holes
            .iter()
            .filter(|(_, is_missing)| *is_missing)
            .map(|(name, _)| *name)
            .collect();
        if !missing.is_empty() {
            let message = format!("`{key}` has no `{}`", missing.join("`, `"));
            let help = "an entry is stated whole; a base fills no holes in it".to_owned();
            self.add_nth("E107", key, nth, message, help);
        }
    }

    fn twice<T>(&mut self, what: &str, listed: &Listed<T>) {
        for (name, nth, _) in listed.counted() {
            if nth > 0 {
                let line = place_of(self.source, name, 0).line;
                let message = format!("the {what} `{name}` is there already, in line {line}");
                self.add_nth("E112", name, nth, message, "remove one of them".to_owned());
            }
        }
    }

    fn unknown(&mut self, what: &str, name: &str, known: impl Iterator<Item = &'static str>) {
        let help = match nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it".to_owned(),
        };
        self.add("E109", name, format!("there is no {what} `{name}`"), help);
    }
}

/// The known name that was perhaps meant.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|one| (strsim::jaro_winkler(one, name), one))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, near)| near)
}
