//! The hot wash, read and worked through its accessibility tree, on reports of real drills.

mod evidence;
mod own_view;
mod stage;
mod timeline;
mod writing;
