//! One manager and one pool per process, on the device that the environment or the program names.

use gpu_runtime::{
    GpuError, PoolConfig, cleanup_gpu_memory, gpu_manager, gpu_memory_manager, gpu_memory_pool,
    multi_gpu_manager,
};
use std::process::Command;

#[test]
fn the_process_has_one_manager_and_one_pool() {
    assert!(std::ptr::eq(gpu_manager(), gpu_manager()));
    let here = std::ptr::from_ref(gpu_memory_manager().expect("opens")) as usize;
    let there =
        std::thread::spawn(|| std::ptr::from_ref(gpu_memory_manager().expect("opens")) as usize);
    assert_eq!(here, there.join().expect("no panic"));
    let pool = gpu_memory_pool(PoolConfig::new()).expect("the default configuration");
    let held = pool.label("one pool").array::<f32>(1000).expect("fits");
    let seen = gpu_memory_manager()
        .expect("opens")
        .source("one pool")
        .expect("one book");
    assert_eq!(seen.current, 4096);
    let done = cleanup_gpu_memory().expect("opens");
    assert!(done.in_use >= 4096, "live allocations survive a cleanup");
    assert_eq!(held.download().expect("alive"), vec![0.0; 1000]);
    let devices = multi_gpu_manager();
    assert_eq!(devices.devices().expect("opens").len(), 1);
    assert!(devices.most_free().is_ok() && devices.device(0).is_ok());
    assert!(matches!(
        devices.device(7),
        Err(GpuError::NoSuchDevice { .. })
    ));
}

#[test]
fn a_device_is_chosen_by_name_once() {
    gpu_manager()
        .choose_device("host")
        .expect("it is the host anyway");
    let error = gpu_manager()
        .choose_device("cuda:0")
        .expect_err("no driver, or the host is in use");
    assert!(
        matches!(error, GpuError::Cuda(_) | GpuError::DeviceInUse { .. }),
        "{error}"
    );
    let error = gpu_manager()
        .choose_device("quantum")
        .expect_err("no device");
    assert!(error.to_string().contains("`quantum`"), "{error}");
}

/// Run by the next test in a process of its own, which has another environment.
#[test]
fn print_the_device() {
    if let Ok(name) = std::env::var("TEST_CHOOSE_DEVICE") {
        println!("chosen {:?}", gpu_manager().choose_device(&name));
    }
    match gpu_manager().memory() {
        Ok(memory) => println!(
            "device {} {}",
            memory.device().ordinal(),
            memory.total_memory()
        ),
        Err(error) => println!("error {error}"),
    }
}

#[test]
fn the_environment_chooses_the_device_and_bad_values_are_errors() {
    let ask = |name: &str, value: &str, choose: Option<&str>| {
        let out = Command::new(std::env::current_exe().expect("a test binary"))
            .args(["--exact", "process::print_the_device", "--nocapture"])
            .env_remove("GPU_RUNTIME_DEVICE")
            .env_remove("GPU_RUNTIME_HOST_MEMORY")
            .env(name, value)
            .envs(choose.map(|device| ("TEST_CHOOSE_DEVICE", device)))
            .output()
            .expect("runs");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    assert!(ask("GPU_RUNTIME_DEVICE", "host", None).contains("device host "));
    assert!(ask("GPU_RUNTIME_HOST_MEMORY", "3 MiB", None).contains("device host 3145728"));
    let cuda = ask("GPU_RUNTIME_DEVICE", "cuda:99", None);
    assert!(
        cuda.contains("`cuda:99`") && cuda.contains("`host`"),
        "{cuda}"
    );
    let bad = ask("GPU_RUNTIME_DEVICE", "gpu", None);
    assert!(bad.contains("GPU_RUNTIME_DEVICE=`gpu`"), "{bad}");
    let bad = ask("GPU_RUNTIME_HOST_MEMORY", "lots", None);
    assert!(bad.contains("GPU_RUNTIME_HOST_MEMORY=`lots`"), "{bad}");
    // What the program chooses has the last word.
    let chosen = ask("GPU_RUNTIME_DEVICE", "cuda:99", Some("host"));
    assert!(
        chosen.contains("chosen Ok") && chosen.contains("device host"),
        "{chosen}"
    );
}

/// Run by the next test in a process of its own, which has another environment.
#[test]
fn print_the_history() {
    match gpu_memory_pool(PoolConfig::new()) {
        Ok(pool) => {
            let held = pool.label("noted").array::<u8>(1000);
            let log = pool.rmm_log();
            println!("history of {} lines, {}", log.lines().count(), held.is_ok());
        }
        Err(error) => println!("error {error}"),
    }
}

#[test]
fn the_environment_switches_the_history_on() {
    let ask = |value: &str| {
        let out = Command::new(std::env::current_exe().expect("a test binary"))
            .args(["--exact", "process::print_the_history", "--nocapture"])
            .env_remove("GPU_RUNTIME_DEVICE")
            .env("GPU_RUNTIME_HISTORY", value)
            .output()
            .expect("runs");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    for (value, said) in [
        ("1000", "history of 2 lines, true"),
        ("0", "history of 1 lines, true"),
        ("", "history of 1 lines, true"),
        ("lots", "error"),
    ] {
        let text = ask(value);
        assert!(text.contains(said), "{value}: {text}");
    }
    let text = ask("lots");
    assert!(text.contains("GPU_RUNTIME_HISTORY=`lots`"), "{text}");
}
