//go:build !race

package main

import (
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// plansOf lists the plans of a built handbook, as paths without .html.
func plansOf(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "plans", "*.full.html"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d plans: %v", len(files), err)
	}
	var out []string
	for _, f := range files {
		out = append(out, "plans/"+strings.TrimSuffix(filepath.Base(f), ".full.html"))
	}
	return out
}

func (tb *tab) pdf(paper string) []byte {
	tb.t.Helper()
	size := papers[paper]
	return call(tb, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size[0], PaperHeight: size[1], PrintBackground: new(true)}).Data
}

// onPaper lays the page out as wide as the paper leaves room for, between
// margins of 12 mm.
func (tb *tab) onPaper(paper string) {
	tb.t.Helper()
	const margins = 2 * 12 / 25.4
	size := papers[paper]
	call(tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64((size[0] - margins) * 96), Height: int64((size[1] - margins) * 96), DeviceScaleFactor: 1,
	})
	tb.media("print", "light")
}

func fileAddress(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// TestRunSheets prints every plan: up to ten rows go on one sheet of either
// paper, in letters of 12 points, and nothing sticks out.
func TestRunSheets(t *testing.T) {
	for name, dir := range map[string]string{"starter": handbook(t), "full": fullHandbook(t)} {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t)
			for _, plan := range plansOf(t, dir) {
				for paper := range papers {
					tb.media("", "")
					tb.open(fileAddress(dir) + plan + ".html")
					rows := eval[int](tb, `document.querySelectorAll(".runsheet tbody tr").length`)
					if got := sheets(tb.pdf(paper)); got != 1 && rows <= 10 {
						t.Errorf("%s on %s: %d sheets for %d rows", plan, paper, got, rows)
					}
					tb.onPaper(paper)
					if small := eval[[]string](tb, `[...document.querySelectorAll("body *")].filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 15.99).map(e => e.className + " " + e.textContent.slice(0, 40))`); len(small) > 0 {
						t.Errorf("%s on %s: smaller than 12 points: %q", plan, paper, small)
					}
					if out := eval[[]string](tb, sticksOut); len(out) > 0 {
						t.Errorf("%s on %s: sticks out: %q", plan, paper, out)
					}
				}
			}
		})
	}
}

// sticksOut lists cells and blocks that hold more than they are wide, and what
// passes the edge of the page.
const sticksOut = `[...document.querySelectorAll(".runsheet *, .pocket *")].filter(e => e.getClientRects().length && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 || e.getBoundingClientRect().right > innerWidth + 1)).map(e => e.className + " " + e.textContent.slice(0, 40))`

// fullHandbook is a copy of the handbook's content with an address, numbers
// reserved for fiction, and a plan whose rows are as full as they come.
func fullHandbook(t *testing.T) string {
	t.Helper()
	site, out := t.TempDir(), t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	change := func(name string, edit func(string) string) {
		file := filepath.Join(site, "content", name)
		text, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(edit(string(text))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	change("handbook.yaml", func(s string) string { return s + "\nbase_url: https://handbook.example.org/\nversion: \"2026-11\"\n" })
	change("plans/crowded.md", func(string) string { return crowded })
	contacts, err := filepath.Glob(filepath.Join(site, "content", "contacts", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range contacts {
		change("contacts/"+filepath.Base(c), func(s string) string {
			return strings.Replace(s, "placeholder: true\n", "phone: \"01632 960 123\"\nverified: 2026-11-01\n", 1)
		})
	}
	a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	if err := a.build(context.Background(), site, out, siteFlags{quiet: true}, false); err != nil {
		t.Fatal(err)
	}
	return out
}

const crowded = `---
title: A long evening with everything in it, for a group that knows each other well
summary: Every row is full.
safety: care
start: "18:00"
length: 60
group: 12
roles: [Lead, Support, Timekeeper]
materials: [Water, Tissues, Name labels, Spare chairs, A clock on the wall]
steps:
  - {title: "Welcome, house rules and how tonight works for everyone", time: 5, who: Lead and Support, say: "I'm glad you came. Nobody has to tell their story tonight. What you say stays here, unless someone may get badly hurt, or a child or dependent adult may be harmed. More on that soon.", materials: [Chairs, Flip chart, Marker pens in four colours]}
  - {use: coping-toolbox-swap, who: Support, if_short: shorten}
  - {title: "Second long title about what stays here and what cannot", time: 6, who: Supervisor, at: "18:20", say: "Here is the whole of what stays here and what cannot. I want you to know it before you share. Please ask me anything about it, at any time tonight or later.", handout: handouts/limits-of-confidentiality}
  - {use: agreement-builder, who: Lead, if_short: shorten}
  - {break: 10, at: "19:45"}
  - {use: three-in-common, who: Support, if_short: skip}
  - {use: hopes-and-worries, who: Lead, if_short: shorten}
  - {title: "Summary, next date and where to get help tonight and tomorrow", time: 4, who: Lead, say: "If tonight stirred something up, talk to one of us before you go. We stay for twenty minutes. There is a list of numbers on the table by the door.", handout: grounding-card, materials: [Cards, Envelopes]}
  - {use: one-thing, who: Support, if_short: shorten}
---
Text.
`

// TestLongPlan: a plan that needs more sheets repeats the head of its table,
// and no row is on two. Rows of half a sheet and a little more go one on a
// sheet when they are kept whole, and on fewer sheets when they are not.
func TestLongPlan(t *testing.T) {
	tb := newTab(t)
	tb.open(fileAddress(handbook(t)) + "plans/weekly-five-steps.html")
	rows := eval[int](tb, `[...document.querySelectorAll(".runsheet tbody tr")].map(row => row.cells[5].style.height = "140mm").length`)
	for paper := range papers {
		if got := sheets(tb.pdf(paper)); got < rows || got > rows+1 {
			t.Errorf("%s: %d sheets for %d rows that fill one each", paper, got, rows)
		}
	}
	tb.onPaper("A4")
	if got := eval[string](tb, `getComputedStyle(document.querySelector(".runsheet thead")).display`); got != "table-header-group" {
		t.Errorf("the head of the table is a %s", got)
	}
}

// TestChoiceReachesSheets: people, start and length in the address change the
// run sheet of the plan's page and of the full plan, and are handed on.
func TestChoiceReachesSheets(t *testing.T) {
	for place, base := range places(t) {
		tb := newTab(t)
		const ask = "?n=14&start=18:30&length=75"
		for _, name := range []string{"plans/weekly-five-steps.html", "plans/weekly-five-steps.full.html"} {
			tb.open(base + name + ask)
			sheet := eval[string](tb, `document.querySelector(".runsheet").textContent`)
			for _, words := range []string{"18:30 to 20:03", "93 minutes", "14 people", "Over by 18 minutes of the booked 75", "2 (16 to 8)"} {
				if !strings.Contains(sheet, words) {
					t.Errorf("%s: %s: the sheet does not say %q", place, name, words)
				}
			}
			if got := eval[string](tb, `[...document.querySelectorAll(".runsheet [data-start]")].map(e => e.textContent).join(" ")`); got != "18:30 18:33 18:49 18:54 19:24 19:34 19:49 19:54" {
				t.Errorf("%s: %s: clocks %s", place, name, got)
			}
			if got := eval[string](tb, `document.querySelector("a[data-plan-view]").search`); got != ask {
				t.Errorf("%s: %s hands on %q", place, name, got)
			}
			// What the page's own controls choose stands in its links, and counts when it is printed.
			eval[string](tb, `document.querySelector("a[data-plan-view]").search = "?n=6"`)
			tb.pdf("A4")
			if got := eval[string](tb, `document.querySelector("[data-sheet] [data-sum]").textContent`); got != "18:00 to 19:21 · 81 minutes · 6 people" {
				t.Errorf("%s: %s: chosen before printing: %q", place, name, got)
			}
			tb.open(base + name + "?n=-1&start=later&length=x")
			if got := eval[string](tb, `document.querySelector("[data-sheet] [data-sum]").textContent`); got != "18:00 to 19:27 · 87 minutes · 10 people" {
				t.Errorf("%s: %s: nonsense in the address gives %q", place, name, got)
			}
			tb.wantQuiet(name, hostOf(base))
		}
		tb.open(base + "plans/weekly-five-steps.full.html" + ask)
		if got := eval[string](tb, `document.querySelector(".inlined [data-start]").textContent`); got != "18:33" {
			t.Errorf("%s: the first activity is at %s", place, got)
		}
	}
}

// TestScriptSaysWhatPagesSay: js/sheet.js writes, for the plan as it is
// written, just what the page says without it.
func TestScriptSaysWhatPagesSay(t *testing.T) {
	const shown = `[...document.querySelectorAll("[data-sheet]")].map(e => e.textContent.replace(/\s+/g, " ")).join("\n")`
	dir := fullHandbook(t)
	with, without := newTab(t), newTab(t)
	without.scripts(false)
	for _, plan := range plansOf(t, dir) {
		for _, view := range []string{".html", ".full.html"} {
			with.open(fileAddress(dir) + plan + view)
			without.open(fileAddress(dir) + plan + view)
			if got, want := eval[string](with, shown), eval[string](without, shown); got != want {
				t.Errorf("%s%s:\nwith    %s\nwithout %s", plan, view, got, want)
			}
		}
	}
}

// TestParticipantsSeeNoTimes reads what every participant version prints.
func TestParticipantsSeeNoTimes(t *testing.T) {
	tb := newTab(t)
	for _, plan := range plansOf(t, handbook(t)) {
		tb.open(fileAddress(handbook(t)) + plan + ".people.html")
		tb.onPaper("A4")
		words := eval[string](tb, `document.body.innerText`)
		if bad := regexp.MustCompile(`(?i)\d\d?:\d\d|\d\s*min(ute)?s?\b|\b(Lead|Support)\b|supervisor|emergency`).FindString(words); bad != "" {
			t.Errorf("%s: participants would read %q in\n%s", plan, bad, words)
		}
		if rows := eval[int](tb, `document.querySelectorAll(".order li").length`); rows < 5 {
			t.Errorf("%s: %d steps", plan, rows)
		}
		tb.media("", "")
		for paper := range papers {
			if got := sheets(tb.pdf(paper)); got != 1 {
				t.Errorf("%s on %s: %d sheets", plan, paper, got)
			}
		}
	}
}

// TestCardsFit: every pocket card holds its text within its edges, smaller
// than A6, and four go on a sheet.
func TestCardsFit(t *testing.T) {
	for name, dir := range map[string]string{"starter": handbook(t), "full": fullHandbook(t)} {
		tb := newTab(t)
		tb.open(fileAddress(dir) + "cards.html")
		for paper := range papers {
			tb.onPaper(paper)
			cards := eval[int](tb, `document.querySelectorAll(".pocket").length`)
			if tall := eval[[]string](tb, `[...document.querySelectorAll(".pocket")].filter(e => e.getBoundingClientRect().height > 124.5 * 96 / 25.4 || e.getBoundingClientRect().width > 105 * 96 / 25.4).map(e => e.querySelector("h2").textContent + " " + Math.round(e.getBoundingClientRect().height * 25.4 / 96) + " mm")`); len(tall) > 0 {
				t.Errorf("%s, %s: larger than a card: %q", name, paper, tall)
			}
			if out := eval[[]string](tb, sticksOut); len(out) > 0 {
				t.Errorf("%s, %s: sticks out: %q", name, paper, out)
			}
			tb.media("", "")
			if got, want := sheets(tb.pdf(paper)), (cards+3)/4; cards < 10 || got != want {
				t.Errorf("%s, %s: %d cards on %d sheets, want %d", name, paper, cards, got, want)
			}
		}
	}
}

// TestSheetsPrintWhite: from a dark screen too, and without what only a screen
// needs.
func TestSheetsPrintWhite(t *testing.T) {
	tb := newTab(t)
	base := fileAddress(handbook(t))
	for _, name := range []string{"plans/short-hour.html", "plans/short-hour.full.html", "plans/short-hour.people.html", "cards.html", "blank-plan.html"} {
		tb.media("", "")
		tb.open(base + name)
		for paper := range papers {
			if name == "blank-plan.html" && sheets(tb.pdf(paper)) != 1 {
				t.Errorf("%s on %s takes more than a sheet", name, paper)
			}
		}
		tb.media("print", "dark")
		if got := eval[string](tb, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 255, 255)" && got != "rgba(0, 0, 0, 0)" {
			t.Errorf("%s: paper has the colour %s", name, got)
		}
		if shown := eval[[]string](tb, `[...document.querySelectorAll("nav, .search, .skip, .scheme, button, .sheetbar, .help")].filter(e => e.getClientRects().length).map(e => e.className || e.tagName)`); len(shown) > 0 {
			t.Errorf("%s prints %q", name, shown)
		}
	}
}

// TestFullPlanHelpFirst: whoever grabs the top sheet of a full plan has the
// numbers to call.
func TestFullPlanHelpFirst(t *testing.T) {
	dir := handbook(t)
	tb := newTab(t)
	for _, plan := range plansOf(t, dir) {
		for paper := range papers {
			tb.media("", "")
			tb.open(fileAddress(dir) + plan + ".full.html")
			tb.onPaper(paper)
			if low := eval[[]float64](tb, `[...document.querySelectorAll(".sheet-help")].map(e => e.getBoundingClientRect().bottom / innerHeight)`); len(low) != 1 || low[0] > 0.5 {
				t.Errorf("%s on %s: the care block ends at %v of the first sheet", plan, paper, low)
			}
		}
	}
}
