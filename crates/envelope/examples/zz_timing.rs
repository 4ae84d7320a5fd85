//! temporary
#![allow(warnings, clippy::all)]
#[path = "../tests/common/mod.rs"]
mod common;
use envelope::age::*;
use std::time::Instant;
fn main() {
    let mut rng = common::FixedRng::new(1);
    let ids: Vec<_> = (0..8u8).map(|n| Identity::from_seed([n; 32])).collect();
    let to: Vec<_> = ids.iter().map(|i| i.recipient()).collect();
    let none = [Identity::from_seed([99; 32]), Identity::from_seed([98; 32])];
    for (n, st, size) in [(1, 1, 10_000), (1, 8, 16384), (8, 8, 16384), (8, 8, 65536), (1, 16, 16384), (1, 8, 1 << 20), (1,8,10<<20)] {
        let plain = vec![7u8; size];
        let reps = if size > 1 << 19 { 5 } else { 20 };
        let t = Instant::now();
        let mut s = vec![];
        for _ in 0..reps { s = seal(&mut rng, &to[..n], st, &plain).unwrap(); }
        let a = t.elapsed() / reps;
        let t = Instant::now();
        for _ in 0..reps { open(&ids[0], &s).unwrap(); }
        let b = t.elapsed() / reps;
        let t = Instant::now();
        for _ in 0..reps { assert!(open_with_any(&none, &s).is_err()); }
        println!("{n} readers {st} stanzas {size:>8} B: seal {a:?} open {b:?} two strangers {:?}", t.elapsed() / reps);
    }
}
