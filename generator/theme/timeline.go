package theme

import (
	"strconv"
	"strings"

	"handrail/generator/locale"
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
		Sum: planSum(r.words, p), Slack: slack(r.words, p), Over: p.Length > 0 && p.Slack < 0, Late: late(r.words, p),
		Start: n.Session.Start, Length: p.Length, Group: p.Group,
		Wait: Row{Title: r.words.Word("Free"), Free: true, Break: true},
	}
	t.Bar, t.Parts = r.planParts(n)
	steps := n.Values.Steps("steps")
	for i, line := range p.Steps {
		t.Rows = append(t.Rows, r.row(n, line, n.Steps[i], steps[line.Step-1]))
	}
	r.ready(t, n)
	r.callsFor(t, n)
	return t
}

func planSum(w *locale.Locale, p *plan.Result) string {
	parts := []string{w.Say("%s to %s", daysLater(w, p.Start), daysLater(w, p.End)), w.Count(p.Total, "minutes")}
	if elapsed := len(p.Start) < len("00:00"); elapsed {
		parts = parts[1:]
	}
	if p.Group > 0 {
		parts = append(parts, people(w, p.Group))
	}
	return strings.Join(parts, " · ")
}

func people(w *locale.Locale, n int) string {
	if n == 1 {
		return w.Word("1 person")
	}
	return w.Say("%d people", n)
}

func slack(w *locale.Locale, p *plan.Result) string {
	switch s := p.Slack; {
	case p.Length == 0:
		return ""
	case s < 0:
		return w.Say("Over by %s of the booked %d", w.Count(-s, "minutes"), p.Length)
	case s == 0:
		return w.Say("Fills the booked %s", w.Count(p.Length, "minutes"))
	default:
		return w.Say("%s spare of the booked %d", w.Count(s, "minutes"), p.Length)
	}
}

func (r *renderer) row(n *site.Node, line plan.Line, use *site.Node, step schema.Step) Row {
	v := Row{
		Start: daysLater(r.words, line.Start), End: daysLater(r.words, line.End), Minutes: line.Minutes, Title: line.Title,
		Break: line.Kind == plan.Break || line.Kind == plan.Free, Free: line.Kind == plan.Free,
	}
	if v.Free {
		v.Title = r.words.Word(v.Title)
		return v
	}
	v.Number, v.Who, v.Note, v.Say = line.Step, line.Who, step.Note, unquoted(step.Say)
	v.Warn = r.warning(n, line)
	for _, c := range n.Result.Cuts {
		if c.Step == line.Step && c.To == 0 {
			v.Short = r.words.Word("If late: skip")
		} else if c.Step == line.Step {
			v.Short = r.words.Say("If late: shorten to %d", c.To)
		}
	}
	v.Backup, v.Handout = r.optional(n, step.Backup, useKinds), r.optional(n, step.Handout, []string{"handout"})
	if use != nil && r.foreign(use) {
		v.Lang = use.Lang
	}
	if use != nil {
		v.Groups = r.form(use.Values.Text("groups"))
		v.How = r.how(n, use, line.Step)
	}
	return v
}

// form says how people work, in words; "" for the whole group.
func (r *renderer) form(groups string) string { return r.words.Word(forms[groups]) }

// forms says how people work, but for the whole group.
var forms = map[string]string{"pairs": "in pairs", "triads": "in threes", "fours": "in fours", "solo": "each alone"}

// unquoted is text without the quotation marks around it, since what is to be
// said gets marks of its own.
func unquoted(text string) string { return strings.Trim(text, "\"“”") }

// warning is what a reader should know about a step before it comes.
func (r *renderer) warning(n *site.Node, line plan.Line) string {
	step := n.Session.Steps[line.Step-1]
	var words []string
	for _, w := range n.Result.Warnings {
		if w.Step != line.Step {
			continue
		}
		switch w.Code {
		case "plan-pin-late":
			words = append(words, r.words.Say("Meant for %s, %s late.", step.At, r.words.Count(line.Late, "minutes")))
		case "plan-size":
			words = append(words, r.words.Say("Made for %s.", r.size(schema.Size{Min: step.Size.Min, Max: step.Size.Max})))
		case "plan-no-break":
			words = append(words, r.words.Word("More than 90 minutes without a break by now."))
		}
	}
	return strings.Join(words, " ")
}

// useKinds are the kinds that a step can run.
var useKinds = []string{"activity", "icebreaker"}

func (r *renderer) optional(n *site.Node, id string, kinds []string) *Link {
	if to := r.named(id, kinds); to != nil {
		l := r.linkTo(n.Out, to)
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
func late(w *locale.Locale, p *plan.Result) string {
	var shorten, skip []string
	saves := 0
	for _, c := range p.Cuts {
		title := titleOf(p, c.Step)
		if saves += c.Saves; c.To > 0 {
			shorten = append(shorten, w.Say("%s (%d to %d)", title, c.From, c.To))
		} else {
			skip = append(skip, w.Say("%s (%d)", title, c.From))
		}
	}
	out := w.Word("Running late?") + " "
	if len(shorten) > 0 {
		out += w.Say("Shorten %s.", strings.Join(shorten, ", ")) + " "
	}
	if len(skip) > 0 {
		out += w.Say("Skip %s.", strings.Join(skip, ", ")) + " "
	}
	if saves == 0 {
		return ""
	}
	return out + w.Say("That saves up to %s.", w.Count(saves, "minutes"))
}

func titleOf(p *plan.Result, step int) string {
	for _, line := range p.Steps {
		if line.Step == step && line.Kind != plan.Free {
			return line.Title
		}
	}
	return ""
}
