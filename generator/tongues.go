package generator

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
	"handrail/generator/site"
)

// tagsOf lists the languages of a handbook: its own, then those in the names
// of its files, in order.
func tagsOf(sources []site.Source, settings site.Settings) []string {
	var tags []string
	for _, src := range sources {
		if _, lang := site.TranslationOf(src.Path); lang != "" && !slices.Contains(tags, lang) {
			tags = append(tags, lang)
		}
	}
	slices.Sort(tags)
	return append([]string{settings.Language}, tags...)
}

// speaks tells whether the theme speaks a language.
func (g *Generator) speaks(tag string) bool { return tag == locale.English || g.locales[tag] != nil }

// readLocales reads the theme's languages, locales/TAG.yaml.
func (g *Generator) readLocales(name string, fsys fs.FS) ([]diag.Diag, error) {
	g.locales = map[string]*locale.Locale{}
	files, err := fs.Glob(fsys, "locales/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("read the theme's languages: %w", err)
	}
	var ds []diag.Diag
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read the theme's languages: %w", err)
		}
		tag := strings.TrimSuffix(path.Base(file), ".yaml")
		l, err := locale.Parse(tag, data)
		if err != nil {
			ds = append(ds, diag.Whole("themes/"+name+"/"+file, "template-fault", err.Error(), ""))
			continue
		}
		g.locales[tag] = l
	}
	return ds, nil
}

// tongues sorts the files into pages and translations. handbook.yaml may leave
// languages out with locales:.
func (g *Generator) tongues(sources []site.Source, settings site.Settings, ds *diag.List) (pages []site.Source, translated map[string][]site.Source) {
	var names []string
	for tag := range g.locales {
		names = append(names, tag)
	}
	names = append(names, locale.English)
	slices.Sort(names)
	pages, translated, found := site.Tongues(sources, settings.Language, g.speaks, names)
	ds.Add(found...)
	if only := settings.Locales; len(only) > 0 {
		for lang := range translated {
			if !slices.Contains(only, lang) {
				delete(translated, lang)
			}
		}
	}
	return pages, translated
}

// parseTranslations parses the translations that changed, or whose page did,
// since the last build.
func (g *Generator) parseTranslations(ctx context.Context, translated map[string][]site.Source, pages []*site.Page, ds *diag.List) (map[string]map[string]*site.Page, error) {
	of := map[string]*site.Page{}
	for _, p := range pages {
		of[p.Path] = p
	}
	out, known := map[string]map[string]*site.Page{}, g.abroad
	g.abroad = map[[sha256.Size]byte]parsedPage{}
	for lang, sources := range translated {
		out[lang] = map[string]*site.Page{}
		for _, src := range sources {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			name, _ := site.TranslationOf(src.Path)
			page, words := of[name], g.locales[lang]
			if page == nil {
				continue // told of the page itself
			}
			source := sha256.Sum256(page.Source())
			key := words.Key(sha256.Sum256(append(source[:], src.Hash[:]...)))
			p, ok := known[key]
			if !ok {
				p = parseWithin(watchdog, src, func(src site.Source) (*site.Page, []diag.Diag) { return site.ParseTranslation(src, page, words) })
			}
			g.abroad[key] = p
			ds.Add(p.ds...)
			if p.page != nil {
				out[lang][name] = p.page
			}
		}
	}
	return out, nil
}

// languages adds to a site the handbook in its further languages.
func (g *Generator) languages(s *site.Site, in site.Input, translations map[string]map[string]*site.Page) []diag.Diag {
	var ds []diag.Diag
	for _, lang := range sortedTags(translations) {
		other, found := s.InLanguage(in, translations[lang], g.locales[lang])
		ds = append(ds, found...)
		s.Languages = append(s.Languages, other)
	}
	return ds
}

func sortedTags(translations map[string]map[string]*site.Page) []string {
	var tags []string
	for tag := range translations {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// inOrder lists all translations by language and path.
func inOrder(translations map[string]map[string]*site.Page) []*site.Page {
	var out []*site.Page
	for _, tag := range sortedTags(translations) {
		for _, p := range translations[tag] {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *site.Page) int { return strings.Compare(a.File(), b.File()) })
	return out
}
