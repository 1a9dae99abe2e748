package site

import (
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/schema"
)

// File is the name of a path below content/ in diagnostics.
func File(p string) string { return contentDir + "/" + p }

// Parse turns one file into a page. It looks at nothing but src, so its result
// may be kept for as long as the file's bytes are the same. The page is nil
// when its kind or its front matter cannot be known.
func Parse(src Source) (*Page, []diag.Diag) { return ParseIn(src, nil) }

// ParseIn is Parse for a handbook that is not in English.
func ParseIn(src Source, words *locale.Locale) (*Page, []diag.Diag) {
	file := File(src.Path)
	var ds []diag.Diag
	if d, bad := NameFault(src.Path); bad {
		ds = append(ds, d)
	}
	kind, fault := schema.ForPath(src.Path)
	if fault != nil {
		return nil, append(ds, *fault)
	}
	values, body, found := schema.Decode(file, src.Data, kind)
	ds = append(ds, found...)
	frontErrors, _ := diag.Count(found)
	doc := markup.Parse(file, src.Data, body)
	var lang markup.Language
	if words != nil {
		lang = markup.Language{Labels: words.Labels(), IDs: anchors(doc, kind, nil, words)}
		doc, kind = markup.ParseIn(file, src.Data, body, lang), localised(kind, words)
	}
	ds = append(ds, textDiags(kind, doc)...)
	p := &Page{
		Path: src.Path, ID: idOf(src.Path), Kind: kind, Values: values, Doc: doc,
		Title: values.Text("title"), Summary: values.Text("summary"),
		Draft: values.Text("status") == "draft",
		Intro: kind.Name == "section",
		src:   src.Data, body: body, words: lang,
		places: placesOf(src.Path, doc), sorting: sortingOf(values),
		refs: refsOf(kind, values), folded: foldKey(outPath(src.Path)),
	}
	ds = append(ds, lintParts(p)...)
	ds = append(ds, lintLost(p, body)...)
	if kind.Name == "contact" {
		ds = append(ds, lintContact(p, frontErrors == 0)...)
	}
	return p, ds
}

// textDiags is what markup found, but that a glossary is made of ### headings
// without a ## above them.
func textDiags(k *schema.Kind, doc *markup.Doc) []diag.Diag {
	if k.Name != "glossary" || len(doc.Headings) == 0 || doc.Headings[0].Level != 3 {
		return doc.Diags
	}
	return slices.DeleteFunc(slices.Clone(doc.Diags), func(d diag.Diag) bool {
		return d.Code == "heading-level" && strings.HasPrefix(d.Line, "### ")
	})
}

// At makes a diagnostic about width bytes of the page's file at off, or about
// the file as a whole when off is negative.
func (p *Page) At(off, width int, code, text, hint string) diag.Diag {
	return p.at(off, width, code, text, hint)
}

// Source is the bytes of the page's file. They must not be changed.
func (p *Page) Source() []byte { return p.src }

// Forget drops the bytes of the page's file, when nothing more is to be told
// about places in it and no translation of it is compared with it.
func (p *Page) Forget() { p.src = nil }

// Places tells where the page's plain text stands in its file.
func (p *Page) Places() []markup.Place { return markup.Places(p.File(), p.src, p.body, p.words) }

// at makes a diagnostic about width bytes of the page's file.
func (p *Page) at(off, width int, code, text, hint string) diag.Diag {
	if off < 0 {
		return diag.Whole(p.File(), code, text, hint)
	}
	return diag.At(p.File(), p.src, off, width, code, text, hint)
}
