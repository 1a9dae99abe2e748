package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"handrail/generator/artifact"
	"handrail/generator/diag"
)

// file is a finished asset. Its name holds a hash of its bytes, so a server
// may let browsers keep it for ever.
type file struct {
	path string // "assets/app.3f9c01aa.css"
	data []byte
}

// Script is where a bundle of scripts stands in the output.
func (t *Theme) Script(bundle string) string { return t.scripts[bundle].path }

func newFile(name, ext string, data []byte) file {
	sum := sha256.Sum256(data)
	return file{path: "assets/" + name + "." + hex.EncodeToString(sum[:4]) + ext, data: data}
}

func (f file) artifact() artifact.Artifact { return artifact.Of(f.path, artifact.Asset, f.data) }

// bundles says which scripts a browser gets, and of which files of js/ each is
// made. scheme stands in the head of every page and runs before anything is
// painted; app follows every page; filter is for libraries, lesson for lessons,
// and path for pages that say which lessons are done; search is fetched when
// somebody starts to type, and search-parts with the index of a large handbook.
// plan and plan-page are for plans, sheet for what they print, run is fetched
// when one is run; plan-code is for plans that stand in an address, plan-open for
// the page that shows one, builder for the plan builder, plan-file for its
// downloads.
var bundles = []struct {
	name  string
	files []string
}{
	{"scheme", []string{"scheme.js"}},
	{"app", []string{"search-loader.js", "scheme-control.js", "print.js", "tabs.js", "checked.js", "offline.js", "run-return.js", "continue.js"}},
	{"filter", []string{"filter.js"}},
	{"lesson", []string{"lesson.js"}},
	{"path", []string{"path.js"}},
	{"search", []string{"search-engine.js", "search.js"}},
	{"search-parts", []string{"search-parts.js"}},
	{"plan", []string{"plan.js", "plan-words.js"}},
	{"plan-page", []string{"plan-page.js"}},
	{"sheet", []string{"sheet.js"}},
	{"run", []string{"run-clock.js", "run-alarm.js", "run.js"}},
	{"plan-code", []string{"plan-code.js", "plan-draft.js"}},
	{"plan-open", []string{"plan-open.js"}},
	{"builder", []string{"builder-rows.js", "builder.js"}},
	{"plan-file", []string{"plan-file.js"}},
}

// pictures are the icon as phones and computers want it where the handbook is
// kept like an app: of so many pixels, and how far they may cut it.
var pictures = []struct{ name, sizes, purpose string }{
	{"touch", "180x180", ""}, // what iPhones take; they round the corners themselves
	{"app-192", "192x192", "any"},
	{"app-512", "512x512", "any"},
	{"maskable-512", "512x512", "maskable"},
}

// styles is the style file in two halves, between which a handbook's own
// colour goes.
type styles struct {
	tokens  []byte
	rest    []byte
	schemes map[string]map[string]string // raw colours by scheme: light, dark, dim
}

// first lists the style files that the others build on, and last the one that
// has the last word.
var (
	first = []string{"tokens.css", "base.css", "layout.css"}
	last  = "print.css"
	alone = []string{
		"404.css",     // stands inside 404.html
		"builder.css", // a file of its own, for the plan builder
		"binder.css",  // and one for the page that prints everything
	}
)

func (t *Theme) readAssets(fsys fs.FS) []diag.Diag {
	var ds []diag.Diag
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	read := func(dir, name, mime string) []byte {
		src, err := fs.ReadFile(fsys, dir+"/"+name)
		if err == nil {
			src, err = m.Bytes(mime, src)
		}
		if err != nil {
			ds = append(ds, t.unreadable(dir+"/"+name, err))
		}
		return bytes.TrimSpace(src)
	}
	t.styles.tokens = read("css", first[0], "text/css")
	t.styles.schemes = readSchemes(t.styles.tokens)
	for _, name := range styleOrder(names(fsys, "css", ".css")) {
		t.styles.rest = append(t.styles.rest, read("css", name, "text/css")...)
	}
	t.gone = string(read("css", alone[0], "text/css"))
	t.builder = newFile("builder", ".css", read("css", alone[1], "text/css"))
	t.binder = newFile("binder", ".css", read("css", alone[2], "text/css"))
	t.scripts = map[string]file{}
	for _, b := range bundles {
		var parts [][]byte
		for _, name := range b.files {
			parts = append(parts, bytes.TrimSuffix(read("js", name, "text/javascript"), []byte(";")))
		}
		t.scripts[b.name] = newFile(b.name, ".js", append(bytes.Join(parts, []byte(";\n")), ";\n"...))
	}
	icon := func(name, ext string) file {
		data, err := fs.ReadFile(fsys, "icons/"+name+ext)
		if err != nil {
			ds = append(ds, t.unreadable("icons/"+name+ext, err))
		}
		return newFile(name, ext, data)
	}
	t.logo, t.pictures = icon("icon", ".svg"), map[string]file{}
	for _, p := range pictures {
		t.pictures[p.name] = icon(p.name, ".png")
	}
	return ds
}

// styleOrder puts the style files after tokens.css in the order in which they
// are joined.
func styleOrder(all []string) []string {
	order := slices.Clone(first[1:])
	for _, name := range all {
		if name != last && !slices.Contains(alone, name) && !slices.Contains(first, name) {
			order = append(order, name)
		}
	}
	return append(order, last)
}

// style is the one style file of a handbook whose own colours are accent and,
// for dark screens, accentDark; "" means the theme's.
func (t *Theme) style(accent, accentDark string) file {
	var b bytes.Buffer
	b.Write(t.styles.tokens)
	if accent != "" {
		colours := t.styles.accents(accent, accentDark)
		fmt.Fprintf(&b, `:root{%s}@media(prefers-color-scheme:dark){:root{%s}}[data-scheme=light]{%s}[data-scheme=dark]{%s}[data-scheme=dim]{%s}`,
			colours["light"], colours["dark"], colours["light"], colours["dark"], colours["dim"])
	}
	b.Write(t.styles.rest)
	return newFile("app", ".css", b.Bytes())
}

// brand is the declaration of a handbook's own colour.
func brand(colour, on string) string {
	return strings.Join([]string{"--brand:" + colour, "--on-brand:" + on}, ";")
}
