//! Second managers: statics, thread locals and cells of GPU types.

use super::{Item, files, line, shown};
use crate::apply::Survey;

pub(super) const NAME: &str = "second-manager";

/// Type names of GPU objects that a process should have one owner of.
const TYPES: [&str; 16] = [
    "CudaContext",
    "CudaDevice",
    "CudaStream",
    "CudaSlice",
    "CudaModule",
    "CudaBlas",
    "DevicePtr",
    "DeviceBuffer",
    "GpuManager",
    "GpuMemoryManager",
    "GpuMemoryPool",
    "MultiGpuManager",
    "GpuStreamManager",
    "StreamManager",
    "PoolBuffer",
    "GpuArrayCache",
];

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let mut items = Vec::new();
    for (_, file) in files(survey) {
        for global in &file.scan.statics {
            let Some(found) = global
                .words
                .iter()
                .find(|word| TYPES.contains(&word.as_str()))
            else {
                continue;
            };
            items.push(Item {
                check: NAME,
                file: shown(survey, &file.path),
                line: line(&file.text, global.at),
                message: format!("the static `{}` holds a `{found}`", global.name),
                help: "ask `gpu_runtime::gpu_manager()` where it is needed, and remove the static"
                    .to_owned(),
            });
        }
    }
    items
}
