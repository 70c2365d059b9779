//! Reading the tables: lines of words with their marks, and lines of cues under the act that
//! they perform. A table is part of the program, so a mistake in one fails a test
//! (`every_line_of_the_tables_is_understood`) and is skipped here.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::hints::{Hints, Kind};
use super::{Cue, Grammar, OWN, TABLES, pattern};
use crate::hearing::lexicon::{Lexicon, mark};

/// The tier of a cue that names none.
const USUAL_TIER: u8 = 5;

/// Reads the table of words: sections of marks, and spellings.
pub fn read_words(text: &str, lexicon: &mut Lexicon) {
    let mut section = "";
    for (_, line) in lines(text) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name;
            continue;
        }
        if section == "spelling" {
            if let Some((written, read)) = line.split_once('=') {
                let reads: Vec<u16> = read
                    .split_whitespace()
                    .map(|word| lexicon.word(word))
                    .collect();
                for spelling in written.split_whitespace() {
                    lexicon.alias(spelling, &reads);
                }
            }
            continue;
        }
        let mark = match section {
            "skip" => mark::SKIP,
            "lead" => mark::LEAD,
            "verb" => mark::VERB,
            "tell" => mark::TELL,
            "not" => mark::NOT,
            "asks" => mark::ASKS,
            "filler" => mark::FILLER,
            "group" => mark::GROUP,
            "points" => mark::POINTS,
            "subject" => mark::SUBJECT,
            "common" => mark::COMMON,
            "someone" => mark::SOMEONE,
            "brief-severity" => mark::SEVERITY,
            "brief-story" => mark::STORY,
            "brief-tasks" => mark::TASKS,
            "brief-risks" => mark::RISKS,
            "brief-promises" => mark::PROMISES,
            _ => 0,
        };
        for word in line.split_whitespace() {
            let id = lexicon.word(word);
            lexicon.set_mark(id, mark);
            if mark == mark::VERB {
                lexicon.add_gerund(id);
            }
        }
    }
}

/// Reads a table of cues into the grammar. Gives the lines that could not be read.
pub fn read_cues(table: usize, lexicon: &mut Lexicon, grammar: &mut Grammar) -> Vec<String> {
    let (name, text) = TABLES[table];
    let mut wrong = Vec::new();
    let mut macros: Vec<(String, String)> = Vec::new();
    let mut act: Option<(Kind, u8, u32)> = None;
    for (number, line) in lines(text) {
        if let Some(definition) = line.strip_prefix('$')
            && let Some((name, meaning)) = definition.split_once(":=")
        {
            let meaning = with_macros(meaning.trim(), &macros);
            // defined anew further down, a name means what it says there
            let name = format!("${}", name.trim());
            macros.retain(|(known, _)| *known != name);
            macros.push((name, meaning));
            macros.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            continue;
        }
        if let Some(rest) = line.strip_prefix("act ") {
            let (id, notes) = rest.split_once("::").unwrap_or((rest, ""));
            act = Kind::named(id.trim()).and_then(|kind| {
                let (tier, hints) = read_notes(notes)?;
                Some((kind, tier.unwrap_or(USUAL_TIER), hints))
            });
            if act.is_none() {
                wrong.push(format!("{name}: {line}"));
            }
            continue;
        }
        if let Some(phrase) = line.strip_prefix("say:") {
            grammar
                .says
                .extend(act.map(|(kind, ..)| (kind, phrase.trim())));
            continue;
        }
        let (words, notes) = line.split_once("::").unwrap_or((line, ""));
        let read = act
            .zip(read_notes(notes))
            .and_then(|((kind, tier, hints), (own, more))| {
                let mut made = Vec::new();
                pattern::compile(&with_macros(words, &macros), lexicon, grammar, &mut made)?;
                for (from, to) in made {
                    grammar.cues.push(Cue {
                        kind,
                        tier: own.unwrap_or(tier),
                        hints: Hints(Hints::overridden(hints, more)),
                        table: table as u8,
                        line: number,
                        from,
                        to,
                    });
                }
                Some(())
            });
        if read.is_none() {
            wrong.push(format!("{name}: {line}"));
        }
    }
    wrong
}

/// The tier of a scenario's own cue that names none: whoever wrote it meant it.
const OWN_TIER: u8 = 9;

/// Reads the cues that a scenario adds, by the ids of their acts. What cannot be read is left
/// out: loading the scenario has told so.
pub fn read_own(
    own: &BTreeMap<SmolStr, Vec<String>>,
    lexicon: &mut Lexicon,
    grammar: &mut Grammar,
) {
    for (act, phrases) in own {
        let Some(kind) = Kind::named(act) else {
            continue;
        };
        for phrase in phrases {
            let (words, notes) = phrase.split_once("::").unwrap_or((phrase, ""));
            let mut made = Vec::new();
            let Some((tier, hints)) = read_notes(notes) else {
                continue;
            };
            if pattern::compile(words, lexicon, grammar, &mut made).is_none() {
                continue;
            }
            let line = u16::try_from(grammar.own.len()).unwrap_or(u16::MAX);
            if line == u16::MAX {
                return; // sixty-five thousand phrases; those beyond go unheard
            }
            grammar.own.push(phrase.clone());
            grammar.cues.extend(made.into_iter().map(|(from, to)| Cue {
                kind,
                tier: tier.unwrap_or(OWN_TIER),
                hints: Hints(hints),
                table: OWN,
                line,
                from,
                to,
            }));
        }
    }
}

/// Adds the spellings of a scenario. A word that is known already keeps its meaning.
pub fn read_spelling(own: &BTreeMap<String, String>, lexicon: &mut Lexicon) {
    for (written, read) in own {
        let reads: Vec<u16> = read
            .split_whitespace()
            .map(|word| lexicon.word(word))
            .collect();
        lexicon.alias(written, &reads);
    }
}

/// The lines that say something, with their numbers from 1.
fn lines(text: &str) -> impl Iterator<Item = (u16, &str)> {
    (1..)
        .zip(text.lines())
        .map(|(number, line)| {
            let said = line.split_once('#').map_or(line, |(before, _)| before);
            (number, said.trim())
        })
        .filter(|(_, line)| !line.is_empty())
}

fn with_macros(text: &str, macros: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (name, meaning) in macros {
        if text.contains(name.as_str()) {
            text = text.replace(name.as_str(), meaning);
        }
    }
    text
}

/// `tier=7 full`: the tier and the hints.
fn read_notes(notes: &str) -> Option<(Option<u8>, u32)> {
    let mut tier = None;
    let mut hints = 0;
    for note in notes.split_whitespace() {
        match note.strip_prefix("tier=") {
            Some(number) => tier = Some(number.parse().ok()?),
            None => hints |= Hints::named(note)?,
        }
    }
    Some((tier, hints))
}

/// Whether a word stands among those that carry this mark.
pub fn stands_in(text: &str, section: &str, word: &str) -> bool {
    let mut within = false;
    lines(text).any(|(_, line)| {
        if line.starts_with('[') {
            within = line.trim_matches(['[', ']']) == section;
            return false;
        }
        within && line.split_whitespace().any(|one| one == word)
    })
}
