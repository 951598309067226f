//! Launches on a device that runs the kernel's text: arguments as pointers, the shape as the device
//! counts it. The launch is made by the device's executor; on the CPU nothing here is reached.

use super::{Blocks, Launch};
use crate::backend::{Executor, Form, KernelText, TextLaunch};
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
    /// Behind those that are there, adds a pointer to each, in order, and calls `then` with all of
    /// them.
    fn point<R>(&self, to: &mut Pointers, then: impl FnOnce(&mut [*const c_void]) -> R) -> R;
}

/// Pointers to arguments: the first few need no allocation.
#[derive(Debug)]
pub struct Pointers {
    few: [*const c_void; FEW],
    count: usize,
    many: Vec<*const c_void>,
}

const FEW: usize = 16;

impl Pointers {
    /// Two places, for whoever launches.
    pub(super) fn new() -> Self {
        Self {
            few: [std::ptr::null(); FEW],
            count: 2,
            many: Vec::new(),
        }
    }

    fn push(&mut self, pointer: *const c_void) {
        match self.few.get_mut(self.count) {
            Some(place) => *place = pointer,
            None => {
                if self.many.is_empty() {
                    self.many.extend(self.few);
                }
                self.many.push(pointer);
            }
        }
        self.count += 1;
    }

    fn all(&mut self) -> &mut [*const c_void] {
        if self.many.is_empty() {
            let count = self.count.min(FEW);
            self.few.get_mut(..count).unwrap_or_default()
        } else {
            &mut self.many
        }
    }
}

impl TextArguments for () {
    fn point<R>(&self, to: &mut Pointers, then: impl FnOnce(&mut [*const c_void]) -> R) -> R {
        then(to.all())
    }
}

impl<T, Rest: TextArguments> TextArguments for (T, Rest) {
    fn point<R>(&self, to: &mut Pointers, then: impl FnOnce(&mut [*const c_void]) -> R) -> R {
        to.push((&raw const self.0).cast());
        self.1.point(to, then)
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
        let kernel = KernelText {
            instance: type_id_of(&text),
            kernel: self.kernel,
            options,
            text: &text,
            form: Form::Generated,
        };
        let shape = Shape::of(extents, blocks);
        // SAFETY: the caller's promise; `arguments` lives to the end of the call.
        arguments.point(&mut Pointers::new(), |all| unsafe {
            self.launch_text(kernel, shape, 0, all)
        })
    }

    /// # Safety
    /// Behind two places of the executor's, `arguments` has a pointer to each argument of the kernel.
    pub(super) unsafe fn launch_text(
        self,
        kernel: KernelText<'_>,
        shape: Option<Shape>,
        shared: u32,
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
            shared,
            covers: shape.covers,
            arguments,
            faults: scope.faults_shared(),
        };
        // SAFETY: the arguments are the kernel's, by the caller's promise. Their memory is what the
        // launch noted as used on this stream: the pool gives it to nobody else before that is
        // finished, and borrows of the buffers end after this call, behind which every other use is
        // ordered.
        unsafe {
            match scope.stream().capture().and_then(|capture| capture.graph) {
                Some(graph) => executor.add_to_graph(graph, launch),
                None => executor.launch(launch),
            }
        }
    }
}

/// A launch's grid and blocks, along x, y and z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    elements: u64,
    grid: [u32; 3],
    block: [u32; 3],
    /// Whether the grid is what the elements need, along each axis.
    pub(super) covers: bool,
}

impl Shape {
    /// `None` for no elements.
    pub(super) fn of<const R: usize>(extents: [usize; R], blocks: Blocks<R>) -> Option<Self> {
        // The last coordinate of an index is x.
        let of = |sides: &[usize; R], axis: usize| {
            let at = R.checked_sub(axis + 1)?;
            sides.get(at).map(|n| *n as u64)
        };
        let mut shape = Self {
            elements: 1,
            grid: [1; 3],
            block: [1; 3],
            covers: true,
        };
        for (axis, most) in MOST.into_iter().enumerate() {
            let Some(extent) = of(&extents, axis) else {
                break;
            };
            let side = of(&blocks.sides, axis).unwrap_or(1).max(1);
            let needed = extent.div_ceil(side);
            let asked = blocks.grid.as_ref().and_then(|g| of(g, axis));
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
pub(super) fn type_id_of<T>(_: &T) -> TypeId {
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
    fn many_arguments_are_all_pointed_to() {
        let few = (1_u8, (2_u16, ()));
        few.point(&mut Pointers::new(), |all| assert_eq!(all.len(), 4));
        let many = (few, (few, (few, (few, (few, (few, (few, (few, ()))))))));
        let many = (1, (2, (3, (4, (5, (6, (7, (8, many))))))));
        many.point(&mut Pointers::new(), |all| {
            assert_eq!(all.len(), 18);
            assert_eq!(all[2], (&raw const many.0).cast());
            assert!(all[2..].iter().all(|p| !p.is_null()) && all[0].is_null());
        });
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
