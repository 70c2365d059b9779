//! Those who come late: the commander on call, to whom nothing passes by rank or rota
//! (PRACTICE 2), and the newcomer who wants to be told everything.

use super::Stage;
use crate::drill::due::{Due, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{EndWhy, Ended, Passed, Sense, Seq, What};
use crate::drill::people::numbers::{ANSWERS_IN, COLD_HANDOVER_COST, LEAVES_AFTER};
use crate::hearing::Act;
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::Part;
use crate::units::Span;

/// Each order while two people command costs everybody's work so much (ours).
const CONFUSION_COST: Span = Span::secs(30);
/// Telling a newcomer the whole story on the call: everybody listens instead of working (ours).
const RECAP_COST: Span = Span::secs(60);

impl Drill {
    /// "Do you want it?", or the brief itself: the late commander waits for the rest.
    pub(super) fn late_commander_listens(&mut self, arc: &ArcId, act: &Act) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        run.stage = Stage::Briefing;
        let who = run.spec.by.clone();
        if matches!(act, Act::ChallengeTakeover { .. }) {
            let after = self.reaction(&who, ANSWERS_IN);
            let sense = Sense::AnswersChallenge {
                arc: arc.clone(),
                takes: false,
            };
            self.say_later(after, &who, "late-ready", vec![], sense, vec![]);
        }
        self.await_answer(arc);
    }

    /// The handover is announced; how it goes on is the handover's business.
    pub(super) fn late_commander_handed(&mut self, arc: &ArcId, briefed: bool) {
        let how = if briefed {
            Ended::Settled
        } else {
            Ended::Yielded
        };
        self.end_arc(arc, how);
    }

    /// "Sure, take it": nobody was told anything, and the trainee is still there.
    pub(super) fn two_command(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        if run.stage == Stage::TwoCommand {
            return;
        }
        run.stage = Stage::TwoCommand;
        let who = run.spec.by.clone();
        self.charge(arc, COLD_HANDOVER_COST);
        let after = self.reaction(&who, ANSWERS_IN);
        let sense = Sense::AsksForBrief;
        self.say_later(after, &who, "late-takes-it", vec![], sense, vec![]);
        self.await_answer(arc);
    }

    /// An order was given. If two people command, somebody asks whose word counts.
    pub(in crate::drill) fn confuse_if_two_command(&mut self) {
        let found = self
            .arcs
            .iter()
            .find(|(id, run)| run.stage == Stage::TwoCommand && self.is_open(id))
            .map(|(id, run)| (id.clone(), run.spec.by.clone()));
        let Some((arc, other)) = found else { return };
        self.charge(&arc, CONFUSION_COST);
        let asks = self.those_with(Part::Responder).find(|who| *who != other);
        let Some(who) = asks else { return };
        let trainee = self.state.trainee.clone();
        let slots = vec![
            ("commander", self.called(&trainee)),
            ("other", self.called(&other)),
        ];
        let after = self.reaction(&who, ANSWERS_IN);
        let sense = Sense::AsksWhomToFollow;
        self.say_later(after, &who, "two-commanders", slots, sense, vec![]);
    }

    /// Nobody ended it: the late commander has command, and the trainee's part is over.
    pub(super) fn late_commander_has_it(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        self.end_arc(arc, Ended::Yielded);
        let from = self.state.commander.clone();
        let passed = What::CommandPassed {
            from,
            to: Some(who.clone()),
            how: Passed::Yielded,
        };
        self.says_has_command(&who, passed, EndWhy::HandedOver);
    }

    /// Where nobody commands, whoever is trained and there takes it (PRACTICE 2).
    pub(super) fn step_in_if_nobody_commands(&mut self, who: &PersonId) {
        let trained = self.person(who).is_some_and(|one| one.ic_trained);
        if !trained || self.state.commander.is_some() {
            return;
        }
        let passed = What::CommandPassed {
            from: None,
            to: Some(who.clone()),
            how: Passed::SteppedIn,
        };
        self.says_has_command(who, passed, EndWhy::SteppedIn);
    }

    fn says_has_command(&mut self, who: &PersonId, passed: What, why: EndWhy) {
        let slots = vec![("full", self.full_name(who))];
        let sense = Sense::TakesCommand;
        self.say_later(Span::ZERO, who, "takes-command", slots, sense, vec![passed]);
        self.later(LEAVES_AFTER, Due::End(why));
    }

    /// Somebody is told to explain everything to the newcomer. It takes them as long as any
    /// other task, and they cannot do two things at once.
    pub(super) fn explained_by(&mut self, arc: &ArcId, act: &Act, utterance: Seq) {
        self.relent(arc);
        let Act::Assign {
            to,
            directed,
            task: text,
            ack_asked,
            ..
        } = act
        else {
            return;
        };
        let told = to.iter().find_map(|party| self.person_of(party));
        let Some(who) = told.filter(|who| self.state.is_present(who)) else {
            return;
        };
        let task = self.next_task();
        // About no service: whoever explains does not look into anything.
        self.emit(What::TaskGiven {
            task,
            to: who.clone(),
            directed: *directed,
            text: text.clone(),
            service: None,
            remedy: None,
            timebox_ms: None,
            ack_asked: *ack_asked,
            utterance,
        });
        self.drop_all_for(task, &who, Words::House("takes-errand", vec![]));
    }

    /// The commander told the newcomer everything, and everybody listened.
    pub(super) fn told_everything(&mut self, arc: &ArcId) {
        self.charge(arc, RECAP_COST);
        self.relent(arc);
    }
}
