//! Launches of rank 1, 2 and 3: the loops over the grid, the token, the names of their types.

use super::Cuda;
use crate::ir::{Axis, BinOp, Extent, Param, Rank};

/// Ends a loop over the elements of a thread that has no second one.
pub(super) const COVERED: &str = "if (GPU_GRID_COVERS) break;";

/// The type of a token.
pub(super) fn id_type(rank: Rank) -> &'static str {
    match rank {
        Rank::One => "u64",
        Rank::Two => "gpu::id2",
        Rank::Three => "gpu::id3",
    }
}

/// The type of read-only memory; with `_mut` behind it that of memory that is written.
pub(super) fn slice(rank: Rank) -> &'static str {
    match rank {
        Rank::One => "slice",
        Rank::Two => "slice2",
        Rank::Three => "slice3",
    }
}

impl Cuda<'_> {
    pub(super) fn launch_rank(&self) -> Rank {
        self.f.launch.as_ref().map_or(Rank::One, |l| l.rank)
    }

    /// An extent of the launch's domain.
    fn side(&self, axis: Axis) -> String {
        let param = self.f.launch.as_ref().map_or(0, |l| l.over.param());
        let name = self.f.params.get(param).map(|p| self.name(p.local));
        format!("{}.{}", name.unwrap_or_default(), axis.extent())
    }

    /// The token of rank 1, in a launch of any rank.
    pub(super) fn linear_id(&self) -> String {
        let rank = self.launch_rank();
        let mut axes = rank.axes().iter();
        let (Some(first), true) = (axes.next(), rank != Rank::One) else {
            return "gpu_id".to_owned();
        };
        axes.fold(format!("gpu_id.{}", first.coordinate()), |outer, axis| {
            format!(
                "({outer} * {} + gpu_id.{})",
                self.side(*axis),
                axis.coordinate()
            )
        })
    }

    /// `call` for every thread of the domain that falls to this one: a grid may be smaller.
    pub(super) fn grid_stride(&mut self, call: &str) {
        let rank = self.launch_rank();
        if rank == Rank::One {
            self.line("const u64 gpu_step = (u64)gridDim.x * blockDim.x;");
            self.line("for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {");
            self.depth += 1;
            self.one_element(call, "gpu::block_of(gpu_id)");
            self.depth -= 1;
            self.line("}");
            return;
        }
        // An extent may be anything where another one is 0.
        self.line("if (!GPU_GRID_COVERS && gpu_n == 0) return;");
        for axis in rank.axes() {
            let a = axis.coordinate();
            self.line(format!(
                "const u64 gpu_step_{a} = (u64)gridDim.{a} * blockDim.{a};"
            ));
        }
        for axis in rank.axes() {
            let (a, side) = (axis.coordinate(), self.side(*axis));
            self.line(format!("for (u64 gpu_{a} = (u64)blockIdx.{a} * blockDim.{a} + threadIdx.{a}; gpu_{a} < {side}; gpu_{a} += gpu_step_{a}) {{"));
            self.depth += 1;
        }
        let coordinates: Vec<String> = rank
            .axes()
            .iter()
            .map(|a| format!("gpu_{}", a.coordinate()))
            .collect();
        let sides: Vec<String> = rank.axes().iter().skip(1).map(|a| self.side(*a)).collect();
        self.line(format!(
            "const {} gpu_id{{{}}};",
            id_type(rank),
            coordinates.join(", ")
        ));
        self.one_element(
            call,
            &format!("gpu::block_of(gpu_id, {})", sides.join(", ")),
        );
        for (n, _) in rank.axes().iter().enumerate() {
            if n > 0 {
                self.line(COVERED);
            }
            self.depth -= 1;
            self.line("}");
        }
    }

    /// The body for one element, and the report where it faulted.
    fn one_element(&mut self, call: &str, block: &str) {
        self.line("gpu::cx gpu_cx{};");
        self.line(call);
        self.line(format!(
            "if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, {block}, gpu::thread_number());"
        ));
        self.line(COVERED);
    }

    /// A parameter as the body gets it: with the extents of the domain, where `requires` says that it
    /// has them, so that its indices are those of the domain.
    pub(super) fn argument(&self, n: usize, p: &Param) -> String {
        let name = self.name(p.local);
        let Some(launch) = &self.f.launch else {
            return name;
        };
        let over = launch.over.param();
        let equal = |axis: &Axis| {
            let sides = [(n, *axis), (over, *axis)];
            launch.requires.iter().any(|q| {
                q.op == BinOp::Eq
                    && matches!((&q.left, &q.right), (Extent::Side(a, x), Extent::Side(b, y))
                        if [(*a, *x), (*b, *y)] == sides || [(*b, *y), (*a, *x)] == sides)
            })
        };
        match (p.kind.rank(), self.f.params.get(over)) {
            (Some(rank), Some(domain))
                if n != over && rank != Rank::One && rank.axes().iter().all(equal) =>
            {
                format!("gpu::like({name}, {})", self.name(domain.local))
            }
            _ => name,
        }
    }
}
