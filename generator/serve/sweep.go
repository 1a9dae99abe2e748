package serve

import (
	"io/fs"
	"path/filepath"

	"handrail/generator"
)

// stamp changes when a file does.
type stamp struct {
	dir    bool
	sealed bool  // we may not read it
	size   int64 // 0 for folders, as is
	time   int64 // in nanoseconds: a folder's size and time follow its files'
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{dir: info.IsDir(), sealed: info.Mode()&0o400 == 0}
	if !s.dir {
		s.size, s.time = info.Size(), info.ModTime().UnixNano()
	}
	return s
}

// sweep looks at all files and tells whether one changed since it was seen
// last. When a folder has gone or news was lost, it listens to all again.
func (w *watcher) sweep() bool {
	before := w.seen
	w.seen = make(map[string]stamp, len(before))
	changed := false
	for _, root := range w.roots {
		walk(resolve(root), func(name string, info fs.FileInfo) {
			old, known := before[name]
			if known {
				w.seen[name] = old
			}
			w.see(name, info)
			changed = changed || !known || old != w.seen[name]
		})
	}
	for name, s := range before {
		if _, still := w.seen[name]; !still {
			w.drop(name, s)
			w.missed = w.missed || s.dir
			changed = true
		}
	}
	if w.missed {
		w.missed = false
		w.listenAgain()
	}
	return changed
}

// listenAgain asks anew for news about every folder. The system knows a folder
// that was moved by its old name, or dropped it with that name; what changes
// in between is found by the next sweep.
func (w *watcher) listenAgain() {
	for name, s := range w.seen {
		if s.dir {
			w.system.remove(name)
			w.watch(name)
		}
	}
}

// resolve follows root if it is a link: what is below it would not be walked.
func resolve(root string) string {
	if real, err := filepath.EvalSymlinks(root); err == nil {
		return real
	}
	return filepath.Clean(root)
}

// walk calls visit for root and everything below it that can matter, as far as
// it can be read; for a folder before it is listed, so that a folder that is
// watched from then on hides nothing.
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
