//! The command `hotwash`.
fn main() {}
