package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/content"
	"handrail/generator"
	"handrail/generator/author"
	"handrail/generator/diag"
	"handrail/generator/schema"
)

// formats are the ways in which check writes what it found.
var formats = []string{"text", "json", "github"}

func newCheck(a *app) *cobra.Command {
	var flags siteFlags
	var format string
	var words, reading, translations bool
	cmd := &cobra.Command{
		Use:   "check [SITE]",
		Short: "Look for mistakes without writing anything",
		Long: `Check reads SITE/content and tells every mistake with its file, line and column,
what it means and what to do. It writes nothing.

Errors would stop a build: a reader would land wrong. Warnings are advice, such as
a missing part of a playbook; with --strict they count as errors.

Formats: text for people, json for programs, github for lines in a pull request.

--release tells besides what stands in the way of giving the handbook to a group:
contacts that are not set or not checked, rules that nobody adopted, pages about
life and safety that nobody reviewed. Each is an error.

--reading prints how hard the pages of each kind are to read instead.

--translations lists what is translated into each language, what is older than its
page, and what is not translated.

--words lists the pages without any everyday words instead: people who do not
know a page's title find it by its aliases: or by words: in handbook.yaml.`,
		Example: `  handrail check
  handrail check --strict my-handbook
  handrail check --format json | jq .`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(formats, format) {
				return usageError{text: "no format is called " + format, hint: diag.DidYouMean(format, formats, "the formats are text, json and github"), cmd: cmd}
			}
			if reading {
				return a.reading(cmd.Context(), siteArg(args, 0))
			}
			if translations {
				return a.translations(cmd.Context(), siteArg(args, 0))
			}
			if words {
				return a.wordless(cmd.Context(), siteArg(args, 0))
			}
			return a.check(cmd.Context(), siteArg(args, 0), format, flags)
		},
	}
	flags.register(cmd)
	cmd.Flags().BoolVar(&words, "words", false, "list pages without everyday words")
	cmd.Flags().BoolVar(&translations, "translations", false, "list what is translated and what is not")
	cmd.Flags().BoolVar(&flags.release, "release", false, "tell what stands in the way of a release")
	cmd.Flags().BoolVar(&reading, "reading", false, "print how hard the pages are to read")
	cmd.Flags().StringVar(&format, "format", "text", "text, json or github")
	return cmd
}

func (a *app) check(ctx context.Context, site, format string, flags siteFlags) error {
	g := generator.New(flags.options(site, generator.Options{Reports: true, Release: flags.release}))
	res, err := g.Build(ctx)
	if err != nil {
		return err
	}
	ds := res.Diags
	if res.OK() {
		faults, err := renderAll(ctx, res)
		if err != nil {
			return err
		}
		ds = append(ds, faults...)
	}
	changed, err := author.StarterChanged(site, content.FS)
	if err != nil {
		return err
	}
	var all diag.List
	all.Add(ds...)
	all.Add(changed...)
	ds = all.Sorted()
	if err := write(a, format, ds); err != nil {
		return err
	}
	errs, warnings := diag.Count(ds)
	if format == "text" && !flags.quiet {
		a.sayChecked(res, errs, warnings)
		if flags.release {
			a.sayLeftOut(res)
		}
	}
	if errs > 0 || flags.strict && warnings > 0 {
		return errContent
	}
	return nil
}

// wordless lists the pages that nobody gave everyday words.
func (a *app) wordless(ctx context.Context, site string) error {
	g := generator.New(generator.Options{Dir: site, Theme: defaultTheme()})
	res, err := g.Build(ctx)
	if err != nil {
		return err
	}
	if !res.OK() {
		return a.fail(res.Diags)
	}
	nodes := g.Wordless(res.Site)
	for _, n := range nodes {
		fmt.Fprintln(a.out, n.File())
	}
	fmt.Fprintf(a.err, "%s without everyday words\n", count(len(nodes), "page"))
	return nil
}

// renderAll makes every artifact, to find what only shows in a template, and
// returns the first fault.
func renderAll(ctx context.Context, res *generator.Result) ([]diag.Diag, error) {
	for _, f := range res.Artifacts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if _, err := f.Bytes(); err != nil {
			if d, ok := generator.Fault(err); ok {
				return []diag.Diag{d}, nil
			}
			return nil, err
		}
	}
	return nil, nil
}

func write(a *app, format string, ds []diag.Diag) error {
	var w io.Writer = a.out
	switch format {
	case "json":
		return diag.JSON(w, ds)
	case "github":
		return diag.GitHub(w, ds)
	default:
		return diag.Text(a.err, ds, a.colour)
	}
}

// sayLeftOut says what handbook.yaml keeps out of the question whether the
// handbook is ready.
func (a *app) sayLeftOut(res *generator.Result) {
	f, ok := schema.Settings().Field("release")
	if !ok || res.Site == nil {
		return
	}
	on := res.Site.Settings.Release()
	left := slices.DeleteFunc(f.Allowed(), func(v string) bool { return slices.Contains(on, v) })
	if len(left) > 0 {
		fmt.Fprintf(a.out, "not asked for, since release: in handbook.yaml leaves them out: %s\n", strings.Join(left, ", "))
	}
}

func (a *app) sayChecked(res *generator.Result, errs, warnings int) {
	pages := 0
	if res.Site != nil {
		pages = len(res.Site.Nodes)
	}
	if errs+warnings == 0 {
		fmt.Fprintf(a.out, "%s checked: no mistakes\n", count(pages, "page"))
		return
	}
	fmt.Fprintf(a.out, "%s checked: %s\n", count(pages, "page"), tally(errs, warnings))
}
