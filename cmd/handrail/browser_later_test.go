//go:build !race

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFirstTouch: a page's own scripts come when somebody first touches it, and
// what was pressed or typed before is done once they are there.
func TestFirstTouch(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	raw := func(page string) { tb.do(chromedp.Navigate(base + page)) }
	raw("plans/evening.html")
	if eval[bool](tb, `"handrailPlan" in globalThis`) {
		t.Error("nobody touched the plan, and its scripts are there")
	}
	tb.fill("n", "14")
	tb.wantText("[data-plan-sum]", "18:00 to 19:01 · 61 minutes · 14 people")
	raw("plans/evening.html")
	tb.do(chromedp.Click("button[data-plan-run]"))
	tb.wantText("[data-run-place]", "Step 1 of 6")
	raw("plans/evening.html")
	tb.wantText("[data-run-place]", "Step 1 of 6") // a session that runs is there untouched
	eval[bool](tb, `localStorage.clear() ?? true`)
	raw("plans/evening.html?n=14")
	tb.wantText("[data-plan-sum]", "18:00 to 19:01 · 61 minutes · 14 people")
	tb.wantQuiet("first touch", hostOf(base))
}

// TestFirstTouchWithoutSignal: the page says when its scripts do not come, and
// the next tap tries again.
func TestFirstTouchWithoutSignal(t *testing.T) {
	files := http.FileServer(http.Dir(handbook(t)))
	lost := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if lost && strings.Contains(r.URL.Path, "/filter.") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tb := newTab(t)
	tb.do(chromedp.Navigate(server.URL + "/activities/index.html"))
	tb.do(chromedp.Click("form [data-filter-surprise]"))
	tb.wantText("[role=status].later", "Part of this page did not load. Try again when there is signal.")
	lost = false
	tb.do(chromedp.Click("form [data-filter-surprise]"))
	tb.wait("the scripts came", `!document.body.hasAttribute("data-later") && !document.querySelector(".later")`)
	tb.do(chromedp.Click("form [data-filter-surprise]"))
	tb.wait("chance chose", `!document.querySelector("[data-filter-pick]").hidden`)
}

// TestQuickExit: where handbook.yaml asks for it, one tap or three times Shift
// leaves the handbook for the page it names; elsewhere there is no such button.
func TestQuickExit(t *testing.T) {
	calm := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<title>Weather</title>Sun")) }))
	t.Cleanup(calm.Close)
	site := t.TempDir()
	for name, text := range map[string]string{
		"handbook.yaml":  "title: Riverside\nquick_exit: " + calm.URL + "/weather\n",
		"guides/role.md": "---\ntitle: Role\nsummary: One.\n---\nText.\n",
	} {
		file := filepath.Join(site, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	base := placesOf(t, buildSite(t, site))["top"]
	tb := newTab(t)
	for _, leave := range []func(){
		func() { tb.do(chromedp.Click("[data-exit]")) },
		func() {
			eval[int](tb, `[1, 2, 3].filter(() => document.body.dispatchEvent(new KeyboardEvent("keyup", {key: "Shift", bubbles: true}))).length`)
		},
	} {
		tb.open(base + "guides/role.html")
		before := eval[int](tb, `history.length`)
		leave()
		tb.wait("another page shows", `document.title === "Weather"`)
		if now := eval[int](tb, `history.length`); now > before {
			t.Errorf("the tab goes back to the handbook: %d pages, before %d", now, before)
		}
	}
	tb.size(320, 640)
	tb.open(base + "guides/role.html")
	if over := eval[int](tb, `document.documentElement.scrollWidth - 320`); over > 0 {
		t.Errorf("with the button the page is %d px too wide", over)
	}
	for _, name := range pageNames(t) {
		data, err := os.ReadFile(filepath.Join(handbook(t), filepath.FromSlash(name)))
		if err != nil || strings.Contains(string(data), "data-exit") {
			t.Fatalf("%s has the button, though nobody asked for it (%v)", name, err)
		}
	}
}

// TestSearchSaysHowMany: the count is heard the first time too, since the
// place that says it is there before it has something to say.
func TestSearchSaysHowMany(t *testing.T) {
	tb := newTab(t)
	tb.open(fileAddress(handbook(t)) + "index.html")
	if eval[bool](tb, `!!document.getElementById("search-status").closest("[hidden]")`) {
		t.Error("before a question the place that says how many is hidden, so nothing is heard")
	}
	said := func() string { return eval[string](tb, `document.getElementById("search-status").textContent`) }
	tb.keys("/")
	tb.keys("conflict")
	tb.wait("it says how many", `/\d/.test(document.getElementById("search-status").textContent)`)
	first := said()
	if shown := eval[string](tb, `document.querySelector("[data-search-said]").innerText`); shown != first {
		t.Errorf("heard %q, shown %q", first, shown)
	}
	tb.keys("\x1b")
	tb.wait("closed, it is silent", `document.getElementById("search-status").textContent === ""`)
	eval[bool](tb, `document.getElementById("q").focus() ?? true`)
	tb.wait("open again, it says so again", `document.getElementById("search-status").textContent === "`+first+`"`)
}
