//go:build !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestBinder: the page that prints the whole handbook holds every page once,
// its ids are unique, and its links to pages stay inside.
func TestBinder(t *testing.T) {
	dir := localised(t)
	text, err := os.ReadFile(filepath.Join(dir, "print.html"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	ids, links, leaves := map[string]bool{}, []string{}, 0
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements have the id %s", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && n.Data == "a":
				links = append(links, a.Val)
			case a.Key == "class" && strings.HasPrefix(a.Val, "leaf "):
				leaves++
			}
		}
	}
	out := map[string]int{}
	for _, link := range links {
		anchor, inside := strings.CutPrefix(link, "#")
		switch {
		case inside && !ids[anchor]:
			t.Errorf("a link leads to %s, which is not there", link)
		case !inside && strings.HasSuffix(link, ".html"):
			out[link]++
		}
	}
	// what stands around every page: home twice, the four ways, how to keep it, and the other language
	for _, link := range []string{"index.html", "keep.html", "playbooks/index.html", "activities/index.html", "plans/index.html", "a-z.html", "es/print.html"} {
		delete(out, link)
	}
	if len(out) > 0 {
		t.Errorf("links leave the binder: %v", out)
	}
	pages := len(globbed(t, dir, "*/*.html", "glossary.html")) - 2*len(globbed(t, dir, "plans/*.full.html")) -
		len(globbed(t, dir, "es/*.html", "offline/*.html", "lessons/completion.html", "lessons/questions.html", "lessons/workbook.html"))
	if leaves != pages {
		t.Errorf("%d pages in the binder, %d in the handbook", leaves, pages)
	}
	tb := newTab(t)
	tb.open(fileAddress(dir) + "print.html")
	tb.onPaper("A4")
	if shown := eval[[]string](tb, `[...document.querySelectorAll("nav, .search, button, .sheetbar, .main .screen")].filter(e => e.getClientRects().length).map(e => e.className || e.tagName)`); len(shown) > 0 {
		t.Errorf("the binder prints %q", shown)
	}
	if small := eval[[]string](tb, smallerThan(8)); len(small) > 0 {
		t.Errorf("smaller than 8 points: %q", small[:min(5, len(small))])
	}
	tb.wantQuiet("print.html", "")
}

// TestBinderIsAsked: the way to the binder is one line of the first page, and
// no search leads there.
func TestBinderIsAsked(t *testing.T) {
	dir := handbook(t)
	tb := newTab(t)
	tb.open(fileAddress(dir) + "index.html")
	if got := eval[int](tb, `document.querySelectorAll("a[href='print.html']").length`); got != 1 {
		t.Errorf("%d links to the binder", got)
	}
	for _, name := range globbed(t, dir, "search/*.js", "a-z.html") {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "print.html") {
			t.Errorf("%s leads to the binder", name)
		}
	}
}
