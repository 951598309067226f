//! The long run of the differential fuzzing of kernels:
//!
//! ```text
//! GPU_DIFFERENTIAL_KERNELS=5000 GPU_DIFFERENTIAL_SEED=7 cargo run --release -p gpu-tests --example differential
//! ```

use gpu_tests::differential::long::Plan;
use std::process::ExitCode;

fn main() -> ExitCode {
    let found = Plan::from_environment().and_then(|plan| plan.run().map_err(|e| e.to_string()));
    match found {
        Ok(0) => ExitCode::SUCCESS,
        Ok(found) => {
            println!("{found} batches with findings");
            ExitCode::FAILURE
        }
        Err(why) => {
            println!("{why}");
            ExitCode::FAILURE
        }
    }
}
