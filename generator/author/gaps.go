package author

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// gapName matches the name of a gap: its words, and which of several.
var gapName = regexp.MustCompile(`^(\[[^\[\]]+\])(?: ([1-9][0-9]?))?$`)

// filling is a text for the gap of a page that is at off.
type filling struct {
	site.Gap
	text string
}

// fill puts the answers that name gaps into the source of the page, and
// returns it with the answers that name fields. Nothing but the gaps changes.
// They count as they are before anything is filled, so that one answer does not
// move the next.
func fill(p *site.Page, pairs []Pair) ([]byte, []Pair, error) {
	var fields []Pair
	var fills []filling
	for _, pair := range pairs {
		m := gapName.FindStringSubmatch(pair.Field)
		if m == nil {
			fields = append(fields, pair)
			continue
		}
		nth, _ := strconv.Atoi(cmp.Or(m[2], "1"))
		fills = append(fills, filling{site.Gap{Words: m[1], Nth: nth}, strings.TrimSpace(pair.Text)})
	}
	open, found := p.OpenGaps(), fills[:0:0]
	for _, f := range fills {
		at := slices.IndexFunc(open, func(g site.Gap) bool { return g.Words == f.Words && g.Nth == f.Nth })
		if at < 0 {
			if filled(p, f, fills) {
				continue
			}
			return nil, nil, noGap(p, f.Gap, open)
		}
		f.Gap = open[at]
		if f.text == "" || strings.ContainsAny(f.text, "\r\n") {
			return nil, nil, Refused{[]diag.Diag{p.At(f.Off, len(f.Words), "gap-open", "a gap takes words, in one line", "to take the sentence out, open the file")}}
		}
		found = append(found, f)
	}
	src := p.Source()
	slices.SortFunc(found, func(a, b filling) int { return b.Off - a.Off })
	for _, f := range found { // from the end, so that places hold
		src = slices.Concat(src[:f.Off], []byte(f.text), src[f.Off+len(f.Words):])
	}
	return src, fields, nil
}

// filled tells whether an answer was given in an earlier run: no gap with its
// words is left, and all the answers for such gaps stand in the page. So the
// same file of answers may be read again.
func filled(p *site.Page, f filling, all []filling) bool {
	if slices.Contains(p.Gaps(), f.Words) {
		return false
	}
	for _, other := range all {
		if other.Words == f.Words && (other.text == "" || !bytes.Contains(p.Source(), []byte(other.text))) {
			return false
		}
	}
	return true
}

func noGap(p *site.Page, g site.Gap, open []site.Gap) error {
	names := make([]string, len(open))
	for i, o := range open {
		names[i] = o.Name()
	}
	other := "the page has no gaps left"
	if len(names) > 0 {
		other = "its gaps are " + strings.Join(names, ", ")
	}
	return Mistake{p.File() + " has no gap " + g.Name(), diag.DidYouMean(g.Name(), names, other)}
}
