//! The slabs and their blocks at one moment, with the small buffers that a history knows in them.

use super::live::Live;
use super::log::{Frame, Log};
use crate::pool::blocks::Place;
use crate::pool::grant::Tag;
use crate::pool::state::{State, UNIT};
use std::collections::HashSet;

/// A slab.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) address: u64,
    pub(super) bytes: u64,
    /// In the order of addresses; they cover the slab.
    pub(super) blocks: Vec<Piece>,
}

/// A part of a slab.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) address: u64,
    pub(super) bytes: u64,
    pub(super) is: Is,
    pub(super) frame: Option<Frame>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    Used,
    Pending,
    Free,
}

impl Segment {
    /// The bytes of its parts of a kind.
    pub(super) fn sum(&self, is: Is) -> u64 {
        let of_kind = self.blocks.iter().filter(|b| b.is == is);
        of_kind.map(|b| b.bytes).sum()
    }
}

/// All slabs. Chunks and cached blocks are divided into the buffers that the history knows; without
/// a history each is one part in use.
pub(super) fn segments(state: &State, log: &Log) -> Vec<Segment> {
    let live = Live::after(log.events());
    let pending: HashSet<(u32, u32)> = state
        .pending_places()
        .map(|p| (p.region.0, p.offset))
        .collect();
    let mut blocks: Vec<(Place, Option<u64>)> = state.blocks.all_blocks().collect();
    blocks.sort_unstable_by_key(|(p, _)| (p.region.0, p.offset));
    let mut all: Vec<Segment> = Vec::new();
    let slabs = (0_u32..).zip(&state.slabs);
    for (region, slab) in slabs.filter_map(|(region, slab)| Some((region, slab.as_ref()?))) {
        let address = slab.address(0).addr().get() as u64;
        let mut segment = Segment {
            address,
            bytes: slab.bytes(),
            blocks: Vec::new(),
        };
        // They are sorted by region first.
        let from = blocks.partition_point(|(p, _)| p.region.0 < region);
        let of_slab = blocks.iter().skip(from);
        for (place, bits) in of_slab.take_while(|(p, _)| p.region.0 == region) {
            let part = Piece {
                address: address + u64::from(place.offset) * UNIT,
                bytes: u64::from(place.units) * UNIT,
                is: match bits {
                    None => Is::Free,
                    Some(_) if pending.contains(&(region, place.offset)) => Is::Pending,
                    Some(_) => Is::Used,
                },
                frame: None,
            };
            add(&mut segment.blocks, part, bits.map(Tag::unpack), &live, log);
        }
        all.push(segment);
    }
    all
}

fn add(to: &mut Vec<Piece>, mut part: Piece, tag: Option<Tag>, live: &Live, log: &Log) {
    let Some(tag) = tag else {
        return to.push(part);
    };
    if !tag.is_chunk() {
        part.frame = log.frame(tag.source).cloned();
        if let Some(frame) = part.frame.as_mut().filter(|_| tag.reserved) {
            let name = log.name(tag.source).unwrap_or_default();
            frame.label = Some(format!("reservation of {name}"));
        }
        return to.push(part);
    }
    if part.is == Is::Pending || log.recorded.capacity == 0 {
        part.frame = Some(Frame {
            label: Some("lent for small buffers".to_owned()),
            file: "",
            line: 0,
            column: 0,
        });
        return to.push(part);
    }
    let end = part.address + part.bytes;
    let mut at = part.address;
    let mut push = |address, bytes, is, frame| {
        if bytes > 0 {
            to.push(Piece {
                address,
                bytes,
                is,
                frame,
            });
        }
    };
    for buffer in live.within(part.address, end) {
        let about = buffer.about;
        // One that was made without the lock after the events were copied may lie in another's place.
        if about.address < at || about.address + about.bytes > end {
            continue;
        }
        push(at, about.address - at, Is::Free, None);
        let frame = log.frame(about.source).cloned();
        push(about.address, about.bytes, Is::Used, frame);
        at = about.address + about.bytes;
    }
    push(at, end - at, Is::Free, None);
}
