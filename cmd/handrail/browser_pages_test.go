//go:build !race

package main

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"
)

// pageNames lists the HTML files of the built handbook.
func pageNames(t *testing.T) []string {
	t.Helper()
	return pagesIn(t, handbook(t))
}

// TestPagesAreQuiet opens every page of the handbook from a server, from a
// folder of a server and from disk: no page says anything in the console or
// asks another host for anything.
func TestPagesAreQuiet(t *testing.T) {
	names := pageNames(t)
	if len(names) < 40 {
		t.Fatalf("the handbook has %d pages, want at least 40", len(names))
	}
	for place, base := range places(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			for _, name := range names {
				tb.open(base + name)
				tb.wantQuiet(name, hostOf(base))
			}
		})
	}
}

// builtPage is what links need to know of a built page.
type builtPage struct {
	ids   map[string]bool
	links []string
}

func readPage(t *testing.T, name string) builtPage {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(handbook(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return parsePage(t, name, data)
}

// parsePage reads the page called name from its bytes.
func parsePage(t *testing.T, name string, data []byte) builtPage {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := builtPage{ids: map[string]bool{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if p.ids[a.Val] {
					t.Errorf("%s: the id %q stands twice", name, a.Val)
				}
				p.ids[a.Val] = true
			case "href", "src", "action", "data-index", "data-reader", "data-run":
				p.links = append(p.links, a.Val)
			case "style":
				t.Errorf("%s: a style attribute: %s", name, a.Val)
			}
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: an event handler: %s", name, a.Key)
			}
		}
	}
	return p
}

// TestLinksLeadSomewhere follows every link, script, style and picture of
// every page: each is relative, names a file that is there, and an anchor that
// is on it.
func TestLinksLeadSomewhere(t *testing.T) {
	names := pageNames(t)
	pages := map[string]builtPage{}
	for _, name := range names {
		pages[name] = readPage(t, name)
	}
	checked := 0
	for _, name := range names {
		for _, link := range pages[name].links {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: bad address %q", name, link)
				continue
			}
			if u.Scheme != "" {
				if u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "tel" && u.Scheme != "sms" && u.Scheme != "mailto" {
					t.Errorf("%s: address %q", name, link)
				}
				continue
			}
			to := name
			if u.Path != "" {
				to = path.Join(path.Dir(name), u.Path)
			}
			checked++
			if strings.HasPrefix(u.Path, "/") || strings.HasPrefix(to, "../") || strings.HasSuffix(u.Path, "/") {
				t.Errorf("%s: %q does not name a file below the handbook", name, link)
			} else if _, err := os.Stat(filepath.Join(handbook(t), filepath.FromSlash(to))); err != nil {
				t.Errorf("%s: %q leads nowhere", name, link)
			} else if p, ok := pages[to]; ok && u.Fragment != "" && !p.ids[u.Fragment] && strings.TrimPrefix(to, "es/") != "builder.html" { // there it is what to build
				t.Errorf("%s: %q: no such place on the page", name, link)
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d links were found", checked)
	}
}

// TestWithoutScripts reads the handbook with JavaScript off: text, lists and
// navigation are there, and the search form leads to the A-Z index.
func TestWithoutScripts(t *testing.T) {
	tb := newTab(t)
	tb.scripts(false)
	base := places(t)["top"]
	tb.open(base + "index.html")
	for _, name := range []string{"playbooks/conflict.html", "activities/index.html", "plans/weekly-five-steps.html"} {
		tb.open(base + name)
		root := readPage(t, name)
		if len(root.links) < 10 {
			t.Errorf("%s has %d links", name, len(root.links))
		}
	}
	tb.open(base + "playbooks/conflict.html")
	tb.keys(kb.Tab + kb.Tab + kb.Tab + "quiet" + kb.Enter)
	tb.waitFor("the search form leads to the A-Z index", func() bool {
		history, err := chromedp.Call(tb.ctx, cdppage.GetNavigationHistory, cdp.Empty{})
		return err == nil && strings.HasPrefix(history.Entries[history.CurrentIndex].URL, base+"a-z.html?q=quiet")
	})
}
