//! Authoring: what helps to write a scenario and to hand it out. Bytes come in, text and bytes go
//! out; files are the command line's.
//!
//! Architecture invariant: nothing here plays by rules of its own. What a seed deals and how a
//! world runs is asked of `drill`; what is marked, of `score`.

pub mod pack;
