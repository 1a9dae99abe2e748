// Package artifact names one file of the finished site: its path, when it may
// be published, and a once-only function for its bytes.
//
// It knows bytes and paths, nothing of pages or folders. A build asks every
// artifact for its bytes; the dev server asks for the one that a browser
// wants and lets the rest follow, so both see the same bytes by the same code.
package artifact

import (
	"crypto/sha256"
	"sync"
)

// Class orders publishing: a file is put in place only when all that it names
// is there already.
type Class int

// The classes in the order in which they are published.
const (
	Asset    Class = iota // styles, scripts, images: named by pages
	Search                // index scripts: name pages, named by none before a query
	Page                  // HTML pages but the home page
	Home                  // index.html at the root
	Worker                // sw.js
	Manifest              // manifest.json and other fixed names for machines
)

// Artifact is one file of the site.
type Artifact struct {
	Path  string // slash-separated, relative to the output folder
	Class Class
	Lazy  bool // large and seldom asked for: the dev server makes it only for who does
	bytes func() ([]byte, error)
	sum   func() ([sha256.Size]byte, error)
}

// New names a file whose bytes are made by f when they are first asked for.
// f runs at most once, whoever asks first; it must be pure.
func New(path string, class Class, f func() ([]byte, error)) Artifact {
	return named(path, class, sync.OnceValues(f))
}

// Of names a file whose bytes are there already.
func Of(path string, class Class, data []byte) Artifact {
	return named(path, class, func() ([]byte, error) { return data, nil })
}

func named(path string, class Class, bytes func() ([]byte, error)) Artifact {
	sum := func() (sum [sha256.Size]byte, err error) {
		data, err := bytes()
		if err == nil {
			sum = sha256.Sum256(data)
		}
		return sum, err
	}
	return Artifact{Path: path, Class: class, bytes: bytes, sum: sync.OnceValues(sum)}
}

// Bytes returns the file's bytes, making them on the first call. The caller
// must not change them.
func (a Artifact) Bytes() ([]byte, error) { return a.bytes() }

// Sum is the SHA-256 of the file's bytes, which are made and added up once,
// whoever asks: publishing and the list of what phones keep both need it.
func (a Artifact) Sum() ([sha256.Size]byte, error) { return a.sum() }
