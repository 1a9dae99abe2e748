package site

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestShelf: a page is read again when its file may have changed, and only
// then. What is on the shelf is told from what is read by its bytes, which a
// test may change behind the file's back.
func TestShelf(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "page.md")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string, at time.Time) {
		t.Helper()
		must(os.WriteFile(name, []byte(text), 0o644))
		must(os.Chtimes(name, at, at))
	}
	old := time.Now().Add(-time.Hour)
	for _, tt := range []struct {
		what string
		edit func()
		want string
	}{
		{"changed in place, with the time of before", func() { write(name, "two", old) }, "one"},
		{"of another length", func() { write(name, "three", old) }, "three"},
		{"of another time", func() { write(name, "seven", old.Add(time.Second)) }, "seven"},
		{"another file in its place", func() {
			write(name+".new", "eight", old.Add(time.Second))
			must(os.Rename(name+".new", name))
		}, "eight"},
		{"gone", func() { must(os.Remove(name)) }, ""},
		{"there again", func() { write(name, "one", old) }, "one"},
	} {
		if tt.what == "changed in place, with the time of before" {
			write(name, "one", old)
		}
		shelf := NewShelf()
		load := func() string {
			t.Helper()
			c, ds, err := Load(context.Background(), os.DirFS(dir), shelf)
			if err != nil || len(ds) > 0 {
				t.Fatal(err, ds)
			}
			if len(c.Sources) == 0 {
				return ""
			}
			return string(c.Sources[0].Data)
		}
		load()
		tt.edit()
		if got := load(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
}

// TestShelfDoubtsYoungFiles: what was changed a moment before it was read can
// change again and look the same.
func TestShelfDoubtsYoungFiles(t *testing.T) {
	dir, shelf := t.TempDir(), NewShelf()
	name, now := filepath.Join(dir, "page.md"), time.Now()
	for _, text := range []string{"one", "two"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now, now); err != nil {
			t.Fatal(err)
		}
		c, _, err := Load(context.Background(), os.DirFS(dir), shelf)
		if err != nil || string(c.Sources[0].Data) != text {
			t.Errorf("read %q, %v; want %q", c.Sources[0].Data, err, text)
		}
	}
}
