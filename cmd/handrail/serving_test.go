package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"handrail/generator"
	"handrail/generator/serve"
)

// patience is how long a test waits for something in the browser before it
// calls it missing.
const patience = 20 * time.Second

// save puts a file of a site in place in one step, as most editors do.
func save(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	tmp := filepath.Join(filepath.Dir(name), ".tmp-"+filepath.Base(name))
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, name); err != nil {
		t.Fatal(err)
	}
}

// serving starts the dev server on a site and returns its address.
func serving(t *testing.T, dir string) string {
	t.Helper()
	g := generator.New(generator.Options{Dir: dir, Theme: defaultTheme(), Drafts: true})
	base, _ := servingWith(t, serve.Options{Build: g.Build, Roots: []string{filepath.Join(dir, "content"), filepath.Join(dir, "themes")}})
	return base
}

// servingWith starts a server that runs until stop, or the end of the test.
func servingWith(t *testing.T, opt serve.Options) (base string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan serve.Addresses, 1), make(chan error, 1)
	opt.Log, opt.Ready = func(serve.Event) {}, func(a serve.Addresses) { ready <- a }
	go func() { done <- serve.Run(ctx, opt) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	select {
	case a := <-ready:
		return a.Local, stop
	case err := <-done:
		done <- nil
		t.Fatal(err)
		return "", nil
	}
}
