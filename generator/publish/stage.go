package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Staged files have plain names, so that a sweep removes nothing else.
var stagedName = regexp.MustCompile(`^([0-9]{6,}|manifest|journal)$`)

// makeStage makes a staging folder in the output folder, which is the one
// place that is surely on the same disk.
func (j *job) makeStage() (string, error) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s%d", stagePrefix, n)
		err := j.disk.Mkdir(name)
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue // not ours to sweep: it holds something else
		}
		if err != nil {
			return "", act("make folder", name, err)
		}
		j.staged = name
		return name, nil
	}
}

// sweep removes what a run that was cut short left behind. What cannot be
// removed does no harm and waits for the next run.
func (j *job) sweep() {
	list, err := j.disk.ReadDir(".")
	if err != nil {
		return
	}
	for _, e := range list {
		if e.IsDir() && strings.HasPrefix(e.Name(), stagePrefix) {
			j.empty(e.Name())
		}
	}
	if j.own.journal == nil {
		return // no folder of the site was tried
	}
	for d, s := range j.folders {
		if s == there {
			j.removeFile(d + "/" + probeName)
		}
	}
}

// clear removes our own staging folder.
func (j *job) clear() {
	if j.staged != "" {
		j.empty(j.staged)
	}
}

// empty removes the staging folder name. One that holds anything but staged
// files stays, with that.
func (j *job) empty(name string) {
	list, err := j.disk.ReadDir(name)
	if err != nil {
		return
	}
	for _, e := range list {
		if stagedName.MatchString(e.Name()) {
			j.removeFile(name + "/" + e.Name())
		}
	}
	j.disk.Remove(name) // fails when something is left in it
}

func (j *job) removeFile(name string) {
	if info, err := j.disk.Lstat(name); err == nil && info.Mode().IsRegular() {
		j.disk.Remove(name)
	}
}
