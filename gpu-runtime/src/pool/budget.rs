//! Budgets: limits inside the device's limit. A declared pool, a named budget and a scope with a
//! budget are nodes of one tree whose root is the device; a charge counts at every node up to the
//! root, or at none.

use crate::error::GpuError;
use crate::stats::BudgetStats;
use std::borrow::Cow;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BudgetId(pub(crate) u32);

impl BudgetId {
    /// The device itself.
    pub(crate) const ROOT: Self = Self(0);
}

#[derive(Debug)]
struct Node {
    name: Cow<'static, str>,
    parent: Option<BudgetId>,
    limit: u64,
    /// What is charged: allocations, reservations and the chunks of scopes.
    current: u64,
    /// The chunks among it, whose use is in the scopes' ledgers.
    chunks: u64,
    /// What nobody else can have of the device, with what is charged of it.
    guaranteed: u64,
    /// The most of what is really in use.
    peak: u64,
    /// What scopes had at most since the last time that peaks were noted; zero in between.
    small: u64,
    /// Closed nodes are used again.
    open: bool,
    /// Whether `named` finds it.
    named: bool,
}

impl Node {
    /// What is guaranteed and not charged yet.
    #[inline]
    fn unfilled(&self) -> u64 {
        self.guaranteed.saturating_sub(self.current)
    }
}

/// The tree of one pool.
#[derive(Debug)]
pub(crate) struct Budgets {
    nodes: Vec<Node>,
    /// What is guaranteed to budgets and not charged yet.
    promised: u64,
}

impl Budgets {
    /// Only the device, with its limit.
    pub(crate) fn new(limit: u64) -> Self {
        Self {
            nodes: vec![node("device".into(), None, limit)],
            promised: 0,
        }
    }

    /// Opens a budget inside `parent`.
    pub(crate) fn open(
        &mut self,
        name: Cow<'static, str>,
        limit: u64,
        parent: BudgetId,
    ) -> Result<BudgetId, GpuError> {
        if let Some(p) = self
            .nodes
            .get(parent.0 as usize)
            .filter(|p| limit > p.limit)
        {
            return Err(GpuError::BudgetExceedsParent {
                name: name.into_owned(),
                asked: limit,
                parent: p.name.clone().into_owned(),
                limit: p.limit,
            });
        }
        let fresh = node(name, Some(parent), limit);
        // What is still charged to a closed one, by a mistake, is never another one's.
        if let Some(at) = self.nodes.iter().position(|n| !n.open && n.current == 0) {
            self.nodes[at] = fresh;
            return Ok(BudgetId(at as u32));
        }
        self.nodes.push(fresh);
        Ok(BudgetId(self.nodes.len() as u32 - 1))
    }

    /// The budget with this name, opened directly under the device where there is none yet.
    pub(crate) fn named(&mut self, name: &str, limit: u64) -> Result<BudgetId, GpuError> {
        if let Some(at) = self
            .nodes
            .iter()
            .position(|n| n.open && n.named && n.name == name)
        {
            let existing = self.nodes[at].limit;
            return if existing == limit {
                Ok(BudgetId(at as u32))
            } else {
                Err(GpuError::BudgetConfigured {
                    name: name.to_owned(),
                    existing,
                    asked: limit,
                })
            };
        }
        let id = self.open(name.to_owned().into(), limit, BudgetId::ROOT)?;
        self.nodes[id.0 as usize].named = true;
        Ok(id)
    }

    /// Closes a budget whose charges were all given back.
    pub(crate) fn close(&mut self, id: BudgetId) {
        if let Some(n) = self
            .nodes
            .get_mut(id.0 as usize)
            .filter(|_| id != BudgetId::ROOT)
        {
            debug_assert_eq!(n.current, 0, "budget `{}` closed while in use", n.name);
            n.open = false;
            self.promised = self.promised.saturating_sub(n.unfilled());
            n.guaranteed = 0;
        }
    }

    /// Keeps `bytes` of the device for a budget directly under it, while `others` are promised
    /// elsewhere.
    pub(crate) fn guarantee(
        &mut self,
        id: BudgetId,
        bytes: u64,
        others: u64,
    ) -> Result<(), GpuError> {
        let free = self.free_of_root(self.promised.saturating_add(others));
        let Some(n) = self.nodes.get_mut(id.0 as usize) else {
            return Ok(());
        };
        let has = n.current.max(n.guaranteed);
        let available = has.saturating_add(free).min(n.limit);
        if bytes > available {
            return Err(GpuError::GuaranteeImpossible {
                name: n.name.clone().into_owned(),
                asked: bytes,
                available,
            });
        }
        self.promised -= n.unfilled();
        n.guaranteed = bytes;
        self.promised += n.unfilled();
        Ok(())
    }

    /// What is guaranteed to budgets and not charged yet.
    pub(crate) fn promised(&self) -> u64 {
        self.promised
    }

    /// What the device has left, but for `promised` bytes.
    fn free_of_root(&self, promised: u64) -> u64 {
        let root = self.nodes.first();
        root.map_or(0, |n| {
            n.limit.saturating_sub(n.current).saturating_sub(promised)
        })
    }

    /// The first node from `id` to the root that has not `bytes` left, where `others` are promised
    /// to sources.
    #[inline]
    pub(crate) fn refusing(&self, id: BudgetId, bytes: u64, others: u64) -> Option<BudgetId> {
        if let Some(n) = self.root_alone(id)
            && others == 0
        {
            return (n.limit.saturating_sub(n.current) < bytes).then_some(id);
        }
        self.refusing_along(id, bytes, others)
    }

    fn refusing_along(&self, id: BudgetId, bytes: u64, others: u64) -> Option<BudgetId> {
        let mut promised = self.promised + others;
        let mut next = Some(id);
        while let Some(at) = next {
            let Some(n) = self.nodes.get(at.0 as usize) else {
                return next;
            };
            // What is charged to a budget fills what was promised to it.
            promised -= n.unfilled().min(bytes);
            let kept = if n.parent.is_none() { promised } else { 0 };
            if n.limit.saturating_sub(n.current) < bytes.saturating_add(kept) {
                return next;
            }
            next = n.parent;
        }
        None
    }

    /// Charges `bytes` at every node from `id` to the root, none of which is `refusing` them.
    #[inline]
    pub(crate) fn charge(&mut self, id: BudgetId, bytes: u64) {
        let charge = |n: &mut Node| {
            n.current += bytes;
            n.peak = n.peak.max(n.current - n.chunks);
        };
        match self.root_alone_mut(id) {
            Some(root) => charge(root),
            None => self.each(id, charge),
        }
    }

    /// Charges a chunk, of which nothing is in use yet.
    pub(crate) fn hold(&mut self, id: BudgetId, bytes: u64) {
        self.each(id, |n| {
            n.current += bytes;
            n.chunks += bytes;
        });
    }

    /// Takes the charge of a chunk back.
    pub(crate) fn let_go(&mut self, id: BudgetId, bytes: u64) {
        self.each(id, |n| {
            n.current = n.current.saturating_sub(bytes);
            n.chunks = n.chunks.saturating_sub(bytes);
        });
    }

    /// Notes what was in use at most, if scopes had `highs` of their chunks at once.
    pub(crate) fn note_peaks(&mut self, highs: impl Iterator<Item = (BudgetId, u64)> + Clone) {
        for (id, high) in highs.clone() {
            self.each(id, |n| n.small += high);
        }
        for (id, _) in highs {
            self.each(id, |n| {
                let small = std::mem::take(&mut n.small);
                n.peak = n.peak.max(n.current - n.chunks + small);
            });
        }
    }

    /// As [`Budgets::note_peaks`], where all of it is the device's own.
    #[inline]
    pub(crate) fn note_peak_of_device(&mut self, small: u64) {
        if let Some(n) = self.nodes.first_mut() {
            n.peak = n.peak.max(n.current - n.chunks + small);
        }
    }

    /// Takes a charge back.
    #[inline]
    pub(crate) fn discharge(&mut self, id: BudgetId, bytes: u64) {
        let discharge = |n: &mut Node| n.current = n.current.saturating_sub(bytes);
        match self.root_alone_mut(id) {
            Some(root) => discharge(root),
            None => self.each(id, discharge),
        }
    }

    /// The device's node, if it is the one that is meant and nothing is promised to anybody: most
    /// requests, for which nothing has to be looked for.
    #[inline]
    fn root_alone(&self, id: BudgetId) -> Option<&Node> {
        let is_alone = id == BudgetId::ROOT && self.promised == 0;
        self.nodes.first().filter(|n| is_alone && n.guaranteed == 0)
    }

    #[inline]
    fn root_alone_mut(&mut self, id: BudgetId) -> Option<&mut Node> {
        self.root_alone(id)?;
        self.nodes.first_mut()
    }

    /// Whether `ancestor` is `id` or lies above it.
    pub(crate) fn is_within(&self, id: BudgetId, ancestor: BudgetId) -> bool {
        self.path(id).any(|at| at == ancestor)
    }

    /// What every node from `id` to the root has left at least, where `others` are promised to
    /// sources.
    pub(crate) fn free_along(&self, id: BudgetId, others: u64) -> u64 {
        let nodes = || self.path(id).filter_map(|at| self.nodes.get(at.0 as usize));
        let own: u64 = nodes().map(Node::unfilled).sum();
        let device = self.free_of_root((self.promised - own).saturating_add(others));
        let free = nodes().map(|n| n.limit.saturating_sub(n.current));
        free.min().unwrap_or(0).min(device)
    }

    /// The device's limit.
    pub(crate) fn root_limit(&self) -> u64 {
        self.nodes.first().map_or(0, |root| root.limit)
    }

    /// The open nodes, the device first.
    pub(crate) fn open_nodes(&self) -> impl Iterator<Item = BudgetId> {
        let open = (0..).zip(&self.nodes).filter(|(_, n)| n.open);
        open.map(|(at, _)| BudgetId(at))
    }

    /// Changes the device's limit.
    pub(crate) fn set_root_limit(&mut self, limit: u64) {
        if let Some(root) = self.nodes.first_mut() {
            root.limit = limit;
        }
    }

    /// A node's state, where scopes have `used` of its chunks in use and `kept` idle.
    pub(crate) fn stats(&self, id: BudgetId, (used, kept): (u64, u64)) -> BudgetStats {
        let n = self.nodes.get(id.0 as usize);
        BudgetStats {
            name: n.map(|n| n.name.clone().into_owned()).unwrap_or_default(),
            limit: n.map_or(0, |n| n.limit),
            current: n.map_or(0, |n| n.current.saturating_sub(n.chunks)) + used,
            kept,
            peak: n.map_or(0, |n| n.peak),
            guaranteed: n.map_or(0, |n| n.guaranteed),
        }
    }

    fn path(&self, id: BudgetId) -> impl Iterator<Item = BudgetId> {
        std::iter::successors(Some(id), |at| self.nodes.get(at.0 as usize)?.parent)
    }

    fn each(&mut self, id: BudgetId, mut change: impl FnMut(&mut Node)) {
        let mut at = Some(id);
        while let Some(n) = at.and_then(|at| self.nodes.get_mut(at.0 as usize)) {
            let before = n.unfilled();
            change(n);
            self.promised = self.promised - before + n.unfilled();
            at = n.parent;
        }
    }
}

fn node(name: Cow<'static, str>, parent: Option<BudgetId>, limit: u64) -> Node {
    Node {
        name,
        parent,
        limit,
        current: 0,
        chunks: 0,
        guaranteed: 0,
        peak: 0,
        small: 0,
        open: true,
        named: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charge_counts_at_every_node_or_at_none() {
        let mut budgets = Budgets::new(1000);
        let pool = budgets
            .open("pool".into(), 500, BudgetId::ROOT)
            .expect("fits");
        let scope = budgets.open("scope".into(), 400, pool).expect("fits");
        assert_eq!(budgets.refusing(scope, 300, 0), None);
        budgets.charge(scope, 300);
        budgets.charge(pool, 150);
        assert_eq!(budgets.refusing(scope, 60, 0), Some(pool));
        assert_eq!(budgets.refusing(scope, 101, 0), Some(scope));
        assert_eq!(budgets.stats(scope, (0, 0)).current, 300);
        assert_eq!(budgets.stats(pool, (0, 0)).current, 450);
        assert_eq!(budgets.stats(BudgetId::ROOT, (0, 0)).current, 450);
        budgets.discharge(scope, 300);
        assert_eq!(budgets.stats(pool, (0, 0)).current, 150);
        assert_eq!(budgets.stats(scope, (0, 0)).peak, 300);
    }

    #[test]
    fn a_closed_budget_leaves_its_place_to_the_next() {
        let mut budgets = Budgets::new(1000);
        let first = budgets
            .open("first".into(), 10, BudgetId::ROOT)
            .expect("fits");
        budgets.close(first);
        let second = budgets
            .open("second".into(), 20, BudgetId::ROOT)
            .expect("fits");
        assert_eq!(first, second);
        assert_eq!(budgets.stats(second, (0, 0)).name, "second");
    }
}
