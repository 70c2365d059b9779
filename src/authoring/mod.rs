//! Authoring: what helps to write a scenario.
//!
//! Bytes and texts come in, texts and bytes go out; the command line reads and writes the files.
//! Nothing here decides how a drill goes: whatever is made here is a scenario like any other, and
//! is loaded and linted as one.

#[cfg(feature = "editor")]
pub mod editor;
mod reference;
pub mod schema;
