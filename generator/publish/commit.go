package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// change is what commit does to the folder, and what of it can be taken back.
type change struct {
	*job
	todo     []step   // in the order in which they are put in place
	manifest []byte   // nil when the one on the disk is right
	dir      string   // the staging folder
	made     []string // folders made so far
	probed   string   // where a staged file may lie in a folder of the site right now
	placed   int      // steps done
	touched  bool     // a file was moved, or may have been; from then on there is no way back
}

// commit puts the staged files in place, removes what is stale and writes the
// manifest. The journal stands in the folder from before the first change to
// after the last, so that a run that is cut short leaves nothing unclaimed.
func (j *job) commit(ctx context.Context) (Report, error) {
	c := &change{job: j, todo: j.order(), manifest: j.newManifest().encode()}
	report := j.report(len(c.todo))
	if bytes.Equal(c.manifest, j.own.manifest) {
		c.manifest = nil
	}
	if len(c.todo)+len(j.stale) == 0 && c.manifest == nil && j.own.journal == nil {
		return report, nil
	}
	if err := c.prepare(ctx); err != nil {
		c.undo()
		return Report{}, err
	}
	if err := c.place(); err != nil {
		if !c.touched {
			c.undo()
		}
		return Report{}, err
	}
	if err := j.removeStale(); err != nil {
		return Report{}, err
	}
	if c.manifest != nil {
		if err := j.disk.Rename(c.dir+"/manifest", manifestName); err != nil {
			return Report{}, act("write", manifestName, err)
		}
	}
	j.disk.Remove(journalName) // all is done; the next run removes it if this one cannot
	return report, nil
}

// order lists what must be put in place: by class, so that a file comes after
// those that it names, and new files before changed ones, so that no page that
// a reader can reach names a page that is not there yet.
func (j *job) order() []step {
	todo := slices.DeleteFunc(slices.Clone(j.steps), func(s step) bool { return s.staged == "" })
	slices.SortFunc(todo, func(a, b step) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), older(a)-older(b), strings.Compare(a.Path, b.Path))
	})
	return todo
}

func older(s step) int {
	if s.fresh {
		return 0
	}
	return 1
}

func (j *job) newManifest() record {
	r := record{Format: recordFormat, Tool: j.opt.Tool}
	for _, s := range j.steps {
		r.Files = append(r.Files, newEntry(s.Path, s.sum))
	}
	return r
}

// newJournal claims all that is not ours by the manifest: what an earlier run
// that was cut short claimed, and what this one is about to do.
func (j *job) newJournal() record {
	r := record{Format: recordFormat}
	if old := j.own.journal; old != nil {
		r.Files = slices.Clone(old.Files)
	}
	for _, s := range j.steps {
		if !j.own.wrote(s.Path, s.sum) {
			r.Files = append(r.Files, newEntry(s.Path, s.sum))
		}
	}
	return r
}

// lacking lists the folders that must be made, outer ones first.
func (j *job) lacking() []string {
	var list []string
	for _, f := range j.files {
		for d := range parents(f.Path) {
			if j.folders[d] == absent {
				list = append(list, d)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (j *job) report(written int) Report {
	r := Report{Written: written, Removed: len(j.stale), Unchanged: len(j.steps) - written, Kept: j.kept}
	for _, s := range j.steps {
		if s.changed {
			r.Overwritten = append(r.Overwritten, s.Path)
		}
	}
	slices.Sort(r.Overwritten)
	return r
}

// prepare does all that may well fail: it writes the records, makes the
// folders, and tries each old one with a staged file, since a folder may be
// read-only or lie on another disk.
func (c *change) prepare(ctx context.Context) (err error) {
	if c.dir, err = c.job.stage(); err != nil {
		return err
	}
	if c.manifest != nil {
		if err := c.disk.Create(c.dir+"/manifest", c.manifest, true); err != nil {
			return act("write", manifestName, err)
		}
	}
	if err := c.disk.Create(c.dir+"/journal", c.newJournal().encode(), true); err != nil {
		return act("write", journalName, err)
	}
	if err := c.disk.Rename(c.dir+"/journal", journalName); err != nil {
		return act("write", journalName, err)
	}
	for _, d := range c.lacking() {
		err := c.disk.Mkdir(d)
		if !errors.Is(err, fs.ErrExist) {
			c.made = append(c.made, d) // also after an error: a network disk may have done it all the same
		}
		if err != nil {
			return act("make folder", d, err)
		}
	}
	if err := c.probe(); err != nil {
		return err
	}
	return context.Cause(ctx) // the last moment to stop
}

// probe moves one staged file into every old folder that will change, and
// back.
func (c *change) probe() error {
	done := map[string]bool{".": true} // the staging folder lies there
	for _, s := range c.todo {
		d := path.Dir(s.Path)
		if done[d] || c.folders[d] != there {
			continue
		}
		done[d] = true
		trial := d + "/" + probeName
		c.probed = trial
		if err := c.disk.Rename(s.staged, trial); err != nil {
			return act("write in", d, err)
		}
		if err := c.disk.Rename(trial, s.staged); err != nil {
			return act("write in", d, err)
		}
		c.probed = ""
	}
	return nil
}

// undo takes prepare back. What it cannot remove lies in folders of files that
// the journal claims; it then stays for the next run.
func (c *change) undo() {
	if c.probed != "" {
		if err := c.disk.Remove(c.probed); err != nil && !missing(err) {
			return
		}
	}
	for _, d := range slices.Backward(c.made) {
		if err := c.disk.Remove(d); err != nil && !missing(err) {
			return
		}
	}
	if c.own.journal == nil {
		c.disk.Remove(journalName)
	}
}

// place moves the staged files to their names.
func (c *change) place() error {
	for _, s := range c.todo {
		if err := c.move(s); err != nil {
			// A network disk may say that a move failed which it made: the
			// journal must go on claiming that file.
			_, lost := c.disk.Lstat(s.staged)
			c.touched = c.placed > 0 || lost != nil
			return c.halfway(s, err)
		}
		c.placed++
	}
	return nil
}

func (c *change) move(s step) error {
	if s.was != "" { // the new name replaces bytes, not the spelling of a name
		if err := c.disk.Rename(s.was, s.Path); err != nil {
			return err
		}
	}
	return c.disk.Rename(s.staged, s.Path)
}

func (c *change) halfway(s step, err error) error {
	err = act("write", s.Path, err)
	if !c.touched {
		return err
	}
	return fmt.Errorf("%w (the folder holds old and new files now, each of them whole; build again to finish)", err)
}
