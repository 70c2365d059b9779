//! What a typed line is: words for the call, or an order to the program (`:wait 2m`, `?`).

use crate::units::Span;

/// One typed line, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Nothing,
    Say(String),
    Help,
    Pause,
    /// For so long, or until something is heard.
    Wait(Option<Span>),
    Tasks,
    Who,
    Quit,
    End,
    /// No such order; says what there is.
    Unknown(String),
}

/// The orders, with what they do. `help` prints this table.
pub(super) const ORDERS: [(&str, &str); 8] = [
    ("?", "this page"),
    (":tasks", "the open tasks and how their time boxes run down"),
    (":who", "who is on the call"),
    (
        ":wait 2m",
        "let two minutes pass at once; `:wait` alone waits for the next thing you hear",
    ),
    (":pause", "stop the clock; an empty line starts it again"),
    (
        ":quit",
        "leave; the drill is saved and can be resumed (also Ctrl-C, Ctrl-D)",
    ),
    (":end", "end the drill and go to the hot wash"),
    (
        "/chat, /dm NAME, !page TEAM",
        "say it in the chat, to one person alone, or page a team",
    ),
];

/// The longest `:wait`.
const LONGEST: Span = Span::minutes(24 * 60);

/// Reads a typed line.
pub(super) fn read(line: &str) -> Typed {
    let line = line.trim();
    if line.is_empty() {
        return Typed::Nothing;
    }
    if line == "?" {
        return Typed::Help;
    }
    let Some(order) = line.strip_prefix(':') else {
        return Typed::Say(line.to_owned());
    };
    let (verb, rest) = order.split_once(char::is_whitespace).unwrap_or((order, ""));
    match (verb, rest.trim()) {
        ("?" | "h" | "help", _) => Typed::Help,
        ("p" | "pause", "") => Typed::Pause,
        ("t" | "tasks", "") => Typed::Tasks,
        ("who", "") => Typed::Who,
        ("q" | "quit" | "exit", "") => Typed::Quit,
        ("end", "") => Typed::End,
        ("w" | "wait", "") => Typed::Wait(None),
        ("w" | "wait", time) => match Span::parse(time) {
            Ok(span) if span <= LONGEST => Typed::Wait(Some(span)),
            Ok(_) => Typed::Unknown("nobody waits for more than a day".to_owned()),
            Err(_) => Typed::Unknown(format!(
                "`{time}` is no length of time; write for example `:wait 30s` or `:wait 2m`"
            )),
        },
        _ => Typed::Unknown(format!(
            "there is no order `:{verb}` like this; there are :tasks, :who, :wait 2m, :pause, :quit, :end and ?"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_begin_with_a_colon_and_everything_else_is_said() {
        assert_eq!(read("  "), Typed::Nothing);
        assert_eq!(read("?"), Typed::Help);
        assert_eq!(read(":wait 2m"), Typed::Wait(Some(Span::minutes(2))));
        assert_eq!(read(":wait"), Typed::Wait(None));
        assert_eq!(
            read("what are you seeing?"),
            Typed::Say("what are you seeing?".into())
        );
        assert_eq!(read("/chat hello"), Typed::Say("/chat hello".into()));
    }

    #[test]
    fn a_strange_order_is_told_what_there_is() {
        for line in [":wait 30", ":dance", ":quit now", ":wait 900h"] {
            assert!(matches!(read(line), Typed::Unknown(_)), "{line}");
        }
    }
}
