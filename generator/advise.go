package generator

import (
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"handrail/generator/diag"
	"handrail/generator/lint"
	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// advice is what the pages of the last build were told, and by which words.
type advice struct {
	from   map[string]*lint.Lexicon // the theme's, by language
	change schema.Lint              // the settings'
	words  map[string]*lint.Lexicon // both together
	pages  map[*markup.Doc][]diag.Diag
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
		ds = append(ds, lint.Hard(g.Readings(s))...)
	}
	ds = append(ds, lint.Stale(s, g.opts.Release)...)
	dates := lint.Dates(s, g.opts.Now)
	if !g.opts.Release {
		return append(ds, dates...)
	}
	ds = lint.Raise(s, ds)
	stops := lint.Release(s, g.opts.Now)
	for _, d := range dates {
		// What stops a release is said once, as an error.
		if !slices.ContainsFunc(stops, func(stop diag.Diag) bool { return stop.Pos.File == d.Pos.File }) {
			ds = append(ds, d)
		}
	}
	return append(ds, stops...)
}

// eachPage gives the advice on single pages and on their translations, on all
// cores.
func (g *Generator) eachPage(s *site.Site) []diag.Diag {
	a := &g.advice
	a.read(g.lexicons, s.Settings.Lint())
	nodes := slices.Clone(s.Nodes)
	for _, l := range s.Languages {
		nodes = append(nodes, l.Translated()...)
	}
	found := make([][]diag.Diag, len(nodes))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, n := range nodes {
		if known, ok := a.pages[n.Doc]; ok {
			found[i] = known
			continue
		}
		work.Go(func() error {
			language := n.Lang
			if language == "" {
				language = s.Settings.Language
			}
			found[i] = lint.Page(n.Page, a.lexicon(language))
			return nil
		})
	}
	_ = work.Wait() // no run fails
	a.pages = make(map[*markup.Doc][]diag.Diag, len(nodes))
	var ds []diag.Diag
	for i, n := range nodes {
		a.pages[n.Doc] = found[i]
		ds = append(ds, found[i]...)
	}
	return ds
}

// read takes the theme's lists of words and what the settings change in them.
// What was told by others is forgotten.
func (a *advice) read(from map[string]*lint.Lexicon, change schema.Lint) {
	if a.pages != nil && maps.Equal(a.from, from) && reflect.DeepEqual(a.change, change) {
		return
	}
	*a = advice{from: from, change: change, words: map[string]*lint.Lexicon{}}
	for language, x := range from {
		a.words[language] = x.With(change)
	}
}

// lexicon is the lists of words of a language, or nil.
func (a *advice) lexicon(tag string) *lint.Lexicon { return a.words[baseOf(tag)] }

// baseOf is the language of a BCP 47 tag without script and country.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

// Readings lists how hard the pages of the last build are to read.
func (g *Generator) Readings(s *site.Site) []lint.Grade {
	return lint.Readings(s, g.advice.lexicon(s.Settings.Language))
}
