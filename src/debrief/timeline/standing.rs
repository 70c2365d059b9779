//! What stood for a while: who held which role, and which severity.

use super::{Level, RoleStretch};
use crate::debrief::quotes::name_of;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::scenario::model::Role;

/// Somebody in a role.
struct Holder<'a> {
    role: Role,
    who: &'a PersonId,
    from_ms: u64,
    /// None while they hold it.
    to_ms: Option<u64>,
}

/// Who held which standing role, in the order in which they were given.
pub(super) fn roles(log: &[Event], scenario: &Scenario, until: u64) -> Vec<RoleStretch> {
    let mut holders: Vec<Holder<'_>> = Vec::new();
    for event in log {
        let at = event.at.0;
        match &event.what {
            What::UnderWay { roles, .. } => {
                for (role, who) in roles {
                    give(&mut holders, *role, who, at);
                }
            }
            What::RoleGiven { role, who, .. } => give(&mut holders, *role, who, at),
            What::Left { who, .. } => end(&mut holders, at, |holder| holder.who == who),
            _ => {}
        }
    }
    let stretches = holders.into_iter().map(|holder| RoleStretch {
        role: holder.role.name().replace('-', " "),
        who: name_of(scenario, holder.who).to_owned(),
        from_ms: holder.from_ms,
        to_ms: holder.to_ms.unwrap_or(until),
    });
    stretches.collect()
}

/// A role has one holder: whoever held it gives it up.
fn give<'a>(holders: &mut Vec<Holder<'a>>, role: Role, who: &'a PersonId, at: u64) {
    let holds = |holder: &&Holder<'_>| holder.role == role && holder.to_ms.is_none();
    if holders
        .iter()
        .find(holds)
        .is_some_and(|holder| holder.who == who)
    {
        return;
    }
    end(holders, at, |holder| holder.role == role);
    holders.push(Holder {
        role,
        who,
        from_ms: at,
        to_ms: None,
    });
}

fn end(holders: &mut [Holder<'_>], at: u64, whose: impl Fn(&Holder<'_>) -> bool) {
    for holder in holders.iter_mut().filter(|one| whose(one)) {
        holder.to_ms.get_or_insert(at);
    }
}

/// Which severity held when.
pub(super) fn severity(log: &[Event], until: u64) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for event in log {
        let level = match event.what {
            What::CallBegan { severity, .. } => severity,
            What::SeverityDeclared { level, .. } => Some(level),
            _ => continue,
        };
        if let Some(last) = levels.last_mut() {
            if last.level == level {
                continue;
            }
            last.to_ms = event.at.0;
        }
        levels.push(Level {
            level,
            from_ms: event.at.0,
            to_ms: until,
        });
    }
    levels.retain(|level| level.to_ms > level.from_ms);
    levels
}
