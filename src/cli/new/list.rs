//! What there is to choose from: the kinds of incident, and the roles that names are given to.

use crate::authoring::template::{KINDS, ROLES};
use crate::cli::Verdict;
use crate::cli::screen::Screen;

/// Shows the kinds and the roles.
pub(super) fn show(screen: &mut Screen) -> anyhow::Result<Verdict> {
    screen.line(&screen.paint.bold("Kinds of incident, for --kind"))?;
    for kind in &KINDS {
        let id = screen.paint.bold(&format!("{:<20}", kind.id));
        screen.line(&format!("  {id} {}", kind.about))?;
    }
    screen.line("")?;
    screen.line(
        &screen
            .paint
            .bold("Roles, in the order of the names of --people"),
    )?;
    for (at, role) in ROLES.iter().enumerate() {
        screen.line(&format!("  {:>2}. {:<10} {}", at + 1, role.id, role.about))?;
    }
    Ok(Verdict::Fine)
}
