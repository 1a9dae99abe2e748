package schema

import (
	"io/fs"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"handrail/content"
)

// byLibrary reads a YAML text as it is read when it is not plain.
func byLibrary(text string) (node, *fault) {
	r := &reader{file: "a.md", src: []byte(text), end: len(text), lines: []int{0}}
	for at, c := range r.src {
		if c == '\n' {
			r.lines = append(r.lines, at+1)
		}
	}
	if r.limit(0) != nil {
		return node{}, &fault{}
	}
	root, f := r.parse(tidy(r.src))
	if f == nil && len(r.ds) > 0 {
		f = &fault{}
	}
	return root, f
}

func byHand(text string) (node, bool) {
	r := &reader{file: "a.md", src: []byte(text), end: len(text), lines: []int{0}}
	if r.limit(0) != nil {
		return node{}, false
	}
	return r.plain(0)
}

// samePlain holds that a text that is plain has the nodes that the library
// finds, each at its place.
func samePlain(t *testing.T, text string) (plain bool) {
	t.Helper()
	got, ok := byHand(text)
	if !ok {
		return false
	}
	want, fault := byLibrary(text)
	if fault != nil {
		t.Errorf("the library refuses\n%s", text)
	} else if !reflect.DeepEqual(got, want) {
		t.Errorf("of\n%s\n got %+v\nwant %+v", text, got, want)
	}
	return true
}

// frontOf is the front matter of a page.
func frontOf(page string) string {
	_, rest, _ := strings.Cut(page, "---\n")
	front, _, _ := strings.Cut(rest, "\n---\n")
	return front + "\n"
}

// TestPlainPages: hardly a page of the handbook needs the library.
func TestPlainPages(t *testing.T) {
	pages, plain := 0, 0
	err := fs.WalkDir(content.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		data, err := content.FS.ReadFile(name)
		pages++
		if samePlain(t, frontOf(string(data))) {
			plain++
		} else {
			t.Logf("%s is not plain", name)
		}
		return err
	})
	if err != nil || plain < pages*9/10 {
		t.Errorf("%d of %d pages are plain; %v", plain, pages, err)
	}
}

// TestPlainTexts names texts on both sides of what is read by hand.
func TestPlainTexts(t *testing.T) {
	for _, tt := range []struct {
		text  string
		plain bool
	}{
		{"title: T\n", true},
		{"title: Was nun? Größe – 3 €, \"so\" [sic]#1\nsummary: a:b, 18:00 {x}\n", true},
		{"title: \"a: b # c, 'd'\"\nsummary: 'e \"f\"'\n", true},
		{"aliases: [\"a, b\", c d, 'e']\nrelated: []\nsize: {min: 3, \"x\": 4}\n", false},
		{"aliases: [\"a, b\", c d, 'e']\nrelated: []\nsize: {min: 3, max: \"4\"}\n", true},
		{"signs:\n  - a b\n  - \"c: d\"\n  - {name: Pens, for: [a, b]}\norder: 3\n", true},
		{"signs:\n- a\n- b\norder: 3\n", true},
		{"steps:\n  - title: A\n    time:\n      fixed: 1\n    do:\n      - x\n  - use: b\ntitle: T\n", true},
		{"steps:\n  - title: A\n    do:\n    - x\n    - y\n    who: me\n", true},
		{"order: 0800\nyear: 1_000\nhex: 0x1F\nfloat: 1e3\nyes: no\non: true\ndate: 2026-01-02\n", true},
		{"title: T\ntitle: U\n", true},
		{"title: null\n", false},
		{"title: T # note\n", false},
		{"# note\ntitle: T\n", false},
		{"title: T\n\nsummary: S\n", false},
		{"title: a: b\n", false},
		{"title: a:\n", false},
		{"title: a \n", false},
		{"title:  a\n", false},
		{"title: a\n  b\n", false},
		{"title: \"a\n  b\"\n", false},
		{"title: \"a\\n\"\n", false},
		{"title: 'a''b'\n", false},
		{"title: \"a\" b\n", false},
		{"title: &a b\n", false},
		{"title: *a\n", false},
		{"title: !t b\n", false},
		{"title: |\n  a\n", false},
		{"title: - a\n", false},
		{"title:\n", false},
		{"title:\nsummary: S\n", false},
		{"title:\tT\n", false},
		{"title: T\r\n", false},
		{"title: T", false},
		{"title: a\u00a0\n", false},
		{"title: \ufeffa\n", false},
		{"title: \xff\n", false},
		{"Title: T\n", false},
		{"\"title\": T\n", false},
		{"title : T\n", false},
		{" title: T\n", false},
		{"title: [a, b,]\n", false},
		{"title: [a,b]\n", false},
		{"title: [a: b]\n", false},
		{"title: [a\n", false},
		{"title: {a:b}\n", false},
		{"signs:\n  -\n", false},
		{"signs:\n  - a\n   - b\n", false},
		{"signs:\n  - a\n b: c\n", false},
		{"- a\n", false},
		{"...\n", false},
		{"<<: {a: b}\n", false},
		{"? a\n: b\n", false},
		{"", false},
	} {
		if got := samePlain(t, tt.text); got != tt.plain {
			t.Errorf("plain = %v of\n%s", got, tt.text)
		}
	}
}

// pieces are what breaks the rules of YAML, or bends them.
var pieces = []string{
	" ", "  ", "\n", "\n  ", "- ", "-", "---", "...", ": ", ":", "#", " #", "[", "]", "{", "}", ", ", ",", "\"", "'", "null", "true", "~", "0", "-1", "1e3", ".5", "0x1",
	"<<: ", ">", "|", "*", "&a", "!", "?", "? ", "%", "@", "`", "é", "title: ", "\n- ", "\n  - ", "\n    ", "\n  a: ", "\n  - a: ", "\\", "''", "/", "_", "08:00", "+1", "$", "  - - ",
}

// TestPlainDamaged: lines of the handbook in another order, with signs too many
// or too few, are read as the library reads them, or by the library.
func TestPlainDamaged(t *testing.T) {
	var lines []string
	for _, name := range []string{"plans/first-meeting.md", "playbooks/advice-giving.md", "activities/appreciation-round.md", "playbooks/graphic-details.md", "activities/a-to-z.md"} {
		data, err := content.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.SplitAfter(frontOf(string(data)), "\n")...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 20_000 {
		text := ""
		for range 1 + r.IntN(4) {
			from := r.IntN(len(lines))
			text += strings.Join(lines[from:min(len(lines), from+1+r.IntN(4))], "")
		}
		for range 1 + r.IntN(3) {
			at := r.IntN(len(text) + 1)
			if r.IntN(4) == 0 {
				text = text[:at] + text[min(len(text), at+1+r.IntN(4)):]
			} else {
				text = text[:at] + pieces[r.IntN(len(pieces))] + text[at:]
			}
		}
		if samePlain(t, text+"\n") || samePlain(t, text) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < 1000 {
		t.Errorf("only %d damaged texts were plain: that proves little", plain)
	}
}

// FuzzPlain: a text that is read by hand is read as the library reads it.
func FuzzPlain(f *testing.F) {
	for _, name := range []string{"plans/first-meeting.md", "playbooks/advice-giving.md", "activities/appreciation-round.md"} {
		data, err := content.FS.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(frontOf(string(data)))
	}
	for _, s := range seeds {
		f.Add(frontOf(s))
	}
	f.Add("steps:\n  - title: A\n    time: {fixed: 1, per: [a, \"b\"]}\n    do:\n    - 'x'\n  - use: b\ntitle: T\n")
	f.Fuzz(func(t *testing.T, text string) { samePlain(t, text) })
}
