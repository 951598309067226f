//! The example `lidar_features`, module for module, against references that share no code with it.

#[allow(dead_code)]
#[path = "../../gpu-runtime/examples/lidar_features/main.rs"]
mod example;

#[path = "lidar/chunks.rs"]
mod chunks;
#[path = "lidar/clouds.rs"]
mod clouds;
#[path = "lidar/command.rs"]
mod command;
#[path = "lidar/degenerate.rs"]
mod degenerate;
#[path = "lidar/features.rs"]
mod features;
#[path = "lidar/outputs.rs"]
mod outputs;
#[path = "lidar/per_point.rs"]
mod per_point;
#[path = "lidar/reference.rs"]
mod reference;
#[path = "lidar/texts.rs"]
mod texts;
