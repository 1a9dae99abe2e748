package theme

import (
	"bytes"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"

	"handrail/generator/diag"
	"handrail/generator/locale"
)

// Theme is a theme's files, read and checked. What it tells does not change after
// New, and it may be used from several goroutines.
type Theme struct {
	name        string
	words       *locale.Locale                // the language it speaks
	pages       map[string]*template.Template // by file name: page.html
	pieces      []*piece                      // in the order of the frame
	sources     map[string][]byte             // templates' text, by name, for diagnostics
	icons       map[string]template.HTML
	styles      styles
	scripts     map[string]file // by bundle
	partsScript []byte          // what brings the parts of a large search index
	logo        file            // the handbook's icon
	pictures    map[string]file // the same for devices that need pixels, by name
	gone        string          // the style inside 404.html
	run         file            // the style of a session that runs
	salt        []byte          // hash of all templates
}

// New reads the theme called name from fsys, which holds templates/, css/, js/
// and icons/. Mistakes in it are diagnostics with their place in themes/NAME;
// with any, the theme must not be used.
func New(name string, fsys fs.FS) (*Theme, []diag.Diag) { return In(nil, name, fsys) }

// In is New for a theme that speaks the language of words; nil is English.
func In(words *locale.Locale, name string, fsys fs.FS) (*Theme, []diag.Diag) {
	fsys = words.Files(fsys)
	t := &Theme{name: name, words: words, pages: map[string]*template.Template{}, sources: map[string][]byte{}, icons: map[string]template.HTML{}}
	var ds []diag.Diag
	if err := t.readIcons(fsys); err != nil {
		ds = append(ds, t.unreadable("icons", err))
	}
	ds = append(ds, t.readTemplates(fsys)...)
	ds = append(ds, t.readAssets(fsys)...)
	t.salt = t.stamp()
	return t, ds
}

func (t *Theme) unreadable(file string, err error) diag.Diag {
	return diag.Whole(path.Join("themes", t.name, file), "template-fault", err.Error(), "")
}

// execute makes a page of a view: template, then minified HTML.
func (t *Theme) execute(name string, view any) ([]byte, error) {
	return t.html(t.pages[name], entry(name), name, view, t.fill)
}

// html makes HTML of a view with the template start of a set, for the page name;
// then, if given, it is changed.
func (t *Theme) html(set *template.Template, start, name string, view any, then func(page []byte, name string, view any) ([]byte, error)) ([]byte, error) {
	page, small := buffers.Get().(*bytes.Buffer), buffers.Get().(*bytes.Buffer)
	defer spent(page, small)
	if err := set.ExecuteTemplate(page, start, view); err != nil {
		return nil, &FaultError{t.fault(name, err)}
	}
	if err := minifier.Minify("text/html", small, page); err != nil {
		return nil, &FaultError{t.fault(name, err)}
	}
	if then == nil {
		return bytes.Clone(small.Bytes()), nil
	}
	out, err := then(small.Bytes(), name, view)
	return release(out), err
}

// buffers hold a page while it is made. A build makes thousands, each of them
// larger than what is kept of it.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxKept is the largest buffer, in bytes, that waits for the next page.
const maxKept = 1 << 20

func spent(list ...*bytes.Buffer) {
	for _, b := range list {
		if b.Cap() <= maxKept {
			b.Reset()
			buffers.Put(b)
		}
	}
}

// minifier removes what only people who read the source would miss. End tags
// stay: leaving them out saves nothing after gzip and makes diffs hard to read.
var minifier = newMinifier()

func newMinifier() *minify.M {
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepDefaultAttrVals: true, KeepSpecialComments: false})
	return m
}

// names lists the files of a folder that end in ext, by name; none when there
// is no such folder.
func names(fsys fs.FS, dir, ext string) []string {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ext) && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, e.Name())
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
