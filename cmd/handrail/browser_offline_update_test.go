//go:build !race

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// edition changes guides of lakeside.
func edition(text string, names ...string) map[string]string {
	files := map[string]string{}
	for _, name := range names {
		files["guides/"+name+".md"] = "---\ntitle: " + text + " " + name + "\nsummary: S.\n---\nAbout the " + text + ".\n"
	}
	return files
}

// finds searches on the page that is open, and tells whether the page of a
// guide is among the results.
func (tb *tab) finds(base, query, guide string) bool {
	tb.t.Helper()
	eval[bool](tb, `(document.getElementById("q").value = "", document.getElementById("q").focus(), true)`)
	tb.keys(query)
	return slices.Contains(tb.results(base), "guides/"+guide+".html")
}

// TestOfflineUpdate: an update fetches what changed and nothing else; a page
// that is open stays as it was, its search too; the next one is new.
func TestOfflineUpdate(t *testing.T) {
	h, dir, out := published(t, edition("walnut", "g05"))
	tb := newTab(t)
	tb.open(h.URL + "/guides/g05.html")
	tb.waitSaved()
	tb.open(h.URL + "/guides/g05.html") // this time from the phone
	writeSite(t, dir, edition("zebra", "g05"))
	publishSite(t, dir, out)
	h.requests()
	eval[bool](tb, `(window.kept = true)`)
	tb.lookForUpdate()
	tb.wait("the line says so", savedLine+` === "Update saved; it shows on the next page."`)
	want := []string{"/a-z.html", "/guides/", "/guides/g05.html", "/guides/index.html", "/search/index.js", "/sw.js"}
	if got := h.requests(); !slices.Equal(got, want) {
		t.Errorf("fetched %v, want %v", got, want)
	}
	h.network("dead")
	if !eval[bool](tb, `window.kept && document.querySelector("h1").textContent === "walnut g05"`) {
		t.Error("the page that was open has changed")
	}
	if !tb.finds(h.URL+"/", "walnut", "g05") || tb.finds(h.URL+"/", "zebra", "g05") {
		t.Error("the page that was open has the search of another edition")
	}
	second := tb.another()
	if got := second.heading(h.URL + "/guides/g05.html"); got != "zebra g05" {
		t.Errorf("the next page is %q", got)
	}
	if !second.finds(h.URL+"/", "zebra", "g05") || second.finds(h.URL+"/", "walnut", "g05") {
		t.Error("the next page has the search of another edition")
	}
	second.waitSaved()
	if got := tb.heading(h.URL + "/guides/g05.html"); got != "zebra g05" {
		t.Errorf("the page that was open shows %q when it is opened again", got)
	}
}

// TestOfflineHold: while a session runs, every page comes from the edition
// that it began with, also after the page was loaded again.
func TestOfflineHold(t *testing.T) {
	h, dir, out := published(t, edition("walnut", "g05", "g06"))
	tb := newTab(t)
	tb.open(h.URL + "/guides/g05.html")
	tb.waitSaved()
	// g05 stands for a page that runs a session, and says so whenever it is opened.
	const running = `document.dispatchEvent(new CustomEvent("handrail:hold", { detail: true }))`
	script := call(tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `if (location.pathname.endsWith("/g05.html")) document.addEventListener("DOMContentLoaded", () => ` + running + `)`,
	})
	tb.open(h.URL + "/guides/g05.html")
	writeSite(t, dir, edition("zebra", "g05", "g06"))
	publishSite(t, dir, out)
	tb.lookForUpdate()
	tb.wait("the line says so", savedLine+` === "Update saved; it shows when your session ends."`)
	for _, name := range []string{"g06", "g05", "g06", "g05"} {
		if got := tb.heading(h.URL + "/guides/" + name + ".html"); got != "walnut "+name {
			t.Errorf("while the session runs the page is %q", got)
		}
		tb.wait("the line says so", savedLine+` === "Update saved; it shows when your session ends."`)
	}
	if !tb.finds(h.URL+"/", "walnut", "g05") {
		t.Error("while the session runs the search is of another edition")
	}
	call(tb, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(script))
	eval[bool](tb, `(`+strings.ReplaceAll(running, "true", "false")+`, true)`)
	tb.wait("the session has ended", savedLine+` === "Update saved; it shows on the next page."`)
	if got := tb.heading(h.URL + "/guides/g05.html"); got != "zebra g05" {
		t.Errorf("after the session the page is %q", got)
	}
}

// TestOfflineInterrupted: an update that breaks off half way leaves the old
// edition whole; the next try fetches only what is still missing.
func TestOfflineInterrupted(t *testing.T) {
	names := []string{"g00", "g01", "g02", "g03", "g04", "g05", "g06", "g07", "g08", "g09", "g10", "g11"}
	h, dir, out := published(t, edition("walnut", names...))
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	tb.open(h.URL + "/")
	writeSite(t, dir, edition("zebra", names...))
	publishSite(t, dir, out)
	h.answers()
	h.dieAfter(8)
	tb.lookForUpdate()
	tb.waitFor("the server is gone", func() bool { return h.is("dead") })
	tb.waitPromise("the download broke off", idle)
	h.requests()
	got := h.answers()
	for _, name := range names {
		if got := tb.heading(h.URL + "/guides/" + name + ".html"); got != "walnut "+name {
			t.Errorf("after the download broke off, %s is %q", name, got)
		}
	}
	h.network("")
	h.requests()
	tb.lookForUpdate()
	tb.wait("the line says so", savedLine+` === "Update saved; it shows on the next page."`)
	for _, path := range h.requests() {
		if slices.Contains(got, path) && path != "/sw.js" && !strings.HasPrefix(path, "/guides/index") {
			t.Errorf("%s was fetched a second time", path)
		}
	}
	h.network("dead")
	for _, name := range names {
		if got := tb.heading(h.URL + "/guides/" + name + ".html"); got != "zebra "+name {
			t.Errorf("after the update, %s is %q", name, got)
		}
	}
}

// TestOfflineNumbers: a phone number that changed is said before anything
// else.
func TestOfflineNumbers(t *testing.T) {
	h, dir, out := published(t, nil)
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	tb.open(h.URL + "/")
	writeSite(t, dir, map[string]string{"contacts/crisis.md": "---\ntitle: Crisis line\nsummary: S.\nrole: crisis\nphone: \"01632 960002\"\n---\n"})
	publishSite(t, dir, out)
	tb.lookForUpdate()
	tb.wait("the line says it first", savedLine+` === "Phone number changed: Crisis line. Update saved; it shows on the next page."`)
	tb.open(h.URL + "/guides/walrus.html")
	tb.wait("the next page says it too", savedLine+`.startsWith("Phone number changed: Crisis line. Saved on this phone")`)
	tb.wait("the next page has the new number", `document.querySelector(".help").textContent.includes("960002")`)
}

// TestOfflineKillSwitch: a handbook that is built without offline reading
// takes back what phones kept, and nothing else.
func TestOfflineKillSwitch(t *testing.T) {
	h, dir, out := published(t, nil)
	tb := newTab(t)
	tb.open(h.URL + "/")
	tb.waitSaved()
	promised[bool](tb, `caches.open("of somebody else").then(() => true)`)
	writeSite(t, dir, map[string]string{"handbook.yaml": "title: Riverside\nname: riverside\nhelp: [crisis]\noffline: false\n"})
	publishSite(t, dir, out)
	eval[bool](tb, `(window.kept = true)`)
	tb.lookForUpdate()
	tb.waitPromise("the copy is gone", `caches.keys().then(names => names.join() === "of somebody else")`)
	if !eval[bool](tb, `window.kept`) {
		t.Error("the page that was open was loaded again")
	}
	h.requests()
	tb.open(h.URL + "/guides/walrus.html")
	if got := h.requests(); !slices.Contains(got, "/guides/walrus.html") || slices.Contains(got, "/sw.js") {
		t.Errorf("the next page asked the server for %v", got)
	}
	if eval[bool](tb, `!!document.querySelector("[data-saved]")`) || promised[int](tb, `navigator.serviceWorker.getRegistrations().then(all => all.length)`) != 0 {
		t.Error("the next page keeps the handbook again")
	}
}

// TestOfflineTidy: an edition goes when no page of it is open any more, and
// its files with it.
func TestOfflineTidy(t *testing.T) {
	h, dir, out := published(t, edition("walnut", "g05"))
	tb := newTab(t)
	tb.open(h.URL + "/guides/g05.html")
	tb.waitSaved()
	const count = `Promise.all([caches.open("handrail " + location.origin + "/ state"), caches.open("handrail " + location.origin + "/ files")])
		.then(all => Promise.all(all.map(cache => cache.keys()))).then(([records, files]) =>
			records.filter(r => r.url.includes("?version")).length + " " + files.filter(r => r.url.includes("g05.html")).length)`
	tb.open(h.URL + "/guides/g05.html")
	writeSite(t, dir, edition("zebra", "g05"))
	publishSite(t, dir, out)
	tb.lookForUpdate()
	tb.wait("the update is there", savedLine+` === "Update saved; it shows on the next page."`)
	if got := promised[string](tb, count); got != "2 2" {
		t.Errorf("with a page of the old edition open, editions and copies of the page: %s, want 2 2", got)
	}
	// Pages that were opened less than a minute ago count as open.
	promised[bool](tb, `caches.open("handrail " + location.origin + "/ state").then(async cache => {
		for (const key of await cache.keys()) if (key.url.includes("?client")) {
			const record = await (await cache.match(key)).json();
			await cache.put(key, new Response(JSON.stringify({ ...record, at: 0 })));
		}
		return true;
	})`)
	tb.open(h.URL + "/guides/g05.html")
	tb.waitPromise("the old edition is gone", count+`.then(kept => kept === "1 1")`)
}
