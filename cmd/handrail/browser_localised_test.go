package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// ready is the handbook of this repository as a program has it that filled in
// its contacts, built once for all tests.
var ready struct {
	once sync.Once
	dir  string
	err  error
}

// localised returns the folder of the handbook with numbers reserved for
// fiction. Tests must not write there.
func localised(t *testing.T) string {
	t.Helper()
	ready.once.Do(func() {
		var site string
		if ready.dir, ready.err = os.MkdirTemp("", "handrail-localised-"); ready.err != nil {
			return
		}
		if site, ready.err = os.MkdirTemp("", "handrail-content-"); ready.err != nil {
			return
		}
		defer os.RemoveAll(site)
		if ready.err = fillIn(site); ready.err != nil {
			return
		}
		a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
		ready.err = a.build(context.Background(), site, ready.dir, siteFlags{quiet: true}, false)
	})
	if ready.err != nil {
		t.Fatal(ready.err)
	}
	return ready.dir
}

// fillIn copies the content to site, and gives each contact a number.
func fillIn(site string) error {
	content := filepath.Join(site, "content")
	if err := os.CopyFS(content, os.DirFS("../../content")); err != nil {
		return err
	}
	contacts, err := filepath.Glob(filepath.Join(content, "contacts", "*.md"))
	if err != nil {
		return err
	}
	for i, file := range contacts {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		set := "phone: \"555 01" + strconv.Itoa(10+i) + "\"\nverified: 2026-11-01\n"
		if err := os.WriteFile(file, []byte(strings.Replace(string(text), "placeholder: true\n", set, 1)), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// pagesIn lists the HTML files of a built handbook.
func pagesIn(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && path.Ext(p) == ".html" {
			rel, _ := filepath.Rel(dir, p)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
