package theme

import (
	"fmt"
	"strconv"
	"strings"

	"handrail/generator/locale"
	"handrail/generator/plan"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// runSheet is a plan on one sheet of paper, or nil when it could not be worked
// out. A step without words to say has the first of its activity, and all are
// as short as the sheet takes; whole has all that the plan says, and the notes.
func (r *renderer) runSheet(n *site.Node, whole bool) *RunSheet {
	p := n.Result
	if p == nil {
		return nil
	}
	s := &RunSheet{
		Title: n.Title, Sum: sheetSum(r.words, p), Slack: sheetSlack(r.words, p), Shortest: sheetShortest(r.words, p), Over: p.Slack < 0,
		Roles: n.Values.Texts("roles"), Cuts: sheetCuts(r.words, p), Help: r.help(), Unsure: r.unsure(n), Foot: r.imprint(),
	}
	steps, uses := n.Values.Steps("steps"), usesOf(n)
	for _, row := range p.Steps {
		use := uses[row.Step-1]
		line := r.sheetRow(row, steps[row.Step-1], use)
		if line.Say == "" && use != nil && !line.Free && !whole {
			line.Say, line.Lent = firstSay(use), true
		}
		s.Rows = append(s.Rows, line)
	}
	for _, m := range p.Materials {
		fact := Fact{Label: m.Name}
		if m.Qty > 1 {
			fact.Value = strconv.Itoa(m.Qty)
		}
		s.Bring = append(s.Bring, fact)
	}
	for _, h := range p.Handouts {
		if to := r.named(h.ID, []string{"handout"}); to != nil {
			s.Print = append(s.Print, to.Title)
		}
	}
	if n.Draft {
		s.Unsure = append(s.Unsure, r.words.Word("Draft: this plan is not finished."))
	}
	if !whole {
		s.fit(r.words)
	}
	if base := r.site.Settings.BaseURL; base != "" {
		s.Code = qrCode(base+escapePath(n.Out), r.words.Word("Code that opens this plan on a phone"))
	}
	return s
}

// usesOf are the activities of a plan's steps, nil for steps without one.
func usesOf(n *site.Node) []*site.Node {
	uses := make([]*site.Node, len(n.Values.Steps("steps")))
	if n.Plan == nil {
		return uses
	}
	for i, row := range n.Plan.Rows {
		if !row.Free {
			uses[row.Index] = n.Steps[i]
		}
	}
	return uses
}

func (r *renderer) sheetRow(row plan.Line, step schema.Step, use *site.Node) SheetRow {
	v := SheetRow{Step: row.Step, Start: daysLater(r.words, row.Start), Minutes: strconv.Itoa(row.Minutes), Title: row.Title}
	if row.Kind == plan.Free {
		v.Free, v.Title = true, r.words.Word(row.Title)
		return v
	}
	v.Whole = step.Phase == "open" || step.Phase == "agree"
	v.Break, v.Who, v.Say, v.Note = row.Kind == plan.Break, row.Who, unquoted(step.Say), step.Note
	if row.Late > 0 {
		v.Late = r.words.Say("Meant for %s, %s late.", step.At, r.words.Count(row.Late, "minutes"))
	}
	if to := r.named(step.Backup, useKinds); to != nil && step.Backup != "" {
		v.Note = strings.TrimSpace(v.Note + " " + r.words.Say("Or instead: %s.", to.Title))
	}
	materials := step.Materials
	if use != nil {
		v.Form = r.form(use.Values.Text("groups"))
		materials = append(materials[:len(materials):len(materials)], use.Values.Materials("materials")...)
	}
	var names []string
	for _, m := range materials {
		names = append(names, m.Name)
	}
	if to := r.named(step.Handout, []string{"handout"}); to != nil && step.Handout != "" {
		names = append(names, to.Title)
	}
	v.Materials = strings.Join(names, ", ")
	return v
}

// firstSay is the first of the words that an activity gives to say.
func firstSay(use *site.Node) string {
	for _, s := range use.Doc.Sections {
		if s.ID == "say-this" {
			first, _, _ := strings.Cut(s.Text, "\n")
			return unquoted(first)
		}
	}
	return ""
}

// The words of a sheet's first lines; js/sheet.js has the same.

func sheetSum(w *locale.Locale, p *plan.Result) string {
	parts := []string{w.Count(p.Total, "minutes")}
	if p.Start != "0:00" {
		parts = []string{w.Say("%s to %s", daysLater(w, p.Start), daysLater(w, p.End)), parts[0]}
	}
	if p.Group > 0 {
		parts = append(parts, people(w, p.Group))
	}
	return strings.Join(parts, " · ")
}

// sheetSlack says how the plan stands to what is booked.
func sheetSlack(w *locale.Locale, p *plan.Result) string {
	switch {
	case p.Length == 0:
		return ""
	case p.Slack < 0:
		return slack(w, p) + "."
	case p.Slack == 0:
		return slack(w, p) + "."
	default:
		return slack(w, p) + "."
	}
}

func sheetShortest(w *locale.Locale, p *plan.Result) string {
	if p.Shortest >= p.Total {
		return ""
	}
	return w.Say("Shortest: %s.", w.Count(p.Shortest, "minutes"))
}

// sheetCuts says what to shorten and what to skip, in the order in which to do
// it. Steps have the numbers of the table.
func sheetCuts(w *locale.Locale, p *plan.Result) string {
	var shorten, skip []string
	saves := 0
	for _, c := range p.Cuts {
		saves += c.Saves
		if c.To > 0 {
			shorten = append(shorten, w.Say("%d (%d to %d)", c.Step, c.From, c.To))
		} else {
			skip = append(skip, fmt.Sprintf("%d (%d)", c.Step, c.From))
		}
	}
	var out []string
	if len(shorten) > 0 {
		out = append(out, w.Say("Shorten step %s.", strings.Join(shorten, ", ")))
	}
	if len(skip) > 0 {
		out = append(out, w.Say("Skip step %s.", strings.Join(skip, ", ")))
	}
	if saves > 0 {
		out = append(out, w.Say("Saves up to %s.", w.Count(saves, "minutes")))
	}
	return strings.Join(out, " ")
}

// imprint is the last line of a sheet: whose it is, and which version.
func (r *renderer) imprint() string {
	set := &r.site.Settings
	parts := []string{set.Title}
	if set.Organisation != "" {
		parts = append(parts, set.Organisation)
	}
	if set.Version != "" {
		parts = append(parts, r.words.Say("Version %s", set.Version))
	}
	return strings.Join(parts, " · ")
}
