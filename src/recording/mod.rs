//! Recordings: the file that holds a drill, as JSON lines.
//!
//! ```text
//! line 1   header   who played what, when, with which seed and policy
//! line 2…  command  {"at_ms":…,"command":"say","text":…}   on disk before its effects are shown
//!          event    {"seq":…,"at_ms":…,"kind":…}           as it happens
//! ```
//!
//! Writing, reading and replaying are pure: they work on `impl Write` and on bytes. Opening,
//! locking, cutting off a torn tail and syncing live in `file` alone.
//!
//! Architecture invariant: the header alone holds the wall clock. Nothing said is lost: a torn
//! last line is tolerated, and what the engine had yet to write is recomputed.

pub mod file;
pub mod header;
pub mod read;
pub mod replay;
pub mod write;

pub use file::{Durability, FileError, Tape};
pub use header::{FORMAT, Header};
pub use read::{Entry, ReadError, Recorded, Recording, Torn, TornKind, read};
pub use replay::{Difference, ReplayError, Replayed, replay};
pub use write::Recorder;
