package theme

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"handrail/generator/diag"
)

// baseTemplate is the frame of every page but those in bare.
const baseTemplate = "base.html"

// bare lists templates that are whole documents by themselves.
var bare = []string{"404.html", "redirect.html"}

// needed lists the templates that a theme cannot do without; all others are
// for kinds, and page.html or library.html can stand in for them.
var needed = []string{
	baseTemplate, "404.html", "az.html", "binder.html", "builder.html", "completion.html", "home.html", "keep.html", "library.html",
	"missing.html", "page.html", "redirect.html", "run.html", "workbook.html",
}

// readTemplates reads and parses templates/*.html, each together with the
// frame and the partials. A template with a mistake is left out.
func (t *Theme) readTemplates(fsys fs.FS) []diag.Diag {
	shared, ds := t.shared(fsys)
	if len(ds) > 0 {
		return ds
	}
	t.pieces = t.hold(shared)
	for _, name := range names(fsys, "templates", ".html") {
		if name == baseTemplate {
			continue
		}
		set := t.empty()
		err := t.parse(set, fsys, name)
		if err == nil {
			err = reach(set, shared, entry(name))
		}
		if err != nil {
			ds = append(ds, t.fault(name, err))
			continue
		}
		t.pages[name] = set
	}
	for _, name := range sortedKeys(t.sources) {
		ds = append(ds, t.ruleFaults(name)...)
	}
	for _, name := range needed {
		if _, ok := t.sources[name]; !ok {
			ds = append(ds, diag.Whole(path.Join("themes", t.name, "templates", name), "template-fault", "no such file", ""))
		}
	}
	return ds
}

// empty is a set of templates that holds none yet.
func (t *Theme) empty() *template.Template {
	return template.New("").Funcs(template.FuncMap{"icon": t.icon})
}

// shared parses what all pages have: the frame and the partials.
func (t *Theme) shared(fsys fs.FS) (*template.Template, []diag.Diag) {
	set := t.empty()
	files := []string{baseTemplate}
	for _, name := range names(fsys, "templates/partials", ".html") {
		files = append(files, "partials/"+name)
	}
	var ds []diag.Diag
	for _, name := range files {
		if err := t.parse(set, fsys, name); err != nil {
			ds = append(ds, t.fault(name, err))
		}
	}
	return set, ds
}

func (t *Theme) parse(set *template.Template, fsys fs.FS, name string) error {
	src, err := fs.ReadFile(fsys, "templates/"+name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // told once, by needed
	}
	if err != nil {
		return err
	}
	t.sources[name] = src
	_, err = set.New(name).Parse(string(src))
	return err
}

// icon shows icons/NAME.svg in a line of text. It is for the eye only: a word
// always stands beside it.
func (t *Theme) icon(name string) (template.HTML, error) {
	svg, ok := t.icons[name]
	if !ok {
		return "", fmt.Errorf("no icon %s", name)
	}
	return svg, nil
}

// readIcons reads icons/*.svg, made fit to stand in a page.
func (t *Theme) readIcons(fsys fs.FS) error {
	for _, name := range names(fsys, "icons", ".svg") {
		src, err := fs.ReadFile(fsys, "icons/"+name)
		if err != nil {
			return err
		}
		svg := strings.Replace(strings.TrimSpace(string(src)), ` xmlns="http://www.w3.org/2000/svg"`, "", 1)
		svg = strings.Replace(svg, "<svg", `<svg class="icon" aria-hidden="true"`, 1)
		t.icons[strings.TrimSuffix(name, ".svg")] = template.HTML(svg)
	}
	return nil
}

// template finds the first of the templates that the theme has.
func (t *Theme) template(candidates ...string) (name string) {
	for _, name := range candidates {
		if t.pages[name] != nil {
			return name
		}
	}
	return candidates[len(candidates)-1]
}

// entry is the template to start with in the set of a page.
func entry(name string) string {
	if slices.Contains(bare, name) {
		return name
	}
	return baseTemplate
}

// stamp is the hash of everything that templates are made of.
func (t *Theme) stamp() []byte {
	h := sha256.New()
	write := func(name string, data string) { fmt.Fprintf(h, "%d %s %d %s", len(name), name, len(data), data) }
	for _, name := range sortedKeys(t.sources) {
		write(name, string(t.sources[name]))
	}
	for _, name := range sortedKeys(t.icons) {
		write(name, string(t.icons[name]))
	}
	return h.Sum(nil)
}
