package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"handrail/generator/artifact"
)

// Names of our own in the output folder. All begin with reserved, which no
// file of a site may.
const (
	reserved     = ".handrail"
	manifestName = ".handrail-manifest.json"
	journalName  = ".handrail-journal.json"
	lockName     = ".handrail.lock"
	stagePrefix  = ".handrail-stage-"
	probeName    = ".handrail-tmp"
)

// tolerated names stand in folders that count as empty. They are not ours and
// never touched.
var tolerated = []string{".gitignore", ".gitkeep", ".DS_Store"}

// checkPaths tells whether files can stand side by side in one folder on every
// disk, also one that takes "A" and "a" for the same name.
func checkPaths(files []artifact.Artifact) error {
	if len(files) == 0 {
		return errors.New("no files to publish")
	}
	taken := make(map[string]string, len(files)) // key -> path of a file
	folders := map[string]string{}               // key -> path of a folder
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return err
		}
		k := key(f.Path)
		if other, ok := taken[k]; ok {
			return fmt.Errorf("%q and %q are one file on some disks", other, f.Path)
		}
		taken[k] = f.Path
		for d := range parents(f.Path) {
			if other, ok := folders[key(d)]; ok && other != d {
				return fmt.Errorf("%q and %q are one folder on some disks", other, d)
			}
			folders[key(d)] = d
		}
	}
	for k, d := range folders {
		if other, ok := taken[k]; ok {
			return fmt.Errorf("%q is both a file and a folder (%q)", other, d)
		}
	}
	return nil
}

// checkPath tells whether p may name a file of a site.
func checkPath(p string) error {
	bad := func(why string) error { return fmt.Errorf("path %q %s", p, why) }
	switch {
	case !fs.ValidPath(p) || p == ".", !filepath.IsLocal(filepath.FromSlash(p)):
		return bad("does not lie in the output folder")
	case strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }):
		return bad("holds a character that file names cannot hold everywhere")
	}
	for e := range strings.SplitSeq(key(p), "/") {
		if strings.HasPrefix(e, reserved) || e == ".git" || slices.ContainsFunc(tolerated, func(t string) bool { return strings.EqualFold(t, e) }) {
			return bad("uses a reserved name")
		}
	}
	return nil
}

// key is equal for paths that name the same file on a disk that ignores case
// or the way in which accents are stored.
func key(p string) string {
	for i := range len(p) {
		if p[i] >= utf8.RuneSelf {
			return norm.NFD.String(cases.Fold().String(norm.NFD.String(p)))
		}
	}
	return strings.ToLower(p)
}

// parents yields the folders that p lies in, innermost first, without the
// output folder itself.
func parents(p string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for d := path.Dir(p); d != "."; d = path.Dir(d) {
			if !yield(d) {
				return
			}
		}
	}
}
