package generator_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// Every test that SECURITY.md names as the keeper of a promise exists.
func TestSecurityPromisesAreHeld(t *testing.T) {
	repo := os.DirFS("..")
	promises, err := fs.ReadFile(repo, ".github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	scripts := map[string]bool{}
	err = fs.WalkDir(repo, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && p != ".":
			return fs.SkipDir
		case strings.HasSuffix(p, "_test.go"):
			data, err := fs.ReadFile(repo, p)
			code.Write(data)
			return err
		case path.Ext(p) == ".txtar":
			scripts[path.Base(p)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+|[a-z_]+\\.txtar)`").FindAllStringSubmatch(string(promises), -1)
	if len(names) < 30 {
		t.Errorf("SECURITY.md names %d tests, want one for each promise", len(names))
	}
	for _, m := range names {
		if !scripts[m[1]] && !strings.Contains(code.String(), "func "+m[1]+"(") {
			t.Errorf("SECURITY.md names %s, which does not exist", m[1])
		}
	}
}
