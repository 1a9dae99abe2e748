//go:build !race

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	picked   = `document.querySelector("[data-filter-pick]:not([hidden]) .row__title")?.textContent ?? ""`
	surprise = `form [data-filter-surprise]`
	// latelyKept is what the device keeps of picks that were opened.
	latelyKept = `JSON.parse(localStorage["handrail:" + document.documentElement.dataset.site] ?? "{}").lately ?? []`
)

// keep puts a list of ids on the device as used lately, newest first, beside a
// choice of colours.
func (tb *tab) keep(ids ...string) {
	tb.t.Helper()
	eval[string](tb, `localStorage["handrail:" + document.documentElement.dataset.site] = JSON.stringify({scheme: "dim", lately: "`+strings.Join(ids, " ")+`".split(" ").filter(Boolean)})`)
}

// TestSurprise: the pick is one of those that fit and was not used lately; once
// more gives another; and only a pick that is opened is remembered.
func TestSurprise(t *testing.T) {
	for _, place := range []string{"top", "file"} {
		t.Run(place, func(t *testing.T) {
			base := places(t)[place] + "icebreakers/index.html"
			tb := newTab(t)
			tb.open(base + "?size=15&energy=low")
			fit := eval[[]string](tb, shownRows)
			ids := eval[[]string](tb, `[...document.querySelectorAll("[data-facts]:not([hidden]) a")].map(a => "icebreakers/" + a.pathname.split("/").pop().replace(".html", ""))`)
			if len(fit) < 3 {
				t.Fatalf("15 people, low energy: %v", fit)
			}
			tb.keep(ids[1:]...)
			tb.do(chromedp.Click(surprise))
			if got := eval[string](tb, picked); got != fit[0] {
				t.Errorf("picked %q, want %q, the only one that was not used lately", got, fit[0])
			}
			if got, want := eval[string](tb, saidText), "One of the "+itoa(len(fit))+" that fit."; got != want {
				t.Errorf("the page says %q, want %q", got, want)
			}
			if !eval[bool](tb, `document.activeElement.matches("[data-filter-pick] a")`) {
				t.Error("the pick has not got the focus")
			}
			tb.do(chromedp.Click(surprise))
			if got := eval[string](tb, picked); got != fit[len(fit)-1] {
				t.Errorf("the second pick is %q, want %q, which was used longest ago", got, fit[len(fit)-1])
			}
			if got := eval[[]string](tb, latelyKept); !slices.Equal(got, ids[1:]) {
				t.Errorf("before a pick was opened the device keeps %v", got)
			}
			tb.do(chromedp.Click("[data-filter-pick] a"))
			tb.wait("the pick leads to its page", `document.querySelector("main.icebreaker")`)
			want := append([]string{ids[len(ids)-1]}, ids[1:len(ids)-1]...)
			if got := eval[[]string](tb, latelyKept); !slices.Equal(got, want) {
				t.Errorf("after the pick was opened the device keeps %v, want %v", got, want)
			}
			if got := eval[string](tb, `document.documentElement.dataset.scheme ?? ""`); got != "dim" {
				t.Errorf("the choice of colours is %q, want dim as before", got)
			}
			tb.wantQuiet(place, hostOf(base))
		})
	}
}

// TestSurpriseStaysWithin: whatever chance says, the pick fits; no two in a row
// are the same; and at most twelve are kept.
func TestSurpriseStaysWithin(t *testing.T) {
	base := places(t)["top"] + "icebreakers/index.html"
	tb := newTab(t)
	tb.open(base + "?size=11&comfort=1&needs=writing")
	fit := eval[[]string](tb, shownRows)
	before := ""
	for range len(fit) * 2 {
		tb.do(chromedp.Click(surprise))
		got := eval[string](tb, picked)
		if !slices.Contains(fit, got) || got == before {
			t.Errorf("picked %q after %q, of %v", got, before, fit)
		}
		before = got
	}
	tb.choose("size", "12")
	if got := eval[string](tb, picked); got != "" {
		t.Errorf("after the filters were changed, %q is still shown as picked", got)
	}
	tb.keep("a/1", "a/2", "a/3", "a/4", "a/5", "a/6", "a/7", "a/8", "a/9", "a/10", "a/11", "a/12")
	tb.do(chromedp.Click(surprise), chromedp.Click("[data-filter-pick] a"))
	tb.wait("the pick leads to its page", `document.querySelector("main.icebreaker")`)
	if got := eval[[]string](tb, latelyKept); len(got) != 12 || !strings.HasPrefix(got[0], "icebreakers/") || got[11] != "a/11" {
		t.Errorf("the device keeps %v, want the newest twelve", got)
	}
}

// TestSurpriseWithout: with one that fits it says so, with none too, and
// broken storage stops nobody.
func TestSurpriseWithout(t *testing.T) {
	base := places(t)["file"] + "icebreakers/index.html"
	tb := newTab(t)
	tb.open(base + "?energy=high&size=4&materials=none")
	eval[string](tb, `localStorage["handrail:" + document.documentElement.dataset.site] = "{not json"`)
	for range 2 {
		tb.do(chromedp.Click(surprise))
		if got, said := eval[string](tb, picked), eval[string](tb, saidText); got != "Pass the rhythm" || said != "Only this one fits." {
			t.Errorf("picked %q, and said %q", got, said)
		}
	}
	tb.choose("time", "5")
	tb.choose("comfort", "1")
	tb.choose("needs=moving", "on")
	tb.do(chromedp.Click(surprise))
	if got, said := eval[string](tb, picked), eval[string](tb, saidText); got != "" || !strings.HasPrefix(said, "Nothing fits, so there is nothing to pick. Without “") {
		t.Errorf("with nothing that fits: picked %q, and said %q", got, said)
	}
}

// TestFilterByKeyboard does all of it without a hand on the screen.
func TestFilterByKeyboard(t *testing.T) {
	tb := newTab(t)
	tb.open(places(t)["file"] + "icebreakers/index.html")
	focused := func(what, selector string) {
		t.Helper()
		tb.wait(what, `document.activeElement.matches("`+selector+`")`)
	}
	eval[bool](tb, `document.querySelector("form[data-filter] [name=size]").focus() ?? true`)
	tb.keys("14" + kb.Tab)
	focused("Tab leads to the time", "[name=time]")
	tb.wait("rows that do not fit are gone", countText+`.endsWith("fit · 1 filter on")`)
	tb.keys(kb.Tab)
	focused("then to more filters", "summary")
	tb.keys(kb.Enter)
	tb.wait("which open", `document.querySelector(".filter__more").open`)
	tb.keys(kb.Tab)
	focused("and stand in order", "[name=sort]")
	for range 20 {
		if eval[bool](tb, `document.activeElement.matches("[name=materials]")`) {
			break
		}
		tb.keys(kb.Tab)
	}
	tb.keys(" ")
	tb.wait("a box is ticked by the space bar", countText+`.endsWith("fit · 2 filters on")`)
	focused("and keeps the focus", "[name=materials]")
	for range 20 {
		if eval[bool](tb, `document.activeElement.matches("[data-filter-surprise]")`) {
			break
		}
		tb.keys(kb.Tab)
	}
	tb.keys(kb.Enter)
	focused("the pick has the focus", "[data-filter-pick] a")
	first := eval[string](tb, picked)
	tb.keys(kb.Tab + kb.Enter)
	focused("the next pick too", "[data-filter-pick] a")
	if second := eval[string](tb, picked); second == first || second == "" {
		t.Errorf("picked %q, then %q", first, second)
	}
	tb.keys(kb.Enter)
	tb.wait("Enter opens it", `document.querySelector("main.icebreaker")`)
}

// TestFilterFitsPhones: on a small phone, with large text too, nothing is cut
// off sideways and everything is large enough for a thumb; the first result is
// in sight while the rest of the filters is folded.
func TestFilterFitsPhones(t *testing.T) {
	base := places(t)["file"] + "activities/index.html"
	tb := newTab(t)
	for _, size := range [][2]int64{{390, 844}, {360, 640}} {
		tb.size(size[0], size[1])
		tb.open(base + "?size=8&energy=low")
		if at := eval[int](tb, `Math.ceil(document.querySelector("[data-facts]:not([hidden]) .row__title").getBoundingClientRect().bottom)`); at > int(size[1]) {
			t.Errorf("%v: the first result is at %d", size, at)
		}
	}
	tb.size(320, 640)
	for _, state := range []string{"?size=8&energy=low", "?size=8&energy=high&materials=none"} {
		for _, text := range []string{"100%", "200%"} {
			tb.open(base + state)
			eval[string](tb, `document.documentElement.style.fontSize = "`+text+`"`)
			eval[bool](tb, `document.querySelector(".filter__more").open = true`)
			tb.do(chromedp.Click(surprise))
			if wide := eval[int](tb, `document.documentElement.scrollWidth`); wide > 320 {
				t.Errorf("%s, text at %s: the page is %d wide", state, text, wide)
			}
			small := eval[[]string](tb, `[...document.querySelectorAll(".filter select, .filter input[type=number], .filter label.tick, .filter summary, .filter button, .filter__ways button, .pick button, .pick a, .filter__also a, .tabs a")]
				.filter(e => e.getClientRects().length).filter(e => { const r = e.getBoundingClientRect(); return r.height < 44 || r.width < 44 || r.left < -1 && !e.closest(".tabs") || r.right > 321 && !e.closest(".tabs"); }).map(e => e.outerHTML.slice(0, 80))`)
			if len(small) > 0 {
				t.Errorf("%s, text at %s: too small for a thumb, or cut off: %q", state, text, small)
			}
		}
	}
}

// TestFilterWithoutScripts: the list is whole and in its groups, and there is
// nothing that would do nothing.
func TestFilterWithoutScripts(t *testing.T) {
	tb := newTab(t)
	tb.scripts(false)
	tb.open(places(t)["file"] + "activities/index.html?size=400")
	tb.scripts(true) // the page stays without, the test may look
	rows := eval[int](tb, `document.querySelectorAll("[data-facts]").length`)
	if shown := eval[[]string](tb, shownRows); len(shown) != rows || rows < 6 {
		t.Errorf("%d of %d rows are shown", len(shown), rows)
	}
	for _, selector := range []string{".filter", ".pick", "[data-filter-also]", ".group--mixed"} {
		if eval[int](tb, `document.querySelector("`+selector+`").getClientRects().length`) != 0 {
			t.Errorf("%s is shown", selector)
		}
	}
	if heads := eval[int](tb, `[...document.querySelectorAll(".group h2")].filter(e => e.getClientRects().length).length`); heads < 3 {
		t.Errorf("the list has %d headings", heads)
	}
}
