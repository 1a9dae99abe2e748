package theme

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay shows the files of upper, and those of lower that upper lacks.
type overlay struct{ upper, lower fs.FS }

// Overlay lays the files of upper over those of lower, file by file: a path
// that upper has is upper's, and a folder holds what either has. A nil upper
// gives lower.
func Overlay(upper, lower fs.FS) fs.FS {
	if upper == nil {
		return lower
	}
	return overlay{upper, lower}
}

// Open opens upper's file, or lower's when upper has none of that name.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// ReadDir lists a folder of both, by name. It is an error only when neither
// has the folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	up, upErr := fs.ReadDir(o.upper, name)
	if upErr != nil && !errors.Is(upErr, fs.ErrNotExist) {
		return nil, upErr
	}
	low, lowErr := fs.ReadDir(o.lower, name)
	if lowErr != nil && (upErr != nil || !errors.Is(lowErr, fs.ErrNotExist)) {
		return nil, lowErr
	}
	for _, e := range low {
		if !slices.ContainsFunc(up, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			up = append(up, e)
		}
	}
	slices.SortFunc(up, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return up, nil
}
