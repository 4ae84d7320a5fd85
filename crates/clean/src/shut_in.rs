//! A process gives up everything it does not need before it reads a stranger's file: files, networks, other processes, threads, most of the
//! memory and time. After that it can read what it was given, compute, and write its answer; anything else ends it.
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen as Length, SeccompCmpOp as Op, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, apply_filter,
};
use std::collections::BTreeMap;

/// Address space: the file twice, the picture, and what decoding takes.
pub(crate) const MEMORY: u64 = 1 << 30;
/// Seconds of computing.
pub(crate) const SECONDS: u64 = 20;

/// Why a process could not be shut in: the machine's kernel, or what runs us, does not let it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unshut {
    /// A limit could not be set.
    Limits,
    /// The kernel filters no calls of a process (seccomp), or not on this kind of machine.
    Filter,
}

impl Unshut {
    /// For an exit code, and back.
    pub(crate) const fn exit(self) -> u8 {
        match self {
            Self::Limits => 10,
            Self::Filter => 11,
        }
    }
}

/// Shuts this process in, for good.
pub(crate) fn shut_in() -> Result<(), Unshut> {
    let limits = [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 3),
        (Resource::Nproc, 0),
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
    ];
    for (resource, most) in limits {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
            .map_err(|_| Unshut::Limits)?;
    }
    let filter = filter().ok_or(Unshut::Filter)?;
    // It also forbids to gain rights by a program (no_new_privs).
    apply_filter(&filter).map_err(|_| Unshut::Filter)
}

/// What may still be called. `None`: not on this kind of machine.
fn filter() -> Option<BpfProgram> {
    let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
    let own = u64::try_from(rustix::process::getpid().as_raw_nonzero().get()).ok()?;
    let mut calls: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    for call in [
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_madvise,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_yield,
        libc::SYS_sigaltstack,
    ] {
        calls.insert(call, Vec::new());
    }
    // Whatever else was open when it began: only what it was given and where it answers can be used.
    calls.insert(libc::SYS_read, vec![rule(vec![(0, Length::Dword, Op::Eq, 0)])?]);
    calls.insert(
        libc::SYS_write,
        vec![rule(vec![(0, Length::Dword, Op::Ge, 1), (0, Length::Dword, Op::Le, 2)])?],
    );
    let no_code = (2, Length::Dword, Op::MaskedEq(libc::PROT_EXEC as u64), 0);
    let no_file = (4, Length::Dword, Op::Eq, u64::from(u32::MAX));
    calls.insert(libc::SYS_mmap, vec![rule(vec![no_code.clone(), no_file])?]);
    calls.insert(libc::SYS_mprotect, vec![rule(vec![no_code])?]);
    // A panic and an allocation that fails end the process by a signal to itself.
    calls.insert(libc::SYS_tgkill, vec![rule(vec![(0, Length::Dword, Op::Eq, own)])?]);
    let filter = SeccompFilter::new(calls, SeccompAction::KillProcess, SeccompAction::Allow, arch).ok()?;
    BpfProgram::try_from(filter).ok()
}

fn rule(conditions: Vec<(u8, Length, Op, u64)>) -> Option<SeccompRule> {
    let condition = |(at, length, op, value)| SeccompCondition::new(at, length, op, value).ok();
    SeccompRule::new(conditions.into_iter().map(condition).collect::<Option<_>>()?).ok()
}
