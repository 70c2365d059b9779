//! The score: marks from the log of a drill.
