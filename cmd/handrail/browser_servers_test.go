//go:build !race

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// expect takes back what browsers say of a page with an error status: that its
// status is an error.
func (tb *tab) expect(text string) {
	tb.t.Helper()
	tb.waitFor("the browser says "+text, func() bool {
		tb.mu.Lock()
		defer tb.mu.Unlock()
		n := len(tb.said)
		tb.said = slices.DeleteFunc(tb.said, func(s string) bool { return strings.Contains(s, text) })
		return len(tb.said) < n
	})
}

// opensFirst types a question, and follows the first answer with arrow key
// and Enter.
func (tb *tab) opensFirst(base, query, heading string) {
	tb.t.Helper()
	tb.keys("/")
	tb.wait("the key / takes you to the field", `document.activeElement.id === "q"`)
	tb.keys(query)
	tb.results(base)
	tb.keys(kb.ArrowDown + kb.Enter)
	tb.wait("the first answer opens", `document.querySelector("h1").textContent === `+jsonText(heading))
}

// TestServersInTheBrowser reads the handbook on every kind of host: home,
// search, first answer; then wrong addresses. Where there is a server, the
// phone saves the handbook, and reads on when the server is gone.
func TestServersInTheBrowser(t *testing.T) {
	dir := handbook(t)
	conflict := headingOf(t, filepath.Join(dir, "playbooks", "conflict.html"))
	for _, name := range []string{"nginx", "caddy-path", "rclone-path", "like-github-pages", "like-cloudflare-pages", "like-object-store", "files"} {
		t.Run(name, func(t *testing.T) {
			s, tb := spots[name](t, dir), newTab(t)
			if s.wrong != 0 {
				tb.another().strayed(s)
			}
			tb.open(s.base + "index.html")
			tb.opensFirst(s.base, "conflict", conflict)
			tb.wantQuiet("home, search, first answer", hostOf(s.base))
			if s.wrong == 0 {
				return
			}
			tb.waitSaved()
			tb.saved(s, conflict)
			s.stop()
			if got := tb.heading(s.base + "guides/deep/elsewhere.html"); got != "This page is not here" {
				t.Errorf("without the server a wrong address shows %q", got)
			}
			tb.expect("the server responded with a status of 404")
			if got := tb.heading(s.base + "plans/weekly-five-steps.html"); got != headingOf(t, filepath.Join(dir, "plans", "weekly-five-steps.html")) {
				t.Errorf("without the server the plan is %q", got)
			}
			tb.wantQuiet("without the server", hostOf(s.base))
		})
	}
}

// strayed opens a wrong address on a phone that has saved nothing.
func (tb *tab) strayed(s spot) {
	tb.t.Helper()
	got := tb.heading(s.base + "guides/deep/nowhere.html")
	if tb.status() != s.wrong || s.own != (got == "There is no page here") {
		tb.t.Errorf("a wrong address on the first visit: %q with status %d, want %d", got, tb.status(), s.wrong)
	}
	if s.own { // a host's own page has no icon, and the browser asks for one at the top
		tb.expect("the server responded with a status of " + itoa(s.wrong))
		tb.wantQuiet("a wrong address on the first visit", hostOf(s.base))
	}
}

// saved opens a wrong address on a phone that has saved the handbook: the page
// says so, its links lead to pages, and its search finds.
func (tb *tab) saved(s spot, conflict string) {
	tb.t.Helper()
	if got := tb.heading(s.base + "guides/deep/nowhere.html"); got != "This page is not here" || tb.status() != 404 {
		tb.t.Errorf("a wrong address on a phone that saved the handbook: %q with status %d", got, tb.status())
	}
	tb.expect("the server responded with a status of 404")
	for _, href := range eval[[]string](tb, `[...document.links].map(a => a.href).filter(href => !href.includes("#"))`) {
		if to, ok := strings.CutPrefix(href, s.base); !ok || !isFile(handbook(tb.t), to) {
			tb.t.Errorf("a link of the page for wrong addresses leads to %s", href)
		}
	}
	tb.opensFirst(s.base, "conflict", conflict)
	tb.wantQuiet("a wrong address, its search, first answer", hostOf(s.base))
}

// TestWrongAddressFindsHome: with base_url, the server's own page for wrong
// addresses leads home, to the libraries, and into the search, from any depth
// and on a phone that has saved nothing.
func TestWrongAddressFindsHome(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	s := at(nginxPaths(t, map[string]string{"/book/": out}), "/book/", 404, true, true)
	writeSite(t, dir, lakeside())
	writeSite(t, dir, map[string]string{"handbook.yaml": "title: Riverside\nname: riverside\nhelp: [crisis]\nbase_url: " + s.base + "\n"})
	publishSite(t, dir, out)
	tb := newTab(t)
	tb.strayed(s)
	links := eval[[]string](tb, `[...document.links].filter(a => a.protocol !== "tel:").map(a => a.href)`)
	if want := []string{s.base, s.base + "playbooks/index.html"}; !slices.Equal(links, want) {
		t.Errorf("links lead to %v, want %v", links, want)
	}
	for _, link := range links {
		fetch(t, link)
	}
	tb.keys(kb.Tab + "walrus" + kb.Enter)
	tb.wait("the search form leads to the list from A to Z", `location.href.startsWith(`+jsonText(s.base+"a-z.html?q=walrus")+`)`)
	if got := tb.results(s.base); got[0] != "guides/walrus.html" {
		t.Errorf("the search finds %v", got)
	}
	tb.wantQuiet("search from a wrong address", hostOf(s.base))
}

// TestTwoHandbooksOnOneHost: handbooks in two folders of one nginx are saved
// apart; removing one leaves the other, also when the server is gone.
func TestTwoHandbooksOnOneHost(t *testing.T) {
	folders := map[string]string{}
	for path, title := range map[string]string{"/a/": "Alder", "/b/": "Birch"} {
		dir, out := t.TempDir(), t.TempDir()
		writeSite(t, dir, lakeside())
		writeSite(t, dir, map[string]string{"handbook.yaml": "title: " + title + "\nname: " + strings.ToLower(title) + "\n"})
		publishSite(t, dir, out)
		folders[path] = out
	}
	s, tb := nginxPaths(t, folders), newTab(t)
	for path := range folders {
		tb.open(s.origin + path)
		tb.waitSaved()
	}
	s.stop()
	for path, want := range map[string]string{"/a/": "Alder", "/b/": "Birch"} {
		if got := tb.heading(s.origin + path); got != want {
			t.Errorf("without the server, %s shows %q, want %q", path, got, want)
		}
	}
	tb.open(s.origin + "/a/keep.html")
	tb.wait("the page is told", `document.querySelector("main [data-saved]").textContent.startsWith("Saved on this phone")`)
	eval[bool](tb, `(document.querySelector("[data-keep=forget]").click(), true)`)
	tb.wait("it says that it is removed", savedLine+`.startsWith("Removed from this phone")`)
	for _, kept := range promised[[]string](tb, `caches.keys()`) {
		if !strings.Contains(kept, s.origin+"/b/ ") {
			t.Errorf("kept after removing: %s", kept)
		}
	}
	if got := tb.heading(s.origin + "/b/guides/walrus.html"); got != "Walrus" {
		t.Errorf("after removing the other, a page shows %q", got)
	}
	if got := tb.heading(s.origin + "/b/"); got != "Birch" {
		t.Errorf("after removing the other, the home page shows %q", got)
	}
}
