//! The interview at a keyboard: owner, date, timeline, what went well, actions. Each answer is
//! reviewed at once and explained, and may be mended or kept. Who goes away (Ctrl-C, Ctrl-D)
//! keeps what was answered; the rest of the draft comes from the log.

use crate::calendar::Due;
use crate::cli::screen::Screen;
use crate::cli::terminal::Asked;
use crate::cli::transcript::wrap;
use crate::debrief::{Answers, Report};
use crate::desk::trouble::trouble;
use crate::review::{Facts, Finding, Section, review_due, review_line, review_owner};

/// Asks at the keyboard.
pub(super) fn ask(report: &Report, facts: &Facts) -> anyhow::Result<Answers> {
    let editor = rustyline::DefaultEditor::new().map_err(|error| {
        trouble(
            format!("could not take over the terminal: {error}"),
            "pipe something into hotwash, and it writes a skeleton instead",
        )
    })?;
    let mut interview = Interview {
        asked: Keyboard(editor),
        screen: Screen::stdout(),
        facts,
    };
    let mut answers = Answers::default();
    interview.all(report, &mut answers)?;
    Ok(answers)
}

/// A line editor on the terminal.
struct Keyboard(rustyline::DefaultEditor);

impl Asked for Keyboard {
    fn answer(&mut self, prompt: &str) -> Option<String> {
        self.0.readline(prompt).ok()
    }
}

struct Interview<'a, A> {
    asked: A,
    screen: Screen,
    facts: &'a Facts,
}

/// What became of a question.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Given(String),
    Skipped,
    /// They went away.
    Away,
}

impl<A: Asked> Interview<'_, A> {
    /// Asks everything, until they go away.
    fn all(&mut self, report: &Report, answers: &mut Answers) -> anyhow::Result<()> {
        self.say(&report.postmortem.title.clone(), true)?;
        self.say("Each answer is checked at once; mend it, or press Enter to keep it. Ctrl-D ends, and keeps what you wrote.", false)?;

        self.say("Who owns the postmortem? One person who was on the call, told directly: accountable for getting it done, not for writing it alone.", true)?;
        self.offer(report.postmortem.owner.as_deref())?;
        answers.owner = match self.one("owner> ", review_owner)? {
            Answer::Given(owner) => Some(owner),
            Answer::Skipped => None,
            Answer::Away => return Ok(()),
        };

        self.say("When is it due? A day, or so many business days.", true)?;
        self.offer(report.postmortem.due.as_deref())?;
        answers.due = match self.one("due> ", review_due)? {
            Answer::Given(due) => Some(dated(due, self.facts)),
            Answer::Skipped => None,
            Answer::Away => return Ok(()),
        };

        let told = report.postmortem.timeline.len();
        self.say("The timeline: facts only, line by line, each with its time since the call began: \"12:40 The error rate reached 14 %.\" Say \"a responder\", no names.", true)?;
        self.say(&format!("Enter ends it; at once, it takes over the {told} lines of the log, for you to work on."), false)?;
        if !self.several("timeline> ", Section::Timeline, &mut answers.timeline)? {
            return Ok(());
        }

        self.say(
            "What went well, and where were you lucky? Line by line; Enter ends it.",
            true,
        )?;
        if !self.several("well> ", Section::WentWell, &mut answers.went_well)? {
            return Ok(());
        }

        self.say("Action items: each starts with a verb, is specific, and has an end. Line by line; Enter ends it.", true)?;
        self.several("action> ", Section::Actions, &mut answers.actions)?;
        Ok(())
    }

    /// Asks for lines until an empty one. Gives whether they are still there.
    fn several(
        &mut self,
        prompt: &str,
        section: Section,
        lines: &mut Vec<String>,
    ) -> anyhow::Result<bool> {
        loop {
            match self.one(prompt, |line, facts| review_line(section, line, facts))? {
                Answer::Given(line) => lines.push(line),
                Answer::Skipped => return Ok(true),
                Answer::Away => return Ok(false),
            }
        }
    }

    /// Asks for one line, which may be mended as often as they like.
    fn one(
        &mut self,
        prompt: &str,
        review: impl Fn(&str, &Facts) -> Vec<Finding>,
    ) -> anyhow::Result<Answer> {
        let mut kept: Option<String> = None;
        loop {
            let Some(line) = self.asked.answer(prompt) else {
                return Ok(kept.map_or(Answer::Away, Answer::Given));
            };
            let line = line.trim();
            if line.is_empty() {
                return Ok(kept.map_or(Answer::Skipped, Answer::Given));
            }
            let findings = review(line, self.facts);
            if findings.is_empty() {
                return Ok(Answer::Given(line.to_owned()));
            }
            for finding in &findings {
                self.explain(finding)?;
            }
            self.say("Write it anew, or press Enter to keep it as it is.", false)?;
            kept = Some(line.to_owned());
        }
    }

    fn explain(&mut self, finding: &Finding) -> anyhow::Result<()> {
        let head = format!("✗ {}", finding.what);
        let head = self.screen.paint.yellow(&head);
        self.screen.line(&format!("  {head}"))?;
        for (label, text) in [
            ("instead", finding.instead.as_str()),
            ("why", finding.rule.why),
        ] {
            let room = self.screen.width.saturating_sub(6).max(24);
            let lines = wrap(&format!("{label}: {text}"), room).join("\n      ");
            self.screen.line(&format!("    {lines}"))?;
        }
        Ok(())
    }

    fn offer(&mut self, said: Option<&str>) -> anyhow::Result<()> {
        match said {
            Some(said) => self.say(
                &format!("Enter takes what was said on the call: {said}."),
                false,
            ),
            None => self.say(
                "Nothing was said about it on the call. Enter leaves it open.",
                false,
            ),
        }
    }

    fn say(&mut self, text: &str, heading: bool) -> anyhow::Result<()> {
        if heading {
            self.screen.line("")?;
        }
        let room = self.screen.width.saturating_sub(2).max(24);
        for line in wrap(text, room) {
            let line = if heading {
                self.screen.paint.bold(&line)
            } else {
                line
            };
            self.screen.line(&format!("  {line}"))?;
        }
        Ok(())
    }
}

/// With the day that the words mean: who reads "tomorrow" in a week must not count.
fn dated(due: String, facts: &Facts) -> String {
    let meant = Due::read(&due).zip(facts.began);
    match meant {
        Some((meant, began)) if !matches!(meant, Due::Date(_)) => {
            format!("{due} ({})", meant.on(began))
        }
        _ => due,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Answers line by line, and then goes away.
    struct Lines(VecDeque<&'static str>);

    impl Asked for Lines {
        fn answer(&mut self, _: &str) -> Option<String> {
            self.0.pop_front().map(str::to_owned)
        }
    }

    fn interview<'a>(lines: &[&'static str], facts: &'a Facts) -> Interview<'a, Lines> {
        Interview {
            asked: Lines(lines.iter().copied().collect()),
            screen: Screen::nowhere(),
            facts,
        }
    }

    fn actions(lines: &[&'static str]) -> (Vec<String>, bool) {
        let mut given = Vec::new();
        let facts = Facts::default();
        let still = interview(lines, &facts)
            .several("> ", Section::Actions, &mut given)
            .unwrap();
        (given, still)
    }

    const GOOD: &str = "Add an alert on pool usage above 80 %";

    #[test]
    fn a_good_line_is_taken_and_an_empty_one_ends() {
        assert_eq!(actions(&[GOOD, ""]), (vec![GOOD.to_owned()], true));
    }

    #[test]
    fn what_is_found_may_be_mended_or_kept() {
        assert_eq!(
            actions(&["Improve monitoring", GOOD, ""]),
            (vec![GOOD.to_owned()], true)
        );
        assert_eq!(
            actions(&["Improve monitoring", "", GOOD, ""]),
            (vec!["Improve monitoring".to_owned(), GOOD.to_owned()], true)
        );
    }

    #[test]
    fn a_day_in_words_is_written_with_its_date() {
        let facts = Facts {
            began: "2026-11-20".parse().ok(),
            ..Facts::default()
        };
        let dated = |due: &str| super::dated(due.to_owned(), &facts);
        assert_eq!(dated("tomorrow"), "tomorrow (2026-11-21)");
        assert_eq!(dated("2026-11-23"), "2026-11-23");
        assert_eq!(dated("whenever"), "whenever");
    }

    #[test]
    fn who_goes_away_keeps_what_was_written() {
        assert_eq!(actions(&[GOOD]), (vec![GOOD.to_owned()], false));
        assert_eq!(
            actions(&[GOOD, "Improve monitoring"]),
            (
                vec![GOOD.to_owned(), "Improve monitoring".to_owned()],
                false
            )
        );
    }
}
