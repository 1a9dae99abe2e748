package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// media shows the page as on paper ("print") or a screen (""), in a scheme.
func (tb *tab) media(kind, scheme string) {
	tb.t.Helper()
	call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

const shownRows = `[...document.querySelectorAll("[data-facts]")].filter(e => e.getClientRects().length).map(e => e.querySelector("a").textContent.trim())`

// TestFilters narrows the activities, keeps the choice in the address, and
// takes it back.
func TestFilters(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "activities/index.html")
	all := eval[[]string](tb, shownRows)
	if len(all) < 6 {
		t.Fatalf("the list shows %v", all)
	}
	eval[chromedp.Void](tb, `(() => {
		const f = document.querySelector("form[data-filter] [name=energy]");
		f.closest("details")?.setAttribute("open", "");
		f.value = "medium";
		for (const kind of ["input", "change"]) f.dispatchEvent(new Event(kind, {bubbles: true}));
	})()`)
	tb.wait("the list is narrowed", shownRows+`.length < `+itoa(len(all)))
	some := eval[[]string](tb, shownRows)
	if len(some) == 0 {
		t.Fatal("no activity has medium energy")
	}
	if count := eval[string](tb, `document.querySelector("[data-filter-count]").textContent`); !strings.HasPrefix(count, itoa(len(some))+" of "+itoa(len(all))) {
		t.Errorf("the count says %q for %d of %d", count, len(some), len(all))
	}
	address := tb.location()
	tb.open(base + "index.html")
	tb.open(address)
	if again := eval[[]string](tb, shownRows); len(again) != len(some) {
		t.Errorf("after coming back by the address, %d are shown, want %d", len(again), len(some))
	}
	tb.do(chromedp.Click("form [data-filter-clear]"))
	tb.wait("all are shown again", shownRows+`.length === `+itoa(len(all)))
	tb.wantQuiet("filters", hostOf(base))
}
