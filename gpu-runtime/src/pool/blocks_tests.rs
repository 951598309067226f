//! The allocator core against a naive model: a list of used intervals per region.

use super::*;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Op {
    AddRegion(u32),
    Allocate(u32),
    Free(usize),
    Split(usize, u32),
    RemoveFree,
}

fn op() -> impl Strategy<Value = Op> {
    // Lengths around the borders of bins, small ones most often.
    let units = prop_oneof![1_u32..40, 30_u32..70, 1_u32..600, Just(64), Just(65)];
    prop_oneof![
        1 => (1_u32..2000).prop_map(Op::AddRegion),
        8 => units.prop_map(Op::Allocate),
        6 => any::<usize>().prop_map(Op::Free),
        2 => (any::<usize>(), 1_u32..100).prop_map(|(at, units)| Op::Split(at, units)),
        1 => Just(Op::RemoveFree),
    ]
}

#[derive(Default)]
struct Model {
    /// Length per region; 0: removed.
    regions: Vec<u32>,
    live: Vec<(BlockId, Place, u64)>,
}

impl Model {
    /// The lengths of the gaps between the used intervals of every region.
    fn gaps(&self) -> Vec<u32> {
        let mut gaps = Vec::new();
        for (region, &len) in self.regions.iter().enumerate() {
            let mut used: Vec<Place> = self.live.iter().map(|l| l.1).collect();
            used.retain(|p| p.region.0 as usize == region);
            used.sort_by_key(|p| p.offset);
            let mut at = 0;
            for p in used {
                assert!(p.offset >= at, "two blocks overlap");
                gaps.push(p.offset - at);
                at = p.offset + p.units;
            }
            assert!(at <= len, "a block is longer than its region");
            gaps.push(len - at);
        }
        gaps.retain(|&gap| gap > 0);
        gaps.sort_unstable();
        gaps
    }

    fn check(&self, blocks: &Blocks) {
        let gaps = self.gaps();
        let mut free: Vec<u32> = blocks
            .nodes
            .iter()
            .zip(&blocks.states)
            .filter(|(_, state)| **state == State::Free)
            .map(|(n, _)| n.place.units)
            .collect();
        free.sort_unstable();
        assert_eq!(
            free, gaps,
            "every gap is one free block: all units accounted, all merged"
        );
        assert_eq!(
            blocks.free_units(),
            gaps.iter().map(|&g| u64::from(g)).sum::<u64>()
        );
        assert_eq!(blocks.largest_free(), gaps.last().copied().unwrap_or(0));
        let mut used: Vec<_> = blocks
            .used_blocks()
            .map(|(p, tag)| (p.region.0, p.offset, p.units, tag))
            .collect();
        let mut live: Vec<_> = self
            .live
            .iter()
            .map(|&(_, p, tag)| (p.region.0, p.offset, p.units, tag))
            .collect();
        used.sort_unstable();
        live.sort_unstable();
        assert_eq!(used, live);
        for &(id, place, _) in &self.live {
            assert_eq!(blocks.place(id), Some(place));
        }
    }

    fn apply(&mut self, blocks: &mut Blocks, op: Op, tag: u64) {
        match op {
            Op::AddRegion(units) => {
                blocks.add_region(RegionId(self.regions.len() as u32), units);
                self.regions.push(units);
            }
            Op::Allocate(units) => {
                let fits = self.gaps().last().is_some_and(|&gap| gap >= units);
                let got = blocks.allocate(units, tag);
                assert_eq!(
                    got.is_some(),
                    fits,
                    "met if and only if a gap is long enough"
                );
                if let Some(id) = got {
                    let place = blocks.place(id).expect("just allocated");
                    assert_eq!(place.units, units);
                    self.live.push((id, place, tag));
                }
            }
            Op::Free(at) if !self.live.is_empty() => {
                let (id, ..) = self.live.swap_remove(at % self.live.len());
                assert_ne!(blocks.free(id), Freed::Before);
                assert_eq!(blocks.free(id), Freed::Before, "a second free is refused");
                assert_eq!(blocks.place(id), None);
            }
            Op::Split(at, units) if !self.live.is_empty() => {
                let at = at % self.live.len();
                let (id, place, _) = self.live[at];
                let rest = blocks.split(id, units, tag);
                assert_eq!(rest.is_some(), place.units > units);
                if let Some(rest) = rest {
                    self.live[at].1.units = units;
                    let place = Place {
                        offset: place.offset + units,
                        units: place.units - units,
                        ..place
                    };
                    self.live.push((rest, place, tag));
                }
            }
            Op::Free(_) | Op::Split(..) => {}
            Op::RemoveFree => {
                let whole: u64 = blocks.units_of_free_regions();
                let mut removed = 0;
                let regions = &mut self.regions;
                blocks.remove_free_regions(|region| {
                    removed += u64::from(std::mem::take(&mut regions[region.0 as usize]));
                    true
                });
                assert_eq!(removed, whole);
                for &(_, place, _) in &self.live {
                    assert_ne!(
                        self.regions[place.region.0 as usize], 0,
                        "a used region was removed"
                    );
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn blocks_never_overlap_and_every_gap_is_one_free_block(
        ops in prop::collection::vec(op(), 1..160),
    ) {
        let (mut blocks, mut model) = (Blocks::new(), Model::default());
        model.apply(&mut blocks, Op::AddRegion(1500), 0);
        for (tag, op) in ops.into_iter().enumerate() {
            model.apply(&mut blocks, op, tag as u64);
            model.check(&blocks);
        }
        while !model.live.is_empty() {
            model.apply(&mut blocks, Op::Free(0), 0);
            model.check(&blocks);
        }
    }
}

#[test]
fn the_tightest_of_the_own_bin_is_taken() {
    let mut blocks = Blocks::new();
    // One bin holds 64 and 65 units.
    for (region, units) in [65, 64, 65].into_iter().enumerate() {
        blocks.add_region(RegionId(region as u32), units);
    }
    let id = blocks.allocate(64, 0).expect("fits");
    assert_eq!(blocks.place(id).map(|p| p.region), Some(RegionId(1)));
}

#[test]
fn a_fit_of_the_own_bin_is_taken_before_a_longer_block_is_cut() {
    let mut blocks = Blocks::new();
    for (region, units) in [1000, 65, 2000].into_iter().enumerate() {
        blocks.add_region(RegionId(region as u32), units);
    }
    let id = blocks.allocate(64, 0).expect("fits");
    assert_eq!(blocks.place(id).map(|p| p.region), Some(RegionId(1)));
    // Without one, the shortest of the longer blocks' bins is cut.
    let id = blocks.allocate(64, 0).expect("fits");
    assert_eq!(blocks.place(id).map(|p| p.region), Some(RegionId(0)));
}

#[test]
fn a_fit_beyond_the_probed_ones_is_found_before_the_request_fails() {
    let mut blocks = Blocks::new();
    blocks.add_region(RegionId(0), 65);
    for region in 1..20 {
        blocks.add_region(RegionId(region), 64);
    }
    let id = blocks.allocate(65, 0).expect("the one that is long enough");
    assert_eq!(blocks.place(id).map(|p| p.region), Some(RegionId(0)));
}

#[test]
fn nothing_is_allocated_from_nothing() {
    let mut blocks = Blocks::new();
    assert_eq!(blocks.allocate(1, 0), None);
    blocks.add_region(RegionId(0), 0);
    assert_eq!(blocks.allocate(1, 0), None);
    blocks.add_region(RegionId(1), u32::MAX);
    assert_eq!(blocks.allocate(0, 0), None);
    let all = blocks.allocate(u32::MAX, 7).expect("the whole region");
    assert_eq!(blocks.largest_free(), 0);
    assert_eq!(blocks.free(all), Freed::Region);
    assert_eq!(blocks.largest_free(), u32::MAX);
}
