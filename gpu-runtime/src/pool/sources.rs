//! Who allocates: labels and call sites, interned, with what each holds and has held.

use crate::stats::SourceStats;
use std::collections::HashMap;
use std::fmt;
use std::panic::Location;

/// Where an allocation comes from: a label if one was given, and always the call site.
///
/// ```
/// use gpu_runtime::Source;
/// assert_eq!(Source::from("weights").to_string(), "weights");
/// assert!(Source::here().to_string().contains(".rs:"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    label: Option<&'a str>,
    site: &'static Location<'static>,
}

impl<'a> Source<'a> {
    /// The call site of this function.
    #[track_caller]
    pub fn here() -> Self {
        Self {
            label: None,
            site: Location::caller(),
        }
    }

    /// A label; the call site of this function stands beside it.
    #[track_caller]
    pub fn label(label: &'a str) -> Self {
        Self {
            label: Some(label),
            site: Location::caller(),
        }
    }

    /// The same label, seen from another call site; a source without a label keeps its own.
    pub(crate) fn seen_from(mut self, site: &'static Location<'static>) -> Self {
        if self.label.is_some() {
            self.site = site;
        }
        self
    }

    /// `file:line:column` of the call site.
    pub(crate) fn site(&self) -> String {
        self.site.to_string()
    }
}

impl<'a> From<&'a str> for Source<'a> {
    #[track_caller]
    fn from(label: &'a str) -> Self {
        Self::label(label)
    }
}

impl<'a> From<&'a String> for Source<'a> {
    #[track_caller]
    fn from(label: &'a String) -> Self {
        Self::label(label)
    }
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label {
            Some(label) => f.write_str(label),
            None => self.site.fmt(f),
        }
    }
}

/// An interned source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SourceId(pub(crate) u32);

#[derive(Debug)]
struct Record {
    label: Option<String>,
    site: &'static Location<'static>,
    current: u64,
    peak: u64,
    count: u64,
    allocations: u64,
}

impl Record {
    fn name(&self) -> String {
        match &self.label {
            Some(label) => label.clone(),
            None => self.site.to_string(),
        }
    }
}

/// All sources of one pool.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    labels: HashMap<String, SourceId>,
    sites: HashMap<&'static Location<'static>, SourceId>,
    records: Vec<Record>,
}

impl Sources {
    /// The id of a source; one label is one source wherever it is used.
    pub(crate) fn intern(&mut self, source: &Source<'_>) -> SourceId {
        let known = match source.label {
            Some(label) => self.labels.get(label),
            None => self.sites.get(source.site),
        };
        if let Some(&id) = known {
            return id;
        }
        let id = SourceId(self.records.len() as u32);
        match source.label {
            Some(label) => self.labels.insert(label.to_owned(), id),
            None => self.sites.insert(source.site, id),
        };
        self.records.push(Record {
            label: source.label.map(str::to_owned),
            site: source.site,
            current: 0,
            peak: 0,
            count: 0,
            allocations: 0,
        });
        id
    }

    /// Counts an allocation.
    pub(crate) fn add(&mut self, id: SourceId, bytes: u64) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            r.current += bytes;
            r.peak = r.peak.max(r.current);
            r.count += 1;
            r.allocations += 1;
        }
    }

    /// Counts its end.
    pub(crate) fn remove(&mut self, id: SourceId, bytes: u64) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            r.current = r.current.saturating_sub(bytes);
            r.count = r.count.saturating_sub(1);
        }
    }

    /// What a source is called.
    pub(crate) fn name(&self, id: SourceId) -> String {
        self.records
            .get(id.0 as usize)
            .map(Record::name)
            .unwrap_or_default()
    }

    /// Every source, the largest current first.
    pub(crate) fn stats(&self) -> Vec<SourceStats> {
        let mut all: Vec<SourceStats> = self
            .records
            .iter()
            .map(|r| SourceStats {
                source: r.name(),
                site: r.site.to_string(),
                current: r.current,
                peak: r.peak,
                count: r.count,
                allocations: r.allocations,
            })
            .collect();
        all.sort_by(|a, b| (b.current, b.peak, &a.source).cmp(&(a.current, a.peak, &b.source)));
        all
    }
}
