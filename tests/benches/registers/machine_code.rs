//! What a CUDA C++ text costs: registers a thread, shared memory, and instructions of its machine code.

use gpu_tests::nvrtc::{self, Resources, Target};
use gpu_tests::toolchain;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A kernel's cost on one architecture.
pub struct Cost {
    /// Registers, spills and shared memory, as ptxas reports them.
    pub taken: Resources,
    /// Machine instructions, without what only fills the code up.
    pub instructions: u32,
}

/// NVRTC, ptxas and nvdisasm, and the folder that keeps what they make, to be read.
pub struct Tools {
    ptxas: PathBuf,
    nvdisasm: PathBuf,
    folder: PathBuf,
}

impl Tools {
    /// The pinned tools.
    ///
    /// # Errors
    /// One is missing: what installs it.
    pub fn find() -> Result<Self> {
        let root = gpu_tests::workspace();
        let tool = |name: &str| {
            toolchain::cuda_tool(root, name)
                .ok_or_else(|| format!("{name} is missing: run .ci/install-cuda-tools"))
        };
        if toolchain::nvrtc(root).is_none() {
            return Err("NVRTC is missing: run .ci/install-nvrtc".into());
        }
        let bench = env::current_exe()?;
        let target = bench.ancestors().nth(3).ok_or("no target folder")?;
        let folder = target.join("registers");
        fs::create_dir_all(&folder)?;
        Ok(Self {
            ptxas: tool("ptxas")?,
            nvdisasm: tool("nvdisasm")?,
            folder,
        })
    }

    /// The cost of the one kernel in `text`; `name` and `whose` it is name its files.
    ///
    /// # Errors
    /// A tool refuses its input, or says something that this does not understand.
    pub fn cost(
        &self,
        name: &str,
        whose: &str,
        text: &str,
        options: &[&str],
        arch: u32,
    ) -> Result<Cost> {
        let name = format!("{name} {whose}")
            .replace(", ", " ")
            .replace(' ', "_");
        let file = |ending: &str| self.folder.join(format!("{name}.sm_{arch}.{ending}"));
        let (ptx, cubin) = (file("ptx"), file("cubin"));
        fs::write(file("cu"), text)?;
        let compiled = nvrtc::compile_with(&name, text, options, Target::Ptx(arch))?;
        fs::write(&ptx, compiled.code)?;
        let said = self.assemble(&ptx, &cubin, arch)?;
        let sass = run(Command::new(&self.nvdisasm).arg("-c").arg(&cubin))?;
        fs::write(file("sass"), &sass)?;
        Ok(Cost {
            taken: Resources::read(&said).ok_or(format!("ptxas names no registers: {said}"))?,
            instructions: instructions(&sass),
        })
    }

    /// Machine code of `ptx`, and what ptxas says of it.
    fn assemble(&self, ptx: &Path, cubin: &Path, arch: u32) -> Result<String> {
        run(Command::new(&self.ptxas)
            .arg(format!("-arch=sm_{arch}"))
            .arg("-v")
            .arg(ptx)
            .arg("-o")
            .arg(cubin))
    }
}

/// What a tool writes, on both channels.
fn run(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        Ok(said)
    } else {
        Err(format!("{}: {said}", command.get_program().display()).into())
    }
}

/// The instructions of all functions. NOPs and the jump to itself behind the last instruction are
/// there to fill a cache line, and never run.
fn instructions(sass: &str) -> u32 {
    let mut count = 0;
    let mut label = None;
    for line in sass.lines().map(str::trim) {
        if let Some(name) = line.strip_suffix(':') {
            label = Some(name);
            continue;
        }
        let Some((address, code)) = line
            .strip_prefix("/*")
            .and_then(|rest| rest.split_once("*/"))
        else {
            continue;
        };
        let code = code.trim();
        if code.is_empty() || !address.bytes().all(|b| b.is_ascii_hexdigit()) {
            continue;
        }
        let own = label.take();
        let to_itself =
            code.starts_with("BRA ") && own.is_some_and(|name| code.contains(&format!("({name})")));
        if !code.starts_with("NOP") && !to_itself {
            count += 1;
        }
    }
    count
}
