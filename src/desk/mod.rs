//! The desk: what stands before every front end, window or terminal alike. A drill and its
//! recording (`session`), how wall time becomes the drill's (`pacer`), how a drill is begun,
//! resumed and branched (`begin`), what it is marked by and where it is kept (`after`,
//! `occasion`, `out`), and what happens in words (`chips`, `told`, `advice`).
//!
//! At the edge, like the command line: files and the wall clock are touched here. It draws
//! nothing and knows neither terminal nor window.

#[cfg(feature = "window")]
pub(crate) mod advice;
pub(crate) mod after;
pub(crate) mod begin;
pub(crate) mod chips;
pub(crate) mod costliest;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod note;
pub(crate) mod occasion;
pub(crate) mod opened;
pub(crate) mod out;
pub(crate) mod pacer;
pub(crate) mod session;
pub(crate) mod shipped;
pub(crate) mod told;
pub(crate) mod trouble;
