package theme

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/locale"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// policy is the content security policy of every page but 404.html.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"

// renderer is one site in the hands of a theme. It does not change once it is
// made, so pages may be made by several goroutines.
type renderer struct {
	theme *Theme
	words *locale.Locale // what the theme says in Go
	site  *site.Site
	memo  *Memo           // nil when nothing is to be remembered
	style map[string]file // by the name of the style sheet
	terms *terms
	ids   map[string][]*site.Node
	kinds []schema.Kind  // those that have a library, in order
	lib   file           // the activities, for the plan builder
	paths [][]*site.Node // lessons by training path, in order

	starting bool // some of what an organisation must make its own is not yet

	others []*renderer     // the same handbook in other languages
	made   map[string]bool // every file that this one makes
	linked map[string]bool // the pages of its own site

	cardsOf []*site.Node // playbooks that have a card, the most urgent first
	urgent  []*site.Node // playbooks for moments of danger
}

// Render names every file of the output that the theme makes: pages, styles,
// scripts, and small files for machines. The pictures of the handbook
// (site.Site.Assets) and the search index are not among them. The bytes of a page are made
// when they are first asked for; memo remembers them from build to build, and
// may be nil. A page that a template cannot make gives a FaultError.
func (t *Theme) Render(s *site.Site, memo *Memo) []artifact.Artifact {
	return Render([]Language{{t, s}}, memo)
}

// renderer sets out to render a site, which is one of so many languages.
func (t *Theme) renderer(s *site.Site, memo *Memo, languages int) *renderer {
	r := &renderer{theme: t, words: t.words, site: s, memo: memo, style: t.styleSheets(&s.Settings, languages), ids: map[string][]*site.Node{}, made: map[string]bool{}, linked: map[string]bool{}}
	for _, n := range s.Nodes {
		r.ids[n.ID] = append(r.ids[n.ID], n)
		r.linked[n.Out] = true
	}
	for _, k := range s.Kinds() {
		if k.Dir != "" && (len(s.OfKind(k.Name)) > 0 || s.IntroOf(&k) != nil) {
			r.kinds = append(r.kinds, k)
		}
	}
	r.terms, r.lib, r.paths = newTerms(s), r.libraryFile(), trainingPaths(s)
	r.starting = s.Starting()
	r.cardsOf, r.urgent = r.carded(), s.Urgent()
	return r
}

// files names what the renderer makes.
func (r *renderer) files() []artifact.Artifact {
	out := r.assets()
	out = append(out, r.binderFiles()...) // first, since it takes longest
	out = append(out, r.pages()...)
	out = append(out, r.builderFiles()...)
	if r.site.Prefix != "" {
		return out
	}
	return append(out, r.fixed(out)...)
}

func (r *renderer) assets() []artifact.Artifact {
	out := []artifact.Artifact{r.theme.logo.artifact(), r.theme.run.artifact()}
	for _, sheet := range styleSheets {
		out = append(out, r.style[sheet].artifact())
	}
	for _, p := range pictures {
		out = append(out, r.theme.pictures[p.name].artifact())
	}
	for _, b := range bundles {
		out = append(out, r.theme.scripts[b.name].artifact())
	}
	return out
}

// pages names the HTML pages. Introductions are part of their library, and
// index.md of the home page.
func (r *renderer) pages() []artifact.Artifact {
	var out []artifact.Artifact
	for _, n := range r.here(r.site.Nodes) {
		switch {
		case n.Intro, n.Kind.Name == "home":
		case n.Kind.Name == "glossary":
			out = append(out, r.page(n.Out, func() any { return r.glossary(n) }, "glossary.html", "page.html"))
		default:
			out = append(out, r.page(n.Out, func() any { return r.node(n) }, n.Kind.Name+".html", "page.html"))
		}
	}
	for _, k := range r.kinds {
		out = append(out, r.page(r.libraryOut(&k), func() any { return r.library(&k) }, k.Dir+".html", "library.html"))
	}
	out = append(out, r.page(r.own("a-z.html"), func() any { return r.index() }, "az.html"))
	if len(r.situated()) > 0 {
		out = append(out, r.page(r.own(situationsOut), func() any { return r.situations() }, "situations.html"))
	}
	out = append(out, r.sheetPages()...)
	out = append(out, r.lessonSheets()...)
	if r.site.Settings.Offline {
		out = append(out, r.page(r.own(keepOut), func() any { return r.keep() }, "keep.html"))
	}
	if r.site.Settings.Offline && r.site.Prefix == "" {
		out = append(out, r.page(Missing, func() any { return r.missing() }, "missing.html"))
	}
	for _, rd := range r.site.Redirects {
		out = append(out, r.page(rd.From, func() any { return r.redirect(rd) }, "redirect.html"))
	}
	home := func() ([]byte, error) { return r.make("home.html", r.home()) }
	return append(out, artifact.New(r.own("index.html"), artifact.Home, home))
}

// page names a page that is made of a view by the first of the templates that
// the theme has.
func (r *renderer) page(out string, view func() any, templates ...string) artifact.Artifact {
	name := r.theme.template(templates...)
	return artifact.New(out, artifact.Page, func() ([]byte, error) { return r.make(name, view()) })
}

// make puts a view into a template, unless the same was done before.
func (r *renderer) make(name string, view any) ([]byte, error) {
	if r.memo == nil || r.memo.few {
		return r.theme.execute(name, view)
	}
	key := hashView(append([]byte(name), r.theme.salt...), view)
	if data, ok := r.memo.get(key); ok {
		return data, nil
	}
	data, err := r.theme.execute(name, view)
	if err == nil {
		r.memo.put(key, data)
	}
	return data, err
}

// base is what surrounds the page at out.
func (r *renderer) base(out, title, description string) Base {
	set, root := &r.site.Settings, rootOf(out)
	b := Base{
		Lang: set.Language, Site: set.Name, Handbook: set.Title, Short: shortTitle(set.Title, set.Name), Title: title, HeadTitle: title, Description: description,
		Root: root, Home: rel(out, r.own("index.html")), AtoZ: rel(out, r.own("a-z.html")), Policy: policy, Version: set.Version, Org: set.Organisation,
		Assets: Assets{
			Style: root + r.style[usual].path, Icon: root + r.theme.logo.path, Touch: root + r.theme.pictures["touch"].path, Index: root + r.own("search/index.js"),
			Scheme: root + r.theme.scripts["scheme"].path, App: root + r.theme.scripts["app"].path, Search: root + r.theme.scripts["search"].path,
		},
		Help: r.help(), Links: r.links(out), Languages: r.languages(out), Fallbacks: r.fallbacks(out), Feedback: r.feedback(set.Feedback, title),
	}
	if set.Offline {
		b.Keep = rel(out, r.own(keepOut))
	}
	if set.QuickExit != "" {
		b.Exit, b.ExitJS = set.QuickExit, root+r.theme.scripts["exit"].path
	}
	if title != set.Title {
		b.HeadTitle = title + " · " + set.Title
	}
	if set.BaseURL != "" {
		b.Canonical = set.BaseURL + escapePath(strings.TrimSuffix(out, "index.html"))
	}
	return b
}

// styled has a page fetch a smaller style sheet than the whole one.
func (r *renderer) styled(b *Base, sheet string) { b.Assets.Style = b.Root + r.style[sheet].path }

// links are the four ways that are open on every page, as far as they lead
// somewhere.
func (r *renderer) links(out string) []Link {
	all := []Link{{Text: r.words.Word("Home"), URL: r.own("index.html")}}
	for _, k := range r.kinds {
		switch k.Name {
		case "playbook":
			all = append(all, Link{Text: r.words.Word("Playbooks"), URL: r.libraryOut(&k)})
		case "activity":
			all = append(all, Link{Text: r.words.Word("Library"), URL: r.libraryOut(&k)})
		case "plan":
			all = append(all, Link{Text: r.words.Word("Plans"), URL: r.libraryOut(&k)})
		}
	}
	for i, l := range all {
		all[i].URL, all[i].Current = rel(out, l.URL), current(r.local(out), r.local(l.URL))
	}
	if here := func(l Link) bool { return l.Current != "" }; !slices.ContainsFunc(all, here) && strings.Contains(r.local(out), "/") {
		for i, l := range all { // every other folder is a part of the library
			if l.Text == r.words.Word("Library") {
				all[i].Current = "true"
			}
		}
	}
	return all
}

// current tells for aria-current how the page at out stands to a link.
func current(out, url string) string {
	switch {
	case out == url:
		return "page"
	case path.Dir(url) != "." && path.Dir(out) == path.Dir(url):
		return "true"
	default:
		return ""
	}
}

// feedback is where a reader can tell about a mistake on a page: to is a mail
// address or a number.
func (r *renderer) feedback(to, title string) *Call {
	switch {
	case to == "":
		return nil
	case strings.Contains(to, "@"):
		return &Call{Label: r.words.Word("Something wrong here?"), Number: to, URL: template.URL("mailto:" + escapePath(to) + "?subject=" + escapeQuery(title))}
	default:
		return &Call{Label: r.words.Word("Something wrong here?"), Number: to, URL: telURL("tel:", to)}
	}
}

// redirect is the page at an old address.
func (r *renderer) redirect(rd site.Redirect) Redirect {
	to := rel(rd.From, rd.To.Out)
	v := Redirect{Lang: r.site.Settings.Language, Title: rd.To.Title, URL: to, Refresh: "0; url=" + to, Policy: policy}
	if base := r.site.Settings.BaseURL; base != "" {
		v.Canonical = base + escapePath(rd.To.Out)
	}
	return v
}
