//! Programs that must not compile (`ui/<family>`, one per broken rule, each with the message a
//! stranger reads) and their nearest correct neighbours (`pass`, which also run). The harness is
//! `tests/ui.rs`.
