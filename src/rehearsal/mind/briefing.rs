//! The brief for the incoming commander, and the ear for its read-back.
//!
//! Five parts, as PRACTICE 33 has them: how bad and which way it moves, what happened, open
//! actions with owner and time, what may go wrong and plan B, and what was promised outside.
//! A read-back is compared clause by clause: a number, a clock time or a name that stands
//! otherwise in the clause that it repeats is an error.

use std::collections::BTreeSet;

use super::Mind;
use crate::drill::state::Standing;
use crate::hearing::BriefElement;
use crate::rehearsal::book::Book;
use crate::rehearsal::words::{number, spoken_number};
use crate::scenario::ids::RemedyId;
use crate::units::Moment;

impl Mind {
    /// All that the incoming commander has to know.
    pub(super) fn brief(&self, now: Moment) -> Vec<(BriefElement, String)> {
        vec![
            (BriefElement::Severity, self.brief_severity()),
            (BriefElement::Story, self.brief_story()),
            (BriefElement::Tasks, self.brief_tasks(now)),
            (BriefElement::Risks, self.brief_risks()),
            (BriefElement::Promises, self.brief_promises()),
        ]
    }

    fn brief_severity(&self) -> String {
        let level = number(u64::from(self.state.severity.unwrap_or(1)));
        let way = match (self.unwell().is_empty(), &self.choosing.last) {
            (true, _) => "and it is getting better",
            (false, Some(_)) => "and it is not over",
            (false, None) => "and it is not getting better yet",
        };
        format!("Severity: the severity is {level}, {way}.")
    }

    fn brief_story(&self) -> String {
        let mut said = match self.unwell().first() {
            Some(service) => format!(
                "What happened so far: {} is degraded since before the call",
                self.book.service(service)
            ),
            None => "What happened so far: the services were degraded and look well now".into(),
        };
        let decided = self
            .state
            .plans
            .iter()
            .filter(|plan| plan.decided.is_some())
            .max_by_key(|plan| plan.decided);
        match decided {
            Some(plan) => said.push_str(&format!("; we decided to {}", plan.text)),
            None => said.push_str("; nothing is decided yet"),
        }
        said.push('.');
        said
    }

    fn brief_tasks(&self, now: Moment) -> String {
        let tasks: Vec<String> = self
            .state
            .open_tasks()
            .map(|task| {
                let due = match task.box_ends {
                    Some(ends) if ends > now => {
                        format!(", due at {}", self.book.clock(ends))
                    }
                    Some(_) => ", due now".to_owned(),
                    None => String::new(),
                };
                format!("{} has \"{}\"{due}", self.book.name(&task.to), task.text)
            })
            .collect();
        if tasks.is_empty() {
            "Open tasks: there are none.".to_owned()
        } else {
            format!("Open tasks: {}.", tasks.join("; "))
        }
    }

    fn brief_risks(&self) -> String {
        let risky = |option: &Standing| option.risks.iter().any(|(_, serious)| *serious);
        let first = |fits: &dyn Fn(&RemedyId, &Standing) -> bool| {
            self.state
                .options
                .iter()
                .find(|(remedy, option)| fits(remedy, option))
                .map(|(remedy, _)| self.book.remedy(remedy))
        };
        let danger = first(&|_, option| risky(option) || !option.objections.is_empty());
        let plan_b = first(&|remedy, option| {
            option.offered_by.is_some()
                && option.started.is_none()
                && option.objections.is_empty()
                && !risky(option)
                && !self.choosing.given_up.contains(remedy)
        });
        let risk = match danger {
            Some(remedy) => format!("Risks: it is dangerous to {remedy}"),
            None => "Risks: it may get worse again".to_owned(),
        };
        match plan_b {
            Some(remedy) => format!("{risk}; plan B is to {remedy}."),
            None => format!("{risk}; plan B is to ask for options again."),
        }
    }

    fn brief_promises(&self) -> String {
        match self.state.update_due {
            Some(due) => format!(
                "Promises made outside: the next update was promised for {}.",
                self.book.clock(due)
            ),
            None => "Promises made outside: we promised nothing to the outside.".to_owned(),
        }
    }
}

impl Book {
    /// The clause of the brief that a read-back gets wrong, as it was said; none if it is right.
    pub(in crate::rehearsal) fn what_is_wrong(
        &self,
        brief: &[(BriefElement, String)],
        read: &str,
    ) -> Option<String> {
        let told: Vec<(&str, Facts)> = brief
            .iter()
            .flat_map(|(_, words)| clauses(words))
            .map(|clause| (clause, self.facts(clause)))
            .collect();
        clauses(read).find_map(|clause| {
            let read = self.facts(clause);
            if read.hard.is_empty() {
                return None;
            }
            // The clause that it repeats is the one with most words in common, the first of them;
            // who has a task is compared with what was told of that task. What the brief did not
            // hold cannot be wrong in the read-back.
            let task = task_in(clause);
            let (said, facts) = told
                .iter()
                .rev()
                .filter(|(told, _)| task_in(told) == task)
                .max_by_key(|(_, told)| read.words.intersection(&told.words).count())?;
            (!read.hard.is_subset(&facts.hard)).then(|| put_right(said))
        })
    }

    fn facts(&self, text: &str) -> Facts {
        let mut facts = Facts::default();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != ':') {
            let word = word.trim_matches(':').to_lowercase();
            let clock = word.contains(':');
            let named = || {
                self.people()
                    .iter()
                    .any(|person| person.first_name().eq_ignore_ascii_case(&word))
            };
            if let Some(count) = spoken_number(&word) {
                facts.hard.insert(count.to_string());
            } else if clock || named() {
                facts.hard.insert(word.clone());
            }
            if word.len() > 2 {
                facts.words.insert(word);
            }
        }
        facts
    }
}

/// What somebody has to do: `roll back deploy 714` in `Sam has "roll back deploy 714"`.
fn task_in(clause: &str) -> Option<&str> {
    let (_, task) = clause.split_once(" has \"")?;
    Some(task.trim_end_matches('"'))
}

/// A clause of the brief as the correction of its read-back. Whose task it is, is what counts.
fn put_right(clause: &str) -> String {
    match clause.split_once(" has \"") {
        Some((owner, _)) => format!("that task is with {owner}."),
        None => format!("{clause}."),
    }
}

/// What a clause says that can be wrong (numbers, clock times, names), and all its words.
#[derive(Debug, Default)]
struct Facts {
    hard: BTreeSet<String>,
    words: BTreeSet<String>,
}

/// The clauses of a text, without the headings of a brief.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '.', '!', '?', ','])
        .map(|clause| clause.split_once(": ").map_or(clause, |(_, rest)| rest))
        .map(str::trim)
        .filter(|clause| !clause.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn wrong(read: &str) -> Option<String> {
        let source = include_str!("../../../scenarios/checkout-latency.ron");
        let scenario = crate::scenario::load(source).scenario.map(Arc::new);
        let scenario = scenario.expect("the reference scenario can be played");
        let settings = crate::drill::Settings {
            seed: 1,
            mode: crate::drill::Mode::Exam,
            trainee: None,
        };
        let said = |words: &str| (BriefElement::Story, words.to_owned());
        let brief = [
            said("Severity: the severity is one, and it is getting better."),
            said("What happened so far: we decided to roll back deploy 714."),
            said(
                "Open tasks: Sam has \"roll back deploy 714\", due at 14:40; Priya has \"look into the orders database\", due at 14:42.",
            ),
            said("Promises made outside: the next update was promised for 14:55."),
        ];
        Book::read(&scenario, &settings).what_is_wrong(&brief, read)
    }

    #[test]
    fn a_right_read_back_is_let_stand() {
        assert_eq!(
            wrong(
                "Reading back: severity 1; decided so far: roll back deploy 714; Sam has \"roll back deploy 714\", Priya has \"look into the orders database\"; risks and plan B noted; next update due at 14:55. Right?"
            ),
            None
        );
    }

    #[test]
    fn a_task_that_was_not_told_of_cannot_be_wrong() {
        assert_eq!(wrong("Jonas has \"look into the orders gateway\""), None);
    }

    #[test]
    fn each_planted_error_is_found() {
        for (read, holds) in [
            ("severity 2; no open tasks", "severity is one"),
            ("severity 1; Priya has \"roll back deploy 714\"", "Sam"),
            ("Sam has \"look into the orders database\"", "Priya"),
            ("next update due at 15:10", "14:55"),
        ] {
            let found = wrong(read).unwrap_or_else(|| panic!("nothing wrong in: {read}"));
            assert!(found.contains(holds), "{read}: {found}");
        }
    }
}
