package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Refusal says why a folder was not published to and what to do about it.
// Neither the site in it nor anybody's files were touched.
type Refusal struct {
	Dir string // as the caller named it
	Why string // plain words, after "it"
	Do  string // plain words, what to do
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("refused to publish to %s: %s; %s", r.Dir, r.Why, r.Do)
}

const elsewhere = "choose another folder with -o"

// location is a path as the disk sees it.
type location struct {
	base string   // a folder that exists, links resolved
	rest []string // names below base that do not exist yet
}

func (l location) path() string { return filepath.Join(append([]string{l.base}, l.rest...)...) }

// settle finds dir on the disk and refuses it when it is no place for output.
func settle(dir string, protect []string) (location, error) {
	out, err := locate(dir)
	if err != nil {
		return location{}, err
	}
	if info, err := os.Stat(out.path()); err == nil && !info.IsDir() {
		return location{}, &Refusal{Why: "it is a file, not a folder", Do: elsewhere}
	}
	if filepath.Dir(out.path()) == out.path() {
		return location{}, &Refusal{Why: "it is the top of a disk", Do: elsewhere}
	}
	if home, err := os.UserHomeDir(); err == nil {
		if home, err := locate(home); err == nil && home.in(out) {
			return location{}, &Refusal{Why: "it is or holds your home folder", Do: elsewhere}
		}
	}
	for _, p := range protect {
		if err := apart(out, p); err != nil {
			return location{}, err
		}
	}
	return out, nil
}

// apart refuses out when it equals, holds or lies in the folder path.
func apart(out location, path string) error {
	source, err := locate(path)
	if err != nil {
		return err
	}
	why := ""
	switch holds, lies := source.in(out), out.in(source); {
	case holds && lies:
		why = "it is a folder that the site is made from"
	case holds:
		why = "it holds " + path + ", which the site is made from"
	case lies:
		why = "it lies in " + path + ", which the site is made from"
	default:
		return nil
	}
	return &Refusal{Why: why, Do: elsewhere}
}

// locate resolves as much of path as exists.
func locate(path string) (location, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return location{}, err
	}
	var rest []string
	for p := abs; ; p = filepath.Dir(p) {
		base, err := filepath.EvalSymlinks(p)
		if err == nil {
			slices.Reverse(rest)
			return location{base, rest}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			return location{}, act("find", path, err)
		}
		if _, err := os.Lstat(p); err == nil {
			return location{}, &Refusal{Why: p + " is a link to something that does not exist", Do: "remove the link or " + elsewhere}
		}
		rest = append(rest, filepath.Base(p))
	}
}

// in tells whether l is other or lies in it. Folders are compared by what
// they are, not by how they are spelt; names that do not exist yet are
// compared without case, as some disks do.
func (l location) in(other location) bool {
	if n := len(other.rest); n > 0 {
		return sameFile(l.base, other.base) && len(l.rest) >= n && slices.EqualFunc(l.rest[:n], other.rest, strings.EqualFold)
	}
	for p := l.base; ; p = filepath.Dir(p) {
		if sameFile(p, other.base) {
			return true
		}
		if p == filepath.Dir(p) {
			return false
		}
	}
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// make makes the folders that do not exist yet and returns them, innermost
// first, also when it failed half way.
func (l location) make() (made []string, err error) {
	p := l.base
	for _, name := range l.rest {
		p = filepath.Join(p, name)
		if err := os.Mkdir(p, 0o755); errors.Is(err, fs.ErrExist) {
			continue // a second publish was faster
		} else if err != nil {
			return made, act("make folder", p, err)
		}
		made = append([]string{p}, made...)
		if info, err := os.Lstat(p); err == nil && info.Mode().Perm() != 0o755 {
			os.Chmod(p, info.Mode()&^fs.ModePerm|0o755) // a strict umask would hide the site from a web server
		}
	}
	return made, nil
}

// some names the first few of names in a sentence.
func some(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}
