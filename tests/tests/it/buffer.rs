//! Buffers and views: ranges, copies, fills.

use crate::manager::isolated;
use gpu_runtime::{Buffer, GpuError, GpuManager};

fn run(f: impl for<'s> FnOnce(&'s gpu_runtime::Scope<'s>) -> Result<(), GpuError>) {
    let manager: GpuManager = isolated(1 << 20);
    manager.scope(f).expect("no error");
}

#[test]
fn ranges_outside_a_buffer_are_errors_that_name_both() {
    run(|s| {
        let mut x = s.upload(&[0_u16, 1, 2, 3, 4])?;
        assert_eq!(x.slice(1..3)?.download()?, [1, 2]);
        assert_eq!(x.slice(..)?.len(), 5);
        assert_eq!(x.slice(5..)?.len(), 0);
        assert_eq!(x.slice(..=4)?.download()?, [0, 1, 2, 3, 4]);
        assert_eq!(x.slice(1..4)?.slice(1..)?.download()?, [2, 3]);
        let error = x.slice(2..6).expect_err("too long");
        assert_eq!(
            error,
            GpuError::RangeOutOfBounds {
                range: 2..6,
                len: 5
            }
        );
        assert!(error.to_string().contains("2..6") && error.to_string().contains("5 elements"));
        #[expect(clippy::reversed_empty_ranges, reason = "the mistake under test")]
        let backwards = 3..2;
        assert!(x.slice(backwards.clone()).is_err() && x.slice_mut(backwards).is_err());
        assert!(x.slice(6..).is_err());
        assert!(x.slice(0..=usize::MAX).is_err());
        assert!(x.slice(usize::MAX..).is_err());
        assert!(x.split_at_mut(6).is_err());
        assert!(
            x.slice(1..3)?.slice(0..3).is_err(),
            "a view's range lies in the view"
        );
        Ok(())
    });
}

#[test]
fn disjoint_parts_are_written_at_the_same_time() {
    run(|s| {
        let mut x = s.zeros::<u32>(10)?;
        let (mut a, mut b) = x.split_at_mut(4)?;
        a.fill(1)?;
        b.write(&[2; 6])?;
        a.copy_from(b.slice(2..6)?)?;
        b.slice_mut(0..2)?.fill(3)?;
        let (c, d) = b.split_at_mut(6)?;
        assert_eq!((c.len(), d.len()), (6, 0));
        assert_eq!(x.download()?, [2, 2, 2, 2, 3, 3, 2, 2, 2, 2]);
        Ok(())
    });
}

#[test]
fn lengths_that_differ_are_errors_and_write_nothing() {
    run(|s| {
        let mut x = s.full(3, 1_u8)?;
        let y = s.full(2, 2_u8)?;
        let is_mismatch =
            |r: Result<(), GpuError>| matches!(r, Err(GpuError::LengthMismatch { .. }));
        assert!(is_mismatch(x.copy_from(&y)));
        assert!(is_mismatch(x.write(&[9; 4])));
        assert!(is_mismatch(x.download_into(&mut [0; 2])));
        let error = x.write(&[9; 4]).expect_err("too long");
        assert_eq!(
            error,
            GpuError::LengthMismatch {
                what: "write",
                left: 3,
                right: 4
            }
        );
        assert_eq!(x.download()?, [1; 3]);
        Ok(())
    });
}

#[test]
fn copies_and_fills_reach_every_element() {
    run(|s| {
        for len in [0_usize, 1, 2, 255, 256, 257, 1000] {
            let host: Vec<[f32; 3]> = (0..len).map(|i| [i as f32, -1.0, 0.5]).collect();
            let x = s.upload(&host)?;
            let mut y = s.full(len, [9.0_f32; 3])?;
            assert_eq!(y.download()?, vec![[9.0; 3]; len]);
            y.copy_from(&x)?;
            let mut back = vec![[0.0_f32; 3]; len];
            y.download_into(&mut back)?;
            assert_eq!(back, host);
            y.fill([1.0, 2.0, 3.0])?;
            assert_eq!(y.download()?, vec![[1.0, 2.0, 3.0]; len]);
        }
        Ok(())
    });
}

#[test]
fn buffers_pass_through_functions_by_reference() {
    fn double(from: &Buffer<'_, u8>, to: &mut Buffer<'_, u8>) -> Result<(), GpuError> {
        to.slice_mut(..from.len())?.copy_from(&from)?;
        to.slice_mut(from.len()..)?.copy_from(from)
    }
    run(|s| {
        let x = s.upload(&[1_u8, 2])?;
        let mut y = s.zeros(4)?;
        double(&x, &mut y)?;
        assert_eq!(y.download()?, [1, 2, 1, 2]);
        Ok(())
    });
}
