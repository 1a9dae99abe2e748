package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// stream is an open stream of events, as a page has it.
type stream struct {
	lines *bufio.Scanner
	close func()
}

// openStream opens a stream at a server; it is closed at the end of the test.
func openStream(t *testing.T, server string) *stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, server+eventsPath, nil)
	try(t, err)
	own := &http.Transport{}
	resp, err := own.RoundTrip(req)
	try(t, err)
	s := &stream{bufio.NewScanner(resp.Body), sync.OnceFunc(func() { cancel(); resp.Body.Close(); own.CloseIdleConnections() })}
	t.Cleanup(s.close)
	if kind := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || kind != "text/event-stream" {
		t.Fatalf("status %d, type %s", resp.StatusCode, kind)
	}
	return s
}

// next is the next message; ok is false when the stream has ended.
func (s *stream) next() (m message, ok bool) {
	for s.lines.Scan() {
		if data, ok := strings.CutPrefix(s.lines.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(data), &m); err != nil {
				return message{Faults: []string{err.Error()}}, true
			}
			return m, true
		}
	}
	return m, false
}

// until reads messages until ok, checks that they come in order, and returns
// the last; it fails the test when the stream ends before.
func (s *stream) until(t *testing.T, what string, ok func(message) bool) message {
	t.Helper()
	before := -1
	for {
		m, open := s.next()
		switch {
		case !open:
			t.Errorf("the stream ended before %s", what)
			return m
		case m.Build <= before:
			t.Errorf("build %d is told after build %d", m.Build, before)
			return m
		case ok(m):
			return m
		}
		before = m.Build
	}
}

// eventServer serves st; its streams end when the test calls end.
func eventServer(t *testing.T, st *state) (address string, end func()) {
	ctx, cancel := context.WithCancel(t.Context())
	srv := httptest.NewUnstartedServer(st)
	srv.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	srv.Start()
	end = sync.OnceFunc(func() { cancel(); srv.Close() }) // Close waits for every stream
	t.Cleanup(end)
	return srv.URL + "/", end
}

func TestEventsReachEverybodyInOrder(t *testing.T) {
	st := newState()
	st.fail([]string{"now"})
	server, end := eventServer(t, st)
	openStream(t, server) // never reads, and must hold nobody up
	var all sync.WaitGroup
	for range 10 {
		s := openStream(t, server)
		if m, ok := s.next(); !ok || m.Build != 1 || len(m.Faults) != 1 || m.Faults[0] != "now" {
			t.Fatalf("the first message is %+v, want the present state", m)
		}
		all.Go(func() {
			s.until(t, "the last build", func(m message) bool { return len(m.Faults) == 0 })
		})
	}
	for i := range 200 {
		st.fail([]string{fmt.Sprint(i), strings.Repeat("x", 10_000)})
	}
	st.show(nil, [32]byte{})
	all.Wait()
	late := openStream(t, server)
	if m, ok := late.next(); !ok || m.Build != 202 || len(m.Faults) != 0 {
		t.Errorf("who comes late is told %+v, want build 202 without mistakes", m)
	}
	end()
	if n := len(st.waiting); n != 0 {
		t.Errorf("%d streams are left after the end", n)
	}
}

// A page that is hidden closes its stream and opens another when it is seen.
func TestEventsForgetWhoLeft(t *testing.T) {
	st := newState()
	server, _ := eventServer(t, st)
	waiting := func() int {
		st.mu.Lock()
		defer st.mu.Unlock()
		return len(st.waiting)
	}
	one, two := openStream(t, server), openStream(t, server)
	eventually(t, "two pages wait", func() bool { return waiting() == 2 })
	one.close()
	eventually(t, "one page waits", func() bool { return waiting() == 1 })
	st.fail([]string{"meanwhile"})
	two.until(t, "the mistake", func(m message) bool { return len(m.Faults) == 1 })
	again := openStream(t, server)
	if m, _ := again.next(); len(m.Faults) != 1 {
		t.Errorf("the page that came back is told %+v, want the mistake", m)
	}
}
