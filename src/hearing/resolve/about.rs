//! What work is about: whether a new order names the work that somebody already has. By its
//! words, since a listener has no more: what is to be done, and to what.

use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, UNKNOWN, WordId, mark};

/// Some words, with the text that they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// The items of the words.
    pub items: &'a [Item],
}

/// Whether an order asks for nothing but what an open task is already about: the same remedy; or
/// a look at what the task looks at, or at a part of it that the task names.
pub fn is_the_same_work(order: Words, task: Words, lexicon: &Lexicon) -> bool {
    let (order, task) = (Work::of(order, lexicon), Work::of(task, lexicon));
    if order.remedy.is_some() || task.remedy.is_some() {
        return order.remedy == task.remedy;
    }
    !order.things.is_empty()
        && order.deeds == task.deeds
        && order.things.iter().all(|thing| task.things.contains(thing))
}

/// What some words want done, and to what.
#[derive(Debug, Default, PartialEq, Eq)]
struct Work<'a> {
    remedy: Option<u16>,
    /// Verbs that change something, sorted. Looking is one thing however it is put.
    deeds: Vec<WordId>,
    things: Vec<Thing<'a>>,
}

/// Something that can be looked at.
#[derive(Debug, PartialEq, Eq)]
enum Thing<'a> {
    Word(&'a str),
    Service(u16),
    Team(u16),
    /// A word that nobody knows; by its letters.
    Unheard(String),
}

impl<'a> Work<'a> {
    fn of(words: Words, lexicon: &'a Lexicon) -> Work<'a> {
        let mut work = Work::default();
        for item in words.items {
            if item.is_any(class::REMEDY) {
                work.remedy.get_or_insert(item.remedy);
            } else if item.is_any(class::TIME | class::PERSON | mark::SKIP | mark::LEAD) {
                // says by whom, how or until when
            } else if item.is_any(class::SERVICE) {
                work.things.push(Thing::Service(item.remedy));
            } else if item.is_any(class::TEAM) {
                work.things.push(Thing::Team(item.party));
            } else if item.word == UNKNOWN {
                let said = words.text.get(item.start as usize..item.end as usize);
                let said = said.unwrap_or_default().to_lowercase();
                work.things.push(Thing::Unheard(said));
            } else {
                work.take(item, lexicon);
            }
        }
        work.deeds.sort_unstable();
        work.deeds.dedup();
        work
    }

    fn take(&mut self, item: &Item, lexicon: &'a Lexicon) {
        let word = lexicon.text(item.word);
        let names_a_thing = matches!(
            word,
            "log"
                | "logs"
                | "deploy"
                | "build"
                | "page"
                | "trace"
                | "profile"
                | "message"
                | "report"
                | "alert"
                | "alarm"
                | "release"
                | "limit"
                | "index"
                | "cap"
                | "load"
        );
        if is_small(word) || looks(word) {
            return;
        }
        if item.is_any(mark::VERB) && !names_a_thing {
            self.deeds.push(item.word);
        } else {
            self.things.push(Thing::Word(word));
        }
    }
}

/// Words that tell nothing of the work.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "our"
            | "your"
            | "my"
            | "their"
            | "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "of"
            | "on"
            | "in"
            | "at"
            | "into"
            | "to"
            | "for"
            | "with"
            | "by"
            | "is"
            | "are"
            | "be"
            | "me"
            | "us"
            | "you"
            | "can"
            | "will"
            | "what"
            | "why"
            | "how"
            | "if"
            | "whether"
            | "there"
            | "any"
            | "some"
            | "about"
            | "from"
            | "out"
            | "up"
            | "again"
            | "has"
            | "have"
            | "or"
            | "do"
            | "does"
            | "wrong"
            | "happening"
            | "going"
    )
}

/// Words that only say that it is looked at.
fn looks(word: &str) -> bool {
    matches!(
        word,
        "check"
            | "look"
            | "investigate"
            | "dig"
            | "examine"
            | "inspect"
            | "review"
            | "read"
            | "verify"
            | "see"
            | "find"
            | "analyze"
            | "analyse"
            | "diagnose"
            | "debug"
            | "search"
            | "watch"
            | "monitor"
            | "eye"
            | "eyes"
            | "take"
            | "keep"
            | "checking"
            | "looking"
            | "go"
            | "start"
            | "continue"
            | "figure"
            | "determine"
            | "identify"
            | "study"
    )
}
