package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"handrail/generator"
	"handrail/generator/lint"
)

// reading prints how hard the pages of each kind are to read.
func (a *app) reading(ctx context.Context, site string) error {
	g := generator.New(generator.Options{Dir: site, Theme: defaultTheme()})
	res, err := g.Build(ctx)
	if err != nil {
		return err
	}
	if !res.OK() {
		return a.fail(res.Diags)
	}
	readings := g.Readings(res.Site)
	if len(readings) == 0 {
		fmt.Fprintln(a.err, "no page has a reading grade: it needs 100 words in English")
		return nil
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "kind\tpages\tmedian\tworst\tat most\tthe worst page")
	for _, k := range lint.ByKind(readings) {
		fmt.Fprintf(w, "%s\t%d\t%.1f\t%.1f\t%.0f\t%s\n", k.Kind.Name, k.Pages, k.Median, k.Worst.Grade, k.Most, k.Worst.Page.File())
	}
	return w.Flush()
}
