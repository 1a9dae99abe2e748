package diag_test

import (
	"bytes"
	"strings"
	"testing"

	"handrail/generator/diag"
)

func TestAt(t *testing.T) {
	src := []byte("one\ntwo é x\r\n\nend")
	for _, tt := range []struct {
		name       string
		off, width int
		pos, line  string
		span       int
	}{
		{"start", 0, 3, "a.md:1:1", "one", 3},
		{"line end", 3, 1, "a.md:1:4", "one", 1},
		{"second line", 4, 3, "a.md:2:1", "two é x", 3},
		{"columns are bytes", 11, 1, "a.md:2:8", "two é x", 1},
		{"width is cut at the line's end", 8, 90, "a.md:2:5", "two é x", 4},
		{"empty line", 14, 5, "a.md:3:1", "", 1},
		{"end of file", 18, 1, "a.md:4:4", "end", 1},
		{"past the end", 99, 1, "a.md:4:4", "end", 1},
		{"before the start", -3, 1, "a.md:1:1", "one", 1},
	} {
		d := diag.At("a.md", src, tt.off, tt.width, "x", "", "")
		if got := d.Pos.String(); got != tt.pos {
			t.Errorf("%s: At(%d) = %s, want %s", tt.name, tt.off, got, tt.pos)
		}
		if d.Line != tt.line || d.Span != tt.span {
			t.Errorf("%s: frame %q span %d, want %q span %d", tt.name, d.Line, d.Span, tt.line, tt.span)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "summary", "tags", "time", "time_min", "aliases"}
	for _, tt := range []struct{ word, want string }{
		{"tag", "tags"}, {"Title", "title"}, {"tiem", "time"}, {"sumary", "summary"}, {"alaises", "aliases"},
		{"timemin", "time_min"}, {"colour", ""}, {"", ""}, {"x", ""},
	} {
		if got := diag.Nearest(tt.word, keys); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestTextMarksTheMistake(t *testing.T) {
	src := []byte("---\ntitle: A\n\ttag: [calm]\n")
	d := diag.At("content/a.md", src, 14, 3, "field-unknown", "unknown field tag", "did you mean tags?")
	var b bytes.Buffer
	if err := diag.Text(&b, []diag.Diag{d}, false); err != nil {
		t.Fatal(err)
	}
	want := "content/a.md:3:2: error: unknown field tag [field-unknown]\n" +
		"  3 | \ttag: [calm]\n" +
		"    | \t^^^\n" +
		"    hint: did you mean tags?\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A page or the name of a file may come from anybody: nothing of it clears the
// screen, turns the writing round, or looks like a message of ours.
func TestTextKeepsControlCharactersOut(t *testing.T) {
	evil := "x \x1b[2J\x07 \u202e\u2066\u009b1m\rb.md: error: no\ny"
	for name, d := range map[string]diag.Diag{
		"line": diag.At("a.md", []byte(strings.ReplaceAll(evil, "\n", "")), 0, 1, "html-raw", "t", ""),
		"file": diag.Whole(evil, "html-raw", "t", ""),
		"text": diag.Whole("a.md", "html-raw", evil, ""),
		"hint": diag.Whole("a.md", "html-raw", "t", evil),
	} {
		var b strings.Builder
		if err := diag.Text(&b, []diag.Diag{d}, false); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b\x07\r\u202e\u2066\u009b") || strings.Contains(b.String(), "\nb.md") || strings.Contains(b.String(), "\ny") {
			t.Errorf("%s: got %q", name, b.String())
		}
	}
}

func TestLongLineIsCutAroundTheMistake(t *testing.T) {
	line := strings.Repeat("a", 500) + "HERE" + strings.Repeat("b", 500)
	var b bytes.Buffer
	if err := diag.Text(&b, []diag.Diag{diag.At("a.md", []byte(line), 500, 4, "html-raw", "t", "")}, false); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(b.String(), "\n")
	if i, j := strings.Index(rows[1], "HERE"), strings.Index(rows[2], "^^^^"); i < 0 || len([]rune(rows[1][:i])) != j {
		t.Errorf("the caret is not under the mistake:\n%s", b.String())
	}
	if len([]rune(rows[1])) > 140 {
		t.Errorf("a line of %d letters was shown", len([]rune(rows[1])))
	}
}

func TestSortedSaysEachOnce(t *testing.T) {
	var l diag.List
	a := diag.At("b.md", []byte("xx\nyy"), 3, 1, "html-raw", "t", "")
	l.Add(a, diag.Whole("a.md", "front-missing", "u", ""), a)
	ds := l.Sorted()
	if len(ds) != 2 || ds[0].Pos.File != "a.md" {
		t.Errorf("Sorted() = %v", ds)
	}
	if e, w := l.Count(); e != 2 || w != 0 {
		t.Errorf("Count() = %d errors, %d warnings, want 2 and 0", e, w)
	}
}

func TestGitHubEscapes(t *testing.T) {
	var b bytes.Buffer
	d := diag.Whole("a,b.md", "field-long", "100% x\ny", "")
	if err := diag.GitHub(&b, []diag.Diag{d}); err != nil {
		t.Fatal(err)
	}
	want := "::warning file=a%2Cb.md,line=1,col=1,title=field-long::100%25 x%0Ay\n"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCodesAreToldInFull(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range diag.Codes() {
		if seen[c.Name] {
			t.Errorf("%s stands twice", c.Name)
		}
		seen[c.Name] = true
		if len(c.Explain) < 60 {
			t.Errorf("%s is hardly explained: %q", c.Name, c.Explain)
		}
		if c.Severity != diag.Error && c.Severity != diag.Warning {
			t.Errorf("%s has severity %q", c.Name, c.Severity)
		}
	}
}
