//! The panels of the call.

pub(crate) mod drafts;
pub(crate) mod head;
pub(crate) mod line;
pub(crate) mod reminders;
pub(crate) mod roster;
pub(crate) mod row;
pub(crate) mod services;
pub(crate) mod signals;
pub(crate) mod tasks;
pub(crate) mod transcript;
pub(crate) mod wording;

#[cfg(test)]
pub(crate) mod tests;
