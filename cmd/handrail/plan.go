package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"handrail/generator"
	"handrail/generator/diag"
	"handrail/generator/plan"
	"handrail/generator/site"
)

// planFlags are the flags of plan.
type planFlags struct {
	format        string
	group, length int
	start, date   string
}

// planFormats are the ways in which plan writes a session plan.
var planFormats = []string{"text", "json", "csv", "ics"}

func newPlan(a *app) *cobra.Command {
	var flags planFlags
	cmd := &cobra.Command{
		Use:   "plan FILE [SITE]",
		Short: "Work out the times of a session plan",
		Long: `Plan prints a session plan with its clock times, what is left of the booked time,
what to shorten or leave out when you run late, and what to bring and print.

FILE is the plan's file, such as content/plans/short-hour.md, or its name alone,
short-hour. SITE is the folder that holds content/ (default the current one).

--start, --group and --length try out another time, number of people or slot;
the file stays as it is.

Formats: text for people; json for programs; csv for a spreadsheet; ics for a
calendar, which needs --date. Calendar times are those of handbook.yaml's
time_zone; without it, of whatever place the calendar is opened in.`,
		Example: `  handrail plan short-hour
  handrail plan content/plans/first-meeting.md --group 14 --start 18:30
  handrail plan short-hour --format ics --date 2027-03-01 > session.ics`,
		Args: arguments(1, 2, "the file or the name of a plan"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.check(cmd); err != nil {
				return err
			}
			return a.plan(cmd, args[0], siteArg(args, 1), flags)
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.format, "format", "text", "text, json, csv or ics")
	f.IntVar(&flags.group, "group", 0, "how many people come")
	f.IntVar(&flags.length, "length", 0, "booked minutes")
	f.StringVar(&flags.start, "start", "", "when it starts, such as 18:30")
	f.StringVar(&flags.date, "date", "", "the day, such as 2027-03-01 (with --format ics)")
	return cmd
}

// Ranges of what the flags may say; front matter has the same.
const (
	mostPeople  = 500
	mostMinutes = 24 * 60
)

// check refuses flags that no plan can have.
func (f planFlags) check(cmd *cobra.Command) error {
	wrong := func(hint, format string, args ...any) error {
		return usageError{text: fmt.Sprintf(format, args...), hint: hint, cmd: cmd}
	}
	given := cmd.Flags().Changed
	switch {
	case !slices.Contains(planFormats, f.format):
		return wrong(diag.DidYouMean(f.format, planFormats, "the formats are text, json, csv and ics"), "no format is called %s", f.format)
	case given("group") && (f.group < 1 || f.group > mostPeople):
		return wrong(fmt.Sprintf("write how many people come, from 1 to %d", mostPeople), "--group cannot be %d", f.group)
	case given("length") && (f.length < 1 || f.length > mostMinutes):
		return wrong(fmt.Sprintf("write the booked minutes, from 1 to %d", mostMinutes), "--length cannot be %d", f.length)
	case given("start") && plan.ParseClock(f.start) == plan.NoClock:
		return wrong("write the hour, from 00 to 23, and the minutes: --start 18:30", "--start cannot be %q", f.start)
	case given("date") && f.format != "ics":
		return wrong("add --format ics, or leave --date out", "--date is for a calendar")
	case f.format == "ics" && !given("date"):
		return wrong("add the day of the session, such as --date 2027-03-01", "a calendar needs to know the day")
	}
	if _, err := f.day(); err != nil {
		return wrong("write year, month and day: --date 2027-03-01", "--date cannot be %q", f.date)
	}
	return nil
}

// day is the day of the session, at midnight UTC.
func (f planFlags) day() (time.Time, error) {
	if f.format != "ics" {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, f.date)
}

// with is the plan as the flags change it.
func (f planFlags) with(p plan.Plan) plan.Plan {
	if f.group > 0 {
		p.Group = f.group
	}
	if f.length > 0 {
		p.Length = f.length
	}
	if f.start != "" {
		p.Start = f.start
	}
	return p
}

func (a *app) plan(cmd *cobra.Command, file, dir string, flags planFlags) error {
	dir, name := planName(file, dir)
	res, n, err := a.findPlan(cmd.Context(), dir, name)
	if err != nil {
		return err
	}
	if n == nil {
		return noPlan(cmd, res.Site, name)
	}
	p := flags.with(*n.Session)
	var advice diag.List
	advice.Add(n.Advice(p)...)
	a.print(advice.Sorted())
	v := planView{site: res.Site, node: n, plan: p, result: plan.Compute(p)}
	switch flags.format {
	case "json":
		return v.json(a.out)
	case "csv":
		return v.csv(a.out)
	case "ics":
		day, _ := flags.day() // checked before
		return v.ics(a.out, day)
	default:
		return v.text(a.out)
	}
}

// planName takes a plan's file apart: the site's folder, and the path below
// content/plans without .md.
func planName(file, dir string) (site, name string) {
	p := strings.TrimSuffix(filepath.ToSlash(filepath.Clean(file)), ".md")
	if at := strings.LastIndex("/"+p, "/content/"); at >= 0 {
		dir = filepath.Join(dir, filepath.FromSlash(p[:at]))
		if filepath.IsAbs(file) {
			dir = filepath.FromSlash(p[:at])
		}
		p = p[at+len("content/"):]
	}
	return dir, p
}

// findPlan reads the handbook and finds a plan by its path or id; nil when
// there is none. Mistakes in the plan, or in an activity that it takes minutes
// from, are printed and end the command; those of other pages do not matter.
func (a *app) findPlan(ctx context.Context, dir, name string) (*generator.Result, *site.Node, error) {
	res, err := generator.New(generator.Options{Dir: dir, Theme: defaultTheme(), Drafts: true}).Build(ctx)
	if err != nil {
		return nil, nil, err
	}
	if res.Site == nil {
		return nil, nil, a.fail(res.Diags)
	}
	path := strings.TrimPrefix(name, "plans/")
	files := []string{site.File("plans/" + path + ".md")} // even of a page that could not be read
	var found *site.Node
	for _, n := range res.Site.OfKind("plan") {
		if n.Ref() == "plans/"+path || n.ID == path {
			found, files = n, sourcesOf(n)
			break
		}
	}
	mistakes := slices.DeleteFunc(slices.Clone(res.Diags), func(d diag.Diag) bool {
		return d.Severity() != diag.Error || !slices.Contains(files, d.Pos.File)
	})
	if len(mistakes) > 0 {
		a.print(mistakes)
		return nil, nil, errContent
	}
	return res, found, nil
}

// sourcesOf is the files that a plan's times come from.
func sourcesOf(n *site.Node) []string {
	files := []string{n.File()}
	for _, use := range n.Steps {
		if use != nil {
			files = append(files, use.File())
		}
	}
	return files
}

// noPlan answers a name that no plan has with the nearest one.
func noPlan(cmd *cobra.Command, s *site.Site, name string) error {
	if n := s.Page(name + ".md"); n != nil && n.Kind.Name != "plan" {
		return usageError{text: n.File() + " is not a session plan", hint: "plans are in content/plans/", cmd: cmd}
	}
	var names []string
	for _, n := range s.OfKind("plan") {
		names = append(names, n.ID)
	}
	id := strings.TrimPrefix(name, "plans/")
	other := "the plans are " + strings.Join(names, ", ")
	if len(names) == 0 {
		other = `there are none yet; handrail new plan "My session" starts one`
	}
	return usageError{text: "no plan is called " + id, hint: diag.DidYouMean(id, names, other), cmd: cmd}
}
