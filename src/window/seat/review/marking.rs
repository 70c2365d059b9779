//! Marking a drill on a thread of its own, and writing its reports: first the marks, then, which
//! takes long, where another way would have been better.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use crate::debrief::{Reflection, Report, WhatIf};
use crate::desk::after::{self, Debriefed};
use crate::desk::costliest::{Costliest, MOST_BRANCHES};
use crate::desk::note::note;
use crate::desk::occasion::Occasion;
use crate::desk::session::Session;
use crate::score::Policy;

/// A drill that is being marked.
pub(super) struct Marking {
    news: Mutex<Receiver<News>>,
    /// So many branches of the long look have been played, of at most [`MOST_BRANCHES`].
    played: Arc<AtomicU64>,
    /// Whether there is a long look.
    looks: bool,
}

/// What has been worked out.
pub(super) enum News {
    /// The report stands.
    Marked,
    /// What another way would have cost stands in it.
    Compared,
    /// Something could not be done.
    Failed(String),
    /// There is no more to come.
    Over,
}

impl Marking {
    /// Begins to mark a drill.
    pub(super) fn begin(
        session: Session,
        policy: Policy,
        writing: &Writing,
        compared: Option<WhatIf>,
        write: bool,
    ) -> Marking {
        let (tell, news) = channel();
        let played = Arc::new(AtomicU64::new(0));
        let kept = writing.0.clone();
        let looks = kept.occasion.costliest() == Costliest::LookedInto
            && kept.occasion.dir().is_some()
            && session.is_ended()
            && compared.is_none();
        let marker = Marker {
            policy,
            kept,
            compared,
            write,
            looks,
            played: played.clone(),
        };
        let begun = thread::Builder::new()
            .name("marking".to_owned())
            .spawn(move || {
                if let Err(error) = marker.mark(session, &tell) {
                    say(&tell, News::Failed(format!("{error:#}")));
                }
            });
        if let Err(error) = begun {
            note(&format!("could not begin to mark this drill: {error}"));
        }
        Marking {
            news: Mutex::new(news),
            played,
            looks,
        }
    }

    /// What has been worked out since the last look.
    pub(super) fn news(&mut self) -> impl Iterator<Item = News> {
        let news = self.news.get_mut();
        let news = news.unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut over = false;
        std::iter::from_fn(move || match news.try_recv() {
            _ if over => None,
            Ok(news) => Some(news),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                over = true;
                Some(News::Over)
            }
        })
    }

    /// How far the long look is, 0 to 1; none where there is none.
    pub(super) fn looking(&self) -> Option<f32> {
        let played = self.played.load(Ordering::Relaxed);
        // So few branches that an f32 counts them exactly.
        let far = played as f32 / MOST_BRANCHES as f32;
        self.looks.then_some(far.min(1.0))
    }
}

/// Who marks.
struct Marker {
    policy: Policy,
    kept: Arc<Kept>,
    compared: Option<WhatIf>,
    write: bool,
    looks: bool,
    played: Arc<AtomicU64>,
}

impl Marker {
    fn mark(self, mut session: Session, tell: &Sender<News>) -> anyhow::Result<()> {
        let occasion = &self.kept.occasion;
        if session.is_ended() {
            session.run_out()?;
        }
        let (drill, hearing) = (session.drill().clone(), session.hearing().clone());
        // Its recording is whole: whoever wants it may have it.
        drop(session);
        let mut debriefed = after::debrief(&drill, &hearing, &self.policy, occasion);
        debriefed.compared(self.compared);
        if occasion.dir().is_some() {
            // What the trainee has said while it was being made.
            debriefed.reflect(&occasion.reflection());
        }
        let report = debriefed.report().clone();
        *self.kept.debriefed() = Some(debriefed);
        if self.write {
            occasion.keep(&report, &occasion.reflection());
        }
        say(tell, News::Marked);
        if self.write {
            self.kept.write()?;
        }
        if !self.looks {
            return Ok(());
        }
        let (costliest, played) = (occasion.costliest(), &self.played);
        let count = || {
            played.fetch_add(1, Ordering::Relaxed);
        };
        let find = || costliest.find_telling(&drill, &hearing, &self.policy, &report, &count);
        // One core is left to the window, which must not stutter meanwhile.
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
        let pool = rayon::ThreadPoolBuilder::new().num_threads((cores - 1).max(1));
        let found = pool.build()?.install(find);
        if let Some(debriefed) = self.kept.debriefed().as_mut() {
            debriefed.compared(found);
        }
        say(tell, News::Compared);
        self.kept.write()
    }
}

/// Who has left the hot wash hears no more of it; the work is finished all the same.
fn say(tell: &Sender<News>, news: News) {
    let _ = tell.send(news);
}

/// Writes the reports, beside the window's own work, one at a time and each as they stand then.
pub(super) struct Writing(Arc<Kept>);

/// A drill's report, and where it is kept.
struct Kept {
    occasion: Occasion,
    debriefed: Mutex<Option<Debriefed>>,
    /// Held while the files are being written.
    turn: Mutex<()>,
}

impl Writing {
    /// For a drill that is to be marked.
    pub(super) fn new(occasion: Occasion) -> Writing {
        Writing(Arc::new(Kept {
            occasion,
            debriefed: Mutex::new(None),
            turn: Mutex::new(()),
        }))
    }

    /// The drill's occasion.
    pub(super) fn occasion(&self) -> &Occasion {
        &self.0.occasion
    }

    /// The report as it stands; none while the drill is being marked.
    pub(super) fn report(&self) -> Option<Report> {
        let debriefed = self.0.debriefed();
        debriefed
            .as_ref()
            .map(|debriefed| debriefed.report().clone())
    }

    /// Keeps what the trainee says of the drill, and writes the reports with it.
    pub(super) fn reflect(&self, reflection: &Reflection) {
        self.0.occasion.keep_reflection(reflection);
        let mut debriefed = self.0.debriefed();
        let Some(debriefed) = debriefed.as_mut() else {
            // It will be marked with it.
            return;
        };
        debriefed.reflect(reflection);
        let kept = self.0.clone();
        let begun = thread::Builder::new()
            .name("writing".to_owned())
            .spawn(move || {
                if let Err(error) = kept.write() {
                    note(&format!("{error:#}"));
                }
            });
        if let Err(error) = begun {
            note(&format!("could not write the debrief again: {error}"));
        }
    }

    /// Keeps what the trainee resolves in their history.
    pub(super) fn keep_in_history(&self, reflection: &Reflection) {
        if let Some(report) = self.report() {
            self.0.occasion.keep(&report, reflection);
        }
    }
}

impl Kept {
    fn debriefed(&self) -> MutexGuard<'_, Option<Debriefed>> {
        self.debriefed
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Writes the files as the report stands when it is its turn.
    fn write(&self) -> anyhow::Result<()> {
        let _turn = self
            .turn
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let Some(debriefed) = self.debriefed().clone() else {
            return Ok(());
        };
        debriefed.put_down(&self.occasion).map(drop)
    }
}
