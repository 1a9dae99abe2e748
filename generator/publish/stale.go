package publish

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// sortOut decides which of our old files go (j.stale) and which stay because
// somebody changed them (j.kept).
func (j *job) sortOut() error {
	for _, p := range j.own.paths() {
		if j.wanted[key(p)] == p {
			continue
		}
		goes, stays, err := j.old(p)
		if err != nil {
			return err
		}
		if goes {
			j.stale = append(j.stale, p)
		}
		if stays {
			j.kept = append(j.kept, p)
		}
	}
	if !j.own.damaged {
		return nil
	}
	others, err := j.unlisted(".")
	j.kept = slices.Compact(slices.Sorted(slices.Values(append(j.kept, others...))))
	return err
}

// old looks at p, a file of ours that is not part of the site any more.
func (j *job) old(p string) (goes, stays bool, err error) {
	if d := path.Dir(p); d != "." && j.folders[d] != there {
		return false, false, nil
	}
	info, err := j.disk.Lstat(p)
	switch {
	case missing(err):
		return false, false, nil
	case err != nil:
		return false, false, act("look at", p, err)
	case j.sameAs(j.wanted[key(p)], info):
		return false, false, nil // the disk ignores case, and this is the new file
	case !info.Mode().IsRegular():
		return false, j.own.listed[p], nil
	}
	data, err := j.disk.ReadFile(p)
	if err != nil {
		return false, false, act("read", p, err)
	}
	if j.own.wrote(p, sha256.Sum256(data)) {
		return true, false, nil
	}
	return false, j.own.listed[p], nil
}

// spelling returns the path of ours under which the disk holds the file at p,
// when the two differ in case only and the disk takes them for one.
func (j *job) spelling(p string, info fs.FileInfo) string {
	if j.own.listed[p] || len(j.own.sums[p]) > 0 {
		return ""
	}
	if was := j.spelt[key(p)]; j.sameAs(was, info) {
		return was
	}
	return ""
}

// sameAs tells whether name is the file that info describes.
func (j *job) sameAs(name string, info fs.FileInfo) bool {
	if name == "" {
		return false
	}
	other, err := j.disk.Lstat(name)
	return err == nil && os.SameFile(info, other)
}

// unlisted names the files below dir that may be ours of an earlier site: not
// part of this one, not about to go, not hidden.
func (j *job) unlisted(dir string) (names []string, err error) {
	list, err := j.disk.ReadDir(dir)
	if err != nil {
		return nil, act("read", dir, err)
	}
	for _, e := range list {
		name := path.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			below, err := j.unlisted(name)
			if err != nil {
				return nil, err
			}
			names = append(names, below...)
		case j.wanted[key(name)] != name && !slices.Contains(j.stale, name):
			names = append(names, name)
		}
	}
	return names, nil
}

// removeStale removes old files, pages first, so that none names a style that
// is gone, and then the folders that are left empty.
func (j *job) removeStale() error {
	slices.SortStableFunc(j.stale, func(a, b string) int { return rank(a) - rank(b) })
	for _, p := range j.stale {
		if err := j.disk.Remove(p); err != nil && !missing(err) {
			return act("remove", p, err)
		}
	}
	for _, d := range slices.Backward(slices.Sorted(maps.Keys(j.leaving))) { // inner folders first
		if j.folders[d] != there {
			continue
		}
		list, err := j.disk.ReadDir(d)
		if err != nil {
			return act("read", d, err)
		}
		if len(list) > 0 {
			continue
		}
		if err := j.disk.Remove(d); err != nil {
			return act("remove", d, err)
		}
	}
	return nil
}

func rank(p string) int {
	if strings.HasSuffix(p, ".html") {
		return 0
	}
	return 1
}

// inTheWay refuses something that is not ours to remove.
func inTheWay(name, want string) error {
	return &Refusal{
		Why: fmt.Sprintf("%s is in the way: %s of the site must go there", name, want),
		Do:  "move it away, then build again",
	}
}
