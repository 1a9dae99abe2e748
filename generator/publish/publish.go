// Package publish makes a folder hold exactly the files of a finished site.
//
// It knows paths and bytes, nothing of pages, themes or commands. What it
// promises, whatever happens to the machine, the disk or the folder:
//
//   - A file is there whole, old or new, never half written: bytes go into a
//     staging folder on the same disk and are moved in place by rename.
//   - Nothing in place changes before every file is made and staged. A file
//     that cannot be made, a full disk, an interrupt or a folder that cannot
//     be written leave the old site as it was.
//   - Files are moved in place in the order of [artifact.Class], and old ones
//     are removed last. A run that is cut short leaves more files than
//     needed, not fewer, and the next run brings the folder in order.
//   - Only files that we wrote are replaced or removed. A manifest in the
//     folder names them with their hashes; an old file that was changed by
//     somebody since is kept and reported. Links inside the folder are not
//     followed.
//   - A file whose bytes did not change is not touched, so its time stamp, a
//     sync to a USB stick and a backup see real changes only.
//
// The steps of one Write: refuse (refuse.go), lock (lock.go), read what is
// ours (own.go), compare and stage (plan.go), move in place (commit.go).
// Files are not synced to the disk one by one, since a lost build can be made
// again; the records of what is ours are.
package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"handrail/generator/artifact"
)

// Options says how to treat the folder. The zero value suits a new folder.
type Options struct {
	// Protect names folders that the output may not equal, hold or lie in:
	// where the site is made from. They need not exist.
	Protect []string
	// Adopt takes over a folder that holds files of others. Those that stand
	// where a file of the site must go are overwritten, all others stay.
	Adopt bool
	// Forget lets go of the bytes of each file once it is written or found to
	// be right, for who publishes once.
	Forget bool
	// Tool is the version that the manifest names; it may be empty.
	Tool string
}

// Report says what changed in the folder. Paths are relative to it,
// slash-separated and sorted.
type Report struct {
	Written   int // files that are new or hold other bytes than before
	Removed   int // files of an earlier site that are gone
	Unchanged int // files that held the right bytes already and were not touched

	// Kept names files that are not part of the site and were not removed:
	// ours of an earlier site, changed by somebody since, and, when the
	// manifest was damaged, all that may be ours. They are not ours any more.
	Kept []string
	// Overwritten names files that somebody else wrote or changed and that
	// hold the bytes of the site again.
	Overwritten []string
}

// Write makes dir hold exactly files, beside those of others that were there.
// dir is made when it is missing. A second Write to the same dir waits for
// the first one, for some seconds.
//
// A [*Refusal] says that dir is no fit place; nothing was touched then. Any
// other error names the act and the file. After an error dir holds the old
// site, or, when the disk failed while files were being moved in place, a mix
// of whole old and new files that the next Write repairs. When ctx ends
// before that moment, nothing changes; after it, Write goes on to the end.
func Write(ctx context.Context, dir string, files []artifact.Artifact, opt Options) (Report, error) {
	p := publisher{
		workers: runtime.GOMAXPROCS(0),
		wait:    15 * time.Second,
		open:    func(r *os.Root) folder { return disk{r} },
	}
	return p.write(ctx, dir, files, opt)
}

// publisher is what tests replace of the machine.
type publisher struct {
	workers int                     // files made and compared at once
	wait    time.Duration           // for a second publish to end
	open    func(r *os.Root) folder // the operations on the output folder
}

func (p publisher) write(ctx context.Context, dir string, files []artifact.Artifact, opt Options) (Report, error) {
	if err := checkPaths(files); err != nil {
		return Report{}, fmt.Errorf("publish to %s: %w", dir, err)
	}
	where, err := settle(dir, opt.Protect)
	if err != nil {
		return Report{}, explain(dir, err)
	}
	made, err := where.make()
	if err == nil {
		var report Report
		if report, err = p.into(ctx, where.path(), files, opt); err == nil {
			return report, nil
		}
	}
	for _, d := range made {
		os.Remove(d) // fails when something is in it, and then it stays
	}
	return Report{}, explain(dir, err)
}

// into publishes to the folder path, which exists.
func (p publisher) into(ctx context.Context, path string, files []artifact.Artifact, opt Options) (Report, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return Report{}, act("open", ".", err)
	}
	defer root.Close()
	j := newJob(p.open(root), files, opt)
	if err := j.glance(); err != nil {
		return Report{}, err
	}
	release, err := lock(ctx, root, j.disk, p.wait)
	if err != nil {
		return Report{}, err
	}
	defer release()
	return j.run(ctx, p.workers)
}

// explain says which folder an error is about.
func explain(dir string, err error) error {
	var r *Refusal
	if errors.As(err, &r) {
		r.Dir = dir
		return r
	}
	return fmt.Errorf("publish to %s: %w", dir, err)
}
