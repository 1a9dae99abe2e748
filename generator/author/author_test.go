package author_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"handrail/generator/author"
)

var starter = fstest.MapFS{
	"handbook.yaml":     {Data: []byte("title: T\n")},
	"guides/a.md":       {Data: []byte("---\ntitle: A\nsummary: S\n---\n")},
	"embed.go":          {Data: []byte("package content\n")},
	"guides/circle.svg": {Data: []byte("<svg/>")},
}

func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "handbook")
	n, err := author.Init(dir, starter)
	if err != nil || n != 3 {
		t.Fatalf("Init wrote %d files, %v, want 3", n, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "embed.go")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("Init wrote a Go file")
	}
	got, err := os.ReadFile(filepath.Join(dir, "content", "guides", "a.md"))
	if err != nil || string(got) != string(starter["guides/a.md"].Data) {
		t.Errorf("a.md is %q, %v", got, err)
	}
	var mistake author.Mistake
	if n, err := author.Init(dir, starter); n != 0 || !errors.As(err, &mistake) {
		t.Errorf("Init over a handbook wrote %d files and said %v", n, err)
	}
}

func TestNewPage(t *testing.T) {
	dir := t.TempDir()
	if _, err := author.Init(dir, starter); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ kind, title, want string }{
		{"playbook", "Side conversations", "content/playbooks/side-conversations.md"},
		{"playbooks", "Café & friends", "content/playbooks/café--friends.md"},
		{"guide", "A", ""},   // is there already
		{"guide", "!!!", ""}, // no letter in it
		{"home", "Home", ""}, // there is one only
		{"playbok", "A", ""}, // misspelt
		{"guide", "../../x", "content/guides/x.md"},
	} {
		got, err := author.NewPage(dir, tt.kind, tt.title)
		var mistake author.Mistake
		switch {
		case tt.want == "" && !errors.As(err, &mistake):
			t.Errorf("%s %q: wrote %q, %v, want a mistake told", tt.kind, tt.title, got, err)
		case tt.want != "" && (got != tt.want || err != nil):
			t.Errorf("%s %q: wrote %q, %v, want %s", tt.kind, tt.title, got, err, tt.want)
		}
	}
	if got, err := os.ReadFile(filepath.Join(dir, "content", "guides", "a.md")); err != nil || string(got) != string(starter["guides/a.md"].Data) {
		t.Errorf("a page that was there is now %q, %v", got, err)
	}
}

func TestNewPageNeedsAHandbook(t *testing.T) {
	var mistake author.Mistake
	if _, err := author.NewPage(t.TempDir(), "guide", "A"); !errors.As(err, &mistake) {
		t.Errorf("without a handbook NewPage said %v", err)
	}
}
