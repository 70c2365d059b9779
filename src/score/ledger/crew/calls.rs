//! Who was called in, and who should have been: whoever alone knows a service that is unwell, can
//! find out what ails it, or can carry out what has been put forward, and is not on the call.

use super::seats::Seat;
use super::{Crew, Mark, Need, Page};
use crate::drill::{Event, Seq, What};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Finding, Part};
use crate::units::Moment;

impl<'a> Crew<'a> {
    /// Enters calls for people, what they do once they are there, and what is known of the
    /// trouble.
    pub(super) fn enter_calls(&mut self, event: &'a Event) -> bool {
        match &event.what {
            What::Paged { who, utterance, .. } => self.enter_page(event, who, *utterance),
            What::Joined { who, .. } => {
                for page in self.pages.iter_mut().filter(|page| page.who == who) {
                    page.came.get_or_insert(event.at);
                }
                for need in self.needs.iter_mut().filter(|one| one.able.contains(&who)) {
                    need.over.get_or_insert(event.at);
                }
            }
            What::HealthChanged { .. } => self.judge_pages(),
            What::FaultStarted { fault, .. } => {
                self.faults.insert(fault);
            }
            What::FaultCleared { fault } => {
                self.faults.remove(fault);
            }
            What::FindingKnown { finding, who } => {
                self.known.entry(finding).or_insert(Mark::of(event));
                self.is_of_use(who);
            }
            What::PlanProposed {
                remedy: Some(remedy),
                utterance,
                ..
            }
            | What::PlanDecided {
                remedy: Some(remedy),
                utterance,
                ..
            } => {
                let words = Mark::words(event, *utterance);
                self.chosen.entry(remedy).or_insert(words);
            }
            What::RemedyStarted { remedy, who, .. } => {
                self.chosen.remove(remedy);
                self.is_of_use(who);
            }
            What::TaskGiven { to: who, .. }
            | What::PickedUp { who, .. }
            | What::RoleGiven { who, .. }
            | What::OptionOffered { who, .. }
            | What::RiskTold { who, .. }
            | What::Objected { who, .. }
            | What::RecoveryTold { who, .. }
            | What::CommandPassed { to: Some(who), .. }
            | What::Briefed { to: who, .. } => {
                self.is_of_use(who);
                return false;
            }
            What::TeamFormed { members, .. } => {
                for who in members {
                    self.is_of_use(who);
                }
                return false;
            }
            _ => return false,
        }
        true
    }

    fn enter_page(&mut self, event: &'a Event, who: &'a PersonId, utterance: Option<Seq>) {
        let words = utterance.map(|utterance| Mark::words(event, utterance));
        for need in self.needs.iter_mut().filter(|one| one.able.contains(&who)) {
            if need.over.is_none() && need.called.is_none() {
                need.called = words;
                need.over = Some(event.at);
            }
        }
        let needed = self.is_reason_to_call(who);
        let Some(seat) = self.seats.get_mut(who) else {
            return;
        };
        let again = std::mem::replace(&mut seat.on_the_way, true) || seat.present;
        if let Some(mark) = words.filter(|_| self.watches && !again) {
            self.pages.push(Page {
                mark,
                who,
                may_come: seat.would_come(),
                came: None,
                needed,
            });
        }
    }

    /// Whether anything speaks for calling somebody in at this moment.
    fn is_reason_to_call(&self, who: &PersonId) -> bool {
        let Some(seat) = self.seats.get(who) else {
            return false;
        };
        let can_do = |need: &Need<'_>| need.able.contains(&who);
        self.is_unrepresented(who, seat)
            || self.needs.iter().any(can_do)
            || self.stands_in_for_tired(seat)
            || self.is_only_one_of_part(seat)
    }

    /// Knows a service that is unwell and that nobody else on the call knows. Of two who know it
    /// the second is called in for nothing, unless they get something to do.
    fn is_unrepresented(&self, who: &PersonId, seat: &Seat<'_>) -> bool {
        let represented = |service| {
            let others = self.seats.iter().filter(|(other, _)| **other != who);
            others
                .clone()
                .any(|(_, other)| other.present && other.knows(service))
        };
        self.unwell
            .keys()
            .any(|service| seat.knows(service) && !represented(service))
    }

    fn stands_in_for_tired(&self, seat: &Seat<'_>) -> bool {
        self.reliefs
            .iter()
            .filter(|one| one.until.is_none())
            .filter_map(|one| Some((one, self.seats.get(one.who)?)))
            .any(|(one, tired)| {
                let has_role = self.roles.values().any(|holder| *holder == one.who);
                seat.shares_a_service(tired) || (has_role && seat.is_commander())
            })
    }

    /// A liaison, scribe or commander where there is none.
    fn is_only_one_of_part(&self, seat: &Seat<'_>) -> bool {
        let has_a_post = matches!(
            seat.part(),
            Part::Commander | Part::Support | Part::CustomerLiaison | Part::InternalLiaison
        );
        let there = |other: &Seat<'_>| other.present && other.part() == seat.part();
        has_a_post && !self.seats.values().any(there)
    }

    /// A service became unwell: whoever was called in and alone knows it is needed.
    fn judge_pages(&mut self) {
        for at in 0..self.pages.len() {
            let who = self.pages[at].who;
            let seat = self.seats.get(who);
            let needed = seat.is_some_and(|seat| self.is_unrepresented(who, seat));
            self.pages[at].needed |= needed;
        }
    }

    fn is_of_use(&mut self, who: &PersonId) {
        for page in self.pages.iter_mut().filter(|page| page.who == who) {
            page.needed = true;
        }
    }

    /// Who is missing now? Whatever nobody is missing for any more is over.
    pub(super) fn look_for_needs(&mut self, event: &Event) {
        if !self.watches {
            self.end_watch(event.at);
            return;
        }
        let now = event.at;
        // Whoever left is missing since then.
        let left = matches!(event.what, What::Left { .. }).then(|| Mark::of(event));
        let missing = self.missing();
        for need in &mut self.needs {
            let still =
                |(_, able): &(Mark, Vec<&PersonId>)| able.iter().any(|who| need.able.contains(who));
            if need.over.is_none() && !missing.iter().any(still) {
                need.over = Some(now);
            }
        }
        for (shown, able) in missing {
            let known = |need: &Need<'_>| {
                need.over.is_none() && able.iter().any(|who| need.able.contains(who))
            };
            if !self.needs.iter().any(known) {
                self.needs.push(Need {
                    since: now,
                    shown: left.unwrap_or(shown),
                    able,
                    called: None,
                    over: None,
                });
            }
        }
    }

    /// For whatever nobody on the call is able to: what shows it, and who could come.
    fn missing(&self) -> Vec<(Mark, Vec<&'a PersonId>)> {
        let mut missing = Vec::new();
        for (service, shown) in &self.unwell {
            let knowing = self.seats.iter().filter(|(_, seat)| seat.knows(service));
            missing.extend(self.called_for(*shown, knowing.map(|(who, _)| *who)));
        }
        for finding in &self.scenario.world.findings {
            if let Some(shown) = self.can_be_found(finding) {
                let able = self.seated(&finding.found_by);
                missing.extend(self.called_for(shown, able));
            }
        }
        for (remedy, shown) in &self.chosen {
            if let Some(remedy) = self.scenario.remedy(remedy) {
                let able = self.seated(&remedy.done_by);
                missing.extend(self.called_for(*shown, able));
            }
        }
        missing
    }

    fn seated<'s>(&'s self, people: &'s [PersonId]) -> impl Iterator<Item = &'a PersonId> + 's {
        self.seats
            .keys()
            .copied()
            .filter(move |who| people.contains(who))
    }

    /// Since when a finding that matters could be made, if it could and has not been.
    fn can_be_found(&self, finding: &'a Finding) -> Option<Mark> {
        let fault = finding.while_fault.as_ref();
        let matters = !finding.red_herring
            && !self.known.contains_key(&finding.id)
            && fault.is_some_and(|fault| self.faults.contains(fault))
            && self.has(finding.only.as_ref());
        if !matters {
            return None;
        }
        // Whoever is there and knows the service is believed to find what there is.
        let is_looked_after = |seat: &Seat<'_>| seat.present && seat.knows(&finding.service);
        if self.seats.values().any(is_looked_after) {
            return None;
        }
        let led_to = finding.after.iter().map(|before| self.known.get(before));
        let led_to = led_to.collect::<Option<Vec<&Mark>>>()?;
        let unwell = self.unwell.get(&finding.service);
        led_to.into_iter().max().or(unwell).copied()
    }

    /// Those of the able who would come, if none of them is there or on the way.
    fn called_for(
        &self,
        shown: Mark,
        able: impl Iterator<Item = &'a PersonId>,
    ) -> Option<(Mark, Vec<&'a PersonId>)> {
        let mut would_come = Vec::new();
        for who in able {
            let seat = self.seats.get(who)?;
            if seat.present || seat.on_the_way {
                return None;
            }
            if seat.would_come() {
                would_come.push(who);
            }
        }
        (!would_come.is_empty()).then_some((shown, would_come))
    }

    pub(super) fn end_needs(&mut self, at: Moment) {
        for need in &mut self.needs {
            need.over.get_or_insert(at);
        }
    }
}
