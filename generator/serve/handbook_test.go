package serve

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/generator"
	"handrail/generator/artifact"
	"handrail/themes"
)

// handbook writes a small one, and serves it as the command does.
func handbook(t *testing.T) (dir string, s *server) {
	t.Helper()
	dir, opt := newHandbook(t)
	return dir, serving(t, opt)
}

// newHandbook writes a small handbook, and says how the command serves it.
func newHandbook(t *testing.T) (dir string, opt Options) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "content", "handbook.yaml"), "title: Test handbook\n")
	put(t, filepath.Join(dir, "content", "guides", "role.md"), guide("The first text."))
	g := generator.New(generator.Options{Dir: dir, Theme: themes.Default(), Drafts: true})
	return dir, Options{Build: g.Build, Roots: []string{filepath.Join(dir, "content"), filepath.Join(dir, "themes")}}
}

func guide(text string) string {
	return "---\ntitle: The role\nsummary: What a facilitator does.\n---\n\n## Why\n\n" + text + "\n"
}

// shows waits on tab until the guide shows text, and no mistake is told.
func (s *server) shows(t *testing.T, tab *stream, text string) {
	t.Helper()
	tab.until(t, text, func(m message) bool {
		status, body := get(t, s.Local+"guides/role.html")
		if status != http.StatusOK || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
			t.Errorf("status %d, %d bytes: not a whole page", status, len(body))
		}
		return len(m.Faults) == 0 && strings.Contains(body, text)
	})
}

func TestRunShowsWhatIsSaved(t *testing.T) {
	dir, s := handbook(t)
	role := filepath.Join(dir, "content", "guides", "role.md")
	tabs := []*stream{openStream(t, s.Local), openStream(t, s.Local)}
	edit := func(text string, do func()) {
		t.Helper()
		do()
		for _, tab := range tabs {
			s.shows(t, tab, text)
		}
	}
	edit("The first text.", func() {})
	edit("Written in place.", func() { put(t, role, guide("Written in place.")) })
	edit("Put in place.", func() {
		put(t, role+".tmp", guide("Put in place."))
		try(t, os.Rename(role+".tmp", role))
	})
	edit("Written late.", func() {
		f, err := os.Create(role)
		try(t, err)
		io.WriteString(f, guide("Written late."))
		try(t, f.Close())
	})
	edit("#123456", func() {
		put(t, filepath.Join(dir, "themes", "default", "templates", "partials", "foot.html"), `{{define "foot"}}<footer>#123456</footer>{{end}}`)
	})
	if s.logged(func(e Event) bool { return e.Err != nil }) {
		t.Error("an error was logged")
	}
}

func TestRunKeepsTheLastGoodSite(t *testing.T) {
	dir, s := handbook(t)
	content, away := filepath.Join(dir, "content"), filepath.Join(dir, "away")
	role, foot := filepath.Join(content, "guides", "role.md"), filepath.Join(dir, "themes", "default", "templates", "partials", "foot.html")
	tab := openStream(t, s.Local)
	for _, tt := range []struct {
		name, told  string
		spoil, mend func()
	}{
		{"a mistake", "role.md",
			func() { put(t, role, "---\ntitel: x\n---\n") },
			func() { put(t, role, guide("The first text.")) }},
		{"content moved away", "no folder content",
			func() { try(t, os.Rename(content, away)) },
			func() { try(t, os.Rename(away, content)) }},
		{"content replaced by a link", "no folder content",
			func() { try(t, os.Rename(content, away)) },
			func() { try(t, os.Symlink(away, content)) }},
		{"a mistake behind the link", "role.md",
			func() { put(t, filepath.Join(away, "guides", "role.md"), "") },
			func() { put(t, filepath.Join(away, "guides", "role.md"), guide("The first text.")) }},
		{"a template that does not parse", "foot.html",
			func() { put(t, foot, `{{define "foot"}}{{if}}{{end}}`) },
			func() { put(t, foot, `{{define "foot"}}{{end}}`) }},
		{"a template that fails when a page is made", "foot.html",
			func() { put(t, foot, `{{define "foot"}}{{.Titel}}{{end}}`) },
			func() { try(t, os.Remove(foot)) }},
	} {
		tt.spoil()
		tab.until(t, tt.name, func(m message) bool { return len(m.Faults) > 0 && strings.Contains(m.Faults[0], tt.told) })
		if status, body := get(t, s.Local+"guides/role.html"); status != http.StatusOK || !strings.Contains(body, "The first text.") {
			t.Errorf("%s: status %d, want the last good page", tt.name, status)
		}
		tt.mend()
		s.shows(t, tab, "The first text.")
	}
}

// What serve answers is what a build writes, but for the tag.
func TestRunAnswersWhatABuildWrites(t *testing.T) {
	dir, s := handbook(t)
	res, err := generator.New(generator.Options{Dir: dir, Theme: themes.Default(), Drafts: true}).Build(t.Context())
	try(t, err)
	files := res.Artifacts
	if len(files) == 0 {
		t.Fatalf("nothing was built: %v", res.Diags)
	}
	for _, f := range files {
		if f.Path == workerPath {
			continue // answered by the kill switch
		}
		compare(t, s, f)
	}
}

func compare(t *testing.T, s *server, f artifact.Artifact) {
	t.Helper()
	want, err := f.Bytes()
	try(t, err)
	status, got := get(t, s.Local+f.Path)
	if tags := len(tagPattern.FindAllString(got, -1)); strings.HasSuffix(f.Path, ".html") != (tags == 1) {
		t.Errorf("%s: %d tags", f.Path, tags)
	}
	if status != http.StatusOK || tagPattern.ReplaceAllString(got, "") != string(want) {
		t.Errorf("%s: status %d, and not the bytes that a build writes", f.Path, status)
	}
}
