package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"handrail/generator/artifact"
)

// job is one publish. Its methods run in the order run, inspect, survey,
// sweep, examine, sortOut, commit; nothing in place changes before commit.
type job struct {
	disk  folder
	files []artifact.Artifact
	opt   Options
	own   own

	wanted  map[string]string   // key -> path of every file of the site
	spelt   map[string]string   // key -> path of every old file of ours
	folders map[string]standing // folders that files of ours, old or new, lie in
	leaving map[string]bool     // those of them that only old files lie in
	steps   []step              // one per file, same order as files
	stale   []string            // our old files that go
	kept    []string            // and those that stay

	stage  func() (string, error) // makes the staging folder once and names it
	staged string                 // its name; empty before the first staged file

	mu      sync.Mutex
	foreign []string // files of others where ours must go
}

// step is what must happen to one file.
type step struct {
	artifact.Artifact
	sum     sum
	staged  string // where the new bytes wait; empty when the file is right as it stands
	fresh   bool   // nothing stands there yet
	was     string // the spelling on a disk that ignores case, when it differs
	changed bool   // somebody else wrote what stands there
}

func newJob(disk folder, files []artifact.Artifact, opt Options) *job {
	j := &job{
		disk:    disk,
		files:   files,
		opt:     opt,
		own:     own{listed: map[string]bool{}, sums: map[string][]sum{}},
		wanted:  map[string]string{},
		spelt:   map[string]string{},
		folders: map[string]standing{},
		leaving: map[string]bool{},
		steps:   make([]step, len(files)),
	}
	j.stage = sync.OnceValues(j.makeStage)
	return j
}

func (j *job) run(ctx context.Context, workers int) (Report, error) {
	if err := j.inspect(); err != nil {
		return Report{}, err
	}
	if err := j.survey(); err != nil {
		return Report{}, err
	}
	j.sweep()
	defer j.clear()
	if err := j.examine(ctx, workers); err != nil {
		return Report{}, err
	}
	if err := j.sortOut(); err != nil {
		return Report{}, err
	}
	return j.commit(ctx)
}

// examine makes every file, compares it with the disk and stages it where it
// differs.
func (j *job) examine(ctx context.Context, workers int) error {
	g, inner := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for i := range j.files {
		g.Go(func() error {
			if inner.Err() != nil {
				return context.Cause(inner)
			}
			return j.examineOne(&j.steps[i], j.files[i], fmt.Sprintf("%06d", i))
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if len(j.foreign) > 0 {
		return j.strangers()
	}
	return nil
}

func (j *job) examineOne(s *step, a artifact.Artifact, name string) error {
	data, err := a.Bytes()
	if err != nil {
		return fmt.Errorf("make %s: %w", a.Path, err)
	}
	if s.sum, err = a.Sum(); err != nil {
		return fmt.Errorf("make %s: %w", a.Path, err)
	}
	s.Artifact = a
	if j.opt.Forget {
		defer a.Forget()
	}
	right, err := j.compare(s, data)
	if err != nil || right {
		return err
	}
	dir, err := j.stage()
	if err != nil {
		return err
	}
	s.staged = dir + "/" + name
	if err := j.disk.Create(s.staged, data, false); err != nil {
		return act("write", a.Path, err)
	}
	return nil
}

// compare tells whether the file on the disk holds data already, and notes in
// s and j.foreign what else it finds there.
func (j *job) compare(s *step, data []byte) (right bool, err error) {
	var info fs.FileInfo
	if d := path.Dir(s.Path); d == "." || j.folders[d] == there {
		if info, err = j.disk.Lstat(s.Path); err != nil && !missing(err) {
			return false, act("look at", s.Path, err)
		}
	}
	if info == nil {
		s.fresh = true
		return false, nil
	}
	if !info.Mode().IsRegular() {
		return false, inTheWay(s.Path, "a file")
	}
	old, err := j.disk.ReadFile(s.Path)
	if err != nil {
		return false, act("read", s.Path, err)
	}
	s.was = j.spelling(s.Path, info)
	if bytes.Equal(old, data) {
		return s.was == "", nil
	}
	if name := cmp.Or(s.was, s.Path); !j.own.wrote(name, sha256.Sum256(old)) {
		s.changed = true
		if !j.own.listed[name] && !j.opt.Adopt {
			j.mu.Lock()
			j.foreign = append(j.foreign, s.Path)
			j.mu.Unlock()
		}
	}
	return false, nil
}

// strangers refuses to overwrite files of others.
func (j *job) strangers() error {
	slices.Sort(j.foreign)
	why := "files stand there that Handrail did not publish, where files of the site must go (%s)"
	if j.own.damaged {
		why = "the list of what Handrail published there (" + manifestName + ") is damaged, and files there may be somebody else's (%s)"
	}
	return &Refusal{
		Why: fmt.Sprintf(why, some(j.foreign)),
		Do:  "move them away, or add --adopt to overwrite them",
	}
}
