//! What the stand-in does as a driver.

use crate::device::Device;
use crate::{ask, ok};
use fake_cuda::api::*;
use fake_cuda::{Config, Rule};

#[test]
fn work_is_done_late_and_in_the_order_of_its_stream() {
    let mut late = 0;
    for seed in 1..30 {
        let d = Device::in_order(seed);
        let (a, s, e) = (d.alloc(16), d.stream(), d.event());
        for value in 1..=9 {
            d.fill(a, value, 16, s);
        }
        ok!(cuEventRecord(e, s));
        if ask!(cuEventQuery(e)) == 600 {
            late += 1;
        }
        // Asked often enough, it is done: a program may poll.
        let mut asked = 0;
        while ask!(cuEventQuery(e)) == 600 {
            asked += 1;
            assert!(asked < 1000, "polling gets nowhere");
        }
        assert_eq!(d.read(a, 16), [9; 16]);
    }
    assert!(late > 10, "{late} of 29 events were not reached at once");
}

#[test]
fn memory_is_limited_and_what_is_free_is_told() {
    let d = Device::with(Config {
        memory: 1 << 20,
        ..Config::default()
    });
    let a = d.alloc(1 << 19);
    let (mut free, mut total, mut at) = (0, 0, 0);
    ok!(cuMemGetInfo_v2(&mut free, &mut total));
    assert_eq!((free, total), (1 << 19, 1 << 20));
    assert_eq!(ask!(cuMemAlloc_v2(&mut at, (1 << 19) + 1)), 2);
    ok!(cuMemFree_v2(a));
    ok!(cuMemAlloc_v2(&mut at, (1 << 19) + 1));
}

#[test]
fn reserved_addresses_are_usable_once_memory_is_mapped_there() {
    use fake_cuda::api::{AccessDescription, Location, Properties};
    let d = Device::new();
    let mib = 1 << 20;
    let location = Location { kind: 1, id: 0 };
    let properties = Properties {
        kind: 1,
        handle_types: 0,
        location,
    };
    let access = AccessDescription { location, flags: 3 };
    let (mut at, mut handle, s) = (0, 0, d.stream());
    ok!(cuMemAddressReserve(&mut at, 8 * mib, 0, 0, 0));
    assert_ne!(ask!(cuMemsetD8Async(at, 1, 16, s)), 0, "only addresses");
    assert_eq!(d.breach().rule, Rule::Lifetime);
    ok!(cuMemCreate(&mut handle, 2 * mib, &properties, 0));
    ok!(cuMemMap(at, 2 * mib, 0, handle, 0));
    ok!(cuMemRelease(handle));
    ok!(cuMemSetAccess(at, 2 * mib, &access, 1));
    d.fill(at, 5, 2 * mib, s);
    d.wait(s);
    assert_eq!(d.read(at + 77, 3), [5; 3]);
    ok!(cuMemUnmap(at, 2 * mib));
    ok!(cuMemAddressFree(at, 8 * mib));
    ask!(cuMemAddressFree(at, 8 * mib));
    assert_eq!(d.breach().rule, Rule::DoubleFree);
}

const TEXT: &str = r#"
extern "C" __global__ void __launch_bounds__(64) add(float* x, const float a) {
    const unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    x[i] = x[i] + a;
}
"#;

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn a_launch_runs_the_text_of_its_image() {
    let d = Device::new();
    fake_cuda::note_image(b"// image of add", TEXT);
    let (mut module, mut function, s) = (0, 0, d.stream());
    let other = c"// another image";
    assert_eq!(
        ask!(cuModuleLoadData(&mut module, other.as_ptr().cast())),
        200
    );
    ok!(cuModuleLoadData(
        &mut module,
        c"// image of add".as_ptr().cast()
    ));
    assert_eq!(
        ask!(cuModuleGetFunction(&mut function, module, c"sub".as_ptr())),
        500
    );
    ok!(cuModuleGetFunction(&mut function, module, c"add".as_ptr()));
    let x = d.alloc(128 * 4);
    d.fill(x, 0, 128 * 4, s);
    let launch = |grid, block, a: f32, x: u64| {
        let args = [(&raw const x).cast::<u8>(), (&raw const a).cast()];
        ask!(cuLaunchKernel(
            function,
            grid,
            1,
            1,
            block,
            1,
            1,
            0,
            s,
            args.as_ptr(),
            std::ptr::null()
        ))
    };
    assert_eq!(launch(2, 64, 1.5, x), 0);
    assert_eq!(launch(2, 64, 0.25, x), 0);
    assert_eq!(launch(0, 64, 0.25, x), 1);
    assert_eq!(launch(1, 1025, 0.25, x), 701);
    d.wait(s);
    let bytes = d.read(x, 128 * 4);
    assert!(bytes.chunks(4).all(|b| b == 1.75_f32.to_ne_bytes()));
    // Memory that is gone.
    ok!(cuMemFree_v2(x));
    launch(2, 64, 1.0, x);
    assert_eq!(d.breach().rule, Rule::Lifetime);
    // A module that goes while its kernel is queued.
    ask!(cuModuleUnload(module));
    ask!(cuModuleUnload(module));
    let broken = d.broken();
    assert_eq!(broken.last(), Some(&Rule::DoubleFree), "{broken:?}");
}

/// As generated texts speak of memory.
const SLICES: &str = r#"
typedef unsigned long long u64;
namespace gpu {
template <class T> struct slice { const T* ptr; u64 len; };
template <class T> struct slice_mut { T* ptr; u64 len; };
template <class T> struct slice2 { const T* ptr; u64 rows, cols; };
template <class T> struct slice2_mut { T* ptr; u64 rows, cols; };
template <class T> struct slice3 { const T* ptr; u64 planes, rows, cols; };
template <class T> struct slice3_mut { T* ptr; u64 planes, rows, cols; };
}
extern "C" __global__ void twice(const gpu::slice<int> x, const gpu::slice_mut<int> y) {
    const u64 i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < y.len) y.ptr[i] = 2 * x.ptr[i];
}
"#;

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn a_launch_is_known_by_what_its_slices_are() {
    let d = Device::new();
    fake_cuda::note_image(b"// image of twice", SLICES);
    let (mut module, mut function) = (0, 0);
    ok!(cuModuleLoadData(
        &mut module,
        c"// image of twice".as_ptr().cast()
    ));
    ok!(cuModuleGetFunction(
        &mut function,
        module,
        c"twice".as_ptr()
    ));
    let (s, t, e) = (d.stream(), d.stream(), d.event());
    let (x, y) = (d.alloc(40), d.alloc(40));
    d.fill(x, 0, 40, s);
    let launch = |stream, len: u64| {
        let (x, y) = ([x, len], [y, len]);
        let args = [(&raw const x).cast::<u8>(), (&raw const y).cast()];
        ask!(cuLaunchKernel(
            function,
            1,
            1,
            1,
            32,
            1,
            1,
            0,
            stream,
            args.as_ptr(),
            std::ptr::null()
        ))
    };
    // It reads what the other stream writes, and no event says which is first.
    launch(t, 10);
    assert_eq!(d.broken(), [Rule::Race]);
    d.wait(t);
    d.wait(s);
    d.fill(x, 1, 40, s);
    ok!(cuEventRecord(e, s));
    ok!(cuStreamWaitEvent(t, e, 0));
    launch(t, 10);
    assert_eq!(d.broken(), []);
    // Another launch may read it at the same time, and not write the same.
    launch(s, 10);
    assert_eq!(d.broken(), [Rule::Race], "both write y");
    d.wait(t);
    d.wait(s);
    assert_eq!(d.read(y, 4), [2, 2, 2, 2]);
    launch(s, 11);
    assert_eq!(
        d.broken(),
        [Rule::Lifetime; 2],
        "one element too many, of both"
    );
    ask!(cuStreamSynchronize(s));
}

/// A graph of two launches of `add`, as the driver has it.
struct TwoLaunches {
    graph: u64,
    ready: u64,
    module: u64,
}

fn two_launches(x: u64) -> TwoLaunches {
    fake_cuda::note_image(b"// image of add", TEXT);
    let (mut module, mut function, mut graph, mut ready) = (0, 0, 0, 0);
    ok!(cuModuleLoadData(
        &mut module,
        c"// image of add".as_ptr().cast()
    ));
    ok!(cuModuleGetFunction(&mut function, module, c"add".as_ptr()));
    ok!(cuGraphCreate(&mut graph, 0));
    let (mut last, mut count) = (0, 0);
    for a in [1.0_f32, 2.0] {
        // Copied when the node is added, as by a launch.
        let arguments = [(&raw const x).cast::<u8>(), (&raw const a).cast()];
        let node = KernelNode {
            function,
            grid: [2, 1, 1],
            block: [64, 1, 1],
            shared: 0,
            arguments: arguments.as_ptr(),
            extra: std::ptr::null(),
            kernel: 0,
            context: 0,
        };
        let after = last;
        ok!(cuGraphAddKernelNode_v2(
            &mut last, graph, &after, count, &node
        ));
        count = 1;
    }
    ok!(cuGraphInstantiateWithFlags(&mut ready, graph, 0));
    TwoLaunches {
        graph,
        ready,
        module,
    }
}

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn a_graph_runs_its_launches_each_time_and_its_lifetimes_are_looked_at() {
    let d = Device::new();
    let (x, s) = (d.alloc(128 * 4), d.stream());
    d.fill(x, 0, 128 * 4, s);
    let two = two_launches(x);
    ok!(cuGraphLaunch(two.ready, s));
    ok!(cuGraphLaunch(two.ready, s));
    // What it was made of may go.
    ok!(cuGraphDestroy(two.graph));
    ask!(cuGraphDestroy(two.graph));
    assert_eq!(d.breach().rule, Rule::DoubleFree);
    d.wait(s);
    assert_eq!(d.read(x, 4), 6.0_f32.to_ne_bytes());
    // Not while it runs, and not what it runs.
    ok!(cuGraphLaunch(two.ready, s));
    ok!(cuGraphExecDestroy(two.ready));
    assert_eq!(d.breach().rule, Rule::FreedInUse);
    d.wait(s);
    ask!(cuGraphLaunch(two.ready, s));
    assert_eq!(d.breach().rule, Rule::Lifetime);
    ok!(cuModuleUnload(two.module));
    let two = two_launches(x);
    ok!(cuModuleUnload(two.module));
    ask!(cuGraphLaunch(two.ready, s));
    assert_eq!(d.breach().rule, Rule::Lifetime);
    let left = fake_cuda::leaks();
    assert_eq!(
        left.iter().filter(|l| l.contains("graph")).count(),
        2,
        "{left:?}"
    );
}

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn memory_that_is_gone_is_not_used_by_a_graph_that_had_it() {
    let d = Device::new();
    let (x, s) = (d.alloc(128 * 4), d.stream());
    let two = two_launches(x);
    ok!(cuMemFree_v2(x));
    ask!(cuGraphLaunch(two.ready, s));
    assert!(d.broken().contains(&Rule::Lifetime));
}
