//go:build !race

package main

import (
	"slices"
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

// shownRows are the titles of the rows that can be seen, in their order.
const shownRows = `[...document.querySelectorAll("[data-facts]")].filter(e => e.getClientRects().length).map(e => e.querySelector(".row__title").textContent)`

// countText is what the count says.
const countText = `document.querySelector("[data-filter-count]").textContent`

// choose sets a control of the filters as a reader does: a text, or "on" or ""
// for the box with the value that the name ends with ("needs=hearing").
func (tb *tab) choose(name, value string) {
	tb.t.Helper()
	control := `[name=` + name + `]`
	if field, box, ok := strings.Cut(name, "="); ok {
		control = `[name=` + field + `][value=` + box + `]`
	}
	eval[bool](tb, `(() => {
		const f = document.querySelector("form[data-filter] `+control+`");
		if (f.type === "checkbox") f.checked = "`+value+`" === "on"; else f.value = "`+value+`";
		return f.dispatchEvent(new Event("input", {bubbles: true}));
	})()`)
}

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
	tb.choose("energy", "medium")
	some := eval[[]string](tb, shownRows)
	if len(some) == 0 || len(some) == len(all) {
		t.Fatalf("%d of %d activities have medium energy", len(some), len(all))
	}
	want := itoa(len(some)) + " of " + itoa(len(all)) + " fit · 1 filter on"
	if got := eval[string](tb, countText); got != want {
		t.Errorf("the count says %q, want %q", got, want)
	}
	address := tb.location()
	tb.open(base + "index.html")
	tb.open(address)
	if again := eval[[]string](tb, shownRows); !slices.Equal(again, some) {
		t.Errorf("after coming back by the address, %v are shown, want %v", again, some)
	}
	tb.do(chromedp.Click("form [data-filter-clear]"))
	if again := eval[[]string](tb, shownRows); !slices.Equal(again, all) {
		t.Errorf("cleared, %v are shown, want %v", again, all)
	}
	if got := tb.location(); strings.Contains(got, "?") {
		t.Errorf("cleared, the address is %s", got)
	}
	if got := eval[string](tb, `document.activeElement.textContent`); got != itoa(len(all))+" in all" {
		t.Errorf("the button that was pressed is gone, and %q has the focus, want the count", got)
	}
	tb.wantQuiet("filters", hostOf(base))
}

// minutesOf is what a row says about its time.
func (tb *tab) minutesOf(title string) string {
	tb.t.Helper()
	return eval[string](tb, `[...document.querySelectorAll("[data-facts]")].find(e => e.querySelector(".row__title").textContent === "`+title+`").querySelector("[data-minutes]").parentNode.textContent.trim()`)
}

// TestFilterByPeople: with a number of people, times are worked out for them,
// what they are too many or too few for is left out, and the rest can be put in
// order by time.
func TestFilterByPeople(t *testing.T) {
	tb := newTab(t)
	tb.open(places(t)["file"] + "activities/index.html")
	if got := tb.minutesOf("Traffic light"); got != "7 min for 10" {
		t.Errorf("before anyone said how many, the row says %q", got)
	}
	tb.choose("size", "14")
	if got := tb.minutesOf("Traffic light"); got != "9 min for 14" {
		t.Errorf("for 14 people the row says %q", got)
	}
	shown := eval[[]string](tb, shownRows)
	if slices.Contains(shown, "Appreciation round") || !slices.Contains(shown, "Traffic light") {
		t.Errorf("for 14 people: %v; Appreciation round is for at most 12", shown)
	}
	tb.choose("time", "5")
	if shown := eval[[]string](tb, shownRows); slices.Contains(shown, "Traffic light") || len(shown) == 0 {
		t.Errorf("5 minutes for 14 people: %v; Traffic light takes 9", shown)
	}
	tb.choose("time", "")
	tb.choose("sort", "time")
	if got := eval[[]string](tb, shownRows); len(got) != len(shown) || got[0] != "Quiet stone" {
		t.Errorf("shortest first: %v, want the same %d, Quiet stone first", got, len(shown))
	}
	times := eval[[]int](tb, `[...document.querySelectorAll("[data-facts]")].filter(e => e.getClientRects().length).map(e => Number(e.textContent.match(/(\d+) min/)[1]))`)
	if !slices.IsSorted(times) {
		t.Errorf("shortest first: %v", times)
	}
	if heads := eval[[]string](tb, `[...document.querySelectorAll("[data-group] h2")].filter(e => e.getClientRects().length).map(e => e.textContent)`); len(heads) != 1 || heads[0] != "Shortest first, for 14 people" {
		t.Errorf("in order of time, the headings are %q", heads)
	}
	tb.choose("sort", "")
	if got := eval[[]string](tb, shownRows); !slices.Equal(got, shown) {
		t.Errorf("in the usual order again: %v, want %v", got, shown)
	}
	for _, bad := range []string{"", "0", "-3", "2.5", "9999"} {
		tb.choose("size", bad)
		if got := tb.minutesOf("Traffic light"); got != "7 min for 10" {
			t.Errorf("for %q people the row says %q", bad, got)
		}
	}
}

// TestFilterAddress: what is chosen stands in the address, from a server as
// from a file, and comes back with it: opened, loaded again, gone back to, and
// in the library beside.
func TestFilterAddress(t *testing.T) {
	const chosen = "?size=8&energy=low&materials=none&needs=writing&sort=time"
	for place, base := range places(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "activities/index.html" + chosen)
			want := eval[[]string](tb, shownRows)
			if got := eval[string](tb, countText); !strings.HasSuffix(got, "fit · 4 filters on") {
				t.Errorf("the count says %q, want 4 filters on", got)
			}
			same := func(how string) {
				t.Helper()
				tb.touch()
				if got := eval[[]string](tb, shownRows); !strings.HasSuffix(tb.location(), chosen) || !slices.Equal(got, want) {
					t.Errorf("%s: %s shows %v, want %v", how, tb.location(), got, want)
				}
			}
			same("opened")
			tb.do(chromedp.Reload())
			same("loaded again")
			tb.do(chromedp.Click("[data-facts]:not([hidden]) a"))
			tb.wait("a row leads to its page", `document.querySelector("main.activity")`)
			eval[int](tb, `setTimeout(() => history.back())`)
			tb.wait("back at the list", `document.querySelector("form[data-filter]") && `+countText+`.endsWith("filters on")`)
			same("gone back to")
			for _, way := range []string{".tabs", "[data-filter-also]"} {
				if got := eval[string](tb, `document.querySelector("`+way+` [data-filter-keep]").href`); got != base+"icebreakers/index.html"+chosen {
					t.Errorf("%s leads to %s", way, got)
				}
			}
			tb.open(base + "icebreakers/index.html" + chosen)
			if got := eval[string](tb, countText); !strings.HasSuffix(got, "fit · 4 filters on") {
				t.Errorf("in the library beside, the count says %q", got)
			}
			tb.open(base + "icebreakers/index.html?type=closing&energy=nonsense&x=1")
			if got := eval[string](tb, countText); !strings.HasPrefix(got, "0 of ") || !strings.HasSuffix(got, "1 filter on") {
				t.Errorf("a purpose of activities only, and nonsense: the count says %q", got)
			}
			tb.wantQuiet(place, hostOf(base))
		})
	}
}

const (
	saidText = `document.querySelector("[data-filter-said]").textContent`
	waysTo   = `[...document.querySelectorAll("[data-filter-ways] button")].filter(e => e.getClientRects().length).map(e => e.textContent)`
)

// TestNothingFits: the page says in words which filter to loosen; a button
// loosens that one only, and the focus stays where the answer is.
func TestNothingFits(t *testing.T) {
	tb := newTab(t)
	base := places(t)["file"] + "activities/index.html"
	tb.open(base + "?size=8&energy=high&materials=none")
	ways := eval[[]string](tb, waysTo)
	if got := eval[string](tb, saidText); !strings.HasPrefix(got, "Nothing fits all of that. Without “Energy: High” ") || !strings.HasSuffix(got, " would fit.") {
		t.Errorf("the page says %q and offers %q", got, ways)
	}
	if len(ways) != 1 || !strings.HasPrefix(ways[0], "Drop “Energy: High” (") {
		t.Fatalf("the page offers %q", ways)
	}
	tb.do(chromedp.Click("[data-filter-ways] button"))
	if got := tb.location(); !strings.HasSuffix(got, "?size=8&materials=none") {
		t.Errorf("loosened, the address is %s", got)
	}
	if got := "Drop “Energy: High” (" + itoa(len(eval[[]string](tb, shownRows))) + " fit)"; got != ways[0] {
		t.Errorf("promised %q, shown is %q", ways[0], got)
	}
	if got := eval[string](tb, `document.activeElement.textContent`); !strings.HasSuffix(got, "fit · 2 filters on") {
		t.Errorf("%q has the focus, want the count", got)
	}
	if got := eval[string](tb, saidText); got != "" {
		t.Errorf("with results the page still says %q", got)
	}

	// Two at once where one is not enough; what is so, such as how many people there are, comes last.
	tb.open(base + "?size=400&type=trust&phase=close&materials=none")
	if ways = eval[[]string](tb, waysTo); len(ways) != 3 || !strings.HasPrefix(ways[0], "Drop “Purpose: Trust” and “") || !strings.HasPrefix(ways[2], "Drop “We are 400 people” and “Purpose: Trust” (") {
		t.Errorf("nothing fits 400 people: %q", ways)
	}
	tb.open(base + "?size=18&materials=none&comfort=1&needs=hearing")
	ways = eval[[]string](tb, waysTo)
	if len(ways) != 2 || !strings.HasPrefix(ways[0], "Drop “Nothing to bring” (") || !strings.HasPrefix(ways[1], "Drop “Leave out what needs: Hearing” (") {
		t.Errorf("the page offers %q, want what someone cannot do last", ways)
	}
}
