//! Graphs of launches: replayed, they do what the launches would have done, on every device.

use crate::conformance::on_both;
use gpu_runtime::prelude::*;
use gpu_runtime::{Atomic, GraphError, PoolConfig};

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn mix(t: Thread, a: u32, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

/// Launched in graphs alone: compiled while its launch is captured.
#[gpu_kernel(over = x.len())]
fn count(t: Thread, x: &[u32], seen: &[Atomic<u32>]) {
    seen[x[t.id()] as usize % 4].add(1);
}

#[gpu_kernel(over = y)]
fn pick(t: Thread, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    y[i] = x[y[i] as usize];
}

fn numbers(n: u32) -> Vec<u32> {
    (0..n).map(|i| i.wrapping_mul(2_654_435_761)).collect()
}

fn graph_error<T>(result: Result<T, GpuError>) -> GraphError {
    match result.map(drop) {
        Err(GpuError::Graph(error)) => error,
        other => panic!("no error of a graph: {other:?}"),
    }
}

#[test]
fn a_replay_does_what_the_launches_would_have_done() {
    let got = on_both(|s| {
        let (x, y) = (s.upload(&numbers(1000))?, s.upload(&numbers(1000))?);
        let seen = s.zeros::<u32>(4)?.into_atomic();
        let a = 3;
        let mut graph = s.capture((x, y, seen), move |g, (mut x, mut y, seen)| {
            mix(g, a, &x, &mut y)?;
            mix(g, 5, &y, &mut x)?;
            count(g, &x, &seen)
        })?;
        assert_eq!(
            graph.memory().1.download()?,
            numbers(1000),
            "nothing ran yet"
        );
        for _ in 0..4 {
            graph.replay()?;
        }
        // Between replays the memory is as any other.
        graph.memory_mut().0.slice_mut(..500)?.fill(1)?;
        graph.replay()?;
        let mut halves = graph.memory_mut().1.split_at_mut(500)?;
        mix(s, 7, &halves.0, &mut halves.1)?;
        graph.replay()?;
        let (x, y, seen) = graph.into_memory();
        Ok((x.download()?, y.download()?, seen.into_plain().download()?))
    });
    let (mut x, mut y) = (numbers(1000), numbers(1000));
    let mut seen = [0; 4];
    let step = |x: &mut [u32], y: &mut [u32], seen: &mut [u32; 4]| {
        let add = |a: u32, x: u32, y: u32| a.wrapping_mul(x).wrapping_add(y);
        for (x, y) in x.iter_mut().zip(y) {
            *y = add(3, *x, *y);
            *x = add(5, *y, *x);
            seen[*x as usize % 4] += 1;
        }
    };
    for _ in 0..4 {
        step(&mut x, &mut y, &mut seen);
    }
    x[..500].fill(1);
    step(&mut x, &mut y, &mut seen);
    for i in 0..500 {
        y[500 + i] = y[i].wrapping_mul(7).wrapping_add(y[500 + i]);
    }
    step(&mut x, &mut y, &mut seen);
    assert_eq!(got, Ok((x, y, seen.to_vec())));
}

#[test]
fn memory_of_a_graph_is_in_order_with_other_streams() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let weights = pool.upload(&[2_u32; 3000]).unwrap();
    let mut kept = pool.upload(&[0_u32; 3000]).unwrap();
    for round in 1..=3_u32 {
        let back = gpu_manager().scope(|s| {
            let last = s.zeros::<u32>(3000)?;
            let mut graph = s.capture(
                (&weights, [kept, pool.upload(&[round; 3000])?], vec![last]),
                |g, (weights, mut own, mut last)| {
                    let [kept, add] = &mut own;
                    mix(g, 1, &weights, &mut *kept)?;
                    mix(g, 1, &*add, &mut *kept)?;
                    mix(g, 1, &*kept, &mut last[0])
                },
            )?;
            graph.replay()?;
            // On another stream, behind the replay; and the next one behind that.
            gpu_manager().scope(|inner| mix(inner, 1, &weights, &mut graph.memory_mut().1[0]))?;
            graph.memory_mut().1[0].slice_mut(..10)?.fill(7)?;
            graph.replay()?;
            // The graph ends while its replay may not have begun.
            let (_, [kept, _], last) = graph.into_memory();
            let before: u32 = (1..round).map(|r| 6 + 2 * r).sum();
            let expected = (before + 2 + round) + (before + 6 + 2 * round);
            assert_eq!(last[0].download()?[2999], expected);
            Ok::<_, GpuError>(kept)
        });
        kept = back.unwrap();
    }
    let kept = kept.download().unwrap();
    assert_eq!((kept[9], kept[10]), (7 + 2 + 3, 3 * 6 + 2 * (1 + 2 + 3)));
}

#[test]
fn what_is_no_launch_over_the_graphs_memory_is_an_error_where_it_is_captured() {
    let got = gpu_manager().scope(|s| {
        let other = s.full(10, 1_u32)?;
        let make = || Ok::<_, GpuError>((s.full(10, 2_u32)?, s.full(10, 3_u32)?));
        let moved = s.full(10, 1_u32)?;
        let wrong = s.capture(make()?, move |g, (_, mut y)| mix(g, 1, &moved, &mut y));
        let wrong = graph_error(wrong);
        assert_eq!(wrong, GraphError::ForeignMemory);
        let no_launch = |what| GraphError::NotALaunch { what };
        let error = graph_error(s.capture(make()?, |g, _| g.zeros::<u32>(1).map(drop)));
        assert_eq!(error, no_launch("allocate"));
        let error = graph_error(s.capture(make()?, |g, _| g.upload(&[0_u8; 100_000]).map(drop)));
        assert_eq!(error, no_launch("allocate"));
        let error = graph_error(s.capture(make()?, |g, _| {
            g.scope(|inner| inner.uninit::<u32>(0).map(drop))
        }));
        assert_eq!(error, no_launch("allocate"));
        let error = graph_error(s.capture(make()?, |_, (x, _)| x.download().map(drop)));
        assert_eq!(error, no_launch("copy and fill"));
        let error = graph_error(s.capture(make()?, |_, (mut x, y)| x.copy_from(&y)));
        assert_eq!(error, no_launch("copy and fill"));
        let error = graph_error(s.capture(make()?, |_, (mut x, _)| x.fill(1)));
        assert_eq!(error, no_launch("copy and fill"));
        let error = graph_error(s.capture(make()?, |g, _| g.sync()));
        assert_eq!(error, no_launch("wait"));
        let error = graph_error(s.capture(make()?, |g, (x, _)| {
            g.transfers().download(x.view(), &mut [0; 10])?.run()
        }));
        assert_eq!(error, no_launch("copy and fill"));
        let error = graph_error(s.capture(make()?, |g, _| {
            g.capture(Vec::<Buffer<'_, u32>>::new(), |_, _| Ok(()))
                .map(drop)
        }));
        assert_eq!(error, no_launch("capture"));
        // SAFETY: nothing is done with the address.
        let error = graph_error(s.capture(make()?, |g, (x, _)| unsafe {
            gpu_runtime::interop::pointer(g, &x).map(drop)
        }));
        assert_eq!(error, no_launch("work through addresses"));
        // A launch that is refused is no part of a graph, and the scope goes on.
        let refused = s.capture(make()?, |g, (x, mut y)| mix(g, 1, &x.slice(..5)?, &mut y));
        assert!(matches!(refused, Err(GpuError::Requires { .. })));
        other.download()
    });
    assert_eq!(got, Ok(vec![1; 10]));
}

#[test]
fn a_buffer_that_takes_anothers_place_ends_the_graph() {
    gpu_manager()
        .scope(|s| {
            let (x, y) = (s.full(100, 1_u32)?, s.full(100, 1_u32)?);
            let mut graph = s.capture((x, y), |g, (x, mut y)| mix(g, 1, &x, &mut y))?;
            let old = std::mem::replace(&mut graph.memory_mut().1, s.full(100, 5_u32)?);
            assert_eq!(graph_error(graph.replay()), GraphError::Changed);
            let new = std::mem::replace(&mut graph.memory_mut().1, old);
            graph.replay()?;
            assert_eq!(graph.memory().1.download()?, [2; 100]);
            assert_eq!(new.download()?, [5; 100]);
            // Without launches, and without memory, nothing is done.
            s.capture(vec![new], |_, _| Ok(()))?.replay()
        })
        .unwrap();
}

#[test]
fn a_fault_in_a_replay_is_that_of_the_launch() {
    let run = |bad| {
        on_both(|s| {
            let x = s.upload(&[1_u32, 0, 2])?;
            let y = s.upload(&[1_u32, 2, bad, 0])?;
            let mut graph = s.capture((x, y), |g, (x, mut y)| {
                pick(g, &x, &mut y)?;
                pick(g, &x, &mut y)
            })?;
            graph.replay()?;
            graph.replay()?;
            graph.memory().1.download()
        })
    };
    assert_eq!(run(0), Ok(vec![1, 2, 0, 0]));
    let GpuError::KernelFault(fault) = run(5).unwrap_err() else {
        panic!("no fault");
    };
    let of = (fault.kernel, fault.index, fault.len, fault.thread);
    assert_eq!(of, ("pick", 5, 3, 2));
    // A graph that is dropped, or forgotten, at once.
    gpu_manager()
        .scope(|s| {
            for forgets in [false, true] {
                let (x, y) = (s.full(100, 1_u32)?, s.full(100, 1_u32)?);
                let mut graph = s.capture((x, y), |g, (x, mut y)| mix(g, 1, &x, &mut y))?;
                graph.replay()?;
                if forgets {
                    std::mem::forget(graph);
                }
            }
            Ok::<_, GpuError>(())
        })
        .unwrap();
}
