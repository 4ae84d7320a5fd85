/*
 * unsynced.c - simulate a power cut for an unmodified, dynamically linked Linux program.
 *
 *   shim:    cc -O2 -Wall -Wextra -Werror -shared -fPIC -o libunsynced.so unsynced.c -ldl -pthread
 *   replay:  cc -O2 -Wall -Wextra -Werror -DREPLAY -o unsynced-replay unsynced.c
 *
 * The shim (LD_PRELOAD) writes the pre-image of every change made to a file under UNSYNCED_DIR to
 * the undo log UNSYNCED_LOG *before* the change is made, and a SYNC marker after a successful
 * fsync/fdatasync. After `kill -9` the kernel still holds everything the program wrote; the replay
 * tool takes back, newest first, every change that no later SYNC covers. What is left is what a disk
 * would hold that lost its whole write cache.
 *
 * Rules of the model
 *  - A file is its (device, inode). A SYNC carries the length of the log at the moment the sync
 *    call was ENTERED; it makes durable exactly that file's records below this position. A write
 *    that runs concurrently with the sync is therefore not counted as durable.
 *  - Create, link, unlink and rename belong to the parent directory and become durable, in order,
 *    with an fsync of that directory. In addition an fsync of a newly created file makes its
 *    creation, and what happened earlier in that directory, durable (as ext4, xfs and btrfs do).
 *  - Files that lose a name (unlink, rename over) are hard-linked into UNSYNCED_LOG.keep first, so
 *    their inode number is never reused and they can be put back.
 *  - Whatever the model cannot represent ends the program with a message rather than pass unnoticed.
 *  - Not followed: SQLite's -shm, and files whose names begin with a part of UNSYNCED_SKIP (a:b:c): what
 *    a program writes through stdio and makes anew after a crash.
 *
 * In-process care: closing any descriptor of a file drops all POSIX locks the process has on it,
 * which would break SQLite's locking. The shim therefore never opens and closes a tracked file for
 * its own purposes; it reads pre-images through the program's own descriptor (O_WRONLY is opened as
 * O_RDWR for that reason).
 */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#if !defined(__LP64__)
#error "64-bit only"
#endif

/* ------------------------------------------------------------------ log format (host byte order) */

#define MAGIC 0x31636e7973756e55ULL
enum {
    R_HELLO = 1, /* a = pid, b = UNSYNCED_IGNORE_SYNC, s1 = directory */
    R_DATA,      /* dev/ino = file, a = offset, b = old size, c = part, s2 = old bytes */
    R_CREATE,    /* dev/ino = parent directory, s1 = path */
    R_BIND,      /* dev/ino = file, a = position of its R_CREATE */
    R_UNLINK,    /* dev/ino = parent, dev2/ino2 = file, s1 = path, s2 = kept copy */
    R_RENAME,    /* dev/ino = parent of source, dev2/ino2 = file, a/b = dev/ino of parent of target,
                    s1 = source NUL target, s2 = kept copy of what the target was ("" if none) */
    R_SYNC,      /* dev/ino = file or directory, a = covers records below this position */
    R_SYNCALL,   /* a = covers records below this position */
};
struct rec {
    uint64_t magic, sum; /* sum: everything after this field, including both payloads */
    uint32_t type, n1;
    uint64_t n2; /* payload lengths: s1 (n1 bytes), then s2 (n2 bytes) */
    uint64_t dev, ino, dev2, ino2, a, b, c;
};
#define SUMMED(r) ((const unsigned char *)(r) + 16)
#define NSUMMED (sizeof(struct rec) - 16)

static uint64_t fnv(uint64_t h, const void *p, size_t n) {
    const unsigned char *s = p;
    for (size_t i = 0; i < n; i++) h = (h ^ s[i]) * 0x100000001b3ULL;
    return h;
}
#define FNV0 0xcbf29ce484222325ULL

/* Locks on two bytes far beyond the end of the log: LIVE is held shared by every process that runs
 * under the shim, OP is held around each (record, change) pair. */
#define LOCK_LIVE (1LL << 62)
#define LOCK_OP ((1LL << 62) + 1)
static int log_lock(int fd, int cmd, short type, off_t at) {
    struct flock fl = {.l_type = type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};
    int r;
    do r = fcntl(fd, cmd, &fl);
    while (r < 0 && errno == EINTR);
    return r;
}

static int ends_with(const char *s, const char *tail) {
    size_t a = strlen(s), b = strlen(tail);
    return a >= b && !strcmp(s + a - b, tail);
}

#ifndef REPLAY
/* ====================================================================================== the shim */

#define CHUNK (1 << 20)
static int active, ignore_sync, log_fd = -1;
static dev_t log_dev;
static ino_t log_ino;
static char dir[PATH_MAX], log_path[PATH_MAX], keep_dir[PATH_MAX + 8];
static char skip[PATH_MAX]; /* a copy: programs that show a title of their own overwrite the environment */
static size_t dir_len;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char chunk[CHUNK]; /* under mutex */

/* Raw system calls: no dlsym at a bad moment, and no way back into our own wrappers. */
#define x_openat(d, p, f, m) ((int)syscall(SYS_openat, d, p, f, m))
#define x_fsync(fd) ((int)syscall(SYS_fsync, fd))

static void fatal(const char *what, const char *arg) {
    char m[PATH_MAX + 256];
    int n = snprintf(m, sizeof m, "unsynced: FATAL: %s%s%s (errno %d, pid %d)\n", what,
                     arg ? ": " : "", arg ? arg : "", errno, (int)getpid());
    syscall(SYS_write, 2, m, n < (int)sizeof m ? (size_t)n : sizeof m - 1);
    abort();
}

static void open_log(void) {
    struct stat st;
    log_fd = x_openat(AT_FDCWD, log_path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (log_fd < 0) fatal("cannot open UNSYNCED_LOG", log_path);
    int high = fcntl(log_fd, F_DUPFD_CLOEXEC, 900); /* out of the program's way, if the limit allows */
    if (high >= 0) {
        syscall(SYS_close, log_fd);
        log_fd = high;
    }
    if (fstat(log_fd, &st)) fatal("fstat of the log", log_path);
    log_dev = st.st_dev;
    log_ino = st.st_ino;
    if (log_lock(log_fd, F_OFD_SETLK, F_RDLCK, LOCK_LIVE)) fatal("log is being replayed", log_path);
}

static void lock(void) {
    pthread_mutex_lock(&mutex);
    if (log_lock(log_fd, F_OFD_SETLKW, F_WRLCK, LOCK_OP)) fatal("cannot lock the log", log_path);
}
static void unlock(void) {
    int e = errno;
    log_lock(log_fd, F_OFD_SETLK, F_UNLCK, LOCK_OP);
    pthread_mutex_unlock(&mutex);
    errno = e;
}

/* Current length of the log; also notices if the program closed our descriptor. Under lock. */
static uint64_t log_pos(void) {
    struct stat st;
    if (fstat(log_fd, &st) || st.st_dev != log_dev || st.st_ino != log_ino)
        fatal("the program closed the shim's log descriptor", NULL);
    return (uint64_t)st.st_size;
}

static void append(struct rec *r, const void *s1, size_t n1, const void *s2, size_t n2) {
    log_pos();
    r->magic = MAGIC;
    r->n1 = (uint32_t)n1;
    r->n2 = n2;
    r->sum = fnv(fnv(fnv(FNV0, SUMMED(r), NSUMMED), s1, n1), s2, n2);
    struct iovec v[3] = {{r, sizeof *r}, {(void *)(uintptr_t)s1, n1}, {(void *)(uintptr_t)s2, n2}};
    for (int i = 0; i < 3;) {
        if (!v[i].iov_len) {
            i++;
            continue;
        }
        long n = syscall(SYS_writev, log_fd, v + i, 3 - i);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fatal("cannot write the log", log_path);
        for (; i < 3 && (size_t)n >= v[i].iov_len; i++) n -= (long)v[i].iov_len;
        if (i < 3) {
            v[i].iov_base = (char *)v[i].iov_base + n;
            v[i].iov_len -= (size_t)n;
        }
    }
}

static void fork_before(void) { pthread_mutex_lock(&mutex); }
static void fork_parent(void) { pthread_mutex_unlock(&mutex); }
static void fork_child(void) { /* OFD locks are shared over fork: take a description of our own */
    int old = log_fd;
    open_log();
    syscall(SYS_close, old);
    pthread_mutex_unlock(&mutex);
}

__attribute__((constructor)) static void start(void) {
    const char *d = getenv("UNSYNCED_DIR"), *l = getenv("UNSYNCED_LOG"), *g = getenv("UNSYNCED_IGNORE_SYNC");
    const char *k = getenv("UNSYNCED_SKIP");
    struct stat sd, sl;
    int e = errno;
    if (!d && !l) return;
    if (!d || !l) fatal("set both UNSYNCED_DIR and UNSYNCED_LOG", NULL);
    if (!realpath(d, dir) || stat(dir, &sd) || !S_ISDIR(sd.st_mode)) fatal("UNSYNCED_DIR is not a directory", d);
    dir_len = strlen(dir);
    if (l[0] != '/') fatal("UNSYNCED_LOG must be an absolute path", l);
    if (strlen(l) > sizeof log_path - 8) fatal("UNSYNCED_LOG is too long", l);
    strcpy(log_path, l);
    open_log();
    char real[PATH_MAX];
    if (!realpath(l, real)) fatal("realpath of UNSYNCED_LOG", l);
    if (!strncmp(real, dir, dir_len) && real[dir_len] == '/') fatal("UNSYNCED_LOG lies inside UNSYNCED_DIR", l);
    snprintf(keep_dir, sizeof keep_dir, "%s.keep", log_path);
    if (mkdir(keep_dir, 0700) && errno != EEXIST) fatal("cannot create", keep_dir);
    if (fstat(log_fd, &sl) || sl.st_dev != sd.st_dev)
        fatal("UNSYNCED_LOG must be on the same filesystem as UNSYNCED_DIR", l);
    ignore_sync = g && *g && strcmp(g, "0");
    if (k && strlen(k) >= sizeof skip) fatal("UNSYNCED_SKIP is too long", k);
    if (k) strcpy(skip, k);
    pthread_atfork(fork_before, fork_parent, fork_child);
    lock();
    struct rec r = {.type = R_HELLO, .a = (uint64_t)getpid(), .b = (uint64_t)ignore_sync};
    append(&r, dir, dir_len, NULL, 0);
    unlock();
    errno = e;
    active = 1;
}

/* ---- which files are ours ---- */

/* Does the last part of path begin with one of the names in UNSYNCED_SKIP? */
static int skipped(const char *path) {
    const char *base = strrchr(path, '/') + 1, *s = skip;
    while (*s) {
        size_t n = strcspn(s, ":");
        if (n && !strncmp(base, s, n)) return 1;
        s += n + (s[n] == ':');
    }
    return 0;
}

static int inside(const char *path) {
    return !strncmp(path, dir, dir_len) && path[dir_len] == '/' && !ends_with(path, "-shm") && !skipped(path);
}

/* Is fd a regular file with a name, under UNSYNCED_DIR? Asked anew each time: right for dup'ed and
 * inherited descriptors and after a rename. A file under unlink keeps nlink 1 through the kept link. */
static int tracked_fd(int fd, struct stat *st) {
    char p[32], t[PATH_MAX];
    if (!active) return 0;
    int e = errno, yes = 0;
    if (!fstat(fd, st) && S_ISREG(st->st_mode) && st->st_nlink) {
        snprintf(p, sizeof p, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(p, t, sizeof t - 1);
        if (n < 0) fatal("readlink", p);
        t[n] = 0;
        yes = inside(t);
    }
    errno = e;
    return yes;
}

/* Absolute path with every symbolic link but (unless follow) the last resolved; 1 if under the dir. */
static int locate(int at, const char *path, int follow, char *out) {
    char full[PATH_MAX * 2], parent[PATH_MAX], base[NAME_MAX + 1];
    struct stat st;
    if (!active) return 0;
    int e = errno, yes = 0;
    if (path[0] == '/') {
        if (snprintf(full, sizeof full, "%s", path) >= PATH_MAX) goto out;
    } else {
        char from[PATH_MAX];
        if (at == AT_FDCWD) {
            if (!getcwd(from, sizeof from)) goto out;
        } else {
            char p[32];
            snprintf(p, sizeof p, "/proc/self/fd/%d", at);
            ssize_t n = readlink(p, from, sizeof from - 1);
            if (n < 0) goto out;
            from[n] = 0;
        }
        if (snprintf(full, sizeof full, "%s/%s", from, path) >= PATH_MAX) goto out;
    }
    size_t n = strlen(full);
    while (n > 1 && full[n - 1] == '/') full[--n] = 0;
    char *slash = strrchr(full, '/');
    if (!slash || strlen(slash + 1) > NAME_MAX) goto out;
    strcpy(base, slash + 1);
    if (!*base || !strcmp(base, ".") || !strcmp(base, "..") ||
        (follow && !lstat(full, &st) && S_ISLNK(st.st_mode))) {
        if (!realpath(full, out)) goto out;
    } else {
        *slash = 0;
        if (!realpath(*full ? full : "/", parent)) goto out;
        int w = snprintf(out, PATH_MAX, "%s/%s", strcmp(parent, "/") ? parent : "", base);
        if (w >= PATH_MAX) goto out;
    }
    yes = inside(out);
out:
    errno = e;
    return yes;
}

static void stat_parent(const char *path, struct stat *st) {
    char p[PATH_MAX];
    strcpy(p, path);
    *strrchr(p, '/') = 0;
    if (stat(p, st)) fatal("stat of parent directory", p);
}

/* ---- pre-images; all under lock ---- */

static void log_data(int fd, const struct stat *st, off_t off, uint64_t len) {
    struct rec r = {.type = R_DATA, .dev = st->st_dev, .ino = st->st_ino, .b = (uint64_t)st->st_size};
    uint64_t at = (uint64_t)off, size = (uint64_t)st->st_size;
    uint64_t end = len > size || at > size - len ? size : at + len;
    do {
        size_t want = at < end ? (end - at < CHUNK ? (size_t)(end - at) : CHUNK) : 0, got = 0;
        while (got < want) {
            long n = syscall(SYS_pread64, fd, chunk + got, want - got, (off_t)(at + got));
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) fatal("cannot read a pre-image (O_DIRECT, or opened write-only outside the shim?)", NULL);
            got += (size_t)n;
        }
        r.a = at;
        append(&r, NULL, 0, chunk, got);
        at += got;
        r.c++;
    } while (at < end);
}

static void refstat(int fd, struct stat *st) {
    if (fstat(fd, st)) fatal("fstat", NULL);
}

/* off < 0: at the descriptor's own position. Leaves the lock held. */
static void before_write(int fd, struct stat *st, off_t off, uint64_t len) {
    int e = errno;
    lock();
    refstat(fd, st);
    int fl = fcntl(fd, F_GETFL);
    if (fl < 0) fatal("F_GETFL", NULL);
    if (fl & O_APPEND)
        off = st->st_size;
    else if (off < 0 && (off = (off_t)syscall(SYS_lseek, fd, 0L, SEEK_CUR)) < 0)
        fatal("lseek", NULL);
    log_data(fd, st, off, len);
    errno = e;
}
static void after_write(int fd, const struct stat *st, long n, int sync) {
    int e = errno;
    int fl = fcntl(fd, F_GETFL);
    if (n > 0 && !ignore_sync && (sync || (fl >= 0 && (fl & O_DSYNC)))) {
        struct rec r = {.type = R_SYNC, .dev = st->st_dev, .ino = st->st_ino, .a = log_pos()};
        append(&r, NULL, 0, NULL, 0);
    }
    unlock();
    errno = e;
}
static uint64_t iov_bytes(const struct iovec *v, int n) {
    uint64_t t = 0;
    for (int i = 0; i < n; i++) t += v[i].iov_len;
    return t;
}

#define WRITES(fd, off, len, sync, call)                                                               \
    do {                                                                                               \
        struct stat st;                                                                                \
        if (!tracked_fd(fd, &st)) return call;                                                         \
        before_write(fd, &st, off, len);                                                               \
        long n = call;                                                                                 \
        after_write(fd, &st, n, sync);                                                                 \
        return n;                                                                                      \
    } while (0)
/* A negative offset handed to pwrite is EINVAL: let the kernel say so. */
#define PWRITES(fd, off, len, sync, call)                                                              \
    do {                                                                                               \
        if ((off) < 0) return call;                                                                    \
        WRITES(fd, off, len, sync, call);                                                              \
    } while (0)

ssize_t write(int fd, const void *b, size_t n_) { WRITES(fd, -1, n_, 0, syscall(SYS_write, fd, b, n_)); }
ssize_t pwrite(int fd, const void *b, size_t n_, off_t o) { PWRITES(fd, o, n_, 0, syscall(SYS_pwrite64, fd, b, n_, o)); }
ssize_t pwrite64(int fd, const void *b, size_t n_, off64_t o) { PWRITES(fd, o, n_, 0, syscall(SYS_pwrite64, fd, b, n_, o)); }
ssize_t writev(int fd, const struct iovec *v, int c) { WRITES(fd, -1, iov_bytes(v, c), 0, syscall(SYS_writev, fd, v, c)); }
ssize_t pwritev(int fd, const struct iovec *v, int c, off_t o) {
    PWRITES(fd, o, iov_bytes(v, c), 0, syscall(SYS_pwritev, fd, v, c, o, 0L));
}
ssize_t pwritev64(int fd, const struct iovec *v, int c, off64_t o) {
    PWRITES(fd, o, iov_bytes(v, c), 0, syscall(SYS_pwritev, fd, v, c, o, 0L));
}
static ssize_t do_pwritev2(int fd, const struct iovec *v, int c, off_t o, int f) {
    if (o < -1) return syscall(SYS_pwritev2, fd, v, c, o, 0L, f);
#ifdef RWF_NOAPPEND
    if (f & RWF_NOAPPEND) return errno = EOPNOTSUPP, -1;
#endif
    struct stat st;
    if ((f & RWF_APPEND) && tracked_fd(fd, &st)) return errno = EOPNOTSUPP, -1;
    WRITES(fd, o, iov_bytes(v, c), f & (RWF_DSYNC | RWF_SYNC), syscall(SYS_pwritev2, fd, v, c, o, 0L, f));
}
ssize_t pwritev2(int fd, const struct iovec *v, int c, off_t o, int f) { return do_pwritev2(fd, v, c, o, f); }
ssize_t pwritev64v2(int fd, const struct iovec *v, int c, off64_t o, int f) { return do_pwritev2(fd, v, c, o, f); }

/* In-kernel copies into a tracked file: refuse, every caller has a read/write fallback. */
ssize_t copy_file_range(int in, off64_t *io, int out, off64_t *oo, size_t n, unsigned f) {
    struct stat st;
    if (tracked_fd(out, &st)) return errno = EINVAL, -1;
    return syscall(SYS_copy_file_range, in, io, out, oo, n, f);
}
ssize_t sendfile(int out, int in, off_t *o, size_t n) {
    struct stat st;
    if (tracked_fd(out, &st)) return errno = EINVAL, -1;
    return syscall(SYS_sendfile, out, in, o, n);
}
ssize_t sendfile64(int out, int in, off64_t *o, size_t n) {
    struct stat st;
    if (tracked_fd(out, &st)) return errno = EINVAL, -1;
    return syscall(SYS_sendfile, out, in, o, n);
}
ssize_t splice(int in, off64_t *io, int out, off64_t *oo, size_t n, unsigned f) {
    struct stat st;
    if (tracked_fd(out, &st)) return errno = EINVAL, -1;
    return syscall(SYS_splice, in, io, out, oo, n, f);
}

/* ---- size ---- */

static int do_ftruncate(int fd, off_t len) {
    struct stat st;
    if (len < 0 || !tracked_fd(fd, &st)) return (int)syscall(SYS_ftruncate, fd, len);
    int e = errno;
    lock();
    refstat(fd, &st);
    log_data(fd, &st, len < st.st_size ? len : st.st_size, UINT64_MAX);
    errno = e;
    int r = (int)syscall(SYS_ftruncate, fd, len);
    unlock();
    return r;
}
int ftruncate(int fd, off_t len) { return do_ftruncate(fd, len); }
int ftruncate64(int fd, off64_t len) { return do_ftruncate(fd, len); }

static int do_truncate(const char *path, off_t len) {
    char p[PATH_MAX];
    if (!locate(AT_FDCWD, path, 1, p)) return (int)syscall(SYS_truncate, path, len);
    int fd = x_openat(AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0); /* never closed: see "In-process care" */
    return fd < 0 ? -1 : do_ftruncate(fd, len);
}
int truncate(const char *path, off_t len) { return do_truncate(path, len); }
int truncate64(const char *path, off64_t len) { return do_truncate(path, len); }

static int do_fallocate(int fd, int mode, off_t off, off_t len) {
    struct stat st;
    if (off < 0 || len <= 0 || mode == FALLOC_FL_KEEP_SIZE || !tracked_fd(fd, &st))
        return (int)syscall(SYS_fallocate, fd, mode, off, len);
    if (mode & ~(FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE | FALLOC_FL_ZERO_RANGE))
        return errno = EOPNOTSUPP, -1;
    int e = errno;
    lock();
    refstat(fd, &st);
    if (mode) /* punched or zeroed: the range's bytes; otherwise only the size can change */
        log_data(fd, &st, off, (uint64_t)len);
    else
        log_data(fd, &st, st.st_size, 0);
    errno = e;
    int r = (int)syscall(SYS_fallocate, fd, mode, off, len);
    unlock();
    return r;
}
int fallocate(int fd, int m, off_t o, off_t n) { return do_fallocate(fd, m, o, n); }
int fallocate64(int fd, int m, off64_t o, off64_t n) { return do_fallocate(fd, m, o, n); }
static int do_posix_fallocate(int fd, off_t o, off_t n) {
    int e = errno, r = do_fallocate(fd, 0, o, n) ? errno : 0;
    errno = e;
    return r;
}
int posix_fallocate(int fd, off_t o, off_t n) { return do_posix_fallocate(fd, o, n); }
int posix_fallocate64(int fd, off64_t o, off64_t n) { return do_posix_fallocate(fd, o, n); }

/* ---- open ---- */

static int do_open(int at, const char *path, int fl, mode_t mode) {
    char p[PATH_MAX], probe[PATH_MAX + 2];
    struct stat st, parent;
    if (!active || (fl & O_PATH) || (!(fl & (O_CREAT | O_TRUNC)) && (fl & O_ACCMODE) == O_RDONLY))
        return x_openat(at, path, fl, mode);
    if ((fl & O_TMPFILE) == O_TMPFILE) { /* a file without a name: programs fall back to a named one */
        snprintf(probe, sizeof probe, "%s/x", path);
        if (locate(at, probe, 0, p)) return errno = EOPNOTSUPP, -1;
        return x_openat(at, path, fl, mode);
    }
    if (!locate(at, path, !(fl & O_NOFOLLOW) && (fl & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL), p))
        return x_openat(at, path, fl, mode);

    int e = errno, fd;
    lock();
    int there = !lstat(p, &st);
    if (there ? S_ISREG(st.st_mode) : fl & O_CREAT)
        if ((fl & O_ACCMODE) == O_WRONLY || (fl & O_TRUNC)) fl = (fl & ~O_ACCMODE) | O_RDWR;
    errno = e;
    if (!there && (fl & O_CREAT)) {
        stat_parent(p, &parent);
        uint64_t pos = log_pos();
        struct rec r = {.type = R_CREATE, .dev = parent.st_dev, .ino = parent.st_ino};
        append(&r, p, strlen(p), NULL, 0);
        fd = x_openat(at, path, fl & ~O_TRUNC, mode);
        if (fd >= 0) {
            refstat(fd, &st);
            struct rec b = {.type = R_BIND, .dev = st.st_dev, .ino = st.st_ino, .a = pos};
            append(&b, NULL, 0, NULL, 0);
        }
    } else if (there && S_ISREG(st.st_mode) && (fl & O_TRUNC)) {
        fd = x_openat(at, path, fl & ~O_TRUNC, mode);
        if (fd >= 0) {
            refstat(fd, &st);
            if (st.st_size) {
                log_data(fd, &st, 0, UINT64_MAX);
                if (syscall(SYS_ftruncate, fd, 0L)) fatal("ftruncate for O_TRUNC", p);
            }
        }
    } else {
        unlock(); /* changes nothing (and may block, on a FIFO) */
        return x_openat(at, path, fl, mode);
    }
    unlock();
    return fd;
}
#define OPEN_MODE(last)                                                                                \
    mode_t mode = 0;                                                                                   \
    if ((fl & O_CREAT) || (fl & O_TMPFILE) == O_TMPFILE) {                                             \
        va_list ap;                                                                                    \
        va_start(ap, last);                                                                            \
        mode = va_arg(ap, mode_t);                                                                     \
        va_end(ap);                                                                                    \
    }
int open(const char *p, int fl, ...) { OPEN_MODE(fl) return do_open(AT_FDCWD, p, fl, mode); }
int open64(const char *p, int fl, ...) { OPEN_MODE(fl) return do_open(AT_FDCWD, p, fl, mode); }
int openat(int at, const char *p, int fl, ...) { OPEN_MODE(fl) return do_open(at, p, fl, mode); }
int openat64(int at, const char *p, int fl, ...) { OPEN_MODE(fl) return do_open(at, p, fl, mode); }
int creat(const char *p, mode_t m) { return do_open(AT_FDCWD, p, O_CREAT | O_WRONLY | O_TRUNC, m); }
int creat64(const char *p, mode_t m) { return do_open(AT_FDCWD, p, O_CREAT | O_WRONLY | O_TRUNC, m); }
int __open_2(const char *p, int fl) { return do_open(AT_FDCWD, p, fl, 0); }
int __open64_2(const char *p, int fl) { return do_open(AT_FDCWD, p, fl, 0); }
int __openat_2(int at, const char *p, int fl) { return do_open(at, p, fl, 0); }
int __openat64_2(int at, const char *p, int fl) { return do_open(at, p, fl, 0); }

/* ---- names ---- */

static void keep(const char *path, char *kept) {
    snprintf(kept, PATH_MAX + 64, "%s/%llu", keep_dir, (unsigned long long)log_pos());
    if (syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, kept, 0)) fatal("cannot keep a copy of", path);
}

static int do_unlink(int at, const char *path, int fl) {
    char p[PATH_MAX], kept[PATH_MAX + 64];
    struct stat st, parent;
    if ((fl & AT_REMOVEDIR) || !locate(at, path, 0, p)) return (int)syscall(SYS_unlinkat, at, path, fl);
    int e = errno;
    lock();
    if (!lstat(p, &st) && !S_ISDIR(st.st_mode)) {
        stat_parent(p, &parent);
        struct rec r = {.type = R_UNLINK, .dev = parent.st_dev, .ino = parent.st_ino, .dev2 = st.st_dev, .ino2 = st.st_ino};
        keep(p, kept);
        append(&r, p, strlen(p), kept, strlen(kept));
    }
    errno = e;
    int r = (int)syscall(SYS_unlinkat, at, path, fl);
    unlock();
    return r;
}
int unlink(const char *p) { return do_unlink(AT_FDCWD, p, 0); }
int unlinkat(int at, const char *p, int fl) { return do_unlink(at, p, fl); }
int remove(const char *p) {
    struct stat st;
    return do_unlink(AT_FDCWD, p, !lstat(p, &st) && S_ISDIR(st.st_mode) ? AT_REMOVEDIR : 0);
}

static int do_rename(int a1, const char *from, int a2, const char *to, unsigned fl) {
    char p1[PATH_MAX], both[2 * PATH_MAX], p2[PATH_MAX], kept[PATH_MAX + 64] = "";
    struct stat s1, s2, d1, d2;
    int in1 = locate(a1, from, 0, p1), in2 = locate(a2, to, 0, p2);
    if (!in1 && !in2) return (int)syscall(SYS_renameat2, a1, from, a2, to, fl);
    if (in1 != in2) fatal("rename across the edge of UNSYNCED_DIR (or to/from -shm)", from);
    if (fl & ~(unsigned)RENAME_NOREPLACE) return errno = EINVAL, -1;
    int e = errno;
    lock();
    int h1 = !lstat(p1, &s1), h2 = !lstat(p2, &s2);
    if (h1 && S_ISDIR(s1.st_mode)) fatal("rename of a directory", from);
    int same = h1 && h2 && s1.st_dev == s2.st_dev && s1.st_ino == s2.st_ino;
    if (h1 && !same && !(h2 && (S_ISDIR(s2.st_mode) || (fl & RENAME_NOREPLACE)))) {
        stat_parent(p1, &d1);
        stat_parent(p2, &d2);
        if (h2) keep(p2, kept);
        struct rec r = {.type = R_RENAME, .dev = d1.st_dev, .ino = d1.st_ino, .dev2 = s1.st_dev, .ino2 = s1.st_ino,
                        .a = d2.st_dev, .b = d2.st_ino};
        size_t n1 = strlen(p1) + 1, n2 = strlen(p2);
        memcpy(both, p1, n1);
        memcpy(both + n1, p2, n2);
        append(&r, both, n1 + n2, kept, strlen(kept));
    }
    errno = e;
    int r = (int)syscall(SYS_renameat2, a1, from, a2, to, fl);
    unlock();
    return r;
}
int rename(const char *a, const char *b) { return do_rename(AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int x, const char *a, int y, const char *b) { return do_rename(x, a, y, b, 0); }
int renameat2(int x, const char *a, int y, const char *b, unsigned f) { return do_rename(x, a, y, b, f); }

/* A new name by link or symlink is a create without data. */
static uint64_t new_name(const char *p) {
    struct stat parent;
    stat_parent(p, &parent);
    uint64_t pos = log_pos();
    struct rec r = {.type = R_CREATE, .dev = parent.st_dev, .ino = parent.st_ino};
    append(&r, p, strlen(p), NULL, 0);
    return pos;
}
static int do_link(int a1, const char *from, int a2, const char *to, int fl) {
    char p1[PATH_MAX], p2[PATH_MAX];
    struct stat st;
    int in1 = locate(a1, from, fl & AT_SYMLINK_FOLLOW, p1), in2 = locate(a2, to, 0, p2);
    if (in1 != in2) fatal("link across the edge of UNSYNCED_DIR", from);
    if (!in1) return (int)syscall(SYS_linkat, a1, from, a2, to, fl);
    int e = errno;
    lock();
    if (lstat(p2, &st)) new_name(p2);
    errno = e;
    int r = (int)syscall(SYS_linkat, a1, from, a2, to, fl);
    unlock();
    return r;
}
int link(const char *a, const char *b) { return do_link(AT_FDCWD, a, AT_FDCWD, b, 0); }
int linkat(int x, const char *a, int y, const char *b, int f) { return do_link(x, a, y, b, f); }
static int do_symlink(const char *text, int at, const char *path) {
    char p[PATH_MAX];
    struct stat st;
    if (!locate(at, path, 0, p)) return (int)syscall(SYS_symlinkat, text, at, path);
    int e = errno;
    lock();
    if (lstat(p, &st)) new_name(p);
    errno = e;
    int r = (int)syscall(SYS_symlinkat, text, at, path);
    unlock();
    return r;
}
int symlink(const char *t, const char *p) { return do_symlink(t, AT_FDCWD, p); }
int symlinkat(const char *t, int at, const char *p) { return do_symlink(t, at, p); }

/* ---- sync ---- */

/* The marker covers what was complete when the call was entered, and is written once it succeeded. */
static int do_sync(int fd, long nr) {
    struct stat st;
    int e = errno, mine = 0;
    if (active && !ignore_sync && !fstat(fd, &st)) {
        if (S_ISDIR(st.st_mode)) {
            char p[32], t[PATH_MAX];
            snprintf(p, sizeof p, "/proc/self/fd/%d", fd);
            ssize_t n = readlink(p, t, sizeof t - 1);
            if (n < 0) fatal("readlink", p);
            t[n] = 0;
            mine = !strcmp(t, dir) || inside(t);
        } else
            mine = tracked_fd(fd, &st);
    }
    errno = e;
    if (!mine) return (int)syscall(nr, fd);
    lock();
    uint64_t pos = log_pos();
    unlock();
    int r = (int)syscall(nr, fd);
    if (r) return r;
    lock();
    struct rec m = {.type = R_SYNC, .dev = st.st_dev, .ino = st.st_ino, .a = pos};
    append(&m, NULL, 0, NULL, 0);
    errno = e;
    unlock();
    return 0;
}
int fsync(int fd) { return do_sync(fd, SYS_fsync); }
int fdatasync(int fd) { return do_sync(fd, SYS_fdatasync); }

static void sync_all(int *r, int fd) {
    uint64_t pos = 0;
    int on = active && !ignore_sync, e = errno;
    if (on) {
        lock();
        pos = log_pos();
        unlock();
    }
    *r = fd < 0 ? (int)syscall(SYS_sync) : (int)syscall(SYS_syncfs, fd);
    if (!on || *r) return;
    lock();
    struct rec m = {.type = R_SYNCALL, .a = pos};
    append(&m, NULL, 0, NULL, 0);
    errno = e;
    unlock();
}
void sync(void) {
    int r;
    sync_all(&r, -1);
}
int syncfs(int fd) {
    struct stat a, b;
    int r;
    if (active && (fstat(fd, &a) || stat(dir, &b) || a.st_dev != b.st_dev)) return (int)syscall(SYS_syncfs, fd);
    sync_all(&r, fd);
    return r;
}

/* ---- ways to change a file that the shim cannot follow: end loudly ---- */

static void *do_mmap(void *a, size_t n, int prot, int fl, int fd, off_t o) {
    struct stat st;
    if ((prot & PROT_WRITE) && !(fl & MAP_ANONYMOUS) && (fl & MAP_SHARED) && tracked_fd(fd, &st))
        fatal("writable shared mmap of a tracked file", NULL);
    return (void *)syscall(SYS_mmap, a, n, prot, fl, fd, o);
}
void *mmap(void *a, size_t n, int prot, int fl, int fd, off_t o) { return do_mmap(a, n, prot, fl, fd, o); }
void *mmap64(void *a, size_t n, int prot, int fl, int fd, off64_t o) { return do_mmap(a, n, prot, fl, fd, o); }

static void no_stdio(const char *path, const char *mode) {
    char p[PATH_MAX];
    if (strpbrk(mode, "wa+") && locate(AT_FDCWD, path, 1, p)) fatal("fopen for writing (stdio bypasses the shim)", path);
}
static void *next(const char *name) {
    void *f = dlsym(RTLD_NEXT, name);
    if (!f) fatal("dlsym", name);
    return f;
}
#define FOPEN(name)                                                                                    \
    FILE *name(const char *p, const char *m) {                                                         \
        static FILE *(*real)(const char *, const char *);                                              \
        if (!real) *(void **)&real = next(#name);                                                      \
        no_stdio(p, m);                                                                                \
        return real(p, m);                                                                             \
    }
FOPEN(fopen)
FOPEN(fopen64)
#define MKSTEMP(name, params, args)                                                                    \
    int name params {                                                                                  \
        static int(*real) params;                                                                      \
        char p[PATH_MAX];                                                                              \
        if (!real) *(void **)&real = next(#name);                                                      \
        if (locate(AT_FDCWD, t, 0, p)) fatal(#name " (creates a file behind the shim)", t);            \
        return real args;                                                                              \
    }
MKSTEMP(mkstemp, (char *t), (t))
MKSTEMP(mkstemp64, (char *t), (t))
MKSTEMP(mkostemp, (char *t, int f), (t, f))
MKSTEMP(mkostemp64, (char *t, int f), (t, f))
MKSTEMP(mkstemps, (char *t, int s), (t, s))
MKSTEMP(mkstemps64, (char *t, int s), (t, s))
MKSTEMP(mkostemps, (char *t, int s, int f), (t, s, f))
MKSTEMP(mkostemps64, (char *t, int s, int f), (t, s, f))

#else
/* ==================================================================================== the replay */

struct item {
    uint64_t pos;
    const struct rec *r;
    const char *s1, *s2;
    uint64_t fdev, fino; /* R_CREATE: the file it made, from R_BIND (fino 0: never bound) */
};
struct node { /* one inode: how far it is durable, and where it is now */
    uint64_t dev, ino, upto;
    char *path;
};
static struct item *items;
static struct node *nodes; /* open addressing */
static size_t n_items, n_nodes, cap_nodes, errors;
static char dir[PATH_MAX], keep_dir[PATH_MAX + 8];
static uint64_t all_upto;

static void die(const char *what, const char *arg) {
    fprintf(stderr, "unsynced-replay: %s%s%s\n", what, arg ? ": " : "", arg ? arg : "");
    exit(1);
}
static void trouble(const char *what, const char *arg) {
    fprintf(stderr, "unsynced-replay: ERROR: %s: %s (%s)\n", what, arg, strerror(errno));
    errors++;
}
static void *need(void *p) {
    if (!p) die("out of memory", NULL);
    return p;
}

static struct node *node(uint64_t dev, uint64_t ino) {
    if (2 * (n_nodes + 1) > cap_nodes) {
        struct node *old = nodes;
        size_t oc = cap_nodes;
        cap_nodes = oc ? oc * 2 : 1024;
        nodes = need(calloc(cap_nodes, sizeof *nodes));
        n_nodes = 0;
        for (size_t i = 0; i < oc; i++)
            if (old[i].ino) *node(old[i].dev, old[i].ino) = old[i];
        free(old);
    }
    uint64_t k[2] = {dev, ino};
    size_t i = fnv(FNV0, k, sizeof k) & (cap_nodes - 1);
    while (nodes[i].ino && (nodes[i].dev != dev || nodes[i].ino != ino)) i = (i + 1) & (cap_nodes - 1);
    if (!nodes[i].ino) {
        nodes[i].dev = dev;
        nodes[i].ino = ino;
        n_nodes++;
    }
    return nodes + i;
}
static uint64_t upto(uint64_t dev, uint64_t ino) {
    uint64_t u = node(dev, ino)->upto;
    return u > all_upto ? u : all_upto;
}
static int raise_upto(uint64_t dev, uint64_t ino, uint64_t to) {
    struct node *n = node(dev, ino);
    if (n->upto >= to) return 0;
    n->upto = to;
    return 1;
}

/* Visit every file below d: 0 = note where each inode is, 1 = delete -shm files, 2 = delete all. */
static void walk(const char *d, int what) {
    DIR *h = opendir(d);
    struct dirent *e;
    if (!h) {
        if (errno != ENOENT) trouble("opendir", d);
        return;
    }
    while ((e = readdir(h))) {
        char *p = NULL;
        struct stat st;
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        if (asprintf(&p, "%s/%s", d, e->d_name) < 0) die("out of memory", NULL);
        if (lstat(p, &st))
            trouble("lstat", p);
        else if (S_ISDIR(st.st_mode))
            walk(p, what);
        else if (what == 0) {
            struct node *n = node(st.st_dev, st.st_ino);
            if (!n->path) {
                n->path = p;
                p = NULL;
            }
        } else if ((what == 2 || ends_with(p, "-shm")) && unlink(p))
            trouble("unlink", p);
        free(p);
    }
    closedir(h);
}

static void make_parents(const char *path) {
    char p[PATH_MAX];
    snprintf(p, sizeof p, "%s", path);
    for (char *s = p + 1; (s = strchr(s, '/')); s++) {
        *s = 0;
        if (mkdir(p, 0700) && errno != EEXIST) trouble("mkdir", p);
        *s = '/';
    }
}
static int is_at(const char *path, uint64_t dev, uint64_t ino) {
    struct stat st;
    return !lstat(path, &st) && st.st_dev == dev && st.st_ino == ino;
}
static int absent(const char *path) {
    struct stat st;
    return lstat(path, &st) && errno == ENOENT;
}
static void put_back(const char *from, const char *to) {
    make_parents(to);
    if (!absent(to)) {
        errno = EEXIST;
        trouble("cannot put back", to);
    } else if (rename(from, to))
        trouble("cannot put back", to);
}
static const char *str(const char *s, uint64_t n) {
    char *c = need(malloc(n + 1));
    memcpy(c, s, n);
    c[n] = 0;
    return c;
}

static void undo_data(const struct item *it) {
    static int fd = -1;
    static uint64_t dev, ino;
    const struct rec *r = it->r;
    if (fd < 0 || dev != r->dev || ino != r->ino) {
        if (fd >= 0) close(fd);
        fd = -1;
        const char *p = node(r->dev, r->ino)->path;
        char id[64];
        snprintf(id, sizeof id, "inode %llu", (unsigned long long)r->ino);
        errno = 0;
        if (!p) {
            trouble("file with unsynced changes is gone (removed behind the shim?)", id);
            return;
        }
        fd = open(p, O_RDWR | O_NOFOLLOW);
        if (fd < 0) {
            trouble("open", p);
            return;
        }
        dev = r->dev;
        ino = r->ino;
    }
    for (uint64_t done = 0; done < r->n2;) {
        ssize_t n = pwrite(fd, it->s2 + done, r->n2 - done, (off_t)(r->a + done));
        if (n <= 0) {
            trouble("pwrite", node(dev, ino)->path);
            return;
        }
        done += (uint64_t)n;
    }
    if (ftruncate(fd, (off_t)r->b)) trouble("ftruncate", node(dev, ino)->path);
}

int main(int argc, char **argv) {
    if (argc != 2) die("usage: unsynced-replay LOG", NULL);
    const char *log = argv[1];
    int fd = open(log, O_RDWR | O_CLOEXEC);
    if (fd < 0) die("no log (was the shim loaded?)", log);
    if (log_lock(fd, F_OFD_SETLK, F_WRLCK, LOCK_LIVE)) {
        fprintf(stderr, "unsynced-replay: a process still runs under this log; kill it and wait for it first\n");
        return 2;
    }
    struct stat st;
    if (fstat(fd, &st) || !st.st_size) die("log is empty", log);
    const unsigned char *m = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (m == MAP_FAILED) die("mmap of the log", strerror(errno));

    /* Read. A torn record (its change was never made) is skipped by looking for the next good one:
     * it is normally the last, but a process started again on the same log appends after it. */
    uint64_t size = (uint64_t)st.st_size, pos = 0, torn = 0;
    size_t cap = 0;
    while (pos < size) {
        struct rec h;
        uint64_t left = size - pos;
        int good = 0;
        if (left >= sizeof h) {
            memcpy(&h, m + pos, sizeof h);
            left -= sizeof h;
            good = h.magic == MAGIC && h.n1 <= left && h.n2 <= left - h.n1 &&
                   h.sum == fnv(fnv(FNV0, SUMMED(&h), NSUMMED), m + pos + sizeof h, h.n1 + h.n2);
        }
        if (!good) {
            torn++;
            pos++;
            continue;
        }
        if (n_items == cap) items = need(realloc(items, (cap = cap ? cap * 2 : 1024) * sizeof *items));
        struct rec *r = need(malloc(sizeof h));
        *r = h;
        items[n_items++] = (struct item){pos, r, (const char *)m + pos + sizeof h, (const char *)m + pos + sizeof h + h.n1, 0, 0};
        pos += sizeof h + h.n1 + h.n2;
    }
    if (!n_items || items[0].r->type != R_HELLO) die("not an undo log", log);

    /* How far is each inode durable? */
    size_t writes = 0, names = 0, syncs = 0, runs = 0, undone_writes = 0, undone_names = 0;
    int ignored = 0;
    for (size_t i = 0; i < n_items; i++) {
        const struct rec *r = items[i].r;
        switch (r->type) {
        case R_HELLO:
            if (r->n1 >= sizeof dir || (*dir && (strlen(dir) != r->n1 || memcmp(dir, items[i].s1, r->n1))))
                die("log mixes two directories", log);
            memcpy(dir, items[i].s1, r->n1);
            ignored |= r->b != 0;
            runs++;
            break;
        case R_DATA: writes += r->c == 0; break;
        case R_CREATE:
        case R_UNLINK:
        case R_RENAME: names++; break;
        case R_BIND:
            for (size_t j = i; j-- > 0 && items[j].pos >= r->a;)
                if (items[j].pos == r->a) {
                    items[j].fdev = r->dev;
                    items[j].fino = r->ino;
                }
            break;
        case R_SYNC:
            raise_upto(r->dev, r->ino, r->a);
            syncs++;
            break;
        case R_SYNCALL:
            if (r->a > all_upto) all_upto = r->a;
            syncs++;
            break;
        default: die("unknown record", log);
        }
    }
    /* A synced new file is durable under its name, and with it what came before in that directory;
     * a durable rename between two directories is durable in both. */
    for (int more = 1; more;) {
        more = 0;
        for (size_t i = 0; i < n_items; i++) {
            const struct item *it = items + i;
            const struct rec *r = it->r;
            if (r->type == R_CREATE && it->fino && upto(it->fdev, it->fino) > it->pos)
                more |= raise_upto(r->dev, r->ino, it->pos + 1);
            if (r->type == R_RENAME && (upto(r->dev, r->ino) > it->pos || upto(r->a, r->b) > it->pos))
                more |= raise_upto(r->dev, r->ino, it->pos + 1) | raise_upto(r->a, r->b, it->pos + 1);
        }
    }

    if (strlen(log) >= PATH_MAX) die("path too long", log);
    snprintf(keep_dir, sizeof keep_dir, "%s.keep", log);
    walk(dir, 0);
    walk(keep_dir, 0);

    /* First the bytes (every inode still exists, here or in the keep), then the names. */
    for (size_t i = n_items; i-- > 0;) {
        const struct rec *r = items[i].r;
        if (r->type != R_DATA || items[i].pos < upto(r->dev, r->ino)) continue;
        undo_data(items + i);
        undone_writes += r->c == 0;
    }
    for (size_t i = n_items; i-- > 0;) {
        const struct item *it = items + i;
        const struct rec *r = it->r;
        if ((r->type != R_CREATE && r->type != R_UNLINK && r->type != R_RENAME) || it->pos < upto(r->dev, r->ino)) continue;
        const char *p = str(it->s1, r->n1), *kept = str(it->s2, r->n2);
        undone_names++;
        if (r->type == R_CREATE) {
            errno = 0;
            if (it->fino && !is_at(p, it->fdev, it->fino))
                trouble("created file is not where it should be", p);
            else if (unlink(p) && errno != ENOENT)
                trouble("unlink", p);
        } else if (r->type == R_UNLINK) {
            if (!is_at(p, r->dev2, r->ino2)) put_back(kept, p); /* else: killed before the unlink */
        } else {
            const char *to = p + strlen(p) + 1;
            if (is_at(to, r->dev2, r->ino2)) { /* else: killed before the rename */
                put_back(to, p);
                if (*kept) put_back(kept, to);
            }
        }
        free((void *)(uintptr_t)p);
        free((void *)(uintptr_t)kept);
    }
    walk(dir, 1);

    printf("unsynced: undone_writes=%zu undone_names=%zu of writes=%zu names=%zu syncs=%zu processes=%zu "
           "torn_bytes=%llu ignore_sync=%d errors=%zu\n",
           undone_writes, undone_names, writes, names, syncs, runs, (unsigned long long)torn, ignored, errors);
    if (errors) return 1;

    /* Done: the next run starts a fresh log; the old one stays for inspection. */
    char used[PATH_MAX + 16];
    snprintf(used, sizeof used, "%s.replayed", log);
    walk(keep_dir, 2);
    rmdir(keep_dir);
    if (rename(log, used)) trouble("rename", log);
    return errors ? 1 : 0;
}
#endif
