//! What options, risks, plans and decisions enter into the ledger.

use super::{Decision, Ledger, Mark, Poll};
use crate::drill::event::PlanId;
use crate::drill::{Event, What};
use crate::scenario::ids::RemedyId;
use crate::units::Span;

/// A decision said this soon after its order is the same decision. Ours.
const SAME_BREATH: Span = Span::secs(60);

impl<'a> Ledger<'a> {
    pub(super) fn enter_decision(&mut self, event: &'a Event) {
        match &event.what {
            What::OptionsAsked { utterance } => {
                self.options_asked.push(Mark::words(event, *utterance));
            }
            What::OptionOffered { remedy, .. } => {
                let mark = Mark::of(event);
                self.first_offer.get_or_insert(mark);
                let standing = self.options.entry(remedy).or_default();
                standing.offered.get_or_insert(mark);
            }
            What::RisksAsked { remedy, utterance } => {
                let mark = Mark::words(event, *utterance);
                match remedy {
                    Some(remedy) => {
                        self.options.entry(remedy).or_default().risk_asked = Some(mark);
                    }
                    None => self.general_risks_asked = Some(mark),
                }
            }
            What::RiskTold { remedy, .. } => {
                self.options.entry(remedy).or_default().risk_told = Some(Mark::of(event));
            }
            What::PlanProposed {
                plan,
                remedy,
                text,
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                let plan = self.plans.entry(*plan).or_default();
                plan.remedy = remedy.as_ref();
                plan.text = text;
                plan.proposed.get_or_insert(mark);
                if let Some(remedy) = remedy {
                    let standing = self.options.entry(remedy).or_default();
                    standing.proposed.get_or_insert(mark);
                }
            }
            What::ObjectionsPolled {
                plan: Some(plan),
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.plans.entry(*plan).or_default().polled = Some(mark);
            }
            What::AgreementPolled {
                plan: Some(plan),
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.plans.entry(*plan).or_default().agreement = Some(mark);
            }
            What::Objected {
                plan,
                who,
                too_late: false,
                ..
            } => {
                let plan = self.plans.entry(*plan).or_default();
                plan.objections.push((Mark::of(event), who));
            }
            What::PlanDecided {
                plan,
                remedy,
                text,
                polled_ms,
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.enter_plan_decided(mark, *plan, remedy.as_ref(), text, *polled_ms);
            }
            _ => {}
        }
    }

    fn enter_plan_decided(
        &mut self,
        mark: Mark,
        id: PlanId,
        remedy: Option<&'a RemedyId>,
        text: &'a str,
        polled_ms: Option<u64>,
    ) {
        let plan = self.plans.entry(id).or_default();
        if plan.decided.is_some() {
            return;
        }
        plan.decided = Some(mark);
        plan.remedy = plan.remedy.or(remedy);
        if plan.text.is_empty() {
            plan.text = text;
        }
        let poll = match (polled_ms, plan.agreement) {
            (Some(ms), _) => Poll::Objections(plan.polled.unwrap_or(mark), Span(ms)),
            (None, Some(asked)) => Poll::Agreement(asked),
            (None, None) => Poll::Never,
        };
        let decision = self.decision(mark, Some(id), remedy, text, poll);
        let said_with_order = self.decisions.iter_mut().rev().find(|earlier| {
            earlier.plan.is_none()
                && earlier.remedy == remedy
                && mark.at.since(earlier.mark.at) <= SAME_BREATH
        });
        match said_with_order {
            Some(earlier) => *earlier = decision,
            None => self.decisions.push(decision),
        }
    }

    /// A remedy that is ordered without having been decided is decided by the order.
    pub(super) fn enter_order_of_remedy(
        &mut self,
        mark: Mark,
        remedy: &'a RemedyId,
        text: &'a str,
    ) {
        let decided = |decision: &Decision<'_>| decision.remedy == Some(remedy);
        if !self.decisions.iter().any(decided) {
            let poll = self
                .plans
                .values()
                .rev()
                .filter(|plan| plan.remedy == Some(remedy))
                .find_map(|plan| match (plan.polled, plan.agreement) {
                    (Some(polled), _) => Some(Poll::Objections(polled, mark.at.since(polled.at))),
                    (None, Some(asked)) => Some(Poll::Agreement(asked)),
                    (None, None) => None,
                })
                .unwrap_or(Poll::Never);
            let decision = self.decision(mark, None, Some(remedy), text, poll);
            self.decisions.push(decision);
        }
    }

    fn decision(
        &self,
        mark: Mark,
        plan: Option<PlanId>,
        remedy: Option<&'a RemedyId>,
        text: &'a str,
        poll: Poll,
    ) -> Decision<'a> {
        let standing = remedy.and_then(|remedy| self.options.get(remedy));
        let known = standing.and_then(|standing| match (standing.offered, standing.proposed) {
            (Some(offered), Some(proposed)) => Some(offered.min(proposed)),
            (offered, proposed) => offered.or(proposed),
        });
        let asked_in_general = self
            .general_risks_asked
            .filter(|asked| known.is_none_or(|known| known.at <= asked.at));
        let risk_known = standing
            .and_then(|standing| standing.risk_asked.or(standing.risk_told))
            .or(asked_in_general);
        let last_risk = [
            standing.and_then(|standing| standing.risk_asked),
            standing.and_then(|standing| standing.risk_told),
            asked_in_general,
        ]
        .into_iter()
        .flatten()
        .max();
        let other = self
            .options
            .iter()
            .filter(|(other, _)| Some(**other) != remedy)
            .find_map(|(_, standing)| standing.offered.or(standing.proposed));
        Decision {
            mark,
            plan,
            remedy,
            text,
            poll,
            ripe: known.map(|known| last_risk.map_or(known.at, |risk| known.at.max(risk.at))),
            risk_known,
            alternative: self.options_asked.first().copied().or(other),
        }
    }
}
