//! Runs the models of `gpu-runtime/src/models.rs`. Build with `RUSTFLAGS="--cfg loom"`, as
//! `.ci/models` does; a part of a model's name as the argument runs that one alone.

#[cfg(loom)]
fn main() {
    let only = std::env::args().nth(1).unwrap_or_default();
    for (name, model) in gpu_runtime::models::ALL {
        if name.contains(&only) {
            let begun = std::time::Instant::now();
            model();
            let (time, orders) = (begun.elapsed(), gpu_runtime::models::orders());
            println!("{:6.1} s {orders:8} orders  {name}", time.as_secs_f64());
        }
    }
}

#[cfg(not(loom))]
fn main() -> std::process::ExitCode {
    eprintln!("there are no models in this build: run `.ci/models`");
    std::process::ExitCode::FAILURE
}
