//! From drafts to acts: neighbours are told apart, times and acknowledgements go to the orders
//! they belong to, and the slots are filled.

pub mod about;
pub mod acts;
pub mod belonging;
pub mod brief;
pub mod context;
pub mod corrections;
pub mod disputes;
pub mod facts;
pub mod liaisons;
pub mod neighbours;
pub mod open_work;
pub mod plans;
pub mod pronouns;
pub mod replies;
pub mod sameness;
