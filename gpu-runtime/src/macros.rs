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
/// - `guaranteed: 16 MiB` keeps so much of the limit out of the reach of everybody else, from the pool's
///   first use on; where the device has not as much left, that use is
///   [`GuaranteeImpossible`](crate::GpuError::GuaranteeImpossible).
/// - `device` is a device's number, or `auto` (as without it): the one with the most free memory.
///   `GPU_RUNTIME_DEVICE` overrides it.
/// - `buffers` lists `name: [Element; length]`. The length is a maximum, and may be any constant.
///   Each becomes a function that takes the buffer, not yet written, for the rest of a scope.
///   Taking more elements than declared is an error at run time
///   ([`DeclaredLength`](crate::GpuError::DeclaredLength)), and so is taking a buffer that is taken
///   already ([`BufferTaken`](crate::GpuError::BufferTaken)).
///
/// # Phases
///
/// Buffers that are never in use at one time need not all have memory of their own. `phases` lists
/// the times of the program in their order, and a buffer names those it lives in:
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// gpu_pool! {
///     pub pool Work {
///         limit: 20 MB,
///         phases { load, normals, features }
///         buffers {
///             points: [[f32; 3]; 1_000_000] in load..=normals,
///             neighbours: [u32; 1_000_000] in normals,
///             features: [[f32; 3]; 1_000_000] in features,
///             class: [u8; 1_000_000],
///         }
///     }
/// }
///
/// // 12 + 4 + 1 MB at most, and not 29 MB; in whole blocks of 256 bytes.
/// assert!(Work::PLANNED_BYTES < 17_001_000);
/// Work::scope(|s| {
///     let points = Work::points(s, 1000)?.fill([0.0; 3])?;
///     // `features` has the bytes of `points`, which are in use.
///     assert!(matches!(Work::features(s, 1000), Err(GpuError::BufferShares { .. })));
///     drop(points);
///     Work::features(s, 1000)?.fill([1.0; 3])?.download()
/// })?;
/// # Ok::<(), GpuError>(())
/// ```
///
/// - While the program compiles, each buffer gets its place in a plan: buffers that meet in a phase
///   lie apart, others may share bytes. One without `in` lives in all phases.
/// - `PLANNED_BYTES` is the size of the plan, and that is what has to be within the limit.
///   A pool without phases has it too: all its buffers together.
/// - Nothing says when a phase begins or ends: a buffer is in use from its taking until it is dropped
///   or its scope ends. Taking one whose bytes another one in use has is
///   [`BufferShares`](crate::GpuError::BufferShares), which names both and their phases.
/// - The plan is about the budget. The pool finds a buffer's memory when it is taken, as for any other
///   buffer, so its address is not the plan's.
///
/// # Old names
///
/// `pub pool FeaturePool alias ScratchPool(since = "0.2.0", remove_in = "0.4.0") { .. }` keeps an old name
/// of the pool, with a warning, until it is removed: see [`moved!`](crate::moved).
///
/// The pool is a type without values. Buffers carry it in their type, so that one pool's buffer is
/// refused by the compiler in the launches and copies of another.
///
/// `#[gpu(crate = path)]` before the pool says where the runtime is, if not at `::gpu_runtime`.
pub use gpu_macros::gpu_pool;

/// Makes a function a kernel: checked by rustc as an ordinary function, proven free of races and
/// divergent barriers, run on the CPU device, and made into CUDA C++ text.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
/// fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
///     let i = t.id();
///     y[i] = a * x[i] + y[i];
/// }
///
/// let y = gpu_manager().scope(|s| {
///     let x = s.upload(&[1.0_f32, 2.0])?;
///     let mut y = s.upload(&[0.5_f32, 0.5])?;
///     saxpy(s, 2.0, &x, &mut y)?;
///     y.download()
/// })?;
/// assert_eq!(y, [2.5, 4.5]);
/// assert!(saxpy::cuda_text().contains("y[i] = (a * x[i]) + y[i];"));
/// # Ok::<(), GpuError>(())
/// ```
///
/// # The launch
///
/// The macro leaves two things of the kernel's name: a function that takes the scope in place of the
/// thread and the arguments by position, and a struct that takes the same arguments by name.
///
/// ```
/// # use gpu_runtime::prelude::*;
/// # #[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
/// # fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) { let i = t.id(); y[i] = a * x[i] + y[i]; }
/// # let y = gpu_manager().scope(|s| {
/// # let x = s.upload(&[1.0_f32, 2.0])?;
/// # let mut y = s.upload(&[0.5_f32, 0.5])?;
/// saxpy(s, 2.0, &x, &mut y)?;
/// saxpy { a: 2.0, x: &x, y: &mut y }.launch(s)?;
///
/// let shape = LaunchShape::new().block(128).grid(64);
/// saxpy { a: 2.0, x: &x, y: &mut y }.launch_with(s, shape)?;
/// # y.download()
/// # })?;
/// # assert_eq!(y, [6.5, 12.5]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// - By name, two arguments of one type cannot change places unseen, and the order is the caller's.
///   Both forms return the same.
/// - [`LaunchShape`](crate::LaunchShape) chooses block and grid at the launch. Without it a launch
///   has the blocks of `block = ..`, and as many as its elements fill.
/// - A generic kernel is launched with its own generics and then the scope's pool:
///   `block_sum::<f32, 256, _>(s, &x, &mut sums)`, or
///   `block_sum { x: &x, sums: &mut sums }.launch::<f32, 256, _>(s)`.
/// - The struct's type also says what is known of the kernel: `saxpy::cuda_text()` is the CUDA C++
///   text, `saxpy::CUDA_OPTIONS` are the options that NVRTC compiles it with. A generic kernel's text
///   is an instance's: `block_sum::cuda_text::<f32, 256>()`. With the option
///   [`COVERING_GRID`](crate::kernel::prelude::COVERING_GRID) besides, for launches whose grid has a
///   thread for each element, a text has no loop around its body.
///
/// # The attribute
///
/// | key | meaning |
/// |---|---|
/// | `over = y` | one thread per element of the `&mut [T]` parameter `y`, which it owns |
/// | `over = x.len()` | as many threads as `x` has elements; for kernels that own nothing by element |
/// | `over = image`, `over = image.extents()` | the same for memory of rank 2 or 3: [threads with coordinates](#rows-columns-planes) |
/// | `block = 256` | threads in a block, 1 to 1024, or a const parameter of the kernel; 256 if left out |
/// | `block = (8, 32)` | rows and columns of a block over rank 2, planes, rows and columns over rank 3: `(2, 4, 32)`; these two if left out |
/// | `requires(a, b)` | comparisons of lengths, extents (`image.rows()`), unsigned scalars and literals (with `+`, `*`), and `a.extents() == b.extents()`, checked once per launch in 128 bits; [bounds checks that they prove](#requires) are left out |
/// | `contract` | a product and a sum may become one `fma` in the CUDA text; the CPU device never does that, so the last bits may differ |
/// | `alias axpy(since = "0.2.0", remove_in = "0.4.0")` | an old name of the kernel, a re-export with the [window](crate::moved#the-window) of `moved!`; its users are found by `cargo gpu-migrate` |
/// | `crate = path` | where the runtime is, if not at `::gpu_runtime` |
/// | `cuda = ".."`, `ptx = ".."` and others | a [kernel that exists already](#kernels-that-exist-already) |
///
/// # `requires`
///
/// A condition that does not hold is [`GpuError::Requires`](crate::GpuError::Requires), and nothing
/// runs. From those that hold, the macro proves indices, and a proven index has no check in either
/// language:
///
/// | condition | proves |
/// |---|---|
/// | `x.len() == y.len()` with `over = y` | `x[i]` of the token `let i = t.id();` |
/// | `x.len() >= y.len() + 2` | `x[i + 2]` |
/// | `x.len() == 3 * y.len()` | `x[3 * i + 2]`, and `x[3 * i + c]` in `for c in 0..3` |
/// | `x.len() >= n` with `n: usize` | `x[j]` in `for j in 0..n` |
/// | none | `x[j]` in `for j in 0..x.len()`; `p[c]` of `p: [f32; 3]` in `for c in 0..3`; `y[i]` |
///
/// The conditions on the way to an index prove as well: of `if`, `else`, `match` and `&&`, of an `if`
/// before it that leaves, of an `assert!` in a plain kernel:
///
/// | on the way | proves |
/// |---|---|
/// | `if i > 0 && i + 1 < y.len()`, with `x.len() == y.len()` | `x[i - 1]`, `x[i + 1]` |
/// | `if p.x() == 0 { return; }`, with equal extents | `now[(p.y(), p.x() - 1)]` |
/// | `let k = link[i] as usize; if k < x.len()` | `x[k]` |
///
/// An index is a sum of the token, variables of `for` loops over ranges, lengths, unsigned scalar
/// parameters and numbers, with `+`, `-`, and `*` by a number, in `usize`. Names without `mut` and
/// without a type are followed (`let at = 3 * i;`), `n as usize` of an unsigned `n` is `n`. What
/// could wrap around, or is not proven for another reason, keeps its check.
///
/// # Parameters
///
/// | parameter | meaning | argument |
/// |---|---|---|
/// | `t: Thread` | plain kernel: `t.id()` is this thread's token | the scope |
/// | `t: BlockThread` | cooperative kernel: whole blocks run; `sync`, `thread_idx`, `block_idx`, `block_dim`, `grid_dim`, the tokens `id()` and `block_leader()` as `Option`s, and the [collectives](#blocks-and-warps) | the scope |
/// | scalar, `[T; N]`, `GpuRepr` struct | by value | the value |
/// | `x: &[T]` | read-only memory | `&buffer`, a view |
/// | `y: &mut [T]` | each thread reads and writes its own element, `y[t.id()]`, and no other | `&mut buffer`, a mutable view |
/// | `#[out] y: &mut [T]` | as before, assigned on every path before it is read | an [`UninitBuffer`](crate::UninitBuffer) by value; the launch returns the [`Buffer`](crate::Buffer) |
/// | `image: &Slice2<T>` | read-only memory with rows and columns: `image[(y, x)]`, `image.rows()`, `image.cols()`, `image.len()` | a [`View2`](crate::View2): `buffer.view_2d(rows, cols)?` |
/// | `out: &mut Slice2<T>` | each thread its own element, `out[t.id_2d()]`; plain kernels alone | a [`ViewMut2`](crate::ViewMut2): `buffer.view_2d_mut(rows, cols)?` |
/// | `#[out] out: &mut Slice2<T>` | as before, assigned on every path before it is read | `uninit.into_2d(rows, cols)?`; the launch returns the [`Buffer`](crate::Buffer) |
/// | `&Slice3<T>`, `&mut Slice3<T>` | the same with planes: `volume[(z, y, x)]`, `volume.planes()`, `t.id_3d()` | `view_3d`, `view_3d_mut`, `into_3d` |
/// | `a: &[Atomic<T>]` | shared updates: `a[j].add(1)` | `&buffer` of [`Atomic`](crate::Atomic)s: `s.zeros::<Atomic<u32>>(n)?`, or a buffer's `into_atomic()`; `into_plain()` before the download |
///
/// # Rows, columns, planes
///
/// Over a `Slice2` a thread has coordinates: `let p = t.id_2d();` is its token, which owns one element
/// of every `&mut Slice2<T>` of the launch, and `p.y()` and `p.x()` are numbers. Over a `Slice3` it is
/// `t.id_3d()`, with `p.z()` as well. `t.id()` counts all threads of such a launch, the last coordinate
/// fastest, and owns the elements of its `&mut [T]`s.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// /// One step of heat; the rim stays as it is.
/// #[gpu_kernel(over = out, block = (8, 32), requires(heat.extents() == out.extents()))]
/// fn step(t: Thread, heat: &Slice2<f32>, #[out] out: &mut Slice2<f32>) {
///     let p = t.id_2d();
///     let (y, x) = (p.y(), p.x());
///     if y == 0 || x == 0 || y + 1 == heat.rows() || x + 1 == heat.cols() {
///         out[p] = heat[p];
///         return;
///     }
///     let around = heat[(y - 1, x)] + heat[(y + 1, x)] + heat[(y, x - 1)] + heat[(y, x + 1)];
///     out[p] = 0.5 * heat[p] + 0.125 * around;
/// }
///
/// let (rows, cols) = (3, 4);
/// let heat = gpu_manager().scope(|s| {
///     let heat = s.upload(&[0.0, 0.0, 0.0, 0.0, 0.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0_f32])?;
///     let out = s.uninit::<f32>(heat.len())?.into_2d(rows, cols)?;
///     step(s, heat.view_2d(rows, cols)?, out)?.download()
/// })?;
/// assert_eq!(heat[5..7], [4.0, 1.0]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// Each coordinate is checked against its own extent, and a fault reports the first one that is out of
/// bounds. What is as large as the launch, by `over` or by `requires`, is indexed by the token without
/// a check; so are the neighbours above, which lie behind the question for the rim. Elements of a row
/// are neighbours in memory. The CPU device runs the threads of a row for which such a question is
/// known, all but the first and the last here, in a loop of their own that does not ask it.
///
/// # The body
///
/// Plain Rust, as far as it makes sense on a thread:
///
/// - **Types**: `f32 f64 i8..i64 u8..u64 usize isize bool`, fixed arrays (nested), tuples, `Option`,
///   `#[derive(GpuRepr)]` structs. Nothing is converted implicitly; integers wrap as in a release
///   build; `as` saturates as in Rust.
/// - **Statements**: `let` with patterns, shadowing, `let .. else`, assignment (also of a tuple:
///   `(a, b) = (b, a)`) and compound assignment, blocks as values, early `return`.
/// - **Control**: `if`/`else if`/`if let`, `match` with literals, ranges, tuples, arrays, structs,
///   `Some`/`None`, `|`, `@` and guards; `matches!`; `?` on an `Option`; `for` over ranges (`.rev()`, `.step_by(n)`) and over arrays
///   and slices (`.iter()`, `.iter_mut()`, `.rev()`, `.enumerate()`); `while`, `while let`, `loop`
///   with a value; labelled `break` and `continue`. rustc checks that a `match` leaves nothing over.
/// - **Expressions**: every operator, casts, literals of numbers, arrays, tuples and structs (with
///   `..base`), fields, indexing, constants, associated constants, constant tables, the
///   [methods](crate::kernel::ops#methods) of scalars and `Option`s, calls of [`gpu_fn`]s,
///   references to locals and elements (`let r = &mut cells[2];`, `&mut y[i]`).
/// - **Checks and prints**: `assert!`, `assert_eq!`, `assert_ne!`, their `debug_` forms, `panic!`,
///   `unreachable!`: a fault with its message and line. `gpu_println!("x[{i}] = {:.3}", x[i])` prints
///   a line from either device (a float written by `{}` has more digits on a GPU).
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// const WEIGHTS: [f32; 3] = [0.25, 0.5, 0.25];
///
/// #[gpu_fn]
/// fn grade(v: f32) -> Option<u32> {
///     match v {
///         v if v.is_nan() => None,
///         ..0.0 => Some(0),
///         0.0..1.0 => Some(1),
///         _ => Some(2),
///     }
/// }
///
/// #[gpu_kernel(over = y, requires(x.len() == y.len()))]
/// fn smooth(t: Thread, x: &[f32], y: &mut [u32]) {
///     let i = t.id();
///     let mut sum = 0.0;
///     for (k, w) in WEIGHTS.iter().enumerate() {
///         let j = (i + k).saturating_sub(1).min(x.len() - 1);
///         sum += w * x[j];
///     }
///     let Some(g) = grade(sum) else { return };
///     y[i] = g;
/// }
///
/// let y = gpu_manager().scope(|s| {
///     let x = s.upload(&[-8.0_f32, 0.0, 1.0, f32::NAN])?;
///     let mut y = s.upload(&[9_u32; 4])?;
///     smooth(s, &x, &mut y)?;
///     y.download()
/// })?;
/// assert_eq!(y, [0, 0, 9, 9]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// Everything else is an error that names the nearest thing that works. In a cooperative kernel
/// there are also `let mut tile = shared!([T; N]);`, of 48 KiB at most, `t.sync();`, and what follows.
///
/// # Blocks and warps
///
/// The threads of a block, or of a warp of 32, make one result of what each of them brings:
/// `let total = t.block_sum(x);`, `if t.block_any(x > 0.0) { .. }`, `count += t.warp_count(x > 0.0);`.
/// There are sums, minima, maxima, `any`, `all` and counts, inclusive and exclusive scans, a
/// broadcast, shuffles and a ballot: [`collective`](crate::kernel::collective) has their table and
/// the order in which each adds, which makes floating sums the same on every device bit for bit.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// /// Halves each block's values until the largest is at most one; how often that was.
/// #[gpu_kernel(over = y, block = 64)]
/// fn settle(t: BlockThread, y: &mut [f32], rounds: &mut [u32]) {
///     let mut v = if let Some(i) = t.id() { y[i] } else { 0.0 };
///     let mut round = 0;
///     loop {
///         let largest = t.block_max(v);    // the same for all: it may end a loop around barriers
///         if largest <= 1.0 {
///             break;
///         }
///         v *= 0.5;
///         round += 1;
///     }
///     if let Some(i) = t.id() {
///         y[i] = v;
///     }
///     if let Some(b) = t.block_leader() {
///         rounds[b] = round;
///     }
/// }
///
/// let rounds = gpu_manager().scope(|s| {
///     let mut y = s.upload(&[1.0_f32, 5.0, 8.0])?;
///     let mut rounds = s.zeros::<u32>(1)?;
///     settle(s, &mut y, &mut rounds)?;
///     rounds.download()
/// })?;
/// assert_eq!(rounds, [3]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// # `unsafe`
///
/// What no rule proves takes `unsafe`, and says why it is sound: inside, any element of a `&mut [T]`
/// can be reached (its bounds are still checked), and shared memory without a barrier.
///
/// ```
/// # use gpu_runtime::prelude::*;
/// #[gpu_kernel(over = y, requires(x.len() == y.len(), to.len() == y.len()))]
/// fn permute(t: Thread, x: &[f32], to: &[u32], y: &mut [f32]) {
///     let i = t.id();
///     #[safety("`to` is a permutation: no two threads have one element")]
///     unsafe {
///         y[to[i] as usize] = x[i];
///     }
/// }
/// ```
///
/// # Kernels that exist already
///
/// A `fn` without body is a kernel of a CUDA C++ or PTX file. The file is read while the macro expands,
/// and its kernel compared with the declaration: number, order and types of the parameters, `const`
/// or not. What differs is a compile error that shows both; when the file changes, the program is
/// built anew.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// // extern "C" __global__ void scale(float a, const float* x, float* y, int n) { .. }
/// #[gpu_kernel(cuda = "examples/kernels/scale.cu", over = y, len(x = n, y = n), host = scale_on_host)]
/// fn scale(a: f32, x: &[f32], y: &mut [f32]);
///
/// /// What the CPU device does in its place.
/// fn scale_on_host(a: f32, x: &[f32], y: &mut [f32]) {
///     for (x, y) in x.iter().zip(y) {
///         *y += a * x;
///     }
/// }
///
/// let y = gpu_manager().scope(|s| {
///     let x = s.upload(&[1.0_f32, 2.0])?;
///     let mut y = s.upload(&[0.5_f32, 0.5])?;
///     scale(s, 2.0, &x, &mut y)?;
///     y.download()
/// })?;
/// assert_eq!(y, [2.5, 4.5]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// | here | in the kernel |
/// |---|---|
/// | `&[T]` | `const T*` |
/// | `&mut [T]`, `&[Atomic<T>]`, `#[out] y: &mut [T]` | `T*` |
/// | its length | `unsigned long long`, `size_t`, `uint64_t` right behind the pointer, or the integer that `len(x = n)` names, also one for several arrays of one length; `len(x = _)`: none |
/// | a scalar | one of its width and class, by any of its names: `u32` is `unsigned`, `uint32_t` |
/// | `[f32; 4]` | `float4`; behind a pointer also `float` |
/// | a `GpuRepr` struct | a struct of the same name, and of the same size when the text is compiled |
/// | in PTX | as many bytes; floats and integers are told apart, pointers and integers are not |
///
/// | key | meaning |
/// |---|---|
/// | `cuda = "kernels/normals.cu"`, `ptx = ".."` | the file, from the package's folder or from that of the source |
/// | `entry = "normals_v2"` | the kernel's name, if it is not that of the `fn` |
/// | `over = y`, `over = 2 * y.len()`, `over = (rows, cols)` | how many threads run, of `requires`' terms; the last number is CUDA's x |
/// | `len(points = n, out = n)` | where lengths go |
/// | `shared = 1024` | bytes of dynamic shared memory of a block, 48 KiB at most |
/// | `options("--use_fast_math")` | options of NVRTC; beside them it gets `--std=c++17` |
/// | `host = path` | the function that runs on the CPU device: arrays as slices, the rest by value. Without it a launch there is [`GpuError::NoHostForm`](crate::GpuError::NoHostForm) |
/// | `block`, `requires(..)`, `alias`, `crate` | as for other kernels; a block is never larger than the `__launch_bounds__` say |
///
/// An index out of bounds is not noticed in such a kernel, so **its launches are `unsafe`**, unless its
/// file has a line in which its author promises what the macro cannot see:
///
/// ```cuda
/// // gpu-contract: scale reads x; writes y; requires x.len() == y.len()
/// extern "C" __global__ void scale(float a, const float* x, float* y, int n) { .. }
/// ```
///
/// It names the kernel, and each of its pointers once, as the kernel calls them:
///
/// | clause | promise |
/// |---|---|
/// | `reads x` | it reads elements of `x`, within its length, and writes none |
/// | `writes y` | it reads and writes elements of `y`, within its length; what one thread of the launch writes no other one touches, but behind a barrier of their block; what it leaves are values of the type |
/// | `fills y` | the same, and it writes each element before it reads it: for `#[out]` |
/// | `updates bins` | it touches `bins` by atomic operations alone, within its length: for `&[Atomic<T>]` |
/// | `block 128` | all of this holds in blocks of 128 threads; without this clause in blocks of any shape |
/// | `requires x.len() == y.len(), n <= 64` | and for arguments of which this is true: each launch asks |
///
/// for every grid, whatever the arrays hold and the scalars are. It touches no other memory that
/// outlives the launch, and its structs are laid out as those of their names in Rust. A contract that
/// is not understood is a compile error, and one declared `unsafe fn` is `unsafe` all the same.
///
/// Not read: `#if` (a kernel that stands twice is refused), `#include ".."`, macros with parameters,
/// templates. A kernel has to be `extern "C"`.
///
/// # What is refused although it may be safe
///
/// | refused | way out |
/// |---|---|
/// | `t.sync()` under a condition that depends on the thread, even where all threads would take it | compute the condition from scalar parameters or constants |
/// | a collective within another expression, or in the condition of a `while` | `let v = t.block_sum(x);` before it; `loop { if !t.block_any(x > 0) { break; } .. }` |
/// | a collective of a warp that only some warps of a block reach | bring a neutral value in the others |
/// | a shared index that a scan or a ballot gave, even where it is another one for each thread | `#[safety("..")] unsafe { .. }`, see above |
/// | a shared index that is not `thread_idx` plus values that all threads share, or that may wrap | a barrier between the accesses, or an index of that form |
/// | `return` in a cooperative kernel | `if` around the rest |
/// | a second name for device memory (`let z = &x;`) | the parameter itself |
/// | a reference kept in a variable of a cooperative kernel | a copy of the value, or the reference in the call itself |
/// | `break` with a value in a cooperative kernel | a variable that is assigned before `break` |
/// | `let` within a condition (`if a && let Some(v) = b`) in a cooperative kernel or a `while` | one `if` inside of the other |
/// | `out[(y, x)] = v` of a `&mut Slice2<T>`, even at the thread's own coordinates | `out[p]`, with the token itself |
/// | a block's result by anything but `block_leader()`'s token | one element per block, or an [`Atomic`](crate::Atomic) |
///
/// # Errors of a launch
///
/// [`GpuError::Requires`](crate::GpuError::Requires) where a condition does not hold,
/// [`GpuError::LaunchShape`](crate::GpuError::LaunchShape) for a block or grid that the kernel cannot
/// run in, [`GpuError::WrongDevice`](crate::GpuError::WrongDevice) for memory of another device. An
/// index out of bounds or a division by zero ends its thread and poisons the scope: downloads, `sync`
/// and the scope's end return the [`KernelFault`](crate::KernelFault) with its kernel, thread and
/// line.
pub use gpu_macros::gpu_kernel;

/// Makes a function callable from kernels. It stays an ordinary function for the host.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[derive(GpuRepr, Clone, Copy)]
/// #[repr(C)]
/// struct Ray {
///     from: [f32; 3],
///     to: [f32; 3],
/// }
///
/// #[gpu_fn]
/// impl Ray {
///     fn at(&self, t: f32) -> [f32; 3] {
///         let mut p = self.from;
///         for c in 0..3 {
///             p[c] = lerp(self.from[c], self.to[c], t);
///         }
///         p
///     }
/// }
///
/// #[gpu_fn]
/// fn lerp(a: f32, b: f32, t: f32) -> f32 {
///     a + t * (b - a)
/// }
///
/// let ray = Ray { from: [0.0; 3], to: [1.0, 2.0, 4.0] };
/// assert_eq!(ray.at(0.5), [0.5, 1.0, 2.0]);
/// ```
///
/// On a function, on a method that takes `self` of a type without generics, or on a whole inherent
/// `impl`. Parameters: values, `&T` and `&mut T` of locals (`&mut y[i]` passes an owned element),
/// `&[T]`. It returns a value or nothing. `use path::lerp` imports the function together with the
/// companion of the same name that lets kernels call it. Functions that call each other in a circle
/// do not compile: a device has no stack to recurse on.
///
/// A function without it has no companion, which is what rustc says where a kernel calls one:
/// "expected type, found function `lerp`", or of a method, "no method named `at__gpu_fn`".
///
/// # Panics
///
/// Called on the host, where the same Rust code would: on an index out of bounds and on a division
/// by zero.
pub use gpu_macros::gpu_fn;

/// Old paths that keep working until a named version, with a warning that says where to go.
///
/// ```
/// use gpu_runtime::moved;
///
/// pub mod cache {
///     #[derive(Default)]
///     pub struct ArrayCache { pub len: usize }
///     pub fn sized(len: usize, pinned: bool) -> ArrayCache {
///         ArrayCache { len: if pinned { len } else { 0 } }
///     }
/// }
///
/// moved! {
///     since = "0.2.0", remove_in = "999.0.0";
///
///     struct gpu_memory::GpuArrayCache => crate::cache::ArrayCache;
///     fn gpu_memory::create(len: usize) -> crate::cache::ArrayCache
///         => |len| crate::cache::sized(len, true);
/// }
///
/// # #[allow(deprecated)]
/// fn main() {
///     // "use of deprecated type alias `gpu_memory::GpuArrayCache`: moved from
///     // `demo::gpu_memory::GpuArrayCache` to `demo::cache::ArrayCache`; the old path is removed in
///     // 999.0.0"
///     let cache: gpu_memory::GpuArrayCache = gpu_memory::create(3);
///     assert_eq!(cache.len, 3);
/// }
/// ```
///
/// The macro makes the module tree of the old paths where it stands. `cargo gpu-migrate` rewrites their
/// users. It is for any crate, also one without GPU code.
///
/// # Statements
///
/// | statement | meaning |
/// |---|---|
/// | `in crate::optimization;` | the module in which the table stands; nothing in the root |
/// | `since = "0.2.0", error_in = "0.3.0", remove_in = "0.4.0";` | the window of all entries that have none; `error_in` may be left out |
/// | `test = old_paths_are_the_new_ones;` | a test of this name, under `cfg(test)`, that fails to compile or to run if an old path is not the new one |
/// | `struct old::Name => crate::new::Name;` | an entry; behind it may stand keys of its own: `(since = "0.2.1", mode = exact, note = "the tile is now a parameter")` |
///
/// # Entries
///
/// An entry begins with what the path names, which no macro can see, and rustc checks. The old path is
/// relative to the module of the table, the new one begins with `crate::` or `::other_crate::`. A
/// `#[cfg(..)]` may stand before it, and a visibility other than `pub`.
///
/// | entry | the old path is |
/// |---|---|
/// | `struct old::Pool<T> => crate::new::Pool<T>;` also `union`, `type` | a deprecated type alias |
/// | `unit struct old::Marker => ..` | a type alias and a constant |
/// | `fn old::make<T: Copy>(n: usize) -> Vec<T> => crate::new::make;` | a function that calls the new one; `const`, `async`, `unsafe` and `extern` as it had them |
/// | `fn old::check() -> bool => \|\| crate::manager().available();` | a function whose arguments the closure passes on in another way |
/// | `const old::MAX: usize => ..`, `static old::TABLE: [u8; 4] => ..` | a constant; a reference to the static |
/// | `macro old::shader => crate::kernel_text;` | a `macro_rules` that calls the new one |
/// | `enum`, `tuple struct`, `trait` | a plain re-export, because a deprecated item breaks users: imports of variants, patterns, `impl`s. `mode = warn, breaks = variant_imports` (or `patterns`, `impls`) makes the warning where nobody has these |
/// | `mod old => crate::new;`, `use old::* => crate::new::*;`, `use old::Anything => ..` | a plain re-export, which rustc never warns about; `cargo gpu-migrate` finds its users all the same |
///
/// # The window
///
/// | version of the crate | a use of the old path |
/// |---|---|
/// | before `since` | works |
/// | from `since` | works, and warns |
/// | from `error_in` | is an error with the same sentence |
/// | from `remove_in` | fails the build of the crate that has the table, with the list of the entries to delete |
///
/// A pre-release counts as its release: `0.4.0-alpha.1` is past `remove_in = "0.4.0"`.
///
/// From `error_in` on, one use is one error: an old type is still the new type, an old function has its
/// result. A constant, a static and a unit struct cannot be both, so rustc may add that types differ. A
/// `tuple struct` needs the types of its fields for it; `mod`, `use` and associated functions cannot become
/// an error before they are removed, and say so.
///
/// A window that ends before it starts does not compile, nor does a text that is no version, a path that
/// is moved twice, a new path that is not there, or a recipe that would break users:
///
/// ```compile_fail
/// gpu_runtime::moved! {
///     since = "0.4.0", remove_in = "0.2.0";
///     struct old::Text => ::std::string::String;
/// }
/// ```
pub use gpu_macros::moved;

/// The old name of an item, beside it, until a named version.
///
/// ```
/// use gpu_runtime::moved_from;
///
/// #[moved_from(from = "create_profiler", since = "0.2.0", remove_in = "999.0.0")]
/// pub fn profiler(name: &str) -> String { name.to_owned() }
///
/// pub struct Manager { available: bool }
///
/// impl Manager {
///     #[moved_from(from = "Self::check_available", since = "0.2.0", remove_in = "999.0.0")]
///     pub fn available(&self) -> bool { self.available }
/// }
///
/// # #[allow(deprecated)]
/// fn main() {
///     let manager = Manager { available: true };
///     assert!(manager.check_available());       // warns: moved from `check_available` to `available`
///     assert_eq!(create_profiler("tile"), "tile");
/// }
/// ```
///
/// It reads the signature where it is: on a function, a constant, a static, a trait, a type; in an
/// `impl` with `from = "Self::old_name"`. A path that changed its module is an entry of [`moved!`],
/// whose keys (`since`, `error_in`, `remove_in`, `mode`, `breaks`, `note`) mean the same here.
pub use gpu_macros::moved_from;
