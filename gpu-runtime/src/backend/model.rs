//! A device for the models: memory of the host, and streams of which it is known what was submitted
//! before an event was recorded, and what a stream's work therefore comes after.

use super::host::HostBackend;
use super::{Backend, StreamId};
use crate::error::GpuError;
use crate::sync::fixed::Mutex;
use std::collections::HashMap;
use std::ptr::NonNull;

/// How much of every stream's work comes before a point in the work of one.
type Before = HashMap<StreamId, u64>;

#[derive(Debug, Default)]
struct Streams {
    last: u32,
    /// What the next work of a stream comes after, its own work with it.
    tails: HashMap<StreamId, Before>,
    events: HashMap<StreamId, Before>,
}

// Its own locks are no part of a model: nothing is waited for under them.
#[derive(Debug)]
pub(crate) struct ModelBackend {
    memory: HostBackend,
    streams: Mutex<Streams>,
}

impl ModelBackend {
    pub(crate) fn new(total: u64) -> Self {
        Self {
            memory: HostBackend::with_memory(total),
            streams: Mutex::default(),
        }
    }

    /// Submits work; returns its number on the stream.
    pub(crate) fn submit(&self, stream: StreamId) -> u64 {
        let mut streams = self.streams.lock();
        let own = streams.tails.entry(stream).or_default();
        let number = own.entry(stream).or_default();
        *number += 1;
        *number
    }

    /// Whether what is submitted to `stream` now runs after work `number` of `of`.
    pub(crate) fn is_after(&self, stream: StreamId, of: StreamId, number: u64) -> bool {
        let streams = self.streams.lock();
        let tail = streams.tails.get(&stream);
        tail.and_then(|t| t.get(&of)).is_some_and(|&n| n >= number)
    }
}

// SAFETY: memory and copies are the host device's, and done when they return.
unsafe impl Backend for ModelBackend {
    fn name(&self) -> String {
        "model".to_owned()
    }

    fn total_memory(&self) -> u64 {
        self.memory.total_memory()
    }

    fn is_host(&self) -> bool {
        false
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        self.memory.allocate_slab(bytes)
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64) {
        // SAFETY: the caller's promise.
        unsafe { self.memory.free_slab(slab, bytes) }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        let mut streams = self.streams.lock();
        streams.last += 1;
        Ok(StreamId(streams.last))
    }

    fn destroy_stream(&self, _: StreamId) {}

    fn record(&self, stream: StreamId) -> Result<(), GpuError> {
        let mut streams = self.streams.lock();
        let tail = streams.tails.entry(stream).or_default().clone();
        streams.events.insert(stream, tail);
        Ok(())
    }

    fn is_reached(&self, _: StreamId) -> bool {
        false
    }

    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError> {
        let mut streams = self.streams.lock();
        let event = streams.events.entry(on).or_default().clone();
        let tail = streams.tails.entry(stream).or_default();
        for (of, number) in event {
            let known = tail.entry(of).or_default();
            *known = number.max(*known);
        }
        Ok(())
    }

    fn synchronize(&self, _: StreamId) -> Result<(), GpuError> {
        Ok(())
    }

    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.upload(stream, dst, src, bytes) }
    }

    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.download(stream, dst, src, bytes) }
    }

    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.copy(stream, dst, src, bytes) }
    }

    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.fill(stream, dst, pattern, count) }
    }
}
