//! The tile: a LAS or LAZ file, its coordinates made ready for f32.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek},
    panic::{self, AssertUnwindSafe},
    path::Path,
    sync::Once,
};

use las::{Header, PointData, PointDataBuilder, Reader};

use super::error::{Error, reason};

/// The tile that is worked on when none is named (see LICENSE.txt beside it).
const BUNDLED: &[u8] = include_bytes!("../data/autzen_trim.laz");
const BUNDLED_NAME: &str = "autzen_trim";

/// Points read at once, so that a damaged header cannot ask for all memory.
const BATCH: u64 = 1 << 16;

/// ASPRS class of ground points.
const GROUND: u8 = 2;

/// A tile in memory.
#[derive(Debug)]
pub struct Tile {
    /// Its file's name without extension.
    pub name: String,
    /// The header as read.
    pub header: Header,
    /// The records as read, in the file's order.
    pub points: PointData,
    /// Each point's coordinates in steps from the middle of the tile.
    pub steps: Vec<[f32; 3]>,
    /// The length of a step in units of the file: the finest of its three scales.
    pub step: f64,
    /// z in steps of the lowest ground point, or of the lowest point where none is ground.
    pub ground: f32,
    /// Whether the tile has ground points.
    pub has_ground: bool,
}

impl Tile {
    /// Reads the named tile, or the bundled one.
    pub fn read(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else {
            return Self::decode(BUNDLED_NAME, BUNDLED_NAME, || {
                Reader::new(Cursor::new(BUNDLED))
            });
        };
        let file = path.display().to_string();
        let fail = |e: io::Error| Error::input(&file, reason(&e));
        let open = File::open(path).map_err(fail)?;
        let about = open.metadata().map_err(fail)?;
        if about.is_dir() {
            return Err(Error::input(&file, "it is a directory"));
        }
        if about.is_file() && about.len() == 0 {
            return Err(Error::input(&file, "the file is empty"));
        }
        let name = path
            .file_stem()
            .map_or_else(|| file.clone(), |s| s.to_string_lossy().into_owned());
        Self::decode(&file, &name, move || Reader::new(BufReader::new(open)))
    }

    /// Reads a tile from bytes; `name` stands for its file.
    pub fn from_bytes(
        name: &str,
        bytes: impl Read + Seek + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Self::decode(name, name, move || Reader::new(BufReader::new(bytes)))
    }

    fn decode(
        file: &str,
        name: &str,
        open: impl FnOnce() -> Result<Reader, las::Error>,
    ) -> Result<Self, Error> {
        let read = quietly(|| read_records(open))
            .ok_or_else(|| Error::input(file, "damaged or truncated (the decoder gave up)"))?;
        let (header, points) = read.map_err(|e| match e {
            las::Error::Io(e) => Error::input(file, reason(&e)),
            // What the decompressor says where a file ends too early.
            e if e.to_string().contains("failed to fill whole buffer") => {
                Error::input(file, reason(&io::ErrorKind::UnexpectedEof.into()))
            }
            e => Error::input(file, format_args!("damaged or not LAS/LAZ: {e}")),
        })?;
        if points.is_empty() {
            return Err(Error::input(file, "the file has no points"));
        }
        let scale = header.transforms();
        let scale = [scale.x.scale, scale.y.scale, scale.z.scale];
        if !scale.iter().all(|s| s.is_normal() && *s > 0.0) {
            return Err(Error::input(
                file,
                format_args!("its scales {scale:?} are not positive"),
            ));
        }
        let step = scale[0].min(scale[1]).min(scale[2]);
        let raw: Vec<[i32; 3]> = points
            .x_raw()
            .zip(points.y_raw())
            .zip(points.z_raw())
            .map(|((x, y), z)| [x, y, z])
            .collect();
        let steps = recentre(&raw, scale.map(|s| s / step));
        let heights = || steps.iter().map(|p| p[2]);
        let lowest_ground = heights()
            .zip(points.classification())
            .filter(|&(_, class)| class == GROUND)
            .map(|(z, _)| z)
            .reduce(f32::min);
        let ground = lowest_ground.unwrap_or_else(|| heights().fold(f32::MAX, f32::min));
        let has_ground = lowest_ground.is_some();
        Ok(Self {
            name: name.to_owned(),
            header,
            points,
            steps,
            step,
            ground,
            has_ground,
        })
    }
}

/// Share of the points that may lie outside on each side when the middle is looked for: the few
/// stray echoes of a tile can be far away, and a middle between them would cost all others their
/// precision.
const STRAY: f64 = 0.001;

/// Steps from the middle of the tile, in f64 until the last. The middle is a whole step too, so
/// nothing is rounded before f32, and in f32 only beyond 2^24 steps.
fn recentre(raw: &[[i32; 3]], steps_per_raw: [f64; 3]) -> Vec<[f32; 3]> {
    let middle: [f64; 3] = std::array::from_fn(|a| middle(raw.iter().map(|p| p[a]).collect()));
    raw.iter()
        .map(|p| std::array::from_fn(|a| ((f64::from(p[a]) - middle[a]) * steps_per_raw[a]) as f32))
        .collect()
}

fn middle(mut v: Vec<i32>) -> f64 {
    let stray = (v.len() as f64 * STRAY) as usize;
    let last = v.len() - 1 - stray;
    let low = *v.select_nth_unstable(stray).1;
    let high = *v.select_nth_unstable(last).1;
    (i64::from(low) + i64::from(high)).div_euclid(2) as f64
}

fn read_records(
    open: impl FnOnce() -> Result<Reader, las::Error>,
) -> Result<(Header, PointData), las::Error> {
    let mut reader = open()?;
    let header = reader.header().clone();
    let mut bytes = Vec::new();
    let mut batch = PointDataBuilder::new().for_header(&header).build();
    while reader.fill_points(BATCH, &mut batch)? > 0 {
        bytes.extend_from_slice(batch.raw_bytes());
    }
    let points = PointDataBuilder::new()
        .for_header(&header)
        .build_from_bytes(bytes)?;
    Ok((header, points))
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a foreign decoder that may panic on damaged data; `None` if it did, and nothing printed.
fn quietly<R>(decode: impl FnOnce() -> R) -> Option<R> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                previous(info);
            }
        }));
    });
    QUIET.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(decode));
    QUIET.set(false);
    result.ok()
}
