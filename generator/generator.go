package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"handrail/generator/artifact"
	"handrail/generator/diag"
	"handrail/generator/lint"
	"handrail/generator/locale"
	"handrail/generator/search"
	"handrail/generator/site"
	"handrail/generator/theme"
)

// Options says what to build.
type Options struct {
	Dir    string // the site's root: the folder that holds content/ and perhaps themes/
	Theme  fs.FS  // the theme that comes with Handrail; themes/NAME of the site lies over it, file by file
	Drafts bool   // include pages marked draft
	Strict bool   // warnings stop a build too
	Once   bool   // there is no second build, so neither finished pages nor files that were read need be remembered
	Few    bool   // of a build only few pages are asked for, so finished ones need not be remembered

	Now     time.Time // the day against which dates are held; zero means that no date has passed
	Reports bool      // give the advice that needs the whole handbook, too: reading grades, doubles, orphans
	Release bool      // tell what stands in the way of a release, too
}

// Generator builds one site again and again, and remembers what it need not
// do twice. Its methods may be called from one goroutine at a time.
type Generator struct {
	opts   Options
	parsed map[[32]byte]parsedPage // by what went into it, of the last build only
	abroad map[[32]byte]parsedPage // the same of translations
	memo   *theme.Memo             // nil when there is but one build
	shelf  *site.Shelf             // the same

	theme     *theme.Theme                   // nil until one could be read
	themeHash [32]byte                       // of the files that it was made from
	words     map[string]map[string][]string // the theme's everyday words, by file and page id
	locales   map[string]*locale.Locale      // the theme's languages, but for English
	spoken    map[string]*theme.Theme        // the theme in the languages that the site has besides its own
	tags      []string                       // for which languages the theme was read

	lexicons map[string]*lint.Lexicon // the theme's words for advice, by language
	advice   advice
}

type parsedPage struct {
	page *site.Page
	ds   []diag.Diag
}

// New makes a generator. It reads nothing yet.
func New(opts Options) *Generator {
	g := &Generator{opts: opts}
	if !opts.Once {
		g.memo, g.shelf = theme.NewMemo(opts.Few), site.NewShelf()
	}
	return g
}

// Result is what one build found and made.
type Result struct {
	Site      *site.Site          // nil when there is no content at all
	Artifacts []artifact.Artifact // nil when the build must stop
	Diags     []diag.Diag         // sorted
	Look      [32]byte            // differs when the files of the theme do
	strict    bool
}

// OK tells whether nothing that was found stops the build.
func (r *Result) OK() bool {
	errs, warnings := diag.Count(r.Diags)
	return errs == 0 && (warnings == 0 || !r.strict)
}

// Build runs the line up to the artifacts. Mistakes in the content are in the
// result; the error is a disk's or ctx's.
//
// An artifact's bytes are made when they are asked for. Making them can still
// find a fault in a template: then Bytes returns an error that Fault knows.
func (g *Generator) Build(ctx context.Context) (*Result, error) {
	res := &Result{strict: g.opts.Strict}
	var ds diag.List
	files, err := g.build(ctx, res, &ds)
	if err != nil {
		return nil, err
	}
	res.Diags = ds.Sorted()
	if res.Site != nil {
		res.Diags = lint.Quiet(res.Diags, res.Site)
	}
	if res.OK() {
		res.Artifacts = files
	}
	if g.opts.Once {
		g.forget()
	}
	return res, nil
}

// forget drops what only a second build would need, so that there is room for
// the pages that are made now. A handbook with translations keeps its files:
// their pages tell how the originals changed.
func (g *Generator) forget() {
	if len(g.abroad) == 0 {
		for _, p := range g.parsed {
			if p.page != nil {
				p.page.Forget()
			}
		}
	}
	g.parsed, g.abroad, g.advice = nil, nil, advice{}
}

func (g *Generator) build(ctx context.Context, res *Result, ds *diag.List) ([]artifact.Artifact, error) {
	// Opened anew each time, since a folder may be moved away and back.
	root, err := os.OpenRoot(filepath.Join(g.opts.Dir, "content"))
	if errors.Is(err, fs.ErrNotExist) {
		ds.Add(diag.Whole("", "site-missing", "no folder content in "+g.opts.Dir, "handrail init starts a new handbook"))
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the content folder: %w", err)
	}
	defer root.Close()
	content, found, err := site.Load(ctx, root.FS(), g.shelf)
	if err != nil {
		return nil, err
	}
	ds.Add(found...)
	settings, found := site.ParseSettings(content)
	ds.Add(found...)
	look, err := g.look(settings, tagsOf(content.Sources, settings), ds)
	if err != nil {
		return nil, err
	}
	res.Look = g.themeHash
	sources, translated := g.tongues(content.Sources, settings, ds)
	pages, err := g.parse(ctx, sources, g.locales[settings.Language], ds)
	if err != nil {
		return nil, err
	}
	translations, err := g.parseTranslations(ctx, translated, pages, ds)
	if err != nil {
		return nil, err
	}
	assets, found := content.Assets(append(slices.Clone(pages), inOrder(translations)...))
	ds.Add(found...)
	in := site.Input{Settings: settings, Pages: pages, Assets: assets, Has: content.Has, Drafts: g.opts.Drafts, Words: g.locales[settings.Language]}
	s, found := site.Link(in)
	ds.Add(found...)
	ds.Add(g.languages(s, in, translations)...)
	ds.Add(offlineFaults(s)...)
	res.Site = s
	errs, _ := ds.Count()
	ds.Add(g.advise(s, errs == 0)...)
	return g.artifacts(s, look, ds)
}

// watchdog is how long one page may take to parse. Limits on what is known to
// be slow come first; this is for what nobody thought of.
const watchdog = 10 * time.Second

// parse parses what changed since the last build, on all cores.
func (g *Generator) parse(ctx context.Context, sources []site.Source, words *locale.Locale, ds *diag.List) ([]*site.Page, error) {
	done := make([]parsedPage, len(sources))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, src := range sources {
		if p, ok := g.parsed[words.Key(src.Hash)]; ok {
			done[i] = p
			continue
		}
		work.Go(func() error {
			done[i] = parseWithin(watchdog, src, func(src site.Source) (*site.Page, []diag.Diag) { return site.ParseIn(src, words) })
			return ctx.Err()
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	g.parsed = make(map[[32]byte]parsedPage, len(sources))
	pages := make([]*site.Page, 0, len(sources))
	for i, p := range done {
		g.parsed[words.Key(sources[i].Hash)] = p
		ds.Add(p.ds...)
		if p.page != nil {
			pages = append(pages, p.page)
		}
	}
	return pages, nil
}

// parseWithin parses src, or gives it up after limit and says so.
func parseWithin(limit time.Duration, src site.Source, parse func(site.Source) (*site.Page, []diag.Diag)) parsedPage {
	var p parsedPage
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		defer func() {
			if fault := recover(); fault != nil {
				p = parsedPage{ds: []diag.Diag{diag.Whole(site.File(src.Path), "file-internal", fmt.Sprint("Handrail failed on this page: ", fault), "please report it with the page")}}
			}
		}()
		page, ds := parse(src)
		p = parsedPage{page, ds}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-finished:
		return p
	case <-timer.C:
		return parsedPage{ds: []diag.Diag{diag.Whole(site.File(src.Path), "file-slow", "takes longer than ten seconds to read", "")}}
	}
}

// Wordless lists the pages of the last build that can be found by the words of
// their text alone, since nobody gave them everyday words.
func (g *Generator) Wordless(s *site.Site) []*site.Node { return search.Wordless(s, g.wordsFor(s)) }
