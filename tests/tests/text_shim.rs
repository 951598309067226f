//! The shim that runs CUDA text on the CPU: barriers, warps, atomics, faults, and the mistakes
//! that it must not let pass.

use gpu_runtime::kernel::prelude::PRELUDE;
use gpu_tests::shim::{Args, Fault, Library, Run, ShimError, Text, Threads, Variant};

const SEEDS: [u64; 5] = [0, 1, 2, 3, 4];

/// A block's sum: every thread gives its element, one barrier per halving.
const BLOCK_SUM: &str = r#"
extern "C" __global__ void block_sum(gpu::slice<u32> x, gpu::slice_mut<u32> sums) {
    __shared__ u32 part[256];
    const u32 t = threadIdx.x;
    const u64 i = blockIdx.x * u64(blockDim.x) + t;
    part[t] = i < x.len ? x[i] : 0u;
    __syncthreads();
    for (u32 half = blockDim.x / 2; half != 0; half /= 2) {
        if (t < half) part[t] = part[t] + part[t + half];
        __syncthreads();
    }
    if (t == 0) sums[blockIdx.x] = part[0];
}
"#;

fn build(name: &str, body: &str, entry: &str) -> Result<Library, ShimError> {
    build_variant(name, body, entry, Variant::Plain)
}

fn build_variant(
    name: &str,
    body: &str,
    entry: &str,
    variant: Variant,
) -> Result<Library, ShimError> {
    let source = format!("{PRELUDE}{body}");
    Library::build_with(
        &[Text {
            name,
            source: &source,
            entries: &[entry],
        }],
        variant,
    )
}

/// The blocks' sums of 10 000 numbers, and what they should be.
fn block_sums(library: &Library, run: &Run) -> Result<(Vec<u32>, Vec<u32>), ShimError> {
    let x: Vec<u32> = (0..10_000).map(|i| i * i).collect();
    let expected: Vec<u32> = x
        .chunks(256)
        .map(|chunk| chunk.iter().fold(0, |sum: u32, v| sum.wrapping_add(*v)))
        .collect();
    let mut sums = vec![0_u32; expected.len()];
    let blocks = sums.len() as u32;
    let mut args = Args::new();
    args.slice(&x).slice_mut(&mut sums);
    // SAFETY: a slice and a mutable slice of u32, one sum per block.
    unsafe {
        library
            .kernel(0, "block_sum")?
            .launch([blocks, 1, 1], [256, 1, 1], args, run)?
    };
    Ok((sums, expected))
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn barriers_hold_in_every_order_of_threads() -> Result<(), ShimError> {
    for variant in [Variant::Plain, Variant::PortableFibers] {
        let library = build_variant("block_sum", BLOCK_SUM, "block_sum", variant)?;
        for seed in SEEDS {
            let (sums, expected) = block_sums(
                &library,
                &Run {
                    seed,
                    ..Run::default()
                },
            )?;
            assert_eq!(sums, expected, "seed {seed}, {variant:?}");
        }
    }
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_removed_barrier_gives_wrong_sums() -> Result<(), ShimError> {
    let position = BLOCK_SUM
        .rfind("        __syncthreads();")
        .expect("the barrier in the loop");
    let mut without = BLOCK_SUM.to_owned();
    without.replace_range(position..position + "        __syncthreads();".len(), "");
    let library = build("removed_barrier", &without, "block_sum")?;
    let mut wrong = 0;
    for seed in SEEDS {
        let (sums, expected) = block_sums(
            &library,
            &Run {
                seed,
                ..Run::default()
            },
        )?;
        wrong += u32::from(sums != expected);
    }
    assert!(wrong > 0, "no order of threads showed the missing barrier");
    Ok(())
}

/// Launches a kernel of one `u32` slice with one block.
fn launch_on(
    body: &str,
    entry: &str,
    block: u32,
    cells: &mut [u32],
    run: &Run,
) -> Result<(), ShimError> {
    let library = build(entry, body, entry)?;
    let mut args = Args::new();
    args.slice_mut(cells);
    // SAFETY: the kernels of this file stay inside the slice that they get.
    unsafe {
        library
            .kernel(0, entry)?
            .launch([1, 1, 1], [block, 1, 1], args, run)
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_barrier_that_some_threads_miss_is_refused() {
    let body = r#"extern "C" __global__ void some_miss(gpu::slice_mut<u32> out) {
        if (threadIdx.x < 16) __syncthreads();
        out[threadIdx.x] = 1;
    }"#;
    for seed in SEEDS {
        let run = Run {
            seed,
            ..Run::default()
        };
        let result = launch_on(body, "some_miss", 64, &mut [0; 64], &run);
        assert!(
            matches!(result, Err(ShimError::DivergentBarrier(_))),
            "{result:?}"
        );
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn two_barriers_do_not_pass_for_one() {
    let body = r#"extern "C" __global__ void two_barriers(gpu::slice_mut<u32> out) {
        if (threadIdx.x % 2 == 0) {
            __syncthreads();
        } else {
            __syncthreads();
        }
        out[threadIdx.x] = 1;
    }"#;
    let result = launch_on(body, "two_barriers", 64, &mut [0; 64], &Run::default());
    let Err(ShimError::DivergentBarrier(what)) = result else {
        panic!("{result:?}")
    };
    assert!(what.contains("line"), "{what}");
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_warp_operation_that_a_lane_misses_is_a_deadlock() {
    let body = r#"extern "C" __global__ void missing_lane(gpu::slice_mut<u32> out) {
        if (threadIdx.x != 5) out[threadIdx.x] = __shfl_sync(0xffffffffu, threadIdx.x, 0);
    }"#;
    let result = launch_on(body, "missing_lane", 32, &mut [0; 32], &Run::default());
    assert!(matches!(result, Err(ShimError::Deadlock(_))), "{result:?}");
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_barrier_without_fibers_is_refused() {
    let body = r#"extern "C" __global__ void in_a_loop(gpu::slice_mut<u32> out) {
        __syncthreads();
        out[threadIdx.x] = 1;
    }"#;
    let run = Run {
        threads: Threads::Loop,
        ..Run::default()
    };
    let result = launch_on(body, "in_a_loop", 32, &mut [0; 32], &run);
    assert!(
        matches!(result, Err(ShimError::NeedsFibers(_))),
        "{result:?}"
    );
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn arguments_of_the_wrong_number_or_size_are_refused() -> Result<(), ShimError> {
    let library = build("block_sum", BLOCK_SUM, "block_sum")?;
    let kernel = library.kernel(0, "block_sum")?;
    let mut one = Args::new();
    one.slice(&[1_u32]);
    let mut narrow = Args::new();
    narrow.value(1_u32).value(2_u32);
    for args in [one, narrow] {
        // SAFETY: refused before the kernel runs, which is what is tested.
        let result = unsafe { kernel.launch([1, 1, 1], [32, 1, 1], args, &Run::default()) };
        assert!(matches!(result, Err(ShimError::BadLaunch(_))), "{result:?}");
    }
    assert!(matches!(
        library.kernel(0, "other"),
        Err(ShimError::NoKernel(_))
    ));
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn votes_and_shuffles_reach_the_lanes_that_they_name() -> Result<(), ShimError> {
    let body = r#"extern "C" __global__ void warps(gpu::slice_mut<u32> out) {
        const u32 t = threadIdx.x, lane = t % 32, all = 0xffffffffu;
        u32 sum = t;
        for (u32 step = 16; step != 0; step /= 2) sum += __shfl_xor_sync(all, sum, step);
        const u32 below = __shfl_up_sync(all, t, 1);
        const u32 above = __shfl_down_sync(all, t, 1, 8);
        const u32 odd = __ballot_sync(all, lane % 2);
        u32 half = 0;
        if (lane < 16) half = __shfl_sync(0x0000ffffu, t, 3);
        else half = __shfl_sync(0xffff0000u, t, 20);
        const int any = __syncthreads_or(t == 40), every = __syncthreads_and(t < 64);
        const int count = __syncthreads_count(t % 4 == 0);
        out[t * 6 + 0] = sum;
        out[t * 6 + 1] = below;
        out[t * 6 + 2] = above;
        out[t * 6 + 3] = odd;
        out[t * 6 + 4] = half;
        out[t * 6 + 5] = any * 1000 + every * 100 + count;
    }"#;
    for seed in SEEDS {
        let mut out = [0_u32; 64 * 6];
        launch_on(
            body,
            "warps",
            64,
            &mut out,
            &Run {
                seed,
                ..Run::default()
            },
        )?;
        for (t, row) in out.chunks(6).enumerate() {
            let (t, first) = (t as u32, t as u32 / 32 * 32);
            let lane = t - first;
            let expected = [
                (first..first + 32).sum(),
                if lane == 0 { t } else { t - 1 },
                if lane % 8 == 7 { t } else { t + 1 },
                0xaaaa_aaaa,
                first + if lane < 16 { 3 } else { 20 },
                1000 + 100 + 16,
            ];
            assert_eq!(row, expected, "thread {t}, seed {seed}");
        }
    }
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn no_atomic_update_of_many_threads_is_lost() -> Result<(), ShimError> {
    let body = r#"extern "C" __global__ void updates(gpu::slice_mut<u32> a, gpu::slice_mut<f32> b,
                                                     gpu::slice_mut<i64> c, gpu::slice_mut<f64> d) {
        const u32 i = blockIdx.x * blockDim.x + threadIdx.x;
        gpu::atomic_add(&a[0], i);
        gpu::atomic_add(&b[0], 1.0f);
        gpu::atomic_max(&b[1], f32(i));
        gpu::atomic_sub(&c[0], i64(i));
        gpu::atomic_min(&c[1], -i64(i));
        gpu::atomic_add(&d[0], f64(i));
        gpu::atomic_min(&d[1], -f64(i));
    }"#;
    let library = build("updates", body, "updates")?;
    let (mut a, mut b, mut c, mut d) = ([0_u32], [0.0_f32; 2], [0_i64; 2], [0.0_f64; 2]);
    let mut args = Args::new();
    args.slice_mut(&mut a)
        .slice_mut(&mut b)
        .slice_mut(&mut c)
        .slice_mut(&mut d);
    let run = Run {
        workers: 4,
        ..Run::default()
    };
    // SAFETY: four mutable slices of these types, indexed by 0 and 1 only.
    unsafe {
        library
            .kernel(0, "updates")?
            .launch([400, 1, 1], [250, 1, 1], args, &run)?
    };
    let sum: u64 = (0..100_000).sum();
    assert_eq!(a, [sum as u32]);
    assert_eq!(b, [100_000.0, 99_999.0]);
    assert_eq!(c, [-(sum as i64), -99_999]);
    assert_eq!(d, [sum as f64, -99_999.0]);
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn one_fault_of_a_launch_is_reported_whole() -> Result<(), ShimError> {
    let body = r#"extern "C" __global__ void faulty(gpu::fault* fault, u64 n, gpu::slice<f32> x,
                                                    gpu::slice_mut<f32> y) {
        gpu::cx cx{};
        const u64 i = (u64)blockIdx.x * blockDim.x + threadIdx.x;
        if (i >= n) return;
        const f32 v = gpu::load(cx, x, i * 2, 3);
        if (cx.failed) return gpu::report(cx, fault, blockIdx.x, threadIdx.x);
        y[i] = v;
    }"#;
    let library = build("faulty", body, "faulty")?;
    let x = vec![1.0_f32; 1000];
    let mut y = vec![0.0_f32; 1000];
    let mut fault = Fault::default();
    let mut args = Args::for_kernel(&mut fault, 1000);
    args.slice(&x).slice_mut(&mut y);
    // SAFETY: a slice and a mutable slice of f32; the index into y is below n, x is checked.
    unsafe {
        library
            .kernel(0, "faulty")?
            .launch([8, 1, 1], [128, 1, 1], args, &Run::default())?
    };
    assert_eq!(
        (fault.state, fault.kind, fault.site, fault.len),
        (1, 1, 3, 1000)
    );
    assert_eq!(fault.index, (fault.block * 128 + fault.thread) * 2);
    assert!(fault.index >= 1000);
    assert_eq!(y, [vec![1.0; 500], vec![0.0; 500]].concat());
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn texts_that_are_built_together_do_not_meet() -> Result<(), ShimError> {
    // The same kernel name, and one struct name for two layouts.
    let text = |fields: &str, value: &str| {
        format!(
            "{PRELUDE}struct Cell {{ {fields} }};\n\
             extern \"C\" __global__ void fill(gpu::slice_mut<Cell> out) {{ out[threadIdx.x] = Cell{{{value}}}; }}"
        )
    };
    let (first, second) = (text("u32 a;", "7"), text("u32 a; u32 b;", "8, 9"));
    let library = Library::build(&[
        Text {
            name: "first",
            source: &first,
            entries: &["fill"],
        },
        Text {
            name: "second",
            source: &second,
            entries: &["fill"],
        },
    ])?;
    let (mut one, mut two) = ([0_u32; 4], [[0_u32; 2]; 4]);
    let (mut first_args, mut second_args) = (Args::new(), Args::new());
    first_args.slice_mut(&mut one);
    second_args.slice_mut(&mut two);
    // SAFETY: slices of structs with the layout of the text's `Cell`, one per thread.
    unsafe {
        library
            .kernel(0, "fill")?
            .launch([1, 1, 1], [4, 1, 1], first_args, &Run::default())?;
        library
            .kernel(1, "fill")?
            .launch([1, 1, 1], [4, 1, 1], second_args, &Run::default())?;
    }
    assert_eq!((one, two), ([7; 4], [[8, 9]; 4]));
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_text_that_is_no_cpp_is_refused_with_its_line() {
    let result = Library::build(&[Text {
        name: "broken",
        source: "\n\nextern \"C\" __global__ void k() { nonsense; }",
        entries: &["k"],
    }]);
    let Err(ShimError::Refused(log)) = result else {
        panic!("accepted")
    };
    assert!(log.contains("broken.cu:3"), "{log}");
}
