//! How a drill is begun: anew, again where it was left, or from a moment of another one.
//!
//! Everything that can be wrong with what was asked for is found before the first file is made.

use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use smol_str::SmolStr;

use super::export::{self, Export};
use super::find;
use super::note::note;
use super::occasion::{Keeps, Occasion};
use super::opened::{Opened, recording_in, tell_version};
use super::session::Session;
use super::trouble::trouble;
use super::{after, out};
use crate::drill::{Drill, Mode, Settings};
use crate::hearing::Hearing;
use crate::recording::{Durability, Header, Tape, file, replay};
use crate::scenario::Scenario;
use crate::scenario::model::Person;
use crate::score::Policy;
use crate::units::{Moment, Span};

/// A drill that waits for its driver, with what is needed when it is over.
pub(crate) struct Begun {
    /// The drill and its recording.
    pub(crate) session: Session,
    /// What it is marked by.
    pub(crate) policy: Policy,
    /// Who plays it when, and where it is kept.
    pub(crate) occasion: Occasion,
}

/// What drill is wanted.
pub(crate) struct Wanted {
    /// A path, or the id of a shipped scenario.
    pub(crate) scenario: String,
    /// Drawn where it is left out.
    pub(crate) seed: Option<u64>,
    /// Practice or exam.
    pub(crate) mode: Mode,
    /// The trainee's name, where it is not the one of the cast.
    pub(crate) trainee: Option<String>,
    /// The policy's name or file, where it is not the scenario's own.
    pub(crate) policy: Option<String>,
    /// The commander bot that will drive it.
    pub(crate) commander: Option<String>,
    /// Where it is kept.
    pub(crate) kept: Kept,
    /// Whether it goes into the trainee's history.
    pub(crate) keeps: Keeps,
    /// What is written beside the debrief.
    pub(crate) export: Vec<Export>,
    /// Whether the debrief looks into the costliest moments.
    pub(crate) what_if: bool,
}

/// Where a drill is kept.
pub(crate) enum Kept {
    /// In this folder, each command on the disk before it is obeyed.
    Synced(PathBuf),
    /// The same, in a folder named for the drill.
    Usual,
    /// In this folder; it can be played again word for word, so nothing waits for the disk.
    Flushed(PathBuf),
    /// Nowhere.
    Nowhere,
}

impl Kept {
    fn dir(&self, scenario: &Scenario, seed: u64) -> Option<PathBuf> {
        match self {
            Kept::Synced(dir) | Kept::Flushed(dir) => Some(dir.clone()),
            Kept::Usual => Some(out::usual_dir(&scenario.id, seed)),
            Kept::Nowhere => None,
        }
    }

    fn durability(&self) -> Durability {
        match self {
            Kept::Synced(_) | Kept::Usual => Durability::Synced,
            Kept::Flushed(_) | Kept::Nowhere => Durability::Flushed,
        }
    }
}

/// Begins a drill.
///
/// # Errors
/// When the scenario or policy cannot be used, the name is somebody else's, or the recording
/// cannot be made.
pub(crate) fn anew(wanted: Wanted) -> anyhow::Result<Begun> {
    let found = find::scenario(&wanted.scenario)?;
    let scenario = found.scenario;
    let policy = after::policy(wanted.policy.as_deref(), &scenario)?;
    let settings = Settings {
        seed: wanted.seed.unwrap_or_else(drawn_seed),
        mode: wanted.mode,
        trainee: name_of(wanted.trainee.as_deref(), &scenario)?,
    };
    let scenario = match &settings.trainee {
        Some(name) => Arc::new(scenario.played_by(name)),
        None => scenario,
    };
    let hearing = Arc::new(Hearing::new(&scenario));

    let mut header = Header::new(&scenario, &settings, now_stamp());
    header.scenario_path = found.path;
    header.policy = after::in_header(&policy);
    header.commander = wanted.commander;
    let dir = wanted.kept.dir(&scenario, settings.seed);
    export::ensure_folder(&wanted.export, dir.as_deref())?;
    let tape = match &dir {
        Some(dir) => {
            let recording = out::prepare(dir)?;
            Some(Tape::create(&recording, &header, wanted.kept.durability())?)
        }
        None => None,
    };
    let drill = Drill::begin(scenario, hearing.clone(), settings);
    let session = Session::begin(drill, hearing, tape)?;
    let occasion = Occasion::new(header, dir, wanted.keeps)
        .exporting(wanted.export)
        .comparing(wanted.what_if);
    Ok(Begun {
        session,
        policy,
        occasion,
    })
}

/// Goes on with a drill where it was left. `scenario` where it is not found by itself.
///
/// # Errors
/// When the recording or its scenario cannot be read, the words come out otherwise, somebody
/// else writes to it, or the drill is over.
pub(crate) fn again(named: &Path, scenario: Option<&str>, what_if: bool) -> anyhow::Result<Begun> {
    let path = recording_in(named);
    let opened = file::open(&path)?;
    let header = opened.recording.header.clone();
    tell_version(&header);
    let found = find::scenario_of(&header, scenario)?;
    let policy = after::policy_of(&header)?;
    let hearing = Arc::new(Hearing::new(&found.scenario));
    let replayed = replay(&opened.recording, found.scenario, hearing.clone())?;
    if let Some(torn) = &opened.recording.torn {
        note(&format!("{}: {}", path.display(), torn.said()));
    }
    let missing = replayed.missing().len();
    if missing > 0 {
        note(&format!(
            "{missing} events that were yet to be written have been worked out again"
        ));
    }
    let over = replayed.drill.is_over();
    if over && missing == 0 && opened.recording.torn.is_none() {
        return Err(trouble(
            format!("{}: this drill is over", path.display()),
            "see how it went with `hotwash debrief`, or the call with `hotwash replay`",
        ));
    }
    let tape = Tape::go_on(opened, replayed.missing(), Durability::Synced)?;
    let session = Session::go_on(replayed.drill, hearing, Some(tape));
    let keeps = match header.branched_at_ms {
        Some(_) => Keeps::Nothing,
        None => Keeps::History,
    };
    let dir = path.parent().map(Path::to_owned);
    let occasion = Occasion::new(header, dir, keeps).comparing(what_if);
    Ok(Begun {
        session,
        policy,
        occasion,
    })
}

/// Plays on from a moment of a drill, as if what was commanded from then on had not been. The
/// drill itself stays as it is; the branch has a recording of its own in `dir`, and being a
/// second try it counts in nobody's history.
///
/// # Errors
/// When the recording cannot be made.
#[cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window alone rewinds")
)]
pub(crate) fn branched(
    drill: &Drill,
    hearing: &Arc<Hearing>,
    header: &Header,
    at: Moment,
    dir: PathBuf,
) -> anyhow::Result<Begun> {
    branch_in(drill, drill.scenario(), hearing, header, (at, at), dir)
}

/// Plays a drill again up to now, word for word, in a scenario that was edited meanwhile, and goes
/// on from there: a branch as well, in a folder of its own.
///
/// # Errors
/// When the recording cannot be made.
#[cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window alone reloads")
)]
pub(crate) fn edited(
    drill: &Drill,
    scenario: &Arc<Scenario>,
    header: &Header,
    dir: PathBuf,
) -> anyhow::Result<Begun> {
    let hearing = Arc::new(Hearing::new(scenario));
    let mut header = header.clone();
    header.scenario.clone_from(&scenario.id);
    header.scenario_hash.clone_from(&scenario.hash);
    let now = drill.now();
    // What was said this very moment was said.
    branch_in(
        drill,
        scenario,
        &hearing,
        &header,
        (now + Span(1), now),
        dir,
    )
}

/// Makes a branch of what was commanded before `until`, which stands at `at`.
fn branch_in(
    drill: &Drill,
    scenario: &Arc<Scenario>,
    hearing: &Arc<Hearing>,
    header: &Header,
    (until, at): (Moment, Moment),
    dir: PathBuf,
) -> anyhow::Result<Begun> {
    let mut header = header.clone();
    header.branched_at_ms = Some(at.0);
    // Whoever drove it until then, from here on it is somebody at the window.
    header.commander = None;
    let policy = after::policy_of(&header)?;
    // What was said before is on the disk already; it is written again in one go.
    let tape = Tape::create(&out::prepare(&dir)?, &header, Durability::Flushed)?;
    let mut session = said_again(drill, (scenario, hearing), (until, at), Some(tape))?;
    if let (_, Some(tape)) = session.parts() {
        tape.sync_from_now_on()?;
    }
    let occasion = Occasion::new(header, Some(dir), Keeps::Nothing);
    Ok(Begun {
        session,
        policy,
        occasion,
    })
}

/// A recorded drill as it was at a moment, to look at: nothing is written.
///
/// # Errors
/// When the recording or its scenario cannot be read.
#[cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window alone draws pictures")
)]
pub(crate) fn looked_at(recording: &Path, at: Option<Moment>) -> anyhow::Result<Begun> {
    let opened = Opened::open(recording, None, None)?;
    let session = match at {
        Some(at) => {
            let with = (opened.drill.scenario(), &opened.hearing);
            said_again(&opened.drill, with, (at, at), None)?
        }
        None => Session::go_on(opened.drill, opened.hearing, None),
    };
    let occasion = Occasion::new(opened.recording.header, None, Keeps::Nothing);
    Ok(Begun {
        session,
        policy: opened.policy,
        occasion: occasion.comparing(false),
    })
}

/// The same drill once more, in this scenario and with its ear: with what was commanded before
/// `until`, let go on until `at`.
fn said_again(
    drill: &Drill,
    (scenario, hearing): (&Arc<Scenario>, &Arc<Hearing>),
    (until, at): (Moment, Moment),
    tape: Option<Tape>,
) -> anyhow::Result<Session> {
    let anew = Drill::begin(scenario.clone(), hearing.clone(), drill.settings().clone());
    let mut session = Session::begin(anew, hearing.clone(), tape)?;
    let earlier = drill.commands().iter();
    for earlier in earlier.take_while(|earlier| earlier.at < until) {
        session.advance(earlier.at)?;
        if session.is_ended() {
            break;
        }
        session.command(earlier.command.clone())?;
    }
    session.advance(at)?;
    Ok(session)
}

/// The trainee's name as it was asked for.
fn name_of(asked: Option<&str>, scenario: &Scenario) -> anyhow::Result<Option<SmolStr>> {
    let Some(name) = asked.map(str::trim) else {
        return Ok(None);
    };
    if name.is_empty() {
        return Err(trouble(
            "the trainee's name is empty",
            "give a name, or leave --trainee out",
        ));
    }
    not_somebody_else(name, scenario)?;
    Ok(Some(SmolStr::new(name)))
}

/// Two people of one first name on a call cannot be told apart by it.
fn not_somebody_else(name: &str, scenario: &Scenario) -> anyhow::Result<()> {
    let first = name
        .split_whitespace()
        .next()
        .unwrap_or(name)
        .to_lowercase();
    let same = |person: &&Person| {
        person.id != scenario.trainee && person.first_name().to_lowercase() == first
    };
    match scenario.cast.iter().find(same) {
        None => Ok(()),
        Some(person) => Err(trouble(
            format!(
                "{} is on this call already, and nobody could tell you two apart",
                person.name
            ),
            "give another name to --trainee, a nickname perhaps",
        )),
    }
}

/// A seed short enough to be told to somebody.
pub(crate) fn drawn_seed() -> u64 {
    // A hasher with the process's own random keys: the only use of chance outside a seed.
    let hasher = std::hash::RandomState::new().build_hasher();
    hasher.finish() % 1_000_000
}

/// The wall clock, for the header alone.
fn now_stamp() -> String {
    jiff::Timestamp::now()
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}
