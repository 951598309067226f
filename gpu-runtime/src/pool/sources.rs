//! Who allocates: labels and call sites, interned, with what each holds and has held.

use super::ledger::Line;
use crate::error::GpuError;
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
    #[inline]
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

    /// The label, if one was given.
    #[inline]
    pub(crate) fn name(&self) -> Option<&'a str> {
        self.label
    }

    /// The place of the call site in memory: one site may have several, and several sites never
    /// have one.
    #[inline]
    pub(crate) fn site_address(&self) -> usize {
        std::ptr::from_ref(self.site).addr()
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

impl SourceId {
    /// Of memory whose owners are in a ledger.
    pub(super) const LEDGER: Self = Self(u32::MAX);
}

#[derive(Debug)]
struct Record {
    label: Option<String>,
    site: &'static Location<'static>,
    current: u64,
    peak: u64,
    count: u64,
    allocations: u64,
    /// Whether a scope's ledger has, or had, a line for it.
    in_ledgers: bool,
    /// The most that it may hold, and what of it nobody else can have.
    limit: u64,
    guaranteed: u64,
}

impl Record {
    /// What is guaranteed and not held yet.
    #[inline]
    fn unfilled(&self) -> u64 {
        self.guaranteed.saturating_sub(self.current)
    }

    fn name(&self) -> String {
        match &self.label {
            Some(label) => label.clone(),
            None => self.site.to_string(),
        }
    }
}

/// Call sites and labels that were seen last, by a part of their address or text.
const SEEN: usize = 64;

/// All sources of one pool.
#[derive(Debug)]
pub(crate) struct Sources {
    labels: HashMap<String, SourceId>,
    sites: HashMap<&'static Location<'static>, SourceId>,
    records: Vec<Record>,
    /// In front of the maps, whose hashing would cost more than the allocation.
    seen_sites: [(usize, SourceId); SEEN],
    seen_labels: [SourceId; SEEN],
    /// Whether a source has a limit or a guarantee.
    any_terms: bool,
    /// What is guaranteed to sources and not held yet.
    promised: u64,
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            labels: HashMap::new(),
            sites: HashMap::new(),
            records: Vec::new(),
            seen_sites: [(0, SourceId(0)); SEEN],
            seen_labels: [SourceId(u32::MAX); SEEN],
            any_terms: false,
            promised: 0,
        }
    }
}

impl Sources {
    /// The id of a source; one label is one source wherever it is used.
    pub(crate) fn intern(&mut self, source: &Source<'_>) -> SourceId {
        match source.label {
            Some(label) => {
                let at = place_of_label(label);
                let id = self.seen_labels[at];
                let seen = self.records.get(id.0 as usize);
                if seen.is_some_and(|r| r.label.as_deref() == Some(label)) {
                    return id;
                }
                let id = self.find(source);
                self.seen_labels[at] = id;
                id
            }
            None => {
                let address = source.site_address();
                let at = place_of_site(address) % SEEN;
                let (seen, id) = self.seen_sites[at];
                if seen == address {
                    return id;
                }
                let id = self.find(source);
                self.seen_sites[at] = (address, id);
                id
            }
        }
    }

    fn find(&mut self, source: &Source<'_>) -> SourceId {
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
            in_ledgers: false,
            limit: u64::MAX,
            guaranteed: 0,
        });
        id
    }

    /// Counts an allocation, while `small` bytes of the source are in ledgers; that is asked only if
    /// there are any.
    #[inline]
    pub(crate) fn add(&mut self, id: SourceId, bytes: u64, small: impl FnOnce() -> u64) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            self.promised -= r.unfilled().min(bytes);
            r.current += bytes;
            let small = if r.in_ledgers { small() } else { 0 };
            r.peak = r.peak.max(r.current + small);
            r.count += 1;
            r.allocations += 1;
        }
    }

    /// Takes over an allocation that a ledger has counted.
    pub(crate) fn adopt(&mut self, id: SourceId, bytes: u64) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            self.promised -= r.unfilled().min(bytes);
            r.current += bytes;
            r.peak = r.peak.max(r.current);
            r.count += 1;
        }
    }

    /// Counts its end.
    #[inline]
    pub(crate) fn remove(&mut self, id: SourceId, bytes: u64) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            let before = r.unfilled();
            r.current = r.current.saturating_sub(bytes);
            self.promised += r.unfilled() - before;
            r.count = r.count.saturating_sub(1);
        }
    }

    /// Limits what a label may hold, and keeps a part of it for it, where `free` bytes are nobody's.
    pub(crate) fn set_terms(
        &mut self,
        label: &Source<'_>,
        limit: u64,
        guaranteed: u64,
        free: u64,
    ) -> Result<(), GpuError> {
        let id = self.intern(label);
        let name = || label.to_string();
        let Some(r) = self.records.get_mut(id.0 as usize) else {
            return Ok(());
        };
        if r.in_ledgers {
            return Err(GpuError::SourceInUse { name: name() });
        }
        let available = r.current.max(r.guaranteed).saturating_add(free).min(limit);
        if guaranteed > available {
            return Err(GpuError::GuaranteeImpossible {
                name: name(),
                asked: guaranteed,
                available,
            });
        }
        self.promised -= r.unfilled();
        (r.limit, r.guaranteed) = (limit, guaranteed);
        self.promised += r.unfilled();
        self.any_terms = true;
        Ok(())
    }

    /// Whether any source has a limit or a guarantee.
    #[inline]
    pub(crate) fn any_terms(&self) -> bool {
        self.any_terms
    }

    fn record(&self, id: SourceId) -> Option<&Record> {
        self.records.get(id.0 as usize)
    }

    /// Whether this source has a limit or a guarantee.
    pub(crate) fn has_terms(&self, id: SourceId) -> bool {
        let terms = |r: &Record| r.limit < u64::MAX || r.guaranteed > 0;
        self.any_terms && self.record(id).is_some_and(terms)
    }

    /// Whether `bytes` more are above the source's limit.
    pub(crate) fn is_over(&self, id: SourceId, bytes: u64) -> bool {
        self.record(id)
            .is_some_and(|r| r.current.saturating_add(bytes) > r.limit)
    }

    /// What a source holds, and may hold.
    pub(crate) fn held(&self, id: SourceId) -> (u64, u64, u64) {
        self.record(id)
            .map_or((0, 0, 0), |r| (r.current, r.count, r.limit))
    }

    /// What is guaranteed to the source and not held yet.
    pub(crate) fn unfilled(&self, id: SourceId) -> u64 {
        self.record(id).map_or(0, Record::unfilled)
    }

    /// What is guaranteed to sources and not held yet.
    #[inline]
    pub(crate) fn promised(&self) -> u64 {
        self.promised
    }

    /// Notes that a ledger has a line for the source.
    pub(crate) fn note_line(&mut self, id: SourceId) {
        if let Some(r) = self.records.get_mut(id.0 as usize) {
            r.in_ledgers = true;
        }
    }

    /// Takes over what the line of a scope that has ended counted.
    pub(crate) fn close(&mut self, line: &Line) {
        if let Some(r) = self.records.get_mut(line.source().0 as usize) {
            r.allocations += line.made();
            r.peak = r.peak.max(r.current + line.high());
        }
    }

    /// What a source is called.
    pub(crate) fn name(&self, id: SourceId) -> String {
        self.records
            .get(id.0 as usize)
            .map(Record::name)
            .unwrap_or_default()
    }

    /// The label of every source, if it has one, and its call site; in the order of their ids.
    pub(crate) fn places(
        &self,
    ) -> impl Iterator<Item = (Option<&str>, &'static Location<'static>)> {
        self.records.iter().map(|r| (r.label.as_deref(), r.site))
    }

    /// Every source with what open ledgers have of it, the largest current first.
    pub(crate) fn stats<'l>(&self, lines: impl Iterator<Item = &'l Line>) -> Vec<SourceStats> {
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
                limit: (r.limit < u64::MAX).then_some(r.limit),
                guaranteed: r.guaranteed,
            })
            .collect();
        let mut highs = vec![0; all.len()];
        for line in lines {
            let at = line.source().0 as usize;
            if let (Some(s), Some(high)) = (all.get_mut(at), highs.get_mut(at)) {
                s.current += line.bytes();
                s.count += line.count();
                s.allocations += line.made();
                *high += line.high();
            }
        }
        for ((s, r), high) in all.iter_mut().zip(&self.records).zip(highs) {
            s.peak = s.peak.max(r.current + high);
        }
        all.sort_by(|a, b| (b.current, b.peak, &a.source).cmp(&(a.current, a.peak, &b.source)));
        all
    }
}

/// Spreads the addresses of call sites, which lie close together.
#[inline]
pub(crate) fn place_of_site(address: usize) -> usize {
    (address >> 3).wrapping_mul(0x9E37_79B1) >> 7
}

fn place_of_label(label: &str) -> usize {
    let bytes = label.as_bytes();
    let ends = [bytes.first(), bytes.last()].map(|b| usize::from(b.copied().unwrap_or(0)));
    (bytes.len() + 5 * ends[0] + 31 * ends[1]) % SEEN
}
