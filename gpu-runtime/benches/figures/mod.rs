//! Figures: ours beside a peer, measured in turns in one run, printed as a table and kept as
//! `target/figures/<bench>.json`.

use std::{fs, io, path::PathBuf, time::Instant};

use serde_json::{Value, json};

/// Rounds of a paired measurement.
const ROUNDS: usize = 21;
/// Milliseconds that a sample takes at least: shorter ones are repeated.
const SAMPLE: f64 = 30.0;

/// One figure. Beside a peer, `ratio` is the peer's time over ours: above 1, ours is faster, and
/// the bar is the least ratio. Alone, the bar is the largest value.
struct Figure {
    name: String,
    peer_name: &'static str,
    unit: &'static str,
    ours: f64,
    peer: Option<(f64, f64)>,
    bar: f64,
}

impl Figure {
    fn holds(&self) -> bool {
        match self.peer {
            Some((_, ratio)) => ratio >= self.bar,
            None => self.ours <= self.bar,
        }
    }
}

/// The figures of one bench.
pub struct Figures {
    bench: &'static str,
    rounds: usize,
    all: Vec<Figure>,
}

impl Figures {
    /// No figures yet. Outside of `cargo bench` everything runs once, to see that it runs.
    pub fn new(bench: &'static str) -> Self {
        let rounds = if std::env::args().any(|a| a == "--bench") {
            ROUNDS
        } else {
            1
        };
        Self {
            bench,
            rounds,
            all: Vec::new(),
        }
    }

    /// Times `ours` and `peer` in turns. Kept are the medians, and the median of the ratios of each
    /// round: what disturbs the machine disturbs both of a round. Holds where the ratio reaches `bar`.
    pub fn compare<A, B>(
        &mut self,
        name: &'static str,
        peer_name: &'static str,
        bar: f64,
        mut ours: impl FnMut() -> A,
        mut peer: impl FnMut() -> B,
    ) {
        let mut times = Vec::with_capacity(self.rounds);
        let mut repeats = 1;
        if self.rounds > 1 {
            let longer = clock(1, &mut ours).max(clock(1, &mut peer));
            repeats = (SAMPLE / longer).ceil().clamp(1.0, 1000.0) as u32;
        }
        for round in 0..self.rounds {
            // Neither always runs in the other's warm caches.
            let pair = if round % 2 == 0 {
                let o = clock(repeats, &mut ours);
                [o, clock(repeats, &mut peer)]
            } else {
                let p = clock(repeats, &mut peer);
                [clock(repeats, &mut ours), p]
            };
            times.push(pair);
        }
        self.all.push(Figure {
            name: name.to_owned(),
            peer_name,
            unit: "ms",
            ours: median(times.iter().map(|t| t[0])),
            peer: Some((
                median(times.iter().map(|t| t[1])),
                median(times.iter().map(|t| t[1] / t[0])),
            )),
            bar,
        });
    }

    /// A figure without a peer, which should not be above `bar`.
    #[allow(dead_code, reason = "each bench has its own kind of figures")]
    pub fn state(&mut self, name: String, ours: f64, unit: &'static str, bar: f64) {
        self.all.push(Figure {
            name,
            peer_name: "",
            unit,
            ours,
            peer: None,
            bar,
        });
    }

    /// Prints the table and writes the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(self) -> io::Result<()> {
        println!(
            "\n{:<28}{:>12}{:>12}{:>8}{:>7}  peer",
            self.bench, "ours", "peer", "ratio", "bar"
        );
        for f in &self.all {
            let verdict = if f.holds() { "" } else { "  BELOW THE BAR" };
            let (peer, ratio) = match f.peer {
                Some((peer, ratio)) => (format!("{peer:.3} {}", f.unit), format!("{ratio:.3}")),
                None => (String::new(), String::new()),
            };
            println!(
                "{:<28}{:>9.3} {}{peer:>12}{ratio:>8}{:>7.2}  {}{verdict}",
                f.name, f.ours, f.unit, f.bar, f.peer_name
            );
        }
        if self.rounds == 1 {
            return Ok(());
        }
        let all: Vec<Value> = self
            .all
            .iter()
            .map(|f| {
                json!({
                    "name": f.name, "ours": f.ours, "peer": f.peer.map(|p| p.0),
                    "peer_name": f.peer_name, "unit": f.unit, "ratio": f.peer.map(|p| p.1),
                    "bar": f.bar, "holds": f.holds(),
                })
            })
            .collect();
        let folder = folder()?;
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}.json", self.bench));
        fs::write(&file, serde_json::to_vec_pretty(&all)?)?;
        println!("wrote {}", file.display());
        Ok(())
    }
}

/// Milliseconds of one run, the mean of `repeats`.
fn clock<R>(repeats: u32, work: &mut impl FnMut() -> R) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        std::hint::black_box(work());
    }
    start.elapsed().as_secs_f64() * 1e3 / f64::from(repeats)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut v: Vec<f64> = values.collect();
    v.sort_unstable_by(f64::total_cmp);
    v[v.len() / 2]
}

/// `figures` in the target folder, in which this bench lies as `release/deps/<bench>-<hash>`.
fn folder() -> io::Result<PathBuf> {
    let bench = std::env::current_exe()?;
    let target = bench.ancestors().nth(3).ok_or(io::ErrorKind::NotFound)?;
    Ok(target.join("figures"))
}
