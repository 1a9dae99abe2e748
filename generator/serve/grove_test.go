package serve

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// within ends a wait for something that never comes.
const within = 20 * time.Second

// wait receives from ch, or fails the test.
func wait[T any](t *testing.T, ch <-chan T, what string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	select {
	case v := <-ch:
		return v
	case <-ctx.Done():
		t.Fatalf("never came: %s", what)
		panic("not reached")
	}
}

// put writes a file and the folders above it.
func put(t *testing.T, name, text string) {
	t.Helper()
	try(t, os.MkdirAll(filepath.Dir(name), 0o755))
	try(t, os.WriteFile(name, []byte(text), 0o644))
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// never is longer than any test.
const never = time.Hour

// grove is a site to watch: a folder with some files and folders, and one
// beside it to move things to and from.
type grove struct{ content, beside string }

func newGrove(t *testing.T) grove {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	try(t, err)
	g := grove{filepath.Join(dir, "content"), filepath.Join(dir, "beside")}
	try(t, os.MkdirAll(g.beside, 0o755))
	put(t, g.in("page.md"), "page")
	put(t, g.in("guides", "deep", "old.md"), "old")
	put(t, filepath.Join(g.beside, "folder", "a", "b", "new.md"), "new")
	put(t, filepath.Join(g.beside, "page.md"), "edited")
	return g
}

func (g grove) in(name ...string) string { return filepath.Join(g.content, filepath.Join(name...)) }

// start runs a watcher until the end of the test.
func (g grove) start(t *testing.T, p pace) *watcher {
	t.Helper()
	w := newWatcher([]string{g.content, filepath.Join(g.beside, "themes")}, p, func(note string) { t.Errorf("noted: %s", note) })
	runUntilEnd(t, func(ctx context.Context) { w.run(ctx) })
	return w
}

// runUntilEnd runs f until the end of the test, and waits for it.
func runUntilEnd(t *testing.T, f func(context.Context)) {
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { f(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })
}

// edits are what people and their programs do to a site.
var edits = []struct {
	name string
	do   func(t *testing.T, g grove)
}{
	{"new file", func(t *testing.T, g grove) { put(t, g.in("new.md"), "new") }},
	{"new file below", func(t *testing.T, g grove) { put(t, g.in("guides", "deep", "new.md"), "new") }},
	{"changed", func(t *testing.T, g grove) { put(t, g.in("page.md"), "another length") }},
	{"emptied", func(t *testing.T, g grove) { try(t, os.Truncate(g.in("page.md"), 0)) }},
	{"saved by rename", func(t *testing.T, g grove) { try(t, os.Rename(filepath.Join(g.beside, "page.md"), g.in("page.md"))) }},
	{"saved the way of vim", func(t *testing.T, g grove) {
		put(t, g.in("4913"), "")
		try(t, os.Remove(g.in("4913")))
		try(t, os.Rename(g.in("page.md"), g.in("page.md~")))
		put(t, g.in("page.md"), "edited")
		try(t, os.Remove(g.in("page.md~")))
	}},
	{"deleted", func(t *testing.T, g grove) { try(t, os.Remove(g.in("page.md"))) }},
	{"renamed", func(t *testing.T, g grove) { try(t, os.Rename(g.in("page.md"), g.in("other.md"))) }},
	{"folder brought with its files", func(t *testing.T, g grove) {
		try(t, os.Rename(filepath.Join(g.beside, "folder"), g.in("folder")))
	}},
	{"folders made one in another", func(t *testing.T, g grove) { put(t, g.in("a", "b", "c", "new.md"), "new") }},
	{"folder renamed", func(t *testing.T, g grove) { try(t, os.Rename(g.in("guides"), g.in("lessons"))) }},
	{"folder deleted", func(t *testing.T, g grove) { try(t, os.RemoveAll(g.in("guides"))) }},
	{"all deleted", func(t *testing.T, g grove) { try(t, os.RemoveAll(g.content)) }},
	{"moved away", func(t *testing.T, g grove) { try(t, os.Rename(g.content, filepath.Join(g.beside, "content"))) }},
}

// eventually asks again and again, and fails the test when ok never is true.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	again := time.NewTicker(2 * time.Millisecond)
	defer again.Stop()
	for !ok() {
		select {
		case <-again.C:
		case <-ctx.Done():
			t.Fatalf("never came true: %s", what)
		}
	}
}
