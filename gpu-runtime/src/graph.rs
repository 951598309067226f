//! Graphs: launches that are captured once and replayed as often as wanted, on a GPU with one call of
//! the driver for all of them.

use crate::backend::GraphId;
use crate::buffer::{Access, GraphMemory, GraphViews};
use crate::device::{Capture, Range};
use crate::error::{GpuError, GraphError};
use crate::pool::{DevicePool, PoolMarker};
use crate::scope::Scope;
use std::fmt;

/// Launches over memory that it owns: made by [`Scope::capture`].
///
/// The memory is there as long as the graph, so a replay never meets memory that is gone. Between
/// replays it can be read and written through [`Graph::memory`] and [`Graph::memory_mut`].
pub struct Graph<'s, B: GraphMemory, P: PoolMarker = DevicePool> {
    scope: &'s Scope<'s, P>,
    // Ends before the memory is given back.
    captured: Captured<'s, B, P>,
    memory: B,
}

/// The closure of a graph, with its views.
type Launches<'s, B, P> = Box<
    dyn for<'c> Fn(&'c Scope<'c, P>, <B as GraphViews<'c>>::Views) -> Result<(), GpuError> + 's,
>;

/// Everything of a graph but its memory.
struct Captured<'s, B: GraphMemory, P: PoolMarker> {
    scope: &'s Scope<'s, P>,
    launches: Launches<'s, B, P>,
    /// The device's graph; `None` where launches run at the call.
    graph: Option<GraphId>,
    ranges: Vec<Range>,
    /// What launches do with each.
    accesses: Vec<u32>,
}

impl<'s, P: PoolMarker> Scope<'s, P> {
    /// Captures the launches that `launches` makes over `memory`: they are not made now, but each time that
    /// the graph is replayed, in their order.
    ///
    /// The closure is handed a scope for its launches, and views of the memory (see [`GraphViews`]). It is
    /// called now, and where there is no GPU once more for each replay: it does nothing but launch, and
    /// what it captures from around it (numbers, say) stays as it is. `#[out]` parameters are not for
    /// graphs, since each replay fills the same memory.
    ///
    /// ```
    /// # use gpu_runtime::prelude::*;
    /// #[gpu_kernel(over = next, requires(now.len() == next.len()))]
    /// fn smooth(t: Thread, now: &[f32], next: &mut [f32]) {
    ///     let i = t.id();
    ///     next[i] = if i == 0 || i + 1 == now.len() { now[i] } else { (now[i - 1] + now[i] + now[i + 1]) / 3.0 };
    /// }
    ///
    /// let result = gpu_manager().scope(|s| {
    ///     let now = s.upload(&[0.0_f32, 9.0, 0.0, 0.0])?;
    ///     let next = s.zeros::<f32>(4)?;
    ///     let mut two_steps = s.capture((now, next), |g, (mut now, mut next)| {
    ///         smooth(g, &now, &mut next)?;
    ///         smooth(g, &next, &mut now)
    ///     })?;
    ///     for _ in 0..10 {
    ///         two_steps.replay()?;
    ///     }
    ///     two_steps.memory().0.download()
    /// })?;
    /// assert!(result[1] < 2.0);
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError`] for anything but launches over the graph's own memory; those of the launches; what
    /// the device reports.
    pub fn capture<B, F>(&'s self, memory: B, launches: F) -> Result<Graph<'s, B, P>, GpuError>
    where
        B: GraphMemory,
        F: for<'c> Fn(&'c Scope<'c, P>, <B as GraphViews<'c>>::Views) -> Result<(), GpuError> + 's,
    {
        self.stream().may("capture")?;
        let mut memory = memory;
        let mut ranges = Vec::new();
        memory.each(&mut |_, range| ranges.push(range));
        let graph = match self.device().backend().executor() {
            Some(executor) => Some(executor.create_graph()?),
            None => None,
        };
        // From here on it is given back when it is dropped.
        let mut captured = Captured {
            scope: self,
            launches: Box::new(launches),
            graph,
            ranges,
            accesses: Vec::new(),
        };
        captured.accesses = captured.call(&mut memory, false)?;
        if let (Some(id), Some(executor)) = (graph, self.device().backend().executor()) {
            executor.finish_graph(id)?;
        }
        Ok(Graph {
            scope: self,
            captured,
            memory,
        })
    }
}

impl<B: GraphMemory, P: PoolMarker> Captured<'_, B, P> {
    /// Calls the closure; what its launches do with each part of the memory.
    fn call(&self, memory: &mut B, is_replay: bool) -> Result<Vec<u32>, GpuError> {
        let capture = Capture::new(self.graph, is_replay, &self.ranges);
        let g = self.scope.capturing(capture);
        (self.launches)(&g, memory.views(g.stream()))?;
        let capture = g.stream().capture();
        Ok(capture.map(Capture::accesses).unwrap_or_default())
    }
}

impl<B: GraphMemory, P: PoolMarker> Drop for Captured<'_, B, P> {
    fn drop(&mut self) {
        if let (Some(id), Some(executor)) = (self.graph, self.scope.device().backend().executor()) {
            executor.destroy_graph(id, self.scope.stream().id());
        }
    }
}

impl<B: GraphMemory, P: PoolMarker> Graph<'_, B, P> {
    /// Makes the launches, behind everything that the scope and others did with the memory before.
    ///
    /// # Errors
    /// [`GraphError::Changed`] if a buffer was exchanged; what the device reports. A fault of a thread is
    /// left in the scope, as that of any launch.
    pub fn replay(&mut self) -> Result<(), GpuError> {
        let (captured, scope) = (&self.captured, self.scope);
        let mut now = Vec::with_capacity(captured.ranges.len());
        self.memory.each(&mut |_, range| now.push(range));
        if now != captured.ranges {
            return Err(GraphError::Changed.into());
        }
        let mut accesses = captured.accesses.iter();
        let mut noted = Ok(());
        self.memory.each(&mut |parts, _| {
            let access = accesses.next().copied().and_then(Access::of_strength);
            if let (Some(access), Ok(())) = (access, &noted) {
                let mut parts = *parts;
                parts.access = access;
                noted = scope.note_use(&parts);
            }
        });
        noted?;
        match (captured.graph, scope.device().backend().executor()) {
            (Some(graph), Some(executor)) => {
                // SAFETY: it was finished when it was made. Its launches' arguments lie in memory that
                // `self` owns, as was just seen; each was noted as used on this stream, so the pool
                // gives it to nobody else before they are finished.
                unsafe { executor.replay(graph, scope.stream().id(), scope.faults_shared()) }
            }
            _ => captured.call(&mut self.memory, true).map(drop),
        }
    }

    /// The graph's memory.
    pub fn memory(&self) -> &B {
        &self.memory
    }

    /// The graph's memory, to be written between replays. A buffer that takes another one's place ends
    /// the graph: [`GraphError::Changed`].
    pub fn memory_mut(&mut self) -> &mut B {
        &mut self.memory
    }

    /// Ends the graph, and gives its memory back.
    pub fn into_memory(self) -> B {
        self.memory
    }
}

impl<B: GraphMemory, P: PoolMarker> fmt::Debug for Graph<'_, B, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Graph").finish_non_exhaustive()
    }
}
