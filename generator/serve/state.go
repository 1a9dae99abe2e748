package serve

import (
	"encoding/json"
	"strconv"
	"sync"
	"sync/atomic"

	"handrail/generator"
	"handrail/generator/artifact"
	"handrail/generator/diag"
)

// snapshot is the whole site of one good build, and what is wrong by now.
type snapshot struct {
	build int                          // counts builds, good and bad
	files map[string]artifact.Artifact // of the last good build; nil before the first
	ds    []diag.Diag                  // mistakes that keep a newer build from being shown
}

// message is what open pages are told, as JSON.
type message struct {
	Build  int      `json:"build"`
	Styles bool     `json:"styles,omitempty"` // only styles changed
	Faults []string `json:"faults"`           // mistakes, one text each; empty when all is well
}

func (s *snapshot) message(styles bool) []byte {
	m := message{Build: s.build, Styles: styles, Faults: []string{}}
	for _, d := range s.ds {
		if d.Severity() == diag.Error {
			m.Faults = append(m.Faults, faultText(d))
		}
	}
	data, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return data
}

func faultText(d diag.Diag) string {
	s := d.Pos.String() + "\n" + d.Text
	if d.Line != "" {
		s += "\n\n    " + strconv.Itoa(d.Pos.Line) + " | " + d.Line
	}
	if d.Hint != "" {
		s += "\n\n" + d.Hint
	}
	return s
}

// state is the current snapshot and who listens for the next.
type state struct {
	now  atomic.Pointer[snapshot]
	mu   sync.Mutex
	subs map[chan []byte]bool
}

func newState() *state {
	st := &state{subs: map[chan []byte]bool{}}
	st.now.Store(&snapshot{})
	return st
}

// show makes a good build the one that is served; a bad one leaves the files
// as they are and shows its mistakes. It returns the snapshot before.
func (st *state) show(res *generator.Result, styles bool) (before *snapshot) {
	before = st.now.Load()
	next := &snapshot{build: before.build + 1, files: before.files}
	if res.Artifacts == nil {
		next.ds = res.Diags
	} else {
		next.files = make(map[string]artifact.Artifact, len(res.Artifacts))
		for _, f := range res.Artifacts {
			next.files[f.Path] = f
		}
	}
	st.set(next, styles)
	return before
}

// fallBack serves the files of before again, because a page of the newer build
// could not be made.
func (st *state) fallBack(before *snapshot, d diag.Diag) {
	st.set(&snapshot{build: st.now.Load().build + 1, files: before.files, ds: []diag.Diag{d}}, false)
}

func (st *state) set(next *snapshot, styles bool) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.now.Store(next)
	msg := next.message(styles)
	for ch := range st.subs {
		select {
		case ch <- msg:
		default: // a page that is not listening learns of it by its next hello
		}
	}
}

// subscribe returns a channel of messages, the present state first.
func (st *state) subscribe() (ch chan []byte, leave func()) {
	ch = make(chan []byte, 16)
	st.mu.Lock()
	defer st.mu.Unlock()
	ch <- st.now.Load().message(false)
	st.subs[ch] = true
	return ch, func() {
		st.mu.Lock()
		defer st.mu.Unlock()
		delete(st.subs, ch)
	}
}
