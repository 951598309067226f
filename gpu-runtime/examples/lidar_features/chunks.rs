//! Cuts a tile into chunks that fit the device, each with a halo of the points around it.
//!
//! The grid is the whole tile's, and a chunk is a rectangle of its cells in the same order, so that
//! a point meets its neighbours in the same order whatever the chunks are: results are equal bit
//! for bit. Whether a halo was wide enough is known only when the neighbours are; queries for which
//! it was not come back with a wider one.

use rayon::prelude::*;

use super::{
    error::Error,
    grid::CellSort,
    kernels::{Grid, distance2},
};

/// What the device holds at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Points, halo included.
    pub points: usize,
    /// Points that features are computed for.
    pub queries: usize,
    /// Cells of the grid.
    pub cells: usize,
}

/// One chunk, ready for upload.
#[derive(Debug)]
pub struct Chunk {
    /// The grid with the chunk's rectangle.
    pub grid: Grid,
    /// Where each cell's points start.
    pub cell_start: Vec<u32>,
    /// The points of the rectangle.
    pub xyz: Vec<[f32; 3]>,
    /// Which of them are queries.
    pub query: Vec<u32>,
    /// The queries' positions in the grid's order.
    pub positions: Vec<u32>,
    halo: i32,
}

/// Queries, and the width of their halo in cells.
struct Work {
    positions: Vec<u32>,
    halo: i32,
}

/// What is still to be done.
pub struct Chunks<'a> {
    sorted: &'a CellSort,
    limits: Limits,
    radius: f32,
    todo: Vec<Work>,
}

impl<'a> Chunks<'a> {
    /// All points of a tile; a halo is at least `radius` wide.
    pub fn new(sorted: &'a CellSort, limits: Limits, radius: f32) -> Self {
        let floor = (radius / sorted.grid.size).ceil() as i32;
        let halo = floor.saturating_add(1).max(2);
        let positions = (0..sorted.xyz.len() as u32).collect();
        Self {
            sorted,
            limits,
            radius,
            todo: vec![Work { positions, halo }],
        }
    }

    /// The next chunk; none when all is done.
    ///
    /// # Errors
    /// When the points within the radius of a single one exceed the limits.
    pub fn take(&mut self) -> Result<Option<Chunk>, Error> {
        while let Some(work) = self.todo.pop() {
            let core = self.core(&work.positions);
            let grid = self.widen(core, work.halo);
            if work.positions.len() <= self.limits.queries && self.fits(&grid) {
                return Ok(Some(self.load(grid, work)));
            }
            if work.positions.len() == 1 {
                return self.alone(work).map(Some);
            } else {
                self.split(core, work);
            }
        }
        Ok(None)
    }

    /// Takes back the queries of a chunk whose halo was too narrow for them.
    pub fn again(&mut self, chunk: &Chunk, positions: Vec<u32>) {
        if !positions.is_empty() {
            self.todo.push(Work {
                positions,
                halo: chunk.halo.saturating_mul(2),
            });
        }
    }

    /// The smallest rectangle with these points.
    fn core(&self, positions: &[u32]) -> [[i32; 2]; 2] {
        let mut core = [[i32::MAX; 2], [i32::MIN; 2]];
        for &i in positions {
            let cell = [self.cell(i, 0), self.cell(i, 1)];
            core = [
                std::array::from_fn(|a| core[0][a].min(cell[a])),
                std::array::from_fn(|a| core[1][a].max(cell[a])),
            ];
        }
        core
    }

    fn cell(&self, position: u32, axis: usize) -> i32 {
        self.sorted
            .grid
            .cell(self.sorted.xyz[position as usize][axis], axis)
    }

    fn widen(&self, core: [[i32; 2]; 2], halo: i32) -> Grid {
        let mut grid = self.sorted.grid;
        grid.first = core[0].map(|c| c.saturating_sub(halo).max(0));
        grid.last = std::array::from_fn(|a| core[1][a].saturating_add(halo).min(grid.whole[a] - 1));
        grid
    }

    fn fits(&self, grid: &Grid) -> bool {
        let side = |a: usize| (grid.last[a] - grid.first[a] + 1) as usize;
        let points: usize = (grid.first[1]..=grid.last[1])
            .map(|y| self.sorted.run(y, grid.first[0], grid.last[0]).len())
            .sum();
        points <= self.limits.points && side(0) * side(1) <= self.limits.cells
    }

    fn load(&self, grid: Grid, work: Work) -> Chunk {
        let mut cell_start = vec![0];
        let mut xyz = Vec::new();
        // What to take from a position in the grid's order to get one in the chunk, by row.
        let mut shift = Vec::new();
        for y in grid.first[1]..=grid.last[1] {
            let run = self.sorted.run(y, grid.first[0], grid.last[0]);
            let behind = (run.start - xyz.len()) as u32;
            shift.push(behind);
            let first = self.sorted.grid.slot(grid.first[0], y) + 1;
            let last = self.sorted.grid.slot(grid.last[0], y) + 1;
            cell_start.extend(self.sorted.start[first..=last].iter().map(|s| s - behind));
            xyz.extend_from_slice(&self.sorted.xyz[run]);
        }
        let row = |i: u32| (self.cell(i, 1) - grid.first[1]) as usize;
        let query = work.positions.iter().map(|&i| i - shift[row(i)]).collect();
        Chunk {
            grid,
            cell_start,
            xyz,
            query,
            positions: work.positions,
            halo: work.halo,
        }
    }

    /// In two along the longer side, or by number where all are in one cell.
    fn split(&mut self, core: [[i32; 2]; 2], work: Work) {
        let side = |a: usize| core[1][a] - core[0][a];
        let axis = usize::from(side(1) > side(0));
        let (low, high) = if side(axis) == 0 {
            let (low, high) = work.positions.split_at(work.positions.len() / 2);
            (low.to_vec(), high.to_vec())
        } else {
            let mut cells: Vec<i32> = work.positions.iter().map(|&i| self.cell(i, axis)).collect();
            let half = cells.len() / 2;
            // Above the first column or row, so that both parts have points.
            let cut = (*cells.select_nth_unstable(half).1).max(core[0][axis] + 1);
            work.positions
                .iter()
                .partition(|&&i| self.cell(i, axis) < cut)
        };
        self.todo.push(Work {
            positions: high,
            halo: work.halo,
        });
        self.todo.push(Work {
            positions: low,
            halo: work.halo,
        });
    }

    /// One query with the points nearest to it, all in one cell: for stray points, a bird or a
    /// reflex from below, whose neighbours are so far away that no rectangle around them fits.
    fn alone(&self, work: Work) -> Result<Chunk, Error> {
        let position = work.positions[0];
        let p = self.sorted.xyz[position as usize];
        let key = |(j, &q): (usize, &[f32; 3])| (distance2(p, q), j as u32);
        let mut near: Vec<(f32, u32)> = self.sorted.xyz.par_iter().enumerate().map(key).collect();
        let most = self.limits.points;
        if near.len() > most {
            let by_key = |a: &(f32, u32), b: &(f32, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
            let (_, left_out, _) = near.select_nth_unstable_by(most, by_key);
            if left_out.0 <= self.radius * self.radius {
                let i = self.sorted.order[position as usize];
                return Err(Error::Device(format!(
                    "a chunk of {most} points cannot hold the points close to point {i}"
                )));
            }
            near.truncate(most);
        }
        let mut near: Vec<u32> = near.into_iter().map(|(_, j)| j).collect();
        near.sort_unstable();
        let query = near.partition_point(|&j| j < position) as u32;
        let grid = Grid {
            whole: [1, 1],
            first: [0, 0],
            last: [0, 0],
            ..self.sorted.grid
        };
        Ok(Chunk {
            grid,
            cell_start: vec![0, near.len() as u32],
            xyz: near.iter().map(|&j| self.sorted.xyz[j as usize]).collect(),
            query: vec![query],
            positions: work.positions,
            halo: work.halo,
        })
    }
}
