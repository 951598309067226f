//! The procedural macros of the GPU resource safety toolkit. Programs use them through
//! `gpu_runtime`, which re-exports them; the work is done in `gpu-macros-compiler`.

use proc_macro::TokenStream;

/// Makes a `#[repr(C)]` struct device data. See `gpu_runtime::GpuRepr`.
#[proc_macro_derive(GpuRepr, attributes(gpu))]
pub fn gpu_repr(input: TokenStream) -> TokenStream {
    gpu_macros_compiler::repr::derive(input.into()).into()
}

/// Declares pools: named budgets with typed buffers. See `gpu_runtime::gpu_pool`.
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

/// Old paths that keep working until a named version. See `gpu_runtime::moved`.
#[proc_macro]
pub fn moved(input: TokenStream) -> TokenStream {
    let build = gpu_macros_compiler::moved::Build::from_env();
    gpu_macros_compiler::moved::moved(input.into(), &build).into()
}

/// The old name of an item, beside it. See `gpu_runtime::moved_from`.
#[proc_macro_attribute]
pub fn moved_from(args: TokenStream, item: TokenStream) -> TokenStream {
    let build = gpu_macros_compiler::moved::Build::from_env();
    gpu_macros_compiler::moved::moved_from(args.into(), item.into(), &build).into()
}
