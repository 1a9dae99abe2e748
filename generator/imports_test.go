package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"os"
)

// allowed is the import table: who may import which of our own packages. It
// has no circle, and what a package does not name it does not know.
var allowed = map[string][]string{
	"generator/artifact": {},
	"generator/diag":     {},
	"generator/schema":   {"generator/diag"},
	"generator/markup":   {"generator/diag"},
	"generator/plan":     {"generator/diag"},
	"generator/locale":   {},
	"generator/site":     {"generator/diag", "generator/schema", "generator/markup", "generator/plan", "generator/locale"},
	"generator/lint":     {"generator/diag", "generator/schema", "generator/markup", "generator/site"},
	"generator/theme":    {"generator/artifact", "generator/diag", "generator/site", "generator/plan", "generator/markup", "generator/schema", "generator/locale"},
	"generator/search":   {"generator/artifact", "generator/site", "generator/schema", "generator/markup"},
	"generator/author":   {"generator/site", "generator/schema", "generator/diag", "generator/markup"},
	"generator/offline":  {"generator/artifact"},
	"generator/publish":  {"generator/artifact"},
	"generator": {
		"generator/artifact", "generator/diag", "generator/schema", "generator/markup", "generator/plan",
		"generator/site", "generator/theme", "generator/search", "generator/offline", "generator/publish", "generator/lint", "generator/locale",
	},
	"generator/serve": {"generator", "generator/diag", "generator/artifact"},
	"generator/bench": {}, // its benchmarks import what they measure
	"themes":          {},
	"content":         {},
	"cmd/handrail": {
		"content", "themes", "generator", "generator/author", "generator/diag", "generator/plan", "generator/publish", "generator/schema", "generator/serve",
		"generator/site", "generator/lint",
	},
}

func TestImportsFollowTheTable(t *testing.T) {
	repo := os.DirFS("..")
	seen := map[string]bool{}
	err := fs.WalkDir(repo, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && p != "." || e.Name() == "testdata") {
			return fs.SkipDir
		}
		if path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		seen[path.Dir(p)] = true
		checkImports(t, repo, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("the table names %s, which does not exist", pkg)
		}
	}
}

func checkImports(t *testing.T, repo fs.FS, file string) {
	t.Helper()
	pkg := path.Dir(file)
	may, known := allowed[pkg]
	if !known {
		t.Errorf("%s: package %s is not in the table", file, pkg)
		return
	}
	src, err := fs.ReadFile(repo, file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range f.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if own, ok := strings.CutPrefix(name, "handrail/"); ok && !slices.Contains(may, own) {
			t.Errorf("%s imports %s, which the table does not allow", file, own)
		}
	}
}
