//go:build !race

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// drawings are the starter handbook's own pictures, as paths from content/.
func drawings(t *testing.T) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS("../../content"), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".svg") {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 6 {
		t.Fatalf("drawings: %v, want six", out)
	}
	return out
}

// TestDrawings: each drawing of the starter handbook is light to fetch, has
// paper of its own under it in every colour scheme, names what it shows, and
// stands by itself.
func TestDrawings(t *testing.T) {
	for _, name := range drawings(t) {
		data, err := os.ReadFile(filepath.Join("../../content", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if len(text) >= 6<<10 {
			t.Errorf("%s has %d bytes, want less than 6 KB", name, len(text))
		}
		for _, want := range []string{"<title>", "(prefers-color-scheme:dark)", `<rect class="p"`, ` width="`, ` height="`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
		for _, no := range []string{"<script", "style=", "href", "url(", "@import", "<animate", "<image"} {
			if strings.Contains(text, no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
}

// TestDrawingsAreShown: each drawing stands on a page, with its size, with
// words for people who cannot see it, and with a line under it.
func TestDrawingsAreShown(t *testing.T) {
	dir := handbook(t)
	left := map[string]bool{}
	for _, name := range drawings(t) {
		left[strings.TrimSuffix(filepath.Base(name), ".svg")] = true
	}
	for _, page := range globbed(t, dir, "guides/*.html", "activities/*.html", "techniques/*.html", "handouts/*.html") {
		o := outlineOf(t, dir, page)
		for _, n := range o.all {
			if n.Data != "img" {
				continue
			}
			src := attrOf(n, "src")
			name, _, _ := strings.Cut(filepath.Base(src), ".")
			delete(left, name)
			if words := strings.Fields(attrOf(n, "alt")); len(words) < 15 {
				t.Errorf("%s: %s is told in %d words", page, name, len(words))
			}
			if attrOf(n, "width") == "" || attrOf(n, "height") == "" {
				t.Errorf("%s: %s has no size, so the text jumps when it comes", page, name)
			}
			if n.Parent.Data != "figure" || n.NextSibling == nil {
				t.Errorf("%s: %s has no line under it", page, name)
			}
		}
	}
	for name := range left {
		t.Errorf("no page shows %s", name)
	}
}

// TestFeelingsWheel: the wheel has the words of the list beside it, no more and
// no fewer.
func TestFeelingsWheel(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile("../../content/handouts/feelings-wheel" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var want, got []string
	for line := range strings.Lines(read(".md")) {
		cells := strings.Split(strings.Trim(line, "|\n "), "|")
		if len(cells) == 4 && !strings.HasPrefix(line, "|---") && !strings.HasPrefix(line, "| Feeling") {
			for word := range strings.SplitSeq(strings.Join(cells, ","), ",") {
				want = append(want, strings.TrimSpace(word))
			}
		}
	}
	for _, m := range regexp.MustCompile(`<text [^>]*>([^<]*)</text>`).FindAllStringSubmatch(read(".svg"), -1) {
		if m[1] != "I feel" {
			got = append(got, m[1])
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || len(want) < 70 {
		t.Errorf("the wheel has %q, the list %q", got, want)
	}
}
