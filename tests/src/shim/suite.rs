//! The texts of a test module: compiled together once, launched by number.

use super::{Args, Fault, Library, Run, Text};

/// Grid and block of a launch: x, y, z.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Blocks.
    pub grid: [u32; 3],
    /// Threads in a block.
    pub block: [u32; 3],
}

/// Texts with one entry each, compiled side by side.
pub struct Suite {
    texts: Vec<(&'static str, String)>,
    library: Library,
}

impl Suite {
    /// Compiles texts, given with their entries.
    ///
    /// # Panics
    /// Where g++ refuses one, with its words.
    pub fn new(texts: Vec<(&'static str, String)>) -> Self {
        let entries: Vec<[&str; 1]> = texts.iter().map(|(entry, _)| [*entry]).collect();
        let sources: Vec<Text<'_>> = texts
            .iter()
            .zip(&entries)
            .map(|((name, source), entries)| Text {
                name,
                source,
                entries,
            })
            .collect();
        let library = Library::build(&sources).unwrap_or_else(|e| panic!("{e}"));
        Self { texts, library }
    }

    /// The same, as texts are compiled for grids that cover their domains; no other launch is right.
    ///
    /// # Panics
    /// As [`Suite::new`].
    pub fn covering(texts: Vec<(&'static str, String)>) -> Self {
        let texts = texts.into_iter();
        Self::new(
            texts
                .map(|(entry, text)| (entry, format!("#define GPU_GRID_COVERS 1\n{text}")))
                .collect(),
        )
    }

    /// Runs text `index` over `n` threads in blocks of `block`, in an order that differs from launch
    /// to launch; `fault` becomes its record.
    ///
    /// # Safety
    /// `fill` gives the kernel's parameters, in order and of their types.
    ///
    /// # Panics
    /// Where the launch fails, for one because a barrier is not reached by all.
    pub unsafe fn launch<'a>(
        &self,
        index: usize,
        n: usize,
        block: usize,
        fault: &'a mut Fault,
        fill: impl FnOnce(&mut Args<'a>),
    ) {
        let grid = n.div_ceil(block).max(1);
        // SAFETY: the caller's promise.
        unsafe { self.launch_in(index, n, grid, block, fault, fill) }
    }

    /// As [`Suite::launch`], in a grid of `grid` blocks, which may be fewer than the threads need.
    ///
    /// # Safety
    /// As [`Suite::launch`].
    ///
    /// # Panics
    /// As [`Suite::launch`].
    pub unsafe fn launch_in<'a>(
        &self,
        index: usize,
        n: usize,
        grid: usize,
        block: usize,
        fault: &'a mut Fault,
        fill: impl FnOnce(&mut Args<'a>),
    ) {
        let shape = Shape {
            grid: [grid as u32, 1, 1],
            block: [block as u32, 1, 1],
        };
        // SAFETY: the caller's promise.
        unsafe { self.launch_shaped(index, n, shape, fault, fill) };
    }

    /// As [`Suite::launch`], with a grid and blocks of any shape.
    ///
    /// # Safety
    /// As [`Suite::launch`].
    ///
    /// # Panics
    /// As [`Suite::launch`].
    pub unsafe fn launch_shaped<'a>(
        &self,
        index: usize,
        n: usize,
        Shape { grid, block }: Shape,
        fault: &'a mut Fault,
        fill: impl FnOnce(&mut Args<'a>),
    ) {
        let mut args = Args::for_kernel(fault, n as u64);
        fill(&mut args);
        let run = Run {
            seed: (index * 31 + n) as u64,
            ..Run::default()
        };
        let launched = self
            .library
            .kernel(index, self.texts[index].0)
            // SAFETY: the caller's promise.
            .and_then(|k| unsafe { k.launch(grid, block, args, &run) });
        launched.unwrap_or_else(|e| panic!("{e}"));
    }
}
