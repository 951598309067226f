//! The program from its command line to its exit code.

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use gpu_runtime::{PoolConfig, gpu_manager};
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    cli::{self, Cli, Request},
    error::Error,
    memory::MAX_POINTS,
    output::{csv, las, pictures, staged::Staged, table},
    pipeline::{self, Options},
    tile::Tile,
};

/// Events of the memory pool that `--memory-log` keeps.
const EVENTS: usize = 1 << 20;

/// Runs a command line, the program's name first: results on standard output, an error as one line
/// on standard error and exit code 1.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match work(args) {
        Ok(text) => {
            // A closed pipe (`| head`) is no failure of ours.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::from(1)
        }
    }
}

/// Runs a command line; what it would print.
pub fn work(args: impl IntoIterator<Item = OsString>) -> Result<String, Error> {
    let cli = match cli::parse(args)? {
        Request::Print(text) => return Ok(text),
        Request::Work(cli) => cli,
    };
    if let Some(device) = &cli.device {
        gpu_manager().choose_device(device)?;
    }
    let device = gpu_manager().device()?;
    let tile = Tile::read(cli.tile.as_deref())?;
    pipeline::check(&tile, &options(&cli))?;

    // Opened before the work starts: nobody waits for a result that cannot be written.
    let mut staged = Staged::default();
    let out = cli.out.clone().unwrap_or_else(default_folder);
    staged.folder(&out)?;
    let mut written = vec![out.join(format!("{}_features.las", tile.name))];
    let records = staged.file(&written[0])?;
    let mut picture = |name: &str| {
        let file = out.join(format!("{}_{name}.png", tile.name));
        written.push(file.clone());
        staged.file(&file)
    };
    let [a, b, c] = pictures::names();
    let canvases = [picture(a)?, picture(b)?, picture(c)?];
    let mut chosen = |file: &Option<PathBuf>| match file {
        Some(file) => {
            spare_input(&cli, file)?;
            written.push(file.clone());
            staged.file(file).map(Some)
        }
        None => Ok(None),
    };
    let text = chosen(&cli.csv)?;
    let log = chosen(&cli.memory_log)?;
    let pool = gpu_manager().pool(PoolConfig::new())?;
    if log.is_some() {
        pool.record_history(EVENTS);
    }

    let bar = progress_bar(tile.steps.len());
    let outcome = pipeline::run(&tile, options(&cli), &|done| bar.inc(done as u64));
    bar.finish_and_clear();
    let outcome = outcome?;
    if let Some(mut log) = log {
        log.write(pool.rmm_log().as_bytes())?;
        log.finish()?;
        pool.stop_history();
    }

    let spinner = ProgressBar::new_spinner();
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner.set_message("writing features");
    las::write(records, &tile, &outcome.features)?;
    if let Some(text) = text {
        spinner.set_message("writing CSV");
        csv::write(text, &tile, &outcome.features)?;
    }
    spinner.set_message("drawing pictures");
    pictures::write(canvases, &tile, &outcome.features)?;
    spinner.finish_and_clear();
    staged.commit()?;
    table::table(&tile, cli.k, device, &outcome, &written)
}

fn options(cli: &Cli) -> Options {
    Options {
        k: cli.k,
        max_points: cli.chunk.unwrap_or(MAX_POINTS),
    }
}

/// Build products belong under `target`, where there is one.
fn default_folder() -> PathBuf {
    let target = Path::new("target");
    if target.is_dir() {
        target.join("lidar_features")
    } else {
        PathBuf::from("lidar_features")
    }
}

fn spare_input(cli: &Cli, output: &Path) -> Result<(), Error> {
    let real = |p: &Path| p.canonicalize().ok();
    match (cli.tile.as_deref().and_then(real), real(output)) {
        (Some(tile), Some(output)) if tile == output => {
            Err(Error::output(&output, "it is the tile itself"))
        }
        _ => Ok(()),
    }
}

fn progress_bar(points: usize) -> ProgressBar {
    let bar = ProgressBar::new(points as u64);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} points {elapsed}")
    {
        bar.set_style(style);
    }
    bar
}
