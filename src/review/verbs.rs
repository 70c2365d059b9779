//! Whether a word is the base form of a verb that can open an action item: those that open an
//! order on a call, as hearing knows them, those of work that comes after, and by its shape.

use super::words::has;
use crate::hearing;

/// Verbs of follow-up work beyond those that hearing knows.
const MORE: &str = "abandon abolish abort accelerate accept adapt add address adopt agree aim amend annotate \
    announce append apply approve archive assign author automate avoid back backport batch be \
    benchmark bound break budget buffer build buy cache call cancel carry catalog catalogue \
    centralise centralize certify choose circulate clarify codify collapse collate commission \
    communicate compile complete compress consider consolidate consult continue contract convert \
    correct cover curate debounce decide declare decommission decouple dedicate deduplicate \
    default define delay delegate demonstrate denormalise deprecate derive design develop devise \
    discard discover discuss display distinguish diversify do downgrade duplicate edit educate \
    elect embed emit employ encourage encrypt enhance enlarge enrich enter establish exclude \
    exercise experiment explore expose extract fence finalise finalize fine-tune finish fit fold \
    forbid force formalise formalize format foster fund fuzz gate generate group guard harden \
    hide hire hook host ignore implement improve incorporate increment inform initialise \
    initialize inject insert install instrument integrate introduce inventory invest invite \
    issue journal learn lengthen let license link load-test localise maintain mandate mark meet \
    mention merge meter minimise minimize model modify mute name negotiate nominate normalise \
    normalize obtain offer onboard operate optimise optimize order outline override pair \
    parallelise parallelize parameterise parameterize pay perform persist phase place plan poll \
    practice practise pre-warm precompute present preserve prevent print prioritise process \
    procure produce prohibit propose protect prove provide proxy publicise qualify quantify \
    queue rate rate-limit re-evaluate re-run reach-out react recommend recompute reconsider \
    recruit redesign refactor reference refuse register rehearse reject rely remap remedy \
    remember remind render rent reorder repave repeat rephrase replicate repurpose request \
    require rerun reserve resolve respond restrict restructure retain rethink retire return \
    reuse revisit rewire reword rework rewrite safeguard sanitise sanitize save say scope script \
    secure seed segment select separate serialise serialize serve shadow shard shorten sign \
    simplify slow solve specify sponsor staff stagger standardise standardize stay store \
    streamline strengthen stress stress-test strip strive stub submit subscribe suggest sunset \
    support synchronise talk target teach template terminate think throttle tie time trace train \
    transfer translate treat trial truncate type understand unify uninstall unmute unpin unwrap \
    upload use vary version view visit visualise visualize vote weigh whitelist win wire \
    withdraw wrap";

/// Words that are no verbs, whatever they look like.
const NEVER: &str = "the a an we i they it you our all every each no not more less better best new some any this \
    that these those there should must need needs will would could can may might if when why who \
    what how where because as to for in on at of with from by better-documented proper regular \
    clear clearer faster alternate corporate";

/// Endings of verbs that are made from other words.
const VERB_ENDINGS: &str = "ise ize ify ate";

/// Endings of words that are no base forms.
const OTHER_ENDINGS: &str = "ing ed tion sion ment ness ity ance ence ism ship ology able ly";

/// Before a thing: what stands in front of it is done to it.
const BEFORE_A_THING: &str = "the a an all every each our its both these those any";

/// Nouns that make a topic of the word before them ("test coverage", "alert fatigue").
const TOPICS: &str = "coverage fatigue hygiene culture strategy process processes policy issue issues improvement \
    improvements problem problems";

/// Verbs that follow a subject: "Alert routing needs fixing" is a statement.
const FINITE: &str =
    "is are was were needs need should must has have had will does isn't aren't wasn't";

/// Verbs behind which a statement may stand as it is: "check the alert is routed".
const SEE_TO: &str = "assert be check confirm decide ensure guarantee make monitor prove require see show \
    test validate verify watch";

/// Words that open a clause with a verb of its own.
const CLAUSES: &str = "after and as because before how if once or so than that to unless until what when \
    where whether which while who whose why";

/// How an action item begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// With the base form of a verb.
    Verb,
    /// With a verb in another form ("adding", "added").
    OtherForm,
    /// With something else.
    Otherwise,
}

/// How these words begin, in lower case.
pub(super) fn opens(words: &[&str]) -> Opens {
    let Some(first) = words.first() else {
        return Opens::Otherwise;
    };
    let next = words.get(1).copied().unwrap_or("");
    if has(NEVER, first) && !(*first == "clear" && has(BEFORE_A_THING, next)) {
        return Opens::Otherwise;
    }
    if is_known(first) {
        return match is_topic(words) {
            true => Opens::Otherwise,
            false => Opens::Verb,
        };
    }
    if is_other_form(first) {
        return Opens::OtherForm;
    }
    let has_ending = |endings: &str| {
        let mut endings = endings.split_ascii_whitespace();
        endings.any(|ending| first.len() > ending.len() + 2 && first.ends_with(ending))
    };
    if has_ending(OTHER_ENDINGS) {
        Opens::Otherwise
    } else if has_ending(VERB_ENDINGS) || has(BEFORE_A_THING, next) {
        Opens::Verb
    } else {
        Opens::Otherwise
    }
}

fn is_known(word: &str) -> bool {
    // "Re-enable" is a verb because "enable" is one.
    let bare = word
        .strip_prefix("re-")
        .or_else(|| word.strip_prefix("auto-"))
        .unwrap_or(word);
    has(MORE, bare) || hearing::opens_an_order(bare)
}

/// "Adding", "added", "adds": a verb, but not its base form.
fn is_other_form(word: &str) -> bool {
    let stems = |ending: &str| -> Vec<String> {
        let Some(stem) = word.strip_suffix(ending) else {
            return Vec::new();
        };
        let mut stems = vec![stem.to_owned(), format!("{stem}e")];
        let mut letters = stem.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
        {
            stems.push(stem[..stem.len() - last.len_utf8()].to_owned());
        }
        if let Some(y) = stem.strip_suffix('i') {
            stems.push(format!("{y}y"));
        }
        stems
    };
    ["ing", "ed", "s", "es"]
        .iter()
        .any(|ending| stems(ending).iter().any(|stem| is_known(stem)))
}

/// Whether a word that is verb and noun opens a topic or a statement, not an order.
fn is_topic(words: &[&str]) -> bool {
    let next = words.get(1).copied().unwrap_or("");
    if has(TOPICS, next) {
        return true;
    }
    if has(SEE_TO, words[0]) {
        return false;
    }
    let behind = words.iter().skip(2);
    let mut clause = behind.take_while(|word| !has(CLAUSES, word));
    !has(CLAUSES, next) && clause.any(|word| has(FINITE, word))
}
