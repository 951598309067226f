//! Counts that may only fall.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::audit::{Item, is_informational};
use crate::error::{Error, Result};

/// How many findings of each check a workspace has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Baseline {
    counts: BTreeMap<String, usize>,
}

/// A workspace beside its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No check has more.
    Held {
        /// Checks that have fewer now, with both counts: the baseline may be lowered.
        fewer: Vec<(String, usize, usize)>,
    },
    /// Checks that have more, with both counts.
    Broken(Vec<(String, usize, usize)>),
}

impl Baseline {
    /// Of the findings of a run.
    pub fn of(items: &[Item]) -> Self {
        let mut counts = BTreeMap::new();
        for item in items.iter().filter(|item| !is_informational(item.check)) {
            *counts.entry(item.check.to_owned()).or_default() += 1;
        }
        Baseline { counts }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read, or is no baseline.
    pub fn read(path: &Path) -> Result<Self> {
        let bad = |reason: String| Error::Baseline {
            path: path.to_owned(),
            reason,
        };
        let text = fs::read(path).map_err(|e| bad(e.to_string()))?;
        serde_json::from_slice(&text).map_err(|e| bad(e.to_string()))
    }

    /// Writes a file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let bad = |reason: String| Error::Baseline {
            path: path.to_owned(),
            reason,
        };
        let mut text = serde_json::to_vec_pretty(self).map_err(|e| bad(e.to_string()))?;
        text.push(b'\n');
        fs::write(path, text).map_err(|e| bad(e.to_string()))
    }

    /// Compares what is there now.
    ///
    /// ```
    /// use gpu_migrate::report::{Baseline, Verdict};
    ///
    /// let baseline = Baseline::default();
    /// assert_eq!(baseline.judge(&Baseline::default()), Verdict::Held { fewer: vec![] });
    /// ```
    pub fn judge(&self, now: &Baseline) -> Verdict {
        let names = self.counts.keys().chain(now.counts.keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        let count = |of: &Baseline, name: &String| of.counts.get(name).copied().unwrap_or(0);
        let pairs = names
            .into_iter()
            .map(|name| (name.clone(), count(self, name), count(now, name)));
        let (more, rest): (Vec<_>, Vec<_>) = pairs.partition(|(_, before, now)| now > before);
        match more.is_empty() {
            true => Verdict::Held {
                fewer: rest
                    .into_iter()
                    .filter(|(_, before, now)| now < before)
                    .collect(),
            },
            false => Verdict::Broken(more),
        }
    }
}
