package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handrail/generator/artifact"
)

var (
	small = tree{"index.html": "home", "guides/a.html": "a", "assets/x.css": "x"}
	other = tree{"index.html": "home 2", "guides/b.html": "b", "assets/x.css": "x"}
)

func TestWriteReports(t *testing.T) {
	for _, tt := range []struct {
		name   string
		before func(t *testing.T, dir string)
		site   tree
		opt    Options
		want   Report
		folder tree // in the end, without the manifest
	}{
		{"first", func(*testing.T, string) {}, small, Options{}, Report{Written: 3}, small},
		{"again", func(t *testing.T, dir string) { publish(t, dir, small, Options{}) }, small, Options{}, Report{Unchanged: 3}, small},
		{"stale page removed", func(t *testing.T, dir string) { publish(t, dir, small, Options{}) }, other, Options{},
			Report{Written: 2, Removed: 1, Unchanged: 1}, other},
		{"emptied folder removed, others stay", func(t *testing.T, dir string) {
			publish(t, dir, join(small, tree{"plans/deep/p.html": "p"}), Options{})
			fill(t, dir, tree{"mine/": "", "plans/mine/": ""})
		}, small, Options{}, Report{Removed: 1, Unchanged: 3}, join(small, tree{"mine/": "", "plans/mine/": ""})},
		{"changed old file kept", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			fill(t, dir, tree{"guides/a.html": "my own words"})
		}, other, Options{}, Report{Written: 2, Unchanged: 1, Kept: []string{"guides/a.html"}}, join(other, tree{"guides/a.html": "my own words"})},
		{"changed file of the site put right", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			fill(t, dir, tree{"guides/a.html": "edited"})
		}, small, Options{}, Report{Written: 1, Unchanged: 2, Overwritten: []string{"guides/a.html"}}, small},
		{"deleted file of the site comes back", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			must(t, os.RemoveAll(filepath.Join(dir, "guides")))
		}, small, Options{}, Report{Written: 1, Unchanged: 2}, small},
		{"stale file already gone", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			must(t, os.Remove(filepath.Join(dir, "guides", "a.html")))
		}, tree{"index.html": "home", "assets/x.css": "x"}, Options{}, Report{Unchanged: 2}, tree{"index.html": "home", "assets/x.css": "x"}},
		{"git's files count as nothing and stay", func(t *testing.T, dir string) {
			fill(t, dir, tree{".gitignore": "*", ".gitkeep": ""})
		}, small, Options{}, Report{Written: 3}, join(small, tree{".gitignore": "*", ".gitkeep": ""})},
		{"others' files beside the site stay", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			fill(t, dir, tree{"CNAME": "example.org", ".git/config": "c", "guides/notes.txt": "n"})
		}, other, Options{}, Report{Written: 2, Removed: 1, Unchanged: 1}, join(other, tree{"CNAME": "example.org", ".git/config": "c", "guides/notes.txt": "n"})},
		{"foreign file with the same bytes is adopted", func(t *testing.T, dir string) {
			publish(t, dir, tree{"index.html": "home"}, Options{})
			fill(t, dir, tree{"assets/x.css": "x"})
		}, tree{"index.html": "home", "assets/x.css": "x"}, Options{}, Report{Unchanged: 2}, tree{"index.html": "home", "assets/x.css": "x"}},
		{"adopt a full folder", func(t *testing.T, dir string) {
			fill(t, dir, join(small, tree{"index.html": "theirs", "thesis.doc": "t"}))
		}, small, Options{Adopt: true}, Report{Written: 1, Unchanged: 2, Overwritten: []string{"index.html"}}, join(small, tree{"thesis.doc": "t"})},
		{"stale link is kept", func(t *testing.T, dir string) {
			publish(t, dir, small, Options{})
			must(t, os.Remove(filepath.Join(dir, "guides", "a.html")))
			fill(t, dir, tree{"guides/a.html": "-> ../index.html"})
		}, tree{"index.html": "home", "assets/x.css": "x"}, Options{}, Report{Unchanged: 2, Kept: []string{"guides/a.html"}},
			tree{"index.html": "home", "assets/x.css": "x", "guides/a.html": "-> ../index.html"}},
		{"stale file behind a link is left alone", func(t *testing.T, dir string) {
			publish(t, dir, join(small, tree{"plans/p.html": "p"}), Options{})
			must(t, os.Rename(filepath.Join(dir, "plans"), filepath.Join(dir, "moved")))
			fill(t, dir, tree{"plans": "-> moved"})
		}, small, Options{}, Report{Unchanged: 3}, join(small, tree{"moved/p.html": "p", "plans": "-> moved"})},
		{"leftovers of a killed run are swept", func(t *testing.T, dir string) {
			fill(t, dir, tree{".handrail-stage-1/000001": "x", ".handrail-stage-1/manifest": "x", ".handrail.lock": "\x0099999     \n"})
		}, small, Options{}, Report{Written: 3}, small},
		{"a staging folder with other files stays with these", func(t *testing.T, dir string) {
			fill(t, dir, tree{".handrail-stage-1/000001": "x", ".handrail-stage-1/diary.txt": "dear"})
		}, small, Options{}, Report{Written: 3}, join(small, tree{".handrail-stage-1/diary.txt": "dear"})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			must(t, os.Mkdir(dir, 0o755))
			tt.before(t, dir)
			got := publish(t, dir, tt.site, tt.opt)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("report differs (-want +got):\n%s", diff)
			}
			whole(t, dir, tt.folder)
			if again := publish(t, dir, tt.site, Options{}); again.Written+again.Removed > 0 || len(again.Kept) > 0 {
				t.Errorf("a second run changed something: %+v", again)
			}
			whole(t, dir, tt.folder)
		})
	}
}

func TestWriteTouchesNothingUnchanged(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, small, Options{Tool: "1.0"})
	old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	names := []string{"index.html", "guides/a.html", "assets/x.css", manifestName}
	for _, n := range names {
		must(t, os.Chtimes(filepath.Join(dir, n), old, old))
	}
	publish(t, dir, small, Options{Tool: "1.0"})
	for _, n := range names {
		if info, err := os.Stat(filepath.Join(dir, n)); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("%s was touched: %v, %v", n, info, err)
		}
	}
	publish(t, dir, join(small, tree{"guides/a.html": "a 2"}), Options{Tool: "1.0"})
	if info, err := os.Stat(filepath.Join(dir, "index.html")); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("index.html was touched by a change elsewhere: %v, %v", info, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "guides/a.html")); err != nil || info.ModTime().Equal(old) {
		t.Errorf("guides/a.html was not written anew: %v, %v", info, err)
	}
}

func TestWriteMakesMissingFolders(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "a", "b", "public")
	broken := []artifact.Artifact{artifact.New("x.html", artifact.Page, func() ([]byte, error) { return nil, errors.New("template is broken") })}
	if _, err := Write(context.Background(), dir, broken, Options{}); err == nil || !strings.Contains(err.Error(), "make x.html: template is broken") {
		t.Errorf("broken artifact: %v", err)
	}
	if diff := cmp.Diff(tree{}, read(t, top)); diff != "" {
		t.Errorf("folders stay after an error:\n%s", diff)
	}
	publish(t, dir, small, Options{})
	whole(t, dir, small)
}

func TestWriteThroughLinkedFolder(t *testing.T) {
	top := t.TempDir()
	fill(t, top, tree{"real/": "", "public": "-> real"})
	publish(t, filepath.Join(top, "public"), small, Options{})
	whole(t, filepath.Join(top, "real"), small)
}

func TestBrokenArtifactChangesNothing(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, small, Options{})
	before := read(t, dir)
	list := append(artifacts(other), artifact.New("z.html", artifact.Page, func() ([]byte, error) { return nil, errors.New("no such partial") }))
	_, err := Write(context.Background(), dir, list, Options{})
	if err == nil || !strings.Contains(err.Error(), "z.html: no such partial") {
		t.Errorf("error does not name the file and the reason: %v", err)
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Errorf("folder changed (-before +after):\n%s", diff)
	}
}

// An interrupt while files are made leaves the old site; nothing of ours stays.
func TestInterruptBeforeTheMoves(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, small, Options{})
	before := read(t, dir)
	for _, moment := range []string{"z.html", journalName} { // while it is made, and when it is put in place
		ctx, cancel := context.WithCancel(context.Background())
		list := append(artifacts(other), artifact.New("z.html", artifact.Page, func() ([]byte, error) {
			if moment == "z.html" {
				cancel()
			}
			return []byte("z"), nil
		}))
		p := plain(1)
		p.open = func(r *os.Root) folder {
			return &spy{folder: disk{r}, seen: func(_, to string) {
				if moment == to {
					cancel()
				}
			}}
		}
		if _, err := p.write(ctx, dir, list, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want an interrupt", moment, err)
		}
		if diff := cmp.Diff(before, read(t, dir)); diff != "" {
			t.Errorf("%s: folder changed (-before +after):\n%s", moment, diff)
		}
	}
}

// After an interrupt no more files are made.
func TestInterruptStopsTheMaking(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	made := 0
	var list []artifact.Artifact
	for _, p := range []string{"a.html", "b.html", "c.html"} {
		list = append(list, artifact.New(p, artifact.Page, func() ([]byte, error) { made++; cancel(); return nil, nil }))
	}
	if _, err := plain(1).write(ctx, t.TempDir(), list, Options{}); !errors.Is(err, context.Canceled) || made != 1 {
		t.Errorf("%d files were made, then %v; want 1 and an interrupt", made, err)
	}
}

// An interrupt while files are moved in place does not stop half way.
func TestInterruptDuringTheMoves(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, small, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	p := plain(1)
	p.open = func(r *os.Root) folder {
		return &spy{folder: disk{r}, seen: func(_, to string) {
			if to == "guides/b.html" {
				cancel()
			}
		}}
	}
	if _, err := p.write(ctx, dir, artifacts(other), Options{}); err != nil {
		t.Error(err)
	}
	if ctx.Err() == nil {
		t.Error("the interrupt did not come")
	}
	whole(t, dir, other)
}

// spy sees renames and removals (to nothing) before they happen.
type spy struct {
	folder
	seen func(from, to string)
}

func (s *spy) Rename(from, to string) error {
	s.seen(from, to)
	return s.folder.Rename(from, to)
}

func (s *spy) Remove(name string) error {
	s.seen(name, "")
	return s.folder.Remove(name)
}

func TestOrder(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, tree{"index.html": "1", "guides/b.html": "1", "sw.js": "1", "assets/old.css": "1", "plans/old.html": "1"}, Options{})
	var got []string
	p := plain(4)
	p.open = func(r *os.Root) folder {
		return &spy{folder: disk{r}, seen: func(from, to string) {
			switch {
			case strings.HasPrefix(from, stagePrefix) && to != "" && !strings.HasSuffix(to, probeName):
				got = append(got, to)
			case to == "" && !strings.HasPrefix(from, reserved):
				got = append(got, "remove "+from)
			}
		}}
	}
	site := tree{"index.html": "2", "guides/b.html": "2", "guides/c.html": "2", "sw.js": "2", "manifest.json": "2", "search/i.js": "2", "assets/a.css": "2"}
	if _, err := p.write(context.Background(), dir, artifacts(site), Options{}); err != nil {
		t.Fatal(err)
	}
	want := []string{journalName, "assets/a.css", "search/i.js", "guides/c.html", "guides/b.html", "index.html", "sw.js", "manifest.json",
		"remove plans/old.html", "remove assets/old.css", "remove plans", manifestName}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order differs (-want +got):\n%s", diff)
	}
}

// Builds that start together take turns: the folder holds one whole site.
func TestConcurrentWrites(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var g sync.WaitGroup
	for range 2 {
		for _, site := range []tree{small, other} {
			g.Go(func() {
				if _, err := Write(context.Background(), dir, artifacts(site), Options{}); err != nil {
					t.Error(err)
				}
			})
		}
	}
	g.Wait()
	want := small
	if _, ok := read(t, dir)["guides/b.html"]; ok {
		want = other
	}
	whole(t, dir, want)
}
