package search

import (
	"net/url"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/site"
)

// Index is the search of a whole handbook: its pages, and the glossary word by
// word. words are everyday words from the theme, in the language of s; those of
// handbook.yaml come on top. parts is the theme's script that brings the parts
// of a large index.
func Index(s *site.Site, words map[string][]string, parts []byte) ([]artifact.Artifact, error) {
	opt := Options{Language: s.Settings.Language, Words: map[string][]string{}, Parts: parts}
	for _, list := range []map[string][]string{words, s.Settings.Words} {
		for id, more := range list {
			opt.Words[id] = append(opt.Words[id], more...)
		}
	}
	for _, k := range s.Kinds() {
		if k.Library && len(s.OfKind(k.Name)) > 0 {
			opt.Topics = append(opt.Topics, Link{Title: k.Plural, URL: s.Prefix + k.Dir + "/index.html"})
		}
	}
	count, weight := len(s.Terms), 0
	for _, n := range s.Nodes {
		if searched(n) {
			count++
			weight += weightOf(n)
		}
	}
	for _, t := range s.Terms {
		weight += len(t.Title) + len(t.Text)
	}
	files, err := buildOf(count, weight, func() ([]Doc, error) {
		docs := docsOf(s)
		return docs, checkURLs(docs)
	}, opt)
	for i := range files {
		files[i].Path = s.Prefix + files[i].Path
	}
	return files, err
}

// searched tells whether a page can be found.
func searched(n *site.Node) bool { return !n.Intro && n.Kind.Name != "home" }

// weightOf is what the doc of a page adds to the weight.
func weightOf(n *site.Node) int {
	sum := len(n.Title) + len(n.Summary)
	if n.Kind.Name == "glossary" {
		return sum
	}
	sum += len(n.Doc.IntroText)
	for i := range n.Doc.Sections {
		sum += len(n.Doc.Sections[i].Heading.Text) + len(n.Doc.Sections[i].Text)
	}
	return sum
}

// docsOf lists all that can be found: pages, then the words of the glossary.
func docsOf(s *site.Site) []Doc {
	var docs []Doc
	for _, n := range s.Nodes {
		if searched(n) {
			d := doc(n)
			if s.Prefix != "" && n.Lang != s.Settings.Language {
				d.KindLabel += " (" + s.In(n.Lang) + ")"
			}
			docs = append(docs, d)
		}
	}
	for _, t := range s.Terms {
		page := s.OfKind("glossary")[0]
		docs = append(docs, Doc{
			URL: escape(page.Out) + "#" + escape(t.ID), Kind: "term", KindLabel: page.Kind.Label,
			Title: t.Title, Summary: t.Text, Aliases: t.Aliases,
		})
	}
	return docs
}

// Wordless lists the pages that nobody finds by everyday words: they have no
// aliases, no signs, and no words from the theme or handbook.yaml. The
// introductions of libraries, the home page and the glossary need none.
func Wordless(s *site.Site, words map[string][]string) []*site.Node {
	var out []*site.Node
	for _, n := range s.Nodes {
		if n.Intro || n.Kind.Name == "home" || n.Kind.Name == "glossary" {
			continue
		}
		path := strings.TrimSuffix(n.Out, ".html")
		id := path[strings.LastIndexByte(path, '/')+1:]
		has := len(n.Values.Texts("aliases")) + len(n.Values.Texts("signs"))
		for _, list := range []map[string][]string{words, s.Settings.Words} {
			has += len(list[id]) + len(list[path])
		}
		if has == 0 {
			out = append(out, n)
		}
	}
	return out
}

// doc is a page as the search sees it. Of the glossary only the title counts,
// since its words are found one by one.
func doc(n *site.Node) Doc {
	v := n.Values
	d := Doc{
		URL: escape(n.Out), Kind: n.Kind.Name, KindLabel: n.Kind.Label,
		Title: n.Title, Summary: n.Summary,
		Aliases: v.Texts("aliases"), Signs: v.Texts("signs"), Tags: v.Texts("tags"),
		Urgent: v.Text("urgency") == "now",
	}
	if n.Kind.Name == "glossary" {
		return d
	}
	d.Intro = n.Doc.IntroText
	for _, s := range n.Doc.Sections {
		d.Sections = append(d.Sections, Section{Heading: s.Heading.Text, ID: escape(s.ID), Text: s.Text})
	}
	return d
}

// escape writes a path or an anchor as it stands in an address.
func escape(p string) string { return (&url.URL{Path: p}).EscapedPath() }
