//! Rehearsal: commander bots and what is learnt from them.
