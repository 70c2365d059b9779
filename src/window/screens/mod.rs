//! The screens, each a function of its view. `window::draw` calls the one that is shown.

pub(crate) mod briefing;
pub(crate) mod call;
pub(crate) mod guide;
pub(crate) mod history;
pub(crate) mod hot_wash;
pub(crate) mod library;
pub(crate) mod settings;

#[cfg(test)]
pub(crate) mod harness;
