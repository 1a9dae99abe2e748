package generator_test

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/generator"
)

// kept reads the list of the worker that a build made.
func kept(t *testing.T, files map[string][]byte) (core, rest, away []string) {
	t.Helper()
	head, _, _ := strings.Cut(strings.TrimPrefix(string(files["sw.js"]), "const BUILD="), ";\n")
	var list struct {
		Core  int
		Files string
		Away  []string
	}
	if err := json.Unmarshal([]byte(head), &list); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(list.Files, "\n") {
		if i < list.Core {
			core = append(core, line[8:])
		} else {
			rest = append(rest, line[8:])
		}
	}
	return core, rest, list.Away
}

var forPrinter = regexp.MustCompile(`^(es/)?print\.html$`)

// picture tells whether a file is a picture that a page of the handbook shows.
func picture(name string) bool {
	return path.Ext(name) == ".jpg" || path.Ext(name) == ".svg" && !strings.HasPrefix(name, "assets/icon.")
}

// TestPhonesKeepTheHandbook: a phone keeps every page, and first those that
// are needed when something happens, with all that shows and finds them; what
// is for servers or for a printer it does not keep.
func TestPhonesKeepTheHandbook(t *testing.T) {
	files := output(t, generator.New(options(starter(t))))
	core, rest, away := kept(t, files)
	for name := range files {
		forServers := slices.Contains([]string{"sw.js", "_headers", ".nojekyll", "robots.txt", "sitemap.xml"}, name)
		listed := slices.Contains(core, name) || slices.Contains(rest, name) || slices.Contains(away, name)
		if listed == forServers {
			t.Errorf("%s: in the list: %v", name, listed)
		}
		page := strings.TrimPrefix(name, "es/")
		first := page == "index.html" || name == "offline/missing.html" || strings.HasPrefix(page, "search/") || strings.HasPrefix(page, "playbooks/") || strings.HasPrefix(page, "contacts/") ||
			strings.HasPrefix(name, "assets/") && !picture(name)
		if first != slices.Contains(core, name) {
			t.Errorf("%s: among the first: %v", name, !first)
		}
		if slices.Contains(away, name) && name != "404.html" && !forPrinter.MatchString(name) && !strings.Contains(string(files[name]), "http-equiv=refresh") {
			t.Errorf("phones do not keep %s", name)
		}
	}
	if !slices.Contains(away, "404.html") || slices.Contains(away, "a-z.html") {
		t.Errorf("only servers have %v", away)
	}
}
