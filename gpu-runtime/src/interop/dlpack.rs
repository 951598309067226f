//! DLPack: tensors that frameworks hand to each other in memory, without a copy.
//!
//! The layout is that of DLPack 1.0, "DLPack: Open In Memory Tensor Structure", `include/dlpack/dlpack.h`
//! (DMLC, <https://github.com/dmlc/dlpack>); the names of types and fields are the header's.
//!
//! [`export`] gives a [`PoolBuffer`](crate::PoolBuffer) away: whoever has the tensor calls its deleter when it is done.
//! [`import`] takes a tensor over: an [`Imported`] lends views of it to launches and copies, and calls
//! the deleter when it is dropped and all work on it is finished.
//!
//! ```
//! use gpu_runtime::interop::dlpack;
//! use gpu_runtime::prelude::*;
//! # use gpu_runtime::PoolConfig;
//!
//! let pool = gpu_manager().pool(PoolConfig::new())?;
//! let tensor = dlpack::export(pool.upload(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0])?, &[2, 3], None)?;
//! // To another framework: `tensor.into_raw()`. Here it comes back.
//! // SAFETY: the tensor is whole, and nobody else has it.
//! let same = unsafe { dlpack::import::<f32>(gpu_manager().device()?, tensor.into_raw(), None)? };
//! assert_eq!(same.shape(), [2, 3]);
//! assert_eq!(same.view().download()?, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
//! # Ok::<(), GpuError>(())
//! ```

mod abi;
mod export;
mod import;

pub use abi::{
    DLDataType, DLDevice, DLManagedTensorVersioned, DLPackVersion, DLTensor, IS_COPIED, READ_ONLY,
    VERSION,
};
pub use export::{Exported, export};
pub use import::{Imported, import};

use crate::pod::{DeviceType, Downloadable};

/// A number that a tensor may hold: `f32 f64 i8..i64 u8..u64`.
pub trait Element: DeviceType + Downloadable {
    /// How DLPack names it.
    const TYPE: DLDataType;
}

macro_rules! elements {
    ($($t:ty: $code:literal;)*) => {$(
        impl Element for $t {
            const TYPE: DLDataType = DLDataType {
                code: $code,
                bits: (size_of::<$t>() * 8) as u8,
                lanes: 1,
            };
        }
    )*};
}

elements! {
    i8: 0; i16: 0; i32: 0; i64: 0;
    u8: 1; u16: 1; u32: 1; u64: 1;
    f32: 2; f64: 2;
}
