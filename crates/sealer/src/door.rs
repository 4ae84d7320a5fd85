//! How a script comes in: it asks for room, writes a question there, asks it, and reads the answer. One at a time, as a page does.
//! What was written is wiped when the next begins or the script says so.
#![allow(unsafe_code, reason = "an exported name could clash with another; here there is no other")]

use crate::{Question, Refusal, answer};
use alloc::{vec, vec::Vec};
use spin::{Mutex, MutexGuard};
use zeroize::{Zeroize, Zeroizing};

/// The longest question: a text of 60,000 bytes, and everything that lies in a full mailbox.
const ROOM_MAX: usize = 16 * 1024 * 1024;

struct Room {
    asked: Zeroizing<Vec<u8>>,
    answer: Zeroizing<Vec<u8>>,
}

static ROOM: Mutex<Option<Room>> = Mutex::new(None);

fn room() -> MutexGuard<'static, Option<Room>> {
    ROOM.lock()
}

/// Room for a question of so many bytes, and where it begins; null: too long.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn begin(length: usize) -> *mut u8 {
    end();
    if length > ROOM_MAX {
        return core::ptr::null_mut();
    }
    let mut asked = Zeroizing::new(vec![0; length]);
    let place = asked.as_mut_ptr();
    *room() = Some(Room { asked, answer: Zeroizing::default() });
    place
}

/// Asks what was written. 0: there is an answer; else a [`Refusal`].
#[unsafe(no_mangle)]
pub(crate) extern "C" fn ask(question: u32) -> u32 {
    let mut room = room();
    let Some((room, question)) = room.as_mut().zip(Question::of(question)) else {
        return Refusal::Form as u32;
    };
    let answered = answer(question, &room.asked);
    room.asked.zeroize();
    match answered {
        Ok(answer) => {
            room.answer = answer;
            0
        }
        Err(refusal) => refusal as u32,
    }
}

/// Where the answer begins.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer_at() -> *const u8 {
    room().as_ref().map_or(core::ptr::null(), |room| room.answer.as_ptr())
}

/// How long it is.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer_length() -> usize {
    room().as_ref().map_or(0, |room| room.answer.len())
}

/// Wipes question and answer.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn end() {
    *room() = None;
}

#[cfg(target_arch = "wasm32")]
mod alone {
    //! Without a standard library: a third of its size.
    #[global_allocator]
    static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    /// The page is told by a trap, and sends the form as a browser without scripts does.
    #[panic_handler]
    fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
