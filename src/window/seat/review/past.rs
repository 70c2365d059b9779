//! The call as it was at any moment of a drill that is over: folded anew, from the nearest moment
//! before that was kept.

use std::sync::Arc;

use crate::desk::session;
use crate::drill::Drill;
use crate::drill::event::Event;
use crate::units::Moment;
use crate::window::seat::fold::Fold;
use crate::window::view::call::CallView;

/// After so many events the fold is kept. Ours: few enough to fold again while a slider is drawn.
const APART: usize = 256;

/// What the commander heard and saw, from its beginning to its end.
pub(super) struct Past {
    heard: Vec<Event>,
    /// The fold after so many events, in that order.
    kept: Vec<(usize, Fold, CallView)>,
}

impl Past {
    /// The past of a drill.
    pub(super) fn of(drill: &Drill) -> Past {
        let fold = Fold::new(drill.scenario(), drill.settings());
        let before = fold.before();
        Past {
            heard: session::seen(drill.log(), false).cloned().collect(),
            kept: vec![(0, fold, before)],
        }
    }

    /// The call at a moment.
    pub(super) fn at(&mut self, at: Moment) -> Arc<CallView> {
        let until = self.heard.partition_point(|event| event.at <= at);
        let nearest = self.kept.partition_point(|(count, ..)| *count <= until) - 1;
        let (mut count, mut fold, mut view) = self.kept[nearest].clone();
        while count < until {
            fold.take_in(&self.heard[count], &mut view);
            count += 1;
            if count % APART == 0 && self.kept.last().is_some_and(|(last, ..)| *last < count) {
                self.kept.push((count, fold.clone(), view.clone()));
            }
        }
        fold.refresh(at, &mut view);
        view.head.ended = self.heard[..until].iter().any(Event::ends_the_drill);
        Arc::new(view)
    }
}
