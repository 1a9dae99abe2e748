package serve

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"handrail/generator"
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

func TestWatcherHears(t *testing.T) {
	for _, edit := range edits {
		t.Run(edit.name, func(t *testing.T) {
			g, p := newGrove(t), usualPace()
			p.sweep = never
			w := g.start(t, p)
			edit.do(t, g)
			wait(t, w.changed, "the news")
		})
	}
}

// A drive of another computer sends no news at all.
func TestWatcherSweeps(t *testing.T) {
	for _, edit := range edits {
		t.Run(edit.name, func(t *testing.T) {
			g := newGrove(t)
			w := deaf(t, g)
			if w.sweep() {
				t.Error("a sweep finds something where nothing was changed")
			}
			edit.do(t, g)
			if !w.sweep() {
				t.Error("the sweep finds nothing")
			}
			if w.sweep() {
				t.Error("the next sweep finds the same again")
			}
		})
	}
}

// deaf makes a watcher that hears nothing from the system and does not run.
func deaf(t *testing.T, g grove) *watcher {
	w := newWatcher([]string{g.content}, usualPace(), func(note string) { t.Errorf("noted: %s", note) })
	w.system.close()
	w.system = new(system)
	return w
}

func TestWatcherSweepsByItself(t *testing.T) {
	g := newGrove(t)
	w := deaf(t, g)
	w.pace.sweep = time.Millisecond
	runUntilEnd(t, w.run)
	put(t, g.in("page.md"), "another length")
	wait(t, w.changed, "what the sweep finds")
}

func TestWatcherSweepsFilesThatBecomeReadable(t *testing.T) {
	g := newGrove(t)
	try(t, os.Chmod(g.in("page.md"), 0))
	w := deaf(t, g)
	try(t, os.Chmod(g.in("page.md"), 0o644))
	if !w.sweep() {
		t.Error("a page that could not be read now can, and nobody is told")
	}
	try(t, os.Chmod(g.in("page.md"), 0o755))
	if w.sweep() {
		t.Error("a mode that changes nothing for us is told")
	}
}

// hears takes the system's news until it is about last, a file that the test
// puts in place by one rename, and returns the most that the news before it
// means. News comes in order.
func hears(t *testing.T, w *watcher, g grove) (most weight) {
	t.Helper()
	last := filepath.Join(filepath.Dir(g.in()), "last.md")
	put(t, last, "last")
	try(t, os.Rename(last, g.in("last.md")))
	for {
		wait(t, w.system.news, "news of "+g.in("last.md"))
		events, _ := w.system.take()
		for _, e := range events {
			v := w.event(e)
			if e.Name == g.in("last.md") {
				return most
			}
			most = max(most, v)
		}
	}
}

// listening makes a watcher that hears but does not run, so that the test can
// see what it makes of things.
func listening(t *testing.T, g grove) *watcher {
	w := newWatcher([]string{g.content}, usualPace(), func(note string) { t.Errorf("noted: %s", note) })
	t.Cleanup(w.system.close)
	return w
}

// What was heard must not be found again by the next sweep, or every save
// would be built twice.
func TestWatcherSweepFindsNothingThatWasHeard(t *testing.T) {
	for _, edit := range edits[:len(edits)-2] { // without the root there is no last.md
		t.Run(edit.name, func(t *testing.T) {
			g := newGrove(t)
			w := listening(t, g)
			edit.do(t, g)
			if got := hears(t, w, g); got == nothing {
				t.Error("nothing was heard")
			}
			if w.sweep() {
				t.Error("the sweep finds again what was heard")
			}
		})
	}
}

func TestWatcherPassesOverJunk(t *testing.T) {
	g := newGrove(t)
	w := listening(t, g)
	for _, name := range []string{
		"4913", "page.md~", ".page.md.swp", ".#page.md", "#page.md#", "page.md.tmp", ".DS_Store", "Thumbs.db", "~$page.md", "embed.go", "page.md.bak",
	} {
		put(t, g.in(name), "junk")
		try(t, os.Remove(g.in(name)))
		put(t, g.in("guides", name), "junk")
	}
	put(t, g.in(".git", "objects", "ab"), "junk")
	for _, mode := range []fs.FileMode{0o600, 0o755} {
		try(t, os.Chmod(g.in("page.md"), mode))
	}
	if got := hears(t, w, g); got != nothing {
		t.Errorf("junk means %v, want nothing", got)
	}
	if w.sweep() {
		t.Error("the sweep finds junk")
	}
}

func TestWatcherWeighsEmptyFiles(t *testing.T) {
	g := newGrove(t)
	w := listening(t, g)
	try(t, os.Truncate(g.in("page.md"), 0))
	if got := hears(t, w, g); got != emptied {
		t.Errorf("an emptied file means %v, want %v", got, emptied)
	}
	try(t, os.Truncate(g.in("page.md"), 0))
	put(t, g.in("guides", "new.md"), "new")
	if got := hears(t, w, g); got != matters {
		t.Errorf("another new file means %v, want %v", got, matters)
	}
}

// Folders that came while the watcher ran are listened to like the others.
func TestWatcherListensToNewFolders(t *testing.T) {
	folder := func(name ...string) func(g grove) string { return func(g grove) string { return g.in(name...) } }
	for _, tt := range []struct {
		edit  string
		there func(g grove) string
	}{
		{"folder brought with its files", folder("folder", "a", "b")},
		{"folders made one in another", folder("a", "b", "c")},
		{"folder renamed", folder("lessons", "deep")},
		{"changed", folder("guides", "deep")},
	} {
		t.Run(tt.edit, func(t *testing.T) {
			g := newGrove(t)
			w := listening(t, g)
			for _, edit := range edits {
				if edit.name == tt.edit {
					edit.do(t, g)
				}
			}
			hears(t, w, g)
			hearsFile(t, w, filepath.Join(tt.there(g), "later.md"))
		})
	}
}

// hearsFile writes a file and waits for news of it.
func hearsFile(t *testing.T, w *watcher, name string) {
	t.Helper()
	put(t, name, "later")
	for {
		wait(t, w.system.news, "news of "+name)
		events, _ := w.system.take()
		for _, e := range events {
			if w.event(e) != nothing && e.Name == name {
				return
			}
		}
	}
}

// A folder that was moved away, replaced or lost among too much news is
// listened to again after a sweep.
func TestWatcherListensAgain(t *testing.T) {
	away := func(g grove) string { return filepath.Join(g.beside, "away") }
	for name, swap := range map[string]func(t *testing.T, w *watcher, g grove){
		"moved away and back": func(t *testing.T, w *watcher, g grove) {
			try(t, os.Rename(g.content, away(g)))
			w.hear()
			w.sweep()
			try(t, os.Rename(away(g), g.content))
		},
		"deleted and made again": func(t *testing.T, w *watcher, g grove) {
			try(t, os.RemoveAll(g.content))
			w.hear()
			w.sweep()
			put(t, g.in("guides", "deep", "new.md"), "new")
		},
		"too much news": func(t *testing.T, w *watcher, g grove) {
			w.system.remove(g.content)
			w.system.remove(g.in("guides", "deep"))
			w.system.keep(func() { w.system.missed = true })
			w.hear()
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGrove(t)
			w := listening(t, g)
			swap(t, w, g)
			w.sweep()
			hearsFile(t, w, g.in("later.md"))
			hearsFile(t, w, g.in("guides", "deep", "later.md"))
		})
	}
}

func TestWatcherFollowsARootThatIsALink(t *testing.T) {
	g := newGrove(t)
	w := listening(t, g)
	target := filepath.Join(g.beside, "target")
	try(t, os.Rename(g.content, target))
	if err := os.Symlink(target, g.content); err != nil {
		t.Fatalf("this system makes no links: %v", err)
	}
	w.hear()
	if !w.sweep() {
		t.Error("the sweep finds nothing")
	}
	hearsFile(t, w, filepath.Join(target, "guides", "deep", "later.md"))
}

func TestWatcherWaitsForAFolderThatIsNotThere(t *testing.T) {
	g, p := newGrove(t), usualPace()
	p.sweep = time.Millisecond
	w := g.start(t, p)
	put(t, filepath.Join(g.beside, "themes", "default", "css", "base.css"), "a{}")
	wait(t, w.changed, "the new folder")
}

// A storm is a branch checked out: many files within a moment. The loop builds
// a few times, and what is shown in the end is the last state of all files.
func TestStormOfFiles(t *testing.T) {
	const files = 500
	g, p := newGrove(t), usualPace()
	w := g.start(t, p)
	st, written := newState(), make(chan struct{})
	builds := 0 // of one goroutine, until the loop has ended
	l := newLoop(func(context.Context) (*generator.Result, error) {
		builds++
		wait(t, written, "the end of the storm") // the first build lasts as long as the storm
		found, err := filepath.Glob(g.in("storm", "*.md"))
		return good(page("index.html", fmt.Sprint(len(found)))), err
	}, st, p, func(Event) {})
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { l.run(ctx, w.changed) })
	for i := range files {
		put(t, g.in("storm", fmt.Sprintf("%d.md", i)), "text")
		put(t, g.in("page.md"), fmt.Sprint(i))
	}
	close(written)
	eventually(t, "all files are shown", func() bool { return st.now.Load().edition != nil && text(st) == fmt.Sprint(files) })
	cancel()
	running.Wait()
	if builds > files/20 {
		t.Errorf("%d builds for %d changes", builds, 2*files)
	}
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
