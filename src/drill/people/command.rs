//! Taking command, and what the room makes of it.

use super::numbers::{ANSWERS_IN, STEPS_IN_AFTER};
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{EndWhy, Passed, Sense, Seq, What};
use crate::scenario::model::Part;
use crate::units::{Permille, Span};

impl Drill {
    /// "Is anybody running this?" Somebody who commands says so; otherwise there is silence, or
    /// at most a "not that I know of".
    pub(in crate::drill) fn on_ask_for_commander(&mut self, utterance: Seq) {
        self.emit(What::CommanderAskedFor { utterance });
        let commander = self
            .state
            .commander
            .clone()
            .filter(|who| *who != self.state.trainee);
        if let Some(who) = commander {
            let after = self.reaction(&who, ANSWERS_IN);
            self.say_later(
                after,
                &who,
                "has-command",
                vec![],
                Sense::TakesCommand,
                vec![],
            );
        } else if let Some(who) = self.spokesperson()
            && self.die(&who).chance(Permille(600))
        {
            let after = self.reaction(&who, (Span::secs(4), Span::secs(8)));
            let sense = Sense::AnswersYesNo { yes: false };
            self.speak_later(
                after,
                Speech::aloud(&who, Words::House("nobody-commands", vec![]), sense)
                    .only_if(OnlyIf::NobodyCommands),
            );
        }
    }

    /// "I'm Alex and I am the Incident Commander."
    pub(in crate::drill) fn on_take_command(
        &mut self,
        named: bool,
        full_title: bool,
        utterance: Seq,
    ) {
        if self.on_take_over(named, full_title, utterance) {
            self.handover.idle_round += 1;
            return;
        }
        let trainee = self.state.trainee.clone();
        let other = self.state.commander.clone().filter(|who| *who != trainee);
        if let Some(who) = other {
            if self.people.refused == Some(utterance) {
                return;
            }
            self.people.refused = Some(utterance);
            let act = smol_str::SmolStr::new_static("take-command");
            self.emit(What::OrderWithoutCommand { utterance, act });
            let slots = vec![("commander", self.called(&who))];
            let after = self.reaction(&who, ANSWERS_IN);
            self.say_later(
                after,
                &who,
                "not-your-call",
                slots,
                Sense::NotYourCall,
                vec![],
            );
            return;
        }
        let again = self.state.trainee_commands();
        self.emit(What::CommandTaken {
            who: trainee.clone(),
            utterance: Some(utterance),
            named,
            full_title,
            again,
        });
        self.handover.idle_round += 1;
        if !again && let Some(who) = self.first_with(Part::Commander) {
            let after = self.reaction(&who, ANSWERS_IN);
            let slots = vec![
                ("commander", self.called(&trainee)),
                ("name", self.called(&who)),
            ];
            self.say_later(
                after,
                &who,
                "welcomes-commander",
                slots,
                Sense::Chatter,
                vec![],
            );
        }
    }

    /// Command passed by words just said.
    pub(in crate::drill) fn on_command_passed(&mut self) {
        self.handover.idle_round += 1;
        let round = self.handover.idle_round;
        match self.state.commander.clone() {
            None => self.later(STEPS_IN_AFTER, Due::CommandIdle { round }),
            Some(who)
                if self
                    .person(&who)
                    .is_some_and(|one| one.part == Part::Executive) =>
            {
                let (least, most) = super::numbers::EXECUTIVE_KEEPS;
                let after = self.die(&who).span(least, most);
                self.later(after, Due::CommandIdle { round });
                self.executive_commands(&who);
            }
            Some(_) => {}
        }
    }

    /// An executive has had enough of commanding, or nobody has commanded for too long.
    pub(in crate::drill) fn on_command_idle(&mut self, round: u32) {
        if self.handover.idle_round != round {
            return;
        }
        let trainee = self.state.trainee.clone();
        match self.state.commander.clone() {
            Some(who) if who != trainee => {
                let passed = What::CommandPassed {
                    from: Some(who.clone()),
                    to: None,
                    how: Passed::Returned,
                };
                let slots = vec![("commander", self.called(&trainee))];
                let sense = Sense::ReturnsCommand;
                self.say_later(
                    Span::ZERO,
                    &who,
                    "returns-command",
                    slots,
                    sense,
                    vec![passed],
                );
            }
            Some(_) => {}
            None => {
                if let Some(who) = self.first_with(Part::Commander) {
                    let passed = What::CommandPassed {
                        from: None,
                        to: Some(who.clone()),
                        how: Passed::SteppedIn,
                    };
                    let slots = vec![("full", self.full_name(&who))];
                    let sense = Sense::TakesCommand;
                    self.say_later(
                        Span::ZERO,
                        &who,
                        "takes-command",
                        slots,
                        sense,
                        vec![passed],
                    );
                    self.later(super::numbers::LEAVES_AFTER, Due::End(EndWhy::SteppedIn));
                }
            }
        }
    }

    /// Somebody's full name.
    pub(in crate::drill) fn full_name(&self, who: &crate::scenario::ids::PersonId) -> String {
        self.person(who)
            .map_or_else(|| who.to_string(), |one| one.name.clone())
    }
}
