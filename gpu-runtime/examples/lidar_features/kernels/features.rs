//! What is made of neighbours and eigenvalues.
#![allow(clippy::too_many_arguments)]

use gpu_runtime::prelude::*;

use super::Eigen;

/// The features of one point, as written to the files.
#[derive(GpuRepr, Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Features {
    /// Eigenvalues, largest first, in squared units of the file.
    pub l: [f32; 3],
    /// Unit normal with `n[2] >= 0`.
    pub n: [f32; 3],
    /// `(l1 - l2) / l1`
    pub linearity: f32,
    /// `(l2 - l3) / l1`
    pub planarity: f32,
    /// `l3 / l1`
    pub sphericity: f32,
    /// `(l1 - l3) / l1`
    pub anisotropy: f32,
    /// `l3 / (l1 + l2 + l3)`
    pub curvature: f32,
    /// `cbrt(l1 l2 l3)`
    pub omnivariance: f32,
    /// `-sum(e ln e)` of the eigenvalues as shares of their sum.
    pub eigenentropy: f32,
    /// `1 - |nz|`
    pub verticality: f32,
    /// `sqrt(verticality * planarity)`
    pub wall: f32,
    /// `sqrt((1 - verticality) * planarity)`
    pub roof: f32,
    /// Above the lowest ground point.
    pub height: f32,
    /// `k / (4/3 pi r^3)`, `r` the distance to the k-th neighbour; 0 where that is 0.
    pub density: f32,
    /// Points within two units, itself among them.
    pub neighbours: u32,
}

/// `-e ln e`, and its limit 0 at 0.
#[gpu_fn]
pub fn entropy(e: f32) -> f32 {
    if e > 0.0 { -e * e.ln() } else { 0.0 }
}

/// What of the tile the features need: a step in units of the file, and the ground's z in steps.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Measure {
    /// The length of one step in units of the file.
    pub step: f32,
    /// z of the lowest ground point, in steps.
    pub ground: f32,
    /// Neighbours of each point.
    pub k: f32,
}

/// The features of each query. Where the eigenvalues are all zero, so is what divides by them.
///
/// M. Weinmann, B. Jutzi, C. Mallet, *Feature relevance assessment for the semantic interpretation
/// of 3D point cloud data*, 2013.
#[gpu_kernel(over = features, requires(query.len() == features.len(), solved.len() == features.len(), reach.len() == features.len(), count.len() == features.len()))]
pub fn describe(
    t: Thread,
    measure: Measure,
    xyz: &[[f32; 3]],
    query: &[u32],
    solved: &[Eigen],
    reach: &[f32],
    count: &[u32],
    #[out] features: &mut [Features],
) {
    let i = t.id();
    let l = solved[i].value;
    let n = solved[i].normal;
    let sum = l[0] + l[1] + l[2];
    let mut linearity = 0.0;
    let mut planarity = 0.0;
    let mut sphericity = 0.0;
    let mut anisotropy = 0.0;
    let mut curvature = 0.0;
    let mut omnivariance = 0.0;
    let mut eigenentropy = 0.0;
    if l[0] > 0.0 {
        linearity = (l[0] - l[1]) / l[0];
        planarity = (l[1] - l[2]) / l[0];
        sphericity = l[2] / l[0];
        anisotropy = (l[0] - l[2]) / l[0];
        curvature = l[2] / sum;
        // Shares of l1, so that no product leaves the range of f32.
        omnivariance = l[0] * (l[1] / l[0] * (l[2] / l[0])).cbrt();
        eigenentropy = entropy(l[0] / sum) + entropy(l[1] / sum) + entropy(l[2] / sum);
    }
    let area = measure.step * measure.step;
    let verticality = (1.0 - n[2]).max(0.0);
    let r = reach[i] * measure.step;
    let mut density = 0.0;
    if r > 0.0 {
        density = (measure.k * (0.75 / core::f32::consts::PI) / r / r / r).min(f32::MAX);
    }
    features[i] = Features {
        l: [l[0] * area, l[1] * area, l[2] * area],
        n,
        linearity,
        planarity,
        sphericity,
        anisotropy,
        curvature,
        omnivariance: omnivariance * area,
        eigenentropy,
        verticality,
        wall: (verticality * planarity).sqrt(),
        roof: ((1.0 - verticality) * planarity).sqrt(),
        height: (xyz[query[i] as usize][2] - measure.ground) * measure.step,
        density,
        neighbours: count[i],
    };
}
