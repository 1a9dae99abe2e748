//go:build !race

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
// fiction, dates, adopted policies and a version. Tests must not write there.
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

// fillIn copies the content to site, gives each contact a number, adopts the
// policies and names a version.
func fillIn(site string) error {
	content := filepath.Join(site, "content")
	if err := os.CopyFS(content, os.DirFS("../../content")); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(content, "*", "*.md"))
	if err != nil {
		return err
	}
	number := 9
	for _, file := range append(files, filepath.Join(content, "handbook.yaml")) {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		s := strings.Replace(string(text), "\nadoption: template\n", "\nadoption: adopted\n", 1)
		if open := "\nplaceholder: true\n"; strings.Contains(s, open) {
			number++
			s = strings.Replace(s, open, "\nphone: \"555 01"+strconv.Itoa(number)+"\"\nverified: 2026-11-01\n", 1)
		}
		if filepath.Base(file) == "handbook.yaml" {
			s += "\nversion: \"2026-11\"\n"
		}
		if err := os.WriteFile(file, []byte(s), 0o666); err != nil {
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
