//go:build !race

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// small are the pages that phones are tried on: the heaviest of each type.
func small(t *testing.T, base string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range heaviest(t, localised(t)) {
		if name != "404.html" && !strings.HasPrefix(name, "guides/role") {
			out[name] = base + name
		}
	}
	return out
}

// TestPlaybookFirstScreen: on a phone of today every step of the first minute
// of every playbook is on the first screen, on a small one what fits; and a
// number to call, for a thumb, on both.
func TestPlaybookFirstScreen(t *testing.T) {
	base := fileAddress(localised(t))
	tb := newTab(t)
	for _, phone := range []struct{ width, height, steps int64 }{{390, 844, 9}, {360, 640, 5}} {
		tb.size(phone.width, phone.height)
		for _, name := range pagesIn(t, localised(t)) {
			if !strings.HasPrefix(name, "playbooks/") || name == "playbooks/index.html" {
				continue
			}
			tb.open(base + name)
			const steps = `[...document.querySelectorAll(".steps .step")]`
			const foot = `Math.min(innerHeight, document.querySelector(".links").getBoundingClientRect().top)`
			all := eval[int64](tb, steps+`.length`)
			seen := eval[int64](tb, steps+`.filter(e => e.getBoundingClientRect().bottom <= `+foot+`).length`)
			if all < 3 || seen < min(all, phone.steps) {
				t.Errorf("%s on %d x %d: %d of %d steps on the first screen", name, phone.width, phone.height, seen, all)
			}
			if n := eval[int](tb, `[...document.querySelectorAll(".help a[href^='tel:']")].filter(e => (r => r.height >= 48 && r.bottom <= 200)(e.getBoundingClientRect())).length`); n != 3 {
				t.Errorf("%s on %d x %d: %d numbers at the top, want 3 of 48 px", name, phone.width, phone.height, n)
			}
			if size := eval[float64](tb, `parseFloat(getComputedStyle(document.querySelector(".step__text")).fontSize)`); size < 18 {
				t.Errorf("%s: steps of %v px", name, size)
			}
		}
	}
}

// TestNarrow: nothing makes a page scroll sideways, at 320 px on any page, and
// on each type of page with letters twice as large or spaced as in WCAG 1.4.12.
func TestNarrow(t *testing.T) {
	base := fileAddress(localised(t))
	tb := newTab(t)
	tb.size(320, 640)
	const over = `Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - 320`
	for _, name := range pagesIn(t, localised(t)) {
		tb.open(base + name)
		if n := eval[int](tb, over); n > 0 {
			t.Errorf("%s is %d px too wide", name, n)
		}
	}
	for name, address := range small(t, base) {
		tb.open(address)
		eval[string](tb, `document.documentElement.style.fontSize = "200%"`)
		if n := eval[int](tb, over); n > 0 {
			t.Errorf("%s is %d px too wide with letters twice as large", name, n)
		}
		eval[int](tb, `(s => { s.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"); document.documentElement.style.fontSize = ""; return document.adoptedStyleSheets.push(s) })(new CSSStyleSheet)`)
		if n := eval[int](tb, over); n > 0 {
			t.Errorf("%s is %d px too wide with spaced letters", name, n)
		}
	}
}

// lowTargets names what can be tapped and is lower or narrower than 44 px. A
// field counts with its label, and a link in a sentence may be as it is.
const lowTargets = `[...document.querySelectorAll("a[href], button, input, select, summary")].flatMap(e => {
	const box = (/^(INPUT|SELECT)$/.test(e.tagName) && e.closest("label") || e).getBoundingClientRect();
	if (!e.checkVisibility({visibilityProperty: true}) || box.width < 2 || e.matches(".skip")) return [];
	if (e.closest(".part li, .keep li") && !e.closest("ul[class]")) return []; // a list of links in an author's own text
	const around = e.closest("p, li, td, dd, blockquote, h2, h3");
	if (e.tagName === "A" && around && around.innerText.trim().length > e.innerText.trim().length + 3) return [];
	return box.height < 43.5 || box.width < 43.5 ? [(e.innerText || e.name || e.tagName).trim() + " " + Math.round(box.width) + "x" + Math.round(box.height)] : [];
})`

// TestTargets: a thumb hits what it aims at, on every type of page.
func TestTargets(t *testing.T) {
	base := fileAddress(localised(t))
	tb := newTab(t)
	for name, address := range small(t, base) {
		tb.open(address)
		if low := eval[[]string](tb, lowTargets); len(low) > 0 {
			t.Errorf("%s: smaller than 44 px: %q", name, low)
		}
		if low := eval[[]string](tb, `[...document.querySelectorAll(".help a, a.call, .now a")].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48).map(e => e.innerText)`); len(low) > 0 {
			t.Errorf("%s: lower than 48 px: %q", name, low)
		}
	}
}

// TestFocusIsSeen goes through each type of page by Tab: what has the focus is
// marked, and not under the links at the bottom.
func TestFocusIsSeen(t *testing.T) {
	base := fileAddress(localised(t))
	tb := newTab(t)
	for name, address := range small(t, base) {
		tb.open(address)
		for range 25 {
			tb.keys("\t")
			if bad := eval[string](tb, `(e => {
				const ring = e.matches(".scheme__select, .step input") ? e.parentNode : e;
				const style = getComputedStyle(ring), box = ring.getBoundingClientRect();
				if (e === document.body || e.type === "time") return ""; // of a time the browser marks the part that has it
				if (style.outlineStyle === "none" && style.boxShadow === "none") return "not marked: " + (e.innerText || e.name);
				const links = document.querySelector(".links");
				return !links.contains(e) && box.top >= links.getBoundingClientRect().top ? "under the links: " + (e.innerText || e.name) : "";
			})(document.activeElement)`); bad != "" {
				t.Errorf("%s: %s", name, bad)
			}
		}
	}
}

// TestSystemWishes: forced colours keep the edges of what can be tapped, and
// who asks for more contrast gets it.
func TestSystemWishes(t *testing.T) {
	tb := newTab(t)
	tb.open(fileAddress(localised(t)) + "playbooks/conflict.html")
	wish := func(name, value string) {
		call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
	}
	const muted = `getComputedStyle(document.querySelector(".help__note")).color`
	plain := eval[string](tb, muted)
	wish("prefers-contrast", "more")
	if more := eval[string](tb, muted); more == plain || more != eval[string](tb, `getComputedStyle(document.body).color`) {
		t.Errorf("with more contrast quiet words are %s, as before %s", more, plain)
	}
	wish("forced-colors", "active")
	if bare := eval[[]string](tb, `[...document.querySelectorAll(".help__call, .steps > li, .search__field")].filter(e => getComputedStyle(e).borderTopStyle === "none").map(e => e.className)`); len(bare) > 0 {
		t.Errorf("with forced colours nothing shows the edge of %q", bare)
	}
	wish("prefers-reduced-motion", "reduce")
	if moving := eval[int](tb, `document.getAnimations().length + [...document.querySelectorAll("*")].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length`); moving > 0 {
		t.Errorf("%d things move", moving)
	}
}
