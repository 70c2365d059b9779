//! Panels: functions of a view that draw it and give what was asked for. They keep nothing but
//! what is typed and where it is scrolled to, in a memory that is handed to them.

pub(crate) mod call;
pub(crate) mod history;
pub(crate) mod hot_wash;
pub(crate) mod library;
pub(crate) mod nav;
pub(crate) mod notes;
pub(crate) mod page;
