package serve

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

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
