package search

import (
	"cmp"
	"slices"
)

// neighbourly puts pages with the same telling word in their titles side by
// side, so that the first results of most queries stand in few blocks. Urgent
// pages come first of all: an empty answer needs them at once. The order is
// otherwise that of docs.
func neighbourly(docs []Doc, lang *language) []Doc {
	count := map[string]int{} // in how many titles a stem stands
	stems := make([][]string, len(docs))
	for i, d := range docs {
		eachWord(d.Title, func(w string, _ bool) {
			if !lang.stop[w] {
				stems[i] = append(stems[i], lang.stem(w))
			}
		})
		slices.Sort(stems[i])
		stems[i] = slices.Compact(stems[i])
		for _, s := range stems[i] {
			count[s]++
		}
	}
	type place struct {
		urgent int
		word   string
		at     int
	}
	places := make([]place, len(docs))
	for i, d := range docs {
		places[i] = place{urgent: 1, at: i}
		if d.Urgent {
			places[i].urgent = 0
		}
		rarest := 0
		for _, s := range stems[i] {
			if n := count[s]; n > 1 && (rarest == 0 || n < rarest) {
				rarest, places[i].word = n, s
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(a.urgent-b.urgent, cmp.Compare(a.word, b.word), a.at-b.at) })
	out := make([]Doc, len(docs))
	for i, p := range places {
		out[i] = docs[p.at]
	}
	return out
}
