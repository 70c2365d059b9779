//! A person at a terminal. One thread reads the line being typed; this one waits for it, and
//! for the moment when something is due, whichever comes first.
//!
//! While a line is being edited the terminal is in raw mode, so the program never leaves before
//! that line is finished: when the drill ends by itself it asks for Enter.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Editor, Helper};

use super::{Asked, Left, Next, View, opening_hint, save, typed};
use crate::cli::screen::Screen;
use crate::desk::pacer::{Hold, Pace, Pacer};
use crate::desk::session::Session;
use crate::desk::trouble::trouble;
use crate::drill::Mode;

/// What came from the keyboard.
enum Key {
    Line(String),
    /// Ctrl-C or Ctrl-D.
    Away,
    Failed(String),
}

/// The thread that reads the line being typed.
pub(in crate::cli) struct Typist {
    prompts: Sender<String>,
    keys: Receiver<Key>,
    typing: Arc<AtomicBool>,
}

impl Typist {
    /// Takes over the keyboard. `words` are completed by Tab: names, and orders to the program.
    /// Gives also the screen above the line.
    pub(in crate::cli) fn sit_down(words: Vec<String>) -> anyhow::Result<(Typist, Screen)> {
        let no_terminal = |error: ReadlineError| {
            trouble(
                format!("could not take over the terminal: {error}"),
                "pipe lines into hotwash instead, or use --script",
            )
        };
        let typing = Arc::new(AtomicBool::new(false));
        let mut editor: Editor<Ear, _> = Editor::new().map_err(no_terminal)?;
        editor.set_helper(Some(Ear {
            typing: typing.clone(),
            words,
        }));
        let width = editor
            .dimensions()
            .map_or(100, |(columns, _)| usize::from(columns));
        let printer = editor.create_external_printer().map_err(no_terminal)?;
        let (prompts, next_prompt) = channel::<String>();
        let (key, keys) = channel();
        let resting = typing.clone();
        std::thread::spawn(move || {
            for prompt in next_prompt {
                let read = match editor.readline(&prompt) {
                    Ok(line) => {
                        // A line that the history refuses (a repetition) is no loss.
                        let _ = editor.add_history_entry(&line);
                        Key::Line(line)
                    }
                    Err(ReadlineError::Interrupted | ReadlineError::Eof) => Key::Away,
                    Err(error) => Key::Failed(error.to_string()),
                };
                resting.store(false, Ordering::Relaxed);
                if key.send(read).is_err() {
                    return;
                }
            }
        });
        let typist = Typist {
            prompts,
            keys,
            typing,
        };
        Ok((typist, Screen::above(Box::new(printer), width)))
    }

    /// Asks for a line. The thread may be gone after a failure, which its last key told.
    fn ask(&self, prompt: String) {
        let _ = self.prompts.send(prompt);
    }

    /// Waits until the line being typed is finished, so that the terminal is whole again.
    fn rest(&self) {
        let _ = self.keys.recv();
    }
}

impl Asked for &Typist {
    fn answer(&mut self, prompt: &str) -> Option<String> {
        self.ask(prompt.to_owned());
        match self.keys.recv() {
            Ok(Key::Line(line)) => Some(line),
            Ok(Key::Away | Key::Failed(_)) | Err(_) => None,
        }
    }
}

/// Plays until the drill is over or the person leaves.
pub(in crate::cli) fn play(
    session: &mut Session,
    view: &mut View,
    typist: &Typist,
    pace: Pace,
) -> anyhow::Result<Left> {
    let mode = session.drill().settings().mode;
    view.screen.line(opening_hint(mode))?;
    typist.ask(view.prompt(session.drill().now()));
    let played = run(session, view, typist, pace, mode);
    if !matches!(played, Ok((_, Line::Finished))) {
        let word = match &played {
            Ok(_) => "The drill is over. Press Enter for the hot wash.".to_owned(),
            Err(error) => format!("{error:#}\nPress Enter to leave."),
        };
        view.screen.line(&word)?;
        typist.rest();
    }
    played.map(|(left, _)| left)
}

/// Whether a line is being edited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Finished,
    Open,
}

fn run(
    session: &mut Session,
    view: &mut View,
    typist: &Typist,
    pace: Pace,
    mode: Mode,
) -> anyhow::Result<(Left, Line)> {
    let began = wall();
    let mut pacer = Pacer::new(pace, session.drill().now(), Duration::ZERO);
    loop {
        let hold = match mode {
            Mode::Practice if typist.typing.load(Ordering::Relaxed) => Hold::Typing,
            _ => Hold::Free,
        };
        let due = session.drill().next_due();
        let tick = pacer.tick(began.elapsed(), view.speech_ends, due, hold);
        if tick.slept {
            view.screen
                .line("  (the machine slept; the drill stood still meanwhile)")?;
        }
        let happened = session.advance(tick.now)?;
        view.show(session, happened)?;
        if session.is_ended() {
            return Ok((Left::Ended, Line::Open));
        }
        view.minute(tick.now)?;

        let due = session.drill().next_due();
        let patience = pacer.until_next_look(view.speech_ends, due);
        let line = match typist.keys.recv_timeout(patience) {
            Err(RecvTimeoutError::Timeout) => continue,
            Ok(Key::Line(line)) => line,
            Ok(Key::Away) | Err(RecvTimeoutError::Disconnected) => {
                return Ok((save(session)?, Line::Finished));
            }
            Ok(Key::Failed(why)) => {
                save(session)?;
                view.screen.line(&format!("the terminal failed: {why}"))?;
                return Ok((Left::Saved, Line::Finished));
            }
        };
        if pacer.is_paused() {
            pacer.pause(false);
            view.screen.line("  (the clock runs again)")?;
        }
        match typed(&line, session, view)? {
            Next::GoOn => {}
            Next::Pause => {
                pacer.pause(true);
                view.screen.line("  (paused; Enter goes on)")?;
            }
            Next::Leave => return Ok((save(session)?, Line::Finished)),
        }
        if session.is_ended() {
            return Ok((Left::Ended, Line::Finished));
        }
        pacer.set(session.drill().now());
        typist.ask(view.prompt(session.drill().now()));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the live terminal is the edge: it turns the monotonic clock into the drill's"
)]
fn wall() -> Instant {
    Instant::now()
}

/// Listens to the keys: notes whether somebody is typing, and completes names.
struct Ear {
    typing: Arc<AtomicBool>,
    words: Vec<String>,
}

impl Helper for Ear {}
impl Highlighter for Ear {}
impl Validator for Ear {}

impl Hinter for Ear {
    type Hint = String;

    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<String> {
        self.typing
            .store(!line.trim().is_empty(), Ordering::Relaxed);
        None
    }
}

impl Completer for Ear {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let head = &line[..pos];
        let start = head.rfind([' ', ',']).map_or(0, |space| space + 1);
        let begun = head[start..].to_lowercase();
        let words = self
            .words
            .iter()
            .filter(|word| !begun.is_empty() && word.to_lowercase().starts_with(&begun));
        Ok((start, words.cloned().collect()))
    }
}
