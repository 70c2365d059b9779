//! Plans: put forward, polled, decided. Asked for strong objections, whoever knows of a serious
//! risk objects after a breath and nobody else speaks. Asked whether everybody agrees, people
//! murmur. Never asked, they knew it would happen.

use super::numbers::OBJECTS_IN;
use crate::drill::due::{Undirected, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{PlanId, Sense, Seq, What};
use crate::drill::state::Plan;
use crate::scenario::ids::{PersonId, RemedyId};
use crate::units::Span;

impl Drill {
    /// The commander puts a plan before the call.
    pub(in crate::drill) fn on_propose(
        &mut self,
        remedy: Option<RemedyId>,
        plan: Option<String>,
        utterance: Seq,
    ) {
        let text = self.plan_text(remedy.as_ref(), plan);
        let same = |one: &&Plan| one.decided.is_none() && one.remedy == remedy && remedy.is_some();
        let plan = match self.state.plans.iter().rev().find(same) {
            Some(plan) => plan.id,
            None => self.next_plan(),
        };
        self.emit(What::PlanProposed {
            plan,
            remedy,
            text,
            utterance,
        });
    }

    fn next_plan(&self) -> PlanId {
        self.state.plans.len() as PlanId + 1
    }

    fn plan_text(&self, remedy: Option<&RemedyId>, text: Option<String>) -> String {
        let name = remedy.and_then(|remedy| self.scenario.remedy(remedy));
        text.or_else(|| name.map(|remedy| remedy.name.clone()))
            .unwrap_or_default()
    }

    /// The plan that is before the call.
    fn plan_on_the_table(&self) -> Option<&Plan> {
        self.state
            .plans
            .iter()
            .rev()
            .find(|plan| plan.decided.is_none())
    }

    /// "Any strong objections?"
    pub(in crate::drill) fn on_poll_objections(&mut self, utterance: Seq) {
        let plan = self
            .plan_on_the_table()
            .map(|plan| (plan.id, plan.remedy.clone()));
        self.emit(What::ObjectionsPolled {
            plan: plan.as_ref().map(|(id, _)| *id),
            utterance,
        });
        let Some((plan, Some(remedy))) = plan else {
            return;
        };
        if !self.is_serious(&remedy) {
            return;
        }
        let knowing: Vec<PersonId> = self
            .state
            .present()
            .filter(|who| self.knows_risk(who, &remedy))
            .cloned()
            .collect();
        for who in knowing {
            self.object(&who, plan, &remedy);
        }
    }

    fn object(&mut self, who: &PersonId, plan: PlanId, remedy: &RemedyId) {
        let scenario = self.scenario.clone();
        let Some(risk) = scenario.remedy(remedy).and_then(|one| one.risk.as_ref()) else {
            return;
        };
        let after = self.reaction(who, OBJECTS_IN);
        let told = self
            .state
            .options
            .get(remedy)
            .is_some_and(|one| one.risks.iter().any(|(teller, _)| teller == who));
        let words = if told {
            Words::House("objects-again", vec![])
        } else {
            Words::Line(risk.says.clone())
        };
        let objected = What::Objected {
            plan,
            remedy: remedy.clone(),
            who: who.clone(),
            too_late: false,
        };
        let mut then = vec![objected];
        if !told {
            then.push(What::RiskTold {
                remedy: remedy.clone(),
                who: who.clone(),
                serious: true,
            });
        }
        let sense = Sense::Objects {
            remedy: remedy.clone(),
        };
        self.say_words(after, who, words, sense, then);
    }

    /// "Is everybody OK with that?"
    pub(in crate::drill) fn on_poll_agreement(&mut self, utterance: Seq) {
        let plan = self.plan_on_the_table().map(|plan| plan.id);
        self.emit(What::AgreementPolled { plan, utterance });
        let room = self.responders_on_main_call();
        self.ask_room(room, |drill, who, after| {
            drill.say_later(after, who, "half-agrees", vec![], Sense::Crosstalk, vec![]);
        });
    }

    /// The commander commits the call to a plan.
    pub(in crate::drill) fn on_decide(
        &mut self,
        remedy: Option<RemedyId>,
        text: Option<String>,
        utterance: Seq,
    ) {
        let meant = self.plan_on_the_table().filter(|plan| match &remedy {
            Some(remedy) => plan.remedy.as_ref() == Some(remedy),
            None => true,
        });
        let (plan, remedy, known_text, polled) = match meant {
            Some(plan) => (
                plan.id,
                plan.remedy.clone().or(remedy),
                Some(plan.text.clone()),
                plan.polled,
            ),
            None => (self.next_plan(), remedy, None, None),
        };
        let polled_ms = polled.map(|at| self.now.since(at).0);
        let text = known_text.unwrap_or_else(|| self.plan_text(remedy.as_ref(), text));
        let decided = remedy.clone();
        self.emit(What::PlanDecided {
            plan,
            remedy,
            text,
            polled_ms,
            utterance,
        });
        if let Some(remedy) = decided {
            self.await_somebody_to_do(&remedy, utterance);
        }
    }

    /// A decision names nobody: those who could do it wait for each other, unless it is given
    /// to one of them meanwhile.
    fn await_somebody_to_do(&mut self, id: &RemedyId, utterance: Seq) {
        let scenario = self.scenario.clone();
        let Some(remedy) = scenario.remedy(id) else {
            return;
        };
        let idle = remedy.effects.is_empty() && remedy.done_by.is_empty();
        if idle {
            return;
        }
        if self.lacks_for(id) {
            let able = remedy.done_by.iter().find(|who| self.state.is_present(who));
            if let Some(who) = able {
                self.say_what_is_lacking(who, id, None);
            }
            return;
        }
        let bystanders = self.responders_on_main_call();
        self.await_bystanders(Undirected {
            text: remedy.name.clone(),
            service: None,
            remedy: Some(id.clone()),
            utterance,
            bystanders,
        });
    }

    /// The remedy that the commander committed to last.
    pub(in crate::drill) fn last_decided_remedy(&self) -> Option<RemedyId> {
        self.state
            .plans
            .iter()
            .filter(|plan| plan.decided.is_some())
            .max_by_key(|plan| plan.decided)
            .and_then(|plan| plan.remedy.clone())
    }

    /// A remedy went wrong. Those who knew and were never asked say so.
    pub(in crate::drill) fn on_plan_went_wrong(&mut self, id: &RemedyId, doer: &PersonId) {
        let standing = self.state.options.get(id);
        let asked = standing.is_some_and(|one| one.risks_asked.is_some() || !one.risks.is_empty());
        let polled = self
            .state
            .plans
            .iter()
            .any(|plan| plan.remedy.as_ref() == Some(id) && plan.polled.is_some());
        if asked || polled || self.has_ended() {
            return;
        }
        let knew = |who: &&PersonId| self.knows_risk(who, id);
        let onlooker = self
            .state
            .present()
            .filter(knew)
            .find(|who| *who != doer)
            .cloned();
        let doer_knew = Some(doer.clone()).filter(|who| self.knows_risk(who, id));
        let Some(who) = onlooker.or(doer_knew) else {
            return;
        };
        let line = self
            .scenario
            .remedy(id)
            .and_then(|remedy| remedy.risk.as_ref()?.told_you_so.clone());
        let words = match line {
            _ if who == *doer => Words::House("told-you-so-did-it", vec![]),
            Some(line) => Words::Line(line),
            None => Words::House("told-you-so", vec![]),
        };
        let after = self.die(&who).span(Span::secs(15), Span::secs(40));
        self.say_words(
            after,
            &who,
            words,
            Sense::ToldYouSo { remedy: id.clone() },
            vec![],
        );
    }
}
