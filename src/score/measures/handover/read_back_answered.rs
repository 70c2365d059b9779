//! Read-back answered: the next commander says back what they were told; what is right is
//! confirmed, what is wrong is corrected. Without a brief there is nothing to read back, and
//! nobody checked.

use super::{Case, Observed, Spec, Unit, begun, successor};

pub(super) const SPEC: Spec = Spec {
    id: "read-back-answered",
    title: "Read-back answered rightly",
    is: "Whether you confirmed a right read-back, or corrected what was wrong in it.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let begun = begun(case)?;
    let last = ledger
        .read_back_answers
        .iter()
        .rev()
        .find_map(|(mark, right)| Some((*mark, (*right)?)));
    let observed = match (last, ledger.read_backs.last()) {
        (Some((mark, right)), _) => {
            let mut observed = Observed::answer(right, mark);
            observed
                .proof
                .extend(ledger.read_backs.last().map(|heard| heard.seq));
            observed
        }
        (None, Some(unanswered)) => Observed::answer(false, *unanswered),
        (None, None) => Observed::answer(false, begun),
    };
    Some(observed.instead(|| {
        let name = ledger.name(successor(case)?);
        Some(if ledger.read_backs.is_empty() {
            format!("{name}, please read that back to me.")
        } else {
            format!("No, {name}, one thing is different: … Please read that part back again.")
        })
    }))
}
