//! Filling the slots: from a settled draft to the act.

use super::super::acts::{Act, BriefFacts, Directed, HeardAct};
use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, mark};
use super::super::names::{Names, Party};
use super::super::tokens::STOP;
use crate::scenario::ids::{PartyId, PersonId};
use crate::scenario::model::{Audience, Role};

/// What is needed to fill slots.
pub struct Fill<'a> {
    /// What was said.
    pub text: &'a str,
    /// Its items; the last is its end.
    pub items: &'a [Item],
    /// The names.
    pub names: &'a Names,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Who speaks.
    pub speaker: Option<u16>,
    /// The back-up commander.
    pub backup: Option<u16>,
}

impl Fill<'_> {
    /// The act of a draft, with its place in the text. Nothing when a slot without which the
    /// act means nothing cannot be filled.
    pub fn act(&self, draft: &Draft) -> Option<HeardAct> {
        let act = self.fill(draft)?;
        Some(HeardAct {
            act,
            span: self.span(draft.part),
        })
    }

    fn ids(&self, parties: &[Party]) -> Vec<PartyId> {
        parties.iter().map(|party| self.names.id(*party)).collect()
    }

    fn to(&self, draft: &Draft) -> Vec<PartyId> {
        self.ids(&draft.said.to)
    }

    fn person_of(&self, party: Option<&Party>) -> Option<PersonId> {
        match party {
            Some(Party::Person(at)) => Some(self.names.person(*at)),
            _ => None,
        }
    }

    /// The person whom the act is about: named in its cue, else the one addressed.
    fn about(&self, draft: &Draft) -> Option<PersonId> {
        let person = |party: &&Party| matches!(party, Party::Person(_));
        let named = draft.objects.iter().find(person);
        // "I need you to write the postmortem, Sam, by Friday"
        let behind = || {
            self.items[draft.cue.1..draft.part.1]
                .iter()
                .filter_map(Item::party)
                .find(|party| matches!(party, Party::Person(_)))
        };
        let named = named.or(draft.said.to.iter().find(person)).copied();
        self.person_of(named.or_else(behind).as_ref())
    }

    fn fill(&self, draft: &Draft) -> Option<Act> {
        let to = || self.to(draft);
        let hints = draft.hints;
        Some(match draft.kind {
            Kind::AskForCommander => Act::AskForCommander,
            Kind::TakeCommand => Act::TakeCommand {
                named: self.names_speaker(draft),
                full_title: hints.has(Hints::FULL) || self.says_full_title(draft),
            },
            // "Deputy, please …" speaks to one; it makes nobody deputy
            Kind::Appoint => Act::Appoint {
                person: Some(self.about(draft)?),
                role: hints.role().unwrap_or(Role::Deputy),
            },
            Kind::AskPresent => Act::AskPresent {
                team: draft
                    .objects
                    .first()
                    .or(draft.said.to.first().filter(|_| hints.has(Hints::OBJECT)))
                    .map(|party| self.names.id(*party)),
            },
            Kind::Page => Act::Page {
                whom: if hints.has(Hints::BACKUP) {
                    self.backup.map(|at| self.names.id(Party::Person(at)))
                } else {
                    draft
                        .objects
                        .iter()
                        .find(|party| {
                            !draft.said.to.contains(party)
                                || draft.said.inherited
                                || draft.objects.len() == 1
                        })
                        .copied()
                        .or_else(|| self.named_before(draft))
                        .map(|party| self.names.id(party))
                },
            },
            Kind::AskStatus => Act::AskStatus { to: to() },
            Kind::AskScope => Act::AskScope { to: to() },
            Kind::AskActions => Act::AskActions { to: to() },
            Kind::AskRisks => Act::AskRisks {
                to: to(),
                remedy: draft.remedy.map(|at| self.names.remedy(at)),
            },
            Kind::PinAnswer => Act::PinAnswer { to: to() },
            Kind::Propose => Act::Propose {
                remedy: draft.remedy.map(|at| self.names.remedy(at)),
                plan: self.plan(draft),
            },
            Kind::PollObjections => Act::PollObjections,
            Kind::PollAgreement => Act::PollAgreement,
            Kind::Decide => Act::Decide {
                remedy: draft.remedy.map(|at| self.names.remedy(at)),
                plan: self.plan(draft),
            },
            Kind::Assign => self.assign(draft)?,
            Kind::AskAck => Act::AskAck { to: to() },
            Kind::FollowUp => Act::FollowUp { to: to() },
            Kind::AskEstimate => Act::AskEstimate { to: to() },
            Kind::GrantTime => Act::GrantTime {
                to: to(),
                timebox_s: draft.time.map(u64::from),
            },
            Kind::Acknowledge => Act::Acknowledge { to: to() },
            Kind::CancelTask => Act::CancelTask { to: to() },
            Kind::Release => self.release(draft)?,
            Kind::Rotate => match self.rotate(draft) {
                Act::Rotate {
                    person: None,
                    replacement: None,
                } => return None,
                act => act,
            },
            Kind::SpinOff => self.spin_off(draft),
            Kind::StatusUpdate => Act::StatusUpdate {
                next_in_s: draft.next.map(u64::from),
            },
            Kind::InstructPost => Act::InstructPost {
                to: to(),
                audience: if hints.has(Hints::INTERNAL) {
                    Audience::Internal
                } else {
                    Audience::Public
                },
                next_in_s: draft.next.map(u64::from),
            },
            Kind::ApprovePost => Act::ApprovePost { to: to() },
            Kind::RevisePost => Act::RevisePost {
                to: to(),
                reason: self.captured(draft),
            },
            Kind::PromiseUpdate => Act::PromiseUpdate {
                next_in_s: draft.time.map(u64::from),
            },
            Kind::DeclareSeverity => Act::DeclareSeverity {
                level: u8::try_from(draft.level?)
                    .ok()
                    .filter(|level| (1..=5).contains(level))?,
            },
            Kind::CloseSeverityDebate => Act::CloseSeverityDebate,
            Kind::ArgueSeverity => Act::ArgueSeverity,
            Kind::CloseProcessDebate => Act::CloseProcessDebate,
            Kind::ChallengeTakeover => Act::ChallengeTakeover { to: to() },
            Kind::DeferToAfter => Act::DeferToAfter { to: to() },
            Kind::RefuseRequest => Act::RefuseRequest { to: to() },
            Kind::Yield => Act::Yield { to: to() },
            Kind::KeepOrder => Act::KeepOrder,
            Kind::Warn => Act::Warn {
                person: self.warned(draft),
            },
            Kind::Remove => Act::Remove {
                person: self.removed(draft),
            },
            Kind::HandOver => Act::HandOver {
                person: Some(self.about(draft)?),
            },
            Kind::Brief => Act::Brief {
                to: to(),
                elements: Vec::new(),
                facts: BriefFacts::default(),
            },
            Kind::ConfirmReadback => Act::ConfirmReadback,
            Kind::CorrectReadback => Act::CorrectReadback {
                correction: self.captured(draft),
            },
            Kind::AskRecovered => Act::AskRecovered { to: to() },
            Kind::DeclareResolved => Act::DeclareResolved,
            Kind::EndCall => Act::EndCall {
                follow_up_place: self.place(draft),
            },
            Kind::AssignPostmortem => Act::AssignPostmortem {
                person: self.about(draft),
                due: self.due(draft),
            },
            Kind::Thank => Act::Thank { to: to() },
            Kind::Nothing | Kind::Courtesy => return None,
        })
    }

    /// "Grant, once more and I'll have Tatiana remove you" warns the one it is said to.
    fn warned(&self, draft: &Draft) -> Option<PersonId> {
        let said_to = self.person_of(draft.said.to.first().filter(|_| !draft.said.inherited));
        said_to.or_else(|| self.about(draft))
    }

    /// "You were warned, Grant. Tatiana, take him off the call."
    fn removed(&self, draft: &Draft) -> Option<PersonId> {
        let pronoun = (draft.cue.0..draft.cue.1)
            .any(|at| matches!(self.word(at), "him" | "her" | "them" | "he" | "she"));
        if !pronoun || !draft.objects.is_empty() {
            return self.about(draft);
        }
        // nobody known from earlier sentences: nobody is removed, least of all who is told to do it
        let sentence = (1..=draft.cue.0)
            .rev()
            .find(|at| self.items[*at].cut >= STOP)
            .unwrap_or(0);
        let mut named = self.items[..sentence].iter().rev().filter_map(Item::party);
        let meant =
            named.find(|party| matches!(party, Party::Person(_)) && !draft.said.to.contains(party));
        self.person_of(meant.as_ref())
    }

    /// "We need Kenji, please page him": who was named last and is not spoken to.
    fn named_before(&self, draft: &Draft) -> Option<Party> {
        self.items[..draft.cue.0]
            .iter()
            .rev()
            .filter_map(|item| item.party().map(|party| (item, party)))
            .find(|(item, party)| {
                draft.said.inherited || !item.is_any(class::START) || !draft.said.to.contains(party)
            })
            .map(|(_, party)| party)
    }

    fn names_speaker(&self, draft: &Draft) -> bool {
        let Some(speaker) = self.speaker else {
            return false;
        };
        self.items.iter().take(draft.part.1).any(|item| {
            item.party() == Some(Party::Person(speaker)) && !item.is_any(class::BY_ROLE)
        })
    }

    /// "I'm taking command as incident commander".
    fn says_full_title(&self, draft: &Draft) -> bool {
        (draft.part.0 + 1..draft.part.1)
            .any(|at| self.word(at) == "commander" && self.word(at - 1) == "incident")
    }

    fn plan(&self, draft: &Draft) -> Option<String> {
        if draft.remedy.is_some() {
            return None;
        }
        let words = self.captured(draft);
        let says_nothing = matches!(
            words.to_lowercase().as_str(),
            "" | "it" | "that" | "this" | "do it" | "do that" | "do this" | "go for it"
        );
        (!says_nothing).then_some(words)
    }

    fn assign(&self, draft: &Draft) -> Option<Act> {
        let hints = draft.hints;
        let mut to = draft.said.to.clone();
        let directed = if hints.has(Hints::ONESELF) {
            to = self.speaker.map(Party::Person).into_iter().collect();
            Directed::Oneself
        } else if hints.has(Hints::NOBODY) {
            to.clear();
            Directed::Nobody
        } else {
            match to[..] {
                [] if draft.said.everybody || hints.has(Hints::GROUP) => Directed::Group,
                [] => Directed::Nobody,
                [Party::Person(_)] if draft.said.by_role => Directed::Role,
                [Party::Person(_)] => Directed::Person,
                _ => Directed::Group,
            }
        };
        let task = self.captured(draft);
        // "Alex on the bridge", said by Alex, gives nobody a task
        let to_oneself = directed != Directed::Oneself
            && self
                .speaker
                .is_some_and(|speaker| to == [Party::Person(speaker)]);
        if task.is_empty() || to_oneself {
            return None;
        }
        Some(Act::Assign {
            to: self.ids(&to),
            directed,
            task,
            timebox_s: draft.timebox.or(draft.time).map(u64::from),
            ack_asked: draft.ack,
        })
    }

    fn release(&self, draft: &Draft) -> Option<Act> {
        let mut named: Vec<Party> = Vec::new();
        for item in &self.items[draft.part.0..draft.part.1] {
            if let Some(party) = item.party()
                && !named.contains(&party)
            {
                named.push(party);
            }
        }
        if draft.hints.has(Hints::KEEP) {
            return Some(Act::Release {
                people: Vec::new(),
                keep: self.ids(&named),
            });
        }
        // "Jonas, we don't need the network any more": whoever is spoken to goes
        let only_teams = draft
            .objects
            .iter()
            .all(|party| matches!(party, Party::Team(_)));
        let spoken_to = !draft.said.to.is_empty() && !draft.said.inherited;
        let people =
            if draft.objects.is_empty() && !draft.said.to.is_empty() || only_teams && spoken_to {
                draft.said.to.clone()
            } else {
                named
            };
        Some(Act::Release {
            people: self.ids(&people),
            keep: Vec::new(),
        })
    }

    fn rotate(&self, draft: &Draft) -> Act {
        let mut people: Vec<Party> = draft.objects.clone();
        if draft.hints.has(Hints::SWAP) && people.len() >= 2 {
            people.swap(0, 1);
        } else if draft.hints.has(Hints::OBJECT) {
            // "take a break, Kenji takes over": the one addressed rests
            if let Some(rests) = draft.said.to.first()
                && !people.contains(rests)
            {
                people.insert(0, *rests);
            }
        } else if people.is_empty() {
            people.extend(draft.said.to.first());
        }
        if people.len() == 1 {
            for item in &self.items[draft.part.0..draft.part.1] {
                if let Some(party) = item.party()
                    && !people.contains(&party)
                {
                    people.push(party);
                }
            }
        }
        Act::Rotate {
            person: self.person_of(people.first()),
            replacement: self.person_of(draft.relief.as_ref().or(people.get(1))),
        }
    }

    fn spin_off(&self, draft: &Draft) -> Act {
        const TEAMS: [&str; 8] = [
            "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel",
        ];
        let team_at = (draft.part.0..draft.part.1).find(|at| TEAMS.contains(&self.word(*at)));
        let team = team_at.map(|at| self.word(at).to_owned());
        let mut from = draft.words.0;
        if let Some(at) = team_at
            && at >= draft.cue.0
        {
            from = from.max(at + 1);
        }
        while from < draft.words.1
            && matches!(
                self.word(from),
                "and" | "to" | "with" | "team" | "please" | "on" | "you" | "for" | "should"
            )
        {
            from += 1;
        }
        Act::SpinOff {
            leader: self.about(draft),
            team,
            task: self.slice(from, draft.words.1),
            timebox_s: draft.timebox.or(draft.time).map(u64::from),
        }
    }

    fn place(&self, draft: &Draft) -> Option<String> {
        (draft.part.0..draft.part.1).find_map(|at| {
            let item = &self.items[at];
            let start = item.start as usize;
            if start > 0 && self.text.as_bytes().get(start - 1) == Some(&b'#') {
                let rest = &self.text[start - 1..];
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                let name = rest[..end].trim_end_matches(['.', ',', '!', '?', ';', ':', ')']);
                return Some(name.to_owned());
            }
            let word = self.word(at);
            let next = self.word(at + 1);
            match word {
                "postmortem" if matches!(next, "doc" | "document" | "channel" | "thread") => None,
                "chat" | "slack" | "channel" | "thread" | "postmortem" | "room" | "ticket"
                | "document" | "doc" | "email" => {
                    let before = if at > 0 { self.word(at - 1) } else { "" };
                    Some(match before {
                        "incident" | "slack" | "chat" | "war" => format!("{before} {word}"),
                        _ => word.to_owned(),
                    })
                }
                _ => None,
            }
        })
    }

    fn due(&self, draft: &Draft) -> Option<String> {
        let mut at = draft.cue.0;
        while at < draft.part.1 {
            let word = self.word(at);
            let opens = matches!(word, "due" | "by" | "within" | "in" | "before" | "until");
            let counts = self.items[at].is_any(class::NUM)
                && matches!(
                    self.word(at + 1),
                    "business" | "working" | "calendar" | "days" | "weeks"
                );
            if counts
                && !matches!(
                    self.word(at.wrapping_sub(1)),
                    "due" | "by" | "within" | "in"
                )
            {
                let to = (at + 1..draft.part.1)
                    .find(|end| matches!(self.word(*end), "day" | "days" | "week" | "weeks"))
                    .map_or(draft.part.1, |end| end + 1);
                return Some(self.slice(at, to).to_lowercase());
            }
            if opens {
                let mut from = at + 1;
                while matches!(
                    self.word(from),
                    "due"
                        | "by"
                        | "within"
                        | "in"
                        | "before"
                        | "on"
                        | "is"
                        | "the"
                        | "next"
                        | "end"
                        | "of"
                ) && !matches!(self.word(from), "next" | "end")
                {
                    from += 1;
                }
                let to = (from..draft.part.1)
                    .find(|end| {
                        *end > from && self.items[*end].cut != 0
                            || self.items[*end].is_any(mark::SKIP | mark::LEAD)
                    })
                    .unwrap_or(draft.part.1);
                let said = self.slice(from, to).to_lowercase();
                if is_day(&said) {
                    return Some(said);
                }
            }
            let day = matches!(
                word,
                "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
                    | "tomorrow"
            );
            if day {
                return Some(self.slice(at, at + 1).to_lowercase());
            }
            at += 1;
        }
        None
    }

    fn word(&self, at: usize) -> &str {
        self.items
            .get(at)
            .map_or("", |item| self.lexicon.text(item.word))
    }

    fn captured(&self, draft: &Draft) -> String {
        let (mut from, mut to) = draft.words;
        // "watch the graphs for five minutes": the time has a slot of its own
        let timed = draft.timebox.is_some() && draft.kind == Kind::Assign;
        while timed && to > from + 1 && matches!(self.word(to - 1), "for" | "in" | "within") {
            to -= 1;
        }
        while from < to
            && (self.items[from].is_any(mark::SKIP) || self.word(from) == "like")
            && from + 1 < to
            && !self.items[from].is_any(mark::VERB)
        {
            from += 1;
        }
        self.slice(from, to)
    }

    /// The text of some items, without punctuation at its ends.
    fn slice(&self, from: usize, to: usize) -> String {
        if from >= to {
            return String::new();
        }
        let start = self.items[from].start as usize;
        let end = self.items[to - 1].end as usize;
        self.text
            .get(start..end)
            .unwrap_or("")
            .trim_matches(|sign: char| {
                sign.is_whitespace() || matches!(sign, ',' | '.' | ';' | ':' | '-' | '!' | '?')
            })
            .to_owned()
    }

    /// The bytes of a part, its closing punctuation included.
    fn span(&self, (from, to): (usize, usize)) -> (usize, usize) {
        let start = self.items[from].start as usize;
        let limit = self
            .items
            .get(to)
            .map_or(self.text.len(), |item| item.start as usize);
        let said = self.text.get(start..limit).unwrap_or("");
        let kept = said.trim_end_matches(|sign: char| {
            sign.is_whitespace()
                || matches!(
                    sign,
                    ',' | ':' | '-' | '\u{2014}' | '\u{2013}' | '(' | '"' | '\u{201C}'
                )
        });
        let least = self.items[to.max(from + 1) - 1].end as usize;
        (start, (start + kept.len()).max(least))
    }
}

/// Whether words can be the time by which something is due.
fn is_day(said: &str) -> bool {
    [
        "day", "week", "tomorrow", "minute", "hour", "month", "night", "noon", "morning",
    ]
    .iter()
    .any(|word| said.contains(word))
}
