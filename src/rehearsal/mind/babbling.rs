//! Somebody who says whatever comes to mind, to whomever: any phrase of a commander, with any
//! name, service or remedy in it. They are bound to lose, and now and then they stumble into what
//! no sensible commander would try, which is how it is known that it can be reached.

use super::Mind;
use crate::rehearsal::words::{Phrase, Slots, minutes};
use crate::units::{Moment, Span};

/// Between two things said, at least. Ours.
const LEAST: Span = Span::secs(5);
/// And so much more, at most [ms]. Ours.
const MORE: u64 = 18_000;
/// A length of time is up to so many minutes. Ours.
const MINUTES: u64 = 10;
/// What a commander should never say, or not like that.
const BARE: [&str; 28] = [
    "Any strong objections?",
    "Is everyone okay with that?",
    "Can someone please look into this?",
    "I'll restart it myself.",
    "Okay, whatever you think is best.",
    "Fine, do it your way.",
    "I think it is less severe than that.",
    "We are treating this as a severity three.",
    "We are treating this as a severity four.",
    "Any news from anybody?",
    "Can somebody just fix it?",
    "Guys, can someone check the QPS?",
    "Who broke this?",
    "Whose fault is this?",
    "What does the RPO look like against MTTR and TTFB?",
    "Does everyone agree?",
    "I'll take a look at the logs myself.",
    "Everybody, look into it please.",
    "I really don't think this is a severity one.",
    "Are we sure this is a severity two?",
    "Next update in two minutes.",
    "{to}, get {who} on the call.",
    "{to}, have a look at {what}.",
    "{to}, just {what}.",
    "{to}, anything yet?",
    "{to}, put something on the status page.",
    "{to}, send it.",
    "Let's just {what}.",
];
/// Of so many things said one is what a commander says, at the wrong time; the others are of
/// [`BARE`]. Ours.
const PROPER_ONE_IN: u64 = 3;
/// As long as they do not command, every so manieth time they say that they do. Ours.
const OPENS_ONE_IN: u64 = 5;
/// Every so manieth person spoken to is not there. Ours.
const ABSENT_ONE_IN: u64 = 8;

impl Mind {
    /// Something, when its time has come.
    pub(super) fn babble(&mut self, now: Moment) -> Option<String> {
        if now < self.babbles_at {
            self.wake_at(self.babbles_at);
            return None;
        }
        self.babbles_at = now + LEAST + Span(self.voice.draw() % MORE);
        if let Some(to) = self.babbled_brief.take() {
            let slots = Slots {
                who: &to,
                ..Slots::default()
            };
            return Some(self.voice.say(Phrase::AnnounceHandover, slots));
        }
        let to = self.anybody();
        let who = self.anybody();
        let what = self.anything();
        if !self.voice.draw().is_multiple_of(PROPER_ONE_IN) {
            let at = self.voice.draw() % BARE.len() as u64;
            let absent = self.somebody_absent();
            let slots = Slots {
                to: &to,
                who: absent.as_deref().unwrap_or(&who),
                what: &what,
                ..Slots::default()
            };
            return usize::try_from(at).ok().map(|at| slots.fill(BARE[at]));
        }
        let time = minutes(1 + self.voice.draw() % MINUTES);
        let all = Phrase::all().count() as u64;
        let opens =
            !self.state.trainee_commands() && self.voice.draw().is_multiple_of(OPENS_ONE_IN);
        let nth = usize::try_from(self.voice.draw() % all).unwrap_or_default();
        let phrase = match Phrase::all().nth(nth) {
            _ if opens => Phrase::TakeCommand,
            Some((phrase, ..)) => phrase,
            None => Phrase::Thank,
        };
        if matches!(
            phrase,
            Phrase::TakeCommand | Phrase::TakeBack | Phrase::StayOn
        ) {
            // To those who have command already it does not occur to say so again.
            if self.state.trainee_commands() {
                return None;
            }
            return Some(self.take_command(phrase));
        }
        if matches!(phrase, Phrase::AnnounceHandover | Phrase::EndCall)
            && now < Moment::START + Span(self.book.length().0 / 2)
        {
            // Whoever leaves at once has shown nothing.
            return None;
        }
        if phrase == Phrase::AnnounceHandover {
            // A brief first, such as it is.
            self.babbled_brief = Some(who.clone());
            let parts = self.brief(now);
            let told = usize::try_from(self.voice.draw() % parts.len().max(1) as u64);
            let parts: Vec<String> = parts.into_iter().map(|(_, said)| said).collect();
            let told = &parts[..told.unwrap_or_default()];
            return Some(format!("/dm {who} {}", told.join(" ")));
        }
        let slots = Slots {
            to: &to,
            who: &who,
            what: &what,
            time: &time,
        };
        Some(self.voice.say(phrase, slots))
    }

    /// Somebody on the call; now and then anybody at all.
    fn anybody(&mut self) -> String {
        let absent = self.voice.draw().is_multiple_of(ABSENT_ONE_IN);
        let drawn = self.voice.draw();
        let people: Vec<&str> = self
            .book
            .people()
            .iter()
            .filter(|one| absent || self.is_here(&one.id))
            .map(|one| self.book.name(&one.id))
            .collect();
        let at = usize::try_from(drawn % people.len().max(1) as u64).unwrap_or_default();
        people
            .get(at)
            .map_or_else(String::new, |name| (*name).to_owned())
    }

    fn somebody_absent(&mut self) -> Option<String> {
        let drawn = self.voice.draw();
        let people = self.book.people().iter();
        let absent: Vec<&str> = people
            .filter(|one| !self.is_here(&one.id))
            .map(|one| self.book.name(&one.id))
            .collect();
        let at = usize::try_from(drawn % absent.len().max(1) as u64).ok()?;
        absent.get(at).map(|name| (*name).to_owned())
    }

    fn anything(&mut self) -> String {
        let mut things: Vec<String> = self
            .book
            .services()
            .map(|service| self.book.service(service).to_string())
            .collect();
        things.extend(self.book.remedies().map(str::to_owned));
        let at = self.voice.draw() % things.len().max(1) as u64;
        usize::try_from(at)
            .ok()
            .and_then(|at| things.get(at).cloned())
            .unwrap_or_default()
    }
}
