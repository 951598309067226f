//! The command line.

use std::{ffi::OsString, path::PathBuf};

use clap::Parser;

use super::{error::Error, kernels::LARGEST_K};

/// Geometric features of every point of a LiDAR tile, computed by annotated kernels out of declared
/// pool memory.
#[derive(Clone, Debug, Parser)]
#[command(name = "lidar_features", version)]
pub struct Cli {
    /// The tile, LAS or LAZ [default: the bundled one]
    pub tile: Option<PathBuf>,
    /// Neighbours of each point, the point itself included
    #[arg(long, default_value_t = 20, allow_negative_numbers = true)]
    pub k: usize,
    /// `host`, `cuda:0`, `cuda:1`, ... [default: the runtime's choice]
    #[arg(long)]
    pub device: Option<String>,
    /// Folder for the features (LAS) and the pictures (PNG)
    /// [default: target/lidar_features, or lidar_features where there is no target]
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Write the features as CSV, in the order of the tile
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Write what the memory pool did, as RMM's logging adaptor does
    #[arg(long, value_name = "FILE")]
    pub memory_log: Option<PathBuf>,
    /// Points on the device at once; a larger tile is worked in chunks [default: what the pool declares]
    #[arg(long, value_name = "POINTS", allow_negative_numbers = true)]
    pub chunk: Option<usize>,
}

/// What a command line asks for.
#[derive(Debug)]
pub enum Request {
    /// Work on a tile.
    Work(Cli),
    /// Print this text, as for `--help`, and be done.
    Print(String),
}

/// Reads a command line, the program's name first.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Request, Error> {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(e) if !e.use_stderr() => return Ok(Request::Print(e.to_string())),
        Err(e) => {
            let text = e.to_string();
            let line = text
                .lines()
                .next()
                .unwrap_or("the command line makes no sense");
            return Err(Error::Usage(line.trim_start_matches("error: ").to_owned()));
        }
    };
    if cli.k == 0 {
        return Err(Error::Usage(
            "--k 0: a neighbourhood has at least 1 point".to_owned(),
        ));
    }
    if cli.k > LARGEST_K {
        return Err(Error::Usage(format!(
            "--k {}: this program is compiled for at most {LARGEST_K} neighbours",
            cli.k
        )));
    }
    if cli.chunk == Some(0) {
        return Err(Error::Usage(
            "--chunk 0: a chunk has at least 1 point".to_owned(),
        ));
    }
    Ok(Request::Work(cli))
}
