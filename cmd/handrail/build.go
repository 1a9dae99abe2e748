package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"handrail/generator"
	"handrail/generator/diag"
	"handrail/generator/publish"
	"handrail/themes"
)

// siteFlags are the flags that building and checking share.
type siteFlags struct {
	drafts, strict, quiet bool
	release               bool // of check only
	today                 today
}

// today is the day against which dates are held: the clock's, unless a test
// says otherwise.
type today struct{ time.Time }

func (d today) String() string { return "" }
func (d today) Type() string   { return "date" }

func (d *today) Set(s string) (err error) {
	d.Time, err = time.Parse(time.DateOnly, s)
	return err
}

// day is the day that the flag names, or the clock's.
func (d today) day() time.Time {
	if d.IsZero() {
		return time.Now()
	}
	return d.Time
}

// options are more with what the flags say about the site.
func (f *siteFlags) options(site string, more generator.Options) generator.Options {
	more.Dir, more.Theme, more.Drafts, more.Strict, more.Now = site, defaultTheme(), f.drafts, f.strict, f.today.day()
	return more
}

func (f *siteFlags) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.drafts, "drafts", false, "include pages marked status: draft")
	cmd.Flags().BoolVar(&f.strict, "strict", false, "treat warnings as errors")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "print mistakes only")
	registerToday(cmd, &f.today)
}

// registerToday adds the hidden flag --today, by which tests set the clock.
func registerToday(cmd *cobra.Command, d *today) {
	cmd.Flags().Var(d, "today", "the day against which dates are held")
	if err := cmd.Flags().MarkHidden("today"); err != nil {
		panic(err) // the flag stands in the line above
	}
}

func defaultTheme() fs.FS { return themes.Default() }

func newBuild(a *app) *cobra.Command {
	var flags siteFlags
	var out string
	var adopt bool
	cmd := &cobra.Command{
		Use:   "build [-o DIR] [SITE]",
		Short: "Write the handbook to a folder",
		Long: `Build reads SITE/content and makes DIR hold exactly the finished handbook: plain
files for any web server, an object store, or a USB stick.

SITE is the folder that holds content/ (default the current one). DIR is
SITE/public unless -o names another. Files that did not change are not touched,
and pages that are gone are removed; a file that Handrail did not write is never
removed or overwritten. When the content has mistakes nothing is written.`,
		Example: `  handrail build
  handrail build -o /tmp/site my-handbook
  handrail build --drafts --strict`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			site := siteArg(args, 0)
			if out == "" {
				out = filepath.Join(site, "public")
			}
			return a.build(cmd.Context(), site, out, flags, adopt)
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "", "folder to write to (default SITE/public)")
	cmd.Flags().BoolVar(&adopt, "adopt", false, "take over a folder that holds other files; they stay, but may be overwritten by pages of the same name")
	return cmd
}

// build runs the pipeline once and publishes.
func (a *app) build(ctx context.Context, site, out string, flags siteFlags, adopt bool) error {
	start := time.Now()
	g := generator.New(flags.options(site, generator.Options{Once: true}))
	res, err := g.Build(ctx)
	if err != nil {
		return err
	}
	if err := a.tell(res); err != nil {
		return err
	}
	report, err := publish.Write(ctx, out, res.Artifacts, publish.Options{
		Protect: []string{filepath.Join(site, "content"), filepath.Join(site, "themes")},
		Adopt:   adopt,
		Forget:  true,
		Tool:    version(),
	})
	if err != nil {
		if d, ok := generator.Fault(err); ok {
			return a.fail([]diag.Diag{d})
		}
		return err
	}
	for _, name := range report.Kept {
		fmt.Fprintf(a.err, "note: %s was changed by somebody since the last build, so it was left as it is\n", diag.Printable(filepath.Join(out, name)))
	}
	for _, name := range report.Overwritten {
		fmt.Fprintf(a.err, "note: %s was changed by somebody since the last build; the change is gone\n", diag.Printable(filepath.Join(out, name)))
	}
	if !flags.quiet {
		fmt.Fprintf(a.out, "%s written to %s: %s (%s)\n", count(len(res.Site.Nodes), "page"), out, changes(report), duration(time.Since(start)))
	}
	return nil
}

// changes says in words what publishing did.
func changes(r publish.Report) string {
	if r.Written == 0 && r.Removed == 0 {
		return "nothing changed"
	}
	s := count(r.Written, "file") + " changed"
	if r.Removed > 0 {
		s += fmt.Sprintf(", %d removed", r.Removed)
	}
	return s
}

// tell prints what was found and ends the command when it must stop.
func (a *app) tell(res *generator.Result) error {
	if res.OK() {
		a.print(res.Diags)
		return nil
	}
	return a.fail(res.Diags)
}

// fail prints diagnostics that stop a command, with their count.
func (a *app) fail(ds []diag.Diag) error {
	a.print(ds)
	errs, warnings := diag.Count(ds)
	fmt.Fprintf(a.err, "%s; nothing was written\n", tally(errs, warnings))
	return errContent
}

func (a *app) print(ds []diag.Diag) {
	if err := diag.Text(a.err, ds, a.colour); err != nil {
		return // the terminal is gone; the exit status still tells
	}
}

// tally is "2 errors, 1 warning".
func tally(errs, warnings int) string {
	return count(errs, "error") + ", " + count(warnings, "warning")
}

// count is "1 page" or "3 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
