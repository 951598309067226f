//! What each kernel is put through, and how its test is written down:
//!
//! ```ignore
//! parity! {
//!     kernels elementwise;
//!
//!     saxpy: saxpy, sizes LINE, exact;
//!     |n| { a: value 1.5_f32, x: read noise(n, 1), y: update noise(n, 2) }
//!     over y => |a: f32, x: &[f32], y: &mut [f32]| { .. the same in plain Rust .. }
//! }
//! ```
//!
//! The module of the kernels. Then, for each test, its name, the kernel (with its generics), the sizes, and how far results may be
//! apart; then the arguments of a launch of size `n`, each with its role and its host value; then
//! whose length the number of threads is, and the oracle, which takes the arguments as the kernel
//! does. Arguments of the role `out` are the last ones, since a launch returns them.
//!
//! | role | parameter |
//! |---|---|
//! | `value` | by value |
//! | `read` | `&[T]` |
//! | `update` | `&mut [T]` |
//! | `atomic` | `&[Atomic<T>]` |
//! | `out` | `#[out] &mut [T]`; its host value is what lies there before |
//! | `read_shaped`, `update_shaped`, `out_shaped` | the same of rank 2 and 3; the host value is the extents and the elements |
//!
//! `over y[64]` is for kernels with blocks of 64 threads.
//!
//! An entry makes three tests: `device_equals_oracle`, `text_equals_device` and
//! `nvrtc_compiles`. Texts run their threads in an order that differs from launch to launch.
//!
//! # How far apart
//!
//! `exact` is bit for bit, all NaNs equal: for kernels of IEEE operations, integers and bits.
//! `ulps(n)` is for kernels with transcendental functions, with the reason beside it: the table of
//! the floats' methods says how far those of two devices may be apart.

#[macro_use]
mod data;
mod inputs;
#[macro_use]
mod parity;
mod roles;
pub mod shaped;

use std::sync::OnceLock;

use gpu_runtime::GpuError;
use gpu_runtime::kernel::prelude::PRELUDE;
use gpu_tests::nvrtc;
use gpu_tests::shim::{Args, Fault, Shape, Suite};

pub use data::{Data, Outputs, garbage};
pub use inputs::{chunked, integers, noise};
pub use roles::{Atomics, Out, Read, Update, Value};

/// Threads of a block, as the kernels leave it.
pub const BLOCK: usize = 256;

/// Lengths at which things go wrong: nothing, one, around a block, primes, many.
pub const LINE: &[usize] = &[0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 1_009, 100_003];

/// The same for kernels whose threads look at everything, or at much.
pub const SHORT: &[usize] = &[0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 1_009];

/// The name of a test, the kernel's name, and its text.
pub type Entry = (&'static str, &'static str, fn() -> String);

/// A kernel with all that its tests need, as closures over its host arguments `H`.
pub struct Case<M, O, D, T, C> {
    pub name: &'static str,
    pub sizes: &'static [usize],
    pub ulps: u64,
    pub make: M,
    pub oracle: O,
    pub device: D,
    pub text: T,
    /// Puts results whose order is free into one order.
    pub settle: C,
}

/// The tests of a kernel.
pub trait Check {
    fn device_equals_oracle(&self);
    fn text_equals_device(&self);
}

/// The same launch in blocks of `block` threads.
pub fn in_blocks_of(block: usize, n: usize, blocks: u32) -> Shape {
    Shape {
        grid: [(n.div_ceil(block) as u32).clamp(1, blocks), 1, 1],
        block: [block as u32, 1, 1],
    }
}

/// Ties the closures' types to each other.
#[allow(clippy::too_many_arguments)]
pub fn case<H, R, M, O, D, T, C>(
    name: &'static str,
    sizes: &'static [usize],
    ulps: u64,
    make: M,
    oracle: O,
    device: D,
    text: T,
    settle: C,
) -> Case<M, O, D, T, C>
where
    H: Clone,
    R: Outputs,
    M: Fn(usize) -> H,
    O: Fn(H) -> R,
    D: Fn(H) -> Result<R, GpuError>,
    T: Fn(H, &Text, u32) -> R,
    C: Fn(&mut R),
{
    Case {
        name,
        sizes,
        ulps,
        make,
        oracle,
        device,
        text,
        settle,
    }
}

impl<H, R, M, O, D, T, C> Check for Case<M, O, D, T, C>
where
    H: Clone,
    R: Outputs,
    M: Fn(usize) -> H,
    O: Fn(H) -> R,
    D: Fn(H) -> Result<R, GpuError>,
    T: Fn(H, &Text, u32) -> R,
    C: Fn(&mut R),
{
    fn device_equals_oracle(&self) {
        for n in self.sizes {
            let args = (self.make)(*n);
            let mut device = (self.device)(args.clone())
                .unwrap_or_else(|e| panic!("{}, size {n}: {e}", self.name));
            let mut oracle = (self.oracle)(args);
            (self.settle)(&mut device);
            (self.settle)(&mut oracle);
            if let Some(found) = device.apart(&oracle, self.ulps) {
                panic!("{}, size {n}: device against oracle: {found}", self.name);
            }
        }
    }

    fn text_equals_device(&self) {
        let text = Text::of(self.name);
        for n in self.sizes {
            let args = (self.make)(*n);
            let mut device = (self.device)(args.clone())
                .unwrap_or_else(|e| panic!("{}, size {n}: {e}", self.name));
            (self.settle)(&mut device);
            // A grid that covers all threads, and one whose threads go round.
            for blocks in [u32::MAX, 3] {
                let mut executed = (self.text)(args.clone(), &text, blocks);
                (self.settle)(&mut executed);
                if let Some(found) = executed.apart(&device, self.ulps) {
                    let name = self.name;
                    panic!("{name}, size {n}, {blocks} blocks: text against device: {found}");
                }
            }
        }
    }
}

/// The text of a case in the suite of all texts.
pub struct Text {
    suite: &'static Suite,
    index: usize,
}

impl Text {
    fn of(name: &str) -> Self {
        static SUITE: OnceLock<Suite> = OnceLock::new();
        let texts = crate::texts();
        let index = texts
            .iter()
            .position(|(case, ..)| *case == name)
            .unwrap_or_else(|| panic!("{name} is not among the suite's texts"));
        let suite = SUITE.get_or_init(|| {
            let texts = texts.iter().map(|(_, entry, text)| (*entry, text()));
            Suite::new(texts.collect())
        });
        Self { suite, index }
    }

    /// Runs it over `n` threads with the arguments that `fill` gives.
    ///
    /// # Safety
    /// `fill` gives the kernel's parameters, in order and of their types.
    pub unsafe fn launch<'a>(
        &self,
        n: usize,
        shape: Shape,
        fault: &'a mut Fault,
        fill: impl FnOnce(&mut Args<'a>),
    ) {
        // SAFETY: the caller's promise.
        unsafe { self.suite.launch_shaped(self.index, n, shape, fault, fill) };
    }
}

/// PTX of a text, without a warning, and machine code for two architectures or all four, without a spill. If nothing in it is allowed to be apart,
/// products and sums are not contracted either, where no function is called that has its own
/// fused multiplications.
pub fn nvrtc_compiles(entry: &str, text: &str, ulps: u64) {
    let own = text.strip_prefix(PRELUDE).unwrap_or(text);
    let has_its_own = ["mul_add", "rem_euclid"].iter().any(|f| own.contains(f));
    for arch in nvrtc::archs_of(entry) {
        let made = nvrtc::with_resources(entry, text, nvrtc::OPTIONS, arch);
        let (made, taken) = made.unwrap_or_else(|e| panic!("{entry}: {e}"));
        // A name that nothing uses is the kernel's own business.
        let warned = |line: &str| line.contains("warning #") && !line.contains("#177-D");
        assert!(!made.log.lines().any(warned), "{entry}: {}", made.log);
        assert!(
            made.ptx.contains(&format!(".entry {entry}")),
            "{entry}: no entry"
        );
        if ulps == 0 && !has_its_own {
            assert!(!made.ptx.contains("fma.rn"), "{entry}: contracted");
        }
        // CUDA's own sine of doubles is called where its argument is large, and a call keeps what it
        // finds in some registers.
        let most = if entry == "great_circle" { 16 } else { 0 };
        assert!(taken.spilled <= most, "{entry} on sm_{arch}: {taken:?}");
    }
}
