/* Loaded before the C library in a process under test. Records every change it makes below one folder, in order,
 * and can stop the process dead just before the n-th of them.
 *
 * SHIM_ROOT  the folder, absolute   SHIM_LOG  where to record (outside the folder)   SHIM_KILL_AT  n, from 1
 *
 * Record: one line of text "op inode offset length path\n", then `length` bytes. Removing a folder that is called
 * ack-… and is not there records an acknowledgement.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *root;
static int log_fd = -2;
static long count, kill_at;

static long calls, fail_at;
static int failure, goes_on;

/* From now on, the n-th call below the folder fails with this errno, and with `on` every writing call after it. */
void shim_fail(long n, int reason, int on) {
    calls = 0, fail_at = n, failure = reason, goes_on = on;
}

/* How many calls there were since. */
long shim_calls(void) {
    return calls;
}

static int fails(int writes) {
    ++calls;
    if (!fail_at || !(calls == fail_at || (goes_on && writes && calls > fail_at))) return 0;
    errno = failure;
    return 1;
}

static int ready(void) {
    if (log_fd == -2) {
        root = getenv("SHIM_ROOT");
        const char *path = getenv("SHIM_LOG"), *at = getenv("SHIM_KILL_AT");
        kill_at = at ? atol(at) : 0;
        log_fd = path ? REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
    return root && log_fd >= 0;
}

static int inside(const char *path) {
    return ready() && path && !strncmp(path, root, strlen(root)) && (path[strlen(root)] == '/' || !path[strlen(root)]);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static void stop_if_due(void) {
    if (++count == kill_at) {
        kill(getpid(), SIGKILL);
        pause();
    }
}

static void record(const char *op, long inode, long offset, const char *path, const void *data, size_t length) {
    char head[2 * PATH_MAX + 80];
    int size = snprintf(head, sizeof head, "%s %ld %ld %zu %s\n", op, inode, offset, length, path);
    if (REAL(write)(log_fd, head, size) != size) abort();
    if (length && REAL(write)(log_fd, data, length) != (ssize_t)length) abort();
}

static long inode_of(int fd) {
    struct stat status;
    return fstat(fd, &status) ? -1 : (long)status.st_ino;
}

static int opened(int fd, const char *path, int flags, int existed) {
    if (fd >= 0 && (flags & O_CREAT) && !existed) record("create", inode_of(fd), 0, path, NULL, 0);
    if (fd >= 0 && (flags & O_TRUNC) && existed) record("truncate", inode_of(fd), 0, path, NULL, 0);
    return fd;
}

#define OPEN(name)                                                        \
    int name(const char *path, int flags, ...) {                          \
        va_list rest;                                                     \
        va_start(rest, flags);                                            \
        int nameless = (flags & O_TMPFILE) == O_TMPFILE;                  \
        mode_t mode = flags & O_CREAT || nameless ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                     \
        if (inside(path) && fails(flags & (O_CREAT | O_TRUNC) || nameless)) return -1; \
        if (nameless && inside(path)) {                                   \
            stop_if_due();                                                \
            int new_fd = REAL(name)(path, flags, mode);                   \
            if (new_fd >= 0) record("nameless", inode_of(new_fd), 0, path, NULL, 0); \
            return new_fd;                                                \
        }                                                                 \
        int changes = (flags & (O_CREAT | O_TRUNC)) && inside(path);      \
        int existed = changes && !access(path, F_OK);                     \
        if (changes && (!existed || (flags & O_TRUNC))) stop_if_due();    \
        int fd = REAL(name)(path, flags, mode);                           \
        return changes ? opened(fd, path, flags, existed) : fd;           \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(name, type)                                                        \
    ssize_t name(int fd, const void *data, size_t length, type offset) {          \
        char path[PATH_MAX];                                                      \
        if (!path_of(fd, path)) return REAL(name)(fd, data, length, offset);      \
        if (fails(1)) return -1;                                                  \
        stop_if_due();                                                            \
        ssize_t done = REAL(name)(fd, data, length, offset);                      \
        if (done > 0) record("write", inode_of(fd), offset, path, data, done);    \
        return done;                                                              \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t length) {
    char path[PATH_MAX];
    if (fd == log_fd || !path_of(fd, path)) return REAL(write)(fd, data, length);
    if (fails(1)) return -1;
    stop_if_due();
    long offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, length);
    if (done > 0) record("write", inode_of(fd), offset, path, data, done);
    return done;
}

#define TRUNCATE(name, type)                                              \
    int name(int fd, type length) {                                       \
        char path[PATH_MAX];                                              \
        if (!path_of(fd, path)) return REAL(name)(fd, length);            \
        if (fails(1)) return -1;                                          \
        stop_if_due();                                                    \
        int failed = REAL(name)(fd, length);                              \
        if (!failed) record("truncate", inode_of(fd), length, path, NULL, 0); \
        return failed;                                                    \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                        \
    int name(int fd) {                                                    \
        char path[PATH_MAX];                                              \
        if (!path_of(fd, path)) return REAL(name)(fd);                    \
        if (fails(1)) return -1;                                          \
        stop_if_due();                                                    \
        record("sync", inode_of(fd), 0, path, NULL, 0);                   \
        return 0; /* the disk is replayed, not trusted: no need to wait */ \
    }
SYNC(fsync)
SYNC(fdatasync)

#define ONE_PATH(name, op)                                                \
    int name(const char *path) {                                          \
        if (!inside(path)) return REAL(name)(path);                       \
        if (fails(0)) return -1;                                          \
        stop_if_due();                                                    \
        int failed = REAL(name)(path), reason = errno;                    \
        if (!failed || strstr(path, "/ack-")) record(failed ? "ack" : op, 0, 0, path, NULL, 0); \
        errno = reason;                                                   \
        return failed;                                                    \
    }
ONE_PATH(unlink, "unlink")
ONE_PATH(rmdir, "unlink")

int unlinkat(int folder, const char *name, int flags) {
    char path[2 * PATH_MAX];
    if (folder == AT_FDCWD || !path_of(folder, path)) return REAL(unlinkat)(folder, name, flags);
    if (fails(0)) return -1;
    stop_if_due();
    int failed = REAL(unlinkat)(folder, name, flags);
    if (!failed) {
        strcat(path, "/");
        strncat(path, name, PATH_MAX - 1);
        record("unlink", 0, 0, path, NULL, 0);
    }
    return failed;
}

int mkdir(const char *path, mode_t mode) {
    if (!inside(path)) return REAL(mkdir)(path, mode);
    if (fails(1)) return -1;
    stop_if_due();
    int failed = REAL(mkdir)(path, mode), reason = errno;
    if (!failed) record("mkdir", 0, 0, path, NULL, 0);
    errno = reason;
    return failed;
}

#define TWO_PATHS(name)                                                   \
    int name(const char *from, const char *to) {                          \
        if (!inside(to)) return REAL(name)(from, to);                     \
        if (fails(1)) return -1;                                          \
        stop_if_due();                                                    \
        int failed = REAL(name)(from, to), reason = errno;                \
        if (!failed) record(#name, 0, 0, from, to, strlen(to));           \
        errno = reason;                                                   \
        return failed;                                                    \
    }
TWO_PATHS(rename)
TWO_PATHS(link)

/* Gives a file without a name its name: from is /proc/self/fd/…, the new name lies in an open folder. */
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char path[2 * PATH_MAX];
    struct stat status;
    if (to_folder == AT_FDCWD || !path_of(to_folder, path) || stat(from, &status))
        return REAL(linkat)(from_folder, from, to_folder, to, flags);
    if (fails(1)) return -1;
    stop_if_due();
    int failed = REAL(linkat)(from_folder, from, to_folder, to, flags), reason = errno;
    if (!failed) {
        strcat(path, "/");
        strncat(path, to, PATH_MAX - 1);
        record("named", status.st_ino, 0, path, NULL, 0);
    }
    errno = reason;
    return failed;
}

#define PREAD(name, type)                                                 \
    ssize_t name(int fd, void *data, size_t length, type offset) {        \
        char path[PATH_MAX];                                              \
        if (path_of(fd, path) && fails(0)) return -1;                     \
        return REAL(name)(fd, data, length, offset);                      \
    }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

ssize_t read(int fd, void *data, size_t length) {
    char path[PATH_MAX];
    if (fd != log_fd && path_of(fd, path) && fails(0)) return -1;
    return REAL(read)(fd, data, length);
}
