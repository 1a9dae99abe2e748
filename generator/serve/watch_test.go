package serve

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

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

// Most programs empty a file and write it within a moment: that is one save,
// and the empty file is not shown between.
func TestWatcherWaitsForAnEmptiedFile(t *testing.T) {
	g := newGrove(t)
	synctest.Test(t, func(t *testing.T) {
		w := &watcher{changed: make(chan struct{}, 1), roots: []string{g.content}, pace: usualPace(), system: &system{news: make(chan struct{}, 1)}}
		w.pace.sweep = never
		w.sweep()
		go w.run(t.Context())
		write := func(text string) {
			put(t, g.in("page.md"), text)
			w.system.keep(func() {
				w.system.events = append(w.system.events, fsnotify.Event{Name: g.in("page.md"), Op: fsnotify.Write})
			})
			synctest.Wait()
		}
		write("")
		if len(w.changed) != 0 {
			t.Error("the empty file is told at once")
		}
		write("text")
		if len(w.changed) != 1 {
			t.Fatal("the file that was filled is not told at once")
		}
		<-w.changed
		time.Sleep(time.Minute) // of the bubble's clock
		if synctest.Wait(); len(w.changed) != 0 {
			t.Error("the save is told twice")
		}
		write("")
		time.Sleep(w.pace.half)
		if synctest.Wait(); len(w.changed) != 1 {
			t.Error("a file that stays empty is never told")
		}
	})
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

// hearsFile writes a file and waits for news of it by its name. Late news of a
// folder above it may come in between: the watcher then looks at everything
// below that folder anew, and news of the file that the system had ready for
// the old watch is lost with it. That is no loss for an author, since the
// build to come reads the file; here the file is written once more.
func hearsFile(t *testing.T, w *watcher, name string) {
	t.Helper()
	text := "later"
	put(t, name, text)
	for {
		wait(t, w.system.news, "news of "+name)
		events, _ := w.system.take()
		for _, e := range events {
			heavy := w.event(e) != nothing
			switch {
			case heavy && e.Name == name:
				return
			case heavy && strings.HasPrefix(name, e.Name+string(filepath.Separator)):
				text += " still"
				put(t, name, text)
			}
		}
	}
}
