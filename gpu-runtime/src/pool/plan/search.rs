//! The search for a small plan.

use super::Life;

/// What a plan is made with: one element for each buffer, or for each phase.
pub struct Planner<'a> {
    /// The buffers. Their phases are numbers below the length of `rest`.
    pub lives: &'a [Life],
    /// Where the buffers lie that are placed.
    pub offsets: &'a mut [u64],
    /// The lowest place that is left for each buffer; the largest number once it is placed.
    pub lowest: &'a mut [u64],
    /// The buffers by priority.
    pub order: &'a mut [usize],
    /// What must still come in each phase.
    pub rest: &'a mut [u64],
    /// What no buffer that must still come in a phase can lie below.
    pub floor: &'a mut [u64],
    /// The floors after a buffer that may be placed next.
    pub next: &'a mut [u64],
    /// Steps that are left.
    pub steps: u64,
}

const PLACED: u64 = u64::MAX;

/// How many candidates are compared for each place: fewer find other plans, not only worse ones.
const BREADTHS: [usize; 3] = [16, 8, 12];
const PRIORITIES: usize = 6;

impl Planner<'_> {
    /// The smallest plan found, in `best`, and its size.
    pub const fn best(&mut self, best: &mut [u64]) -> u64 {
        let least = self.least();
        self.sort(PRIORITIES - 1);
        let mut size = self.first_fit();
        best.copy_from_slice(self.offsets);
        let mut run = 0;
        while run < BREADTHS.len() * PRIORITIES && size > least {
            let breadth = BREADTHS[run / PRIORITIES];
            self.sort(run % PRIORITIES);
            match self.build(breadth, least, size) {
                Some(found) if found < size => {
                    size = found;
                    best.copy_from_slice(self.offsets);
                }
                _ => {}
            }
            if self.steps == 0 {
                break;
            }
            run += 1;
        }
        size
    }

    /// What the fullest phase holds: no plan is smaller. Leaves every phase's load in `rest`.
    const fn least(&mut self) -> u64 {
        let mut at = 0;
        while at < self.rest.len() {
            self.rest[at] = 0;
            at += 1;
        }
        let mut i = 0;
        while i < self.lives.len() {
            let life = &self.lives[i];
            let mut at = life.first;
            while at <= life.last {
                self.rest[at] = self.rest[at].saturating_add(life.size);
                at += 1;
            }
            i += 1;
        }
        highest(self.rest)
    }

    /// Sorts the buffers by a priority, the first one first.
    const fn sort(&mut self, priority: usize) {
        let mut i = 0;
        while i < self.lives.len() {
            // Into its place among those before it.
            let key = self.key(i, priority);
            let mut at = i;
            while at > 0 && is_more(key, self.key(self.order[at - 1], priority)) {
                self.order[at] = self.order[at - 1];
                at -= 1;
            }
            self.order[at] = i;
            i += 1;
        }
    }

    /// By importance: its phases, its size, their product, and the most that any of its phases has in
    /// `rest`. After a run that gave up, that is what was left over, so that what came too late comes
    /// earlier in the next one (Joslin, Clements, "Squeaky Wheel Optimization", 1999).
    const fn key(&self, i: usize, priority: usize) -> [u64; 3] {
        let life = &self.lives[i];
        let mut load = 0;
        let mut at = life.first;
        while at <= life.last {
            load = more(load, self.rest[at]);
            at += 1;
        }
        let (phases, area) = (life.phases(), life.size.saturating_mul(life.phases()));
        match priority {
            0 => [load, phases, area],
            1 => [load, area, phases],
            2 => [area, load, phases],
            3 => [load, life.size, phases],
            4 => [area, phases, load],
            _ => [life.size, load, phases],
        }
    }

    /// Each buffer by priority at the lowest place that is free: quick, and often good enough.
    const fn first_fit(&mut self) -> u64 {
        let mut size = 0;
        let mut placed = 0;
        while placed < self.order.len() {
            let i = self.order[placed];
            let life = &self.lives[i];
            let mut offset = 0;
            // From the start again after each move: what lies higher may be in the way now.
            let mut at = 0;
            while at < placed {
                let j = self.order[at];
                let other = &self.lives[j];
                if life.meets(other)
                    && offset < self.offsets[j].saturating_add(other.size)
                    && self.offsets[j] < offset.saturating_add(life.size)
                {
                    offset = self.offsets[j].saturating_add(other.size);
                    at = 0;
                } else {
                    at += 1;
                }
            }
            self.offsets[i] = offset;
            size = more(size, offset.saturating_add(life.size));
            placed += 1;
        }
        size
    }

    /// Builds a plan upwards; `None` where it would not be smaller than `size` or steps run out.
    const fn build(&mut self, breadth: usize, least: u64, size: u64) -> Option<u64> {
        self.least();
        let mut at = 0;
        while at < self.floor.len() {
            self.floor[at] = 0;
            at += 1;
        }
        let mut i = 0;
        while i < self.lives.len() {
            self.lowest[i] = 0;
            i += 1;
        }
        let mut placed = 0;
        let mut top = 0;
        while placed < self.lives.len() {
            let (chosen, bound) = match self.choose(breadth, least) {
                Some(found) => found,
                None => return None,
            };
            if bound >= size {
                return None;
            }
            top = more(top, self.place(chosen));
            placed += 1;
        }
        Some(top)
    }

    /// The buffer that is placed next, and what the fullest phase will need at least then.
    const fn choose(&mut self, breadth: usize, least: u64) -> Option<(usize, u64)> {
        // One that starts above where another could end would leave a gap that the other fills.
        let mut ceiling = u64::MAX;
        let mut i = 0;
        while i < self.lives.len() {
            if self.lowest[i] != PLACED {
                let end = self.lowest[i].saturating_add(self.lives[i].size);
                ceiling = if end < ceiling { end } else { ceiling };
            }
            i += 1;
        }
        let mut best: Option<(usize, u64, u64)> = None;
        let mut after = None;
        let mut tried = 0;
        while tried < breadth {
            let Some(at) = self.following(after) else {
                break;
            };
            after = Some(at);
            let i = self.order[at];
            if self.lowest[i] > ceiling || (self.lowest[i] == ceiling && tried > 0) {
                break;
            }
            if self.hangs(i) {
                continue;
            }
            tried += 1;
            let Some((bound, rest)) = self.judge(i, least) else {
                return None;
            };
            best = match best {
                Some((_, b, r)) if b < bound || (b == bound && r <= rest) => best,
                _ => Some((i, bound, rest)),
            };
        }
        match best {
            Some((i, bound, _)) => Some((i, bound)),
            None => None,
        }
    }

    /// Behind `after`, by the lowest place and then by priority, the next buffer's number in `order`.
    const fn following(&self, after: Option<usize>) -> Option<usize> {
        let mut found: Option<usize> = None;
        let mut at = 0;
        while at < self.order.len() {
            let here = self.lowest[self.order[at]];
            let behind = match after {
                Some(a) => {
                    let from = self.lowest[self.order[a]];
                    here > from || (here == from && at > a)
                }
                None => true,
            };
            let first = match found {
                Some(f) => here < self.lowest[self.order[f]],
                None => true,
            };
            if here != PLACED && behind && first {
                found = Some(at);
            }
            at += 1;
        }
        found
    }

    /// Would another buffer, which could lie lower, never lie on anything?
    const fn hangs(&self, i: usize) -> bool {
        let mut j = 0;
        while j < self.lives.len() {
            if self.lowest[j] < self.lowest[i] && !self.lives[j].meets(&self.lives[i]) {
                return true;
            }
            j += 1;
        }
        false
    }

    /// What the fullest phase needs at least after `i` is placed, and a measure of what all need.
    /// Leaves the floors in `next`.
    const fn judge(&mut self, i: usize, least: u64) -> Option<(u64, u64)> {
        let (life, offset) = (&self.lives[i], self.lowest[i]);
        let end = offset.saturating_add(life.size);
        let mut at = 0;
        while at < self.next.len() {
            self.next[at] = u64::MAX;
            at += 1;
        }
        let mut steps = 2 * (self.next.len() + self.lives.len()) as u64;
        let mut j = 0;
        while j < self.lives.len() {
            if j != i && self.lowest[j] != PLACED {
                let other = &self.lives[j];
                let lowest = self.lowest[j];
                let lowest = if lowest < end && other.meets(life) {
                    end
                } else {
                    more(lowest, offset)
                };
                let mut at = other.first;
                while at <= other.last {
                    if lowest < self.next[at] {
                        self.next[at] = lowest;
                    }
                    at += 1;
                }
                steps += other.phases();
            }
            j += 1;
        }
        if self.steps < steps {
            self.steps = 0;
            return None;
        }
        self.steps -= steps;
        let unit = least / ONE + 1;
        let (mut bound, mut all) = (0, 0);
        let mut at = 0;
        while at < self.next.len() {
            let inside = life.first <= at && at <= life.last;
            let rest = if inside {
                self.rest[at].saturating_sub(life.size)
            } else {
                self.rest[at]
            };
            if self.next[at] == u64::MAX {
                // Nothing is to come.
                self.next[at] = if inside { end } else { self.floor[at] };
            }
            let need = self.next[at].saturating_add(rest);
            bound = more(bound, need);
            all += eighth_power(need / unit);
            at += 1;
        }
        Some((bound, all))
    }

    /// Places `i` as low as it can lie; where it ends.
    const fn place(&mut self, i: usize) -> u64 {
        let (life, offset) = (&self.lives[i], self.lowest[i]);
        let end = offset.saturating_add(life.size);
        self.offsets[i] = offset;
        self.lowest[i] = PLACED;
        let mut at = life.first;
        while at <= life.last {
            self.rest[at] = self.rest[at].saturating_sub(life.size);
            self.floor[at] = end;
            at += 1;
        }
        let mut j = 0;
        while j < self.lives.len() {
            if self.lowest[j] < end && self.lives[j].meets(life) {
                self.lowest[j] = end;
            }
            j += 1;
        }
        end
    }
}

/// A need is measured in parts of the fullest phase's load.
const ONE: u64 = 1 << 12;

/// Of a number in parts of [`ONE`]; what is far above it counts as four.
const fn eighth_power(x: u64) -> u64 {
    let x = if x < 4 * ONE { x } else { 4 * ONE };
    let x2 = x * x / ONE;
    let x4 = x2 * x2 / ONE;
    x4 * x4 / ONE
}

const fn more(a: u64, b: u64) -> u64 {
    if a < b { b } else { a }
}

const fn highest(all: &[u64]) -> u64 {
    let mut highest = 0;
    let mut at = 0;
    while at < all.len() {
        highest = more(highest, all[at]);
        at += 1;
    }
    highest
}

const fn is_more(a: [u64; 3], b: [u64; 3]) -> bool {
    a[0] > b[0] || (a[0] == b[0] && (a[1] > b[1] || (a[1] == b[1] && a[2] > b[2])))
}
