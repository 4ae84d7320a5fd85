//! Keeps what is in memory out of swap and out of core dumps, as far as the machine allows; says so where it does not.
use rustix::{
    mm::{MlockAllFlags, mlockall},
    process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit},
};

/// For a process through which unsealed words pass.
pub(crate) fn guard() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let undumped =
        setrlimit(Resource::Core, none).and_then(|()| set_dumpable_behavior(DumpableBehavior::NotDumpable));
    if undumped.is_err() {
        tracing::warn!("core dumps could not be switched off");
    }
    let locked = mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT);
    if locked.is_err() {
        tracing::warn!(
            "memory is not locked and may be written to swap: raise the limit (LimitMEMLOCK=infinity)"
        );
    }
}
