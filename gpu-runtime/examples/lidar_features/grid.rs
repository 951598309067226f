//! The uniform grid over the whole tile, made on the host: points sorted by cell, in the order of
//! the tile within a cell. Everything that follows works in this order.

use super::kernels::Grid;

/// Points that a point finds in its own cell, on average, as a share of k. Small cells waste time
/// on their edges, large ones on points that are too far away; measured on airborne tiles.
const SHARE_OF_K: f64 = 0.25;

/// Cells per point at most, whatever the density does.
const CELLS_PER_POINT: usize = 2;

/// Share of the points that may lie outside the grid on each side: a few stray echoes must not
/// stretch the cells of all others.
const STRAY: f64 = 0.001;

/// The grid and the points in its order.
#[derive(Debug)]
pub struct CellSort {
    /// The whole grid.
    pub grid: Grid,
    /// Where each cell's points start; one more entry than cells.
    pub start: Vec<u32>,
    /// The tile's index of each point in the grid's order.
    pub order: Vec<u32>,
    /// Coordinates in the grid's order.
    pub xyz: Vec<[f32; 3]>,
}

impl CellSort {
    /// Sorts points into cells that suit searches for `k` neighbours. At least one point, and fewer
    /// than 2^32.
    pub fn new(xyz: &[[f32; 3]], k: usize) -> Self {
        let x = extent(xyz, 0);
        let y = extent(xyz, 1);
        let wanted = (SHARE_OF_K * k as f64).max(1.0);
        let mut grid = lay(x, y, first_guess(x, y, xyz.len(), wanted), xyz.len());
        let mut start = count(&grid, xyz);
        // Density is uneven: what counts is how crowded a point's cell is, not the mean of cells.
        for _ in 0..6 {
            let met = crowd(&start, xyz.len());
            let change = (wanted / met).sqrt().clamp(0.25, 4.0);
            if (0.85..1.18).contains(&change) {
                break;
            }
            let next = lay(x, y, f64::from(grid.size) * change, xyz.len());
            if next.size == grid.size {
                break;
            }
            grid = next;
            start = count(&grid, xyz);
        }
        Self::sort(grid, start, xyz)
    }

    fn sort(grid: Grid, mut next: Vec<u32>, xyz: &[[f32; 3]]) -> Self {
        // `next` holds counts, one slot late; make them starts.
        let mut sum = 0;
        for n in &mut next {
            sum += *n;
            *n = sum;
        }
        let start = next.clone();
        let mut order = vec![0; xyz.len()];
        for (i, p) in xyz.iter().enumerate() {
            let slot = &mut next[slot(&grid, p)];
            order[*slot as usize] = i as u32;
            *slot += 1;
        }
        let xyz = order.iter().map(|&i| xyz[i as usize]).collect();
        Self {
            grid,
            start,
            order,
            xyz,
        }
    }

    /// Positions of the points in columns `from..=to` of a row.
    pub fn run(&self, row: i32, from: i32, to: i32) -> std::ops::Range<usize> {
        let start = self.start[self.grid.slot(from, row)] as usize;
        start..self.start[self.grid.slot(to, row) + 1] as usize
    }
}

fn slot(grid: &Grid, p: &[f32; 3]) -> usize {
    grid.slot(grid.cell(p[0], 0), grid.cell(p[1], 1))
}

/// How many points each cell has, in the slot after it.
fn count(grid: &Grid, xyz: &[[f32; 3]]) -> Vec<u32> {
    let mut counts = vec![0; grid.whole[0] as usize * grid.whole[1] as usize + 1];
    for p in xyz {
        counts[slot(grid, p) + 1] += 1;
    }
    counts
}

/// Points in the cell of a point, averaged over the points.
fn crowd(counts: &[u32], points: usize) -> f64 {
    counts
        .iter()
        .map(|&n| f64::from(n) * f64::from(n))
        .sum::<f64>()
        / points as f64
}

/// The range of a coordinate without its stray ends.
fn extent(xyz: &[[f32; 3]], axis: usize) -> [f32; 2] {
    let mut v: Vec<f32> = xyz.iter().map(|p| p[axis]).collect();
    let stray = (v.len() as f64 * STRAY) as usize;
    let last = v.len() - 1 - stray;
    let low = *v.select_nth_unstable_by(stray, f32::total_cmp).1;
    let high = *v.select_nth_unstable_by(last, f32::total_cmp).1;
    [low, high]
}

fn first_guess(x: [f32; 2], y: [f32; 2], points: usize, wanted: f64) -> f64 {
    let width = f64::from(x[1]) - f64::from(x[0]);
    let depth = f64::from(y[1]) - f64::from(y[0]);
    let area = (width * depth).max(width.max(depth).powi(2) / points as f64);
    (area * wanted / points as f64).sqrt()
}

/// A grid with cells of about this size, larger where there would be too many of them or where f32
/// could not tell them apart.
fn lay(x: [f32; 2], y: [f32; 2], size: f64, points: usize) -> Grid {
    let far = x.iter().chain(&y).fold(1.0_f32, |m, v| m.max(v.abs()));
    let slack = 8.0 * f32::EPSILON * far;
    let most = (points * CELLS_PER_POINT).max(64) as f64;
    let mut size = (size as f32).max(64.0 * slack);
    let cells =
        |low: f32, high: f32, size: f32| (f64::from(high - low) / f64::from(size)).floor() + 1.0;
    while cells(x[0], x[1], size) * cells(y[0], y[1], size) > most {
        size *= 1.25;
    }
    let whole = [
        cells(x[0], x[1], size) as i32,
        cells(y[0], y[1], size) as i32,
    ];
    Grid {
        origin: [x[0], y[0]],
        size,
        per_size: 1.0 / size,
        slack,
        whole,
        first: [0, 0],
        last: [whole[0] - 1, whole[1] - 1],
    }
}
