//! Kernel texts (needs the toolchain library).
