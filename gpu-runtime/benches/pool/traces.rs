//! The traces: sequences of allocations and frees, made once and replayed by every allocator.

use std::{fs, io, path::Path};

/// Bytes of a unit, as in the pool.
pub const UNIT: u64 = 256;

/// One operation on the buffer in `slot`: an allocation of `units`, or its end (`units` is 0).
#[derive(Debug, Clone, Copy)]
pub struct Op {
    pub slot: u32,
    pub units: u32,
}

/// A trace whose buffers are all freed at its end.
#[derive(Debug, Clone)]
pub struct Trace {
    pub ops: Vec<Op>,
    pub slots: usize,
    /// The most units that were live at once, and the most buffers.
    pub peak: u64,
    pub most_live: usize,
}

/// Hands out slots and counts what is live, while a trace is made.
#[derive(Default)]
pub struct Recorder {
    ops: Vec<Op>,
    /// Units of the buffer in each slot.
    lengths: Vec<u32>,
    vacant: Vec<u32>,
    live: (usize, u64),
    most: (usize, u64),
}

impl Recorder {
    pub fn allocate(&mut self, units: u32) -> u32 {
        let slot = self.vacant.pop().unwrap_or_else(|| {
            self.lengths.push(0);
            self.lengths.len() as u32 - 1
        });
        self.lengths[slot as usize] = units;
        self.live = (self.live.0 + 1, self.live.1 + u64::from(units));
        self.most = (self.most.0.max(self.live.0), self.most.1.max(self.live.1));
        self.ops.push(Op { slot, units });
        slot
    }

    pub fn free(&mut self, slot: u32) {
        let units = std::mem::take(&mut self.lengths[slot as usize]);
        self.live = (self.live.0 - 1, self.live.1 - u64::from(units));
        self.vacant.push(slot);
        self.ops.push(Op { slot, units: 0 });
    }

    pub fn finish(mut self) -> Trace {
        for slot in 0..self.lengths.len() as u32 {
            if self.lengths[slot as usize] > 0 {
                self.free(slot);
            }
        }
        Trace {
            ops: self.ops,
            slots: self.lengths.len(),
            peak: self.most.1,
            most_live: self.most.0,
        }
    }
}

/// `std::minstd_rand0` with its default seed, and libstdc++'s uniform distribution over it.
struct Minstd(u64);

impl Minstd {
    const RANGE: u64 = 2_147_483_646 - 1;

    fn next(&mut self) -> u64 {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        self.0 - 1
    }

    /// A number in `0..=range`: scaled down where the generator's range is larger, otherwise put
    /// together from two.
    fn uniform(&mut self, range: u64) -> u64 {
        if Self::RANGE > range {
            let scale = Self::RANGE / (range + 1);
            loop {
                let n = self.next();
                if n < (range + 1) * scale {
                    return n / scale;
                }
            }
        }
        loop {
            let high = (Self::RANGE + 1) * self.uniform(range / (Self::RANGE + 1));
            let n = high + self.next();
            if n <= range && n >= high {
                return n;
            }
        }
    }
}

/// RMM's benchmark `random_allocations`: `2 n` steps, each an allocation of 1 byte to `max_mib` MiB
/// with a chance of 73 % while there were fewer than `n` and the live bytes stay below 16,000 MiB,
/// otherwise the end of a random one. (The evaluation order of its draws is kept.)
///
/// RAPIDS Memory Manager, `benchmarks/random_allocations/random_allocations.cpp`.
pub fn rmm(n: u64, max_mib: u64) -> Trace {
    const LIMIT: u64 = 16_000 << 20;
    let mut random = Minstd(1);
    let mut made = Recorder::default();
    let mut live: Vec<(u32, u64)> = Vec::new();
    let (mut count, mut bytes) = (0, 0);
    for _ in 0..2 * n {
        let size = 1 + random.uniform((max_mib << 20) - 1);
        let allocates =
            live.is_empty() || (random.uniform(99) < 73 && count < n && bytes + size < LIMIT);
        if allocates {
            let slot = made.allocate(size.div_ceil(UNIT) as u32);
            live.push((slot, size));
            count += 1;
            bytes += size;
        } else {
            let at = random.uniform(n - 1) as usize % live.len();
            let (slot, size) = live.swap_remove(at);
            made.free(slot);
            bytes -= size;
        }
    }
    made.finish()
}

/// The generator of Vulkan Memory Allocator's tests.
struct VmaRandom(u32);

impl VmaRandom {
    fn fast(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(196_314_165).wrapping_add(907_633_515);
        self.0
    }

    fn next(&mut self) -> u32 {
        let first = self.fast();
        first ^ (self.fast() >> 7)
    }
}

/// Vulkan Memory Allocator's benchmark of virtual blocks: 7,200 allocations of 1 to 2,056 units,
/// then 14,400 steps that are an allocation or the end of a random one, then the end of all.
///
/// `src/Tests.cpp`, `TestVirtualBlocksAlgorithmsBenchmark`.
pub fn vma() -> Trace {
    const COUNT: usize = 7200;
    const MAX: u32 = 2056;
    let mut random = VmaRandom(20_092_010);
    let mut made = Recorder::default();
    let mut live: Vec<u32> = (0..COUNT)
        .map(|_| made.allocate(random.next() % MAX + 1))
        .collect();
    for _ in 0..2 * COUNT {
        if random.next() % 2 == 1 {
            live.push(made.allocate(random.next() % MAX + 1));
        } else if !live.is_empty() {
            let at = random.next() as usize % live.len();
            made.free(live.swap_remove(at));
        }
    }
    made.finish()
}

/// `rounds` times: a random one of `live` buffers is replaced by one of 1 to `max` units.
pub fn churn(live: u32, max: u32, rounds: usize) -> Trace {
    let mut random = VmaRandom(1);
    let mut made = Recorder::default();
    let mut held: Vec<u32> = (0..live)
        .map(|_| made.allocate(random.next() % max + 1))
        .collect();
    for _ in 0..rounds {
        let at = random.next() as usize % held.len();
        made.free(held[at]);
        held[at] = made.allocate(random.next() % max + 1);
    }
    made.finish()
}

/// The error of a line, counted from 1, that is not what it should be.
pub fn bad_line(file: &Path, line: usize, what: &str) -> io::Error {
    let text = format!("{}, line {line}: {what}", file.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}

/// Buffer lifetimes (`id,lower,upper,size`, half-open intervals of time, sizes in units) as the
/// allocations and frees of a program that runs through them: at one moment the ends come first.
pub fn lifetimes(file: &Path) -> io::Result<Trace> {
    let text = fs::read_to_string(file)?;
    let mut events: Vec<(u64, bool, usize, u32)> = Vec::new();
    let lines = (1..).zip(text.lines()).skip(1);
    for (id, (line, fields)) in lines.filter(|(_, l)| !l.trim().is_empty()).enumerate() {
        let bad = |what| bad_line(file, line, what);
        let numbers: Option<Vec<u64>> = fields
            .split(',')
            .skip(1)
            .map(|f| f.trim().parse().ok())
            .collect();
        let Some(&[lower, upper, size]) = numbers.as_deref() else {
            return Err(bad(
                "`id,lower,upper,size` is expected, all but the id numbers",
            ));
        };
        if lower >= upper {
            return Err(bad("a lifetime begins before it ends"));
        }
        let size = u32::try_from(size).ok().filter(|&size| size > 0);
        let size = size.ok_or_else(|| bad("a size is a number of units from 1 to 2^32 - 1"))?;
        events.push((lower, true, id, size));
        events.push((upper, false, id, 0));
    }
    events.sort_unstable_by_key(|&(time, begins, id, _)| (time, begins, id));
    let mut made = Recorder::default();
    let mut slots = vec![u32::MAX; events.len()];
    for (_, begins, id, size) in events {
        if begins {
            slots[id] = made.allocate(size);
        } else {
            made.free(slots[id]);
        }
    }
    Ok(made.finish())
}
