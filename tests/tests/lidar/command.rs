//! Bad input: one clear line each, exit code 1, nothing left behind.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{clouds, example::app};

const TILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../gpu-runtime/examples/data/autzen_trim.laz"
);

fn args(words: &[&str]) -> Vec<OsString> {
    ["lidar_features"]
        .iter()
        .chain(words)
        .map(OsString::from)
        .collect()
}

/// The line a command ends with; the folder it worked in must be as it was.
fn refused(folder: &Path, words: &[&str]) -> String {
    let before = listing(folder);
    let line = match app::work(args(words)) {
        Ok(text) => panic!("{words:?} went through: {text}"),
        Err(e) => e.to_string(),
    };
    assert!(
        !line.contains('\n') && !line.is_empty(),
        "{words:?}: {line}"
    );
    assert_eq!(listing(folder), before, "{words:?} left something behind");
    line
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                todo.push(path.clone());
            }
            all.push(path);
        }
    }
    all.sort();
    all
}

/// A folder, its `out` that does not exist yet, and a file in it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.0.path().join(name), bytes).expect("a file");
        self.path(name)
    }

    fn refused(&self, words: &[&str]) -> String {
        let out = self.path("deep/out");
        let words: Vec<&str> = words
            .iter()
            .copied()
            .chain(["--out", out.as_str()])
            .collect();
        refused(self.0.path(), &words)
    }
}

#[test]
fn a_missing_file() {
    let place = Place::new();
    let line = place.refused(&[&place.path("nowhere.laz")]);
    assert!(
        line.contains("nowhere.laz") && line.contains("no such file"),
        "{line}"
    );
}

#[test]
fn a_truncated_laz() {
    let place = Place::new();
    let whole = fs::read(TILE).expect("the bundled tile");
    for length in [1, 100, 227, 400, 3000, 100_000, 400_000, whole.len() - 1000] {
        let file = place.file("cut.laz", &whole[..length]);
        let line = place.refused(&[&file]);
        assert!(line.contains("cut.laz"), "{line}");
    }
}

#[test]
fn a_damaged_laz_never_panics() {
    let place = Place::new();
    let whole = fs::read(TILE).expect("the bundled tile");
    let mut r = clouds::Random(3);
    for _ in 0..6 {
        let mut bytes = whole.clone();
        // Where the header, the records about the compression and the first chunk are.
        let at = (r.unit() * 1500.0) as usize + 4;
        bytes[at] ^= 1 << (r.unit() * 8.0) as u32;
        bytes.truncate(200_000);
        place.refused(&[&place.file("odd.laz", &bytes)]);
    }
}

#[test]
fn an_empty_file() {
    let place = Place::new();
    let line = place.refused(&[&place.file("none.las", b"")]);
    assert!(line.contains("empty"), "{line}");
}

#[test]
fn a_file_without_points() {
    let place = Place::new();
    let file = place.file("none.las", &clouds::las_bytes(&[], 0.01, true));
    assert!(place.refused(&[&file]).contains("no points"));
}

#[test]
fn a_folder_as_tile() {
    let place = Place::new();
    let folder = place.0.path().display().to_string();
    assert!(place.refused(&[&folder]).contains("directory"));
}

#[test]
fn something_else_as_tile() {
    let place = Place::new();
    let file = place.file("words.las", &[b'x'; 1000]);
    assert!(place.refused(&[&file]).contains("words.las"));
}

#[test]
fn no_neighbours_and_too_many() {
    let place = Place::new();
    assert!(place.refused(&["--k", "0"]).contains("--k 0"));
    assert!(place.refused(&["--k", "257"]).contains("256"));
    assert!(place.refused(&["--k", "-1"]).contains("-1"));
    assert!(place.refused(&["--k", "many"]).contains("many"));
    let few = place.file(
        "few.las",
        &clouds::las_bytes(&clouds::village(1, 12), 0.001, true),
    );
    let line = place.refused(&[&few, "--k", "13"]);
    assert!(line.contains("13") && line.contains("12 points"), "{line}");
}

#[test]
fn chunks_too_small() {
    let place = Place::new();
    assert!(place.refused(&["--chunk", "0"]).contains("--chunk 0"));
    assert!(place.refused(&["--chunk", "19"]).contains("20"));
}

#[test]
fn a_word_that_means_nothing() {
    assert!(
        Place::new()
            .refused(&["--frobnicate"])
            .contains("--frobnicate")
    );
}

#[test]
fn an_output_folder_below_a_file() {
    let place = Place::new();
    let file = place.file("file", b"here");
    let line = refused(place.0.path(), &["--out", &format!("{file}/out")]);
    assert!(line.contains("cannot write"), "{line}");
}

#[test]
fn a_csv_in_no_folder_on_a_folder_and_on_a_full_disk() {
    let place = Place::new();
    assert!(
        place
            .refused(&["--csv", &place.path("no/a.csv")])
            .contains("a.csv")
    );
    let folder = place.0.path().display().to_string();
    assert!(place.refused(&["--csv", &folder]).contains("directory"));
    if Path::new("/dev/full").exists() {
        assert!(place.refused(&["--csv", "/dev/full"]).contains("/dev/full"));
    }
}

#[test]
fn a_csv_over_the_tile_itself() {
    let place = Place::new();
    let bytes = clouds::las_bytes(&clouds::village(1, 100), 0.001, true);
    let file = place.file("tile.las", &bytes);
    assert!(
        place
            .refused(&[&file, "--csv", &file])
            .contains("tile itself")
    );
    assert!(fs::read(&file).expect("still there") == bytes);
}

#[test]
fn a_device_that_is_not_there() {
    let place = Place::new();
    assert!(place.refused(&["--device", "cuda:99"]).contains("cuda:99"));
    assert!(place.refused(&["--device", "abacus"]).contains("abacus"));
}

#[test]
fn a_failure_is_exit_code_1() {
    let code = app::run(args(&["--k", "0"]));
    assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(1)));
}

#[test]
fn help_is_no_failure() {
    assert!(
        app::work(args(&["--help"]))
            .expect("help")
            .contains("--csv")
    );
}
