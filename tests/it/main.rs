//! The tests that look at Hotwash from outside: a module a subject.

mod hearing;
