//go:build !race

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// wantDone asks how often the phone did something, as standStill counts it.
func (tb *tab) wantDone(what, want string) {
	tb.t.Helper()
	if got := eval[string](tb, `localStorage.test`+what+` ?? ""`); got != want {
		tb.t.Errorf("%s: %q times, want %q", what, got, want)
	}
}

// TestRunKeepsTheScreenOn: while it runs, and unless switched off; where the
// browser refuses, the page says what to do instead.
func TestRunKeepsTheScreenOn(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.run(base)
	const told = `!!document.querySelector("[data-run-dark]").getClientRects().length`
	tb.wait("the screen is kept on", `localStorage.testLocks === "1" && !`+told)
	tb.press(`[data-run-switch="wake"]`)
	tb.wait("the screen may go dark", `localStorage.testLocks === "0"`)
	eval[bool](tb, `(localStorage.testDark = "yes", true)`)
	tb.press(`[data-run-switch="wake"]`)
	tb.wait("the page says what to do", told)
	eval[bool](tb, `delete localStorage.testDark`)
	tb.press("[data-run-next-step]") // a tap asks again
	tb.wait("the screen is kept on again", `localStorage.testLocks === "1" && !`+told)
	tb.press("[data-run-end]")
	tb.press("[data-run-yes]")
	tb.wait("after the end it may go dark", `localStorage.testLocks === "0"`)
}

// TestRunAndPlaybook leaves a session for an urgent playbook: the clock goes
// on, sound and vibration are off, and one tap leads back.
func TestRunAndPlaybook(t *testing.T) {
	for place, base := range riverside(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.standStill(base)
			tb.run(base)
			tb.press("[data-run-next-step]")
			tb.press(`[data-run-switch="sound"]`)
			tb.press(`[data-run-view="help"]`)
			tb.press(".calls-for .go")
			tb.wantText("h1", "Someone is in danger")
			tb.wantText(".back a", "Back to the session, step 2")
			if kept := eval[string](tb, `(s => JSON.stringify([s.sound, s.buzz, s.wake]))(JSON.parse(localStorage["handrail:riverside"]).run.set)`); kept != "[false,false,true]" {
				t.Errorf("sound, vibration and screen are %s", kept)
			}
			tb.clock(18, 4, 0)
			tb.press(".back a")
			tb.wantText("[data-run-place]", "Step 2 of 6")
			tb.wantText("[data-run-left]", "8 min left")
			tb.wait("the page says why it is silent", `document.querySelector("[data-run-quiet]").getClientRects().length`)
			tb.open(base + "playbooks/tears.html")
			tb.wantText(".back a", "Back to the session, step 2")
			tb.press(".back button")
			tb.wantText(".back button", "Tap again to end")
			tb.press(".back button")
			tb.wait("nothing runs", `!document.querySelector(".back") && !JSON.parse(localStorage["handrail:riverside"]).run`)
			tb.wantQuiet("a playbook while a session runs", hostOf(base))
		})
	}
}

// TestRunEnds: the end clears what the device knew about the session, and only
// that; nothing can be typed while it runs.
func TestRunEnds(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	eval[bool](tb, `(c => { c.value = "dim"; return c.dispatchEvent(new Event("change")) })(document.querySelector("[data-scheme-control]"))`)
	tb.run(base)
	if typed := eval[[]string](tb, `[...document.querySelectorAll("main input:not([type=checkbox]), main textarea, main [contenteditable]")].filter(e => e.getClientRects().length).map(e => e.outerHTML)`); len(typed) > 0 {
		t.Errorf("while it runs, something can be typed: %s", typed)
	}
	for range 5 {
		tb.press("[data-run-next-step]")
	}
	tb.wantText("[data-run-next-step]", "End")
	tb.wantText("[data-run-next]", "This is the last step.")
	tb.press("[data-run-next-step]")
	tb.press("[data-run-no]")
	tb.wantText("[data-run-place]", "Step 6 of 6")
	tb.press("[data-run-next-step]")
	tb.press("[data-run-yes]")
	tb.wantText("[data-run-ended]", "The session ended at 18:00. Nothing about it is kept on this device.")
	tb.wantText(`[data-step="2"] [data-clock]`, "18:05")
	if kept := eval[string](tb, `localStorage["handrail:riverside"]`); kept != `{"scheme":"dim"}` {
		t.Errorf("the device keeps %s", kept)
	}
	tb.do(reload())
	tb.touch()
	tb.wait("the plan shows", `globalThis.handrailPage && !document.documentElement.dataset.run`)
}

// TestRunInTwoWindows: what one window does, the other shows.
func TestRunInTwoWindows(t *testing.T) {
	base := riverside(t)["top"]
	one := newTab(t)
	two := one.another()
	one.standStill(base)
	one.run(base)
	call(two, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `Date.now = () => Number(localStorage.testNow)`})
	two.open(base + "plans/evening.html")
	two.wantText("[data-run-place]", "Step 1 of 6")
	one.press("[data-run-next-step]")
	two.wantText("[data-run-place]", "Step 2 of 6")
	two.press(`[data-run-add="5"]`)
	one.wantText("[data-run-left]", "17 min left")
	// Another plan asks before it takes over.
	two.open(base + "plans/loose.html")
	two.press("button[data-plan-run]")
	two.wantText("[data-run-question]", "“Evening” is running on this device.")
	two.press("[data-run-yes]")
	two.wantText("[data-run-place]", "Step 1 of 3")
	one.wantText("[data-run-ended]", "The session ended in another window.")
}

// TestRunOfAnotherPlan: when the plan was changed since, or is gone, the
// reader is told and can end the session.
func TestRunOfAnotherPlan(t *testing.T) {
	dir := riversideDir(t)
	build(t, dir)
	base := "file://" + dir + "/public/"
	tb := newTab(t)
	tb.standStill(base)
	tb.run(base)
	for range 5 {
		tb.press("[data-run-next-step]")
	}
	rewrite(t, dir, "plans/evening.md", "---\ntitle: Evening\nsummary: Shorter.\nstart: \"18:00\"\nlength: 60\nsteps:\n  - {title: Welcome, time: 5}\n  - {title: Talk, time: 20}\n---\nText.\n")
	tb.do(reload())
	tb.wantText("[data-run-place]", "Step 2 of 2")
	tb.wantText("[data-run-question]", "This plan was changed since the session started. The times may not fit.")
	tb.press("[data-run-no]")
	tb.do(reload())
	tb.wantText("[data-run-place]", "Step 2 of 2")
	if asked := eval[bool](tb, `!document.querySelector("[data-run-ask]").hidden`); asked {
		t.Error("it asks again")
	}
	rewrite(t, dir, "plans/evening.md", "")
	tb.open(base + "plans/index.html")
	tb.wait("the list says that the plan is gone", `document.querySelector(".back")?.textContent.startsWith("The plan of your session is no longer in this handbook.")`)
}

// TestRunUnderAThumb: every target is large enough, the main ones lie at the
// bottom, nothing lies under anything else, and no width or text size makes
// the page scroll sideways.
func TestRunUnderAThumb(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.run(base)
	for _, view := range []string{"", "list", "help"} {
		if view != "" {
			tb.press(fmt.Sprintf(`[data-run-view=%q]`, view))
		}
		for _, size := range []struct{ width, height, text int64 }{{390, 844, 100}, {320, 640, 100}, {390, 844, 200}, {320, 640, 200}, {844, 390, 100}} {
			tb.size(size.width, size.height)
			eval[bool](tb, fmt.Sprintf(`(() => { const s = new CSSStyleSheet(); s.replaceSync("html { font-size: %d%% }"); document.adoptedStyleSheets = [s]; return true })()`, size.text))
			where := fmt.Sprintf("%s %dx%d at %d %%", view, size.width, size.height, size.text)
			if wide := eval[int](tb, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s: %d px wider than the screen", where, wide)
			}
			small := eval[[]string](tb, `[...document.querySelectorAll("main button, main summary, main a.go, main label, .help a")].filter(e => e.getClientRects().length).map(e => [e, e.getBoundingClientRect()])
				.filter(([, r]) => r.height < 44 || r.width < 44).map(([e, r]) => e.textContent.trim() + " " + r.width + "x" + r.height)`)
			if len(small) > 0 {
				t.Errorf("%s: too small: %s", where, strings.Join(small, ", "))
			}
			const bar = `[...document.querySelectorAll("[data-run-bar] button")].map(e => e.getBoundingClientRect())`
			if low := eval[bool](tb, bar+`.every(r => r.bottom <= innerHeight && r.top > innerHeight / 2)`); size.height > 500 && size.text == 100 && !low {
				t.Errorf("%s: the buttons do not lie at the bottom", where)
			}
			if fits := eval[bool](tb, bar+`.every(r => r.left >= 0 && r.right <= innerWidth && r.height >= 48)`); !fits {
				t.Errorf("%s: buttons are cut off or lower than 48 px", where)
			}
			tb.wait(where+": the buttons leave the page to read", `(b => getComputedStyle(b).position !== "fixed" || b.offsetHeight <= innerHeight / 2)(document.querySelector("[data-run-bar]"))`)
		}
		tb.size(390, 844)
		eval[bool](tb, `(document.adoptedStyleSheets = [], true)`)
	}
}
