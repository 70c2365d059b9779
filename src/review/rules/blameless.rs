//! What and how, never who: a person's action is never a cause (PRACTICE 36).

use super::{Case, Found};
use crate::review::finding::BLAMELESS;
use crate::review::words::{Word, has, sentence};

/// What kind of blame it is: what is wrong, and what to do instead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blame {
    /// An error of people as an explanation.
    HumanError,
    /// Somebody is the agent of what went wrong.
    Agent,
    /// Somebody's act as a cause.
    Cause,
    /// A mistake, a fault.
    Fault,
    /// A question for who.
    Who,
}

const PHRASES: [(&str, Blame); 33] = [
    (
        "human|operator|pilot error|errors|mistake|mistakes|failure",
        Blame::HumanError,
    ),
    ("user error", Blame::HumanError),
    (
        "@people's error|mistake|fault|oversight|negligence|slip|typo",
        Blame::HumanError,
    ),
    ("forgot|forgotten", Blame::Agent),
    (
        "@people [@adv] forgets|neglected|neglects|overlooked|ignored|ignores|misread|misconfigured|mistyped|botched|broke|bungled|missed|mishandled|caused|messed|screwed|wasted|blundered|dropped|bypassed|disregarded|mistook|misjudged",
        Blame::Agent,
    ),
    (
        "@people who|that [@adv] forgot|neglected|overlooked|ignored|misread|misconfigured|mistyped|botched|broke|missed|mishandled|caused|blundered|triggered|introduced",
        Blame::Agent,
    ),
    (
        "we|they [@adv] neglected|overlooked|ignored|botched|bungled|missed|mishandled|messed|screwed|blundered",
        Blame::Agent,
    ),
    (
        "@people|we|they had [@adv] neglected|overlooked|ignored|misread|misconfigured|mistyped|broken|missed|caused|forgotten",
        Blame::Agent,
    ),
    ("@people|we|they [@adv] failed|fails to", Blame::Agent),
    (
        "@people|we|they did|had|does|do not [@adv] bother|bothered|check|checked|test|tested|verify|verified|notice|noticed|follow|followed|realise|realised|realize|realized|read|think|thought|consider|considered|review|reviewed|validate|validated|escalate|escalated|communicate|communicated|tell|told|ask|asked|listen|listened",
        Blame::Agent,
    ),
    (
        "@people|we|they didn't|hadn't|doesn't|don't [@adv] bother|bothered|check|checked|test|tested|verify|verified|notice|noticed|follow|followed|realise|realised|realize|realized|read|think|thought|consider|considered|review|reviewed|validate|validated|escalate|escalated|communicate|communicated|tell|told|ask|asked|listen|listened",
        Blame::Agent,
    ),
    (
        "@people|we|they never checked|tested|verified|noticed|followed|read|thought|considered|reviewed|validated|escalated|told|asked|listened|bothered",
        Blame::Agent,
    ),
    (
        "@people|they chose|decided|insisted to|on ignore|ignoring|skip|skipping|bypass",
        Blame::Agent,
    ),
    ("due|owing to @people", Blame::Cause),
    ("because of @people", Blame::Cause),
    ("caused|introduced|triggered by @people", Blame::Cause),
    ("cause|reason|culprit was|is @people", Blame::Cause),
    ("thanks to @people's", Blame::Cause),
    ("result|fault of @people", Blame::Cause),
    (
        "mistake|mistakes|mistakenly|blunder|blunders|blundered",
        Blame::Fault,
    ),
    ("screwed|messed up", Blame::Fault),
    ("screw-up|mess-up|slip-up|slip-ups|screw-ups", Blame::Fault),
    ("at fault", Blame::Fault),
    ("to blame", Blame::Fault),
    ("blame|blames|blamed|blaming", Blame::Fault),
    ("culprit|culprits|guilty", Blame::Fault),
    (
        "responsible|accountable for the [@adv] incident|outage|failure|error|mistake|disruption|problem|crash|loss",
        Blame::Fault,
    ),
    (
        "disciplinary|reprimand|reprimanded|punish|punished|punishment",
        Blame::Fault,
    ),
    (
        "who caused|broke|deployed|pushed|merged|approved|forgot|did|made|wrote|was|is",
        Blame::Who,
    ),
    ("whose fault|mistake|error|change|idea|job", Blame::Who),
    (
        "why did|didn't|had|hadn't|was|wasn't|were|weren't|would|wouldn't @people|we|they|you",
        Blame::Who,
    ),
    ("why did|had|was|were no one|nobody", Blame::Who),
    ("why @people|we|they", Blame::Who),
];

/// What a person went through, and did not bring about: "because a responder had no access".
const SITUATION: &str = "was were had has have could couldn't cannot can't lacked needed received saw got is are knew \
    believed expected understood read heard relied waited worked depended with and who would";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for written in case.prose() {
        for (at, blame) in case.phrases(written, &PHRASES) {
            if !is_meant_well(case, &written.words, &at, *blame) {
                tell(case, &written.words, &at, *blame, found);
            }
        }
        for at in 0..written.words.len() {
            acts_as_a_cause(case, &written.words, at, found);
            asks_why(case, &written.words, at, found);
        }
    }
}

/// "Because a responder restarted it": who is the agent behind "because" is the cause.
fn acts_as_a_cause(case: &Case<'_>, all: &[Word], at: usize, found: &mut Found) {
    use crate::review::phrase::somebody;
    if all[at].low != "because" || all[at].quoted {
        return;
    }
    let Some(to) = somebody(all, at + 1, true, case.facts) else {
        return;
    };
    let Some(verb) = all.get(to).filter(|word| !word.opens) else {
        return;
    };
    if !has(SITUATION, &verb.low) && !verb.low.ends_with("ly") {
        tell(case, all, &(at..to + 1), Blame::Cause, found);
    }
}

/// "Why was the pool limited?" asks for a reason that somebody had.
fn asks_why(case: &Case<'_>, all: &[Word], at: usize, found: &mut Found) {
    let text = case.draft.text;
    if all[at].low != "why" || all[at].quoted || sentence(all, at, text).start != at {
        return;
    }
    let end = sentence(all, at, text).end;
    if text[all[end - 1].at.end..]
        .trim_start_matches([')', '*'])
        .starts_with('?')
    {
        let asked = at..(at + 2).min(end);
        tell(case, all, &asked, Blame::Who, found);
    }
}

/// Whether words that can blame are meant otherwise.
fn is_meant_well(case: &Case<'_>, all: &[Word], at: &std::ops::Range<usize>, blame: Blame) -> bool {
    let low = |at: usize| all.get(at).map_or("", |word| word.low.as_str());
    let next = all.get(at.end).filter(|word| !word.opens);
    let next = next.map_or("", |word| word.low.as_str());
    let first = low(at.start);
    let before = at.start.checked_sub(1).map_or("", low);
    let refused = all[at.start.saturating_sub(3)..at.start]
        .iter()
        .any(|word| {
            matches!(
                word.low.as_str(),
                "not" | "no" | "nobody" | "never" | "without" | "than"
            )
        });
    match blame {
        // A rate of errors that users see is a figure.
        Blame::HumanError => {
            let figures = [
                "rate",
                "rates",
                "message",
                "messages",
                "page",
                "pages",
                "count",
                "counts",
                "budget",
                "log",
                "logs",
                "code",
                "codes",
                "response",
                "responses",
                "report",
                "reports",
                "metric",
            ];
            refused || figures.contains(&next)
        }
        Blame::Agent => {
            first.starts_with("forg")
                && (matches!(next, "password" | "my" | "your" | "passwords") || before == "a")
        }
        Blame::Fault => {
            refused
                || first == "blame" && before == "git"
                || first == "at" && matches!(next, "tolerance" | "injection" | "domain")
        }
        // "Who was paged" asks after a fact when it stands within a sentence.
        Blame::Who => first == "who" && sentence(all, at.start, case.draft.text).start != at.start,
        Blame::Cause => refused,
    }
}

fn tell(
    case: &Case<'_>,
    all: &[Word],
    at: &std::ops::Range<usize>,
    blame: Blame,
    found: &mut Found,
) {
    let words = super::quoted(case, all, at);
    let (what, instead) = match blame {
        Blame::HumanError => (
            format!("\"{words}\" is where the question begins, not where it ends"),
            "Ask what made the error possible and easy, and what kept it from being caught: what did the screen, the runbook, the tool show?",
        ),
        Blame::Agent => (
            format!("\"{words}\" makes somebody the agent of what went wrong"),
            "Say what happened and what the situation was like: what was known, what was in the way, what would have caught it whoever was there.",
        ),
        Blame::Cause => (
            format!("\"{words}\" makes a person's action a cause"),
            "Ask what made that action sensible at the time, and what let it do harm; write that as the factor.",
        ),
        Blame::Fault => (
            format!("\"{words}\" judges, where the question is what made it possible"),
            "Say what happened, and how the system let it happen and let it go on.",
        ),
        Blame::Who => (
            format!("\"{words}\" asks who, or for somebody's reasons"),
            "Ask what and how: \"What made …?\", \"How did it come that …?\"",
        ),
    };
    found.add_words(BLAMELESS, case, all, at, what, instead);
}
