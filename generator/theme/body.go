package theme

import (
	"html"
	"html/template"
	"strconv"
	"strings"

	"handrail/generator/markup"
	"handrail/generator/site"
)

// body puts the text of one page into HTML: links lead from this page, numbers
// stand behind the names of contacts, and the first use of each word of the
// glossary is linked. Fragments must be given in the order of the page.
type body struct {
	r      *renderer
	node   *site.Node
	out    string // the page that shows it; not node's own for introductions
	linked map[int]bool
	told   map[*site.Node]bool // contacts of which the page says elsewhere when they were checked
	unset  bool                // the page has said what to do about contacts that are not set
	terms  bool                // whether words of the glossary are linked

	prefix  string                // of every id, where a page stands twice or with others
	inlined map[*site.Node]string // pages that stand on the same one, and their ids there
	bare    bool                  // no numbers behind the names of contacts

	checked []string // when the numbers in the text were checked, one a contact
	checkBy string   // the first day on which one must be checked again
}

func (r *renderer) body(n *site.Node, out string) *body {
	return &body{r: r, node: n, out: out, linked: map[int]bool{}, told: map[*site.Node]bool{}, terms: n.Kind.Name != "glossary"}
}

// html renders f. HTML of the markup stage is trusted: nothing in it is the
// author's own.
func (b *body) html(f markup.Fragment) template.HTML {
	return template.HTML(f.Render(b.fill))
}

// plain renders f without linking words of the glossary: for what is read
// under stress.
func (b *body) plain(f markup.Fragment) template.HTML {
	was := b.terms
	b.terms = false
	defer func() { b.terms = was }()
	return b.html(f)
}

func (b *body) fill(h markup.Hole, def string) string {
	switch h.Kind {
	case markup.HoleID:
		return b.prefix + def
	case markup.HoleHref:
		if place := b.within(b.node.Targets[h.Link]); place != "" {
			return html.EscapeString(place)
		}
		if url := to(b.out, b.node.Targets[h.Link]); url != "" {
			if n := b.node.Targets[h.Link].Node; n != nil && b.r.foreign(n) { // the hole ends where the value does
				return html.EscapeString(url+b.r.marker(url, n)) + `" hreflang="` + n.Lang
			}
			return html.EscapeString(url)
		}
		if b.prefix != "" && strings.HasPrefix(def, "#") { // a place on its own page
			return html.EscapeString(rel(b.out, b.node.Out)) + def
		}
	case markup.HoleSize:
		if a := b.node.Targets[h.Link].Asset; a != nil && a.Width > 0 && a.Height > 0 {
			return ` width="` + strconv.Itoa(a.Width) + `" height="` + strconv.Itoa(a.Height) + `"`
		}
	case markup.HoleAfter:
		if n := b.node.Targets[h.Link].Node; n != nil {
			return b.after(n)
		}
	case markup.HoleProse:
		if b.terms {
			return b.r.terms.link(def, b.out, b.linked)
		}
	}
	return def
}

// after is what stands behind a link to a page: that it is in another language,
// but where every word counts, and the number of a contact.
func (b *body) after(n *site.Node) string {
	text := ""
	if (b.terms || b.node.Kind.Name == "glossary") && b.r.foreign(n) {
		text = ` <small class="muted">(` + html.EscapeString(b.r.words.In(n.Lang)) + `)</small>`
	}
	if n.Kind.Name == "contact" && n != b.node && !b.bare {
		text += b.number(n)
	}
	return text
}

// number is what stands behind a link to a contact: its first number, in
// brackets, so that the sentence stays readable. When the numbers were checked
// is said at the end of the text, and what to do about a contact that is not
// set yet, once on a page.
func (b *body) number(n *site.Node) string {
	c, told := b.r.contact(b.out, n), b.told[n]
	b.told[n] = true
	switch {
	case c.Unset && b.unset:
		return ` <span class="unset">(` + html.EscapeString(b.r.words.Word("not set yet")) + `)</span>`
	case c.Unset:
		b.unset = true
		return ` <span class="unset">` + html.EscapeString(b.r.words.Word("not set yet: ask your program lead; in danger call your local emergency number")) + `</span>`
	case len(c.Calls) == 0:
		return ""
	}
	call, action := c.Calls[0], ""
	if call.Action != b.r.words.Word("Call") {
		action = call.Action + " "
	}
	if c.Checked != "" && !told {
		b.checked = append(b.checked, c.Label+": "+c.Checked+".")
		if b.checkBy == "" || c.CheckBy < b.checkBy {
			b.checkBy = c.CheckBy
		}
	}
	return ` (<a class="tel" href="` + html.EscapeString(string(call.URL)) + `">` + action + html.EscapeString(call.Number) + `</a>)`
}

// notes is the foot of the text: its footnotes, and when the numbers in it
// were checked.
func (b *body) notes(f markup.Fragment) template.HTML {
	notes := b.html(f)
	if len(b.checked) == 0 {
		return notes
	}
	return notes + template.HTML(`<p class="checked" data-check-by="`+b.checkBy+`">`+html.EscapeString(strings.Join(b.checked, " "))+`</p>`)
}

func (b *body) section(s *markup.Section) Section {
	return Section{ID: s.ID, Title: b.plain(s.Title), Lead: b.html(s.Lead), Rest: b.html(s.Rest)}
}

func (b *body) sections(all []*markup.Section) []Section {
	var out []Section
	for _, s := range all {
		out = append(out, b.section(s))
	}
	return out
}

// steps makes rows to tick of a list. A label may hold words only, so what
// else an author put into a step stands below it.
func (b *body) steps(list []markup.Step) []Step {
	var out []Step
	for _, s := range list {
		line, more := splitStep(string(b.plain(s.Body)))
		out = append(out, Step{Line: template.HTML(line), More: template.HTML(more)})
	}
	return out
}

// blockTags are what the markup stage may put into a list item besides words.
var blockTags = []string{"<p", "<ul", "<ol", "<div", "<blockquote", "<pre", "<dl", "<figure", "<h", "<table"}

// splitStep parts the HTML of a list item into its first line and the rest.
func splitStep(item string) (line, more string) {
	item = strings.TrimSpace(item)
	if rest, ok := strings.CutPrefix(item, "<p>"); ok {
		if end := strings.Index(rest, "</p>"); end >= 0 {
			return rest[:end], strings.TrimSpace(rest[end+len("</p>"):])
		}
	}
	cut := len(item)
	for _, tag := range blockTags {
		if i := strings.Index(item, tag); i >= 0 && i < cut {
			cut = i
		}
	}
	return strings.TrimSpace(item[:cut]), item[cut:]
}
