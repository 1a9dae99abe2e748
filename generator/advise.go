package generator

import (
	"reflect"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"handrail/generator/diag"
	"handrail/generator/lint"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// advice is what the pages of the last build were told, and by which words.
type advice struct {
	from   *lint.Lexicon // the theme's
	change schema.Lint   // the settings'
	lex    *lint.Lexicon // both together
	pages  map[*site.Page][]diag.Diag
}

// advise gives the advice on a whole handbook: on each page anew only when the
// page or the lists of words changed. sound says that the handbook has no
// mistakes: a name that was misspelt leads nowhere, but is there.
func (g *Generator) advise(s *site.Site, sound bool) []diag.Diag {
	ds := lint.Settings(s)
	ds = append(ds, g.eachPage(s)...)
	ds = append(ds, lint.Terms(s)...)
	if g.opts.Reports {
		ds = append(ds, lint.Doubles(s)...)
		if sound {
			ds = append(ds, lint.Orphans(s)...)
		}
		ds = append(ds, lint.Hard(lint.Readings(s, g.advice.lex))...)
	}
	dates := lint.Dates(s, g.opts.Now)
	if !g.opts.Release {
		return append(ds, dates...)
	}
	stops := lint.Release(s, g.opts.Now)
	for _, d := range dates {
		// What stops a release is said once, as an error.
		if !slices.ContainsFunc(stops, func(stop diag.Diag) bool { return stop.Pos.File == d.Pos.File }) {
			ds = append(ds, d)
		}
	}
	return append(ds, stops...)
}

// eachPage gives the advice on single pages, on all cores.
func (g *Generator) eachPage(s *site.Site) []diag.Diag {
	a := &g.advice
	language, _, _ := strings.Cut(s.Settings.Language, "-")
	from, change := g.lexicons[language], s.Settings.Lint()
	if a.from != from || a.pages == nil || !reflect.DeepEqual(a.change, change) {
		*a = advice{from: from, change: change, lex: from.With(change)}
	}
	found := make([][]diag.Diag, len(s.Nodes))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, n := range s.Nodes {
		if known, ok := a.pages[n.Page]; ok {
			found[i] = known
			continue
		}
		work.Go(func() error {
			found[i] = lint.Page(n.Page, a.lex)
			return nil
		})
	}
	_ = work.Wait() // no run fails
	a.pages = make(map[*site.Page][]diag.Diag, len(s.Nodes))
	var ds []diag.Diag
	for i, n := range s.Nodes {
		a.pages[n.Page] = found[i]
		ds = append(ds, found[i]...)
	}
	return ds
}

// Readings lists how hard the pages of the last build are to read.
func (g *Generator) Readings(s *site.Site) []lint.Grade { return lint.Readings(s, g.advice.lex) }
