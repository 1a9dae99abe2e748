package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"handrail/generator"
)

// translations lists, for each further language, the pages with the state of
// their translation.
func (a *app) translations(ctx context.Context, site string) error {
	g := generator.New(generator.Options{Dir: site, Theme: defaultTheme()})
	res, err := g.Build(ctx)
	if err != nil {
		return err
	}
	if !res.OK() {
		return a.fail(res.Diags)
	}
	if len(res.Site.Languages) == 0 {
		fmt.Fprintln(a.err, "no page is translated; name.es.md beside name.md is that page in Spanish")
		return nil
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "language\tstate\tpage\tsource_rev")
	for _, l := range res.Site.Languages {
		done := 0
		for _, of := range res.Site.Nodes {
			n, state := l.Page(of.Path), "missing"
			if n != nil && n.Lang == l.Settings.Language {
				state = "fresh"
				if _, old := n.StaleSince(of.Page); old {
					state = "stale"
				}
				done++
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", l.Settings.Language, state, of.File(), of.Revision())
		}
		fmt.Fprintf(a.err, "%s: %d of %s translated\n", l.Settings.Language, done, count(len(res.Site.Nodes), "page"))
	}
	return w.Flush()
}
