//! From the text of an expectations file to its sentences, one a line. What cannot be read is told
//! with line, column and what could stand there; one run tells of all of it.

use std::fmt;

use smol_str::SmolStr;

use super::words::Words;
use super::{Claim, Compared, Expectation, Figure, Holds, Rank, Who};
use crate::rehearsal::bot::Bot;
use crate::scenario::model::Dimension;
use crate::score::dimensions::MARKED;

/// A sentence that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Its line, from 1.
    pub line: usize,
    /// The column of the word that does not fit, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What could stand there.
    pub help: String,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}; {}",
            self.line, self.column, self.message, self.help
        )
    }
}

/// From this likeness on (0 to 1) a misspelt word is taken for another. Ours; as for commanders.
const ALIKE: f64 = 0.75;

/// The kinds of part: one, several, as in coverage.
const PARTS: [(&str, &str); 8] = [
    ("inject", "injects"),
    ("line", "lines"),
    ("finding", "findings"),
    ("remedy", "remedies"),
    ("ending", "endings"),
    ("option", "options"),
    ("fault", "faults"),
    ("pressure", "pressure"),
];

/// Reads the sentences of a text. Empty lines and what follows a `#` are for people.
///
/// # Errors
/// With every line that could not be read; with one when there is no sentence at all.
pub fn read(text: &str) -> Result<Vec<Expectation>, Vec<Misread>> {
    let mut expected = Vec::new();
    let mut misread = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // Spreadsheets and some editors begin a file with a mark of its byte order.
        let line = line.trim_start_matches('\u{feff}');
        let sentence = line.split('#').next().unwrap_or_default();
        if sentence.trim().is_empty() {
            continue;
        }
        let mut ids = Vec::new();
        match claim(&mut Words::of(sentence), &mut ids) {
            Ok(claim) => expected.push(Expectation {
                line: at + 1,
                text: sentence.trim().to_owned(),
                claim,
                ids,
            }),
            Err((column, message, help)) => misread.push(Misread {
                line: at + 1,
                column,
                message,
                help,
            }),
        }
    }
    if expected.is_empty() && misread.is_empty() {
        misread.push(Misread {
            line: 1,
            column: 1,
            message: "nothing is expected here".to_owned(),
            help: "write for example `by-the-book resolves >= 98 %`".to_owned(),
        });
    }
    match misread.is_empty() {
        true => Ok(expected),
        false => Err(misread),
    }
}

/// Ids with their columns.
type Ids = Vec<(usize, SmolStr)>;
/// Column, message and help.
type Wrong = (usize, String, String);

fn wrong(words: &Words, wanted: &str) -> Wrong {
    let found = match words.peek() {
        Some(word) => format!("`{word}` does not fit here"),
        None => "the sentence ends too early".to_owned(),
    };
    (words.column(), found, format!("expected {wanted}"))
}

/// Reads one sentence, and notes the ids that it names.
fn claim(words: &mut Words, ids: &mut Ids) -> Result<Claim, Wrong> {
    let claim = if words.takes(&["nothing", "is", "odd"]) {
        Claim::NothingOdd
    } else if let Some(claim) = reached(words, ids)? {
        claim
    } else {
        let (who, holds) = who(words)?;
        let (figure, compared, bound) = figure(words)?;
        Claim::Commanders {
            who,
            holds,
            figure,
            compared,
            bound,
        }
    };
    match words.peek() {
        None => Ok(claim),
        Some(_) => Err(wrong(words, "the end of the sentence")),
    }
}

/// `every inject is reached but a, b` and `inject boss is reached in at least 10 %`
fn reached(words: &mut Words, ids: &mut Ids) -> Result<Option<Claim>, Wrong> {
    for (one, part) in PARTS {
        several(words, one, part)?;
        if words.takes(&["every", one]) {
            if !words.takes(&["is", "reached"]) {
                return Err(wrong(words, "`is reached`"));
            }
            let but = match words.takes(&["but"]) {
                true => list(words, "an id")?,
                false => Vec::new(),
            };
            ids.extend(but.into_iter().map(|(at, id)| (at, SmolStr::new(id))));
            let but = ids.iter().map(|(_, id)| id.clone()).collect();
            return Ok(Some(Claim::EveryReached { part, but }));
        }
        if words.takes(&[one]) {
            let at = words.column();
            let id = words.take().ok_or_else(|| wrong(words, "its id"))?;
            ids.push((at, SmolStr::new(id)));
            if !words.takes(&["is", "reached", "in"]) {
                return Err(wrong(words, "`is reached in`"));
            }
            let (compared, bound) = bound(words)?;
            percent(words)?;
            return Ok(Some(Claim::Reached {
                part,
                id: SmolStr::new(id),
                compared,
                bound,
            }));
        }
    }
    Ok(None)
}

/// Says where several are named and one is meant: `every injects`.
fn several(words: &mut Words, one: &str, part: &str) -> Result<(), Wrong> {
    let (every, at) = match words.takes(&["every"]) {
        true => ("every ", 1),
        false => ("", 0),
    };
    let column = words.column();
    let found = one != part && words.takes(&[part]);
    if found {
        let help = format!("write `{every}{one}`");
        return Err((column, format!("`{part}` does not fit here"), help));
    }
    words.back(at);
    Ok(())
}

fn who(words: &mut Words) -> Result<(Who, Holds), Wrong> {
    for (word, holds) in [("every", Holds::So), ("no", Holds::NotSo)] {
        of_whom(words, word)?;
        if words.takes(&[word, "bot"]) {
            let but = match words.takes(&["but"]) {
                true => list(words, "a commander")?,
                false => Vec::new(),
            };
            let named: Result<Vec<_>, Wrong> =
                but.into_iter().map(|(at, name)| bot(at, name)).collect();
            return Ok((Who::AllBut(named?), holds));
        }
    }
    let at = words.column();
    match words.take() {
        Some(name) => Ok((Who::One(bot(at, name)?), Holds::So)),
        None => Err(wrong(words, "a commander")),
    }
}

/// Says what may follow `every` and `no` where it does not.
fn of_whom(words: &mut Words, begins: &str) -> Result<(), Wrong> {
    if !words.takes(&[begins]) {
        return Ok(());
    }
    let fits = words
        .peek()
        .is_some_and(|word| word.eq_ignore_ascii_case("bot"));
    if fits {
        words.back(1);
        return Ok(());
    }
    let parts = PARTS.iter().map(|(one, _)| *one);
    let known: Vec<&str> = match begins {
        "every" => std::iter::once("bot").chain(parts).collect(),
        _ => vec!["bot"],
    };
    let (column, message, help) = wrong(words, &format!("one of {}", known.join(", ")));
    let near = words.peek().and_then(|word| near(word, known.into_iter()));
    let help = near.map_or(help, |near| format!("did you mean `{begins} {near}`?"));
    Err((column, message, help))
}

/// The known word that is most like another, if one is.
fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .map(|known| (strsim::jaro_winkler(known, &word), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

/// So many words are listed when none is near.
const LISTED: usize = 20;

/// The help for an id that a scenario does not have.
pub(super) fn did_you_mean<'a>(id: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = near(id, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    match known.clone().count() {
        0 => "it has none at all".to_owned(),
        1..=LISTED => format!("it has {}", known.collect::<Vec<_>>().join(", ")),
        _ => "look into the scenario for its ids".to_owned(),
    }
}

fn bot(column: usize, name: &str) -> Result<&'static str, Wrong> {
    Bot::named(&name.to_lowercase()).map(|bot| bot.name()).map_err(|unknown| {
        let help = match unknown.meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "a sentence begins with `every`, `no bot`, `nothing is odd`, a kind of part or one of {}",
                Bot::NAMES.join(", ")
            ),
        };
        (column, format!("no commander is called `{name}`"), help)
    })
}

/// `a, b and c` with their columns.
fn list<'a>(words: &mut Words<'a>, what: &str) -> Result<Vec<(usize, &'a str)>, Wrong> {
    let mut all = Vec::new();
    loop {
        let at = words.column();
        match words.take() {
            Some(word) if word != "," => all.push((at, word)),
            _ => return Err(wrong(words, what)),
        }
        let more = words.takes(&[","]);
        if !words.takes(&["and"]) && !more {
            return Ok(all);
        }
    }
}

fn figure(words: &mut Words) -> Result<(Figure, Compared, f64), Wrong> {
    if words.takes(&["resolves"]) {
        let (compared, bound) = bound(words)?;
        percent(words)?;
        return Ok((Figure::Resolved, compared, bound));
    }
    if words.takes(&["mitigates"]) {
        let (compared, bound) = bound(words)?;
        if words.takes(&["minutes"]) {
            return Ok((Figure::MitigatedMinutes, compared, bound));
        }
        percent(words).map_err(|_| wrong(words, "`%` or `minutes`"))?;
        return Ok((Figure::Mitigated, compared, bound));
    }
    if words.takes(&["loses"]) {
        let (compared, bound) = bound(words)?;
        return match words.takes(&["customer-minutes"]) {
            true => Ok((Figure::Lost, compared, bound)),
            false => Err(wrong(words, "`customer-minutes`")),
        };
    }
    if words.takes(&["is"]) || words.takes(&["scores"]) {
        let (compared, bound) = bound(words)?;
        if !words.takes(&["in"]) {
            return Err(wrong(words, "`in` and a dimension"));
        }
        let dimension = dimension(words)?;
        let rank = rank(words)?;
        return Ok((Figure::Mark(dimension, rank), compared, bound));
    }
    Err(wrong(
        words,
        "`resolves`, `mitigates`, `loses` or `is`, as in `is at least 80 in command`",
    ))
}

fn bound(words: &mut Words) -> Result<(Compared, f64), Wrong> {
    let ways: [(&[&str], Compared); 10] = [
        (&[">="], Compared::AtLeast),
        (&["≥"], Compared::AtLeast),
        (&["at", "least"], Compared::AtLeast),
        (&["<="], Compared::AtMost),
        (&["≤"], Compared::AtMost),
        (&["at", "most"], Compared::AtMost),
        (&[">"], Compared::Above),
        (&["above"], Compared::Above),
        (&["<"], Compared::Below),
        (&["below"], Compared::Below),
    ];
    let found = ways.iter().find(|(written, _)| words.takes(written));
    let Some((_, compared)) = found else {
        return Err(wrong(
            words,
            "`at least`, `at most`, `above`, `below`, or `>=`, `<=`, `>`, `<`",
        ));
    };
    let number = words.peek().and_then(|word| word.parse::<f64>().ok());
    match number.filter(|number| number.is_finite() && *number >= 0.0) {
        Some(number) => {
            words.take();
            Ok((*compared, number))
        }
        None => Err(wrong(words, "a number")),
    }
}

fn percent(words: &mut Words) -> Result<(), Wrong> {
    match words.takes(&["%"]) || words.takes(&["percent"]) {
        true => Ok(()),
        false => Err(wrong(words, "`%`")),
    }
}

/// A dimension; none for `all` of them together.
fn dimension(words: &mut Words) -> Result<Option<Dimension>, Wrong> {
    if words.takes(&["all"]) {
        return Ok(None);
    }
    for dimension in MARKED {
        let id = dimension_id(dimension);
        if words.takes(&[&id]) {
            return Ok(Some(dimension));
        }
    }
    let ids: Vec<String> = MARKED.into_iter().map(dimension_id).collect();
    let (column, message, help) = wrong(words, &format!("`all` or one of {}", ids.join(", ")));
    let near = words
        .peek()
        .and_then(|word| near(word, ids.iter().map(String::as_str)));
    let help = near.map_or(help, |near| format!("did you mean `{near}`?"));
    Err((column, message, help))
}

/// The id of a dimension as scenarios and reports write it.
pub(super) fn dimension_id(dimension: Dimension) -> String {
    let written = serde_json::to_value(dimension).ok();
    written
        .and_then(|id| id.as_str().map(str::to_owned))
        .expect("a dimension is written as its id")
}

fn rank(words: &mut Words) -> Result<Rank, Wrong> {
    if !words.takes(&["at"]) {
        return Ok(Rank::Mean);
    }
    let ranks = [
        ("mean", Rank::Mean),
        ("p10", Rank::P10),
        ("p50", Rank::P50),
        ("p90", Rank::P90),
    ];
    let found = ranks.into_iter().find(|(word, _)| words.takes(&[word]));
    found
        .map(|(_, rank)| rank)
        .ok_or_else(|| wrong(words, "`mean`, `p10`, `p50` or `p90`"))
}
