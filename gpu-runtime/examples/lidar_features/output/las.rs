//! The tile with the features as extra dimensions: LAS 1.4 R15, table 24, "extra bytes".

use std::{
    io::{self, Seek, SeekFrom, Write},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use las::{Builder, PointDataBuilder, Vlr, Writer};

use super::{
    super::{
        error::{Error, reason},
        kernels::Features,
        tile::Tile,
    },
    COLUMNS,
    staged::Sink,
};

/// Bytes of one record that describes an extra dimension.
const RECORD: usize = 192;
const F32: u8 = 9;
const U32: u8 = 5;
/// Options of a record: its smallest and largest value are given.
const HAS_RANGE: u8 = 0b110;
/// Bytes that one point's features take.
const BYTES: u16 = 4 * (COLUMNS.len() as u16 + 1);
/// Points written at once.
const BATCH: usize = 1 << 14;

/// Writes the tile's own records, unchanged, each followed by its features.
pub fn write(sink: Sink, tile: &Tile, features: &[Features]) -> Result<(), Error> {
    let (file, target) = sink.into_parts();
    let fault = Arc::new(Mutex::new(None));
    let latch = Latch {
        to: file,
        fault: Arc::clone(&fault),
    };
    let written = write_records(latch, tile, features);
    let fault = fault.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (fault, written) {
        (Some(e), _) => Err(Error::output(&target, reason(&e))),
        (None, written) => written.map_err(|e| named(&target, e)),
    }
}

fn named(target: &Path, e: las::Error) -> Error {
    match e {
        las::Error::Io(e) => Error::output(target, reason(&e)),
        e => Error::output(target, e),
    }
}

fn write_records(latch: Latch, tile: &Tile, features: &[Features]) -> Result<(), las::Error> {
    let mut builder = Builder::from(tile.header.clone());
    let own = builder.point_format.extra_bytes;
    let packed = |v: &Vlr| v.user_id == "laszip encoded" || v.user_id == "copc";
    builder.vlrs.retain(|v| !packed(v));
    builder.evlrs.retain(|v| !packed(v));
    builder.point_format.is_compressed = false;
    builder.point_format.extra_bytes += BYTES;
    describe(&mut builder.vlrs, own, features);
    let header = builder.into_header()?;
    let format = *header.point_format();
    let transforms = *header.transforms();

    let mut writer = Writer::new(latch, header)?;
    let record = tile.points.record_len();
    let records = tile.points.raw_bytes().chunks(record * BATCH);
    for (records, features) in records.zip(features.chunks(BATCH)) {
        let mut bytes = Vec::with_capacity((record + usize::from(BYTES)) * BATCH);
        for (record, f) in records.chunks(record).zip(features) {
            bytes.extend_from_slice(record);
            for (_, value) in COLUMNS {
                bytes.extend_from_slice(&value(f).to_le_bytes());
            }
            bytes.extend_from_slice(&f.neighbours.to_le_bytes());
        }
        let slab = PointDataBuilder::new()
            .with_format(format)
            .with_transforms(transforms);
        writer.write_points(&slab.build_from_bytes(bytes)?)?;
    }
    writer.close()?;
    writer.into_inner()?.flush()?;
    Ok(())
}

/// Adds our records to the file's own, or makes the first ones.
fn describe(vlrs: &mut Vec<Vlr>, own_bytes: u16, features: &[Features]) {
    let found = vlrs
        .iter()
        .position(|v| v.user_id == "LASF_Spec" && v.record_id == 4);
    let mut vlr = match found {
        Some(at) => vlrs.remove(at),
        None => Vlr {
            user_id: "LASF_Spec".to_owned(),
            record_id: 4,
            description: "extra bytes".to_owned(),
            data: Vec::new(),
        },
    };
    // Ours start where the file's own end, so those must all be described.
    let known: usize = vlr.data.chunks_exact(RECORD).map(described).sum();
    let mut unknown = usize::from(own_bytes).saturating_sub(known);
    while unknown > 0 {
        let bytes = unknown.min(255);
        vlr.data
            .extend(dimension("undocumented", 0, bytes as u8, [[0; 8]; 2]));
        unknown -= bytes;
    }
    for (name, value) in COLUMNS {
        let all = || features.iter().map(value);
        let range = [
            all().fold(f32::MAX, f32::min),
            all().fold(f32::MIN, f32::max),
        ];
        let range = range.map(|v| f64::from(v).to_le_bytes());
        vlr.data.extend(dimension(name, F32, HAS_RANGE, range));
    }
    let all = || features.iter().map(|f| f.neighbours);
    let range = [all().min().unwrap_or(0), all().max().unwrap_or(0)];
    let range = range.map(|v| u64::from(v).to_le_bytes());
    vlr.data
        .extend(dimension("neighbours", U32, HAS_RANGE, range));
    vlrs.push(vlr);
}

/// Bytes per point of a described dimension.
fn described(record: &[u8]) -> usize {
    const SIZE: [usize; 11] = [0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8];
    match record[2] {
        0 => usize::from(record[3]),
        // 11..=20 are pairs and 21..=30 triples of the first ten, deprecated but in use.
        t @ 1..=30 => SIZE[usize::from((t - 1) % 10) + 1] * (usize::from((t - 1) / 10) + 1),
        _ => 0,
    }
}

fn dimension(name: &str, kind: u8, options: u8, range: [[u8; 8]; 2]) -> [u8; RECORD] {
    let mut record = [0; RECORD];
    record[2] = kind;
    record[3] = options;
    record[4..4 + name.len()].copy_from_slice(name.as_bytes());
    record[64..72].copy_from_slice(&range[0]);
    record[88..96].copy_from_slice(&range[1]);
    record
}

/// Remembers the first fault and reports success from then on: a las writer that could not be
/// closed panics when it is dropped.
struct Latch {
    to: io::BufWriter<std::fs::File>,
    fault: Arc<Mutex<Option<io::Error>>>,
}

impl Latch {
    fn keep<R>(&self, result: io::Result<R>, otherwise: R) -> io::Result<R> {
        Ok(result.unwrap_or_else(|e| {
            self.fault
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get_or_insert(e);
            otherwise
        }))
    }
}

impl Write for Latch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.to.write(bytes);
        self.keep(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.to.flush();
        self.keep(result, ())
    }
}

impl Seek for Latch {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let result = self.to.seek(to);
        self.keep(result, 0)
    }
}
