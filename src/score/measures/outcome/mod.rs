//! What it cost customers, against what a good commander would have lost.

mod loss_against_par;
mod mitigation_against_par;

use super::{Case, Observed, Spec, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 2] = [loss_against_par::SPEC, mitigation_against_par::SPEC];

/// Against a par of nothing, anything is this many times as much [permille].
const OFF_THE_SCALE: u64 = 1_000_000;

/// One figure against par [permille]; 1000 is par.
fn against(figure: u64, par: u64) -> u64 {
    match (figure, par) {
        (0, 0) => 1000,
        (_, 0) => OFF_THE_SCALE,
        (figure, par) => {
            let share = u128::from(figure) * 1000 / u128::from(par);
            u64::try_from(share).map_or(OFF_THE_SCALE, |share| share.min(OFF_THE_SCALE))
        }
    }
}
