//go:build !race

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// globbed lists files below dir that match one of the patterns, as paths from
// dir.
func globbed(t *testing.T, dir string, patterns ...string) []string {
	t.Helper()
	var out []string
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(p)))
		if err != nil || len(found) == 0 {
			t.Fatalf("nothing is called %s: %v", p, err)
		}
		for _, f := range found {
			rel, err := filepath.Rel(dir, f)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, filepath.ToSlash(rel))
		}
	}
	return out
}

// pagesOf lists the pages of a folder of a built handbook, without the list of
// them.
func pagesOf(t *testing.T, dir, folder string) []string {
	t.Helper()
	return slices.DeleteFunc(globbed(t, dir, folder+"/*.html"), func(name string) bool { return strings.HasSuffix(name, "/index.html") })
}

// pagesInAll lists the pages of a folder in the handbook's language and in
// Spanish.
func pagesInAll(t *testing.T, dir, folder string) []string {
	t.Helper()
	return append(pagesOf(t, dir, folder), pagesOf(t, dir, "es/"+folder)...)
}

// TestPlaybooksOnOneSide prints every playbook in every language: one side of
// either paper, in letters of 9 points and more, with its parts in their order,
// the numbers and when they were checked.
func TestPlaybooksOnOneSide(t *testing.T) {
	const parts = `[...document.querySelectorAll(".page h2")].filter(e => e.getClientRects().length).map(e => e.textContent.trim()).slice(0, 5).join(", ")`
	for name, dir := range map[string]string{"starter": handbook(t), "localised": localised(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tb := newTab(t)
			for _, page := range pagesInAll(t, dir, "playbooks") {
				begins, checked := "First minute, Get help if, Say this, Do now, Avoid", "Checked 1 Nov 2026"
				if strings.HasPrefix(page, "es/") {
					begins, checked = "Primer minuto, Pide ayuda si, Di esto, Haz ahora, Evita", "Comprobado el 1 nov 2026"
				}
				tb.media("", "")
				tb.open(fileAddress(dir) + page)
				for paper := range papers {
					if got := sheets(tb.pdf(paper)); got != 1 {
						t.Errorf("%s on %s: %d sheets", page, paper, got)
					}
				}
				tb.onPaper("Letter")
				if got := eval[string](tb, parts); got != begins {
					t.Errorf("%s begins with %s", page, got)
				}
				if small := eval[[]string](tb, smallerThan(9)); len(small) > 0 {
					t.Errorf("%s: smaller than 9 points: %q", page, small)
				}
				if words := eval[string](tb, `document.querySelector(".help").innerText + document.querySelector(".care").innerText`); name == "localised" && (strings.Count(words, "555 01") < 4 || strings.Count(words, checked) != 2) {
					t.Errorf("%s: the numbers read %q", page, words)
				}
			}
		})
	}
}

// smallerThan lists what is printed in smaller letters than so many points.
func smallerThan(points int) string {
	return fmt.Sprintf(`[...document.querySelectorAll("body *")].filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < %d * 4 / 3 - 0.01).map(e => e.className + " " + e.textContent.slice(0, 40))`, points)
}

// TestCardsOnOneSide: what is used in a session is one side, and so is every
// handout, in every language and with contacts that are not set.
func TestCardsOnOneSide(t *testing.T) {
	tb := newTab(t)
	for name, dir := range map[string]string{"starter": handbook(t), "localised": localised(t)} {
		var pages []string
		for _, folder := range []string{"techniques", "activities", "icebreakers", "policies"} {
			pages = append(pages, longest(t, dir, pagesOf(t, dir, folder), 4)...)
		}
		for _, folder := range []string{"es/activities", "es/icebreakers", "es/contacts"} {
			pages = append(pages, pagesOf(t, dir, folder)...)
		}
		for _, page := range append(append(pages, pagesInAll(t, dir, "handouts")...), longest(t, dir, pagesOf(t, dir, "contacts"), 2)...) {
			tb.open(fileAddress(dir) + page)
			for paper := range papers {
				if got := sheets(tb.pdf(paper)); got != 1 {
					t.Errorf("%s: %s on %s: %d sheets", name, page, paper, got)
				}
			}
		}
	}
}

// longest are the n largest files among pages.
func longest(t *testing.T, dir string, pages []string, n int) []string {
	t.Helper()
	size := func(name string) int64 {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	slices.SortFunc(pages, func(a, b string) int { return int(size(b) - size(a)) })
	return pages[:min(n, len(pages))]
}

// TestHandoutSizes: a handout is as large as the paper that it is made for, and
// cards to hold up have letters for the other end of the room.
func TestHandoutSizes(t *testing.T) {
	base := fileAddress(handbook(t))
	tb := newTab(t)
	width := func(page, selector string) int {
		tb.media("", "")
		tb.open(base + page)
		tb.onPaper("A4")
		return eval[int](tb, `Math.round(document.querySelector("`+selector+`").getBoundingClientRect().width * 25.4 / 96)`)
	}
	if got := width("handouts/grounding-card.html", ".sheet"); got != 105 {
		t.Errorf("the A6 card is %d mm wide", got)
	}
	if got := width("handouts/crisis-card.html", ".sheet"); got != 92 {
		t.Errorf("the wallet card is %d mm wide", got)
	}
	if got := width("handouts/timekeeper-cards.html", ".sheet--cards .part"); got < 85 || got > 99 {
		t.Errorf("a card to hold up is %d mm wide", got)
	}
	if got := eval[float64](tb, `parseFloat(getComputedStyle(document.querySelector(".sheet--cards h2")).fontSize)`); got < 40 {
		t.Errorf("its letters have %.0f px", got)
	}
}

// inSheets lays a page out as sheets side by side, by the rules by which a
// printer breaks pages, and lists headings that stand apart from what follows
// and boxes that are on two sheets.
const inSheets = `(() => {
	const gap = 40, width = innerWidth, sheet = new CSSStyleSheet();
	sheet.replaceSync("html, body { margin: 0; padding: 0; block-size: " + innerHeight + "px; } body { columns: " + width + "px; column-gap: " + gap + "px; column-fill: auto; inline-size: " + width + "px; }");
	document.adoptedStyleSheets = [sheet];
	const on = rect => Math.floor((rect.left + scrollX + 1) / (width + gap));
	const seen = e => [...e.getClientRects()].filter(r => r.width && r.height);
	const name = e => e.tagName + " " + e.textContent.trim().slice(0, 40);
	const faults = [];
	for (const e of document.querySelectorAll("tr, li, blockquote, .callout, .care, .facts, .call")) {
		const sheets = new Set(seen(e).map(on));
		if (sheets.size > 1 && !e.querySelector("li")) faults.push("split: " + name(e));
	}
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, n => n.data.trim() && n.parentElement.getClientRects().length ? 1 : 3);
	let heading = null, count = 0;
	while (texts.nextNode()) {
		const range = document.createRange(), inside = texts.currentNode.parentElement.closest("h1, h2, h3, h4");
		range.selectNodeContents(texts.currentNode);
		const rects = seen(range);
		if (!rects.length) continue;
		count = Math.max(count, on(rects[0]) + 1);
		if (inside) { heading = [inside, on(rects[0])]; continue }
		if (heading && heading[1] != on(rects[0])) faults.push("alone: " + name(heading[0]));
		heading = null;
	}
	return [String(count), ...faults];
})()`

// TestNothingIsTornApart: on pages of several sheets no heading stands alone at
// the foot of one, and no row, item or box is on two.
func TestNothingIsTornApart(t *testing.T) {
	dir := localised(t)
	tb := newTab(t)
	several := 0
	for _, page := range []string{
		"index.html", "a-z.html", "guides/session-structure.html", "guides/referral.html", "guides/confidentiality-and-limits.html", "guides/online-groups.html",
		"playbooks/index.html", "activities/index.html", "contacts/index.html", "plans/index.html", "plans/first-meeting.full.html", "contacts/emergency.html",
	} {
		for paper := range papers {
			tb.media("", "")
			tb.open(fileAddress(dir) + page)
			tb.onPaper(paper)
			found := eval[[]string](tb, inSheets)
			if found[0] != "1" {
				several++
			}
			for _, fault := range found[1:] {
				t.Errorf("%s on %s: %s", page, paper, fault)
			}
		}
	}
	if several < 12 {
		t.Errorf("only %d pages take several sheets, so little was tried", several)
	}
}
