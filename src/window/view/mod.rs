//! What the panels show: plain data, made of what a commander could hear and see. Panels are
//! functions of it; nothing here draws, and nothing here decides.

pub(crate) mod call;
pub(crate) mod guide;
pub(crate) mod library;
pub(crate) mod review;
