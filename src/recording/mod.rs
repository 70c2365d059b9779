//! Recordings: the file that holds a drill.
