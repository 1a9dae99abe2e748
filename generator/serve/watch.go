package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"handrail/generator"
)

// sweepShare bounds what sweeping costs: the time between two sweeps is at
// least so many times the time that one takes.
const sweepShare = 50

// watcher tells when something below some folders changes. It listens to the
// system's news about folders, never about files, since editors save by
// putting a new file in the place of the old one; and it looks at all files
// now and then, since drives of other computers, virtual machines and moved
// folders make no news.
//
// Its methods but newWatcher and run are for the goroutine of run.
type watcher struct {
	changed chan struct{} // holds a token when something changed since it was last received from
	roots   []string
	pace    pace
	note    func(string)
	system  *system
	seen    map[string]stamp // every file and folder that can matter, as last seen
	missed  bool             // news was lost, or a folder, since the last sweep
	full    bool             // the system's limit of watched folders was met, and told
}

// newWatcher watches from now on; what changes from here on is told once run
// runs. run must be called, since it closes what is opened here.
func newWatcher(roots []string, p pace, note func(string)) *watcher {
	w := &watcher{changed: make(chan struct{}, 1), roots: roots, pace: p, note: note}
	var err error
	if w.system, err = newSystem(); err != nil {
		note("the system does not tell of changes (" + err.Error() + "); files are looked at now and then instead")
	}
	w.sweep()
	return w
}

// run watches until ctx is done.
func (w *watcher) run(ctx context.Context) {
	defer w.system.close()
	sweep := time.NewTimer(w.pace.sweep)
	defer sweep.Stop()
	late := time.NewTimer(w.pace.half)
	defer late.Stop()
	late.Stop() // until a file is found empty
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.system.news:
			switch w.hear() {
			case matters:
				late.Stop() // the build to come reads that file too
				signal(w.changed)
			case emptied:
				late.Reset(w.pace.half)
			}
		case <-late.C:
			signal(w.changed)
		case <-sweep.C:
			start := time.Now()
			if w.sweep() {
				signal(w.changed)
			}
			sweep.Reset(max(w.pace.sweep, sweepShare*time.Since(start)))
		}
	}
}

// weight is what news means for a handbook.
type weight int

const (
	nothing weight = iota
	emptied        // a file is empty, most likely for a moment only
	matters
)

// hear takes the system's news and returns the most that any of it means.
func (w *watcher) hear() (most weight) {
	events, missed := w.system.take()
	w.missed = w.missed || missed
	for _, e := range events {
		most = max(most, w.event(e))
	}
	return most
}

// event weighs one piece of news, watches a new folder, and keeps what was
// seen in step, so that the next sweep does not find the same change again.
func (w *watcher) event(e fsnotify.Event) weight {
	if e.Op == 0 || e.Op == fsnotify.Chmod || generator.Ignored(filepath.Base(e.Name)) {
		return nothing
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.forget(e.Name)
	}
	info, err := os.Lstat(e.Name)
	if err != nil {
		w.forget(e.Name)
		return matters
	}
	s, old := stampOf(info), w.seen[e.Name]
	if s.dir && old.dir {
		return nothing // some systems tell of a folder when a file in it changes, and of the file
	}
	walk(e.Name, w.see)
	if !s.dir && s.size == 0 {
		return emptied
	}
	return matters
}

// see takes the stamp of one file or folder, and watches it if it is a folder
// that was not there.
func (w *watcher) see(name string, info fs.FileInfo) {
	s := stampOf(info)
	if s.dir && !w.seen[name].dir {
		w.watch(name)
	}
	w.seen[name] = s
}

// forget drops a name and all below it.
func (w *watcher) forget(name string) {
	s, ok := w.seen[name]
	if !ok {
		return
	}
	w.drop(name, s)
	if !s.dir {
		return
	}
	below := name + string(filepath.Separator)
	for name, s := range w.seen {
		if strings.HasPrefix(name, below) {
			w.drop(name, s)
		}
	}
}

func (w *watcher) drop(name string, s stamp) {
	delete(w.seen, name)
	if s.dir {
		w.system.remove(name)
	}
}

func (w *watcher) watch(dir string) {
	err := w.system.add(dir)
	if (errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE)) && !w.full {
		w.full = true
		w.note("the system's limit of watched folders is reached; the others are looked at now and then instead")
	}
}
