//go:build !race

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// Two plans as links hold them. Their sums are not right, so the page says that
// something may be lost, and shows all.
const (
	codeOne = "10000/tOne.s1800.l60.g10/ucards.wSupport.ish/tTalk.n20/b5/tEnd.n5"
	codeTwo = "10000/tTwo.g3/tAnother_talk.n30/tEnd.n5"
)

// openOwn opens the page of a plan that stands in its address.
func (tb *tab) openOwn(base, code string) {
	tb.t.Helper()
	tb.open(base + "run.html#p=" + code)
	tb.wait("the plan shows", `globalThis.handrailPage && location.hash.length > 3`)
}

// TestRunOwnPlan builds a plan, runs it, loads the page anew, goes to an urgent
// playbook and back, and ends: it is one session all the way, and whatever a
// title holds stays words.
func TestRunOwnPlan(t *testing.T) {
	for place, base := range riverside(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.standStill(base)
			tb.open(base + "builder.html")
			tb.put("[name=title]", hostileTitle)
			tb.pressIn("add", 0)
			const own = "<img src=x onerror=alert(1)> & “tea”"
			tb.put("form [name=title]", own)
			tb.do(chromedp.Click(`form:has([name=title]) button`))
			link := tb.field("link")
			tb.press("[data-b=run]")
			tb.wantText("h1", hostileTitle)
			if got := tb.location(); got != base+"run.html#p="+codeOf(link) {
				t.Errorf("the plan runs at %s", got)
			}
			tb.wantText("[data-plan-sum]", "18:00 to 18:22 · 22 minutes · 10 people")
			tb.wantText(`[data-step="2"] h3`, "2. "+own)
			if eval[bool](tb, `!!document.querySelector("main img")`) {
				t.Error("a title became an element")
			}
			if told := eval[string](tb, `document.querySelector("[data-open=told]").textContent`); told != "" {
				t.Errorf("the page complains: %s", told)
			}
			tb.press("button[data-plan-run]")
			tb.wantText("[data-run-title]", "Colour cards")
			tb.wantText("[data-run-left]", "12 min left")
			tb.network(false)
			tb.clock(18, 13, 0)
			tb.press("[data-run-next-step]")
			tb.network(true)
			tb.do(reload())
			tb.wantText("[data-run-place]", "Step 2 of 2")
			tb.wantText("[data-run-title]", own)
			tb.wantText("[data-run-pace]", "1 min behind. Ends 18:23.")
			if asked := eval[bool](tb, `!document.querySelector("[data-run-ask]").hidden`); asked {
				t.Error("after a reload the plan seems another")
			}
			tb.press(`[data-run-view="help"]`)
			tb.press(".calls-for .go")
			tb.wantText(".back a", "Back to the session, step 2")
			tb.open(base + "index.html")
			tb.wantText(".back a", "Back to the session, step 2")
			tb.press(".back a")
			tb.wantText("[data-run-title]", own)
			tb.press("[data-run-next-step]")
			tb.press("[data-run-yes]")
			tb.wantText("[data-run-ended]", "The session ended at 18:13. Nothing about it is kept on this device.")
			if keys := eval[[]string](tb, `Object.keys(JSON.parse(localStorage["handrail:riverside"]))`); !slices.Equal(keys, []string{"builder"}) {
				t.Errorf("the device keeps %v", keys)
			}
			tb.press("[data-open=change]")
			tb.wait("the builder has the plan", builderRows+".length == 2")
			if got := tb.field("link"); got != link {
				t.Errorf("back in the builder the plan is\n%s\nit was\n%s", got, link)
			}
			tb.wantQuiet("a plan of one's own", hostOf(base))
		})
	}
}

// TestOwnPlansDoNotMix: two plans that were sent as links have one path. What
// runs is told by the plan, from the other one a tap leads back, and a link to
// a place on the page does not lose the plan.
func TestOwnPlansDoNotMix(t *testing.T) {
	for place, base := range riverside(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.standStill(base)
			tb.openOwn(base, codeOne)
			tb.press("button[data-plan-run]")
			tb.press("[data-run-next-step]")
			tb.wantText("[data-run-title]", "Talk")
			tb.open(base + "run.html#p=" + codeTwo) // from plan to plan only the fragment changes
			tb.wantText("h1", "Two")
			tb.wantText(".back a", "Back to the session, step 2")
			if eval[bool](tb, `"run" in document.documentElement.dataset`) {
				t.Error("the other plan runs")
			}
			tb.press("button[data-plan-run]")
			tb.wantText("[data-run-question]", "“One” is running on this device.")
			tb.press("[data-run-no]")
			tb.press(".back a")
			tb.wantText("h1", "One")
			tb.wantText("[data-run-place]", "Step 2 of 4")
			eval[bool](tb, `(location.hash = "page.main", true)`)
			tb.wait("the plan is in the address again", `location.hash == "#p=`+codeOne+`"`)
			tb.do(reload())
			tb.wantText("[data-run-place]", "Step 2 of 4")

			other := tb.another()
			call(other, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `Date.now = () => Number(localStorage.testNow)`})
			other.openOwn(base, codeTwo)
			other.press("button[data-plan-run]")
			other.press("[data-run-yes]")
			other.wantText("[data-run-place]", "Step 1 of 2")
			tb.wantText("[data-run-ended]", "The session ended in another window.")
			tb.wantQuiet("two plans", hostOf(base))
		})
	}
}

// TestOwnPlanFromDamagedLink: what is wrong with a link is said, what can be
// read is shown, and without a plan there is a way on.
func TestOwnPlanFromDamagedLink(t *testing.T) {
	base := riverside(t)["file"]
	tb := newTab(t)
	const lost = "Part of this plan was lost or changed on the way. What could be read is below. Check it with the person who sent it."
	for _, tt := range []struct {
		name, hash, told string
		steps            int
	}{
		{"no plan", "", "There is no plan in this link.", 0},
		{"an empty plan", "#p=", "This link is damaged, and nothing of the plan could be read. Ask for it again.", 0},
		{"a place on the page", "#page.main", "There is no plan in this link.", 0},
		{"cut off", "#p=" + codeOne[:48], lost, 2},
		{"of a later version", "#p=2" + codeOne[1:], "This plan was made with a newer version of the handbook, so it cannot be read here.", 0},
		{"rubbish", "#p=%E0%A4%A", "This link is damaged, and nothing of the plan could be read. Ask for it again.", 0},
		{"only a title", "#p=10000/tNothing", lost + " This plan has no steps yet.", 0},
		{"an activity that is gone", "#p=10000/tX/uold-favourite.hno-sheet.kno-page", lost + " No longer in this handbook: Old favourite. Kept as steps of your own. Check their minutes.", 1},
		{"all that a step can have", "#p=10000/tX.rLead.mWater/tA.wLead.pop.sHi.oN.hslips.kcards.ish.x1.mPen/ucards", lost, 2},
	} {
		tb.open("about:blank")
		tb.open(base + "run.html" + tt.hash)
		tb.wantText("[data-open=told]", tt.told)
		if got := eval[int](tb, `document.querySelectorAll("[data-plan-rows] [data-step]").length`); got != tt.steps {
			t.Errorf("%s: %d steps, want %d", tt.name, got, tt.steps)
		}
		if way, run := eval[bool](tb, `!document.querySelector("[data-open=none]").hidden`), eval[bool](tb, `!!document.querySelector("[data-plan-run]")`); way == (tt.steps > 0) || run != (tt.steps > 0) {
			t.Errorf("%s: a way on %v, a plan to run %v", tt.name, way, run)
		}
		if tt.steps == 0 {
			continue
		}
		tb.press("button[data-plan-run]")
		tb.wantText("[data-run-place]", "Step 1 of "+itoa(tt.steps))
		tb.press("[data-run-end]")
		tb.press("[data-run-yes]")
	}
	got := eval[[]string](tb, `[...document.querySelectorAll("[data-step='1'] [data-short], [data-step='1'] .timeline__note, .ready .check, .ready a")].map(e => e.textContent.trim().replace(/\s+/g, " "))`)
	want := []string{"Water", "Pen", "Cards 20, for step 2", "Slips 5, for step 2", "Slips 10 copies", "Open Slips", "Colour cards 5 minutes", "If late: shorten to 1", "N", "Handout: Slips", "Or instead: Colour cards"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what a step has (-want +got):\n%s", diff)
	}
	tb.wantQuiet("damaged links", "")
}

// TestLinkOfEndlessMinutes: a link cannot bring minutes that no plan of a
// handbook may have; a step of no minutes it can.
func TestLinkOfEndlessMinutes(t *testing.T) {
	base := riverside(t)["file"]
	tb := newTab(t)
	tb.open(base + "run.html#p=10000/tX.l99999.g7/tA.n1000000000/b99999/tB.n5~17~61/tDoors.n0/tC.n600")
	tb.wantText("[data-plan-sum]", "620 minutes · 7 people") // A and B take the usual ten
	if got := eval[[]string](tb, `[...document.querySelectorAll("[data-step] [data-min]")].map(e => e.textContent)`); !slices.Equal(got, []string{"10", "10", "0", "600"}) {
		t.Errorf("the steps take %s", got)
	}
}

// TestChoiceGoesAlong: people, start and length that were chosen for a plan
// come along to the builder, from there to the page that runs it, and back.
func TestChoiceGoesAlong(t *testing.T) {
	base := riverside(t)["file"]
	tb := newTab(t)
	tb.open(base + "plans/evening.html")
	tb.fill("n", "14")
	tb.fill("start", "19:30")
	tb.fill("length", "")
	sum := eval[string](tb, `document.querySelector("[data-plan-sum]").textContent`)
	tb.press(`a[href*="builder.html"]`)
	tb.wait("the builder shows it", `document.querySelector("[data-b=sum]")?.textContent == "`+sum+`"`)
	if got := eval[[]string](tb, `[...document.querySelectorAll(".builder__top [name]")].map(e => e.value)`); !slices.Equal(got, []string{"Evening", "19:30", "", "14"}) {
		t.Errorf("the fields show %q", got)
	}
	tb.press("[data-b=run]")
	tb.wantText("[data-plan-sum]", sum)
	tb.fill("n", "6")
	tb.fill("start", "20:00")
	sum = eval[string](tb, `document.querySelector("[data-plan-sum]").textContent`)
	tb.do(reload())
	tb.wantText("[data-plan-sum]", sum)
	tb.press("[data-open=change]")
	tb.wait("the builder shows what was chosen there", `document.querySelector("[data-b=sum]")?.textContent == "`+sum+`"`)
	tb.open("about:blank")
	tb.open(base + "builder.html?n=-3&start=99:99&length=abc&title=No#p=" + codeTwo)
	tb.wait("what makes no sense is left out", `document.querySelector("[data-b=sum]").textContent == "35 minutes · 10 people" && document.querySelector("[name=title]").value == "Two"`)
}

// TestOwnPlanFits: a small phone and large letters, before it runs and while,
// and the run sheet on paper.
func TestOwnPlanFits(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.openOwn(base, codeOne)
	tb.media("print", "light")
	text := eval[string](tb, `document.body.innerText.replace(/\s+/g, " ")`)
	for _, want := range []string{"Part of this plan was lost", "18:00 to 18:42 · 42 minutes · 10 people", "18 minutes spare of the booked 60. Shortest: 38 minutes.", "1. Colour cards in pairs Support Cards, Slips",
		"Running late? Shorten step 1 (12 to 8). Saves up to 4 minutes.", "Bring Cards 20 · Slips 5", "Print Slips", "Duty desk"} {
		if !strings.Contains(text, want) {
			t.Errorf("on paper there is no %q in\n%s", want, text)
		}
	}
	for _, no := range []string{"Run this plan", "Change this plan", "Before you start"} {
		if strings.Contains(text, no) {
			t.Errorf("on paper there is %q", no)
		}
	}
	tb.media("screen", "light")
	for _, runs := range []bool{false, true} {
		if runs {
			tb.press("button[data-plan-run]")
		}
		for _, size := range []struct{ width, text int64 }{{390, 100}, {320, 100}, {390, 200}, {320, 200}} {
			tb.size(size.width, 844)
			eval[bool](tb, fmt.Sprintf(`(() => { const s = new CSSStyleSheet(); s.replaceSync("html { font-size: %d%% }"); document.adoptedStyleSheets = [s]; return true })()`, size.text))
			where := fmt.Sprintf("running %v, %d px at %d %%", runs, size.width, size.text)
			if wide := eval[int](tb, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s: %d px wider than the screen", where, wide)
			}
			small := eval[[]string](tb, `[...document.querySelectorAll("main button, main a, main label, main input:not([type=checkbox])")].filter(e => e.getClientRects().length).map(e => [e, e.getBoundingClientRect()])
				.filter(([, r]) => r.height < 44 || r.width < 44).map(([e, r]) => e.textContent.trim() + " " + r.width + "x" + r.height)`)
			if len(small) > 0 {
				t.Errorf("%s: too small: %s", where, strings.Join(small, ", "))
			}
		}
		tb.size(390, 844)
		eval[bool](tb, `(document.adoptedStyleSheets = [], true)`)
	}
	for _, n := range tb.axTree() {
		if n.role == "button" || n.role == "link" || n.role == "checkbox" || n.role == "switch" {
			if n.name == "" {
				t.Errorf("a %s has no name", n.role)
			}
		}
	}
}
