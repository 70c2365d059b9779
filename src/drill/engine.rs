//! The engine: the parts of a drill under way and the few moves that every behaviour is made of:
//! let time pass, make something happen, put something on the agenda, have somebody speak.
//!
//! What people, pressure and the world do stands in their rooms, as further `impl Drill`s.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Settings;
use super::agenda::Agenda;
use super::casting::Casting;
use super::command::{Command, Timed};
use super::dice::{Dice, Die};
use super::due::Due;
use super::event::{EndWhy, Event, Seq, TaskId, What};
use super::injects::Injects;
use super::lines::Spoken;
use super::people::PeopleRun;
use super::people::work::Work;
use super::pressure::{AdaptingRun, ArcRun};
use super::state::State;
use super::subject::Subjects;
use super::talk::Talk;
use super::world::WorldRun;
use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Outcome, Person};
use crate::units::{Moment, Span};

/// A drill under way.
///
/// Beside the log and its fold it holds only what commands and seed determine again: agenda,
/// dice, work in progress. A drill is resumed by hearing its commands once more, and branched by
/// cloning it.
#[derive(Clone)]
pub struct Drill {
    pub(super) scenario: Arc<Scenario>,
    pub(super) hearing: Arc<Hearing>,
    pub(super) settings: Settings,
    pub(super) casting: Casting,
    pub(super) state: State,
    pub(super) log: Vec<Event>,
    /// What was commanded, and when.
    commands: Vec<Timed>,
    pub(super) agenda: Agenda,
    pub(super) dice: Dice,
    pub(super) now: Moment,
    pub(super) subjects: Subjects,
    pub(super) world: WorldRun,
    pub(super) injects: Injects,
    pub(super) arcs: BTreeMap<ArcId, ArcRun>,
    /// How far the pressure has been adapted to the trainee.
    pub(super) adapting: AdaptingRun,
    pub(super) work: BTreeMap<TaskId, Work>,
    pub(super) tasks_given: TaskId,
    /// When the voice call is free again.
    pub(super) floor_free: Moment,
    /// When the trainee has finished speaking.
    pub(super) mouth_free: Moment,
    /// Who is talking with whom.
    pub(super) talk: Talk,
    /// One speaks at a time until then.
    pub(super) order_until: Moment,
    /// How the handover goes.
    pub(super) handover: super::people::handover::HandoverRun,
    /// How receiving command goes.
    pub(super) receiving: super::people::receiving::ReceivingRun,
    /// Orders given before the trainee took command.
    pub(super) orders_before_command: u32,
    /// What is kept of people beside the events.
    pub(super) people: PeopleRun,
    pub(super) spoken: Spoken,
    ended: bool,
    over: bool,
}

impl Drill {
    /// Begins a drill: the call is opened and the log holds its first events.
    pub fn begin(scenario: Arc<Scenario>, hearing: Arc<Hearing>, settings: Settings) -> Drill {
        let mut dice = Dice::new(settings.seed);
        let casting = Casting::draw(&scenario, &mut dice);
        let injects = Injects::prepare(&scenario, &casting, &mut dice);
        let mut drill = Drill {
            subjects: Subjects::new(&scenario),
            world: WorldRun::new(&scenario),
            injects,
            casting,
            dice,
            hearing,
            settings,
            scenario,
            state: State::default(),
            log: Vec::with_capacity(2048),
            commands: Vec::new(),
            agenda: Agenda::default(),
            now: Moment::START,
            arcs: BTreeMap::new(),
            adapting: AdaptingRun::default(),
            work: BTreeMap::new(),
            tasks_given: 0,
            floor_free: Moment::START,
            mouth_free: Moment::START,
            talk: Talk::default(),
            order_until: Moment::START,
            handover: super::people::handover::HandoverRun::default(),
            receiving: super::people::receiving::ReceivingRun::default(),
            orders_before_command: 0,
            people: PeopleRun::default(),
            spoken: Spoken::default(),
            ended: false,
            over: false,
        };
        drill.open_call();
        drill.settle();
        drill.pass_time(Moment::START);
        drill
    }

    fn open_call(&mut self) {
        let scenario = self.scenario.clone();
        self.emit(What::CallBegan {
            trainee: scenario.trainee.clone(),
            shift_ends_ms: scenario.shift_ends.map(|at| at.0.0),
            severity: scenario.severity.at_start,
        });
        self.emit(What::Cast {
            options: self.casting.options.clone(),
        });
        self.people_at_start();
        self.world_at_start();
        self.opening_at_start();
        self.injects_at_start();
        self.stakeholders_at_start();
        self.later(self.latest_end(), Due::End(EndWhy::TimeUp));
    }

    fn latest_end(&self) -> Span {
        let length = self.scenario.length.0;
        self.scenario
            .ends_at_latest
            .map_or(Span(length.0 + length.0 / 4), |latest| latest.0)
    }

    /// Obeys a command now. Gives the events that it led to at once.
    ///
    /// While the trainee is still speaking the command waits until they have finished.
    pub fn hear(&mut self, command: &Command) -> &[Event] {
        let from = self.log.len();
        if !self.ended {
            self.commands.push(Timed {
                at: self.now,
                command: command.clone(),
            });
            match command {
                Command::Say { text } => {
                    self.pass_time(self.mouth_free);
                    if !self.ended {
                        self.on_utterance(text);
                    }
                }
                Command::Clock => {}
                Command::Finish => self.end_drill(EndWhy::Left),
            }
            self.settle();
            // What is due this very moment happens now, so that nothing hangs on when somebody
            // next lets time pass.
            self.pass_time(self.now);
        }
        &self.log[from..]
    }

    /// Lets time pass until `to`. Gives the events that happened. A moment in the past is now.
    pub fn advance(&mut self, to: Moment) -> &[Event] {
        let from = self.log.len();
        self.pass_time(to);
        &self.log[from..]
    }

    fn pass_time(&mut self, to: Moment) {
        while let Some((at, due)) = self.agenda.take_due(to) {
            if self.over {
                return;
            }
            if self.ended && !due.is_aftermath() {
                continue;
            }
            self.now = self.now.max(at);
            self.on_due(due);
            self.settle();
        }
        if !self.over {
            self.now = self.now.max(to);
        }
    }

    /// Deals all further chance anew, from this seed. What has been drawn stays drawn: the cast
    /// and the incident, what is on the agenda and when, work under way. Whoever draws next draws
    /// from a fresh stream, one an actor, as before.
    pub fn redeal(&mut self, seed: u64) {
        self.dice = Dice::new(seed);
    }

    /// When something will happen by itself next; `None` when nothing ever will.
    pub fn next_due(&self) -> Option<Moment> {
        if self.over {
            None
        } else {
            self.agenda.next_at()
        }
    }

    /// The time of the drill.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The truth. Front ends and bots fold [`State::witness`] instead.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All that has happened.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// All that was commanded while it was not over for the trainee, oldest first.
    pub fn commands(&self) -> &[Timed] {
        &self.commands
    }

    /// Whether the drill has ended for the trainee. The aftermath may still have to be played.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether the drill is over and reckoned: nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// The scenario that is played.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The settings it is played with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    // The moves.

    /// Makes something happen now.
    pub(super) fn emit(&mut self, what: What) -> Seq {
        let seq = self.log.len() as Seq + 1;
        let event = Event {
            seq,
            at: self.now,
            what,
        };
        self.state.apply(&event);
        self.notice_for_injects(&event.what);
        let note = self.note_of(&event.what);
        self.notice_for_idle(&event.what);
        let team_over = self.team_over_with(&event.what);
        self.log.push(event);
        if let Some(text) = note {
            self.emit(What::Logged { text });
        }
        if let Some(team) = team_over {
            self.dissolve_team(team);
        }
        seq
    }

    /// Puts something on the agenda.
    pub(super) fn later(&mut self, after: Span, due: Due) {
        self.agenda.enter(self.now + after, due);
    }

    /// An actor's dice.
    pub(super) fn die(&mut self, actor: &PersonId) -> &mut Die {
        self.dice.of(actor.as_str())
    }

    /// A reaction time of somebody, counted from when the trainee has finished speaking.
    pub(super) fn reaction(&mut self, who: &PersonId, within: (Span, Span)) -> Span {
        let wait = self.mouth_free.since(self.now);
        wait + self.die(who).span(within.0, within.1)
    }

    /// A person of this drill's cast.
    pub(super) fn person(&self, id: &PersonId) -> Option<&Person> {
        self.casting.people.get(id)
    }

    /// What somebody is called.
    pub(super) fn called(&self, id: &PersonId) -> String {
        self.person(id)
            .map_or_else(|| id.to_string(), |person| person.first_name().to_owned())
    }

    fn on_due(&mut self, due: Due) {
        match due {
            Due::Speak(speech) => self.on_speak(speech),
            Due::Work { task, round } => self.on_work_done(task, round),
            Due::BoxOver { task } => self.on_box_over(task),
            Due::Report { task } => self.report(task),
            Due::ReportUnasked { task } => self.on_report_unasked(task),
            Due::SpeakAtLast(speech) => self.on_speak(speech),
            Due::Press(pressure) => self.pressure_comes(&pressure),
            Due::Idle { who } => self.on_idle(&who),
            Due::AskRelief { who, times } => self.on_ask_relief(&who, times),
            Due::PickUp(order) => self.on_pick_up(*order),
            Due::WhichFirst { task } => self.on_which_first_unanswered(task),
            Due::Arrive { who, how } => self.arrive(&who, how),
            Due::Grow { fault, round } => self.on_grow(&fault, round),
            Due::Ease {
                fault,
                round,
                target,
                steps_left,
            } => {
                self.on_ease(&fault, round, target, steps_left);
            }
            Due::Unmask {
                fault,
                round,
                share,
            } => self.on_unmask(&fault, round, share),
            Due::Reach { fault } => self.on_reach(&fault),
            Due::Sample => self.on_sample(),
            Due::Inject(at) => self.on_inject_due(at),
            Due::Patience { arc, round } => self.on_patience_over(&arc, round),
            Due::PressAgain { arc, since, why } => self.on_press_again(&arc, since, why),
            Due::MovesOn { arc } => self.on_moves_on(&arc),
            Due::Neglect => self.on_neglect(),
            Due::CommandIdle { round } => self.on_command_idle(round),
            Due::CallTime { minutes } => self.on_call_time(minutes),
            Due::CallBox { task } => self.on_call_box(task),
            Due::RemindShift => self.on_remind_shift(),
            Due::Tire { who, level } => self.on_tire(&who, level),
            Due::Draft {
                audience,
                who,
                clean,
                next_in_ms,
            } => {
                self.on_draft_ready(audience, &who, clean, next_in_ms);
            }
            Due::ReadBack { round } => self.on_read_back(round),
            Due::BriefPart { at } => self.on_brief_part(at),
            Due::OfferCommand { round, pressed } => self.on_offer_command(round, pressed),
            Due::OutgoingLeaves => self.on_outgoing_leaves(),
            Due::End(why) => self.end_drill(why),
            Due::Horizon => self.on_horizon(),
        }
    }

    /// Lets injects whose conditions have come true happen.
    fn settle(&mut self) {
        while let Some(at) = self.injects.take_noticed() {
            self.try_inject(at);
        }
    }

    /// The drill is over for the trainee; the world goes on until the horizon.
    pub(super) fn end_drill(&mut self, why: EndWhy) {
        if self.ended {
            return;
        }
        let outcome = match why {
            EndWhy::HandedOver => Outcome::HandedOver,
            _ if self.state.resolved.is_some() && self.state.mitigated.is_some() => {
                Outcome::Resolved
            }
            _ => Outcome::Unresolved,
        };
        // A scenario's words fit only if the story came to that end: who leaves, is replaced,
        // closes an open incident or briefs nobody is told so plainly.
        let told = match why {
            EndWhy::Left | EndWhy::SteppedIn => false,
            EndWhy::HandedOver => !self.state.handover.elements.is_empty(),
            EndWhy::CallClosed => outcome == Outcome::Resolved,
            EndWhy::TimeUp | EndWhy::Scripted => true,
        };
        let ending = told.then(|| self.ending_for(outcome)).flatten();
        self.finish_with(ending, outcome, why);
    }

    /// Ends the drill with this ending.
    pub(super) fn finish_with(
        &mut self,
        ending: Option<crate::scenario::ids::EndingId>,
        outcome: Outcome,
        why: EndWhy,
    ) {
        if self.ended {
            return;
        }
        self.cut_off_pressure();
        self.reckon_idle();
        self.ended = true;
        self.emit(What::DrillEnded {
            ending,
            outcome,
            why,
        });
        let horizon = Moment::START + self.scenario.length.0;
        self.later(horizon.since(self.now), Due::Horizon);
    }

    fn on_horizon(&mut self) {
        let lost = self.lost_until_now();
        let mitigated_ms = self.state.mitigated.map(|at| at.0);
        let cents = self.cents(lost);
        self.emit(What::Reckoned {
            lost,
            mitigated_ms,
            cents,
        });
        self.over = true;
    }
}
