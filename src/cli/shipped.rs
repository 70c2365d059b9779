//! The scenarios that come with hotwash, inside the program: it plays without a file beside it.

/// A scenario that comes with hotwash.
pub(super) struct Shipped {
    /// Its id.
    pub(super) id: &'static str,
    /// Its text.
    pub(super) text: &'static str,
}

/// All of them, easiest first.
pub(super) const SCENARIOS: &[Shipped] = &[Shipped {
    id: "checkout-latency",
    text: include_str!("../../scenarios/checkout-latency.ron"),
}];

/// The shipped scenario with this id.
pub(super) fn named(id: &str) -> Option<&'static Shipped> {
    SCENARIOS.iter().find(|shipped| shipped.id == id)
}

/// The ids of all of them.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    SCENARIOS.iter().map(|shipped| shipped.id)
}
