package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// startAll starts commands at once and fails the test unless all end well.
func startAll(t *testing.T, cmds ...*exec.Cmd) {
	t.Helper()
	said := make([]bytes.Buffer, len(cmds))
	for i, cmd := range cmds {
		cmd.Stdout, cmd.Stderr = &said[i], &said[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %v\n%s", cmd.Args, err, &said[i])
		}
	}
}

// Builds that start at the same moment wait for each other: the folder holds
// one of the sites, whole, and nothing of the others.
func TestBuildsAtOnce(t *testing.T) {
	clean := map[string]files{}
	sites := map[string]string{}
	for _, e := range []string{"one", "two"} {
		sites[e] = writeEdition(t, e)
		out := filepath.Join(t.TempDir(), "clean")
		mustRun(t, handrail("build", "-q", "-o", out, sites[e]))
		clean[e] = readFiles(t, out)
	}
	out := filepath.Join(t.TempDir(), "out")
	build := func(e string) *exec.Cmd { return handrail("build", "-q", "-o", out, sites[e]) }
	startAll(t, build("one"), build("one"), build("one")) // the folder is not there yet
	equalBytes(t, readFiles(t, out), clean["one"])
	startAll(t, build("two"), build("one"), build("two"))
	last := "one"
	if strings.Contains(readFiles(t, out)["index.html"], "Handbook two") {
		last = "two"
	}
	equalBytes(t, readFiles(t, out), clean[last])
}

// A handbook is served and edited while it is built, over and over, into its
// own public/: readers of either see whole pages of one state only.
func TestServeAndBuildAtOnce(t *testing.T) {
	site := writeEdition(t, "first")
	page := filepath.Join(site, "content", "guides", "p00.md")
	out := filepath.Join(site, "public")
	mustRun(t, handrail("build", "-q", site))
	base := serving(t, site)
	defer reading(t, filepath.Join(out, "guides", "p00.html"))()
	for _, edition := range []string{"second", "third", "fourth"} {
		save(t, page, "---\ntitle: "+edition+"\nsummary: S\n---\n\nBegin "+edition+".\n\nEnd "+edition+".\n")
		startAll(t, handrail("build", "-q", site), handrail("build", "-q", site))
		await(t, "the server shows "+edition, func() bool {
			text := fetch(t, base+"guides/p00.html")
			if !ends(text) {
				t.Errorf("the server gave part of a page: %d bytes", len(text))
			}
			return strings.Contains(text, "Begin "+edition) && strings.Contains(text, "End "+edition)
		})
		if text := readFiles(t, out)["guides/p00.html"]; !strings.Contains(text, "Begin "+edition) || !strings.Contains(text, "End "+edition) {
			t.Errorf("public/ does not hold %s", edition)
		}
	}
	clean := filepath.Join(t.TempDir(), "clean")
	mustRun(t, handrail("build", "-q", "-o", clean, site))
	equalBytes(t, readFiles(t, out), readFiles(t, clean))
}

// ends tells whether a page is there to its end.
func ends(page string) bool { return strings.HasSuffix(strings.TrimSpace(page), "</html>") }

// reading reads a published page again and again, as a web server would, until
// stop is called: it must be there, and whole, every time.
func reading(t *testing.T, name string) (stop func()) {
	enough, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		again := time.NewTicker(time.Millisecond)
		defer again.Stop()
		for {
			if text, err := os.ReadFile(name); err != nil || !ends(string(text)) {
				t.Errorf("a reader of public/ met %d bytes, %v", len(text), err)
				return
			}
			select {
			case <-again.C:
			case <-enough:
				return
			}
		}
	}()
	return func() { close(enough); <-done }
}

// fetch is one request; it fails the test unless the answer is 200.
func fetch(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", address, resp.StatusCode, err)
	}
	return string(data)
}

// await asks again and again until ok.
func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for !ok() {
		select {
		case <-again.C:
		case <-ctx.Done():
			t.Fatalf("never came: %s", what)
		}
	}
}
