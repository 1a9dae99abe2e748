//go:build !race

package main

import (
	"encoding/csv"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// situation is what a facilitator types or looks for in everyday words, and
// the pages that answer it.
type situation struct {
	topic, words string
	pages        []string // "playbooks/conflict"; "icebreakers/*" is any icebreaker
	sign         string   // the words on the first page or on situations.html that say it; "" where none do
}

func readSituations(t *testing.T) []situation {
	t.Helper()
	f, err := os.Open("testdata/situations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.FieldsPerRecord = '\t', '#', 4
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []situation
	for _, row := range rows {
		out = append(out, situation{topic: row[0], words: row[1], pages: strings.Fields(row[2]), sign: row[3]})
	}
	return out
}

// answeredBy tells whether one of the pages is among those that answer it.
func (s situation) answeredBy(pages []string) bool {
	return slices.ContainsFunc(pages, func(p string) bool {
		return slices.ContainsFunc(s.pages, func(want string) bool {
			ok, _ := path.Match(want, p) // the patterns of the list are whole
			return ok
		})
	})
}

// TestSituations: forty things that happen to a facilitator, in everyday words,
// lead to the right page: among the first three results of the search, or by
// two taps from the first page whose words say it.
func TestSituations(t *testing.T) {
	list := readSituations(t)
	if len(list) != 40 {
		t.Fatalf("%d situations, want 40", len(list))
	}
	queries := make([]labelled, len(list))
	for i, s := range list {
		queries[i].Q = s.words
	}
	answers, _ := askAll(t, "", queries)
	taps := twoTaps(t)
	searched := 0
	for i, s := range list {
		found := s.answeredBy(answers[i][:min(len(answers[i]), 3)])
		if found {
			searched++
		}
		tapped := s.answeredBy(taps[s.sign])
		if s.sign != "" && !tapped {
			t.Errorf("%s, %q: the words %q do not lead to %v, but to %v", s.topic, s.words, s.sign, s.pages, taps[s.sign])
		}
		if !found && !tapped {
			t.Errorf("%s, %q: finds %v, want one of %v; and no sign says it", s.topic, s.words, answers[i][:min(len(answers[i]), 5)], s.pages)
		}
	}
	t.Logf("%d of %d are among the first three results", searched, len(list))
}

// twoTaps returns the pages that one reaches from the first page by two taps at
// most, by the words one goes by: a sign on situations.html, or the text of a
// link on the first page that leads there or to a list of pages.
func twoTaps(t *testing.T) map[string][]string {
	t.Helper()
	base := places(t)["top"]
	tb := newTab(t)
	links := func(page, script string) [][]string {
		tb.open(base + page)
		out := eval[[][]string](tb, script)
		for _, l := range out {
			l[0], l[1] = strings.TrimSpace(l[0]), pageOf(strings.TrimPrefix(l[1], base))
		}
		return out
	}
	const anchors = `[...document.querySelectorAll("main a[href]")].map(a => [a.textContent, a.href])`
	const signs = `[...document.querySelectorAll("main .signs li")].map(li => [li.textContent, li.closest(".card").querySelector("a").href])`
	taps := map[string][]string{}
	for _, l := range links("situations.html", signs) {
		taps[l[0]] = append(taps[l[0]], l[1])
	}
	for _, l := range links("index.html", anchors) {
		taps[l[0]] = append(taps[l[0]], l[1])
		if !strings.HasSuffix(l[1], "/index") {
			continue
		}
		for _, next := range links(l[1]+".html", anchors) {
			taps[l[0]] = append(taps[l[0]], next[1])
		}
	}
	return taps
}
