//! The tile from above, as pictures: the surface lit from the north-west, coloured by a feature.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use super::{
    super::{error::Error, kernels::Features, tile::Tile},
    lettering,
    staged::Sink,
};

/// Pixels of the longer side.
const LONG_SIDE: f32 = 1600.0;
/// Pixels of the strip with the legend.
const LEGEND: u32 = 56;
const PAPER: Rgb<u8> = Rgb([24, 26, 30]);
const INK: Rgb<u8> = Rgb([225, 228, 232]);
const NOBODY: u32 = u32::MAX;
/// How steep the cones are that stand for points.
const STEEP: f32 = 1.5;

/// What a picture shows and how.
struct Theme {
    name: &'static str,
    value: fn(&Features) -> f32,
    /// The values of the first and the last colour, or the range that is found.
    range: Option<[f32; 2]>,
    colours: &'static [[u8; 3]],
}

/// Dark low ground over green to bright crowns; magma for what is flat; ice to fire for what is
/// upright.
const THEMES: [Theme; 3] = [
    Theme {
        name: "height",
        value: |f| f.height,
        range: None,
        colours: &[
            [48, 18, 59],
            [65, 69, 171],
            [70, 117, 237],
            [57, 162, 252],
            [27, 207, 212],
            [36, 236, 166],
            [97, 252, 108],
            [164, 252, 59],
            [209, 232, 52],
            [243, 198, 58],
            [254, 155, 45],
            [243, 99, 21],
            [217, 56, 6],
            [177, 25, 1],
            [122, 4, 2],
        ],
    },
    Theme {
        name: "planarity",
        value: |f| f.planarity,
        range: Some([0.0, 1.0]),
        colours: &[
            [20, 14, 54],
            [59, 15, 112],
            [100, 26, 128],
            [140, 41, 129],
            [183, 55, 121],
            [222, 73, 104],
            [247, 112, 92],
            [254, 159, 109],
            [254, 207, 146],
            [252, 253, 191],
        ],
    },
    Theme {
        name: "verticality",
        value: |f| f.verticality,
        range: Some([0.0, 1.0]),
        colours: &[
            [214, 222, 228],
            [166, 196, 214],
            [110, 164, 190],
            [92, 140, 130],
            [178, 160, 60],
            [238, 150, 30],
            [226, 88, 20],
            [190, 30, 24],
            [128, 8, 30],
        ],
    },
];

/// The names of the pictures.
pub fn names() -> [&'static str; 3] {
    THEMES.each_ref().map(|t| t.name)
}

/// Draws and writes all pictures into sinks in the order of [`names`].
pub fn write(sinks: [Sink; 3], tile: &Tile, features: &[Features]) -> Result<(), Error> {
    let view = View::new(tile);
    let light = view.light(tile);
    for (theme, mut sink) in THEMES.iter().zip(sinks) {
        let picture = view.paint(theme, &light, features);
        let mut bytes = Cursor::new(Vec::new());
        picture
            .write_to(&mut bytes, ImageFormat::Png)
            .map_err(|e| {
                Error::Device(format!("cannot encode the picture of {}: {e}", theme.name))
            })?;
        sink.write(bytes.get_ref())?;
        sink.finish()?;
    }
    Ok(())
}

/// Which point each pixel shows.
struct View {
    /// The north-western corner, in steps.
    corner: [f32; 2],
    width: usize,
    height: usize,
    /// Steps per pixel.
    pixel: f32,
    shown: Vec<u32>,
}

impl View {
    /// Looks straight down. Each point is a cone, and a pixel shows the highest: on flat ground the
    /// nearest point, at an edge the upper surface.
    fn new(tile: &Tile) -> Self {
        let [x, y] = [0, 1].map(|a| {
            let mut v: Vec<f32> = tile.steps.iter().map(|p| p[a]).collect();
            v.sort_unstable_by(f32::total_cmp);
            // A stray echo far outside must not shrink everything else.
            let stray = v.len() / 2000;
            [v[stray], v[v.len() - 1 - stray]]
        });
        let extent = [x[1] - x[0], y[1] - y[0]].map(|e| e.max(1.0));
        let pixel = extent[0].max(extent[1]) / LONG_SIDE;
        let [width, height] = extent.map(|e| (e / pixel) as usize + 1);
        let spacing = (extent[0] * extent[1] / tile.steps.len() as f32).sqrt();
        let mut view = Self {
            corner: [x[0], y[1]],
            width,
            height,
            pixel,
            shown: Vec::new(),
        };
        view.shown = view.cones(tile, 1.3 * spacing, STEEP);
        // Small gaps go to the nearest point around; large ones (water, no data) stay.
        let filler = view.cones(tile, 3.6 * spacing, f32::INFINITY);
        for (shown, filler) in view.shown.iter_mut().zip(filler) {
            if *shown == NOBODY {
                *shown = filler;
            }
        }
        view
    }

    /// The point that each pixel shows: the highest of the cones that reach it, or the nearest point
    /// where cones are needles.
    fn cones(&self, tile: &Tile, reach: f32, slope: f32) -> Vec<u32> {
        let mut shown = vec![NOBODY; self.width * self.height];
        let mut top = vec![f32::MIN; self.width * self.height];
        let reach = (reach / self.pixel).clamp(1.0, 40.0);
        let r = reach as i64 + 1;
        for (i, p) in tile.steps.iter().enumerate() {
            let u = (p[0] - self.corner[0]) / self.pixel;
            let v = (self.corner[1] - p[1]) / self.pixel;
            for py in (v as i64 - r).max(0)..=(v as i64 + r).min(self.height as i64 - 1) {
                for px in (u as i64 - r).max(0)..=(u as i64 + r).min(self.width as i64 - 1) {
                    let away = (px as f32 - u).hypot(py as f32 - v);
                    let score = if slope.is_finite() {
                        p[2] - away * self.pixel * slope
                    } else {
                        -away
                    };
                    let at = py as usize * self.width + px as usize;
                    if away <= reach && score > top[at] {
                        top[at] = score;
                        shown[at] = i as u32;
                    }
                }
            }
        }
        shown
    }

    /// How much light each pixel gets: a hill shade of the surface, smoothed a little.
    fn light(&self, tile: &Tile) -> Vec<f32> {
        let z: Vec<f32> = self
            .shown
            .iter()
            .map(|&i| {
                if i == NOBODY {
                    tile.ground
                } else {
                    tile.steps[i as usize][2]
                }
            })
            .collect();
        let z = self.smooth(&self.smooth(&z));
        // From the north-west, 45 degrees above the horizon.
        let sun = [-0.5_f32, 0.5, std::f32::consts::FRAC_1_SQRT_2];
        let mut light = vec![1.0; z.len()];
        for y in 0..self.height {
            for x in 0..self.width {
                let [left, right] = [x.saturating_sub(1), (x + 1).min(self.width - 1)];
                let [up, down] = [y.saturating_sub(1), (y + 1).min(self.height - 1)];
                let here = z[y * self.width + x];
                let level = |x: usize, y: usize| {
                    let there = z[y * self.width + x];
                    if there.is_nan() { here } else { there }
                };
                let slope = |a: f32, b: f32| (b - a) / (2.0 * self.pixel);
                let east = slope(level(left, y), level(right, y));
                let north = slope(level(x, down), level(x, up));
                let facing = (-east * sun[0] - north * sun[1] + sun[2])
                    / (east * east + north * north + 1.0).sqrt();
                light[y * self.width + x] = 0.35 + 0.92 * facing.max(0.0);
            }
        }
        light
    }

    fn smooth(&self, z: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; z.len()];
        for y in 0..self.height {
            for x in 0..self.width {
                let mut sum = 0.0;
                let mut n = 0.0;
                for v in y.saturating_sub(1)..=(y + 1).min(self.height - 1) {
                    for u in x.saturating_sub(1)..=(x + 1).min(self.width - 1) {
                        let z = z[v * self.width + u];
                        if !z.is_nan() {
                            sum += z;
                            n += 1.0;
                        }
                    }
                }
                // No point around: NaN stays NaN.
                out[y * self.width + x] = sum / n;
            }
        }
        out
    }

    fn paint(&self, theme: &Theme, light: &[f32], features: &[Features]) -> RgbImage {
        let range = theme
            .range
            .unwrap_or_else(|| found_range(features, theme.value));
        let mut picture =
            RgbImage::from_pixel(self.width as u32, self.height as u32 + LEGEND, PAPER);
        for (at, (&i, light)) in self.shown.iter().zip(light).enumerate() {
            if i != NOBODY {
                let value = (theme.value)(&features[i as usize]);
                let colour = ramp(theme.colours, (value - range[0]) / (range[1] - range[0]));
                let colour = colour.map(|c| (c * light).clamp(0.0, 255.0) as u8);
                picture.put_pixel(
                    (at % self.width) as u32,
                    (at / self.width) as u32,
                    Rgb(colour),
                );
            }
        }
        self.legend(&mut picture, theme, range);
        picture
    }

    fn legend(&self, picture: &mut RgbImage, theme: &Theme, range: [f32; 2]) {
        let top = self.height as u32 + 12;
        let left = 20 + lettering::width("verticality", 3) + 40;
        lettering::write(picture, [20, top + 5], 3, INK, theme.name);
        let bar = (self.width as u32).saturating_sub(left + 40);
        for x in 0..bar {
            let colour = ramp(theme.colours, x as f32 / bar as f32).map(|c| c as u8);
            for y in 0..16 {
                picture.put_pixel(left + x, top + y, Rgb(colour));
            }
        }
        for tick in 0..=4_u32 {
            let share = tick as f32 / 4.0;
            let value = range[0] + share * (range[1] - range[0]);
            let text = if range[1] - range[0] < 10.0 {
                format!("{value:.2}")
            } else {
                format!("{value:.0}")
            };
            let x = left + (share * bar as f32) as u32;
            let half = lettering::width(&text, 2) / 2;
            lettering::write(picture, [x.saturating_sub(half), top + 22], 2, INK, &text);
        }
    }
}

/// The range of a feature without its outermost half percent, for a picture with contrast.
fn found_range(features: &[Features], value: fn(&Features) -> f32) -> [f32; 2] {
    let mut v: Vec<f32> = features.iter().map(value).collect();
    v.sort_unstable_by(f32::total_cmp);
    let stray = v.len() / 200;
    let [low, high] = [v[stray], v[v.len() - 1 - stray]];
    [low, if high > low { high } else { low + 1.0 }]
}

/// The colour at `at` in 0..1 between the given ones.
fn ramp(colours: &[[u8; 3]], at: f32) -> [f32; 3] {
    let at = at.clamp(0.0, 1.0) * (colours.len() - 1) as f32;
    let below = (at as usize).min(colours.len() - 2);
    let share = at - below as f32;
    let [low, high] = [colours[below], colours[below + 1]];
    std::array::from_fn(|c| f32::from(low[c]) * (1.0 - share) + f32::from(high[c]) * share)
}
