//! Labelled utterances and how well they are heard: exact sequences, precision and recall of
//! each act, which act was taken for which, slots, and faults heard where there was none.
//!
//! In a file of labels an utterance stands at the margin and what a careful listener hears in it
//! stands indented below, a line for each act with its slots. Slots that are not written are not
//! compared. A line `@ stolen-key` says in which scenario the utterances below it are spoken,
//! [`HOME`] where there is none. Used by the tests and by `cargo run --example hearing_report`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::form;
use hotwash::hearing::{Context, Hearing};

/// The scenario of labels that name none.
const HOME: &str = "checkout-latency";

/// An utterance with the acts that its labeller heard.
#[derive(Clone, Debug)]
pub struct Labelled<'a> {
    /// What was said.
    pub text: &'a str,
    /// In which scenario.
    pub scenario: &'a str,
    /// The acts, each an id and its slots.
    pub acts: Vec<Vec<String>>,
}

/// The utterances of a file of labels.
pub fn read(corpus: &str) -> Vec<Labelled<'_>> {
    let mut entries: Vec<Labelled<'_>> = Vec::new();
    let mut scenario = HOME;
    for line in corpus.lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            scenario = name.trim();
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match (line.strip_prefix("    "), entries.last_mut()) {
            (Some(act), Some(entry)) => entry.acts.push(parts(act.trim())),
            _ => entries.push(Labelled {
                text: line,
                scenario,
                acts: Vec::new(),
            }),
        }
    }
    entries
}

/// The ears for the scenarios that labels name, each made when first asked for.
#[derive(Debug, Default)]
pub struct Ears(BTreeMap<String, Hearing>);

impl Ears {
    /// The ear for a scenario of the repository.
    pub fn of(&mut self, scenario: &str) -> &Hearing {
        self.0.entry(scenario.to_owned()).or_insert_with(|| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("scenarios")
                .join(scenario)
                .with_extension("ron");
            let source = std::fs::read_to_string(&path).expect("labels name a scenario");
            let loaded = hotwash::scenario::load(&source);
            Hearing::new(&loaded.scenario.expect("the scenario loads"))
        })
    }
}

/// The id and the slots of a line; a text in quotes is one slot.
pub fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => {
                quoted = !quoted;
                parts.last_mut().expect("never empty").push(sign);
            }
            ' ' if !quoted => parts.push(String::new()),
            _ => parts.last_mut().expect("never empty").push(sign),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// How often an act was right, heard in vain, and missed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Said and heard.
    pub right: u32,
    /// Heard, though it was not said.
    pub vain: u32,
    /// Said, but not heard.
    pub missed: u32,
}

impl Tally {
    /// Of what was heard, how much was said [permille].
    pub fn precision(self) -> u32 {
        share(self.right, self.right + self.vain)
    }

    /// Of what was said, how much was heard [permille].
    pub fn recall(self) -> u32 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two [permille].
    pub fn f1(self) -> u32 {
        share(2 * self.right, 2 * self.right + self.vain + self.missed)
    }
}

/// A part of a whole [permille]; the whole where there is nothing.
pub fn share(part: u32, whole: u32) -> u32 {
    if whole == 0 {
        return 1000;
    }
    (u64::from(part) * 1000 / u64::from(whole)) as u32
}

/// How well a set of labelled utterances was heard.
#[derive(Debug, Default)]
pub struct Report {
    /// How many utterances there were.
    pub utterances: u32,
    /// How many perform nothing.
    pub silent: u32,
    /// In how many the acts were heard in the order said, nothing more and nothing less.
    pub exact: u32,
    /// In how many every slot was right as well.
    pub whole: u32,
    /// By act.
    pub acts: BTreeMap<String, Tally>,
    /// What was said and what was heard in its place, with how often.
    pub confusion: BTreeMap<(String, String), u32>,
    /// By act and slot, over the acts that were heard: right, and compared.
    pub slots: BTreeMap<(String, String), (u32, u32)>,
    /// Utterances with a fault heard in vain.
    pub faults: u32,
    /// Which faults, and how often.
    pub fault_kinds: BTreeMap<String, u32>,
    /// Those that were not heard whole.
    pub misses: Vec<Miss>,
}

/// An utterance that was not heard whole.
#[derive(Clone, Debug)]
pub struct Miss {
    /// What was said.
    pub text: String,
    /// What should have been heard.
    pub said: Vec<Vec<String>>,
    /// What was heard.
    pub heard: Vec<Vec<String>>,
}

impl std::fmt::Display for Miss {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(out, "{}", self.text)?;
        for act in &self.said {
            writeln!(out, "    wanted {}", act.join(" "))?;
        }
        for act in &self.heard {
            writeln!(out, "    heard  {}", act.join(" "))?;
        }
        Ok(())
    }
}

/// What stands for no act in the table of confusions.
const NONE: &str = "(nothing)";

impl Report {
    /// Hears all of them outside a drill.
    pub fn of(ears: &mut Ears, entries: &[Labelled<'_>]) -> Report {
        let mut report = Report::default();
        for entry in entries {
            let heard = ears
                .of(entry.scenario)
                .hear(entry.text, &Context::default());
            let lines: Vec<Vec<String>> = form::lines(&heard)
                .iter()
                .map(|line| parts(line))
                .filter(|parts| !parts[0].starts_with("acronyms") && parts[0] != "not-understood")
                .collect();
            report.add(entry, &lines);
        }
        report
    }

    fn add(&mut self, entry: &Labelled<'_>, heard: &[Vec<String>]) {
        let said = &entry.acts;
        self.utterances += 1;
        self.silent += u32::from(said.is_empty());
        let exact = said.len() == heard.len() && said.iter().zip(heard).all(|(a, b)| a[0] == b[0]);
        self.exact += u32::from(exact);
        self.count_acts(said, heard);
        let mut slots_right = true;
        for (said, heard) in aligned(said, heard) {
            for slot in &said[1..] {
                let Some((name, wanted)) = slot.split_once('=') else {
                    continue;
                };
                let have = heard[1..]
                    .iter()
                    .filter_map(|slot| slot.split_once('='))
                    .find(|(other, _)| *other == name)
                    .map_or("-", |(_, value)| value);
                let right = same_slot(name, wanted, have);
                let tally = self
                    .slots
                    .entry((said[0].clone(), name.to_owned()))
                    .or_default();
                tally.0 += u32::from(right);
                tally.1 += 1;
                slots_right &= right;
            }
        }
        let in_vain: Vec<(&str, &str)> = heard
            .iter()
            .filter_map(|act| fault(act))
            .filter(|heard| !said.iter().any(|act| fault(act) == Some(*heard)))
            .collect();
        self.faults += u32::from(!in_vain.is_empty());
        for (act, directed) in in_vain {
            let kind = format!("{act} {directed}").trim_end().to_owned();
            *self.fault_kinds.entry(kind).or_default() += 1;
        }
        if exact && slots_right {
            self.whole += 1;
            return;
        }
        self.misses.push(Miss {
            text: entry.text.to_owned(),
            said: said.clone(),
            heard: heard.to_vec(),
        });
    }

    /// Acts are paired by kind, whatever their order; what is left over is confused.
    fn count_acts(&mut self, said: &[Vec<String>], heard: &[Vec<String>]) {
        let mut left: Vec<&str> = heard.iter().map(|act| act[0].as_str()).collect();
        let mut missed = Vec::new();
        for act in said {
            let tally = self.acts.entry(act[0].clone()).or_default();
            match left.iter().position(|kind| *kind == act[0]) {
                Some(at) => {
                    left.remove(at);
                    tally.right += 1;
                }
                None => {
                    tally.missed += 1;
                    missed.push(act[0].as_str());
                }
            }
        }
        for kind in &left {
            self.acts.entry((*kind).to_owned()).or_default().vain += 1;
        }
        for at in 0..missed.len().max(left.len()) {
            let said = missed.get(at).copied().unwrap_or(NONE).to_owned();
            let heard = left.get(at).copied().unwrap_or(NONE).to_owned();
            *self.confusion.entry((said, heard)).or_default() += 1;
        }
    }

    /// All acts together.
    pub fn micro(&self) -> Tally {
        self.acts.values().fold(Tally::default(), |sum, one| Tally {
            right: sum.right + one.right,
            vain: sum.vain + one.vain,
            missed: sum.missed + one.missed,
        })
    }

    /// All slots together: right, and compared.
    pub fn all_slots(&self) -> (u32, u32) {
        self.slots
            .values()
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// The figures in a few lines.
    pub fn summary(&self) -> String {
        let (slots, compared) = self.all_slots();
        format!(
            "{} utterances, {} of them perform nothing\n\
             exact sequence   {}\nwith every slot  {}\nmicro-F1         {}\n\
             slots            {}\nfaults in vain   {}\n",
            self.utterances,
            self.silent,
            percent(share(self.exact, self.utterances)),
            percent(share(self.whole, self.utterances)),
            percent(self.micro().f1()),
            percent(share(slots, compared)),
            percent(share(self.faults, self.utterances)),
        )
    }

    /// The tables: each act, the confusions, the slots.
    pub fn tables(&self) -> String {
        let mut text = String::new();
        let mut line = |words: String| writeln!(text, "{words}").expect("a string takes text");
        line(format!(
            "{:24} {:>5} {:>9} {:>7} {:>6}",
            "act", "said", "precision", "recall", "F1"
        ));
        for (act, tally) in &self.acts {
            line(format!(
                "{act:24} {:>5} {:>9} {:>7} {:>6}",
                tally.right + tally.missed,
                percent(tally.precision()),
                percent(tally.recall()),
                percent(tally.f1())
            ));
        }
        line(format!("\n{:24} {:24} {:>5}", "said", "heard", "times"));
        let mut confusion: Vec<_> = self.confusion.iter().collect();
        confusion.sort_by_key(|(_, times)| std::cmp::Reverse(**times));
        for ((said, heard), times) in confusion {
            line(format!("{said:24} {heard:24} {times:>5}"));
        }
        line(format!("\n{:24} {:>5}", "fault heard in vain", "times"));
        for (kind, times) in &self.fault_kinds {
            line(format!("{kind:24} {times:>5}"));
        }
        line(format!(
            "\n{:24} {:16} {:>5} {:>7}",
            "act", "slot", "times", "right"
        ));
        for ((act, slot), (right, compared)) in &self.slots {
            line(format!(
                "{act:24} {slot:16} {compared:>5} {:>7}",
                percent(share(*right, *compared))
            ));
        }
        text
    }
}

fn percent(permille: u32) -> String {
    format!("{}.{} %", permille / 10, permille % 10)
}

/// The pairs of acts of the same kind, in order: the longest common run.
fn aligned<'a>(
    said: &'a [Vec<String>],
    heard: &'a [Vec<String>],
) -> Vec<(&'a Vec<String>, &'a Vec<String>)> {
    let mut longest = vec![vec![0u32; heard.len() + 1]; said.len() + 1];
    for i in (0..said.len()).rev() {
        for j in (0..heard.len()).rev() {
            longest[i][j] = if said[i][0] == heard[j][0] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < said.len() && j < heard.len() {
        if said[i][0] == heard[j][0] {
            pairs.push((&said[i], &heard[j]));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// A fault of command that an utterance performs.
fn fault(act: &[String]) -> Option<(&str, &str)> {
    match act[0].as_str() {
        "yield" | "argue-severity" | "poll-agreement" => Some((&act[0], "")),
        "assign" => act
            .iter()
            .filter_map(|slot| slot.strip_prefix("directed="))
            .find(|directed| matches!(*directed, "nobody" | "group" | "self"))
            .map(|directed| ("assign", directed)),
        _ => None,
    }
}

/// Slots that hold somebody's words are the same where most of the words are; all others to the
/// letter, lists of people whatever their order.
fn same_slot(name: &str, wanted: &str, have: &str) -> bool {
    match name {
        "task" | "plan" | "reason" | "correction" => same_words(wanted, have),
        "due" | "follow_up_place" => same_words(wanted, have) && (wanted == "-") == (have == "-"),
        "to" | "people" | "keep" => {
            let sorted = |list: &str| {
                let list = if list == "-" { "" } else { list };
                let mut list: Vec<String> = list.split('+').map(str::to_owned).collect();
                list.sort();
                list
            };
            sorted(wanted) == sorted(have)
        }
        _ => wanted == have,
    }
}

fn same_words(wanted: &str, have: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .filter(|word| {
                !matches!(
                    word.as_str(),
                    "the" | "a" | "an" | "please" | "and" | "to" | "for" | "us" | "me"
                )
            })
            .collect()
    };
    let (wanted, have) = (words(wanted), words(have));
    if wanted.is_empty() || have.is_empty() {
        return wanted.is_empty() == have.is_empty();
    }
    let common = wanted.iter().filter(|word| have.contains(word)).count();
    common * 2 >= wanted.len() && common * 2 >= have.len()
}
