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

// serving runs a server until the end of the test. Events are kept, unless opt
// has a log of its own.
func serving(t *testing.T, opt Options) *server {
	t.Helper()
	s := &server{}
	if opt.Log == nil {
		opt.Log = func(e Event) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.events = append(s.events, e)
		}
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
