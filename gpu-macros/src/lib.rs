//! The procedural macros of the GPU resource safety toolkit. Programs use them through
//! `gpu_runtime`, which re-exports them; the work is done in `gpu-macros-compiler`.

use proc_macro::TokenStream;

/// Makes a `#[repr(C)]` struct device data: it may be stored in buffers, passed to kernels by
/// value, and read and built inside them.
///
/// ```ignore
/// use gpu_runtime::prelude::*;
///
/// #[derive(GpuRepr, Clone, Copy)]
/// #[repr(C)]
/// struct Cell {
///     centre: [f32; 3],
///     count: u32,
/// }
/// ```
///
/// Named and tuple structs without generics. Every field must be device data itself (a scalar, a
/// fixed array, another such struct); the struct must be `Copy` and `#[repr(C)]`, must have no
/// padding (an explicit field such as `_pad: [u8; 4]` says what is there) and must not implement
/// `Deref`. Each of these rules is a compile error at the field or the name that breaks it.
///
/// The derive implements `DeviceData`, `DeviceType`, which uploads and kernels ask for, and, if every
/// field has it, `Downloadable`, which downloads ask for: a struct with a `bool` can be uploaded and
/// not downloaded. A download makes values of any bits: a struct whose fields keep a promise to each
/// other is not for this derive.
///
/// `#[gpu(crate = path)]` on the struct says where the runtime is, if not at `::gpu_runtime`.
#[proc_macro_derive(GpuRepr, attributes(gpu))]
pub fn gpu_repr(input: TokenStream) -> TokenStream {
    gpu_macros_compiler::repr::derive(input.into()).into()
}

/// Declares pools: named budgets of a device's memory, with typed buffers in them.
///
/// ```ignore
/// use gpu_runtime::prelude::*;
///
/// gpu_pool! {
///     /// Working memory of the feature extraction.
///     pub pool FeaturePool {
///         device: auto,
///         limit: 256 MiB,
///         buffers {
///             /// Unit normals.
///             normals: [[f32; 3]; 4_000_000],
///             class: [u8; 4_000_000],
///         }
///     }
/// }
///
/// # fn main() -> Result<(), GpuError> {
/// FeaturePool::scope(|s| {
///     let class = FeaturePool::class(s, 110_000)?;     // at most FeaturePool::CLASS_LEN
///     let x = s.upload(&[1.0_f32, 2.0])?;              // other memory, under the same limit
///     Ok::<_, GpuError>(())
/// })?;                                                 // all of it is back in the pool here
/// println!("{}", FeaturePool::stats().peak);
/// # Ok(())
/// # }
/// ```
///
/// - `limit` is a whole number and a unit: B; KiB, MiB, GiB, TiB; kB, MB, GB, TB. All memory of the
///   pool's scopes counts, in whole blocks of 256 bytes. Declared buffers that together exceed it
///   do not compile; the message has both numbers.
/// - `device` is a device's number, or `auto` (as without it): the one with the most free memory.
///   `GPU_RUNTIME_DEVICE` overrides it.
/// - `buffers` lists `name: [Element; length]`. The length is a maximum, and may be any constant.
///   Each becomes a function that takes the buffer, not yet written, for the rest of a scope.
///   Taking more elements than declared is an error at run time, and so is taking a buffer that is
///   taken already.
///
/// The pool is a type without values. Buffers carry it in their type, so that one pool's buffer is
/// refused by the compiler in the launches and copies of another.
///
/// `#[gpu(crate = path)]` before the pool says where the runtime is, if not at `::gpu_runtime`.
#[proc_macro]
pub fn gpu_pool(input: TokenStream) -> TokenStream {
    gpu_macros_compiler::pool_decl::declare(input.into()).into()
}

/// Makes a function a kernel. See `gpu_runtime::gpu_kernel`.
#[proc_macro_attribute]
pub fn gpu_kernel(args: TokenStream, item: TokenStream) -> TokenStream {
    gpu_macros_compiler::gpu_kernel(args.into(), item.into()).into()
}

/// Makes a function callable from kernels. See `gpu_runtime::gpu_fn`.
#[proc_macro_attribute]
pub fn gpu_fn(args: TokenStream, item: TokenStream) -> TokenStream {
    gpu_macros_compiler::gpu_fn(args.into(), item.into()).into()
}
