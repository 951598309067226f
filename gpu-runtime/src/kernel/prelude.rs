//! The CUDA C++ that stands at the head of every generated text: the device side of the table
//! whose CPU side is [`ops`](crate::kernel::ops).

/// The prelude: types, slices, faults and the operations of a kernel in the namespace `gpu`.
///
/// It is self-contained C++17 without an `#include`. Compile it without contraction
/// (NVRTC: `--fmad=false`) and with no "fast math" option, or the IEEE operations lose their bits.
pub const PRELUDE: &str = concat!(
    include_str!("prelude/core.cuh"),
    include_str!("prelude/rank.cuh"),
    include_str!("prelude/arith.cuh"),
    include_str!("prelude/cast.cuh"),
    include_str!("prelude/float.cuh"),
    include_str!("prelude/int.cuh"),
    include_str!("prelude/num.cuh"),
    include_str!("prelude/overflow.cuh"),
    include_str!("prelude/option.cuh"),
    include_str!("prelude/atomic.cuh"),
);

/// NVRTC's option for a launch whose grid covers its domain, besides the kernel's own: as many
/// blocks along each axis as the elements fill, no fewer and no more. Without it a text is right for
/// every grid, and has a loop over the elements that fall to a thread.
pub const COVERING_GRID: &str = "--define-macro=GPU_GRID_COVERS=1";
