//! Launches on a device that runs the kernel's text: arguments as pointers, the shape as the device
//! counts it. The launch is made by the device's executor; on the CPU nothing here is reached.

use super::{Blocks, Launch};
use crate::backend::{Executor, KernelText, TextLaunch};
use crate::device::DeviceKind;
use crate::error::GpuError;
use crate::kernel::text::TextBuilder;
use crate::pool::PoolMarker;
use std::any::TypeId;
use std::ffi::c_void;
use std::marker::PhantomData;

/// Blocks along x, y and z, at most.
const MOST: [u64; 3] = [(1 << 31) - 1, 65_535, 65_535];

/// The arguments of a launch, by value: a list of pairs that ends in `()`.
pub trait TextArguments {
    /// Adds a pointer to each, in order.
    fn point(&self, to: &mut Vec<*const c_void>);
}

impl TextArguments for () {
    fn point(&self, _: &mut Vec<*const c_void>) {}
}

impl<T, Rest: TextArguments> TextArguments for (T, Rest) {
    fn point(&self, to: &mut Vec<*const c_void>) {
        to.push((&raw const self.0).cast());
        self.1.point(to);
    }
}

impl<P: PoolMarker> Launch<'_, '_, P> {
    /// Whether the scope's device runs the kernel's text instead of its function.
    #[inline(always)]
    pub fn is_on_device(&self) -> bool {
        self.scope.device().ordinal().kind != DeviceKind::Host
    }

    /// Launches the text of a kernel over `extents`.
    ///
    /// # Errors
    /// What the device reports: a text that it cannot compile, a shape that it cannot run.
    ///
    /// # Safety
    /// `text` writes the kernel's text; `arguments` came from this launch, one for each parameter,
    /// in order.
    #[cold]
    #[inline(never)]
    pub unsafe fn run_text<const R: usize, A: TextArguments>(
        self,
        extents: [usize; R],
        blocks: Blocks<R>,
        options: &'static [&'static str],
        text: impl Fn(&mut TextBuilder) -> String,
        arguments: A,
    ) -> Result<(), GpuError> {
        let mut pointers = vec![std::ptr::null(); 2];
        arguments.point(&mut pointers);
        let kernel = KernelText {
            instance: type_id_of(&text),
            kernel: self.kernel,
            options,
            text: &text,
        };
        // SAFETY: the caller's promise; `arguments` lives to the end of the call.
        unsafe { self.launch_text(kernel, Shape::of(extents, blocks), &mut pointers) }
    }

    /// # Safety
    /// Behind two places of the executor's, `arguments` has a pointer to each argument of the kernel.
    unsafe fn launch_text(
        self,
        kernel: KernelText<'_>,
        shape: Option<Shape>,
        arguments: &mut [*const c_void],
    ) -> Result<(), GpuError> {
        let scope = self.scope;
        let Some(shape) = shape else {
            // Nothing to do.
            return Ok(());
        };
        let executor: &dyn Executor =
            scope
                .device()
                .backend()
                .executor()
                .ok_or_else(|| GpuError::Device {
                    what: format!("`{}` runs no kernels", scope.device().ordinal()),
                })?;
        let launch = TextLaunch {
            kernel,
            stream: scope.stream().id(),
            elements: shape.elements,
            grid: shape.grid,
            block: shape.block,
            covers: shape.covers,
            arguments,
            faults: scope.faults_shared(),
        };
        // SAFETY: the arguments are the kernel's, by the caller's promise. Their memory is what the
        // launch noted as used on this stream: the pool gives it to nobody else before that is
        // finished, and borrows of the buffers end after this call, behind which every other use is
        // ordered.
        unsafe { executor.launch(launch) }
    }
}

/// A launch's grid and blocks, along x, y and z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    elements: u64,
    grid: [u32; 3],
    block: [u32; 3],
    /// Whether the grid is what the elements need, along each axis.
    covers: bool,
}

impl Shape {
    /// `None` for no elements.
    fn of<const R: usize>(extents: [usize; R], blocks: Blocks<R>) -> Option<Self> {
        let all = |sides: [usize; R]| sides.iter().rev().map(|n| *n as u64).collect::<Vec<u64>>();
        let (extents, sides) = (all(extents), all(blocks.sides));
        let chosen = blocks.grid.map(all);
        let mut shape = Self {
            elements: 1,
            grid: [1; 3],
            block: [1; 3],
            covers: true,
        };
        for (axis, most) in MOST.into_iter().enumerate() {
            let Some(&extent) = extents.get(axis) else {
                break;
            };
            let side = sides.get(axis).copied().unwrap_or(1).max(1);
            let needed = extent.div_ceil(side);
            let asked = chosen.as_ref().and_then(|g| g.get(axis).copied());
            // Blocks beyond the elements have nothing to do, and a device takes its time for that.
            let grid = asked.unwrap_or(needed).min(needed).min(most);
            shape.covers &= grid == needed;
            shape.elements = shape.elements.checked_mul(extent)?;
            // Both fit: a block has 1024 threads at most, a grid what `most` says.
            *shape.grid.get_mut(axis)? = u32::try_from(grid).ok()?;
            *shape.block.get_mut(axis)? = u32::try_from(side).ok()?;
        }
        (shape.elements > 0).then_some(shape)
    }
}

/// The type's id. As that of `'static` types, with which a type that differs in lifetimes alone shares
/// it: a kernel's text does not depend on those. (David Tolnay, crate `typeid`.)
fn type_id_of<T>(_: &T) -> TypeId {
    trait Identified {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T> Identified for PhantomData<T> {
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let phantom = PhantomData::<T>;
    let shorter: &dyn Identified = &phantom;
    // SAFETY: only the bound on the trait object's lifetime changes. The value is a `PhantomData`,
    // which refers to nothing, and the method reads nothing of it.
    let longer =
        unsafe { std::mem::transmute::<&dyn Identified, &(dyn Identified + 'static)>(shorter) };
    longer.id()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape<const R: usize>(
        extents: [usize; R],
        sides: [usize; R],
        grid: Option<[usize; R]>,
    ) -> Option<Shape> {
        Shape::of(extents, Blocks { sides, grid })
    }

    #[test]
    fn a_grid_covers_the_elements_unless_it_is_smaller() {
        let plain = shape([1000], [256], None).expect("elements");
        assert_eq!((plain.grid, plain.block), ([4, 1, 1], [256, 1, 1]));
        assert!(plain.covers);
        let covers = |grid| shape([1000], [256], Some([grid])).expect("elements").covers;
        assert!(covers(4) && !covers(3) && covers(5));
        let large = shape([1000], [256], Some([1 << 30])).expect("elements");
        assert_eq!(large.grid, [4, 1, 1], "no block has nothing to do");
        assert_eq!(shape([0], [256], None), None);
    }

    #[test]
    fn the_last_coordinate_of_an_index_is_x() {
        let s = shape([3, 70, 1000], [1, 8, 32], None).expect("elements");
        assert_eq!((s.grid, s.block), ([32, 9, 3], [32, 8, 1]));
        assert_eq!((s.elements, s.covers), (210_000, true));
        let s = shape([70, 1000], [8, 32], Some([9, 31])).expect("elements");
        assert_eq!((s.grid, s.covers), ([31, 9, 1], false));
        assert_eq!(shape([usize::MAX, 0], [8, 32], None), None);
    }

    #[test]
    fn a_grid_stays_below_what_devices_have() {
        let s = shape([70_000, 1], [1, 1], None).expect("elements");
        assert_eq!((s.grid, s.covers), ([1, 65_535, 1], false));
        let s = shape([1 << 40], [1], None).expect("elements");
        assert_eq!((s.grid, s.covers), ([i32::MAX as u32, 1, 1], false));
    }

    #[test]
    fn functions_of_other_types_have_other_ids() {
        fn of<const N: usize>() -> TypeId {
            type_id_of(&|| N)
        }
        assert_ne!(of::<1>(), of::<2>());
        assert_eq!(of::<1>(), of::<1>());
    }
}
