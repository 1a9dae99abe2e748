package lint

import (
	"fmt"
	"math"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// How pages that are nearly the same are found. Every run of shingle words of
// a text is a shingle; two texts are as alike as the share of shingles that
// they have in common of all that they have. The share of equal minima of
// many hash functions estimates it (Broder, "On the resemblance and
// containment of documents", 1997), and pages that agree in a whole band of
// minima are compared in full. So the work grows with the text, not with the
// square of the pages.
const (
	shingle   = 4   // words
	leastRuns = 40  // shingles: shorter pages are alike by chance
	bands     = 16  // of rows minima each; pages of which 70 of 100 shingles
	rows      = 4   // are common share a band in 99 of 100 cases
	alike     = 0.7 // from here on pages are told to be nearly the same
)

// Doubles tells of pages that are nearly the same, each with the first page
// that it repeats.
func Doubles(s *site.Site) []diag.Diag {
	var ds []diag.Diag
	first := map[band]*site.Node{}
	for _, n := range s.Nodes {
		if n.Kind.Name == "contact" || n.Kind.Name == "glossary" {
			continue // contacts are alike, and must be
		}
		runs := shingles(n.Doc.Text)
		if len(runs) < leastRuns {
			continue
		}
		told := map[*site.Node]bool{}
		for _, b := range bandsOf(runs) {
			other := first[b]
			if other == nil {
				first[b] = n
				continue
			}
			if share := resemblance(runs, shingles(other.Doc.Text)); !told[other] && share >= alike {
				ds = append(ds, n.At(n.Values.Off("title"), len("title"), "page-double",
					fmt.Sprintf("the page is nearly the same as %s: they have %d %% of their text in common", other.File(), int(share*100)), "keep one page and link it, or say what is different"))
				told[other] = true
			}
			if told[other] {
				break
			}
		}
	}
	return ds
}

// shingles is the set of runs of words of a text, as hashes. They are the same
// on every machine.
func shingles(text string) map[uint64]bool {
	ts := tokens(text)
	out := make(map[uint64]bool, len(ts))
	for i := 0; i+shingle <= len(ts); i++ {
		h := uint64(14695981039346656037) // FNV-1a
		for _, t := range ts[i : i+shingle] {
			for j := range len(t.word) {
				h = (h ^ uint64(t.word[j])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out[h] = true
	}
	return out
}

// band is some minima of a page, and which.
type band struct {
	index  int
	minima [rows]uint64
}

// bandsOf makes the bands of a page's shingles.
func bandsOf(runs map[uint64]bool) [bands]band {
	var minima [bands * rows]uint64
	for i := range minima {
		minima[i] = math.MaxUint64
	}
	for h := range runs {
		for i := range minima {
			minima[i] = min(minima[i], mix(h+uint64(i)*0x9e3779b97f4a7c15))
		}
	}
	var out [bands]band
	for i := range out {
		out[i] = band{i, [rows]uint64(minima[i*rows : (i+1)*rows])}
	}
	return out
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014): a hash
// function for each number that is added to its argument.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// resemblance is the share of shingles that two texts have in common.
func resemblance(a, b map[uint64]bool) float64 {
	both := 0
	for h := range a {
		if b[h] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
