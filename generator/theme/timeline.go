package theme

import (
	"strconv"
	"strings"

	"handrail/generator/plan"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// timeline is a session plan with its clock, or nil when it could not be
// worked out. What changes with the people and the time of the day is written
// anew by js/plan-page.js, in the same words; a test holds the two together.
func (r *renderer) timeline(n *site.Node) *Timeline {
	p := n.Result
	if p == nil {
		return nil
	}
	t := &Timeline{
		Data: planData(n.Session), Run: rootOf(n.Out) + r.theme.scripts["run"].path, RunStyle: rootOf(n.Out) + r.theme.run.path,
		Sum: planSum(p), Slack: slack(p), Over: p.Length > 0 && p.Slack < 0, Late: late(p),
		Start: n.Session.Start, Length: p.Length, Group: p.Group,
		Wait: Row{Title: "Free", Free: true, Break: true},
	}
	t.Bar, t.Parts = planParts(n)
	steps := n.Values.Steps("steps")
	for i, line := range p.Steps {
		t.Rows = append(t.Rows, r.row(n, line, n.Steps[i], steps[line.Step-1]))
	}
	r.ready(t, n)
	r.callsFor(t, n)
	return t
}

func planSum(p *plan.Result) string {
	parts := []string{daysLater(p.Start) + " to " + daysLater(p.End), count(strconv.Itoa(p.Total), "minutes")}
	if elapsed := len(p.Start) < len("00:00"); elapsed {
		parts = parts[1:]
	}
	switch {
	case p.Group == 1:
		parts = append(parts, "1 person")
	case p.Group > 1:
		parts = append(parts, strconv.Itoa(p.Group)+" people")
	}
	return strings.Join(parts, " · ")
}

func slack(p *plan.Result) string {
	switch s := p.Slack; {
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

func (r *renderer) row(n *site.Node, line plan.Line, use *site.Node, step schema.Step) Row {
	v := Row{
		Start: daysLater(line.Start), End: daysLater(line.End), Minutes: line.Minutes, Title: line.Title,
		Break: line.Kind == plan.Break || line.Kind == plan.Free, Free: line.Kind == plan.Free,
	}
	if v.Free {
		return v
	}
	v.Number, v.Who, v.Note, v.Say = line.Step, line.Who, step.Note, unquoted(step.Say)
	v.Warn = warning(n, line)
	for _, c := range n.Result.Cuts {
		if c.Step == line.Step && c.To == 0 {
			v.Short = "If late: skip"
		} else if c.Step == line.Step {
			v.Short = "If late: shorten to " + strconv.Itoa(c.To)
		}
	}
	v.Backup, v.Handout = r.optional(n, step.Backup, useKinds), r.optional(n, step.Handout, []string{"handout"})
	if use != nil {
		v.Groups = forms[use.Values.Text("groups")]
		v.How = r.how(n, use, line.Step)
	}
	return v
}

// forms says how people work, but for the whole group.
var forms = map[string]string{"pairs": "in pairs", "triads": "in threes", "fours": "in fours", "solo": "each alone"}

// unquoted is text without the quotation marks around it, since what is to be
// said gets marks of its own.
func unquoted(text string) string { return strings.Trim(text, "\"“”") }

// warning is what a reader should know about a step before it comes.
func warning(n *site.Node, line plan.Line) string {
	step := n.Session.Steps[line.Step-1]
	var words []string
	for _, w := range n.Result.Warnings {
		if w.Step != line.Step {
			continue
		}
		switch w.Code {
		case "plan-pin-late":
			words = append(words, "Meant for "+step.At+", "+count(strconv.Itoa(line.Late), "minutes")+" late.")
		case "plan-size":
			words = append(words, "Made for "+size(schema.Size{Min: step.Size.Min, Max: step.Size.Max})+".")
		case "plan-no-break":
			words = append(words, "More than 90 minutes without a break by now.")
		}
	}
	return strings.Join(words, " ")
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

// how is what a facilitator needs of an activity while it runs: its steps and
// its words, with ids that begin with the step's number, since one plan can
// use an activity twice.
func (r *renderer) how(n, use *site.Node, step int) *How {
	b := r.body(use, n.Out)
	b.prefix, b.terms = "step."+strconv.Itoa(step)+".", false
	h := &How{URL: rel(n.Out, use.Out), Cautions: use.Values.Texts("cautions")}
	for _, s := range ordered(use) {
		switch s.ID {
		case "steps":
			h.Steps = b.html(s.Body)
		case "say-this":
			h.Say = b.html(s.Body)
		}
	}
	if h.Steps+h.Say != "" {
		h.Notes = b.notes(use.Doc.Footnotes)
	}
	return h
}

// late says what to shorten and what to skip, in the order in which to do it,
// and how many minutes that saves.
func late(p *plan.Result) string {
	var shorten, skip []string
	saves := 0
	for _, c := range p.Cuts {
		title := titleOf(p, c.Step)
		if saves += c.Saves; c.To > 0 {
			shorten = append(shorten, title+" ("+strconv.Itoa(c.From)+" to "+strconv.Itoa(c.To)+")")
		} else {
			skip = append(skip, title+" ("+strconv.Itoa(c.From)+")")
		}
	}
	out := "Running late? "
	if len(shorten) > 0 {
		out += "Shorten " + strings.Join(shorten, ", ") + ". "
	}
	if len(skip) > 0 {
		out += "Skip " + strings.Join(skip, ", ") + ". "
	}
	if saves == 0 {
		return ""
	}
	return out + "That saves up to " + count(strconv.Itoa(saves), "minutes") + "."
}

func titleOf(p *plan.Result, step int) string {
	for _, line := range p.Steps {
		if line.Step == step && line.Kind != plan.Free {
			return line.Title
		}
	}
	return ""
}
