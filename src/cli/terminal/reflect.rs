//! The hot wash begins with the trainee's own eyes: they rate each dimension before any mark is
//! shown, and resolve one thing afterwards. Whatever was answered is kept at once, so that who
//! goes away in the middle loses nothing.

use crate::cli::screen::Screen;
use crate::cli::transcript::wrap;
use crate::debrief::Reflection;
use crate::debrief::report::Question;

/// Whom the questions are put to.
pub(in crate::cli) trait Asked {
    /// The line that was answered; none when they went away (Ctrl-C, Ctrl-D).
    fn answer(&mut self, prompt: &str) -> Option<String>;
}

/// Whether somebody is still there to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Still {
    Here,
    Away,
}

/// What was answered to a question for a rating.
#[derive(Debug, PartialEq, Eq)]
enum Rated {
    As(u8),
    Skipped,
    SkipTheRest,
    Unclear,
}

/// Asks for the trainee's own rating of each dimension; `keep` is given every answer at once.
pub(in crate::cli) fn rate(
    questions: &[Question],
    reflection: &mut Reflection,
    asked: &mut impl Asked,
    screen: &mut Screen,
    keep: impl Fn(&Reflection),
) -> anyhow::Result<Still> {
    if questions.is_empty() {
        return Ok(Still::Here);
    }
    screen.line("")?;
    screen.line(&screen.paint.bold("First your own eyes"))?;
    screen.line("  Rate yourself from 1 (badly) to 5 (very well), before you see any mark.")?;
    screen.line("  Enter skips one, q skips the rest.")?;
    let width = questions.iter().map(|one| one.title.len()).max();
    for question in questions {
        screen.line("")?;
        screen.line(&format!(
            "  {:<1$}  {2}",
            question.title,
            width.unwrap_or(0),
            question.question
        ))?;
        loop {
            let Some(line) = asked.answer("  1-5> ") else {
                return Ok(Still::Away);
            };
            match rating(&line) {
                Rated::As(rating) => {
                    reflection
                        .self_assessment
                        .insert(question.dimension, rating);
                    keep(reflection);
                    break;
                }
                Rated::Skipped => break,
                Rated::SkipTheRest => return Ok(Still::Here),
                Rated::Unclear => {
                    screen.line("  A number from 1 to 5; Enter skips this one, q the rest.")?;
                }
            }
        }
    }
    Ok(Still::Here)
}

/// Asks for one commitment, offering a suggestion; `keep` is given it.
pub(in crate::cli) fn resolve(
    suggestion: &str,
    reflection: &mut Reflection,
    asked: &mut impl Asked,
    screen: &mut Screen,
    keep: impl Fn(&Reflection),
) -> anyhow::Result<()> {
    let room = screen.width.saturating_sub(4).max(24);
    screen.line("")?;
    screen.line(&screen.paint.bold("One thing to do differently"))?;
    screen.line("  Write one sentence: when … I will …  Your next drill begins with it.")?;
    // What still has a gap in it is no plan yet, and is not offered.
    let offered = !suggestion.contains('…');
    if offered {
        screen.line("  = takes this one:")?;
        screen.line(&format!("    {}", wrap(suggestion, room).join("\n    ")))?;
    }
    screen.line("  Enter skips.")?;
    let mut written = None;
    while let Some(line) = asked.answer("  when> ") {
        let line = line.trim();
        let text = match line {
            "" => break,
            "=" if offered => suggestion.to_owned(),
            "=" => {
                screen.line("  There is nothing to take; write your own, or press Enter.")?;
                continue;
            }
            _ => sentence(line),
        };
        let is_plan = says_when_and_what(&text);
        written = Some(text);
        if is_plan {
            break;
        }
        screen.line("  It works best as a plan: when (a moment that you will notice) I will (what you do then).")?;
        screen.line("  Write it anew, or press Enter to keep it as it is.")?;
    }
    if written.is_some() {
        reflection.commitment = written;
        keep(reflection);
    }
    Ok(())
}

fn rating(line: &str) -> Rated {
    match line.trim() {
        "" => Rated::Skipped,
        "q" | "Q" => Rated::SkipTheRest,
        "1" => Rated::As(1),
        "2" => Rated::As(2),
        "3" => Rated::As(3),
        "4" => Rated::As(4),
        "5" => Rated::As(5),
        _ => Rated::Unclear,
    }
}

/// The prompt says "when" already: who goes on from there means it.
fn sentence(line: &str) -> String {
    let lower = line.to_lowercase();
    if !has_word(&lower, "when") && has_word(&lower, "will") {
        format!("When {line}")
    } else {
        line.to_owned()
    }
}

/// Whether it names a moment and an act.
fn says_when_and_what(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let moment = ["when", "whenever", "once", "before", "after", "if", "as"];
    moment.iter().any(|word| has_word(&lower, word))
        && (lower.contains("i will") || lower.contains("i'll") || lower.contains("i won't"))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::VecDeque;

    use super::*;
    use crate::cli::screen::Screen;
    use crate::scenario::model::Dimension;

    /// Answers line by line, and then goes away.
    struct Lines(VecDeque<&'static str>);

    impl Asked for Lines {
        fn answer(&mut self, _: &str) -> Option<String> {
            self.0.pop_front().map(str::to_owned)
        }
    }

    fn questions() -> Vec<Question> {
        [
            Dimension::Command,
            Dimension::Delegation,
            Dimension::Timeboxing,
        ]
        .map(|dimension| Question {
            dimension,
            title: "Title".to_owned(),
            question: "How?".to_owned(),
            answer: None,
            marked: None,
            view: None,
        })
        .to_vec()
    }

    fn rated(lines: &[&'static str]) -> (Reflection, Still, usize) {
        let mut reflection = Reflection::default();
        let kept = RefCell::new(0);
        let still = rate(
            &questions(),
            &mut reflection,
            &mut Lines(lines.iter().copied().collect()),
            &mut Screen::nowhere(),
            |_| *kept.borrow_mut() += 1,
        )
        .unwrap();
        let kept = *kept.borrow();
        (reflection, still, kept)
    }

    fn resolved(lines: &[&'static str]) -> Option<String> {
        resolved_from("When it rings, I will answer.", lines)
    }

    fn resolved_from(suggestion: &str, lines: &[&'static str]) -> Option<String> {
        let mut reflection = Reflection::default();
        resolve(
            suggestion,
            &mut reflection,
            &mut Lines(lines.iter().copied().collect()),
            &mut Screen::nowhere(),
            |_| (),
        )
        .unwrap();
        reflection.commitment
    }

    #[test]
    fn each_answer_is_kept_at_once_and_enter_skips_one() {
        let (reflection, still, kept) = rated(&["4", "", " 2 "]);
        assert_eq!(still, Still::Here);
        assert_eq!(kept, 2);
        assert_eq!(
            reflection.self_assessment,
            [(Dimension::Command, 4), (Dimension::Timeboxing, 2)].into()
        );
    }

    #[test]
    fn what_is_no_rating_is_asked_again() {
        let (reflection, _, _) = rated(&["0", "6", "very well", "4.5", "5", "q"]);
        assert_eq!(reflection.self_assessment, [(Dimension::Command, 5)].into());
    }

    #[test]
    fn q_skips_the_rest_and_who_goes_away_keeps_what_was_answered() {
        let (reflection, still, _) = rated(&["3", "q", "5"]);
        assert_eq!((reflection.self_assessment.len(), still), (1, Still::Here));
        let (reflection, still, kept) = rated(&["3"]);
        assert_eq!(
            (reflection.self_assessment.len(), still, kept),
            (1, Still::Away, 1)
        );
    }

    #[test]
    fn a_commitment_is_ones_own_or_the_suggestion_or_none() {
        assert_eq!(resolved(&[""]), None);
        assert_eq!(resolved(&[]), None);
        assert_eq!(
            resolved(&["="]).as_deref(),
            Some("When it rings, I will answer.")
        );
        assert_eq!(
            resolved(&["somebody pushes, I will answer at once"]).as_deref(),
            Some("When somebody pushes, I will answer at once")
        );
    }

    #[test]
    fn a_suggestion_with_a_gap_in_it_cannot_be_taken() {
        assert_eq!(resolved_from("When I …, I will …", &["="]), None);
    }

    #[test]
    fn what_is_no_plan_may_be_mended_or_kept() {
        assert_eq!(resolved(&["be better", ""]).as_deref(), Some("be better"));
        assert_eq!(
            resolved(&["be better", "When I assign, I will say when I come back."]).as_deref(),
            Some("When I assign, I will say when I come back.")
        );
        assert_eq!(resolved(&["be better"]).as_deref(), Some("be better"));
    }
}
