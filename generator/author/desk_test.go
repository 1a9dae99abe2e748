package author

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// handbook writes files below a new site's content folder.
func handbook(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, contentDir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const line = "---\ntitle: Line\nrole: crisis\nplaceholder: true\n---\nText\n"

// TestDeskWritesWholeFiles: an answer changes its file and no other, keeps its
// permissions, and leaves nothing beside it; a refused one changes nothing.
func TestDeskWritesWholeFiles(t *testing.T) {
	dir := handbook(t, map[string]string{"contacts/line.md": line, "contacts/.line.md.new": "left by a run that was cut off"})
	desk, err := OpenDesk(dir, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	if err := desk.Set("contacts/line", Pair{"phone", "555 0100"}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, contentDir, "contacts/line.md")
	want := strings.Replace(line, "true\n", "true\nphone: \"555 0100\"\n", 1)
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	err = desk.Set("contacts/line", Pair{"hours", "always"}, Pair{"sms", "call me"})
	refused, ok := errors.AsType[Refused](err)
	if !ok || len(refused.Diags) != 1 || refused.Diags[0].Code != "contact-number" {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("after a refused answer: %q, %v", got, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions are %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the file: %v, %v", entries, err)
	}
}

// TestDeskFillsGaps: an answer takes the place of its gap and nothing else
// moves; the same answers may be given again; an answer for a gap that is not
// there, or without words, writes nothing.
func TestDeskFillsGaps(t *testing.T) {
	const page = "---\r\ntitle: Rule\r\nadoption: template # [role]\r\n---\r\nAsk [role],  then  [role]\t.\r\n[role](x.md) [who]\r\n"
	dir := handbook(t, map[string]string{"policies/rule.md": page, "policies/x.md": "---\ntitle: X\n---\n"})
	desk, err := OpenDesk(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	file := filepath.Join(dir, contentDir, "policies/rule.md")
	for _, tt := range []struct {
		name    string
		pairs   []Pair
		refused bool
		want    string
	}{
		{"no such gap", []Pair{{"[role]", "the lead"}, {"[roles]", "nobody"}}, true, page},
		{"no words", []Pair{{"[role]", " "}}, true, page},
		{"two lines", []Pair{{"[role]", "a\nb"}}, true, page},
		{"raw HTML", []Pair{{"[who]", "<b>me</b>"}}, true, page},
		{"the second, then the first", []Pair{{"[role] 2", "the deputy"}, {"adoption", "adopted"}, {"[role]", "the lead"}}, false,
			"---\r\ntitle: Rule\r\nadoption: adopted # [role]\r\n---\r\nAsk the lead,  then  the deputy\t.\r\n[role](x.md) [who]\r\n"},
		{"the same again, and more", []Pair{{"[role] 2", "the deputy"}, {"[role]", "the lead"}, {"[who]", "us"}}, false,
			"---\r\ntitle: Rule\r\nadoption: adopted # [role]\r\n---\r\nAsk the lead,  then  the deputy\t.\r\n[role](x.md) us\r\n"},
		{"others for what is filled", []Pair{{"[who]", "somebody"}}, true,
			"---\r\ntitle: Rule\r\nadoption: adopted # [role]\r\n---\r\nAsk the lead,  then  the deputy\t.\r\n[role](x.md) us\r\n"},
	} {
		err := desk.Set("policies/rule", tt.pairs...)
		if (err != nil) != tt.refused {
			t.Errorf("%s: %v", tt.name, err)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != tt.want {
			t.Errorf("%s:\n got %q, %v\nwant %q", tt.name, got, err, tt.want)
		}
	}
}

// TestDeskFollowsNoLink: a page that is a link is not replaced by a file.
func TestDeskFollowsNoLink(t *testing.T) {
	dir := handbook(t, map[string]string{"contacts/real.md": line})
	if err := os.Symlink("real.md", filepath.Join(dir, contentDir, "contacts/line.md")); err != nil {
		t.Fatal(err)
	}
	desk, err := OpenDesk(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	if _, ok := errors.AsType[Mistake](desk.Set("contacts/line", Pair{"phone", "1"})); !ok {
		t.Error("a link was written over")
	}
}

// TestStarterChanged: only a correction of a page about life and safety is
// told, and only where the handbook does not have it yet.
func TestStarterChanged(t *testing.T) {
	page := func(safety, text string) string {
		return "---\ntitle: A\nsafety: " + safety + "\n---\n" + text + "\n"
	}
	starter := func(text string) fstest.MapFS {
		fs := fstest.MapFS{"embed.go": {Data: []byte("package content")}}
		for name, safety := range map[string]string{"guides/old.md": "critical", "guides/own.md": "critical", "guides/new.md": "critical", "guides/gone.md": "critical", "guides/mild.md": "care"} {
			fs[name] = &fstest.MapFile{Data: []byte(page(safety, text))}
		}
		return fs
	}
	dir := t.TempDir()
	if n, err := Init(dir, starter("first")); n != 5 || err != nil {
		t.Fatal(n, err)
	}
	told := func(now fstest.MapFS) string {
		t.Helper()
		ds, err := StarterChanged(dir, now)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, d := range ds {
			out = append(out, d.Pos.File+": "+d.Text)
		}
		return strings.Join(out, "\n")
	}
	if got := told(starter("first")); got != "" {
		t.Errorf("nothing changed, but: %s", got)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, contentDir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("guides/own.md", page("critical", "our own"))
	put("guides/new.md", strings.ReplaceAll(page("critical", "second"), "\n", "\r\n"))
	if err := os.Remove(filepath.Join(dir, contentDir, "guides/gone.md")); err != nil {
		t.Fatal(err)
	}
	const want = "content/guides/old.md: the starter page was corrected, and yours is still the old one\n" +
		"content/guides/own.md: the starter page was corrected since yours was made from it"
	if got := told(starter("second")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := Seen(dir, "guides/own", starter("second")); err != nil {
		t.Fatal(err)
	}
	if got := told(starter("second")); strings.Contains(got, "own.md") {
		t.Errorf("seen, but: %s", got)
	}
	if got := told(starter("third")); !strings.Contains(got, "own.md") {
		t.Error("the next correction is not told")
	}
}

func TestDifference(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"same", "a\nb\n", "a\r\nb", ""},
		{"changed", "1\n2\n3\nold\n5\n6\n7\n", "1\n2\n3\nnew\n5\n6\n7\n", "  2\n  3\n- old\n+ new\n  5\n  6\n"},
		{"two places", "a\n1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\n6\nb\n", "- a\n  1\n  2\n...\n  5\n  6\n+ b\n"},
		{"all new", "", "a", "- \n+ a\n"},
	} {
		if got := difference(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
