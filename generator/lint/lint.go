// Package lint gives the advice that needs more than one line of one page, or
// a list of words: words that harm, sentences too long to say aloud, reading
// grade, pages that are nearly the same, dates that have passed; and it says
// what stands in the way of a release.
//
// The words are data: files of a theme, one a language, which a handbook's
// settings change. The clock is an input. The package reads what site made
// and writes nothing; what it finds is diagnostics.
package lint

import (
	"slices"
	"sync"
	"time"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// silent lists the advice that a handbook may switch off with a reason, for a
// page or as a whole. Errors, dates and what a release insists on are not
// among them.
var silent = []string{
	"words-harm", "words-person", "step-verb", "step-long", "steps-count", "sentence-long", "number-written",
	"reading-grade", "page-double", "page-orphan", "term-missing",
}

// Page gives the advice on one page that its own text and lists of words
// decide. It is the same for the same page and lexicon. A nil lexicon, for a
// language without lists, knows no words.
func Page(p *site.Page, x *Lexicon) []diag.Diag {
	c := &check{page: p, lex: x}
	if x != nil {
		spare := spareTokens.Get().(*[]token)
		*spare = appendTokens((*spare)[:0], p.Doc.Text)
		defer spareTokens.Put(spare)
		c.tokens = *spare
		c.words()
		c.steps()
		c.numbers()
	}
	c.spoken()
	c.links()
	c.gaps()
	return c.ds
}

// spareTokens are the words of pages that were looked through; the next page
// takes their place. What is told of a page keeps none of them.
var spareTokens = sync.Pool{New: func() any { return new([]token) }}

// check is one run over one page.
type check struct {
	page   *site.Page
	lex    *Lexicon
	tokens []token // of the page's text
	placer placer
	ds     []diag.Diag
}

func (c *check) add(d diag.Diag) { c.ds = append(c.ds, d) }

// Dates tells which reviews are due and which contacts must be checked again
// on the day of now. The zero time tells nothing.
func Dates(s *site.Site, now time.Time) []diag.Diag {
	if now.IsZero() {
		return nil
	}
	var ds []diag.Diag
	for _, n := range s.Nodes {
		if by, ok := date(n, "review_by"); ok && past(by, now) {
			ds = append(ds, n.At(n.Values.ValueOff("review_by", 0), len(time.DateOnly), "review-due", "the page was to be checked by "+n.Values.Text("review_by"), "check it, and set reviewed: and review_by: anew"))
		}
		if d, due := expired(n, now); due {
			ds = append(ds, n.At(n.Values.ValueOff("verified", 0), len(time.DateOnly), "contact-expired", d, "call the number, then set verified: to the day of the call"))
		}
	}
	return ds
}

// expired says since when a contact must be checked again.
func expired(n *site.Node, now time.Time) (text string, due bool) {
	on, ok := date(n, "verified")
	if n.Kind.Name != "contact" || !ok || n.Values.Bool("placeholder") {
		return "", false
	}
	by := on.AddDate(0, 0, n.Values.Int("valid_days"))
	return "the contact was to be checked again by " + by.Format(time.DateOnly), past(by, now)
}

func date(n *site.Node, field string) (time.Time, bool) {
	d, err := time.Parse(time.DateOnly, n.Values.Text(field))
	return d, err == nil
}

// past tells whether the day is over; both are days, whatever the time of day
// or zone of now.
func past(day, now time.Time) bool { return now.Format(time.DateOnly) > day.Format(time.DateOnly) }

// Quiet leaves out the advice that the settings except.
func Quiet(ds []diag.Diag, s *site.Site) []diag.Diag {
	off := map[string]bool{} // "code" or "code file"
	for _, e := range s.Settings.Lint().Except {
		if !slices.Contains(silent, e.Advice) {
			continue
		}
		if len(e.Pages) == 0 {
			off[e.Advice] = true
		}
		for _, id := range e.Pages {
			for _, n := range named(s, id) {
				off[e.Advice+" "+n.File()] = true
				for _, l := range s.Languages {
					if t := l.Page(n.Path); t != nil {
						off[e.Advice+" "+t.File()] = true
					}
				}
			}
		}
	}
	if len(off) == 0 {
		return ds
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d diag.Diag) bool { return off[d.Code] || off[d.Code+" "+d.Pos.File] })
}

// Settings tells what is wrong with the exceptions of handbook.yaml.
func Settings(s *site.Site) []diag.Diag {
	var ds []diag.Diag
	for _, e := range s.Settings.Lint().Except {
		if !slices.Contains(silent, e.Advice) {
			ds = append(ds, s.Settings.Place(e.Off, len(e.Advice), "lint-except", "no advice is called "+e.Advice+", or it may not be switched off", diag.DidYouMean(e.Advice, silent, "handrail explain lint-except lists what may be")))
		}
		for i, id := range e.Pages {
			if len(named(s, id)) == 0 {
				ds = append(ds, s.Settings.Place(e.PageOffs[i], len(id), "ref-missing", "no page is called "+id, diag.DidYouMean(id, ids(s), "an id is the file name without .md")))
			}
		}
	}
	return ds
}

func named(s *site.Site, id string) []*site.Node {
	var out []*site.Node
	for _, n := range s.Nodes {
		if n.Ref() == id || n.ID == id && !n.Intro {
			out = append(out, n)
		}
	}
	return out
}

func ids(s *site.Site) []string {
	var out []string
	for _, n := range s.Nodes {
		if !n.Intro {
			out = append(out, n.ID)
		}
	}
	return out
}
