//go:build !race

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/generator/plan"
)

// vectors are plans and what comes of them, the same for generator/plan and
// for js/plan.js.
type vectors struct {
	Vectors []struct {
		Name    string    `json:"name"`
		Plan    plan.Plan `json:"plan"`
		Recover []struct {
			From    int        `json:"from"`
			Minutes int        `json:"minutes"`
			Cuts    []plan.Cut `json:"cuts"`
		} `json:"recover"`
	} `json:"vectors"`
}

// TestPlanVectors works out every vector in the browser: numbers, clocks and
// lists are those that the build came to.
func TestPlanVectors(t *testing.T) {
	data, err := os.ReadFile("../../generator/plan/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all vectors
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	tb := newTab(t)
	tb.open(places(t)["file"] + "plans/weekly-five-steps.html")
	type outcome struct{ Got, Want any }
	got := eval[[]outcome](tb, `(`+string(data)+`).vectors.map(v => ({Got: handrailPlan.compute(v.plan), Want: v.want}))`)
	if len(got) != len(all.Vectors) || len(got) < 30 {
		t.Fatalf("%d outcomes for %d vectors", len(got), len(all.Vectors))
	}
	for i, o := range got {
		if diff := cmp.Diff(o.Want, o.Got); diff != "" {
			t.Errorf("%s: the browser differs (-want +got):\n%s", all.Vectors[i].Name, diff)
		}
	}
	wantRecovered(t, tb, data, all)
	wantSameCuts(t, tb, data, all)
}

// wantRecovered compares what to cut from a step on, after a moment, with the
// table.
func wantRecovered(t *testing.T, tb *tab, data []byte, all vectors) {
	t.Helper()
	got := eval[[][][]plan.Cut](tb, `(`+string(data)+`).vectors.map(v => (v.recover || []).map(r => handrailPlan.cutsAfter(v.plan, r.from, r.minutes)))`)
	compared := 0
	for i, v := range all.Vectors {
		for j, r := range v.Recover {
			compared++
			if diff := cmp.Diff(r.Cuts, got[i][j]); diff != "" {
				t.Errorf("%s: to save %d minutes from step %d (-want +got):\n%s", v.Name, r.Minutes, r.From, diff)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d moments are compared", compared)
	}
}

// wantSameCuts asks both for what to cut, from every step on.
func wantSameCuts(t *testing.T, tb *tab, data []byte, all vectors) {
	t.Helper()
	cuts := eval[[][][]plan.Cut](tb, `(`+string(data)+`).vectors.map(v =>
		[...Array((v.plan.steps || []).length + 1).keys()].flatMap(i => [0, 1, 9, 99].map(need => handrailPlan.cutsAfter(v.plan, i + 1, need))))`)
	for i, v := range all.Vectors {
		var want [][]plan.Cut
		for from := 1; from <= len(v.Plan.Steps)+1; from++ {
			for _, need := range []int{0, 1, 9, 99} {
				want = append(want, plan.CutsAfter(v.Plan, from, need))
			}
		}
		if diff := cmp.Diff(want, cuts[i]); diff != "" {
			t.Errorf("%s: cuts differ (-want +got):\n%s", v.Name, diff)
		}
	}
}

// TestPlanPageAgrees opens plans as written: what the script writes anew is
// word for word what the build wrote.
func TestPlanPageAgrees(t *testing.T) {
	tb := newTab(t)
	where := map[string][]string{places(t)["top"]: {"plans/weekly-five-steps.html", "plans/first-meeting.html", "plans/short-hour.html"}}
	where[riverside(t)["top"]] = []string{"plans/evening.html", "plans/pinned.html", "plans/loose.html"}
	for base, names := range where {
		for _, name := range names {
			tb.open(base + name)
			tb.wait("the script wrote the page", `globalThis.handrailPage`)
			eval[bool](tb, `fetch(location.href).then(r => r.text()).then(text => { globalThis.written = new DOMParser().parseFromString(text, "text/html") }) && true`)
			tb.wait("the page came again", `globalThis.written`)
			for _, part := range []string{".plan__sum", ".parts", ".parts__list", ".ready", ".timeline", ".plan__late"} {
				const html = `(d => d.querySelector("%s")?.outerHTML.replace(/\s+/g, " ") ?? "")(%s)`
				built, shown := eval[string](tb, fmt.Sprintf(html, part, "written")), eval[string](tb, fmt.Sprintf(html, part, "document"))
				if diff := cmp.Diff(strings.ReplaceAll(built, "<", "\n<"), strings.ReplaceAll(shown, "<", "\n<")); diff != "" {
					t.Errorf("%s, %s (-built +shown):\n%s", name, part, diff)
				}
			}
		}
	}
}

// TestPlanForOthers changes people, start and length: clocks, minutes, slack,
// cuts and counts follow, and the address keeps the choice.
func TestPlanForOthers(t *testing.T) {
	tb := newTab(t)
	base := riverside(t)["top"]
	tb.open(base + "plans/evening.html")
	tb.wantText("[data-plan-sum]", "18:00 to 18:57 · 57 minutes · 10 people")
	tb.fill("n", "14")
	tb.fill("start", "19:30")
	tb.wantText("[data-plan-sum]", "19:30 to 20:31 · 61 minutes · 14 people")
	tb.wantText("[data-plan-slack]", "Over by 1 minute of the booked 60")
	tb.fill("length", "75")
	tb.wantText("[data-plan-slack]", "14 minutes spare of the booked 75")
	tb.wantText(`[data-step="3"] [data-clock]`, "19:51")
	tb.wantText(`[data-step="2"] [data-min]`, "16")
	tb.wantText(`[data-step="2"] [data-warn]`, "Made for 3 to 12 people.")
	tb.wantText("[data-plan-late]", "Running late? Shorten Talk (20 to 12), Colour cards (16 to 8). Skip Round (10). That saves up to 26 minutes.")
	if got := eval[[]string](tb, `[...document.querySelectorAll(".ready .check")].map(e => e.textContent.trim().replace(/\s+/g, " "))`); !cmp.Equal(got, []string{"Water", "Cards 28, for step 2", "Slips 7, for step 2", "Slips 7 copies", "Colour cards 5 minutes"}) {
		t.Errorf("before the session: %q", got)
	}
	const want = "plans/evening.html?n=14&start=19:30&length=75"
	if got := tb.location(); got != base+want {
		t.Errorf("the address is %s, want %s", got, base+want)
	}
	tb.open(base + "index.html")
	tb.open(base + want)
	tb.wantText("[data-plan-sum]", "19:30 to 20:31 · 61 minutes · 14 people")
	if got := eval[[]string](tb, `[...document.querySelectorAll("[data-plan-choice] input")].map(e => e.value)`); !cmp.Equal(got, []string{"14", "19:30", "75"}) {
		t.Errorf("the fields show %q", got)
	}
	tb.press("[data-plan-reset]")
	tb.wantText("[data-plan-sum]", "18:00 to 18:57 · 57 minutes · 10 people")
	tb.open(base + "plans/evening.html?n=-3&start=99:99&length=abc")
	tb.wantText("[data-plan-sum]", "18:00 to 18:57 · 57 minutes · 10 people")
	if kept := eval[int](tb, `localStorage.length`); kept != 0 {
		t.Errorf("the device keeps %d things", kept)
	}
	tb.wantQuiet("a plan for others", hostOf(base))
}

// TestPlanHoldsItsActivities opens the activity of a step on the plan's page:
// its steps and words are there, and no id stands twice.
func TestPlanHoldsItsActivities(t *testing.T) {
	tb := newTab(t)
	base := riverside(t)["file"]
	tb.open(base + "plans/evening.html")
	tb.press(`[data-step="2"] summary`)
	tb.wait("the steps show", `document.querySelector('[data-step="2"] .how li').getClientRects().length`)
	said := eval[string](tb, `document.querySelector('[data-step="2"] .how').innerText`)
	for _, want := range []string{"Pick.", "Tell.", "Take the card that is like today."} {
		if !strings.Contains(said, want) {
			t.Errorf("the step does not say %q:\n%s", want, said)
		}
	}
	if got := eval[[]string](tb, `[...document.querySelectorAll(".calls-for a")].map(a => a.textContent)`); !cmp.Equal(got, []string{"Someone is in danger", "Someone cries"}) {
		t.Errorf("playbooks that may be needed: %q", got)
	}
	tb.wantQuiet("an activity in its plan", "")
}
