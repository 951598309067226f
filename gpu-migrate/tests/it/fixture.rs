//! A copy of a fixture in a temporary folder.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A workspace of its own, under git.
pub struct Fixture {
    folder: TempDir,
    /// Its own: Cargo tells packages of one name apart by their place in a workspace only.
    target: TempDir,
    shares_target: bool,
}

/// What a program said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: Output) -> Self {
        Said {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Its output, if it succeeded.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self.out
    }

    /// The one line of a failure.
    #[track_caller]
    pub fn error(self) -> String {
        assert_eq!(self.code, Some(2), "{}{}", self.out, self.err);
        let lines: Vec<&str> = self
            .err
            .lines()
            .filter(|line| !line.starts_with("note: "))
            .collect();
        assert_eq!(lines.len(), 1, "{lines:#?}");
        lines[0].strip_prefix("error: ").unwrap().to_owned()
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

impl Fixture {
    /// The fixture workspace of `tests/fixture`.
    pub fn whole() -> Self {
        let mut fixture = Self::empty();
        fixture.shares_target = true;
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture"),
            fixture.path(),
        );
        fixture.locked();
        fixture
    }

    /// A workspace of these files that depends on this one's crates.
    pub fn with_dependencies(files: &[(&str, &str)]) -> Self {
        let mut fixture = Self::empty();
        fixture.shares_target = true;
        for (path, text) in files {
            fixture.write(path, text);
        }
        fixture.locked();
        fixture
    }

    /// The versions of this workspace, so that nothing is asked of a registry.
    fn locked(&self) {
        let lock = repository().join("Cargo.lock");
        fs::copy(lock, self.path().join("Cargo.lock")).unwrap();
        self.cargo(["metadata", "--format-version", "1", "--offline"])
            .ok();
        self.commit();
    }

    /// A workspace of these files, `@REPO@` in manifests put in.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let fixture = Self::empty();
        for (path, text) in files {
            fixture.write(path, text);
        }
        // Some fixtures are broken on purpose.
        let _ = fixture.cargo(["generate-lockfile", "--offline"]);
        fixture.commit();
        fixture
    }

    pub fn empty() -> Self {
        let folder = TempDir::with_prefix("gpu-migrate-test-").unwrap();
        let fixture = Fixture {
            folder,
            target: TempDir::with_prefix("gpu-migrate-target-").unwrap(),
            shares_target: false,
        };
        fixture.git(["init", "-q"]);
        fixture.git(["config", "user.email", "test@example.com"]);
        fixture.git(["config", "user.name", "test"]);
        fixture
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("@REPO@", repository().to_str().unwrap())).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn git<const N: usize>(&self, args: [&str; N]) {
        let mut command = Command::new("git");
        let output = command
            .args(args)
            .current_dir(self.path())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    pub fn commit(&self) {
        self.git(["add", "-A"]);
        self.git(["commit", "-q", "--allow-empty", "-m", "state"]);
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env("CARGO_TARGET_DIR", self.target())
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS");
        command
    }

    pub fn cargo<const N: usize>(&self, args: [&str; N]) -> Said {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        Said::of(self.command(cargo).args(args).output().unwrap())
    }

    /// The fixture with dependencies keeps them built from run to run.
    fn target(&self) -> PathBuf {
        match self.shares_target {
            true => Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixture"),
            false => self.target.path().to_owned(),
        }
    }

    /// The tool.
    pub fn tool<const N: usize>(&self, args: [&str; N]) -> Said {
        Said::of(self.tool_command().args(args).output().unwrap())
    }

    pub fn tool_command(&self) -> Command {
        self.command(env!("CARGO_BIN_EXE_cargo-gpu-migrate"))
    }

    /// Every file that is not git's or the tool's.
    pub fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(self.path(), &mut found);
        found
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() == "Cargo.toml" {
            let text = fs::read_to_string(entry.path()).unwrap();
            fs::write(
                target,
                text.replace("@REPO@", repository().to_str().unwrap()),
            )
            .unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn collect(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == ".git" || name == ".gpu-migrate" {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), found);
        } else if kind.is_file() {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
}
