//! Leaving nothing on the stack. Freed memory is overwritten by the allocator; what a computation leaves behind on its
//! thread's stack (moved values, registers spilt in the middle of a hash) is overwritten here, from a frame above it.
use std::{
    future::Future,
    hint::black_box,
    pin::pin,
    task::{Context, Poll},
};

use axum::{extract::Request, middleware::Next, response::Response};
use chacha20poly1305::{AeadInOut, ChaCha20Poly1305, KeyInit};
use sha2::{Digest, Sha512};

/// Deeper than any page, derivation or key exchange was seen to reach below the frame that calls it, far less than a
/// thread's stack (2 MiB). The search through a running relay's memory is what holds it to this.
const DEPTH: usize = 256 * 1024;

/// Does some work and overwrites the stack it used.
#[inline(never)]
pub fn leaving_nothing<T>(work: impl FnOnce() -> T) -> T {
    let done = below(work);
    overwrite();
    done
}

/// For the pages that see secrets: after each step of an answer the stack it used is overwritten.
pub async fn leaving_nothing_behind(request: Request, next: Next) -> Response {
    leaving_nothing_between(next.run(request)).await
}

/// Does asynchronous work and overwrites the stack after every step of it.
async fn leaving_nothing_between<F: Future>(work: F) -> F::Output {
    let mut work = pin!(work);
    std::future::poll_fn(move |context: &mut Context<'_>| -> Poll<F::Output> {
        leaving_nothing(|| work.as_mut().poll(context))
    })
    .await
}

/// A frame of its own, so that what it leaves lies where `overwrite` will reach.
#[inline(never)]
fn below<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn overwrite() {
    black_box(&mut [0_u8; DEPTH]);
    overwrite_registers();
}

/// Keys are copied and computed with through the wide registers of the processor, where they would stay while this thread
/// sleeps. Which ones a compiler takes differs from build to build, so nothing is encrypted and hashed here by the very code
/// that handles keys, and a copy is made of the size for which the C library takes others.
fn overwrite_registers() {
    let mut nothing = [0_u8; 1024];
    let sealed = ChaCha20Poly1305::new(&[0; 32].into()).encrypt_inout_detached(
        &[0; 12].into(),
        &[],
        nothing.as_mut_slice().into(),
    );
    black_box((sealed.is_ok(), nothing, Sha512::digest(black_box(nothing))));
    black_box(*black_box(&[0_u8; 128]));
}
