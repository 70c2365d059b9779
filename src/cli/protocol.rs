//! Playing by JSON lines, so that any other program can be the commander.
//!
//! In: `{"say": "…"}`, `{"wait_s": 30}`, `{"wait": "event"}`, `{"finish": true}`. Out: every
//! event that the commander could hear or see, then `{"ready": true, …}`; at the end the
//! debrief object. Every line in is answered by events or by `{"error": …}`, and then by one
//! ready line; a bad line changes nothing. In an exam what was understood (`heard`) is not sent.

use std::io::{self, BufRead, Read, Write};

use serde::Deserialize;
use serde_json::json;

use crate::desk::session::{Happened, Session};
use crate::desk::trouble::trouble;
use crate::drill::{Command, Mode, What};
use crate::units::Span;

/// No line is longer than this [bytes].
const LONGEST: u64 = 64 * 1024;
/// Nobody waits longer than this at a time.
const LONGEST_WAIT: Span = Span::minutes(24 * 60);

/// What a program may ask for.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Wish {
    Say(Say),
    WaitSeconds(WaitSeconds),
    Wait(Wait),
    Finish(Finish),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    say: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitSeconds {
    wait_s: f64,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wait {
    wait: WaitFor,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WaitFor {
    Event,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Finish {
    finish: bool,
}

/// Plays until the drill is over or the program goes away.
pub(super) fn play(
    session: &mut Session,
    mut from: impl BufRead,
    mut to: impl Write,
) -> anyhow::Result<()> {
    let all = 0..session.drill().log().len();
    tell(session, all, &mut to)?;
    ready(session, &mut to)?;
    let mut number = 0;
    while !session.is_ended() {
        number += 1;
        let Some(line) = next_line(&mut from)? else {
            break;
        };
        let wish = match line {
            Ok(bytes) => understand(&bytes),
            Err(why) => Err(why),
        };
        match wish {
            Ok(wish) => {
                let happened = grant(wish, session)?;
                tell(session, happened, &mut to)?;
            }
            Err(why) => put(
                &json!({ "error": format!("line {number}: {why}") }),
                &mut to,
            )?,
        }
        if !session.is_ended() {
            ready(session, &mut to)?;
        }
    }
    Ok(())
}

/// Prints the debrief object, the last line.
pub(super) fn debrief(report: &serde_json::Value, mut to: impl Write) -> anyhow::Result<()> {
    put(report, &mut to)
}

fn grant(wish: Wish, session: &mut Session) -> anyhow::Result<Happened> {
    let now = session.drill().now();
    match wish {
        Wish::Say(Say { say }) => session.command(Command::Say { text: say }),
        Wish::WaitSeconds(WaitSeconds { wait_s }) => {
            // Checked in `understand`: neither negative nor beyond a day.
            let span = Span((wait_s * 1000.0).round() as u64);
            session.advance_until(now + span)
        }
        Wish::Wait(_) => session.advance_to_something_heard(now + LONGEST_WAIT),
        Wish::Finish(_) => session.command(Command::Finish),
    }
}

fn understand(line: &[u8]) -> Result<Wish, String> {
    const FORMS: &str =
        r#"send {"say": "…"}, {"wait_s": 30}, {"wait": "event"} or {"finish": true}"#;
    if line.trim_ascii().is_empty() {
        return Err(format!("this line is empty; {FORMS}"));
    }
    let value: serde_json::Value = serde_json::from_slice(line)
        .map_err(|error| format!("this is not JSON ({error}); {FORMS}"))?;
    let wish = serde_json::from_value(value.clone())
        .map_err(|_| format!("`{}` is no request; {FORMS}", shortened(&value)))?;
    match &wish {
        Wish::WaitSeconds(WaitSeconds { wait_s })
            if !(0.0..=LONGEST_WAIT.as_secs() as f64).contains(wait_s) =>
        {
            Err(format!(
                "wait_s is {wait_s}; wait between 0 and {} seconds",
                LONGEST_WAIT.as_secs()
            ))
        }
        Wish::Finish(Finish { finish: false }) => {
            Err(r#"finish is false; send {"finish": true} to end the drill"#.to_owned())
        }
        _ => Ok(wish),
    }
}

fn shortened(value: &serde_json::Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The next line, or why it cannot be taken; none at the end of the input.
fn next_line(from: &mut impl BufRead) -> anyhow::Result<Option<Result<Vec<u8>, String>>> {
    let could_not = |error: io::Error| {
        trouble(
            format!("could not read standard input: {error}"),
            "check the program that commands",
        )
    };
    let mut line = Vec::new();
    let read = from
        .by_ref()
        .take(LONGEST)
        .read_until(b'\n', &mut line)
        .map_err(could_not)?;
    if read == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") && read as u64 == LONGEST {
        from.skip_until(b'\n').map_err(could_not)?;
        return Ok(Some(Err(format!("longer than {LONGEST} bytes"))));
    }
    Ok(Some(Ok(line)))
}

fn tell(session: &Session, happened: Happened, to: &mut impl Write) -> anyhow::Result<()> {
    // In an exam nobody is told what was understood: it is a hint.
    let is_exam = session.drill().settings().mode == Mode::Exam;
    for event in session.heard(happened) {
        if is_exam && matches!(event.what, What::Heard { .. }) {
            continue;
        }
        put(event, to)?;
    }
    Ok(())
}

fn ready(session: &Session, to: &mut impl Write) -> anyhow::Result<()> {
    let drill = session.drill();
    put(
        &json!({
            "ready": true,
            "at_ms": drill.now(),
            "next_due_ms": drill.next_due(),
        }),
        to,
    )
}

fn put(line: &impl serde::Serialize, to: &mut impl Write) -> anyhow::Result<()> {
    let mut text = serde_json::to_vec(line)?;
    text.push(b'\n');
    let written = to.write_all(&text).and_then(|()| to.flush());
    written.map_err(|error| {
        trouble(
            format!("could not write to standard output: {error}"),
            "the program that commands must read until the debrief; the drill is kept and can be resumed",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wish_has_one_form() {
        assert!(matches!(understand(br#"{"say":"hi"}"#), Ok(Wish::Say(_))));
        assert!(matches!(
            understand(br#"{"wait_s":30}"#),
            Ok(Wish::WaitSeconds(_))
        ));
        assert!(matches!(
            understand(br#"{"wait":"event"}"#),
            Ok(Wish::Wait(_))
        ));
        assert!(matches!(
            understand(br#"{"finish":true}"#),
            Ok(Wish::Finish(_))
        ));
    }

    #[test]
    fn anything_else_is_told_what_to_send() {
        for line in [
            "",
            "  ",
            "nonsense",
            "{}",
            "[]",
            "{\"say\":1}",
            r#"{"say":"a","wait_s":1}"#,
            r#"{"wait_s":-1}"#,
            r#"{"wait_s":1e300}"#,
            r#"{"wait":"forever"}"#,
            r#"{"finish":false}"#,
        ] {
            assert!(understand(line.as_bytes()).is_err(), "{line}");
        }
    }
}
