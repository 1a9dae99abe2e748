package serve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"handrail/generator"
	"handrail/generator/artifact"
	"handrail/themes"
)

// get is one request by a client that keeps no connection.
func get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	try(t, err)
	resp, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
	try(t, err)
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	try(t, err)
	return resp.StatusCode, string(data)
}

// server is a Run that is under way.
type server struct {
	Addresses
	stop func() error // returns what Run returned; for once or more

	mu     sync.Mutex
	events []Event
}

// serving runs a server until the end of the test.
func serving(t *testing.T, opt Options) *server {
	t.Helper()
	s := &server{}
	opt.Log = func(e Event) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.events = append(s.events, e)
	}
	ready, done := make(chan Addresses, 1), make(chan error, 1)
	opt.Ready = func(a Addresses) { ready <- a }
	ctx, cancel := context.WithCancel(t.Context())
	go func() { done <- Run(ctx, opt) }()
	s.stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() { s.stop() })
	s.Addresses = wait(t, ready, "the server")
	return s
}

// logged tells whether an event is ok.
func (s *server) logged(ok func(Event) bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.events {
		if ok(e) {
			return true
		}
	}
	return false
}

func onePage(context.Context) (*generator.Result, error) {
	return good(page("index.html", "<body>Home</body>")), nil
}

func TestRunStopsWithPagesOpen(t *testing.T) {
	before := runtime.NumGoroutine()
	s := serving(t, Options{Build: onePage, Roots: []string{t.TempDir()}})
	tabs := []*stream{openStream(t, s.Local), openStream(t, s.Local)}
	for _, tab := range tabs {
		tab.next()
	}
	if err := s.stop(); err != nil {
		t.Errorf("Run returned %v, want nil", err)
	}
	for _, tab := range tabs {
		if m, open := tab.next(); open {
			t.Errorf("told %+v after the end", m)
		}
		tab.close()
	}
	eventually(t, "nothing runs any more", func() bool { return runtime.NumGoroutine() <= before })
}

func TestRunMovesToAFreePort(t *testing.T) {
	taken, _, err := listen(0, false)
	try(t, err)
	closeAll(t, taken)
	s := serving(t, Options{Build: onePage, Port: port(taken[0])})
	if _, body := get(t, s.Local); !s.Moved || !strings.Contains(body, "Home") {
		t.Errorf("addresses %+v, answer %q", s.Addresses, body)
	}
}

func TestRunStopsInTheFirstBuild(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	err := Run(ctx, Options{
		Build: func(ctx context.Context) (*generator.Result, error) { cancel(); return nil, ctx.Err() },
		Log:   func(e Event) { t.Errorf("logged %+v", e) },
		Ready: func(Addresses) { t.Error("a server that stops is ready") },
	})
	if err != nil {
		t.Errorf("Run returned %v, want nil", err)
	}
}

func TestRunTellsOfAPortThatCannotBeHad(t *testing.T) {
	if err := Run(t.Context(), Options{Build: onePage, Port: 70000}); err == nil {
		t.Error("Run returned nil")
	}
}

func TestRunStartsWithMistakesAndMends(t *testing.T) {
	dir := t.TempDir()
	s := serving(t, Options{Roots: []string{dir}, Build: func(context.Context) (*generator.Result, error) {
		if _, err := os.Stat(filepath.Join(dir, "mended.md")); err != nil {
			return nil, errors.New("no page yet")
		}
		return onePage(t.Context())
	}})
	tab := openStream(t, s.Local)
	tab.until(t, "the mistake", func(m message) bool { return len(m.Faults) == 1 })
	if status, body := get(t, s.Local); status != http.StatusInternalServerError || !strings.Contains(body, "no page yet") {
		t.Errorf("status %d, %q", status, body)
	}
	put(t, filepath.Join(dir, "mended.md"), "")
	tab.until(t, "the page", func(m message) bool { return len(m.Faults) == 0 })
	if status, body := get(t, s.Local); status != http.StatusOK || !strings.Contains(body, "Home") {
		t.Errorf("status %d, %q", status, body)
	}
}

// handbook writes a small one, and serves it as the command does.
func handbook(t *testing.T) (dir string, s *server) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "content", "handbook.yaml"), "title: Test handbook\n")
	put(t, filepath.Join(dir, "content", "guides", "role.md"), guide("The first text."))
	g := generator.New(generator.Options{Dir: dir, Theme: themes.Default(), Drafts: true})
	return dir, serving(t, Options{Build: g.Build, Roots: []string{filepath.Join(dir, "content"), filepath.Join(dir, "themes")}})
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
