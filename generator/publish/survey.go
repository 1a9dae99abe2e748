package publish

import (
	"maps"
	"slices"
)

// standing is what was found where a folder must be.
type standing int

const (
	absent  standing = iota
	there            // a real folder
	blocked          // a file or a link
)

// survey looks at every folder that a file of ours, old or new, lies in, and
// refuses when one of the new cannot be made.
func (j *job) survey() error {
	needed := map[string]bool{}
	for _, f := range j.files {
		j.wanted[key(f.Path)] = f.Path
		for d := range parents(f.Path) {
			needed[d] = true
		}
	}
	all := maps.Clone(needed)
	for _, p := range j.own.paths() {
		j.spelt[key(p)] = p
		for d := range parents(p) {
			all[d] = true
		}
	}
	for _, d := range slices.Sorted(maps.Keys(all)) { // a folder comes before those in it
		s, err := j.look(d)
		if err != nil {
			return err
		}
		if s == blocked && needed[d] {
			return inTheWay(d, "a folder")
		}
		j.folders[d] = s
		j.leaving[d] = !needed[d]
	}
	maps.DeleteFunc(j.leaving, func(_ string, leaves bool) bool { return !leaves })
	return nil
}

// look tells what stands at d, whose parents were looked at before. Nothing
// behind a link is looked at.
func (j *job) look(d string) (standing, error) {
	for up := range parents(d) {
		if j.folders[up] != there {
			return j.folders[up], nil
		}
		break // the innermost speaks for the others
	}
	info, err := j.disk.Lstat(d)
	switch {
	case missing(err):
		return absent, nil
	case err != nil:
		return absent, act("look at", d, err)
	case info.IsDir():
		return there, nil
	}
	return blocked, nil
}
