package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lock keeps a second publish out of the folder until release is called. It
// waits for one that is under way; the system frees the lock of a process
// that was killed, whatever the file holds.
func lock(ctx context.Context, root *os.Root, disk folder, wait time.Duration) (release func(), err error) {
	limit, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for {
		if info, err := root.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
			return nil, &Refusal{Why: lockName + " in it is not a plain file", Do: "remove it, then build again"}
		}
		l := flock.New(filepath.Join(root.Name(), lockName), flock.SetPermissions(0o644))
		_, err := l.TryLockContext(limit, 20*time.Millisecond)
		switch {
		case ctx.Err() != nil:
			l.Close()
			return nil, context.Cause(ctx)
		case errors.Is(err, context.DeadlineExceeded):
			return nil, busy(root)
		case errors.Is(err, errors.ErrUnsupported):
			return func() { disk.Remove(lockName) }, nil // some network disks cannot lock; better to publish than not
		case err != nil:
			return nil, act("write", lockName, err)
		}
		if held(root, l) {
			sign(root)
			return func() { unlock(disk, l) }, nil
		}
		l.Close() // the run before us removed the file that we locked
	}
}

// held tells whether l locks the file that others find under its name.
func held(root *os.Root, l *flock.Flock) bool {
	mine, err := l.Stat()
	if err != nil {
		return false
	}
	named, err := root.Lstat(lockName)
	return err == nil && os.SameFile(mine, named)
}

// unlock removes the lock file while it is still locked, so that nobody holds
// a lock on it in between. Windows keeps a file that is open; it stays there.
func unlock(disk folder, l *flock.Flock) {
	disk.Remove(lockName)
	l.Close()
}

// sign writes our process number into the lock file, for a second publish to
// name. The first byte is left alone: on Windows it is the locked one, and
// nobody else can read it. Nothing depends on it, so an error is no matter.
func sign(root *os.Root) {
	f, err := root.OpenFile(lockName, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	f.WriteAt(fmt.Appendf(nil, "%-10d\n", os.Getpid()), 1)
}

// busy says who holds the lock.
func busy(root *os.Root) error {
	who := "another program"
	if f, err := root.Open(lockName); err == nil {
		defer f.Close()
		var b [16]byte
		n, _ := f.ReadAt(b[:], 1)
		if pid, err := strconv.Atoi(strings.TrimSpace(string(b[:n]))); err == nil {
			who = fmt.Sprintf("another Handrail (process %d)", pid)
		}
	}
	return &Refusal{Why: who + " is publishing there right now", Do: "wait for it to end, then build again"}
}
