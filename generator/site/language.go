package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
	"handrail/generator/schema"
)

// InLanguage is the handbook in a further language: what is translated in
// place of the handbook's own pages, and these where nothing is. in is what
// the handbook was linked from, and translations are by the path of the page.
// Only what the translations' own text links to is told; everything else is
// the same as in the handbook.
func (s *Site) InLanguage(in Input, translations map[string]*Page, words *locale.Locale) (*Site, []diag.Diag) {
	in.Words, in.Prefix, in.Kinds = words, strings.ToLower(words.Tag())+"/", Kinds(words)
	kinds := map[string]*schema.Kind{}
	for i, k := range in.Kinds {
		kinds[k.Name] = &in.Kinds[i]
	}
	own := in.Settings.Language
	in.Settings.Language, in.Settings.Words = words.Tag(), nil
	if home := translations["index.md"]; home != nil {
		in.Settings.Title, in.Settings.Tagline = home.Title, home.Summary
	}
	pages := make([]*Page, len(in.Pages))
	for i, p := range in.Pages {
		page := *p
		page.Lang = own
		if t := translations[p.Path]; t != nil && (!t.Draft || in.Drafts) {
			page = *t
		}
		page.Kind = kinds[p.Kind.Name]
		page.Draft = page.Draft || p.Draft
		pages[i] = &page
	}
	in.Pages = pages
	l := &linker{in: in, site: newSite(in), drafts: map[string]*Page{}}
	l.place()
	for _, n := range l.site.Nodes {
		found := l.links(n)
		l.resolve(n)
		if n.Lang == words.Tag() {
			l.ds = append(l.ds, found...)
		}
	}
	l.neighbours()
	found := l.ds
	l.settings()
	l.site.Terms = l.terms()
	l.site.Main = s
	return l.site, append(found, clashes(s, in.Prefix)...)
}

// Kinds is the kinds table in the words of a language.
func Kinds(words *locale.Locale) []schema.Kind {
	kinds := schema.Kinds()
	if words == nil {
		return kinds
	}
	for i := range kinds {
		kinds[i] = kinds[i].Localised(headingWords(words))
	}
	return kinds
}

// clashes tells of pages that stand where those of a language come out.
func clashes(s *Site, prefix string) []diag.Diag {
	var ds []diag.Diag
	for _, n := range s.Nodes {
		if strings.HasPrefix(foldKey(n.Out), foldKey(prefix)) {
			ds = append(ds, diag.Whole(n.File(), "output-duplicate", "lies where the pages of another language come out", "rename the folder "+strings.TrimSuffix(prefix, "/")))
		}
	}
	return ds
}

// Translated lists the pages of the handbook that are in this language, in order.
func (s *Site) Translated() []*Node {
	return slices.DeleteFunc(slices.Clone(s.Nodes), func(n *Node) bool { return n.Lang != s.Settings.Language })
}

// Missing lists the pages of the handbook that are not in this language, in
// order; drafts and introductions of lists are left out.
func (s *Site) Missing() []*Node {
	return slices.DeleteFunc(slices.Clone(s.Nodes), func(n *Node) bool { return n.Lang == s.Settings.Language })
}

// Tongues sorts files into the handbook's own pages and translations by
// language, and tells of those that are neither.
func Tongues(sources []Source, own string, known func(tag string) bool, names []string) (pages []Source, translated map[string][]Source, ds []diag.Diag) {
	translated = map[string][]Source{}
	all := map[string]bool{}
	for _, src := range sources {
		all[src.Path] = true
	}
	for _, src := range sources {
		of, lang := TranslationOf(src.Path)
		switch {
		case lang == "":
			pages = append(pages, src)
		case strings.EqualFold(lang, own):
			ds = append(ds, diag.Whole(File(src.Path), "translation-language", "the handbook itself is in "+lang, "rename it to "+of))
		case !known(lang):
			hint := diag.DidYouMean(lang, names, "the languages are "+strings.Join(names, ", ")+"; in a name that means something else, write a dash for the dot")
			ds = append(ds, diag.Whole(File(src.Path), "translation-language", fmt.Sprintf("Handrail does not speak the language %s", lang), hint))
		case !all[of]:
			ds = append(ds, diag.Whole(File(src.Path), "translation-source", "there is no page "+of+" of which this is a translation", nearSource(of, all)))
		default:
			translated[lang] = append(translated[lang], src)
		}
	}
	return pages, translated, ds
}

func nearSource(of string, all map[string]bool) string {
	return diag.DidYouMean(of, slices.Sorted(maps.Keys(all)), "write that page, or rename this file like the page that it translates")
}
