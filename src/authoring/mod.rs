//! Authoring: what helps to write a scenario, what scenarios come from and go out as.
//!
//! Bytes and texts come in, texts and bytes go out; the command line reads and writes the files.
//! Nothing here decides how a drill goes: whatever is made here is a scenario like any other, and
//! is loaded and linted as one.

pub mod draft;
#[cfg(feature = "editor")]
pub mod editor;
pub mod msel;
pub mod openaev;
pub mod pack;
mod reference;
pub mod schema;
pub mod template;
pub mod timeline;
pub mod written;
