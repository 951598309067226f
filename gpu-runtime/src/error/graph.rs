//! What a graph of launches cannot do.

/// Why launches cannot be captured, or not be replayed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// Something else than a launch in the closure of a graph.
    #[error(
        "a graph is made of launches alone: {what} outside of `capture`, before it or between replays"
    )]
    NotALaunch {
        /// What was tried, and has to be done elsewhere.
        what: &'static str,
    },

    /// A launch in the closure of a graph with memory of somebody else.
    #[error(
        "a launch in a graph uses memory that the graph does not own, and that may be gone when it is replayed: give the buffer to `capture` with the others, and use what the closure is handed for it"
    )]
    ForeignMemory,

    /// Another buffer is where a captured one was.
    #[error(
        "a buffer of the graph was exchanged for another one since its launches were captured: capture them again"
    )]
    Changed,
}
