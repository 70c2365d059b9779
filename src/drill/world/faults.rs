//! Faults: how they start, grow, reach other services, ease and end.

use super::FaultRun;
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::What;
use crate::drill::people::numbers::KNOWS_WELL;
use crate::scenario::ids::{FaultId, ServiceId};
use crate::units::{Permille, Span};

/// A remedy that takes its time eases a fault in steps of about this length (ours).
const EASE_STEP: Span = Span::secs(60);

impl Drill {
    /// Starts a fault, if it belongs to this drill and is not there already.
    pub(in crate::drill) fn start_fault(&mut self, id: &FaultId) {
        let scenario = self.scenario.clone();
        let Some(fault) = scenario.fault(id) else {
            return;
        };
        if !self.casting.has(fault.only.as_ref())
            || self
                .world
                .faults
                .get(id)
                .is_some_and(|run| run.intensity.0 > 0)
        {
            return;
        }
        let arrivals = self.world.arrivals.get(id).cloned().unwrap_or_default();
        let run = self.world.faults.entry(id.clone()).or_default();
        *run = FaultRun {
            intensity: fault.starts_at,
            began: self.now,
            reached: vec![false; arrivals.len()],
            round: run.round + 1,
            mask_round: run.mask_round + 1,
            ..FaultRun::default()
        };
        let round = run.round;
        self.emit(What::FaultStarted {
            fault: id.clone(),
            service: fault.service.clone(),
            intensity: fault.starts_at,
        });
        if let Some(worsens) = fault.worsens {
            self.later(
                worsens.every.0,
                Due::Grow {
                    fault: id.clone(),
                    round,
                },
            );
        }
        let mut times: Vec<Span> = arrivals.iter().map(|one| one.after).collect();
        times.sort();
        times.dedup();
        for after in times {
            self.later(after, Due::Reach { fault: id.clone() });
        }
        self.fault_felt(id);
    }

    /// Gives a fault another intensity; 0 ends it.
    pub(in crate::drill) fn set_intensity(&mut self, id: &FaultId, intensity: Permille) {
        let intensity = Permille(intensity.0.min(1000));
        let Some(run) = self.world.faults.get_mut(id) else {
            return;
        };
        if run.intensity == intensity {
            return;
        }
        run.intensity = intensity;
        if intensity == Permille::NONE {
            run.round += 1;
            self.emit(What::FaultCleared { fault: id.clone() });
        } else {
            self.emit(What::FaultChanged {
                fault: id.clone(),
                intensity,
            });
        }
        self.fault_felt(id);
    }

    /// Reckons anew all that a fault touches.
    fn fault_felt(&mut self, id: &FaultId) {
        let scenario = self.scenario.clone();
        let Some(fault) = scenario.fault(id) else {
            return;
        };
        self.reckon_health(&fault.service);
        let arrivals = self.world.arrivals.get(id).into_iter().flatten();
        let reached: Vec<ServiceId> = arrivals.map(|one| one.to.clone()).collect();
        for service in reached {
            self.reckon_health(&service);
        }
        self.reckon_impact();
    }

    /// A fault gains intensity, if it is there.
    pub(in crate::drill) fn worsen_fault(&mut self, id: &FaultId, by: Permille) {
        if let Some(now) = self.state.faults.get(id) {
            self.set_intensity(id, Permille(now.0 + by.0));
        }
    }

    pub(in crate::drill) fn on_grow(&mut self, id: &FaultId, round: u32) {
        let Some(worsens) = self.scenario.fault(id).and_then(|fault| fault.worsens) else {
            return;
        };
        let Some(run) = self.world.faults.get(id) else {
            return;
        };
        if run.round != round || run.tended || run.intensity.0 == 0 {
            return;
        }
        if self.is_in_hand(id) {
            self.later(
                worsens.every.0,
                Due::Grow {
                    fault: id.clone(),
                    round,
                },
            );
            return;
        }
        let grown = Permille((run.intensity.0 + worsens.by.0).min(worsens.up_to.0));
        if grown > run.intensity {
            self.set_intensity(id, grown);
        }
        if grown < worsens.up_to {
            self.later(
                worsens.every.0,
                Due::Grow {
                    fault: id.clone(),
                    round,
                },
            );
        }
    }

    /// Whether somebody who knows a fault's service well has it in hand: an acknowledged task
    /// about that service, under way. They hold it where it is (restart what hangs, shed load)
    /// and it grows on once they turn to something else.
    fn is_in_hand(&self, id: &FaultId) -> bool {
        let Some(fault) = self.scenario.fault(id) else {
            return false;
        };
        self.state.open_tasks().any(|task| {
            task.acknowledged
                && task.service.as_ref() == Some(&fault.service)
                && self.is_running(task.id)
                && self.expertise(&task.to, &fault.service) >= KNOWS_WELL
        })
    }

    pub(in crate::drill) fn on_reach(&mut self, id: &FaultId) {
        let Some(run) = self.world.faults.get_mut(id) else {
            return;
        };
        if run.intensity.0 == 0 {
            return;
        }
        let age = self.now.since(run.began);
        let arrivals = self.world.arrivals.get(id).into_iter().flatten();
        for (arrival, reached) in arrivals.zip(&mut run.reached) {
            *reached |= age >= arrival.after;
        }
        self.fault_felt(id);
    }

    /// Eases a fault to `target`, at once or over a while.
    pub(in crate::drill) fn ease_fault(&mut self, id: &FaultId, target: Permille, over: Span) {
        let Some(run) = self.world.faults.get_mut(id) else {
            return;
        };
        if run.intensity.0 == 0 {
            return;
        }
        run.tended = true;
        run.round += 1;
        let round = run.round;
        let steps = u32::try_from(over.0 / EASE_STEP.0).unwrap_or(u32::MAX);
        if steps == 0 {
            self.set_intensity(id, target);
        } else {
            self.later(
                EASE_STEP,
                Due::Ease {
                    fault: id.clone(),
                    round,
                    target,
                    steps_left: steps,
                },
            );
        }
    }

    pub(in crate::drill) fn on_ease(
        &mut self,
        id: &FaultId,
        round: u32,
        target: Permille,
        steps_left: u32,
    ) {
        let Some(run) = self.world.faults.get(id) else {
            return;
        };
        if run.round != round {
            return;
        }
        let gap = run.intensity.0.saturating_sub(target.0);
        let next = Permille(run.intensity.0 - gap / steps_left.max(1));
        self.set_intensity(id, next);
        if steps_left > 1 {
            let due = Due::Ease {
                fault: id.clone(),
                round,
                target,
                steps_left: steps_left - 1,
            };
            self.later(EASE_STEP, due);
        }
    }

    /// Hides a share of a fault for a while.
    pub(in crate::drill) fn mask_fault(&mut self, id: &FaultId, share: Permille, lasting: Span) {
        let Some(run) = self.world.faults.get_mut(id) else {
            return;
        };
        let share = Permille(share.0.min(1000 - run.masked.0));
        if run.intensity.0 == 0 || share.0 == 0 {
            return;
        }
        run.masked.0 += share.0;
        let round = run.mask_round;
        self.later(
            lasting,
            Due::Unmask {
                fault: id.clone(),
                round,
                share,
            },
        );
        self.fault_felt(id);
    }

    /// What hides a share of a fault is gone.
    pub(in crate::drill) fn unmask_fault(&mut self, id: &FaultId) {
        if let Some(run) = self.world.faults.get_mut(id) {
            run.masked = Permille::NONE;
            run.mask_round += 1;
            self.fault_felt(id);
        }
    }

    /// One mask comes off, if it was not torn off before.
    pub(in crate::drill) fn on_unmask(&mut self, id: &FaultId, round: u32, share: Permille) {
        let run = self.world.faults.get_mut(id);
        if let Some(run) = run.filter(|run| run.mask_round == round) {
            run.masked.0 = run.masked.0.saturating_sub(share.0);
            self.fault_felt(id);
        }
    }
}
