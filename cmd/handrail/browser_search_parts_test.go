//go:build !race

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// largeSite is a site whose index comes in parts, and what one finds in it.
func largeSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	writeHandbook(t, dir, 600)
	page := func(name, text string) {
		path := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page("guides/quokka.md", "---\ntitle: Quokkas smiling\nsummary: They look happy.\naliases: [marsupial parade]\n---\n## Feeding times\n\nAt dusk, with zwieback.\n")
	page("guides/other.md", "---\ntitle: Other things\nsummary: Nothing else.\n---\n## Xylophone lessons\n\nA quokka listens.\n")
	page("playbooks/danger.md", "---\ntitle: Someone is in danger\nsummary: Act now.\nurgency: now\nsigns: [says goodbye]\naliases: [wants to die]\nsafety: care\n---\n"+
		"## First minute\n1. Stay with them.\n2. Call for help.\n3. Breathe.\n\n## Escalate when\n- Always.\n\n## Say this\n> **Say:** \"I am here.\"\n\n"+
		"## Do now\n1. Stay.\n\n## Avoid\n- Leaving.\n\n## If you are alone\n- Call.\n\n## Afterwards\n- Rest.\n")
	return buildSite(t, dir)
}

// TestSearchInParts: a large handbook brings a part of its index for each
// question, and answers as one in one file does.
func TestSearchInParts(t *testing.T) {
	for place, base := range placesOf(t, largeSite(t)) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			for _, tt := range []struct{ query, want string }{
				{"quokkas smiling", "guides/quokka.html"},
				{"quok", "guides/quokka.html"},
				{"uqokka", "guides/quokka.html"},   // swapped first letters
				{"wuokka", "guides/quokka.html"},   // a slip into another range: by the list of spellings
				{"zwieback", "guides/quokka.html"}, // in the text only
				{"the marsupial of parade", "guides/quokka.html"},
				{"xylophones", "guides/other.html#xylophone-lessons"},
				{"wants to die", "playbooks/danger.html"},
				{"who was dying", "playbooks/danger.html"},
			} {
				tb.open(base + "index.html")
				tb.keys("/")
				tb.wait("the key / takes you to the field", `document.activeElement.id === "q"`)
				tb.keys(tt.query)
				tb.wait(tt.query+" leads to "+tt.want, `document.querySelector("#search-results a")?.href == `+jsonText(base+tt.want))
				tb.wantQuiet("search for "+tt.query, hostOf(base))
			}
			if parts := eval[int](tb, `document.querySelectorAll("script[src*='search/']").length`); parts > 12 {
				t.Errorf("one question brought %d files of the index", parts)
			}
		})
	}
}

// TestSearchPartLost: when a part of the index cannot be had, or is of another
// day, the page says so and shows what it can.
func TestSearchPartLost(t *testing.T) {
	dir := largeSite(t)
	for what, spoil := range map[string]func(path string, data []byte) error{
		"lost": func(path string, _ []byte) error { return os.Remove(path) },
		"of other day": func(path string, data []byte) error {
			return os.WriteFile(path, []byte(strings.Replace(string(data), `sum:"`, `sum:"0`, 1)), 0o644)
		},
	} {
		t.Run(what, func(t *testing.T) {
			copied := t.TempDir()
			if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			ranges, err := filepath.Glob(filepath.Join(copied, "search", "w*.js"))
			if err != nil || len(ranges) == 0 {
				t.Fatalf("no ranges: %v", err)
			}
			for _, path := range ranges {
				data, err := os.ReadFile(path)
				if err == nil {
					err = spoil(path, data)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			tb := newTab(t)
			tb.open(placesOf(t, copied)["top"] + "index.html")
			tb.keys("/")
			tb.keys("quokka")
			tb.wait("the page says that a part is missing", `document.getElementById("search-status").textContent.includes("did not load")`)
			tb.wait("the urgent playbook is offered", `document.querySelector("#search-results a")?.href.endsWith("playbooks/danger.html")`)
		})
	}
}

// TestSearchShowsHostileText: what authors write is shown as text, never run.
func TestSearchShowsHostileText(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content", "guides"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "content", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("handbook.yaml", "title: Hostile\n")
	write("index.md", "---\ntitle: Home\nsummary: Start.\n---\nHello.\n")
	titles := []string{
		`</script><script>window.ran=1</script>`, `<img src=x onerror="window.ran=1">`, "`;window.ran=1//", "${window.ran=1}", `\u003cscript>\`, `"quotes" and 'more'`,
		"😀 ❤️ 👩‍👩‍👧 faces", "\u202eturned שלום", "<!-- <script", "]]> &lt;b&gt; &amp;", "line\u2028break",
	}
	for i, title := range titles {
		write(fmt.Sprintf("guides/page%d.md", i), "---\ntitle: "+jsonText("needle "+title)+"\nsummary: "+jsonText(title)+"\naliases: ["+jsonText(title)+"]\n---\n## A heading\n\nText.\n")
	}
	for place, base := range placesOf(t, buildSite(t, dir)) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "index.html")
			tb.keys("/")
			tb.keys("needle")
			tb.results(base)
			if n := eval[int](tb, `document.querySelectorAll("#search-panel :is(img, script, b)").length + (window.ran || 0)`); n != 0 {
				t.Errorf("text became %d elements or ran", n)
			}
			seen := map[string]bool{}
			for _, title := range titles {
				eval[string](tb, `(i => { i.value = `+jsonText("needle "+title)+`; i.dispatchEvent(new Event("input", { bubbles: true })); return "" })(document.getElementById("q"))`)
				for _, s := range eval[[]string](tb, `[...document.querySelectorAll("#search-results .search__title")].map(e => e.textContent)`) {
					seen[s] = true
				}
			}
			for _, title := range titles {
				if want := strings.Join(strings.Fields("needle "+title), " "); !seen[want] {
					t.Errorf("never shown as it was written: %q", want)
				}
			}
			tb.wantQuiet("hostile titles", hostOf(base))
		})
	}
}

// jsonText is text as a script and YAML both read it.
func jsonText(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}
