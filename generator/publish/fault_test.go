package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// errnos are what disks say when they fail: full, broken, forbidden, read-only.
var errnos = []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EPERM, syscall.EACCES, syscall.EROFS}

// faulty is a folder whose at-th operation fails. When it is dead, all later
// ones fail too and do nothing: what lies in the folder then is what a killed
// process, or a machine without power, leaves. When it lies, the operation is
// done all the same, as on a network disk that loses an answer.
type faulty struct {
	folder
	at         int
	dead, lies bool

	mu sync.Mutex
	n  int
}

// why is the reason that the fault gives.
func (f *faulty) why() syscall.Errno { return errnos[f.at%len(errnos)] }

// try does one operation, or fails it.
func (f *faulty) try(op, name string, do func() error) (first bool, err error) {
	f.mu.Lock()
	f.n++
	first = f.n == f.at
	fails := first || f.dead && f.n > f.at
	f.mu.Unlock()
	if !fails {
		return false, do()
	}
	if first && f.lies {
		do()
	}
	return first, &fs.PathError{Op: op, Path: name, Err: f.why()}
}

func (f *faulty) Lstat(name string) (info fs.FileInfo, err error) {
	_, err = f.try("lstat", name, func() (err error) { info, err = f.folder.Lstat(name); return err })
	return info, err
}

func (f *faulty) ReadDir(name string) (list []fs.DirEntry, err error) {
	_, err = f.try("readdir", name, func() (err error) { list, err = f.folder.ReadDir(name); return err })
	return list, err
}

func (f *faulty) ReadFile(name string) (data []byte, err error) {
	_, err = f.try("read", name, func() (err error) { data, err = f.folder.ReadFile(name); return err })
	return data, err
}

func (f *faulty) Mkdir(name string) error {
	_, err := f.try("mkdir", name, func() error { return f.folder.Mkdir(name) })
	return err
}

// Create leaves half a file when it is the one that fails.
func (f *faulty) Create(name string, data []byte, durable bool) error {
	first, err := f.try("write", name, func() error { return f.folder.Create(name, data, durable) })
	if first && !f.lies {
		f.folder.Create(name, data[:len(data)/2], false)
	}
	return err
}

func (f *faulty) Rename(from, to string) error {
	_, err := f.try("rename", to, func() error { return f.folder.Rename(from, to) })
	return err
}

func (f *faulty) Remove(name string) error {
	_, err := f.try("remove", name, func() error { return f.folder.Remove(name) })
	return err
}

// Two versions of a site; every line that begins with "to " names a file that
// the page needs. Version 2 has new, changed, equal and removed files, and new
// and emptied folders.
var (
	version1 = tree{
		"assets/1.css":    "body 1",
		"assets/same.js":  "run",
		"guides/a.html":   "a 1\nto assets/1.css\nto old/y.html",
		"guides/b.html":   "b\nto assets/same.js",
		"index.html":      "home 1\nto guides/a.html\nto guides/b.html\nto old/x/z.html\nto assets/1.css",
		"old/x/z.html":    "z\nto assets/1.css",
		"old/y.html":      "y\nto old/x/z.html",
		"search/index.js": "words 1",
		"sw.js":           "worker 1",
	}
	version2 = tree{
		"assets/2.css":      "body 2",
		"assets/same.js":    "run",
		"guides/a.html":     "a 2\nto assets/2.css\nto guides/new.html",
		"guides/b.html":     "b\nto assets/same.js",
		"guides/new.html":   "new\nto plans/deep/p.html\nto assets/2.css",
		"index.html":        "home 2\nto guides/a.html\nto guides/new.html\nto plans/deep/p.html\nto assets/2.css",
		"plans/deep/p.html": "p\nto guides/a.html\nto assets/2.css",
		"search/index.js":   "words 2",
		"sw.js":             "worker 2",
	}
	version3 = tree{"index.html": "home 3\nto guides/new.html", "guides/new.html": "new 3"}
	theirs   = tree{"notes.txt": "not ours", "guides/.gitkeep": ""}
)

func TestEveryFault(t *testing.T) {
	next := []tree{version2, version3, version1} // what heals the folder, in turn
	for i, tt := range []struct {
		name       string
		start      tree // nil: nothing was published before
		dead, lies bool
		workers    int
	}{
		{"first publish, one fault", nil, false, false, 1},
		{"first publish, one answer lost", nil, false, true, 1},
		{"first publish, killed", nil, true, false, 1},
		{"rebuild, one fault", version1, false, false, 1},
		{"rebuild, one answer lost", version1, false, true, 1},
		{"rebuild, killed", version1, true, false, 1},
		{"rebuild, killed as an answer was lost", version1, true, true, 1},
		{"rebuild, killed, several workers", version1, true, false, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for at := 1; ; at++ {
				f := faulty{at: at, dead: tt.dead, lies: tt.lies}
				if !faultAt(t, tt.start, next[(at+i)%3], &f, tt.workers) {
					break
				}
				if t.Failed() {
					t.Fatalf("at operation %d", at)
				}
			}
		})
	}
}

// faultAt publishes version 2 over start with a fault, looks at what is left,
// and publishes next, which must heal it. It returns false when there were too
// few operations for the fault.
func faultAt(t *testing.T, start, next tree, f *faulty, workers int) bool {
	dir, kept := t.TempDir(), tree{}
	if start != nil {
		kept = theirs
		publish(t, dir, start, Options{})
		fill(t, dir, kept)
	}
	before := read(t, dir)
	p := plain(workers)
	p.open = func(r *os.Root) folder { f.folder = disk{r}; return f }
	_, err := p.write(context.Background(), dir, artifacts(version2), Options{})

	after := read(t, dir)
	intact(t, after, start, kept)
	switch {
	case err == nil:
		maps.DeleteFunc(after, func(p, _ string) bool { return strings.HasPrefix(p, reserved) })
		if diff := cmp.Diff(join(version2, kept), after); diff != "" {
			t.Errorf("no error, but (-want +got):\n%s", diff)
		}
	case !errors.Is(err, f.why()):
		t.Errorf("the error hides its reason, %v: %v", f.why(), err)
	case !f.dead && !strings.Contains(err.Error(), "build again") && after["sw.js"] != version2["sw.js"]: // before the first move, that is
		if f.lies { // what was made without our knowing waits for the next run
			maps.DeleteFunc(after, func(p, _ string) bool { return strings.HasPrefix(p, stagePrefix) })
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%v, but the folder changed (-before +after):\n%s", err, diff)
		}
	}
	publish(t, dir, next, Options{})
	whole(t, dir, join(next, kept))
	return f.n >= f.at
}

// intact fails when a file is neither old nor new, when a file that both
// versions have is gone, or when a page that can be reached from the home page
// names a file that is not there.
func intact(t *testing.T, got, start, kept tree) {
	t.Helper()
	for p, text := range got {
		if strings.HasPrefix(p, reserved) || strings.HasSuffix(p, "/") || filepath.Base(p) == probeName {
			continue
		}
		if text != start[p] && text != version2[p] && text != kept[p] {
			t.Errorf("%s is torn: %q", p, text)
		}
	}
	for p := range kept {
		if _, ok := got[p]; !ok {
			t.Errorf("%s, not ours, is gone", p)
		}
	}
	for p := range start {
		if _, stays := version2[p]; stays {
			if _, ok := got[p]; !ok {
				t.Errorf("%s is gone", p)
			}
		}
	}
	if _, ok := got["index.html"]; ok || start != nil {
		reach(t, got, "index.html", map[string]bool{})
	}
}

func reach(t *testing.T, got tree, p string, seen map[string]bool) {
	t.Helper()
	if seen[p] {
		return
	}
	seen[p] = true
	text, ok := got[p]
	if !ok {
		t.Errorf("%s is missing, but a page names it", p)
	}
	for line := range strings.Lines(text) {
		if to, ok := strings.CutPrefix(strings.TrimSpace(line), "to "); ok {
			reach(t, got, to, seen)
		}
	}
}

// A second run that fails too, with another version of the site, does
// not forget what the first one left.
func TestTwoFaults(t *testing.T) {
	const step = 7 // every seventh moment of each run
	more := true
	for at := step; more; at += step {
		var first string
		first, more = cutShort(t, version1, version2, at)
		for _, dead := range []bool{true, false} {
			for then, goes := 1, true; goes; then += step {
				dir := t.TempDir()
				must(t, os.CopyFS(dir, os.DirFS(first)))
				goes = cut(t, dir, version3, then, dead)
				publish(t, dir, version1, Options{})
				whole(t, dir, version1)
				if t.Failed() {
					t.Fatalf("at operations %d and %d, dead %v", at, then, dead)
				}
			}
		}
	}
}

// cutShort publishes start, and then next up to the at-th operation. more is
// false when that is the end anyway.
func cutShort(t *testing.T, start, next tree, at int) (dir string, more bool) {
	dir = t.TempDir()
	publish(t, dir, start, Options{})
	return dir, cut(t, dir, next, at, true)
}

func cut(t *testing.T, dir string, next tree, at int, dead bool) (more bool) {
	f := &faulty{at: at, dead: dead}
	p := plain(1)
	p.open = func(r *os.Root) folder { f.folder = disk{r}; return f }
	if _, err := p.write(context.Background(), dir, artifacts(next), Options{}); err != nil && !errors.Is(err, f.why()) {
		t.Error(err)
	}
	return f.n >= at
}

// A fault names the act and the file, not a temporary name.
func TestFaultText(t *testing.T) {
	for _, tt := range []struct {
		name string
		fail func(op, name string) bool
		err  error
		want string
	}{
		{"full disk", func(op, name string) bool { return op == "create" && strings.HasSuffix(name, "/000001") }, syscall.ENOSPC, ": write guides/b.html: "},
		{"read-only folder", func(op, _ string) bool { return op == "mkdir" }, syscall.EROFS, ": make folder .handrail-stage-1: "},
		{"locked subfolder", func(op, name string) bool { return op == "rename" && name == "guides/.handrail-tmp" }, syscall.EACCES, ": write in guides: "},
		{"way back from the trial", func(op, name string) bool {
			return op == "rename" && strings.HasPrefix(name, stagePrefix) || op == "remove" && strings.HasSuffix(name, probeName)
		}, syscall.EACCES, ": write in guides: "},
		{"first move", func(op, name string) bool { return op == "rename" && name == "guides/b.html" }, syscall.EACCES, ": write guides/b.html: "},
		{"later move", func(op, name string) bool { return op == "rename" && name == "index.html" }, syscall.EACCES, "build again to finish"},
		{"removal", func(op, name string) bool { return op == "remove" && name == "guides/a.html" }, syscall.EACCES, ": remove guides/a.html: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			publish(t, dir, small, Options{})
			p := plain(1)
			p.open = func(r *os.Root) folder { return &choosy{disk{r}, tt.fail, tt.err} }
			_, err := p.write(context.Background(), dir, artifacts(other), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), dir) || !errors.Is(err, tt.err) {
				t.Errorf("got %v, want %q in it, the folder and the reason", err, tt.want)
			}
			for _, next := range []tree{small, other} {
				publish(t, dir, next, Options{})
				whole(t, dir, next)
			}
		})
	}
}

// choosy fails the operations that fail picks.
type choosy struct {
	folder
	fail func(op, name string) bool
	err  error
}

func (c *choosy) Mkdir(name string) error {
	if c.fail("mkdir", name) {
		return &fs.PathError{Op: "mkdirat", Path: name, Err: c.err}
	}
	return c.folder.Mkdir(name)
}

func (c *choosy) Create(name string, data []byte, durable bool) error {
	if c.fail("create", name) {
		return &fs.PathError{Op: "write", Path: name, Err: c.err}
	}
	return c.folder.Create(name, data, durable)
}

func (c *choosy) Rename(from, to string) error {
	if c.fail("rename", to) {
		return &os.LinkError{Op: "renameat", Old: from, New: to, Err: c.err}
	}
	return c.folder.Rename(from, to)
}

func (c *choosy) Remove(name string) error {
	if c.fail("remove", name) {
		return &fs.PathError{Op: "unlinkat", Path: name, Err: c.err}
	}
	return c.folder.Remove(name)
}
