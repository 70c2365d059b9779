//! A stage for the tests of screens: a panel with its memory, in its theme, without a window. What
//! it asks for is collected.

use std::cell::RefCell;
use std::rc::Rc;

use bevy_egui::egui::{Ui, Vec2, vec2};
use egui_kittest::Harness;

use crate::window::intent::Intent;
use crate::window::theme::{self, Look};

/// A panel on its stage.
pub(crate) struct Stage<'a, M> {
    /// To find, click, type and read.
    pub(crate) harness: Harness<'a, M>,
    asked: Rc<RefCell<Vec<Intent>>>,
}

impl<'a, M: 'a> Stage<'a, M> {
    /// At 1280×720 and 100 %.
    pub(crate) fn new(
        memory: M,
        draw: impl FnMut(&mut Ui, &mut M) -> Option<Intent> + 'a,
    ) -> Stage<'a, M> {
        Stage::sized(vec2(1280.0, 720.0), memory, draw)
    }

    /// So large [points].
    pub(crate) fn sized(
        size: Vec2,
        memory: M,
        mut draw: impl FnMut(&mut Ui, &mut M) -> Option<Intent> + 'a,
    ) -> Stage<'a, M> {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let taken = asked.clone();
        let mut dressed = false;
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(32)
            .build_ui_state(
                move |ui, memory| {
                    if !dressed {
                        let look = Look {
                            high_contrast: false,
                            reduced_motion: true,
                        };
                        theme::install(ui.ctx(), look);
                        dressed = true;
                        // The fonts are there from the next frame on.
                        ui.ctx().request_repaint();
                        return;
                    }
                    taken.borrow_mut().extend(draw(ui, memory));
                },
                memory,
            );
        let mut stage = Stage { harness, asked };
        stage.harness.run();
        stage
    }

    /// What was asked for since the last time.
    pub(crate) fn asked(&mut self) -> Vec<Intent> {
        std::mem::take(&mut self.asked.borrow_mut())
    }
}

/// Makes sure that nothing with a label stands beside a screen of this width.
pub(crate) fn ensure_within<M>(stage: &Stage<'_, M>, wide: f32) {
    use egui_kittest::kittest::{NodeT, Queryable};
    let all = stage.harness.query_all_by(|node| node.label().is_some());
    let mut looked_at = 0;
    for node in all {
        let rect = node.rect();
        let label = node.accesskit_node().label().unwrap_or_default();
        assert!(
            rect.left() >= 0.0 && rect.right() <= wide + 0.5,
            "{label}: {rect:?}"
        );
        looked_at += 1;
    }
    assert!(looked_at > 0, "there is something on it");
}
