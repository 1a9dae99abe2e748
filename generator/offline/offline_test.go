package offline_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/generator/artifact"
	"handrail/generator/offline"
)

// list is the line that a build puts in front of the worker.
type list struct {
	ID, Files, Missing string
	Core               int
	Away               []string
	Moved, Numbers     [][2]string
	Size               [2]int
}

func file(path, text string, part offline.Part) offline.File {
	return offline.File{Artifact: artifact.Of(path, artifact.Page, []byte(text)), Part: part}
}

func sample() offline.Set {
	return offline.Set{
		Missing: "offline/missing.html",
		Files: []offline.File{
			file("index.html", "home", offline.Core), file("guides/b.html", "b", offline.Rest), file("print.html", "p", offline.Away),
			file("assets/app.js", "js", offline.Core), file("guides/a.html", "a", offline.Rest), file("offline/missing.html", "m", offline.Core),
		},
		Moved:   []offline.Move{{From: "old.html", To: "guides/a.html"}},
		Numbers: []offline.Number{{Label: "Crisis line", Number: "01632 960001"}},
	}
}

func worker(t *testing.T, s offline.Set) (text string, l list) {
	t.Helper()
	data, err := s.Worker().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(strings.TrimPrefix(string(data), "const BUILD="), ";\n")
	if !ok {
		t.Fatalf("no list in front of %.200s", data)
	}
	if err := json.Unmarshal([]byte(head), &l); err != nil {
		t.Fatal(err)
	}
	return string(data), l
}

// names are the paths of a list, without their hashes.
func (l list) names() []string {
	var out []string
	for line := range strings.SplitSeq(l.Files, "\n") {
		out = append(out, line[8:])
	}
	return out
}

func TestListIsExact(t *testing.T) {
	_, l := worker(t, sample())
	if got, want := strings.Join(l.names(), " "), "assets/app.js index.html offline/missing.html guides/a.html guides/b.html"; got != want {
		t.Errorf("files %s, want %s", got, want)
	}
	if l.Core != 3 || !slices.Equal(l.Away, []string{"print.html"}) || l.Missing != "offline/missing.html" ||
		!slices.Equal(l.Moved, [][2]string{{"old.html", "guides/a.html"}}) || !slices.Equal(l.Numbers, [][2]string{{"Crisis line", "01632 960001"}}) {
		t.Errorf("got %+v", l)
	}
	if !strings.Contains(l.Files, "TqFAWIFQindex.html") { // printf home | sha256sum | cut -c1-12 | xxd -r -p | base64
		t.Errorf("index.html is not listed with its hash: %s", l.Files)
	}
}

// TestSameFilesSameWorker: neither the order of files nor the address matters,
// and every change of a byte, a number or an old address is a new edition.
func TestSameFilesSameWorker(t *testing.T) {
	want, first := worker(t, sample())
	turned := sample()
	slices.Reverse(turned.Files)
	if got, _ := worker(t, turned); got != want {
		t.Error("files in another order make another worker")
	}
	if m := regexp.MustCompile(`https?://|localhost`).FindString(want); m != "" {
		t.Errorf("the worker names an address: %s", m)
	}
	for name, change := range map[string]func(*offline.Set){
		"a page":           func(s *offline.Set) { s.Files[1] = file("guides/b.html", "c", offline.Rest) },
		"a number":         func(s *offline.Set) { s.Numbers[0].Number = "01632 960002" },
		"an old address":   func(s *offline.Set) { s.Moved = nil },
		"the core":         func(s *offline.Set) { s.Files[1].Part = offline.Core },
		"a page for print": func(s *offline.Set) { s.Files = append(s.Files, file("cards.html", "", offline.Away)) },
	} {
		s := sample()
		change(&s)
		if _, l := worker(t, s); l.ID == first.ID {
			t.Errorf("%s changed, and the edition is the same", name)
		}
	}
}

// TestStrangeNames: whatever a file is called, the list holds exactly that
// name and stays one line of script.
func TestStrangeNames(t *testing.T) {
	names := []string{
		`a"b.html`, "a'b.html", "a`${b}.html", "</script>.html", "<!--.html", "__proto__", "constructor.html", "a b.html", "a%20b.html", "a#b?c.html", "é.html", "e\u0301.html",
		"日本.html", "\u2028.html", "😀.html", `a\b.html`, "--.html", "a&b=c+d.html",
	}
	var s offline.Set
	for _, name := range names {
		s.Files = append(s.Files, file("guides/"+name, name, offline.Rest))
	}
	text, l := worker(t, s)
	got := l.names()
	for _, name := range names {
		if !slices.Contains(got, "guides/"+name) {
			t.Errorf("%q is not in the list", name)
		}
	}
	head, _, _ := strings.Cut(text, "\n")
	if len(got) != len(names) || strings.ContainsAny(head, "<\u2028") {
		t.Errorf("%d names, want %d, in %s", len(got), len(names), head)
	}
}

// TestSizes: text counts as it travels, compressed; pictures as they are.
func TestSizes(t *testing.T) {
	long := strings.Repeat("the same words again and again. ", 40_000) // 1.3 MB
	noise := bytes.Repeat([]byte{0}, 500_000)
	_, l := worker(t, offline.Set{Files: []offline.File{
		file("index.html", long, offline.Core), file("a.html", long, offline.Rest), file("assets/a.jpg", string(noise), offline.Rest), file("print.html", long, offline.Away),
	}})
	if l.Size[0] > 20_000 || l.Size[1] < 500_000 || l.Size[1] > 540_000 {
		t.Errorf("sizes %v, want about 10 kB and 520 kB", l.Size)
	}
}

// TestWorkerTellsOfABrokenFile: a file that cannot be made is the worker's
// error too.
func TestWorkerTellsOfABrokenFile(t *testing.T) {
	broken := errors.New("no field Titel")
	s := sample()
	s.Files[0].Artifact = artifact.New("index.html", artifact.Home, func() ([]byte, error) { return nil, broken })
	if _, err := s.Worker().Bytes(); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

// TestKillSwitch: it stands at the worker's address, is published when the
// worker is, and touches the caches of its own folder only.
func TestKillSwitch(t *testing.T) {
	k, w := offline.KillSwitch(), sample().Worker()
	if k.Path != w.Path || k.Class != w.Class || k.Class != artifact.Worker {
		t.Errorf("%s (%d), want %s (%d)", k.Path, k.Class, w.Path, w.Class)
	}
	data, err := k.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"unregister()", "startsWith(`handrail ${registration.scope} `)"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the kill switch lacks %s: %s", want, data)
		}
	}
}
