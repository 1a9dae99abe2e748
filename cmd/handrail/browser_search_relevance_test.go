//go:build !race

package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// labelled is a query and the pages that answer it: "playbooks/conflict",
// "glossary#airtime".
type labelled struct {
	Q      string `json:"q"`
	Class  string `json:"class"`
	Half   string `json:"half"`
	Expect oneOrMore
}

// oneOrMore is a text or a list of texts.
type oneOrMore []string

func (o *oneOrMore) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, (*[]string)(o))
	}
	var s string
	err := json.Unmarshal(data, &s)
	*o = oneOrMore{s}
	return err
}

func readLabelled(t *testing.T, name string) []labelled {
	t.Helper()
	data, err := os.ReadFile("../../generator/search/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Queries []labelled }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Queries
}

// score sums up how queries were answered.
type score struct{ n, first, three, empty, reciprocal float64 }

func (s *score) add(rank int, links int) {
	s.n++
	if links == 0 {
		s.empty++
	}
	if rank == 0 {
		return
	}
	s.reciprocal += 1 / float64(rank)
	if rank == 1 {
		s.first++
	}
	if rank <= 3 {
		s.three++
	}
}

// share is a part of the queries, in per cent.
func (s score) share(of float64) float64 { return 100 * of / s.n }

// floors are the least shares of queries whose page is among the first three,
// by class; "" is all of them.
var floors = map[string]float64{"": 95, "title": 100, "prefix": 100, "typo": 100, "form": 95, "question": 95, "everyday": 88}

// TestSearchRelevance asks the page's own search everything that people were
// seen or thought to ask, and wants the right page among the first three. The
// method was fitted to the half tune; held was kept apart; second was written
// later, by someone who saw neither the word lists nor the other halves, and
// found 97.7 % among the first three before anything was changed for it. When
// the handbook grew by 63 pages, labels were added without sight of results,
// and a few lines of everyday words after reading what was missed.
func TestSearchRelevance(t *testing.T) {
	queries := readLabelled(t, "queries.json")
	if len(queries) < 250 {
		t.Fatalf("%d queries, want 250", len(queries))
	}
	scores := map[string]*score{}
	answers, _ := askAll(t, "", queries)
	for i, links := range answers {
		q := queries[i]
		rank := 1 + slices.IndexFunc(links, func(l string) bool { return slices.Contains(q.Expect, l) })
		for _, key := range []string{q.Half + "/" + q.Class, q.Half + "/"} {
			if scores[key] == nil {
				scores[key] = &score{}
			}
			scores[key].add(rank, len(links))
		}
	}
	t.Logf("%-6s %-9s %4s %8s %8s %6s %6s", "half", "class", "n", "first %", "three %", "MRR", "empty")
	for _, half := range []string{"tune", "held", "second"} {
		for _, class := range []string{"title", "prefix", "typo", "everyday", "question", "form", ""} {
			s := scores[half+"/"+class]
			if s == nil {
				t.Fatalf("no queries of class %s in the half %s", class, half)
			}
			t.Logf("%-6s %-9s %4.0f %8.1f %8.1f %6.3f %6.0f", half, class, s.n, s.share(s.first), s.share(s.three), s.reciprocal/s.n, s.empty)
			if got := s.share(s.three); got < floors[class] {
				t.Errorf("%s %s: the page is among the first three for %.1f %%, want %.0f %%", half, class, got, floors[class])
			}
			if class == "" && (s.empty > 0 || s.share(s.first) < 85) {
				t.Errorf("%s: the page is first for %.1f %%, want 85 %%; %.0f empty answers, want none", half, s.share(s.first), s.empty)
			}
		}
	}
}

// TestSearchCrisis: whoever types that somebody is in danger finds the right
// urgent playbook first, with the help line above it, in each language.
func TestSearchCrisis(t *testing.T) {
	for folder, name := range map[string]string{"": "crisis.json", "es/": "crisis.es.json"} {
		queries := readLabelled(t, name)
		if len(queries) < 60 {
			t.Fatalf("%s: %d phrasings, want 60", name, len(queries))
		}
		answers, helped := askAll(t, folder, queries)
		for i, links := range answers {
			if !helped[i] {
				t.Errorf("%q: the help line is not shown", queries[i].Q)
			}
			if len(links) == 0 || !slices.Contains(queries[i].Expect, links[0]) {
				t.Errorf("%q finds %v, want %v first", queries[i].Q, links[:min(len(links), 3)], queries[i].Expect)
			}
		}
	}
}

// TestSearchSpanish: everyday words in Spanish lead to the right page, also to
// one that is there in English only, among the first three.
func TestSearchSpanish(t *testing.T) {
	queries := readLabelled(t, "everyday.es.json")
	answers, _ := askAll(t, "es/", queries)
	for i, links := range answers {
		if first := links[:min(len(links), 3)]; !slices.ContainsFunc(first, func(l string) bool { return slices.Contains(queries[i].Expect, l) }) {
			t.Errorf("%q finds %v, want %v", queries[i].Q, first, queries[i].Expect)
		}
	}
}

// askAll puts each query into the field of the handbook in the language of the
// folder and returns the pages of the results, or "help" for an answer that
// found nothing and offers help instead; and for each whether the help line
// was shown. A page has one name in all languages.
func askAll(t *testing.T, folder string, queries []labelled) (answers [][]string, helped []bool) {
	t.Helper()
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + folder + "index.html")
	tb.keys("/")
	tb.wait("the index is there", `"ready" in document.querySelector("form[data-search]").dataset`)
	texts := make([]string, len(queries))
	for i, q := range queries {
		texts[i] = q.Q
	}
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	answers = eval[[][]string](tb, `(`+string(list)+`).map(q => {
		const input = document.getElementById("q");
		input.value = q;
		input.dispatchEvent(new Event("input", { bubbles: true }));
		const found = /^\d/.test(document.getElementById("search-status").textContent);
		const links = [...document.querySelectorAll("#search-results a")].map(a => a.href);
		const help = document.querySelector("[data-search-help]").hidden ? "" : "shown";
		return [help, ...(found ? links : links.length ? ["help"] : [])];
	})`)
	for n, links := range answers {
		helped = append(helped, links[0] == "shown")
		links = links[1:]
		answers[n] = links
		for i, l := range links {
			links[i] = pageOf(strings.TrimPrefix(strings.TrimPrefix(l, base), folder))
		}
	}
	return answers, helped
}

// pageOf is a result's page: "playbooks/conflict" for a section of it too,
// "glossary#airtime" for a word of the glossary.
func pageOf(link string) string {
	path, anchor, _ := strings.Cut(link, "#")
	path = strings.TrimSuffix(path, ".html")
	if path == "glossary" && anchor != "" {
		path += "#" + anchor
	}
	return path
}
