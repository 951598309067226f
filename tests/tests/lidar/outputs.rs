//! What a run leaves behind, read back by other means.

use std::{fs, path::Path};

use las::Reader;

use crate::{
    clouds,
    example::{app, output::COLUMNS},
};

const HEADER: &str = "x,y,z,l1,l2,l3,nx,ny,nz,linearity,planarity,sphericity,anisotropy,curvature,\
    omnivariance,eigenentropy,verticality,wall,roof,height,density,neighbours";

/// Runs the program on the bundled tile or the named one; the table it prints.
fn run(folder: &Path, tile: Option<&Path>) -> String {
    let out = folder.join("out");
    let csv = folder.join("features.csv");
    let mut args = vec!["lidar_features".into()];
    args.extend(tile.map(|t| t.as_os_str().to_owned()));
    args.extend([
        "--out".into(),
        out.into_os_string(),
        "--csv".into(),
        csv.into_os_string(),
    ]);
    app::work(args).expect("a run")
}

fn rows(folder: &Path) -> Vec<Vec<f64>> {
    let text = fs::read_to_string(folder.join("features.csv")).expect("the CSV");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(HEADER));
    lines
        .map(|l| l.split(',').map(|v| v.parse().expect("a number")).collect())
        .collect()
}

#[test]
fn the_bundled_tile_gives_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = run(folder.path(), None);
    for word in [
        "110,000 points",
        "k = 20",
        "nearest",
        "covariance",
        "eigen",
        "per point",
    ] {
        assert!(table.contains(word), "no {word:?} in\n{table}");
    }

    let rows = rows(folder.path());
    let mut reader =
        Reader::from_path(folder.path().join("out/autzen_trim_features.las")).expect("LAS");
    let header = reader.header().clone();
    let points = reader.read_all().expect("points");
    assert_eq!((rows.len(), points.len()), (110_000, 110_000));

    // The tile's order and coordinates, to the last bit.
    let tile = crate::example::tile::Tile::read(None).expect("the bundled tile");
    for (row, xyz) in rows.iter().zip(clouds::coordinates(&tile)) {
        assert_eq!(row[..3], xyz);
    }

    let vlr = header
        .vlrs()
        .iter()
        .find(|v| v.record_id == 4)
        .expect("extra bytes are described");
    let names: Vec<String> = vlr
        .data
        .chunks(192)
        .map(|r| {
            String::from_utf8_lossy(&r[4..36])
                .trim_end_matches('\0')
                .to_owned()
        })
        .collect();
    assert_eq!(names.join(","), HEADER["x,y,z,".len()..]);
    assert_eq!(
        usize::from(header.point_format().extra_bytes),
        4 * names.len()
    );
    for (row, point) in rows.iter().zip(points.points()) {
        let extra = point.expect("a point").extra_bytes;
        for (n, bytes) in extra.chunks(4).enumerate() {
            let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
            let expected = row[3 + n];
            let found = if n < COLUMNS.len() {
                f64::from(f32::from_le_bytes(bytes))
            } else {
                f64::from(u32::from_le_bytes(bytes))
            };
            assert!(
                found as f32 == expected as f32,
                "column {n}: {found} {expected}"
            );
        }
    }

    for name in ["height", "planarity", "verticality"] {
        let picture = image::open(folder.path().join(format!("out/autzen_trim_{name}.png")));
        let picture = picture.expect("a picture").into_rgb8();
        assert!(picture.width() > 1000 && picture.height() > 500);
        let colours: std::collections::HashSet<_> = picture.pixels().collect();
        assert!(colours.len() > 1000, "{name} shows something");
    }
    let left = fs::read_dir(folder.path().join("out"))
        .expect("out")
        .count();
    assert_eq!(left, 4, "four files and nothing half done");
}

#[test]
fn a_tile_without_ground_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bare.las");
    fs::write(
        &file,
        clouds::las_bytes(&clouds::village(1, 500), 0.001, false),
    )
    .expect("a tile");
    assert!(run(folder.path(), Some(&file)).contains("no ground points"));
    let rows = rows(folder.path());
    let lowest = rows.iter().map(|r| r[2]).fold(f64::MAX, f64::min);
    assert!(rows.iter().all(|r| (r[19] - (r[2] - lowest)).abs() < 1e-3));
}

#[test]
fn a_second_run_replaces_the_first_and_its_extra_dimensions_are_kept_as_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bare.las");
    fs::write(
        &file,
        clouds::las_bytes(&clouds::village(1, 500), 0.001, true),
    )
    .expect("a tile");
    run(folder.path(), Some(&file));
    run(folder.path(), Some(&file));
    // The features of the features: the first 19 dimensions stay and 19 follow.
    let first = folder.path().join("out/bare_features.las");
    run(folder.path(), Some(&first));
    let again =
        Reader::from_path(folder.path().join("out/bare_features_features.las")).expect("LAS");
    let vlr = again
        .header()
        .vlrs()
        .iter()
        .find(|v| v.record_id == 4)
        .expect("described");
    assert_eq!(vlr.data.len(), 2 * 19 * 192);
    assert_eq!(again.header().point_format().extra_bytes, 2 * 76);
}

#[test]
fn the_memory_log_has_every_buffer_and_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("memory.csv");
    let args = [
        "lidar_features".into(),
        "--out".into(),
        folder.path().join("out").into_os_string(),
        "--memory-log".into(),
        log.clone().into_os_string(),
    ];
    let table = app::work(args).expect("a run");
    assert!(table.contains("memory.csv"), "{table}");
    let text = fs::read_to_string(log).expect("the log");
    let first = text.lines().next();
    assert_eq!(first, Some("Thread,Time,Action,Pointer,Size,Stream"));
    // Other tests work on the same pool meanwhile, and may be halfway: but not by many buffers.
    let count = |action: &str| text.lines().filter(|l| l.contains(action)).count();
    let (made, ended) = (count(",allocate,"), count(",free,"));
    assert!(made >= 9 && made.abs_diff(ended) < 1000, "{made} {ended}");
}
