//! The commander's words: said, heard, and each act passed to who answers for it.
//!
//! Acts that command people count only from who commands. Before anybody does, people ask who
//! is running this; if the trainee simply goes on, they are taken to be it, untitled. After
//! command has passed, nobody follows.

use smol_str::SmolStr;

use super::engine::Drill;
use super::event::{Sense, Seq, What};
use super::speech::spoken_for;
use crate::hearing::{Act, Channel, Heard};
use crate::scenario::ids::{PartyId, PersonId};
use crate::units::Span;

impl Drill {
    /// What would be heard if the trainee said this now. Nothing is said by it, and nothing
    /// changes: a front end may ask at each keystroke.
    pub fn would_hear(&self, text: &str) -> Heard {
        self.hearing.hear(text, &self.context())
    }

    pub(super) fn on_utterance(&mut self, text: &str) {
        let heard = self.hearing.hear(text, &self.context());
        let trainee = self.state.trainee.clone();
        let aloud = heard.channel == Channel::Call && !text.trim_start().starts_with('!');
        let lasts = if aloud { spoken_for(text) } else { Span::ZERO };
        if aloud {
            self.mouth_free = self.now + lasts;
            self.floor_free = self.floor_free.max(self.mouth_free);
        }
        let utterance = self.emit(What::Said {
            who: trainee,
            channel: heard.channel,
            to: heard.dm_to.iter().cloned().collect(),
            text: text.to_owned(),
            lasts_ms: lasts.0,
            line: None,
            sense: None,
        });
        self.talk.commander_spoke(&heard);
        self.people.named.clone_from(&heard.mentioned);
        if self.is_about_brief(&heard, text) {
            // Questions about a brief perform no act, and are understood all the same.
            self.emit(What::Heard {
                utterance,
                acts: heard.acts.clone(),
                acronyms: heard.acronyms.clone(),
                not_understood: Vec::new(),
            });
            self.on_words_about_brief(&heard, text, utterance);
            return;
        }
        let acts = heard.acts.clone();
        let acronyms = heard.acronyms.clone();
        self.emit(What::Heard {
            utterance,
            acts: heard.acts,
            acronyms: heard.acronyms,
            not_understood: heard.not_understood,
        });
        for heard_act in acts {
            self.on_act(heard_act.act, utterance, heard.channel);
        }
        self.on_short_forms(&acronyms, heard.channel, utterance);
    }

    fn on_act(&mut self, act: Act, utterance: Seq, channel: Channel) {
        if commands_people(&act) && !self.may_command(&act, utterance) {
            return;
        }
        if let Some(who) = self.one_addressed(&act) {
            self.talk.addressed(who);
        }
        if self.answers_pressure(&act, utterance) {
            return;
        }
        self.tell_if_absent(&act);
        let act = self.through_leaders(act);
        if commands_people(&act) {
            self.confuse_if_two_command();
        }
        match act {
            Act::AskForCommander => self.on_ask_for_commander(utterance),
            Act::TakeCommand { named, full_title } => {
                self.on_take_command(named, full_title, utterance)
            }
            Act::Appoint { person, role } => self.on_appoint(person, role, utterance),
            Act::AskPresent { team } => self.on_ask_present(team),
            Act::Page { whom } => self.on_page(whom, utterance),
            Act::AskStatus { to } => self.on_ask_status(&to, utterance),
            Act::AskScope { to } => self.on_ask_scope(&to, utterance),
            Act::AskActions { to } => self.on_ask_actions(&to, utterance),
            Act::AskRisks { to, remedy } => self.on_ask_risks(&to, remedy, utterance),
            Act::PinAnswer { to } => self.on_pin_answer(&to, utterance),
            Act::Propose { remedy, plan } => self.on_propose(remedy, plan, utterance),
            Act::PollObjections => self.on_poll_objections(utterance),
            Act::PollAgreement => self.on_poll_agreement(utterance),
            Act::Decide { remedy, plan } => self.on_decide(remedy, plan, utterance),
            Act::Assign {
                to,
                directed,
                task,
                timebox_s,
                ack_asked,
            } => {
                self.on_assign(&to, directed, &task, timebox_s, ack_asked, utterance);
            }
            Act::AskAck { to } => self.on_ask_ack(&to, utterance),
            Act::FollowUp { to } => self.on_follow_up(&to, utterance),
            Act::AskEstimate { to } => self.on_ask_estimate(&to, utterance),
            Act::GrantTime { to, timebox_s } => self.on_grant_time(&to, timebox_s, utterance),
            Act::CancelTask { to } => self.on_cancel_task(&to, utterance),
            Act::Release { people, keep } => self.on_release(&people, &keep),
            Act::Rotate {
                person,
                replacement,
            } => self.on_rotate(person, replacement, utterance),
            Act::SpinOff {
                leader,
                team,
                task,
                timebox_s,
            } => {
                self.on_spin_off(leader, team.as_deref(), &task, timebox_s, utterance);
            }
            Act::StatusUpdate { next_in_s } => {
                let next_in_ms = next_in_s.map(|seconds| seconds * 1000);
                self.emit(What::UpdateGiven {
                    utterance,
                    next_in_ms,
                });
            }
            Act::InstructPost {
                to,
                audience,
                next_in_s,
            } => {
                self.on_instruct_post(&to, audience, next_in_s, utterance);
            }
            Act::ApprovePost { .. } => self.on_approve_post(),
            Act::RevisePost { .. } => self.on_revise_post(utterance),
            Act::PromiseUpdate { next_in_s } => {
                if let Some(seconds) = next_in_s {
                    let due_ms = self.now.0 + seconds * 1000;
                    self.emit(What::UpdatePromised { utterance, due_ms });
                }
            }
            Act::DeclareSeverity { level } => {
                self.emit(What::SeverityDeclared { level, utterance });
            }
            Act::ArgueSeverity => {
                self.emit(What::SeverityArgued { utterance });
            }
            Act::KeepOrder => self.order_until = self.now + super::people::numbers::ORDER_KEPT,
            Act::Warn { person } => self.on_warn(person, utterance),
            Act::Remove { person } => self.on_remove(person),
            Act::HandOver { person } => self.on_hand_over(person, utterance),
            Act::Brief {
                to,
                elements,
                facts,
            } => self.on_brief(&to, elements, facts, channel, utterance),
            Act::ConfirmReadback => self.on_read_back_answered(None, utterance),
            Act::CorrectReadback { correction } => {
                self.on_read_back_answered(Some(&correction), utterance);
            }
            Act::AskRecovered { to } => self.on_ask_recovered(&to, utterance),
            Act::DeclareResolved => self.on_declare_resolved(utterance),
            Act::EndCall { follow_up_place } => self.on_end_call(follow_up_place, utterance),
            Act::AssignPostmortem { person, due } => {
                self.on_assign_postmortem(person, due, utterance)
            }
            Act::Thank { to } => {
                let to = self.people_of(&to);
                self.emit(What::Thanked { to, utterance });
            }
            Act::ChallengeTakeover { to } => {
                let absent = to
                    .iter()
                    .filter_map(|one| self.person_of(one))
                    .find(|who| !self.state.is_present(who));
                if let Some(who) = absent {
                    self.tell_absent(&who);
                }
            }
            // Heard and settled above if somebody brings pressure; otherwise they move nothing.
            Act::Acknowledge { .. }
            | Act::CloseSeverityDebate
            | Act::CloseProcessDebate
            | Act::DeferToAfter { .. }
            | Act::RefuseRequest { .. }
            | Act::Yield { .. } => {}
        }
    }

    /// Whether people will follow. Says why not, if not.
    fn may_command(&mut self, act: &Act, utterance: Seq) -> bool {
        let gone = self.state.handover.announced.is_some() && !self.state.trainee_commands();
        if self.state.trainee_commands() && !self.is_handing_over() {
            return true;
        }
        // However many orders one breath holds, people say once that they follow none of them.
        if self.people.refused == Some(utterance) {
            return false;
        }
        let act_id = SmolStr::new_static(act.id());
        if self.state.commander.is_none() && !gone {
            self.orders_before_command += 1;
            if self.orders_before_command > 1 {
                let who = self.state.trainee.clone();
                self.emit(What::CommandTaken {
                    who,
                    utterance: Some(utterance),
                    named: false,
                    full_title: false,
                    again: false,
                });
                return true;
            }
            self.people.refused = Some(utterance);
            self.emit(What::OrderWithoutCommand {
                utterance,
                act: act_id,
            });
            if let Some(who) = self.spokesperson() {
                let after = self.reaction(&who, super::people::numbers::ANSWERS_IN);
                self.say_later(
                    after,
                    &who,
                    "who-commands",
                    vec![],
                    Sense::AsksWhoCommands,
                    vec![],
                );
            }
            return false;
        }
        self.people.refused = Some(utterance);
        self.emit(What::OrderWithoutCommand {
            utterance,
            act: act_id,
        });
        let commander = self
            .state
            .commander
            .clone()
            .filter(|who| *who != self.state.trainee);
        if let Some(who) = commander.or_else(|| self.state.handover.to.clone()) {
            let after = self.reaction(&who, super::people::numbers::ANSWERS_IN);
            let slots = vec![("commander", self.called(&who))];
            self.say_later(
                after,
                &who,
                "not-your-call",
                slots,
                Sense::NotYourCall,
                vec![],
            );
        }
        false
    }

    /// The one person an act is said to, if it is one.
    fn one_addressed(&self, act: &Act) -> Option<PersonId> {
        match act.said_to() {
            [one] => self.person_of(one),
            _ => None,
        }
    }

    /// The person that a party is, if it is one.
    pub(super) fn person_of(&self, party: &PartyId) -> Option<PersonId> {
        let id = PersonId(party.0.clone());
        self.casting.people.contains_key(&id).then_some(id)
    }

    /// The people on the call that these parties are: persons themselves, teams by members.
    pub(super) fn people_of(&self, parties: &[PartyId]) -> Vec<PersonId> {
        let mut people = Vec::new();
        for party in parties {
            match self.person_of(party) {
                Some(person) => people.push(person),
                None => people.extend(
                    self.casting
                        .people
                        .values()
                        .filter(|one| one.team.as_ref().is_some_and(|team| team.0 == party.0))
                        .map(|one| one.id.clone()),
                ),
            }
        }
        people.retain(|who| self.state.is_present(who) && *who != self.state.trainee);
        people
    }
}

/// Acts that only who commands may do.
fn commands_people(act: &Act) -> bool {
    !matches!(
        act,
        Act::AskForCommander
            | Act::TakeCommand { .. }
            | Act::AskPresent { .. }
            | Act::AskStatus { .. }
            | Act::Acknowledge { .. }
            | Act::HandOver { .. }
            | Act::Brief { .. }
            | Act::ConfirmReadback
            | Act::CorrectReadback { .. }
            | Act::Thank { .. }
            | Act::Yield { .. }
            | Act::ArgueSeverity
            | Act::AskAck { .. }
            | Act::ChallengeTakeover { .. }
            | Act::DeferToAfter { .. }
            | Act::RefuseRequest { .. }
            | Act::CloseSeverityDebate
            | Act::CloseProcessDebate
            | Act::KeepOrder
            | Act::Warn { .. }
    )
}
