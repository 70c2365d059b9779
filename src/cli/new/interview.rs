//! The questions at a keyboard: one at a time, each with a default that Enter takes. An answer that
//! cannot be part of a drill is explained and asked for again. Whoever goes away (Ctrl-C, Ctrl-D)
//! leaves no file.

use crate::authoring::template::{self, Answers, KINDS, Kind, Said, Wrong};
use crate::cli::screen::Screen;
use crate::cli::terminal::Asked;
use crate::cli::transcript::wrap;
use crate::desk::trouble::trouble;
use crate::scenario::model::Difficulty;

/// Asks at the keyboard what flags have not said. None when they went away.
pub(super) fn ask(
    kind: Option<&'static Kind>,
    answers: Answers,
    known: &[&str],
) -> anyhow::Result<Option<(&'static Kind, Answers)>> {
    let editor = rustyline::DefaultEditor::new().map_err(|error| {
        trouble(
            format!("could not take over the terminal: {error}"),
            "add --yes, and no question is asked",
        )
    })?;
    let mut interview = Interview {
        asked: Keyboard(editor),
        screen: Screen::stdout(),
    };
    interview.all(kind, answers, known)
}

/// A line editor on the terminal.
struct Keyboard(rustyline::DefaultEditor);

impl Asked for Keyboard {
    fn answer(&mut self, prompt: &str) -> Option<String> {
        self.0.readline(prompt).ok()
    }
}

struct Interview<A> {
    asked: A,
    screen: Screen,
}

impl<A: Asked> Interview<A> {
    fn all(
        &mut self,
        kind: Option<&'static Kind>,
        mut answers: Answers,
        known: &[&str],
    ) -> anyhow::Result<Option<(&'static Kind, Answers)>> {
        self.say(
            "A few questions. Enter takes what stands in brackets; Ctrl-D ends without a file.",
        )?;
        let Some(kind) = (match kind {
            Some(kind) => Some(kind),
            None => self.kind()?,
        }) else {
            return Ok(None);
        };
        let open = |flag: &str| !known.contains(&flag);
        for (flag, question, answer, usual) in [
            (
                "title",
                "What is the drill called?",
                &mut answers.title,
                kind.title,
            ),
            (
                "product",
                "What do customers use?",
                &mut answers.product,
                kind.product,
            ),
            (
                "service",
                "How do your people call the service that suffers?",
                &mut answers.service,
                kind.service,
            ),
        ] {
            if open(flag) {
                *answer = usual.to_owned();
                if !self.text(flag, question, answer)? {
                    return Ok(None);
                }
            }
        }
        if open("company")
            && !self.text("company", "Whose incident is it?", &mut answers.company)?
        {
            return Ok(None);
        }
        if open("difficulty") && !self.difficulty(&mut answers)? {
            return Ok(None);
        }
        if open("length") && !self.length(&mut answers)? {
            return Ok(None);
        }
        if open("people") && !self.people(&mut answers)? {
            return Ok(None);
        }
        Ok(Some((kind, answers)))
    }

    fn kind(&mut self) -> anyhow::Result<Option<&'static Kind>> {
        self.say("What happens? A number or a name:")?;
        for (at, kind) in KINDS.iter().enumerate() {
            self.say(&format!("{}. {}: {}", at + 1, kind.id, kind.about))?;
        }
        loop {
            let Some(line) = self.asked.answer(&format!("kind [{}]> ", KINDS[0].id)) else {
                return Ok(None);
            };
            let line = line.trim().to_lowercase();
            if line.is_empty() {
                return Ok(Some(&KINDS[0]));
            }
            let numbered = line
                .parse::<usize>()
                .ok()
                .and_then(|at| KINDS.get(at.checked_sub(1)?));
            if let Some(kind) = numbered.or_else(|| template::kind(&line)) {
                return Ok(Some(kind));
            }
            self.say(&format!(
                "There is no `{line}`: a number from 1 to {}.",
                KINDS.len()
            ))?;
        }
    }

    /// Asks for a text, and gives whether they are still there.
    fn text(
        &mut self,
        flag: &'static str,
        question: &str,
        answer: &mut String,
    ) -> anyhow::Result<bool> {
        self.say(question)?;
        let usual = answer.clone();
        self.until_right(&format!("{flag} [{usual}]> "), |line| {
            *answer = match flag {
                "title" => template::title(line)?,
                _ => template::spoken(named(flag), line)?,
            };
            Ok(())
        })
    }

    fn difficulty(&mut self, answers: &mut Answers) -> anyhow::Result<bool> {
        self.say("How hard: beginner, intermediate or advanced?")?;
        loop {
            let Some(line) = self.asked.answer("difficulty [intermediate]> ") else {
                return Ok(false);
            };
            answers.difficulty = match line.trim().to_lowercase().as_str() {
                "b" | "beginner" => Difficulty::Beginner,
                "" | "i" | "intermediate" => Difficulty::Intermediate,
                "a" | "advanced" => Difficulty::Advanced,
                _ => {
                    self.say("One of the three, or its first letter.")?;
                    continue;
                }
            };
            return Ok(true);
        }
    }

    fn length(&mut self, answers: &mut Answers) -> anyhow::Result<bool> {
        self.say("How long, in minutes?")?;
        let usual = answers.length.as_minutes_said();
        self.until_right(&format!("length [{usual}m]> "), |line| {
            answers.length = template::length(line)?;
            Ok(())
        })
    }

    fn people(&mut self, answers: &mut Answers) -> anyhow::Result<bool> {
        self.say(
            "Who takes part? Full names, separated by commas: first the trainee, then the deputy, who takes notes, who writes \
             for customers, who for the company, three experts, one to be paged, Sales, the boss, two who are not needed. Enter makes them up.",
        )?;
        self.until_right("people> ", |line| {
            answers.people = template::names(&super::listed(line))?;
            Ok(())
        })
    }

    /// Asks until the answer is taken or left at its default. Gives whether they are still there.
    fn until_right(
        &mut self,
        prompt: &str,
        mut take: impl FnMut(&str) -> Result<(), Wrong>,
    ) -> anyhow::Result<bool> {
        loop {
            let Some(line) = self.asked.answer(prompt) else {
                return Ok(false);
            };
            if line.trim().is_empty() {
                return Ok(true);
            }
            match take(&line) {
                Ok(()) => return Ok(true),
                Err(wrong) => self.say(&format!("✗ {wrong}; {}.", wrong.help()))?,
            }
        }
    }

    fn say(&mut self, text: &str) -> anyhow::Result<()> {
        let room = self.screen.width.saturating_sub(2).max(24);
        for line in wrap(text, room) {
            self.screen.line(&format!("  {line}"))?;
        }
        Ok(())
    }
}

/// What a question of this name is about.
fn named(flag: &str) -> Said {
    match flag {
        "product" => Said::Product,
        "service" => Said::Service,
        _ => Said::Company,
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

    fn asked(lines: &[&'static str], known: &[&str]) -> Option<(&'static Kind, Answers)> {
        let mut interview = Interview {
            asked: Lines(lines.iter().copied().collect()),
            screen: Screen::nowhere(),
        };
        let answers = Answers::usual(&KINDS[0], "my-drill").unwrap();
        interview.all(None, answers, known).unwrap()
    }

    #[test]
    fn enter_takes_every_default() {
        let (kind, answers) = asked(&["", "", "", "", "", "", "", ""], &[]).unwrap();
        assert_eq!(kind.id, KINDS[0].id);
        assert_eq!(answers, Answers::usual(kind, "my-drill").unwrap());
    }

    #[test]
    fn the_defaults_are_those_of_the_kind_that_was_chosen() {
        let (kind, answers) = asked(&["security", "", "", "", "", "", "", ""], &[]).unwrap();
        assert_eq!(answers, Answers::usual(kind, "my-drill").unwrap());
        assert_eq!(
            asked(&["7", "", "", "", "", "", "", ""], &[]).unwrap().0.id,
            kind.id
        );
    }

    #[test]
    fn an_answer_that_cannot_be_is_asked_for_again() {
        let lines = [
            "99",
            "2",
            "",
            "",
            "404",
            "search",
            "",
            "x",
            "a",
            "9h",
            "40",
            "A, A",
            "Ada Lovelace",
        ];
        let (kind, answers) = asked(&lines, &[]).unwrap();
        assert_eq!((kind.id, answers.service.as_str()), ("database", "search"));
        assert_eq!(answers.difficulty, Difficulty::Advanced);
        assert_eq!(answers.length.as_minutes_said(), 40);
        assert_eq!(answers.people[0], "Ada Lovelace");
    }

    #[test]
    fn who_goes_away_leaves_nothing() {
        for gone_after in 0..8 {
            assert!(asked(&[""; 8][..gone_after], &[]).is_none(), "{gone_after}");
        }
    }

    #[test]
    fn what_flags_say_is_not_asked() {
        let all = [
            "title",
            "product",
            "service",
            "company",
            "difficulty",
            "length",
            "people",
        ];
        assert!(asked(&[""], &all).is_some());
    }
}
