//go:build !race

package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forPrinters are the whole handbook once more for a printer, which has a
// connection near it. Phones do not keep it.
var forPrinters = regexp.MustCompile(`^(es/)?print\.html$`)

// TestOfflineWhole: after one visit with a connection, every page of the
// handbook, the search and a page for wrong addresses open without one.
func TestOfflineWhole(t *testing.T) {
	h := newHost(t, map[string]string{"/some/path/": handbook(t)})
	base := h.URL + "/some/path/"
	tb := newTab(t)
	tb.open(base + "playbooks/conflict.html")
	tb.waitSaved()
	h.network("dead")
	opened := 0
	for _, name := range pageNames(t) {
		if name == "404.html" || strings.HasPrefix(name, "offline/") || forPrinters.MatchString(name) {
			continue
		}
		opened++
		if got, want := tb.heading(base+name), headingOf(t, filepath.Join(handbook(t), filepath.FromSlash(name))); got != want {
			t.Errorf("%s shows %q, want %q", name, got, want)
		}
	}
	if opened < 100 {
		t.Errorf("only %d pages were opened", opened)
	}
	tb.keys("/")
	tb.keys("quiet group")
	if got := tb.results(base); !slices.Contains(got[:min(len(got), 3)], "playbooks/low-participation.html") {
		t.Errorf("the search finds %v", got)
	}
	for _, wrong := range []string{"nowhere.html", "guides/deep/down/nowhere.html", "%E0%A4%A"} {
		if got := tb.heading(base + wrong); got != "This page is not here" || tb.status() != 404 {
			t.Errorf("%s: %q with status %d", wrong, got, tb.status())
		}
	}
	tb.open(base + "guides/deep/nowhere.html")
	tb.keys("/")
	tb.keys("conflict")
	if got := tb.results(base); !slices.Contains(got[:min(len(got), 3)], "playbooks/conflict.html") {
		t.Errorf("on the page for wrong addresses the search finds %v", got)
	}
}

// TestOfflineDeadButConnected: a network that takes every request and answers
// none does not hold up a page.
func TestOfflineDeadButConnected(t *testing.T) {
	h, _, _ := published(t, nil)
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	h.network("hang")
	for path, want := range map[string]string{"/playbooks/conflict.html": "Conflict", "/guides/walrus.html?from=here": "Walrus", "/nowhere.html": "This page is not here"} {
		if got := tb.heading(h.URL + path); got != want {
			t.Errorf("%s shows %q, want %q", path, got, want)
		}
	}
}

// TestOfflineAddresses: the ways in which hosts write one address lead to one
// page, and its links work from there.
func TestOfflineAddresses(t *testing.T) {
	h, _, _ := published(t, map[string]string{"guides/50% off & é #1+.md": "---\ntitle: Strange\nsummary: S.\n---\n"})
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	h.network("dead")
	for path, want := range map[string]string{
		"/": "Riverside", "/index.html": "Riverside", "/index": "Riverside", "/?a=b": "Riverside",
		"/guides": "Guides", "/guides/": "Guides", "/guides/index.html": "Guides", "/guides.html": "Guides", "/guides/?size=4": "Guides",
		"/guides/walrus": "Walrus", "/guides/walrus/": "Walrus", "/guides/walrus.html": "Walrus", "/guides/walrus/index.html": "Walrus", "/guides/%77alrus.html#x": "Walrus",
		"/guides/seal.html":                             "Walrus", // an old address
		"/guides/50%25%20off%20&%20%C3%A9%20%231+.html": "Strange", "/guides/50%25%20off%20%26%20%c3%a9%20%231%2b?a": "Strange",
	} {
		if got := tb.heading(h.URL + path); got != want {
			t.Errorf("%s shows %q, want %q", path, got, want)
			continue
		}
		if want := h.URL + "/playbooks/index.html"; !eval[bool](tb, `[...document.links].some(a => a.href === "`+want+`")`) {
			t.Errorf("%s: no link leads to %s", path, want)
		}
	}
}

// TestOfflineNeighbours: two handbooks on one origin are kept apart, and
// removing one leaves the other.
func TestOfflineNeighbours(t *testing.T) {
	folders := map[string]string{}
	for prefix, title := range map[string]string{"/": "Top", "/b/": "Below", "/bb/": "Beside"} {
		dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
		writeSite(t, dir, lakeside())
		writeSite(t, dir, map[string]string{"handbook.yaml": "title: " + title + "\nname: " + strings.ToLower(title) + "\n"})
		publishSite(t, dir, out)
		folders[prefix] = out
	}
	h := newHost(t, folders)
	tb := newTab(t)
	for prefix := range folders {
		tb.open(h.URL + prefix)
		tb.waitSaved()
	}
	h.network("dead")
	for prefix, want := range map[string]string{"/": "Top", "/b/": "Below", "/bb/": "Beside"} {
		if got := tb.heading(h.URL + prefix + "index.html"); got != want {
			t.Errorf("%s shows %q, want %q", prefix, got, want)
		}
	}
	tb.open(h.URL + "/keep.html")
	tb.wait("the page is told", `document.querySelector("main [data-saved]").textContent.startsWith("Saved on this phone")`)
	eval[bool](tb, `(localStorage["handrail:top"] = "{}", localStorage["handrail:below"] = "{}", document.querySelector("[data-keep=forget]").click(), true)`)
	tb.wait("it says that it is removed", savedLine+`.startsWith("Removed from this phone")`)
	if got := promised[[]string](tb, `caches.keys()`); len(got) != 4 || slices.ContainsFunc(got, func(name string) bool { return strings.Contains(name, h.URL+"/ ") }) {
		t.Errorf("kept after removing: %v", got)
	}
	if got := eval[string](tb, `Object.keys(localStorage).join()`); got != "handrail:below" {
		t.Errorf("device state after removing: %s", got)
	}
	if got := tb.heading(h.URL + "/b/index.html"); got != "Below" {
		t.Errorf("the other handbook shows %q", got)
	}
}

// TestOfflineHeals: an entry that is damaged or gone is fetched again, and
// without a connection it is never shown.
func TestOfflineHeals(t *testing.T) {
	h, _, _ := published(t, nil)
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	const damage = `caches.open("handrail " + location.origin + "/ files").then(async cache => {
		const key = (await cache.keys()).find(r => r.url.includes("/guides/walrus.html"));
		await cache.put(key, new Response("<h1>Half a", { headers: { "Content-Type": "text/html" } }));
		await cache.delete((await cache.keys()).find(r => r.url.includes("/guides/g03.html")));
		return true;
	})`
	promised[bool](tb, damage)
	h.network("dead")
	if got := tb.heading(h.URL + "/guides/walrus.html"); got != "This page is not here" {
		t.Errorf("a damaged page without a connection shows %q", got)
	}
	h.network("")
	promised[bool](tb, damage)
	for _, network := range []string{"", "dead"} {
		h.network(network)
		for path, want := range map[string]string{"/guides/walrus.html": "Walrus", "/guides/g03.html": "Guide 3"} {
			if got := tb.heading(h.URL + path); got != want {
				t.Errorf("network %q: %s shows %q, want %q", network, path, got, want)
			}
		}
	}
}

// TestOfflineNewPage: a page that is newer than what the phone keeps comes
// from the server; when the server is slow, it takes the place of the page
// that says that it is not here.
func TestOfflineNewPage(t *testing.T) {
	h, dir, out := published(t, nil)
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	writeSite(t, dir, edition("zebra", "new", "newer"))
	publishSite(t, dir, out)
	h.network("hang")
	if got := tb.heading(h.URL + "/guides/new.html"); got != "This page is not here" {
		t.Errorf("while the server is slow the page is %q", got)
	}
	h.network("")
	tb.wait("the page came after all", `document.querySelector("h1").textContent === "zebra new"`)
	if got := tb.heading(h.URL + "/guides/newer.html"); got != "zebra newer" {
		t.Errorf("the next new page is %q", got)
	}
}
