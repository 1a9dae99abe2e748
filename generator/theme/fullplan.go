package theme

import (
	"html/template"
	"strconv"
	"strings"

	"handrail/generator/site"
)

// fullOut and peopleOut are where the sheets of a plan come out.
func fullOut(n *site.Node) string   { return n.Views()[0] }
func peopleOut(n *site.Node) string { return n.Views()[1] }

// fullPlan is a plan with every activity that it uses standing on the same
// page, once each.
func (r *renderer) fullPlan(n *site.Node) FullPlan {
	out := fullOut(n)
	v := FullPlan{Base: r.sheetBase(out, r.words.Say("%s: full plan", n.Title), r.words.Word("The plan and every activity in it, to print."), "fullplan"), Back: r.linkTo(out, n)}
	v.Notice, v.Draft, v.Later = r.notice(n), n.Draft, r.scripts(v.Root, "plan", "sheet")
	v.RunSheet = r.runSheet(n, true)
	in := inlinedBy(n)
	b := r.sheetBody(n, out, "", in)
	v.Intro, v.Sections = b.html(n.Doc.Intro), b.sections(ordered(n))
	v.Notes = b.notes(n.Doc.Footnotes)
	if v.RunSheet == nil {
		return v
	}
	v.PlanData = planData(n.Session)
	v.RunSheet.Title, v.RunSheet.HelpFirst = r.words.Word("Run sheet"), true
	uses := usesOf(n)
	rows := map[*site.Node][]SheetRow{}
	for i, row := range v.RunSheet.Rows {
		if use := uses[row.Step-1]; use != nil && !row.Free {
			v.RunSheet.Rows[i].URL = "#" + in[use]
			rows[use] = append(rows[use], row)
		}
	}
	for _, use := range uses {
		if len(rows[use]) > 0 {
			v.Inlined = append(v.Inlined, r.inlined(use, out, in, rows[use]))
			delete(rows, use)
		}
	}
	return v
}

// inlinedBy gives the activities of a plan their ids in its sheet. They hold a
// dot, so no heading of an author's has the same.
func inlinedBy(n *site.Node) map[*site.Node]string {
	in := map[*site.Node]string{}
	for _, use := range usesOf(n) {
		if use != nil && in[use] == "" {
			in[use] = "in." + strconv.Itoa(len(in)+1)
		}
	}
	return in
}

func (r *renderer) inlined(use *site.Node, out string, in map[*site.Node]string, rows []SheetRow) Inlined {
	b := r.sheetBody(use, out, in[use]+".", in)
	v := Inlined{ID: in[use], Title: use.Title, URL: rel(out, use.Out), Uses: rows, Summary: use.Summary, Cautions: use.Values.Texts("cautions")}
	var names []string
	for _, m := range r.materials(use.Values.Materials("materials"), out) {
		names = append(names, strings.TrimSpace(m.Text+" "+m.Note))
	}
	v.Bring = strings.Join(names, ", ")
	v.Intro = deeper(b.html(use.Doc.Intro))
	for _, s := range b.sections(ordered(use)) {
		s.ID = b.prefix + s.ID
		s.Lead, s.Rest = deeper(s.Lead), deeper(s.Rest)
		v.Sections = append(v.Sections, s)
	}
	v.Notes = b.notes(use.Doc.Footnotes)
	return v
}

// sheetBody puts the text of a page into the sheet at out, where the pages of
// in stand too: ids begin with prefix, and links to those pages stay in the
// sheet. Words of the glossary are not linked, since paper cannot follow.
func (r *renderer) sheetBody(n *site.Node, out, prefix string, in map[*site.Node]string) *body {
	b := r.body(n, out)
	b.prefix, b.inlined, b.terms = prefix, in, false
	b.unset = true // the sheet has a place that says what to do
	return b
}

// within is the place of a link's target inside the sheet, or "" when it is
// not there.
func (b *body) within(t site.Target) string {
	id, ok := b.inlined[t.Node]
	switch {
	case t.Node == nil || t.Asset != nil:
		return ""
	case ok && t.Anchor != "":
		return "#" + id + "." + escapePath(t.Anchor)
	case ok:
		return "#" + id
	case t.Node == b.node && t.Anchor != "" && b.inlined != nil:
		return "#" + b.prefix + escapePath(t.Anchor)
	default:
		return ""
	}
}

// deeper moves the headings of a text one level down, since the sheet has a
// level more than the page. Tags can be told from text: text is escaped.
func deeper(text template.HTML) template.HTML {
	return template.HTML(deeperTags.Replace(string(text)))
}

var deeperTags = strings.NewReplacer("<h3 ", "<h4 ", "</h3>", "</h4>", "<h4 ", "<h5 ", "</h4>", "</h5>", "<h5 ", "<h6 ", "</h5>", "</h6>")
