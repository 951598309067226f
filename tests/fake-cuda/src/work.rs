//! Work: put into a stream's queue, looked at, and done.

use crate::clock::Clock;
use crate::code::{ILLEGAL_ADDRESS, INVALID_HANDLE, LAUNCH_FAILED, Outcome};
use crate::config::Order;
use crate::driver::Driver;
use crate::memory::{Access, Mode};
use crate::rules::Rule;
use crate::stream::{Item, Work};

impl Driver {
    /// Puts work at the end of a stream. `uses` are the ranges it touches, and what it does with each.
    pub fn submit<M: Into<Mode> + Copy>(
        &mut self,
        stream: u64,
        work: Work,
        uses: &[(u64, u64, M)],
        what: &str,
    ) -> Outcome<u64> {
        let host = self.host.clone();
        let Some(s) = self.streams.get_mut(&stream) else {
            return Err(INVALID_HANDLE);
        };
        s.submitted += 1;
        let seq = s.submitted;
        s.clock.merge(&host);
        s.clock.reach(stream, seq);
        let clock = s.clock.clone();
        for &(at, bytes, mode) in uses {
            let access = Access {
                stream,
                seq,
                at,
                bytes,
                mode: mode.into(),
                what: what.to_owned(),
            };
            self.touch(access, &clock);
        }
        let item = Item {
            seq,
            work,
            ranges: uses.iter().map(|u| (u.0, u.1)).collect(),
            what: what.to_owned(),
        };
        if let Some(s) = self.streams.get_mut(&stream) {
            s.queue.push_back(item);
        }
        if self.config.order == Order::Eager {
            self.run(stream, seq);
        }
        Ok(seq)
    }

    /// Notes a use of memory, and what is wrong with it.
    pub fn touch(&mut self, access: Access, clock: &Clock) {
        let (at, bytes) = (access.at, access.bytes);
        let (what, stream) = (access.what.clone(), access.stream);
        let Some((_, allocation)) = self.memory.holder(at, bytes) else {
            let range = self.memory.describe(at, bytes);
            self.breach(Rule::Lifetime, format!("{what} uses {range}"));
            return;
        };
        if let Some((by, _)) = allocation.freed_by {
            let range = format!("{bytes} bytes at {at:#x}, which stream {by:#x} has freed");
            self.breach(Rule::Lifetime, format!("{what} uses {range}"));
            return;
        }
        if let Some(earlier) = allocation.note(access, clock, &self.host) {
            self.breach(
                Rule::Race,
                format!(
                    "{what} on stream {stream:#x} and {} on stream {:#x} touch the same bytes at {at:#x}, and no event orders them",
                    earlier.what, earlier.stream
                ),
            );
        }
    }

    /// Does all work of a stream up to `seq`, and what that waits for.
    pub fn run(&mut self, stream: u64, seq: u64) {
        while self.streams.get(&stream).is_some_and(|s| s.done < seq) {
            // Another stream's work may come first, wherever nothing forbids it.
            if self.is_lazy() && self.below(3) == 0 {
                self.step_any();
            }
            if !self.step(stream, 0) {
                return;
            }
        }
    }

    /// Whether work may be done at any time between its submission and a wait.
    fn is_lazy(&self) -> bool {
        matches!(self.config.order, Order::Lazy(_))
    }

    /// Lets a stream of chance do something, if it can.
    fn step_any(&mut self) {
        let with_work: Vec<u64> = self
            .streams
            .iter()
            .filter(|(_, s)| !s.queue.is_empty())
            .map(|(h, _)| *h)
            .collect();
        if with_work.is_empty() {
            return;
        }
        let n = self.below(with_work.len() as u64) as usize;
        if let Some(stream) = with_work.get(n) {
            self.step(*stream, 0);
        }
    }

    /// After a call: work may have been done meanwhile.
    pub fn now_and_then(&mut self) {
        if self.is_lazy() && self.below(4) == 0 {
            self.step_any();
        }
    }

    /// Does the next piece of a stream's work; if it waits for another stream, that one's first.
    fn step(&mut self, stream: u64, depth: u32) -> bool {
        let head = self.streams.get(&stream).and_then(|s| s.queue.front());
        let waits = match head.map(|i| &i.work) {
            None => return false,
            Some(&Work::Wait { stream, seq }) => Some((stream, seq)),
            Some(_) => None,
        };
        if let Some((on, seq)) = waits {
            while self.streams.get(&on).is_some_and(|s| s.done < seq) {
                if depth > 1000 || !self.step(on, depth + 1) {
                    return false;
                }
            }
        }
        let Some(item) = self
            .streams
            .get_mut(&stream)
            .and_then(|s| s.queue.pop_front())
        else {
            return false;
        };
        let (seq, device) = (item.seq, self.streams.get(&stream).map_or(0, |s| s.device));
        if let Err(code) = self.perform(item)
            && let Some(lost) = self.lost.get_mut(device)
        {
            lost.get_or_insert(code);
        }
        if let Some(s) = self.streams.get_mut(&stream) {
            s.done = seq;
        }
        true
    }

    fn perform(&mut self, item: Item) -> Outcome {
        // What was freed meanwhile was told of where it was freed.
        for (at, bytes) in &item.ranges {
            if self.memory.holder(*at, *bytes).is_none() {
                return Err(ILLEGAL_ADDRESS);
            }
        }
        match item.work {
            Work::Mark | Work::Wait { .. } => Ok(()),
            Work::Copy {
                to,
                from,
                bytes,
                sum,
            } => {
                // SAFETY: both ranges lie in live allocations, as was just seen.
                unsafe {
                    if sum.is_some_and(|s| s != crate::stream::sum(from, bytes)) {
                        let what = format!(
                            "{}: its pinned source was written while the copy was queued",
                            item.what
                        );
                        self.breach(Rule::Staging, what);
                    }
                    std::ptr::copy(from as *const u8, to as *mut u8, bytes as usize);
                }
                Ok(())
            }
            Work::Fill { to, unit, count } => {
                for i in 0..count {
                    let at = to + i * unit.len() as u64;
                    // SAFETY: the range lies in a live allocation, as was just seen.
                    unsafe {
                        std::ptr::copy_nonoverlapping(unit.as_ptr(), at as *mut u8, unit.len());
                    }
                }
                Ok(())
            }
            Work::Free { at } => {
                self.memory.release(at);
                Ok(())
            }
            Work::Launch(launch) => match self.modules.run(&launch) {
                Ok(()) => Ok(()),
                Err(why) => {
                    self.breach(Rule::Hang, format!("{}: {why}", item.what));
                    Err(LAUNCH_FAILED)
                }
            },
        }
    }

    /// The host has waited for a stream.
    pub fn waited_for(&mut self, stream: u64) -> Outcome {
        let Some(s) = self.streams.get(&stream) else {
            return Err(INVALID_HANDLE);
        };
        let (seq, device) = (s.submitted, s.device);
        self.run(stream, seq);
        if let Some(s) = self.streams.get(&stream) {
            let clock = s.clock.clone();
            self.host.merge(&clock);
        }
        self.lost.get(device).copied().flatten().map_or(Ok(()), Err)
    }

    /// Whether the host may take a stream to have come so far; work goes on a little by being
    /// asked.
    pub fn has_reached(&mut self, stream: u64, seq: u64) -> bool {
        if self.below(2) == 0 {
            self.step(stream, 0);
        }
        self.streams.get(&stream).is_none_or(|s| s.done >= seq)
    }
}
