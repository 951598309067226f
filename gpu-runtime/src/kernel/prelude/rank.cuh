// Prelude: memory and launches of rank 2 and 3. Row-major, the last coordinate fastest.

namespace gpu {

// A thread's coordinates in a launch, and an index.
struct id2 { u64 y, x; };
struct id3 { u64 z, y, x; };

// Memory of rank 2 and 3. `near(i, dy, dx)` is the element at `{i.y + dy, i.x + dx}`: neighbours share
// the product of `i`, which compilers do not find again behind `i.y + dy`.

// `&Slice2<T>`. The index is unchecked.
template <class T>
struct slice2 {
    const T* ptr;
    u64 rows;
    u64 cols;
    GPU_FN const T& operator[](id2 i) const { return ptr[i.y * cols + i.x]; }
    GPU_FN const T& near(id2 i, i64 dy, i64 dx) const { return ptr[(i.y * cols + i.x) + u64(dy) * cols + u64(dx)]; }
};

// `&mut Slice2<T>`. The index is unchecked.
template <class T>
struct slice2_mut {
    T* ptr;
    u64 rows;
    u64 cols;
    GPU_FN T& operator[](id2 i) const { return ptr[i.y * cols + i.x]; }
    GPU_FN T& near(id2 i, i64 dy, i64 dx) const { return ptr[(i.y * cols + i.x) + u64(dy) * cols + u64(dx)]; }
};

// `&Slice3<T>`. The index is unchecked.
template <class T>
struct slice3 {
    const T* ptr;
    u64 planes;
    u64 rows;
    u64 cols;
    GPU_FN const T& operator[](id3 i) const { return ptr[(i.z * rows + i.y) * cols + i.x]; }
    GPU_FN const T& near(id3 i, i64 dz, i64 dy, i64 dx) const {
        return ptr[((i.z * rows + i.y) * cols + i.x) + (u64(dz) * rows + u64(dy)) * cols + u64(dx)];
    }
};

// `&mut Slice3<T>`. The index is unchecked.
template <class T>
struct slice3_mut {
    T* ptr;
    u64 planes;
    u64 rows;
    u64 cols;
    GPU_FN T& operator[](id3 i) const { return ptr[(i.z * rows + i.y) * cols + i.x]; }
    GPU_FN T& near(id3 i, i64 dz, i64 dy, i64 dx) const {
        return ptr[((i.z * rows + i.y) * cols + i.x) + (u64(dz) * rows + u64(dy)) * cols + u64(dx)];
    }
};

template <class T>
GPU_FN u64 len(const slice2<T>& s) { return s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice2_mut<T>& s) { return s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice3<T>& s) { return s.planes * s.rows * s.cols; }
template <class T>
GPU_FN u64 len(const slice3_mut<T>& s) { return s.planes * s.rows * s.cols; }

// The same memory with the extents of other memory, which the launch has found equal: then a kernel
// computes an index once for both.
template <class T, class Other>
GPU_FN slice2<T> like(const slice2<T>& s, const Other& o) { return {s.ptr, o.rows, o.cols}; }
template <class T, class Other>
GPU_FN slice2_mut<T> like(const slice2_mut<T>& s, const Other& o) { return {s.ptr, o.rows, o.cols}; }
template <class T, class Other>
GPU_FN slice3<T> like(const slice3<T>& s, const Other& o) { return {s.ptr, o.planes, o.rows, o.cols}; }
template <class T, class Other>
GPU_FN slice3_mut<T> like(const slice3_mut<T>& s, const Other& o) { return {s.ptr, o.planes, o.rows, o.cols}; }

// The number of the block that an element falls into where the grid covers the domain, x fastest;
// the host's report counts in the same way.
GPU_FN u64 blocks_along(u64 side, u64 block) { return side / block + (side % block != 0); }
GPU_FN u64 block_of(u64 i) { return GPU_GRID_COVERS ? u64(blockIdx.x) : i / blockDim.x; }
GPU_FN u64 block_of(id2 i, u64 cols) {
    if (GPU_GRID_COVERS) return (u64)blockIdx.y * gridDim.x + blockIdx.x;
    return i.y / blockDim.y * blocks_along(cols, blockDim.x) + i.x / blockDim.x;
}
GPU_FN u64 block_of(id3 i, u64 rows, u64 cols) {
    if (GPU_GRID_COVERS) return ((u64)blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    return (i.z / blockDim.z * blocks_along(rows, blockDim.y) + i.y / blockDim.y) * blocks_along(cols, blockDim.x)
           + i.x / blockDim.x;
}

// The number of the thread in its block, x fastest. A thread's elements lie whole grids apart, so it
// is the same for all of them.
GPU_FN u64 thread_number() {
    return (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
}

}  // namespace gpu
