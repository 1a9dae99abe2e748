//go:build !race

package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp/kb"
)

// axNode is what a screen reader is told of one element.
type axNode struct {
	id, parent accessibility.NodeID
	role, name string
	props      map[string]string
}

// axTree is the page as a screen reader gets it, what is hidden left out.
func (tb *tab) axTree() []axNode {
	tb.t.Helper()
	call(tb, accessibility.Enable, cdp.Empty{})
	var out []axNode
	for _, n := range call(tb, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		a := axNode{id: n.NodeID, parent: n.ParentID, role: axText(n.Role), name: axText(n.Name), props: map[string]string{}}
		for _, p := range n.Properties {
			a.props[string(p.Name)] = axText(p.Value)
		}
		out = append(out, a)
	}
	return out
}

func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(string(v.Value), `"`)
}

func roles(tree []axNode, role string) []axNode {
	return slices.DeleteFunc(slices.Clone(tree), func(n axNode) bool { return n.role != role })
}

// offered lists the options in the list of results.
func offered(tree []axNode) []axNode {
	var out []axNode
	for _, list := range roles(tree, "listbox") {
		for _, o := range roles(tree, "option") {
			if o.parent == list.id && list.name == "Search results" {
				out = append(out, o)
			}
		}
	}
	return out
}

// field lists the comboboxes called Search.
func field(tree []axNode) []axNode {
	return slices.DeleteFunc(roles(tree, "combobox"), func(n axNode) bool { return n.name != "Search" })
}

// TestSearchForScreenReaders reads the page as a screen reader does: a combobox
// that says whether it is open and which result is chosen, a list of options
// with names, and a count that is announced.
func TestSearchForScreenReaders(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "index.html")
	eval[bool](tb, `document.getElementById("q").focus() ?? true`)
	tb.wait("the index is there", `"ready" in document.querySelector("form[data-search]").dataset`)
	tree := tb.axTree()
	if box := field(tree); len(box) != 1 || box[0].props["expanded"] != "false" {
		t.Errorf("before a query the field is %+v, want one closed combobox called Search", box)
	}
	if n := len(offered(tree)); n != 0 {
		t.Errorf("%d options before a query", n)
	}
	tb.keys("conflict")
	tb.results(base)
	tb.keys(kb.ArrowDown)
	tree = tb.axTree()
	if box := field(tree); len(box) != 1 || box[0].props["expanded"] != "true" || box[0].props["autocomplete"] != "list" {
		t.Errorf("with results the field is %+v, want one open combobox", box)
	}
	if list := roles(tree, "listbox"); len(list) != 1 || list[0].name == "" {
		t.Errorf("the results are %+v, want one listbox with a name", list)
	}
	options := offered(tree)
	if len(options) == 0 || !strings.Contains(options[0].name, "conflict") || !strings.Contains(options[0].name, "Playbook") {
		t.Errorf("the options are %+v, want the playbook first, with its kind", options)
	}
	for i, o := range options {
		if chosen := o.props["selected"] == "true"; chosen != (i == 0) {
			t.Errorf("option %d, %+v, is chosen: %v", i, o, chosen)
		}
	}
	live := slices.ContainsFunc(roles(tree, "status"), func(n axNode) bool { return n.props["live"] == "polite" })
	if said := eval[string](tb, `document.getElementById("search-status").textContent`); !live || !strings.HasSuffix(said, "results") && !strings.HasSuffix(said, " shown") {
		t.Errorf("a screen reader hears %q (live region: %v), want the number of results", said, live)
	}
}

// TestSearchByKind narrows the answer by the buttons over it, by keyboard too.
func TestSearchByKind(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "index.html")
	tb.keys("/")
	tb.keys("feelings")
	all := tb.results(base)
	tb.keys(kb.Tab)
	tb.wait("Tab leads to the kinds", `document.activeElement.matches("[data-search-kinds] button")`)
	tb.keys(kb.Enter)
	tb.wait("Enter chooses a kind", `document.activeElement.getAttribute("aria-pressed") === "true"`)
	kind := eval[string](tb, `document.activeElement.textContent`)
	some := eval[[]string](tb, `[...document.querySelectorAll("#search-results .search__kind")].map(e => e.textContent)`)
	if len(some) == 0 || len(some) > len(all) || slices.ContainsFunc(some, func(k string) bool { return k != kind }) {
		t.Errorf("chosen %s, shown %v", kind, some)
	}
	tb.keys(kb.Enter)
	tb.wait("once more shows all again", `!document.querySelector("[data-search-kinds] [aria-pressed=true]")`)
	if again := tb.results(base); !slices.Equal(all, again) {
		t.Errorf("without a kind: %v, before: %v", again, all)
	}
}

// TestSearchOpensSections: where a section is the answer, the result leads to it.
func TestSearchOpensSections(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	tb.open(base + "index.html")
	tb.keys("/")
	tb.keys("before the first session")
	tb.results(base)
	links := eval[[]string](tb, `[...document.querySelectorAll("#search-results a")].filter(a => a.querySelector(".search__section").textContent).map(a => a.href)`)
	if len(links) == 0 {
		t.Fatal("no result leads to a section")
	}
	tb.open(links[0])
	tb.wait("the section is on the page", `document.getElementById(decodeURIComponent(location.hash.slice(1)))`)
	tb.open(base + "index.html")
	tb.keys("/")
	tb.keys("conflict")
	tb.wait("matched words are marked", `document.querySelectorAll("#search-results mark").length > 0`)
}

// TestSearchWithoutScripts: the form leads to the list of all pages.
func TestSearchWithoutScripts(t *testing.T) {
	base := places(t)["path"]
	tb := newTab(t)
	tb.scripts(false)
	tb.open(base + "guides/welcome.html")
	tb.scripts(true) // the page stays without, the test may look
	eval[bool](tb, `document.getElementById("q").focus() ?? true`)
	tb.keys("conflict" + kb.Enter)
	tb.wait("Enter leads to A to Z", `location.pathname.endsWith("/a-z.html")`)
}

// hostile are queries that nobody should be able to break the page with.
var hostile = []string{
	"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", `"'` + "`${alert(1)}", `\\u0000 \\`,
	"😀❤️ 1️⃣ 👩‍👩‍👧", "\u202eשלום עולם", "مرحبا", "\u0000\u0001", "%00%ff", "__proto__ constructor toString", strings.Repeat("ab cd ", 1700), strings.Repeat("x", 10_000),
}

// TestSearchSurvivesHostileQueries: whatever is typed, the page says nothing
// to the console, shows text as text, and answers the next question.
func TestSearchSurvivesHostileQueries(t *testing.T) {
	for place, base := range places(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "index.html")
			tb.keys("/")
			tb.wait("the index is there", `"ready" in document.querySelector("form[data-search]").dataset`)
			list, err := json.Marshal(hostile)
			if err != nil {
				t.Fatal(err)
			}
			empty := eval[[]string](tb, `[...`+string(list)+`, "\ud800 lone", "lone \udfff", "\ud83d"].filter(q => {
				const input = document.getElementById("q");
				input.value = q;
				input.dispatchEvent(new Event("input", { bubbles: true }));
				return !document.querySelector("#search-results a") || document.querySelector("#search-panel img, #search-panel script");
			})`)
			if len(empty) > 0 {
				t.Errorf("%d queries were not answered, or became elements: %.80q", len(empty), empty)
			}
			eval[string](tb, `document.getElementById("q").value = ""`)
			tb.keys("conflict")
			if got := tb.results(base); got[0] != "playbooks/conflict.html" {
				t.Errorf("afterwards conflict finds %v", got)
			}
			tb.wantQuiet("hostile queries", hostOf(base))
		})
	}
}
