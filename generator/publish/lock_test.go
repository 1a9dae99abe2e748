package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
)

// busyFolder is a folder with a site that another publish has locked.
func busyFolder(t *testing.T, text string) (dir string, l *flock.Flock) {
	t.Helper()
	dir = t.TempDir()
	publish(t, dir, small, Options{})
	fill(t, dir, tree{lockName: text})
	l = flock.New(filepath.Join(dir, lockName))
	if ok, err := l.TryLock(); err != nil || !ok {
		t.Fatalf("lock: %v, %v", ok, err)
	}
	t.Cleanup(func() { l.Close() })
	return dir, l
}

func TestLockedFolderIsRefused(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"named", "\x004711      \n", "another Handrail (process 4711)"},
		{"not named", "", "another program"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, _ := busyFolder(t, tt.text)
			before := read(t, dir)
			p := plain(1)
			p.wait = 30 * time.Millisecond
			_, err := p.write(context.Background(), dir, artifacts(other), Options{})
			if r := (*Refusal)(nil); !errors.As(err, &r) || !strings.Contains(r.Why, tt.want) {
				t.Errorf("got %v, want a refusal that names %s", err, tt.want)
			}
			if diff := cmp.Diff(before, read(t, dir)); diff != "" {
				t.Errorf("folder changed (-before +after):\n%s", diff)
			}
		})
	}
}

func TestInterruptWhileWaiting(t *testing.T) {
	dir, _ := busyFolder(t, "")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Write(ctx, dir, artifacts(other), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want an interrupt", err)
	}
}

// The next in line waits, and does not take a lock file for held that the
// first one removed.
func TestWaitsForTheFirst(t *testing.T) {
	dir, l := busyFolder(t, "")
	done := make(chan error)
	go func() {
		_, err := Write(context.Background(), dir, artifacts(other), Options{})
		done <- err
	}()
	must(t, os.Remove(filepath.Join(dir, lockName)))
	must(t, l.Close())
	must(t, <-done)
	whole(t, dir, other)
}

func TestHeld(t *testing.T) {
	for _, tt := range []struct {
		name string
		then func(t *testing.T, file string)
		want bool
	}{
		{"as it was", func(*testing.T, string) {}, true},
		{"removed", func(t *testing.T, file string) { must(t, os.Remove(file)) }, false},
		{"made anew", func(t *testing.T, file string) {
			must(t, os.Rename(file, file+"2"))
			must(t, os.WriteFile(file, nil, 0o644))
		}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, l := busyFolder(t, "")
			tt.then(t, filepath.Join(dir, lockName))
			root, err := os.OpenRoot(dir)
			must(t, err)
			defer root.Close()
			if got := held(root, l); got != tt.want {
				t.Errorf("held = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLockNamesTheHolder(t *testing.T) {
	dir := t.TempDir()
	seen := ""
	p := plain(1)
	p.open = func(r *os.Root) folder {
		return &spy{folder: disk{r}, seen: func(_, to string) {
			if to == manifestName {
				seen = fmt.Sprint(busy(r))
			}
		}}
	}
	if _, err := p.write(context.Background(), dir, artifacts(small), Options{}); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("(process %d)", os.Getpid()); !strings.Contains(seen, want) {
		t.Errorf("got %q, want %q in it", seen, want)
	}
	whole(t, dir, small)
}
