//! Hearing: from the commander's words to the acts they perform.
//!
//! ```text
//! text ─channel─► words ─tokens─► items ─cues─► drafts ─resolve─► acts
//!                   ▲ lexicon       ▲ names, durations    ▲ neighbours, context
//!                   └───────────────┴── grammar/tables ───┘
//! ```
//!
//! Architecture invariant: hearing never fails and changes nothing. What it does not understand
//! it lists. The same text in the same context is heard the same twice.

pub mod acts;

mod acronyms;
mod address;
mod channel;
mod context;
mod cues;
mod drafts;
mod durations;
mod examples;
mod explain;
mod grammar;
mod items;
mod lexicon;
mod names;
mod ordinary;
mod resolve;
mod suggest;
mod tokens;
mod trace;

pub use acts::{
    ACT_IDS, Act, BriefElement, BriefFacts, BriefedTask, Channel, Directed, Heard, HeardAct,
};
pub use context::{Context, OpenPressure, OpenTask};
pub use durations::number_said;
pub use explain::{Explained, How, Quote, Reason, Rejected, Rule, Slot};
pub use grammar::opens_an_order;
pub use suggest::{Near, Suggestion};

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Pronouns, Role};
use crate::units::Moment;
use channel::Said;
use drafts::Draft;
use durations::Units;
use examples::Examples;
use grammar::Grammar;
use grammar::hints::Kind;
use items::{Item, class};
use lexicon::{Lexicon, UNKNOWN, mark};
use names::{Names, Party};
use resolve::about::Words;
use resolve::acts::Fill;
use resolve::context::Call;
use resolve::facts::Told;
use resolve::neighbours::Scene;
use resolve::pronouns::Company;
use trace::{Trace, Why};

/// The longest utterance that is heard [bytes]; what goes beyond is cut off with a note.
pub const LONGEST_UTTERANCE: usize = 64 * 1024;

/// So many parts make a direct message a brief, whatever else is heard in it.
const PLENTY: usize = 3;

/// The ear for one scenario: its vocabulary, built once, used for every utterance.
#[derive(Clone, Debug)]
pub struct Hearing {
    lexicon: Lexicon,
    names: Names,
    units: Units,
    grammar: Grammar,
    examples: Examples,
    /// Made when somebody first asks for suggestions.
    index: OnceLock<suggest::Index>,
    /// By place in the cast: the pronouns that the scenario gives.
    pronouns: Vec<Option<Pronouns>>,
    /// Lower-case short forms that everybody knows, sorted.
    glossary: Vec<String>,
}

impl Hearing {
    /// Builds the vocabulary: the grammar's words with the scenario's names and phrases.
    pub fn new(scenario: &Scenario) -> Hearing {
        let mut lexicon = Lexicon::default();
        Grammar::words(&mut lexicon);
        grammar::table::read_spelling(&scenario.spelling, &mut lexicon);
        let units = Units::new(&mut lexicon, u32::from(scenario.start.clock.0));
        let names = Names::new(scenario, &mut lexicon);
        let grammar = Grammar::new(&mut lexicon, &scenario.phrases);
        let examples = Examples::new(grammar.says(), scenario, &lexicon);
        let mut glossary: Vec<String> = scenario
            .glossary
            .keys()
            .map(|short| short.to_lowercase())
            .collect();
        glossary.sort();
        Hearing {
            lexicon,
            names,
            units,
            grammar,
            examples,
            index: OnceLock::new(),
            pronouns: scenario.cast.iter().map(|one| one.pronouns).collect(),
            glossary,
        }
    }

    /// Hears one utterance.
    pub fn hear(&self, text: &str, context: &Context) -> Heard {
        self.hear_tracing(text, context, &mut Trace::none())
    }

    fn hear_tracing(&self, text: &str, context: &Context, trace: &mut Trace) -> Heard {
        let heard = cut_to(text, LONGEST_UTTERANCE);
        let speaker = match &context.speaker {
            Some(person) => self.names.place(person),
            None => self.names.trainee(),
        };
        let mut answer = match channel::channel(heard) {
            Said::Words(channel, words, at) => {
                let mut answer = self.words(words, None, speaker, context, trace);
                answer.channel = channel;
                shift(&mut answer, at);
                trace.offset = at;
                answer
            }
            Said::Direct(rest, at) => self.direct(rest, at, speaker, context, trace),
            Said::Page(whom) => self.command(
                heard,
                Channel::Page,
                Act::Page {
                    whom: self.whom(whom),
                },
            ),
            Said::PageCommander => {
                let backup = self.names.holder(Role::Deputy);
                let whom = backup.map(|at| self.names.id(Party::Person(at)));
                self.command(heard, Channel::Page, Act::Page { whom })
            }
            Said::Status => self.command(heard, Channel::Chat, Act::AskStatus { to: Vec::new() }),
        };
        answer.text = text.to_owned();
        if heard.len() < text.len() {
            answer
                .not_understood
                .push(format!("(cut off after {} bytes)", heard.len()));
        }
        answer
    }

    /// `!page databases`, `!status`.
    fn command(&self, text: &str, channel: Channel, act: Act) -> Heard {
        let span = (
            text.len() - text.trim_start().len(),
            text.trim_end()
                .len()
                .max(text.len() - text.trim_start().len()),
        );
        Heard {
            text: String::new(),
            channel,
            dm_to: None,
            acts: vec![HeardAct { act, span }],
            mentioned: Vec::new(),
            acronyms: Vec::new(),
            not_understood: Vec::new(),
        }
    }

    /// Whom a chat command names.
    fn whom(&self, words: &str) -> Option<crate::scenario::ids::PartyId> {
        let (items, _) = self.items(words, None);
        items
            .iter()
            .find_map(Item::party)
            .map(|party| self.names.id(party))
    }

    /// `/dm tatiana …`: all of it is said to that person.
    fn direct(
        &self,
        rest: &str,
        at: usize,
        speaker: Option<u16>,
        context: &Context,
        trace: &mut Trace,
    ) -> Heard {
        // only the name in front counts: "/dm tatiana No, Sam has it" takes nothing back
        let (tokens, _) = tokens::tokenise(rest, &self.lexicon, |low| self.names.guess(low));
        let first = self
            .names
            .longest(&tokens)
            .filter(|found| found.is & class::PERSON != 0);
        let whom = first.map(|found| found.party);
        let words_from = first.map_or(0, |found| tokens[found.words - 1].end as usize);
        let words = rest[words_from..].trim_start_matches([',', ':', ' ', '\t']);
        let offset = at + rest.len() - words.len();
        let mut answer = self.words(words, whom, speaker, context, trace);
        answer.channel = Channel::Dm;
        answer.dm_to = whom.map(|place| self.names.person(place));
        shift(&mut answer, offset);
        trace.offset = offset;
        answer
    }

    /// The words of times, as they are meant now.
    fn units(&self, now: Option<Moment>) -> Cow<'_, Units> {
        match now {
            Some(now) => Cow::Owned(self.units.later(now.since(Moment::START))),
            None => Cow::Borrowed(&self.units),
        }
    }

    fn items(&self, text: &str, now: Option<Moment>) -> (Vec<Item>, Vec<tokens::Token>) {
        let (tokens, cut) = tokens::tokenise(text, &self.lexicon, |low| self.names.guess(low));
        let units = self.units(now);
        let mut items = items::itemise(&tokens, &self.lexicon, &self.names, &units);
        items.push(Item {
            word: UNKNOWN,
            is: 0,
            party: 0,
            remedy: 0,
            value: 0,
            start: text.len() as u32,
            end: text.len() as u32,
            cut: cut.max(tokens::STOP),
            looks: 0,
        });
        (items, tokens)
    }

    fn words(
        &self,
        text: &str,
        dm_to: Option<u16>,
        speaker: Option<u16>,
        context: &Context,
        trace: &mut Trace,
    ) -> Heard {
        let (mut items, tokens) = self.items(text, context.now);
        let company = Company {
            context,
            names: &self.names,
            lexicon: &self.lexicon,
            pronouns: &self.pronouns,
            speaker,
            dm_to,
        };
        resolve::pronouns::name_them(&mut items, &company, |words| self.people_in(words));
        // "No, …" answers a read-back only where one may have been given
        let answers = dm_to.is_some() || context.readback_from.is_some();
        if answers {
            cues::join_refusal(&mut items, &self.lexicon);
        }
        let mut sentences = cues::sentences(&items);
        let standing = cues::standing(
            &items,
            &mut sentences,
            &self.grammar,
            &self.lexicon,
            answers,
            trace,
        );
        let mut drafts = drafts::draft(
            &items,
            &sentences,
            &standing,
            &self.lexicon,
            dm_to.map(Party::Person),
        );
        resolve::neighbours::command_passed_to_oneself_is_taken(
            &mut drafts,
            &items,
            &self.lexicon,
            speaker,
        );
        trace.rule(
            "what_a_liaison_is_to_tell_is_a_post",
            &mut drafts,
            |drafts| {
                resolve::liaisons::what_a_liaison_is_to_tell_is_a_post(
                    drafts,
                    &items,
                    &self.names,
                    &self.lexicon,
                );
            },
        );
        let scene = Scene {
            items: &items,
            sentences: &sentences,
            lexicon: &self.lexicon,
        };
        if answers {
            trace.rule("a_correction_goes_on", &mut drafts, |drafts| {
                resolve::corrections::a_correction_goes_on(drafts, &scene);
            });
        }
        resolve::neighbours::settle(&mut drafts, &scene, trace);
        let call = Call {
            context,
            names: &self.names,
            text,
            scene: &scene,
            words_of: &|words| self.items(words, None).0,
            dm_to,
        };
        trace.rule("the_drill_decides", &mut drafts, |drafts| {
            resolve::context::consider(drafts, &call);
        });
        let fill = Fill {
            text,
            items: &items,
            names: &self.names,
            lexicon: &self.lexicon,
            speaker,
            backup: self.names.holder(Role::Deputy),
        };
        let mut acts: Vec<HeardAct> = drafts.iter().filter_map(|draft| fill.act(draft)).collect();
        let unheard = unheard(&items, &sentences, &drafts);
        let mut not_understood: Vec<String> = unheard
            .iter()
            .filter_map(|sentence| {
                let start = items[sentence.low].start as usize;
                let end = items[sentence.high - 1].end as usize;
                text.get(start..end).map(str::to_owned)
            })
            .collect();
        if let Some(whom) = dm_to {
            let told = Told {
                text,
                items: &items,
                lexicon: &self.lexicon,
                names: &self.names,
                units: &self.units(context.now),
                whom,
            };
            let goes_on = call.place_of(&context.briefing) == Some(whom);
            if let Some(brief) = self.hear_brief(&told, &drafts, goes_on) {
                acts = vec![brief];
                not_understood.clear();
            }
        }
        trace.report(|trace| {
            let told = acts.len() == 1 && matches!(acts[0].act, Act::Brief { .. });
            trace.brief = told && dm_to.is_some();
            for draft in &drafts {
                match fill.act(draft) {
                    Some(_) => trace.drafts.push(draft.clone()),
                    None => trace.note(draft, Why::Empty),
                }
            }
            trace.items.clone_from(&items);
            trace.sentences.clone_from(&sentences);
            trace.unheard.clone_from(&unheard);
        });
        Heard {
            text: String::new(),
            channel: Channel::Call,
            dm_to: None,
            acts,
            mentioned: self.mentioned(&items, speaker),
            acronyms: acronyms::unexplained(text, &tokens, &self.glossary),
            not_understood,
        }
    }

    /// Whether an order asks for nothing but what the words of a task are already about.
    pub fn is_the_same_work(&self, order: &str, task: &str) -> bool {
        let (order_items, _) = self.items(order, None);
        let (task_items, _) = self.items(task, None);
        let words = |text, items| Words { text, items };
        resolve::about::is_the_same_work(
            words(order, &order_items[..order_items.len() - 1]),
            words(task, &task_items[..task_items.len() - 1]),
            &self.lexicon,
        )
    }

    /// The parts of a brief that some words touch, be it by asking after them.
    pub fn brief_topics(&self, words: &str) -> Vec<BriefElement> {
        let (items, _) = self.items(words, None);
        resolve::brief::elements(&items[..items.len() - 1], words, &self.lexicon)
    }

    /// The people that some words name, in order.
    fn people_in(&self, words: &str) -> Vec<u16> {
        let (items, _) = self.items(words, None);
        people(&items).collect()
    }

    /// Who is named or meant in the items, in order, but for the speaker.
    fn mentioned(&self, items: &[Item], speaker: Option<u16>) -> Vec<PersonId> {
        people(items)
            .filter(|who| speaker != Some(*who))
            .map(|who| self.names.person(who))
            .collect()
    }

    /// A direct message that tells how things stand is a brief. One that goes on with a brief
    /// needs to tell only one part of it.
    fn hear_brief(&self, told: &Told, drafts: &[Draft], goes_on: bool) -> Option<HeardAct> {
        let Told {
            text, items, whom, ..
        } = *told;
        let elements = resolve::brief::elements(&items[..items.len() - 1], text, &self.lexicon);
        let said_so = drafts.iter().any(|draft| draft.kind == Kind::Brief);
        // "sev 1", "it's a sev 1" tells the level; "we're calling it a sev 1" sets it
        let is_bare_level = |draft: &Draft| {
            draft.kind == Kind::DeclareSeverity
                && items[draft.cue.0..draft.cue.1].iter().all(|item| {
                    item.is_any(class::SEV | class::NUM | mark::SEVERITY)
                        || matches!(
                            self.lexicon.text(item.word),
                            "it" | "this" | "is" | "are" | "we" | "a" | "an" | "at" | "still"
                        )
                })
        };
        // "until ten past", "we rolled back" tell as well
        let only_told = !drafts.is_empty()
            && drafts.iter().all(|draft| {
                is_bare_level(draft) || matches!(draft.kind, Kind::GrantTime | Kind::StatusUpdate)
            });
        // "Wei is scribe" tells one who is not Wei; "you are deputy" gives a role
        let gives_a_role = |draft: &Draft| {
            let others = |party: &Party| *party != Party::Person(whom);
            draft.kind == Kind::Appoint && !draft.objects.iter().any(others)
        };
        let tells = !drafts
            .iter()
            .any(|draft| gives_a_role(draft) || resolve::brief::does_something_else(draft));
        // "please watch the error rates" orders, also in the middle of a brief
        let orders = |draft: &Draft| {
            let opens = items[..draft.cue.0]
                .iter()
                .rev()
                .zip(items[..=draft.cue.0].iter().rev())
                .take_while(|(_, behind)| behind.cut < tokens::STOP)
                .all(|(item, _)| item.is_any(mark::SKIP | mark::LEAD | class::PERSON));
            draft.kind == Kind::Assign && opens
        };
        let goes_on = goes_on && !drafts.iter().any(orders);
        let requests = items.first().is_some_and(|first| {
            matches!(
                self.lexicon.text(first.word),
                "please" | "can" | "could" | "would"
            )
        });
        let asked = items.last().is_some_and(|end| end.cut == tokens::ASKED);
        let enough = elements.len() >= resolve::brief::ENOUGH
            || (!elements.is_empty() && (drafts.is_empty() || only_told || goes_on));
        if !(said_so || ((tells || elements.len() >= PLENTY) && enough && !asked && !requests))
            || (items.len() < 4 && !only_told)
        {
            return None;
        }
        Some(HeardAct {
            act: Act::Brief {
                to: vec![self.names.id(Party::Person(whom))],
                elements,
                facts: told.facts(),
            },
            span: (0, text.trim_end().len()),
        })
    }

    /// How many phrases the scenario added.
    pub fn own_phrases(&self) -> usize {
        self.grammar.own_phrases()
    }

    /// The phrases that stand for the acts, filled with this cast.
    pub fn examples(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.examples
            .all()
            .map(|(kind, phrase)| (kind.id(), phrase))
    }
}

/// The sentences that mean nothing to the grammar.
fn unheard(items: &[Item], sentences: &[cues::Sentence], drafts: &[Draft]) -> Vec<cues::Sentence> {
    let update_from = drafts
        .iter()
        .find(|draft| matches!(draft.kind, Kind::StatusUpdate | Kind::CorrectReadback))
        .map(|draft| draft.sentence);
    let means_nothing = |(at, sentence): &(usize, &cues::Sentence)| {
        let told = update_from.is_some_and(|from| *at >= from);
        let says_something = items[sentence.low..sentence.high].iter().any(|item| {
            !item.is_any(mark::SKIP | mark::LEAD | mark::GROUP | class::PERSON | class::TEAM)
        });
        let performs = drafts.iter().any(|draft| draft.sentence == *at);
        !sentence.understood && !performs && !told && says_something
    };
    sentences
        .iter()
        .enumerate()
        .filter(means_nothing)
        .map(|(_, sentence)| *sentence)
        .collect()
}

/// The people among the items.
fn people(items: &[Item]) -> impl Iterator<Item = u16> {
    items
        .iter()
        .filter(|item| item.is_any(class::PERSON))
        .map(|item| item.party)
}

/// The beginning of a text, cut at a character boundary.
fn cut_to(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let mut end = longest;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Moves all spans by the length of the channel command.
fn shift(heard: &mut Heard, by: usize) {
    for act in &mut heard.acts {
        act.span = (act.span.0 + by, act.span.1 + by);
    }
}
