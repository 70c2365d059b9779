//! What stays of a trainee's drills: the history, one line a finished drill, in the user's data
//! directory; and what they wrote about one drill, beside its recording.
//!
//! ```text
//!  history.jsonl      append-only; the last line of a drill counts
//!  reflection.json    the trainee's own ratings and commitment; whole or not at all
//! ```
//!
//! At the edge: this room touches files, like `recording::file`. It decides nothing about a
//! drill and marks nothing; the command line decides which drills are kept here.

mod history;
mod line;
mod place;
mod reflection;
mod trend;
mod whole;

pub use history::{History, Skipped};
pub use line::{FORMAT, Line};
pub use place::{DATA, NoPlace, history_path};
pub use reflection::{REFLECTION, keep_reflection, reflection};
pub use trend::{Goes, Trend};
pub use whole::write_whole;
