package site

import (
	"io/fs"
	"os"
	"time"

	"handrail/generator/diag"
)

// settled is how long ago a file must have been changed before it was read, to
// be trusted by its size and time: within the smallest step of a disk's clock
// (two seconds on a USB stick) it can change again and look the same.
const settled = 2 * time.Second

// Shelf keeps the pages of a content folder from one Load to the next. A file
// that is the same one (by inode, where there are any), as large, and of the
// same time is not read again. It is for one Load at a time.
type Shelf struct{ pages map[string]shelved }

// shelved is a page, and the file that it was read from; info is nil when the
// file is to be read again.
type shelved struct {
	info fs.FileInfo
	src  Source
}

// NewShelf makes a shelf on which nothing is yet.
func NewShelf() *Shelf { return &Shelf{} }

// keep puts the pages of a Load on the shelf, in place of what was there.
func (s *Shelf) keep(pages []shelved) {
	if s == nil {
		return
	}
	s.pages = make(map[string]shelved, len(pages))
	for _, p := range pages {
		if p.info != nil {
			s.pages[p.src.Path] = p
		}
	}
}

// source is the page in a file, as kept or as read now. It may be called from
// several goroutines.
func (s *Shelf) source(p string, e fs.DirEntry, read func() (Source, []diag.Diag)) (shelved, []diag.Diag) {
	var info fs.FileInfo
	start := time.Now()
	if s != nil && e.Type().IsRegular() {
		info, _ = e.Info() // where it fails, reading tells why
	}
	if info != nil && sameFile(s.pages[p].info, info) {
		return s.pages[p], nil
	}
	src, ds := read()
	if info != nil && (src.Data == nil || len(ds) > 0 || !info.ModTime().Before(start.Add(-settled))) {
		info = nil
	}
	return shelved{info, src}, ds
}

func sameFile(a, b fs.FileInfo) bool {
	return a != nil && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && os.SameFile(a, b)
}
