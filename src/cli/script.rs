//! Scripts: what is said when, a line an utterance.
//!
//! ```text
//! # comments and empty lines are skipped
//! 00:10  Hi everyone, I'm Alex and I'm the Incident Commander.
//! 00:40  Hayley, what are you seeing?
//! ```

use std::path::Path;

use super::terminal::View;
use crate::desk::session::Session;
use crate::desk::trouble::trouble;
use crate::drill::Command;
use crate::units::Moment;

/// One line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// When it is said.
    pub(super) at: Moment,
    /// What is said.
    pub(super) text: String,
}

/// Reads a script file.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<Line>> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        trouble(
            format!("could not read the script {}: {error}", path.display()),
            "check the path; a script is UTF-8 text with lines such as `00:10  Hi, I'm Alex …`",
        )
    })?;
    parse(&text).map_err(|wrong| {
        let shown = path.display();
        let told = |(number, what, _): &Wrong| format!("{shown}:{number}: {what}");
        match wrong.as_slice() {
            [one] => trouble(told(one), one.2),
            many => {
                let lines: Vec<String> = many
                    .iter()
                    .map(|one| format!("{}; {}", told(one), one.2))
                    .collect();
                trouble(
                    format!("could not read the script:\n  {}", lines.join("\n  ")),
                    "a line is a time and what is said, such as `00:10  Hi, I'm Alex …`",
                )
            }
        }
    })
}

/// The number of a line, what is wrong with it and what to do.
type Wrong = (usize, String, &'static str);

/// Reads a script, or gives every line that cannot be read.
fn parse(text: &str) -> Result<Vec<Line>, Vec<Wrong>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut wrong = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let written = line.trim_start_matches('\u{feff}').trim();
        if written.is_empty() || written.starts_with('#') {
            continue;
        }
        match parse_line(at + 1, written, lines.last()) {
            Ok(line) => lines.push(line),
            Err(one) => wrong.push(one),
        }
    }
    match wrong.is_empty() {
        true => Ok(lines),
        false => Err(wrong),
    }
}

fn parse_line(number: usize, written: &str, before: Option<&Line>) -> Result<Line, Wrong> {
    let (stamp, said) = written
        .split_once(char::is_whitespace)
        .unwrap_or((written, ""));
    let at = moment(stamp).ok_or((
        number,
        format!("`{stamp}` is no time"),
        "begin each line with minutes and seconds since the call began, such as `07:30`",
    ))?;
    let said = said.trim();
    if said.is_empty() {
        return Err((
            number,
            "nothing is said".to_owned(),
            "write the words behind the time, or remove the line",
        ));
    }
    if let Some(before) = before.filter(|before| before.at > at) {
        return Err((
            number,
            format!(
                "time goes backwards, from {} in line {} to {at}",
                before.at, before.number
            ),
            "put the lines in the order in which they are said",
        ));
    }
    Ok(Line {
        number,
        at,
        text: said.to_owned(),
    })
}

/// Minutes and seconds since the call began, as scripts have them.
pub(super) fn moment(stamp: &str) -> Option<Moment> {
    let (minutes, seconds) = stamp.split_once(':')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(minutes) || !digits(seconds) || seconds.len() != 2 || minutes.len() > 5 {
        return None;
    }
    let minutes: u64 = minutes.parse().ok()?;
    let seconds: u64 = seconds.parse().ok().filter(|seconds| *seconds < 60)?;
    Some(Moment::at(minutes, seconds))
}

/// Plays a script to the end of the drill. Gives the lines that came too late to be said.
pub(super) fn play<'a>(
    script: &'a [Line],
    session: &mut Session,
    view: &mut View,
) -> anyhow::Result<&'a [Line]> {
    for (said, line) in script.iter().enumerate() {
        let happened = session.advance(line.at)?;
        view.show(session, happened)?;
        if session.is_ended() {
            return Ok(&script[said..]);
        }
        let happened = session.command(Command::Say {
            text: line.text.clone(),
        })?;
        view.show(session, happened)?;
    }
    while !session.is_ended() {
        let Some(due) = session.drill().next_due() else {
            break;
        };
        let happened = session.advance(due)?;
        view.show(session, happened)?;
    }
    Ok(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_times_and_words() {
        let lines = parse("# start\n\n00:10  Hi, I'm Alex.\n61:05 Done # not a comment\n").unwrap();
        assert_eq!(lines[0].at, Moment::at(0, 10));
        assert_eq!(lines[0].text, "Hi, I'm Alex.");
        assert_eq!(lines[1].at, Moment::at(61, 5));
        assert_eq!(lines[1].number, 4);
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let wrong = parse("hello\n00:10 a\n00:05 b\n00:07\n00:20 c\n").unwrap_err();
        let lines: Vec<usize> = wrong.iter().map(|(line, _, _)| *line).collect();
        assert_eq!(lines, [1, 3, 4]);
    }

    #[test]
    fn every_mistake_names_its_line() {
        for (script, number, word) in [
            ("00:10 a\n00:05 b", 2, "backwards"),
            ("00:10 a\n\nhello there", 3, "no time"),
            ("00:61 a", 1, "no time"),
            ("-1:10 a", 1, "no time"),
            ("00:10", 1, "nothing is said"),
            ("99999999999999999999:00 a", 1, "no time"),
        ] {
            let (line, what, _) = parse(script).unwrap_err().remove(0);
            assert_eq!(line, number, "{script}");
            assert!(what.contains(word), "{what}");
        }
    }
}
