// Package offline makes the service worker that keeps a handbook on the
// reader's phone, out of the list of the handbook's files.
//
// It knows paths, hashes and sizes, nothing of pages. The worker itself is in
// worker/, the same for every handbook; what a build adds is
// one line in front of it: which files to keep, with a hash for each, so that
// an update fetches what changed and nothing else. Nothing in it names an
// address: the worker finds everything from the folder that it lies in, so the
// same file works at a server's top, in a sub-path and beside another handbook.
package offline

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"handrail/generator/artifact"
)

// Path is the worker's address. Browsers look for updates there, so it never
// changes.
const Path = "sw.js"

// Part says when a phone keeps a file.
type Part int

const (
	Rest Part = iota // after the core, in the background
	Core             // first, and whole or not at all
	Away             // never: what needs the server, such as pages made for paper
)

// File is a file of the handbook.
type File struct {
	artifact.Artifact
	Part Part
}

// Move is an old address of a page and the path of the page that it leads to.
type Move struct{ From, To string }

// Number is how to reach a contact. When it changes, a phone that gets the
// update says so before anything else.
type Number struct{ Label, Number string }

// Set is what a worker is made of.
type Set struct {
	Files   []File
	Missing string // the page for addresses that lead nowhere; it lies one folder deep, and its links all begin with ../
	Moved   []Move
	Numbers []Number
}

//go:embed worker
var worker embed.FS

// parts are the files of the worker in the order in which they are joined.
var parts = []string{"records.js", "files.js", "keeping.js", "answers.js", "talk.js"}

//go:embed kill.js
var killer []byte

// scripts are the two workers without what only people read.
var scripts = sync.OnceValues(func() (small [2][]byte, err error) {
	m := minify.New()
	m.Add("text/javascript", &js.Minifier{})
	var whole []byte
	for _, name := range parts {
		part, err := worker.ReadFile("worker/" + name)
		if err != nil {
			return small, err
		}
		whole = append(whole, part...)
	}
	for i, src := range [][]byte{whole, killer} {
		if small[i], err = m.Bytes("text/javascript", src); err != nil {
			return small, fmt.Errorf("make %s smaller: %w", Path, err)
		}
	}
	return small, nil
})

// Worker names the service worker. Its bytes need the hashes of all files of
// the set, so making it makes them.
func (s Set) Worker() artifact.Artifact {
	return artifact.New(Path, artifact.Worker, func() ([]byte, error) {
		list, err := s.list()
		if err != nil {
			return nil, err
		}
		small, err := scripts()
		if err != nil {
			return nil, err
		}
		return slices.Concat([]byte("const BUILD="), list, []byte(";\n"), small[0], []byte("\n")), nil
	})
}

// KillSwitch names a worker that takes back what an earlier one kept, and
// then itself. It stands at the same address.
func KillSwitch() artifact.Artifact {
	return artifact.New(Path, artifact.Worker, func() ([]byte, error) {
		small, err := scripts()
		return slices.Concat(small[1], []byte("\n")), err
	})
}

// build is what sw.js reads.
type build struct {
	ID      string      `json:"id"`      // hash of all that follows but sizes
	Core    int         `json:"core"`    // how many of files are the core; those come first
	Files   string      `json:"files"`   // a line each: eight letters of hash, then the path
	Away    []string    `json:"away"`    // paths that only the server has
	Moved   [][2]string `json:"moved"`   // old path, new path
	Numbers [][2]string `json:"numbers"` // label, number
	Missing string      `json:"missing"`
	Size    [2]int      `json:"size"` // about how many bytes travel: for the core, for all files
}

// list is the build as JSON that may stand in a script.
func (s Set) list() ([]byte, error) {
	b := build{Away: []string{}, Moved: [][2]string{}, Numbers: [][2]string{}, Missing: s.Missing}
	files := slices.Clone(s.Files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	var core, rest []File
	for _, f := range files {
		switch f.Part {
		case Core:
			core = append(core, f)
		case Rest:
			rest = append(rest, f)
		default:
			b.Away = append(b.Away, f.Path)
		}
	}
	kept := append(core, rest...)
	lines := make([]string, len(kept))
	for i, f := range kept {
		sum, err := f.Sum()
		if err != nil {
			return nil, err
		}
		lines[i] = short(sum) + f.Path
	}
	b.Core, b.Files = len(core), strings.Join(lines, "\n")
	for _, m := range s.Moved {
		b.Moved = append(b.Moved, [2]string{m.From, m.To})
	}
	slices.SortFunc(b.Moved, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	for _, n := range s.Numbers {
		b.Numbers = append(b.Numbers, [2]string{n.Label, n.Number})
	}
	text, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("list the files for %s: %w", Path, err)
	}
	b.ID = short(sha256.Sum256(text))
	if b.Size, err = sizes(core, rest); err != nil {
		return nil, err
	}
	return json.Marshal(b)
}

// short is the first 48 bits of a hash in eight letters: enough to tell apart
// two states of one file, and short in a list of thousands.
func short(sum [sha256.Size]byte) string { return base64.RawURLEncoding.EncodeToString(sum[:6]) }
