//! The scene on a bare app: no renderer, time advanced by hand.
