//! Cargo's call of rustc, read so that the same crate can be compiled once more beside it.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::check::FOLDER;

/// A call of rustc, as Cargo makes it.
pub(super) struct Call {
    /// Without what says where its files go.
    pub(super) args: Vec<OsString>,
    /// The crate.
    pub(super) name: String,
    /// What Cargo puts behind it in names of files.
    pub(super) extra: String,
    /// The folder of its files.
    out: PathBuf,
    pub(super) is_library: bool,
}

impl Call {
    /// `None` for a question to rustc, and for what is no crate of a user: a build script.
    pub(super) fn read(args: &[OsString]) -> Option<Self> {
        let mut call = Call {
            args: Vec::new(),
            name: String::new(),
            extra: String::new(),
            out: PathBuf::new(),
            is_library: false,
        };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            // Not text: of a path, which is kept.
            let text = arg.to_str().unwrap_or_default();
            match text {
                "--out-dir" => call.out = rest.next()?.into(),
                "-C" | "--codegen" => {
                    let value = rest.next()?;
                    call.codegen(value);
                }
                _ if text.starts_with("--emit") => {}
                "--crate-name" => {
                    call.name = rest.next()?.to_str()?.to_owned();
                    call.args.extend([arg.clone(), (&call.name).into()]);
                }
                _ => {
                    let library = |kind: &str| kind.ends_with("lib") && kind != "staticlib";
                    let kind = call.args.last().is_some_and(|last| last == "--crate-type");
                    call.is_library |= kind && text.split(',').any(library);
                    call.args.push(arg.clone());
                }
            }
        }
        let script = call.name.starts_with("build_script_");
        let whole = !call.out.as_os_str().is_empty() && !call.name.is_empty();
        (whole && !script).then_some(call)
    }

    fn codegen(&mut self, value: &OsStr) {
        let text = value.to_str().unwrap_or_default();
        if let Some(extra) = text.strip_prefix("extra-filename=") {
            extra.clone_into(&mut self.extra);
        }
        // rustc tells two forms of one crate apart by this.
        let mut value = value.to_owned();
        if text.starts_with("metadata=") {
            value.push("-gpu-migrate");
        }
        if !text.starts_with("incremental=") {
            self.args.extend(["-C".into(), value]);
        }
    }

    /// The arguments with the crates' other forms, where they have one.
    pub(super) fn seen(&self) -> Vec<OsString> {
        let mut args = self.args.clone();
        for n in 1..args.len() {
            let Some((name, file)) = args[n].to_str().and_then(|text| text.split_once('=')) else {
                continue;
            };
            let file = Path::new(file);
            if let (true, Some(folder), Some(last)) =
                (args[n - 1] == "--extern", file.parent(), file.file_name())
            {
                let form = folder.join(FOLDER).join(last);
                if form.is_file() {
                    args[n] = format!("{name}={}", form.display()).into();
                }
            }
        }
        args
    }

    /// Ours beside Cargo's files, if it can be made.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let folder = self.out.join(FOLDER);
        fs::create_dir_all(&folder).ok()?;
        Some(folder)
    }

    /// A compiler that writes what other crates need of this one into a file, and nothing else.
    pub(super) fn command(&self, compiler: &OsStr, args: &[OsString], file: &Path) -> Command {
        let mut emit = OsString::from("--emit=metadata=");
        emit.push(file);
        let mut libraries = OsString::from("dependency=");
        libraries.push(self.out.join(FOLDER));
        let mut command = Command::new(compiler);
        command
            .args(args)
            .arg(emit)
            .arg("-L")
            .arg(libraries)
            .env_remove(super::WRAPPER)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &str) -> Vec<OsString> {
        words.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn a_call_of_cargo_is_read() {
        let call = Call::read(&args(
            "--crate-name app --edition=2024 src/lib.rs --error-format=json --crate-type lib \
             --emit=dep-info,metadata -C metadata=12 -C extra-filename=-34 --out-dir /t/deps \
             -C incremental=/t/i -L dependency=/t/deps --extern k=/t/deps/libk-5.rmeta",
        ));
        let call = call.unwrap();
        assert_eq!((&*call.name, &*call.extra), ("app", "-34"));
        assert!(call.is_library);
        let expected = "--crate-name app --edition=2024 src/lib.rs --error-format=json --crate-type lib \
             -C metadata=12-gpu-migrate -C extra-filename=-34 -L dependency=/t/deps \
             --extern k=/t/deps/libk-5.rmeta";
        assert_eq!(call.args, args(expected));
        assert_eq!(call.seen(), call.args, "k has no other form");
    }

    #[test]
    fn questions_and_build_scripts_are_no_crates() {
        for words in [
            "-vV",
            "- --crate-name ___ --print=file-names --crate-type bin",
            "--crate-name build_script_build build.rs --crate-type bin --out-dir /t",
        ] {
            assert!(Call::read(&args(words)).is_none(), "{words}");
        }
    }
}
