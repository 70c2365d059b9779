//! Checks a policy: nothing missing, nothing unknown, every threshold in order.

use super::{FORMAT, Policy, Rule, Unit};
use crate::scenario::{Diagnostic, Level, Place};
use crate::score::measures;

/// The named times that every policy states.
pub const LIMITS: [&str; 21] = [
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
    "self-report-grace",
    "shift-overrun",
    "update-due",
    "updates-apart",
];

/// From this likeness on (0 to 1) an unknown name is taken for a misspelt one. Ours.
const ALIKE: f64 = 0.7;

/// All that is wrong with a policy, by place.
pub(super) fn findings(policy: &Policy, source: &str) -> Vec<Diagnostic> {
    let mut found = Findings {
        source,
        list: Vec::new(),
    };
    if policy.format != FORMAT {
        found.add(
            "E102",
            "format",
            format!("this is a policy of format {}", policy.format),
            format!("this build reads format {FORMAT}"),
        );
    }
    check_ratings(policy, &mut found);
    check_limits(policy, &mut found);
    check_rules(policy, &mut found);
    found
        .list
        .sort_by_key(|one| (one.place.line, one.place.column));
    found.list
}

fn check_ratings(policy: &Policy, found: &mut Findings<'_>) {
    let ratings = &policy.ratings;
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

fn check_limits(policy: &Policy, found: &mut Findings<'_>) {
    for name in LIMITS {
        if !policy.limits.contains_key(name) {
            found.add(
                "E104",
                "limits",
                format!("the limit `{name}` is missing"),
                format!("add \"{name}\": (is: …, value: \"30s\", source: …)"),
            );
        }
    }
    for name in policy.limits.keys() {
        if !LIMITS.contains(&name.as_str()) {
            found.unknown("limit", name, LIMITS.iter().copied());
        }
    }
}

fn check_rules(policy: &Policy, found: &mut Findings<'_>) {
    for spec in measures::all() {
        match policy.measures.get(spec.id) {
            None => found.add(
                "E104",
                "measures",
                format!("the rule for the measure `{}` is missing", spec.id),
                format!("add \"{}\": (weight: 1, unit: {:?}, …)", spec.id, spec.unit),
            ),
            Some(rule) => check_rule(spec, rule, found),
        }
    }
    for name in policy.measures.keys() {
        if !measures::all().any(|spec| spec.id == name.as_str()) {
            found.unknown("measure", name, measures::all().map(|spec| spec.id));
        }
    }
}

fn check_rule(spec: &measures::Spec, rule: &Rule, found: &mut Findings<'_>) {
    let id = spec.id;
    if rule.unit != spec.unit {
        found.add(
            "E105",
            id,
            format!(
                "`{id}` is counted in {:?}, not in {:?}",
                spec.unit, rule.unit
            ),
            format!("write `unit: {:?}` and thresholds in it", spec.unit),
        );
        return;
    }
    let stated = [
        ("full", rule.full),
        ("performed", rule.performed),
        ("some", rule.some),
        ("major", rule.major),
        ("none", rule.none),
    ];
    if rule.unit == Unit::YesNo {
        if let Some((name, _)) = stated.iter().find(|(_, value)| value.is_some()) {
            found.add(
                "E106",
                id,
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
        found.add(
            "E107",
            id,
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
        found.add(
            "E108",
            id,
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
        self.list.push(Diagnostic {
            code,
            level: Level::Error,
            place: place_of(self.source, key),
            message,
            help,
        });
    }

    fn unknown(&mut self, what: &str, name: &str, known: impl Iterator<Item = &'static str>) {
        let near = known
            .map(|one| (strsim::jaro_winkler(one, name), one))
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let help = match near {
            Some((_, near)) => format!("did you mean `{near}`?"),
            None => "remove it".to_owned(),
        };
        self.add("E109", name, format!("there is no {what} `{name}`"), help);
    }
}

/// Where a key stands in the source: quoted, or bare before its colon; else at the beginning.
fn place_of(source: &str, key: &str) -> Place {
    let quoted = format!("\"{key}\"");
    let bare = format!("{key}:");
    let found = source
        .find(&quoted)
        .map(|start| (start, quoted.len()))
        .or_else(|| source.find(&bare).map(|start| (start, key.len())));
    let (start, length) = found.unwrap_or((0, 0));
    let before = &source[..start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        start,
        end: start + length,
        line: before.matches('\n').count() + 1,
        column: source[line_start..start].chars().count() + 1,
    }
}
