package publish

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handrail/generator/artifact"
)

// tree is a folder: path -> text; a folder with nothing in it is "name/" -> "".
type tree map[string]string

// artifacts makes the files of a site, with the class that their names imply.
func artifacts(site tree) []artifact.Artifact {
	var list []artifact.Artifact
	for _, p := range slices.Sorted(maps.Keys(site)) {
		class := artifact.Page
		switch {
		case p == "index.html":
			class = artifact.Home
		case p == "sw.js":
			class = artifact.Worker
		case p == "manifest.json":
			class = artifact.Manifest
		case strings.HasPrefix(p, "assets/"):
			class = artifact.Asset
		case strings.HasPrefix(p, "search/"):
			class = artifact.Search
		}
		list = append(list, artifact.Of(p, class, []byte(site[p])))
	}
	return list
}

// read lists what lies in dir, names of our own included.
func read(t testing.TB, dir string) tree {
	t.Helper()
	got := tree{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		switch {
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			got[name] = "-> " + target
			return err
		case d.IsDir():
			if list, err := os.ReadDir(path); err != nil || len(list) > 0 || name == "." {
				return err
			}
			got[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// whole fails unless dir holds exactly want and a manifest.
func whole(t testing.TB, dir string, want tree) {
	t.Helper()
	got := read(t, dir)
	if _, ok := got[manifestName]; !ok {
		t.Errorf("no manifest in %s", dir)
	}
	delete(got, manifestName)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("folder differs (-want +got):\n%s", diff)
	}
}

// fill writes files into dir; a value "-> x" makes a link to x.
func fill(t testing.TB, dir string, files tree) {
	t.Helper()
	for p, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if strings.HasSuffix(p, "/") {
			must(t, os.MkdirAll(name, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		if target, ok := strings.CutPrefix(text, "-> "); ok {
			must(t, os.Symlink(target, name))
			continue
		}
		must(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// publish writes site to dir and fails on an error.
func publish(t testing.TB, dir string, site tree, opt Options) Report {
	t.Helper()
	r, err := Write(context.Background(), dir, artifacts(site), opt)
	must(t, err)
	return r
}

// join returns the union of trees; a later one wins.
func join(trees ...tree) tree {
	all := tree{}
	for _, t := range trees {
		maps.Copy(all, t)
	}
	return all
}

// plain is a publisher on the real disk with n workers.
func plain(n int) publisher {
	return publisher{workers: n, wait: 10 * time.Second, open: func(r *os.Root) folder { return disk{r} }}
}
