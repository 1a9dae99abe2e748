package theme

import (
	"fmt"
	"strconv"
	"strings"

	"handrail/generator/plan"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// timeline is a session plan with its clock, or nil when it could not be
// worked out.
func (r *renderer) timeline(n *site.Node) *Timeline {
	p := n.Plan
	if p == nil {
		return nil
	}
	t := &Timeline{Sum: planSum(p), Over: p.Length > 0 && p.Slack() < 0, Slack: slack(p)}
	steps := n.Values.Steps("steps")
	for i, row := range p.Rows {
		t.Rows = append(t.Rows, r.row(n, p, row, n.Steps[i], steps[row.Index]))
	}
	t.Late = late(p, n.Steps, steps)
	r.bring(t, n, steps)
	return t
}

func planSum(p *plan.Timeline) string {
	clock := clockOf(p)
	parts := []string{clock(p.Start) + " to " + clock(p.End), count(strconv.Itoa(p.Total), "minutes")}
	if !p.Clock {
		parts = parts[1:]
	}
	if p.Group > 0 {
		parts = append(parts, strconv.Itoa(p.Group)+" people")
	}
	return strings.Join(parts, " · ")
}

// clockOf is how a plan's times are written: as the clock shows them, or from
// 0:00.
func clockOf(p *plan.Timeline) func(int) string {
	if p.Clock {
		return plan.Clock
	}
	return plan.Elapsed
}

func slack(p *plan.Timeline) string {
	switch s := p.Slack(); {
	case p.Length == 0:
		return ""
	case s < 0:
		return "Over by " + count(strconv.Itoa(-s), "minutes") + " of the booked " + strconv.Itoa(p.Length)
	case s == 0:
		return "Fills the booked " + count(strconv.Itoa(p.Length), "minutes")
	default:
		return count(strconv.Itoa(s), "minutes") + " spare of the booked " + strconv.Itoa(p.Length)
	}
}

func (r *renderer) row(n *site.Node, p *plan.Timeline, row plan.Row, use *site.Node, step schema.Step) Row {
	clock := clockOf(p)
	v := Row{
		Start: clock(row.Start), End: clock(row.End), Minutes: row.Minutes, Title: row.Title,
		Who: row.Who, Note: row.Note, Say: row.Say, Break: row.Break || row.Free,
	}
	if row.Free {
		return v
	}
	if use != nil {
		v.URL = rel(n.Out, use.Out)
	}
	if row.Late > 0 {
		v.Late = fmt.Sprintf("meant for %s, %s late", step.At, count(strconv.Itoa(row.Late), "minutes"))
	}
	switch short := shortest(step, use); {
	case step.IfShort == "skip":
		v.Short = "Skip"
	case step.IfShort == "shorten" && short > 0 && short < row.Minutes:
		v.Short = "Shorten to " + strconv.Itoa(short)
	case step.IfShort == "shorten":
		v.Short = "Shorten"
	}
	v.Backup, v.Handout = r.optional(n, step.Backup, useKinds), r.optional(n, step.Handout, []string{"handout"})
	return v
}

// useKinds are the kinds that a step can run.
var useKinds = []string{"activity", "icebreaker"}

func (r *renderer) optional(n *site.Node, id string, kinds []string) *Link {
	if to := r.named(id, kinds); to != nil {
		l := linkTo(n.Out, to)
		return &l
	}
	return nil
}

// shortest is to how many minutes a step can be cut; 0 when nobody said.
func shortest(step schema.Step, use *site.Node) int {
	if step.TimeMin == 0 && use != nil {
		return use.Values.Int("time_min")
	}
	return step.TimeMin
}

// late says what to shorten and what to skip, and how many minutes each saves.
func late(p *plan.Timeline, uses []*site.Node, steps []schema.Step) []string {
	var shorten, skip []string
	saves := 0
	for i, row := range p.Rows {
		if row.Free {
			continue
		}
		switch short := shortest(steps[row.Index], uses[i]); {
		case row.IfShort == "skip":
			skip = append(skip, fmt.Sprintf("%s (%d)", row.Title, row.Minutes))
			saves += row.Minutes
		case row.IfShort == "shorten" && short > 0 && short < row.Minutes:
			shorten = append(shorten, fmt.Sprintf("%s (%d to %d)", row.Title, row.Minutes, short))
			saves += row.Minutes - short
		}
	}
	var out []string
	if len(shorten) > 0 {
		out = append(out, "Shorten "+strings.Join(shorten, ", ")+".")
	}
	if len(skip) > 0 {
		out = append(out, "Skip "+strings.Join(skip, ", ")+".")
	}
	if saves > 0 {
		out = append(out, "That saves up to "+count(strconv.Itoa(saves), "minutes")+".")
	}
	return out
}
