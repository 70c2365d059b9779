//! What work is about: whether a new order names the work that somebody already has. By its
//! words, since a listener has no more: what is to be done, and to what.

use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, UNKNOWN, WordId, mark};

/// Whether an order asks for nothing but what an open task is already about: the same remedy; or
/// a look at what the task looks at, or at a part of it that the task names.
pub fn is_the_same_work(order: &[Item], task: &[Item], lexicon: &Lexicon) -> bool {
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

/// A word of the lexicon, or a name of several words.
#[derive(Debug, PartialEq, Eq)]
enum Thing<'a> {
    Word(&'a str),
    Name(u32, u16),
}

impl<'a> Work<'a> {
    fn of(items: &[Item], lexicon: &'a Lexicon) -> Work<'a> {
        let mut work = Work::default();
        for item in items {
            if item.is_any(class::REMEDY) {
                work.remedy.get_or_insert(item.remedy);
            } else if item.is_any(class::TIME | class::PERSON | mark::SKIP | mark::LEAD) {
                // says by whom, how or until when
            } else if item.word == UNKNOWN {
                let sort = item.is & (class::SERVICE | class::TEAM);
                work.things.push(Thing::Name(sort, item.remedy));
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
