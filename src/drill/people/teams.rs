//! Sub-teams: a leader, a few who work with them off the main call, one task and a time. The
//! leader answers for all of them. Asked for a member, the leader answers, puts them on, or
//! gives them back. The team ends with its task.

use smol_str::{SmolStr, format_smolstr};

use super::numbers::{ACKNOWLEDGES_IN, KNOWS_SERVICE, SPEAKS_FOR_MEMBER_IN, TEAM_SPEED};
use super::tasks::minutes_said;
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Reported, Sense, Seq, TaskId, What};
use crate::drill::state::Task;
use crate::hearing::{Act, Directed};
use crate::scenario::ids::{PartyId, PersonId, ServiceId};
use crate::scenario::model::Part;
use crate::units::Permille;

/// What teams are called (PRACTICE 16).
const NAMES: [&str; 6] = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"];

impl Drill {
    /// "Hayley, take team Alpha with Sam and chase the queue, report in twenty minutes."
    pub(in crate::drill) fn on_spin_off(
        &mut self,
        leader: Option<PersonId>,
        team: Option<&str>,
        text: &str,
        timebox_s: Option<u64>,
        utterance: Seq,
    ) {
        let Some(leader) = leader else {
            self.on_assign(&[], Directed::Nobody, text, timebox_s, true, utterance);
            return;
        };
        let timebox = timebox_s.map(|seconds| seconds * 1000);
        let members = self.who_goes_with(&leader);
        if !self.can_lead(&leader, &members, text) {
            self.order_person(&leader, Directed::Person, text, timebox, true, utterance);
            return;
        }
        let name = self.team_name(team);
        let task = self.give_task(&leader, Directed::Person, text, timebox, true, utterance);
        self.emit(What::TeamFormed {
            team: name.clone(),
            leader: leader.clone(),
            members: members.clone(),
            task,
            utterance,
        });
        // What they had before waits until the team is done.
        self.pause_others(task);
        for member in &members {
            self.pause_work_of(member);
        }
        self.say_team_formed(&name, &leader, task);
        self.begin_work(task);
        self.watch_span_of_control();
    }

    /// Whether a leader is there, and they or their people know what it is about.
    fn can_lead(&self, leader: &PersonId, members: &[PersonId], text: &str) -> bool {
        let subject = self.subjects.of(text);
        let nobody_knows = |drill: &Drill, who: &PersonId| {
            drill
                .who_instead(who, subject.service.as_ref(), subject.remedy.as_ref())
                .is_some()
        };
        *leader != self.state.trainee
            && self.state.is_present(leader)
            && !crate::drill::subject::is_vague(text)
            && (!nobody_knows(self, leader) || members.iter().any(|one| !nobody_knows(self, one)))
    }

    /// The people named with the leader who are responders on the call; if nobody was named,
    /// those of the leader's own team in the company who have nothing to do.
    fn who_goes_with(&self, leader: &PersonId) -> Vec<PersonId> {
        let here = |who: &PersonId| {
            who != leader
                && self.state.is_present(who)
                && self.state.team_of(who).is_none()
                && self
                    .person(who)
                    .is_some_and(|one| one.part == Part::Responder)
        };
        let named: Vec<PersonId> = self
            .people
            .named
            .iter()
            .filter(|who| here(who))
            .cloned()
            .collect();
        if !named.is_empty() {
            return named;
        }
        let Some(own) = self.person(leader).and_then(|one| one.team.as_ref()) else {
            return Vec::new();
        };
        self.casting
            .people
            .values()
            .filter(|one| one.team.as_ref() == Some(own) && here(&one.id))
            .filter(|one| self.state.open_task_of(&one.id).is_none())
            .map(|one| one.id.clone())
            .collect()
    }

    /// The name that was given, or the next one that is free.
    fn team_name(&self, given: Option<&str>) -> SmolStr {
        let given = given.map(capitalised);
        let names = given.into_iter().chain(NAMES.map(SmolStr::new_static));
        let free = |name: &SmolStr| !self.state.teams.contains_key(name);
        names
            .into_iter()
            .find(free)
            .unwrap_or_else(|| format_smolstr!("{}", self.state.teams.len() + 1))
    }

    fn say_team_formed(&mut self, name: &SmolStr, leader: &PersonId, task: TaskId) {
        let members = self
            .state
            .teams
            .get(name)
            .map_or_else(Vec::new, |team| team.members.clone());
        let called: Vec<String> = members.iter().map(|who| self.called(who)).collect();
        let minutes = self.state.task(task).and_then(|task| task.box_ends);
        let minutes = minutes.map(|ends| ends.since(self.now).as_minutes_said().max(1));
        let situation = match (called.is_empty(), minutes) {
            (true, _) => "forms-team-alone",
            (false, Some(_)) => "forms-team",
            (false, None) => "forms-team-untimed",
        };
        let slots = vec![
            ("team", name.to_string()),
            ("members", listed(&called)),
            ("minutes", minutes.map_or_else(String::new, minutes_said)),
        ];
        let after = self.reaction(leader, ACKNOWLEDGES_IN);
        self.confirm_in(after, task, leader, Words::House(situation, slots));
    }

    /// Everybody who works on a task: its owner, and the members of the sub-team that it is for.
    pub(in crate::drill) fn at_work_on(&self, task: &Task) -> Vec<PersonId> {
        let team = self.state.team_on(task.id);
        let members = team.into_iter().flat_map(|(_, team)| &team.members);
        std::iter::once(&task.to).chain(members).cloned().collect()
    }

    /// How much longer a task takes for the people who work on it together.
    pub(in crate::drill) fn team_speed(&self, task: TaskId, about: Option<&ServiceId>) -> Permille {
        let Some((_, team)) = self.state.team_on(task) else {
            return Permille::FULL;
        };
        let knows = |who: &&PersonId| {
            about.is_none_or(|service| self.expertise(who, service) >= KNOWS_SERVICE)
        };
        let helping = team.members.iter().filter(knows).count();
        TEAM_SPEED[helping.min(TEAM_SPEED.len() - 1)]
    }

    /// Everybody who hears what is said on the main call.
    pub(in crate::drill) fn on_main_call(&self) -> Vec<PersonId> {
        let listens = |who: &&PersonId| self.state.team_of(who).is_none();
        self.state.present().filter(listens).cloned().collect()
    }

    /// The responders among them.
    pub(in crate::drill) fn responders_on_main_call(&self) -> Vec<PersonId> {
        let responds = |who: &PersonId| {
            let part = self.person(who).map(|one| one.part);
            part == Some(Part::Responder)
        };
        let mut people = self.on_main_call();
        people.retain(responds);
        people
    }

    /// What is said to a member of a sub-team goes through its leader: a question about the work
    /// is theirs, for anything else they put the member on, and who is given a task comes back.
    pub(in crate::drill) fn through_leaders(&mut self, mut act: Act) -> Act {
        let members: Vec<PersonId> = act
            .said_to()
            .iter()
            .filter_map(|party| self.person_of(party))
            .filter(|who| self.state.team_of(who).is_some())
            .collect();
        for member in members {
            self.ask_leader(&mut act, &member);
        }
        act
    }

    fn ask_leader(&mut self, act: &mut Act, member: &PersonId) {
        let Some((team, leader)) = self
            .state
            .team_of(member)
            .map(|(name, team)| (name.clone(), team.leader.clone()))
        else {
            return;
        };
        match act {
            Act::AskStatus { to }
            | Act::FollowUp { to }
            | Act::AskEstimate { to }
            | Act::GrantTime { to, .. }
            | Act::AskAck { to }
            | Act::CancelTask { to } => replace(to, member, &leader),
            Act::Assign { .. } => {
                self.leader_says(&leader, "lends-member", member);
                self.leave_team(&team, member);
            }
            Act::AskRisks { .. }
            | Act::AskActions { .. }
            | Act::PinAnswer { .. }
            | Act::AskRecovered { .. } => self.leader_says(&leader, "puts-member-on", member),
            _ => {}
        }
    }

    fn leader_says(&mut self, leader: &PersonId, situation: &'static str, member: &PersonId) {
        let after = self.reaction(leader, SPEAKS_FOR_MEMBER_IN);
        let slots = vec![("who", self.called(member))];
        let sense = Sense::Lends {
            who: member.clone(),
        };
        self.say_later(after, leader, situation, slots, sense, vec![]);
    }

    fn leave_team(&mut self, team: &SmolStr, member: &PersonId) {
        let task = self.state.teams.get(team).map(|team| team.task);
        self.emit(What::TeamLeft {
            team: team.clone(),
            who: member.clone(),
        });
        if let Some(task) = task {
            self.change_speed(task);
        }
        self.take_up_next(member);
    }

    /// The team whose task ends with this, if it is one's.
    pub(in crate::drill) fn team_over_with(&self, what: &What) -> Option<SmolStr> {
        let task = match what {
            What::TaskReported { task, result, .. } if *result != Reported::NeedsMoreTime => *task,
            What::TaskCancelled { task, .. } | What::TaskDeclined { task, .. } => *task,
            _ => return None,
        };
        self.state.team_on(task).map(|(name, _)| name.clone())
    }

    /// A team is no more: its members come back to the main call and to what they had before.
    pub(in crate::drill) fn dissolve_team(&mut self, team: SmolStr) {
        let Some(members) = self.state.teams.get(&team).map(|one| one.members.clone()) else {
            return;
        };
        self.emit(What::TeamDissolved {
            team,
            members: members.clone(),
        });
        for member in &members {
            self.take_up_next(member);
        }
    }
}

fn replace(to: &mut Vec<PartyId>, member: &PersonId, leader: &PersonId) {
    let leader = PartyId(leader.0.clone());
    to.retain(|party| party.0 != member.0);
    if !to.contains(&leader) {
        to.push(leader);
    }
}

fn capitalised(name: &str) -> SmolStr {
    let mut letters = name.chars();
    letters.next().map_or_else(SmolStr::default, |first| {
        format_smolstr!("{}{}", first.to_uppercase(), letters.as_str())
    })
}

/// "Sam", "Sam and Priya", "Sam, Priya and Jonas".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
