//! The quick look, shown: which drills were played, what was reached, what had to be forced.

use super::{details, show_odd};
use crate::cli::screen::Screen;
use crate::rehearsal::survey::quick::{HowForced, Quick};
use crate::rehearsal::survey::{OddKind, Oddity};

/// Whether something is broken.
pub(super) fn is_wanting(quick: &Quick) -> bool {
    let odd = |kind: OddKind| kind != OddKind::ParUnresolved;
    !quick.undealt.is_empty()
        || quick.forced.iter().any(|one| one.how != HowForced::Fired)
        || quick.survey.oddities.iter().any(|one| odd(one.kind))
}

/// Shows a quick look.
pub(super) fn show(quick: &Quick, called: &str, screen: &mut Screen) -> anyhow::Result<()> {
    let survey = &quick.survey;
    let title = screen.paint.bold(&survey.scenario);
    let seeds: Vec<String> = quick.seeds.iter().map(u64::to_string).collect();
    let drills = quick.seeds.len() * survey.outcomes.len();
    screen.line(&format!(
        "{title}  a quick look: {drills} drills, seeds {}",
        seeds.join(", ")
    ))?;
    screen.line("")?;
    details::show_par(survey, screen)?;
    details::show_coverage(survey, screen)?;
    for option in &quick.undealt {
        screen.line(&format!(
            "never dealt: {option}   # is its weight too small?"
        ))?;
    }
    for one in &quick.forced {
        let how = match &one.how {
            HowForced::Fired => "nobody reached it here; made to fire, it does".to_owned(),
            HowForced::Never => "does not fire even when it is made to".to_owned(),
            HowForced::BrokeOff(why) => {
                format!("hotwash itself broke off; please report it: {why}")
            }
        };
        screen.line(&format!("inject {}: {how}", one.inject))?;
    }
    show_odd(survey, screen)?;
    screen.line(match is_wanting(quick) {
        true => "something is broken: see above",
        false => "nothing is broken: every inject fires, and every drill comes to an end",
    })?;
    show_unresolved(quick, called, screen)
}

/// Says what it means that by-the-book left a drill unresolved: of so few drills it tells too
/// little to be called broken, and it stands above as odd.
fn show_unresolved(quick: &Quick, called: &str, screen: &mut Screen) -> anyhow::Result<()> {
    let unresolved = |odd: &&Oddity| odd.kind == OddKind::ParUnresolved;
    let Some(odd) = quick.survey.oddities.iter().find(unresolved) else {
        return Ok(());
    };
    screen.line(&format!(
        "but {} left the incident open at the end of {} of {} drills; that counts as broken only over many:",
        odd.bot,
        odd.times,
        quick.seeds.len()
    ))?;
    screen.line(&format!(
        "  hotwash rehearse {called}   # ends with 1 where it is more than 2 in 100"
    ))
}
