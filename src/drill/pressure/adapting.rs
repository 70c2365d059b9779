//! Pressure that adapts: when an inject is due that is only for a trainee who copes, or not for
//! one who drowns, the engine looks at how the trainee does at that moment. In an exam everybody
//! gets the same: nothing extra, and nothing spared.

use crate::drill::Mode;
use crate::drill::engine::Drill;
use crate::drill::event::{Adapted, LoadSign, Verdict, What};
use crate::drill::state::{DraftStatus, TaskStatus};
use crate::scenario::ids::InjectId;
use crate::scenario::model::Load;
use crate::units::{Moment, Permille, Span};

/// So long somebody who presses may go without a fitting answer before it is a sign (ours; the
/// policy gives a minute).
const ANSWERED_WITHIN: Span = Span::secs(45);
/// So long after its end a time box may go without a follow-up (ours).
const FOLLOWED_UP_WITHIN: Span = Span::secs(60);
/// So long a question or a draft may wait for the commander (ours).
const QUESTION_WAITS: Span = Span::secs(45);
/// A commander who has said nothing for so long is quiet … (ours)
const QUIET_AFTER: Span = Span::secs(90);
/// … and for so long, silent (ours).
const SILENT_AFTER: Span = Span::secs(180);
/// From this share of customers hurt the situation itself weighs (ours).
const HURT_FROM: Permille = Permille(300);
/// From this share it weighs twice (ours).
const HURT_BADLY_FROM: Permille = Permille(600);

// What the signs weigh, in points of strain (ours).
const UNANSWERED_WEIGHS: u32 = 2;
const OVERDUE_WEIGHS: u32 = 1;
const WAITING_WEIGHS: u32 = 1;
const QUIET_WEIGHS: u32 = 2;
const SILENT_WEIGHS: u32 = 4;
/// One kind of sign weighs no more than this, so that none decides alone (ours).
const WEIGHS_AT_MOST: u32 = 4;

/// Up to this strain a trainee copes (ours).
const COPES_UP_TO: u32 = 1;
/// From this strain on a trainee drowns (ours).
const DROWNS_FROM: u32 = 5;

/// How far the pressure of this drill has been adapted.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct AdaptingRun {
    added: u32,
    spared: u32,
}

fn verdict(strain: u32) -> Verdict {
    match strain {
        0..=COPES_UP_TO => Verdict::Copes,
        DROWNS_FROM.. => Verdict::Drowns,
        _ => Verdict::Manages,
    }
}

/// What a commander's silence weighs.
fn silence_weighs(quiet: Span) -> u32 {
    match quiet {
        quiet if quiet >= SILENT_AFTER => SILENT_WEIGHS,
        quiet if quiet >= QUIET_AFTER => QUIET_WEIGHS,
        _ => 0,
    }
}

/// What it weighs that so many customers are hurt.
fn hurt_weighs(share: Permille) -> u32 {
    u32::from(share >= HURT_FROM) + u32::from(share >= HURT_BADLY_FROM)
}

impl Drill {
    /// Whether an inject that is due happens, given for whom it is.
    pub(in crate::drill) fn load_allows(&mut self, inject: &InjectId, load: Load) -> bool {
        let Some(adapts) = self.scenario.adapts else {
            return true;
        };
        if self.settings.mode == Mode::Exam || self.has_ended() {
            return load == Load::Sparable;
        }
        let (strain, signs) = self.strain();
        let verdict = verdict(strain);
        self.emit(What::LoadJudged {
            inject: inject.clone(),
            load,
            strain,
            verdict,
            signs,
        });
        let run = &mut self.adapting;
        let (happens, how) = match (load, verdict) {
            (Load::Extra, Verdict::Copes) if run.added < adapts.extra_at_most => {
                run.added += 1;
                (true, Some(Adapted::Added))
            }
            (Load::Extra, _) => (false, None),
            (Load::Sparable, Verdict::Drowns) if run.spared < adapts.spares_at_most => {
                run.spared += 1;
                (false, Some(Adapted::Spared))
            }
            (Load::Sparable, _) => (true, None),
        };
        if let Some(how) = how {
            let inject = inject.clone();
            self.emit(What::LoadAdapted { inject, how });
        }
        happens
    }

    /// How much weighs on the trainee now, in points, and the signs of it.
    fn strain(&self) -> (u32, Vec<LoadSign>) {
        let mut strain = 0;
        let mut signs = Vec::new();
        let mut weigh = |points: u32, sign: LoadSign| {
            if points > 0 {
                strain += points.min(WEIGHS_AT_MOST);
                signs.push(sign);
            }
        };
        let arcs = self.arcs_unanswered();
        weigh(arcs * UNANSWERED_WEIGHS, LoadSign::Unanswered { arcs });
        let boxes = self.boxes_overdue();
        weigh(boxes * OVERDUE_WEIGHS, LoadSign::Overdue { boxes });
        let questions = self.questions_waiting();
        weigh(questions * WAITING_WEIGHS, LoadSign::Waiting { questions });
        let quiet = self.commander_quiet_for();
        let sign = LoadSign::Silent { for_ms: quiet.0 };
        weigh(silence_weighs(quiet), sign);
        let share = self.customers_hurt();
        weigh(hurt_weighs(share), LoadSign::Hurt { share });
        (strain, signs)
    }

    fn waits_since(&self, moment: Moment, allowed: Span) -> bool {
        self.now.since(moment) >= allowed
    }

    fn arcs_unanswered(&self) -> u32 {
        let unanswered = self.state.open_arcs().filter(|(_, arc)| {
            arc.answers.is_empty() && self.waits_since(arc.began, ANSWERED_WITHIN)
        });
        unanswered.count() as u32
    }

    fn boxes_overdue(&self) -> u32 {
        let overdue = self.state.open_tasks().filter(|task| {
            let ended = task.box_ends.filter(|_| task.box_over);
            !task.followed_up_since
                && ended.is_some_and(|ends| self.waits_since(ends, FOLLOWED_UP_WITHIN))
        });
        overdue.count() as u32
    }

    /// Questions about tasks, and drafts, that the commander has not answered.
    fn questions_waiting(&self) -> u32 {
        let asked = self.state.open_tasks().filter(|task| {
            matches!(task.status, TaskStatus::AskedBack(_))
                && self.waits_since(task.given, QUESTION_WAITS)
        });
        let drafts = self.state.drafts.iter().filter(|draft| {
            draft.status == DraftStatus::Waiting && self.waits_since(draft.offered, QUESTION_WAITS)
        });
        (asked.count() + drafts.count()) as u32
    }

    /// For how long the commander has said nothing.
    fn commander_quiet_for(&self) -> Span {
        let trainee = &self.state.trainee;
        let last = self.log.iter().rev().find_map(|event| match &event.what {
            What::Said { who, lasts_ms, .. } if who == trainee => Some(event.at + Span(*lasts_ms)),
            _ => None,
        });
        self.now.since(last.unwrap_or(Moment::START))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trainee_copes_manages_or_drowns_by_points() {
        let verdicts = [0, 1, 2, 4, 5, 12].map(verdict);
        assert_eq!(
            verdicts,
            [
                Verdict::Copes,
                Verdict::Copes,
                Verdict::Manages,
                Verdict::Manages,
                Verdict::Drowns,
                Verdict::Drowns,
            ]
        );
    }

    #[test]
    fn silence_and_harm_weigh_from_their_thresholds_on() {
        let silence = [89, 90, 179, 180].map(|seconds| silence_weighs(Span::secs(seconds)));
        assert_eq!(silence, [0, 2, 2, 4]);
        let harm = [299, 300, 599, 600].map(|share| hurt_weighs(Permille(share)));
        assert_eq!(harm, [0, 1, 1, 2]);
    }
}
