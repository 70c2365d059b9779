//! Who drives a drill, and what happens when they stop: a script, a bot, a program or a person;
//! then the drill is saved, or it is over, marked and reported.

use std::io::{self, IsTerminal};

use super::screen::Screen;
use super::summary::summarise;
use super::terminal::{self, Left, OwnWords, Still, Typist, View};
use super::{Verdict, bots, protocol, script};
use crate::debrief::Reflection;
use crate::desk::begin::Begun;
use crate::desk::note::note;
use crate::desk::occasion::Occasion;
use crate::desk::pacer::Pace;
use crate::desk::session::Session;
use crate::desk::{after, out};
use crate::drill::Command;
use crate::rehearsal::Bot;

/// Who drives the drill.
pub(super) enum Driver {
    /// Timed lines.
    Script(Vec<script::Line>),
    /// A simulated commander.
    Bot(Bot),
    /// Another program.
    Protocol,
    /// Somebody at a keyboard, or lines from a pipe.
    Person,
}

/// Lets the driver play, until the drill is over or is left.
pub(super) fn drive(begun: Begun, driver: Driver, pace: Pace) -> anyhow::Result<Verdict> {
    if let Driver::Person = driver {
        return person(begun, pace, Begin::Anew);
    }
    let Begun {
        mut session,
        policy,
        occasion,
    } = begun;
    let (policy, occasion) = (&policy, &occasion);
    match driver {
        Driver::Protocol => {
            protocol::play(&mut session, io::stdin().lock(), io::stdout().lock())?;
            if !session.is_ended() {
                session.command(Command::Clock)?;
                note(&resume_advice(&session));
                return Ok(Verdict::Fine);
            }
            let debriefed = after::finish(&mut session, policy, occasion)?;
            tell_where(occasion);
            protocol::debrief(&debriefed.object()?, io::stdout().lock())?;
            Ok(Verdict::Fine)
        }
        Driver::Script(_) | Driver::Bot(_) | Driver::Person => {
            let mut view = View::new(&session, Screen::stdout(), OwnWords::Printed);
            begin(&mut view, &session, occasion)?;
            view.show(&session, 0..session.drill().log().len())?;
            match driver {
                Driver::Script(lines) => {
                    let late = script::play(&lines, &mut session, &mut view)?;
                    if let Some(first) = late.first() {
                        note(&format!(
                            "the drill ended before line {} of the script: {} of its lines were not said",
                            first.number,
                            late.len()
                        ));
                    }
                }
                Driver::Bot(bot) => bots::play(bot, &mut session, &mut view)?,
                Driver::Protocol | Driver::Person => {}
            }
            let debriefed = after::finish(&mut session, policy, occasion)?;
            tell_where(occasion);
            summarise(debriefed.report(), &mut view.screen)?;
            Ok(Verdict::Fine)
        }
    }
}

/// Whether a person begins a drill or comes back to one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    Anew,
    Again,
}

/// Lets a person play, at the keyboard or by lines from a pipe.
pub(super) fn person(begun: Begun, pace: Pace, how: Begin) -> anyhow::Result<Verdict> {
    let Begun {
        mut session,
        policy,
        occasion,
    } = begun;
    let (policy, occasion) = (&policy, &occasion);
    let happened = 0..session.drill().log().len();
    let at_keyboard = io::stdin().is_terminal() && io::stdout().is_terminal();
    let mut view;
    let mut typist = None;
    if at_keyboard {
        let (sits, screen) = Typist::sit_down(completions(&session))?;
        view = View::new(&session, screen, OwnWords::Typed);
        typist = Some(sits);
    } else {
        view = View::new(&session, Screen::stdout(), OwnWords::Printed);
    }
    match how {
        Begin::Anew => {
            begin(&mut view, &session, occasion)?;
            view.show(&session, happened)?;
        }
        Begin::Again => view.recall(&session, happened)?,
    }
    let left = match &typist {
        Some(typist) => terminal::play_live(&mut session, &mut view, typist, pace)?,
        None => terminal::play_piped(&mut session, &mut view, io::stdin().lock())?,
    };
    if left == Left::Saved {
        view.screen.line(&resume_advice(&session))?;
        return Ok(Verdict::Fine);
    }
    let mut debriefed = after::finish(&mut session, policy, occasion)?;
    match &typist {
        Some(typist) => reflect(&mut debriefed, typist, &mut view.screen, occasion)?,
        None => {
            tell_where(occasion);
            summarise(debriefed.report(), &mut view.screen)?;
        }
    }
    Ok(Verdict::Fine)
}

/// Shows the briefing, and what this trainee resolved the last time.
fn begin(view: &mut View, session: &Session, occasion: &Occasion) -> anyhow::Result<()> {
    view.briefing(session)?;
    let scenario = session.scenario();
    let trainee = scenario.person(&scenario.trainee);
    match trainee.and_then(|trainee| occasion.last_commitment(&trainee.name)) {
        Some(earlier) => view.resolved(&earlier),
        None => Ok(()),
    }
}

/// The hot wash with a person: their own ratings, then the marks, then one commitment. The
/// reports are written already, and once more with what they said.
fn reflect(
    debriefed: &mut after::Debriefed,
    mut typist: &Typist,
    screen: &mut Screen,
    occasion: &Occasion,
) -> anyhow::Result<()> {
    let mut reflection = occasion.reflection();
    let keep = |reflection: &Reflection| occasion.keep_reflection(reflection);
    let questions = &debriefed.report().self_assessment;
    let still = terminal::rate(questions, &mut reflection, &mut typist, screen, keep)?;
    debriefed.reflect(&reflection);
    summarise(debriefed.report(), screen)?;
    if still == Still::Here {
        let suggestion = &debriefed.report().commitment.suggestion;
        terminal::resolve(suggestion, &mut reflection, &mut typist, screen, keep)?;
    }
    if reflection != Reflection::default() {
        debriefed.reflect(&reflection);
        if let Some(dir) = occasion.dir() {
            debriefed.write(dir)?;
            occasion.export(debriefed.report(), dir)?;
        }
        occasion.keep(debriefed.report(), &reflection);
    }
    tell_where(occasion);
    if let Some(dir) = occasion.dir() {
        note(&format!(
            "next, practise what comes after the call: `hotwash follow-up {}`",
            dir.display()
        ));
    }
    Ok(())
}

/// Says where the reports are.
fn tell_where(occasion: &Occasion) {
    if let Some(dir) = occasion.dir() {
        note(&format!(
            "debrief: {} (also .md and .json); `hotwash replay {}` shows the call again",
            dir.join("debrief.html").display(),
            dir.join(out::RECORDING).display()
        ));
    }
}

fn resume_advice(session: &Session) -> String {
    let now = session.drill().now();
    match session.tape() {
        Some(tape) => format!(
            "Saved at {now}. Go on with: hotwash resume {}",
            tape.path().display()
        ),
        None => format!("Left at {now}."),
    }
}

/// What Tab completes: the names of the cast and the orders to the program.
fn completions(session: &Session) -> Vec<String> {
    let cast = session.scenario().cast.iter();
    cast.map(|person| person.first_name().to_owned())
        .chain(
            [
                ":tasks", ":who", ":wait", ":pause", ":quit", ":end", "/chat", "/dm",
            ]
            .map(str::to_owned),
        )
        .collect()
}
