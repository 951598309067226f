//! Completion of an instance's CUDA text: collects the definitions an instance needs, in order,
//! each once.

use super::cx::Site;
use super::prelude::PRELUDE;
use crate::pod::KernelValue;

/// Builds the CUDA C++ text of one kernel instance: struct and function definitions first, each
/// once, then the kernel.
#[derive(Debug, Default)]
pub struct TextBuilder {
    /// (key that identifies the Rust item and its generic arguments, C++ name, definition)
    definitions: Vec<Definition>,
    /// The fault sites of all functions of the text; a fault record's number indexes them.
    sites: Vec<&'static Site>,
}

#[derive(Debug)]
struct Definition {
    key: String,
    name: String,
    text: Option<String>,
}

impl TextBuilder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The C++ name of the item `key` (a Rust path with its generic arguments, as
    /// `core::any::type_name` spells it), which wants to be called `wish`. The first asker
    /// defines it through `define`, which gets the chosen name; two items with one wish get
    /// different names. An item met again while it is being defined (recursion) keeps its name.
    pub fn define(
        &mut self,
        key: &str,
        wish: &str,
        define: impl FnOnce(&mut Self, &str) -> String,
    ) -> String {
        if let Some(d) = self.definitions.iter().find(|d| d.key == key) {
            return d.name.clone();
        }
        let mut name = wish.to_owned();
        let mut n = 1;
        while self.definitions.iter().any(|d| d.name == name) {
            n += 1;
            name = format!("{wish}_{n}");
        }
        let at = self.definitions.len();
        self.definitions.push(Definition {
            key: key.to_owned(),
            name: name.clone(),
            text: None,
        });
        let text = define(self, &name);
        // What `define` asked for on the way stands behind `at` but must come first in the text.
        if let Some(mut d) = (at < self.definitions.len()).then(|| self.definitions.remove(at)) {
            d.text = Some(text);
            self.definitions.push(d);
        }
        name
    }

    /// Registers the fault sites of a function; the number of its first one in the text.
    pub fn sites(&mut self, sites: &'static [Site]) -> u32 {
        let base = self.sites.len() as u32;
        self.sites.extend(sites);
        base
    }

    /// The fault site with this number.
    pub fn site(&self, number: u32) -> Option<&'static Site> {
        self.sites.get(number as usize).copied()
    }

    /// All fault sites, by number.
    pub(crate) fn sites_in_order(&self) -> &[&'static Site] {
        &self.sites
    }

    /// The whole text: prelude, definitions, and `kernel`.
    pub fn finish(&self, kernel: &str) -> String {
        let mut text = String::with_capacity(PRELUDE.len() + kernel.len() + 4096);
        text.push_str(PRELUDE);
        for d in self.definitions() {
            text.push('\n');
            text.push_str(d);
        }
        text.push('\n');
        text.push_str(kernel);
        text
    }

    /// All definitions in an order in which each needs only those before it.
    pub fn definitions(&self) -> impl Iterator<Item = &str> {
        self.definitions.iter().filter_map(|d| d.text.as_deref())
    }
}

/// A constant array of a kernel as a table that the text has once, by name.
///
/// Tables of up to 32 KiB lie in constant memory, of which a module has 64; larger ones in global
/// memory. One with infinities or NaNs, which no constant expression of C++ spells, is written out
/// where it is used.
pub fn table<T: KernelValue>(value: &T, text: &mut TextBuilder) -> String {
    let (ty, literal) = (T::value_type(text), value.value_literal(text));
    if literal.contains("_from_bits(") {
        return literal;
    }
    let space = if size_of::<T>() <= 32 << 10 {
        "__constant__"
    } else {
        "__device__"
    };
    text.define(&format!("table {ty} {literal}"), "gpu_table", |_, name| {
        format!("{space} const {ty} {name} = {literal};\n")
    })
}
