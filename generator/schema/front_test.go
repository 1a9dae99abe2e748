package schema

import (
	"fmt"
	"strings"
	"testing"

	"handrail/generator/diag"
)

// told writes diagnostics one a line: line:col code: text (hint).
func told(ds []diag.Diag) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%d:%d %s: %s", d.Pos.Line, d.Pos.Col, d.Code, d.Text)
		if d.Hint != "" {
			fmt.Fprintf(&b, " (%s)", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func kind(t testing.TB, name string) *Kind {
	t.Helper()
	k, ok := Lookup(name)
	if !ok {
		t.Fatalf("no kind %s", name)
	}
	return k
}

// page is front matter of a guide with its two required fields, and more.
func page(more string) string { return "---\ntitle: T\nsummary: S\n" + more + "---\nBody\n" }

func TestFrontMatterIsFound(t *testing.T) {
	for _, tt := range []struct{ name, src, body string }{
		{"plain", "---\ntitle: T\nsummary: S\n---\nBody", "Body"},
		{"carriage returns", "---\r\ntitle: T\r\nsummary: S\r\n---\r\nBody", "Body"},
		{"byte order mark", "\ufeff---\ntitle: T\nsummary: S\n---\nBody", "Body"},
		{"blank lines first", "\n \t\n---\ntitle: T\nsummary: S\n---\nBody", "Body"},
		{"mark and blank lines", "\ufeff\r\n\r\n---\r\ntitle: T\r\nsummary: S\r\n---\r\n\r\nBody", "\r\nBody"},
		{"blanks behind dashes", "--- \ntitle: T\nsummary: S\n---\t\nBody", "Body"},
		{"end without line end", "---\ntitle: T\nsummary: S\n---", ""},
		{"thematic break in the body", "---\ntitle: T\nsummary: S\n---\nA\n\n---\nB", "A\n\n---\nB"},
		{"dashes in a block text", "---\ntitle: T\nsummary: |\n  S\n  ---\n  s\n---\nBody", "Body"},
		{"dashes in a quoted text", "---\ntitle: T\nsummary: \"S\n  ---\n  s\"\n---\nBody", "Body"},
		{"dashes of several lengths in a text", "---\ntitle: T\nsummary: |\n  ---\n  ----\n  -----\n---\nBody", "Body"},
	} {
		v, body, ds := Decode("a.md", []byte(tt.src), kind(t, "guide"))
		if len(ds) > 0 {
			t.Errorf("%s: got %s", tt.name, told(ds))
		}
		if got := tt.src[body:]; got != tt.body {
			t.Errorf("%s: body = %q, want %q", tt.name, got, tt.body)
		}
		if got := v.Text("title"); got != "T" {
			t.Errorf("%s: title = %q", tt.name, got)
		}
	}
}

func TestFrontMatterIsNotFound(t *testing.T) {
	for _, tt := range []struct{ name, src, want, body string }{
		{"empty file", "", "1:1 front-missing: the page does not start with front matter (put a line of three dashes, a title: line and another line of three dashes first)", ""},
		{"text only", "Hello\n---\n", "1:1 front-missing: the page does not start with front matter (put a line of three dashes, a title: line and another line of three dashes first)", "Hello\n---\n"},
		{"behind a byte order mark", "\ufeffHello", "1:1 front-missing: the page does not start with front matter (put a line of three dashes, a title: line and another line of three dashes first)", "Hello"},
		{"indented start", " ---\ntitle: T\n---\n", "1:1 front-missing: the page does not start with front matter (move the three dashes to the very left)", " ---\ntitle: T\n---\n"},
		{"other format", "+++\ntitle = 1\n+++\n", "1:1 front-missing: the page does not start with front matter (write --- instead of +++, and name: value lines)", "+++\ntitle = 1\n+++\n"},
		{"long dash", "—\ntitle: T\n—\n", "1:1 front-missing: the page does not start with front matter (write exactly three dashes: ---)", "—\ntitle: T\n—\n"},
		{"not closed", "\n---\ntitle: T\nHello", "2:1 front-unclosed: the front matter that starts here is not closed (put --- on a line of its own where the front matter ends)", ""},
		{"nothing behind the dashes", "---", "1:1 front-unclosed: the front matter that starts here is not closed (put --- on a line of its own where the front matter ends)", ""},
		{"indented end", "---\r\ntitle: T\r\n  ---\r\nHello", "1:1 front-unclosed: the front matter that starts here is not closed (line 3 has --- but is indented: move it to the very left)", ""},
	} {
		_, body, ds := Decode("a.md", []byte(tt.src), kind(t, "guide"))
		if got := strings.TrimSuffix(told(ds), "\n"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if got := tt.src[body:]; got != tt.body {
			t.Errorf("%s: body = %q, want %q", tt.name, got, tt.body)
		}
	}
}
