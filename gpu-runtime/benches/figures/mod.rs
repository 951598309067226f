//! Figures: ours beside a peer, measured in turns in one run, printed as a table and kept as
//! `target/figures/<bench>.json`. Each is a median, with the quartiles of its runs as its spread.

use std::{fs, io, path::PathBuf, time::Instant};

use serde_json::{Value, json};

/// Runs of a paired measurement.
pub const ROUNDS: usize = 11;
/// Milliseconds that a sample takes at least: shorter ones are repeated.
const SAMPLE: f64 = 30.0;

/// One figure. Beside a peer, `ratio` is the peer's value over ours: above 1, ours is less, which is
/// better, and the bar is the least ratio. Alone, the bar is the largest value.
struct Figure {
    name: String,
    peer_name: &'static str,
    unit: &'static str,
    ours: f64,
    beside: Option<Beside>,
    /// Quartiles of the ratios, or of our values where there is no peer: half of the runs lie
    /// between them.
    spread: [f64; 2],
    runs: usize,
    bar: f64,
}

/// The peer's part of a figure.
struct Beside {
    peer: f64,
    ratio: f64,
}

impl Figure {
    fn holds(&self) -> bool {
        match &self.beside {
            Some(b) => b.ratio >= self.bar,
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
        let ratios = Runs::of(times.iter().map(|t| t[1] / t[0]));
        self.all.push(Figure {
            name: name.to_owned(),
            peer_name,
            unit: "ms",
            ours: Runs::of(times.iter().map(|t| t[0])).median(),
            beside: Some(Beside {
                peer: Runs::of(times.iter().map(|t| t[1])).median(),
                ratio: ratios.median(),
            }),
            spread: ratios.quartiles(),
            runs: self.rounds,
            bar,
        });
    }

    /// Values that were measured elsewhere, ours and the peer's of each round.
    #[allow(dead_code, reason = "each bench has its own kind of figures")]
    pub fn beside(
        &mut self,
        name: &'static str,
        peer_name: &'static str,
        bar: f64,
        ours: &[f64],
        peer: &[f64],
    ) {
        let ratios = Runs::of(ours.iter().zip(peer).map(|(o, p)| p / o));
        self.all.push(Figure {
            name: name.to_owned(),
            peer_name,
            unit: "ms",
            ours: Runs::of(ours.iter().copied()).median(),
            beside: Some(Beside {
                peer: Runs::of(peer.iter().copied()).median(),
                ratio: ratios.median(),
            }),
            spread: ratios.quartiles(),
            runs: ours.len(),
            bar,
        });
    }

    /// A figure without a peer, of which every run has a value; the median should not be above
    /// `bar`.
    #[allow(dead_code, reason = "each bench has its own kind of figures")]
    pub fn state(
        &mut self,
        name: String,
        values: impl IntoIterator<Item = f64>,
        unit: &'static str,
        bar: f64,
    ) {
        let values = Runs::of(values);
        self.all.push(Figure {
            name,
            peer_name: "",
            unit,
            ours: values.median(),
            beside: None,
            spread: values.quartiles(),
            runs: values.0.len(),
            bar,
        });
    }

    /// A count of ours beside a peer's, the same in every run.
    #[allow(dead_code, reason = "each bench has its own kind of figures")]
    pub fn count(
        &mut self,
        name: String,
        peer_name: &'static str,
        bar: f64,
        [ours, peer]: [u32; 2],
    ) {
        let (ours, peer) = (f64::from(ours), f64::from(peer));
        let ratio = peer / ours;
        self.all.push(Figure {
            name,
            peer_name,
            unit: "",
            ours,
            beside: Some(Beside { peer, ratio }),
            spread: [ratio; 2],
            runs: 1,
            bar,
        });
    }

    /// Prints the table and writes the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(self) -> io::Result<()> {
        println!(
            "\n{:<40}{:>12}{:>12}{:>8}{:>16}{:>7}  peer",
            self.bench, "ours", "peer", "ratio", "spread", "bar"
        );
        for f in &self.all {
            let verdict = if f.holds() { "" } else { "  BELOW THE BAR" };
            let value = |v: f64| match f.unit {
                "" => format!("{v}"),
                unit => format!("{v:.3} {unit}"),
            };
            let (peer, ratio) = match &f.beside {
                Some(b) => (value(b.peer), format!("{:.3}", b.ratio)),
                None => (String::new(), String::new()),
            };
            let [low, high] = f.spread;
            let spread = format!("{low:.3}..{high:.3}");
            println!(
                "{:<40}{:>12}{peer:>12}{ratio:>8}{spread:>16}{:>7.2}  {}{verdict}",
                f.name,
                value(f.ours),
                f.bar,
                f.peer_name
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
                    "name": f.name, "ours": f.ours,
                    "peer": f.beside.as_ref().map(|b| b.peer),
                    "peer_name": f.peer_name, "unit": f.unit,
                    "ratio": f.beside.as_ref().map(|b| b.ratio),
                    "spread": f.spread, "runs": f.runs, "bar": f.bar, "holds": f.holds(),
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

/// The values of some runs, sorted.
struct Runs(Vec<f64>);

impl Runs {
    fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// The value below which `quarters` quarters of them lie, between two of them if need be; NaN of
    /// none.
    fn quantile(&self, quarters: usize) -> f64 {
        let place = self.0.len().saturating_sub(1) * quarters;
        let at = |n: usize| self.0.get(n).or(self.0.last()).copied().unwrap_or(f64::NAN);
        let (below, above) = (at(place / 4), at(place / 4 + 1));
        below + (above - below) * (place % 4) as f64 / 4.0
    }

    fn median(&self) -> f64 {
        self.quantile(2)
    }

    fn quartiles(&self) -> [f64; 2] {
        [self.quantile(1), self.quantile(3)]
    }
}

/// `figures` in the target folder, in which this bench lies as `release/deps/<bench>-<hash>`.
fn folder() -> io::Result<PathBuf> {
    let bench = std::env::current_exe()?;
    let target = bench.ancestors().nth(3).ok_or(io::ErrorKind::NotFound)?;
    Ok(target.join("figures"))
}
