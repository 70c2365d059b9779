//! The debrief: one report, three renderings.
