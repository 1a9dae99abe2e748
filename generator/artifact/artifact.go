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

// Artifact is one file of the site. Copies are the same file.
type Artifact struct {
	Path  string // slash-separated, relative to the output folder
	Class Class
	Lazy  bool // large and seldom asked for: the dev server makes it only for who does
	*file
}

// file is what the copies of an Artifact share.
type file struct {
	makes func() ([]byte, error)

	mu     sync.Mutex // held while the bytes are made, so that nobody makes them twice
	made   bool
	gone   bool // made, and forgotten since
	data   []byte
	err    error
	size   int
	summed bool
	sum    [sha256.Size]byte
}

// New names a file whose bytes are made by f when they are first asked for.
// f runs at most once, whoever asks first, unless they are asked for again
// after Forget or Try; it must be pure.
func New(path string, class Class, f func() ([]byte, error)) Artifact {
	return Artifact{Path: path, Class: class, file: &file{makes: f}}
}

// Of names a file whose bytes are there already.
func Of(path string, class Class, data []byte) Artifact {
	return New(path, class, func() ([]byte, error) { return data, nil })
}

// Bytes returns the file's bytes, making them on the first call. The caller
// must not change them.
func (f *file) Bytes() ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.get()
}

// Try tells whether the file's bytes can be made, and does not keep them.
func (f *file) Try() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made {
		return f.err
	}
	_, err := f.makes()
	return err
}

// get is Bytes for who holds f.mu.
func (f *file) get() ([]byte, error) {
	if f.gone {
		return f.makes()
	}
	if !f.made {
		f.data, f.err = f.makes()
		f.made, f.size = true, len(f.data)
	}
	return f.data, f.err
}

// Size is how many bytes the file has.
func (f *file) Size() (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.made {
		f.get()
	}
	return f.size, f.err
}

// Sum is the SHA-256 of the file's bytes, which are made and added up once,
// whoever asks: publishing and the list of what phones keep both need it.
func (f *file) Sum() ([sha256.Size]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.summed {
		return f.sum, nil
	}
	data, err := f.get()
	if err != nil {
		return f.sum, err
	}
	f.sum, f.summed = sha256.Sum256(data), true
	return f.sum, nil
}

// Forget lets go of the bytes and keeps their size and sum, for who has no
// more use for them: all pages of a large handbook are more than its text.
func (f *file) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made && f.err == nil && f.summed {
		f.data, f.gone = nil, true
	}
}
