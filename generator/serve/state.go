package serve

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"handrail/generator/artifact"
)

// edition is the files of one good build.
type edition struct {
	look   [32]byte // of the theme
	all    []artifact.Artifact
	files  map[string]artifact.Artifact // by path
	styles []string                     // the paths of the style sheets
}

func newEdition(files []artifact.Artifact, look [32]byte) *edition {
	ed := &edition{look: look, files: make(map[string]artifact.Artifact, len(files))}
	for _, f := range files {
		if f.Class == artifact.Worker {
			continue // the kill switch stands in for it
		}
		ed.all = append(ed.all, f)
		ed.files[f.Path] = f
		if path.Ext(f.Path) == ".css" {
			ed.styles = append(ed.styles, f.Path)
		}
	}
	return ed
}

// find maps an address to a file: a folder to its index.html, nothing else.
func (ed *edition) find(name string) (artifact.Artifact, bool) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, ok := ed.files[name]
	return f, ok
}

// snapshot is what is answered from: the last good edition, and what keeps a
// newer one from being shown. It does not change.
type snapshot struct {
	build   int      // counts snapshots
	edition *edition // nil before the first good build
	faults  []string // a text for each mistake; none when the edition is the newest
	told    []byte   // the message about this snapshot
}

// message is what open pages are told, as JSON.
type message struct {
	Build  int      `json:"build"`
	Faults []string `json:"faults"`
}

func (s *snapshot) message() []byte {
	data, err := json.Marshal(message{s.build, append([]string{}, s.faults...)})
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return data
}

// state is the current snapshot and who waits for the next.
type state struct {
	now atomic.Pointer[snapshot]

	broke func(error) // is told of a file that could not be made when it was asked for, once

	mu      sync.Mutex // guards what follows, and who may replace now
	whole   *edition   // the last of which every file can be made; nil before the first
	waiting map[chan struct{}]bool
}

func newState() *state {
	st := &state{broke: func(error) {}, waiting: map[chan struct{}]bool{}}
	st.replace(func(*snapshot) {})
	return st
}

// show puts up the files of a good build, made by the theme that look stands
// for. What every file could be made of before is not proved again: only
// another theme makes all pages doubtful, and a fault that shows on one page is
// told when that page is asked for.
func (st *state) show(files []artifact.Artifact, look [32]byte) {
	ed := newEdition(files, look)
	st.replace(func(next *snapshot) {
		next.edition, next.faults = ed, nil
		if st.whole != nil && st.whole.look == look {
			st.whole = ed
		}
	})
}

// blame tells of a file of ed that somebody asked for and that could not be
// made, unless that is told already. It says whether it was news.
func (st *state) blame(ed *edition, fault string) bool {
	if now := st.now.Load(); now.edition != ed || slices.Contains(now.faults, fault) {
		return false
	}
	st.replace(func(next *snapshot) {
		if next.edition == ed && !slices.Contains(next.faults, fault) {
			next.faults = append(slices.Clone(next.faults), fault)
		}
	})
	return true
}

// fail leaves the edition as it is and tells why no newer one can be shown.
func (st *state) fail(faults []string) {
	st.replace(func(next *snapshot) { next.faults = faults })
}

// unproved is the edition that is up, unless it is known that every file of it
// can be made.
func (st *state) unproved() *edition {
	st.mu.Lock()
	defer st.mu.Unlock()
	if ed := st.now.Load().edition; ed != st.whole {
		return ed
	}
	return nil
}

// prove tells that every file of ed could be made.
func (st *state) prove(ed *edition) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.whole = ed
}

// fallBack puts up the last whole edition again, because a file of the one
// that is up could not be made.
func (st *state) fallBack(fault string) {
	st.replace(func(next *snapshot) {
		next.edition = st.whole
		if !slices.Contains(next.faults, fault) { // who asked for the file was told
			next.faults = append(slices.Clone(next.faults), fault)
		}
	})
}

// replace makes the next snapshot out of the current one, and wakes who waits.
func (st *state) replace(edit func(next *snapshot)) {
	st.mu.Lock()
	defer st.mu.Unlock()
	var next snapshot
	if now := st.now.Load(); now != nil {
		next = *now
		next.build++
	}
	edit(&next)
	next.told = next.message()
	st.now.Store(&next)
	for wake := range st.waiting {
		signal(wake) // who has not looked since it was last woken will see this one too
	}
}

// subscribe returns a channel that holds one token, now and whenever there is
// a new snapshot; only the newest matters, so a slow reader misses nothing.
func (st *state) subscribe() (wake <-chan struct{}, leave func()) {
	ch := make(chan struct{}, 1)
	ch <- struct{}{}
	st.mu.Lock()
	defer st.mu.Unlock()
	st.waiting[ch] = true
	return ch, func() {
		st.mu.Lock()
		defer st.mu.Unlock()
		delete(st.waiting, ch)
	}
}
