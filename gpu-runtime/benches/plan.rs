//! The plans of `gpu_pool!`'s phases beside the smallest that there can be: the load of the fullest
//! phase. `cargo bench -p gpu-runtime --bench plan`.
//!
//! Without data it plans stretches of memory that were cut at random, whose smallest plan is known.
//! `GPU_PLAN_TRACES=FOLDER` names a folder of lifetimes besides, as those of google/minimalloc's
//! `benchmarks/challenging`: files `*.csv` of `id,lower,upper,size`, in half-open intervals of time.

#[allow(dead_code, reason = "it has no peer to be compared with")]
mod figures;

use figures::Figures;
use gpu_runtime::__private::plan::{Life, Planner, STEPS};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

/// Steps for a plan that rustc does not interpret: hundreds of buffers take about a second.
const MANY_STEPS: u64 = 130_000_000;

/// Buffers over some phases.
struct Lives {
    lives: Vec<Life>,
    phases: usize,
}

impl Lives {
    /// The size of a plan over the load of the fullest phase, and the seconds it takes.
    fn planned(&self, steps: u64) -> Result<(f64, f64), Box<dyn Error>> {
        let (n, phases) = (self.lives.len(), self.phases);
        let mut offsets = vec![0; n];
        let start = Instant::now();
        let size = Planner {
            lives: &self.lives,
            offsets: &mut vec![0; n],
            lowest: &mut vec![0; n],
            order: &mut vec![0; n],
            rest: &mut vec![0; phases],
            floor: &mut vec![0; phases],
            next: &mut vec![0; phases],
            steps,
        }
        .best(&mut offsets);
        let seconds = start.elapsed().as_secs_f64();
        for (i, a) in self.lives.iter().enumerate() {
            if offsets[i] + a.size > size {
                return Err("a buffer lies above the top of its plan".into());
            }
            for (j, b) in self.lives.iter().enumerate().skip(i + 1) {
                let meet = a.first <= b.last && b.first <= a.last;
                if meet && offsets[i] < offsets[j] + b.size && offsets[j] < offsets[i] + a.size {
                    return Err("two buffers of one phase share bytes".into());
                }
            }
        }
        let in_phase = |p| {
            self.lives
                .iter()
                .filter(move |l| l.first <= p && p <= l.last)
        };
        let loads = (0..phases).map(|p| in_phase(p).map(|l| l.size).sum::<u64>());
        Ok((size as f64 / loads.max().unwrap_or(1) as f64, seconds))
    }

    /// A file of lifetimes. A phase is a time at which none of them begins or ends.
    fn read(file: &Path) -> Result<Self, Box<dyn Error>> {
        let mut rows = Vec::new();
        for line in fs::read_to_string(file)?.lines().skip(1) {
            let numbers: Vec<u64> = line.split(',').map(str::parse).collect::<Result<_, _>>()?;
            let [_, lower, upper, size] = numbers[..] else {
                return Err(
                    format!("{}: not `id,lower,upper,size`: {line}", file.display()).into(),
                );
            };
            rows.push((lower, upper, size));
        }
        let times: BTreeSet<u64> = rows.iter().flat_map(|r| [r.0, r.1]).collect();
        let number = |time: u64| times.range(..time).count();
        let lives = rows.iter().map(|&(lower, upper, size)| Life {
            first: number(lower),
            last: number(upper) - 1,
            size,
        });
        Ok(Self {
            lives: lives.collect(),
            phases: times.len() - 1,
        })
    }

    /// A stretch of memory over `phases`, cut into `n` buffers along its sides: they fill it again.
    fn cut(n: usize, phases: usize, seed: u64) -> Self {
        let mut state = seed;
        // Knuth's multiplier; the upper bits are the random ones.
        let mut random = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        };
        let whole = Life {
            first: 0,
            last: phases - 1,
            size: 1 << 20,
        };
        let mut lives = vec![whole];
        while lives.len() < n {
            let at = random(lives.len() as u64) as usize;
            let Life { first, last, size } = lives[at];
            if random(2) == 0 && first < last {
                let middle = first + random((last - first) as u64) as usize;
                lives[at].last = middle;
                lives.push(Life {
                    first: middle + 1,
                    last,
                    size,
                });
            } else if size > 1 {
                let below = 1 + random(size - 1);
                lives[at].size = below;
                lives.push(Life {
                    first,
                    last,
                    size: size - below,
                });
            }
        }
        Self { lives, phases }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut figures = Figures::new("plan");
    let mut add = |what: &str, sets: &[Lives], steps: u64, slowest: f64| {
        let plans: Result<Vec<_>, _> = sets.iter().map(|s| s.planned(steps)).collect();
        let plans = plans?;
        let mean = plans.iter().map(|p| p.0).sum::<f64>() / plans.len() as f64;
        let ratios: Vec<String> = plans.iter().map(|p| format!("{:.3}", p.0)).collect();
        println!("{what}: {}", ratios.join(" "));
        figures.state(
            format!("{what}, mean size over load"),
            [mean],
            "times",
            1.05,
        );
        let seconds = plans.iter().map(|p| p.1).fold(0.0, f64::max);
        figures.state(format!("{what}, slowest"), [seconds], "s", slowest);
        Ok::<(), Box<dyn Error>>(())
    };
    // As many steps as rustc makes of a pool's plan.
    for (n, phases) in [(12, 4), (24, 8), (48, 12)] {
        let sets: Vec<Lives> = (1..=20).map(|seed| Lives::cut(n, phases, seed)).collect();
        add(&format!("20 cuts into {n} buffers"), &sets, STEPS, 1.0)?;
    }
    match env::var_os("GPU_PLAN_TRACES") {
        Some(folder) => {
            let mut files: Vec<_> = fs::read_dir(&folder)?
                .map(|entry| Ok(entry?.path()))
                .collect::<std::io::Result<_>>()?;
            files.retain(|file| file.extension().is_some_and(|e| e == "csv"));
            files.sort();
            let sets: Vec<Lives> = files
                .iter()
                .map(|f| Lives::read(f))
                .collect::<Result<_, _>>()?;
            add(&format!("{} traces", sets.len()), &sets, MANY_STEPS, 1.0)?;
        }
        None => println!("no traces: GPU_PLAN_TRACES names no folder"),
    }
    figures.finish()?;
    Ok(())
}
