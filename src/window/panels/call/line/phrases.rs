//! What a commander can say, for every purpose: phrases with slots. A test says each of them in
//! every shipped scenario and holds it to the acts that it promises.

/// A phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What it is for.
    pub(super) group: &'static str,
    /// Its words, with slots in `{ }`.
    pub(super) says: &'static str,
    /// The acts that it performs.
    pub(super) acts: &'static [&'static str],
    /// Why one says it so.
    pub(super) why: &'static str,
}

const fn phrase(
    group: &'static str,
    says: &'static str,
    acts: &'static [&'static str],
    why: &'static str,
) -> Phrase {
    Phrase {
        group,
        says,
        acts,
        why,
    }
}

const TAKE: &str = "Take command";
const ASK: &str = "Find out";
const ASSIGN: &str = "Give a task";
const FOLLOW: &str = "Follow up";
const DECIDE: &str = "Decide";
const UPDATE: &str = "Tell others";
const PRESSURE: &str = "Under pressure";
const PEOPLE: &str = "Look after people";
const HANDOVER: &str = "Hand over";
const CLOSE: &str = "Close";

/// All of them, in the order in which an incident needs them.
#[rustfmt::skip]
pub(super) const PHRASES: &[Phrase] = &[
    phrase(TAKE, "Is anyone running this incident?", &["ask-for-commander"],
        "Ask first: there must be one commander, and only one."),
    phrase(TAKE, "Hi everyone, I'm {me} and I'm the Incident Commander.", &["take-command"],
        "Name and full title, so that nobody has to guess who decides."),
    phrase(TAKE, "{deputy}, please be my deputy.", &["appoint"],
        "A deputy watches clocks and promises while you command."),
    phrase(TAKE, "{who}, you are scribe today.", &["appoint"],
        "What is written down need not be remembered."),
    phrase(TAKE, "{liaison}, you are our customer liaison.", &["appoint"],
        "One person speaks to customers, in words that you have read."),
    phrase(TAKE, "We're calling this a SEV-{level}.", &["declare-severity"],
        "In doubt take the higher one: it can be lowered later."),

    phrase(ASK, "{who}, what are you seeing?", &["ask-status"],
        "Ask one person by name: a question to all is answered by none."),
    phrase(ASK, "{who}, how many customers are affected?", &["ask-scope"],
        "How wide it is decides the severity and who must be told."),
    phrase(ASK, "What are our options?", &["ask-actions"],
        "The experts know what can be done. You choose."),
    phrase(ASK, "What could go wrong if we {option}?", &["ask-risks"],
        "Ask for the risk before you decide, not after."),
    phrase(ASK, "{who}, yes or no, please.", &["pin-answer"],
        "When an answer wanders, ask for the one word that you need."),
    phrase(ASK, "Do we have anybody from {team} here?", &["ask-present"],
        "Know who is here before you give out work."),
    phrase(ASK, "{who}, please page {who else}.", &["page"],
        "Sooner is better: somebody paged needs minutes to arrive."),

    phrase(ASSIGN, "{who}, please look into {service}. I'll come back to you in {minutes} minutes. Understood?", &["assign"],
        "A name, one task, a time box, and a question that makes them confirm."),
    phrase(ASSIGN, "{who}, please {task}. I'll come back to you in {minutes} minutes. Understood?", &["assign"],
        "Begin the task with a verb: check, restart, find out, ask."),
    phrase(ASSIGN, "{who}, please {option}. I'll come back to you in {minutes} minutes. Understood?", &["assign"],
        "Once it is decided, one person does it, and only that person."),
    phrase(ASSIGN, "{who}, do you copy?", &["ask-ack"],
        "A task that nobody confirmed is a task that nobody may have."),

    phrase(FOLLOW, "{who}, that's {minutes} minutes. Where are we?", &["follow-up"],
        "Come back when you said you would, not before."),
    phrase(FOLLOW, "{who}, how long do you need?", &["ask-estimate"],
        "Whoever does the work knows best how long it takes."),
    phrase(FOLLOW, "Fine, {who}, I'll come back to you in {minutes} minutes.", &["grant-time"],
        "More time is a decision: give it, with an end."),
    phrase(FOLLOW, "Got it, thank you {who}.", &["acknowledge"],
        "Say that you heard it, or it will be said again."),
    phrase(FOLLOW, "{who}, drop that please.", &["cancel-task"],
        "Work that no longer helps keeps somebody from work that does."),

    phrase(DECIDE, "I propose that we {option}. Any strong objections?", &["propose", "poll-objections"],
        "Ask for strong objections. Asking for agreement takes all night."),
    phrase(DECIDE, "Hearing none, let's go ahead and {option}.", &["decide"],
        "Say it aloud: a decision that was not said was not made."),

    phrase(UPDATE, "Status update: {how things stand}. Next update in {minutes} minutes.", &["status-update"],
        "What we know, what we do, and when they hear more."),
    phrase(UPDATE, "{liaison}, please post an update on the status page, next update in {minutes} minutes.", &["instruct-post"],
        "Customers who are told wait; customers who are not told call."),
    phrase(UPDATE, "{liaison}, please send an internal update to the stakeholders, next update in {minutes} minutes.", &["instruct-post"],
        "An executive who is told in time need not join the call."),
    phrase(UPDATE, "{liaison}, that reads fine, send it.", &["approve-post"],
        "Read the draft first: what is out cannot be taken back."),
    phrase(UPDATE, "{liaison}, please take out the word {word}.", &["revise-post"],
        "No blame, no promise of a time, no names of machines."),

    phrase(PRESSURE, "{who presses}, do you wish to take command?", &["challenge-takeover"],
        "Whoever gives orders commands. Ask which it is to be."),
    phrase(PRESSURE, "{who presses}, the next update comes in {minutes} minutes.", &["promise-update"],
        "A time ends the asking, if you then keep it."),
    phrase(PRESSURE, "{who presses}, the list waits, fixing this comes first.", &["refuse-request"],
        "People who fix things cannot fill in lists meanwhile."),
    phrase(PRESSURE, "{who presses}, please hold that until we're done.", &["defer-to-after"],
        "Not no: later."),
    phrase(PRESSURE, "We treat it as the higher severity and sort it out later.", &["close-severity-debate"],
        "Arguing about the level costs more than the wrong level."),
    phrase(PRESSURE, "Let's take the process question to the review.", &["close-process-debate"],
        "It has its place, and that is after the incident."),
    phrase(PRESSURE, "One at a time, please.", &["keep-order"],
        "Two people who talk at once are heard by nobody."),
    phrase(PRESSURE, "{who presses}, this is disruptive. If you carry on I'll have to remove you from the call.", &["warn"],
        "One warning, in plain words, before anything else."),
    phrase(PRESSURE, "{deputy}, please remove {who presses} from the call.", &["remove"],
        "After a warning. You keep commanding while somebody else does it."),

    phrase(PEOPLE, "{who}, you can go, thank you.", &["release"],
        "Whoever is not needed rests, and may be needed later."),
    phrase(PEOPLE, "{who}, take a break, {who else} takes over for you.", &["rotate"],
        "Tired people make mistakes. Name who takes over."),

    phrase(HANDOVER, "/dm {deputy} It's a SEV-{level} since {when}: {what happened}. {who} is looking into {service}. The risk is {what could go wrong}. Next update in {minutes} minutes.", &["brief"],
        "Severity, story, tasks, risks, promises: in writing, to them alone."),
    phrase(HANDOVER, "/dm {deputy} That's right.", &["confirm-readback"],
        "They read it back, you confirm: then both know the same."),
    phrase(HANDOVER, "Everybody, command now goes to {deputy}.", &["hand-over"],
        "Aloud, so that all know whom to listen to from now on."),

    phrase(CLOSE, "{who}, are the graphs for {service} back to normal?", &["ask-recovered"],
        "Measured, not felt: somebody looks before you say it is over."),
    phrase(CLOSE, "We're all clear, the incident is resolved.", &["declare-resolved"],
        "Once, aloud, and only when it was checked."),
    phrase(CLOSE, "{who}, please own the postmortem, due in three business days.", &["assign-postmortem"],
        "An owner and a day, or it will not be written."),
    phrase(CLOSE, "Thanks everyone.", &["thank"],
        "It is short, and they will come again."),
    phrase(CLOSE, "That's it for the call, carry on in the incident chat.", &["end-call"],
        "Say where what is left goes on."),
];

/// The phrases that have all these words in them, in any order.
pub(super) fn found(words: &str) -> Vec<&'static Phrase> {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let has = |phrase: &&Phrase| {
        let acts = phrase.acts.join(" ");
        let all = format!("{} {} {} {acts}", phrase.group, phrase.says, phrase.why).to_lowercase();
        words.iter().all(|word| all.contains(word))
    };
    PHRASES.iter().filter(has).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{advice, find, shipped};
    use crate::hearing::{Context, Hearing};
    use crate::scenario::Scenario;
    use crate::scenario::model::{Part, Presence};

    /// A phrase with its slots filled from a scenario, as somebody on its call would.
    fn said(phrase: &Phrase, scenario: &Scenario, option: Option<&str>) -> String {
        let others = || {
            scenario
                .cast
                .iter()
                .filter(|one| one.id != scenario.trainee)
        };
        let part = |part: Part| {
            let fits = others().find(|one| one.part == part);
            let any = fits.or_else(|| others().find(|one| one.presence == Presence::OnCall));
            any.or_else(|| others().next())
                .expect("a cast")
                .first_name()
        };
        let person = part(Part::Responder);
        let other = others()
            .map(|one| one.first_name())
            .find(|name| *name != person);
        let trainee = scenario.person(&scenario.trainee).expect("a trainee");
        let team = others().find_map(|one| one.team.clone());
        let service = scenario.world.services.first();
        phrase
            .says
            .replace("{me}", trainee.first_name())
            .replace("{who}", person)
            .replace("{who else}", other.unwrap_or(person))
            .replace("{deputy}", part(Part::Commander))
            .replace("{liaison}", part(Part::CustomerLiaison))
            .replace("{who presses}", part(Part::Executive))
            .replace("{minutes}", "5")
            .replace("{level}", "2")
            .replace("{service}", service.map_or("the service", |one| &one.name))
            .replace("{option}", option.unwrap_or("roll back the release"))
            .replace(
                "{team}",
                &team.map_or("payments".to_owned(), |team| team.to_string()),
            )
            .replace("{task}", "check the error logs")
            .replace(
                "{how things stand}",
                "checkout is slow and we are rolling back",
            )
            .replace("{word}", "outage")
            .replace("{when}", "two o'clock")
            .replace("{what happened}", "checkout times out after a release")
            .replace("{what could go wrong}", "that we lose orders")
    }

    #[test]
    fn every_phrase_is_heard_as_what_it_promises_in_every_shipped_scenario() {
        let mut wrong = Vec::new();
        for id in shipped::ids() {
            let found = find::scenario(id).expect("it is shipped");
            let hearing = Hearing::new(&found.scenario);
            let readback = found
                .scenario
                .cast
                .iter()
                .find(|one| one.id != found.scenario.trainee);
            let remedies = found.scenario.world.remedies.iter();
            let options: Vec<_> = remedies.filter_map(|one| one.phrases.first()).collect();
            let all = PHRASES
                .iter()
                .flat_map(|phrase| match phrase.says.contains("{option}") {
                    true => options
                        .iter()
                        .map(|option| (phrase, Some(option.as_str())))
                        .collect(),
                    false => vec![(phrase, None)],
                });
            for (phrase, option) in all {
                let nobody = found.scenario.cast.iter().all(|one| one.team.is_none());
                if nobody && phrase.says.contains("{team}") {
                    continue; // no team is there to be named, and none is offered
                }
                let words = said(phrase, &found.scenario, option);
                assert!(!words.contains('{'), "no slot was left: {words}");
                let context = Context {
                    readback_from: readback
                        .filter(|_| phrase.acts == ["confirm-readback"])
                        .map(|one| one.id.clone()),
                    ..Context::default()
                };
                let heard = hearing.hear(&words, &context);
                let acts: Vec<_> = heard.acts.iter().map(|heard| heard.act.id()).collect();
                let lacks = advice::of(&heard);
                if acts != phrase.acts || !lacks.is_empty() {
                    wrong.push(format!("{id}: {words}\n    {acts:?} {lacks:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn phrases_are_found_by_their_words_their_purpose_and_their_act() {
        let says = |words| -> Vec<_> { found(words).iter().map(|one| one.says).collect() };
        assert!(says("strong OBJECTIONS")[0].starts_with("I propose"));
        assert!(says("follow up").contains(&"{who}, drop that please."));
        assert_eq!(says("keep-order"), ["One at a time, please."]);
        assert_eq!(says("").len(), PHRASES.len());
        assert_eq!(says("zebra"), [""; 0]);
    }
}
