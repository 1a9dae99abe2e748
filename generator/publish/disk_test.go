package publish

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"
)

// sick is a file of which one operation fails.
type sick struct {
	fails  string // write, short, chmod, sync, close, or nothing
	err    error
	closed int
	synced int
}

func (s *sick) Write(data []byte) (int, error) {
	switch s.fails {
	case "write":
		return len(data) / 2, s.err
	case "short":
		return len(data) / 2, nil
	}
	return len(data), nil
}

func (s *sick) Chmod(fs.FileMode) error { return s.on("chmod") }
func (s *sick) Sync() error             { s.synced++; return s.on("sync") }
func (s *sick) Close() error            { s.closed++; return s.on("close") }

func (s *sick) on(op string) error {
	if s.fails == op {
		return s.err
	}
	return nil
}

// A file counts as written only when every step said so; a disk without modes
// and one that cannot sync are no reason to stop.
func TestSaveTellsEveryFault(t *testing.T) {
	for _, tt := range []struct {
		fails   string
		err     error
		durable bool
		fine    bool
	}{
		{"nothing", nil, true, true},
		{"write", syscall.ENOSPC, false, false},
		{"write", syscall.EIO, true, false},
		{"short", nil, false, false},
		{"chmod", syscall.EPERM, true, true},
		{"sync", syscall.EIO, true, false},
		{"sync", syscall.ENOSPC, true, false},
		{"sync", syscall.EINVAL, true, true},
		{"sync", errors.ErrUnsupported, true, true},
		{"sync", syscall.EIO, false, true},
		{"close", syscall.EDQUOT, false, false},
		{"close", syscall.EIO, true, false},
	} {
		f := &sick{fails: tt.fails, err: tt.err}
		err := save(f, []byte("words"), tt.durable)
		if (err == nil) != tt.fine || tt.err != nil && !tt.fine && !errors.Is(err, tt.err) {
			t.Errorf("%s fails with %v, durable %v: got %v", tt.fails, tt.err, tt.durable, err)
		}
		if f.closed != 1 || !tt.durable && f.synced > 0 {
			t.Errorf("%s fails: closed %d times, synced %d times", tt.fails, f.closed, f.synced)
		}
	}
}
