package publish

import (
	"fmt"
	"slices"
	"strings"
)

// own says which files in the output folder are ours.
type own struct {
	manifest []byte           // as it stands on the disk; nil when there is none
	journal  *record          // of a run that was cut short; nil when there is none
	listed   map[string]bool  // paths in the manifest
	sums     map[string][]sum // path -> bytes that we wrote or were about to write
	damaged  bool             // a record could not be read whole
}

// wrote tells whether we wrote, or were about to write, these bytes to path.
func (o *own) wrote(path string, s sum) bool { return slices.Contains(o.sums[path], s) }

// paths lists all files that are or may be ours, sorted.
func (o *own) paths() []string {
	list := make([]string, 0, len(o.sums))
	for p := range o.sums {
		list = append(list, p)
	}
	slices.Sort(list)
	return list
}

// glance refuses a folder that is plainly somebody else's, before even the
// lock file is made in it. A name of ours means that a run may be under way,
// and then only the look under the lock decides.
func (j *job) glance() error {
	others, ours, err := j.top()
	if err != nil || ours {
		return err
	}
	return j.welcome(others)
}

// inspect reads what is ours. The lock must be held.
func (j *job) inspect() error {
	others, _, err := j.top()
	if err != nil {
		return err
	}
	if j.own.manifest, err = j.read(manifestName); err != nil {
		return err
	}
	journal, err := j.read(journalName)
	if err != nil {
		return err
	}
	if j.own.manifest == nil && journal == nil {
		return j.welcome(others)
	}
	if j.own.manifest != nil {
		m, err := j.claim(j.own.manifest)
		if err != nil {
			return err
		}
		for _, e := range m.Files {
			j.own.listed[e.Path] = true
		}
	}
	if journal != nil {
		if j.own.journal, err = j.claim(journal); err != nil {
			return err
		}
	}
	return nil
}

// claim takes the files of a record for ours.
func (j *job) claim(data []byte) (*record, error) {
	r, whole := decodeRecord(data)
	if r.Format > recordFormat {
		return nil, &Refusal{Why: "a newer version of Handrail published there", Do: "use that version, or " + elsewhere}
	}
	j.own.damaged = j.own.damaged || !whole
	for _, e := range r.Files {
		s, _ := e.sum() // decodeRecord keeps good ones only
		j.own.sums[e.Path] = append(j.own.sums[e.Path], s)
	}
	return &r, nil
}

// welcome refuses a folder that has no record of ours and holds others' files.
func (j *job) welcome(others []string) error {
	if len(others) == 0 || j.opt.Adopt {
		return nil
	}
	return &Refusal{
		Why: fmt.Sprintf("it holds files that were not published by Handrail (%s)", some(others)),
		Do:  "choose an empty folder with -o, or add --adopt to publish beside them",
	}
}

// top lists the folder: names of others, and whether there are names of ours.
func (j *job) top() (others []string, ours bool, err error) {
	list, err := j.disk.ReadDir(".")
	if err != nil {
		return nil, false, act("read", "the folder", err)
	}
	for _, e := range list {
		switch {
		case strings.HasPrefix(e.Name(), reserved):
			ours = true
		case !slices.Contains(tolerated, e.Name()):
			others = append(others, e.Name())
		}
	}
	return others, ours, nil
}

// read returns a file of ours at the top of the folder, or nil when there is
// none.
func (j *job) read(name string) ([]byte, error) {
	info, err := j.disk.Lstat(name)
	switch {
	case missing(err):
		return nil, nil
	case err != nil:
		return nil, act("read", name, err)
	case !info.Mode().IsRegular():
		return nil, &Refusal{Why: name + " in it is not a plain file", Do: "remove it, then build again"}
	}
	data, err := j.disk.ReadFile(name)
	if err != nil {
		return nil, act("read", name, err)
	}
	return append([]byte{}, data...), nil // not nil, even when empty
}
