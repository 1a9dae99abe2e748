package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"handrail/generator/plan"
	"handrail/generator/site"
)

// planView is a plan that is to be written, in one of the formats.
type planView struct {
	site   *site.Site
	node   *site.Node
	plan   plan.Plan // as the flags changed it
	result plan.Result
}

// json writes the result, for programs.
func (v planView) json(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v.result)
}

// text writes the plan for people: the rows, the time that is left, what to
// cut, what to bring.
func (v planView) text(w io.Writer) error {
	r := v.result
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s to %s, %s, %s\n\n", r.Title, words(r.Start), words(r.End), count(r.Total, "minute"), persons(r.Group))
	v.rows(&b)
	fmt.Fprintf(&b, "\n%s\n", slackWords(r))
	v.late(&b)
	v.bring(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// rows writes the timeline as a table.
func (v planView) rows(b *strings.Builder) {
	var all strings.Builder
	table := tabwriter.NewWriter(&all, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Start\tMin\tStep\t\tWho")
	for _, line := range v.result.Steps {
		number, title := strconv.Itoa(line.Step), line.Title
		if line.Kind == plan.Free {
			number = ""
		}
		if line.Late > 0 {
			title += fmt.Sprintf(" (meant for %s, %s late)", v.plan.Steps[line.Step-1].At, count(line.Late, "minute"))
		}
		fmt.Fprintf(table, "%s\t%3d\t%4s\t%s\t%s\n", words(line.Start), line.Minutes, number, title, line.Who)
	}
	fmt.Fprintf(table, "%s\t\t\tEnd\t\n", words(v.result.End))
	table.Flush() // into memory, which does not fail
	for line := range strings.Lines(all.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
}

// late writes what to do when time runs out, in the order in which to do it.
func (v planView) late(w io.Writer) {
	r := v.result
	if len(r.Cuts) == 0 {
		return
	}
	fmt.Fprintf(w, "Running late? Cut in this order, as far as you need (with all cuts: %s).\n", count(r.Shortest, "minute"))
	for _, c := range r.Cuts {
		title := v.plan.Steps[c.Step-1].Title
		if c.To == 0 {
			fmt.Fprintf(w, "  skip %d %s: saves %d\n", c.Step, title, c.Saves)
			continue
		}
		fmt.Fprintf(w, "  shorten %d %s from %d to %d: saves %d\n", c.Step, title, c.From, c.To, c.Saves)
	}
}

// bring writes what to take along, prepare and print.
func (v planView) bring(w io.Writer) {
	r := v.result
	list := func(title string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(w, "\n%s\n  %s\n", title, strings.Join(items, "\n  "))
		}
	}
	var bring, prep, print []string
	for _, m := range r.Materials {
		item := m.Name
		if m.Qty > 1 {
			item += " - " + strconv.Itoa(m.Qty)
		}
		bring = append(bring, item+stepsWords(m.Steps))
	}
	for _, p := range r.Prep {
		prep = append(prep, fmt.Sprintf("%s - %s%s", p.Title, count(p.Minutes, "minute"), stepsWords([]int{p.Step})))
	}
	for _, h := range r.Handouts {
		print = append(print, v.handout(h.ID)+" - "+copies(h.Copies))
	}
	list("Bring", bring)
	list("Prepare", prep)
	list("Print", print)
}

// handout is the title of a handout.
func (v planView) handout(id string) string {
	for _, n := range v.site.OfKind("handout") {
		if n.ID == id || n.Ref() == id {
			return n.Title
		}
	}
	return id
}

// slackWords says how the plan fits the time that is booked.
func slackWords(r plan.Result) string {
	switch {
	case r.Length == 0:
		return "No length is booked."
	case r.Slack < 0:
		return fmt.Sprintf("Over by %s: %d are booked.", count(-r.Slack, "minute"), r.Length)
	case r.Slack == 0:
		return fmt.Sprintf("Fills the %d minutes that are booked.", r.Length)
	default:
		return fmt.Sprintf("%s to spare of the %d that are booked.", count(r.Slack, "minute"), r.Length)
	}
}

// words is a time of a result as people read it: "00:15+1d" is "00:15 +1 day".
func words(clock string) string {
	at, days, later := strings.Cut(clock, "+")
	if !later {
		return clock
	}
	n, _ := strconv.Atoi(strings.TrimSuffix(days, "d"))
	return at + " +" + count(n, "day")
}

func persons(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func copies(n int) string {
	if n == 1 {
		return "1 copy"
	}
	return strconv.Itoa(n) + " copies"
}

// stepsWords is ", steps 4 and 8" for what some steps need.
func stepsWords(steps []int) string {
	if len(steps) == 0 {
		return ""
	}
	names := make([]string, len(steps))
	for i, n := range steps {
		names[i] = strconv.Itoa(n)
	}
	noun := ", steps "
	if len(steps) == 1 {
		noun = ", step "
	}
	return noun + strings.Join(names, ", ")
}
