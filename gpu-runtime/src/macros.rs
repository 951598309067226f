//! The declaring macros, with the documentation whose examples need the runtime.

/// Makes a `#[repr(C)]` struct device data: it may be stored in buffers, passed to kernels by
/// value, and read and built inside them.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
/// #[repr(C)]
/// struct Cell {
///     centre: [f32; 3],
///     count: u32,
/// }
///
/// let cells = [Cell { centre: [1.0, 2.0, 3.0], count: 7 }; 4];
/// let back = gpu_manager().scope(|s| s.upload(&cells)?.download())?;
/// assert_eq!(back, cells);
/// # Ok::<(), GpuError>(())
/// ```
///
/// Named and tuple structs without generics. Every field must be device data itself (a scalar, a
/// fixed array, another such struct); the struct must be `Copy` and `#[repr(C)]`, must have no
/// padding (an explicit field such as `_pad: [u8; 4]` says what is there) and must not implement
/// `Deref`. Each of these rules is a compile error at the field or the name that breaks it:
///
/// ```compile_fail
/// # use gpu_runtime::prelude::*;
/// #[derive(GpuRepr, Clone, Copy)]
/// #[repr(C)]
/// struct Cell {
///     count: u32,
///     mean: f64,      // `Cell` has 4 bytes of padding before `mean`
/// }
/// ```
///
/// The derive implements [`DeviceData`](crate::DeviceData), [`DeviceType`](crate::DeviceType),
/// which uploads and kernels ask for, and, if every field has it,
/// [`Downloadable`](crate::Downloadable), which downloads ask for: a struct with a `bool` can be
/// uploaded and not downloaded. A download makes values of any bits: a struct whose fields keep a
/// promise to each other is not for this derive.
///
/// `#[gpu(crate = path)]` on the struct says where the runtime is, if not at `::gpu_runtime`.
pub use gpu_macros::GpuRepr;

/// Declares pools: named budgets of a device's memory, with typed buffers in them.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// gpu_pool! {
///     /// Working memory of the feature extraction.
///     pub pool FeaturePool {
///         device: auto,
///         limit: 64 MiB,
///         buffers {
///             /// Unit normals.
///             normals: [[f32; 3]; 4_000_000],
///             class: [u8; 4_000_000],
///         }
///     }
/// }
///
/// FeaturePool::scope(|s| {
///     // At most `FeaturePool::CLASS_LEN` elements, which nothing has written yet.
///     let class = FeaturePool::class(s, 110_000)?.fill(2)?;
///     // Other memory of the scope, under the same limit.
///     let heights = s.zeros::<f32>(class.len())?;
///     assert!(FeaturePool::stats().current >= 5 * 110_000);
///     Ok::<_, GpuError>(())
/// })?;
/// // All of it is back in the pool here.
/// assert_eq!(FeaturePool::stats().current, 0);
/// # Ok::<(), GpuError>(())
/// ```
///
/// - `limit` is a whole number and a unit: B; KiB, MiB, GiB, TiB; kB, MB, GB, TB. All memory of the
///   pool's scopes counts, in whole blocks of 256 bytes. Declared buffers that together exceed it
///   do not compile; the message has both numbers.
/// - `device` is a device's number, or `auto` (as without it): the one with the most free memory.
///   `GPU_RUNTIME_DEVICE` overrides it.
/// - `buffers` lists `name: [Element; length]`. The length is a maximum, and may be any constant.
///   Each becomes a function that takes the buffer, not yet written, for the rest of a scope.
///   Taking more elements than declared is an error at run time
///   ([`DeclaredLength`](crate::GpuError::DeclaredLength)), and so is taking a buffer that is taken
///   already ([`BufferTaken`](crate::GpuError::BufferTaken)).
///
/// The pool is a type without values. Buffers carry it in their type, so that one pool's buffer is
/// refused by the compiler in the launches and copies of another.
///
/// `#[gpu(crate = path)]` before the pool says where the runtime is, if not at `::gpu_runtime`.
pub use gpu_macros::gpu_pool;
