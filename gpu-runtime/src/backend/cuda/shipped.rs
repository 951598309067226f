//! Images that came with the program: made before, for architectures that were chosen then. One is
//! used only for the very text and options that it was made of; a text is known by its length and
//! two hashes, which is enough against mistakes, and an image is trusted as the program is.

use super::cache::{hash, put, take};
use crate::error::GpuError;
use crate::sync::{OnceLock, fixed::Mutex};

/// Names a file of images.
const VARIABLE: &str = "GPU_RUNTIME_IMAGES";

/// The first bytes of a file of images.
const MAGIC: &[u8; 8] = b"gpuship\x01";

/// One image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Image {
    pub(crate) kernel: String,
    /// 90 for `sm_90` or `compute_90`.
    pub(crate) arch: u32,
    pub(crate) ptx: bool,
    /// Of the text and the options.
    made_of: [u64; 3],
    pub(crate) bytes: Vec<u8>,
}

impl Image {
    pub(crate) fn new(
        kernel: &str,
        text: &str,
        options: &[&str],
        arch: u32,
        ptx: bool,
        bytes: Vec<u8>,
    ) -> Self {
        Self {
            kernel: kernel.to_owned(),
            arch,
            ptx,
            made_of: made_of(text, options),
            bytes,
        }
    }

    /// Whether a device of this architecture runs it: machine code from the same major version on, PTX
    /// from its own on.
    fn runs_on(&self, arch: u32) -> bool {
        self.arch <= arch && (self.ptx || self.arch / 10 == arch / 10)
    }
}

fn made_of(text: &str, options: &[&str]) -> [u64; 3] {
    let mut all = Vec::with_capacity(text.len() + 128);
    for option in options {
        put(&mut all, option.as_bytes());
    }
    put(&mut all, text.as_bytes());
    // FNV-1a by bytes, beside the one by words.
    let by_bytes = all.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
    });
    [all.len() as u64, hash(&all), by_bytes]
}

/// Images as a file.
pub(crate) fn encode(images: &[Image]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for image in images {
        put(&mut out, image.kernel.as_bytes());
        put(&mut out, &image.arch.to_le_bytes());
        put(&mut out, &[u8::from(image.ptx)]);
        put(&mut out, &image.made_of.map(u64::to_le_bytes).concat());
        put(&mut out, &image.bytes);
    }
    let sum = hash(&out);
    out.extend(sum.to_le_bytes());
    out
}

/// A file as images; `None` if it is none, or damaged.
fn decode(file: &[u8]) -> Option<Vec<Image>> {
    let (all, sum) = file.split_at_checked(file.len().checked_sub(8)?)?;
    if hash(all).to_le_bytes() != sum {
        return None;
    }
    let mut rest = all.strip_prefix(MAGIC)?;
    let mut images = Vec::new();
    while !rest.is_empty() {
        let kernel = String::from_utf8(take(&mut rest)?.to_vec()).ok()?;
        let arch = u32::from_le_bytes(take(&mut rest)?.try_into().ok()?);
        let ptx = take(&mut rest)? == [1];
        let number = |n: &[u8]| Some(u64::from_le_bytes(n.try_into().ok()?));
        let made_of: Option<Vec<u64>> = take(&mut rest)?.chunks(8).map(number).collect();
        images.push(Image {
            kernel,
            arch,
            ptx,
            made_of: made_of?.try_into().ok()?,
            bytes: take(&mut rest)?.to_vec(),
        });
    }
    Some(images)
}

/// Those that the program brings.
static EMBEDDED: Mutex<Vec<Image>> = Mutex::new(Vec::new());

/// Adds the images of a file that the program has in it.
pub(crate) fn embed(file: &[u8]) -> Result<(), GpuError> {
    let images = decode(file).ok_or_else(|| GpuError::Environment {
        variable: "Images::embed",
        value: format!("{} bytes", file.len()),
        expected: "what `Images::to_bytes` made, whole: make the file anew",
    })?;
    EMBEDDED.lock().extend(images);
    Ok(())
}

/// Those that the environment names.
fn named() -> Result<&'static [Image], GpuError> {
    static NAMED: OnceLock<Result<Vec<Image>, (String, bool)>> = OnceLock::new();
    let read = || {
        let Some(path) = std::env::var_os(VARIABLE).filter(|p| !p.is_empty()) else {
            return Ok(Vec::new());
        };
        let shown = path.to_string_lossy().into_owned();
        let file = std::fs::read(&path).map_err(|_| (shown.clone(), false))?;
        decode(&file).ok_or((shown, true))
    };
    match NAMED.get_or_init(read) {
        Ok(images) => Ok(images),
        Err((value, there)) => Err(GpuError::Environment {
            variable: VARIABLE,
            value: value.clone(),
            expected: match there {
                true => "a file that `Images::to_bytes` made, whole: make it anew",
                false => "the path of a file that can be read",
            },
        }),
    }
}

/// What came with the program for a kernel.
pub(super) enum Shipped {
    /// Images for the device, the nearest first.
    There(Vec<Image>),
    /// None for it, and why, in words behind "NVRTC was not found (..)".
    Not(&'static str),
}

/// Looks for the images of a text.
///
/// # Errors
/// A file that the environment names and that is none.
pub(super) fn find(
    kernel: &str,
    text: &str,
    options: &[&str],
    arch: u32,
) -> Result<Shipped, GpuError> {
    let (named, embedded) = (named()?, EMBEDDED.lock());
    let all = named.iter().chain(embedded.iter());
    let own: Vec<&Image> = all.filter(|i| i.kernel == kernel).collect();
    if own.is_empty() {
        return Ok(Shipped::Not(""));
    }
    let made_of = made_of(text, options);
    let same = own.iter().copied().filter(|i| i.made_of == made_of);
    let same: Vec<&Image> = same.collect();
    if same.is_empty() {
        return Ok(Shipped::Not(
            "; the images that came with the program are of another text or other options of this kernel: make them anew",
        ));
    }
    let mut fit: Vec<Image> = (same.into_iter().filter(|i| i.runs_on(arch)).cloned()).collect();
    if fit.is_empty() {
        return Ok(Shipped::Not(
            "; the images that came with the program are for other architectures than this device's",
        ));
    }
    fit.sort_by_key(|i| (i.ptx, std::cmp::Reverse(i.arch)));
    Ok(Shipped::There(fit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(arch: u32, ptx: bool) -> Image {
        let bytes = vec![arch as u8; 5];
        Image::new("shipped", "text", &["-a"], arch, ptx, bytes)
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_damaged_not_at_all() {
        let images = [image(75, false), image(90, true)];
        let file = encode(&images);
        assert_eq!(decode(&file).as_deref(), Some(&images[..]));
        assert_eq!(decode(&encode(&[])), Some(Vec::new()));
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 4;
            assert_eq!(decode(&bad), None, "byte {at}");
            assert_eq!(decode(&file[..at]), None, "cut at {at}");
        }
        let error = embed(&file[1..]).expect_err("no file").to_string();
        assert!(error.contains("make the file anew"), "{error}");
    }

    #[test]
    fn the_nearest_image_that_the_device_runs_is_the_first_and_others_say_why_not() {
        let images = [
            image(80, true),
            image(75, false),
            image(80, false),
            image(86, false),
        ];
        embed(&encode(&images)).expect("images");
        let find = |text: &str, arch| match find("shipped", text, &["-a"], arch) {
            Ok(Shipped::There(found)) => Ok(found.iter().map(|i| (i.arch, i.ptx)).collect()),
            Ok(Shipped::Not(why)) => Err(why),
            Err(_) => Err("an error"),
        };
        assert_eq!(
            find("text", 89),
            Ok(vec![(86, false), (80, false), (80, true)])
        );
        assert_eq!(find("text", 80), Ok(vec![(80, false), (80, true)]));
        assert_eq!(find("text", 75), Ok(vec![(75, false)]));
        assert_eq!(find("text", 120), Ok(vec![(80, true)]));
        assert!(find("text", 70).is_err_and(|why| why.contains("other architectures")));
        assert!(find("Text", 80).is_err_and(|why| why.contains("another text")));
    }
}
