package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/schema"
)

// TranslationOf tells of which page a file is a translation, and into which
// language; lang is "" for a page of the handbook's own.
func TranslationOf(p string) (source, lang string) { return schema.SplitLanguage(p) }

// ParseTranslation parses src, the translation of a page into the language of
// words. Its front matter has the reader's words; everything else is the
// page's. Like Parse, it looks at nothing but what it is given.
func ParseTranslation(src Source, of *Page, words *locale.Locale) (*Page, []diag.Diag) {
	file := File(src.Path)
	values, body, ds := schema.DecodeTranslation(file, src.Data, of.Kind)
	merged, differences := schema.Translated(of.Values, values)
	for _, d := range differences {
		ds = append(ds, differs(file, src.Data, d))
	}
	doc := markup.Parse(file, src.Data, body)
	lang := markup.Language{Labels: words.Labels(), IDs: anchors(doc, of.Kind, of.Doc.Headings, words)}
	doc = markup.ParseIn(file, src.Data, body, lang)
	ds = append(ds, textDiags(of.Kind, doc)...)
	kind := localised(of.Kind, words)
	p := &Page{
		Path: of.Path, ID: of.ID, Kind: kind, Values: merged, Doc: doc, Lang: words.Tag(),
		Title: merged.Text("title"), Summary: merged.Text("summary"), Draft: merged.Text("status") == "draft", Intro: of.Intro,
		src: src.Data, body: body, words: lang, file: src.Path,
		places: placesOf(of.Path, doc), sorting: sortingOf(merged),
		refs: refsOf(kind, merged), folded: foldKey(outPath(of.Path)),
	}
	ds = append(ds, lintTranslated(p, of)...)
	ds = append(ds, lintLost(p, body)...)
	return p, ds
}

// lintTranslated checks that a translation has the parts that the page has, in
// their shape. What the page itself lacks is told there.
func lintTranslated(p, of *Page) []diag.Diag {
	var ds []diag.Diag
	there, here := partsOf(of), partsOf(p)
	for i, part := range p.Kind.Parts {
		if there[i] && !here[i] {
			ds = append(ds, diag.Whole(p.File(), "section-missing", "the part "+part.Title+" is missing", "add a heading: ## "+part.Title))
		}
	}
	for _, s := range p.Doc.Sections {
		if i := partIndex(p.Kind, s); i >= 0 && p.Kind.Parts[i].Steps {
			ds = append(ds, lintSteps(p, p.Kind.Parts[i], s)...)
		}
		if s.ID == selfCheck {
			ds = append(ds, lintQuestions(p, s)...)
		}
	}
	return ds
}

func differs(file string, src []byte, d schema.Difference) diag.Diag {
	hint := "remove it: translations take it from the page"
	if d.Text != "" {
		hint += ", which says " + d.Text
	}
	return diag.At(file, src, d.Off, 1, "translation-key", d.Name+" is not what the page has", hint)
}

// headingWords says reserved headings and the words of the kinds table in a
// language.
func headingWords(words *locale.Locale) func(string) string {
	return func(english string) string {
		if own := words.Headings(english); len(own) > 0 {
			return own[0]
		}
		return words.Word(english)
	}
}

// localised is a kind in the words of a language.
func localised(k *schema.Kind, words *locale.Locale) *schema.Kind {
	if words == nil {
		return k
	}
	own := k.Localised(headingWords(words))
	return &own
}

// anchors are the ids of the headings of a translation: those of the page, so
// that a link to a part of it holds in every language. A reserved heading is
// known by its words, every other by its place, as long as the two outlines
// are alike; where they are not, an anchor follows from the words. So it does in
// a glossary, whose words have another order in each language.
func anchors(doc *markup.Doc, kind *schema.Kind, theirs []markup.Heading, words *locale.Locale) []string {
	alike := len(doc.Headings) == len(theirs) && kind.Name != "glossary"
	ids := make([]string, len(doc.Headings))
	taken := map[string]bool{}
	for i, h := range doc.Headings {
		ids[i] = h.ID
		alike = alike && h.Level == theirs[i].Level
		if id := reserved(kind, h, words); id != "" && !taken[id] {
			ids[i], taken[id] = id, true
		}
	}
	for i := range ids {
		if alike && ids[i] == doc.Headings[i].ID && !taken[theirs[i].ID] {
			ids[i], taken[theirs[i].ID] = theirs[i].ID, true
		}
	}
	return ids
}

// reserved is the id of the part that a heading begins, or "".
func reserved(k *schema.Kind, h markup.Heading, words *locale.Locale) string {
	if h.Level != 2 {
		return ""
	}
	for _, part := range k.Parts {
		for _, wording := range append(words.Headings(part.Title), part.Title) {
			if strings.EqualFold(strings.TrimSpace(h.Text), wording) {
				return part.ID
			}
		}
	}
	return ""
}

// StaleSince tells that the page of was changed since p was translated from it.
func (p *Page) StaleSince(of *Page) (diag.Diag, bool) {
	rev, want := p.Values.Text("source_rev"), of.Revision()
	if rev == want {
		return diag.Diag{}, false
	}
	off, text := p.Values.ValueOff("source_rev", 0), of.File()+" was changed since it was translated"
	if rev == "" {
		return diag.Whole(p.File(), "translation-stale", "nobody said which state of "+of.File()+" this is a translation of", "once it says the same, add source_rev: \""+want+"\""), true
	}
	return p.at(off, len(rev), "translation-stale", text, "bring the translation up to date, then write source_rev: \""+want+"\""), true
}

// Revision is the state of the page's text: the first 12 hex digits of the
// SHA-256 of what follows the front matter, with line ends as \n.
func (p *Page) Revision() string {
	sum := sha256.Sum256(bytes.ReplaceAll(p.src[p.body:], []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(sum[:6])
}
