//! W107: lines for a situation that the house does not know: nobody would ever speak them.

use crate::scenario::Diagnostic;
use crate::scenario::house;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::did_you_mean;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    ids.named
        .iter()
        .filter(|named| named.kind == IdKind::Situation)
        .filter_map(|named| {
            let (situation, _) = house::split(&named.id);
            if house::situation(situation).is_some() {
                return None;
            }
            let known = house::situations().map(|(name, _)| name);
            Some(Diagnostic::warning(
                "W107",
                named.place,
                format!("nobody ever speaks in a situation `{situation}`"),
                or_where_listed(did_you_mean(situation, known)),
            ))
        })
        .collect()
}

fn or_where_listed(help: String) -> String {
    if help.is_empty() {
        "`hotwash explain situations` lists them all".to_owned()
    } else {
        help
    }
}
