//! Graphs: kernels with their arguments, in an order.

use crate::code::{INVALID_HANDLE, Outcome};
use crate::driver::Driver;
use crate::memory::Mode;
use crate::rules::Rule;
use crate::stream::{Launch, Work};
use std::collections::BTreeMap;

/// A graph, or what was made of one to be launched.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub device: usize,
    /// Its kernels, each with its node's handle and the node that it comes behind.
    pub nodes: Vec<(u64, Option<u64>, Launch)>,
    /// Streams that it was launched on, and how far they were then.
    pub launched: Vec<(u64, u64)>,
}

/// All graphs.
#[derive(Debug, Default)]
pub struct Graphs {
    pub made: BTreeMap<u64, Graph>,
    pub ready: BTreeMap<u64, Graph>,
}

impl Graphs {
    /// What is left of them.
    pub fn leaks(&self) -> impl Iterator<Item = String> {
        let made = self.made.keys().map(|h| format!("graph {h:#x}"));
        let ready = self.ready.keys();
        made.chain(ready.map(|h| format!("executable graph {h:#x}")))
    }
}

/// What a kernel does with a range, as the code behind its text tells it.
fn mode_of(number: u64) -> Mode {
    match number {
        0 => Mode::Read,
        3 => Mode::Update,
        _ => Mode::Write,
    }
}

impl Driver {
    /// Puts a kernel on a stream, with the ranges that it may touch.
    pub fn launch(&mut self, stream: u64, launch: Launch) -> Outcome<u64> {
        let Some(f) = self.modules.functions.get(&launch.function) else {
            let what = "a launch of a function whose module is not there";
            self.breach(Rule::Lifetime, what);
            return Err(INVALID_HANDLE);
        };
        let what = format!("launch of `{}`", f.name);
        let mut uses = Vec::new();
        for range in self.modules.ranges(launch.function, &launch.args) {
            match range.mode {
                _ if range.bytes == 0 || range.at == 0 => {}
                // Only to be there: threads of several streams may report to one place.
                2 => {
                    if self.memory.holder(range.at, range.bytes).is_none() {
                        let at = self.memory.describe(range.at, range.bytes);
                        self.breach(Rule::Lifetime, format!("{what} uses {at}"));
                    }
                }
                mode => uses.push((range.at, range.bytes, mode_of(mode))),
            }
        }
        self.submit(stream, Work::Launch(Box::new(launch)), &uses, &what)
    }
}
