//go:build !race

package main

import (
	"net/url"
	"path/filepath"
	"strconv"
	"testing"

	"handrail/generator"
	"handrail/generator/serve"
)

func itoa(n int) string { return strconv.Itoa(n) }

const faults = `document.getElementById("handrail-faults")?.shadowRoot.textContent`

// TestLiveReload: a save shows on the open page; a mistake is shown over it;
// mending it takes it away; a change of style does not load the page again.
func TestLiveReload(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "guides", "a.md")
	save(t, filepath.Join(dir, "content", "handbook.yaml"), "title: Test\n")
	save(t, page, "---\ntitle: First\nsummary: S\n---\nOne.\n")
	base := serving(t, dir)
	tb := newTab(t)
	tb.open(base + "guides/a.html")
	tb.wait("the page is there", `document.querySelector("h1").textContent === "First"`)

	save(t, page, "---\ntitle: Second\nsummary: S\n---\nTwo.\n")
	tb.wait("a save shows", `document.querySelector("h1").textContent === "Second"`)

	save(t, page, "---\ntitel: Third\nsummary: S\n---\nThree.\n")
	tb.wait("a mistake is shown", faults+`?.includes("content/guides/a.md:2:1")`)
	tb.wait("the last good page stays", `document.querySelector("h1").textContent === "Second"`)

	save(t, page, "---\ntitle: Third\nsummary: S\n---\nThree.\n")
	tb.wait("the mended page shows", `document.querySelector("h1").textContent === "Third" && !document.getElementById("handrail-faults")`)

	save(t, page, "---\nsummary: S\n---\nThree.\n")
	tb.wait("another mistake is shown", faults+`?.includes("title is missing")`)
	save(t, page, "---\ntitle: Third\nsummary: S\n---\nThree.\n")
	tb.wait("the same page as before without its mistake", `!document.getElementById("handrail-faults")`)
	tb.wantQuiet("live reload", hostOf(base))
}

// TestLiveStyles: a change of style shows without loading the page again.
func TestLiveStyles(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "content", "handbook.yaml"), "title: Test\ntheme: mine\n")
	save(t, filepath.Join(dir, "content", "guides", "a.md"), "---\ntitle: First\nsummary: S\n---\nOne.\n")
	css := filepath.Join(dir, "themes", "mine", "css", "page.css")
	save(t, css, "h1 { color: rgb(1, 2, 3); }\n")
	base := serving(t, dir)
	tb := newTab(t)
	tb.open(base + "guides/a.html")
	tb.wait("the first style", `getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)"`)
	tb.wait("the page listens", `performance.getEntriesByType("resource").some(e => e.name.endsWith("/_handrail/events")) || (window.kept = true)`)
	eval[bool](tb, `(window.kept = true)`)
	save(t, css, "h1 { color: rgb(4, 5, 6); }\n")
	tb.wait("the second style", `getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)"`)
	if !eval[bool](tb, `window.kept === true`) {
		t.Error("the page was loaded again for a change of style")
	}
}

// TestServeTakesBack: serve --offline lets the browser keep the handbook; plain
// serve at the same address takes the copy back and shows what was just
// written, once.
func TestServeTakesBack(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "guides", "a.md")
	save(t, filepath.Join(dir, "content", "handbook.yaml"), "title: Test\n")
	save(t, page, "---\ntitle: First\nsummary: S\n---\nOne.\n")
	p, err := newPassing(generator.New(generator.Options{Dir: dir, Theme: defaultTheme()}).Build)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	base, stop := servingWith(t, serve.Options{Build: p.build, Files: p.root.FS(), Roots: []string{filepath.Join(dir, "content")}})
	tb := newTab(t)
	tb.open(base + "guides/a.html")
	tb.waitSaved()
	stop()
	if got := tb.heading(base + "guides/a.html"); got != "First" {
		t.Fatalf("without the server the page is %q", got)
	}
	save(t, page, "---\ntitle: Second\nsummary: S\n---\nTwo.\n")
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		t.Fatal(err)
	}
	again, _ := servingWith(t, serve.Options{
		Build: generator.New(generator.Options{Dir: dir, Theme: defaultTheme()}).Build, Port: port, Roots: []string{filepath.Join(dir, "content")},
	})
	if again != base {
		t.Fatalf("the server is at %s, not again at %s", again, base)
	}
	tb.lookForUpdate()
	tb.wait("what was just written shows", `document.querySelector("h1").textContent === "Second"`)
	tb.waitPromise("nothing is kept", `navigator.serviceWorker.getRegistrations().then(all => all.length === 0)`)
	eval[bool](tb, `(window.kept = true)`)
	promised[bool](tb, `navigator.serviceWorker.register("../sw.js").then(() => true)`)
	tb.waitPromise("nothing is kept", `navigator.serviceWorker.getRegistrations().then(all => all.length === 0)`)
	if !eval[bool](tb, `window.kept`) {
		t.Error("the page was loaded again though there was no copy")
	}
}
