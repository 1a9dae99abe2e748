//go:build !race

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// builderRows are the steps on the page: clock, title, minutes.
const builderRows = `[...document.querySelectorAll("[data-b=rows] > :not(.builder__offer)")].map(row =>
	["[data-f=clock]", "[data-f=title]"].map(s => row.querySelector(s).textContent).join(" ") + " " + row.querySelector("[name=time]").value)`

// part is the text of a part of the builder.
func (tb *tab) part(name string) string {
	tb.t.Helper()
	return eval[string](tb, `document.querySelector("[data-b=`+name+`]").textContent`)
}

// pressIn clicks the button of a row, counted from 1, or of the page (0).
func (tb *tab) pressIn(what string, row int) {
	tb.t.Helper()
	within := "main"
	if row > 0 {
		within = "[data-b=rows] > :nth-child(" + itoa(row) + ")"
	}
	eval[chromedp.Void](tb, `document.querySelector("`+within+` [data-do=`+what+`]").focus()`)
	tb.keys(kb.Enter)
}

// put types into a field as a reader does who comes from elsewhere and leaves.
func (tb *tab) put(selector, value string) {
	tb.t.Helper()
	eval[chromedp.Void](tb, `(() => {
		const field = document.querySelector(`+jsonText(selector)+`);
		field.focus();
		field.value = `+jsonText(value)+`;
		for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, {bubbles: true}));
		field.blur();
	})()`)
}

func (tb *tab) wantSteps(want ...string) {
	tb.t.Helper()
	if got := eval[[]string](tb, builderRows); !slices.Equal(got, want) {
		tb.t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (tb *tab) wantSaid(want string) {
	tb.t.Helper()
	if got := tb.part("say"); got != want {
		tb.t.Errorf("a screen reader hears %q, want %q", got, want)
	}
}

// focused is what has the focus: the words of a button or a row's title.
const focused = `(document.activeElement.querySelector("[data-f=title]") || document.activeElement).textContent`

// wantFocus fails when the focus is lost, or elsewhere.
func (tb *tab) wantFocus(want string) {
	tb.t.Helper()
	if got := eval[string](tb, focused); got != want {
		tb.t.Errorf("the focus is on %q, want %q", got, want)
	}
}

// TestBuilder puts a plan together from activities, an own step and a break,
// from a server and from disk. The times add up, and the plan is there again
// when the page is.
func TestBuilder(t *testing.T) {
	for place, base := range places(t) {
		if place == "path" {
			continue
		}
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "builder.html")
			eval[chromedp.Void](tb, `document.querySelector("[data-b=find]").focus()`)
			tb.keys("weath")
			tb.wait("the list is narrowed", `document.querySelectorAll("[data-do=add]").length == 1`)
			tb.wantSaid("1 found")
			if got := eval[string](tb, `document.querySelector("[data-do=add]").textContent`); got != "+Add Weather report Icebreaker · 12 min · Energy: low" {
				t.Errorf("the hit reads %q", got)
			}
			tb.pressIn("add", 0)
			tb.wantSaid("Weather report is step 1 of 1")
			tb.wantFocus("Weather report") // still on the button that added it
			tb.do(chromedp.SetValue(`form [name=title]`, "Our own talk"), chromedp.SetValue(`form [name=time]`, "20"))
			tb.do(chromedp.Click(`form:has([name=title]) button`))
			tb.wantSaid("Our own talk is step 2 of 2")
			tb.do(chromedp.Click(`form:has([name=break]) button`))
			tb.wantSteps("18:00 Weather report 12", "18:12 Our own talk 20", "18:32 Break 10")
			tb.put("[name=length]", "40")
			if sum, slack := tb.part("sum"), tb.part("slack"); sum != "18:00 to 18:42 · 42 minutes · 10 people" || slack != "Over by 2 minutes of the booked 40" {
				t.Errorf("the builder says %q and %q", sum, slack)
			}
			tb.put("[name=group]", "14")
			tb.put("[data-b=rows] > :nth-child(2) [name=time]", "25")
			tb.put("[name=title]", "Tuesday group")
			tb.pressIn("more", 2)
			tb.put("[data-b=rows] > :nth-child(2) [name=if_short]", "shorten")
			tb.put("[data-b=rows] > :nth-child(2) [name=who]", "Both")
			want := []string{"18:00 Weather report 16", "18:16 Our own talk 25", "18:41 Break 10"}
			tb.wantSteps(want...)
			if got := tb.part("warn"); got != "Step 1, Weather report: It is made for 3–12 people.Step 2, Our own talk: Say how short it can be, under Change." {
				t.Errorf("the warnings are %q", got)
			}
			link := tb.field("link")
			tb.open(base + "builder.html?again")
			tb.wait("the plan is there again", builderRows+".length == 3")
			tb.wantSteps(want...)
			if again := tb.field("link"); strings.Split(again, "#")[1] != strings.Split(link, "#")[1] {
				t.Errorf("the link was %s and is %s", link, again)
			}
			if keys := eval[[]string](tb, `Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])`); !slices.Equal(keys, []string{"handrail:peer-groups"}) {
				t.Errorf("the device stores %v", keys)
			}
			tb.pressIn("again", 0)
			tb.wantSteps()
			tb.pressIn("undo", 0)
			tb.wantSteps(want...)
			tb.wantQuiet("builder", hostOf(base))
		})
	}
}

// field is the value of a field of the builder.
func (tb *tab) field(name string) string {
	tb.t.Helper()
	return eval[string](tb, `document.querySelector("[data-b=`+name+`]").value`)
}

// adapt opens a plan of the handbook in the builder, as its page leads there.
func (tb *tab) adapt(base, plan string) {
	tb.t.Helper()
	tb.open(base + "plans/" + plan + ".html")
	tb.do(chromedp.Click(`a[href*="builder.html#from="]`))
	tb.wait("the plan is open", `document.querySelector("[data-b=rows]")?.children.length`)
}

// TestBuilderByKeyboard moves steps with buttons and with Alt and arrows, takes
// one out and brings it back. The focus is never lost, and each change is said.
func TestBuilderByKeyboard(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.adapt(base, "weekly-five-steps")
	tb.pressIn("up", 2)
	tb.wantSaid("Weather report is now step 1 of 8")
	tb.wantFocus("Weather report") // the name within the button's label
	if got := eval[string](tb, `document.activeElement.textContent`); got != "↑Move up: Weather report" {
		t.Errorf("the focus is on %q", got)
	}
	tb.pressIn("up", 1)
	tb.wantSaid("Weather report is now step 1 of 8")
	alt := func(key string) {
		tb.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	}
	alt(kb.ArrowDown)
	alt(kb.ArrowDown)
	tb.wantSaid("Weather report is now step 3 of 8")
	if got := eval[string](tb, `document.activeElement.textContent`); got != "↑Move up: Weather report" {
		t.Errorf("after Alt and arrow the focus is on %q", got)
	}
	eval[chromedp.Void](tb, `document.querySelector("[data-b=rows] > :nth-child(3) [name=time]").focus()`)
	alt(kb.ArrowUp)
	tb.wantSaid("Weather report is now step 2 of 8")
	before := eval[[]string](tb, builderRows)
	tb.pressIn("remove", 4)
	tb.wantSaid("Coping toolbox swap is removed.")
	tb.wantFocus("Undo")
	if got := len(eval[[]string](tb, builderRows)); got != 7 {
		t.Errorf("%d rows are left", got)
	}
	tb.keys(kb.Enter)
	tb.wantSteps(before...)
	tb.wantFocus("Coping toolbox swap")
	tb.pressIn("down", 8)
	tb.wantSaid("One thing is now step 8 of 8")
	tb.wantQuiet("builder", hostOf(base))
}

// TestAddToPlan adds an activity from its page to the draft, once.
func TestAddToPlan(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	for _, name := range []string{"activities/one-thing.html", "icebreakers/weather-report.html"} {
		tb.open(base + name)
		tb.do(chromedp.Click(`a[href*="builder.html#add="]`))
		tb.wait("the step is there", `document.activeElement.closest?.("[data-b=rows] li")`)
	}
	tb.wantSteps("18:00 One thing 7", "18:07 Weather report 12")
	tb.wantFocus("Weather report")
	if got := eval[string](tb, `location.hash`); got != "" {
		t.Errorf("the address still asks for %s", got)
	}
	tb.pressIn("undo", 0)
	tb.wantSteps("18:00 One thing 7")
	tb.open(base + "index.html")
	tb.open(base + "builder.html#add=nobody-knows")
	tb.wait("the page says that it is not there", `!document.querySelector("[data-b=told]").hidden`)
	tb.wantSteps("18:00 One thing 7")
}

// TestBuilderFits: a small phone and large letters need no sideways scrolling,
// and a thumb finds everything; also with a step open and one taken out.
func TestBuilderFits(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.adapt(base, "weekly-five-steps")
	tb.put("[name=group]", "30")
	tb.pressIn("more", 1)
	tb.pressIn("remove", 3)
	for _, tt := range []struct {
		width int64
		text  string
	}{{390, "100%"}, {320, "100%"}, {390, "200%"}, {320, "200%"}, {1280, "100%"}} {
		tb.size(tt.width, 844)
		eval[chromedp.Void](tb, `document.styleSheets[0].insertRule("html { font-size: `+tt.text+` }", document.styleSheets[0].cssRules.length)`)
		if got := eval[int64](tb, `document.documentElement.scrollWidth`); got > tt.width {
			t.Errorf("%d px, text %s: the page is %d wide", tt.width, tt.text, got)
		}
		small := eval[[]string](tb, `[...document.querySelectorAll("main button, main input, main select")].filter(e => {
			const box = e.getBoundingClientRect();
			return box.width && (box.width < 44 || box.height < 44 || box.right > innerWidth);
		}).map(e => (e.name || e.textContent) + " " + Math.round(e.getBoundingClientRect().width) + " x " + Math.round(e.getBoundingClientRect().height))`)
		if len(small) > 0 {
			t.Errorf("%d px, text %s: too small or cut off: %s", tt.width, tt.text, strings.Join(small, ", "))
		}
	}
	for _, n := range tb.axTree() {
		switch n.role {
		case "button", "textbox", "combobox", "spinbutton", "searchbox", "InputTime", "link", "listitem":
			if n.name == "" && n.role != "listitem" {
				t.Errorf("a %s has no name", n.role)
			}
		}
	}
}

// TestBuilderOnPaper prints a run sheet on one side, without what only a
// screen needs.
func TestBuilderOnPaper(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	for id := range planCodes(t, handbook(t)) {
		tb.adapt(base, id)
		for paper, size := range papers {
			pdf := call(tb, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size[0], PaperHeight: size[1], PrintBackground: new(true)})
			if got := sheets([]byte(pdf.Data)); got != 1 {
				t.Errorf("%s on %s: %d sheets", id, paper, got)
			}
		}
	}
	tb.adapt(base, "weekly-five-steps")
	tb.media("print", "dark")
	shown := eval[[]string](tb, `[...document.querySelectorAll("main button, main select, main h1, main [type=search], main [type=file]")].filter(e => e.getClientRects().length).map(e => e.textContent)`)
	if len(shown) > 0 {
		t.Errorf("printed: %s", strings.Join(shown, ", "))
	}
	text := eval[string](tb, `document.querySelector("main").innerText`)
	for _, want := range []string{"Weekly session in five steps", "18:20", "If late: shorten to 20", "Welcome. What you say stays here", "Running late?", "Ground rules poster"} {
		if !strings.Contains(text, want) {
			t.Errorf("the run sheet lacks %q", want)
		}
	}
}
