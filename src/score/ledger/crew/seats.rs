//! Seats: each person of the cast as this drill has them, and what they are doing on the call.

use std::collections::BTreeMap;

use super::{Crew, Mark};
use crate::drill::event::Gone;
use crate::drill::{Event, KNOWS_SERVICE, RECOVERED_FROM, What};
use crate::scenario::ids::{OptionId, PersonId, ServiceId, TeamId, VariantId};
use crate::scenario::model::{Only, Part, Person, Presence, Role, Variant};
use crate::units::Permille;

/// One person of the cast.
#[derive(Debug)]
pub(super) struct Seat<'a> {
    person: &'a Person,
    expertise: &'a BTreeMap<ServiceId, Permille>,
    presence: Presence,
    /// On the call.
    pub present: bool,
    /// Was there and left.
    pub gone: Option<Gone>,
    /// Was called in and has not come yet.
    pub on_the_way: bool,
    /// Open tasks.
    pub tasks: u32,
    /// Those of them that the commander gave.
    pub reports: u32,
    /// Works in a sub-team, off the main call.
    pub in_team: bool,
    /// Since when they have had nothing to do, and when they asked.
    pub idle: Option<(Mark, Option<Mark>)>,
}

impl<'a> Seat<'a> {
    pub fn of(person: &'a Person) -> Seat<'a> {
        Seat {
            person,
            expertise: &person.expertise,
            presence: person.presence,
            present: false,
            gone: None,
            on_the_way: false,
            tasks: 0,
            reports: 0,
            in_team: false,
            idle: None,
        }
    }

    pub fn part(&self) -> Part {
        self.person.part
    }

    pub fn team(&self) -> Option<&'a TeamId> {
        self.person.team.as_ref()
    }

    pub fn is_commander(&self) -> bool {
        self.person.ic_trained
    }

    /// Would come if called in. Whoever was sent to rest or off the call is left alone.
    pub fn would_come(&self) -> bool {
        let away = matches!(self.gone, Some(Gone::Removed | Gone::Relieved));
        let comes = match self.presence {
            Presence::Paged(..) => true,
            Presence::OnCall => self.gone.is_some(),
            Presence::Away => false,
        };
        !self.present && !away && comes
    }

    pub fn knows(&self, service: &ServiceId) -> bool {
        let level = self.expertise.get(service);
        level.is_some_and(|level| *level >= KNOWS_SERVICE)
    }

    pub fn knows_any(&self, services: &BTreeMap<&ServiceId, Mark>) -> bool {
        services.keys().any(|service| self.knows(service))
    }

    pub fn shares_a_service(&self, other: &Seat<'_>) -> bool {
        self.expertise
            .keys()
            .any(|service| self.knows(service) && other.knows(service))
    }

    pub fn has_nothing_to_do(
        &self,
        unwell: &BTreeMap<&'a ServiceId, Mark>,
        roles: &BTreeMap<Role, &'a PersonId>,
    ) -> bool {
        self.part() == Part::Responder
            && self.present
            && self.tasks == 0
            && !self.in_team
            && !roles.values().any(|holder| **holder == self.person.id)
            && !self.knows_any(unwell)
    }

    /// Whether words name them, by the first name or a nickname, as whole words.
    pub fn is_named_in(&self, text: &str) -> bool {
        std::iter::once(self.person.first_name())
            .chain(self.person.nicknames.iter().map(String::as_str))
            .any(|name| holds_word(text, name))
    }

    fn patch(&mut self, options: &BTreeMap<VariantId, OptionId>, variants: &'a [Variant]) {
        for variant in variants {
            let drawn = options.get(&variant.id);
            let option = variant.options.iter().find(|one| Some(&one.id) == drawn);
            let patches = option.into_iter().flat_map(|one| &one.cast);
            for patch in patches.filter(|patch| patch.id == self.person.id) {
                if let Some(presence) = patch.presence {
                    self.presence = presence;
                }
                if let Some(expertise) = &patch.expertise {
                    self.expertise = expertise;
                }
            }
        }
    }
}

fn holds_word(text: &str, name: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            is_edge(text[..at].chars().next_back())
                && is_edge(text[at + name.len()..].chars().next())
        })
}

impl<'a> Crew<'a> {
    /// Enters who comes and goes, which services are well, and who holds which role.
    pub(super) fn enter_seats(&mut self, event: &'a Event) -> bool {
        match &event.what {
            What::Cast { options } => {
                for seat in self.seats.values_mut() {
                    seat.patch(options, &self.scenario.variants);
                }
                self.options = Some(options);
            }
            What::Joined { who, .. } => {
                if let Some(seat) = self.seats.get_mut(who) {
                    seat.present = true;
                    seat.gone = None;
                    seat.on_the_way = false;
                }
            }
            What::Left { who, why } => self.leave(who, *why),
            What::UnderWay { roles, .. } => {
                let held = roles.iter().map(|(role, who)| (*role, who));
                self.roles.extend(held);
            }
            What::RoleGiven { role, who, .. } => {
                self.roles.insert(*role, who);
            }
            What::HealthChanged { service, health } => {
                if *health >= RECOVERED_FROM {
                    self.unwell.remove(service);
                } else {
                    self.unwell.entry(service).or_insert(Mark::of(event));
                }
            }
            _ => return false,
        }
        true
    }

    fn leave(&mut self, who: &'a PersonId, why: Gone) {
        self.roles.retain(|_, holder| *holder != who);
        let words = self.farewell(who);
        let Some(seat) = self.seats.get_mut(who) else {
            return;
        };
        seat.present = false;
        seat.gone = Some(why);
        seat.in_team = false;
        let unasked = matches!(seat.idle, Some((_, None)));
        // Whoever had asked is counted as one who asked.
        let had_asked = |words: Mark| {
            self.idle.iter().any(|one| {
                one.who == who
                    && one.asked.is_some()
                    && one.response.is_some_and(|answer| answer.mark() == words)
            })
        };
        if why == Gone::Released
            && self.watches
            && unasked
            && let Some(words) = words
            && !had_asked(words)
        {
            self.let_go.push((words, who));
        }
    }

    /// Whether something of the scenario belongs to this drill.
    pub(super) fn has(&self, only: Option<&Only>) -> bool {
        let drawn = |variant, option| {
            self.options
                .is_some_and(|options| options.get(variant) == Some(option))
        };
        only.is_none_or(|only| {
            only.0
                .iter()
                .any(|(variant, option)| drawn(variant, option))
        })
    }
}
