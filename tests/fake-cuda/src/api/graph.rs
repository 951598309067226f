//! Graphs of kernels.

use super::launch::arguments_of;
use super::{driver_api, put};
use crate::code::{INVALID_HANDLE, INVALID_VALUE};
use crate::graph::Graph;
use crate::rules::Rule;
use crate::stream::Launch;
use std::ffi::{c_uint, c_void};

/// `CUDA_KERNEL_NODE_PARAMS_v2`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct KernelNode {
    pub function: u64,
    pub grid: [c_uint; 3],
    pub block: [c_uint; 3],
    pub shared: c_uint,
    pub arguments: *const *const u8,
    pub extra: *const *const c_void,
    pub kernel: u64,
    pub context: u64,
}

driver_api! {
    fn cuGraphCreate(d, graph: *mut u64, flags: c_uint) {
        let device = d.device("cuGraphCreate")?;
        if flags != 0 {
            return Err(INVALID_VALUE);
        }
        let handle = d.handle();
        let made = Graph { device, ..Graph::default() };
        d.graphs.made.insert(handle, made);
        put(graph, handle)
    }

    fn cuGraphAddKernelNode_v2(
        d,
        node: *mut u64,
        graph: u64,
        after: *const u64,
        count: usize,
        kernel: *const KernelNode,
    ) {
        d.device("cuGraphAddKernelNode_v2")?;
        let KernelNode { function, grid, block, arguments, .. } = *kernel;
        let launch = Launch { function, grid, block, args: arguments_of(d, function, arguments)? };
        // This stand-in runs the kernels in their order: a graph that leaves another one open is none
        // that it can speak for.
        let before = if count == 0 { None } else { Some(*after) };
        let handle = d.handle();
        let Some(g) = d.graphs.made.get_mut(&graph) else {
            d.breach(Rule::Lifetime, format!("cuGraphAddKernelNode_v2: graph {graph:#x} is not there"));
            return Err(INVALID_HANDLE);
        };
        if count > 1 || before != g.nodes.last().map(|n| n.0) {
            return Err(INVALID_VALUE);
        }
        g.nodes.push((handle, before, launch));
        put(node, handle)
    }

    fn cuGraphInstantiateWithFlags(d, ready: *mut u64, graph: u64, _flags: u64) {
        d.device("cuGraphInstantiateWithFlags")?;
        let Some(made) = d.graphs.made.get(&graph).cloned() else {
            d.breach(Rule::Lifetime, format!("cuGraphInstantiateWithFlags: graph {graph:#x} is not there"));
            return Err(INVALID_HANDLE);
        };
        let handle = d.handle();
        d.graphs.ready.insert(handle, made);
        put(ready, handle)
    }

    fn cuGraphLaunch(d, ready: u64, stream: u64) idle { Ok(()) } {
        let device = d.device("cuGraphLaunch")?;
        d.stream("cuGraphLaunch", stream)?;
        let Some(graph) = d.graphs.ready.get(&ready).cloned() else {
            d.breach(Rule::Lifetime, format!("cuGraphLaunch: executable graph {ready:#x} is not there"));
            return Err(INVALID_HANDLE);
        };
        if graph.device != device {
            d.breach(Rule::Context, "cuGraphLaunch: a graph of another context");
            return Err(INVALID_HANDLE);
        }
        for (_, _, launch) in graph.nodes {
            d.launch(stream, launch)?;
        }
        let upto = d.streams.get(&stream).map_or(0, |s| s.submitted);
        if let Some(graph) = d.graphs.ready.get_mut(&ready) {
            graph.launched.push((stream, upto));
        }
        Ok(())
    }

    fn cuGraphExecDestroy(d, ready: u64) {
        d.device("cuGraphExecDestroy")?;
        let Some(graph) = d.graphs.ready.remove(&ready) else {
            d.breach(Rule::DoubleFree, format!("cuGraphExecDestroy: executable graph {ready:#x} is not there"));
            return Err(INVALID_HANDLE);
        };
        if graph.launched.iter().any(|(stream, seq)| !d.host.is_after(*stream, *seq)) {
            d.breach(Rule::FreedInUse, "cuGraphExecDestroy: nobody has waited for a launch of the graph");
        }
        Ok(())
    }

    fn cuGraphDestroy(d, graph: u64) {
        d.device("cuGraphDestroy")?;
        if d.graphs.made.remove(&graph).is_none() {
            d.breach(Rule::DoubleFree, format!("cuGraphDestroy: graph {graph:#x} is not there"));
            return Err(INVALID_HANDLE);
        }
        Ok(())
    }
}
