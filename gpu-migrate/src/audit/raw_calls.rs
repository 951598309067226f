//! Calls that make GPU memory, contexts and streams past the manager.
//!
//! clippy finds them by their types, through re-exports as well. What it does not see (under a `cfg`,
//! without clippy) is found by names: paths are looked up, methods are found in files that import from a
//! CUDA crate.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Item, files, line, shown};
use crate::apply::Survey;
use crate::cargo::CRATES;
use crate::code::{File, Resolver};
use crate::scan::Run;

pub(super) const ALLOCATION: &str = "raw-allocation";
pub(super) const CONTEXT: &str = "raw-context";
pub(super) const FOREIGN: &str = "foreign-cuda";

/// The last names of functions and methods that allocate.
const ALLOCATES: [&str; 18] = [
    "alloc",
    "alloc_zeros",
    "alloc_async",
    "malloc_sync",
    "malloc_async",
    "malloc_managed",
    "mem_alloc",
    "htod_copy",
    "htod_sync_copy",
    "clone_htod",
    "memcpy_stod",
    "from_slice",
    "uninitialized",
    "zeroed",
    "cuMemAlloc_v2",
    "cuMemAllocAsync",
    "cudaMalloc",
    "cudaMallocAsync",
];

/// The types whose constructors are contexts or streams.
const CONTEXTS: [&str; 6] = [
    "CudaContext",
    "CudaDevice",
    "CudaStream",
    "Context",
    "Stream",
    "Device",
];

/// The constructors, and functions of the raw crates.
const MAKES: [&str; 9] = [
    "new",
    "new_with_stream",
    "new_stream",
    "fork_default_stream",
    "quick_init",
    "retain",
    "cuCtxCreate_v2",
    "cuDevicePrimaryCtxRetain",
    "cuStreamCreate",
];

pub(super) fn allocations(survey: &Survey) -> Vec<Item> {
    let help = "take it from a scope (`s.zeros`, `s.upload`) or as a `PoolBuffer`: the manager then counts and frees it";
    calls(survey, ALLOCATION, help, |path, tail| {
        let last = path.last().map_or("", String::as_str);
        ALLOCATES.contains(&last) && (tail || path.len() > 1)
    })
}

pub(super) fn contexts(survey: &Survey) -> Vec<Item> {
    let help = "use `gpu_runtime::gpu_manager()`: one manager of a process has the contexts";
    calls(survey, CONTEXT, help, |path, tail| {
        let last = path.last().map_or("", String::as_str);
        let of_type = path
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|name| CONTEXTS.contains(&name.as_str()));
        let raw = last.starts_with("cu") && path.len() > 1;
        let method = tail && ["new_stream", "fork_default_stream"].contains(&last);
        MAKES.contains(&last) && (of_type || raw || method)
    })
}

fn calls(
    survey: &Survey,
    check: &'static str,
    help: &str,
    wanted: impl Fn(&[String], bool) -> bool,
) -> Vec<Item> {
    let resolver = Resolver {
        workspace: &survey.workspace,
        code: &survey.code,
        aliases: &survey.aliases,
    };
    let of_check = survey
        .raw
        .iter()
        .filter(|call| call.is_context == (check == CONTEXT));
    let item = |file: &Path, line: usize, message: String| Item {
        check,
        file: shown(survey, file),
        line,
        message,
        help: help.to_owned(),
    };
    let mut items = Vec::new();
    let mut known = BTreeSet::new();
    for call in of_check {
        known.insert((call.file.as_path(), call.start));
        items.push(item(&call.file, call.line, format!("`{}`", call.path)));
    }
    for (n, file) in files(survey) {
        let imports = imports_cuda(&resolver, n, file);
        for run in file.scan.runs.iter().filter(|run| run.call.is_some()) {
            let path = named(&resolver, n, file, run);
            let of_cuda = match run.is_tail {
                true => imports,
                false => path
                    .first()
                    .is_some_and(|krate| CRATES.contains(&krate.as_str())),
            };
            let by_clippy = known.contains(&(file.path.as_path(), run.start));
            if of_cuda && wanted(&path, run.is_tail) && !by_clippy {
                let message = format!("`{}` (found by its name)", path.join("::"));
                items.push(item(&file.path, line(&file.text, run.start), message));
            }
        }
    }
    items
}

/// The path of a call, as far as names say.
fn named(resolver: &Resolver<'_>, n: usize, file: &File, run: &Run) -> Vec<String> {
    let written = || run.segments.iter().map(|s| s.name.clone()).collect();
    let Some(place) = file.places.first().filter(|_| !run.is_tail) else {
        return written();
    };
    let found = resolver.resolve(n, place, run.scope, run.root, &run.segments);
    found.map_or_else(written, |found| found.path)
}

fn imports_cuda(resolver: &Resolver<'_>, n: usize, file: &File) -> bool {
    let Some(place) = file.places.first() else {
        return false;
    };
    file.scan.uses.iter().any(|item| {
        item.leaves.iter().any(|leaf| {
            let found = resolver.leaf(n, place, item.scope, item.colons, leaf);
            found.is_some_and(|found| CRATES.contains(&found.path[0].as_str()))
        })
    })
}

pub(super) fn foreign(survey: &Survey) -> Vec<Item> {
    let mut items = Vec::new();
    for (_, file) in files(survey) {
        for (at, name) in &file.scan.foreign {
            let cuda = [
                "cuMem",
                "cuCtx",
                "cuStream",
                "cuLaunch",
                "cuModule",
                "cudaMalloc",
                "cudaFree",
                "cudaMemcpy",
                "cudaStream",
            ];
            if cuda.iter().any(|start| name.starts_with(start)) {
                items.push(Item {
                    check: FOREIGN,
                    file: shown(survey, &file.path),
                    line: line(&file.text, *at),
                    message: format!("`extern` declares `{name}`"),
                    help: "use `gpu_runtime`, which has the driver behind its backend".to_owned(),
                });
            }
        }
    }
    items
}
