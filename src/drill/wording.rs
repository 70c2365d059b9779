//! Wording: in which words somebody speaks for a situation. Their own lines come first, then the
//! scenario's, then the house's; within each those for the tone in which they press, for the mood
//! they are in, for their persona, and the plain ones. What has been said is said otherwise.

use std::collections::BTreeMap;
use std::ops::Bound;

use smol_str::SmolStr;

use super::due::Words;
use super::engine::Drill;
use super::event::Sense;
use super::lines::{Pool, fill, may_come_again, without_greeting};
use super::speech::numbers_said;
use crate::scenario::house::{self, HouseLine, Manner, Situation};
use crate::scenario::ids::{LineId, PersonId};

/// Slots with their values.
type Slots = Vec<(&'static str, String)>;

/// Where words come from that were said before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A line that an author has somebody say at this point.
    Author,
    /// The lines for a situation.
    House,
}

impl Drill {
    /// What a person says in these words.
    pub(super) fn words_of(
        &mut self,
        who: &PersonId,
        words: Words,
        sense: &Sense,
    ) -> (LineId, String) {
        match words {
            Words::Line(line) => self.line_said(who, &line, Some(sense)),
            Words::House(situation, slots) => self.worded(who, situation, slots, Some(sense)),
            Words::First(line, situation, slots) => {
                let text = self.line_filled(&line);
                if self.spoken.by(&text).is_none() {
                    return self.line_said(who, &line, Some(sense));
                }
                let drawn = self.spoken.turn();
                self.worded_by(drawn, who, situation, slots, Some(sense))
            }
            Words::Framed(situation, line, mut slots) => {
                let said = self.line_filled(&line);
                self.spoken.remember(&said, who);
                slots.push(("said", said));
                let (_, text) = self.worded(who, situation, slots, Some(sense));
                (line, text)
            }
        }
    }

    /// A line of the scenario as somebody says it: as it is written for the first time, otherwise
    /// if it was said before.
    pub(super) fn line_said(
        &mut self,
        who: &PersonId,
        line: &LineId,
        sense: Option<&Sense>,
    ) -> (LineId, String) {
        let text = self.line_filled(line);
        let before = self.spoken.by(&text).filter(|_| !may_come_again(&text));
        let Some(before) = before.cloned() else {
            self.spoken.remember(&text, who);
            return (line.clone(), text);
        };
        if let Some(Sense::WarnsOf { .. } | Sense::Objects { .. }) = sense
            && before != *who
        {
            let slots = vec![("other", self.called(&before))];
            let drawn = self.spoken.turn();
            let (_, text) = self.worded_by(drawn, who, "seconds-risk", slots, sense);
            return (line.clone(), text);
        }
        self.said_again(who, vec![(line.clone(), text)], sense, Source::Author)
    }

    /// The words of a line of the scenario.
    fn line_filled(&self, line: &LineId) -> String {
        let written = self.scenario.line(line);
        if written.contains('{') {
            fill(written, &self.slots_of_lines())
        } else {
            written.to_owned()
        }
    }

    fn slots_of_lines(&self) -> Slots {
        let severity = self.state.severity.map_or_else(
            || "nothing yet".to_owned(),
            |level| numbers_said(level).to_owned(),
        );
        vec![
            ("commander", self.called(&self.state.trainee)),
            ("severity", severity),
        ]
    }

    /// A line for a situation, as this person would say it now. It takes one throw of their die,
    /// whatever was said before.
    pub(super) fn worded(
        &mut self,
        who: &PersonId,
        situation: &str,
        slots: Slots,
        sense: Option<&Sense>,
    ) -> (LineId, String) {
        let drawn = self.die(who).below(u32::MAX);
        self.worded_by(drawn, who, situation, slots, sense)
    }

    fn worded_by(
        &mut self,
        drawn: u32,
        who: &PersonId,
        situation: &str,
        slots: Slots,
        sense: Option<&Sense>,
    ) -> (LineId, String) {
        let scenario = self.scenario.clone();
        let of = house::situation(situation);
        debug_assert!(of.is_some(), "the house has no situation {situation}");
        let own = self.casting.people.get(who).map(|one| &one.voice);
        let written = own
            .into_iter()
            .chain([&scenario.house_lines])
            .filter(|map| !map.is_empty());
        let varies = of.is_some_and(Situation::varies) || written.clone().next().is_some();
        let manners = if varies {
            self.manners(who, sense)
        } else {
            [None; 3]
        };
        // The plain lines come last.
        let each = || manners.into_iter().flatten().chain([Manner::PLAIN]);
        let mut pools: Vec<Pool> = Vec::with_capacity(4);
        for map in written {
            let lines = each().filter_map(|manner| lines_for(map, situation, manner));
            pools.extend(lines.map(|lines| Pool::Own(lines, &scenario)));
        }
        let house = each().filter_map(|manner| of.map(|of| of.lines(manner)));
        pools.extend(house.filter(|lines| !lines.is_empty()).map(Pool::House));
        if let Some(chosen) = self.spoken.choose(&pools, &slots, drawn, who) {
            return chosen;
        }
        let said = pools.iter().flat_map(|pool| pool.filled(&slots)).collect();
        self.said_again(who, said, sense, Source::House)
    }

    /// In which tone, which mood and as which persona somebody speaks.
    fn manners(&self, who: &PersonId, sense: Option<&Sense>) -> [Option<Manner>; 3] {
        let arc = match sense {
            Some(
                Sense::Presses { arc, .. }
                | Sense::Relents { arc }
                | Sense::AnswersChallenge { arc, .. },
            ) => self.state.arcs.get(arc),
            _ => None,
        };
        let persona = self.person(who).and_then(|one| one.persona);
        [
            arc.map(|arc| arc.tone.into()),
            Some(self.mood(who).into()),
            persona.map(Manner::from),
        ]
    }

    /// One of these texts, all of which were said: framed by how people repeat themselves, or
    /// each other.
    fn said_again(
        &mut self,
        who: &PersonId,
        mut said: Vec<(LineId, String)>,
        sense: Option<&Sense>,
        from: Source,
    ) -> (LineId, String) {
        let name = self.called(who);
        let by = said.first().and_then(|(_, text)| self.spoken.by(text));
        let other = by.filter(|by| *by != who).map(|by| self.called(by));
        let asks = said.iter().any(|(_, text)| text.ends_with('?'));
        let situation = match (sense, &other) {
            (None, _) => "again-posted",
            (Some(sense), _) if agrees(sense) => "again-agreed",
            // Small talk of the house goes along; an author's is a message.
            (Some(Sense::Chatter), _) if from == Source::House => "again-agreed",
            (Some(Sense::Presses { .. }), None) => "again-pressed",
            (Some(_), None) if asks => "again-asked",
            (Some(sense), None) if unasked(sense) => "again-told",
            (Some(_), None) => "again",
            (Some(_), Some(_)) if asks => "seconds-question",
            (Some(_), Some(_)) => "seconds",
        };
        for (_, text) in &mut said {
            let bare = without_greeting(text, &name);
            if bare.len() < text.len() {
                *text = bare.to_owned();
            }
        }
        let slots = [
            ("commander", self.called(&self.state.trainee)),
            ("other", other.unwrap_or_default()),
            ("name", name),
        ];
        let drawn = self.spoken.turn();
        let frames: &[HouseLine] =
            house::situation(situation).map_or(&[], |of| of.lines(Manner::PLAIN));
        self.spoken.frame(&said, frames, &slots, drawn, who)
    }
}

/// What a map of an author's lines has for a situation and a manner of speaking.
fn lines_for<'a>(
    map: &'a BTreeMap<SmolStr, Vec<LineId>>,
    situation: &str,
    manner: Manner,
) -> Option<&'a [LineId]> {
    let wanted = (situation, manner.variant());
    let from = (Bound::Included(situation), Bound::Unbounded);
    map.range::<str, _>(from)
        .take_while(|(key, _)| key.starts_with(situation))
        .find(|(key, _)| house::split(key) == wanted)
        .map(|(_, lines)| lines.as_slice())
}

/// Words that answer nobody.
fn unasked(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Chatter
            | Sense::Reminds
            | Sense::RemindsOfShift { .. }
            | Sense::CallsTime { .. }
            | Sense::CallsTimebox { .. }
            | Sense::OffersDraft { .. }
            | Sense::AsksRelief
            | Sense::Introduces
            | Sense::NotYourCall
            | Sense::ToldYouSo { .. }
            | Sense::TakesCommand
            | Sense::ReturnsCommand
    )
}

/// Words that go along with the commander, and say little beside.
fn agrees(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Acknowledges { .. }
            | Sense::TakesRole { .. }
            | Sense::IsPresent
            | Sense::ConfirmsPost { .. }
            | Sense::ConfirmsPage { .. }
            | Sense::ConfirmsRemoval { .. }
            | Sense::TakesPostmortem
            | Sense::Relents { .. }
            | Sense::Farewell
    )
}
