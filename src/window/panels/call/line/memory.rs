//! What the line keeps between frames, and what keys do to it. Nothing here draws.

use std::ops::Range;

use super::chips::ChipView;
use super::completion::{Completion, completed, completion};
use super::palette::PaletteMemory;
use super::slots::{self, Slot};
use super::speaking::{Speaking, others, taken_off};
use crate::window::view::call::{CallView, LineKind};

/// What the line keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineMemory {
    /// What has been typed. Whoever puts words here finds them on the line, the cursor behind
    /// them; `/dm NAME ` in front turns the line to that person.
    pub(crate) text: String,
    /// Where the words go.
    pub(crate) speaking: Speaking,
    /// Whether the line is to have the keyboard from the next frame on.
    pub(crate) wants_focus: bool,
    /// The text as the line left it: another was put there by somebody else.
    pub(super) seen: String,
    /// What is selected; empty where the cursor just stands [bytes].
    pub(super) selected: Range<usize>,
    /// What is to be selected from the next frame on [bytes].
    pub(super) select: Option<Range<usize>>,
    /// How many rows the text took when it was last drawn.
    pub(super) rows: usize,
    /// Which of the transcript's lines was called back, and what had been typed before.
    pub(super) recalled: Option<(usize, String)>,
    /// The words that Tab goes on to, one after the other.
    pub(super) tabbed: Option<Tabbed>,
    /// Which of the words on offer is the one to take.
    pub(super) offer: usize,
    /// Whom to write to is being chosen.
    pub(super) picking: bool,
    /// Somebody wanted to say it with a slot still open.
    pub(super) unfilled: bool,
    /// The phrases, while they are open.
    pub(super) palette: Option<PaletteMemory>,
    /// For which text, after how many lines of the transcript, `heard` is right.
    pub(super) heard_of: Option<(String, usize)>,
    /// What will be heard of it.
    pub(super) heard: Vec<ChipView>,
    /// How tall what stands under the line has been since it was empty [points].
    pub(super) under: f32,
    /// The line was drawn before.
    pub(super) met: bool,
    /// The drill is over, and the line has said so.
    pub(super) over: bool,
}

/// A word that Tab completed, and could complete otherwise.
#[derive(Clone, Debug)]
pub(super) struct Tabbed {
    before: String,
    completion: Completion,
    taken: usize,
    /// The text that came of it.
    made: String,
}

/// What Tab does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// Completes a word.
    Complete(Completion),
    /// Completes the last word otherwise.
    Otherwise,
    /// Goes to a slot.
    Slot(Range<usize>),
    /// Adds words that were missing.
    Add(String),
}

impl LineMemory {
    /// Whether a phrase is being chosen: then the keyboard is there.
    pub(crate) fn is_choosing(&self) -> bool {
        self.palette.is_some()
    }

    /// Takes in words that somebody else put on the line.
    pub(super) fn notice(&mut self, view: &CallView) {
        if !self.met {
            self.met = true;
            self.wants_focus = true;
        }
        if self.text != self.seen {
            self.put_on(self.text.clone(), view);
        }
    }

    /// Puts words on the line, the first slot selected.
    pub(super) fn put_on(&mut self, text: String, view: &CallView) {
        self.text = text;
        self.take_off_channel(view);
        let end = self.text.len();
        self.select = Some(slots::next(&self.text, 0, false).unwrap_or(end..end));
        self.offer = 0;
        self.picking = false;
        self.unfilled = false;
        self.wants_focus = true;
        self.seen.clone_from(&self.text);
    }

    /// Turns to the channel that was typed in front, and takes it off. How many bytes that were.
    pub(super) fn take_off_channel(&mut self, view: &CallView) -> usize {
        let Some((speaking, off)) = taken_off(&self.text, view) else {
            return 0;
        };
        self.speaking = speaking;
        self.text.drain(..off);
        off
    }

    /// Turns to a channel.
    pub(super) fn speak(&mut self, speaking: Speaking) {
        self.speaking = speaking;
        self.picking = false;
        self.wants_focus = true;
    }

    /// Empties the line.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.seen.clear();
        self.select = Some(0..0);
        self.recalled = None;
        self.tabbed = None;
        self.unfilled = false;
        self.picking = false;
        self.under = 0.0;
    }

    /// The slot that is selected.
    pub(super) fn slot(&self) -> Option<Range<usize>> {
        slots::all(&self.text)
            .into_iter()
            .find(|slot| *slot == self.selected)
    }

    /// What could be taken now: people to write to, or words for the slot that is selected.
    pub(super) fn offers(&self, view: &CallView) -> Vec<String> {
        if self.picking {
            return others(view).map(|one| one.name.clone()).collect();
        }
        self.slot().map_or_else(Vec::new, |at| {
            Slot::named(slots::name(&self.text, &at)).offers(view)
        })
    }

    /// Takes one of the words on offer.
    pub(super) fn take(&mut self, word: &str, view: &CallView) {
        if self.picking {
            self.speak(Speaking::Direct(word.to_owned()));
            return;
        }
        let Some(at) = self.slot() else { return };
        self.text.replace_range(at.clone(), word);
        let mut end = at.start + word.len();
        end = end.saturating_sub(self.take_off_channel(view));
        self.select = Some(slots::next(&self.text, end, false).unwrap_or_else(|| {
            let end = self.text.len();
            end..end
        }));
        self.offer = 0;
        self.unfilled = false;
        self.wants_focus = true;
        self.seen.clone_from(&self.text);
    }

    /// Whether Up and Down call back what one has said before.
    pub(super) fn recalls(&self) -> bool {
        self.recalled.is_some() || self.rows <= 1
    }

    /// Calls back what the trainee said before; forth again with `forth`.
    pub(super) fn recall(&mut self, forth: bool, view: &CallView) {
        let own = |at: &usize| matches!(view.lines[*at].kind, LineKind::Said { you: true, .. });
        let last = self.recalled.as_ref().map(|(at, _)| *at);
        let last = last.unwrap_or(view.lines.len()).min(view.lines.len());
        let found = match forth {
            false => (0..last).rev().find(own),
            true => (last + 1..view.lines.len()).find(own),
        };
        match (found, forth) {
            (Some(at), _) => {
                let typed = self.recalled.take().map(|(_, typed)| typed);
                let typed = typed.unwrap_or_else(|| self.text.clone());
                if let Some(speaking) = Speaking::of(&view.lines[at].kind) {
                    self.speaking = speaking;
                }
                self.put_on(view.lines[at].text.clone(), view);
                self.recalled = Some((at, typed));
            }
            (None, true) => {
                if let Some((_, typed)) = self.recalled.take() {
                    self.put_on(typed, view);
                }
            }
            (None, false) => {}
        }
    }

    /// What Tab would do now; nothing where it leaves the line.
    pub(super) fn tab(&self, view: &CallView) -> Option<Tab> {
        let at_word = self.selected.is_empty();
        if at_word && let Some(found) = completion(&self.text, self.selected.end, view) {
            return Some(Tab::Complete(found));
        }
        if let Some(slot) = slots::next(&self.text, self.selected.end, false) {
            return Some(Tab::Slot(slot));
        }
        let goes_on =
            |tabbed: &Tabbed| tabbed.made == self.text && tabbed.completion.into.len() > 1;
        if self.tabbed.as_ref().is_some_and(goes_on) {
            return Some(Tab::Otherwise);
        }
        let ends = self.text.trim_end().ends_with(['.', '?', '!']);
        let behind = self.selected.start >= self.text.trim_end().len();
        let missing = self.heard.iter().find_map(ChipView::added);
        missing
            .filter(|_| ends && behind)
            .map(|words| Tab::Add(words.to_owned()))
    }

    /// Does it.
    pub(super) fn do_tab(&mut self, tab: Tab, view: &CallView) {
        match tab {
            Tab::Complete(completion) => self.complete(self.text.clone(), completion, 0, view),
            Tab::Otherwise => {
                if let Some(tabbed) = self.tabbed.take() {
                    let next = (tabbed.taken + 1) % tabbed.completion.into.len();
                    self.complete(tabbed.before, tabbed.completion, next, view);
                }
            }
            Tab::Slot(slot) => {
                self.select = Some(slot);
                self.offer = 0;
            }
            Tab::Add(words) => self.add(&words),
        }
    }

    fn complete(&mut self, before: String, completion: Completion, taken: usize, view: &CallView) {
        let word = &completion.into[taken];
        let (made, cursor) = completed(&before, &completion.at, word, view);
        self.text.clone_from(&made);
        let off = self.take_off_channel(view);
        let cursor = cursor.saturating_sub(off);
        self.select = Some(cursor..cursor);
        self.seen.clone_from(&self.text);
        self.tabbed = Some(Tabbed {
            before,
            completion,
            taken,
            made,
        });
    }

    /// Puts words behind what was said.
    pub(super) fn add(&mut self, words: &str) {
        let said = self.text.trim_end();
        let stop = match said.ends_with(['.', '?', '!', ':']) || said.is_empty() {
            true => "",
            false => ".",
        };
        self.text = format!("{said}{stop} {words}");
        let end = self.text.len();
        self.select = Some(end..end);
        self.wants_focus = true;
        self.seen.clone_from(&self.text);
    }
}
