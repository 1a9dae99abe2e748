//go:build !race

package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/storage"
)

// TestOfflineNoRoom: a phone without room says so, and keeps the copy that it
// has.
func TestOfflineNoRoom(t *testing.T) {
	h, dir, out := published(t, edition("walnut", "g05"))
	tb := newTab(t)
	room := func(bytes float64) {
		p := storage.OverrideQuotaForOriginParams{Origin: h.URL}
		if bytes > 0 {
			p.QuotaSize = &bytes
		}
		call(tb, storage.OverrideQuotaForOrigin, p)
	}
	room(2_000)
	tb.open(h.URL + "/")
	tb.wait("the first visit says so", savedLine+`.startsWith("This phone has no room left for the handbook. Nothing is saved.")`)
	room(0)
	tb.open(h.URL + "/")
	tb.waitSaved()
	room(promised[float64](tb, `navigator.storage.estimate().then(e => e.usage)`) + 1_000)
	writeSite(t, dir, edition("zebra", "g00", "g01", "g02", "g05"))
	publishSite(t, dir, out)
	tb.lookForUpdate()
	tb.wait("the update says so", savedLine+`.startsWith("This phone has no room left for the handbook. Saved on this phone")`)
	h.network("dead")
	for path, want := range map[string]string{"/guides/g05.html": "walnut g05", "/guides/g00.html": "Guide 0", "/guides/walrus.html": "Walrus"} {
		if got := tb.heading(h.URL + path); got != want {
			t.Errorf("%s shows %q, want %q", path, got, want)
		}
	}
	h.network("")
	room(0)
	tb.open(h.URL + "/")
	tb.lookForUpdate()
	tb.wait("with room it is saved", `["Saved on this phone", "Update saved"].some(text => `+savedLine+`.startsWith(text))`)
	if got := tb.heading(h.URL + "/guides/g05.html"); got != "zebra g05" {
		t.Errorf("with room the page is %q", got)
	}
}

// TestOfflineLarge: of a large handbook only the most needed pages are kept,
// until the reader asks for all.
func TestOfflineLarge(t *testing.T) {
	noise := make([]byte, 2_500_000)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		noise[i] = byte(x)
	}
	h, _, _ := published(t, map[string]string{
		"guides/large.pdf":  string(noise),
		"guides/welcome.md": "---\ntitle: Welcome\nsummary: S.\n---\nSee [the document](large.pdf).\n",
	})
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.wait("the most needed pages are saved", savedLine+`.startsWith("Main pages saved on this phone")`)
	for _, path := range h.requests() {
		if filepath.Ext(path) == ".pdf" {
			t.Errorf("fetched unasked: %s", path)
		}
	}
	tb.wait("a button offers the rest", `document.querySelector("[data-keep=all]").textContent === "Save everything (2.5 MB)"`)
	eval[bool](tb, `(document.querySelector("[data-keep=all]").click(), true)`)
	tb.waitSaved()
	tb.wait("the button is gone", `!document.querySelector("[data-keep=all]")`)
	h.network("dead")
	if got := tb.heading(h.URL + "/guides/welcome.html"); got != "Welcome" {
		t.Errorf("got %q", got)
	}
	if got := promised[int](tb, `fetch(document.querySelector("main a[href$='.pdf']").href).then(r => r.arrayBuffer()).then(b => b.byteLength)`); got != len(noise) {
		t.Errorf("the document has %d bytes, want %d", got, len(noise))
	}
}

// TestOfflineOtherBytes: what the server sends must be what was published.
// While one file is not, the phone says so and keeps the edition that it has.
func TestOfflineOtherBytes(t *testing.T) {
	h, dir, out := published(t, edition("walnut", "g05", "g06"))
	h.alter = "/playbooks/conflict.html"
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.wait("the first visit says so", savedLine+` === "Not saved: the web server does not send what was published (playbooks/conflict.html)."`)
	h.alter = ""
	tb.open(h.URL + "/")
	tb.waitSaved()
	writeSite(t, dir, edition("zebra", "g05", "g06"))
	publishSite(t, dir, out)
	h.alter = "/guides/g05.html"
	h.requests()
	tb.lookForUpdate()
	tb.waitPromise("the update has a fault", `caches.match("/?fault", { cacheName: "handrail " + location.origin + "/ state" }).then(r => r.json()).then(fault => fault.why === "changed")`)
	tb.waitPromise("the update is given up", idle)
	for _, name := range []string{"g05", "g06"} {
		if got := tb.heading(h.URL + "/guides/" + name + ".html"); got != "walnut "+name {
			t.Errorf("%s is %q", name, got)
		}
	}
	h.alter = ""
	tb.lookForUpdate()
	tb.wait("the update is there", savedLine+` === "Update saved; it shows on the next page."`)
}
