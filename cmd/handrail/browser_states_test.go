//go:build !race

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// states are what pages for planning look like in use, which no page shows when
// it is opened.
var states = map[string]func(tb *tab, base string){
	"a running session": func(tb *tab, base string) {
		tb.run(base)
		tb.press("[data-run-end]") // a question stands over the step
	},
	"all steps of a running session": func(tb *tab, base string) {
		tb.run(base)
		tb.press(`[data-run-view="list"]`)
	},
	"a plan in the builder, a step open and one taken out": func(tb *tab, base string) {
		tb.adapt(base, "evening")
		tb.pressIn("more", 1)
		tb.pressIn("remove", 3)
	},
	"filters open, and nothing fits": func(tb *tab, _ string) {
		tb.open(places(tb.t)["top"] + "activities/index.html?size=400&energy=high")
		eval[bool](tb, `document.querySelector(".filter__more").open = true`)
		tb.wait("nothing fits", `!document.querySelector("[data-facts]:not([hidden])") && document.querySelector(".filter__ways button")`)
	},
}

// nameless lists controls that a screen reader calls by their role alone.
func (tb *tab) nameless() []string {
	tb.t.Helper()
	var out []string
	for _, n := range tb.axTree() {
		switch n.role {
		case "button", "textbox", "combobox", "spinbutton", "searchbox", "checkbox", "switch", "InputTime", "link":
			if strings.TrimSpace(n.name) == "" {
				out = append(out, n.role)
			}
		}
	}
	return out
}

// TestStates: in each state every control has a name, no id stands twice, a
// thumb hits what it aims at, what has the focus is marked, and nothing makes
// the page scroll sideways; on light, dark and dim screens.
func TestStates(t *testing.T) {
	for name, reach := range states {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t)
			base := riverside(t)["top"]
			tb.standStill(base)
			reach(tb, base)
			if got := tb.nameless(); len(got) > 0 {
				t.Errorf("without a name: %s", got)
			}
			if twice := eval[[]string](tb, `[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
				t.Errorf("ids twice: %s", twice)
			}
			for _, scheme := range []string{"light", "dark", "dim"} {
				eval[string](tb, `document.documentElement.dataset.scheme = "`+scheme+`"`)
				for _, size := range []struct{ width, text int64 }{{390, 100}, {320, 100}, {320, 200}} {
					tb.size(size.width, 700)
					eval[string](tb, fmt.Sprintf(`document.documentElement.style.fontSize = "%d%%"`, size.text))
					if over := eval[int](tb, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
						t.Errorf("%s, %d px, text at %d %%: %d px too wide", scheme, size.width, size.text, over)
					}
					if low := eval[[]string](tb, lowTargets); len(low) > 0 {
						t.Errorf("%s, %d px, text at %d %%: smaller than 44 px: %q", scheme, size.width, size.text, low)
					}
				}
				tb.size(390, 844)
				eval[string](tb, `document.documentElement.style.fontSize = ""`)
				eval[chromedp.Void](tb, `document.querySelector("h1").focus()`)
				for range 12 {
					tb.keys("\t")
					if bare := eval[string](tb, `(e => {
						const style = getComputedStyle(e.matches(".scheme__select") ? e.parentNode : e);
						return e === document.body || e.type === "time" || style.outlineStyle !== "none" || style.boxShadow !== "none" ? "" : e.outerHTML.slice(0, 80);
					})(document.activeElement)`); bare != "" {
						t.Errorf("%s: the focus is not marked on %s", scheme, bare)
					}
				}
			}
		})
	}
}
