//! Authoring: what helps to write a scenario and to hand it out. Bytes come in, text and bytes go
//! out; files are the command line's.
//!
//! Architecture invariant: nothing here plays by rules of its own. What a seed deals and how a
//! world runs is asked of `drill`; what is marked, of `score`.

pub mod pack;
//! Authoring: what scenarios come from and go out as.
//!
//! Bytes and texts come in, texts and bytes go out; the command line reads and writes the files.
//! Nothing here decides how a drill goes: whatever is made here is a scenario like any other, and
//! is loaded and linted as one.

pub mod draft;
pub mod written;
