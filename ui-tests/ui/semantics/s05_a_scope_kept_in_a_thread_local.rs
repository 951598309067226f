use gpu_runtime::prelude::*;
use std::cell::RefCell;

thread_local! {
    static CURRENT: RefCell<Option<&'static Scope<'static>>> = const { RefCell::new(None) };
}

pub fn run() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        CURRENT.with(|c| *c.borrow_mut() = Some(s));
        Ok::<_, GpuError>(())
    })
}

fn main() {}
