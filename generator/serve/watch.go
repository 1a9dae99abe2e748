package serve

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"handrail/generator"
)

// sweepEvery is how often all files are looked at, whatever the system's
// events say: drives of other computers, virtual machines and moved folders
// send none. A sweep that takes long happens less often.
const (
	sweepEvery = time.Second
	sweepShare = 50 // a sweep may take at most this part of the time between two
)

// watcher tells which files below some folders changed. It watches folders,
// never files, since editors save by putting a new file in the place of the
// old one.
type watcher struct {
	changes chan []string // names of changed files, or of a folder
	roots   []string
	note    func(string)
	fs      *fsnotify.Watcher // nil when the system gives none
	seen    map[string]stamp
	full    bool // the system's limit of watches was reached, and said
	stop    chan struct{}
	done    chan struct{}
}

// stamp changes when a file does.
type stamp struct {
	size int64
	time time.Time
	dir  bool
}

func newWatcher(roots []string, note func(string)) *watcher {
	w := &watcher{
		changes: make(chan []string, 64), roots: roots, note: note,
		stop: make(chan struct{}), done: make(chan struct{}),
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		note("the system cannot tell of changes (" + err.Error() + "); files are looked at every second instead")
	} else {
		w.fs = system
	}
	w.seen = w.scan()
	go w.run()
	return w
}

func (w *watcher) close() {
	close(w.stop)
	<-w.done
}

func (w *watcher) run() {
	defer close(w.done)
	var events chan fsnotify.Event
	var faults chan error
	if w.fs != nil {
		defer w.fs.Close()
		events, faults = w.fs.Events, w.fs.Errors
	}
	sweep := time.NewTimer(sweepEvery)
	defer sweep.Stop()
	for {
		select {
		case <-w.stop:
			return
		case e := <-events:
			w.event(e)
		case <-faults: // too many events at once: the sweep finds what was lost
			sweep.Reset(0)
		case <-sweep.C:
			start := time.Now()
			w.sweep()
			sweep.Reset(max(sweepEvery, sweepShare*time.Since(start)))
		}
	}
}

// event passes on a change that can change the handbook.
func (w *watcher) event(e fsnotify.Event) {
	if e.Op == fsnotify.Chmod || generator.Ignored(filepath.Base(e.Name)) {
		return
	}
	if e.Has(fsnotify.Create) {
		w.watch(e.Name) // a new folder, perhaps with files in it already
	}
	w.tell([]string{e.Name})
}

// sweep looks at all files and passes on what changed without an event.
func (w *watcher) sweep() {
	now := w.scan()
	var names []string
	for name, s := range now {
		if old, ok := w.seen[name]; !ok || old != s {
			names = append(names, name)
		}
	}
	for name := range w.seen {
		if _, ok := now[name]; !ok {
			names = append(names, name)
		}
	}
	w.seen = now
	if len(names) > 0 {
		w.tell(names)
	}
}

func (w *watcher) tell(names []string) {
	select {
	case w.changes <- names:
	case <-w.stop:
	}
}

// scan stamps every file below the roots and watches every folder.
func (w *watcher) scan() map[string]stamp {
	out := map[string]stamp{}
	for _, root := range w.roots {
		walk(root, func(name string, info fs.FileInfo) {
			s := stamp{dir: info.IsDir()}
			if s.dir {
				w.add(name)
			} else {
				s.size, s.time = info.Size(), info.ModTime()
			}
			out[name] = s
		})
	}
	return out
}

// watch watches a folder and all below it; a file is passed over.
func (w *watcher) watch(name string) {
	walk(name, func(name string, info fs.FileInfo) {
		if info.IsDir() {
			w.add(name)
		}
	})
}

// walk calls visit for everything below root that can matter, as far as it
// can be read.
func walk(root string, visit func(string, fs.FileInfo)) {
	filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone since it was listed, or not ours to read: the build tells
		}
		if name != root && generator.Ignored(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := e.Info(); err == nil {
			visit(name, info)
		}
		return nil
	})
}

func (w *watcher) add(dir string) {
	if w.fs == nil {
		return
	}
	err := w.fs.Add(dir)
	if errors.Is(err, syscall.ENOSPC) && !w.full {
		w.full = true
		w.note("the system's limit of watched folders is reached; files are looked at every second instead")
	}
}
