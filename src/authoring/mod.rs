//! Authoring: what scenarios come from and go out as.
//!
//! Bytes in, text and bytes out: nothing here touches a file or a terminal; the verbs of the
//! command line do.

pub mod template;
